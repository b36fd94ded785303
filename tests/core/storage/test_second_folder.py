"""The second folder of the backups, on real small disks that fill up, turn read-only and are pulled out."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from station_app.core.errors import BackupFailed, Cancelled, DiskFull, NotWritable, ReadFailed, StationMissing
from station_app.core.paths import backup_folder
from station_app.core.people.commands import register
from station_app.core.storage.backup import checksum_of, make_backup, sha256_of
from station_app.core.storage.database import Database, open_database
from station_app.core.storage.second_folder import (
    FolderAway,
    Kept,
    NotApart,
    TooLittleRoom,
    check_folder,
    copy_to,
    keep_job,
    place_in,
)

NOW = datetime(2026, 9, 1, 2, 0, tzinfo=UTC)
UUID = "3f2a91c0-0000-4000-8000-000000000000"
NAME = "station-20260901-020000.sqlite"


def mount(disk: Path, size: str) -> None:
    disk.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(disk)]
    if sys.platform != "linux" or subprocess.run(mounting, capture_output=True, check=False).returncode:
        pytest.skip("no right to mount a small disk here")


@pytest.fixture
def stick(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A stick of 20 MB, plugged in."""
    disk = tmp_path_factory.mktemp("media") / "stick"
    mount(disk, "20m")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], capture_output=True, check=False)


@pytest.fixture
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder apart from the station's, on any system."""
    return tmp_path_factory.mktemp("other")


@pytest.fixture
def filled(station: Database) -> Database:
    """A station with somebody in it."""
    register(station, name="周佳宁", phone="13800002046", now=NOW, by=None)
    return station


def keep(station: Database, second: Path | None, *, fresh: bool = True, minutes: int = 0) -> Kept:
    return keep_job(
        station=station.path,
        uuid=UUID,
        folder=backup_folder(station.path),
        second=second,
        fresh=fresh,
        now=NOW + timedelta(minutes=minutes),
    )


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


# -- the copy ----------------------------------------------------------------------------------------------------------


def test_a_backup_is_carried_to_the_second_folder(filled: Database, other: Path) -> None:
    kept = keep(filled, other)
    place = other / "station.backups-3f2a91c0"
    assert place == place_in(other, filled.path, UUID)
    assert (kept.second, kept.failure) == (place / NAME, None)
    assert names(place) == [NAME, NAME + ".sha256"]
    assert kept.second is not None
    assert kept.second.read_bytes() == kept.first.read_bytes()
    assert checksum_of(kept.second).read_text() == f"{sha256_of(kept.second)}  {NAME}\n"
    db = open_database(kept.second, read_only=True)
    assert db.value("SELECT name FROM person") == "周佳宁"
    db.close()


def test_without_a_second_folder_there_is_one_copy(filled: Database) -> None:
    assert keep(filled, None) == Kept(backup_folder(filled.path) / NAME)


def test_only_what_is_behind_is_carried(filled: Database, other: Path) -> None:
    first = keep(filled, None).first
    kept = keep(filled, other, fresh=False, minutes=45)
    assert kept.first == first
    assert names(backup_folder(filled.path)) == [NAME, NAME + ".sha256"]
    assert kept.second is not None
    written = kept.second.stat().st_mtime_ns
    assert keep(filled, other, fresh=False, minutes=46).second == kept.second
    assert kept.second.stat().st_mtime_ns == written  # it was there already


def test_with_no_backup_at_all_one_is_made(filled: Database, other: Path) -> None:
    assert keep(filled, other, fresh=False).second is not None
    with pytest.raises(StationMissing):
        keep_job(station=other / "no.sqlite", uuid=UUID, folder=other, second=None, fresh=False, now=NOW)


def test_the_second_folder_is_thinned_in_the_same_turns(filled: Database, other: Path) -> None:
    (other / "holiday.jpg").write_text("not ours")
    for minutes in (0, 5, 40):
        keep(filled, other, minutes=minutes)
    stays = ["station-20260901-020500.sqlite", "station-20260901-024000.sqlite"]
    assert [name for name in names(place_in(other, filled.path, UUID)) if name.endswith("sqlite")] == stays
    assert [name for name in names(backup_folder(filled.path)) if name.endswith("sqlite")] == stays
    assert (other / "holiday.jpg").is_file()


def test_two_stations_on_one_stick_do_not_thin_each_other(filled: Database, other: Path) -> None:
    keep(filled, other)
    facts = {"station": filled.path, "folder": backup_folder(filled.path), "second": other, "fresh": True}
    keep_job(uuid="ffffffff", now=NOW + timedelta(minutes=5), **facts)  # type: ignore[arg-type]
    assert sorted(each.name for each in other.rglob("*.sqlite")) == [NAME, "station-20260901-020500.sqlite"]


def test_a_half_copy_on_the_stick_is_written_anew(filled: Database, other: Path) -> None:
    keep(filled, None)
    place = place_in(other, filled.path, UUID)
    place.mkdir()
    (place / NAME).write_bytes(b"half")
    kept = keep(filled, other, fresh=False)
    assert kept.second is not None
    assert kept.second.read_bytes() == kept.first.read_bytes()


def test_a_backup_that_changed_since_is_not_carried(filled: Database, other: Path) -> None:
    first = keep(filled, None).first
    with first.open("r+b") as file:
        file.seek(5000)
        file.write(b"rot")
    kept = keep(filled, other, fresh=False)
    assert isinstance(kept.failure, BackupFailed)
    assert names(place_in(other, filled.path, UUID)) == []


def test_a_backup_without_its_sum_is_carried_as_it_is(filled: Database, other: Path) -> None:
    first = keep(filled, None).first
    checksum_of(first).unlink()
    assert keep(filled, other, fresh=False).second is not None


def test_progress_is_told_in_percents_and_cancel_leaves_nothing(filled: Database, other: Path) -> None:
    backup = make_backup(filled.path, backup_folder(filled.path), now=NOW)
    said: list[tuple[int, int]] = []
    copy_to(backup, other, station=filled.path, uuid=UUID, now=NOW, step=lambda *far: said.append(far))
    assert said[-1] == (100, 100)

    def give_up(done: int, total: int) -> None:
        raise Cancelled

    later = make_backup(filled.path, backup_folder(filled.path), now=NOW + timedelta(hours=1))
    with pytest.raises(Cancelled):
        copy_to(later, other, station=filled.path, uuid=UUID, now=NOW, step=give_up)
    assert names(place_in(other, filled.path, UUID)) == [NAME, NAME + ".sha256"]


def test_a_folder_on_the_same_disk_is_told_and_a_stick_is_not(filled: Database, other: Path, stick: Path) -> None:
    assert keep(filled, other).same_disk
    assert not keep(filled, stick).same_disk


def test_a_copy_that_does_not_read_back_is_thrown_away(filled: Database, other: Path) -> None:
    backup = make_backup(filled.path, backup_folder(filled.path), now=NOW)
    place = place_in(other, filled.path, UUID)

    def spoil(done: int, total: int) -> None:
        (temporary,) = place.glob(".*.tmp")
        with temporary.open("ab") as file:
            file.write(bytes(backup.stat().st_size) + b"a bad block")

    with pytest.raises(ReadFailed):
        copy_to(backup, other, station=filled.path, uuid=UUID, now=NOW, step=spoil)
    assert names(place) == []


# -- a stick that is away, full, read-only -----------------------------------------------------------------------------


def test_a_stick_pulled_out_is_told_and_its_folder_is_not_made(filled: Database, stick: Path) -> None:
    chosen = stick / "copies"
    chosen.mkdir()
    subprocess.run(["umount", str(stick)], check=True)
    kept = keep(filled, chosen)
    assert kept.first.is_file()
    assert isinstance(kept.failure, FolderAway)
    assert names(stick) == []  # nothing was written to the disk under it


def test_a_full_stick_is_told_and_keeps_what_it_has(filled: Database, stick: Path) -> None:
    keep(filled, stick)
    with (stick / "ballast").open("wb") as file:
        file.write(bytes(6 * 1024 * 1024))
    kept = keep(filled, stick, minutes=60)
    assert isinstance(kept.failure, TooLittleRoom)
    assert kept.failure.free_mb < kept.failure.needed_mb
    assert kept.first.is_file()
    assert names(place_in(stick, filled.path, UUID)) == [NAME, NAME + ".sha256"]


def test_a_stick_that_fills_up_meanwhile_leaves_nothing_half(filled: Database, stick: Path) -> None:
    backup = make_backup(filled.path, backup_folder(filled.path), now=NOW)

    def fill(done: int, total: int) -> None:
        with (stick / "ballast").open("wb") as file:
            for size in (1 << 20, 1 << 12, 1):
                try:
                    while True:
                        file.write(bytes(size))
                        file.flush()
                except OSError:
                    continue

    with pytest.raises(DiskFull):
        copy_to(backup, stick, station=filled.path, uuid=UUID, now=NOW, step=fill)
    assert not [name for name in names(place_in(stick, filled.path, UUID)) if name.endswith((".tmp", ".sha256"))]


def test_a_read_only_stick_is_told(filled: Database, stick: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(stick)], check=True)
    assert isinstance(keep(filled, stick).failure, NotWritable)


def test_a_file_where_the_place_should_be_is_told(filled: Database, other: Path) -> None:
    place_in(other, filled.path, UUID).write_text("in the way")
    kept = keep(filled, other)
    assert kept.failure is not None
    assert kept.first.is_file()


# -- which folders can be chosen ---------------------------------------------------------------------------------------


def test_a_folder_with_the_station_is_none(filled: Database) -> None:
    own = filled.path.parent
    (own / "copies").mkdir()
    backup_folder(filled.path).mkdir()
    for wrong in (own, own / "copies", backup_folder(filled.path), own / "copies" / ".." / "copies", own / "none"):
        with pytest.raises(NotApart):
            check_folder(filled.path, wrong)
    assert isinstance(keep(filled, own / "copies").failure, NotApart)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_to_the_stations_folder_is_none(filled: Database, other: Path) -> None:
    (other / "link").symlink_to(filled.path.parent, target_is_directory=True)
    with pytest.raises(NotApart):
        check_folder(filled.path, other / "link")


def test_a_folder_that_is_not_there_or_a_file_is_none(filled: Database, other: Path) -> None:
    (other / "file").touch()
    for wrong in (other / "none", other / "file"):
        with pytest.raises(FolderAway):
            check_folder(filled.path, wrong)


def test_a_name_the_system_cannot_take_is_told(filled: Database, other: Path) -> None:
    impossible = other / ("x" * 300)
    with pytest.raises(FolderAway if sys.platform == "win32" else NotWritable):
        check_folder(filled.path, impossible)
    assert isinstance(keep(filled, impossible).failure, FolderAway)


def test_a_folder_before_there_is_a_station_can_be_chosen(tmp_path: Path, other: Path) -> None:
    check_folder(tmp_path / "new" / "station.sqlite", other)
