"""The one field of a session: letters unless Shift asks for hanzi, a scan taken whole, a lone digit an answer."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from station_app.gui.kit.scan_field import ScanField
from station_app.gui.kit.tag import TagLabel
from station_app.texts import translate

ANSWER_MS = 350
"""So long a digit stands alone before it answers: the next one of a scan or of a typed number comes sooner."""
_MARGIN = 12


class DoorField(ScanField):
    """Sends what the clerk asks for; decides nothing. `take_digits`: a digit that stands alone is an answer."""

    answered = Signal(str)
    """A digit, while `take_digits`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("trainingField", parent)
        self.take_digits = False
        self._mode = TagLabel(parent=self)
        self._mode.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(ANSWER_MS)
        self._wait.timeout.connect(self._on_pause)
        self.textEdited.connect(self._on_edited)
        self.letters_only()

    def lone_digit(self) -> str:
        """The digit that stands alone in the field while one is an answer; else empty."""
        text = self.text()
        return text if self.take_digits and len(text) == 1 and text.isascii() and text.isdigit() else ""

    def say(self, words: str) -> None:
        """What may be typed here."""
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self.show_mode()

    def _on_edited(self) -> None:
        if self.lone_digit():
            self._wait.start()
        else:
            self._wait.stop()

    def _on_pause(self) -> None:
        if digit := self.lone_digit():
            self.answered.emit(digit)

    def show_mode(self) -> None:
        on = self.hanzi_on()
        words = translate("TrainingDoor", "hanzi") if on else translate("TrainingDoor", "abc")
        self._mode.show_tag(words, "accent" if on else "neutral")
        self.place()

    def place(self) -> None:
        size = self._mode.sizeHint()
        left = self.width() - size.width() - _MARGIN
        self._mode.setGeometry(left, (self.height() - size.height()) // 2, size.width(), size.height())
        self.setTextMargins(0, 0, size.width() + _MARGIN, 0)
