"""A heartbeat in the window's thread: between two beats the window does not answer."""

from time import perf_counter, thread_time

from PySide6.QtCore import QObject, Qt, QTimer

EVERY_MS = 2


class Pulse(QObject):
    """Beats every two milliseconds while the event loop turns.

    `gaps` are the times between beats in milliseconds. `work` is the most this thread itself did in one of them: the
    rest of a gap it waited, for the file or for its turn at the processor.
    """

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self.work = 0.0
        self._last, self._worked = perf_counter(), thread_time()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(EVERY_MS)

    @property
    def longest(self) -> float:
        """The longest silence, in milliseconds."""
        return max(self.gaps)

    def stop(self) -> None:
        """No more beats; one last gap is taken."""
        self._beat()
        self._timer.stop()

    def _beat(self) -> None:
        now, worked = perf_counter(), thread_time()
        self.gaps.append((now - self._last) * 1000)
        self.work = max(self.work, (worked - self._worked) * 1000)
        self._last, self._worked = now, worked
