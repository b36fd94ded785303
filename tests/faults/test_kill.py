"""The power of `kill -9`: what was acknowledged is there, what was not is there whole or not at all."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from station_app.core.storage.database import open_database
from tests.faults.desk_process import DESK, look_at
from tests.faults.kills import JOBS, desk_kills, job_kills, killed_desk
from tests.faults.left import leftovers, prepare

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


def test_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "station.sqlite"
    verdict = look_at(path, killed_desk(path, 0.3))
    assert verdict.acknowledged
    assert verdict.sound, verdict


@pytest.mark.slow
def test_nothing_acknowledged_is_lost_a_hundred_times(tmp_path: Path) -> None:
    verdicts = list(desk_kills(tmp_path, 100, 7))
    assert len(verdicts) == 100
    assert [verdict for verdict in verdicts if not verdict.sound] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", JOBS)
def test_whatever_is_written_when_it_is_killed(tmp_path: Path, name: str) -> None:
    verdicts = list(job_kills(tmp_path, 25, 7, names=[name]))
    assert len(verdicts) == 25
    assert [verdict for verdict in verdicts if not verdict.sound] == []
    assert sum(not verdict.acknowledged for verdict in verdicts) >= 6  # hit while it was at work


def test_what_a_killed_maker_of_a_station_leaves_is_no_station(tmp_path: Path) -> None:
    folder = prepare(tmp_path / "disk")
    (folder / "desk" / ".new-abc.station").write_bytes(b"half")
    assert leftovers(folder) == [".new-abc.station"]  # it lies about and is never opened
    assert not (folder / "desk" / "other.sqlite").exists()


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
