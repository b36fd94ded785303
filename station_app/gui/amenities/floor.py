"""Where the cards of the map lie: sections of cards in rows. Only numbers, so that hundreds are laid out at once."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect

from station_app.core.desk.hall import HallCard

CARD_HEIGHT, GAP, HEAD_HEIGHT = 62, 6, 26
NARROWEST, MOST_ACROSS = 176, 4


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the picture: the head of a place (`count` 0), or cards from `first` on."""

    top: int
    first: int
    count: int


class Floor:
    """The rows of some cards at a width. They keep their order; another place begins a new section."""

    def __init__(self, cards: Sequence[HallCard], width: int) -> None:
        self.cards = cards
        self.across = max(1, min(MOST_ACROSS, (width + GAP) // (NARROWEST + GAP)))
        self._card = (width - GAP * (self.across - 1)) // self.across
        self._width = width
        self.rows: list[Row] = []
        self._row_of: list[int] = []
        self.height = 0
        self._lay()
        self._tops = [row.top for row in self.rows]

    def between(self, top: int, bottom: int) -> list[Row]:
        """The rows that touch a stripe of the picture."""
        first = max(bisect_right(self._tops, top) - 1, 0)
        return self.rows[first : bisect_right(self._tops, bottom)]

    def card(self, at: int) -> QRect:
        """Where a card lies in the picture."""
        row = self.rows[self._row_of[at]]
        return QRect((at - row.first) * (self._card + GAP), row.top, self._card, CARD_HEIGHT)

    def head(self, row: Row) -> QRect:
        """Where the head of a place lies."""
        return QRect(0, row.top, self._width, HEAD_HEIGHT)

    def at(self, x: int, y: int) -> int:
        """The card under a point of the picture, or -1."""
        for row in self.between(y, y):
            for card in range(row.first, row.first + row.count):
                if self.card(card).contains(x, y):
                    return card
        return -1

    def step(self, at: int, across: int, down: int) -> int:
        """The card an arrow key leads to from a card; itself at the ends, the first one from none."""
        if not self.cards:
            return -1
        if at < 0:
            return 0
        if across:
            return max(0, min(at + across, len(self.cards) - 1))
        row = self.rows[self._row_of[at]]
        number = self._row_of[at] + (1 if down > 0 else -1)
        while 0 <= number < len(self.rows) and not self.rows[number].count:
            number += 1 if down > 0 else -1
        if not 0 <= number < len(self.rows):
            return at
        other = self.rows[number]
        return other.first + min(at - row.first, other.count - 1)

    def _lay(self) -> None:
        y, at, cards = 0, 0, self.cards
        while at < len(cards):
            end = at
            while end < len(cards) and cards[end].place.place == cards[at].place.place:
                end += 1
            self.rows.append(Row(y, at, 0))
            y += HEAD_HEIGHT
            while at < end:
                count = min(self.across, end - at)
                self._row_of.extend([len(self.rows)] * count)
                self.rows.append(Row(y, at, count))
                at += count
                y += CARD_HEIGHT + GAP
        self.height = y
