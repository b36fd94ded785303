"""The real window is killed while a clerk types: what its strip showed as done is there, nothing is there by half."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from station_app.core.audit.queries import broken_link
from station_app.core.people.commands import register
from station_app.core.storage.database import Database, open_database
from tests.conftest import MORNING
from tests.faults.window_desk import PEOPLE, tail

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="signals and forks of POSIX")

KILLS = int(os.environ.get("STATION_KILLS", "1000"))
"""How many kills the long test does; the figures of docs/reliability.md are of 1,000."""
_A_STATION = 100
"""So many kills on one file, started again each time on what was left of it."""

Said = list[tuple[str, int]]


class Windows:
    """One loaded program that opens the window again and again."""

    def __init__(self, station: Path, *, early: bool = False) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.window_desk", str(station), *(["early"] if early else [])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )

    def killed(self, seed: int, *, opened: bool, seconds: float) -> Said:
        """Open the window, kill it so long after it opened (or after it was started); what it had shown as done."""
        say, hear = self._process.stdin, self._process.stdout
        assert say is not None
        assert hear is not None
        say.write(f"go {seed}\n")
        say.flush()
        pid, words = 0, list[str]()
        while not pid or (opened and words[-1:] != ["open"]):
            line = hear.readline().split()
            if line[0] == "pid":
                pid = int(line[1])
            else:
                words.append(line[0])
            assert line[0] != "ended", "the window did not open"
        time.sleep(seconds)
        os.kill(pid, signal.SIGKILL)
        said: Said = []
        while (line := hear.readline().split())[0] != "ended":
            if line[0] != "open":
                said.append((line[0], int(line[1])))
        assert int(line[1]) == -signal.SIGKILL, "the window ended by itself"
        return said

    def close(self) -> None:
        """No more windows."""
        self._process.communicate(timeout=30)


@pytest.fixture
def folder() -> Iterator[Path]:
    """Where the station lies; in memory when there is room, for the sake of a thousand starts."""
    fast = "/dev/shm" if Path("/dev/shm").is_dir() else None
    with TemporaryDirectory(dir=fast, prefix="kill-") as name:
        yield Path(name)


def new_station(path: Path) -> None:
    """A station that knows forty people by their tails."""
    with closing(open_database(path, create=True)) as db:
        for number in range(PEOPLE):
            register(db, name=f"周{number}", phone=f"1380000{tail(number)}", now=MORNING, by=None)


def story(db: Database) -> tuple[dict[int, str], dict[int, tuple[str, int | None]]]:
    """The states all visits must have by the acts alone, and the acts of the desk."""
    states: dict[int, str] = {}
    acts: dict[int, tuple[str, int | None]] = {}
    kinds = {"visits.check_in": "in", "visits.check_in_anonymous": "in", "visits.check_out": "out"}
    rows = db.rows("SELECT a.id, a.what, a.undoes, b.record_id FROM act a JOIN act_about b ON b.act_id = a.id"
                   " WHERE b.record = 'visit' ORDER BY a.id, b.record_id")  # fmt: skip
    for op, what, undoes, visit in rows:
        acts[op] = (what.removeprefix("visits.").removeprefix("undo."), undoes)
        if what == "undo.undo":
            states[visit] = "in" if acts[undoes][0] == "check_out" else "void"
        elif what == "visits.end_run_out":
            states[visit] = "auto"
        else:
            states[visit] = kinds[what]
    # Whoever came again while still there for over 90 minutes ended the visit before; that is in `act_before`.
    for op, visit in db.rows("SELECT act_id, record_id FROM act_before WHERE record = 'visit'"):
        if acts[op][0] == "check_in" and states[visit] == "in":
            undone = any(undoes == op for _, undoes in acts.values())
            states[visit] = "in" if undone else "auto"
    return states, acts


def look_at(left: Path, said: Said, seen: int) -> int:
    """Hold what is left against what was shown; `seen` is the last act before this start. The last act now."""
    with TemporaryDirectory(dir=left.parent) as copied, closing(open_database(_copy(left, Path(copied)))) as db:
        # Looked at in a copy: the log beside the file is for the next window to recover.
        states, acts = story(db)
        assert dict(db.rows("SELECT id, state FROM visit")) == states
        done = {(op, what) for op, (what, undoes) in acts.items() if undoes is None}
        taken_back = {undoes for _, undoes in acts.values()}
        for what, op in said:
            assert (op in taken_back) if what == "undo" else ((op, what) in done), (what, op)
        new = [op for op, (what, _) in acts.items() if op > seen and what != "end_run_out"]
        assert len(said) <= len(new) <= len(said) + 1  # at most one was done and not yet said
        counted = db.value("SELECT count(*) FROM visit WHERE person_id IS NOT NULL")
        assert counted == sum(what == "check_in" for what, _ in acts.values())
        assert db.value("SELECT count(*) FROM (SELECT visit_id FROM visit_service GROUP BY visit_id)") == len(states)
        assert db.value("SELECT max(c) FROM (SELECT count(*) AS c FROM visit WHERE state = 'in' GROUP BY person_id"
                        " HAVING person_id IS NOT NULL)") in (1, None)  # fmt: skip
        assert broken_link(db) is None
        assert db.value("PRAGMA integrity_check") == "ok"
        assert db.rows("PRAGMA foreign_key_check") == []
        return int(db.value("SELECT max(id) FROM act"))


def _copy(left: Path, into: Path) -> Path:
    for end in ("", "-wal"):
        if (beside := left.with_name(left.name + end)).exists():
            shutil.copy(beside, into)
    return into / left.name


def kill(station: Path, times: int, chance: random.Random, *, early: bool = False) -> Counter[str]:
    """Kill so many windows on one file, look each time; what was counted."""
    windows, figures, seen = Windows(station, early=early), Counter[str](), PEOPLE
    try:
        for _ in range(times):
            opened = chance.random() < 0.9  # the others while the window still opens and the log is recovered
            said = windows.killed(
                chance.randrange(2**31), opened=opened, seconds=chance.uniform(0, 0.25 if opened else 0.5)
            )
            left = look_at(station, said, seen)
            figures += Counter(
                kills=1,
                acts=left - seen,
                shown=len(said),
                unsaid=left - seen - len(said),
                recovered=int(_holds_bytes(station.with_name(station.name + "-wal"))),
            )
            seen = left
    finally:
        windows.close()
    return figures


def _holds_bytes(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0


def test_the_window_is_killed(folder: Path) -> None:
    new_station(folder / "station.sqlite")
    figures = kill(folder / "station.sqlite", 3, random.Random(3))
    assert figures["shown"] > 0


@pytest.mark.slow
def test_the_window_is_killed_a_thousand_times(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chance, figures = random.Random(20261124), Counter[str]()
    for number in range(0, KILLS, _A_STATION):
        station = folder / f"{number}" / "station.sqlite"
        new_station(station)
        figures += kill(station, min(_A_STATION, KILLS - number), chance)
        shutil.rmtree(station.parent)
    with capsys.disabled():
        sys.stdout.write(f"\nkilled windows: {dict(figures)}\n")
    assert figures["kills"] == KILLS


@pytest.mark.slow
def test_a_window_that_speaks_before_the_commit_is_caught(folder: Path) -> None:
    new_station(folder / "station.sqlite")
    with pytest.raises(AssertionError, match=r"^\('(check_in|check_out|undo)"):  # shown and not there
        kill(folder / "station.sqlite", 40, random.Random(5), early=True)
