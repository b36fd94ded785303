"""Painting a day's grid: the hours on top, a line a row, blocks with who has it, the cell that is looked at."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen

from station_app.gui.kit.charts.painting import sized
from station_app.gui.kit.day_plan import Block, DayPlan
from station_app.gui.runtime.theme import Tokens

HEAD = 24
ROW = 32
_PAD = 6
_GAP = 12
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class GridPlace:
    """Where the cells lie: right of `left`, `width` for all columns, rows moved up by `scrolled` pixels."""

    left: float
    width: float
    columns: int
    scrolled: int

    def span(self, row: int, first: int, after: int) -> QRectF:
        """The place of some cells of a row."""
        column = self.width / max(self.columns, 1)
        return QRectF(self.left + first * column, HEAD + row * ROW - self.scrolled, (after - first) * column, ROW)

    def cell_at(self, point: QPointF, rows: int) -> tuple[int, int] | None:
        """The cell that holds a point; None over the hours, the names and below."""
        if not self.columns or point.y() < HEAD:
            return None
        row = int((point.y() - HEAD + self.scrolled) // ROW)
        column = int((point.x() - self.left) // (self.width / self.columns))
        return (row, column) if 0 <= row < rows and 0 <= column < self.columns else None


def paint_day(
    painter: QPainter,
    area: QRectF,
    plan: DayPlan,
    place: GridPlace,
    tokens: Tokens,
    font: QFont,
    *,
    at: tuple[int, int] | None,
    begun: tuple[int, int, int] | None,
) -> None:
    """Paint what is in view; `at` has a frame, `begun` (row, first, after) is a booking being made."""
    made = _DayPainter(painter, area, plan, place, tokens, font)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(area, tokens.color("surface"))
    made.rows()
    for block in plan.blocks:
        made.block(block)
    if begun is not None:
        made.begun(begun)
    if at is not None and plan.rows and plan.columns:
        made.frame(at)
    made.hours()
    painter.restore()


class _DayPainter:
    def __init__(
        self, painter: QPainter, area: QRectF, plan: DayPlan, place: GridPlace, tokens: Tokens, font: QFont
    ) -> None:
        self._painter = painter
        self._area = area
        self._plan = plan
        self._place = place
        self._tokens = tokens
        self._font = sized(font, 13)
        self._small = sized(font, 12)

    def rows(self) -> None:
        """The names at the left, what is over in a quiet ground, thin lines between the hours."""
        painter, place, tokens = self._painter, self._place, self._tokens
        metrics = QFontMetrics(self._font)
        first = place.scrolled // ROW
        last = min(len(self._plan.rows), first + int(self._area.height() // ROW) + 2)
        painter.setFont(self._font)
        for row in range(first, last):
            whole = place.span(row, 0, place.columns)
            if self._plan.past:
                painter.fillRect(place.span(row, 0, self._plan.past), tokens.color("sunken"))
            painter.setPen(tokens.color("text"))
            name = metrics.elidedText(self._plan.rows[row], Qt.TextElideMode.ElideRight, int(place.left) - _GAP - _PAD)
            painter.drawText(QRectF(_GAP, whole.top(), place.left - _GAP, ROW), _LEFT, name)
            painter.setPen(tokens.color("border"))
            painter.drawLine(QPointF(0, whole.bottom()), QPointF(self._area.right(), whole.bottom()))
            for column in range(place.columns):
                if self._plan.edges[column].endswith(":00"):
                    x = place.span(row, column, column).left()
                    painter.drawLine(QPointF(x, whole.top()), QPointF(x, whole.bottom()))

    def block(self, block: Block) -> None:
        """Who has it, on a soft ground; what is lent already has a frame of dashes."""
        whole = self._place.span(block.row, block.first, block.after).adjusted(1, 3, -1, -3)
        if whole.bottom() < HEAD or whole.top() > self._area.bottom():
            return
        painter, tokens = self._painter, self._tokens
        lent = block.kind == "lent"
        pen = QPen(tokens.color("warn" if lent else "accent"), 1)
        pen.setStyle(Qt.PenStyle.DashLine if lent else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.setBrush(tokens.color("warn_soft" if lent else "accent_soft"))
        painter.drawRoundedRect(whole, 4, 4)
        painter.setPen(tokens.color("text"))
        painter.setFont(self._small)
        room = whole.adjusted(_PAD, 0, -2, 0)
        words = QFontMetrics(self._small).elidedText(block.who, Qt.TextElideMode.ElideRight, max(int(room.width()), 0))
        painter.drawText(room, _LEFT, block.who[:1] if words == "…" else words)

    def begun(self, span: tuple[int, int, int]) -> None:
        """A booking being made, in the strong colour."""
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._tokens.color("accent"))
        self._painter.drawRoundedRect(self._place.span(*span).adjusted(1, 3, -1, -3), 4, 4)

    def frame(self, at: tuple[int, int]) -> None:
        """A frame around the cell that is looked at."""
        self._painter.setPen(QPen(self._tokens.color("text"), 2))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRoundedRect(self._place.span(at[0], at[1], at[1] + 1).adjusted(1, 1, -1, -1), 3, 3)

    def hours(self) -> None:
        """The hours on top, as many as have room; rows scroll under them."""
        painter, place, tokens = self._painter, self._place, self._tokens
        painter.fillRect(QRectF(0, 0, self._area.width(), HEAD), tokens.color("surface"))
        painter.setPen(tokens.color("text_2"))
        painter.setFont(self._small)
        room = QFontMetrics(self._small).horizontalAdvance("00:00") + _PAD
        free_from = place.left - room / 2
        for column, edge in enumerate(self._plan.edges):
            x = place.span(0, column, column).left()
            box = QRectF(x - room / 2, 0, room, HEAD)
            if edge.endswith(":00") and box.left() >= free_from and box.right() <= self._area.right():
                painter.drawText(box, _CENTRE, edge)
                free_from = box.right()
        painter.setPen(tokens.color("border"))
        painter.drawLine(QPointF(0, HEAD), QPointF(self._area.right(), HEAD))
