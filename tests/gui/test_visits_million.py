"""A million visits on the page of the log: first rows, last rows, any filter and order, memory, and the window alive.

Slow. `STATION_OF_A_MILLION` may name a station made by `tests.bench.stations.build`, which takes minutes.
"""

import gc
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from station_app.core.clock import SetClock
from station_app.core.storage.database import Database, open_database
from station_app.core.visits import queries
from station_app.core.visits.queries import Filters, Order, Sort
from station_app.gui.visits.page import VisitsPage
from tests.bench.stations import build, station_of
from tests.gui.bare_page import Clerk, make_context

pytestmark = pytest.mark.slow

VISITS, PEOPLE = 1_000_000, 100_000
BAR_MS = 50.0
MOST_MB = 20.0
PATIENCE_MS = 60_000


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    given = os.environ.get("STATION_OF_A_MILLION")
    if given:
        return Path(given)
    made = tmp_path_factory.mktemp("million") / "station.sqlite"
    build(made, people=PEOPLE, visits=VISITS)
    return made


@pytest.fixture
def db(path: Path) -> Iterator[Database]:
    db = open_database(path)
    yield db
    db.close()


@pytest.fixture
def page(db: Database, path: Path, tmp_path: Path, qtbot: QtBot) -> VisitsPage:
    now = station_of(path, tmp_path).now
    made = VisitsPage(make_context(db, SetClock(now), tmp_path, Clerk()))
    qtbot.addWidget(made)
    made.resize(1104, 600)
    with qtbot.waitExposed(made):
        made.show()
    return made


class Pulse(QObject):
    """Beats every few milliseconds while the window answers; the longest silence is what a clerk would feel."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(2)

    def _beat(self) -> None:
        moment = perf_counter()
        self.longest = max(self.longest, (moment - self._last) * 1000)
        self._last = moment


@dataclass
class Felt:
    """What the window felt during an act: until the act returned, the longest silence, until all was there."""

    act: float = 0.0
    silence: float = 0.0
    whole: float = 0.0
    first_rows: int = 0
    idle: float = 0.0

    def alive(self) -> bool:
        """Whether the window answered within the bar, beyond what this PC keeps it waiting with nothing to do."""
        return self.silence < BAR_MS + self.idle


def felt(page: VisitsPage, qtbot: QtBot, act: Callable[[], None]) -> Felt:
    """Do it, wait until the whole log is there, and say how the window fared."""
    QApplication.processEvents()
    idle = Pulse()
    QTest.qWait(1000)
    pulse, found = Pulse(), Felt(idle=idle.longest)
    began = perf_counter()
    act()
    found.act = (perf_counter() - began) * 1000
    found.first_rows = page.model.rowCount()
    qtbot.waitUntil(lambda: not page.reading.loader.loading(), timeout=PATIENCE_MS)
    QApplication.processEvents()
    found.whole = (perf_counter() - began) * 1000
    QTest.qWait(20)
    found.silence = pulse.longest
    return found


def resident_mb() -> float:
    with Path("/proc/self/statm").open() as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def say(text: str) -> None:
    """The figures, for whoever runs it with -s."""
    sys.stdout.write(f"\n{text}")


def all_days(page: VisitsPage) -> None:
    page.bar._days.toggle("all")


def test_the_window_answers_while_a_million_ids_come(page: VisitsPage, qtbot: QtBot) -> None:
    all_days(page)
    qtbot.waitUntil(lambda: not page.reading.loader.loading(), timeout=PATIENCE_MS)
    page.bar._days.toggle("today")
    figures = felt(page, qtbot, lambda: all_days(page))
    say(f"all days: {figures}")
    assert figures.first_rows == 200  # shown at once
    assert page.model.rowCount() > 0.95 * VISITS
    assert figures.act < BAR_MS + figures.idle
    assert figures.alive(), figures


@pytest.mark.parametrize("sort", [Sort.NAME, Sort.STAY, Sort.STAFF, Sort.CATEGORY])
def test_the_window_answers_while_a_million_are_put_in_order(page: VisitsPage, qtbot: QtBot, sort: Sort) -> None:
    all_days(page)
    qtbot.waitUntil(lambda: not page.reading.loader.loading(), timeout=PATIENCE_MS)
    rows = page.model.rowCount()
    figures = felt(page, qtbot, lambda: page._put_in_order(Order(sort, descending=False)))
    assert figures.first_rows == rows  # they stay until they come in the new order
    say(f"by {sort}: {figures}")
    assert figures.alive(), figures


@pytest.mark.parametrize("typed", ["林", "zz", "2046"])
def test_the_window_answers_while_a_million_are_searched(page: VisitsPage, qtbot: QtBot, typed: str) -> None:
    all_days(page)
    qtbot.waitUntil(lambda: not page.reading.loader.loading(), timeout=PATIENCE_MS)

    def search() -> None:
        page.bar.search.setText(typed)
        page.bar.changed.emit()

    figures = felt(page, qtbot, search)
    say(f"{typed}: {figures}, {page.model.rowCount()} rows")
    assert figures.alive(), figures


def test_the_ends_of_a_million_are_a_key_away(page: VisitsPage, qtbot: QtBot) -> None:
    all_days(page)
    qtbot.waitUntil(lambda: not page.reading.loader.loading(), timeout=PATIENCE_MS)
    page.focus()
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_PageDown, Qt.Key.Key_End):
        began = perf_counter()
        QTest.keyClick(page.table, key)
        page.table.viewport().repaint()
        took = (perf_counter() - began) * 1000
        say(f"{key.name}: {took:.1f} ms")
        assert took < BAR_MS
    assert page.table.chosen_id() == page.model.ids()[-1]
    bar = page.table.verticalScrollBar()
    assert bar.maximum() > 0.9 * VISITS * 38  # a true one


def test_a_million_rows_take_little_memory(page: VisitsPage, qtbot: QtBot) -> None:
    page.bar._days.toggle("today")
    qtbot.waitUntil(lambda: not page.reading.loader.loading(), timeout=PATIENCE_MS)
    QApplication.processEvents()
    gc.collect()
    before = resident_mb()
    all_days(page)
    qtbot.waitUntil(lambda: not page.reading.loader.loading(), timeout=PATIENCE_MS)
    QApplication.processEvents()
    gc.collect()
    grown = resident_mb() - before
    say(f"memory: {grown:.1f} MB for {page.model.rowCount():,} rows")
    assert grown < MOST_MB


def test_a_million_are_no_slower_than_the_bare_query(db: Database) -> None:
    began = perf_counter()
    bare = db.conn.execute(
        "SELECT v.id FROM visit v WHERE v.state <> 'void' ORDER BY v.day DESC, v.arrived_at DESC, v.id DESC"
    ).fetchall()
    floor = perf_counter() - began
    began = perf_counter()
    ids = queries.ids(db, Filters())
    ours = perf_counter() - began
    say(f"ids: {ours * 1000:.0f} ms against {floor * 1000:.0f} ms")
    assert len(ids) == len(bare)
    assert ours < 2 * floor
