"""Paints one amenity's card and the head of a place; only what is in view is ever painted."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from station_app.gui.amenities.words import CardWords
from station_app.gui.kit.measured_font import MeasuredFont
from station_app.gui.runtime.theme import Tokens

_PADDING, _TAG_PADDING, _TAG_HEIGHT, _SPACE = 12, 7, 20, 8
_BAR_HEIGHT = 4
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class CardPainter:
    """Knows the fonts; the colours come with each card."""

    def __init__(self, base: QFont) -> None:
        name, small, head = QFont(base), QFont(base), QFont(base)
        name.setPixelSize(14)
        small.setPixelSize(12)
        head.setPixelSize(12)
        head.setWeight(QFont.Weight.DemiBold)
        self._name, self._small, self._head = MeasuredFont(name), MeasuredFont(small), MeasuredFont(head)

    def head(self, painter: QPainter, rect: QRect, words: str, tokens: Tokens) -> None:
        """The name of a place."""
        self._text(painter, self._head, rect, words, "text_2", tokens)

    def card(
        self, painter: QPainter, rect: QRect, words: CardWords, tokens: Tokens, *, chosen: bool, focused: bool
    ) -> None:
        """One card; the chosen one is tinted, and has a thick edge while the arrow keys move it."""
        edge = 2 if chosen and focused else 1
        painter.setPen(QPen(tokens.color("accent" if chosen else "border"), edge))
        painter.setBrush(tokens.color("accent_soft" if chosen else "surface"))
        inset = edge / 2
        painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), 10, 10)
        inner = rect.adjusted(_PADDING, 5, -_PADDING, -6)
        upper = QRect(inner.left(), inner.top(), inner.width(), 24)
        tag = self._tag(painter, upper, words, tokens)
        self._text(painter, self._name, upper.adjusted(0, 0, -tag - _SPACE, 0), words.name, "text", tokens)
        line = QRect(inner.left(), upper.bottom() + 1, inner.width(), 19)
        self._text(painter, self._small, line, words.line, "text_2", tokens)
        if words.taken is not None:
            self._bar(painter, inner, words.taken, tokens)

    def _bar(self, painter: QPainter, inner: QRect, taken: float, tokens: Tokens) -> None:
        bar = QRectF(inner.left(), inner.bottom() - _BAR_HEIGHT + 1, inner.width(), _BAR_HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.color("sunken"))
        painter.drawRoundedRect(bar, _BAR_HEIGHT / 2, _BAR_HEIGHT / 2)
        if taken > 0:
            bar.setWidth(max(bar.width() * min(taken, 1.0), _BAR_HEIGHT))
            painter.setBrush(tokens.color("chart"))
            painter.drawRoundedRect(bar, _BAR_HEIGHT / 2, _BAR_HEIGHT / 2)

    def _tag(self, painter: QPainter, rect: QRect, words: CardWords, tokens: Tokens) -> int:
        width = self._small.width(words.state) + 2 * _TAG_PADDING
        place = QRect(rect.right() - width + 1, rect.center().y() - _TAG_HEIGHT // 2 + 1, width, _TAG_HEIGHT)
        ground, ink = ("sunken", "text_2") if words.kind == "neutral" else (f"{words.kind}_soft", words.kind)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.color(ground))
        painter.drawRoundedRect(place, 4, 4)
        painter.setPen(tokens.color(ink))
        painter.setFont(self._small.font)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words.state)
        return width

    def _text(self, painter: QPainter, font: MeasuredFont, rect: QRect, text: str, color: str, tokens: Tokens) -> None:
        if rect.width() <= 0:
            return
        painter.setFont(font.font)
        painter.setPen(tokens.color(color))
        painter.drawText(rect, _LEFT, font.fitted(text, rect.width()))
