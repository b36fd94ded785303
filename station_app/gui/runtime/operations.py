"""The only door for changes: runs a command of the core, tells the hub, remembers the act, routes what went wrong."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import uuid4

from PySide6.QtCore import QDeadlineTimer, QObject, QTimer, Signal

from station_app.core.clock import Clock
from station_app.core.errors import Busy, Refusal, Trouble
from station_app.core.types import Done, StaffId
from station_app.gui.runtime.changes import Hub
from station_app.gui.runtime.undo import UndoStack

T = TypeVar("T")

RETRY_MS = 70
PATIENCE_MS = 5_000


@dataclass(slots=True)
class _Task:
    command: Callable[..., Done[Any]]
    facts: dict[str, Any]
    key: str
    by: StaffId | None
    done: Callable[[Any], None] | None
    refused: Callable[[Refusal], None] | None
    troubled: Callable[[Trouble], None] | None
    undoable: bool
    about: object
    patience: QDeadlineTimer


class Operations(QObject):
    """Runs commands one after the other on the window's thread; each is done exactly once or reported.

    When another program holds the file, the command waits and is tried again for up to five seconds; whatever is asked
    for meanwhile waits behind it, in order. Set `by` to the person on duty.
    """

    refused = Signal(object)
    """Refusal, when the page gave no `refused` of its own."""
    troubled = Signal(object)
    """Trouble: always, for the dialog that says what happened and what is safe."""
    waiting = Signal(bool)
    """True while a command waits for the file."""

    def __init__(
        self,
        database: object,
        clock: Clock,
        hub: Hub,
        undo: UndoStack,
        *,
        patience_ms: int = PATIENCE_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.by: StaffId | None = None
        self._database = database
        self._clock = clock
        self._hub = hub
        self._undo = undo
        self._patience_ms = patience_ms
        self._queue: deque[_Task] = deque()
        self._running = False
        self._is_waiting = False
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._drain)

    def run(
        self,
        command: Callable[..., Done[T]],
        *,
        done: Callable[[T], None] | None = None,
        refused: Callable[[Refusal], None] | None = None,
        troubled: Callable[[Trouble], None] | None = None,
        key: str | None = None,
        undoable: bool = True,
        about: object = None,
        **facts: Any,
    ) -> None:
        """Call `command(database, now=…, by=…, key=…, **facts)`.

        On success the hub is told which areas were touched, the act is remembered for undo (with `about`), and
        `done(value)` is called. A refusal goes to `refused`, or to the signal of that name. Trouble goes to `troubled`
        and to the signal. Anything else is a bug of ours and goes up to the crash report. `key` is the form's UUID; a
        fresh one is made when it is left out, so that a second try can never act twice.
        """
        patience = QDeadlineTimer(self._patience_ms)
        task = _Task(command, facts, key or str(uuid4()), self.by, done, refused, troubled, undoable, about, patience)
        self._queue.append(task)
        if not self._again.isActive():
            self._drain()

    def busy(self) -> bool:
        """Whether commands are waiting for the file: do not close the window yet."""
        return bool(self._queue)

    def _drain(self) -> None:
        # A page may run the next command from `done`; it queues up and this loop takes it.
        if self._running:
            return
        self._running = True
        try:
            while self._queue and self._attempt(self._queue[0]):
                pass
        finally:
            self._running = False
            if self._queue and not self._again.isActive():
                self._again.start(0)
            self._say_waiting(bool(self._queue))

    def _attempt(self, task: _Task) -> bool:
        try:
            answer = task.command(self._database, now=self._clock.now(), by=task.by, key=task.key, **task.facts)
        except Busy as busy:
            if not task.patience.hasExpired():
                self._again.start(RETRY_MS)
                return False
            self._queue.popleft()
            self._report_trouble(task, busy)
        except Trouble as trouble:
            self._queue.popleft()
            self._report_trouble(task, trouble)
        except Refusal as refusal:
            self._queue.popleft()
            self._report_refusal(task, refusal)
        except BaseException:
            self._queue.popleft()
            raise
        else:
            self._queue.popleft()
            self._finish(task, answer)
        return True

    def _finish(self, task: _Task, answer: Done[Any]) -> None:
        if answer.touched:
            if task.undoable:
                self._undo.push(answer.op, task.about)
            self._hub.changed.emit(answer.touched)
        if task.done is not None:
            task.done(answer.value)

    def _report_refusal(self, task: _Task, refusal: Refusal) -> None:
        if task.refused is not None:
            task.refused(refusal)
        else:
            self.refused.emit(refusal)

    def _report_trouble(self, task: _Task, trouble: Trouble) -> None:
        if task.troubled is not None:
            task.troubled(trouble)
        self.troubled.emit(trouble)

    def _say_waiting(self, waiting: bool) -> None:
        if waiting != self._is_waiting:
            self._is_waiting = waiting
            self.waiting.emit(waiting)
