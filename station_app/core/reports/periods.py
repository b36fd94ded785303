"""Months, weeks, years and ranges of days as people name them, and what each is held against."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from station_app.core.errors import NotValid

_MONTH = re.compile(r"(\d{4})-(\d{2})")
_YEAR = re.compile(r"\d{4}")
# Spreadsheets count days from 1900; a table by day is as long as the range.
_FIRST_YEAR, _LAST_YEAR = 1900, 9998
_MOST_DAYS = 36_600


class Span(StrEnum):
    """What kind of period is meant; a range is any days somebody chose."""

    MONTH = "month"
    WEEK = "week"
    YEAR = "year"
    RANGE = "range"


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


def week_of(day: date) -> Period:
    """The week a day lies in, Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return Period(monday, monday + timedelta(days=6))


def year(text: str) -> Period:
    """A year written 2026. Raises NotValid."""
    plain = text.strip()
    if not _YEAR.fullmatch(plain) or not _FIRST_YEAR <= int(plain) <= _LAST_YEAR:
        raise NotValid("year", text)
    return year_of(date(int(plain), 1, 1))


def year_of(day: date) -> Period:
    """The calendar year a day lies in."""
    return Period(day.replace(month=1, day=1), day.replace(month=12, day=31))


def span_of(day: date, span: Span) -> Period:
    """The month, week or year a day lies in; of a range, whose ends no day tells, the day alone."""
    if span is Span.MONTH:
        return month_of(day)
    if span is Span.WEEK:
        return week_of(day)
    return year_of(day) if span is Span.YEAR else Period(day, day)


def same_days_before(period: Period, span: Span, today: date) -> Period:
    """What a period is held against: the month, week or year before, or as many days just before a range.

    Of a running one only the days it has had, today included: 24 November against 1 to 24 October, 31 March against
    all of February, 29 February of a year against the year before up to the 28th.
    """
    eve = period.first - timedelta(days=1)
    before = Period(eve - (period.last - period.first), eve) if span is Span.RANGE else span_of(eve, span)
    if not period.first <= today <= period.last:
        return before
    if span is Span.YEAR:
        return Period(before.first, _on_the_same_day(today, before.first.year))
    return Period(before.first, min(before.first + (today - period.first), before.last))


def _on_the_same_day(day: date, in_year: int) -> date:
    last = calendar.monthrange(in_year, day.month)[1]
    return day.replace(year=in_year, day=min(day.day, last))


def month_text(day: date) -> str:
    """2026-10 for a day of that month."""
    return f"{day.year:04d}-{day.month:02d}"


def between(first: date, last: date) -> Period:
    """A range. Raises NotValid when it ends before it begins, or for days no station can have known."""
    if last < first or first.year < _FIRST_YEAR or last.year > _LAST_YEAR or (last - first).days > _MOST_DAYS:
        raise NotValid("period", f"{first.isoformat()} – {last.isoformat()}")
    return Period(first, last)
