"""The hours on the door, and how the real ones compare with them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from station_app.core.clock import local_day

LONGEST = timedelta(hours=24)
"""No opening is longer; who stays open round the clock opens anew every day."""
LATEST = timedelta(hours=6)
"""How long after the hour on the door somebody may still be there to close."""


@dataclass(frozen=True, slots=True)
class Door:
    """The hours on the door: local times, ISO weekdays of rest, single days it is closed.

    A station that closes at an hour before it opens does so past midnight.
    """

    zone: ZoneInfo
    opens: time
    closes: time
    rest: Collection[int]
    closed: Collection[date]

    def promised(self, day: date) -> tuple[datetime, datetime] | None:
        """From when until when the door says it is open on a day, as UTC; None on a day of rest."""
        if day.isoweekday() in self.rest or day in self.closed:
            return None
        return datetime.combine(day, self.opens, self.zone).astimezone(UTC), self.closing(day)

    def closing(self, day: date) -> datetime:
        """When a business day is closed at the latest by the door, as UTC."""
        late = day if self.closes > self.opens else day + timedelta(days=1)
        return datetime.combine(late, self.closes, self.zone).astimezone(UTC)

    def is_over(self, day: date, now: datetime) -> bool:
        """Whether what began on a day belongs to the past: whoever closes now would not say when it ended.

        Who stays late may still close after midnight, some hours past closing and before the next day opens.
        """
        tomorrow = datetime.combine(day + timedelta(days=1), self.opens, self.zone).astimezone(UTC)
        closing = self.closing(day)
        return day < local_day(now, self.zone) and now >= min(closing + LATEST, max(closing, tomorrow))


def minutes_open(times: Sequence[tuple[datetime, datetime]]) -> int:
    """How long a station was open in several openings of a day; an hour in two of them counts once."""
    total, reached = timedelta(), datetime.min.replace(tzinfo=UTC)
    for since, until in sorted(times):
        begin, end = max(since, reached), min(until, since + LONGEST)
        if end > begin:
            total += end - begin
        reached = max(reached, end)
    return int(total.total_seconds()) // 60


def minutes_after(promised: datetime, real: datetime) -> int:
    """Whole minutes a moment is later than promised; 0 when it is in time."""
    return max(0, int((real - promised).total_seconds())) // 60
