"""Where days, months and years meet, where clocks jump and zones change: every visit in exactly one day of its own."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from station_app.core.checks.queries import check
from station_app.core.clock import SetClock
from station_app.core.desk.queries import today
from station_app.core.people.commands import register
from station_app.core.reports.periods import Period, month_of, week_of, year_of
from station_app.core.reports.queries import log_rows, statistics
from station_app.core.settings.commands import set as set_setting
from station_app.core.storage.database import Database
from station_app.core.types import PersonId
from station_app.core.undo.commands import undo
from station_app.core.visits.commands import (
    check_in,
    check_in_anonymous,
    check_out,
    close_day,
    close_past_days,
    end_run_out,
)
from station_app.core.visits.corrections import back_date, edit
from station_app.core.visits.model import State, Visit
from station_app.core.visits.queries import by_id, in_station, last_seen
from tests.conftest import MORNING

SHANGHAI, NEW_YORK = ZoneInfo("Asia/Shanghai"), ZoneInfo("America/New_York")
MINUTE = timedelta(minutes=1)


@pytest.fixture
def rider(station: Database) -> PersonId:
    """Somebody known."""
    return register(station, name="周佳宁", now=MORNING, by=None).value.id


def at(zone: ZoneInfo, *when: int, fold: int = 0) -> datetime:
    """A moment by the station's clock."""
    return datetime(*when, tzinfo=zone, fold=fold).astimezone(UTC)  # type: ignore[misc, arg-type]


def in_zone(db: Database, zone: ZoneInfo) -> None:
    set_setting(db, key="station.timezone", value=zone.key, now=MORNING, by=None)


def comes(db: Database, moment: datetime, heads: int = 1) -> Visit:
    return check_in_anonymous(db, heads=heads, now=moment, by=None).value


def row(db: Database, visit: Visit) -> tuple[str, int | None, str]:
    """Day, hour and moment as they are written."""
    found = db.row("SELECT day, hour, arrived_at FROM visit WHERE id = ?", (visit.id,))
    assert found is not None
    day, hour, arrived = found
    return day, hour, arrived


def heads(db: Database, period: Period) -> int:
    figures = statistics(db, period)
    assert figures.visit_count == sum(figures.by_day.values())
    return figures.visit_count


# ---- the PC's clock is put back or ahead

MOVED = [-MINUTE, timedelta(days=-1), timedelta(days=-365), timedelta(days=40), timedelta(days=3653)]


@pytest.mark.parametrize("moved", MOVED)
def test_whatever_the_clock_does_no_visit_is_lost_or_counted_twice(
    station: Database, rider: PersonId, clock: SetClock, moved: timedelta
) -> None:
    before = check_in(station, person_id=rider, now=clock.now(), by=None).value
    comes(station, clock.now(), 3)
    clock.forward(moved)
    during = comes(station, clock.now(), 5)
    check_out(station, visit_id=before.id, now=clock.now(), by=None)
    back = check_in(station, person_id=rider, now=clock.now(), by=None)
    clock.set(MORNING + 10 * MINUTE)
    comes(station, clock.now(), 7)
    left = by_id(station, before.id)
    assert left.left_at is not None
    assert left.left_at >= left.arrived_at
    assert during.day == (MORNING + moved).astimezone(SHANGHAI).date()
    days = {MORNING.date(), during.day}
    assert sum(heads(station, Period(day, day)) for day in days) == 1 + 3 + 5 + 1 + 7
    assert today(station, now=clock.now()).visit_count == heads(station, Period(MORNING.date(), MORNING.date()))
    assert last_seen(station, rider) == max(before.arrived_at, back.value.arrived_at)
    undo(station, op=back.op, now=clock.now(), by=None)
    assert last_seen(station, rider) == before.arrived_at
    assert check(station) == []


def test_a_visit_from_a_clock_that_was_ahead_stays_until_the_day_is_closed(station: Database, clock: SetClock) -> None:
    ahead = comes(station, MORNING + timedelta(days=400))
    assert end_run_out(station, now=MORNING + timedelta(hours=5), by=None).value == ()
    assert close_past_days(station, now=MORNING + timedelta(days=1), by=None).value == ()
    assert [visit.id for visit in in_station(station, now=MORNING)] == [ahead.id]
    assert close_day(station, now=MORNING, by=None).value == (ahead.id,)


# ---- midnight, the month's end, 29 February

EVES = [
    date(2026, 8, 31), date(2026, 9, 30), date(2026, 12, 31), date(2027, 2, 28), date(2028, 2, 28), date(2028, 2, 29),
    date(2027, 1, 3), date(2100, 2, 28),
]  # fmt: skip


@pytest.mark.parametrize("zone", [SHANGHAI, NEW_YORK])
@pytest.mark.parametrize("eve", EVES)
def test_both_sides_of_a_midnight_add_up(station: Database, eve: date, zone: ZoneInfo) -> None:
    in_zone(station, zone)
    next_day = eve + timedelta(days=1)
    midnight = datetime.combine(next_day, time(0), zone).astimezone(UTC)
    before, after = comes(station, midnight - timedelta(microseconds=1), 2), comes(station, midnight, 5)
    assert (before.day, before.hour, after.day, after.hour) == (eve, 23, next_day, 0)
    for of in (month_of, week_of, year_of):
        sides = (of(eve), of(next_day))
        if sides[0] == sides[1]:
            assert heads(station, sides[0]) == 7
        else:
            assert sides[0].last + timedelta(days=1) == sides[1].first
            assert [heads(station, side) for side in sides] == [2, 5]
    assert today(station, now=midnight - timedelta(microseconds=1)).visit_count == 2
    assert today(station, now=midnight).visit_count == 5
    assert [line.day for line in log_rows(station, Period(eve, next_day))] == [eve, next_day]


def test_the_months_of_a_leap_year_and_its_weeks_come_to_the_same(station: Database) -> None:
    first, last = date(2028, 1, 1), date(2028, 12, 31)
    for n in range((last - first).days + 1):
        comes(station, at(SHANGHAI, 2028, 1, 1, 23, 30) + timedelta(days=n), n % 9 + 1)
    months = [month_of(date(2028, n, 1)) for n in range(1, 13)]
    weeks = {week_of(first + timedelta(days=n)) for n in range(366)}
    whole = heads(station, Period(first, last))
    assert whole == sum(n % 9 + 1 for n in range(366))
    assert sum(heads(station, month) for month in months) == whole
    assert sum(heads(station, week) for week in weeks) == whole
    assert heads(station, Period(date(2028, 2, 29), date(2028, 2, 29))) == (31 + 28) % 9 + 1
    assert len(statistics(station, months[1]).by_day) == 29


def test_a_visit_of_29_february_is_entered_a_year_later(station: Database) -> None:
    now = at(SHANGHAI, 2029, 2, 28, 12)
    visit = back_date(station, day=date(2028, 2, 29), arrived=time(9, 5), now=now, by=None).value
    assert heads(station, month_of(date(2028, 2, 1))) == 1
    moved = edit(station, visit_id=visit.id, day=date(2028, 3, 1), reason="看错了", now=now, by=None).value
    assert (moved.day, heads(station, month_of(date(2028, 2, 1)))) == (date(2028, 3, 1), 0)


# ---- open over midnight, closed late, not closed at all


def test_open_over_midnight_a_visit_belongs_to_the_day_it_began(station: Database, rider: PersonId) -> None:
    came, went = at(SHANGHAI, 2026, 9, 30, 23, 30), at(SHANGHAI, 2026, 10, 1, 0, 40)
    visit = check_in(station, person_id=rider, now=came, by=None).value
    shown = today(station, now=went)
    assert (shown.visit_count, shown.on_site) == (0, 1)
    assert check_out(station, visit_id=visit.id, now=went, by=None).value.state is State.OUT
    september, october = statistics(station, month_of(came.date())), statistics(station, month_of(date(2026, 10, 1)))
    assert (september.visit_count, september.stay_minutes, september.by_hour[23]) == (1, 70.0, 1)
    assert (october.visit_count, october.stay_count) == (0, 0)


def test_closing_after_midnight_ends_both_days_and_moves_none(station: Database) -> None:
    moments = [at(SHANGHAI, 2026, 9, 30, 23, 50), at(SHANGHAI, 2026, 10, 1, 0, 10)]
    visits = [comes(station, moment) for moment in moments]
    assert close_day(station, now=at(SHANGHAI, 2026, 10, 1, 1), by=None).value == tuple(visit.id for visit in visits)
    assert [by_id(station, visit.id).state for visit in visits] == [State.AUTO] * 2
    assert [heads(station, month_of(date(2026, n, 1))) for n in (9, 10)] == [1, 1]


def test_closings_missed_over_a_year_are_made_up_for_and_today_stays(station: Database) -> None:
    now = at(SHANGHAI, 2027, 1, 4, 9)
    days = [date(2026, 11, 30), date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 3)]
    old = [comes(station, datetime.combine(day, time(20, 0), SHANGHAI), 2) for day in days]
    fresh = comes(station, now)
    assert close_past_days(station, now=now, by=None).value == tuple(visit.id for visit in old)
    assert [visit.id for visit in in_station(station)] == [fresh.id]
    assert [heads(station, Period(day, day)) for day in days] == [2] * 4
    assert statistics(station, year_of(days[0])).stay_count == 0, "nobody knows when they left"


# ---- where clocks are put forward and back


@pytest.mark.parametrize(
    ("day", "hours", "changed"),
    [(date(2026, 3, 8), 23, {2: 0}), (date(2026, 11, 1), 25, {1: 4}), (date(2026, 6, 1), 24, {})],
)
def test_a_day_of_daylight_saving_has_all_its_half_hours(
    station: Database, day: date, hours: int, changed: dict[int, int]
) -> None:
    in_zone(station, NEW_YORK)
    begins = datetime.combine(day, time(0), NEW_YORK).astimezone(UTC)
    for n in range(-1, 2 * hours + 1):
        comes(station, begins + n * 30 * MINUTE)
    figures = statistics(station, Period(day, day))
    assert figures.visit_count == 2 * hours
    assert figures.by_hour == {hour: changed.get(hour, 2) for hour in range(24)}
    assert sum(figures.by_weekday_hour.values()) == 2 * hours
    assert {weekday for (weekday, _), count in figures.by_weekday_hour.items() if count} == {day.weekday()}
    assert today(station, now=begins + timedelta(hours=12)).by_hour == {h: n for h, n in figures.by_hour.items() if n}
    assert heads(station, Period(day - timedelta(days=1), day + timedelta(days=1))) == 2 * hours + 2


def test_a_stay_is_as_long_as_it_was_whatever_the_clock_on_the_wall_did(station: Database) -> None:
    in_zone(station, NEW_YORK)
    for came, went in (
        (at(NEW_YORK, 2026, 3, 8, 1, 30), at(NEW_YORK, 2026, 3, 8, 3, 30)),
        (at(NEW_YORK, 2026, 11, 1, 1, 30), at(NEW_YORK, 2026, 11, 1, 1, 30, fold=1)),
    ):
        check_out(station, visit_id=comes(station, came).id, now=went, by=None)
        assert statistics(station, month_of(came.date())).stay_minutes == 60.0
    visit = comes(station, at(NEW_YORK, 2026, 11, 1, 1, 10))
    assert end_run_out(station, now=at(NEW_YORK, 2026, 11, 1, 1, 50, fold=1), by=None).value == (visit.id,)


def test_an_hour_that_never_was_is_counted_as_it_stands_on_the_paper(station: Database) -> None:
    in_zone(station, NEW_YORK)
    now = at(NEW_YORK, 2026, 3, 9, 12)
    said: dict[str, Any] = {"day": date(2026, 3, 8), "arrived": time(2, 30), "left": time(3, 10)}
    visit = back_date(station, **said, now=now, by=None).value
    assert row(station, visit) == ("2026-03-08", 2, "2026-03-08T07:30:00.000000Z")
    assert (visit.left_at, visit.state) == (None, State.UNKNOWN), "they would have left before they came"
    assert heads(station, Period(visit.day, visit.day)) == 1
    assert check(station) == []


def test_the_second_of_two_same_hours_stays_the_second_when_its_visit_is_edited(station: Database) -> None:
    in_zone(station, NEW_YORK)
    now = at(NEW_YORK, 2026, 11, 1, 12)
    came = at(NEW_YORK, 2026, 11, 1, 1, 30, 17, fold=1)
    visit = comes(station, came)
    edited = edit(station, visit_id=visit.id, arrived=time(1, 30), left=time(2, 10), now=now, by=None).value
    assert (edited.arrived_at, edited.left_at) == (came, at(NEW_YORK, 2026, 11, 1, 2, 10))
    assert edited.hour == 1


def test_somebody_who_came_in_the_first_of_two_same_hours_and_left_in_the_second(station: Database) -> None:
    in_zone(station, NEW_YORK)
    now, went = at(NEW_YORK, 2026, 11, 1, 12), at(NEW_YORK, 2026, 11, 1, 1, 10, 9, fold=1)
    visit = comes(station, at(NEW_YORK, 2026, 11, 1, 1, 50))
    check_out(station, visit_id=visit.id, now=went, by=None)
    edited = edit(station, visit_id=visit.id, arrived=time(1, 45), left=time(1, 10), now=now, by=None).value
    assert (edited.arrived_at, edited.left_at) == (at(NEW_YORK, 2026, 11, 1, 1, 45), went)


# ---- the station's zone is put right later


@pytest.mark.parametrize(("first", "then"), [(SHANGHAI, NEW_YORK), (NEW_YORK, SHANGHAI)])
def test_another_zone_leaves_the_days_and_hours_that_were(station: Database, first: ZoneInfo, then: ZoneInfo) -> None:
    in_zone(station, first)
    moment = at(first, 2026, 9, 30, 22, 15)
    visit = comes(station, moment, 4)
    was, months = row(station, visit), [heads(station, month_of(date(2026, n, 1))) for n in (9, 10)]
    in_zone(station, then)
    assert row(station, visit) == was
    assert [heads(station, month_of(date(2026, n, 1))) for n in (9, 10)] == months
    assert statistics(station, month_of(date(2026, 9, 1))).by_hour[22] == 4
    later = comes(station, moment)
    assert later.day == moment.astimezone(then).date(), "from now on days begin where the station says"
    assert today(station, now=moment).visit_count == heads(station, Period(later.day, later.day))
    assert check(station) == []


@pytest.mark.parametrize(("first", "then"), [(SHANGHAI, NEW_YORK), (NEW_YORK, SHANGHAI)])
def test_a_leaving_time_entered_under_another_zone_moves_no_arrival(
    station: Database, first: ZoneInfo, then: ZoneInfo
) -> None:
    in_zone(station, first)
    moment = at(first, 2026, 9, 16, 9, 0)
    visit = comes(station, moment)
    was = row(station, visit)
    in_zone(station, then)
    left = (moment + 30 * MINUTE).astimezone(then).time()
    edited = edit(station, visit_id=visit.id, left=left, now=moment + timedelta(hours=9), by=None).value
    assert row(station, visit) == was
    assert edited.left_at == moment + 30 * MINUTE
