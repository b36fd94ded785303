"""What stands on one tool's card, and how it is painted inside the frame."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from station_app.gui.kit.card_look import PADDING, SPACE, CardLook
from station_app.gui.kit.tag import Kind
from station_app.gui.runtime.theme import Tokens

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


def paint_tool(painter: QPainter, look: CardLook, rect: QRect, words: CardWords, tokens: Tokens) -> None:
    """Two lines: name and state, then the place and who has it."""
    inner = rect.adjusted(PADDING, 9, -PADDING, -9)
    upper = QRect(inner.left(), inner.top(), inner.width(), inner.height() // 2)
    lower = QRect(inner.left(), upper.bottom() + 1, inner.width(), inner.height() - upper.height())
    look.title(painter, upper, words.name, words.state, words.kind, tokens)
    _lower(painter, look, lower, words, tokens)


def _lower(painter: QPainter, look: CardLook, rect: QRect, words: CardWords, tokens: Tokens) -> None:
    small = look.small
    due = small.width(words.due)
    if words.due:
        color = "bad" if words.late else "text_2"
        painter.setFont(small.font)
        painter.setPen(tokens.color(color))
        painter.drawText(rect, _RIGHT, words.due)
        due += 6
    room = rect.width() - due
    who = min(small.width(words.borrower), max(room - small.width(words.place) - SPACE, room // 2))
    if words.borrower:
        place = QRect(rect.left() + room - who, rect.top(), who, rect.height())
        look.text(painter, small, place, words.borrower, "text", tokens)
        room -= who + SPACE
    look.text(painter, small, rect.adjusted(0, 0, room - rect.width(), 0), words.place, "text_2", tokens)
