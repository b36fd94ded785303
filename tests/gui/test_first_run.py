"""The first run: three screens by keys, refusals beside the field, the stick, the look around, the other language."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from station_app.beginning import begin, clear_demo, is_new, is_untouched, remove_demo, require_place, take_lock
from station_app.core import paths
from station_app.core.clock import SetClock
from station_app.core.errors import AlreadyRunning, AlreadyThere, DiskFull, NotValid, NotWritable
from station_app.core.people.commands import register
from station_app.core.settings import queries
from station_app.core.storage.backup import make_backup
from station_app.core.storage.database import open_database
from station_app.core.storage.lock import StationLock
from station_app.gui.firstrun.choices import Begin, Choices
from station_app.gui.firstrun.window import FirstRunWindow
from station_app.gui.runtime.i18n import Language
from station_app.gui.runtime.prefs import Prefs
from tests.conftest import MORNING
from tests.gui.bare_page import Clerk, cut_words, needs_fonts, part
from tests.gui.hands import retype, type_text

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the station of this PC will lie; the invented one lies in a folder of the test as well."""
    for name in ("XDG_DATA_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "user"))
    return tmp_path / "pc" / "station.sqlite"


class Agreed:
    """Notes what the window says at its end."""

    def __init__(self, window: FirstRunWindow) -> None:
        self.choices: list[Choices] = []
        window.agreed.connect(self.choices.append)


@pytest.fixture
def window(home: Path, clock: SetClock, tmp_path: Path, clerk: Clerk, qtbot: QtBot) -> Iterator[FirstRunWindow]:
    made = make(home, Choices(), clock, tmp_path, clerk)
    qtbot.addWidget(made)
    show(made, qtbot)
    yield made
    made.foot.job.cancel()
    made._language.use("en")


def make(home: Path, choices: Choices, clock: SetClock, folder: Path, clerk: Clerk) -> FirstRunWindow:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    prefs = Prefs(folder / "desk.ini")
    language = Language(app, paths.resources_dir(), "en")
    return FirstRunWindow(home, choices=choices, clock=clock, prefs=prefs, language=language, prompts=clerk)


def show(window: FirstRunWindow, qtbot: QtBot) -> None:
    window.resize(1280, 680)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key where the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def chosen(window: FirstRunWindow) -> Path | None:
    return window.choices.second


def onward(window: FirstRunWindow) -> str:
    return window.foot.next.text()


# -- by keys -----------------------------------------------------------------------------------------------------------


def test_three_times_enter_is_a_working_station(window: FirstRunWindow, home: Path) -> None:
    agreed = Agreed(window)
    for at in (0, 1, 2):
        assert (window.at(), part(window, "firstRunCount").property("text")) == (at, f"{at + 1} / 3")
        press(ENTER)
    (choices,) = agreed.choices
    assert not home.parent.exists()  # nothing before the end
    begin(home, values=choices.settings(), now=MORNING, key=choices.key)
    with closing(open_database(home)) as db:
        assert queries.text(db, "station.opens") == "09:00"
        assert queries.codes(db, "station.parts_off") == ()
        assert db.rows("SELECT what FROM act") == [("settings.set_up",)]


def test_what_is_typed_comes_to_the_station(window: FirstRunWindow) -> None:
    agreed = Agreed(window)
    assert part(window, "firstRun.name").hasFocus()
    type_text(part(window, "firstRun.name"), "青石巷暖新之家")
    for name, typed in (("code", "HY-017"), ("street", "青石街道"), ("community", "石桥社区"), ("address", "17 号")):
        press(Qt.Key.Key_Tab)
        assert part(window, f"firstRun.{name}").hasFocus()
        type_text(part(window, f"firstRun.{name}"), typed)
    retype(part(window, "firstRun.opens"), "830")
    window._station_step.rest.chip("7").click()
    press(ENTER)
    window.steps[1].parts["cards"].setFocus()  # type: ignore[attr-defined]
    press(Qt.Key.Key_Space)
    press(ENTER)
    press(ENTER)
    assert agreed.choices[0].settings() == {
        "station.name": "青石巷暖新之家",
        "station.code": "HY-017",
        "station.street": "青石街道",
        "station.community": "石桥社区",
        "station.address": "17 号",
        "station.opens": "08:30",
        "station.closes": "21:00",
        "station.rest_days": ["7"],
        "station.parts_off": ["cards"],
    }


def test_back_by_escape_and_alt_left_keeps_everything(window: FirstRunWindow) -> None:
    type_text(part(window, "firstRun.name"), "Elm")
    press(ENTER)
    press(Qt.Key.Key_Down)
    assert window.choices.begin is Begin.REGISTER
    press(ENTER)
    assert window.at() == 2
    press(ESCAPE)
    assert window.at() == 1
    assert part(window, "firstRun.begin.register").hasFocus()
    press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.at() == 0
    assert part(window, "firstRun.name").property("text") == "Elm"
    press(ESCAPE)
    assert (window.at(), window.isVisible()) == (0, True)


def test_a_wrong_hour_is_said_beside_it_and_nothing_is_lost(window: FirstRunWindow) -> None:
    opens = part(window, "firstRun.opens")
    retype(opens, "half past")
    type_text(part(window, "firstRun.street"), "长" * 61)
    press(ENTER)
    assert window.at() == 0
    assert part(window, "firstRun.street").hasFocus()
    assert "at most 60" in part(window, "firstRun.street").accessibleDescription()
    assert "half past" in opens.accessibleDescription()
    assert (opens.property("text"), opens.property("wrong")) == ("half past", "true")
    retype(part(window, "firstRun.street"), "Elm Street")
    retype(opens, "7：30")
    assert opens.property("wrong") == "false"
    press(ENTER)
    assert window.at() == 1
    assert window.choices.station["station.opens"] == "07:30"


def test_a_key_held_down_is_one_enter(window: FirstRunWindow) -> None:
    held = QKeyEvent(QEvent.Type.KeyPress, ENTER, Qt.KeyboardModifier.NoModifier, "\r", autorep=True)
    QApplication.sendEvent(part(window, "firstRun.name"), held)
    assert window.at() == 0


def test_closed_in_the_middle_it_leaves_nothing(window: FirstRunWindow, home: Path, clerk: Clerk) -> None:
    type_text(part(window, "firstRun.name"), "Elm")
    press(ENTER)
    window.close()
    assert not home.parent.exists()
    assert clerk.asked == []
    assert is_new(home)


def test_what_was_typed_is_there_when_the_window_comes_back(
    window: FirstRunWindow, home: Path, clock: SetClock, tmp_path: Path, clerk: Clerk, qtbot: QtBot
) -> None:
    type_text(part(window, "firstRun.name"), "Elm")
    retype(part(window, "firstRun.opens"), "not yet")
    window._station_step.rest.chip("1").click()
    window.close()
    again = make(home, window.choices, clock, tmp_path, clerk)
    qtbot.addWidget(again)
    show(again, qtbot)
    assert part(again, "firstRun.name").property("text") == "Elm"
    assert part(again, "firstRun.opens").property("text") == "not yet"
    assert again._station_step.rest.chosen() == ["1"]


def test_a_station_that_cannot_be_made_is_said_and_tried_again(window: FirstRunWindow) -> None:
    agreed = Agreed(window)
    for _ in range(3):
        press(ENTER)
    window.complain(DiskFull(Path("/pc/station.sqlite")))
    trouble = part(window, "firstRunTrouble")
    assert isinstance(trouble, QLabel)
    assert trouble.isVisible()
    assert "The disk is full" in trouble.text()
    press(ENTER)
    assert not trouble.isVisible()
    assert [each.key for each in agreed.choices] == [window.choices.key] * 2


# -- backups -----------------------------------------------------------------------------------------------------------


def test_a_stick_is_chosen_and_let_go(
    window: FirstRunWindow, clerk: Clerk, tmp_path_factory: pytest.TempPathFactory
) -> None:
    stick = tmp_path_factory.mktemp("stick")
    press(ENTER)
    press(ENTER)
    assert onward(window) == "Later; open the desk"
    assert window.foot.next.hasFocus()
    clerk.paths = [stick]
    part(window, "firstRun.choose").setFocus()
    press(ENTER)
    assert chosen(window) == stick
    assert part(window, "firstRun.second").property("text").replace("\u200b", "") == str(stick)
    assert onward(window) == "Open the desk"
    part(window, "firstRun.stop").setFocus()
    press(Qt.Key.Key_Space)
    assert chosen(window) is None
    assert onward(window) == "Later; open the desk"


def test_a_folder_with_the_station_is_refused(window: FirstRunWindow, clerk: Clerk, home: Path) -> None:
    home.parent.mkdir()
    press(ENTER)
    press(ENTER)
    clerk.paths = [home.parent]
    part(window, "firstRun.choose").setFocus()
    press(ENTER)
    assert window.choices.second is None
    assert "lies with the station itself" in window.steps[2].wrong.text()  # type: ignore[attr-defined]
    part(window, "firstRun.choose").setFocus()
    press(ENTER)  # cancelled: what was said stays
    assert window.at() == 2


# -- a look around -----------------------------------------------------------------------------------------------------


def test_a_look_around_makes_the_invented_station(window: FirstRunWindow, qtbot: QtBot, home: Path) -> None:
    press(ENTER)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert onward(window) == "Look around"
    with qtbot.waitSignal(window.demo_made, timeout=60_000):
        press(ENTER)
        assert window.foot.panel.isVisible()
        window.go_on()  # one Enter too many
    with closing(open_database(paths.demo_station())) as db:
        assert db.value("SELECT count(*) FROM visit") > 1000
    assert not home.exists()
    make_backup(paths.demo_station(), paths.backup_folder(paths.demo_station()), now=MORNING)
    remove_demo()
    assert not paths.demo_station().parent.exists()


def test_a_look_around_can_be_given_up(window: FirstRunWindow, qtbot: QtBot) -> None:
    given_up: list[bool] = []
    window.demo_given_up.connect(lambda: given_up.append(True))
    part(window, "firstRunLook").setFocus()
    press(ENTER)
    assert not part(window, "firstRunNext").isEnabled()
    press(ESCAPE)
    assert given_up == [True]
    assert part(window, "firstRunNext").isEnabled()
    assert part(window, "firstRun.name").hasFocus()


def test_a_look_around_while_somebody_looks_is_refused(window: FirstRunWindow, qtbot: QtBot) -> None:
    lock = StationLock(paths.lock_file(paths.demo_station()))
    try:
        with qtbot.waitSignal(window.demo_given_up, timeout=20_000):
            window.look_around()
    finally:
        lock.release()
    assert "open already" in window.foot.wrong.text()


# -- words and looks ---------------------------------------------------------------------------------------------------


def test_the_other_language_is_one_press_away(window: FirstRunWindow, tmp_path: Path) -> None:
    other = part(window, "firstRunLanguage")
    assert isinstance(other, QPushButton)
    assert other.text() == "中文"
    other.setFocus()
    press(ENTER)
    QApplication.processEvents()
    assert other.text() == "English"
    assert Prefs(tmp_path / "desk.ini").language == "zh"
    assert window.at() == 0


def test_every_control_has_a_name(window: FirstRunWindow) -> None:
    nameless = [
        widget.objectName() or type(widget).__name__
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.accessibleName()
    ]
    assert nameless == []


@needs_fonts
@pytest.mark.parametrize("size", [(1280, 680), (640, 340)])
def test_nothing_is_cut(window: FirstRunWindow, size: tuple[int, int]) -> None:
    window.resize(*size)
    for at in range(3):
        QApplication.processEvents()
        assert cut_words(window) == [], at
        for widget in window.findChildren(QWidget):
            if widget.isVisible() and widget.objectName().startswith("firstRun."):
                assert widget.mapTo(window, widget.rect().topRight()).x() < size[0], widget.objectName()
        press(ENTER)


# -- the file ----------------------------------------------------------------------------------------------------------


def test_a_station_begins_once_by_its_key(home: Path) -> None:
    for name in ("first", "second"):
        begin(home, values={"station.name": name}, now=MORNING, key="form")
    with closing(open_database(home)) as db:
        assert queries.text(db, "station.name") == "first"
        assert db.value("SELECT count(*) FROM act") == 1
    with pytest.raises(AlreadyThere):
        begin(home, values={"station.name": "third"}, now=MORNING, key="other")


def test_a_beginning_cut_short_begins_anew(home: Path) -> None:
    open_database(home, create=True).close()  # and there the power went
    with closing(open_database(home)) as db:
        assert is_untouched(db)
    begin(home, values={"station.name": "after all"}, now=MORNING, key="form")
    with closing(open_database(home)) as db:
        assert not is_untouched(db)
        assert queries.text(db, "station.name") == "after all"


def test_a_wrong_value_begins_no_station_that_counts(home: Path) -> None:
    with pytest.raises(NotValid):
        begin(home, values={"station.opens": "9"}, now=MORNING, key="form")
    with closing(open_database(home)) as db:
        assert is_untouched(db)


def test_no_station_begins_beside_an_open_desk(home: Path) -> None:
    lock = take_lock(home)
    with pytest.raises(AlreadyRunning) as refused:
        begin(home, values={}, now=MORNING, key="form")
    assert refused.value.path == home
    lock.release()
    assert not home.exists()


def test_a_place_that_can_hold_no_station_is_told_before_anything_is_asked(home: Path) -> None:
    require_place(home)
    assert not home.parent.exists()
    home.parent.write_text("in the way")
    with pytest.raises(NotWritable):
        require_place(home)


@pytest.mark.parametrize("trace", ["", ".was-here", ".running", "-wal", "-journal"])
def test_any_trace_of_a_station_is_no_beginning(home: Path, trace: str) -> None:
    assert is_new(home)
    home.parent.mkdir()
    home.with_name(home.name + trace).touch()
    assert not is_new(home)


def test_backups_of_a_station_are_a_trace(home: Path) -> None:
    begin(home, values={}, now=MORNING, key="form")
    make_backup(home, paths.backup_folder(home), now=MORNING)
    for each in home.parent.iterdir():
        if each.is_file():
            each.unlink()
    assert not is_new(home)


def test_the_invented_station_goes_and_nothing_else(home: Path) -> None:
    demo = paths.demo_station()
    with closing(open_database(demo, create=True)) as db:
        register(db, name="甲", now=MORNING, by=None)
    paths.running_file(demo).touch()
    lock = take_lock(demo)
    clear_demo()
    assert [each.name for each in demo.parent.iterdir()] == [paths.lock_file(demo).name]
    lock.release()
    (demo.parent / "notes.txt").write_text("mine")
    remove_demo()
    assert [each.name for each in demo.parent.iterdir()] == ["notes.txt"]
