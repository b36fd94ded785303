"""A field that is typed and scanned into: letters unless Shift asks for hanzi, the keys of a search passed on."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from station_app.gui.runtime.burst import normalise


class ScanField(QLineEdit):
    """Sends what the clerk asks for; decides nothing. The scanner router knows it by its property `scanField`."""

    entered = Signal()
    moved = Signal(int)
    """+1 or -1: the arrow keys, through what was found."""
    escaped = Signal()
    undo_asked = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("scanField", True)
        self._alone = False

    def letters_only(self) -> None:
        """Input method off: after every act and at the start."""
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.show_mode()

    def hanzi(self) -> None:
        """Input method on, until the next act."""
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, True)
        self.show_mode()

    def hanzi_on(self) -> bool:
        """Whether hanzi can be composed."""
        return self.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)

    def take_scan(self) -> str:
        """The code the scanner router left word of, once; empty when the text was typed by hand."""
        code = str(self.property("scanTail") or "")
        self.setProperty("scanTail", "")
        # Keys that chose a letter's category went by as fast and are no part of what stands here.
        return code if normalise(self.text()).endswith(code) else ""

    # -- for the field of a page -------------------------------------------------------------------------------------

    def show_mode(self) -> None:
        """Say whether letters or hanzi are typed."""
        self.place()

    def place(self) -> None:
        """Put what stands inside the field where it belongs."""

    def with_alt(self, key: int) -> bool:
        """Take a key with Alt; False leaves it to the page."""
        del key
        return False

    def take_key(self, event: QKeyEvent) -> bool:
        """Take a key of the field's own; False lets it be typed."""
        del event
        return False

    def on_escape(self) -> None:
        """Escape was pressed."""
        self.escaped.emit()

    # -- Qt ----------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._alone = event.key() == Qt.Key.Key_Shift and event.modifiers() in (
            Qt.KeyboardModifier.ShiftModifier,
            Qt.KeyboardModifier.NoModifier,
        )
        if not self._meant(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Shift and self._alone and not event.isAutoRepeat():
            self._alone = False
            if self.hanzi_on():
                self.letters_only()
            else:
                self.hanzi()
        super().keyReleaseEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.place()

    def _meant(self, event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers()
        if event.matches(QKeySequence.StandardKey.Undo) and not (self.text() and self.isUndoAvailable()):
            # A text an undone act gave back was not typed: the next Ctrl+Z takes back the act before.
            self.undo_asked.emit()
        elif modifiers & Qt.KeyboardModifier.AltModifier:
            return self.with_alt(key)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():  # a key held down is one Enter
                self.entered.emit()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            self.on_escape()
        else:
            return self.take_key(event)
        return True
