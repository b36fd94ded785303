"""Shifts in the real window, by keys: signing in, the note, handing over, heat, closing the station and the window."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from station_app.core.amenities.commands import add as add_amenity
from station_app.core.amenities.commands import occupy, report_fault
from station_app.core.amenities.queries import occupancies
from station_app.core.clock import SetClock
from station_app.core.lending.commands import add_tool, give_back, lend
from station_app.core.lending.queries import tool as tool_by_id
from station_app.core.settings.commands import set as put_setting
from station_app.core.shifts import commands, queries
from station_app.core.shifts.model import OpeningState, Shift, ShiftState
from station_app.core.staff.commands import add as add_staff
from station_app.core.staff.queries import by_name
from station_app.core.training.door import close as close_session
from station_app.core.training.planning import plan
from station_app.core.types import Area, StaffId
from station_app.core.visits.queries import in_station
from station_app.gui.amenities.checklist import Checklist
from station_app.gui.kit.card import Card
from station_app.gui.kit.elided_label import ElidedLabel
from station_app.gui.shell.keys import KeysDialog
from station_app.gui.shell.window import MainWindow
from station_app.gui.shifts.begin_dialog import BeginDialog
from station_app.gui.shifts.close_dialog import CloseDialog
from station_app.gui.shifts.hand_over_dialog import HandOverDialog
from station_app.gui.shifts.heat_dialog import HeatDialog
from station_app.gui.shifts.matter_list import MatterList
from tests.gui.bare_page import Clerk, cut_words, needs_fonts, part
from tests.gui.drivers import CONTROL, Desk
from tests.gui.hands import type_text

Key = Qt.Key
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Duty(Desk):
    """A clerk with a shift."""

    def signs(self, name: str) -> StaffId:
        done = add_staff(self.db, name=name, now=self.clock.now(), by=None)
        self.window.context.hub.changed.emit(done.touched)
        return done.value.id

    def begins(self, staff: StaffId) -> Shift:
        done = commands.begin(self.db, staff_id=staff, now=self.clock.now(), by=staff)
        self.window.context.hub.changed.emit(done.touched)
        return done.value

    def dialog(self, name: str) -> QDialog:
        QApplication.processEvents()
        shown = [each for each in self.window.findChildren(QDialog, name) if each.isVisible()]
        assert len(shown) == 1, name
        found = shown[0]
        found.activateWindow()
        QApplication.processEvents()
        return found

    def opened(self) -> list[str]:
        return [each.objectName() for each in self.window.findChildren(QDialog) if each.isVisible()]

    def foot(self) -> str:
        button = part(self.window, "shiftButton")
        assert isinstance(button, QPushButton)
        if not button.isVisible():
            return ""
        lines = [label.text() for label in button.findChildren(ElidedLabel) if label.isVisible()]
        return button.text() or "\n".join(lines) or self.avatar()

    def avatar(self) -> str:
        shown = part(self.window, "dutyAvatar")
        assert isinstance(shown, QLabel)
        return shown.text() if shown.isVisible() else ""

    def by(self) -> StaffId | None:
        return self.window.context.operations.by

    def words(self, dialog: QWidget) -> str:
        return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def duty(window: MainWindow, clock: SetClock) -> Duty:
    return Duty(window, clock)


def ctrl_z(duty: Duty) -> None:
    duty.window.activateWindow()
    QApplication.processEvents()
    duty.window.show_page("desk")
    duty.undo()


# -- signing in --------------------------------------------------------------------------------------------------------


def test_f9_a_digit_and_enter_sign_in(duty: Duty) -> None:
    duty.signs("林老师")
    gao = duty.signs("高晓")
    assert duty.foot() == "Sign in to the shift"
    duty.press(Key.Key_F9)
    dialog = duty.dialog("beginShift")
    duty.press(Key.Key_2)
    duty.enter()
    assert not dialog.isVisible()
    shift = queries.current(duty.db)
    assert shift is not None
    assert (shift.staff_id, duty.by()) == (gao, gao)
    assert queries.current_opening(duty.db) is not None
    assert duty.foot() == "On duty: 高晓\nsince 10:00"
    assert duty.avatar() == "高"
    assert not part(duty.window, "staffButton").isVisible()
    assert duty.db.value("SELECT by_id FROM act ORDER BY id DESC LIMIT 1") == gao
    ctrl_z(duty)
    assert (queries.current(duty.db), queries.current_opening(duty.db), duty.by()) == (None, None, None)
    assert duty.foot() == "Sign in to the shift"


def test_who_is_alone_needs_only_enter(duty: Duty) -> None:
    lin = duty.signs("林老师")
    duty.press(Key.Key_F9)
    duty.dialog("beginShift")
    duty.enter()
    assert duty.by() == lin


def test_a_new_name_is_added_and_signs_in(duty: Duty) -> None:
    duty.press(Key.Key_F9)
    dialog = duty.dialog("beginShift")
    type_text(part(dialog, "shiftNewName"), "方姐 8")  # a digit in a name is no choice
    duty.enter()
    added = by_name(duty.db, "方姐 8")
    assert added is not None
    assert duty.by() == added.id


def test_nobody_is_signed_in_for_the_clerk(duty: Duty) -> None:
    duty.signs("林老师")
    duty.signs("高晓")
    duty.press(Key.Key_F9)
    dialog = duty.dialog("beginShift")
    duty.enter()
    assert dialog.isVisible()
    assert "Who is it?" in duty.words(dialog)
    duty.press(Key.Key_Escape)
    assert not dialog.isVisible()
    assert queries.current(duty.db) is None


def test_what_the_last_shift_left_is_read(duty: Duty, clock: SetClock) -> None:
    lin = duty.signs("林老师")
    duty.begins(lin)
    amenity = add_amenity(duty.db, name="饮水机", kind="water", now=clock.now(), by=None).value
    report_fault(duty.db, what="不出热水", amenity_id=amenity.id, now=clock.now(), by=None)
    tool = add_tool(duty.db, code="T-001", name="打气筒", now=clock.now(), by=None).value
    lend(duty.db, tool_id=tool.id, person_id=duty.knows("周佳宁"), now=clock.now(), by=None)
    commands.end(duty.db, handover="钥匙在抽屉\n王师傅下午来取头盔", now=clock.now(), by=None)
    clock.forward(timedelta(days=1))
    duty.window.duty.read()
    duty.window.duty.begin()
    words = duty.words(duty.dialog("beginShift"))
    assert "钥匙在抽屉\n王师傅下午来取头盔" in words
    assert "林老师, yesterday until 10:00" in words
    assert "Visits yesterday: 1 · known people: 1" in words
    assert "饮水机 · 不出热水 · 1 Sep" in words
    assert "T-001 打气筒 · 周佳宁 · overdue since 1 Sep 21:00" in words


def test_a_second_desk_signed_in_first(duty: Duty, clock: SetClock) -> None:
    lin = duty.signs("林老师")
    duty.press(Key.Key_F9)
    dialog = duty.dialog("beginShift")
    commands.begin(duty.db, staff_id=lin, now=clock.now(), by=None)  # nobody told this window
    duty.enter()
    assert dialog.isVisible()
    assert "林老师 is on duty since 1 Sep 10:00. Please hand over instead." in duty.words(dialog)
    assert duty.by() is None


def test_a_scan_goes_through_while_the_dialog_is_open(duty: Duty) -> None:
    duty.signs("林老师")
    duty.knows("周佳宁", card="900000000003")
    duty.press(Key.Key_F9)
    dialog = duty.dialog("beginShift")
    duty.scan("900000000003")
    assert duty.on_site() == ["周佳宁"]
    assert dialog.isVisible()
    assert queries.current(duty.db) is None


# -- the note and handing over -----------------------------------------------------------------------------------------


def test_the_note_is_kept_as_it_is_typed(duty: Duty, qtbot: QtBot) -> None:
    duty.begins(duty.signs("林老师"))
    duty.press(Key.Key_F9)
    dialog = duty.dialog("handOver")
    assert isinstance(dialog, HandOverDialog)
    type_text(dialog.note, "冰箱声音大")
    duty.enter()  # another line
    type_text(dialog.note, "明天有人来修")
    qtbot.waitUntil(lambda: _handover(duty) == "冰箱声音大\n明天有人来修", timeout=4000)
    type_text(dialog.note, "，八点")
    duty.press(Key.Key_Escape)
    assert _handover(duty) == "冰箱声音大\n明天有人来修，八点"
    assert not duty.can_undo()
    duty.window.duty.open_shift()
    again = duty.dialog("handOver")
    assert isinstance(again, HandOverDialog)
    assert again.note.toPlainText() == "冰箱声音大\n明天有人来修，八点"


def test_a_note_too_long_is_not_closed_away(duty: Duty) -> None:
    duty.begins(duty.signs("林老师"))
    duty.window.duty.hand_over()
    dialog = duty.dialog("handOver")
    assert isinstance(dialog, HandOverDialog)
    dialog.note.setPlainText("字" * 1001)
    duty.press(Key.Key_Escape)
    assert dialog.isVisible()
    assert "too long to be kept" in duty.words(dialog)
    dialog.note.setPlainText("字" * 1000)
    duty.press(Key.Key_Escape)
    assert not dialog.isVisible()
    assert _handover(duty) == "字" * 1000


def test_handing_over_by_keys(duty: Duty) -> None:
    first = duty.begins(duty.signs("林老师"))
    gao = duty.signs("高晓")
    duty.press(Key.Key_F9)
    dialog = duty.dialog("handOver")
    assert isinstance(dialog, HandOverDialog)
    type_text(dialog.note, "2 号饮水机坏了")
    duty.press(Key.Key_Return, CONTROL)
    assert dialog.isVisible()  # nobody was picked
    assert "Who is it?" in duty.words(dialog)
    duty.press(Key.Key_1)  # the cursor is where picking begins
    duty.enter()
    assert not dialog.isVisible()
    assert duty.by() == gao
    assert duty.foot() == "On duty: 高晓\nsince 10:00"
    assert queries.shift(duty.db, first.id).handover == "2 号饮水机坏了"
    ctrl_z(duty)
    assert queries.current(duty.db) is not None
    assert duty.foot() == "On duty: 林老师\nsince 10:00"


def test_a_shift_may_end_without_anybody_following(duty: Duty) -> None:
    shift = duty.begins(duty.signs("林老师"))
    duty.window.duty.hand_over()
    dialog = duty.dialog("handOver")
    assert isinstance(dialog, HandOverDialog)
    type_text(dialog.note, "下午没人")
    dialog.end.click()
    ended = queries.shift(duty.db, shift.id)
    assert (ended.state, ended.handover) == (ShiftState.ENDED, "下午没人")
    assert duty.foot() == "Sign in to the shift"
    assert duty.opened() == []


def test_the_menu_at_the_foot(duty: Duty) -> None:
    button = part(duty.window, "shiftButton")
    assert isinstance(button, QPushButton)
    button.click()
    duty.dialog("beginShift")
    duty.begins(duty.signs("林老师"))
    button.click()
    menu = duty.window.findChild(QMenu, "shiftMenu")
    assert menu is not None
    texts = [action.text() for action in menu.actions()]
    assert texts == ["Hand over, or write the note…", "Heat…", "Close the station…"]
    for at, name in ((0, "handOver"), (1, "heatDialog"), (2, "closeStation")):
        menu.actions()[at].trigger()
        menu.close()
        duty.dialog(name)
        assert duty.opened() == [name]


def test_a_narrow_window_shows_the_first_character(duty: Duty) -> None:
    duty.begins(duty.signs("林老师"))
    duty.window.resize(1000, 640)
    assert duty.foot() == "林"
    assert part(duty.window, "shiftButton").toolTip() == "On duty: 林老师 since 10:00"


# -- heat --------------------------------------------------------------------------------------------------------------


def test_heat_is_chosen_by_hand(duty: Duty, clock: SetClock) -> None:
    chip, line = part(duty.window, "heatChip"), part(duty.window, "deskHeat")
    assert not chip.isVisible()
    duty.press(Key.Key_H, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    dialog = duty.dialog("heatDialog")
    assert isinstance(dialog, HeatDialog)
    dialog.heat.chips.toggle("37")
    assert queries.heat(duty.db, queries.today(duty.db, clock.now())) == 37
    words = duty.words(dialog)
    assert "Suggest a rest from noon to four" in words
    assert "Offer water to everybody" in words
    assert "shade and 120" not in words
    assert "0 drinks in stock" in words
    assert (line.isVisible(), chip.isVisible()) == (True, False)  # at the desk it stands once
    duty.enter()
    assert not dialog.isVisible()
    assert duty.status() == "Heat: 37 °C"
    duty.window.show_page("visits")
    assert (line.isVisible(), chip.isVisible()) == (False, True)
    ctrl_z(duty)
    assert not line.isVisible()
    duty.window.show_page("visits")
    assert not chip.isVisible()


# -- closing -----------------------------------------------------------------------------------------------------------


def _full_house(duty: Duty, clock: SetClock) -> Shift:
    shift = duty.begins(duty.signs("林老师"))
    now = clock.now()
    tool = add_tool(duty.db, code="T-001", name="打气筒", now=now, by=None).value
    person = duty.knows("周佳宁", "13800002046")
    lend(duty.db, tool_id=tool.id, person_id=person, now=now, by=None)
    places = add_amenity(duty.db, name="充电位", kind="charging", capacity=4, now=now, by=None).value
    occupy(duty.db, amenity_id=places.id, person_id=person, now=now, by=None)
    return shift


def test_closing_shows_all_and_does_all(duty: Duty, clock: SetClock) -> None:
    shift = _full_house(duty, clock)
    clock.forward(timedelta(hours=11))
    duty.press(Key.Key_F12)
    dialog = duty.dialog("closeStation")
    assert isinstance(dialog, CloseDialog)
    words = duty.words(dialog)
    for expected in ("Open since 10:00, 林老师 is on duty.", "T-001 打气筒 · 周佳宁", "Still in", "充电位 1 · 周佳宁",
                     "0 of 16 points looked at", "Closing frees them."):  # fmt: skip
        assert expected in words
    type_text(dialog.note, "都好")
    dialog.close_station.setFocus()
    duty.enter()
    assert not dialog.isVisible()
    assert in_station(duty.db) == []
    assert occupancies(duty.db) == []
    assert queries.shift(duty.db, shift.id).handover == "都好"
    opening = queries.openings(duty.db, shift.day, shift.day)[0]
    assert (opening.state, opening.closed_at) == (OpeningState.CLOSED, clock.now())
    assert duty.status().startswith("Station closed · checked out: 1 · places freed: 1 · The summary is copied")
    assert not QApplication.clipboard().image().isNull()
    ctrl_z(duty)
    assert [each.id for each in in_station(duty.db)] == [1]
    assert len(occupancies(duty.db)) == 1
    assert queries.current(duty.db) is not None
    assert duty.foot() == "On duty: 林老师\nsince 10:00"


def test_a_short_code_scanned_over_the_page_closes_nothing(duty: Duty, clock: SetClock) -> None:
    _full_house(duty, clock)
    duty.press(Key.Key_F12)
    dialog = duty.dialog("closeStation")
    assert isinstance(dialog, CloseDialog)
    dialog.close_station.setFocus()
    QTest.keyClicks(dialog.close_station, "T-001")
    QTest.keyClick(dialog.close_station, Key.Key_Return)
    assert dialog.isVisible()
    assert len(in_station(duty.db)) == 1
    QTest.qWait(200)
    QTest.keyClick(dialog.close_station, Key.Key_Return)
    assert not dialog.isVisible()
    assert in_station(duty.db) == []


def test_what_is_brought_back_meanwhile_goes_from_the_page(duty: Duty, clock: SetClock) -> None:
    _full_house(duty, clock)
    duty.window.duty.close_station()
    dialog = duty.dialog("closeStation")
    assert "T-001" in duty.words(dialog)
    label = tool_by_id(duty.db, 1).label
    assert label is not None
    duty.scan(label)
    duty.window.page("desk").focus()
    assert dialog.isVisible()
    give_back(duty.db, loan_id=1, now=clock.now(), by=None)
    duty.window.context.hub.changed.emit(frozenset({Area.LENDING}))
    assert "T-001" not in duty.words(dialog)


def test_what_is_unchecked_has_a_way_to_the_check(duty: Duty, clock: SetClock) -> None:
    _full_house(duty, clock)
    duty.window.duty.close_station()
    dialog = duty.dialog("closeStation")
    assert isinstance(dialog, CloseDialog)
    type_text(dialog.note, "先巡检")
    part(dialog, "matterWay.checklist").setFocus()
    duty.enter()  # presses the button the cursor is on
    assert duty.opened() == []
    assert queries.current(duty.db) is not None
    assert _handover(duty) == "先巡检"
    assert duty.window.current() == "amenities"
    QApplication.processEvents()
    check = duty.window.page("amenities").findChild(Checklist)
    assert check is not None
    assert check.isAncestorOf(duty.focused())


def test_a_training_nobody_closed_has_a_way_to_it(duty: Duty, clock: SetClock) -> None:
    now = clock.now()
    said = {"capacity": 20, "course": "heimlich", "now": now, "by": None}
    today = plan(duty.db, starts_at=now, ends_at=now + timedelta(hours=1), **said).value  # type: ignore[arg-type]
    later = now + timedelta(days=1)
    plan(duty.db, starts_at=later, ends_at=later + timedelta(hours=1), **said)  # type: ignore[arg-type]
    duty.window.duty.close_station()
    dialog = duty.dialog("closeStation")
    assert "Heimlich manoeuvre · today 10:00–11:00 · 0 / 20 enrolled" in duty.words(dialog)
    assert "tomorrow" not in duty.words(dialog)
    part(dialog, "matterWay.sessions").setFocus()
    duty.enter()
    assert duty.window.current() == "training"
    done = close_session(duty.db, session_id=today.id, now=clock.now(), by=None)
    duty.window.context.hub.changed.emit(done.touched)
    duty.window.duty.close_station()
    assert "Heimlich" not in duty.words(duty.dialog("closeStation"))


def test_on_a_magnified_screen_the_lists_stand_under_each_other(duty: Duty, clock: SetClock) -> None:
    _full_house(duty, clock)
    duty.window.duty.close_station()
    dialog = duty.dialog("closeStation")
    lists = dialog.findChildren(MatterList)[0]
    for wide, columns in ((720, 2), (376, 1), (720, 2)):
        dialog.resize(wide, 500)
        QApplication.processEvents()
        cards = [card for card in lists.findChildren(Card) if card.isVisible()]
        assert len(cards) == 4
        assert len({card.x() for card in cards}) == columns
        assert lists.width() <= wide


def test_enter_on_not_now_closes_nothing(duty: Duty, clock: SetClock) -> None:
    _full_house(duty, clock)
    duty.window.duty.close_station()
    dialog = duty.dialog("closeStation")
    part(dialog, "shiftNotNow").setFocus()
    duty.enter()
    assert not dialog.isVisible()
    assert queries.current(duty.db) is not None


# -- a short code is no answer -----------------------------------------------------------------------------------------

SHORT = "T-001"
CODES = pytest.mark.parametrize("code", [SHORT, "S-1", "12"])


@CODES
def test_a_short_code_does_not_close_the_station(duty: Duty, clock: SetClock, qtbot: QtBot, code: str) -> None:
    _full_house(duty, clock)
    duty.window.duty.close_station()
    dialog = duty.dialog("closeStation")
    duty.scan(code)
    assert dialog.isVisible()
    assert "That was a code, no answer" in duty.words(dialog)
    duty.enter()  # the line feed of the same scanner
    assert queries.current(duty.db) is not None
    qtbot.wait(350)
    duty.enter()
    assert queries.current(duty.db) is None


def test_a_key_held_down_closes_nothing(duty: Duty) -> None:
    duty.begins(duty.signs("林老师"))
    duty.window.duty.close_station()
    dialog = duty.dialog("closeStation")
    held = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
    QApplication.sendEvent(duty.focused(), held)
    assert dialog.isVisible()
    assert queries.current(duty.db) is not None


def test_a_short_code_signs_nobody_in(duty: Duty, qtbot: QtBot) -> None:
    for name in ("林老师", "高晓"):
        duty.signs(name)
    duty.press(Key.Key_F9)
    dialog = duty.dialog("beginShift")
    duty.scan(SHORT)  # its 1 picks nobody either
    duty.scan("1-2-1")
    assert dialog.isVisible()
    assert queries.current(duty.db) is None
    qtbot.wait(350)
    duty.enter()
    assert queries.current(duty.db) is None
    assert "Who is it?" in duty.words(dialog)


def test_a_short_code_is_no_name(duty: Duty) -> None:
    duty.press(Key.Key_F9)
    dialog = duty.dialog("beginShift")
    name = part(dialog, "shiftNewName")
    type_text(name, "方姐")
    duty.scan(SHORT)
    assert dialog.isVisible()
    assert isinstance(name, QLineEdit)
    assert name.text() == "方姐"
    assert by_name(duty.db, "方姐T-001") is None


def test_a_name_typed_by_hand_may_look_like_a_code(duty: Duty) -> None:
    duty.press(Key.Key_F9)
    duty.dialog("beginShift")
    QTest.keyClicks(part(duty.window, "shiftNewName"), "Anna-1", Qt.KeyboardModifier.NoModifier, 70)
    duty.enter()
    assert by_name(duty.db, "Anna-1") is not None


def test_a_short_code_hands_nothing_over(duty: Duty, qtbot: QtBot) -> None:
    first = duty.begins(duty.signs("林老师"))
    duty.signs("高晓")
    duty.window.duty.hand_over()
    dialog = duty.dialog("handOver")
    assert isinstance(dialog, HandOverDialog)
    duty.press(Key.Key_Tab)
    duty.press(Key.Key_1)
    assert dialog.picker.chips.chosen()
    qtbot.wait(100)  # with the digit it would be six characters, which the router takes
    dialog.hand.setFocus()
    duty.scan(SHORT)
    assert dialog.isVisible()
    now = queries.current(duty.db)
    assert now is not None
    assert now.id == first.id


def test_nothing_open_is_said_kindly(duty: Duty) -> None:
    duty.press(Key.Key_F12)
    dialog = duty.dialog("closeStation")
    assert isinstance(dialog, CloseDialog)
    words = duty.words(dialog)
    assert "The station is closed already." in words
    assert "Nothing stands open" in words
    assert not dialog.note.isVisible()
    assert not dialog.close_station.isEnabled()
    duty.press(Key.Key_Escape)
    assert duty.opened() == []


# -- leaving the window ------------------------------------------------------------------------------------------------


def test_closing_the_window_offers_to_close_the_station(duty: Duty, qtbot: QtBot) -> None:
    duty.begins(duty.signs("林老师"))
    with qtbot.waitSignal(duty.window.closed, timeout=20_000):
        duty.window.close()
        dialog = duty.dialog("closeStation")
        assert isinstance(dialog, CloseDialog)
        assert duty.window.isVisible()
        dialog.close_station.click()
    assert queries.current(duty.db) is None
    assert queries.current_opening(duty.db) is None


def test_the_window_may_close_and_leave_the_station_open(duty: Duty, qtbot: QtBot) -> None:
    duty.begins(duty.signs("林老师"))
    with qtbot.waitSignal(duty.window.closed, timeout=20_000):
        duty.window.close()
        dialog = duty.dialog("closeStation")
        assert isinstance(dialog, CloseDialog)
        type_text(dialog.note, "马上回来")
        dialog.leave.click()
    assert _handover(duty) == "马上回来"


def test_closing_the_window_twice_is_answer_enough(duty: Duty, qtbot: QtBot) -> None:
    duty.begins(duty.signs("林老师"))
    with qtbot.waitSignal(duty.window.closed, timeout=20_000):
        duty.window.close()
        dialog = duty.dialog("closeStation")
        assert isinstance(dialog, CloseDialog)
        type_text(dialog.note, "断电了")
        duty.window.close()
    assert _handover(duty) == "断电了"


def test_not_now_keeps_the_window(duty: Duty) -> None:
    duty.begins(duty.signs("林老师"))
    duty.window.close()
    duty.dialog("closeStation")
    duty.press(Key.Key_Escape)
    assert duty.opened() == []
    assert duty.window.isVisible()
    duty.window.close()  # it is offered again
    assert duty.opened() == ["closeStation"]
    duty.window.duty.put_aside()


# -- around it ---------------------------------------------------------------------------------------------------------


def test_a_station_without_the_part_has_none_of_it(duty: Duty, clock: SetClock) -> None:
    staff = duty.signs("林老师")
    commands.set_heat(duty.db, level=37, now=clock.now(), by=None)
    duty.begins(staff)
    assert duty.by() == staff
    done = put_setting(duty.db, key="station.parts_off", value=["amenities"], now=clock.now(), by=None)
    duty.window.context.hub.changed.emit(done.touched)
    assert duty.foot() == ""
    assert duty.by() is None
    assert part(duty.window, "staffButton").isVisible()
    assert not part(duty.window, "heatChip").isVisible()
    for key in (Key.Key_F9, Key.Key_F12):
        duty.press(key)
    assert duty.opened() == []
    assert not {"F9", "F12"} & {key for line in duty.window.key_lines() for key in line.keys}
    duty.window.keeper.give_up()  # no backup in this test
    assert duty.window.close()


def test_f1_shows_the_keys_of_the_shift(duty: Duty) -> None:
    lines = {line.name: (line.keys, line.text) for line in duty.window.key_lines()}
    assert lines["shift"] == (("F9",), "Sign in to the shift, hand over, write the note")
    assert lines["close"] == (("F12",), "Close the station")
    assert lines["heat"][0] == ("Ctrl+Shift+H",)
    dialog = KeysDialog(duty.window, duty.window.key_lines())
    assert "F9" in duty.words(dialog) or "F9" in "\n".join(each.text() for each in dialog.findChildren(QLabel))
    dialog.deleteLater()


def test_who_was_on_duty_is_so_after_a_restart(duty: Duty, clerk: Clerk) -> None:
    staff = duty.signs("林老师")
    duty.begins(staff)
    duty.window.context.operations.by = None
    fresh = MainWindow(duty.window.context)
    assert duty.by() == staff
    fresh.keeper.stop()
    fresh.deleteLater()


def test_yesterdays_shift_is_left_at_the_start(duty: Duty, clock: SetClock) -> None:
    shift = duty.begins(duty.signs("林老师"))
    clock.forward(timedelta(days=1))
    duty.window.keeper.start(whole_check=False)
    assert queries.shift(duty.db, shift.id).state is ShiftState.LEFT
    assert duty.foot() == "Sign in to the shift"
    assert not duty.can_undo()


def test_nobody_on_duty_is_said_once_and_stands_in_no_ones_way(duty: Duty, qtbot: QtBot) -> None:
    duty.window.start()
    qtbot.waitUntil(lambda: duty.status() == "Nobody is on duty yet: F9 signs in to the shift.", timeout=3000)
    assert duty.opened() == []
    assert duty.focus_is_in_the_field()


@needs_fonts
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_words_are_cut(duty: Duty, clock: SetClock, language: str) -> None:
    _full_house(duty, clock)
    duty.window.context.language.use(language)
    for open_it in (duty.window.duty.hand_over, duty.window.duty.close_station, duty.window.duty.heat):
        open_it()
        QApplication.processEvents()
        dialog = next(each for each in duty.window.findChildren(QDialog) if each.isVisible())
        assert not cut_words(dialog)
    commands.end(duty.db, now=clock.now(), by=None)
    duty.window.duty.read()
    duty.window.duty.begin()
    QApplication.processEvents()
    begin = next(each for each in duty.window.findChildren(BeginDialog) if each.isVisible())
    assert not cut_words(begin)


def _handover(duty: Duty) -> str | None:
    return str(duty.db.value("SELECT handover FROM shift ORDER BY id DESC LIMIT 1"))
