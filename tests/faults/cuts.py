"""Power cuts: of the desk without a window, of the whole program with its window, and of every writer."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from station_app.core import paths
from station_app.core.storage.database import open_database
from tests.faults.broken import command
from tests.faults.desk_process import DESK, said_in
from tests.faults.desk_process import look_at as look_at_desk
from tests.faults.images import Image, Session, images, recorded
from tests.faults.left import facts, prepare
from tests.faults.left import look_at as look_at_writer
from tests.faults.verdict import Verdict, unsound
from tests.faults.window_look import PEOPLE, new_station
from tests.faults.window_look import look_at as look_at_window
from tests.faults.writers import WRITERS

PASSING = [name for name, writer in WRITERS.items() if writer.passing]
CUT = [name for name in WRITERS if name not in PASSING]
"""What is passing work is deleted at the next start, whatever the power made of it."""
_STATES_AN_ACT = 75
"""About so many states a registration and a leaving go through."""


def desk_cuts(folder: Path, count: int, seed: int, *, broken: str = "", acts: int = 0) -> Iterator[Verdict]:
    """Images of a desk at work; with `acts` 0 it works as long as every state can have an image."""
    station = folder / "disk"
    station.mkdir()
    open_database(station / "station.sqlite", create=True).close()
    words = ("-c", DESK, str(station / "station.sqlite"), str(acts or max(3, count // _STATES_AN_ACT)))
    session = recorded(station, command(*words, broken=broken))
    for image in images(session, count, seed):
        yield look_at_desk(image.folder / "station.sqlite", said_in(image.said))


def window_cuts(folder: Path, count: int, seed: int, *, broken: str = "", acts: int = 0) -> Iterator[Verdict]:
    """Images of a whole sitting: started, registered at, backed up, closed."""
    session = sitting(folder, seed, acts or max(3, count // _STATES_AN_ACT), broken=broken)
    for image in images(session, count, seed):
        yield _look_at_sitting(image)


def sitting(folder: Path, seed: int, acts: int, *, broken: str = "") -> Session:
    """What the whole program does to the folder of a station from its start to its end."""
    station = new_station(folder / "disk" / "station.sqlite")
    words = ("-m", "tests.faults.window_desk", str(station), str(seed), str(acts))
    return recorded(station.parent, command(*words, broken=broken))


def writer_cuts(
    folder: Path, count: int, seed: int, *, broken: str = "", names: Sequence[str] = CUT
) -> Iterator[Verdict]:
    """Images of every writer, as many of each."""
    made = prepare(folder / "before")
    before = facts(Path(shutil.copytree(made, folder / "looked at")))
    for place, name in enumerate(names):
        fresh = Path(shutil.copytree(made, folder / f"{place}" / "disk"))
        session = recorded(fresh, command("-c", WRITERS[name].program, str(fresh), broken=broken))
        for image in images(session, count // len(names) + (place < count % len(names)), seed):
            yield look_at_writer(image.folder, before, name, image.said)
        shutil.rmtree(fresh.parent)


def _look_at_sitting(image: Image) -> Verdict:
    station, wrong = image.folder / "station.sqlite", list[str]()
    words = said_in(image.said.replace("open\n", ""))
    said = [each for each in words if each[0] not in ("closing", "closed")]
    backups = paths.backup_folder(station)
    if words and ("closing", 0) not in words and not paths.running_file(station).exists():
        wrong.append("nothing says that the end was no orderly one")
    for backup in backups.glob("*.sqlite"):
        with closing(open_database(backup, read_only=True)) as db:
            wrong += unsound(db)
    if ("closed", 0) in words and not list(backups.glob("*.sqlite.sha256")):
        wrong.append("closed, and the backup is not there")
    verdict, _ = look_at_window(station, said, PEOPLE)
    return Verdict(verdict.acknowledged, verdict.lost, verdict.half + tuple(wrong))
