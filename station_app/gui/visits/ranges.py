"""Which days the log shows for each chip, and which chip some days belong to."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Kind(StrEnum):
    """How the days of the log were chosen."""

    MONTH = "month"
    TODAY = "today"
    YESTERDAY = "yesterday"
    WEEK = "week"
    ALL = "all"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class Days:
    """From the first to the last day, both included."""

    first: date
    last: date


EVERY_DAY = Days(date(1900, 1, 1), date(9998, 12, 31))
"""From before any station to after this program."""


def month_of(day: date) -> Days:
    """The whole calendar month of a day."""
    return Days(day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1]))


def month_beside(first: date, step: int) -> date:
    """The first day of the month before (-1) or after (1)."""
    return month_of(first).last + timedelta(days=1) if step > 0 else (first - timedelta(days=1)).replace(day=1)


def days_for(kind: Kind, *, today: date, month: date, picked: Days) -> Days:
    """The days a chip means; weeks begin on Monday and end today."""
    if kind is Kind.MONTH:
        return month_of(month)
    if kind is Kind.TODAY:
        return Days(today, today)
    if kind is Kind.YESTERDAY:
        yesterday = today - timedelta(days=1)
        return Days(yesterday, yesterday)
    if kind is Kind.WEEK:
        return Days(today - timedelta(days=today.weekday()), today)
    return EVERY_DAY if kind is Kind.ALL else picked


def kind_of(days: Days, *, today: date) -> Kind:
    """The chip that means exactly these days; none but `DAYS` for any others."""
    if days == month_of(days.first):
        return Kind.MONTH
    for kind in (Kind.TODAY, Kind.YESTERDAY, Kind.WEEK, Kind.ALL):
        if days == days_for(kind, today=today, month=today, picked=days):
            return kind
    return Kind.DAYS
