"""What the charts' painters share: font sizes, the frame of the focus, colours between two."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from station_app.gui.runtime.theme import Tokens


def sized(font: QFont, pixels: int) -> QFont:
    """The same font in another size."""
    made = QFont(font)
    made.setPixelSize(pixels)
    return made


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """A colour between two: 0 is the one, 1 the other."""
    parts = zip((one.red(), one.green(), one.blue()), (other.red(), other.green(), other.blue()), strict=True)
    return QColor(*(round(a + (b - a) * share) for a, b in parts))


def paint_focus(painter: QPainter, rect: QRect, tokens: Tokens) -> None:
    """The frame around a chart that has the focus."""
    painter.setPen(tokens.color("accent"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
