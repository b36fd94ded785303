"""The desk's story by keyboard and scanner: eight riders waiting, mistakes made and taken back."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from station_app.core.desk.queries import today
from station_app.core.gate import gate_name
from station_app.core.people.commands import register
from station_app.core.people.model import new_card_code
from station_app.core.people.queries import by_card, by_own_phone
from station_app.core.visits.queries import in_station, page
from station_app.gui.kit.told import Told
from station_app.gui.shell.window import MainWindow
from tests.gui.bare_page import Clerk
from tests.gui.drivers import ALT, CONTROL, ENTER, SHIFT, Desk

LEFT = Qt.MouseButton.LeftButton
NAUGHTY = Path(__file__).resolve().parents[3] / "shared" / "data" / "naughty-strings.json"


def test_the_field_has_the_focus_at_the_start_and_after_every_act(desk: Desk) -> None:
    desk.knows("周佳宁", "13800002046")
    assert desk.focus_is_in_the_field()
    desk.type("zjn")
    desk.enter()
    assert desk.focus_is_in_the_field()
    assert desk.field() == ""
    desk.type("nobody at all")
    desk.enter()
    assert desk.focus_is_in_the_field()


def test_initials_and_enter_check_in(desk: Desk) -> None:
    desk.knows("周佳宁", "13800002046")
    desk.knows("程立群", "13911110087")
    desk.type("zj")
    assert desk.names() == ["周佳宁"]
    desk.type("n")
    desk.enter()
    assert desk.on_site() == ["周佳宁"]
    assert desk.result().startswith("周佳宁 checked in 10:00")
    assert "Water, Rest" in desk.result()
    assert desk.figures() == (1, 1, 1)
    assert desk.status() == "周佳宁 checked in 10:00"
    assert desk.can_undo()


def test_one_hanzi_is_enough(desk: Desk) -> None:
    desk.knows("周佳宁", "13800002046")
    desk.type("周")
    assert desk.names() == ["周佳宁"]
    desk.enter()
    assert desk.on_site() == ["周佳宁"]


def test_a_shared_tail_is_never_chosen_for_the_clerk(desk: Desk) -> None:
    desk.knows("周佳宁", "13800002046")
    desk.knows("程立群", "13911112046")
    desk.type("2046")
    assert len(desk.names()) == 2
    desk.enter()
    assert desk.on_site() == []
    assert desk.field() == "2046"
    assert "↓" in desk.hint()
    marked = desk.names()[1]
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Down)
    desk.enter()
    assert desk.on_site() == [marked]


def test_the_latest_visitor_stands_first(desk: Desk) -> None:
    desk.knows("程立群", "13911112046")
    desk.knows("周佳宁", "13800002046")
    desk.type("clq")
    desk.enter()
    desk.later(hours=20)
    desk.type("2046")
    assert desk.names() == ["程立群", "周佳宁"]


def test_swapped_digits_are_offered_and_not_chosen(desk: Desk) -> None:
    desk.knows("周佳宁", "13800002046")
    desk.type("2064")
    assert desk.names() == ["周佳宁"]
    desk.enter()
    assert desk.on_site() == []
    desk.press(Qt.Key.Key_Down)
    desk.enter()
    assert desk.on_site() == ["周佳宁"]


def test_a_card_scan_checks_in_without_another_key(desk: Desk) -> None:
    code = new_card_code()
    desk.knows("周佳宁", "13800002046", card=code)
    desk.scan(code)
    assert desk.on_site() == ["周佳宁"]
    assert desk.field() == ""


def test_a_scan_replaces_what_was_half_typed(desk: Desk) -> None:
    code = new_card_code()
    desk.knows("周佳宁", "13800002046", card=code)
    desk.type("cl")
    QTest.qWait(80)
    desk.scan(code)
    assert desk.on_site() == ["周佳宁"]
    assert desk.field() == ""


@pytest.mark.parametrize("name", ["visits", "people", "reports", "settings"])
def test_a_scan_on_any_page_goes_to_the_desk_or_to_the_person(desk: Desk, window: MainWindow, name: str) -> None:
    code = new_card_code()
    desk.knows("周佳宁", "13800002046", card=code)
    window.show_page(name)
    desk.scan(code)
    if name == "people":
        assert window.current() == "people"
    else:
        assert window.current() == "desk"
        assert desk.on_site() == ["周佳宁"]


def test_an_unknown_code_goes_to_one_side_and_can_be_given_to_somebody(desk: Desk) -> None:
    code = new_card_code()
    desk.scan(code)
    assert f"Unknown code {code}" in desk.result()
    assert desk.field() == ""
    desk.press(Qt.Key.Key_N, CONTROL)
    desk.type("张师傅")
    desk.page.entry.field.setFocus()
    desk.press(Qt.Key.Key_W)
    desk.enter()
    person = by_card(desk.db, code)
    assert person is not None
    assert person.nickname == "张师傅"


def test_a_group_of_sanitation_workers(desk: Desk) -> None:
    desk.type("+6h")
    desk.enter()
    assert desk.figures() == (6, 0, 6)
    assert desk.on_site() == ["No name ×6"]
    (visit,) = in_station(desk.db)
    assert (visit.heads, visit.category) == (6, "sanitation")


def test_a_group_whose_category_comes_afterwards(desk: Desk) -> None:
    desk.type("+6")
    desk.enter()
    assert desk.shows("deskCategories")
    desk.press(Qt.Key.Key_K, ALT)
    (visit,) = in_station(desk.db)
    assert visit.category == "courier"
    assert not desk.shows("deskCategories")
    desk.undo()
    assert in_station(desk.db)[0].category == "unknown"
    desk.undo()
    assert in_station(desk.db) == []


def test_a_letter_of_no_category_is_refused_and_stays(desk: Desk) -> None:
    desk.type("+6x")
    desk.enter()
    assert desk.field() == "+6x"
    assert "X" in desk.hint()
    assert "H" in desk.hint()
    assert desk.figures() == (0, 0, 0)


@pytest.mark.parametrize("text", ["+0", "+100", "+six"])
def test_a_count_that_cannot_be_says_how_to_count(desk: Desk, text: str) -> None:
    desk.type(text)
    assert "99" in desk.hint()
    desk.enter()
    assert desk.field() == text
    assert "99" in desk.hint()
    assert desk.figures() == (0, 0, 0)


def test_somebody_here_with_a_note_shows_both(desk: Desk) -> None:
    register(
        desk.db, name="周佳宁", phone="13800002046", note="膝盖有伤", category="courier", now=desk.clock.now(), by=None
    )
    desk.type("zjn")
    (row,) = desk.page.entry.candidates.rows()
    assert row.notice == "膝盖有伤"
    desk.enter()
    desk.later(minutes=12)
    desk.type("zjn")
    (row,) = desk.page.entry.candidates.rows()
    assert row.notice == "on site 12 min · 膝盖有伤"


def test_what_is_shown_is_said_to_screen_readers(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", _yes)
    monkeypatch.setattr(QAccessible, "updateAccessibility", _Ear(said))
    desk.knows("周佳宁", "13800002046")
    desk.knows("程立群", "13911112046")
    desk.type("2046")
    assert "Several found" in said[-1]
    desk.press(Qt.Key.Key_Down)
    assert said[-1].startswith(("周佳宁", "程立群"))
    desk.enter()
    assert any("checked in" in words for words in said)
    desk.later(minutes=5)
    name = desk.on_site()[0]
    desk.type({"周佳宁": "zjn", "程立群": "clq"}[name])
    assert said[-1].startswith(name)
    desk.enter()
    assert f"{name} is here since" in said[-1]


def _yes() -> bool:
    return True


class _Ear:
    """Hears what is announced."""

    def __init__(self, said: list[str]) -> None:
        self.said = said

    def __call__(self, event: QAccessibleAnnouncementEvent) -> None:
        self.said.append(event.message())


def test_an_empty_day_says_so_and_the_first_visit_draws(desk: Desk) -> None:
    side = desk.page.today
    assert not side._hours.isVisible()
    desk.type("+")
    desk.enter()
    assert side._hours.isVisible()


def test_categories_go_by_short_words_in_chinese(desk: Desk, window: MainWindow) -> None:
    chip = desk.page.entry.newcomer.categories.chip("food_rider")
    assert chip.text() == "Food rider"
    window.context.language.use("zh")
    QApplication.processEvents()
    chip = desk.page.entry.newcomer.categories.chip("food_rider")
    assert (chip.text(), chip.accessibleName()) == ("外卖", "外卖配送员")


def test_eleven_digits_of_somebody_new(desk: Desk) -> None:
    desk.type("13912340087")
    assert desk.shows("deskNewcomer")
    desk.enter()
    assert desk.shows("deskNewcomer"), "a category is needed"
    assert desk.on_site() == []
    desk.press(Qt.Key.Key_W)
    assert desk.field() == "13912340087"
    desk.enter()
    assert desk.on_site() == ["No. ending 0087"]
    person = by_own_phone(desk.db, "13912340087")
    assert person is not None
    assert (person.category, person.consent) == ("food_rider", "oral")


def test_who_does_not_agree_is_registered_without_the_number(desk: Desk) -> None:
    desk.type("13912340087")
    desk.page.entry.newcomer.agreed.setChecked(False)
    desk.press(Qt.Key.Key_K)
    desk.enter()
    assert desk.figures() == (1, 1, 1)
    assert by_own_phone(desk.db, "13912340087") is None
    assert desk.db.rows("SELECT * FROM person WHERE phone IS NOT NULL OR other_number IS NOT NULL") == []


def test_somebody_without_a_phone(desk: Desk) -> None:
    desk.press(Qt.Key.Key_N, CONTROL)
    desk.type("张师傅")
    desk.enter()
    assert desk.shows("deskNewcomer")
    assert "letter" in desk.page.entry.newcomer.complaint.text()
    assert desk.focus_is_in_the_field(), "a letter is the next key"
    desk.press(Qt.Key.Key_H)
    desk.enter()
    assert desk.on_site() == ["张师傅"]
    assert in_station(desk.db)[0].category == "sanitation"


def test_a_half_filled_newcomer_waits_as_a_draft(desk: Desk) -> None:
    code = new_card_code()
    desk.knows("周佳宁", "13800002046", card=code)
    desk.type("13912340087")
    desk.press(Qt.Key.Key_K)
    desk.page.entry.newcomer.nickname.setText("小马")
    desk.press(Qt.Key.Key_Escape)
    QTest.qWait(80)
    desk.scan(code)
    assert desk.on_site() == ["周佳宁"]
    desk.type("13912340087")
    draft = desk.page.entry.newcomer.draft()
    assert (draft.nickname, draft.category) == ("小马", "courier")


def test_every_half_filled_newcomer_waits_for_its_own_number(desk: Desk) -> None:
    for number, letter in (("13912340087", Qt.Key.Key_K), ("13912340088", Qt.Key.Key_H)):
        desk.type(number)
        desk.press(letter)
        desk.page.entry.field.selectAll()
    desk.type("13912340087")
    assert desk.page.entry.newcomer.draft().category == "courier"
    desk.page.entry.field.selectAll()
    desk.type("13912340088")
    assert desk.page.entry.newcomer.draft().category == "sanitation"


def test_a_registration_taken_back_is_a_half_filled_form_again(desk: Desk) -> None:
    desk.type("13912340087")
    desk.press(Qt.Key.Key_H)
    desk.page.entry.newcomer.nickname.setText("小马")
    desk.enter()
    assert desk.on_site() == ["小马"]
    desk.undo()
    assert desk.field() == "13912340087"
    assert desk.shows("deskNewcomer")
    draft = desk.page.entry.newcomer.draft()
    assert (draft.nickname, draft.category) == ("小马", "sanitation")


def test_who_was_registered_without_a_phone_does_not_fill_the_next_form(desk: Desk) -> None:
    desk.press(Qt.Key.Key_N, CONTROL)
    desk.type("张师傅")
    desk.press(Qt.Key.Key_H, ALT)
    desk.enter()
    assert desk.on_site() == ["张师傅"]
    desk.press(Qt.Key.Key_N, CONTROL)
    draft = desk.page.entry.newcomer.draft()
    assert (draft.nickname, draft.category) == ("", None)


def test_alt_and_a_letter_choose_the_category_while_the_name_is_typed(desk: Desk) -> None:
    desk.press(Qt.Key.Key_N, CONTROL)
    desk.type("小马")
    desk.press(Qt.Key.Key_K, ALT)
    desk.press(Qt.Key.Key_3, ALT)
    assert desk.page.entry.newcomer.nickname.text() == "小马"
    desk.enter()
    (visit,) = in_station(desk.db)
    assert (visit.category, visit.services) == ("courier", ("water", "rest", "charging"))


def test_a_letter_of_no_category_is_said_in_the_form(desk: Desk) -> None:
    desk.type("13912340087")
    desk.press(Qt.Key.Key_X)
    assert "X" in desk.page.entry.newcomer.complaint.text()
    assert desk.field() == "13912340087"
    desk.press(Qt.Key.Key_W)
    assert desk.page.entry.newcomer.complaint.text() == ""


def test_the_wrong_person_is_taken_back_and_the_search_stands_there_again(desk: Desk) -> None:
    desk.knows("周佳宁", "13800002046")
    desk.knows("程立群", "13911112046")
    desk.type("2046")
    desk.press(Qt.Key.Key_Down)
    desk.enter()
    wrong = desk.on_site()[0]
    desk.undo()
    assert desk.on_site() == []
    assert desk.figures() == (0, 0, 0)
    assert desk.field() == "2046"
    assert len(desk.names()) == 2
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Down)
    desk.enter()
    assert desk.on_site() != [wrong]


def test_ctrl_z_in_a_filled_field_undoes_typing_only(desk: Desk) -> None:
    desk.knows("周佳宁", "13800002046")
    desk.type("zjn")
    desk.enter()
    desk.type("ab")
    desk.undo()
    assert desk.field() == ""
    assert desk.on_site() == ["周佳宁"]


def test_a_slip_within_a_minute_changes_nothing(desk: Desk) -> None:
    desk.knows("周佳宁", "13800002046")
    for _ in range(2):
        desk.type("zjn")
        desk.enter()
        desk.later(seconds=20)
    assert desk.figures() == (1, 1, 1)
    assert "already" in desk.result()


def test_somebody_here_leaves_with_l_and_undo_brings_them_back(desk: Desk) -> None:
    desk.knows("周佳宁", "13800002046")
    desk.type("zjn")
    desk.enter()
    desk.later(minutes=12)
    desk.type("zjn")
    desk.enter()
    assert desk.shows("deskHere")
    assert desk.figures() == (1, 1, 1)
    desk.press(Qt.Key.Key_L)
    assert desk.on_site() == []
    assert "12 min" in desk.result()
    desk.undo()
    assert desk.on_site() == ["周佳宁"]


def test_enter_never_checks_anybody_out(desk: Desk) -> None:
    desk.knows("周佳宁", "13800002046")
    desk.type("zjn")
    desk.enter()
    desk.later(minutes=12)
    desk.type("zjn")
    for _ in range(3):
        desk.enter()
    assert desk.on_site() == ["周佳宁"]
    assert desk.figures() == (1, 1, 1)


def test_the_next_person_is_typed_right_over_somebody_here(desk: Desk) -> None:
    desk.knows("周佳宁", "13800002046")
    desk.knows("孙小雨", "13500006612")
    desk.type("zjn")
    desk.enter()
    for typed in ("6612", "sxy"):
        desk.later(minutes=12)
        desk.type("zjn")
        desk.enter()
        assert desk.shows("deskHere")
        desk.type(typed)
        assert desk.names() == ["孙小雨"]
        desk.press(Qt.Key.Key_Escape)
    assert desk.on_site() == ["周佳宁"]


def test_counting_once_more_wants_a_reason(desk: Desk) -> None:
    desk.knows("周佳宁", "13800002046")
    desk.type("zjn")
    desk.enter()
    desk.later(minutes=12)
    desk.type("zjn")
    desk.enter()
    desk.press(Qt.Key.Key_R)
    desk.enter()
    assert desk.figures()[0] == 1, "no reason yet"
    desk.type("came back")
    desk.enter()
    assert desk.figures() == (2, 1, 1)
    assert page(desk.db).rows[0].again_reason == "came back"
    desk.undo()
    assert desk.figures()[0] == 1


def test_a_visit_ends_by_itself_and_the_next_one_counts(desk: Desk) -> None:
    desk.knows("周佳宁", "13800002046")
    desk.type("zjn")
    desk.enter()
    desk.later(minutes=91)
    desk.window.keeper.sweep()
    assert desk.on_site() == []
    assert not desk.db.rows("SELECT 1 FROM visit WHERE state = 'in'")
    desk.type("zjn")
    desk.enter()
    assert desk.figures() == (2, 1, 1)


def test_l_on_a_row_of_the_table(desk: Desk) -> None:
    desk.knows("周佳宁", "13800002046")
    desk.type("zjn")
    desk.enter()
    table = desk.page.on_site.table
    table.choose(in_station(desk.db)[0].id)
    table.setFocus()
    desk.press(Qt.Key.Key_L)
    assert desk.on_site() == []
    assert desk.focus_is_in_the_field()


def test_alt_and_digits_pick_services_for_the_next_visit(desk: Desk) -> None:
    desk.knows("周佳宁", "13800002046")
    assert desk.services() == ["water", "rest"]
    desk.press(Qt.Key.Key_3, ALT)
    desk.press(Qt.Key.Key_1, ALT)
    assert desk.services() == ["rest", "charging"]
    desk.type("zjn")
    desk.enter()
    assert in_station(desk.db)[0].services == ("rest", "charging")
    assert desk.services() == ["water", "rest"], "the next visit begins with the usual ones"


def test_marking_one_of_several_shows_what_they_usually_take(desk: Desk) -> None:
    desk.knows("程立群", "13911112046")
    desk.knows("周佳宁", "13800002046")
    for _ in range(2):
        desk.type("zjn")
        desk.press(Qt.Key.Key_3, ALT)
        desk.enter()
        desk.later(hours=3)
    desk.type("2046")
    assert desk.services() == ["water", "rest"]
    assert desk.names()[0] == "周佳宁"
    desk.press(Qt.Key.Key_Down)
    assert desk.services() == ["water", "rest", "charging"]
    desk.press(Qt.Key.Key_Down)
    assert desk.services() == ["water", "rest"]


def test_a_mouse_click_leaves_the_cursor_in_the_field(desk: Desk) -> None:
    desk.knows("周佳宁", "13800002046")
    desk.type("zjn")
    QTest.mouseClick(desk.page.entry.services.chip("charging"), LEFT)
    assert desk.focus_is_in_the_field()
    QTest.mouseClick(desk.page.entry.register, LEFT)
    assert desk.on_site() == ["周佳宁"]
    assert in_station(desk.db)[0].services == ("water", "rest", "charging")
    assert desk.focus_is_in_the_field()
    desk.type("13912340087")
    QTest.mouseClick(desk.page.entry.newcomer.agreed, LEFT, pos=QPoint(8, 14))
    assert not desk.page.entry.newcomer.agreed.isChecked()
    assert desk.focus_is_in_the_field()


def test_what_is_typed_over_the_table_goes_to_the_field(desk: Desk) -> None:
    desk.knows("周佳宁", "13800002046")
    desk.type("zjn")
    desk.enter()
    table = desk.page.on_site.table
    table.choose(in_station(desk.db)[0].id)
    table.setFocus()
    desk.type("2046")
    assert desk.field() == "2046"
    assert desk.names() == ["周佳宁"]


def test_enter_on_a_box_of_the_form_registers(desk: Desk) -> None:
    desk.type("13912340087")
    desk.press(Qt.Key.Key_W)
    QTest.qWait(80)  # by hand: an Enter right behind the digits would be a scanner's
    desk.page.entry.newcomer.agreed.setFocus()
    desk.enter()
    assert desk.on_site() == ["No. ending 0087"]


def test_what_a_person_picked_twice_is_offered_the_third_time(desk: Desk) -> None:
    desk.knows("周佳宁", "13800002046")
    for _ in range(2):
        desk.type("zjn")
        desk.press(Qt.Key.Key_3, ALT)
        desk.press(Qt.Key.Key_5, ALT)
        desk.enter()
        desk.later(hours=3)
    desk.type("zjn")
    assert desk.services() == ["water", "rest", "charging"], "meals are never preselected"


def test_the_rest_of_the_services_unfolds_with_its_key(desk: Desk) -> None:
    before = len(desk.page.entry.services.findChildren(QWidget))
    desk.press(Qt.Key.Key_8, ALT)
    assert len(desk.page.entry.services.findChildren(QWidget)) > before
    desk.page.entry.services.toggle("haircut")
    desk.type("+")
    desk.enter()
    assert "haircut" in in_station(desk.db)[0].services


def test_idle_text_is_selected_and_the_next_key_replaces_it(desk: Desk) -> None:
    desk.type("abc")
    desk.page.entry.field._select_idle_text()
    desk.type("x")
    assert desk.field() == "x"
    desk.page.entry.field._select_idle_text()
    desk.press(Qt.Key.Key_Escape)
    desk.type("y")
    assert desk.field() == "xy"


def test_escape_brings_back_idle_text_that_was_replaced(desk: Desk) -> None:
    desk.knows("周佳宁", "13800002046")
    desk.type("zjn")
    desk.page.entry.field._select_idle_text()
    desk.type("q")
    assert desk.field() == "q"
    desk.press(Qt.Key.Key_Escape)
    assert desk.field() == "zjn"
    assert desk.names() == ["周佳宁"]
    desk.press(Qt.Key.Key_Escape)
    assert desk.field() == "", "once; then Escape leaves as always"
    desk.press(Qt.Key.Key_Escape)
    assert desk.field() == ""


def test_idle_text_of_an_act_that_is_over_does_not_come_back(desk: Desk) -> None:
    desk.knows("周佳宁", "13800002046")
    desk.type("abc")
    desk.page.entry.field._select_idle_text()
    desk.type("zjn")
    desk.enter()
    desk.press(Qt.Key.Key_Escape)
    assert desk.field() == ""


def test_shift_alone_switches_to_hanzi_until_the_next_act(desk: Desk) -> None:
    field = desk.page.entry.field
    assert not field.hanzi_on()
    desk.press(Qt.Key.Key_Shift)
    assert field.hanzi_on()
    desk.type("+")
    desk.enter()
    assert not field.hanzi_on()


def test_undo_and_naming_a_category_switch_back_from_hanzi(desk: Desk) -> None:
    field = desk.page.entry.field
    desk.type("+6")
    desk.enter()
    desk.press(Qt.Key.Key_Shift)
    desk.press(Qt.Key.Key_K, ALT)
    assert not field.hanzi_on()
    desk.press(Qt.Key.Key_Shift)
    desk.undo()
    assert not field.hanzi_on()


def test_shift_with_a_letter_is_no_switch(desk: Desk) -> None:
    field = desk.page.entry.field
    QTest.keyPress(field, Qt.Key.Key_Shift)
    QTest.keyClick(field, Qt.Key.Key_Z, SHIFT)
    QTest.keyRelease(field, Qt.Key.Key_Shift)
    assert not field.hanzi_on()


def test_full_width_digits_and_signs_are_plain_ones(desk: Desk) -> None:
    desk.knows("周佳宁", "13800002046")
    desk.type("２０４６")
    assert desk.names() == ["周佳宁"]
    desk.press(Qt.Key.Key_Escape)
    desk.type("＋６")
    desk.enter()
    assert desk.figures() == (6, 0, 6)


def test_enter_held_down_is_one_enter(desk: Desk, window: MainWindow) -> None:
    desk.type("+")
    none = Qt.KeyboardModifier.NoModifier
    desk.enter()
    desk.type("+")
    held = QKeyEvent(QEvent.Type.KeyPress, ENTER, none, "\r", True)
    QCoreApplication.sendEvent(desk.page.entry.field, held)
    assert desk.figures()[0] == 1


@pytest.mark.parametrize("count", [25, pytest.param(500, marks=pytest.mark.slow)])
def test_scans_at_five_milliseconds_a_key(desk: Desk, clerk: Clerk, count: int) -> None:
    codes = [new_card_code() for _ in range(count)]
    for at, code in enumerate(codes):
        desk.knows(f"骑手{at}", None, card=code)
    for code in codes:
        for char in code:
            QTest.keyClicks(desk.focused(), char, Qt.KeyboardModifier.NoModifier, 5)
        QTest.keyClick(desk.focused(), ENTER)
    assert today(desk.db, now=desk.clock.now()).visit_count == count
    assert desk.figures() == (count, count, count)
    assert clerk.asked == []


def test_f2_comes_back_from_anywhere(desk: Desk, window: MainWindow) -> None:
    window.show_page("reports")
    QTest.keyClick(window, Qt.Key.Key_F2)
    assert window.current() == "desk"
    assert desk.focus_is_in_the_field()


def test_undo_from_another_page_says_what_was_undone(desk: Desk, window: MainWindow) -> None:
    desk.knows("周佳宁", "13800002046")
    desk.type("zjn")
    desk.enter()
    window.show_page("settings")
    window.undo()
    assert desk.on_site() == []
    assert "周佳宁" in desk.status()
    assert window.current() == "desk"
    assert desk.field() == "zjn"


def test_nothing_to_undo_is_said(desk: Desk, window: MainWindow) -> None:
    window.undo()
    assert desk.status() == "There is nothing to undo."


def test_the_same_keys_for_english_and_chinese(desk: Desk, window: MainWindow) -> None:
    window.context.language.use("zh")
    desk.knows("周佳宁", "13800002046")
    desk.type("zjn")
    desk.enter()
    assert desk.result().startswith("周佳宁 已登记 10:00")
    assert "饮水、休息" in desk.result()
    window.context.language.use("en")
    assert desk.page.entry.strip.undo_button.text() == "Undo"  # type: ignore[attr-defined]


@pytest.mark.skipif(not NAUGHTY.exists(), reason="the naughty strings lie beside the checkout")
def test_naughty_names_are_shown_and_never_read_as_markup(desk: Desk, qtbot: QtBot) -> None:
    for text in json.loads(NAUGHTY.read_text("utf-8"))[::7]:
        clean = gate_name(text, field="person.name", limit=500)
        if not clean or len(clean) > 60:
            continue
        person = desk.knows(text, None)
        desk.page.acts.check_in(person, "")
        assert desk.on_site()[0] == clean
        assert clean in desk.result()
        assert desk.result().startswith(clean)


def test_what_an_act_leaves_behind_names_the_person(desk: Desk, window: MainWindow) -> None:
    desk.knows("周佳宁", "13800002046")
    desk.type("zjn")
    desk.enter()
    last = window.context.undo.last()
    assert last is not None
    assert last.about == Told("周佳宁 checked in 10:00", page="desk", typed="zjn")
