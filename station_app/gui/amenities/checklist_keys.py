"""The keys of the checklist: 1, 2 and 0 mark. The first keys of a scan and a key held down mark nothing."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from station_app.core.amenities.model import Result
from station_app.gui.runtime.burst import PAUSE_MS

MARKS = {"1": Result.NORMAL, "2": Result.ABNORMAL, "0": Result.NOT_APPLICABLE}
"""What a digit says, on the row of numbers and on the number pad alike."""


class LoneDigits(QObject):
    """Tells of digits that were pressed by hand.

    A scanner types its code into whatever has the focus before it is known as one; so a digit waits for as long as a
    scanner takes to the next, and several that come as fast are none.
    """

    pressed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting = ""
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(PAUSE_MS)
        self._wait.timeout.connect(self._on_pause)

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key is a digit, and so is dealt with here; a key held down is one press."""
        text = event.text()
        if len(text) != 1 or not text.isascii() or not text.isdigit() or not _plain(event):
            return False
        if not event.isAutoRepeat():
            self._waiting += text
            self._wait.start()
        return True

    def _on_pause(self) -> None:
        digits, self._waiting = self._waiting, ""
        if len(digits) == 1:
            self.pressed.emit(digits)


def _plain(event: QKeyEvent) -> bool:
    return event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
