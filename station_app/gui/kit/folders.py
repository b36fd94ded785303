"""Where files lie: paths shown so that they wrap, and folders opened in the system's own window."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

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
