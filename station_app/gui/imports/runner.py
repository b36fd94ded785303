"""One job after the other, each with its own answers: starting the next ends the one before without a word."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from station_app.core.errors import Refusal, Trouble
from station_app.gui.runtime.jobs import Job

Answer = Callable[[Any], None]
Nothing = Callable[[], None]


class Runner(QObject):
    """Runs one target at a time in a child. What goes wrong by a fault of ours is raised for the crash report."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.job = Job(parent)
        self._done: Answer | None = None
        self._failed: Answer | None = None
        self._given_up: Nothing | None = None
        self.job.finished.connect(self._on_finished)
        self.job.failed.connect(self._on_failed)
        self.job.cancelled.connect(self._on_cancelled)

    def running(self) -> bool:
        """Whether work is under way."""
        return self.job.running()

    def start(
        self,
        target: str,
        *,
        done: Answer,
        failed: Answer,
        given_up: Nothing,
        remove_on_cancel: Sequence[Path] = (),
        **facts: Any,
    ) -> None:
        """Begin. `failed` is told a Refusal, a Trouble, or None for a fault of the program."""
        self.stop()
        self._done, self._failed, self._given_up = done, failed, given_up
        self.job.start(target, remove_on_cancel=remove_on_cancel, **facts)

    def stop(self) -> None:
        """End what is under way; nobody is told."""
        self._forget()
        self.job.cancel()

    def cancel(self) -> None:
        """End what is under way, as the clerk's Cancel does."""
        self.job.cancel()

    def _forget(self) -> None:
        self._done = self._failed = self._given_up = None

    def _on_finished(self, value: object) -> None:
        done = self._done
        self._forget()
        if done is not None:
            done(value)

    def _on_failed(self, error: object) -> None:
        failed = self._failed
        self._forget()
        known = isinstance(error, Refusal | Trouble)
        if failed is not None:
            failed(error if known else None)
        if not known:
            raise RuntimeError(str(error))  # for the crash report: a bug of ours in the child process

    def _on_cancelled(self) -> None:
        given_up = self._given_up
        self._forget()
        if given_up is not None:
            given_up()
