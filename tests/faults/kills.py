"""Kills of the desk without a window, and of every writer that works in a process of its own."""

import random
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults.broken import ROOT, command
from tests.faults.desk_process import DESK, Said, look_at, said_in
from tests.faults.left import facts, prepare, sweep
from tests.faults.left import look_at as look_at_writer
from tests.faults.verdict import Verdict
from tests.faults.writers import FILES, WRITERS

JOBS = [name for name in FILES if name != "preferences"] + ["imports.import_people", "imports.import_visits"]
"""What takes long enough to be hit, most of it in the window's child processes."""


def desk_kills(folder: Path, times: int, seed: int, *, broken: str = "") -> Iterator[Verdict]:
    """A new station each time: opened, worked at without pause, killed within 0.4 s after its first act."""
    chance = random.Random(seed)
    for n in range(times):
        path = folder / f"{n}" / "station.sqlite"
        path.parent.mkdir()
        yield look_at(path, killed_desk(path, chance.uniform(0, 0.4), broken=broken))
        shutil.rmtree(path.parent)


def killed_desk(path: Path, seconds: float, *, broken: str = "") -> Said:
    """What a desk had said was done when it was killed."""
    started = command("-c", DESK, str(path), broken=broken)
    with subprocess.Popen(started, stdout=subprocess.PIPE, text=True, cwd=ROOT) as desk:
        assert desk.stdout is not None
        said = [desk.stdout.readline()]
        time.sleep(seconds)
        desk.kill()
        said.extend(desk.stdout)
    return said_in("".join(said))


def job_kills(folder: Path, times: int, seed: int, *, names: list[str] = JOBS) -> Iterator[Verdict]:
    """So many kills in all, taken in turns by the writers, at any moment of their work."""
    made = prepare(folder / "disk")
    before = facts(Path(shutil.copytree(made, folder / "looked at")))
    for place, name in enumerate(names):
        chance, span = random.Random(f"{seed} {name}"), 0.0
        for _ in range(times // len(names) + (place < times % len(names)) + 1):
            with TemporaryDirectory(dir=folder) as place_of_run:
                fresh = Path(shutil.copytree(made, Path(place_of_run) / "disk"))
                said, lasted = _killed_writer(name, fresh, after=chance.uniform(0, span) if span else None)
                wrong = () if name in _MAKERS else tuple(f"{name}: {each} lies about" for each in sweep(fresh, name))
                verdict = look_at_writer(fresh, before, name, said)
            if span:  # the first one is let run, to know how long it takes
                yield Verdict(verdict.acknowledged, verdict.lost, verdict.half + wrong)
            span = span or lasted


_MAKERS = ("a new station", "the first run", "schema 1 brought up")
"""What they leave lies about under a name nothing opens; docs/reliability.md says so."""


def _killed_writer(name: str, folder: Path, *, after: float | None) -> tuple[str, float]:
    started = command("-c", WRITERS[name].program, str(folder))
    with subprocess.Popen(started, stdout=subprocess.PIPE, text=True, cwd=ROOT) as job:
        assert job.stdout is not None
        said = job.stdout.readline()
        begun = time.monotonic()
        if after is not None:
            time.sleep(after)
            job.kill()
        said += job.stdout.read()
    return said, time.monotonic() - begun
