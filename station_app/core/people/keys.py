"""The keys by which a person is found while somebody types, and what printed codes share however they are written."""

import re
import unicodedata
from collections.abc import Iterator

from station_app.core.errors import NotValid, TooLong
from station_app.core.gate import ascii_digits, clean, compare_key
from station_app.core.pinyin import spellings

NAME, SPELLED, INITIALS, DIGITS = "n", "p", "i", "d"
"""The first character of a key says what it is: part of a name, of its pinyin, of its initials, of a number."""

LONGEST = 60
_SHORTEST_DIGITS = 2
_RUNS = re.compile(r"[A-Z]+|[0-9]+")
_CODE = re.compile(r"[0-9A-Z-]+")


def keys_of(*, names: tuple[str | None, ...], numbers: tuple[str | None, ...]) -> set[str]:
    """All keys of a person from their names (name, form of address) and numbers."""
    found: set[str] = set()
    for name in names:
        if name:
            found.update(_name_keys(name))
    for number in numbers:
        if number:
            digits = ascii_digits(number)[:LONGEST]
            found.update(DIGITS + digits[at:] for at in range(len(digits) - _SHORTEST_DIGITS + 1))
    return found


def looked_up(text: str) -> str:
    """A name as its keys have it, and a typed text as held against them. Names of signs alone keep their signs."""
    return (compare_key(text) or text.casefold())[:LONGEST]


def _name_keys(name: str) -> Iterator[str]:
    plain = looked_up(name)
    yield from (NAME + plain[at:] for at in range(len(plain)))
    if plain.isascii():
        return
    for spelling in spellings(plain[:12]):
        for at in range(len(spelling)):
            yield SPELLED + "".join(spelling[at:])[:LONGEST]
            yield INITIALS + "".join(part[:1] for part in spelling[at:])


def read_code(text: str, *, field: str, limit: int) -> str:
    """A code as it is printed: capital letters, digits and hyphens. Raises NotValid, TooLong."""
    plain = _printed(text).replace(" ", "-")
    if len(plain) > limit:
        raise TooLong(field, limit, len(plain))
    if not _CODE.fullmatch(plain) or not _RUNS.search(plain):
        raise NotValid(field, text)
    return plain


def code_key(text: str) -> str:
    """What two ways to write one code share: t13, T-13 and T-013 are all `T13`; empty for what is no code."""
    key = ""
    for run in _RUNS.findall(_printed(text)):
        part = run.lstrip("0") or "0" if run.isdecimal() else run
        key += "." + part if key and key[-1].isdecimal() and part.isdecimal() else part
    return key


def code_start(text: str) -> str:
    """The beginning of `code_key` that half a code means: T-0 is on the way to T-013; empty for what is no code."""
    plain = _printed(text)
    if not re.fullmatch(r"[0-9A-Z -]+", plain):
        return ""
    return code_key(plain.rstrip("0") if re.search(r"(?<![0-9])0+$", plain) else plain)


def _printed(text: str) -> str:
    return unicodedata.normalize("NFKC", clean(text)).upper()
