"""Painting a heat map: cells in five shades, the hours under them, a legend with the counts of each shade."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from station_app.gui.kit.charts.heat import CLASSES, Heat, class_of, classes_of, shade_of
from station_app.gui.kit.charts.painting import mixed, sized
from station_app.gui.runtime.theme import Tokens

ROW = 23
LINE = 18
LEGEND = 26
_GAP = 4
_SHARES = (0.1, 0.28, 0.45, 0.7, 1.0)
"""How strong each shade is: on every one of them a number can be read in one of two inks; tests compute it."""
_SWATCH = 14
_CENTRE = Qt.AlignmentFlag.AlignCenter
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_THOUSAND = 1_000


@dataclass(frozen=True, slots=True)
class HeatGrid:
    """Where the cells of a heat map lie."""

    left: float
    top: float
    width: float
    row: float
    rows: int
    columns: int

    def cell(self, row: int, column: int) -> QRectF:
        """The place of a cell, without the gap around it."""
        width = self.width / self.columns
        place = QRectF(self.left + column * width, self.top + row * self.row, width, self.row)
        return place.adjusted(_GAP / 2, _GAP / 2, -_GAP / 2, -_GAP / 2)

    def at(self, point: QPointF) -> tuple[int, int] | None:
        """Row and column of the cell that holds a point, its gap included; None outside."""
        if not self.columns:
            return None
        column = int((point.x() - self.left) // (self.width / self.columns))
        row = int((point.y() - self.top) // self.row)
        inside = 0 <= row < self.rows and 0 <= column < self.columns
        return (row, column) if inside else None


def height_of(heat: Heat) -> int:
    """How high a heat map is: its rows, the words under them, the legend."""
    return ROW * max(len(heat.rows), 1) + LINE + LEGEND


def grid_of(heat: Heat, area: QRectF, font: QFont) -> HeatGrid:
    """Where the cells lie in an area."""
    metrics = QFontMetrics(sized(font, 12))
    labels = max((metrics.horizontalAdvance(word) for word in heat.rows), default=0) + 10
    width = max(area.width() - labels, 1)
    return HeatGrid(area.left() + labels, area.top(), width, ROW, len(heat.rows), len(heat.columns))


def shade(tokens: Tokens, at: int) -> QColor:
    """One of the five shades, 0 the weakest."""
    return mixed(tokens.color("accent_soft"), tokens.color("accent"), _SHARES[at])


def ink_on(tokens: Tokens, at: int) -> QColor:
    """The ink a number is readable in on a shade: dark and light change places between the themes."""
    strong = at == CLASSES - 1 or (at == CLASSES - 2 and _is_dark(tokens))
    return tokens.color("on_accent" if strong else "text")


def paint_heat_map(
    painter: QPainter,
    area: QRectF,
    heat: Heat,
    tokens: Tokens,
    font: QFont,
    *,
    numbers: bool = False,
    marked: tuple[int, int] | None = None,
) -> None:
    """Paint cells, words and legend; `numbers` in every cell, else in the marked one alone."""
    if not heat.rows or not heat.columns:
        return
    made = _HeatPainter(painter, heat, tokens, sized(font, 12), grid_of(heat, area, font))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(made.font)
    made.words(area.left())
    made.cells(numbers=numbers, marked=marked)
    made.legend(QRectF(area.left(), area.top() + ROW * len(heat.rows) + LINE, area.width(), LEGEND))
    painter.restore()


class _HeatPainter:
    def __init__(self, painter: QPainter, heat: Heat, tokens: Tokens, font: QFont, grid: HeatGrid) -> None:
        self.font = font
        self._painter = painter
        self._heat = heat
        self._tokens = tokens
        self._grid = grid
        self._metrics = QFontMetrics(font)
        self._classes = classes_of(heat.most())

    def words(self, left: float) -> None:
        """The words at the rows and under the columns; of the columns as many as have room."""
        grid = self._grid
        self._painter.setPen(self._tokens.color("text_2"))
        for at, word in enumerate(self._heat.rows):
            place = QRectF(left, grid.top + at * grid.row, grid.left - left, grid.row)
            self._painter.drawText(place, _MIDDLE, word)
        widest = max(self._metrics.horizontalAdvance(word) for word in self._heat.columns) + 4
        step = 1 if widest <= grid.width / grid.columns else 2
        for at, word in enumerate(self._heat.columns):
            if at % step == 0:
                middle = grid.cell(0, at).center().x()
                under = QRectF(middle - widest / 2, grid.top + grid.row * grid.rows, widest, LINE)
                self._painter.drawText(under, _CENTRE, word)

    def cells(self, *, numbers: bool, marked: tuple[int, int] | None) -> None:
        """A rounded field a cell; the marked one has a frame."""
        for row, values in enumerate(self._heat.values):
            for column, value in enumerate(values):
                place = self._grid.cell(row, column)
                ink = self._fill(place, class_of(value, self._classes))
                here = (row, column) == marked
                if here:
                    self._painter.setPen(QPen(self._tokens.color("text"), 2))
                    self._painter.setBrush(Qt.BrushStyle.NoBrush)
                    self._painter.drawRoundedRect(place, 3, 3)
                if here or (numbers and value):
                    self._painter.setPen(ink)
                    wide = place.adjusted(-_GAP, 0, _GAP, 0)
                    self._painter.drawText(wide, _CENTRE, self._written(value, place.width() + _GAP))

    def legend(self, area: QRectF) -> None:
        """Which shade stands for which counts, at the right; shorter words where the whole ones have no room."""
        whole = ["0", *(_range(first, last) for first, last in self._classes)]
        short = ["0", *(f"–{last:,}" for _, last in self._classes)]
        unit = self._metrics.horizontalAdvance(self._heat.unit) + 16 if self._heat.unit else 0
        words = whole if unit + self._width(whole) <= area.width() else short
        top = area.top() + (LEGEND - _SWATCH) / 2 + 2
        x = area.right() - self._width(words) - unit
        self._painter.setPen(self._tokens.color("text_2"))
        self._painter.drawText(QRectF(x, top - 3, unit, _SWATCH + 6), _MIDDLE, self._heat.unit)
        x += unit
        for at, word in enumerate(words):
            self._fill(QRectF(x, top, _SWATCH, _SWATCH), at - 1 if at else None)
            self._painter.setPen(self._tokens.color("text_2"))
            wide = self._metrics.horizontalAdvance(word)
            self._painter.drawText(QRectF(x + _SWATCH + 5, top - 3, wide + 2, _SWATCH + 6), _MIDDLE, word)
            x += _SWATCH + 5 + wide + 12

    def _fill(self, place: QRectF, at: int | None) -> QColor:
        strength = None if at is None else shade_of(at, len(self._classes))
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._tokens.color("sunken") if strength is None else shade(self._tokens, strength))
        self._painter.drawRoundedRect(place, 3, 3)
        return self._tokens.color("text_2") if strength is None else ink_on(self._tokens, strength)

    def _width(self, words: list[str]) -> float:
        return sum(_SWATCH + 5 + self._metrics.horizontalAdvance(word) + 12 for word in words) - 12

    def _written(self, value: int, room: float) -> str:
        for word in (f"{value:,}", str(value), f"{value / _THOUSAND:.1f}k"):
            if self._metrics.horizontalAdvance(word) <= room:
                return word
        return f"{round(value / _THOUSAND)}k"


def _range(first: int, last: int) -> str:
    return f"{first:,}" if first == last else f"{first:,}–{last:,}"


def _is_dark(tokens: Tokens) -> bool:
    return tokens.color("surface").lightness() < tokens.color("text").lightness()
