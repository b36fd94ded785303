"""Days as they are printed on packets and typed by people."""

import calendar
import re
import unicodedata
from datetime import date

_PARTS = re.compile(r"\d+")
_LAST_YEAR = 2999


class NotADay(ValueError):
    """What was typed is no day."""


def typed_day(text: str) -> date | None:
    """2026-12-20, 20261220, 261220, 20.12.2026; a month alone (12/2026, 2026-12, 202612) is its last day.

    None for an empty text. Raises NotADay for what is no day.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        return None
    parts = _PARTS.findall(plain)
    if any(char.isascii() and char.isalpha() for char in plain):
        raise NotADay(text)
    if len(parts) == 1:
        return _run_together(parts[0])
    if len(parts) == 2:
        return _month(*parts)
    if len(parts) == 3:
        return _three(*parts)
    raise NotADay(text)


def _run_together(digits: str) -> date:
    if len(digits) == 8:
        return _day(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    if len(digits) != 6:
        raise NotADay(digits)
    try:
        return _day(2000 + int(digits[:2]), int(digits[2:4]), int(digits[4:]))
    except NotADay:
        return _month(digits[:4], digits[4:])


def _month(first: str, second: str) -> date:
    year, month = (first, second) if len(first) > 2 else (second, first)
    if len(year) != 4:
        raise NotADay(first)
    if not 1 <= int(month) <= 12:
        raise NotADay(second)
    return _day(int(year), int(month), calendar.monthrange(int(year), int(month))[1])


def _three(first: str, second: str, third: str) -> date:
    if len(third) == 4:
        # The day first, as it is written; the month first only where it cannot be otherwise.
        day, month = (second, first) if int(second) > 12 else (first, second)
        return _day(int(third), int(month), int(day))
    year = int(first) + (2000 if len(first) <= 2 else 0)
    return _day(year, int(second), int(third))


def _day(year: int, month: int, day: int) -> date:
    if not 2000 <= year <= _LAST_YEAR:
        raise NotADay(year)
    try:
        return date(year, month, day)
    except ValueError:
        raise NotADay(f"{year}-{month}-{day}") from None
