"""P2: Enter in the desk's field until table, figures and message are painted, against the same at an empty station."""

from collections.abc import Iterator
from random import Random
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QWidget
from station_app.app import build as build_window

from station_app.core.demo import build_large
from station_app.core.storage.database import Database, open_database

from .stations import SEED, Station
from .timing import Bar, Result, result

BAR = Bar(median=1.5, aim_ms=16)
_QUIET = 0.03
"""Seconds without a repaint after which the window is done."""


def measure(station: Station, *, rounds: int) -> Iterator[Result]:
    """So many cards scanned in turn at the full station and at one where nobody has been yet."""
    # Qt counts the clicks of one program, so an application of the caller's is taken as it is.
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    application.setCursorFlashTime(0)
    full, empty = station.copy("p2-full"), _empty(station, rounds)
    desks = (_Desk(application, full), _Desk(application, empty))
    cards = (_cards(full, rounds + 3), _cards(empty, rounds + 3))
    times: tuple[list[float], list[float]] = ([], [])
    for turn, pair in enumerate(zip(*cards, strict=True)):
        for which in (0, 1) if turn % 2 else (1, 0):
            took = desks[which].scan(pair[which])
            if turn >= 3:
                times[which].append(took)
    for desk in desks:
        desk.close()
    yield result("P2", "Enter until painted", *times, bar=BAR)


class _Desk(QObject):
    """The real window on a station, and when it last painted anything."""

    def __init__(self, application: QApplication, db: Database) -> None:
        super().__init__()
        self._application, self._db = application, db
        self._painted = False
        self._window: QMainWindow = build_window(db)
        self._window.show()
        QTest.qWaitForWindowExposed(self._window)
        field = self._window.findChild(QLineEdit, "deskField")
        assert field is not None
        self._field = field
        application.installEventFilter(self)
        self._until_quiet()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take note of repaints of this window."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget) and watched.window() is self._window:
            self._painted = True
        return False

    def scan(self, card: str) -> float:
        """Milliseconds from Enter until the window has painted for the last time."""
        before = self._db.value("SELECT count(*) FROM visit")
        self._window.activateWindow()
        self._field.setFocus()
        QTest.keyClicks(self._field, card)
        self._until_quiet()
        start = perf_counter()
        QTest.keyClick(self._field, Qt.Key.Key_Return)
        took = (self._until_quiet(since=start) - start) * 1000
        if self._db.value("SELECT count(*) FROM visit") != before + 1:
            raise RuntimeError("Enter did not check anybody in")
        return took

    def close(self) -> None:
        """Close window and file."""
        self._application.removeEventFilter(self)
        self._window.close()
        self._db.close()

    def _until_quiet(self, since: float | None = None) -> float:
        last = since or perf_counter()
        while perf_counter() - last < _QUIET:
            self._painted = False
            self._application.processEvents()
            if self._painted:
                last = perf_counter()
        return last


def _empty(station: Station, rounds: int) -> Database:
    # With the people who come in this measurement and a single visit, years ago.
    db = open_database(station.folder / "p2-empty.sqlite", create=True)
    build_large(db, people=3 * rounds + 30, visits=1, seed=SEED, now=station.now)
    return db


def _cards(db: Database, count: int) -> list[str]:
    cards = [row[0] for row in db.rows("SELECT code FROM scan_code WHERE active = 1 ORDER BY code")]
    return Random(2).sample(cards, count)
