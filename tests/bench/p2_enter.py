"""P2: Enter in the desk's field until table, figures and message are painted, against the same at an empty station."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from station_app.app import build, make_application
from station_app.core.clock import SetClock
from station_app.core.demo import build_large
from station_app.core.storage.database import Database, open_database
from station_app.gui.runtime.prefs import Prefs

from .stations import SEED, Station
from .timing import Bar, Result, result

BAR = Bar(median=1.5, aim_ms=16)
_PASSES = 4
_WARM_UP = 3
_QUIET = 0.03
"""Seconds without a repaint after which the window is done."""


def measure(station: Station, *, rounds: int) -> Iterator[Result]:
    """Cards typed and entered at the full station and at one where nobody has been yet, in turns of some cards each."""
    each = max(1, rounds // _PASSES)
    full, empty = station.copy("p2-full"), _empty(station, people=(each + _WARM_UP) * _PASSES * 3 + 30)
    times: tuple[list[float], list[float]] = ([], [])
    for turn in range(_PASSES):
        for which, db in ((0, full), (1, empty)):
            cards = _cards(db)[turn * (each + _WARM_UP) :][: each + _WARM_UP]
            times[which].extend(_entered(db, cards, station, hours=turn)[_WARM_UP:])
    for db in (full, empty):
        db.close()
    yield result("P2", "Enter until painted", *times, bar=BAR)


def _entered(db: Database, cards: list[str], station: Station, *, hours: int) -> list[float]:
    desk = _Desk(db, SetClock(station.now + timedelta(hours=hours)), station.folder / "bench.ini")
    try:
        return [desk.enter(card) for card in cards]
    finally:
        desk.close()


class _Desk(QObject):
    """The real window on a station, watched for its repaints."""

    def __init__(self, db: Database, clock: SetClock, ini: Path) -> None:
        super().__init__()
        self._application = make_application()
        self._application.setCursorFlashTime(0)  # the blinking of the field is no answer to Enter
        self._db, self._clock = db, clock
        self._painted = False
        self._window = build(db, clock=clock, language="en", prefs=Prefs(ini))
        self._window.resize(1366, 720)
        self._window.show()
        self._window.activateWindow()
        QTest.qWaitForWindowActive(self._window)
        field = self._window.findChild(QLineEdit, "deskField")
        assert field is not None
        self._field = field
        self._application.installEventFilter(self)
        self._until_quiet()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take note of repaints of this window."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget) and watched.window() is self._window:
            self._painted = True
        return False

    def enter(self, card: str) -> float:
        """Milliseconds from Enter until the window has painted for the last time."""
        before = self._db.value("SELECT count(*) FROM act WHERE what = 'visits.check_in'")
        self._clock.forward(timedelta(seconds=10))
        self._field.setFocus()
        self._field.selectAll()
        # In one piece: key by key, a busy PC would stretch the made-up keystrokes until they are no scan any more.
        self._field.insert(card)
        self._until_quiet()
        start = perf_counter()
        QTest.keyClick(self._field, Qt.Key.Key_Return)
        took = (self._until_quiet() - start) * 1000
        if self._db.value("SELECT count(*) FROM act WHERE what = 'visits.check_in'") != before + 1:
            raise RuntimeError("Enter did not check anybody in")
        return took

    def close(self) -> None:
        """Take the window away; the file stays open."""
        self._application.removeEventFilter(self)
        self._window.keeper.stop()
        self._window.hide()
        self._window.deleteLater()
        # Outside an event loop only this deletes it; left alive, its timers would ask a closed file.
        self._application.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _until_quiet(self) -> float:
        last = perf_counter()
        while perf_counter() - last < _QUIET:
            self._painted = False
            self._application.processEvents()
            if self._painted:
                last = perf_counter()
        return last


def _empty(station: Station, *, people: int) -> Database:
    # Only with the people who come in this measurement, and one visit years ago.
    db = open_database(station.folder / "p2-empty.sqlite", create=True)
    build_large(db, people=people, visits=1, seed=SEED, now=station.now)
    return db


def _cards(db: Database) -> list[str]:
    return [row[0] for row in db.rows("SELECT code FROM scan_code WHERE active = 1 AND person_id > 0 ORDER BY code")]
