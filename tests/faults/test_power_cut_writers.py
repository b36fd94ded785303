"""The power goes while any of the writers is at work: the old or the new, whole; what was said to be done is there."""

import random
import shutil
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.faults.power_cut import Disk
from tests.faults.recorder import Record, needs_recorder, records, run_recorded
from tests.faults.test_power_cut import images
from tests.faults.writers import WRITERS, facts, prepare, wrongs

pytestmark = [needs_recorder, pytest.mark.slow]

IMAGES = 300
SYNCED = [name for name in WRITERS if name not in ("preview of an import", "preferences")]
"""A preview is thrown away at the next start; Qt writes the preferences, and they may be lost."""


def recorded(name: str, place: Path) -> tuple[Path, list[Record]]:
    """The folder as it was before a writer ran, and what the writer then did to the disk."""
    folder = prepare(place / "disk")
    before = Path(shutil.copytree(folder, place / "before"))
    command = [sys.executable, "-c", WRITERS[name].program, str(folder)]
    run = run_recorded(command, folder=folder, log=place / "log")
    assert run.stdout.split()[-1] == "done", run.stdout + run.stderr
    shutil.rmtree(folder)
    before.rename(folder)
    return folder, list(records(place / "log"))


def losses(name: str, folder: Path, done: list[Record], count: int, seed: int = 11) -> list[str]:
    """What was wrong with so many images."""
    before, found = facts(Path(shutil.copytree(folder, folder.with_name("looked at")))), []
    for left, said, kind in images(folder, done, count, seed):
        if wrong := wrongs(left, before, name, said):
            found.append(f"{kind}, said {said.split()}: {wrong}")
    return found


@pytest.mark.parametrize("name", SYNCED)
def test_whatever_is_written_when_the_power_goes(tmp_path: Path, name: str) -> None:
    folder, done = recorded(name, tmp_path)
    assert any(record.what == "s" for record in done)
    assert losses(name, folder, done, IMAGES) == []


@pytest.mark.parametrize("name", ["undo", "workbook", "backup", "second folder", "a new station"])
def test_a_writer_that_does_not_sync_is_caught(tmp_path: Path, name: str) -> None:
    folder, done = recorded(name, tmp_path)
    assert losses(name, folder, [record for record in done if record.what != "s"], IMAGES) != []


def test_names_and_what_stands_in_files_are_lost_apart(tmp_path: Path) -> None:
    folder, old = tmp_path, tmp_path / "log"
    old.write_bytes(b"old")
    disk, new = Disk(folder), str(tmp_path / "new")
    for record in (
        Record("c", new, b"", 0),
        Record("w", new, b"news", 0),
        Record("s", new, b"", 0),
        Record("r", new, str(old).encode(), 0),
    ):
        disk.follow(record)
    seen = Counter[bytes]()
    for seed in range(40):
        with TemporaryDirectory() as left:
            disk.cut(random.Random(seed), Path(left))
            seen[(Path(left) / "log").read_bytes()] += 1
    assert set(seen) == {b"old", b"news"}  # never a part of either
    disk.follow(Record("s", str(folder), b"", 0))
    assert not disk.uncertain()
