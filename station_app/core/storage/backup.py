"""Backups of the station's file: copied while it is in use, read back before they count, kept in turns."""

import hashlib
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from station_app.core.errors import BackupFailed, DiskFull, NotWritable, StationMissing
from station_app.core.storage.files import make_folder, replacing
from station_app.core.storage.photos import carry_photos
from station_app.core.storage.sqlite import raise_as_trouble, sqlite3, trouble_of
from station_app.core.types import Step

_STAMP = "%Y%m%d-%H%M%S"
_TURNS = (
    # (how old at the most, one kept per): half-hours of a shift, then days, weeks, months
    (timedelta(hours=6), "%Y%m%d%H"),
    (timedelta(days=14), "%Y%m%d"),
    (timedelta(weeks=8), "%G%V"),
    (timedelta(days=366), "%Y%m"),
)

_TAIL, _TAIL_ACTS = "SELECT * FROM act", 100
_READ_BACK_CACHE = -64_000
"""64 MB: with the usual 2 the check reads the indexes' pages again and again and takes half as long once more."""


def make_backup(station: Path, folder: Path, *, now: datetime) -> Path:
    """Copy a station's file, in use or not, into a folder; the copy was read back and its SHA-256 lies beside it.

    Photos are copied once each, older copies thinned out. Raises StationMissing, BackupFailed, DiskFull, NotWritable.
    """
    if not station.is_file():
        raise StationMissing(station)
    try:
        make_folder(folder)
    except OSError as error:
        raise NotWritable(folder) from error
    target = backup_path(station, folder, now=now)
    try:
        with closing(sqlite3.connect(str(station), timeout=5)) as conn:
            write_backup(conn, target)
    except sqlite3.Error as error:
        full = isinstance(trouble_of(error, station), DiskFull)  # only the copy grows
        raise_as_trouble(error, target if full else station)
    try:
        carry_photos(station, folder)
    except OSError as error:
        raise NotWritable(folder) from error
    for old in superseded(backups_in(folder, station.stem), now=now):
        old.unlink(missing_ok=True)
        checksum_of(old).unlink(missing_ok=True)
    return target


def backup_path(station: Path, folder: Path, *, now: datetime) -> Path:
    """What a backup made now is called."""
    return folder / f"{station.stem}-{now.astimezone(UTC).strftime(_STAMP)}.sqlite"


def backup_job(*, station: Path, folder: Path, now: datetime, step: Step | None = None) -> Path:
    """`make_backup` for the window's child process; the copy is one piece of work, so `step` hears of its end only."""
    made = make_backup(station, folder, now=now)
    if step is not None:
        step(1, 1)
    return made


def write_backup(conn: sqlite3.Connection, target: Path) -> None:
    """Write one verified copy of an open station. Raises BackupFailed when it does not read back the same."""
    at_least = _last_act(conn)
    with replacing(target) as temporary:
        with closing(sqlite3.connect(str(temporary))) as copy:
            conn.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            copy.execute("PRAGMA synchronous = FULL")
        _read_back(conn, temporary, target, at_least)
        digest = sha256_of(temporary)
    with replacing(checksum_of(target)) as temporary:
        temporary.write_text(f"{digest}  {target.name}\n", encoding="utf-8")


def checksum_of(backup: Path) -> Path:
    """Where the SHA-256 of a backup is written."""
    return backup.with_name(backup.name + ".sha256")


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, as hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def backups_in(folder: Path, stem: str) -> list[tuple[datetime, Path]]:
    """The backups of a station in a folder with their times, newest first."""
    named = ((moment_in(path.name, stem), path) for path in folder.glob(f"{stem}-*.sqlite"))
    # A copy somebody named by hand is theirs to keep.
    return sorted(((made, path) for made, path in named if made is not None), reverse=True)


def moment_in(name: str, stem: str) -> datetime | None:
    """When the backup of this file name was made; None for a name that is no backup's."""
    try:
        return datetime.strptime(Path(name).stem.removeprefix(stem + "-"), _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def superseded(backups: Iterable[tuple[datetime, Path]], *, now: datetime) -> list[Path]:
    """Which backups (newest first) may go: the newest of each turn stays, and always the newest of all."""
    taken: set[str] = set()
    gone = []
    for place, (made, path) in enumerate(backups):
        slots = {
            form + made.strftime(form) + (str(made.minute // 30) if form.endswith("%H") else "")
            for age, form in _TURNS
            if now - made <= age
        }
        if place and slots <= taken:
            gone.append(path)
        taken |= slots
    return gone


def _read_back(conn: sqlite3.Connection, copied: Path, target: Path, at_least: int) -> None:
    with closing(sqlite3.connect(str(copied))) as copy:
        copy.execute(f"PRAGMA cache_size = {_READ_BACK_CACHE}")
        verdict = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if verdict != "ok":
            raise BackupFailed(target, verdict)
        broken = copy.execute("PRAGMA foreign_key_check").fetchone()
        if broken is not None:
            raise BackupFailed(target, f"foreign key in {broken[0]}")
        tail = copy.execute(f"{_TAIL} ORDER BY id DESC LIMIT {_TAIL_ACTS}").fetchall()
    newest = tail[0][0] if tail else 0
    # The station may have gone on meanwhile: the copy holds at least what was there at its beginning, and nothing else.
    same = conn.execute(f"{_TAIL} WHERE id <= ? ORDER BY id DESC LIMIT {_TAIL_ACTS}", (newest,)).fetchall() == tail
    if newest < at_least or not same:
        raise BackupFailed(target, f"acts up to {newest}, not {at_least}" if same else f"acts up to {newest} differ")


def _last_act(conn: sqlite3.Connection) -> int:
    return int(conn.execute("SELECT coalesce(max(id), 0) FROM act").fetchone()[0])
