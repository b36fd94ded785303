"""Paints one tool's card and the head of a cabinet; only what is in view is ever painted."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from station_app.gui.kit.measured_font import MeasuredFont
from station_app.gui.kit.tag import Kind
from station_app.gui.runtime.theme import Tokens

_PADDING, _TAG_PADDING, _TAG_HEIGHT, _SPACE = 12, 7, 20, 8
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class CardWords:
    """What stands on a card: name and state, where it belongs, and at the right who has it until when."""

    name: str
    place: str
    state: str
    kind: Kind
    borrower: str = ""
    due: str = ""
    late: bool = False

    def words(self) -> str:
        """All of it, for a screen reader."""
        return " ".join(part for part in (self.name, self.place, self.state, self.borrower, self.due) if part)


class CardPainter:
    """Knows the fonts; the colours come with each card."""

    def __init__(self, base: QFont) -> None:
        name, small, head = QFont(base), QFont(base), QFont(base)
        name.setPixelSize(14)
        small.setPixelSize(12)
        head.setPixelSize(13)
        head.setWeight(QFont.Weight.DemiBold)
        self._name, self._small, self._head = MeasuredFont(name), MeasuredFont(small), MeasuredFont(head)

    def head(self, painter: QPainter, rect: QRect, words: str, tokens: Tokens) -> None:
        """The name of a cabinet."""
        painter.setFont(self._head.font)
        painter.setPen(tokens.color("text_2"))
        painter.drawText(rect, _LEFT, self._head.fitted(words, rect.width()))

    def card(
        self, painter: QPainter, rect: QRect, words: CardWords, tokens: Tokens, *, chosen: bool, focused: bool
    ) -> None:
        """One card; the chosen one is tinted, and has a thick edge while the arrow keys move it."""
        edge = 2 if chosen and focused else 1
        painter.setPen(QPen(tokens.color("accent" if chosen else "border"), edge))
        painter.setBrush(tokens.color("accent_soft" if chosen else "surface"))
        inset = edge / 2
        painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), 10, 10)
        inner = rect.adjusted(_PADDING, 9, -_PADDING, -9)
        upper = QRect(inner.left(), inner.top(), inner.width(), inner.height() // 2)
        lower = QRect(inner.left(), upper.bottom() + 1, inner.width(), inner.height() - upper.height())
        tag = self._tag(painter, upper, words, tokens)
        self._text(painter, self._name, upper.adjusted(0, 0, -tag - _SPACE, 0), words.name, "text", tokens)
        self._lower(painter, lower, words, tokens)

    def _lower(self, painter: QPainter, rect: QRect, words: CardWords, tokens: Tokens) -> None:
        due = self._small.width(words.due)
        if words.due:
            color = "bad" if words.late else "text_2"
            painter.setFont(self._small.font)
            painter.setPen(tokens.color(color))
            painter.drawText(rect, _RIGHT, words.due)
            due += 6
        room = rect.width() - due
        who = min(self._small.width(words.borrower), max(room - self._small.width(words.place) - _SPACE, room // 2))
        if words.borrower:
            place = QRect(rect.left() + room - who, rect.top(), who, rect.height())
            self._text(painter, self._small, place, words.borrower, "text", tokens)
            room -= who + _SPACE
        self._text(painter, self._small, QRect(rect.topLeft(), rect.size()).adjusted(0, 0, room - rect.width(), 0),
                   words.place, "text_2", tokens)  # fmt: skip

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
