"""What a visit is, its states, and the rules of arriving and leaving."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from station_app.core.errors import Refusal
from station_app.core.types import PersonId, VisitId

SLIP = timedelta(seconds=60)
"""The same person again within this time is a slip of the hand."""

LONGEST = timedelta(hours=16)
"""A stay of more hours than this is a slip of the pen: somebody left before they came."""

MOST_HEADS = 99
REASON_LIMIT = 200
UNDONE = "undo"
"""The reason of a visit voided by Undo; `texts` says it in words."""


class State(StrEnum):
    """Where a visit stands: there, left, ended by itself, closed without a leaving time, void."""

    IN = "in"
    OUT = "out"
    AUTO = "auto"
    UNKNOWN = "unknown"
    VOID = "void"


class Origin(StrEnum):
    """How a visit came into the file."""

    DESK = "desk"
    BACK_DATED = "back_dated"
    IMPORT = "import"
    DEMO = "demo"


class Visit(NamedTuple):
    """One visit as pages and ledgers show it. Times are aware UTC; `day` and `hour` are the station's own.

    Of a merged record the one that counts is shown. `hour` is None when the register said no time; `created_at` is
    when it was written down, as UTC text. `words` is what was written in place of a name (骑手, 张师傅).

    A tuple with names: a page makes hundreds of them at once, and a frozen dataclass takes four times as long to make.
    """

    id: VisitId
    person_id: PersonId | None
    name: str | None
    nickname: str | None
    phone: str | None
    heads: int
    words: str | None
    category: str
    platform: str | None
    services: tuple[str, ...]
    arrived_at: datetime
    day: date
    hour: int | None
    left_at: datetime | None
    state: State
    origin: Origin
    note: str | None
    again_reason: str | None
    void_reason: str | None
    by_name: str | None
    other_number: str | None
    created_at: str


Cursor = tuple[str, str, int]
"""Where a page of the log ended: day, arrival, id."""


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a log and the cursor of the next ones; None at the end."""

    rows: list[Visit]
    cursor: Cursor | None


@dataclass(eq=False)
class AlreadyIn(Refusal):
    """The person is here already: they may leave, or be counted once more with a reason."""

    person_id: int
    visit_id: int
    since: datetime


@dataclass(eq=False)
class AlreadyOut(Refusal):
    """The visit has ended already."""

    visit_id: int
    state: str


@dataclass(eq=False)
class AlreadyVoid(Refusal):
    """The visit is void already."""

    visit_id: int


@dataclass(eq=False)
class OpenElsewhere(Refusal):
    """The person has another visit that is still open: an open visit cannot become theirs too."""

    person_id: int
    visit_id: int


@dataclass(eq=False)
class OnePerson(Refusal):
    """A visit of somebody known is one head; a group is counted without a name."""

    heads: int


@dataclass(eq=False)
class DayStays(Refusal):
    """A visit registered at the desk keeps its day; only one entered later from paper can have had another."""

    visit_id: int


@dataclass(eq=False)
class NotServed(Refusal):
    """The person's record was taken back or merged: they cannot be checked in under it."""

    person_id: int


def has_run_out(arrived_at: datetime, now: datetime, *, minutes: int) -> bool:
    """Whether a visit that nobody ended has lasted longer than a visit may."""
    return now - arrived_at > timedelta(minutes=minutes)
