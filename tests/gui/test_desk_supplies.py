"""Goods at the desk by one key: to whoever is at hand or meant, so many, none left, undone; found, scanned, to do."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from station_app.core.people.model import new_card_code
from station_app.core.settings import commands as settings
from station_app.core.shifts.commands import set_heat
from station_app.core.supplies import queries
from station_app.core.supplies.commands import add_item, receive, retire_item, scrap
from station_app.core.supplies.model import Item, Move
from station_app.core.types import Done
from station_app.core.visits.queries import in_station
from station_app.gui.shell.window import MainWindow
from tests.gui.bare_page import cut_words
from tests.gui.drivers import ALT, CONTROL, Desk
from tests.gui.other_program import holding
from tests.gui.test_desk_today import Paints

CARD, OTHER_CARD = new_card_code(), new_card_code()
RIDER, OTHER = "周佳宁", "单小满"
BARCODE = "6901234567892"
DRINK = "酸梅汤"
F5, F6 = Qt.Key.Key_F5, Qt.Key.Key_F6


class Shelf:
    """Goods on the keys of a desk with two riders, and what was handed out."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.rider = desk.knows(RIDER, "13800002046", card=CARD)
        self.other = desk.knows(OTHER, "13911112046", card=OTHER_CARD)

    def run(self, done: Done[object]) -> None:
        self.desk.window.context.hub.changed.emit(done.touched)

    def item(
        self,
        name: str = DRINK,
        *,
        stock: int = 30,
        key: int | None = 5,
        kind: str = "drink",
        expires: date | None = None,
        barcode: str | None = None,
    ) -> Item:
        now = self.desk.clock.now()
        made = add_item(
            self.desk.db, name=name, unit="瓶", kind=kind, desk_key=key, low_mark=20, barcode=barcode, now=now, by=None
        )
        self.run(made)
        if stock:
            self.run(receive(self.desk.db, item_id=made.value.id, quantity=stock, expires_on=expires, now=now, by=None))
        return made.value

    def moment_later(self) -> None:
        """What needs doing is read when the goods handed out are said already."""
        self.desk.page.today.alerts.soon.timeout.emit()

    def stock(self, item: Item) -> int:
        return queries.stock(self.desk.db, item.id)

    def last(self, item: Item) -> Move:
        return queries.moves(self.desk.db, item.id)[0]


@pytest.fixture
def shelf(desk: Desk) -> Shelf:
    """The shelf behind the desk."""
    return Shelf(desk)


def test_one_key_hands_one_to_who_just_came(desk: Desk, shelf: Shelf) -> None:
    drink = shelf.item()
    desk.scan(CARD)
    desk.press(F5)
    assert desk.result() == "酸梅汤 1 瓶 → 周佳宁 29 瓶 left"
    move = shelf.last(drink)
    (visit,) = in_station(desk.db)
    assert (move.quantity, move.person_id, move.visit_id) == (-1, shelf.rider, visit.id)
    assert "supplies" in visit.services
    assert desk.status() == "酸梅汤 1 瓶 → 周佳宁"
    assert desk.focus_is_in_the_field()
    assert desk.figures() == (1, 1, 1)


def test_what_is_low_is_said_in_another_look(desk: Desk, shelf: Shelf) -> None:
    shelf.item(stock=21)
    strip = desk.page.entry.strip
    desk.press(F5)
    assert desk.result() == "酸梅汤 1 瓶 handed out 20 瓶 left, as few as there should be"
    desk.press(F5)
    assert desk.result() == "酸梅汤 1 瓶 handed out 19 瓶 left, fewer than 20"
    assert strip.property("kind") == "look"


def test_nobody_at_hand_is_nobody_in_particular(desk: Desk, shelf: Shelf) -> None:
    drink = shelf.item()
    desk.scan(CARD)
    desk.later(seconds=61)
    desk.press(F5)
    move = shelf.last(drink)
    assert (move.quantity, move.person_id, move.visit_id) == (-1, None, None)
    assert desk.result().startswith("酸梅汤 1 瓶 handed out")


def test_a_number_in_the_field_hands_out_as_many(desk: Desk, shelf: Shelf) -> None:
    drink = shelf.item()
    desk.scan(CARD)
    desk.type("12")
    desk.press(F5)
    assert shelf.stock(drink) == 18
    assert desk.field() == ""
    assert desk.result().startswith("酸梅汤 12 瓶 → 周佳宁 18 瓶 left, fewer than 20")
    desk.undo()
    assert shelf.stock(drink) == 30
    assert desk.field() == "12"
    assert desk.status() == "Undone: 酸梅汤 12 瓶 → 周佳宁"


def test_the_one_found_is_checked_in_first_and_each_is_undone_by_itself(desk: Desk, shelf: Shelf) -> None:
    drink = shelf.item()
    desk.type("zjn")
    desk.press(F5)
    assert desk.on_site() == [RIDER]
    assert shelf.last(drink).person_id == shelf.rider
    assert desk.result().startswith("酸梅汤 1 瓶 → 周佳宁 29 瓶 left · 周佳宁 checked in 10:00")
    assert desk.field() == ""
    desk.undo()
    assert shelf.stock(drink) == 30
    assert desk.on_site() == [RIDER]
    assert "supplies" not in in_station(desk.db)[0].services
    desk.press(F6)  # hands out nothing: no goods have this key
    assert shelf.stock(drink) == 30
    desk.undo()
    assert desk.on_site() == []
    assert desk.field() == "zjn"


def test_the_wrong_goods_taken_back_go_on_with_the_same_person(desk: Desk, shelf: Shelf) -> None:
    drink, ice = shelf.item(), shelf.item("冰袋", key=6)
    desk.scan(CARD)
    desk.press(F5)
    desk.undo()
    desk.press(F6)
    assert shelf.stock(drink) == 30
    assert shelf.last(ice).person_id == shelf.rider


def test_after_a_check_in_is_taken_back_nobody_is_at_hand(desk: Desk, shelf: Shelf) -> None:
    drink = shelf.item()
    desk.scan(CARD)
    desk.undo()
    desk.press(Qt.Key.Key_Escape)
    desk.press(F5)
    assert shelf.last(drink).person_id is None


def test_several_found_are_never_chosen_among(desk: Desk, shelf: Shelf) -> None:
    drink = shelf.item()
    desk.type("2046")
    assert len(desk.names()) == 2
    desk.press(F5)
    assert shelf.stock(drink) == 30
    assert desk.on_site() == []
    assert desk.hint() == "Please mark somebody with ↓, then F5. Nothing was handed out."
    desk.press(Qt.Key.Key_Down)
    marked = desk.names()[0]
    desk.press(F5)
    assert shelf.last(drink).name == marked
    assert desk.on_site() == [marked]


def test_half_typed_text_hands_out_nothing(desk: Desk, shelf: Shelf) -> None:
    drink = shelf.item()
    desk.scan(CARD)
    for typed in ("qqq", "+6"):
        desk.type(typed)
        desk.press(F5)
        assert shelf.stock(drink) == 30
        assert desk.field() == typed
        assert "Nothing was handed out" in desk.hint()
        desk.press(Qt.Key.Key_Escape)
    desk.type("13922223333")
    desk.press(F5)
    assert "Nothing was handed out" in desk.page.entry.newcomer.complaint.text()
    assert shelf.stock(drink) == 30


def test_swapped_digits_are_handed_nothing(desk: Desk, shelf: Shelf) -> None:
    drink = shelf.item()
    desk.knows("孟凡", "13500006612")
    desk.type("6621")
    assert desk.names() == ["孟凡"]
    desk.press(F5)
    assert shelf.stock(drink) == 30
    assert desk.on_site() == []


def test_who_is_here_already_is_given_to_with_the_visit_there_is(desk: Desk, shelf: Shelf) -> None:
    drink = shelf.item()
    desk.scan(CARD)
    desk.later(minutes=20)
    desk.type("zjn")
    desk.press(F5)
    assert desk.figures() == (1, 1, 1)
    assert shelf.last(drink).visit_id == in_station(desk.db)[0].id
    assert desk.result() == "酸梅汤 1 瓶 → 周佳宁 29 瓶 left"
    desk.later(minutes=5)
    desk.scan(CARD)
    assert desk.shows("deskHere")
    desk.press(F5)
    assert shelf.stock(drink) == 28
    assert not desk.shows("deskHere")


def test_people_without_a_name_get_it_with_their_visit(desk: Desk, shelf: Shelf) -> None:
    drink = shelf.item()
    desk.type("+6h")
    desk.enter()
    desk.type("6")
    desk.press(F5)
    assert desk.result().startswith("酸梅汤 6 瓶 → No name ×6")
    move = shelf.last(drink)
    assert (move.quantity, move.person_id, move.visit_id) == (-6, None, in_station(desk.db)[0].id)


def test_none_left_and_only_expired_are_refused_beside(desk: Desk, shelf: Shelf) -> None:
    shelf.item(stock=0)
    old = shelf.item("面包", key=6, kind="food", expires=date(2026, 8, 20))
    desk.scan(CARD)
    desk.press(F5)
    assert "No 酸梅汤 is left" in desk.result()
    assert desk.page.entry.strip.property("kind") == "refused"
    desk.press(F6)
    assert "past its date" in desk.result()
    assert shelf.stock(old) == 30
    assert desk.on_site() == [RIDER]
    desk.type("99")
    desk.press(F5)
    assert desk.field() == "99"


def test_a_check_in_before_a_refusal_stands_and_is_said(desk: Desk, shelf: Shelf) -> None:
    shelf.item(stock=0)
    desk.type("zjn")
    desk.press(F5)
    assert "No 酸梅汤 is left" in desk.result()
    assert "周佳宁 checked in 10:00" in desk.result()
    assert desk.on_site() == [RIDER]
    assert desk.field() == ""


def test_a_key_held_down_hands_out_one(desk: Desk, shelf: Shelf) -> None:
    drink = shelf.item()
    action = desk.page.findChild(QAction, "action.desk.hand.F5")
    assert action is not None
    assert action.isEnabled()
    assert not action.autoRepeat()
    desk.press(F5)
    assert shelf.stock(drink) == 29


def test_the_same_key_while_the_file_is_busy_hands_out_one(desk: Desk, shelf: Shelf, qtbot: QtBot) -> None:
    drink = shelf.item()
    with holding(desk.db.path, seconds=1.0):
        desk.press(F5)
        QTest.qWait(120)
        desk.press(F5)  # nothing seemed to happen
        assert shelf.stock(drink) == 30
    qtbot.waitUntil(lambda: not desk.window.context.operations.busy(), timeout=5_000)
    assert shelf.stock(drink) == 29
    desk.press(F5)
    assert shelf.stock(drink) == 28


def test_what_was_typed_while_a_check_in_and_its_goods_waited_stays(desk: Desk, shelf: Shelf, qtbot: QtBot) -> None:
    drink = shelf.item()
    with holding(desk.db.path, seconds=1.0):
        desk.type("zjn")
        desk.press(F5)
        QTest.qWait(120)
        desk.type("dxm")
        assert desk.field() == "dxm"
    qtbot.waitUntil(lambda: not desk.window.context.operations.busy(), timeout=5_000)
    assert shelf.last(drink).person_id == shelf.rider
    assert desk.field() == "dxm"
    desk.enter()
    assert sorted(desk.on_site()) == sorted([RIDER, OTHER])


def test_buttons_say_what_the_keys_hand_out(desk: Desk, shelf: Shelf, window: MainWindow) -> None:
    assert not desk.shows("deskSupplies")
    drink = shelf.item()
    assert desk.shows("deskSupplies")
    assert desk.shows("deskSupply.5")
    assert not desk.shows("deskSupply.6")
    button = window.findChild(QPushButton, "deskSupply.5")
    assert button is not None
    assert button.accessibleName() == "Hand out 酸梅汤; in stock: 30 瓶"
    desk.scan(CARD)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert shelf.last(drink).person_id == shelf.rider
    assert button.accessibleName() == "Hand out 酸梅汤; in stock: 29 瓶"
    assert desk.focus_is_in_the_field()
    assert ("F5", "Hand out one: 酸梅汤") in [(line.keys[0], line.text) for line in window.key_lines()]
    assert not [line for line in window.key_lines() if "F6" in line.keys]


def test_without_the_part_there_are_no_keys(desk: Desk, shelf: Shelf) -> None:
    drink = shelf.item(barcode=BARCODE)
    done = settings.set(desk.db, key="station.parts_off", value=["amenities"], now=desk.clock.now(), by=None)
    shelf.run(done)
    shelf.moment_later()
    assert not desk.shows("deskSupplies")
    assert not desk.page.today.alerts.isVisible()
    desk.press(F5)
    desk.scan(BARCODE)
    assert shelf.stock(drink) == 30
    assert "Unknown code" in desk.result()
    desk.type("酸梅")
    assert desk.names() == []


@pytest.mark.parametrize("typed", ["酸梅", "suanmei", "smt"])
def test_goods_are_found_as_tools_are_and_enter_hands_out_one(desk: Desk, shelf: Shelf, typed: str) -> None:
    drink = shelf.item()
    desk.scan(CARD)
    QTest.qWait(80)
    desk.type(typed)
    assert desk.names() == [DRINK]
    (row,) = desk.page.entry.candidates.rows()
    assert row.about == "in stock: 30 瓶 · F5"
    assert desk.hint() == "Enter hands out one to 周佳宁"
    desk.enter()
    assert shelf.last(drink).person_id == shelf.rider
    assert desk.field() == ""
    desk.undo()
    assert desk.field() == typed
    assert desk.names() == [DRINK]
    assert shelf.stock(drink) == 30


def test_goods_never_stand_in_the_way_of_a_person(desk: Desk, shelf: Shelf) -> None:
    drink = shelf.item("周转饮")
    desk.type("周")
    assert desk.names() == [RIDER]
    desk.enter()
    assert desk.on_site() == [RIDER]
    assert shelf.stock(drink) == 30


def test_several_goods_found_are_not_chosen_among(desk: Desk, shelf: Shelf) -> None:
    first, second = shelf.item("绿豆汤"), shelf.item("绿豆沙", key=6)
    desk.type("绿豆")
    assert desk.names() == ["绿豆汤", "绿豆沙"]
    desk.enter()
    assert "↓" in desk.hint()
    assert [shelf.stock(each) for each in (first, second)] == [30, 30]
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Down)
    desk.enter()
    assert [shelf.stock(each) for each in (first, second)] == [30, 29]


def test_a_packets_barcode_does_what_its_key_does(desk: Desk, shelf: Shelf, window: MainWindow) -> None:
    drink = shelf.item(key=None, barcode=BARCODE)
    desk.scan(CARD)
    desk.scan(BARCODE)
    assert desk.result().startswith("酸梅汤 1 瓶 → 周佳宁 29 瓶 left")
    assert desk.field() == ""
    desk.scan(BARCODE)
    assert shelf.stock(drink) == 28
    window.show_page("settings")
    desk.scan(BARCODE)
    assert window.current() == "desk"
    assert shelf.stock(drink) == 27
    desk.type(BARCODE)
    QTest.qWait(80)  # by hand
    desk.enter()
    assert shelf.stock(drink) == 26


def test_goods_not_kept_any_more_are_not_handed_out(desk: Desk, shelf: Shelf) -> None:
    drink = shelf.item(stock=1, key=None, barcode=BARCODE)
    now = desk.clock.now()
    shelf.run(scrap(desk.db, item_id=drink.id, quantity=1, reason="破损", now=now, by=None))
    shelf.run(retire_item(desk.db, item_id=drink.id, now=now, by=None))
    desk.scan(BARCODE)
    assert "not kept any more" in desk.result()
    assert desk.page.entry.strip.property("kind") == "refused"


def test_a_known_persons_line_says_what_they_were_given_today(desk: Desk, shelf: Shelf) -> None:
    shelf.item()
    shelf.item("冰袋", key=6)
    desk.scan(CARD)
    desk.type("2")
    desk.press(F5)
    desk.press(F6)
    desk.press(F6)
    desk.undo()
    desk.type("zjn")
    (row,) = desk.page.entry.candidates.rows()
    assert "today: 酸梅汤 2 瓶, 冰袋 1 瓶" in row.notice
    desk.press(Qt.Key.Key_Escape)
    desk.later(days=1)
    desk.type("zjn")
    (row,) = desk.page.entry.candidates.rows()
    assert "today" not in row.notice


# -- what needs doing ------------------------------------------------------------------------------------------------


def test_low_expired_and_expiring_goods_are_to_be_done(desk: Desk, shelf: Shelf, window: MainWindow) -> None:
    alerts = desk.page.today.alerts
    assert not alerts.isVisible()
    shelf.item(stock=6)
    shelf.item("藿香正气水", key=None, kind="medicine", expires=date(2026, 9, 20))
    shelf.item("面包", key=None, kind="food", expires=date(2026, 8, 31))
    assert alerts.soon.isActive()
    assert not alerts.isVisible()
    shelf.moment_later()
    assert alerts.isVisible()
    assert alerts.texts() == [
        "面包: 30 瓶 past their date",
        "酸梅汤: 6 瓶 left (mark 20)",
        "藿香正气水: 30 瓶 · 20 Sep · 19 d left",
    ]
    names = [each.accessibleName() for each in alerts.findChildren(QPushButton) if each.isVisible()]
    assert names[1] == "View 酸梅汤: 6 瓶 left (mark 20)"
    desk.later(days=20)
    desk.page.minute.timeout.emit()
    assert alerts.texts()[:2] == ["面包: 30 瓶 past their date", "藿香正气水: 30 瓶 past their date"]


def test_of_each_kind_the_first_is_shown_and_the_rest_is_counted(desk: Desk, shelf: Shelf) -> None:
    for at in range(6):
        shelf.item(f"饮{at}", stock=at, key=None)
    shelf.item("面包", key=None, kind="food", expires=date(2026, 8, 31))
    alerts = desk.page.today.alerts
    shelf.moment_later()
    assert alerts.texts() == [
        "面包: 30 瓶 past their date",
        *(f"饮{at}: {at} 瓶 left (mark 20)" for at in range(3)),
    ]
    more = desk.window.findChild(QWidget, "deskAlertsMore")
    assert more is not None
    assert more.text() == "3 more on the page of amenities and supplies"  # type: ignore[attr-defined]


def test_a_check_in_costs_no_statement_more_than_before_and_reads_nothing_of_the_house(
    desk: Desk, shelf: Shelf
) -> None:
    asked: list[str] = []
    desk.knows("孟凡", "13500006612")

    def statements() -> list[str]:
        asked.clear()
        desk.db.conn.set_trace_callback(asked.append)
        desk.enter()
        desk.db.conn.set_trace_callback(None)
        desk.later(minutes=2)
        return list(asked)

    desk.type("zjn")
    bare = statements()
    for at in range(3):
        shelf.item(f"饮{at}", stock=3, key=5 + at)
    desk.type("6612")
    full = statements()
    assert sorted(desk.on_site()) == sorted([RIDER, "孟凡"])
    house = ("supply", "stock_move", "amenity", "occupancy", "fault", "heat")
    assert [sql for sql in full if any(word in sql for word in house)] == []
    assert len(full) <= len(bare)


def test_enter_paints_neither_the_keys_nor_what_needs_doing(desk: Desk, shelf: Shelf, qtbot: QtBot) -> None:
    shelf.item(stock=3)
    shelf.run(set_heat(desk.db, level=37, now=desk.clock.now(), by=None))
    shelf.moment_later()
    assert desk.page.today.alerts.isVisible()
    assert desk.shows("deskHeat")
    desk.scan(OTHER_CARD)
    desk.later(minutes=1)
    desk.type("zjn")
    qtbot.wait(60)
    side = desk.page.today
    parts: dict[str, QWidget] = {"heat": side.heat._tip, "alerts": side.alerts._rows[0].words}
    paints = Paints(parts)
    QApplication.instance().installEventFilter(paints)  # type: ignore[union-attr]
    desk.enter()
    for _ in range(5):
        QApplication.sendPostedEvents()
    qtbot.wait(60)
    QApplication.instance().removeEventFilter(paints)  # type: ignore[union-attr]
    assert paints.times == {"heat": 0, "alerts": 0}
    assert RIDER in desk.on_site()


# -- heat, languages, room -------------------------------------------------------------------------------------------


def test_a_hot_day_has_one_line_of_advice(desk: Desk, shelf: Shelf, window: MainWindow) -> None:
    assert not desk.shows("deskHeat")
    shelf.run(set_heat(desk.db, level=37, now=desk.clock.now(), by=None))
    line = window.findChild(QWidget, "deskHeat")
    assert line is not None
    assert line.isVisible()
    assert line.accessibleName().startswith("Heat 37 °C: ")
    desk.later(days=1)
    desk.page.minute.timeout.emit()
    assert not line.isVisible()


def test_nothing_is_cut_on_a_narrow_window_in_either_language(
    desk: Desk, shelf: Shelf, window: MainWindow, qtbot: QtBot
) -> None:
    for at, name in enumerate(("酸梅汤", "冰袋", "藿香正气水", "一个很长很长的物资名称超过了按钮"), 5):
        shelf.item(name, key=at, stock=3)
    shelf.moment_later()
    shelf.run(set_heat(desk.db, level=40, now=desk.clock.now(), by=None))
    window.resize(1280, 680)
    for code in ("zh", "en"):
        window.context.language.use(code)
        qtbot.wait(30)
        supplies = window.findChild(QWidget, "deskSupplies")
        assert supplies is not None
        assert supplies.isVisible()
        assert cut_words(supplies) == []
        tip = desk.page.today.heat._tip
        assert tip.height() >= tip.heightForWidth(tip.width())
        assert desk.page.on_site.height() > 100


def test_keys_and_alt_still_mean_the_services(desk: Desk, shelf: Shelf) -> None:
    shelf.item()
    desk.press(Qt.Key.Key_5, ALT)
    desk.type("zjn")
    desk.press(F5)
    services = in_station(desk.db)[0].services
    assert {"meal", "supplies"} <= set(services)
    desk.press(Qt.Key.Key_Z, CONTROL)
    assert "supplies" not in in_station(desk.db)[0].services


def test_a_day_later_nothing_is_at_hand_of_the_day_before(desk: Desk, shelf: Shelf) -> None:
    drink = shelf.item()
    desk.scan(CARD)
    desk.clock.forward(timedelta(days=1))
    desk.press(F5)
    assert shelf.last(drink).person_id is None
