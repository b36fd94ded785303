"""Cards people carry: ten on an A4 page, each with the name, the number in digits and a QR of those digits."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from station_app.gui.printing import qr
from station_app.gui.printing.paper import FAINT, GREY, HEIGHT, WIDTH, Ink, Page, font, width_of, wrapped
from station_app.texts.printing import CardWords

CARD_WIDTH, CARD_HEIGHT = 856, 540
"""85.6 × 54 mm: a bank card."""
COLUMNS, ROWS = 2, 5
PER_PAGE = COLUMNS * ROWS
LEFT, TOP = (WIDTH - COLUMNS * CARD_WIDTH) / 2, (HEIGHT - ROWS * CARD_HEIGHT) / 2

_INSET = 50.0
_QR = 300.0
_MARK, _AWAY = 60.0, 15.0
_NAME_SIZES = ((76.0, 1), (60.0, 2), (44.0, 3), (34.0, 4), (28.0, 5))
"""The height of a name and in how many lines: the largest at which it is whole."""


@dataclass(frozen=True, slots=True)
class CardFace:
    """One card: the station, whose it is, and the digits a scanner reads from it."""

    station: str
    name: str
    code: str


def card_pages(cards: Sequence[CardFace], words: CardWords, *, start: int = 0) -> list[Page]:
    """Pages of cards; the first `start` places stay empty, on a page some cards were cut from already."""
    slots: list[CardFace | None] = [*([None] * start), *cards]
    return [partial(_paint, slots=slots[at : at + PER_PAGE], words=words) for at in range(0, len(slots), PER_PAGE)]


def place_of(slot: int) -> QRectF:
    """Where on its page a card lies, row by row."""
    row, column = divmod(slot, COLUMNS)
    return QRectF(LEFT + column * CARD_WIDTH, TOP + row * CARD_HEIGHT, CARD_WIDTH, CARD_HEIGHT)


def grouped(code: str) -> str:
    """The digits in fours, as people read them out; codes that are no plain digits stay as they are."""
    return " ".join(code[at : at + 4] for at in range(0, len(code), 4)) if code.isdecimal() else code


def name_lines(name: str, width: float) -> tuple[float, list[str]]:
    """At what height a name is written, and its lines; only one that fits at no height ends in …."""
    for size, lines in _NAME_SIZES:
        parts = wrapped(name, font(size, bold=True), width, lines)
        if "".join(parts).replace(" ", "") == name.replace(" ", ""):
            return size, parts
    return size, parts


def _paint(painter: QPainter, slots: Sequence[CardFace | None], words: CardWords) -> None:
    ink = Ink(painter)
    for slot, card in enumerate(slots):
        if card is not None:
            _card(ink, card, words, place_of(slot))
    _cut_marks(ink)


def _card(ink: Ink, card: CardFace, words: CardWords, place: QRectF) -> None:
    inner = place.adjusted(_INSET, _INSET, -_INSET, -_INSET)
    code = QRectF(inner.right() - _QR + 30, inner.top() + 54, _QR, _QR)
    small = width_of(card.station, font(36)) > inner.width()
    station = QRectF(inner.left(), inner.top() - (10 if small else 0), inner.width(), 50)
    ink.words(card.station, station, 26 if small else 36, lines=2, color=GREY)
    room = code.left() - inner.left() - 10
    size, parts = name_lines(card.name, room)
    below = QRectF(inner.left(), inner.top() + 70, room, 200)
    ink.words(card.name, below, size, bold=True, lines=len(parts), middle=True)
    qr.paint(ink.painter, card.code, code)
    y = ink.words(words.number, QRectF(inner.left(), inner.top() + 290, room, 40), 26, color=GREY)
    ink.words(grouped(card.code), QRectF(inner.left(), y, room, 50), 44)
    ink.words(words.use, QRectF(inner.left(), inner.bottom() - 36, inner.width(), 40), 26, color=GREY)


def _cut_marks(ink: Ink) -> None:
    # Outside the cards, where the knife begins; a faint cross where four cards meet.
    right, bottom = LEFT + COLUMNS * CARD_WIDTH, TOP + ROWS * CARD_HEIGHT
    for column in range(COLUMNS + 1):
        x = LEFT + column * CARD_WIDTH
        ink.line(x, TOP - _AWAY - _MARK, x, TOP - _AWAY)
        ink.line(x, bottom + _AWAY, x, bottom + _AWAY + _MARK)
        for row in range(ROWS + 1):
            y = TOP + row * CARD_HEIGHT
            ink.line(x - 12, y, x + 12, y, width=1, color=FAINT)
            ink.line(x, y - 12, x, y + 12, width=1, color=FAINT)
    for row in range(ROWS + 1):
        y = TOP + row * CARD_HEIGHT
        ink.line(LEFT - _AWAY - _MARK, y, LEFT - _AWAY, y)
        ink.line(right + _AWAY, y, right + _AWAY + _MARK, y)
