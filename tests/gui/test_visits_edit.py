"""The form beside the log, driven by keys: a visit put right, given to somebody, entered later; and what it says."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from station_app.core.clock import SetClock
from station_app.core.people.commands import register
from station_app.core.people.queries import by_id as person_by_id
from station_app.core.storage.database import Database
from station_app.core.types import PersonId
from station_app.core.visits import commands, queries
from station_app.core.visits.corrections import back_date, edit
from station_app.core.visits.model import Origin, State, Visit
from station_app.gui.kit.date_field import DateField
from station_app.gui.kit.told import Told
from station_app.gui.visits.page import VisitsPage
from tests.gui.bare_page import Clerk, cut_words, make_context, needs_fonts, part
from tests.gui.hands import retype, type_text

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CARD = "900000000001"


@pytest.fixture
def rider(station: Database, clock: SetClock) -> PersonId:
    done = register(
        station,
        name="周佳宁",
        phone="13812342046",
        category="food_rider",
        platforms=["meituan"],
        card=CARD,
        now=clock.now(),
        by=None,
    )
    return done.value.id


@pytest.fixture
def other(station: Database, clock: SetClock) -> PersonId:
    return register(
        station, name="孙晓雨", phone="13512346612", category="courier", platforms=["sf"], now=clock.now(), by=None
    ).value.id


@pytest.fixture
def came(station: Database, clock: SetClock, rider: PersonId) -> Visit:
    visit = commands.check_in(station, person_id=rider, services=["water"], now=clock.now(), by=None).value
    clock.forward(timedelta(minutes=40))
    return visit


@pytest.fixture
def page(qtbot: QtBot, station: Database, clock: SetClock, tmp_path: Path) -> Iterator[VisitsPage]:
    made = VisitsPage(make_context(station, clock, tmp_path, Clerk()))
    qtbot.addWidget(made)
    made.resize(1104, 600)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.context.language.use("en")
    QApplication.processEvents()


def key(page: VisitsPage, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Press a key where the focus is."""
    focused = page.window().focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def fill(page: VisitsPage, name: str, text: str) -> None:
    retype(part(page, name), text)


def text(page: QWidget, name: str) -> str:
    field = part(page, name)
    assert isinstance(field, QLineEdit | QLabel)
    return field.text()


def begin_edit(page: VisitsPage, visit: Visit) -> None:
    page.refresh()
    page.focus()
    page.table.choose(visit.id)
    key(page, Key.Key_E)
    assert page.parts.shows(page.form)


def begin_entry(page: VisitsPage) -> None:
    page.refresh()
    page.focus()
    key(page, Key.Key_B)
    assert page.parts.shows(page.form)


def found(page: VisitsPage) -> list[str]:
    listed = part(page, "visitWhoFound")
    assert isinstance(listed, QListWidget)
    return [listed.item(row).text() for row in range(listed.count())] if listed.isVisible() else []


def says(page: VisitsPage, row: str) -> str:
    return page.form.fields.form.message(row)


# -- putting right ----------------------------------------------------------------------------------------------------


def test_times_and_note_are_put_right_and_enter_saves(page: VisitsPage, station: Database, came: Visit) -> None:
    begin_edit(page, came)
    assert part(page, "visitArrived").hasFocus()
    assert text(page, "visitArrived") == "10:00"
    fill(page, "visitArrived", "945")
    fill(page, "visitLeft", "10：20")
    fill(page, "visitNote", "借了雨伞")
    key(page, Key.Key_Return)
    right = queries.by_id(station, came.id)
    assert (right.state, right.note, right.hour) == (State.OUT, "借了雨伞", 9)
    assert page.card.fact("arrived") == "today 09:45"
    assert page.parts.shows(page.card)
    assert page.table.hasFocus()
    assert page.table.chosen_id() == came.id


def test_services_are_chips_and_the_rest_stays(page: VisitsPage, station: Database, came: Visit) -> None:
    begin_edit(page, came)
    chip = page.form.fields.services.chip("hot_food")
    chip.setFocus()
    QTest.keyClick(chip, Key.Key_Space)
    QTest.keyClick(chip, Key.Key_Return)
    right = queries.by_id(station, came.id)
    assert set(right.services) == {"water", "hot_food"}
    assert (right.category, right.platform, right.state) == ("food_rider", "meituan", State.IN)


def test_category_and_platform_are_lists(page: VisitsPage, station: Database, came: Visit) -> None:
    begin_edit(page, came)
    page.form.fields.category.choose("courier")
    page.form.fields.platform.choose(None)
    page.form.fields.category.setFocus()
    key(page, Key.Key_Return)
    right = queries.by_id(station, came.id)
    assert (right.category, right.platform) == ("courier", None)


def test_an_edit_is_told_and_taken_back(page: VisitsPage, station: Database, came: Visit) -> None:
    before = queries.by_id(station, came.id)
    begin_edit(page, came)
    fill(page, "visitNote", "a")
    key(page, Key.Key_Return)
    act = page.context.undo.last()
    assert act is not None
    assert act.about == Told("周佳宁: visit changed.", page="visits")
    assert page.context.undo.undo_last(page.context.operations)
    assert queries.by_id(station, came.id) == before


def test_escape_gives_up(page: VisitsPage, station: Database, came: Visit) -> None:
    begin_edit(page, came)
    fill(page, "visitNote", "a")
    key(page, Key.Key_Escape)
    assert page.parts.shows(page.card)
    assert page.table.hasFocus()
    assert queries.by_id(station, came.id).note is None
    begin_edit(page, came)
    assert text(page, "visitNote") == ""


def test_nothing_new_is_no_act(page: VisitsPage, came: Visit) -> None:
    begin_edit(page, came)
    key(page, Key.Key_Return)
    assert page.parts.shows(page.card)
    assert page.context.undo.last() is None


@pytest.mark.parametrize(
    ("name", "typed", "row"),
    [
        ("visitArrived", "11:30", "visit.arrived"),
        ("visitArrived", "", "visit.arrived"),
        ("visitLeft", "25:00", "visit.left"),
        ("visitLeft", "halb", "visit.left"),
        ("visitNote", "长" * 501, "visit.note"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(
    page: VisitsPage, station: Database, came: Visit, name: str, typed: str, row: str
) -> None:
    begin_edit(page, came)
    field = part(page, name)
    assert isinstance(field, QLineEdit)
    field.setText(typed)
    field.setFocus()
    key(page, Key.Key_Return)
    assert says(page, row)
    assert part(page, name).hasFocus()
    assert text(page, name) == typed
    assert page.parts.shows(page.form)
    assert queries.by_id(station, came.id) == came


def test_a_past_month_asks_for_a_reason(page: VisitsPage, station: Database, clock: SetClock, rider: PersonId) -> None:
    old = back_date(station, day=date(2026, 8, 14), person_id=rider, now=clock.now(), by=None).value
    page.refresh()
    page.show_days(date(2026, 8, 1), date(2026, 8, 31))
    begin_edit(page, old)
    assert part(page, "visitReason").isVisible()
    assert part(page, "visitDay").isVisible()
    fill(page, "visitNote", "a")
    key(page, Key.Key_Return)
    assert "Reason" in says(page, "visit.reason")
    assert part(page, "visitReason").hasFocus()
    type_text(part(page, "visitReason"), "月底核对")
    key(page, Key.Key_Return)
    assert queries.by_id(station, old.id).note == "a"


def test_this_month_asks_for_none_and_the_desks_day_stays(page: VisitsPage, came: Visit) -> None:
    begin_edit(page, came)
    assert not part(page, "visitReason").isVisible()
    assert not part(page, "visitDay").isVisible()


def test_a_void_visit_is_not_edited(page: VisitsPage, station: Database, clock: SetClock, came: Visit) -> None:
    commands.void(station, visit_id=came.id, reason="错了", now=clock.now(), by=None)
    QTest.mouseClick(part(page, "visitsWithVoid"), Qt.MouseButton.LeftButton)
    page.refresh()
    page.focus()
    page.table.choose(came.id)
    key(page, Key.Key_E)
    assert page.parts.shows(page.card)
    assert "not edited" in text(page, "visitComplaint")
    assert not part(page, "visitEdit").isVisible()


# -- whose it is ------------------------------------------------------------------------------------------------------


@pytest.fixture
def unnamed(station: Database, clock: SetClock) -> Visit:
    return commands.check_in_anonymous(station, now=clock.now(), by=None).value


def test_a_visit_without_a_name_is_given_to_somebody(
    page: VisitsPage, station: Database, unnamed: Visit, rider: PersonId, other: PersonId
) -> None:
    begin_edit(page, unnamed)
    type_text(part(page, "visitWho"), "sxy")
    assert [line.split()[0] for line in found(page)] == ["孙晓雨"]
    key(page, Key.Key_Return)  # one hit: picked, and nothing else happened
    assert text(page, "visitWho") == "孙晓雨"
    assert queries.by_id(station, unnamed.id).person_id is None
    key(page, Key.Key_Return)
    right = queries.by_id(station, unnamed.id)
    # Nobody had said what work they do.
    assert (right.person_id, right.category, right.platform) == (other, "courier", "sf")


def test_of_several_none_is_chosen_until_marked(
    page: VisitsPage, station: Database, clock: SetClock, unnamed: Visit, rider: PersonId
) -> None:
    register(station, name="周一", category="courier", now=clock.now(), by=None)
    begin_edit(page, unnamed)
    type_text(part(page, "visitWho"), "周")
    assert len(found(page)) == 2
    key(page, Key.Key_Return)
    assert "pick somebody" in says(page, "visit.person")
    key(page, Key.Key_Down)
    key(page, Key.Key_Down)
    key(page, Key.Key_Up)
    key(page, Key.Key_Return)
    assert text(page, "visitWho") in {"周佳宁", "周一"}
    assert page.form.fields.who.person_id() is not None


def test_a_click_picks_too(page: VisitsPage, unnamed: Visit, rider: PersonId) -> None:
    begin_edit(page, unnamed)
    type_text(part(page, "visitWho"), "2046")
    listed = page.form.fields.who.found
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=listed.visualItemRect(listed.item(0)).center())
    assert page.form.fields.who.person_id() == rider


def test_a_card_says_whose_it_is(page: VisitsPage, unnamed: Visit, rider: PersonId) -> None:
    assert not page.scanned(CARD)  # the desk's
    begin_edit(page, unnamed)
    assert page.scanned(CARD)
    assert page.form.fields.who.person_id() == rider
    assert not page.scanned("900000000099")


def test_a_name_is_taken_away_by_emptying_the_field(page: VisitsPage, station: Database, came: Visit) -> None:
    begin_edit(page, came)
    fill(page, "visitWho", "")
    key(page, Key.Key_Return)
    assert queries.by_id(station, came.id).person_id is None


def test_nobody_found_is_said_and_nothing_saved(page: VisitsPage, station: Database, came: Visit) -> None:
    begin_edit(page, came)
    fill(page, "visitWho", "没有这个人")
    assert "Nobody found" in text(page, "visitWhoState")
    key(page, Key.Key_Return)
    assert "pick somebody" in says(page, "visit.person")
    assert text(page, "visitWho") == "没有这个人"


def test_escape_closes_the_list_first(page: VisitsPage, unnamed: Visit, rider: PersonId) -> None:
    begin_edit(page, unnamed)
    type_text(part(page, "visitWho"), "周")
    assert found(page)
    key(page, Key.Key_Escape)
    assert found(page) == []
    assert page.parts.shows(page.form)
    key(page, Key.Key_Escape)
    assert page.parts.shows(page.card)


def test_somebody_here_under_another_visit_is_refused(
    page: VisitsPage, station: Database, came: Visit, unnamed: Visit
) -> None:
    begin_edit(page, unnamed)
    type_text(part(page, "visitWho"), "2046")
    key(page, Key.Key_Return)
    key(page, Key.Key_Return)
    assert "here already under another visit" in says(page, "visit.person")
    assert queries.by_id(station, unnamed.id).person_id is None


def test_a_group_is_not_given_to_one_person_unseen(
    page: VisitsPage, station: Database, clock: SetClock, other: PersonId
) -> None:
    six = commands.check_in_anonymous(station, heads=6, now=clock.now(), by=None).value
    begin_edit(page, six)
    type_text(part(page, "visitWho"), "6612")
    key(page, Key.Key_Return)
    heads = part(page, "visitHeads")
    assert isinstance(heads, QSpinBox)
    assert heads.isVisible()
    key(page, Key.Key_Return)
    assert "not 6" in says(page, "visit.heads")
    heads.setValue(1)
    key(page, Key.Key_Return)
    assert queries.by_id(station, six.id).person_id == other


# -- entered later ----------------------------------------------------------------------------------------------------


def test_a_visit_of_before_is_entered_by_keys(
    page: VisitsPage, station: Database, came: Visit, rider: PersonId
) -> None:
    begin_entry(page)
    assert part(page, "visitWho").hasFocus()
    type_text(part(page, "visitWho"), "zjn")
    key(page, Key.Key_Return)
    day = part(page, "visitDay")
    assert isinstance(day, DateField)
    day.show_day(date(2026, 8, 31))
    fill(page, "visitArrived", "1405")
    fill(page, "visitLeft", "15:00")
    key(page, Key.Key_Return)
    visit = queries.page(station, origin="back_dated").rows[0]
    assert (visit.person_id, visit.day, visit.hour, visit.state) == (rider, date(2026, 8, 31), 14, State.OUT)
    act = page.context.undo.last()
    assert act is not None
    assert act.about == Told("周佳宁: visit entered for 2026-08-31.", page="visits")
    assert page.context.undo.undo_last(page.context.operations)
    assert queries.by_id(station, visit.id).state is State.VOID


def test_somebody_new_is_registered_with_it(page: VisitsPage, station: Database, came: Visit) -> None:
    begin_entry(page)
    assert not part(page, "visitNewPhone").isVisible()
    type_text(part(page, "visitWho"), "高翔")
    assert found(page) == ["Somebody new: “高翔”"]
    key(page, Key.Key_Down)
    key(page, Key.Key_Return)
    assert part(page, "visitNewPhone").isVisible()
    type_text(part(page, "visitNewPhone"), "138 1234 2046")
    page.form.fields.category.choose("courier")
    fill(page, "visitNote", "a")
    key(page, Key.Key_Return)
    assert says(page, "person.phone")  # somebody's own already
    fill(page, "visitNewPhone", "13100004406")
    key(page, Key.Key_Return)
    visit = queries.page(station, origin="back_dated").rows[0]
    assert visit.person_id is not None
    person = person_by_id(station, visit.person_id)
    assert (person.name, person.phone, person.category, visit.category) == ("高翔", "13100004406", "courier", "courier")


def test_what_was_begun_is_there_again_until_it_is_saved(page: VisitsPage, station: Database, came: Visit) -> None:
    begin_entry(page)
    fill(page, "visitNote", "半张纸")
    fill(page, "visitArrived", "9:10")
    key(page, Key.Key_Escape)
    begin_edit(page, came)
    assert text(page, "visitNote") == ""
    key(page, Key.Key_Escape)
    QTest.mouseClick(part(page, "visitsBackDate"), Qt.MouseButton.LeftButton)
    assert (text(page, "visitNote"), text(page, "visitArrived")) == ("半张纸", "9:10")
    part(page, "visitNote").setFocus()
    key(page, Key.Key_Return)
    assert queries.page(station, origin="back_dated").rows[0].note == "半张纸"
    begin_entry(page)
    assert text(page, "visitNote") == ""


def test_the_future_is_refused_beside_the_day(page: VisitsPage, came: Visit) -> None:
    begin_entry(page)
    day = part(page, "visitDay")
    assert isinstance(day, DateField)
    day.show_day(date(2026, 9, 2))
    key(page, Key.Key_Return)
    assert says(page, "visit.day")


def test_a_group_is_entered_without_a_name(page: VisitsPage, station: Database, came: Visit) -> None:
    begin_entry(page)
    heads = part(page, "visitHeads")
    assert isinstance(heads, QSpinBox)
    heads.setValue(6)
    save = part(page, "visitFormSave")
    assert isinstance(save, QPushButton)
    QTest.mouseClick(save, Qt.MouseButton.LeftButton)
    visit = queries.page(station, origin="back_dated").rows[0]
    assert (visit.heads, visit.person_id, visit.origin) == (6, None, Origin.BACK_DATED)
    assert page.table.chosen_id() == visit.id


# -- the history, in words --------------------------------------------------------------------------------------------


def test_the_history_tells_what_an_edit_changed(
    qtbot: QtBot, page: VisitsPage, station: Database, clock: SetClock, came: Visit, other: PersonId
) -> None:
    now = clock.now()
    edit(station, visit_id=came.id, services=["hot_food"], note="a", now=now, by=None)
    edit(station, visit_id=came.id, person_id=other, platform=None, note=None, now=now, by=None)
    edit(station, visit_id=came.id, person_id=None, heads=3, category="courier", now=now, by=None)
    page.refresh()
    page.focus()
    page.table.choose(came.id)
    qtbot.waitUntil(lambda: len(page.card.history_text()) == 4)
    third, second, first, arrived = page.card.history_text()
    assert arrived == "10:00 arrived"
    assert first == "10:40 added “Warm food”; took away “Water”; Note: a"
    assert "Person: 周佳宁 → 孙晓雨" in second
    assert "Platform taken away: Meituan" in second
    assert "Note taken away: a" in second
    assert "Person: 孙晓雨 → No name" in third
    assert "Heads: 1 → 3" in third
    assert "Category: Food rider → Courier" in third


def test_the_history_tells_of_days_times_and_reasons(
    qtbot: QtBot, page: VisitsPage, station: Database, clock: SetClock
) -> None:
    old = back_date(station, day=date(2026, 8, 14), now=clock.now(), by=None).value
    edit(station, visit_id=old.id, day=date(2026, 9, 1), reason="日期抄错", now=clock.now(), by=None)
    page.refresh()
    page.focus()
    page.table.choose(old.id)
    qtbot.waitUntil(lambda: len(page.card.history_text()) == 3)
    assert page.card.history_text() == [
        "10:00 Date: 14 Aug → 1 Sep (reason: 日期抄错)",
        "10:00 entered later",
        "entered later from paper",
    ]


# -- looks ------------------------------------------------------------------------------------------------------------


@needs_fonts
@pytest.mark.parametrize("size", [(1104, 580), (924, 580), (584, 260)])
def test_nothing_in_the_form_is_cut(qtbot: QtBot, page: VisitsPage, came: Visit, size: tuple[int, int]) -> None:
    page.resize(*size)
    begin_edit(page, came)
    qtbot.waitUntil(lambda: cut_words(page) == [])
    assert page.minimumSizeHint().width() <= size[0]
    save = part(page, "visitFormSave")
    qtbot.waitUntil(lambda: page.rect().contains(save.mapTo(page, save.rect().bottomRight())))


def test_every_field_is_reached_by_tab_and_has_a_name(page: VisitsPage, came: Visit) -> None:
    begin_entry(page)
    reached: dict[str, str] = {}
    for _ in range(40):
        focused = page.window().focusWidget()
        assert focused is not None
        reached[focused.objectName()] = focused.accessibleName()
        QTest.keyClick(focused, Key.Key_Tab)
    wanted = {"visitWho", "visitHeads", "visitDay", "visitArrived", "visitLeft", "visitNote"}
    wanted |= {"visitFormCategory", "visitFormPlatform", "visitFormCancel", "visitFormSave"}
    assert wanted <= set(reached)
    assert all(reached[name] for name in wanted)
