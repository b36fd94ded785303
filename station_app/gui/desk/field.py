"""The one field of the desk: letters unless Shift asks for hanzi, meaningful keys passed on, idle text selected."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from station_app.gui.kit.look import set_look
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.runtime.burst import normalise
from station_app.texts import translate

IDLE_MS = 20_000
_MARGIN = 14


class DeskField(QLineEdit):
    """Sends what the clerk asks for; decides nothing. `take_letters`: letters choose instead of being typed."""

    entered = Signal()
    moved = Signal(int)
    """+1 or -1: the arrow keys, through the candidates."""
    escaped = Signal()
    undo_asked = Signal()
    letter = Signal(str)
    """A capital letter, while `take_letters`; or with Alt."""
    service_key = Signal(int)
    """Alt and a digit, 1 to 9."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("deskField")
        self.setProperty("big", "true")
        self.setProperty("scanField", True)
        self.take_letters = False
        self._alone = False
        self._idle_text = ""
        self._hint = PlainLabel("", "hint", parent=self)
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._mode = PlainLabel("", "small", parent=self)
        self._mode.setObjectName("deskMode")
        self._mode.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self._select_idle_text)
        self.textChanged.connect(self._on_text)
        self.letters_only()

    def letters_only(self) -> None:
        """Input method off: after every act and at the start. What was left idle before is done with."""
        self._idle_text = ""
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self._show_mode()

    def hanzi(self) -> None:
        """Input method on, until the next act."""
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, True)
        self._show_mode()

    def hanzi_on(self) -> bool:
        """Whether hanzi can be composed."""
        return self.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)

    def take_scan(self) -> str:
        """The code the scanner router left word of, once; empty when the text was typed by hand."""
        code = str(self.property("scanTail") or "")
        self.setProperty("scanTail", "")
        # Keys that chose a letter's category went by as fast and are no part of what stands here.
        return code if normalise(self.text()).endswith(code) else ""

    def retranslate(self) -> None:
        """Say the words of the field."""
        self._hint.setText(translate("Desk", "tail · name · initials · scan"))
        self.setAccessibleName(translate("Desk", "Phone tail, name, pinyin initials or scan"))
        self._show_mode()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._alone = event.key() == Qt.Key.Key_Shift and event.modifiers() in (
            Qt.KeyboardModifier.ShiftModifier,
            Qt.KeyboardModifier.NoModifier,
        )
        if not self._meant_for_the_desk(event):
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
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._place()

    def _meant_for_the_desk(self, event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers()
        if event.matches(QKeySequence.StandardKey.Undo) and not (self.text() and self.isUndoAvailable()):
            # A text an undone act gave back was not typed: the next Ctrl+Z takes back the act before.
            self.undo_asked.emit()
        elif modifiers & Qt.KeyboardModifier.AltModifier:
            return self._with_alt(key)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():  # a key held down is one Enter
                self.entered.emit()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            self._escape()
        elif self.take_letters and not modifiers and _is_letter(key):
            self.letter.emit(chr(key))
        else:
            return False
        return True

    def _with_alt(self, key: int) -> bool:
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self.service_key.emit(key - Qt.Key.Key_0)
        elif _is_letter(key):
            self.letter.emit(chr(key))
        else:
            return False
        return True

    def _escape(self) -> None:
        idle, self._idle_text = self._idle_text, ""
        if idle and idle == self.text() and self.hasSelectedText():
            self.deselect()
            self.end(False)
            self._idle.start()
        elif idle and idle != self.text():
            self.setText(idle)
            self.textEdited.emit(idle)
        else:
            self.escaped.emit()

    def _on_text(self, text: str) -> None:
        self._place()
        if text:
            self._idle.start()
        else:
            self._idle.stop()

    def _select_idle_text(self) -> None:
        # The clerk was called away: the next key begins anew, Escape goes back to what stood there.
        if self.text():
            self._idle_text = self.text()
            self.selectAll()

    def _show_mode(self) -> None:
        on = self.hanzi_on()
        self._mode.setText(translate("Desk", "hanzi") if on else translate("Desk", "abc"))
        set_look(self._mode, of="accent" if on else "neutral")
        self._place()

    def _place(self) -> None:
        size = self._mode.sizeHint()
        right = self.width() - size.width() - _MARGIN
        self._mode.setGeometry(right, (self.height() - size.height()) // 2, size.width(), size.height())
        hint = self._hint.sizeHint()
        left = right - hint.width() - _MARGIN
        room = left - 2 * _MARGIN - self.fontMetrics().horizontalAdvance(self.text())
        self._hint.setVisible(room > 0)
        self._hint.setGeometry(left, (self.height() - hint.height()) // 2, hint.width(), hint.height())
        self.setTextMargins(0, 0, size.width() + _MARGIN, 0)


def _is_letter(key: int) -> bool:
    return Qt.Key.Key_A <= key <= Qt.Key.Key_Z
