"""The real window over a real station, and a driver that speaks the desk's words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from station_app.app import build
from station_app.core.clock import SetClock
from station_app.core.storage.database import Database
from station_app.gui.runtime.prefs import Prefs
from station_app.gui.shell.window import MainWindow
from tests.gui.bare_page import Clerk
from tests.gui.drivers import Desk


@pytest.fixture
def clerk() -> Clerk:
    """Answers the window's questions."""
    return Clerk()


@pytest.fixture
def window(station: Database, clock: SetClock, clerk: Clerk, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window in English, shown, the desk in front."""
    made = build(station, clock=clock, prefs=Prefs(tmp_path / "desk.ini"), prompts=clerk, language="en", theme="light")
    made.resize(1280, 720)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    made.context.language.use("en")  # translators belong to the application; the next test begins in English
    made.keeper.stop()
    made.hide()
    made.deleteLater()
    qtbot.wait(1)


@pytest.fixture
def desk(window: MainWindow, clock: SetClock) -> Desk:
    """The desk page, driven by keys."""
    return Desk(window, clock)
