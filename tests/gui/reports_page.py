"""What the tests of the statistics page share: an invented August, the page on 1 September, its words."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from station_app.core.clock import SetClock
from station_app.core.demo import build
from station_app.core.reports.periods import Period
from station_app.core.storage.database import Database
from station_app.gui.reports.page import ReportsPage
from tests.gui.bare_page import Clerk, Requests, make_context, part

AUGUST = Period(date(2026, 8, 1), date(2026, 8, 31))
SEPTEMBER = Period(date(2026, 9, 1), date(2026, 9, 30))


@pytest.fixture
def page(qtbot: QtBot, station: Database, clock: SetClock, tmp_path: Path, clerk: Clerk) -> Iterator[ReportsPage]:
    """The page in a window of its own, over a station whose only month is August."""
    build(station, month=AUGUST.first, seed=3, visits_per_day=20, people=60, now=clock.now())
    made = ReportsPage(make_context(station, clock, tmp_path, clerk))
    qtbot.addWidget(made)
    made.resize(1104, 580)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.focus()
    yield made
    made.counter.cancel()
    made.export.job.cancel()


@pytest.fixture
def asked(page: ReportsPage) -> Requests:
    """What the page asks of the window."""
    return Requests(page)


def in_august(page: ReportsPage) -> None:
    """The month before the present one, by key."""
    QTest.keyClick(page.chooser.box, Qt.Key.Key_Left)
    assert page.chooser.period() == AUGUST


def shown(page: ReportsPage, key: str) -> str:
    """A figure as it stands there."""
    return page.strip.figures[key].value()


def note(page: ReportsPage, key: str) -> str:
    """The line under a figure."""
    return page.strip.figures[key].findChildren(QLabel)[2].text()


def state(page: ReportsPage) -> str:
    """What is said beside the period."""
    label = part(page, "reportsState")
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


def pick_span(page: ReportsPage, span: str) -> None:
    """By month, week, year or any days, with Space on its chip."""
    chip = page.chooser.spans.chip(span)
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Space)


def type_days(page: ReportsPage, first: str, last: str) -> None:
    """Two days typed over the whole fields, each ended by Enter."""
    for field, typed in ((page.chooser.first, first), (page.chooser.last, last)):
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, typed)
        QTest.keyClick(field, Qt.Key.Key_Return)
