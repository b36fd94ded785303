"""A child process is killed while it writes: the old or the new, whole, and what lies about is swept away."""

import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.faults.writers import WRITERS, facts, leftovers, prepare, sweep, wrongs

pytestmark = pytest.mark.slow

KILLS = 25
JOBS = [name for name in WRITERS if name not in ("check-in", "undo", "merge", "paper line", "settings", "preferences")]
"""What runs in child processes, and what takes long enough to be hit."""


@pytest.mark.parametrize("name", JOBS)
def test_whatever_is_written_when_it_is_killed(tmp_path: Path, name: str) -> None:
    folder, chance, ended = prepare(tmp_path / "disk"), random.Random(name), list[bool]()
    before = facts(Path(shutil.copytree(folder, tmp_path / "looked at")))
    span = 0.0
    for _ in range(KILLS):
        fresh = Path(shutil.copytree(folder, tmp_path / "run"))
        command = [sys.executable, "-c", WRITERS[name].program, str(fresh)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as job:
            assert job.stdout is not None
            said = job.stdout.readline()
            begun = time.monotonic()
            if span:
                time.sleep(chance.uniform(0, span))
                job.kill()
            said += job.stdout.read()
        # The first one is let run, to know how long it takes.
        span = span or time.monotonic() - begun
        ended.append(job.returncode == -signal.SIGKILL)
        assert sweep(fresh, name) == [] or name == "a new station"
        assert wrongs(fresh, before, name, said) is None
        shutil.rmtree(tmp_path / "run")
    assert sum(ended) >= KILLS // 4


def test_what_a_killed_maker_of_a_station_leaves_is_no_station(tmp_path: Path) -> None:
    folder = prepare(tmp_path / "disk")
    half = folder / "desk" / ".new-abc.station"
    half.write_bytes(b"half")
    assert leftovers(folder) == [".new-abc.station"]  # it lies about and is never opened
    assert not (folder / "desk" / "other.sqlite").exists()
