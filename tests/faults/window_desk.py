"""The whole program with its window, driven by keys in a process of its own, that says what the strip showed as done.

`python -m tests.faults.window_desk STATION` loads the program once; every line on its input ("go SEED") starts it anew
in a fork, so that a kill costs no second start of Python. Its output: "pid N", "open", what was done ("check_in 17",
"undo 17", by the number of the act), and "ended" when the fork is gone. With `STATION SEED ACTS` it is started once,
registers so many riders and closes: its output is what was done, "closing 0" and "closed 0".
"""

import os
import random
import sys
import traceback
from datetime import timedelta
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt, QTimer

from station_app.app import dress, make_application, make_window
from station_app.core.audit.queries import last_moment
from station_app.core.clock import SetClock
from station_app.core.storage.database import Database
from station_app.gui.runtime.prefs import Prefs
from station_app.gui.shell.window import MainWindow
from station_app.opening import Opening, Surroundings, What
from tests.conftest import MORNING
from tests.faults.window_look import PEOPLE, tail
from tests.gui.drivers import Desk

STEP = timedelta(seconds=61)
"""More than the minute within which the same person again is a slip."""


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


class Sitting:
    """The program from its start on: lock, marker, window, checks in a child process; a clerk who never rests."""

    def __init__(self, path: Path, seed: int, acts: int | None) -> None:
        self._app = make_application()
        self._around: Surroundings = dress(Prefs(path.with_name("desk.ini")), language="en", theme="light")
        self._chance = random.Random(seed)
        self._left = acts
        self._clerk: Clerk | None = None
        self._window: MainWindow | None = None
        self._turns = QTimer()
        self._turns.timeout.connect(self._turn)
        self._opening = Opening(self._app, path, self._around, self._make)

    def run(self) -> None:
        """Stay until closed or killed."""
        self._opening.run(What.HOME)
        self._opening.release()

    def _make(self, database: Database, demo: bool) -> MainWindow:
        clock = SetClock(max(last_moment(database) or MORNING, MORNING) + STEP)
        self._window = make_window(database, self._around, clock=clock, demo=demo)
        self._turns.start(0)
        return self._window

    def _turn(self) -> None:
        try:
            if self._clerk is None and self._window is not None:
                self._window.activateWindow()
                self._app.processEvents()
                say("open")
                self._clerk = Clerk(Desk(self._window, self._window.context.clock), self._chance)  # type: ignore[arg-type]
            elif self._left == 0 and self._window is not None:
                self._turns.stop()
                say("closing 0")
                self._window.close()
            elif self._clerk is not None:
                self._left = None if self._left is None else self._left - 1
                self._clerk.one()
        except BaseException:
            # A slot that raises stops nothing: the sitting must not go on as if all were well.
            traceback.print_exc()
            os._exit(1)


def serve(path: Path) -> None:
    """Fork a program for each line that comes in."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                Sitting(path, int(line.split()[1]), None).run()
            except BaseException:
                traceback.print_exc()
            finally:
                os._exit(1)
        say(f"pid {child}")
        _, status = os.waitpid(child, 0)
        say(f"ended {os.waitstatus_to_exitcode(status)}")


if __name__ == "__main__":
    if sys.argv[2:]:
        Sitting(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])).run()
        say("closed 0")
    else:
        serve(Path(sys.argv[1]))
