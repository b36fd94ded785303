"""The figures of a house of 100,000 moves and as many checks: a month of it costs what a month holds. Slow."""

from collections.abc import Callable
from datetime import date, timedelta
from time import perf_counter

import pytest

from station_app.core.reports.counting import compared_at_once
from station_app.core.reports.house_figures import house
from station_app.core.reports.periods import Period, month
from station_app.core.storage.database import Database, open_database, reading
from tests.conftest import MORNING
from tests.core.reports.big_house import AMENITIES, fill

pytestmark = pytest.mark.slow

MOST_MS = 30.0
SEPTEMBER = month("2026-09")
MANY = 100_000
YEARS = 1_826


def milliseconds(of: Callable[[], object]) -> float:
    """The middle of seven times."""
    took = []
    for _ in range(7):
        begun = perf_counter()
        of()
        took.append(perf_counter() - begun)
    return sorted(took)[3] * 1000


def of_september(db: Database) -> float:
    """How long its figures take, read at one moment."""
    with reading(db):
        return milliseconds(lambda: house(db, SEPTEMBER, now=MORNING + timedelta(days=29)))


def test_a_month_of_years_is_as_quick_as_that_month_alone(station: Database) -> None:
    fill(station, moves=MANY, inspections=MANY, days=YEARS, last=SEPTEMBER.last)
    alone = open_database(station.path.with_name("alone.sqlite"), create=True)
    try:
        share = MANY * 30 // YEARS
        fill(alone, moves=share, inspections=share, days=30, last=SEPTEMBER.last)
        in_years, by_itself = of_september(station), of_september(alone)
    finally:
        alone.close()
    figures = house(station, SEPTEMBER, now=MORNING + timedelta(days=29))
    assert figures.supplies.issued > 2_000
    assert figures.amenities.checks > 1_500
    assert figures.amenities.out_minutes == pytest.approx(AMENITIES * (29 * 24 + 10) * 60, rel=0.01)
    assert in_years < MOST_MS
    assert in_years < 4 * by_itself + 1
    before = Period(date(2026, 8, 1), date(2026, 8, 31))
    assert compared_at_once(station, SEPTEMBER, before, now=MORNING) is not None


def test_a_month_that_holds_them_all_goes_to_the_worker(station: Database) -> None:
    fill(station, moves=MANY, inspections=MANY, days=30, last=SEPTEMBER.last)
    before = Period(date(2026, 8, 1), date(2026, 8, 31))
    took = milliseconds(lambda: compared_at_once(station, SEPTEMBER, before, now=MORNING))
    assert compared_at_once(station, SEPTEMBER, before, now=MORNING) is None
    assert took < MOST_MS
