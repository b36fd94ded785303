"""The one field of a session: letters unless Shift asks for hanzi, a scan taken whole, a lone digit an answer."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from station_app.gui.kit.tag import TagLabel
from station_app.gui.runtime.burst import normalise
from station_app.texts import translate

ANSWER_MS = 350
"""So long a digit stands alone before it answers: the next one of a scan or of a typed number comes sooner."""
_MARGIN = 12


class DoorField(QLineEdit):
    """Sends what the clerk asks for; decides nothing. `take_digits`: a digit that stands alone is an answer."""

    entered = Signal()
    moved = Signal(int)
    """+1 or -1: the arrow keys."""
    escaped = Signal()
    undo_asked = Signal()
    answered = Signal(str)
    """A digit, while `take_digits`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trainingField")
        self.setProperty("scanField", True)
        self.take_digits = False
        self._alone = False
        self._mode = TagLabel(parent=self)
        self._mode.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(ANSWER_MS)
        self._wait.timeout.connect(self._on_pause)
        self.textEdited.connect(self._on_edited)
        self.letters_only()

    def letters_only(self) -> None:
        """Input method off: after every act and at the start."""
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self._show_mode()

    def hanzi_on(self) -> bool:
        """Whether hanzi can be composed."""
        return self.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)

    def take_scan(self) -> str:
        """The code the scanner router left word of, once; empty when the text was typed by hand."""
        code = str(self.property("scanTail") or "")
        self.setProperty("scanTail", "")
        return code if normalise(self.text()).endswith(code) else ""

    def lone_digit(self) -> str:
        """The digit that stands alone in the field while one is an answer; else empty."""
        text = self.text()
        return text if self.take_digits and len(text) == 1 and text.isascii() and text.isdigit() else ""

    def say(self, words: str) -> None:
        """What may be typed here."""
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self._show_mode()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        none = event.modifiers() in (Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier)
        self._alone = key == Qt.Key.Key_Shift and none
        if event.matches(QKeySequence.StandardKey.Undo) and not (self.text() and self.isUndoAvailable()):
            self.undo_asked.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():  # a key held down is one Enter
                self.entered.emit()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.modifiers() == Qt.KeyboardModifier.AltModifier:
            event.ignore()  # the session's
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Shift and self._alone and not event.isAutoRepeat():
            self._alone = False
            self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, not self.hanzi_on())
            self._show_mode()
        super().keyReleaseEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._place()

    def _on_edited(self) -> None:
        if self.lone_digit():
            self._wait.start()
        else:
            self._wait.stop()

    def _on_pause(self) -> None:
        if digit := self.lone_digit():
            self.answered.emit(digit)

    def _show_mode(self) -> None:
        on = self.hanzi_on()
        words = translate("TrainingDoor", "hanzi") if on else translate("TrainingDoor", "abc")
        self._mode.show_tag(words, "accent" if on else "neutral")
        self._place()

    def _place(self) -> None:
        size = self._mode.sizeHint()
        left = self.width() - size.width() - _MARGIN
        self._mode.setGeometry(left, (self.height() - size.height()) // 2, size.width(), size.height())
        self.setTextMargins(0, 0, size.width() + _MARGIN, 0)
