"""Counting many visits beside the window: in a thread with a connection of its own, the latest question alone."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from station_app.core.reports.counting import Compared, compared_until
from station_app.core.storage.database import open_database
from station_app.gui.reports.facts import Asked

BEGIN_MS = 40


class PeriodCounter(QObject):
    """Counts one period at a time: what is asked for anew ends what was being counted. Only the last answer is told.

    A thread and no child process: nearly all of it is SQLite's own work, which leaves the window alone, and a child
    takes longer to begin than most periods to count.
    """

    counted = Signal(object, object)
    """Asked and its Compared."""
    failed = Signal(object)
    """The exception that ended the counting."""
    _brought = Signal(int, object)

    def __init__(self, station: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="statistics")
        self._stop = Event()
        self._number = 0
        self._asked: Asked | None = None
        # Once what stands there meanwhile is painted, and arrow keys held down have passed by.
        self._begin = QTimer(self)
        self._begin.setSingleShot(True)
        self._begin.setInterval(BEGIN_MS)
        self._begin.timeout.connect(self._submit)
        # Told from the thread: the slot runs when the window has time for it.
        self._brought.connect(self._on_brought, Qt.ConnectionType.QueuedConnection)

    def count(self, asked: Asked) -> None:
        """Begin; `counted` or `failed` follows, unless something else is asked for before."""
        self.cancel()
        self._number += 1
        self._stop = Event()
        self._asked = asked
        self._begin.start()

    def cancel(self) -> None:
        """End what is being counted; nothing more is heard of it."""
        self._begin.stop()
        self._stop.set()
        self._asked = None

    def counting(self) -> bool:
        """Whether an answer is still to come."""
        return self._asked is not None

    def _submit(self) -> None:
        if self._asked is not None:
            self._pool.submit(self._read, self._number, self._asked, self._stop)

    def _read(self, number: int, asked: Asked, stop: Event) -> None:
        if stop.is_set():
            return
        try:
            with closing(open_database(self._station, read_only=True)) as db:
                self._tell(number, stop, compared_until(db, asked.period, asked.before, stopped=stop.is_set))
        except Exception as error:  # told to the window, where it belongs
            self._tell(number, stop, error)

    def _tell(self, number: int, stop: Event, answer: object) -> None:
        if not stop.is_set():
            with suppress(RuntimeError):  # the page is gone
                self._brought.emit(number, answer)

    def _on_brought(self, number: int, answer: object) -> None:
        asked = self._asked
        if asked is None or number != self._number:
            return
        self._asked = None
        if isinstance(answer, Compared):
            self.counted.emit(asked, answer)
        else:
            self.failed.emit(answer)
