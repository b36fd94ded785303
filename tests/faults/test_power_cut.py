"""The power goes at any moment: what was acknowledged is there, whatever the disk made of the rest."""

import random
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from station_app.core.errors import Trouble
from station_app.core.storage.database import open_database
from tests.faults.desk_process import DESK, look_at, said_in
from tests.faults.power_cut import Disk
from tests.faults.recorder import Record, needs_recorder, records, run_recorded

pytestmark = needs_recorder

# Each is a way to build the desk wrongly; the pack must see it.
SYNCED_SELDOM = DESK.replace("db = open", "from station_app.core.storage import database\n"
    'database._PRAGMAS["synchronous"] = 1\ndb = open')  # fmt: skip


def recorded(folder: Path, program: str, acts: int, *, seen: str = "wtsculra") -> tuple[Path, list[Record]]:
    """A station as it was before the desk opened it, and what the desk then did to the disk."""
    station = folder / "disk"
    station.mkdir()
    open_database(station / "station.sqlite", create=True).close()
    before = Path(shutil.copytree(station, folder / "before"))
    run = run_recorded(
        [sys.executable, "-c", program, str(station / "station.sqlite"), str(acts)],
        folder=station,
        log=folder / "log",
    )
    assert run.returncode == 0, run.stderr
    shutil.rmtree(station)
    before.rename(station)
    return station, [record for record in records(folder / "log") if record.what in seen]


def images(station: Path, done: list[Record], count: int, seed: int) -> Iterator[tuple[Path, str, str]]:
    """So many moments without power: the folder that is left, what had been acknowledged, which kind it is.

    Names, syncs and what was said are few among many writes, and the most can go wrong there: they come up oftener.
    """
    chance = random.Random(seed)
    weights = [1 if record.what in "wt" else 10 for record in done]
    disk, moments = Disk(station), sorted(chance.choices(range(len(done)), weights, k=count))
    following = iter(enumerate(done))
    reached = -1
    for moment in moments:
        while reached < moment:
            reached, record = next(following)
            disk.follow(record)
        with TemporaryDirectory(dir=_fast(), prefix="cut-") as left:
            kind = disk.cut(chance, Path(left))
            yield Path(left), disk.said, kind


def losses(station: Path, done: list[Record], count: int, seed: int = 7) -> list[str]:
    """What was wrong with the images."""
    found = []
    for left, said, kind in images(station, done, count, seed):
        try:
            look_at(left / "station.sqlite", said_in(said))
        except (AssertionError, Trouble) as wrong:
            found.append(f"{kind}: {wrong!r}")
    return found


def _fast() -> str | None:
    return "/dev/shm" if Path("/dev/shm").is_dir() else None


def test_nothing_acknowledged_is_lost_when_the_power_goes(tmp_path: Path) -> None:
    station, done = recorded(tmp_path, DESK, 12)
    assert sum(record.what == "s" for record in done) >= 24  # every act was synced
    assert losses(station, done, 40) == []


@pytest.mark.slow
def test_ten_thousand_power_cuts(tmp_path: Path) -> None:
    station, done = recorded(tmp_path, DESK, 150)
    assert losses(station, done, 10_000) == []


@pytest.mark.slow
@pytest.mark.parametrize("wrong", ["seldom", "never"])
def test_a_desk_that_does_not_sync_is_caught(tmp_path: Path, wrong: str) -> None:
    program, seen = (SYNCED_SELDOM, "wtsculra") if wrong == "seldom" else (DESK, "wtculra")
    station, done = recorded(tmp_path, program, 60, seen=seen)
    assert losses(station, done, 300) != []
