"""The acts of this sitting, newest last, and taking back the newest."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from station_app.core.errors import Refusal, Trouble
from station_app.core.types import ActId, Done

if TYPE_CHECKING:
    from station_app.gui.runtime.operations import Operations


@dataclass(frozen=True, slots=True)
class Act:
    """One committed act that can be taken back. `about` is whatever its page wants back with it (search text, …)."""

    op: ActId
    about: object = None


class UndoStack(QObject):
    """Remembers what this window did since it was opened. `undo_command` is the core's `undo.commands.undo`."""

    changed = Signal()

    def __init__(self, undo_command: Callable[..., Done[Any]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._undo_command = undo_command
        self._acts: list[Act] = []

    def acts(self) -> tuple[Act, ...]:
        """All acts that can still be taken back, newest last."""
        return tuple(self._acts)

    def last(self) -> Act | None:
        """The act Ctrl+Z takes back, or None."""
        return self._acts[-1] if self._acts else None

    def push(self, op: ActId, about: object = None) -> None:
        """Remember an act. The same act again (one form submitted twice) is remembered once."""
        if all(act.op != op for act in self._acts):
            self._acts.append(Act(op, about))
            self.changed.emit()

    def forget(self, op: int) -> None:
        """An act was taken back by name: Ctrl+Z has nothing to do with it any more."""
        kept = [act for act in self._acts if act.op != op]
        if len(kept) != len(self._acts):
            self._acts = kept
            self.changed.emit()

    def clear(self) -> None:
        """Forget everything: another person takes over the desk, or another file is opened."""
        self._acts.clear()
        self.changed.emit()

    def undo_last(
        self,
        operations: "Operations",
        *,
        done: Callable[[Act, Any], None] | None = None,
        refused: Callable[[Refusal], None] | None = None,
    ) -> bool:
        """Take back the newest act through `operations`; False when there is none.

        `done(act, value)` follows success. A refused act leaves the stack, so that it does not stand in the way of
        older ones; trouble with the machine puts it back.
        """
        if not self._acts:
            return False
        act = self._acts.pop()
        self.changed.emit()
        _Undoing(self, act, done).run(operations, self._undo_command, refused)
        return True

    def put_back(self, act: Act) -> None:
        """Return an act that could not be undone for reasons of the machine to its place."""
        self._acts.append(act)
        self._acts.sort(key=_op)
        self.changed.emit()


class _Undoing:
    """One undo under way: knows which act it takes back."""

    def __init__(self, stack: UndoStack, act: Act, done: Callable[[Act, Any], None] | None) -> None:
        self._stack = stack
        self._act = act
        self._done = done

    def run(
        self,
        operations: "Operations",
        command: Callable[..., Done[Any]],
        refused: Callable[[Refusal], None] | None,
    ) -> None:
        operations.run(
            command,
            op=self._act.op,
            done=self._finished,
            refused=refused,
            troubled=self._failed,
            undoable=False,
        )

    def _finished(self, value: Any) -> None:
        if self._done is not None:
            self._done(self._act, value)

    def _failed(self, trouble: Trouble) -> None:  # noqa: ARG002 - the signal `troubled` tells the clerk
        self._stack.put_back(self._act)


def _op(act: Act) -> int:
    return act.op
