"""The cells of one line as they stand in the file, each to be typed anew."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from station_app.gui.kit.elided_label import ElidedLabel
from station_app.gui.kit.enter_field import EnterField
from station_app.gui.kit.plain_label import PlainLabel
from station_app.texts import translate

_CAPTION_PX = 64


class _CellField(EnterField):
    def __init__(self, column: int) -> None:
        super().__init__()
        self.column = column
        self.before = ""
        self.note = PlainLabel("", "hint", wrap=True)
        self.note.hide()


class CellForm(QWidget):
    """Leaving a field keeps what was typed; Enter too, and goes back to the lines. Escape takes the typing back."""

    typed = Signal(int, str)
    """(column from 0, text): a cell holds something else now."""
    left = Signal()
    """Enter or Escape: back to the lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: list[_CellField] = []
        self._captions: list[ElidedLabel] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)

    def set_columns(self, titles: Sequence[str]) -> None:
        """One field for each column; the same number again only says other titles."""
        while len(self._fields) > len(titles):
            caption, field = self._captions.pop(), self._fields.pop()
            for widget in (caption, field.note, field):
                widget.hide()
                widget.deleteLater()
        while len(self._fields) < len(titles):
            self._add(len(self._fields))
        for title, caption, field in zip(titles, self._captions, self._fields, strict=True):
            caption.setText(title)
            field.setAccessibleName(translate("Imports", "Cell {column}").format(column=title))

    def show_cells(self, cells: Sequence[str], corrected: Mapping[int, str]) -> None:
        """Show a line; `corrected` are its cells typed anew. A field being typed into is left alone."""
        for field in self._fields:
            in_file = cells[field.column] if field.column < len(cells) else ""
            now = corrected.get(field.column, in_file)
            if not (field.hasFocus() and field.text() != field.before and field.before == now):
                field.before = now
                field.setText(now)
                field.setCursorPosition(0)
            changed = field.column in corrected
            blank = translate("Imports", "blank")
            field.note.setText(translate("Imports", "in the file: {text}").format(text=in_file or blank))
            field.note.setVisible(changed)

    def keep(self) -> None:
        """Take in what is being typed, as leaving the field would."""
        for field in self._fields:
            if field.hasFocus():
                self._take(field)

    def focus(self) -> None:
        """The first cell."""
        if self._fields:
            self._fields[0].setFocus()
            self._fields[0].selectAll()

    def field(self, column: int) -> EnterField:
        """The field of a column, for drivers. Raises IndexError."""
        return self._fields[column]

    def _add(self, column: int) -> None:
        field, caption = _CellField(column), ElidedLabel("", "secondary")
        field.setObjectName(f"importCell{column}")
        caption.setFixedWidth(_CAPTION_PX)
        caption.setMinimumHeight(34)
        caption.setBuddy(field)
        beside = QVBoxLayout()
        beside.setSpacing(2)
        beside.addWidget(field)
        beside.addWidget(field.note)
        self._grid.addWidget(caption, column, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addLayout(beside, column, 1)
        field.editingFinished.connect(self._on_finished)
        field.entered.connect(self._on_entered)
        field.escaped.connect(self._on_escaped)
        self._fields.append(field)
        self._captions.append(caption)

    def _take(self, field: _CellField) -> None:
        text = field.text().strip()
        if text != field.before:
            field.before = text
            self.typed.emit(field.column, text)

    def _on_finished(self) -> None:
        field = self.sender()
        if isinstance(field, _CellField):
            self._take(field)

    def _on_entered(self) -> None:
        self._on_finished()
        self.left.emit()

    def _on_escaped(self) -> None:
        field = self.sender()
        if isinstance(field, _CellField):
            field.setText(field.before)
        self.left.emit()
