"""Upright bars: hours, days, weeks, months."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from station_app.gui.kit.charts.bar import Bar, BarsChart
from station_app.gui.kit.charts.painting import sized
from station_app.gui.runtime.theme import Tokens

_STEPS = (1, 2, 5, 10, 20, 50, 100)
_IN_A_PICTURE = 220


class BarChart(BarsChart):
    """Upright bars, one an hour or a day."""

    def sizeHint(self) -> QSize:
        return QSize(280, 120)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 80)

    def picture_height(self) -> int:
        return _IN_A_PICTURE

    def bar_at(self, x: float, y: float) -> int | None:
        if not self._bars or not 0 <= y <= self.height():
            return None
        at = int(x // (self.width() / len(self._bars)))
        return at if 0 <= at < len(self._bars) else None

    def draw(self, painter: QPainter, area: QRectF, tokens: Tokens, *, live: bool) -> None:
        marked = self._marked if live else None
        paint_bars(
            painter,
            area,
            self._bars,
            tokens,
            self.font(),
            highlight=self._highlight,
            marked=marked,
            values=not live,  # nobody can point at a bar of a picture
        )


def paint_bars(
    painter: QPainter,
    area: QRectF,
    bars: Sequence[Bar],
    tokens: Tokens,
    font: QFont,
    *,
    highlight: int | None = None,
    marked: int | None = None,
    values: bool = False,
) -> None:
    """Paint upright bars with their labels under them; the marked one also has its value above it.

    `values` puts them over all bars, over the largest alone where they have no room.
    """
    if not bars:
        return
    small = sized(font, 12)
    metrics = QFontMetrics(small)
    line = metrics.height()
    stripe = area.width() / len(bars)
    gap = min(5.0, stripe * 0.2)
    floor = area.bottom() - line - 2
    room = floor - area.top() - line
    most = max(*(bar.value for bar in bars), 1)
    step = _label_step(max(metrics.horizontalAdvance(bar.label) for bar in bars) + 8, stripe)
    wide = max(metrics.horizontalAdvance(f"{bar.value:,}") for bar in bars) > stripe
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(small)
    for at, bar in enumerate(bars):
        left = area.left() + at * stripe
        height = room * bar.value / most
        if bar.value:
            strong = at in (highlight, marked)
            place = QRectF(left + gap / 2, floor - max(height, 2), stripe - gap, max(height, 2))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color("accent" if strong else "chart_soft"))
            painter.drawRoundedRect(place, 2, 2)
        told = values and bar.value and (not wide or bar.value == most)
        if at == marked or told:
            painter.setPen(tokens.color("text"))
            above = _within(area, left + stripe / 2, metrics.size(0, f"{bar.value:,}"))
            above.moveTop(floor - height - line)
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, f"{bar.value:,}")
        if (at + 1) % step == 0 or (at == 0 and step > 2):
            painter.setPen(tokens.color("text_2"))
            under = _within(area, left + stripe / 2, metrics.size(0, bar.label))
            under.moveTop(floor + 2)
            painter.drawText(under, Qt.AlignmentFlag.AlignCenter, bar.label)
    painter.restore()


def _within(area: QRectF, middle: float, size: QSize) -> QRectF:
    # Words under or over the outermost bars are moved inwards rather than cut.
    width = size.width() + 2
    left = max(area.left(), min(middle - width / 2, area.right() - width))
    return QRectF(left, area.top(), width, size.height())


def _label_step(widest: float, stripe: float) -> int:
    return next((step for step in _STEPS if step * stripe >= widest), _STEPS[-1])
