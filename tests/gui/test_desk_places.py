"""Places at the desk by scan: taken by who is at hand or comes next, freed, full, out of order, left by leaving."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from station_app.core.amenities import queries
from station_app.core.amenities.commands import add, confirm_fixed, occupy, report_fault, retire
from station_app.core.amenities.model import Amenity
from station_app.core.lending.commands import add_tool
from station_app.core.lending.queries import open_loan
from station_app.core.people.commands import merge
from station_app.core.people.model import new_card_code
from station_app.core.settings import commands as settings
from station_app.core.types import Done
from station_app.gui.kit.requests import OpenAmenities
from station_app.gui.shell.window import MainWindow
from tests.gui.drivers import Desk
from tests.gui.other_program import holding

CARD, OTHER_CARD = new_card_code(), new_card_code()
RIDER, OTHER = "周佳宁", "单小满"


class Hall:
    """Amenities of a desk with two riders, and who has which place."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.rider = desk.knows(RIDER, "13800002046", card=CARD)
        self.other = desk.knows(OTHER, "13911112046", card=OTHER_CARD)
        self.panel = desk.page.entry.place

    def run(self, done: Done[object]) -> None:
        self.desk.window.context.hub.changed.emit(done.touched)

    def amenity(
        self, name: str = "充电位", *, capacity: int | None = 12, kind: str = "charging", fills: str = "hand"
    ) -> Amenity:
        done = add(
            self.desk.db, name=name, kind=kind, capacity=capacity, fills=fills, place="大厅",
            now=self.desk.clock.now(), by=None,
        )  # fmt: skip
        self.run(done)
        return done.value

    def takes(self, amenity: Amenity, person: int | None, places: int = 1) -> None:
        now = self.desk.clock.now()
        self.run(occupy(self.desk.db, amenity_id=amenity.id, person_id=person, places=places, now=now, by=None))

    def who(self, amenity: Amenity) -> list[tuple[int, str | None]]:
        return [(each.slot, each.name) for each in queries.occupancies(self.desk.db, amenity_id=amenity.id)]

    def label(self, amenity: Amenity) -> str:
        assert amenity.label is not None
        return amenity.label

    def said(self) -> str:
        return self.panel.text() if self.panel.isVisible() else ""


@pytest.fixture
def hall(desk: Desk) -> Hall:
    """The hall of the desk."""
    return Hall(desk)


def test_scan_the_amenity_then_a_card(desk: Desk, hall: Hall) -> None:
    charging = hall.amenity()
    hall.takes(charging, hall.other)
    desk.later(minutes=27)
    desk.scan(hall.label(charging))
    assert hall.said() == "S-001 充电位: 11 of 12 free. Who takes a place? 大厅 · no. 1 单小满 27 min"
    assert desk.field() == ""
    desk.scan(CARD)
    assert hall.who(charging) == [(1, OTHER), (2, RIDER)]
    assert desk.result().startswith("充电位 no. 2 → 周佳宁 10 of 12 free · 周佳宁 checked in 10:27")
    assert RIDER in desk.on_site()  # leaving frees what is taken, so whoever takes a place is here
    assert hall.said() == ""
    assert desk.focus_is_in_the_field()


@pytest.mark.parametrize("typed", ["s1", "s-001", "S 001", "充电"])
def test_a_typed_code_or_name_and_enter_pick_it(desk: Desk, hall: Hall, typed: str) -> None:
    charging = hall.amenity()
    desk.type(typed)
    assert desk.names() == ["S-001 充电位"]
    (row,) = desk.page.entry.candidates.rows()
    assert row.about == "大厅 · 12 of 12 free"
    desk.enter()
    assert "Who takes a place?" in hall.said()
    desk.type("zjn")
    assert desk.hint() == "Who takes a place at S-001 充电位? ↓ marks, Enter takes it"
    desk.enter()
    assert hall.who(charging) == [(1, RIDER)]


def test_with_somebody_at_hand_enter_takes_it_for_them(desk: Desk, hall: Hall) -> None:
    charging = hall.amenity()
    desk.scan(CARD)
    desk.scan(hall.label(charging))
    assert "S-001 充电位: a place for 周佳宁? 12 of 12 free" in hall.said()
    assert desk.page.entry.register.accessibleName() == "Take a place"
    desk.enter()
    assert hall.who(charging) == [(1, RIDER)]
    assert desk.result() == "充电位 no. 1 → 周佳宁 11 of 12 free"
    assert desk.page.entry.register.accessibleName() == "Check in"
    assert desk.figures() == (1, 1, 1)


def test_who_has_a_place_there_is_offered_to_free_it(desk: Desk, hall: Hall) -> None:
    charging = hall.amenity()
    desk.scan(CARD)
    desk.scan(hall.label(charging))
    desk.enter()
    desk.later(minutes=27)
    desk.scan(hall.label(charging))
    assert "Who takes a place?" in hall.said()
    desk.scan(CARD)
    assert "周佳宁 has 充电位 no. 1 for 27 min. Is it free again?" in hall.said()
    assert hall.who(charging) == [(1, RIDER)]
    assert desk.page.entry.register.accessibleName() == "Free again"
    desk.enter()
    assert hall.who(charging) == []
    assert desk.result() == "充电位 no. 1 is free again 周佳宁 was there 27 min · 12 of 12 free"
    assert RIDER in desk.on_site()


def test_each_act_is_undone_by_itself(desk: Desk, hall: Hall) -> None:
    charging = hall.amenity()
    desk.scan(hall.label(charging))
    desk.scan(CARD)
    desk.undo()
    assert hall.who(charging) == []
    assert desk.on_site() == [RIDER]
    assert desk.field() == "S-001"
    assert desk.names() == ["S-001 充电位"]
    desk.enter()
    assert "a place for 周佳宁?" in hall.said()  # still at hand
    desk.enter()
    assert hall.who(charging) == [(1, RIDER)]
    desk.scan(hall.label(charging))
    desk.enter()
    assert hall.who(charging) == []
    desk.undo()
    assert hall.who(charging) == [(1, RIDER)]


def test_a_single_place_is_freed_by_enter(desk: Desk, hall: Hall) -> None:
    room = hall.amenity("直播间", capacity=1, kind="live_room")
    hall.takes(room, hall.other)
    desk.later(minutes=52)
    desk.scan(hall.label(room))
    assert "单小满 has 直播间 for 52 min. Is it free again?" in hall.said()
    desk.enter()
    assert hall.who(room) == []
    assert desk.result().startswith("直播间 is free again")
    hall.takes(room, None)
    desk.scan(hall.label(room))
    assert "直播间 has been taken for 0 min. Is it free again?" in hall.said()


def test_a_full_amenity_checks_nobody_in(desk: Desk, hall: Hall) -> None:
    charging = hall.amenity(capacity=2)
    hall.takes(charging, None, places=2)
    desk.scan(hall.label(charging))
    assert "S-001 充电位 is full: 2 of 2 taken." in hall.said()
    assert "no. 1 somebody 0 min" in hall.said()
    desk.scan(CARD)
    assert desk.on_site() == []
    assert "is full" in hall.said()
    desk.enter()
    assert hall.who(charging) == [(1, None), (2, None)]


def test_out_of_order_is_said_with_the_fault(desk: Desk, hall: Hall) -> None:
    charging = hall.amenity()
    hall.takes(charging, hall.other)
    hall.run(report_fault(desk.db, what="插座松动", amenity_id=charging.id, now=desk.clock.now(), by=None))
    desk.type("s1")
    (row,) = desk.page.entry.candidates.rows()
    assert row.notice == "out of order: 插座松动"
    desk.enter()
    assert "S-001 充电位 is out of order: 插座松动" in hall.said()
    desk.scan(CARD)
    assert hall.who(charging) == [(1, OTHER)]
    assert desk.on_site() == []
    desk.scan(OTHER_CARD)
    assert "单小满 has 充电位 no. 1" in hall.said()
    desk.enter()
    assert hall.who(charging) == []


def test_what_has_no_places_says_how_it_is(desk: Desk, hall: Hall) -> None:
    water = hall.amenity("饮水机", capacity=None, kind="water")
    desk.scan(hall.label(water))
    assert desk.result() == "S-001 饮水机 no places to take here · 大厅"
    hall.run(report_fault(desk.db, what="不出热水", amenity_id=water.id, now=desk.clock.now(), by=None))
    desk.scan(hall.label(water))
    assert desk.result() == "S-001 饮水机 is out of order: 不出热水 大厅"
    assert desk.page.entry.strip.property("kind") == "refused"
    desk.scan(CARD)
    assert desk.on_site() == [RIDER]


def test_a_retired_amenity_is_refused(desk: Desk, hall: Hall) -> None:
    charging = hall.amenity()
    hall.run(retire(desk.db, amenity_id=charging.id, now=desk.clock.now(), by=None))
    desk.scan(hall.label(charging))
    assert "充电位" in desk.result()
    assert desk.page.entry.strip.property("kind") == "refused"
    assert hall.said() == ""


def test_leaving_says_what_became_free(desk: Desk, hall: Hall) -> None:
    charging, room = hall.amenity(), hall.amenity("直播间", capacity=1, kind="live_room")
    desk.scan(CARD)
    for each in (charging, room):
        desk.scan(hall.label(each))
        desk.enter()
    desk.later(minutes=20)
    desk.scan(CARD)
    desk.type("l")
    assert desk.result() == "周佳宁 left free again: 充电位 no. 1, 直播间 · was here 20 min"
    assert hall.who(charging) == hall.who(room) == []
    desk.undo()
    assert hall.who(charging) == [(1, RIDER)]
    assert desk.on_site() == [RIDER]


def test_a_known_persons_line_says_their_place(desk: Desk, hall: Hall) -> None:
    charging = hall.amenity()
    hall.takes(charging, None, places=2)
    desk.scan(hall.label(charging))
    desk.scan(CARD)
    desk.later(minutes=27)
    desk.type("zjn")
    (row,) = desk.page.entry.candidates.rows()
    assert row.notice == "充电位 no. 3 27 min · on site 27 min"
    assert row.notice in row.words()


def test_a_merged_record_keeps_its_place_in_the_line(desk: Desk, hall: Hall) -> None:
    charging = hall.amenity()
    old = desk.knows("周佳", "13911113333")
    hall.takes(charging, old)
    hall.run(merge(desk.db, keep=hall.rider, drop=old, now=desk.clock.now(), by=None))
    desk.type("zjn")
    (row,) = desk.page.entry.candidates.rows()
    assert "充电位 no. 1 0 min" in row.notice
    desk.press(Qt.Key.Key_Escape)
    desk.scan(hall.label(charging))
    desk.scan(CARD)
    assert "周佳宁 has 充电位 no. 1" in hall.said()


def test_escape_goes_back_one_step_at_a_time(desk: Desk, hall: Hall) -> None:
    charging = hall.amenity()
    desk.scan(CARD)
    desk.scan(hall.label(charging))
    desk.type("dx")
    desk.press(Qt.Key.Key_Escape)
    assert "a place for 周佳宁?" in hall.said()
    desk.press(Qt.Key.Key_Escape)
    assert "Who takes a place?" in hall.said()
    desk.enter()
    assert "Scan a card, or type who takes the place." in hall.said()
    desk.press(Qt.Key.Key_Escape)
    assert hall.said() == ""
    desk.scan(OTHER_CARD)
    assert hall.who(charging) == []
    assert sorted(desk.on_site()) == sorted([RIDER, OTHER])


def test_a_tool_and_an_amenity_are_never_picked_together(desk: Desk, hall: Hall) -> None:
    charging = hall.amenity()
    tool = add_tool(desk.db, name="扳手", now=desk.clock.now(), by=None).value
    assert tool.label is not None
    desk.scan(hall.label(charging))
    desk.scan(tool.label)
    assert "is free. Who borrows it?" in desk.page.entry.tool.text()
    assert not hall.panel.isVisible()
    desk.scan(hall.label(charging))
    assert not desk.page.entry.tool.isVisible()
    desk.scan(CARD)
    assert hall.who(charging) == [(1, RIDER)]
    assert open_loan(desk.db, tool.id) is None


def test_a_tool_offered_to_somebody_goes_to_them_when_an_amenity_is_scanned(desk: Desk, hall: Hall) -> None:
    charging = hall.amenity()
    tool = add_tool(desk.db, name="扳手", now=desk.clock.now(), by=None).value
    assert tool.label is not None
    desk.scan(CARD)
    desk.scan(tool.label)
    desk.scan(hall.label(charging))
    assert open_loan(desk.db, tool.id) is not None
    assert "a place for 周佳宁?" in hall.said()


def test_somebody_new_takes_a_place(desk: Desk, hall: Hall) -> None:
    charging = hall.amenity()
    desk.scan(hall.label(charging))
    desk.type("13922223333")
    desk.type("w")
    desk.enter()
    assert "a place for No. ending 3333?" in hall.said()
    desk.enter()
    assert len(hall.who(charging)) == 1


def test_a_click_on_the_button_takes_it(desk: Desk, hall: Hall, window: MainWindow) -> None:
    charging = hall.amenity()
    desk.scan(CARD)
    desk.scan(hall.label(charging))
    button = window.findChild(QPushButton, "deskPlaceEnter")
    assert button is not None
    assert button.accessibleName() == "Take a place"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert hall.who(charging) == [(1, RIDER)]
    assert desk.focus_is_in_the_field()


def test_the_last_place_is_taken_once_the_file_is_free(desk: Desk, hall: Hall, qtbot: QtBot) -> None:
    charging = hall.amenity(capacity=2)
    hall.takes(charging, None)
    desk.scan(CARD)
    desk.scan(hall.label(charging))
    with holding(desk.db.path, seconds=0.5):
        desk.enter()
        assert hall.who(charging) == [(1, None)]
    qtbot.waitUntil(lambda: not desk.window.context.operations.busy(), timeout=5_000)
    assert hall.who(charging) == [(1, None), (2, RIDER)]


def test_a_place_taken_meanwhile_at_another_desk_is_shown_as_it_is(desk: Desk, hall: Hall) -> None:
    charging = hall.amenity(capacity=2)
    desk.scan(CARD)
    desk.scan(hall.label(charging))
    hall.takes(charging, None, places=2)
    desk.enter()
    assert hall.who(charging) == [(1, None), (2, None)]
    assert "S-001 充电位 is full: 2 of 2 taken." in hall.said()


def test_a_scan_on_another_page_comes_to_the_desk(desk: Desk, hall: Hall, window: MainWindow) -> None:
    charging = hall.amenity()
    for name in ("visits", "reports", "settings"):
        window.show_page(name)
        desk.scan(hall.label(charging))
        assert window.current() == "desk", name
        assert "Who takes a place?" in hall.said()


def test_the_language_changes_while_an_amenity_is_picked(desk: Desk, hall: Hall) -> None:
    charging = hall.amenity()
    desk.scan(hall.label(charging))
    desk.window.context.language.use("zh")
    desk.window.context.language.use("en")
    assert "Who takes a place?" in hall.said()
    desk.scan(CARD)
    assert hall.who(charging) == [(1, RIDER)]


def test_without_the_part_a_label_is_an_unknown_code(desk: Desk, hall: Hall) -> None:
    charging = hall.amenity()
    done = settings.set(desk.db, key="station.parts_off", value=["amenities"], now=desk.clock.now(), by=None)
    hall.run(done)
    desk.scan(hall.label(charging))
    assert "Unknown code" in desk.result()
    desk.type("s1")
    assert desk.names() == []


def test_faults_are_to_be_done_and_lead_to_the_amenity(desk: Desk, hall: Hall) -> None:
    charging, alerts = hall.amenity(), desk.page.today.alerts
    asked: list[object] = []
    alerts.asked.disconnect(desk.page.asked)  # where it leads is the window's business
    alerts.asked.connect(asked.append)
    assert not alerts.isVisible()
    done = report_fault(desk.db, what="插座松动", amenity_id=charging.id, now=desk.clock.now(), by=None)
    hall.run(done)
    hall.run(report_fault(desk.db, what="灯不亮", check_item="exit", now=desk.clock.now(), by=None))
    assert alerts.texts() == ["充电位 · 插座松动", "灯不亮"]
    buttons = [each for each in alerts.findChildren(QPushButton) if each.isVisible()]
    assert [each.accessibleName() for each in buttons] == ["View 充电位 · 插座松动", "View 灯不亮"]
    for button in buttons:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == [OpenAmenities(amenity_id=charging.id), OpenAmenities(tab="checks")]
    desk.later(days=2)
    desk.page.minute.timeout.emit()
    assert alerts.texts()[0] == "充电位 · 插座松动 · for 2 d"
    hall.run(confirm_fixed(desk.db, fault_id=done.value.id, now=desk.clock.now(), by=None))
    assert alerts.texts() == ["灯不亮 · for 2 d"]


def test_every_part_can_be_reached_by_drivers(desk: Desk, hall: Hall, window: MainWindow) -> None:
    charging = hall.amenity()
    desk.scan(CARD)
    desk.scan(hall.label(charging))
    for name in ("deskPlace", "deskPlaceName", "deskPlaceAbout", "deskPlaceEnter"):
        part = window.findChild(QWidget, name)
        assert part is not None, name
        assert part.isVisible(), name
