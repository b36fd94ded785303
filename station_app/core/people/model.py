"""What is known of a person, and the rules of a name, a phone and a card."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypedDict

from station_app.core.errors import NotValid, Refusal
from station_app.core.gate import ascii_digits, gate
from station_app.core.types import PersonId

NAME_LIMIT = 60
NOTE_LIMIT = 500
MOST_PLATFORMS = 10
REASON_LIMIT = 200
NOTICE_LIMIT = 2_000

_CARD_DIGITS = 12
_PHONE_FILL = " -－—–()（）.·\u3000+"
_DAMM = (
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
)  # fmt: skip


class Role(StrEnum):
    """A part somebody plays at the station beside being served."""

    VOLUNTEER = "volunteer"
    GRID_WORKER = "grid_worker"


class How(StrEnum):
    """How somebody agreed to be kept on file."""

    ORAL = "oral"
    WRITTEN = "written"


class Lack(StrEnum):
    """What is still to be asked of somebody whose name is not known yet (待补全)."""

    NAME = "name"
    CATEGORY = "category"
    PLATFORM = "platform"
    CONSENT = "consent"


@dataclass(frozen=True, slots=True)
class Suspension:
    """Somebody may not borrow for now (暂停借用): why, since when, and the last day of it; `until` None has no end."""

    reason: str
    since: datetime
    until: date | None

    def in_force(self, day: date) -> bool:
        """Whether it holds on a day of the station; an end that has passed ends it."""
        return self.until is None or day <= self.until


@dataclass(frozen=True, slots=True)
class Notice:
    """What is told to somebody who is kept on file; a new wording is a new version."""

    version: int
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Consent:
    """That somebody agreed to be kept on file: to which version of the notice, how, when, told by whom."""

    version: int
    how: str
    at: datetime
    by_name: str | None


@dataclass(frozen=True, slots=True)
class Person:
    """A person as a page shows them. `other_number` is a number that is no mobile phone, kept as it was said.

    Card and consent are those of all records merged into this one. `consent_older`: to a version of the notice that
    has been replaced since.

    `state` is active, withdrawn (the registration was taken back) or merged (into another record of the person).
    """

    id: PersonId
    state: str
    name: str | None
    nickname: str | None
    phone: str | None
    phone_own: bool
    other_number: str | None
    category: str
    platforms: tuple[str, ...]
    roles: tuple[str, ...]
    employer: str | None
    note: str | None
    card: str | None
    consent: str | None
    created_at: str
    consent_older: bool = False
    suspended: Suspension | None = None

    @property
    def platform(self) -> str | None:
        """The primary platform."""
        return self.platforms[0] if self.platforms else None


class Particulars(TypedDict, total=False):
    """What may be said of a person when they are registered or edited; what is left out is not said."""

    name: str | None
    nickname: str | None
    phone: str | None
    phone_own: bool
    category: str
    platforms: Sequence[str]
    roles: Sequence[str]
    employer: str | None
    note: str | None


@dataclass(eq=False)
class PhoneTaken(Refusal):
    """The phone is another active person's own; it may be entered as shared, or that person picked."""

    person_id: int
    phone: str


@dataclass(eq=False)
class CardTaken(Refusal):
    """The card code belongs to somebody already."""

    person_id: int
    card: str


@dataclass(eq=False)
class CodeOfTool(Refusal):
    """The code is on a tool already, so it cannot be a card too: one scan means one thing."""

    tool_id: int
    card: str


@dataclass(eq=False)
class CodeOfHouse(Refusal):
    """The code is on an amenity or on goods already, so it cannot be a card too: one scan means one thing."""

    card: str


@dataclass(eq=False)
class SamePerson(Refusal):
    """A record cannot be merged with itself, nor with one it is merged with already."""

    person_id: int


@dataclass(eq=False)
class NotMergeable(Refusal):
    """The record was taken back, or is merged into another one already; `state` says which."""

    person_id: int
    state: str


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it was given: a mobile phone of eleven digits, or some other number."""

    phone: str | None
    other: str | None


def read_number(text: str | None) -> Number:
    """A typed number: blanks, dashes, full-width digits and +86 do not matter; what is no mobile is kept as it is."""
    words = gate(text, field="person.other_number", limit=40)
    if words is None:
        return Number(None, None)
    digits = ascii_digits(words)
    only_digits = all(char.isdecimal() or char in _PHONE_FILL for char in words)
    for country in ("0086", "86"):
        if len(digits) == 11 + len(country) and digits.startswith(country):
            digits = digits.removeprefix(country)
    if only_digits and len(digits) == 11 and digits.startswith("1"):
        return Number(digits, None)
    return Number(None, words)


def read_card(text: str) -> str:
    """A card's code as scanned or typed: digits, capital letters and hyphens. Raises NotValid."""
    code = "".join(ascii_digits(char) or char for char in (gate(text, field="person.card", limit=60) or ""))
    code = code.replace(" ", "").upper()
    if not 6 <= len(code) <= 40 or any(not (c.isascii() and (c.isalnum() or c == "-")) for c in code):
        raise NotValid("person.card", text)
    return code


def new_card_code() -> str:
    """A random code to print on a card."""
    return new_code("9")


def new_code(first: str) -> str:
    """A random code beginning with a digit that says what carries it: 11 digits and a check digit.

    No slip of a finger or scanner makes another card or label of it.
    """
    body = first + "".join(str(secrets.randbelow(10)) for _ in range(_CARD_DIGITS - 2))
    return body + check_digit(body)


def check_digit(digits: str) -> str:
    """Damm's check digit: it catches every single wrong digit and every swap of neighbours."""
    state = 0
    for digit in digits:
        state = int(_DAMM[state][int(digit)])
    return str(state)


def is_own_card(code: str) -> bool:
    """Whether a scanned text has the form of a card this program prints, check digit included."""
    return len(code) == _CARD_DIGITS and code.isascii() and code.isdecimal() and check_digit(code) == "0"
