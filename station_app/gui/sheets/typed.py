"""One row as it is typed, and what its fields mean; pure, so that every way of writing a time can be tested."""

import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import time
from typing import Literal

from station_app.core.desk.model import Unnamed, read_entry
from station_app.core.gate import ascii_digits, clean, compare_key, is_hanzi
from station_app.core.imports.model import NameKind
from station_app.core.imports.names import name_kind, parse_heads, without_heads
from station_app.core.people.model import Particulars, read_number

FieldName = Literal["time", "who", "category", "services", "left", "note"]
FIELDS: tuple[FieldName, ...] = ("time", "who", "category", "services", "left", "note")
DITTO = frozenset('"“”″〃＂')
MOST_DIGITS = 9
"""Services have the keys 1 to 9."""

# 13:58, 13.58, 13。58, 13h58, and 13点58分 or 13时58分.
_TIME = re.compile(r"(\d{1,2})(?:[:.\u3002\u70b9\u65f6h](\d{1,2})?\u5206?)?|(\d{1,2})(\d{2})", re.ASCII)
_PHONE = re.compile(r"(?:\+?86[\s-]?)?1\d{2}[\s-]?\d{4}[\s-]?\d{4}(?!\d)", re.ASCII)


class NotATime(ValueError):
    """What stands in the field is no time of day."""


@dataclass(frozen=True, slots=True)
class Row:
    """What stands in the fields. `person_id` is who was picked; `by_hand`: the services were typed and not offered."""

    time: str = ""
    who: str = ""
    category: str = ""
    services: str = ""
    left: str = ""
    note: str = ""
    person_id: int | None = None
    fresh: bool = False
    by_hand: bool = False

    def empty(self) -> bool:
        """Whether nothing was typed yet; services offered by the program do not count."""
        return not (self.time or self.who or self.category or self.left or self.note or self.by_hand)

    def text(self, field: FieldName) -> str:
        """What stands in one field."""
        return str(getattr(self, field))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row was typed: the sheet or none, its line, and the day."""

    sheet_id: int | None
    line: int
    day: str


def packed(row: Row, place: Place) -> str:
    """A row and its place as one text, to be given back by Undo."""
    return json.dumps([asdict(row), asdict(place)])


def unpacked(text: str) -> tuple[Row, Place] | None:
    """What was packed; None for the text of another kind of act."""
    if not text:
        return None
    row, place = json.loads(text)
    return Row(**row), Place(**place)


def read_time(text: str) -> time | None:
    """1358, 13:58, 9.30, 9点, 9; None when the paper says no time. Raises NotATime."""
    plain = unicodedata.normalize("NFKC", text).replace(" ", "").lower()
    if not plain:
        return None
    match = _TIME.fullmatch(plain)
    if match is None:
        raise NotATime(text)
    hour, minute = int(match[1] or match[3]), int(match[2] or match[4] or 0)
    if hour > 23 or minute > 59:
        raise NotATime(text)
    return time(hour, minute)


def is_whole_time(text: str) -> bool:
    """Whether nothing can follow: four digits, or a sign between two and two."""
    plain = unicodedata.normalize("NFKC", text)
    return bool(re.fullmatch(r"\d{4}|\d{2}[:.]\d{2}", plain, re.ASCII))


def read_services(text: str, offered: Sequence[str]) -> tuple[str, ...] | str:
    """The codes behind digits such as 12 or 1 2; the character that stands for none when there is one."""
    found: list[str] = []
    for char in unicodedata.normalize("NFKC", text):
        if char.isspace() or char in ",、.":
            continue
        place = "123456789".find(char)
        if not 0 <= place < len(offered):
            return char
        found.append(offered[place])
    return tuple(dict.fromkeys(found))


def digits_of(services: Sequence[str], offered: Sequence[str]) -> str:
    """The digits of services, for those that have one."""
    return "".join(str(offered.index(code) + 1) for code in services if code in offered[:MOST_DIGITS])


@dataclass(frozen=True, slots=True)
class Heads:
    """People without a record: `+6h`, 骑手, 骑手6人."""

    heads: int
    words: str | None = None
    letter: str | None = None


@dataclass(frozen=True, slots=True)
class Stranger:
    """Somebody who may be new: a name or form of address, a phone, or both."""

    name: str | None = None
    nickname: str | None = None
    phone: str | None = None

    def particulars(self, category: str) -> Particulars:
        """As a registration takes it."""
        return Particulars(name=self.name, nickname=self.nickname, phone=self.phone, category=category)


Meaning = Heads | Stranger | None
"""None: nothing can be made of it but a look-up (a tail, initials)."""


def read_who(text: str) -> Meaning:
    """What the name and phone on the paper make of somebody the station does not know."""
    plain = clean(_plain(text))
    entry = read_entry(plain)
    if isinstance(entry, Unnamed):
        return Heads(entry.heads, None, entry.letter) if entry.heads else None
    if plain.startswith(("+", "＋")):
        return Heads(1, plain[1:].strip() or None)
    found = _PHONE.search(plain)
    phone = read_number(found[0]).phone if found else None
    name = clean(plain.replace(found[0], " ")) if found and phone else plain
    if phone is None and not any(is_hanzi(char) for char in name):
        return None
    return _somebody(name, phone)


def looked_up(text: str) -> str:
    """What of a typed name and phone is looked up: the phone where there is a whole one."""
    found = _PHONE.search(_plain(text))
    return found[0] if found else text


def agrees(text: str, name: str | None, nickname: str | None) -> bool:
    """Whether the one person found may be taken by Enter: a whole name in hanzi must be theirs, not the start of it."""
    meaning = read_who(text)
    said = (meaning.name or meaning.nickname) if isinstance(meaning, Stranger) else None
    if said is None:
        return True
    return compare_key(said) in {compare_key(each) for each in (name, nickname) if each}


def _somebody(name: str, phone: str | None) -> Meaning:
    kind = name_kind(name)
    if kind is NameKind.ANYBODY and phone is None:
        return Heads(parse_heads(name) or 1, without_heads(name) or None)
    if kind is NameKind.NAME:
        return Stranger(name=name, phone=phone)
    return Stranger(nickname=name or None, phone=phone)


def _plain(text: str) -> str:
    # Only digits are made plain: a name keeps its own characters.
    return "".join(ascii_digits(char) or char for char in text)
