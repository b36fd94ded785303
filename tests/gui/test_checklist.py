"""The check of the shift by keys: marked one after the other, wanting points reported, taken back, nothing lost."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from station_app.core.amenities import commands, queries
from station_app.core.amenities.model import Amenity, Result
from station_app.core.clock import SetClock
from station_app.core.shifts.commands import begin
from station_app.core.staff import commands as staff
from station_app.core.storage.database import Database
from station_app.gui.amenities.checklist import Checklist
from station_app.gui.amenities.checks_tab import ChecksTab
from station_app.gui.kit.requests import BeginShift
from tests.conftest import MORNING
from tests.gui.bare_page import Clerk, make_context
from tests.gui.hands import type_text

Key = Qt.Key


@pytest.fixture
def water(station: Database) -> Amenity:
    person = staff.add(station, name="林老师", now=MORNING, by=None).value
    begin(station, staff_id=person.id, now=MORNING, by=None)
    for name in ("饮水机 1 号", "饮水机 2 号"):
        made = commands.add(station, name=name, kind="water", now=MORNING, by=None).value
    return made


def shown(qtbot: QtBot, station: Database, clock: SetClock, folder: Path) -> Checklist:
    made = Checklist(make_context(station, clock, folder, Clerk()))
    qtbot.addWidget(made)
    made.resize(410, 600)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.read()
    made.focus()
    return made


@pytest.fixture
def card(qtbot: QtBot, station: Database, clock: SetClock, tmp_path: Path, water: Amenity) -> Checklist:
    del water
    return shown(qtbot, station, clock, tmp_path)


def press(card: Checklist, key: Qt.Key) -> None:
    QTest.keyClick(card.lines, key)
    QTest.qWait(90)


def results(station: Database) -> list[Result | None]:
    return [None if line.found is None else line.found.result for line in queries.checklist(station)]


def test_nobody_on_duty_is_asked_to_sign_in(qtbot: QtBot, station: Database, clock: SetClock, tmp_path: Path) -> None:
    card = shown(qtbot, station, clock, tmp_path)
    with qtbot.waitSignal(card.asked) as asked:
        card.sign_in.click()
    assert asked.args == [BeginShift()]


def test_marks_go_on_to_the_next_and_are_saved_at_once(card: Checklist, station: Database) -> None:
    press(card, Key.Key_1)
    press(card, Key.Key_0)
    assert results(station)[:3] == [Result.NORMAL, Result.NOT_APPLICABLE, None]
    assert card.badge.text() == "2 / 16"
    assert card.lines.current() == "water"
    assert len(card._context.undo.acts()) == 2


def test_a_scan_into_the_list_marks_nothing(card: Checklist, station: Database) -> None:
    QTest.keyClicks(card.lines, "12010")
    QTest.qWait(90)
    assert results(station) == [None] * 16


def test_wanting_says_which_and_what_and_opens_a_fault(card: Checklist, station: Database, water: Amenity) -> None:
    card.lines.go_to("water")
    press(card, Key.Key_2)
    QTest.keyClick(card.form.which, Key.Key_Return)
    assert results(station)[2] is None  # which one is not said
    card.form.which.choose_id(water.id)
    card.form.which.changed.emit(card.form.which.chosen())
    QTest.keyClick(card.form.note, Key.Key_Return)
    assert card.form.form.message("inspection.note")
    assert results(station)[2] is None
    type_text(card.form.note, "不出热水")
    assert card.unfinished()
    QTest.keyClick(card.form.note, Key.Key_Return)
    fault = queries.open_fault(station, water.id)
    assert fault is not None
    assert fault.what == "不出热水"
    assert card.lines.found_line("water").words.text() == "饮水机 2 号: 不出热水 · Fault reported"
    assert not card.unfinished()


def test_a_line_left_half_typed_is_there_again(card: Checklist) -> None:
    press(card, Key.Key_2)
    type_text(card.form.note, "stained")
    QTest.keyClick(card.form.note, Key.Key_Escape)
    assert card.unfinished()
    press(card, Key.Key_2)
    assert card.form.note.text() == "stained"


def test_the_month_shows_what_was_wanting_and_its_day_says_so(
    card: Checklist, station: Database, clock: SetClock
) -> None:
    commands.inspect(station, result="abnormal", check_item="exit", note="blocked", now=clock.now(), by=None)
    tab = ChecksTab(card._context)
    column = 0
    row = list(tab._points).index("exit")
    assert "blocked" in tab.grid.words((row, column))
    tab.wrong.click()
    assert "blocked" in tab.grid.words((0, column))
    tab.show_day(column)
    assert "blocked" in tab.notes.text()
