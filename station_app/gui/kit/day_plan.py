"""What a day's grid shows: rows, half-hours, and the blocks that take them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Block:
    """What takes a row from column `first` until before `after`. `words` say all of it, `who` stands in the block.

    `number` names a reservation that can be given up or lent by; None is shown and cannot be touched.
    """

    row: int
    first: int
    after: int
    who: str
    words: str
    number: int | None = None
    kind: Literal["booked", "lent"] = "booked"


@dataclass(frozen=True, slots=True)
class DayPlan:
    """What the grid shows: rows, the times at the edges of its columns (one more than columns), blocks.

    Columns before `past` are over; `past` is the one that runs now, the number of columns on a day that is over.
    """

    rows: Sequence[str] = ()
    edges: Sequence[str] = ()
    blocks: Sequence[Block] = ()
    past: int = 0

    @property
    def columns(self) -> int:
        """How many half-hours there are."""
        return max(len(self.edges) - 1, 0)

    def block_at(self, row: int, column: int) -> Block | None:
        """What takes a cell; a reservation before a loan."""
        here = [block for block in self.blocks if block.row == row and block.first <= column < block.after]
        return min(here, key=lambda block: block.number is None, default=None)
