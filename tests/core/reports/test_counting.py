"""A period beside what it is held against: the same figures at once and by a worker; one that stops says nothing."""

from collections.abc import Iterator
from datetime import date

import pytest

from station_app.core.clock import SetClock
from station_app.core.demo import build
from station_app.core.reports import counting
from station_app.core.reports.counting import compared, compared_at_once, compared_until
from station_app.core.reports.lending_figures import lending
from station_app.core.reports.periods import Period, Span, same_days_before
from station_app.core.reports.queries import count_log, first_and_last_day, statistics
from station_app.core.storage.database import Database
from station_app.core.visits.filters import Filters
from station_app.core.visits.queries import counts, ids
from tests.conftest import MORNING

AUGUST = Period(date(2026, 8, 1), date(2026, 8, 31))
WEEK = Period(date(2026, 8, 10), date(2026, 8, 16))
BEFORE = same_days_before(WEEK, Span.WEEK, date(2026, 9, 1))


@pytest.fixture
def demo(station: Database, clock: SetClock) -> Iterator[Database]:
    build(station, month=AUGUST.first, seed=5, visits_per_day=20, people=60, now=clock.now())
    yield station
    assert not station.conn.in_transaction


def test_all_ways_count_the_same(demo: Database) -> None:
    wanted = compared(demo, WEEK, BEFORE, now=MORNING)
    assert wanted.now == statistics(demo, WEEK)
    assert wanted.before == statistics(demo, BEFORE)
    assert wanted.lent == lending(demo, WEEK, now=MORNING)
    assert wanted.lent_before == lending(demo, BEFORE, now=MORNING)
    assert wanted.lent.lent_count > 0
    assert wanted.log_rows == count_log(demo, WEEK) > 50
    assert compared_at_once(demo, WEEK, BEFORE, now=MORNING) == wanted
    assert compared_until(demo, WEEK, BEFORE, now=MORNING, stopped=lambda: False) == wanted


def test_many_visits_are_left_to_a_worker(demo: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    both = count_log(demo, WEEK) + count_log(demo, BEFORE)
    both += sum(lending(demo, days, now=MORNING).lent_count for days in (WEEK, BEFORE))
    monkeypatch.setattr(counting, "AT_ONCE", both)
    assert compared_at_once(demo, WEEK, BEFORE, now=MORNING) is not None
    monkeypatch.setattr(counting, "AT_ONCE", both - 1)
    assert compared_at_once(demo, WEEK, BEFORE, now=MORNING) is None


def test_losses_among_many_acts_are_left_to_a_worker(demo: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    acts = int(demo.value("SELECT count(*) FROM act_about WHERE record = 'tool'"))
    monkeypatch.setattr(counting, "ACTS_AT_ONCE", acts)
    assert compared_at_once(demo, WEEK, BEFORE, now=MORNING) is not None
    monkeypatch.setattr(counting, "ACTS_AT_ONCE", acts - 1)
    assert compared_at_once(demo, WEEK, BEFORE, now=MORNING) is None


def test_many_moves_and_checks_are_left_to_a_worker(demo: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    few = Period(date(2026, 8, 3), date(2026, 8, 4))
    both = [
        sum(
            int(
                demo.value(f"SELECT count(*) FROM {table} WHERE day BETWEEN ? AND ?", (str(days.first), str(days.last)))
            )
            for days in (few, WEEK)
        )
        for table in ("stock_move", "inspection")
    ]
    assert min(both) > 0
    monkeypatch.setattr(counting, "MOVES_AT_ONCE", sum(both))
    assert compared_at_once(demo, few, WEEK, now=MORNING) is not None
    monkeypatch.setattr(counting, "MOVES_AT_ONCE", sum(both) - 1)
    assert compared_at_once(demo, few, WEEK, now=MORNING) is None


def test_a_worker_stops_when_told(demo: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "_OFTEN", 10)
    assert compared_until(demo, AUGUST, WEEK, now=MORNING, stopped=lambda: True) is None
    assert compared_until(demo, AUGUST, WEEK, now=MORNING, stopped=lambda: False) is not None


def test_the_days_with_visits(demo: Database) -> None:
    days = [row[0] for row in demo.rows("SELECT DISTINCT day FROM visit WHERE state <> 'void' ORDER BY day")]
    assert first_and_last_day(demo) == (date.fromisoformat(days[0]), date.fromisoformat(days[-1]))


def test_no_days_without_visits(station: Database) -> None:
    assert first_and_last_day(station) is None


@pytest.mark.parametrize("period", [WEEK, AUGUST, Period(date(2026, 8, 30), date(2026, 8, 30))])
def test_the_log_of_the_newcomers_is_that_of_the_new_people(demo: Database, period: Period) -> None:
    found = counts(demo, Filters(period.first, period.last, newcomers=True))
    assert found.people == statistics(demo, period).new_count
    assert found.anonymous == 0
    assert found.visits >= found.people


def test_without_a_first_day_everybody_known_is_new(demo: Database) -> None:
    assert len(ids(demo, Filters(newcomers=True))) == len(ids(demo, Filters())) - len(ids(demo, Filters(unnamed=True)))


def test_the_log_of_a_weekday_and_hour_is_that_of_the_statistics(demo: Database) -> None:
    cells = statistics(demo, AUGUST).by_weekday_hour
    busiest = max(cells, key=cells.__getitem__)
    for weekday, hour in (busiest, (6, 14), (0, 9), (3, 3)):
        found = counts(demo, Filters(AUGUST.first, AUGUST.last, weekday=weekday, hour=hour))
        assert found.visits == cells[weekday, hour]
    assert cells[busiest] > 10
