"""Three short sounds: done, look here, refused. They come with words and colour, never alone."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

if sys.platform == "win32":
    import winsound

NAMES = ("done", "look", "refused")


class Sounds:
    """Plays resources/sounds on Windows and beeps elsewhere; silent while `on` is False."""

    def __init__(self, resources: Path, on: bool = True) -> None:
        self.on = on
        self._folder = resources / "sounds"

    def play(self, name: str) -> None:
        """Play "done", "look" or "refused" without waiting for its end. Raises ValueError for another name."""
        if name not in NAMES:
            raise ValueError(f"no sound is called {name!r}")
        if self.on:
            _play(self._folder / f"{name}.wav")


def _play(path: Path) -> None:
    if sys.platform == "win32":
        flags = winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT
        winsound.PlaySound(str(path), flags)
    else:
        QApplication.beep()
