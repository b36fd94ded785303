"""Which settings there are, what each may be, and what a dictionary entry is."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from zoneinfo import available_timezones

from station_app.core.errors import NotFound, NotValid, Refusal
from station_app.core.gate import gate

Value = str | int | bool | list[str]

LABEL_LIMIT = 40
PARTS = ("sheets", "cards", "reports", "training", "amenities")
"""The parts of the program a station may do without: paper sheets typed in, printed cards, statistics, trainings,
amenities with supplies and shifts."""
WEEKDAYS = ("1", "2", "3", "4", "5", "6", "7")
"""Monday to Sunday, as ISO numbers them."""

_ZONE = re.compile(r"[A-Z][\w+-]*(/[\w+-]+)*", re.ASCII)
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
NEVER_PRESELECTED = frozenset({"meal", "medicine", "supplies", "tool"})
"""Services that cost something or need an eye on them are always picked by hand."""
KINS = ("new_employment", "outdoor", "other")
"""The groups of categories that reports add up."""


def time_zones() -> set[str]:
    """The names a station's time zone may have: those every PC knows, so not what this one calls its own."""
    return available_timezones() - {"localtime"}


class Dictionary(StrEnum):
    """A list of words the station may edit; each is a table of the same name."""

    CATEGORY = "category"
    PLATFORM = "platform"
    SERVICE = "service"
    TOOL_KIND = "tool_kind"
    AMENITY_KIND = "amenity_kind"
    SUPPLY_KIND = "supply_kind"
    CHECK_ITEM = "check_item"
    COURSE = "course"


@dataclass(frozen=True, slots=True)
class Entry:
    """One word of a dictionary with its two labels. `letter` is the desk's key for a category, `kin` its group."""

    code: str
    zh: str
    en: str
    active: bool
    built_in: bool
    letter: str | None = None
    kin: str | None = None

    def label(self, language: str) -> str:
        """The label in `zh` or `en`."""
        return self.zh if language == "zh" else self.en


@dataclass(eq=False)
class UnknownCode(Refusal):
    """A code that is in no entry of its dictionary."""

    dictionary: str
    code: str


@dataclass(eq=False)
class LabelTaken(Refusal):
    """Another entry of the dictionary has this label already."""

    dictionary: str
    label: str


@dataclass(eq=False)
class WordTaken(Refusal):
    """A word leads to another entry of the dictionary already; `owner` is that entry's Chinese label."""

    dictionary: str
    word: str
    owner: str


@dataclass(eq=False)
class LetterTaken(Refusal):
    """The desk's letter belongs to another category; `owner` is that one's Chinese label."""

    letter: str
    owner: str


@dataclass(eq=False)
class NeverPreselected(Refusal):
    """A service that is always picked by hand cannot be one of the usual ones."""

    service: str


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting's default and its gate: takes what was typed, hands back what is stored, raises NotValid."""

    default: Value
    check: Callable[[str, Value], Value]


def checked(key: str, value: Value) -> Value:
    """The stored form of a setting's value. Raises NotFound, NotValid, TooLong, NeverPreselected."""
    if key not in SETTINGS:
        raise NotFound("setting", key)
    return SETTINGS[key].check(key, value)


def _text(limit: int) -> Callable[[str, Value], Value]:
    def check(key: str, value: Value) -> Value:
        if not isinstance(value, str):
            raise NotValid(key, str(value))
        return gate(value, field=key, limit=limit) or ""

    return check


def _fixed(key: str, value: Value) -> Value:  # noqa: ARG001 - called as the gates are
    raise NotFound("setting", key)  # the station's own mark, made with its file: no form has it


def _number(low: int, high: int) -> Callable[[str, Value], Value]:
    def check(key: str, value: Value) -> Value:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise NotValid(key, str(value))
        return value

    return check


def _clock(key: str, value: Value) -> Value:
    if not isinstance(value, str) or not _CLOCK.fullmatch(value):
        raise NotValid(key, str(value))
    return value


def _zone(key: str, value: Value) -> Value:
    # Looked up in the list and not opened: on Windows COM1 is a port that never answers, \\pc\x another PC.
    if not isinstance(value, str) or not _ZONE.fullmatch(value) or value not in time_zones():
        raise NotValid(key, str(value))
    return value


def _services(key: str, value: Value) -> Value:
    if not isinstance(value, list):
        raise NotValid(key, str(value))
    for service in value:
        if service in NEVER_PRESELECTED:
            raise NeverPreselected(service)
    return list(dict.fromkeys(value))


def _days(key: str, value: Value) -> Value:
    if not isinstance(value, list):
        raise NotValid(key, str(value))
    try:
        return sorted({date.fromisoformat(each).isoformat() for each in value})
    except (TypeError, ValueError) as error:
        raise NotValid(key, str(value)) from error


def _flag(key: str, value: Value) -> Value:
    if not isinstance(value, bool):
        raise NotValid(key, str(value))
    return value


def _some_of(known: tuple[str, ...]) -> Callable[[str, Value], Value]:
    def check(key: str, value: Value) -> Value:
        if not isinstance(value, list) or not set(value) <= set(known):
            raise NotValid(key, str(value))
        return [each for each in known if each in value]

    return check


SETTINGS: dict[str, Setting] = {
    "station.name": Setting("", _text(60)),
    "station.code": Setting("", _text(20)),
    "station.address": Setting("", _text(80)),
    "station.street": Setting("", _text(60)),
    "station.community": Setting("", _text(60)),
    "station.opens": Setting("09:00", _clock),
    "station.closes": Setting("21:00", _clock),
    "station.rest_days": Setting([], _some_of(WEEKDAYS)),
    "station.closed_days": Setting([], _days),
    "station.parts_off": Setting([], _some_of(PARTS)),
    "station.timezone": Setting("Asia/Shanghai", _zone),
    "station.uuid": Setting("", _fixed),
    "visits.auto_minutes": Setting(90, _number(10, 24 * 60)),
    "visits.usual_services": Setting(["water", "rest"], _services),
    "lending.most_open": Setting(0, _number(0, 99)),
    "lending.block_overdue": Setting(True, _flag),
    "training.points": Setting(5, _number(0, 1000)),
    "training.minutes": Setting(60, _number(10, 24 * 60)),
    "training.capacity": Setting(20, _number(1, 9999)),
    "supplies.expiring_days": Setting(30, _number(1, 365)),
}
