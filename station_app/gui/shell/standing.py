"""Counting today, this month and this year beside the window: a year of a large station takes longer than a blink."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from datetime import date
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Qt, Signal

from station_app.core.reports.periods import Period, month_of, year_of
from station_app.core.storage.database import Database, open_database, reading
from station_app.core.visits.queries import Filters, LogCounts, counts_until
from station_app.texts.told_on import Standing


class StandingCounter(QObject):
    """One count at a time, in a thread with a connection of its own; each ends in `counted`, `failed`, or `stop`."""

    counted = Signal(object)
    """Standing."""
    failed = Signal(object)
    """The exception that ended the counting."""
    _brought = Signal(object)

    def __init__(self, station: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="standing")
        self._stop = Event()
        self._counting = False
        # Told from the thread: the slot runs when the window has time for it.
        self._brought.connect(self._on_brought, Qt.ConnectionType.QueuedConnection)

    def count(self, day: date) -> None:
        """Count the day, its month and its year; while that is under way nothing else is begun."""
        if not self._counting:
            self._counting = True
            self._pool.submit(self._read, day)

    def stop(self) -> None:
        """The window closes: nothing more is heard of it."""
        self._stop.set()
        self._pool.shutdown()

    def _read(self, day: date) -> None:
        answer: object = None
        try:
            with closing(open_database(self._station, read_only=True)) as db, reading(db):
                found = list(self._counts(db, day))
            if len(found) == 3:
                answer = Standing(day, *found)
        except Exception as error:  # told to the window, where it belongs
            answer = error
        with suppress(RuntimeError):  # the window is gone
            self._brought.emit(answer)

    def _counts(self, db: Database, day: date) -> Iterator[LogCounts]:
        for period in (Period(day, day), month_of(day), year_of(day)):
            counts = counts_until(db, Filters(first_day=period.first, last_day=period.last), stopped=self._stop.is_set)
            if counts is None:
                return
            yield counts

    def _on_brought(self, answer: object) -> None:
        self._counting = False
        if self._stop.is_set():
            return
        if isinstance(answer, Standing):
            self.counted.emit(answer)
        elif answer is not None:
            self.failed.emit(answer)
