"""Long work in a child process, so that the window always answers; progress by pipe, cancel by ending it."""

import contextlib
import multiprocessing
from collections.abc import Sequence
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from station_app.gui.runtime import job_child

POLL_MS = 30
END_SECONDS = 2.0


class Job(QObject):
    """One long work at a time: an export, an import, statistics over years.

    The target is named "package.module:function", is called in the child as `function(step=…, **facts)` with facts that
    can be pickled, and returns something small that can be pickled (a path, a count; not the rows themselves). Every
    start ends in exactly one of finished, failed and cancelled.
    """

    progressed = Signal(int, int)
    finished = Signal(object)
    failed = Signal(object)
    """A Refusal, a Trouble, or the text of a traceback for the crash report."""
    cancelled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._leftovers: tuple[Path, ...] = ()
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._poll.timeout.connect(self._read)

    def start(self, target: str, /, *, remove_on_cancel: Sequence[Path] = (), **facts: Any) -> None:
        """Begin. `remove_on_cancel`: temporary files the target would leave behind when it is ended from outside."""
        if self._process is not None:
            raise RuntimeError("the job is still running")
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe(duplex=False)
        # A daemon is ended with us; the child also watches us, for the day we are killed.
        process = context.Process(target=job_child.main, args=(theirs, target, facts), daemon=True)
        process.start()
        theirs.close()
        self._process, self._pipe, self._leftovers = process, ours, tuple(remove_on_cancel)
        self._poll.start()

    def running(self) -> bool:
        """Whether work is under way."""
        return self._process is not None

    def cancel(self) -> None:
        """End the work now. If it finished a moment ago, it is finished; if nothing runs, nothing happens."""
        self._read()
        if self._process is not None:
            self._end()
            self._clean_up()
            self.cancelled.emit()

    def _read(self) -> None:
        last_step: tuple[int, int] | None = None
        ended: tuple[Any, ...] | None = None
        while ended is None and (word := self._next_word()) is not None:
            if word[0] == "progressed":
                last_step = (word[1], word[2])
            else:
                ended = word
        if last_step is not None:
            self.progressed.emit(*last_step)
        if ended is not None and self._process is not None:
            self._conclude(ended)

    def _next_word(self) -> tuple[Any, ...] | None:
        if self._pipe is None:
            return None
        try:
            if not self._pipe.poll():
                return None
            word: tuple[Any, ...] = self._pipe.recv()
        except (EOFError, OSError):
            return ("died",)
        return word

    def _conclude(self, word: tuple[Any, ...]) -> None:
        code = self._end(died=word[0] == "died")
        if word[0] == "finished":
            self.finished.emit(word[1])
        elif word[0] == "cancelled":
            self._clean_up()
            self.cancelled.emit()
        elif word[0] == "failed":
            self._clean_up()
            self.failed.emit(word[1])
        else:
            self._clean_up()
            self.failed.emit(f"the child process ended without a word, exit code {code}")

    def _end(self, *, died: bool = False) -> int | None:
        # After its last word the child has nothing left to do; ending it beats waiting for its interpreter to leave.
        process, pipe = self._process, self._pipe
        self._process = self._pipe = None
        self._poll.stop()
        if process is None or pipe is None:
            return None
        pipe.close()
        if died:
            process.join(0.05)  # it left by itself: let it keep its own exit code
        process.kill()
        process.join(END_SECONDS)
        return process.exitcode

    def _clean_up(self) -> None:
        for path in self._leftovers:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
