"""How a painted card looks: its frame, its name with a tag at the right, lines cut to the room there is."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from station_app.gui.kit.measured_font import MeasuredFont
from station_app.gui.kit.tag import Kind
from station_app.gui.runtime.theme import Tokens

PADDING, SPACE = 12, 8
_TAG_PADDING, _TAG_HEIGHT = 7, 20
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class CardLook:
    """Knows the fonts; the colours come with each card."""

    def __init__(self, base: QFont, head_font: int) -> None:
        name, small, head = QFont(base), QFont(base), QFont(base)
        name.setPixelSize(14)
        small.setPixelSize(12)
        head.setPixelSize(head_font)
        head.setWeight(QFont.Weight.DemiBold)
        self.name, self.small, self._head = MeasuredFont(name), MeasuredFont(small), MeasuredFont(head)

    def head(self, painter: QPainter, rect: QRect, words: str, tokens: Tokens) -> None:
        """The heading of a section."""
        self.text(painter, self._head, rect, words, "text_2", tokens)

    def frame(self, painter: QPainter, rect: QRect, tokens: Tokens, *, chosen: bool, focused: bool) -> None:
        """An empty card; the chosen one is tinted, and has a thick edge while the arrow keys move it."""
        edge = 2 if chosen and focused else 1
        painter.setPen(QPen(tokens.color("accent" if chosen else "border"), edge))
        painter.setBrush(tokens.color("accent_soft" if chosen else "surface"))
        inset = edge / 2
        painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), 10, 10)

    def title(self, painter: QPainter, rect: QRect, name: str, state: str, kind: Kind, tokens: Tokens) -> None:
        """The first line: the name, and the state as a tag at the right."""
        tag = self._tag(painter, rect, state, kind, tokens)
        self.text(painter, self.name, rect.adjusted(0, 0, -tag - SPACE, 0), name, "text", tokens)

    def text(self, painter: QPainter, font: MeasuredFont, rect: QRect, text: str, color: str, tokens: Tokens) -> None:
        """Words from the left, cut to the room; without room, none."""
        if rect.width() <= 0:
            return
        painter.setFont(font.font)
        painter.setPen(tokens.color(color))
        painter.drawText(rect, _LEFT, font.fitted(text, rect.width()))

    def _tag(self, painter: QPainter, rect: QRect, state: str, kind: Kind, tokens: Tokens) -> int:
        width = self.small.width(state) + 2 * _TAG_PADDING
        place = QRect(rect.right() - width + 1, rect.center().y() - _TAG_HEIGHT // 2 + 1, width, _TAG_HEIGHT)
        ground, ink = ("sunken", "text_2") if kind == "neutral" else (f"{kind}_soft", kind)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.color(ground))
        painter.drawRoundedRect(place, 4, 4)
        painter.setPen(tokens.color(ink))
        painter.setFont(self.small.font)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, state)
        return width
