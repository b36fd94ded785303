"""What a tool, a loan and a reservation are, their states, and how codes are read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypedDict

from station_app.core.people.keys import read_code
from station_app.core.people.model import new_code
from station_app.core.types import LoanId, PersonId, ReservationId, ToolId

CODE_LIMIT = 20
NAME_LIMIT = 80
PLACE_LIMIT = 20
NOTE_LIMIT = 500
REASON_LIMIT = 200
ACCESSORY_LIMIT = 40
MOST_ACCESSORIES = 20
MOST_AT_ONCE = 200
"""The most pieces added in one act by hand: more is a slip of the finger."""
MOST_VALUE = 100_000_000


class ToolState(StrEnum):
    """Where a tool stands. Written off: a lost or broken piece nobody expects back. Withdrawn: never was."""

    AVAILABLE = "available"
    ON_LOAN = "on_loan"
    IN_REPAIR = "in_repair"
    LOST = "lost"
    WRITTEN_OFF = "written_off"
    RETIRED = "retired"
    WITHDRAWN = "withdrawn"


class LoanState(StrEnum):
    """Where a loan stands: out, brought back, lost with its borrower, or taken back as if it never was."""

    OPEN = "open"
    BACK = "back"
    LOST = "lost"
    VOID = "void"


class Condition(StrEnum):
    """How a tool came back."""

    GOOD = "good"
    DAMAGED = "damaged"
    PARTS_MISSING = "parts_missing"


class Booking(StrEnum):
    """Where a reservation stands: to come, lent by it, cancelled, or taken back."""

    BOOKED = "booked"
    USED = "used"
    CANCELLED = "cancelled"
    VOID = "void"


MOVES: dict[str, tuple[frozenset[ToolState], ToolState]] = {
    "send_to_repair": (frozenset({ToolState.AVAILABLE}), ToolState.IN_REPAIR),
    "back_from_repair": (frozenset({ToolState.IN_REPAIR}), ToolState.AVAILABLE),
    "report_lost": (frozenset({ToolState.AVAILABLE, ToolState.ON_LOAN, ToolState.IN_REPAIR}), ToolState.LOST),
    "find_again": (frozenset({ToolState.LOST, ToolState.WRITTEN_OFF}), ToolState.AVAILABLE),
    "write_off": (frozenset({ToolState.LOST, ToolState.IN_REPAIR}), ToolState.WRITTEN_OFF),
    "retire": (frozenset({ToolState.AVAILABLE, ToolState.IN_REPAIR}), ToolState.RETIRED),
    "bring_back": (frozenset({ToolState.RETIRED}), ToolState.AVAILABLE),
}
"""Command → the states it takes a tool from, and the one it takes it to. On loan is entered and left by loans alone."""

HERE = frozenset({ToolState.AVAILABLE, ToolState.ON_LOAN, ToolState.IN_REPAIR})
"""States of a piece the station still counts on."""


class ToolSaid(TypedDict, total=False):
    """What may be said of a tool when it is added or edited; what is left out is not said. `value_fen` is in fen.

    `course` is the training whoever borrows it must have had; None: it needs none.
    """

    name: str
    kind: str
    cabinet: str | None
    slot: str | None
    accessories: Sequence[str]
    value_fen: int | None
    note: str | None
    photo: str | None
    course: str | None


@dataclass(frozen=True, slots=True)
class Tool:
    """One piece as pages show it. `label` is the code its printed label carries; `since` when it came to its state.

    `course` is the training whoever borrows it must have had.
    """

    id: ToolId
    code: str
    name: str
    kind: str
    cabinet: str | None
    slot: str | None
    accessories: tuple[str, ...]
    value_fen: int | None
    note: str | None
    photo: str | None
    state: ToolState
    state_note: str | None
    since: datetime
    label: str | None
    course: str | None = None

    def as_json(self) -> dict[str, Any]:
        """One entry of `station-app find --json`."""
        return {
            "tool_id": self.id,
            "code": self.code,
            "name": self.name,
            "kind": self.kind,
            "cabinet": self.cabinet,
            "slot": self.slot,
            "state": self.state.value,
        }


@dataclass(frozen=True, slots=True)
class Part:
    """An accessory lent with a tool; `back` is None while it is out."""

    name: str
    back: bool | None


@dataclass(frozen=True, slots=True)
class Loan:
    """One loan. Of a merged borrower the record that counts is shown. `day` is the station's day of lending."""

    id: LoanId
    tool_id: ToolId
    code: str
    tool: str
    person_id: PersonId
    name: str | None
    nickname: str | None
    phone: str | None
    state: LoanState
    out_at: datetime
    day: date
    due_at: datetime
    back_at: datetime | None
    lost_at: datetime | None
    condition: Condition | None
    renewals: int
    parts: tuple[Part, ...]
    returned_by: PersonId | None
    visit_id: int | None
    note: str | None
    back_note: str | None
    by_name: str | None
    back_by_name: str | None

    def days_late(self, today: date, due_day: date) -> int:
        """How many of the station's days it is late; 0 on the day it was due, and before."""
        return max(0, (today - due_day).days)


@dataclass(frozen=True, slots=True)
class Reservation:
    """A tool promised to somebody known, or to a name, from `starts_at` until `ends_at`."""

    id: ReservationId
    tool_id: ToolId
    code: str
    tool: str
    person_id: PersonId | None
    name: str | None
    nickname: str | None
    starts_at: datetime
    ends_at: datetime
    state: Booking
    loan_id: LoanId | None
    note: str | None


@dataclass(frozen=True, slots=True)
class HeadsUp:
    """What the clerk must hear when a tool goes out: good to know, nothing that is in the way.

    `out` and `overdue` count what the borrower has, this loan left out; `reserved_from` is the next reservation of
    somebody else, which the loan has to be back for.
    """

    out: int
    overdue: int
    accessories: tuple[str, ...]
    reserved_from: datetime | None
    note: str | None


def read_tool_code(text: str) -> str:
    """A tool's code as it is printed: capital letters, digits and hyphens. Raises NotValid, TooLong."""
    return read_code(text, field="tool.code", limit=CODE_LIMIT)


def new_label() -> str:
    """A random code for a label, as a card's, but beginning with 8."""
    return new_code("8")
