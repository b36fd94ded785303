"""The power of `kill -9`: what was acknowledged is there, what was not is there whole or not at all."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from station_app.core.audit.queries import broken_link
from station_app.core.storage.database import open_database

DESK = """
import sys
from datetime import UTC, datetime, timedelta
from station_app.core.people.commands import register
from station_app.core.storage.database import open_database
from station_app.core.visits.commands import check_in, check_in_new, check_out

db = open_database(sys.argv[1], create=True)
now = datetime(2026, 9, 1, 2, 0, tzinfo=UTC)
for n in range(100_000):
    visit = check_in_new(db, name=f"周{n}", services=["water", "rest"], now=now, by=None).value
    print("in", visit.id, flush=True)
    check_out(db, visit_id=visit.id, now=now + timedelta(minutes=1), by=None)
    print("out", visit.id, flush=True)
"""


def killed_desk(path: Path, seconds: float) -> list[tuple[str, int]]:
    """What a desk had said was done when it was killed."""
    with subprocess.Popen([sys.executable, "-c", DESK, str(path)], stdout=subprocess.PIPE, text=True) as desk:
        assert desk.stdout is not None
        said = [desk.stdout.readline()]
        time.sleep(seconds)
        os.kill(desk.pid, signal.SIGKILL)
        said.extend(desk.stdout)
    whole = [line.split() for line in said if line.endswith("\n")]
    return [(what, int(number)) for what, number in whole]


def look_at(path: Path, said: list[tuple[str, int]]) -> None:
    db = open_database(path)
    states = dict(db.rows("SELECT id, state FROM visit"))
    assert all(states[number] in {"in", "out"} for what, number in said if what == "in")
    assert all(states[number] == "out" for what, number in said if what == "out")
    assert len(states) <= sum(what == "in" for what, _ in said) + 1
    assert db.value("SELECT count(*) FROM person") == len(states)
    assert db.value("SELECT count(*) FROM visit_service") == 2 * len(states)
    assert db.value("SELECT count(*) FROM person_seen") == len(states)
    acts = db.value("SELECT count(*) FROM act")
    assert acts == len(states) + sum(state == "out" for state in states.values())
    assert broken_link(db) is None
    assert db.value("PRAGMA integrity_check") == "ok"
    assert db.rows("PRAGMA foreign_key_check") == []
    db.close()


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "station.sqlite"
    said = killed_desk(path, 0.3)
    assert said
    look_at(path, said)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_nothing_acknowledged_is_lost_a_hundred_times(tmp_path: Path) -> None:
    chance = random.Random(7)
    for n in range(100):
        path = tmp_path / f"{n}.sqlite"
        look_at(path, killed_desk(path, chance.uniform(0, 0.4)))


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("milliseconds", [0, 5, 10, 20, 40, 80, 160])
def test_a_station_killed_while_it_is_made_is_made_at_the_next_start(tmp_path: Path, milliseconds: int) -> None:
    path = tmp_path / "station.sqlite"
    with subprocess.Popen([sys.executable, "-c", "print(1, flush=True)\n" + DESK, str(path)], stdout=-1) as desk:
        assert desk.stdout is not None
        desk.stdout.readline()
        for _ in range(400):  # until it begins to make the file
            if any(tmp_path.iterdir()):
                break
            time.sleep(0.002)
        time.sleep(milliseconds / 1000)
        desk.kill()
    db = open_database(path, create=True)
    assert db.value("SELECT count(*) FROM category") > 20
    assert db.value("SELECT count(*) FROM visit") <= db.value("SELECT count(*) FROM act")
    db.close()
