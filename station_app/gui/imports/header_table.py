"""The first rows of a file as they stand there; the row chosen is the one with the titles."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from station_app.core.imports.columns import column_letter
from station_app.gui.kit.cell_painter import MARGIN, CellPainter
from station_app.gui.kit.paged_model import CELL_ROLE, Cell, Look
from station_app.gui.runtime.theme import Theme

_ROW_PX, _WIDEST_PX, _NARROWEST_PX, _MOST_LETTERS = 30, 160, 48, 40

Index = QModelIndex | QPersistentModelIndex


class _TopModel(QAbstractTableModel):
    """Titles bold, what stands above them pale: it is not read."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[str, ...], ...] = ()
        self._columns = 0
        self.header_row = 0

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Other rows."""
        self.beginResetModel()
        self._rows = tuple(tuple(row) for row in rows)
        self._columns = max((len(row) for row in self._rows), default=0)
        self.endResetModel()

    def text(self, row: int, column: int) -> str:
        """A cell as text; a row that ends earlier is blank there."""
        cells = self._rows[row]
        return cells[column] if column < len(cells) else ""

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._columns

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.text(index.row(), index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role == CELL_ROLE:
            number = index.row() + 1
            look: Look = "strong" if number == self.header_row else "dim" if number < self.header_row else ""
            return Cell(self.text(index.row(), index.column()), look=look)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return column_letter(section) if orientation == Qt.Orientation.Horizontal else str(section + 1)


class HeaderTable(QTableView):
    """↑ and ↓ move the header row. `header_row` counts from 1 as the file does; 0 is none."""

    moved = Signal(int)
    """The clerk chose another header row."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importTop")
        self._filling = False
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(_ROW_PX)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setCornerWidget(QWidget())
        self._top = _TopModel(self)
        self.setItemDelegate(CellPainter(theme, self))
        self.setModel(self._top)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        theme.changed.connect(self.viewport().update)

    def show_rows(self, rows: Sequence[Sequence[str]], header_row: int) -> None:
        """Show these rows and mark one as the header."""
        self._filling = True
        self._top.show_rows(rows)
        self._share_width()
        self._filling = False
        self.mark(header_row)

    def mark(self, header_row: int) -> None:
        """Mark the header row, without telling; 0 or a row further down marks none."""
        self._filling = True
        self._top.header_row = header_row
        if 1 <= header_row <= self._top.rowCount():
            self.setCurrentIndex(self._top.index(header_row - 1, max(self.currentIndex().column(), 0)))
        else:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
        self.viewport().update()
        self._filling = False

    def header_row(self) -> int:
        """The row marked now."""
        return self._top.header_row

    def _on_current(self, current: QModelIndex, previous: QModelIndex) -> None:  # noqa: ARG002
        number = current.row() + 1
        if not self._filling and number and number != self._top.header_row:
            self._top.header_row = number
            self.viewport().update()
            self.moved.emit(number)

    def _share_width(self) -> None:
        metrics = self.fontMetrics()
        for at in range(self._top.columnCount()):
            texts = (self._top.text(row, at)[:_MOST_LETTERS] for row in range(self._top.rowCount()))
            widest = max((metrics.horizontalAdvance(text) for text in texts), default=0) + 2 * MARGIN + 4
            self.setColumnWidth(at, max(_NARROWEST_PX, min(widest, _WIDEST_PX)))
