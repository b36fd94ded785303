"""Months and ranges of days as people name them."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from station_app.core.errors import NotValid

_MONTH = re.compile(r"(\d{4})-(\d{2})")
# Spreadsheets count days from 1900; a table by day is as long as the range.
_FIRST_YEAR, _LAST_YEAR = 1900, 9998
_MOST_DAYS = 36_600


@dataclass(frozen=True, slots=True)
class Period:
    """A range of the station's days, both ends included."""

    first: date
    last: date

    def days(self) -> list[date]:
        """Every day of it."""
        return [self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1)]


def month(text: str) -> Period:
    """A month written 2026-10. Raises NotValid."""
    found = _MONTH.fullmatch(text.strip())
    if not found or not 1 <= int(found[2]) <= 12 or not _FIRST_YEAR <= int(found[1]) <= _LAST_YEAR:
        raise NotValid("month", text)
    return month_of(date(int(found[1]), int(found[2]), 1))


def month_of(day: date) -> Period:
    """The calendar month a day lies in."""
    last = calendar.monthrange(day.year, day.month)[1]
    return Period(day.replace(day=1), day.replace(day=last))


def month_text(day: date) -> str:
    """2026-10 for a day of that month."""
    return f"{day.year:04d}-{day.month:02d}"


def between(first: date, last: date) -> Period:
    """A range. Raises NotValid when it ends before it begins, or for days no station can have known."""
    if last < first or first.year < _FIRST_YEAR or last.year > _LAST_YEAR or (last - first).days > _MOST_DAYS:
        raise NotValid("period", f"{first.isoformat()} – {last.isoformat()}")
    return Period(first, last)
