"""The composition root: puts the window together and opens the desk. Nothing else makes these things."""

import ctypes
import logging
import sys
from functools import partial
from pathlib import Path

import click
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from station_app.core import paths
from station_app.core.clock import Clock, SystemClock
from station_app.core.errors import Refusal, Trouble
from station_app.core.log import start_log
from station_app.core.storage.database import Database
from station_app.core.undo.commands import undo
from station_app.gui.kit.context import Context
from station_app.gui.kit.folders import breakable
from station_app.gui.kit.prompts import Prompts, WindowPrompts
from station_app.gui.runtime.changes import Hub
from station_app.gui.runtime.crash import CrashDialog, CrashReporter, report_of
from station_app.gui.runtime.i18n import Language
from station_app.gui.runtime.icons import Icons
from station_app.gui.runtime.operations import Operations
from station_app.gui.runtime.prefs import Prefs
from station_app.gui.runtime.sounds import Sounds
from station_app.gui.runtime.svg import paint_svg
from station_app.gui.runtime.theme import Theme
from station_app.gui.runtime.undo import UndoStack
from station_app.gui.shell.window import MainWindow
from station_app.opening import Opening, Surroundings, What, start_again
from station_app.texts import translate
from station_app.texts.troubles import explain

WINDOW_BUSY_MS = 20
_ICON_SIZES = (16, 20, 24, 32, 48, 64, 128)
_UNSEEN = ("offscreen", "minimal")
log = logging.getLogger(__name__)


def build(
    database: Database,
    *,
    clock: Clock | None = None,
    prefs: Prefs | None = None,
    prompts: Prompts | None = None,
    language: str = "",
    theme: str = "",
    demo: bool = False,
) -> MainWindow:
    """The real window on an open station, not yet shown. What is left out is the real thing; tests hand in theirs."""
    around = dress(prefs or Prefs(paths.prefs_file()), language=language, theme=theme)
    return make_window(database, around, clock=clock or SystemClock(), prompts=prompts, demo=demo)


def make_application() -> QApplication:
    """The one application object of a process."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise RuntimeError("the window needs a QApplication")
    app.setApplicationName("station-app")
    if app.windowIcon().isNull():
        _give_icon(app)
    return app


def _give_icon(app: QApplication) -> None:
    icon = QIcon()
    for size in _ICON_SIZES:
        icon.addPixmap(paint_svg(paths.resources_dir() / "station.svg", "", size))
    app.setWindowIcon(icon)
    if sys.platform == "win32":
        # Without a name of our own the task bar shows Python's icon.
        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID("station-app.desk")


def dress(prefs: Prefs, *, language: str = "", theme: str = "") -> Surroundings:
    """Language and looks in force, before the first window is made."""
    app = make_application()
    resources = paths.resources_dir()
    looks = Theme(app, resources, theme or prefs.theme)
    looks.use(looks.choice)
    return Surroundings(prefs, looks, Language(app, resources, language or prefs.language))


def make_window(
    database: Database, around: Surroundings, *, clock: Clock, prompts: Prompts | None = None, demo: bool = False
) -> MainWindow:
    """Hand everything to everything, once."""
    database.busy_timeout(WINDOW_BUSY_MS)  # the window tries again by itself; as long as this it does not answer
    hub = Hub()
    acts = UndoStack(undo)
    asked = prompts or WindowPrompts()
    context = Context(
        db=database,
        clock=clock,
        hub=hub,
        operations=Operations(database, clock, hub, acts),
        undo=acts,
        prefs=around.prefs,
        theme=around.theme,
        icons=Icons(around.theme, paths.resources_dir()),
        language=around.language,
        prompts=asked,
        sounds=Sounds(paths.resources_dir(), on=around.prefs.sound),
    )
    window = MainWindow(context, demo=demo)
    if isinstance(asked, WindowPrompts):
        asked.stand_over(window)
    return window


def run_desk(station: Path, *, language: str = "", demo: bool = False) -> int:
    """Open the desk and stay until it is closed; the exit code. A second start raises the first window and leaves.

    Where no station is and none ever was, the first run asks for it; `demo` opens the invented one.
    """
    app = make_application()
    station = station.absolute()  # a file dialog of Windows may change the folder we stand in
    demo = demo or station == paths.demo_station()
    start_log(paths.log_file())
    crash = CrashReporter()
    crash.install()
    around = dress(Prefs(paths.prefs_file()), language=language)
    opening = Opening(app, paths.default_station() if demo else station, around, partial(_on_station, around))
    if not opening.claim(station):
        return 0
    crash.restart_asked.connect(opening.restart)
    try:
        opening.run(What.DEMO if demo else What.HOME)
    except (Refusal, Trouble) as known:
        log.warning("not opened: %s", type(known).__name__)
        return _tell(known)
    except Exception as bug:
        # Nobody would see it: the program has no console, and no window yet.
        report = report_of(bug)
        log.critical("%s", report)
        _show(CrashDialog(report))
        return 1
    finally:
        opening.release()
        crash.uninstall()
    if opening.restart_asked:
        start_again(station, language)
    return 0


def _on_station(around: Surroundings, database: Database, demo: bool) -> MainWindow:
    return make_window(database, around, clock=SystemClock(), demo=demo)


def _tell(known: Refusal | Trouble) -> int:
    words = explain(known)
    click.echo(words, err=True)
    _show(QMessageBox(QMessageBox.Icon.Critical, translate("Shell", "The desk cannot open"), breakable(words)))
    return 1


def _show(dialog: QDialog) -> None:
    if QApplication.platformName() not in _UNSEEN:  # where there is no screen nobody could close it
        dialog.exec()
