"""A disk that is full: a clear fact, and the file as it was."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from station_app.core.audit.queries import broken_link
from station_app.core.errors import DiskFull, NotWritable, ReadFailed
from station_app.core.people.commands import register
from station_app.core.storage.backup import make_backup
from station_app.core.storage.database import Database, open_database
from tests.conftest import MORNING, contents


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of two megabytes."""
    disk = tmp_path / "stick"
    disk.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)]
    if sys.platform != "linux" or subprocess.run(mounting, capture_output=True, check=False).returncode:
        pytest.skip("no right to mount a small disk here")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def fill(disk: Path, *, leave: int = 0) -> Path:
    """Take up the disk's room."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))
    os.truncate(ballast, ballast.stat().st_size - leave)
    return ballast


@pytest.mark.parametrize("leave", [0, 4096, 16_384, 65_536])
def test_nothing_is_half_written_on_a_full_disk(small_disk: Path, leave: int) -> None:
    db = open_database(small_disk / "station.sqlite", create=True)
    register(db, name="周佳宁", now=MORNING, by=None)
    ballast = fill(small_disk, leave=leave)
    refused = None
    while refused is None:
        before = contents(db)
        try:
            register(db, name="单小满", note="x" * 500, now=MORNING, by=None)
        except DiskFull as full:
            refused = full
    assert refused.path == db.path
    assert contents(db) == before
    ballast.unlink()
    register(db, name="李伟", now=MORNING, by=None)
    db.close()
    again = open_database(db.path)
    assert again.value("SELECT count(*) FROM person WHERE name IN ('周佳宁', '李伟')") == 2
    assert broken_link(again) is None
    assert again.value("PRAGMA integrity_check") == "ok"
    again.close()


@pytest.mark.parametrize("leave", [0, 8192, 65_536])
def test_no_half_station_is_made_on_a_full_disk(small_disk: Path, leave: int) -> None:
    ballast = fill(small_disk, leave=leave)
    with pytest.raises((DiskFull, NotWritable, ReadFailed)):
        open_database(small_disk / "station.sqlite", create=True)
    assert [each.name for each in small_disk.iterdir()] == ["ballast"]
    ballast.unlink()
    open_database(small_disk / "station.sqlite", create=True).close()


@pytest.mark.parametrize("leave", [0, 8192, 65_536])
def test_no_half_backup_is_left_on_a_full_stick(station: Database, small_disk: Path, leave: int) -> None:
    fill(small_disk, leave=leave)
    with pytest.raises(DiskFull) as refused:
        make_backup(station.path, small_disk, now=MORNING)
    assert small_disk in refused.value.path.parents
    assert [each.name for each in small_disk.iterdir()] == ["ballast"]
