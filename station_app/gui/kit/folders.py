"""Where files lie: paths shown so that they wrap, and folders opened in the system's own window."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

_MAY_BREAK = "\u200b"
_SEPARATORS = ("/", "\\", "_", "-")


def shown_path(path: Path) -> str:
    """A path for a label: after each separator a line may end, so that a long one is never cut."""
    text = str(path)
    for separator in _SEPARATORS:
        text = text.replace(separator, separator + _MAY_BREAK)
    return text


def open_folder(folder: Path) -> None:
    """Show a folder in the system's file window."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
