"""The bars over time: days, weeks, months or years, as many as can be told apart."""

from datetime import date, timedelta
from enum import StrEnum

from station_app.core.reports.model import Statistics
from station_app.core.reports.periods import Period, Span, month_of, week_of, year_of
from station_app.gui.kit.charts import Bar
from station_app.gui.reports.words import days_words, short_weekdays
from station_app.texts import translate
from station_app.texts.moments import month_name, short_month, weekday, whole_day

_MOST_DAYS, _MOST_IN_WEEKS, _MOST_IN_MONTHS = 62, 366, 3_660


class Grain(StrEnum):
    """What one bar stands for."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


def grain_of(period: Period, span: Span) -> Grain:
    """Days; months of a year; of a range longer than two months weeks, than a year months, than ten years."""
    if span is Span.YEAR:
        return Grain.MONTH
    days = (period.last - period.first).days + 1
    if days <= _MOST_DAYS:
        return Grain.DAY
    if days <= _MOST_IN_WEEKS:
        return Grain.WEEK
    return Grain.MONTH if days <= _MOST_IN_MONTHS else Grain.YEAR


def buckets(period: Period, span: Span) -> list[Period]:
    """The days behind each bar; the first and the last bar of a range may have fewer."""
    grain, found, first = grain_of(period, span), list[Period](), period.first
    while first <= period.last:
        last = min(_end_of(first, grain), period.last)
        found.append(Period(first, last))
        first = last + timedelta(days=1)
    return found


def over_time(of: Statistics, span: Span) -> list[Bar]:
    """A bar for every bucket, those without visits too."""
    grain = grain_of(of.period, span)
    made = []
    for bucket in buckets(of.period, span):
        visits = sum(of.by_day[day] for day in bucket.days())
        # People of several days are not the sum of each day's.
        people = of.people_by_day[bucket.first] if grain is Grain.DAY else None
        made.append(Bar(_label(bucket, grain, span), visits, _said(bucket, grain, span, visits, people)))
    return made


def bucket_with(day: date, found: list[Period]) -> int | None:
    """The number of the bucket a day lies in; None outside."""
    return next((at for at, bucket in enumerate(found) if bucket.first <= day <= bucket.last), None)


def _end_of(first: date, grain: Grain) -> date:
    if grain is Grain.DAY:
        return first
    if grain is Grain.WEEK:
        return week_of(first).last
    return (month_of(first) if grain is Grain.MONTH else year_of(first)).last


def _label(bucket: Period, grain: Grain, span: Span) -> str:
    day = bucket.first
    if grain is Grain.YEAR:
        return f"{day.year}"
    if grain is Grain.MONTH:
        return short_month(day.month) if span is Span.YEAR else f"{day.year}-{day.month:02d}"
    if span is Span.MONTH:
        return str(day.day)
    if span is Span.WEEK:
        return f"{short_weekdays()[day.weekday()]} {day.day}"
    return f"{day.month:02d}-{day.day:02d}"


def _said(bucket: Period, grain: Grain, span: Span, visits: int, people: int | None) -> str:
    day = bucket.first
    if people is not None:
        what = f"{day.isoformat()} {weekday(day)}" if span is Span.RANGE else whole_day(day)
        return visits_and_people(what, visits, people)
    if grain is Grain.WEEK:
        return visits_words(days_words(bucket.first, bucket.last), visits)
    return visits_words(month_name(day) if grain is Grain.MONTH else f"{day.year}", visits)


def visits_words(what: str, count: int) -> str:
    """What a bar stands for and its visits."""
    return translate("Reports", "{what} · visits {visits}").format(what=what, visits=f"{count:,}")


def visits_and_people(what: str, count: int, people: int) -> str:
    """What a bar stands for, its visits and its people."""
    return translate("Reports", "{what} · visits {visits} · people {people}").format(
        what=what, visits=f"{count:,}", people=f"{people:,}"
    )
