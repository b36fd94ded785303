"""The one field of the desk: letters unless Shift asks for hanzi, meaningful keys passed on, idle text selected."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from station_app.gui.kit.look import set_look
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.scan_field import ScanField
from station_app.texts import translate

IDLE_MS = 20_000
_MARGIN = 14


class DeskField(ScanField):
    """Sends what the clerk asks for; decides nothing. `take_letters`: letters choose instead of being typed."""

    letter = Signal(str)
    """A capital letter, while `take_letters`; or with Alt."""
    service_key = Signal(int)
    """Alt and a digit, 1 to 9."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("deskField", parent)
        self.setProperty("big", "true")
        self.take_letters = False
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
        super().letters_only()

    def retranslate(self) -> None:
        """Say the words of the field."""
        self._hint.setText(translate("Desk", "tail · name · initials · scan"))
        self.setAccessibleName(translate("Desk", "Phone tail, name, pinyin initials or scan"))
        self.show_mode()

    def take_key(self, event: QKeyEvent) -> bool:
        if self.take_letters and not event.modifiers() and _is_letter(event.key()):
            self.letter.emit(chr(event.key()))
            return True
        return False

    def with_alt(self, key: int) -> bool:
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self.service_key.emit(key - Qt.Key.Key_0)
        elif _is_letter(key):
            self.letter.emit(chr(key))
        else:
            return False
        return True

    def on_escape(self) -> None:
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
        self.place()
        if text:
            self._idle.start()
        else:
            self._idle.stop()

    def _select_idle_text(self) -> None:
        # The clerk was called away: the next key begins anew, Escape goes back to what stood there.
        if self.text():
            self._idle_text = self.text()
            self.selectAll()

    def show_mode(self) -> None:
        on = self.hanzi_on()
        self._mode.setText(translate("Desk", "hanzi") if on else translate("Desk", "abc"))
        set_look(self._mode, of="accent" if on else "neutral")
        self.place()

    def place(self) -> None:
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
