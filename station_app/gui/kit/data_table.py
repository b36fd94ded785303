"""The table of every page: rows of 38 px, one selected at a time, thin lines, painted tags and buttons."""

from html import escape
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip, QWidget

from station_app.gui.kit.cell_painter import CellPainter
from station_app.gui.kit.paged_model import CELL_ROLE, Cell, PagedModel
from station_app.gui.runtime.theme import Theme

ROW_PX = 38
_CELL_MARGIN = 12
_NARROWEST = 56


class DataTable(QTableView):
    """Shows a `PagedModel`. Keeps the selected id over a reload, if it is still there."""

    chosen = Signal(object)
    """int | None: the id of the selected row, when it changes."""
    opened = Signal(int)
    """Enter or double click on the row of this id."""
    button_pressed = Signal(int, int)
    """(id, column): the button painted in a cell was pressed."""
    order_asked = Signal(str)
    """The key of the column whose header was clicked, when it sorts."""
    header_menu_asked = Signal(QPoint)
    """Right click on the header: where, on the screen."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """`name` is what screen readers call the table."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._painter = CellPainter(theme, self)
        self.setItemDelegate(self._painter)
        self._chosen: int | None = None
        self._model: PagedModel[Any] | None = None
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_PX)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(24)
        header.sectionClicked.connect(self._on_header)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._on_header_menu)
        theme.changed.connect(self.viewport().update)

    def show_model(self, model: PagedModel[Any]) -> None:
        """Show a model; call once."""
        self._model = model
        self.setModel(model)
        model.modelReset.connect(self._after_reset)
        model.rearranged.connect(self._after_rearranged)
        model.lengthened.connect(self._after_lengthened)
        model.headerDataChanged.connect(self._share_width)
        self._let_sort()
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self._share_width()

    def chosen_id(self) -> int | None:
        """The id of the selected row."""
        return self._chosen

    def choose(self, row_id: int | None) -> bool:
        """Select the row of an id and bring it into view; False when it is not in the table. None selects nothing."""
        line = self._model.line_of(row_id) if self._model is not None and row_id is not None else -1
        if self._model is None or line < 0:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
            self._remember(None)
            return False
        self.setCurrentIndex(self._model.index(line, 0))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._chosen is not None:
            self.opened.emit(self._chosen)
            return
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._model is not None:
            # Rows are what is chosen here: the first and the last one, not the ends of a row.
            line = 0 if event.key() == Qt.Key.Key_Home else self._model.rowCount() - 1
            self.setCurrentIndex(self._model.index(line, 0))
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not self._over_button(index, event) and self._model is not None:
            row_id = self._model.id_at(index.row())
            if row_id is not None:
                self.opened.emit(row_id)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and self._over_button(index, event):
            row_id = self._model.id_at(index.row()) if self._model is not None else None
            if row_id is not None:
                self.button_pressed.emit(row_id, index.column())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        over = index if self._over_button(index, event) else QModelIndex()
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over.isValid() else Qt.CursorShape.ArrowCursor)
        if self._painter.hovered != over:
            self._painter.hovered = QPersistentModelIndex(over)
            self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event)
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._share_width()

    def _let_sort(self) -> None:
        sorts = self._model is not None and any(column.sorts for column in self._model.columns())
        self.horizontalHeader().setSectionsClickable(sorts)

    def _on_header(self, section: int) -> None:
        column = self._model.columns()[section] if self._model is not None else None
        if column is not None and column.sorts:
            self.order_asked.emit(column.key)

    def _on_header_menu(self, place: QPoint) -> None:
        self.header_menu_asked.emit(self.horizontalHeader().mapToGlobal(place))

    def _show_tip(self, event: QHelpEvent) -> None:
        # A tooltip takes markup where it sees some; a name is never markup. Shown only where words were cut.
        index = self.indexAt(event.pos())
        cell = index.data(CELL_ROLE) if index.isValid() else None
        if isinstance(cell, Cell) and self._painter.width_of(cell, self) > self.visualRect(index).width():
            QToolTip.showText(event.globalPos(), f"<qt>{escape(cell.words())}</qt>", self.viewport())
        else:
            QToolTip.hideText()

    def _over_button(self, index: QModelIndex, event: QMouseEvent) -> bool:
        cell = index.data(CELL_ROLE) if index.isValid() else None
        if not isinstance(cell, Cell) or not cell.button:
            return False
        # The whole height of the row counts, so that the button is easy to hit.
        button = self._painter.button_rect(cell, self.visualRect(index), self)
        hit = QRect(button.left() - 2, self.visualRect(index).top(), button.width() + 4, ROW_PX)
        return hit.contains(event.position().toPoint())

    def _on_current(self, current: QModelIndex, previous: QModelIndex) -> None:  # noqa: ARG002
        self._remember(self._model.id_at(current.row()) if self._model is not None else None)

    def _remember(self, row_id: int | None) -> None:
        if row_id != self._chosen:
            self._chosen = row_id
            self.chosen.emit(row_id)

    def _after_reset(self) -> None:
        self._find_chosen()
        self._let_sort()
        self._share_width()

    def _find_chosen(self) -> None:
        # The same id may stand elsewhere now, or nowhere; the rows in view stay where they are.
        kept, top = self._chosen, self.verticalScrollBar().value()
        if kept is not None and self._model is not None:
            line = self._model.line_of(kept)
            if line >= 0:
                self.setCurrentIndex(self._model.index(line, 0))
                self.verticalScrollBar().setValue(top)
            else:
                self._remember(None)

    def _after_lengthened(self) -> None:
        self.executeDelayedItemsLayout()  # now, and not after the next painting, which would be followed by a second
        top = self.verticalScrollBar().value()
        self._after_rearranged()
        self.verticalScrollBar().setValue(top)

    def _after_rearranged(self) -> None:
        line = self._model.line_of(self._chosen) if self._model is not None and self._chosen is not None else -1
        if self._model is None or line < 0:
            self.choose(None)
        else:
            self.setCurrentIndex(self._model.index(line, 0))

    def _share_width(self) -> None:
        if self._model is None:
            return
        columns = self._model.columns()
        widths = [self._wanted(self._model.title(at), column.fits) for at, column in enumerate(columns)]
        stretching = [at for at, column in enumerate(columns) if column.stretch]
        if self.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
            self._put_widths(_spread(widths, stretching, self.viewport().width()))
            return
        # Equal parts of what is left, but never less than a title, whose room the others then share.
        spare = self.viewport().width() - sum(width for at, width in enumerate(widths) if at not in stretching)
        for nth, at in enumerate(sorted(stretching, key=widths.__getitem__, reverse=True)):
            widths[at] = max(spare // (len(stretching) - nth), min(widths[at], max(spare, 0)), _NARROWEST)
            spare -= widths[at]
        self._put_widths(widths)

    def _put_widths(self, widths: list[int]) -> None:
        for at, width in enumerate(widths):
            self.setColumnWidth(at, width)

    def _wanted(self, title: str, fits: str) -> int:
        metrics = self.fontMetrics()
        return max(metrics.horizontalAdvance(title), metrics.horizontalAdvance(fits)) + 2 * _CELL_MARGIN


def _spread(widths: list[int], stretching: list[int], room: int) -> list[int]:
    """Every column what it wants, beyond the edge if need be; what is left over is shared among those that stretch."""
    spare = max(room - sum(widths), 0)
    shared = spare // len(stretching) if stretching else 0
    return [width + shared if at in stretching else width for at, width in enumerate(widths)]
