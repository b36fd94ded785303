from datetime import UTC, date, datetime, timedelta

import pytest

from station_app.core.clock import SetClock
from station_app.core.errors import Missing, NotFound, NotValid
from station_app.core.settings.commands import set as set_setting
from station_app.core.shifts import queries
from station_app.core.shifts.commands import add_opening, close_station, correct_opening, open_station
from station_app.core.shifts.hours import minutes_open
from station_app.core.shifts.model import OpenDay, OpeningsOverlap, OpeningState, StationClosed, StationOpen
from station_app.core.staff.model import Staff
from station_app.core.storage.database import Database
from station_app.core.types import NO_ACT
from station_app.core.undo.commands import undo
from station_app.core.undo.model import TooLate
from tests.conftest import MORNING, Truth

DAY = date(2026, 9, 1)
HOUR = timedelta(hours=1)
EVENING = MORNING + 11 * HOUR
"""Nine in the evening in Shanghai: closing time on the door."""


def days(db: Database, now: datetime) -> list[OpenDay]:
    return queries.open_days(db, DAY - timedelta(days=9), DAY + timedelta(days=9), now=now)


def test_the_door_opens_and_shuts(station: Database, lin: Staff, clock: SetClock, truth_of_touched: Truth) -> None:
    opened = truth_of_touched(open_station, by=lin.id)
    with pytest.raises(StationOpen) as refused:
        open_station(station, now=MORNING + HOUR, by=None)
    assert refused.value.opening_id == opened.value.id
    clock.forward(HOUR)
    closed = truth_of_touched(close_station, by=lin.id)
    assert (closed.value.id, closed.value.closed_at, closed.value.closed_by) == (opened.value.id, clock.now(), "林老师")
    with pytest.raises(StationClosed):
        close_station(station, now=clock.now(), by=None)
    with pytest.raises(TooLate):
        undo(station, op=opened.op, now=clock.now(), by=None)
    truth_of_touched(undo, op=closed.op)
    assert queries.current_opening(station) == opened.value
    truth_of_touched(undo, op=opened.op)
    assert queries.openings(station, DAY, DAY) == []


def test_a_closing_stays_once_the_door_is_open_again(station: Database) -> None:
    open_station(station, now=MORNING, by=None)
    closed = close_station(station, now=MORNING + HOUR, by=None)
    again = open_station(station, now=MORNING + 2 * HOUR, by=None)
    with pytest.raises(TooLate):
        undo(station, op=closed.op, now=MORNING + 2 * HOUR, by=None)
    close_station(station, now=MORNING + 3 * HOUR, by=None)
    with pytest.raises(TooLate):  # the hours of the second opening would count twice
        undo(station, op=closed.op, now=MORNING + 3 * HOUR, by=None)
    assert [each.id for each in queries.openings(station, DAY, DAY)][1:] == [again.value.id]


def test_a_key_opens_and_closes_once(station: Database) -> None:
    opened = open_station(station, now=MORNING, by=None, key="o")
    assert open_station(station, now=MORNING, by=None, key="o") == opened
    closed = close_station(station, now=MORNING + HOUR, by=None, key="c")
    assert close_station(station, now=MORNING + HOUR, by=None, key="c") == closed


def test_yesterdays_opening_is_missed_when_today_begins(station: Database, truth_of_touched: Truth) -> None:
    old = truth_of_touched(open_station).value
    tomorrow = MORNING + 24 * HOUR
    with pytest.raises(StationClosed):
        close_station(station, now=tomorrow, by=None)
    done = truth_of_touched(open_station, now=tomorrow)
    assert queries.opening(station, old.id).state is OpeningState.MISSED
    truth_of_touched(undo, op=done.op)
    assert queries.current_opening(station) == old


def test_a_days_hours_against_the_door(station: Database) -> None:
    open_station(station, now=MORNING, by=None)  # an hour after nine
    assert days(station, MORNING) == [OpenDay(DAY, MORNING, None, None, 60, 0, missed=False)]
    close_station(station, now=MORNING + 2 * HOUR, by=None)
    open_station(station, now=MORNING + 3 * HOUR, by=None)
    until = EVENING - 30 * timedelta(minutes=1)
    close_station(station, now=until, by=None)
    assert days(station, EVENING) == [OpenDay(DAY, MORNING, until, 120 + 450, 60, 30, missed=False)]


def test_in_time_is_neither_late_nor_early(station: Database) -> None:
    open_station(station, now=MORNING - HOUR, by=None)
    close_station(station, now=EVENING, by=None)
    (day,) = days(station, EVENING)
    assert (day.minutes, day.late_minutes, day.early_minutes) == (720, 0, 0)


def test_a_day_of_rest_is_never_late(station: Database) -> None:
    set_setting(station, key="station.closed_days", value=["2026-09-01"], now=MORNING, by=None)
    open_station(station, now=MORNING + 3 * HOUR, by=None)
    close_station(station, now=MORNING + 4 * HOUR, by=None)
    (day,) = days(station, EVENING)
    assert (day.minutes, day.late_minutes, day.early_minutes) == (60, 0, 0)


def test_a_closing_after_midnight_belongs_to_the_evening_before(station: Database) -> None:
    set_setting(station, key="station.opens", value="18:00", now=MORNING, by=None)
    set_setting(station, key="station.closes", value="02:00", now=MORNING, by=None)
    six = datetime(2026, 9, 1, 10, tzinfo=UTC)
    open_station(station, now=six, by=None)
    assert not days(station, six + 7 * HOUR)[0].missed
    close_station(station, now=six + 7 * HOUR, by=None)
    assert days(station, six + 9 * HOUR) == [OpenDay(DAY, six, six + 7 * HOUR, 420, 0, 60, missed=False)]


def test_a_day_never_closed_proves_nothing(station: Database) -> None:
    open_station(station, now=MORNING, by=None)
    close_station(station, now=MORNING + HOUR, by=None)
    open_station(station, now=MORNING + 2 * HOUR, by=None)
    (today,) = days(station, EVENING)
    assert (today.missed, today.minutes, today.closed_at) == (False, None, None)
    (later,) = days(station, MORNING + 24 * HOUR)
    assert (later.missed, later.minutes, later.early_minutes) == (True, None, 0)


def test_an_hour_in_two_openings_counts_once() -> None:
    first, second = (MORNING, MORNING + 2 * HOUR), (MORNING + HOUR, MORNING + 3 * HOUR)
    assert minutes_open([second, first]) == 180
    assert minutes_open([first, (MORNING + HOUR, MORNING + HOUR)]) == 120
    assert minutes_open([(MORNING, MORNING + 40 * HOUR)]) == 24 * 60


def test_hours_are_put_right_with_a_reason(station: Database, lin: Staff, truth_of_touched: Truth) -> None:
    opened = truth_of_touched(open_station).value
    right = MORNING - timedelta(minutes=50)
    with pytest.raises(Missing):
        correct_opening(station, opening_id=opened.id, opened_at=right, closed_at=None, note=" ", now=MORNING, by=None)
    done = truth_of_touched(
        correct_opening, opening_id=opened.id, opened_at=right, closed_at=None, note="忘了点接班", by=lin.id
    )
    assert (done.value.opened_at, done.value.state, done.value.note) == (right, OpeningState.OPEN, "忘了点接班")
    same = truth_of_touched(
        correct_opening, opening_id=opened.id, opened_at=right, closed_at=None, note="忘了点接班", by=lin.id
    )
    assert same.op == NO_ACT
    truth_of_touched(undo, op=done.op)
    assert queries.opening(station, opened.id) == opened


def test_a_missed_closing_is_written_down(station: Database, lin: Staff, truth_of_touched: Truth) -> None:
    old = truth_of_touched(open_station).value
    now = MORNING + 24 * HOUR
    truth_of_touched(open_station, now=now)
    done = truth_of_touched(
        correct_opening,
        opening_id=old.id,
        opened_at=MORNING,
        closed_at=EVENING,
        note="走时没点闭站",
        now=now,
        by=lin.id,
    )
    assert (done.value.state, done.value.closed_at, done.value.closed_by) == (OpeningState.CLOSED, EVENING, "林老师")
    assert days(station, now)[0].minutes == 660
    truth_of_touched(undo, op=done.op, now=now)
    assert queries.opening(station, old.id).state is OpeningState.MISSED


def test_hours_that_cannot_be_are_refused(station: Database) -> None:
    open_station(station, now=MORNING, by=None)
    opened = close_station(station, now=MORNING + HOUR, by=None).value
    now = MORNING + 5 * HOUR
    for since, until, kind in (
        (MORNING, None, Missing),  # it was closed: when, is known
        (MORNING, MORNING, NotValid),
        (MORNING, MORNING - HOUR, NotValid),
        (now + HOUR, now + 2 * HOUR, NotValid),
        (MORNING, now + HOUR, NotValid),
        (MORNING - 24 * HOUR, MORNING + HOUR, NotValid),
        (datetime(1999, 1, 1, tzinfo=UTC), datetime(1999, 1, 1, 3, tzinfo=UTC), NotValid),
    ):
        with pytest.raises((Missing, NotValid)) as refused:
            correct_opening(
                station, opening_id=opened.id, opened_at=since, closed_at=until, note="试", now=now, by=None
            )
        assert refused.type is kind
    assert queries.opening(station, opened.id) == opened
    with pytest.raises(NotFound):
        correct_opening(station, opening_id=99, opened_at=MORNING, closed_at=None, note="试", now=now, by=None)


def test_no_hour_belongs_to_two_openings(station: Database) -> None:
    open_station(station, now=MORNING, by=None)
    opened = close_station(station, now=MORNING + 2 * HOUR, by=None).value
    now = MORNING + 9 * HOUR
    with pytest.raises(OpeningsOverlap) as refused:
        add_opening(station, opened_at=MORNING + HOUR, closed_at=now, note="补记", now=now, by=None)
    assert (refused.value.opening_id, f"{refused.value.until:%H:%M}") == (opened.id, "12:00")
    beside = add_opening(station, opened_at=opened.closed_at, closed_at=now, note="补记", now=now, by=None)  # type: ignore[arg-type]
    with pytest.raises(OpeningsOverlap):
        correct_opening(
            station,
            opening_id=opened.id,
            opened_at=MORNING,
            closed_at=MORNING + 3 * HOUR,
            note="试",
            now=now,
            by=None,
        )
    assert days(station, now)[0].minutes == 540
    undo(station, op=beside.op, now=now, by=None)
    assert days(station, now)[0].minutes == 120


def test_a_running_opening_is_in_the_way_too(station: Database) -> None:
    open_station(station, now=MORNING, by=None)
    with pytest.raises(OpeningsOverlap) as refused:
        add_opening(
            station,
            opened_at=MORNING + HOUR,
            closed_at=MORNING + 2 * HOUR,
            note="补记",
            now=MORNING + 3 * HOUR,
            by=None,
        )
    assert refused.value.until is None


def test_a_correction_stays_when_its_hours_went_to_another(station: Database) -> None:
    open_station(station, now=MORNING, by=None)
    opened = close_station(station, now=MORNING + 4 * HOUR, by=None).value
    now = MORNING + 9 * HOUR
    done = correct_opening(
        station, opening_id=opened.id, opened_at=MORNING, closed_at=MORNING + HOUR, note="记晚了", now=now, by=None
    )
    add_opening(station, opened_at=MORNING + 2 * HOUR, closed_at=MORNING + 3 * HOUR, note="补", now=now, by=None)
    with pytest.raises(TooLate):
        undo(station, op=done.op, now=now, by=None)
    assert days(station, now)[0].minutes == 120


def test_a_day_is_written_down_afterwards(station: Database, lin: Staff, truth_of_touched: Truth) -> None:
    since = MORNING - 72 * HOUR
    done = truth_of_touched(add_opening, opened_at=since, closed_at=since + 8 * HOUR, note="停电，纸上记的", by=lin.id)
    assert (done.value.day, done.value.state, done.value.opened_by) == (
        date(2026, 8, 29),
        OpeningState.CLOSED,
        "林老师",
    )
    with pytest.raises(Missing):
        add_opening(station, opened_at=since, closed_at=since + HOUR, note="", now=MORNING, by=None)
    truth_of_touched(undo, op=done.op)
    assert days(station, MORNING) == []


def test_what_was_added_and_put_right_stays_until_that_is_taken_back(station: Database) -> None:
    since = MORNING - 72 * HOUR
    added = add_opening(station, opened_at=since, closed_at=since + HOUR, note="补", now=MORNING, by=None)
    fixed = correct_opening(
        station,
        opening_id=added.value.id,
        opened_at=since,
        closed_at=since + 2 * HOUR,
        note="再补",
        now=MORNING,
        by=None,
    )
    with pytest.raises(TooLate):
        undo(station, op=added.op, now=MORNING, by=None)
    undo(station, op=fixed.op, now=MORNING, by=None)
    undo(station, op=added.op, now=MORNING, by=None)
    with pytest.raises(NotFound):
        correct_opening(
            station, opening_id=added.value.id, opened_at=since, closed_at=None, note="试", now=MORNING, by=None
        )
