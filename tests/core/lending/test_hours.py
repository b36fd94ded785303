from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from station_app.core.lending.hours import Hours

ZONE = ZoneInfo("Asia/Shanghai")


def hours(**facts: object) -> Hours:
    return Hours(**{"zone": ZONE, "opens": time(9), "closes": time(21), "rest": (), "closed": (), **facts})  # type: ignore[arg-type]


def local(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 9, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


@pytest.mark.parametrize(
    ("facts", "now", "minutes", "due"),
    [
        ({}, local(1, 10), None, local(1, 21)),
        ({}, local(1, 20, 59), None, local(1, 21)),
        ({}, local(1, 21), None, local(2, 21)),  # at closing and after it: the next day's
        ({}, local(1, 6), None, local(1, 21)),
        ({"rest": (3,)}, local(1, 22), None, local(3, 21)),  # Wednesday the 2nd is a day of rest
        ({"closed": (date(2026, 9, 2), date(2026, 9, 3))}, local(1, 22), None, local(4, 21)),
        ({"rest": (2,)}, local(1, 10), None, local(2, 21)),  # lent on a day that is closed
        ({"closes": time(2)}, local(1, 23), None, local(2, 2)),  # open past midnight
        ({"closes": time(2)}, local(2, 1), None, local(2, 2)),
        ({}, local(1, 10), 120, local(1, 12)),
        ({}, local(1, 20), 120, local(1, 21)),  # hours do not go past closing
        ({}, local(1, 10), 24 * 60, local(2, 21)),
        ({"rest": (3,)}, local(1, 10), 24 * 60, local(3, 21)),
        ({"rest": range(1, 8)}, local(1, 10), None, local(1, 21)),  # never open: the days count as they are
        ({"rest": range(1, 8)}, local(1, 10), 3 * 24 * 60, local(4, 21)),
    ],
)
def test_due_before_closing(facts: dict[str, object], now: datetime, minutes: int | None, due: datetime) -> None:
    assert hours(**facts).due(now, minutes) == due
    assert hours(**facts).due(now, minutes) > now


def test_a_clock_put_forward_loses_no_closing() -> None:
    paris = hours(zone=ZoneInfo("Europe/Paris"), closes=time(2, 30))
    now = datetime(2026, 3, 28, 22, tzinfo=UTC)
    assert now < paris.next_closing(now) <= now + timedelta(hours=4)
