"""Starting and ending the program as its own process: what is in the way is said in one sentence and not touched."""

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from station_app.core.audit.queries import broken_link
from station_app.core.errors import NotWritable
from station_app.core.paths import lock_file, running_file
from station_app.core.people.commands import register
from station_app.core.storage.backup import backups_in
from station_app.core.storage.database import copy_before, open_database
from station_app.core.storage.files import replacing
from station_app.core.storage.lock import StationLock
from station_app.core.visits.commands import check_in

START = (sys.executable, "-m", "station_app", "--lang", "en", "--data")
PATIENCE = 120.0
DRIVEN = """
import sys
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from station_app.app import make_application, run_desk
from station_app.gui.firstrun.window import FirstRunWindow
from station_app.gui.shell.window import MainWindow


class Clerk(QObject):
    def __init__(self):
        super().__init__()
        self.task = sys.argv[2]
        self.turn = QTimer(self)
        self.turn.timeout.connect(self.work)
        self.turn.start(1)
        self.count = 0
        self.begun = False
        self.demo = False

    def work(self):
        windows = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
        first = [each for each in windows if isinstance(each, FirstRunWindow)]
        if first:
            getattr(self, "first_" + self.task, self.enter_through)(first[0])
        windows = [each for each in windows if isinstance(each, MainWindow) and each.isVisible()]
        if not windows:
            return
        window = windows[0]
        if window.windowTitle().endswith("invented data") != self.demo:
            self.demo = not self.demo
            self.begun = False
        if not self.begun:
            self.begun = True
            getattr(self, "begin_" + self.task, self.nothing)(window)
            print("open", flush=True)
        getattr(self, "go_" + self.task, self.nothing)(window)

    def nothing(self, window):
        pass

    def enter_through(self, window):
        print("screen", window.at() + 1, flush=True)
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)

    def first_stay(self, window):
        if window.at() < 2:
            self.enter_through(window)
            print("waits", flush=True)

    def first_quit(self, window):
        if window.at() < 1:
            self.enter_through(window)
        else:
            window.close()

    def first_old(self, window):
        if window.at() == 1:
            QTest.keyClick(window.focusWidget(), Qt.Key.Key_Down)
        self.enter_through(window)

    def begin_old(self, window):
        print("page", window.current(), flush=True)
        window.close()

    def go_field(self, window):
        if window.isActiveWindow() and not self.count:
            self.count = 1
            print(window.windowTitle(), window.page("desk").entry.field.hasFocus(), flush=True)
            window.close()

    def first_look(self, window):
        if window.foot.job.running():
            return
        if self.count:
            print("back", window.steps[0].lines["name"].text(), flush=True)
            self.turn.stop()
            window.close()
            return
        self.count = 1
        window.steps[0].lines["name"].setText("Elm")
        window.foot.look.click()

    def begin_look(self, window):
        if not self.demo:
            print("home", flush=True)
            window.close()
            return
        print("demo", window.context.db.value("SELECT count(*) > 1000 FROM visit"), flush=True)
        window.findChild(QPushButton, "topAnswer").click()

    def begin_close(self, window):
        window.close()

    def begin_check(self, window):
        window.keeper._check.finished.connect(self.checked)
        window.keeper.found.connect(self.found)

    def checked(self, findings):
        print("checked", findings, flush=True)
        QApplication.closeAllWindows()

    def found(self, finding):
        print("found", finding, flush=True)
        QApplication.closeAllWindows()

    def begin_behind(self, window):
        window.showMinimized()

    def go_behind(self, window):
        if not window.isMinimized():
            print("raised", flush=True)
            self.turn.stop()
            window.close()

    def begin_bug(self, window):
        self.turn.stop()
        raise ZeroDivisionError

    def go_register(self, window):
        field = window.page("desk").entry.field
        QTest.keyClicks(field, "+")
        QTest.keyClick(field, Qt.Key.Key_Return)
        visits = window.context.db.value("SELECT count(*) FROM visit")
        if visits > self.count:
            self.count = visits
            print("in", visits, flush=True)


make_application()
clerk = Clerk()
sys.exit(run_desk(Path(sys.argv[1]), language="en", demo=sys.argv[3] == "demo"))
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a station is, with somebody in it."""
    made = tmp_path / "暖心 站" / "station.sqlite"
    db = open_database(made, create=True)
    register(db, name="周佳宁", phone="13800002046", category="courier", now=datetime.now(UTC), by=None)
    db.close()
    return made


@pytest.fixture
def around(tmp_path: Path) -> dict[str, str]:
    """Surroundings of a process: no screen, a home of its own."""
    home = {
        name: str(tmp_path / "home")
        for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA")
    }
    return {**os.environ, **home, "QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"}


def run(path: Path, around: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    """The program until it ends by itself."""
    return subprocess.run(
        [*START, str(path)], env=around, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False
    )


@contextmanager
def driven(path: Path, task: str, around: dict[str, str], *, demo: bool = False) -> Iterator["subprocess.Popen[str]"]:
    """The real program with a clerk inside who does one thing."""
    command = [sys.executable, "-c", DRIVEN, str(path), task, "demo" if demo else ""]
    with subprocess.Popen(
        command, env=around, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as child:
        try:
            yield child
        finally:
            child.kill()


def told(child: "subprocess.Popen[str]") -> tuple[list[str], str, int]:
    """What a driven program said, and how it ended."""
    out, err = child.communicate(timeout=PATIENCE)
    err = "".join(line for line in err.splitlines(keepends=True) if "This plugin does not support" not in line)
    return out.splitlines(), err, child.returncode


def around_the_file(path: Path) -> set[str]:
    return {each.name for each in path.parent.iterdir()}


# -- an ordinary day ---------------------------------------------------------------------------------------------------


def test_a_first_start_makes_a_station_and_a_clean_end_leaves_no_marker(tmp_path: Path, around: dict[str, str]) -> None:
    path = tmp_path / "new" / "station.sqlite"
    with driven(path, "close", around) as child:
        said, err, code = told(child)
    assert (said, err, code) == (["screen 1", "screen 2", "screen 3", "open"], "", 0)
    assert path.stat().st_size > 0
    assert not running_file(path).exists()
    with driven(path, "field", around) as again:
        assert told(again) == (["open", "Warm home True"], "", 0)
    with closing(open_database(path)) as db:
        assert db.rows("SELECT what FROM act") == [("settings.set_up",)]


def test_closed_in_the_first_run_nothing_is_left(tmp_path: Path, around: dict[str, str]) -> None:
    path = tmp_path / "new" / "station.sqlite"
    with driven(path, "quit", around) as child:
        assert told(child) == (["screen 1"], "", 0)
    assert not path.parent.exists()


def test_killed_in_the_first_run_nothing_is_left(tmp_path: Path, around: dict[str, str]) -> None:
    path = tmp_path / "new" / "station.sqlite"
    with driven(path, "stay", around) as child:
        assert child.stdout is not None
        assert [child.stdout.readline() for _ in range(4)][-1] == "waits\n"
        time.sleep(0.2)
        child.kill()
    assert not path.parent.exists()
    with driven(path, "close", around) as again:
        assert told(again)[0][-1] == "open"


def test_a_beginning_cut_short_is_asked_for_again(tmp_path: Path, around: dict[str, str]) -> None:
    path = tmp_path / "new" / "station.sqlite"
    open_database(path, create=True).close()  # made, and killed before it was set up
    with driven(path, "close", around) as child:
        assert told(child) == (["screen 1", "screen 2", "screen 3", "open"], "", 0)


def test_a_second_start_raises_the_first_run(tmp_path: Path, around: dict[str, str]) -> None:
    path = tmp_path / "new" / "station.sqlite"
    with driven(path, "stay", around) as first:
        assert first.stdout is not None
        first.stdout.readline()
        second = run(path, around)
        assert (second.returncode, second.stderr) == (0, "")
    assert not path.parent.exists()


def test_with_the_old_register_the_assistant_opens_on_top(tmp_path: Path, around: dict[str, str]) -> None:
    path = tmp_path / "new" / "station.sqlite"
    with driven(path, "old", around) as child:
        said, err, code = told(child)
    assert (said[-2:], err, code) == (["page imports", "open"], "", 0)


def test_a_look_around_leads_back_to_the_first_run_and_leaves_nothing(tmp_path: Path, around: dict[str, str]) -> None:
    path = tmp_path / "new" / "station.sqlite"
    with driven(path, "look", around) as child:
        said, err, code = told(child)
    assert (said, err, code) == (["demo 1", "open", "back Elm"], "", 0)
    assert not path.parent.exists()
    assert list((tmp_path / "home").rglob("demo*")) == []


def test_the_demo_left_behind_opens_the_station_there_is(tmp_path: Path, around: dict[str, str]) -> None:
    home = {**around, "XDG_DATA_HOME": str(tmp_path / "home")}
    made = subprocess.run(
        [sys.executable, "-m", "station_app", "--lang", "en", "demo", "--no-window", "--out", str(tmp_path)],
        env=home, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=True,
    )  # fmt: skip
    assert "Visit log written" in made.stdout
    (demo,) = (tmp_path / "home").rglob("demo.sqlite")
    real = demo.parents[1] / "station.sqlite"
    with closing(open_database(real, create=True)) as db:
        register(db, name="周佳宁", phone="13800002046", category="courier", now=datetime.now(UTC), by=None)
    with driven(demo, "look", home, demo=True) as child:
        said, err, code = told(child)
    assert (said, err, code) == (["demo 1", "open", "home", "open"], "", 0)
    assert real.is_file()
    assert not demo.parent.exists()


def test_a_sitting_ends_with_a_backup(path: Path, around: dict[str, str]) -> None:
    with driven(path, "close", around) as child:
        said, err, code = told(child)
    assert (said, err, code) == (["open"], "", 0)
    [(_, kept)] = backups_in(path.with_name("station.backups"), "station")
    with closing(open_database(kept, read_only=True)) as db:
        assert db.value("SELECT name FROM person WHERE id > 0") == "周佳宁"


def unfinished(target: Path) -> Path:
    """What a killed writer of `target` leaves beside it."""
    with suppress(NotWritable), replacing(target) as temporary:
        left = temporary.rename(temporary.with_suffix(".left.tmp"))
    return left


def test_an_unfinished_copy_of_a_killed_bringing_up_goes_a_day_later(path: Path, around: dict[str, str]) -> None:
    yesterday, today = unfinished(copy_before(path)), unfinished(copy_before(path))
    os.utime(yesterday, (yesterday.stat().st_mtime - 25 * 60 * 60,) * 2)
    with driven(path, "close", around) as child:
        assert told(child)[2] == 0
    assert not yesterday.exists()
    assert today.exists()


def test_a_second_start_raises_the_first_and_leaves(path: Path, around: dict[str, str]) -> None:
    with driven(path, "behind", around) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "open\n"
        second = run(path, around)
        assert (second.returncode, second.stderr) == (0, "")
        said, err, code = told(first)
        assert (said, err, code) == (["raised"], "", 0)


# -- what stands in the way --------------------------------------------------------------------------------------------


def test_a_station_held_by_another_program_is_left_alone(path: Path, around: dict[str, str]) -> None:
    lock = StationLock(lock_file(path))
    try:
        done = run(path, around)
    finally:
        lock.release()
    assert done.returncode == 1
    assert done.stderr == f"The station is open already on this PC: {path}\n"
    assert not running_file(path).exists()


@pytest.mark.parametrize("content", [b"", b"4711", b"\xff\xfe garbage \0"])
def test_what_a_lock_file_says_blocks_nobody(path: Path, around: dict[str, str], content: bytes) -> None:
    lock_file(path).write_bytes(content)
    with driven(path, "close", around) as child:
        assert told(child)[::2] == (["open"], 0)


@pytest.mark.parametrize("emptied", [False, True])
def test_a_lost_file_is_not_begun_anew(path: Path, around: dict[str, str], emptied: bool) -> None:
    path.unlink()
    if emptied:
        path.touch()
    before = around_the_file(path)
    done = run(path, around)
    assert done.returncode == 1
    assert "The station's file is missing or empty. No new one was begun." in done.stderr
    assert around_the_file(path) - {lock_file(path).name} == before
    assert not emptied or path.stat().st_size == 0


def test_a_newer_file_is_not_touched(path: Path, around: dict[str, str]) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("PRAGMA journal_mode = DELETE")
        conn.execute("PRAGMA user_version = 999")
    before = path.read_bytes()
    done = run(path, around)
    assert done.returncode == 1
    assert "written by a newer program (file 999" in done.stderr
    assert path.read_bytes() == before
    assert not running_file(path).exists()


def test_a_file_that_is_no_station_is_not_touched(path: Path, around: dict[str, str]) -> None:
    path.write_bytes(b"PK\x03\x04 a workbook, say" * 50)
    before = path.read_bytes()
    done = run(path, around)
    assert done.returncode == 1
    assert "not a station's file; it was not touched" in done.stderr
    assert path.read_bytes() == before


# -- unclean ends ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("unclean", [False, True])
def test_after_an_unclean_end_the_whole_file_is_looked_over(path: Path, around: dict[str, str], unclean: bool) -> None:
    with closing(open_database(path)) as db:
        check_in(db, person_id=1, services=[], now=datetime.now(UTC), by=None)
        # Wrong in a way that only the whole check looks for.
        db.conn.execute("UPDATE person_seen SET last_at = '2020-01-01T00:00:00.000000Z'")
        db.conn.commit()
    if unclean:
        running_file(path).touch()
    with driven(path, "check", around) as child:
        said, _, code = told(child)
    assert said[1] == ("found seen person 1" if unclean else "checked []")
    assert code == 0
    assert not running_file(path).exists()


def test_a_bug_while_the_window_is_open_ends_nothing(path: Path, around: dict[str, str]) -> None:
    with driven(path, "bug", around) as child:
        assert child.stdout is not None
        end = time.monotonic() + PATIENCE
        while "ZeroDivisionError" not in log_in(path.parents[1] / "home"):
            assert time.monotonic() < end
            time.sleep(0.05)
        time.sleep(0.3)
        assert child.poll() is None


def log_in(home: Path) -> str:
    return "".join(log.read_text("utf-8") for log in home.rglob("station-app.log"))


@pytest.mark.parametrize("seconds", [0.05, 0.3])
def test_nothing_registered_is_lost_when_the_window_is_killed(
    path: Path, around: dict[str, str], seconds: float
) -> None:
    with driven(path, "register", around) as child:
        assert child.stdout is not None
        said = [child.stdout.readline(), child.stdout.readline()]
        time.sleep(seconds)
        child.kill()  # SIGKILL, TerminateProcess
        said += [line for line in child.stdout if line.endswith("\n")]
    acknowledged = int(said[-1].split()[1])
    assert acknowledged > 0
    assert running_file(path).exists()
    with driven(path, "check", around) as again:
        assert told(again)[0][1] == "checked []"
    with closing(open_database(path)) as db:
        assert acknowledged <= db.value("SELECT count(*) FROM visit") <= acknowledged + 1
        assert broken_link(db) is None


# -- without a console -------------------------------------------------------------------------------------------------

NO_CONSOLE = """
import sys
sys.stdout = sys.stderr = sys.stdin = None
sys.argv = ["station-app", *sys.argv[1:]]
from station_app.cli import main
main()
"""


@pytest.mark.parametrize(("asked", "code"), [((), 1), (("info",), 1), (("selftest",), 0), (("no such",), 2)])
def test_no_console_is_no_trouble(tmp_path: Path, around: dict[str, str], asked: tuple[str, ...], code: int) -> None:
    missing = tmp_path / "a file" / "station.sqlite"
    missing.parent.write_text("in the way")
    done = subprocess.run(
        [sys.executable, "-c", NO_CONSOLE, "--data", str(missing), *asked],
        env=around,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (code, b"", b"")


def test_the_selftest_of_a_package(around: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "station_app", "selftest"],
        env=around,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "selftest: all well" in done.stdout
