"""The sessions as cards one under the other: what each is about, when, where, and how full it is."""

from collections.abc import Sequence
from datetime import datetime, tzinfo
from html import escape

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QToolTip, QWidget

from station_app.core.training.model import Session
from station_app.gui.kit.card_grid import CardSizes
from station_app.gui.kit.card_look import SPACE, CardLook
from station_app.gui.kit.card_wall import CardWall
from station_app.gui.runtime.theme import Theme, Tokens
from station_app.gui.training.words import CardWords, card_words

_SIZES = CardSizes(card=112, gap=10, head=0, head_font=13)
_SIDE, _TOP, _LINE, _SMALL_LINE, _BAR = 14, 14, 22, 18, 6
_TAG_ROOM = 24
_SHIFT, _KEYPAD = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class SessionCards(CardWall):
    """The arrow keys show a session at once; Enter, a click or a letter goes on to its field."""

    moved = Signal(int)
    """Another session was chosen by a key."""
    typed = Signal(object)
    """QKeyEvent: a letter or a digit, which is meant for the field of the session."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("trainingSessions", theme, _SIZES, parent)
        self._words: Sequence[CardWords] = ()

    def show_sessions(self, sessions: Sequence[Session], now: datetime, zone: tzinfo, language: str) -> None:
        """Show these, in this order; the one that was chosen stays so."""
        self._words = [card_words(each, now, zone, language) for each in sessions]
        self.lay([int(each.id) for each in sessions], [None] * len(sessions))

    def shown(self) -> Sequence[CardWords]:
        """What stands on the cards, in order."""
        return self._words

    def head_words(self, first: int) -> str:  # noqa: ARG002 - the cards need no headings
        return ""

    def spoken(self, at: int) -> str:
        return self._words[at].words()

    def paint_inside(self, painter: QPainter, look: CardLook, rect: QRect, at: int, tokens: Tokens) -> None:
        words, chosen = self._words[at], at == self._current
        inner = rect.adjusted(_SIDE, _TOP, -_SIDE, -_TOP)
        upper = QRect(inner.left(), inner.top(), inner.width(), _LINE)
        second = QRect(inner.left(), upper.bottom() + 3, inner.width(), _SMALL_LINE)
        _paint_words(painter, look, (upper, second), words, tokens)
        bar = QRect(inner.left(), second.bottom() + 8, inner.width(), _BAR)
        _paint_bar(painter, bar, words.filled, chosen=chosen, tokens=tokens)
        last = QRect(inner.left(), inner.bottom() - _SMALL_LINE + 1, inner.width(), _SMALL_LINE)
        note = look.small.width(words.note)
        if note:
            painter.setFont(look.small.font)
            painter.setPen(tokens.color(words.note_kind))
            painter.drawText(last, _RIGHT, words.note)
            note += SPACE
        look.text(painter, look.small, last.adjusted(0, 0, -note, 0), words.foot, "text_2", tokens)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text, plain = event.text(), not event.modifiers() & ~(_SHIFT | _KEYPAD)
        if plain and text.strip() and text.isprintable():
            self.typed.emit(event)
            return
        before = self.chosen_id()
        super().keyPressEvent(event)
        self._tell(before)

    def focusInEvent(self, event: QFocusEvent) -> None:
        before = self.chosen_id()
        super().focusInEvent(event)
        self._tell(before)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self._grid.at(event.pos().x(), event.pos().y() + self.verticalScrollBar().value())
            # A tooltip takes markup where it sees some; what somebody typed is never markup.
            words = f"<qt>{escape(self.spoken(at))}</qt>" if at >= 0 else ""
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        return super().viewportEvent(event)

    def _tell(self, before: int | None) -> None:
        now = self.chosen_id()
        if now is not None and now != before:
            self.moved.emit(now)


def _paint_words(
    painter: QPainter, look: CardLook, lines: tuple[QRect, QRect], words: CardWords, tokens: Tokens
) -> None:
    upper, second = lines
    beside = upper.width() - look.small.width(words.tag) - _TAG_ROOM
    if look.name.width(words.title) <= beside:
        look.title(painter, upper, words.title, words.tag, words.tag_kind, tokens)
        look.text(painter, look.small, second, words.detail, "text_2", tokens)
        return
    # A long title has its line for itself; the tag moves down and the detail gives way to it.
    look.text(painter, look.name, upper, words.title, "text", tokens)
    look.title(painter, second, "", words.tag, words.tag_kind, tokens)
    room = second.adjusted(0, 0, beside - upper.width(), 0)
    look.text(painter, look.small, room, words.detail, "text_2", tokens)


def _paint_bar(painter: QPainter, rect: QRect, filled: float, *, chosen: bool, tokens: Tokens) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.color("surface" if chosen else "sunken"))
    painter.drawRoundedRect(QRectF(rect), _BAR / 2, _BAR / 2)
    if filled:
        part = QRectF(rect.left(), rect.top(), max(rect.width() * filled, _BAR), rect.height())
        painter.setBrush(tokens.color("accent" if chosen else "chart"))
        painter.drawRoundedRect(part, _BAR / 2, _BAR / 2)
