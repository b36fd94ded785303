"""Where files lie and go: paths shown so that they wrap, folders opened, the name a new file gets."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from station_app.core.storage.files import free_name

_MAY_BREAK = "\u200b"
_SEPARATORS = ("/", "\\", "_", "-")


def breakable(words: str) -> str:
    """Words with a path in them, for a label: after each separator a line may end, so that a long one is never cut."""
    for separator in _SEPARATORS:
        words = words.replace(separator, separator + _MAY_BREAK)
    return words


def shown_path(path: Path) -> str:
    """A path for a label that wraps."""
    return breakable(str(path))


def open_folder(folder: Path) -> None:
    """Show a folder in the system's file window."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def documents() -> Path:
    """Where files are looked for and put when nothing else is known."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return folder if folder.is_dir() else Path.home()  # of a folder that is not there dialogs make a file's name


def with_suffix(path: Path, *kinds: str) -> Path:
    """A chosen place with the ending of one of these kinds, the first when it has none of them.

    A file that lies there already under the longer name is left alone: nobody was asked about that one.
    """
    if path.suffix.lower().removeprefix(".") in kinds:
        return path
    named = path.with_name(f"{path.name}.{kinds[0]}")
    return free_name(named) if named.exists() else named
