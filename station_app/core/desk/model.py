"""What the one field of the desk can be told, read from what was typed or scanned."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from station_app.core.amenities.model import Fault
from station_app.core.errors import TooLong
from station_app.core.gate import ascii_digits
from station_app.core.lending.model import Loan
from station_app.core.people.model import Suspension, read_number
from station_app.core.supplies.model import Level
from station_app.core.training.model import EnrolmentState, Session
from station_app.core.types import PersonId

_SHORTEST_CODE = 8
_UNNAMED = re.compile(r"[+＋]\s*(\d{0,2})\s*([A-Za-zＡ-Ｚａ-ｚ]?)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Unnamed:
    """`+`, `+6`, `+6h`: so many people without a name; the letter is a category's, capital, or None."""

    heads: int
    letter: str | None


@dataclass(frozen=True, slots=True)
class Phone:
    """Eleven digits: a whole mobile number."""

    number: str


@dataclass(frozen=True, slots=True)
class Words:
    """Anything else: to be looked up as it stands."""

    text: str


@dataclass(frozen=True, slots=True)
class Today:
    """The day's figures on the desk page: heads by the station's hour, and by category, the largest first."""

    visit_count: int
    person_count: int
    on_site: int
    meals: int
    by_hour: dict[int, int]
    by_category: dict[str, int]


@dataclass(frozen=True, slots=True)
class Held:
    """A place somebody has now; `capacity` is how many places the amenity has."""

    amenity: str
    slot: int
    capacity: int | None
    since_at: datetime


@dataclass(frozen=True, slots=True)
class Freed:
    """A place that became free; `capacity` is how many places the amenity has."""

    amenity: str
    capacity: int | None
    slot: int


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody was handed out today, all of one kind of goods together."""

    item: str
    unit: str
    quantity: int


@dataclass(frozen=True, slots=True)
class ToDo:
    """What needs doing, the most urgent first in each. Goods stand in one list only: expired, else low, else expiring.

    `faults` are those not confirmed as fixed, the oldest first. `sessions`: trainings that are over and nobody closed.
    """

    late: tuple[Loan, ...] = ()
    faults: tuple[Fault, ...] = ()
    expired: tuple[Level, ...] = ()
    low: tuple[Level, ...] = ()
    expiring: tuple[Level, ...] = ()
    sessions: tuple[Session, ...] = ()


@dataclass(frozen=True, slots=True)
class OnList:
    """A session to come that somebody is on the list of, and where they stand in it."""

    session: Session
    state: EnrolmentState


class Does(StrEnum):
    """What the desk does with somebody and a session: the list, its waiting list, the door; nothing is left to do."""

    ENROL = "enrol"
    WAIT = "wait"
    SIGN_IN = "sign_in"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Offered:
    """A session to come as it is offered to somebody: where they stand in it, and what the desk does with them."""

    session: Session
    state: EnrolmentState | None
    does: Does


@dataclass(frozen=True, slots=True)
class Known:
    """What the clerk should know about a person when picking them."""

    person_id: PersonId
    visits: int
    last_at: datetime | None
    note: str | None
    open_since: datetime | None
    open_visit: int | None
    suspended: Suspension | None
    """While it is in force."""
    tools_out: int = 0
    tools_overdue: int = 0
    places: tuple[Held, ...] = ()
    given: tuple[Given, ...] = ()
    """Handed out today."""
    sessions: tuple[OnList, ...] = ()
    """Of the next two weeks, the earliest first."""


Entry = Unnamed | Phone | Words


def is_code(text: str) -> bool:
    """Whether a text can only be a scanned code: a long run of digits and letters, with a digit, and no phone."""
    plain = text.strip()
    long_enough = len(plain) >= _SHORTEST_CODE and plain.isascii() and plain.replace("-", "").isalnum()
    return long_enough and any(char.isdigit() for char in plain) and not isinstance(read_entry(plain), Phone)


def read_entry(text: str) -> Entry:
    """What a typed or scanned text asks of the desk. Full-width signs and digits count as plain ones."""
    plain = "".join(ascii_digits(char) or char for char in text).strip()
    unnamed = _UNNAMED.fullmatch(plain)
    if unnamed:
        letter = unnamed[2]
        plain_letter = chr(ord(letter) - 0xFEE0) if letter > "z" else letter
        return Unnamed(int(unnamed[1] or 1), plain_letter.upper() or None)
    try:
        phone = read_number(text).phone
    except TooLong:  # longer than any number
        phone = None
    return Phone(phone) if phone else Words(text.strip())
