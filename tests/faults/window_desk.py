"""The real window, driven by keys in a process of its own, that says what the strip showed as done.

`python -m tests.faults.window_desk STATION [early]` loads the program once; every line on its input ("go SEED") opens
the window anew in a fork, so that a kill costs no second start of Python. Its output: "pid N", "open", what was done
("check_in 17", "undo 17", by the number of the act), and "ended" when the fork is gone.
"""

import os
import random
import sys
import traceback
from datetime import timedelta
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from station_app.app import build, make_application
from station_app.core.audit.queries import last_moment
from station_app.core.clock import SetClock
from station_app.core.storage.database import open_database
from station_app.gui.runtime.prefs import Prefs
from tests.conftest import MORNING
from tests.gui.drivers import Desk

PEOPLE = 40
STEP = timedelta(seconds=61)
"""More than the minute within which the same person again is a slip."""


def tail(number: int) -> str:
    """What the clerk types for the n-th person."""
    return f"{4000 + number}"


class Early:
    """A connection built wrongly: what it calls committed is committed a moment later, when the window is idle."""

    def __init__(self, conn: Any) -> None:
        self._conn = conn
        self._late = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._conn, name)

    @property
    def in_transaction(self) -> bool:
        return not self._late and bool(self._conn.in_transaction)

    def commit(self) -> None:
        self._late = True
        QTimer.singleShot(20, self.really)

    def really(self) -> None:
        if self._late:
            self._late = False
            self._conn.commit()

    def execute(self, sql: str, *values: Any) -> Any:
        if sql.startswith("BEGIN"):
            self.really()
        return self._conn.execute(sql, *values)


def say(word: str) -> None:
    """One line, out at once."""
    os.write(1, f"{word}\n".encode())


class Clerk:
    """Types one rider after the other and tells what the strip said."""

    def __init__(self, desk: Desk, chance: random.Random) -> None:
        self._desk = desk
        self._chance = chance
        self._undo = desk.window.context.undo

    def one(self) -> None:
        """One rider more, or Ctrl+Z."""
        self._desk.clock.forward(STEP)
        kind = self._chance.random()
        if kind < 0.15 and self._undo.acts():
            self._take_back()
        elif kind < 0.35:
            self._enter("+6h", "check_in_anonymous")
        else:
            self._enter(tail(self._chance.randrange(PEOPLE)), "check_in")

    def _enter(self, text: str, what: str) -> None:
        before = self._undo.last()
        self._desk.type(text)
        self._desk.enter()
        if self._desk.shows("deskHere"):
            self._desk.press(Qt.Key.Key_L)
            what = "check_out"
        self._told(what, "left" if what == "check_out" else "checked in")
        if self._undo.last() == before:
            raise AssertionError("nothing was done")

    def _take_back(self) -> None:
        last = self._undo.last()
        self._desk.undo()
        # Where candidates stand again the strip gives them its room; the status line says it in any case.
        if "Undone" not in self._desk.status() or last in self._undo.acts():
            raise AssertionError("the undo was not shown")
        say(f"undo {last.op if last else 0}")
        self._desk.press(Qt.Key.Key_Escape)

    def _told(self, what: str, words: str) -> None:
        self._seen(words)
        last = self._undo.last()
        say(f"{what} {last.op if last else 0}")

    def _seen(self, words: str) -> None:
        if words not in self._desk.result():
            raise AssertionError(f"the strip says {self._desk.result()!r}, not {words!r}")


def work(path: Path, seed: int, *, early: bool) -> None:
    """Open the window on the station as it is left, and register until killed."""
    app = make_application()
    db = open_database(path)
    if early:
        db.conn = Early(db.conn)
    clock = SetClock(max(last_moment(db) or MORNING, MORNING) + STEP)
    window = build(db, clock=clock, prefs=Prefs(path.with_name("desk.ini")), language="en", theme="light")
    window.show()
    window.activateWindow()
    app.processEvents()
    say("open")
    clerk = Clerk(Desk(window, clock), random.Random(seed))
    while True:
        clerk.one()
        QApplication.processEvents()


def serve(path: Path, *, early: bool) -> None:
    """Fork a window for each line that comes in."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                work(path, int(line.split()[1]), early=early)
            except BaseException:
                traceback.print_exc()
            finally:
                os._exit(1)
        say(f"pid {child}")
        _, status = os.waitpid(child, 0)
        say(f"ended {os.waitstatus_to_exitcode(status)}")


if __name__ == "__main__":
    serve(Path(sys.argv[1]), early=sys.argv[2:] == ["early"])
