"""Reading a long log beside the window: its ids and figures come from a thread with a connection of its own."""

from array import array
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from station_app.core.storage.database import open_database
from station_app.core.visits.queries import LATEST, Filters, LogCounts, Order, counts_until, ids_until

BEGIN_MS = 40


class LogLoader(QObject):
    """Reads one log at a time: what is asked for anew ends what was being read. Only the last answer is told."""

    ids_came = Signal(object)
    """array of ids: the whole log in its order."""
    counts_came = Signal(object)
    """LogCounts: the figures over it, the last of an answer."""
    failed = Signal(object)
    """The exception that ended the reading."""
    _brought = Signal(int, object)

    def __init__(self, station: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="log")
        self._stop = Event()
        self._asked = 0
        self._answered = 0
        self._next = (Filters(), LATEST)
        # Once what stands there meanwhile is painted: painting and a busy thread are in each other's way.
        self._begin = QTimer(self)
        self._begin.setSingleShot(True)
        self._begin.setInterval(BEGIN_MS)
        self._begin.timeout.connect(self._submit)
        # Told from the thread: the slot runs when the window has time for it.
        self._brought.connect(self._on_brought, Qt.ConnectionType.QueuedConnection)

    def load(self, filters: Filters, order: Order) -> None:
        """Begin; the ids, then the figures follow, or `failed`, unless something else is asked for before."""
        self.cancel()
        self._asked += 1
        self._stop = Event()
        self._next = (filters, order)
        self._begin.start()

    def cancel(self) -> None:
        """End what is being read; nothing more is heard of it."""
        self._begin.stop()
        self._stop.set()
        self._answered = self._asked

    def loading(self) -> bool:
        """Whether an answer is still to come."""
        return self._answered != self._asked

    def _submit(self) -> None:
        self._pool.submit(self._read, self._asked, *self._next, self._stop)

    def _read(self, asked: int, filters: Filters, order: Order, stop: Event) -> None:
        try:
            db = open_database(self._station, read_only=True)
            try:
                self._tell(asked, stop, ids_until(db, filters, order, stopped=stop.is_set))
                self._tell(asked, stop, counts_until(db, filters, stopped=stop.is_set))
            finally:
                db.close()
        except Exception as error:  # told to the window, where it belongs
            self._tell(asked, stop, error)

    def _tell(self, asked: int, stop: Event, answer: object) -> None:
        if not stop.is_set():
            with suppress(RuntimeError):  # the page is gone
                self._brought.emit(asked, answer)

    def _on_brought(self, asked: int, answer: object) -> None:
        if asked != self._asked or self._answered == asked:
            return
        if isinstance(answer, array):
            self.ids_came.emit(answer)
            return
        self._answered = asked
        if isinstance(answer, LogCounts):
            self.counts_came.emit(answer)
        else:
            self.failed.emit(answer)
