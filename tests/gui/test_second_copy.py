"""The second folder in the real window: copied after every backup, a badge when the stick is away, never a block."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from station_app.app import build
from station_app.core.clock import SetClock
from station_app.core.paths import backup_folder, demo_station
from station_app.core.storage.database import Database, open_database
from station_app.core.storage.second_folder import LOW_MB
from station_app.gui.kit.second_copy import SecondCopy
from station_app.gui.runtime.prefs import Prefs
from station_app.gui.settings.data import DataSection
from station_app.gui.settings.page import SettingsPage
from station_app.gui.shell.closing import ClosingDialog
from station_app.gui.shell.window import MainWindow
from tests.gui.bare_page import Clerk
from tests.gui.drivers import Desk

CHILD_MS = 20_000


@pytest.fixture
def stick(tmp_path_factory: pytest.TempPathFactory, window: MainWindow) -> Path:
    """A folder apart from the station's, chosen as the second."""
    folder = tmp_path_factory.mktemp("stick")
    SecondCopy(window.context).choose(folder)
    return folder


def checked_in(desk: Desk) -> None:
    desk.type("+")
    desk.enter()


def badge(window: MainWindow) -> QLabel:
    found = window.findChild(QLabel, "backupState")
    assert found is not None
    return found


def backed_up(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.keeper.backed_up, timeout=CHILD_MS):
        assert window.keeper.back_up()


def copies(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.rglob("*.sqlite"))


def test_every_backup_comes_to_the_second_folder(desk: Desk, stick: Path, clock: SetClock, qtbot: QtBot) -> None:
    for _ in range(2):
        checked_in(desk)
        clock.forward(timedelta(minutes=31))
        backed_up(desk.window, qtbot)
    assert len(copies(stick)) == 2
    assert copies(stick) == copies(backup_folder(desk.db.path))
    assert not desk.window.keeper.back_up()
    state = SecondCopy(desk.window.context).state()
    assert state is not None
    assert state.last == clock.now()
    assert badge(desk.window).property("look") == "small"


def test_a_stick_that_is_away_is_a_badge_and_comes_up_to_date_when_it_is_back(
    desk: Desk, stick: Path, clock: SetClock, qtbot: QtBot
) -> None:
    stick.rmdir()
    checked_in(desk)
    backed_up(desk.window, qtbot)
    assert badge(desk.window).text() == "Last backup today 10:00 · stick not there"
    assert badge(desk.window).property("look") == "bad"
    assert not desk.window.keeper.back_up()  # not again at once
    # The next morning the stick is back: what is missing is copied without anything having happened.
    stick.mkdir()
    window = another(desk.window.context.db, clock, desk.window.context.prefs)
    backed_up(window, qtbot)
    assert copies(stick) == copies(backup_folder(desk.db.path))
    assert len(copies(stick)) == 1
    assert badge(window).text() == "Last backup today 10:00"
    window.keeper.stop()
    window.deleteLater()


def another(db: Database, clock: SetClock, prefs: Prefs) -> MainWindow:
    """The same desk, opened once more."""
    return build(db, clock=clock, prefs=prefs, prompts=Clerk(), language="en", theme="light")


def test_a_start_with_the_stick_back_brings_it_up_to_date(
    desk: Desk, stick: Path, clock: SetClock, qtbot: QtBot
) -> None:
    checked_in(desk)
    backed_up(desk.window, qtbot)
    for each in sorted(stick.rglob("*"), reverse=True):
        each.rmdir() if each.is_dir() else each.unlink()
    SecondCopy(desk.window.context).choose(stick)
    window = another(desk.db, clock, desk.window.context.prefs)
    with qtbot.waitSignal(window.keeper.backed_up, timeout=CHILD_MS):
        window.keeper.start(whole_check=False)
    assert len(copies(stick)) == 1
    window.keeper.stop()
    window.deleteLater()


def test_closing_waits_for_the_second_copy(desk: Desk, stick: Path, qtbot: QtBot) -> None:
    checked_in(desk)
    with qtbot.waitSignal(desk.window.closed, timeout=CHILD_MS):
        desk.window.close()
        dialog = desk.window.findChild(ClosingDialog)
        assert dialog is not None
        assert dialog.isVisible()
    assert len(copies(stick)) == 1


def test_a_stick_that_is_away_keeps_no_window_open(desk: Desk, stick: Path, qtbot: QtBot) -> None:
    stick.rmdir()
    checked_in(desk)
    with qtbot.waitSignal(desk.window.closed, timeout=CHILD_MS):
        desk.window.close()
    assert len(copies(backup_folder(desk.db.path))) == 1


def test_a_full_stick_is_a_badge(desk: Desk, small: Path, qtbot: QtBot) -> None:
    desk.window.context.prefs.second_folder = small
    checked_in(desk)
    backed_up(desk.window, qtbot)
    assert badge(desk.window).text().endswith("· stick full")
    assert list(small.iterdir()) == []


def test_a_read_only_stick_is_a_badge(desk: Desk, small: Path, qtbot: QtBot) -> None:
    subprocess.run(["mount", "-o", "remount,ro,size=64m", str(small)], check=True)
    desk.window.context.prefs.second_folder = small
    checked_in(desk)
    backed_up(desk.window, qtbot)
    assert badge(desk.window).text().endswith("· stick read-only")


def test_the_invented_station_is_never_copied(
    clock: SetClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    for name in ("XDG_DATA_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "user"))
    prefs = Prefs(tmp_path / "desk.ini")
    prefs.second_folder = tmp_path
    db = open_database(demo_station(), create=True)
    window = another(db, clock, prefs)
    assert SecondCopy(window.context).state() is None
    assert not SecondCopy(window.context).behind()
    settings = window.page("settings")
    assert isinstance(settings, SettingsPage)
    settings.refresh()
    section = settings.sections["data"]
    assert isinstance(section, DataSection)
    assert section.backups.choose.isHidden()
    assert section.backups.lines["second"].text() == "none: invented data are not copied"
    window.keeper.stop()
    window.deleteLater()
    qtbot.wait(1)
    db.close()


# -- the disk of the station -------------------------------------------------------------------------------------------


@pytest.fixture
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A real disk of one megabyte."""
    disk = tmp_path_factory.mktemp("media") / "small"
    disk.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)]
    if sys.platform != "linux" or subprocess.run(mounting, capture_output=True, check=False).returncode:
        pytest.skip("no right to mount a small disk here")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


@pytest.fixture
def said() -> Callable[[MainWindow], list[str]]:
    """What the keeper says of the disk."""

    def listen(window: MainWindow) -> list[str]:
        heard: list[str] = []
        window.keeper.disk_said.connect(heard.append)
        window.keeper.say_last_backup()
        return heard

    return listen


def test_a_disk_that_is_nearly_full_is_said(
    small: Path, clock: SetClock, tmp_path: Path, qtbot: QtBot, said: Callable[[MainWindow], list[str]]
) -> None:
    db = open_database(small / "station.sqlite", create=True)
    window = another(db, clock, Prefs(tmp_path / "desk.ini"))
    assert said(window) == [
        "The disk is nearly full: 1 MB are free. Please free some space before nothing can be saved."
    ]
    window.keeper.stop()
    window.deleteLater()
    qtbot.wait(1)
    db.close()
    assert LOW_MB == 500


def test_a_disk_with_room_is_not_spoken_of(window: MainWindow, said: Callable[[MainWindow], list[str]]) -> None:
    assert said(window) == [""]
