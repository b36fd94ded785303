"""What an amenity, a place taken, a fault and a point of the check are, and their states."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TypedDict

from station_app.core.people.model import new_code
from station_app.core.types import AmenityId, FaultId, OccupancyId, PersonId, ShiftId

CODE_LIMIT = 20
NAME_LIMIT = 60
PLACE_LIMIT = 40
DONOR_LIMIT = 80
NOTE_LIMIT = 500
WHAT_LIMIT = 200
REPAIRER_LIMIT = 80
MOST_PLACES = 999
MOST_AT_ONCE = 100
LONGEST = timedelta(days=2)
"""The latest a place is promised until: beyond it is a slip of the finger."""


class AmenityState(StrEnum):
    """Where an amenity stands; what is broken is said by its faults. Withdrawn: never was."""

    IN_USE = "in_use"
    RETIRED = "retired"
    WITHDRAWN = "withdrawn"


class Fills(StrEnum):
    """How the places of an amenity fill: taken at the desk, or by everybody who is in the station."""

    HAND = "hand"
    HERE = "here"


class FaultState(StrEnum):
    """Where a fault stands; until it is confirmed as fixed the amenity is not offered."""

    REPORTED = "reported"
    UNDER_REPAIR = "under_repair"
    FIXED = "fixed"
    CONFIRMED = "confirmed"
    VOID = "void"


OPEN_FAULTS = (FaultState.REPORTED, FaultState.UNDER_REPAIR, FaultState.FIXED)


class Result(StrEnum):
    """What a point of the check was found to be; none: not looked at yet."""

    NONE = "none"
    NORMAL = "normal"
    ABNORMAL = "abnormal"
    NOT_APPLICABLE = "not_applicable"


ORIGINS = ("bought", "allotted", "donated")


class AmenitySaid(TypedDict, total=False):
    """What may be said of an amenity when it is added or edited; what is left out is not said."""

    name: str
    kind: str
    place: str | None
    capacity: int | None
    fills: str
    origin: str | None
    donor: str | None
    since_day: date | None
    note: str | None
    photo: str | None


@dataclass(frozen=True, slots=True)
class Amenity:
    """One amenity as forms show it. `label` is the code its printed label carries."""

    id: AmenityId
    code: str
    name: str
    kind: str
    place: str | None
    capacity: int | None
    fills: Fills
    origin: str | None
    donor: str | None
    since_day: date | None
    note: str | None
    photo: str | None
    state: AmenityState
    label: str | None


@dataclass(frozen=True, slots=True)
class Occupancy:
    """A place taken. Of a merged person the record that counts is shown; nobody known: `person_id` is None."""

    id: OccupancyId
    amenity_id: AmenityId
    amenity: str
    slot: int
    person_id: PersonId | None
    name: str | None
    nickname: str | None
    since_at: datetime
    until_at: datetime | None
    ended_at: datetime | None
    state: str
    how: str | None


@dataclass(frozen=True, slots=True)
class Fault:
    """Something broken: an amenity, or a point of the check that belongs to none."""

    id: FaultId
    amenity_id: AmenityId | None
    amenity: str | None
    place: str | None
    check_item: str | None
    what: str
    photo: str | None
    state: FaultState
    day: date
    reported_at: datetime
    repair_at: datetime | None
    fixed_at: datetime | None
    confirmed_at: datetime | None
    reported_by: str | None
    repair_by: str | None
    fixed_by: str | None
    confirmed_by: str | None
    repairer: str | None
    outcome: str | None

    def out_minutes(self, now: datetime) -> int:
        """For how long it was out of service, until it was confirmed as fixed or until now; in minutes."""
        return max(0, int(((self.confirmed_at or now) - self.reported_at).total_seconds()) // 60)


@dataclass(frozen=True, slots=True)
class CheckItem:
    """A point of the check. `heat`: from which level it is looked at, 0 every day."""

    code: str
    zh: str
    en: str
    amenity_kind: str | None
    heat: int

    def label(self, language: str) -> str:
        """The label in `zh` or `en`."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a point of the check was found to be in one shift."""

    id: int
    shift_id: ShiftId
    check_item: str
    result: Result
    amenity_id: AmenityId | None
    fault_id: FaultId | None
    note: str | None
    photo: str | None
    day: date
    at: datetime
    by_name: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a shift's checklist: the point, what it was found to be (None: not yet), amenities it may be about.

    `fault` is one already open for it, so that the same thing is not reported twice.
    """

    item: CheckItem
    found: Inspection | None
    amenities: tuple[tuple[AmenityId, str], ...]
    fault: Fault | None


@dataclass(frozen=True, slots=True)
class Place:
    """An amenity on the map of the hall.

    `taken` counts open places taken by hand; for one that fills with everybody here the reader puts in who is here.
    `who` and `since_at` are those of the place taken last; `until_at` the latest time one is promised until.
    """

    id: AmenityId
    code: str
    name: str
    kind: str
    place: str | None
    capacity: int | None
    fills: Fills
    taken: int
    who: str | None
    who_slot: int | None
    since_at: datetime | None
    until_at: datetime | None
    checked_at: datetime | None
    checked: Result | None
    check_note: str | None
    fault_id: FaultId | None
    fault_what: str | None
    fault_state: FaultState | None
    fault_since: datetime | None

    @property
    def free(self) -> int | None:
        """How many places are free; None for what has no places, 0 while a fault is open."""
        if self.capacity is None:
            return None
        return 0 if self.fault_id is not None else max(0, self.capacity - self.taken)


@dataclass(frozen=True, slots=True)
class Event:
    """Something in the story of an amenity. `what`: added, taken, ended, reported, under_repair, fixed, confirmed,
    void, or the result of a check; `text` is what was broken, done or found, `who` whom it was about."""

    at: datetime
    what: str
    text: str | None
    who: str | None
    by_name: str | None


def new_label() -> str:
    """A random code for a label, as a card's, but beginning with 7."""
    return new_code("7")
