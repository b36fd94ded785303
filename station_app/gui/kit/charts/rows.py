"""Lying bars: categories, platforms, services."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from station_app.gui.kit.charts.bar import Bar, BarsChart
from station_app.gui.kit.charts.painting import sized
from station_app.gui.runtime.theme import Theme, Tokens


class RowChart(BarsChart):
    """Lying bars with a track and their value, one a category, the largest first as given."""

    ROW = 28

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(280, max(len(self._bars), 1) * self.ROW)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def bar_at(self, x: float, y: float) -> int | None:
        at = int(y // self.ROW)
        return at if 0 <= x <= self.width() and 0 <= at < len(self._bars) else None

    def draw(self, painter: QPainter, area: QRectF, tokens: Tokens, *, live: bool) -> None:
        marked = self._marked if live else None
        paint_rows(painter, area, self._bars, tokens, self.font(), row=self.ROW, marked=marked)


def paint_rows(
    painter: QPainter,
    area: QRectF,
    bars: Sequence[Bar],
    tokens: Tokens,
    font: QFont,
    *,
    row: float = 28,
    marked: int | None = None,
) -> None:
    """Paint lying bars: label, bar on its track, value; labels take less than half of the width."""
    if not bars:
        return
    small = sized(font, 13)
    metrics = QFontMetrics(small)
    most = max(*(bar.value for bar in bars), 1)
    labels = min(max(metrics.horizontalAdvance(bar.label) for bar in bars) + 12, area.width() * 0.46)
    values = max(metrics.horizontalAdvance(f"{bar.value:,}") for bar in bars) + 14
    track = max(area.width() - labels - values, 1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(small)
    for at, bar in enumerate(bars):
        top = area.top() + at * row
        middle = Qt.AlignmentFlag.AlignVCenter
        label = metrics.elidedText(bar.label, Qt.TextElideMode.ElideRight, int(labels) - 8)
        painter.setPen(tokens.color("text" if at == marked else "text_2"))
        painter.drawText(QRectF(area.left(), top, labels, row), middle, label)
        painter.setPen(tokens.color("text"))
        value = QRectF(area.right() - values, top, values, row)
        painter.drawText(value, middle | Qt.AlignmentFlag.AlignRight, f"{bar.value:,}")
        painter.setPen(Qt.PenStyle.NoPen)
        place = QRectF(area.left() + labels, top + row / 2 - 6, track, 12)
        painter.setBrush(tokens.color("sunken"))
        painter.drawRoundedRect(place, 3, 3)
        if bar.value:
            place.setWidth(max(track * bar.value / most, 3))
            painter.setBrush(tokens.color("accent" if at == marked else "chart"))
            painter.drawRoundedRect(place, 3, 3)
    painter.restore()
