"""The power goes at any moment, whoever writes: what was acknowledged is there, whatever the disk made of the rest."""

import random
import shutil
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.faults.broken import command
from tests.faults.cuts import CUT, desk_cuts, sitting, window_cuts, writer_cuts
from tests.faults.images import images, recorded
from tests.faults.left import prepare
from tests.faults.power_cut import Disk
from tests.faults.recorder import Record, needs_recorder
from tests.faults.writers import WRITERS

pytestmark = needs_recorder


def test_nothing_acknowledged_is_lost_when_the_power_goes(tmp_path: Path) -> None:
    verdicts = list(desk_cuts(tmp_path, 40, 7, acts=12))
    assert max(verdict.acknowledged for verdict in verdicts) > 12
    assert [verdict for verdict in verdicts if not verdict.sound] == []


def test_the_whole_program_loses_nothing_when_the_power_goes(tmp_path: Path) -> None:
    verdicts = list(window_cuts(tmp_path, 25, 7, acts=4))
    assert max(verdict.acknowledged for verdict in verdicts) >= 3
    assert [verdict for verdict in verdicts if not verdict.sound] == []


def test_a_writer_loses_nothing_when_the_power_goes(tmp_path: Path) -> None:
    verdicts = list(writer_cuts(tmp_path, 20, 7, names=["rows left out"]))
    assert [verdict for verdict in verdicts if not verdict.sound] == []


@pytest.mark.parametrize("name", ["backup", "second folder", "preferences"])
def test_what_is_done_is_safe_by_its_name(tmp_path: Path, name: str) -> None:
    folder = prepare(tmp_path / "disk")
    shutil.rmtree(folder / "desk" / "backups")  # the first backup makes the folder
    session = recorded(folder, command("-c", WRITERS[name].program, str(folder)))
    disk = Disk(folder)
    for record in session.done:
        disk.follow(record)
    assert "done" in disk.said
    assert disk.unsafe_names() == set()


@pytest.mark.slow
def test_ten_thousand_power_cuts(tmp_path: Path) -> None:
    assert [verdict for verdict in desk_cuts(tmp_path, 10_000, 7) if not verdict.sound] == []


@pytest.mark.slow
def test_power_cuts_of_a_whole_sitting(tmp_path: Path) -> None:
    assert [verdict for verdict in window_cuts(tmp_path, 2_000, 7) if not verdict.sound] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", CUT)
def test_whatever_is_written_when_the_power_goes(tmp_path: Path, name: str) -> None:
    verdicts = list(writer_cuts(tmp_path, 300, 11, names=[name]))
    assert len(verdicts) == 300
    assert [verdict for verdict in verdicts if not verdict.sound] == []


@pytest.mark.slow
def test_every_state_of_a_sitting_has_its_image(tmp_path: Path) -> None:
    session = sitting(tmp_path, 7, 3)
    said = Counter(image.said.count("\n") for image in images(session, len(session.done), 7))
    assert sum(record.what == "s" for record in session.done) >= 8
    assert set(said) == set(range(max(said) + 1))  # before each word and after it


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
    assert _left(disk, "log") == {b"old", b"news"}  # never a part of either
    disk.follow(Record("s", str(folder), b"", 0))
    assert not disk.uncertain()


def test_a_folder_that_was_not_synced_takes_its_files_along(tmp_path: Path) -> None:
    disk, made = Disk(tmp_path), tmp_path / "made"
    file = str(made / "file")
    for record in (
        Record("d", str(made), b"", 0),
        Record("c", file, b"", 0),
        Record("w", file, b"text", 0),
        Record("s", file, b"", 0),
        Record("s", str(made), b"", 0),
    ):
        disk.follow(record)
    assert _left(disk, "made/file") == {None, b"text"}
    disk.follow(Record("s", str(tmp_path), b"", 0))
    assert _left(disk, "made/file") == {b"text"}


def test_what_was_never_synced_is_torn_in_every_way(tmp_path: Path) -> None:
    disk, file = Disk(tmp_path), str(tmp_path / "file")
    disk.follow(Record("c", file, b"", 0))
    disk.follow(Record("s", str(tmp_path), b"", 0))
    for at in range(2):
        disk.follow(Record("w", file, bytes([65 + at]) * 1024, 1024 * at))
    sectors = {
        tuple(content[start : start + 1] for start in range(0, 2048, 512)) for content in _left(disk, "file") if content
    }
    whole = (b"A", b"A", b"B", b"B")
    assert {whole, (b"\0", b"\0", b"B", b"B"), (b"A", b"A", b"", b"")} <= sectors  # lost, and in the other order
    assert any(0 < sum(sector == want for sector, want in zip(each, whole, strict=True)) < 4 for each in sectors)


def _left(disk: Disk, name: str) -> set[bytes | None]:
    seen: set[bytes | None] = set()
    for seed in range(300):
        with TemporaryDirectory() as left:
            disk.cut(random.Random(seed), Path(left))
            path = Path(left) / name
            seen.add(path.read_bytes() if path.exists() else None)
    return seen
