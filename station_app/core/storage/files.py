"""Writing files so that a power cut, a full disk or a cancelled job leaves either the old file or the new one."""

import errno
import os
import secrets
import shutil
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from station_app.core.errors import DiskFull, InUse, NotWritable, ReadFailed, Trouble

_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
_REFUSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOTDIR})
_BAD_NAME = frozenset({errno.EISDIR, errno.ENAMETOOLONG, errno.EINVAL})
_WINDOWS_FULL = frozenset({39, 112})
_WINDOWS_DEVICE = frozenset({21, 23, 1117})  # not ready, bad checksum, device error: a stick pulled out
_WINDOWS_HELD = frozenset({5, 32, 33})  # access denied, sharing violation, lock violation
_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8)  # virus scanners and the indexer let go within a second
_STALE = 24 * 60 * 60


class NotAsWritten(Exception):
    """Raised by a check when the finished file does not read back; the old file stays and ReadFailed goes out."""


@contextmanager
def replacing(target: Path, *, check: Callable[[Path], None] | None = None) -> Iterator[Path]:
    """A temporary file beside `target` to write to; leaving the block checks it and puts it in the target's place.

    Whatever goes wrong, also in `check`, the temporary is removed and the old file is as it was. OSErrors inside the
    block count as the target's. Raises DiskFull, NotWritable, InUse, ReadFailed.
    """
    temporary = _beside(target)
    try:
        _create(temporary)
        remove_stale(target, temporary)
        _refuse_held(target)
        yield temporary
        _sync(temporary)
        if check is not None:
            check(temporary)
        _put_in_place(temporary, target)
        sync_folder(target.parent)
    except NotAsWritten as error:
        raise ReadFailed(target, str(error)) from error
    except OSError as error:
        raise as_trouble(error, target) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


@contextmanager
def working_folder(target: Path) -> Iterator[Path]:
    """A folder beside `target` for a writer's own temporary files; it goes with all its content at the end.

    Raises DiskFull, NotWritable, ReadFailed.
    """
    folder = _beside(target)
    try:
        folder.mkdir()
    except OSError as error:
        raise as_trouble(error, target) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def remove_leftovers(target: Path) -> None:
    """Take away what a killed writer of `target` left beside it. For whoever ended that process."""
    with suppress(OSError):
        for path in _leftovers(target):
            _remove(path)


def remove_stale(target: Path, fresh: Path) -> None:
    """Take away what a writer of `target` left a day or more before `fresh` was made; a younger may be at work."""
    # Measured against the file just made: the disk's own clock, which may be another machine's.
    now = fresh.stat().st_mtime
    for path in _leftovers(target):
        with suppress(OSError):
            if now - path.stat().st_mtime > _STALE:
                _remove(path)


def free_name(path: Path) -> Path:
    """The first name in the row `name (2).xlsx`, `name (3).xlsx` … that no file has."""
    number = 2
    while (free := path.with_name(f"{path.stem} ({number}){path.suffix}")).exists():
        number += 1
    return free


def as_trouble(error: OSError, target: Path) -> Trouble:
    """The fact behind an OSError met while writing `target`: DiskFull, NotWritable, InUse or ReadFailed."""
    windows = getattr(error, "winerror", None)
    if error.errno in _FULL or windows in _WINDOWS_FULL:
        return DiskFull(target)
    if windows in _WINDOWS_DEVICE:
        return ReadFailed(target, str(error))
    if isinstance(error, _Held):
        return InUse(target, free_name(target))
    if error.errno in _REFUSED:
        return NotWritable(target.parent)
    if error.errno in _BAD_NAME:
        return NotWritable(target)
    return ReadFailed(target, str(error))


class _Held(PermissionError):
    """The system refused the target itself, though its folder took the temporary file."""


def _beside(target: Path) -> Path:
    # The name is short and does not grow with the target's; its first part finds what a killed writer left.
    return target.parent / f"{_mark(target)}{secrets.token_hex(4)}.tmp"


def _mark(target: Path) -> str:
    return f".{zlib.crc32(target.name.encode('utf-8', 'replace')):08x}-"


def _leftovers(target: Path) -> list[Path]:
    return list(target.parent.glob(f"{_mark(target)}*.tmp"))


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _create(path: Path) -> None:
    # Not mkstemp: its 0600 would stay on the finished file and lock out others who share the folder.
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))


def _refuse_held(target: Path) -> None:
    # Asked before the work and not only after it: a clerk should not wait a minute to hear that Excel has the file.
    try:
        with target.open("r+b"):
            pass
    except FileNotFoundError:
        pass
    except PermissionError as error:
        raise _held(error, target) from error


def _put_in_place(temporary: Path, target: Path) -> None:
    for wait in (*_WAITS, None):  # pragma: no branch - the last try returns or raises
        try:
            temporary.replace(target)
        except PermissionError as error:
            if wait is None or getattr(error, "winerror", None) not in _WINDOWS_HELD:
                raise _held(error, target) from error
            time.sleep(wait)  # pragma: no cover - Windows; tested there
        else:
            return


def _held(error: PermissionError, target: Path) -> PermissionError:
    return _Held(error.errno, error.strerror, str(target)) if target.is_file() else error


def _sync(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, where there is none; what is written there outlives a power cut by its name.

    Raises OSError.
    """
    if folder.is_dir():
        return
    if folder != folder.parent:  # a drive that is not there is its own parent
        make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder safe from a power cut. Raises OSError."""
    if os.name != "posix":
        return  # pragma: no cover - Windows opens no folders
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return  # a drop folder one may write to but not read
    try:
        os.fsync(handle)
    except OSError as error:  # pragma: no cover - some network drives know no such thing
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
    finally:
        os.close(handle)
