"""The fields of the row that is typed, under the columns of the rows above."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from station_app.gui.kit.look import set_look
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.sheets.typed import DITTO, FIELDS, FieldName, is_whole_time
from station_app.texts import translate

HEIGHT = 36
_GAP = 4
_MARGIN = 6


class CellField(QLineEdit):
    """Sends what the keys ask for; decides nothing."""

    # Each says which field it comes from.
    entered = Signal(str)
    saved = Signal(str)
    """Ctrl+Enter."""
    escaped = Signal(str)
    stepped = Signal(str, int)
    """+1 or -1: ↓ and ↑."""
    ditto = Signal(str)
    full = Signal(str)
    """A time with nothing left to type."""
    typed = Signal(str)
    """The clerk changed it."""
    focused = Signal(str)

    def __init__(self, field: FieldName, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.setObjectName(f"sheets.{field}")
        self.setProperty("cell", "true")
        if field not in ("who", "note"):
            self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setMaxLength(600 if field == "note" else 160)
        self.textEdited.connect(self._on_edited)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._meant_for_the_row(event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(self.field)

    def _meant_for_the_row(self, event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                (self.saved if modifiers & Qt.KeyboardModifier.ControlModifier else self.entered).emit(self.field)
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit(self.field)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.stepped.emit(self.field, 1 if key == Qt.Key.Key_Down else -1)
        elif event.text() in DITTO and event.text() and self._replaceable():
            self.ditto.emit(self.field)
        elif modifiers == Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            return False
        return True

    def _replaceable(self) -> bool:
        return not self.text() or self.selectedText() == self.text()

    def _on_edited(self, text: str) -> None:
        if text in DITTO and text:  # composed by an input method
            self.clear()
            self.ditto.emit(self.field)
            return
        self.typed.emit(self.field)
        if self.field in ("time", "left") and is_whole_time(text) and self.cursorPosition() == len(text):
            self.full.emit(self.field)


class EntryRow(QWidget):
    """The line's number and six fields, each as wide as its column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheetsRow")
        self.number = PlainLabel("", "strong")
        self.number.setObjectName("sheetsLine")
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.fields: dict[FieldName, CellField] = {field: CellField(field) for field in FIELDS}
        for widget in (self.number, *self.fields.values()):
            widget.setParent(self)
        self.setFixedHeight(HEIGHT + 2 * _MARGIN)

    def place(self, widths: Sequence[int]) -> None:
        """Stand under columns of these widths: line, then the fields."""
        left = 0
        for widget, width in zip((self.number, *self.fields.values()), widths, strict=True):
            widget.setGeometry(left + _GAP // 2, _MARGIN, max(width - _GAP, 28), HEIGHT)
            left += width

    def show_line(self, line: int | None) -> None:
        """The number of the line that is typed; None when there is none to type."""
        self.number.setText("" if line is None else str(line))
        for field in self.fields.values():
            field.setEnabled(line is not None)

    def wrong(self, name: FieldName | None) -> None:
        """Mark one field as refused, or none."""
        for field in self.fields.values():
            set_look(field, wrong=field.field == name)

    def retranslate(self) -> None:
        """Say the names of the fields."""
        for name, words in (
            ("time", translate("Paper", "Time, such as 1358; blank when the paper says none")),
            ("who", translate("Paper", "Name, form of address or phone; + without a name")),
            ("category", translate("Paper", "Category, one letter")),
            ("services", translate("Paper", "Services, digits")),
            ("left", translate("Paper", "Left, such as 1420")),
            ("note", translate("Paper", "Note")),
        ):
            field = self.fields[name]  # type: ignore[index]
            field.setAccessibleName(words)
            field.setToolTip(words)
