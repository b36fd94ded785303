"""Locks held by the operating system and gone with the process: one desk a station, one maker of a new one."""

import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from station_app.core.errors import AlreadyRunning, Busy, NotWritable

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


_WAITS = 500
_WAIT_SECONDS = 0.02


class StationLock:
    """Held as long as the object lives; an empty or garbage lock file blocks nobody."""

    def __init__(self, path: Path) -> None:
        """Take the lock for a station. Raises AlreadyRunning when another process has it, NotWritable."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise NotWritable(path) from error
        try:
            _take(self._handle)
        except OSError as error:
            os.close(self._handle)
            raise AlreadyRunning(path) from error

    def release(self) -> None:
        """Let another window have the station."""
        os.close(self._handle)


@contextmanager
def one_maker(station: Path) -> Iterator[None]:
    """Make a station where none is, one process at a time; look again inside whether one is there by now.

    Only the making is locked, and nothing of it lies beside the station. Raises Busy after ten seconds, NotWritable.
    """
    lock = _wait_for(station)
    try:
        yield
    finally:
        lock.release()


def _wait_for(station: Path) -> StationLock:
    mine = f"{Path.home()}\n{station.resolve()}"  # one user's temporary files may be closed to another
    name = f"station-app-making-{hashlib.sha256(mine.encode(errors='replace')).hexdigest()[:16]}.lock"
    for _ in range(_WAITS):
        try:
            return StationLock(Path(tempfile.gettempdir()) / name)
        except AlreadyRunning:
            time.sleep(_WAIT_SECONDS)
    raise Busy(station)
