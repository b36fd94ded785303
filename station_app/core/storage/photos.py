"""Photos beside the station's file, each under the SHA-256 of its bytes: the same picture is kept once."""

import hashlib
from functools import partial
from pathlib import Path

from station_app.core.errors import NotFound
from station_app.core.storage.files import NotAsWritten, as_trouble, make_folder, replacing


def photo_folder(station: Path) -> Path:
    """Where a station's photos lie: NAME.files beside the file."""
    return station.with_name(f"{station.name}.files")


def keep_photo(station: Path, picture: bytes) -> str:
    """Keep a picture; the name it is known by, 64 hex digits. Raises DiskFull, NotWritable, ReadFailed.

    Its size and what it says of where it was taken are the caller's affair: it is kept byte for byte.
    """
    name = hashlib.sha256(picture).hexdigest()
    target = photo_folder(station) / name
    if target.is_file() and _digest(target) == name:
        return name
    try:
        target.parent.mkdir(exist_ok=True)
    except OSError as error:
        raise as_trouble(error, target) from error
    with replacing(target, check=partial(_check, name)) as temporary:
        temporary.write_bytes(picture)
    return name


def photo(station: Path, name: str) -> bytes:
    """A picture kept before. Raises NotFound for one that is not there, or not what it was."""
    path = photo_folder(station) / name
    if not path.is_file() or _digest(path) != name:
        raise NotFound("photo", name)
    return path.read_bytes()


def carry_photos(station: Path, place: Path) -> None:
    """Copy photos that are not there yet to a place of backups, each read back. A garbled one stays behind.

    Raises OSError, DiskFull, NotWritable, ReadFailed.
    """
    there = place / photo_folder(station).name
    for path in sorted(photo_folder(station).glob("?" * 64)):
        target = there / path.name
        if not target.is_file() and _digest(path) == path.name:
            make_folder(there)
            with replacing(target, check=partial(_check, path.name)) as temporary:
                temporary.write_bytes(path.read_bytes())


def _check(name: str, path: Path) -> None:
    if _digest(path) != name:
        raise NotAsWritten("photo")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
