"""An A4 page measured in tenths of a millimetre, and words on it that are wrapped or elided, never cut."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from station_app.gui.runtime.theme import FONTS

Page = Callable[[QPainter], None]
"""Paints one page; the painter's unit is a tenth of a millimetre, its origin the corner of the paper."""

WIDTH, HEIGHT = 2100, 2970
"""An A4 page."""
DPI = 254
"""At so many dots an inch one dot is a tenth of a millimetre."""

INK = "#000000"
GREY = "#595959"
FAINT = "#A6A6A6"

_LOCAL = QFont.Tag.fromString("locl")
"""Digits in the shape of a language have no code in a PDF: seen, but never found or copied. So paper has none."""


def font(size: float, *, bold: bool = False) -> QFont:
    """The program's font at a height in tenths of a millimetre."""
    made = QFont()
    made.setFamilies(FONTS)
    made.setPixelSize(round(size))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setFeature(_LOCAL, 0)
    if bold:
        made.setWeight(QFont.Weight.DemiBold)
    return made


def wrapped(text: str, face: QFont, width: float, lines: int) -> list[str]:
    """A text in at most so many lines of a width; what does not fit ends in … and a long word is broken."""
    layout = QTextLayout(text, face)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    # Qt counts in UTF-16: a rare hanzi or an emoji is two.
    units = text.encode("utf-16-le")
    parts = [
        units[2 * start : 2 * end].decode("utf-16-le", "ignore").strip()
        for start, end in zip(starts, [*starts[1:], len(units) // 2], strict=True)
    ]
    if len(parts) > lines:
        rest = units[2 * starts[lines - 1] :].decode("utf-16-le", "ignore")
        parts = [*parts[: lines - 1], elided(rest, face, width)]
    return parts


def elided(text: str, face: QFont, width: float) -> str:
    """A text in one line of a width."""
    return QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, width)


def height_of(text: str, size: float, width: float, lines: int) -> float:
    """How tall a text is in at most so many lines of a width."""
    face = font(size)
    return QFontMetricsF(face).height() * len(wrapped(text, face, width, lines))


def width_of(text: str, face: QFont) -> float:
    """How wide a text is."""
    return QFontMetricsF(face).horizontalAdvance(text)


class Ink:
    """Writes on a page in black, so that any printer does it justice."""

    def __init__(self, painter: QPainter) -> None:
        self.painter = painter

    def words(
        self,
        text: str,
        place: QRectF,
        size: float,
        *,
        bold: bool = False,
        lines: int = 1,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        middle: bool = False,
        color: str = INK,
    ) -> float:
        """Write a text into a place, from its top or in its `middle`; hands back how far down it reaches."""
        face = font(size, bold=bold)
        parts = wrapped(text, face, place.width(), lines)
        step = QFontMetricsF(face).height()
        top = place.top() + (max(place.height() - step * len(parts), 0) / 2 if middle else 0)
        self.painter.setFont(face)
        self.painter.setPen(QColor(color))
        for at, part in enumerate(parts):
            self.painter.drawText(
                QRectF(place.left(), top + at * step, place.width(), step),
                align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip,
                part,
            )
        return top + step * len(parts)

    def line(self, x1: float, y1: float, x2: float, y2: float, *, width: float = 2, color: str = INK) -> None:
        """A straight line."""
        self.painter.setPen(QPen(QColor(color), width))
        self.painter.drawLine(QPointF(x1, y1), QPointF(x2, y2))

    def fill(self, place: QRectF, color: str = INK) -> None:
        """A filled rectangle."""
        self.painter.fillRect(place, QColor(color))
