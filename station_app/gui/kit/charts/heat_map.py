"""A heat map on the screen: arrows in two directions, hover, numbers in the cells on demand."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from station_app.gui.kit.charts.chart import Chart
from station_app.gui.kit.charts.heat import NO_HEAT, Heat
from station_app.gui.kit.charts.heat_painter import HeatGrid, grid_of, height_of, paint_heat_map
from station_app.gui.kit.look import announce
from station_app.gui.runtime.theme import Theme, Tokens

_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class HeatMap(Chart):
    """Cells in rows and columns, each looked at by mouse or arrow keys."""

    chosen = Signal(int, int)
    """Row and column of the cell that was clicked, or Enter pressed on."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self._heat = NO_HEAT
        self._numbers = False
        self._marked: tuple[int, int] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_heat(self, heat: Heat) -> None:
        """Show these counts."""
        self._heat = heat
        self.look_away()
        said = (
            heat.titles[row][column]
            for row, values in enumerate(heat.values)
            for column, value in enumerate(values)
            if value
        )
        self.setAccessibleDescription("; ".join(said))
        self.updateGeometry()
        self.update()

    def show_numbers(self, numbers: bool) -> None:
        """Whether every cell has its number in it."""
        self._numbers = numbers
        self.update()

    def heat(self) -> Heat:
        """What is shown."""
        return self._heat

    def marked(self) -> tuple[int, int] | None:
        """The cell being looked at."""
        return self._marked

    def grid(self) -> HeatGrid:
        """Where its cells lie now."""
        return grid_of(self._heat, QRectF(self.rect()), self.font())

    def sizeHint(self) -> QSize:
        return QSize(360, height_of(self._heat))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, height_of(self._heat))

    def draw(self, painter: QPainter, area: QRectF, tokens: Tokens, *, live: bool) -> None:
        marked = self._marked if live else None
        paint_heat_map(painter, area, self._heat, tokens, self.font(), numbers=self._numbers, marked=marked)

    def look_away(self) -> None:
        self._mark(None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self.grid().at(event.position())
        self._mark(at)
        if at is not None:
            QToolTip.showText(event.globalPosition().toPoint(), self._words(at), self)
        else:
            QToolTip.hideText()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self.grid().at(event.position())
        if at is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(*at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._heat.columns and key in _STEPS:
            self._step(*_STEPS[key])
        elif self._heat.columns and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            row = self._marked[0] if self._marked is not None else 0
            self._look_at((row, 0 if key == Qt.Key.Key_Home else len(self._heat.columns) - 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._marked is not None:
            self.chosen.emit(*self._marked)
        else:
            super().keyPressEvent(event)

    def _step(self, rows: int, columns: int) -> None:
        if self._marked is None:
            self._look_at((0, 0))
            return
        row = max(0, min(self._marked[0] + rows, len(self._heat.rows) - 1))
        column = max(0, min(self._marked[1] + columns, len(self._heat.columns) - 1))
        self._look_at((row, column))

    def _look_at(self, at: tuple[int, int]) -> None:
        self._mark(at)
        announce(self, self._words(at))

    def _words(self, at: tuple[int, int]) -> str:
        return self._heat.titles[at[0]][at[1]]

    def _mark(self, at: tuple[int, int] | None) -> None:
        if at != self._marked:
            self._marked = at
            self.looked.emit("" if at is None else self._words(at))
            self.update()
