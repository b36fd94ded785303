"""What a shift is, what an opening is, and the levels of heat."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from station_app.core.errors import Refusal
from station_app.core.types import OpeningId, ShiftId, StaffId

HANDOVER_LIMIT = 1000
NOTE_LIMIT = 200
HEAT_LEVELS = (0, 35, 37, 40)
"""0: no heat; the others are degrees Celsius, set by hand."""


class ShiftState(StrEnum):
    """Where a shift stands: running, ended, left without an end (an earlier day's), or taken back."""

    OPEN = "open"
    ENDED = "ended"
    LEFT = "left"
    VOID = "void"


class OpeningState(StrEnum):
    """Where an opening stands: open, closed, never closed (an earlier day's: its hours are unknown), or taken back."""

    OPEN = "open"
    CLOSED = "closed"
    MISSED = "missed"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Shift:
    """Somebody's time on duty. `handover` is the note for whoever comes next; it may be written all day long."""

    id: ShiftId
    staff_id: StaffId
    staff_name: str
    day: date
    started_at: datetime
    ended_at: datetime | None
    state: ShiftState
    handover: str | None


@dataclass(frozen=True, slots=True)
class Opening:
    """One time the station was open to riders. `day` is the station's day of opening."""

    id: OpeningId
    day: date
    opened_at: datetime
    closed_at: datetime | None
    state: OpeningState
    opened_by: str | None
    closed_by: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class OpenDay:
    """A day of the opening log. `minutes` are proven ones; None when a closing is unknown or the day goes on.

    `late_minutes` after the hour on the door, `early_minutes` before closing time; 0 when in time.
    """

    day: date
    opened_at: datetime
    closed_at: datetime | None
    minutes: int | None
    late_minutes: int
    early_minutes: int
    missed: bool


@dataclass(eq=False)
class ShiftOpen(Refusal):
    """Somebody is on duty already; their shift is handed over or ended first."""

    shift_id: int
    staff_name: str
    since: datetime


@dataclass(eq=False)
class NoShift(Refusal):
    """Nobody is on duty: somebody signs in first."""


@dataclass(eq=False)
class StationOpen(Refusal):
    """The station is open already."""

    opening_id: int
    since: datetime


@dataclass(eq=False)
class StationClosed(Refusal):
    """The station is not open, so it is not closed."""


@dataclass(eq=False)
class OpeningsOverlap(Refusal):
    """The station was open already in these hours: no hour is counted twice. Times in the station's zone."""

    opening_id: int
    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class PastDays:
    """What earlier days left open: the shift that was left, the opening that was never closed."""

    shift_id: ShiftId | None
    opening_id: OpeningId | None
