"""Recording what a program does to a folder, and the images of it that a power cut at any moment may leave."""

import random
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults.broken import ROOT
from tests.faults.power_cut import Disk
from tests.faults.recorder import Record, records, run_recorded


@dataclass(frozen=True, slots=True)
class Session:
    """A folder as it was, and what a program then did to it, record by record."""

    folder: Path
    done: list[Record]


@dataclass(frozen=True, slots=True)
class Image:
    """What one power cut left: the folder, what had been acknowledged by then, what became of the rest."""

    folder: Path
    said: str
    kind: str


def recorded(folder: Path, command: Sequence[str]) -> Session:
    """Run a command that works in `folder` to its end. The folder is left as it was before."""
    before = Path(shutil.copytree(folder, folder.with_name(folder.name + " before")))
    log = folder.with_name(folder.name + " log")
    run = run_recorded(command, folder=folder, log=log, cwd=ROOT)
    assert run.returncode == 0, run.stdout[-400:] + run.stderr
    shutil.rmtree(folder)
    before.rename(folder)
    return Session(folder, list(records(log)))


def images(session: Session, count: int, seed: int) -> Iterator[Image]:
    """So many moments without power, over all states; every state has one once there are as many images as states.

    What is left over falls on names, syncs and what was said: they are few among many writes, and the most can go
    wrong there.
    """
    chance = random.Random(seed)
    disk, following = Disk(session.folder), iter(session.done)
    reached = -1
    for moment in _moments(session.done, count, chance):
        while reached < moment:
            disk.follow(next(following))
            reached += 1
        with TemporaryDirectory(dir=fast_folder(), prefix="cut-") as left:
            kind = disk.cut(chance, Path(left))
            yield Image(Path(left), disk.said, kind)


def fast_folder() -> str | None:
    """A disk in memory, where there is one: what is only looked at needs no real one."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None


def _moments(done: Sequence[Record], count: int, chance: random.Random) -> list[int]:
    rounds, rest = divmod(count, len(done))
    weights = [1 if record.what in "wt" else 10 for record in done]
    return sorted([*range(len(done))] * rounds + chance.choices(range(len(done)), weights, k=rest))


def kinds_of(session: Session) -> Counter[str]:
    """How often each kind of record is in a session."""
    return Counter(record.what for record in session.done)


def fast_copy(folder: Path, to: Path) -> Path:
    """A copy of a folder."""
    return Path(shutil.copytree(folder, to))
