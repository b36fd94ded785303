"""The columns of a file, one under the other, each with the field it goes into."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QVBoxLayout, QWidget

from station_app.core.imports.look import ColumnFact
from station_app.core.imports.model import Field
from station_app.gui.imports import words
from station_app.gui.imports.column_row import ColumnRow
from station_app.gui.imports.scroll import Scroll

_AT_ONCE = 8
"""So many rows are made at a time: a file may have a hundred columns, and the window is to answer meanwhile."""


class ColumnList(Scroll):
    """One field belongs to one column: choosing it for another takes it away from the first."""

    changed = Signal()
    """The clerk chose a field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._content = QWidget()
        super().__init__(self._content, parent)
        self.setObjectName("importColumns")
        self._facts: tuple[ColumnFact, ...] = ()
        self._fields: tuple[Field, ...] = ()
        self._chosen: dict[int, str] = {}
        self._rows: list[ColumnRow] = []
        self._filled = 0
        self._offered = QStandardItemModel(self)
        self._more = QTimer(self)
        self._more.setSingleShot(True)
        self._more.timeout.connect(self._fill)
        self._lines = QVBoxLayout(self._content)
        self._lines.setContentsMargins(12, 0, 12, 8)
        self._lines.setSpacing(0)
        self._lines.addStretch(1)

    def show_columns(self, columns: Sequence[ColumnFact], fields: Sequence[Field]) -> None:
        """Show these columns as the file proposes them."""
        self._facts = tuple(columns)
        self._chosen = {fact.index: "" if fact.field is None else str(fact.field) for fact in columns}
        if tuple(fields) != self._fields:
            self._fields = tuple(fields)
            self._offer()
        self._show_again()

    def mapping(self) -> dict[str, str]:
        """Letter → field word, "" for a column left out: what the core is told."""
        return {fact.letter: self._chosen[fact.index] for fact in self._facts}

    def chosen(self) -> Mapping[Field, str]:
        """Field → letter, of the fields that have a column."""
        return {Field(field): letter for letter, field in self.mapping().items() if field}

    def first_box(self) -> QWidget | None:
        """Where the cursor begins."""
        return self._rows[0].box if self._facts else None

    def retranslate(self) -> None:
        """Say every word anew; what is chosen stays."""
        self._offer()
        self._show_again()

    def _offer(self) -> None:
        self._offered.clear()
        self._add_offer(words.leave_out_words(), "")
        kind = words.kind_of_fields(self._fields)
        for field in self._fields:
            self._add_offer(words.field_words(field, kind), str(field))

    def _add_offer(self, text: str, field: str) -> None:
        item = QStandardItem(text)
        item.setData(field, Qt.ItemDataRole.UserRole)
        self._offered.appendRow(item)

    def _show_again(self) -> None:
        self._filled = 0
        self._fill()
        for row in self._rows[len(self._facts) :]:
            row.hide()

    def _fill(self) -> None:
        for fact in self._facts[self._filled : self._filled + _AT_ONCE]:
            if self._filled == len(self._rows):
                self._add_row()
            row = self._rows[self._filled]
            row.show_column(fact, self._chosen[fact.index])
            row.show()
            self._filled += 1
        if self._filled < len(self._facts):
            self._more.start(0)

    def _add_row(self) -> None:
        row = ColumnRow(self._offered)
        row.chosen.connect(self._on_chosen)
        self._lines.insertWidget(self._lines.count() - 1, row)
        self._rows.append(row)

    def _on_chosen(self, column: int, field: str) -> None:
        for other, taken in self._chosen.items():
            if field and taken == field and other != column:
                self._chosen[other] = ""
        self._chosen[column] = field
        for row, fact in zip(self._rows, self._facts, strict=False):
            row.show_field(self._chosen[fact.index])
        self.changed.emit()
