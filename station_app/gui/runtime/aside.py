"""Reading that takes long, beside the window: in a thread with a connection of its own, the latest question alone."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from station_app.core.storage.database import Database, open_database

BEGIN_MS = 40

Stopped = Callable[[], bool]
Step = Callable[[Database, Stopped], object]
"""Reads one answer; asked whether it is to stop, it ends early with None."""


class Aside(QObject):
    """Answers one question at a time: what is asked anew ends what was being read. Only the last question is answered.

    A thread and no child process: nearly all of it is SQLite's own work, which leaves the window alone, and a child
    takes longer to begin than most questions to answer.
    """

    answered = Signal(object)
    """An answer of the question asked last, one for each of its steps."""
    failed = Signal(object)
    """The exception that ended the reading."""
    _brought = Signal(int, bool, object)

    def __init__(self, station: Path, name: str, parent: QObject | None = None) -> None:
        """`name` is the thread's."""
        super().__init__(parent)
        self._station = station
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._stop = Event()
        self._number = 0
        self._steps: tuple[Step, ...] = ()
        # Once what stands there meanwhile is painted, and arrow keys held down have passed by.
        self._begin = QTimer(self)
        self._begin.setSingleShot(True)
        self._begin.setInterval(BEGIN_MS)
        self._begin.timeout.connect(self._submit)
        # Told from the thread: the slot runs when the window has time for it.
        self._brought.connect(self._on_brought, Qt.ConnectionType.QueuedConnection)

    def ask(self, *steps: Step) -> None:
        """Begin; an answer for each step follows, or `failed`, unless something else is asked before."""
        self.cancel()
        self._number += 1
        self._stop = Event()
        self._steps = steps
        self._begin.start()

    def cancel(self) -> None:
        """End what is being read; nothing more is heard of it."""
        self._begin.stop()
        self._stop.set()
        self._steps = ()

    def waiting(self) -> bool:
        """Whether the last answer is still to come."""
        return bool(self._steps)

    def stop(self) -> None:
        """The window closes: as `cancel`, and the thread is let go when it has ended."""
        self.cancel()
        self._pool.shutdown()

    def _submit(self) -> None:
        self._pool.submit(self._read, self._number, self._steps, self._stop)

    def _read(self, number: int, steps: tuple[Step, ...], stop: Event) -> None:
        try:
            with closing(open_database(self._station, read_only=True)) as db:
                for step in steps:
                    if not stop.is_set():
                        self._tell(number, stop, step(db, stop.is_set), last=step is steps[-1])
        except Exception as error:  # told to the window, where it belongs
            self._tell(number, stop, error, last=True)

    def _tell(self, number: int, stop: Event, answer: object, *, last: bool) -> None:
        if not stop.is_set():
            with suppress(RuntimeError):  # the window is gone
                self._brought.emit(number, last, answer)

    def _on_brought(self, number: int, last: bool, answer: object) -> None:
        if number != self._number or not self._steps:
            return
        if last:
            self._steps = ()
        if isinstance(answer, Exception):
            self.failed.emit(answer)
        else:
            self.answered.emit(answer)
