"""The statistics page over a million visits: counted beside the window, which answers all the time.

Slow. `STATION_OF_A_MILLION` may name a station made by `tests.bench.stations.build`, which takes minutes.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from station_app.core.clock import SetClock
from station_app.core.reports.queries import statistics
from station_app.core.storage.database import Database, open_database
from station_app.gui.reports.page import ReportsPage
from tests.bench.pulse import Pulse
from tests.bench.stations import build, station_of
from tests.gui.bare_page import Clerk, make_context
from tests.gui.reports_page import pick_span, shown, type_days

pytestmark = pytest.mark.slow

BAR_MS = 50.0
PATIENCE_MS = 120_000


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    given = os.environ.get("STATION_OF_A_MILLION")
    if given:
        return Path(given)
    made = tmp_path_factory.mktemp("million") / "station.sqlite"
    build(made, people=100_000, visits=1_000_000)
    return made


@pytest.fixture
def db(path: Path) -> Iterator[Database]:
    db = open_database(path)
    yield db
    db.close()


@pytest.fixture
def page(db: Database, path: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[ReportsPage]:
    made = ReportsPage(make_context(db, SetClock(station_of(path, tmp_path).now), tmp_path, Clerk()))
    qtbot.addWidget(made)
    made.resize(1104, 600)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    qtbot.waitUntil(lambda: not made.counter.counting(), timeout=PATIENCE_MS)
    yield made
    made.hide()


@pytest.mark.parametrize("span", ["month", "week", "year", "range"])
def test_the_window_answers_while_a_period_is_counted(page: ReportsPage, db: Database, qtbot: QtBot, span: str) -> None:
    pulse = Pulse()
    began = perf_counter()
    pick_span(page, span)
    if span == "range":
        type_days(page, "2021-01-01", page.context.clock.now().date().isoformat())
    elif span == "month":
        QTest.keyClick(page.chooser.box, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: not page.counter.counting(), timeout=PATIENCE_MS)
    took = perf_counter() - began
    qtbot.wait(20)
    pulse.stop()
    figures = f"{span}: {took:.2f} s, longest gap {pulse.longest:.0f} ms, own work {pulse.work:.0f} ms"
    assert pulse.work < BAR_MS, figures
    assert shown(page, "visit_count") == f"{statistics(db, page.chooser.period()).visit_count:,}"


def test_a_question_put_aside_ends_soon(page: ReportsPage, qtbot: QtBot) -> None:
    pick_span(page, "range")
    type_days(page, "2021-01-01", "2026-06-01")
    qtbot.wait(300)
    began = perf_counter()
    type_days(page, "2026-05-01", "2026-05-02")
    qtbot.waitUntil(lambda: not page.counter.counting(), timeout=PATIENCE_MS)
    assert perf_counter() - began < 2
