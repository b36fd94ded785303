"""When a loan is due: by the station's opening hours, the days it is closed, and how long a kind may be out."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from station_app.core.clock import local_day

_DAY = timedelta(days=1)
_FARTHEST = 400


@dataclass(frozen=True, slots=True)
class Hours:
    """The station's hours: local times, ISO weekdays of rest, single days it is closed.

    One that closes at an hour before it opens does so past midnight.
    """

    zone: ZoneInfo
    opens: time
    closes: time
    rest: Collection[int]
    closed: Collection[date]

    def is_open(self, day: date) -> bool:
        """Whether the station opens on a day."""
        return day.isoweekday() not in self.rest and day not in self.closed

    def closing(self, day: date) -> datetime:
        """When the station closes at the end of a business day, as UTC."""
        late = day if self.closes > self.opens else day + _DAY
        return datetime.combine(late, self.closes, self.zone).astimezone(UTC)

    def open_day(self, day: date) -> date:
        """This day, or the next one on which the station opens; this day itself when it never does."""
        days = (day + n * _DAY for n in range(_FARTHEST))
        return next((each for each in days if self.is_open(each)), day)

    def next_closing(self, after: datetime) -> datetime:
        """The next closing later than a moment."""
        day = local_day(after, self.zone) - _DAY  # yesterday's may still be to come, past midnight
        while True:
            day = self.open_day(day)
            if self.closing(day) > after:
                return self.closing(day)
            day += _DAY

    def due(self, out_at: datetime, minutes: int | None) -> datetime:
        """When something lent now is due: before the next closing, or after its kind's minutes, not past a closing.

        A kind lent for a day or longer is due at closing of the day its time ends, or of the next open one.
        """
        if minutes is None:
            return self.next_closing(out_at)
        ends = out_at + timedelta(minutes=minutes)
        if minutes < 24 * 60:
            return min(ends, self.next_closing(out_at))
        return self.closing(self.open_day(local_day(ends, self.zone)))
