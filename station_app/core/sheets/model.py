"""What a numbered paper sheet is, where its lines stand, and why a line cannot be written."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from station_app.core.errors import Refusal
from station_app.core.types import SheetId
from station_app.core.visits.model import Visit

NUMBER_KIND = "sheet"
LINES = 20
"""How many lines a sheet has when nobody says otherwise."""
MOST_LINES = 60
MOST_SHEETS = 50
"""The most that are made at a time: more is a slip of the finger."""


class Struck(StrEnum):
    """Why a line of the paper holds no visit: nobody wrote on it, or what was written was crossed out."""

    BLANK = "blank"
    STRUCK = "struck"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One numbered sheet. `day` is the day chosen for it, or that of its last line typed; `last` the lowest line done.

    `typed` and `struck` count lines; together with the gaps and what is below they make up `lines`.
    """

    id: SheetId
    number: str
    lines: int
    day: date | None
    unused: bool
    typed: int
    struck: int
    last: int
    made_at: datetime

    @property
    def untouched(self) -> bool:
        """Printed, and nothing of it is in the station yet: on a pile somewhere, or lost."""
        return not self.unused and self.last == 0

    @property
    def done(self) -> bool:
        """Whether every line is accounted for, or the sheet will never be used."""
        return self.unused or self.typed + self.struck == self.lines


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a sheet that is accounted for: its visit, or why it holds none."""

    line: int
    visit: Visit | None
    struck: Struck | None


@dataclass(eq=False)
class LineDone(Refusal):
    """The line holds a visit already, or was said to hold none; nothing is written over it."""

    number: str
    line: int
    visit_id: int | None
    struck: Struck | None


@dataclass(eq=False)
class NoSuchLine(Refusal):
    """The sheet has no line of this number."""

    number: str
    line: int
    lines: int


@dataclass(eq=False)
class LineHolds(Refusal):
    """The line holds a visit that counts; it is freed by undoing or voiding that visit."""

    number: str
    line: int


@dataclass(eq=False)
class SheetBegun(Refusal):
    """Some lines of the sheet are typed in, so it was used."""

    number: str


@dataclass(eq=False)
class SheetUnused(Refusal):
    """The sheet was said to be unused; it is taken back into use first."""

    number: str
