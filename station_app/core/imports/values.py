"""What one cell of a register means: its text, a phone number, the services used."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from enum import StrEnum
from functools import lru_cache

from station_app.core.gate import ascii_digits, compare_key
from station_app.core.imports.model import Cell

_NUMERALS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "俩": 2}
_MOBILE = re.compile(r"1[3-9]\d{9}")
_PHONE_PARTS = re.compile(r"[/,，、;；|]|\s或\s|或")
_COUNTRY = re.compile(r"(?:\+|00)?86(?=1[3-9]\d{9}$)")
_MASK = re.compile(r"[*＊xX×]")
_SHORTEST_NUMBER = 5
# Longer ones are identity numbers, which a station never keeps.
_LONGEST_NUMBER = 14

_BETWEEN_SERVICES = re.compile(r"[、,/;+&|\\\s]+")
_BETWEEN_PHRASES = re.compile(r"[、,;]+")
_DETAIL = re.compile(r"\(([^()]*)\)")
_AND = re.compile(r"[和及与]")


class PhoneKind(StrEnum):
    """A full Chinese mobile number, which finds a person, or any other number, which does not."""

    MOBILE = "mobile"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Phone:
    """A number in ASCII digits. `repaired`: the cell did not hold exactly this text. `second`: one more number."""

    number: str = field(repr=False)
    kind: PhoneKind
    repaired: bool = False
    second: str | None = field(default=None, repr=False)


def cell_text(value: Cell) -> str:
    """A cell as a person would read it: 13 and not 13.0, days and times in ISO form, nothing as an empty text."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return str(value)


@lru_cache(maxsize=20_000, typed=True)  # regulars come every day
def parse_phone(value: Cell) -> Phone | None:
    """The number in a phone cell; blanks, dashes, +86, full-width digits and numbers stored as numbers are one phone.

    None when there is none, when it is too short or when it is masked (138****2046).
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = unicodedata.normalize("NFKC", cell_text(value))
    whole = _number(text)
    if whole is not None and whole.kind is PhoneKind.MOBILE:
        return Phone(whole.number, whole.kind, repaired=value != whole.number)
    parts = [phone for part in _PHONE_PARTS.split(text) if (phone := _number(part)) is not None]
    if len(parts) < 2:
        return whole and Phone(whole.number, whole.kind, repaired=value != whole.number)
    parts.sort(key=_mobile_first)
    return Phone(parts[0].number, parts[0].kind, repaired=True, second=parts[1].number)


def parse_services(text: str, lookup: Mapping[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The codes of the services in one cell, each once, and the words the lookup (compare key → code) lacks."""
    codes: dict[str, None] = {}
    unknown: dict[str, None] = {}
    for phrase in _BETWEEN_PHRASES.split(_tight_brackets(unicodedata.normalize("NFKC", text))):
        # "Live room" is one service, "饮水 休息" are two.
        whole = lookup.get(compare_key(phrase))
        for word in (phrase,) if whole else _BETWEEN_SERVICES.split(phrase):
            found, rest = _service(word.strip(".。: "), lookup)
            codes.update(dict.fromkeys(found))
            unknown.update(dict.fromkeys(rest))
    return tuple(codes), tuple(unknown)


def service_words(text: str) -> tuple[str, ...]:
    """The words of a services cell as compare keys, sorted, whatever stands between them and whatever they mean."""
    words = _BETWEEN_SERVICES.split(_tight_brackets(unicodedata.normalize("NFKC", text)))
    return tuple(sorted({key for word in words if (key := compare_key(word))}))


def chinese_int(text: str) -> int:
    """A number in digits or, up to 99, in Chinese numerals."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return int("".join(str(_NUMERALS[char]) for char in text))
    return (_NUMERALS.get(tens[-1:], 1) * 10) + (_NUMERALS.get(ones[:1], 0))


def _number(text: str) -> Phone | None:
    if _MASK.search(text):
        return None
    digits = ascii_digits(text)
    digits = _COUNTRY.sub("", digits)
    if _MOBILE.fullmatch(digits):
        return Phone(digits, PhoneKind.MOBILE)
    return Phone(digits, PhoneKind.OTHER) if _SHORTEST_NUMBER <= len(digits) <= _LONGEST_NUMBER else None


def _mobile_first(phone: Phone) -> bool:
    return phone.kind is not PhoneKind.MOBILE


def _tight_brackets(text: str) -> str:
    # 借工具(雨衣、雨伞) is one service with a detail.
    return _DETAIL.sub(_one_word, text)


def _one_word(match: re.Match[str]) -> str:
    return "(" + _BETWEEN_SERVICES.sub("和", match[1]) + ")"


def _service(word: str, lookup: Mapping[str, str]) -> tuple[list[str], list[str]]:
    key = compare_key(word)
    if not key:
        return [], []
    if key in lookup:
        return [lookup[key]], []
    detail = _DETAIL.search(word)
    bare = compare_key(_DETAIL.sub("", word))
    if detail is not None and bare in lookup:
        return [lookup[bare]], [detail[1]]
    joined = [lookup.get(compare_key(piece)) for piece in _AND.split(word)]
    known = [code for code in joined if code is not None]
    return (known, []) if len(known) == len(joined) else ([], [word])
