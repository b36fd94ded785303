"""The private folder of the previews: they hold names and phones, so none outlives its use."""

import contextlib
import weakref
from pathlib import Path

from station_app.core.imports.preview import PreviewFile
from station_app.core.paths import work_folder

_NAME = "import-preview"


class Previews:
    """One preview is open; the one before is closed and deleted once another has taken its place.

    What a program that was killed left behind is deleted before the first one is made; what is left at the end of this
    one is deleted at its end.
    """

    def __init__(self, station: Path) -> None:
        self._station = station
        self._open: list[PreviewFile] = []
        self._made: list[Path] = []
        self._count = 0
        weakref.finalize(self, _delete, self._open, self._made)

    def sweep(self) -> None:
        """Delete what an earlier run of the program left behind."""
        for path in work_folder(self._station).glob(f"{_NAME}-*"):
            if path not in self._made:
                _unlink(path)

    def next_path(self) -> Path:
        """A free place for the next preview."""
        self._count += 1
        path = work_folder(self._station) / f"{_NAME}-{self._count}.sqlite"
        self._made.append(path)
        return path

    def open(self, path: Path) -> PreviewFile:
        """Open the preview that was just made."""
        opened = PreviewFile(path)
        self._open.append(opened)
        return opened

    def close_but(self, kept: Path) -> None:
        """Close and delete every other one."""
        for older in [each for each in self._open if each.path != kept]:
            self._open.remove(older)
            older.close()
        for path in [made for made in self._made if made != kept]:
            self.throw_away(path)

    def throw_away(self, path: Path) -> None:
        """Delete one that came to nothing."""
        _unlink_whole(path)
        if path in self._made and not path.exists():  # else somebody reads it yet; it goes later
            self._made.remove(path)

    def let_go(self) -> None:
        """Delete everything."""
        _delete(self._open, self._made)


def _delete(opened: list[PreviewFile], made: list[Path]) -> None:
    _close(opened)
    while made:
        _unlink_whole(made.pop())


def _close(opened: list[PreviewFile]) -> None:
    while opened:
        opened.pop().close()


def _unlink_whole(path: Path) -> None:
    for each in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal"))):
        _unlink(each)


def _unlink(path: Path) -> None:
    with contextlib.suppress(OSError):  # in use on Windows for a moment yet: the next sweep takes it
        path.unlink(missing_ok=True)
