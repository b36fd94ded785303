"""What is open: the first run, the station's desk or the invented one, one window after the other in one process."""

import logging
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from station_app.beginning import begin, is_new, is_untouched, remove_demo, require_place, sweep, take_lock
from station_app.core import paths
from station_app.core.clock import SystemClock
from station_app.core.errors import Refusal, Trouble
from station_app.core.storage.database import Database, open_database
from station_app.gui.firstrun.choices import Begin, Choices
from station_app.gui.kit.prompts import WindowPrompts
from station_app.gui.kit.requests import OpenImport
from station_app.gui.runtime.i18n import Language
from station_app.gui.runtime.instance import Instance
from station_app.gui.runtime.prefs import Prefs
from station_app.gui.runtime.theme import Theme
from station_app.gui.shell.window import MainWindow

if TYPE_CHECKING:
    from station_app.gui.firstrun.window import FirstRunWindow

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What belongs to the program and not to a station: the application's looks, words and preferences."""

    prefs: Prefs
    theme: Theme
    language: Language


class What(Enum):
    """What is to be opened next."""

    HOME = auto()
    FIRST_RUN = auto()
    DEMO = auto()


class Opening(QObject):
    """Stays until the last window is closed. `make_window` builds the desk on an open station; True for the demo's.

    `home` is the station of this PC, which may not be there yet.
    """

    def __init__(
        self,
        app: QApplication,
        home: Path,
        around: Surroundings,
        make_window: Callable[[Database, bool], MainWindow],
    ) -> None:
        super().__init__()
        self.restart_asked = False
        self._app = app
        self._home = home
        self._around = around
        self._make_window = make_window
        self._instances: dict[Path, Instance] = {}
        self._choices = Choices()
        self._with_register = False
        self._window: MainWindow | FirstRunWindow | None = None
        self._next: What | None = None
        self._left_demo = False

    def run(self, first: What) -> None:
        """Open one thing after the other. Raises Refusal and Trouble of what cannot be opened."""
        following: What | None = first
        while following is not None:
            if following is What.DEMO:
                following = self._demo()
            elif not self.claim(self._home):
                following = None  # it is open in another process, whose window is in front now
            elif following is What.FIRST_RUN or is_new(self._home):
                following = self._first_run()
            else:
                following = self._desk(self._home, demo=False)

    def claim(self, station: Path) -> bool:
        """Hold a station's name among the programs of this user; False: another has it and was told to come forward."""
        if station in self._instances:
            return True
        instance = Instance(station)
        if not instance.claim():
            return False
        instance.raised.connect(self.raise_window)
        self._instances[station] = instance
        return True

    def release(self) -> None:
        """Give every name back."""
        for instance in self._instances.values():
            instance.release()
        self._instances.clear()

    def raise_window(self) -> None:
        """A second start asked for the window that is open."""
        if self._window is not None:
            self._window.raise_window()

    def restart(self) -> None:
        """The clerk pressed restart: close in good order."""
        self.restart_asked = True
        self._next = None
        if self._window is not None:
            self._window.close()

    # -- the desk ----------------------------------------------------------------------------------------------------

    def _demo(self) -> What | None:
        path = paths.demo_station()
        if not self.claim(path):
            return None
        following = self._desk(path, demo=True)
        self._instances.pop(path).release()
        if self._left_demo:
            self._left_demo = False
            remove_demo()
        return following

    def _desk(self, station: Path, *, demo: bool) -> What | None:
        lock = take_lock(station)
        running = paths.running_file(station)
        unclean = running.exists()
        try:
            database = open_database(station)
            if not demo and is_untouched(database):
                database.close()
                return What.FIRST_RUN
            running.touch()
            sweep(station, running)
            window = self._make_window(database, demo)
            window.demo_left.connect(self._leave_demo)
            window.show()
            window.start(whole_check=unclean)
            if self._with_register and not demo:
                self._with_register = False
                window.answer(OpenImport())
            following = self._stay(window)
            database.close()
            running.unlink(missing_ok=True)
        finally:
            lock.release()
        return following

    def _leave_demo(self) -> None:
        if isinstance(self._window, MainWindow):
            self._left_demo = True
            self._next = What.HOME
            self._window.keeper.give_up()
            self._window.close()

    # -- the first run -----------------------------------------------------------------------------------------------

    def _first_run(self) -> What | None:
        from station_app.gui.firstrun.window import FirstRunWindow  # noqa: PLC0415 - no other start waits for it

        require_place(self._home)
        prompts = WindowPrompts()
        window = FirstRunWindow(
            self._home,
            choices=self._choices,
            clock=SystemClock(),
            prefs=self._around.prefs,
            language=self._around.language,
            prompts=prompts,
        )
        prompts.stand_over(window)
        window.agreed.connect(self._begin)
        window.demo_made.connect(self._look_around)
        window.demo_given_up.connect(remove_demo)
        window.show()
        return self._stay(window)

    def _begin(self, choices: Choices) -> None:
        window = self._window
        if window is None or isinstance(window, MainWindow):
            return
        try:
            begin(self._home, values=choices.settings(), now=SystemClock().now(), key=choices.key)
        except (Refusal, Trouble) as known:
            log.warning("not begun: %s", type(known).__name__)
            window.complain(known)
            return
        if choices.second is not None:
            self._around.prefs.second_folder = choices.second
            self._around.prefs.save()
        self._with_register = choices.begin is Begin.REGISTER
        self._next = What.HOME
        window.close()

    def _look_around(self) -> None:
        self._choices.begin = Begin.EMPTY  # whoever comes back has looked
        self._next = What.DEMO
        if self._window is not None:
            self._window.close()

    def _stay(self, window: "MainWindow | FirstRunWindow") -> What | None:
        self._window, self._next = window, None
        self._app.exec()
        self._window = None
        window.deleteLater()
        QTimer.singleShot(0, self._app.quit)
        self._app.exec()  # let the window go before its database
        return self._next


def start_again(station: Path, language: str) -> None:
    """The same program once more, after this one has let go of the station."""
    spoken = ["--lang", language] if language else []
    subprocess.Popen([*_own_command(), "--data", str(station), *spoken], close_fds=True)  # noqa: S603 - ourselves


def _own_command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-m", "station_app"]
