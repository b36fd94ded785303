"""A chart as a picture for others: light, sharp, with its title, its days and whose it is; nobody's name."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter

from station_app.gui.kit.charts.chart import Chart
from station_app.gui.kit.charts.painting import sized
from station_app.gui.runtime.theme import Tokens

WIDTH = 640
SCALE = 2
_EDGE = 24
_TITLE_PX, _UNDER_PX = 17, 13
_HEAD = 58
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def picture_of(chart: Chart, title: str, under: str, tokens: Tokens) -> QImage:
    """A chart of any width as a picture of 640 points at two pixels each; `tokens` are those of the light theme."""
    height = _EDGE + _HEAD + chart.picture_height() + _EDGE
    picture = QImage(WIDTH * SCALE, height * SCALE, QImage.Format.Format_RGB32)
    picture.fill(tokens.color("surface"))
    painter = QPainter(picture)
    painter.scale(SCALE, SCALE)
    bold = sized(chart.font(), _TITLE_PX)
    bold.setWeight(QFont.Weight.DemiBold)
    inner = QRectF(_EDGE, _EDGE, WIDTH - 2 * _EDGE, height - 2 * _EDGE)
    _line(painter, QRectF(inner.left(), inner.top(), inner.width(), 24), title, bold, tokens, "text")
    small = sized(chart.font(), _UNDER_PX)
    _line(painter, QRectF(inner.left(), inner.top() + 25, inner.width(), 20), under, small, tokens, "text_2")
    chart.draw(painter, inner.adjusted(0, _HEAD, 0, 0), tokens, live=False)
    painter.end()
    return picture


def _line(painter: QPainter, place: QRectF, words: str, font: QFont, tokens: Tokens, ink: str) -> None:
    painter.setFont(font)
    painter.setPen(tokens.color(ink))
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, round(place.width()))
    painter.drawText(place, _LEFT, shown)
