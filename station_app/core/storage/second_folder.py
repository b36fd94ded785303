"""The second place of the backups, such as a USB stick: what is copied there is read again before it counts."""

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from station_app.core import paths
from station_app.core.errors import BackupFailed, Refusal, Trouble
from station_app.core.storage.backup import backups_in, checksum_of, make_backup, sha256_of, superseded
from station_app.core.storage.files import NotAsWritten, as_trouble, make_folder, replacing
from station_app.core.storage.photos import carry_photos
from station_app.core.types import Step

MB = 1024 * 1024
SPARE_MB = 16
"""What stays free on a stick beside the copy."""
LOW_MB = 500
"""Less than this is free: the clerk should know before the disk is full."""
_CHUNK = 4 * MB


@dataclass(eq=False)
class NotApart(Refusal):
    """The folder lies with the station or its first backups: what takes those would take these too."""

    folder: Path


@dataclass(eq=False)
class FolderAway(Refusal):
    """The folder is not there, as when a stick is pulled out. It is never made: that would fill another disk."""

    folder: Path


@dataclass(eq=False)
class TooLittleRoom(Refusal):
    """The disk of the folder has less room than a backup takes."""

    folder: Path
    free_mb: int
    needed_mb: int


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a backup: where it lies on this PC, and its copy, or why there is none."""

    first: Path
    second: Path | None = None
    failure: Refusal | Trouble | None = None
    same_disk: bool = False


def check_folder(station: Path, folder: Path) -> None:
    """Let a folder pass that can be the second place. Raises NotApart, FolderAway, TooLittleRoom, Trouble."""
    try:
        real = folder.resolve()
        for taken in (station.parent.resolve(), paths.backup_folder(station).resolve()):
            if real == taken or real.is_relative_to(taken):
                raise NotApart(folder)
        if not folder.is_dir():
            raise FolderAway(folder)
        needed = (station.stat().st_size if station.is_file() else 0) // MB + SPARE_MB
        free = free_mb(folder)
    except OSError as error:
        raise as_trouble(error, folder / station.name) from error
    if free < needed:
        raise TooLittleRoom(folder, free, needed)


def free_mb(folder: Path) -> int:
    """How many megabytes are free where a folder lies. Raises OSError."""
    return shutil.disk_usage(folder).free // MB


def place_in(folder: Path, station: Path, uuid: str) -> Path:
    """Where a station's copies lie in the second folder: apart from those of another station on the same stick."""
    return folder / f"{paths.backup_folder(station).name}-{uuid[:8]}"


def keep_job(
    *, station: Path, uuid: str, folder: Path, second: Path | None, fresh: bool, now: datetime, step: Step | None = None
) -> Kept:
    """Back the station up, verified, and carry the copy to the second folder. For the window's child process.

    `fresh` False takes the newest backup there is, when only the second folder is behind. What goes wrong with the
    second is told in the answer and harms nothing; the first raises as `make_backup` does. `step` hears percents.
    """
    present = [] if fresh else backups_in(folder, station.stem)
    first = present[0][1] if present else make_backup(station, folder, now=now)
    if second is None:
        return Kept(first)
    try:
        made, same_disk = copy_to(first, second, station=station, uuid=uuid, now=now, step=step)
        return Kept(first, made, same_disk=same_disk)
    except (Refusal, Trouble) as failure:
        # Whatever the system calls it: a stick that is not there any more was pulled out.
        gone = not isinstance(failure, NotApart) and not _is_there(second)
        return Kept(first, failure=FolderAway(second) if gone else failure)


def copy_to(
    backup: Path, folder: Path, *, station: Path, uuid: str, now: datetime, step: Step | None = None
) -> tuple[Path, bool]:
    """Copy a verified backup to the second folder, read it back, compare it, thin out older copies.

    Gives the copy, and whether it lies on the same disk as the backup. Raises NotApart, FolderAway, TooLittleRoom,
    BackupFailed (the backup itself has changed), DiskFull, NotWritable and the like.
    """
    check_folder(station, folder)
    place = place_in(folder, station, uuid)
    target = place / backup.name
    digest = _noted(backup)
    try:
        make_folder(place)
        if not (target.is_file() and sha256_of(target) == digest):
            with replacing(target, check=_reads(digest)) as temporary:
                _carry(backup, temporary, digest, step)
        with replacing(checksum_of(target)) as temporary:
            temporary.write_text(f"{digest}  {target.name}\n", encoding="utf-8")
        carry_photos(station, place)
        for old in superseded(backups_in(place, station.stem), now=now):
            old.unlink(missing_ok=True)
            checksum_of(old).unlink(missing_ok=True)
        return target, target.stat().st_dev == backup.stat().st_dev
    except OSError as error:
        raise as_trouble(error, target) from error


def _carry(backup: Path, temporary: Path, digest: str, step: Step | None) -> None:
    whole, done, seen = backup.stat().st_size, 0, hashlib.sha256()
    with backup.open("rb") as source, temporary.open("wb") as copy:
        while chunk := source.read(_CHUNK):
            copy.write(chunk)
            seen.update(chunk)
            done += len(chunk)
            if step is not None:
                step(min(100 * done // max(whole, 1), 100), 100)
    if seen.hexdigest() != digest:
        raise BackupFailed(backup, "SHA-256")


def _reads(digest: str) -> Callable[[Path], None]:
    def check(written: Path) -> None:
        if sha256_of(written) != digest:
            raise NotAsWritten("SHA-256")

    return check


def _noted(backup: Path) -> str:
    # What was read back when the backup was made; a backup without it is taken as it is.
    try:
        return checksum_of(backup).read_text(encoding="utf-8").split()[0]
    except (OSError, IndexError):
        return sha256_of(backup)


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:
        return False
