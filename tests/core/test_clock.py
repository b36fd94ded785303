from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station_app.core.clock import Doubt, SetClock, SystemClock, doubt, from_text, local_day, local_hour, to_text

SHANGHAI = ZoneInfo("Asia/Shanghai")
MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2999, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(MOMENTS)
def test_stored_text_reads_back(moment: datetime) -> None:
    text = to_text(moment)
    assert len(text) == 27
    assert from_text(text) == moment


@given(MOMENTS, MOMENTS)
def test_stored_texts_sort_as_moments_do(one: datetime, other: datetime) -> None:
    assert (to_text(one) < to_text(other)) == (one < other)


def test_other_zones_are_stored_as_utc() -> None:
    assert to_text(datetime(2026, 9, 1, 9, 37, tzinfo=SHANGHAI)) == "2026-09-01T01:37:00.000000Z"


def test_a_naive_time_is_our_mistake() -> None:
    naive = datetime(2026, 9, 1)  # noqa: DTZ001
    for use in (to_text, SetClock, lambda moment: local_day(moment, SHANGHAI), lambda moment: local_hour(moment, UTC)):
        with pytest.raises(ValueError, match="without a zone"):
            use(naive)


@pytest.mark.parametrize(
    ("moment", "day", "hour"),
    [
        (datetime(2026, 8, 31, 15, 59, 59, 999999, tzinfo=UTC), date(2026, 8, 31), 23),
        (datetime(2026, 8, 31, 16, 0, tzinfo=UTC), date(2026, 9, 1), 0),
        (datetime(2026, 12, 31, 16, 0, tzinfo=UTC), date(2027, 1, 1), 0),
        (datetime(2028, 2, 29, 3, 0, tzinfo=UTC), date(2028, 2, 29), 11),
    ],
)
def test_the_day_begins_at_the_stations_midnight(moment: datetime, day: date, hour: int) -> None:
    assert local_day(moment, SHANGHAI) == day
    assert local_hour(moment, SHANGHAI) == hour


def test_the_system_clock_is_aware_and_now() -> None:
    first = SystemClock().now()
    assert first.utcoffset() == timedelta(0)
    assert timedelta(0) <= SystemClock().now() - first < timedelta(minutes=1)


def test_a_set_clock_stands_moves_and_goes_back() -> None:
    start = datetime(2026, 9, 1, 10, tzinfo=timezone(timedelta(hours=8)))
    clock = SetClock(start)
    assert clock.now() == clock.now() == start
    clock.forward(timedelta(minutes=5))
    assert clock.now() - start == timedelta(minutes=5)
    clock.set(start - timedelta(days=1))
    assert clock.now() < start


def test_a_clock_behind_the_last_act_or_far_ahead_is_doubted() -> None:
    last = datetime(2026, 9, 1, 2, 0, tzinfo=UTC)
    assert doubt(last, None) is None
    assert doubt(last - timedelta(minutes=1), last) is None
    assert doubt(last - timedelta(minutes=3), last) is Doubt.BEHIND
    assert doubt(last + timedelta(days=45), last) is None
    assert doubt(last + timedelta(days=46), last) is Doubt.AHEAD
