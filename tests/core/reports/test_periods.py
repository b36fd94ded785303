"""Months and ranges as people name them, and what is no month and no range."""

from datetime import date

import pytest

from station_app.core.errors import NotValid
from station_app.core.reports.periods import (
    Period,
    Span,
    between,
    month,
    month_of,
    month_text,
    same_days_before,
    span_of,
    week_of,
    year,
    year_of,
)


@pytest.mark.parametrize(
    ("text", "last"),
    [("2026-09", 30), ("2026-10", 31), ("2026-02", 28), ("2028-02", 29), ("2000-02", 29), (" 2026-12 ", 31)],
)
def test_a_month_is_whole(text: str, last: int) -> None:
    period = month(text)
    assert (period.first.day, period.last.day) == (1, last)
    assert month_text(period.first) == month_text(period.last) == text.strip()
    assert len(period.days()) == last
    assert month_of(period.last) == month_of(period.first) == period


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-13", "2026-00", "2026-9", "26-09", "2026-09-01", "九月", "1899-12", "9999-01", "2026/09"]
)
def test_what_is_no_month(text: str) -> None:
    with pytest.raises(NotValid) as refused:
        month(text)
    assert (refused.value.field, refused.value.value) == ("month", text)


def test_a_range_has_both_its_ends() -> None:
    assert between(date(2026, 9, 30), date(2026, 10, 1)).days() == [date(2026, 9, 30), date(2026, 10, 1)]
    assert between(date(2028, 2, 29), date(2028, 2, 29)) == Period(date(2028, 2, 29), date(2028, 2, 29))
    assert len(between(date(2028, 1, 1), date(2028, 12, 31)).days()) == 366


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2026, 9, 2), date(2026, 9, 1)),
        (date(1, 1, 1), date(2026, 9, 1)),
        (date(2026, 9, 1), date(9999, 12, 31)),
        (date(1900, 1, 1), date(2100, 1, 1)),
    ],
)
def test_ranges_no_station_has(first: date, last: date) -> None:
    with pytest.raises(NotValid):
        between(first, last)


def days(first: str, last: str) -> Period:
    return Period(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("day", "monday"),
    [("2026-11-24", "2026-11-23"), ("2026-11-23", "2026-11-23"), ("2026-11-29", "2026-11-23"),
     ("2027-01-01", "2026-12-28"), ("2026-12-31", "2026-12-28"), ("2028-02-29", "2028-02-28")],
)  # fmt: skip
def test_a_week_is_monday_to_sunday_over_any_boundary(day: str, monday: str) -> None:
    week = week_of(date.fromisoformat(day))
    assert week.first == date.fromisoformat(monday)
    assert [one.weekday() for one in week.days()] == list(range(7))


def test_a_year_is_whole() -> None:
    assert year_of(date(2028, 2, 29)) == year(" 2028 ") == days("2028-01-01", "2028-12-31")
    assert (len(year("2028").days()), len(year("2026").days())) == (366, 365)


@pytest.mark.parametrize("text", ["", "26", "20261", "2026-01", "今年", "1899", "9999", "-2026"])
def test_what_is_no_year(text: str) -> None:
    with pytest.raises(NotValid) as refused:
        year(text)
    assert (refused.value.field, refused.value.value) == ("year", text)


def test_the_span_a_day_lies_in() -> None:
    day = date(2026, 11, 24)
    assert span_of(day, Span.MONTH) == month("2026-11")
    assert span_of(day, Span.WEEK) == days("2026-11-23", "2026-11-29")
    assert span_of(day, Span.YEAR) == year("2026")
    assert span_of(day, Span.RANGE) == Period(day, day)


@pytest.mark.parametrize(
    ("period", "span", "today", "before"),
    [
        # Over, or yet to come: the whole one before.
        (month("2026-03"), Span.MONTH, "2026-05-01", days("2026-02-01", "2026-02-28")),
        (month("2028-03"), Span.MONTH, "2028-04-01", days("2028-02-01", "2028-02-29")),
        (month("2027-01"), Span.MONTH, "2026-05-01", days("2026-12-01", "2026-12-31")),
        (days("2026-12-28", "2027-01-03"), Span.WEEK, "2027-01-04", days("2026-12-21", "2026-12-27")),
        (days("2027-01-04", "2027-01-10"), Span.WEEK, "2027-02-01", days("2026-12-28", "2027-01-03")),
        (year("2026"), Span.YEAR, "2027-01-01", year("2025")),
        (days("2026-03-01", "2026-03-10"), Span.RANGE, "2026-04-01", days("2026-02-19", "2026-02-28")),
        (days("2026-03-01", "2026-03-01"), Span.RANGE, "2026-04-01", days("2026-02-28", "2026-02-28")),
        # Running: the same days of the one before.
        (month("2026-11"), Span.MONTH, "2026-11-24", days("2026-10-01", "2026-10-24")),
        (month("2026-11"), Span.MONTH, "2026-11-01", days("2026-10-01", "2026-10-01")),
        (month("2026-03"), Span.MONTH, "2026-03-28", days("2026-02-01", "2026-02-28")),
        (month("2026-03"), Span.MONTH, "2026-03-31", days("2026-02-01", "2026-02-28")),
        (month("2028-03"), Span.MONTH, "2028-03-30", days("2028-02-01", "2028-02-29")),
        (month("2026-02"), Span.MONTH, "2026-02-28", days("2026-01-01", "2026-01-28")),
        (days("2026-12-28", "2027-01-03"), Span.WEEK, "2027-01-01", days("2026-12-21", "2026-12-25")),
        (year("2026"), Span.YEAR, "2026-11-24", days("2025-01-01", "2025-11-24")),
        (year("2026"), Span.YEAR, "2026-12-31", year("2025")),
        # A leap day has no day before it in the year before; the days after it keep their dates.
        (year("2028"), Span.YEAR, "2028-02-29", days("2027-01-01", "2027-02-28")),
        (year("2028"), Span.YEAR, "2028-03-01", days("2027-01-01", "2027-03-01")),
        (year("2029"), Span.YEAR, "2029-02-28", days("2028-01-01", "2028-02-28")),
        (year("2029"), Span.YEAR, "2029-03-01", days("2028-01-01", "2028-03-01")),
        (days("2026-11-20", "2026-11-29"), Span.RANGE, "2026-11-24", days("2026-11-10", "2026-11-14")),
    ],
)
def test_what_a_period_is_held_against(period: Period, span: Span, today: str, before: Period) -> None:
    assert same_days_before(period, span, date.fromisoformat(today)) == before
