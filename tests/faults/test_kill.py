"""The power of `kill -9`: what was acknowledged is there, what was not is there whole or not at all."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from station_app.core.storage.database import open_database
from tests.faults.desk_process import DESK, Said, look_at, said_in


def killed_desk(path: Path, seconds: float) -> Said:
    """What a desk had said was done when it was killed."""
    with subprocess.Popen([sys.executable, "-c", DESK, str(path)], stdout=subprocess.PIPE, text=True) as desk:
        assert desk.stdout is not None
        said = [desk.stdout.readline()]
        time.sleep(seconds)
        os.kill(desk.pid, signal.SIGKILL)
        said.extend(desk.stdout)
    return said_in("".join(said))


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
