"""The lock that keeps one desk a station: held by the operating system, gone with the process."""

import os
import sys
from pathlib import Path

from station_app.core.errors import AlreadyRunning, NotWritable

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


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
