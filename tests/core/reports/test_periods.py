"""Months and ranges as people name them, and what is no month and no range."""

from datetime import date

import pytest

from station_app.core.errors import NotValid
from station_app.core.reports.periods import Period, between, month, month_of, month_text


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
