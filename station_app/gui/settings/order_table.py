"""A table whose rows are put in another order, by dragging or by Alt+↑ and Alt+↓."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication

from station_app.gui.kit.data_table import ROW_PX, DataTable
from station_app.gui.runtime.theme import Theme

_EDGE_PX = 16


class OrderTable(DataTable):
    """Asks for a row to be moved; whoever listens moves it. A line shows where a dragged row would come to stand."""

    moved = Signal(int, object)
    """(id, id of the row it goes in front of, or None to be last)."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name)
        self._theme = theme
        self._pressed: QPoint | None = None
        self._dragged: int | None = None
        self._gap: int | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._step(step)
        elif event.key() == Qt.Key.Key_Escape and self._dragged is not None:
            self._end_drag()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = place if left and index.isValid() and not self._over_button(index, event) else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        # From here on the table must not see the mouse: it would select every row it passes.
        place = event.position().toPoint()
        if self._dragged is None:
            far = (place - self._pressed).manhattanLength() >= QApplication.startDragDistance()
            self._dragged = self.rowAt(self._pressed.y()) if far else None
        if self._dragged is not None:
            self._scroll_at_edge(place.y())
            self._gap = self._gap_at(place.y())
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged, gap = self._dragged, self._gap
        self._end_drag()
        if dragged is None:
            super().mouseReleaseEvent(event)
        elif gap is not None:
            self._put(dragged, gap)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._gap is not None:
            y = self.rowViewportPosition(0) + self._gap * ROW_PX
            painter = QPainter(self.viewport())
            painter.setPen(QPen(self._theme.tokens.color("accent"), 2))
            painter.drawLine(0, y, self.viewport().width(), y)

    def _end_drag(self) -> None:
        self._pressed = self._dragged = self._gap = None
        self.viewport().unsetCursor()
        self.viewport().update()

    def _scroll_at_edge(self, y: int) -> None:
        bar = self.verticalScrollBar()
        if y < _EDGE_PX:
            bar.setValue(bar.value() - ROW_PX)
        elif y > self.viewport().height() - _EDGE_PX:
            bar.setValue(bar.value() + ROW_PX)

    def _gap_at(self, y: int) -> int:
        return min(max(round((y - self.rowViewportPosition(0)) / ROW_PX), 0), self.model().rowCount())

    def _step(self, step: int) -> None:
        line = self.currentIndex().row()
        if line >= 0 and 0 <= line + step < self.model().rowCount():
            self._put(line, line - 1 if step < 0 else line + 2)

    def _put(self, line: int, gap: int) -> None:
        # A gap is counted by the row under it; the two beside the row itself leave it where it is.
        row_id = self._id_of(line)
        if row_id is not None and gap not in (line, line + 1):
            self.moved.emit(row_id, self._id_of(gap))

    def _id_of(self, line: int) -> int | None:
        return self._model.id_at(line) if self._model is not None else None
