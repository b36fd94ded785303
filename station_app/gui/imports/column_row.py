"""One column of the file: its letter, its title and samples, and the field it goes into."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from station_app.core.imports.look import ColumnFact
from station_app.gui.imports import words
from station_app.gui.kit.card import line
from station_app.gui.kit.elided_label import ElidedLabel
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.tag import TagLabel
from station_app.texts import translate

_FIELD_PX, _WHY_PX, _LETTER_PX = 148, 72, 30


class FieldBox(QComboBox):
    """The fields to choose from. Arrows open the list: stepping through a closed one would take fields from others.

    The wheel scrolls the list of columns and never changes a field.
    """

    def choose(self, field: str) -> None:
        """Show a field by its word, or that the column is left out."""
        self.setCurrentIndex(max(self.findData(field), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_F4):
            self.showPopup()
        else:
            event.ignore()  # Enter goes on to the next step

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ColumnRow(QWidget):
    """Shows one column after the other, as the file is looked at anew; the cursor stays in it."""

    chosen = Signal(int, str)
    """(index of the column, field word or ""), after the clerk chose."""

    def __init__(self, fields: QStandardItemModel, parent: QWidget | None = None) -> None:
        """`fields` are those to choose from; all rows share them."""
        super().__init__(parent)
        self._fact: ColumnFact | None = None
        self._letter = TagLabel()
        self._letter.setFixedWidth(_LETTER_PX)
        self._title, self._samples = ElidedLabel("", "strong"), ElidedLabel("", "small")
        self._why = PlainLabel("", "hint")
        self._why.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._why.setMinimumWidth(_WHY_PX)
        self.box = FieldBox()
        self.box.setModel(fields)
        self.box.setFixedWidth(_FIELD_PX)
        self.box.setMaxVisibleItems(14)
        self.box.activated.connect(self._on_activated)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._title)
        texts.addWidget(self._samples)
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(10)
        row.addWidget(self._letter)
        row.addLayout(texts, 1)
        row.addWidget(self._why)
        row.addWidget(self.box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(line())

    def show_column(self, fact: ColumnFact, field: str) -> None:
        """Show a column and its field."""
        self._fact = fact
        self._letter.setText(fact.letter)
        self._title.setText(fact.header)
        self._samples.setText("　".join(sample for sample in fact.samples if sample))
        self.box.setObjectName(f"importField{fact.letter}")
        title = fact.header or fact.letter
        self.box.setAccessibleName(translate("Imports", "Column {column}: field").format(column=title))
        self.box.setAccessibleDescription(", ".join(fact.samples))
        self.show_field(field)

    def show_field(self, field: str) -> None:
        """Show another field of the same column, and how it came to it."""
        if self._fact is None:
            return
        self.box.choose(field)
        proposed = "" if self._fact.field is None else str(self._fact.field)
        why = self._fact.why if field == proposed else "given"
        self._why.setText(words.why_words(why) if field or why == "given" else "")

    def _on_activated(self) -> None:
        if self._fact is not None:
            self.chosen.emit(self._fact.index, str(self.box.currentData() or ""))
