"""Opening hours of a month: every day has its line, a missing closing is put right by keys, refusals keep the words."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from station_app.core.clock import SetClock
from station_app.core.settings.commands import set as put_setting
from station_app.core.shifts import commands, queries
from station_app.core.shifts.model import OpeningState
from station_app.core.storage.database import Database
from station_app.gui.amenities.hours_lines import day_words
from station_app.gui.amenities.hours_tab import HoursTab
from station_app.gui.amenities.page import AmenitiesPage
from station_app.gui.kit.paged_model import CELL_ROLE, Cell
from station_app.gui.shell.window import MainWindow
from tests.conftest import MORNING
from tests.gui.bare_page import Clerk, make_context
from tests.gui.drivers import CONTROL
from tests.gui.hands import retype

ENTER = Qt.Key.Key_Return
FIRST = MORNING.date()


@pytest.fixture
def make(qtbot: QtBot, station: Database, clock: SetClock, tmp_path: Path) -> Callable[[], HoursTab]:
    def made() -> HoursTab:
        tab = HoursTab(make_context(station, clock, tmp_path, Clerk()))
        qtbot.addWidget(tab)
        tab.resize(600, 620)
        with qtbot.waitActive(tab):
            tab.show()
            tab.activateWindow()
        tab.read()
        tab.focus()
        return tab

    return made


@pytest.fixture
def tab(station: Database, clock: SetClock, make: Callable[[], HoursTab]) -> HoursTab:
    commands.open_station(station, now=MORNING, by=None)
    clock.set(MORNING + timedelta(days=2))
    commands.close_past_days(station, now=clock.now(), by=None)
    return make()


def said(tab: HoursTab) -> list[str]:
    """Every line as it is read, from the top."""
    model = tab.table.model()
    lines = []
    for row in range(model.rowCount()):
        cells = [model.index(row, column).data(CELL_ROLE) for column in range(model.columnCount())]
        lines.append(" | ".join(cell.words() if isinstance(cell, Cell) else str(cell) for cell in cells))
    return lines


def fill(tab: HoursTab, opened: str, closed: str, note: str) -> None:
    for field, text in ((tab.form.opened, opened), (tab.form.closed, closed), (tab.form.note, note)):
        retype(field, text)
    QTest.keyClick(tab.form.note, ENTER)


def write(db: Database, opened: datetime, closed: datetime) -> None:
    commands.add_opening(db, opened_at=opened, closed_at=closed, note="paper log", now=closed, by=None)


def test_every_day_since_the_first_opening_has_a_line_the_newest_first(tab: HoursTab) -> None:
    lines = said(tab)
    assert len(lines) == 3  # today, yesterday, and the first day; nothing before it
    assert lines[0].startswith(day_words(FIRST + timedelta(days=2)))
    assert "Write down" in lines[1]
    assert "not recorded" in lines[1]
    assert "closing missed" in lines[2]
    assert "Correct" in lines[2]
    assert "1 without a closing" in tab.totals.text()


def test_days_of_rest_late_early_and_past_midnight_are_said_as_such(
    station: Database, clock: SetClock, make: Callable[[], HoursTab]
) -> None:
    door = queries.hours(station)
    put_setting(station, key="station.closed_days", value=[str(FIRST + timedelta(days=2))], now=MORNING, by=None)
    midnight = datetime.combine(FIRST + timedelta(days=2), time(), door.zone).astimezone(UTC)
    opens = datetime.combine(FIRST, door.opens, door.zone).astimezone(UTC)
    closes = datetime.combine(FIRST, door.closes, door.zone).astimezone(UTC)
    write(station, opens + timedelta(minutes=25), closes - timedelta(minutes=40))
    write(station, opens + timedelta(days=1), midnight + timedelta(minutes=30))
    clock.set(midnight + timedelta(days=1, hours=6))
    lines = said(make())
    assert "not open yet" in lines[0]
    assert "Write down" not in lines[0]
    assert "day of rest" in lines[1]
    assert "00:30 +1" in lines[2]
    assert "in time" in lines[2]
    assert "25 min late" in lines[3]
    assert "40 min early" in lines[3]


def test_a_missing_closing_is_put_right_loosely_typed(tab: HoursTab, station: Database) -> None:
    (missed,) = queries.openings(station, FIRST, FIRST)
    tab.table.choose(missed.id)
    QTest.keyClick(tab.table, ENTER)
    retype(tab.form.closed, "2105")
    QTest.keyClick(tab.form.closed, ENTER)
    assert tab.form._form.message("opening.note")  # why is compulsory
    assert tab.form.closed.text() == "2105"
    assert tab.unfinished()
    retype(tab.form.note, "forgotten")
    QTest.keyClick(tab.form.note, ENTER)
    assert queries.opening(station, missed.id).state is OpeningState.CLOSED
    assert "without a closing" not in tab.totals.text()
    assert "forgotten" in tab.about.text()
    assert len(tab._context.undo.acts()) == 1
    assert not tab.unfinished()


def test_a_day_without_a_record_is_written_down_from_its_line(tab: HoursTab, station: Database) -> None:
    day = FIRST + timedelta(days=1)
    tab.table.choose(-day.toordinal())
    QTest.keyClick(tab.table, ENTER)
    assert tab.form.day.day() == day
    fill(tab, "9:05", "0130", "paper log")
    (made,) = queries.openings(station, day, day)
    assert made.note == "paper log"
    assert made.closed_at is not None
    assert made.closed_at.astimezone(queries.hours(station).zone).date() == day + timedelta(days=1)


def test_n_adds_and_hours_that_overlap_keep_what_was_typed(tab: HoursTab, station: Database) -> None:
    day = FIRST + timedelta(days=1)
    write(station, MORNING + timedelta(days=1), MORNING + timedelta(days=1, hours=9))
    tab.read()
    QTest.keyClick(tab.table, Qt.Key.Key_N)
    assert tab.form.isVisible()
    tab.form.day.show_day(day)
    fill(tab, "0000", "2330", "twice")
    assert len(queries.openings(station, day, day)) == 1
    assert tab.form.isVisible()
    assert tab.form._wrong.text()
    assert (tab.form.opened.text(), tab.form.closed.text(), tab.form.note.text()) == ("0000", "2330", "twice")
    assert tab.unfinished()


def test_what_is_half_typed_stands_in_the_way_of_other_hours(tab: HoursTab, station: Database) -> None:
    (missed,) = queries.openings(station, FIRST, FIRST)
    QTest.keyClick(tab.table, Qt.Key.Key_N)
    retype(tab.form.note, "paper log")
    tab.table.setFocus()
    tab.table.choose(missed.id)
    QTest.keyClick(tab.table, ENTER)
    tab.add_button.click()
    tab.retranslate()
    assert tab.form.note.text() == "paper log"
    assert tab.form._wrong.text()
    assert tab.form.opened.hasFocus()
    QTest.keyClick(tab.form.opened, Qt.Key.Key_Escape)
    assert not tab.form.isVisible()
    assert not tab.unfinished()
    QTest.keyClick(tab.table, ENTER)
    assert tab.form._opening == missed


def test_what_was_left_half_typed_is_there_again(tab: HoursTab, station: Database) -> None:
    QTest.keyClick(tab.table, Qt.Key.Key_N)
    retype(tab.form.opened, "905")
    retype(tab.form.note, "停电，记在纸上")
    QTest.keyClick(tab.form.note, Qt.Key.Key_Escape)
    assert tab.form.isHidden()
    assert not tab.form.unfinished(), "other hours can be looked at meanwhile"
    QTest.keyClick(tab.table, Qt.Key.Key_N)
    assert (tab.form.opened.text(), tab.form.note.text()) == ("905", "停电，记在纸上")
    assert tab.form.unfinished()
    retype(tab.form.closed, "930")
    QTest.keyClick(tab.form.note, ENTER)
    assert tab.form.isHidden()
    assert [each.note for each in queries.openings(station, date.min, date.max)][-1] == "停电，记在纸上"
    QTest.keyClick(tab.table, Qt.Key.Key_N)
    assert (tab.form.opened.text(), tab.form.note.text()) == ("", "")


def test_a_month_before_the_first_opening_says_so(tab: HoursTab) -> None:
    tab.months.before.click()
    assert tab.months.month() == date(2026, 8, 1)
    assert said(tab) == []
    assert tab.empty.isVisible()
    tab.focus()
    assert tab.add_button.hasFocus()


def test_ctrl_z_takes_the_hours_back_and_the_strip_is_silent(
    window: MainWindow, station: Database, clock: SetClock
) -> None:
    commands.open_station(station, now=MORNING, by=None)
    clock.set(MORNING + timedelta(days=2))
    commands.close_past_days(station, now=clock.now(), by=None)
    window.show_page("amenities")
    page = window.page("amenities")
    assert isinstance(page, AmenitiesPage)
    page.tabs.show_tab("hours")
    tab = page.tabs._made["hours"]
    assert isinstance(tab, HoursTab)
    for way in ("keys", "button"):
        tab._add()
        tab.form.day.show_day(FIRST + timedelta(days=1))
        fill(tab, "905", "2100", "paper log")
        QApplication.processEvents()
        assert "Hours written down" in tab.strip.text()
        assert any("09:05 | 21:00" in line for line in said(tab))
        if way == "keys":
            window.activateWindow()
            QTest.keyClick(tab.table, Qt.Key.Key_Z, CONTROL)
        else:
            QTest.mouseClick(tab.strip.undo_button, Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        assert not any("09:05 | 21:00" in line for line in said(tab)), way
        assert tab.strip.text() == ""
