"""The keys by which a person is found while somebody types: every one of them is looked up by its beginning."""

from collections.abc import Iterator

from station_app.core.gate import ascii_digits, compare_key
from station_app.core.pinyin import spellings

NAME, SPELLED, INITIALS, DIGITS = "n", "p", "i", "d"
"""The first character of a key says what it is: part of a name, of its pinyin, of its initials, of a number."""

LONGEST = 60
_SHORTEST_DIGITS = 2


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
