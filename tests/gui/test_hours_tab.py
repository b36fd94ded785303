"""Opening hours of a month: a missing closing is put right by keys, a day is written down, refusals keep the words."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from station_app.core.clock import SetClock
from station_app.core.shifts import commands, queries
from station_app.core.shifts.model import OpeningState
from station_app.core.storage.database import Database
from station_app.gui.amenities.hours_tab import HoursTab
from tests.conftest import MORNING
from tests.gui.bare_page import Clerk, make_context
from tests.gui.hands import retype

ENTER = Qt.Key.Key_Return


@pytest.fixture
def tab(qtbot: QtBot, station: Database, clock: SetClock, tmp_path: Path) -> HoursTab:
    commands.open_station(station, now=MORNING, by=None)
    clock.set(MORNING + timedelta(days=2))
    commands.close_past_days(station, now=clock.now(), by=None)
    made = HoursTab(make_context(station, clock, tmp_path, Clerk()))
    qtbot.addWidget(made)
    made.resize(600, 520)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.read()
    made.focus()
    return made


def test_a_missing_closing_is_put_right_loosely_typed(tab: HoursTab, station: Database) -> None:
    (missed,) = tab._openings
    assert "1 without a closing" in tab.totals.text()
    tab.table.choose(missed)
    QTest.keyClick(tab.table, ENTER)
    retype(tab.form.closed, "2105")
    QTest.keyClick(tab.form.closed, ENTER)
    assert tab.form._form.message("opening.note")  # why is compulsory
    assert tab.form.closed.text() == "2105"
    assert tab.unfinished()
    retype(tab.form.note, "forgotten")
    QTest.keyClick(tab.form.note, ENTER)
    assert queries.opening(station, missed).state is OpeningState.CLOSED
    assert "without a closing" not in tab.totals.text()
    assert len(tab._context.undo.acts()) == 1
    assert not tab.unfinished()


def test_a_day_without_a_record_is_written_down(tab: HoursTab, station: Database) -> None:
    day = (MORNING + timedelta(days=1)).date()
    tab.form.add(day)
    retype(tab.form.opened, "9:05")
    retype(tab.form.closed, "2100")
    retype(tab.form.note, "paper log")
    QTest.keyClick(tab.form.note, ENTER)
    (made,) = queries.openings(station, day, day)
    assert made.note == "paper log"
