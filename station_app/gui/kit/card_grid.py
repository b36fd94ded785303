"""Where cards lie under their headings: sections of cards in rows. Only numbers, so that 5,000 are laid out at once."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect

_NARROWEST, _MOST_ACROSS = 176, 4


@dataclass(frozen=True, slots=True)
class CardSizes:
    """How tall a card, the gap between two, a heading and the letters of a heading are."""

    card: int
    gap: int
    head: int
    head_font: int


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the picture: a heading (`count` 0), or cards from `first` on."""

    top: int
    first: int
    count: int


class CardGrid:
    """The rows of cards at a width. `sections` names the section of each card, in order; another one begins anew."""

    def __init__(self, sections: Sequence[str | None], width: int, sizes: CardSizes) -> None:
        self.sections = sections
        self.across = max(1, min(_MOST_ACROSS, (width + sizes.gap) // (_NARROWEST + sizes.gap)))
        self._sizes = sizes
        self._card = (width - sizes.gap * (self.across - 1)) // self.across
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
        return QRect((at - row.first) * (self._card + self._sizes.gap), row.top, self._card, self._sizes.card)

    def head(self, row: Row) -> QRect:
        """Where a heading lies."""
        return QRect(0, row.top, self._width, self._sizes.head)

    def at(self, x: int, y: int) -> int:
        """The card under a point of the picture, or -1."""
        for row in self.between(y, y):
            for card in range(row.first, row.first + row.count):
                if self.card(card).contains(x, y):
                    return card
        return -1

    def step(self, at: int, across: int, down: int) -> int:
        """The card an arrow key leads to from a card; itself at the ends, the first one from none."""
        if not self.sections:
            return -1
        if at < 0:
            return 0
        if across:
            return max(0, min(at + across, len(self.sections) - 1))
        row = self.rows[self._row_of[at]]
        number = self._row_of[at] + (1 if down > 0 else -1)
        while 0 <= number < len(self.rows) and not self.rows[number].count:
            number += 1 if down > 0 else -1
        if not 0 <= number < len(self.rows):
            return at
        other = self.rows[number]
        return other.first + min(at - row.first, other.count - 1)

    def _lay(self) -> None:
        y, at, sections = 0, 0, self.sections
        while at < len(sections):
            end = at
            while end < len(sections) and sections[end] == sections[at]:
                end += 1
            self.rows.append(Row(y, at, 0))
            y += self._sizes.head
            while at < end:
                count = min(self.across, end - at)
                self._row_of.extend([len(self.rows)] * count)
                self.rows.append(Row(y, at, count))
                at += count
                y += self._sizes.card + self._sizes.gap
        self.height = y
