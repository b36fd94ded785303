"""How one amenity's card is painted inside its frame."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from station_app.gui.amenities.words import CardWords
from station_app.gui.kit.card_look import PADDING, CardLook
from station_app.gui.runtime.theme import Tokens

_BAR_HEIGHT = 4


def paint_amenity(painter: QPainter, look: CardLook, rect: QRect, words: CardWords, tokens: Tokens) -> None:
    """Name and state, one line, and a bar of the places taken."""
    inner = rect.adjusted(PADDING, 5, -PADDING, -6)
    upper = QRect(inner.left(), inner.top(), inner.width(), 24)
    look.title(painter, upper, words.name, words.state, words.kind, tokens)
    line = QRect(inner.left(), upper.bottom() + 1, inner.width(), 19)
    look.text(painter, look.small, line, words.line, "text_2", tokens)
    if words.taken is not None:
        _bar(painter, inner, words.taken, tokens)


def _bar(painter: QPainter, inner: QRect, taken: float, tokens: Tokens) -> None:
    bar = QRectF(inner.left(), inner.bottom() - _BAR_HEIGHT + 1, inner.width(), _BAR_HEIGHT)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.color("sunken"))
    painter.drawRoundedRect(bar, _BAR_HEIGHT / 2, _BAR_HEIGHT / 2)
    if taken > 0:
        bar.setWidth(max(bar.width() * min(taken, 1.0), _BAR_HEIGHT))
        painter.setBrush(tokens.color("chart"))
        painter.drawRoundedRect(bar, _BAR_HEIGHT / 2, _BAR_HEIGHT / 2)
