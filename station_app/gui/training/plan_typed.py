"""What stands in the form of a session, and what it means: pure, so that it can be put aside and taken up again."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from station_app.core.errors import Missing, NotValid
from station_app.core.training.model import MOST_WEEKS, Session, on_days, weekly
from station_app.gui.kit.typed_clock import clock_time
from station_app.texts.moments import clock

TOPIC, STARTS, ENDS, MINUTES = "session.topic", "session.starts_at", "session.ends_at", "session.minutes"
PLACE, TRAINER, ORGANISER = "session.place", "session.trainer", "session.organiser"
CAPACITY, POINTS, NOTE, WEEKS, DAY = (
    *("session.capacity", "session.points", "session.note", "session.weeks", "session.day"),
)
LINES = (TOPIC, STARTS, ENDS, MINUTES, PLACE, TRAINER, ORGANISER, CAPACITY, POINTS, NOTE, WEEKS)
_CLOCK = re.compile(r"\d{2}:\d{2}")
_MOST_DIGITS = 6
_DAY_MINUTES = 24 * 60
Times = Sequence[tuple[datetime, datetime]]


@dataclass(frozen=True, slots=True)
class Typed:
    """Every field as it stands there. `without_rest`: the days the station rests are left out of a series."""

    day: date
    topic: str = ""
    starts: str = ""
    ends: str = ""
    minutes: str = ""
    weeks: str = "1"
    place: str = ""
    trainer: str = ""
    organiser: str = ""
    capacity: str = ""
    points: str = ""
    note: str = ""
    without_rest: bool = False

    def times(self, zone: ZoneInfo) -> Times:
        """When the sessions begin and end, days of rest included. Raises Missing, NotValid."""
        begins, ends = time_of(self.starts, STARTS), time_of(self.ends, ENDS)
        ((starts_at, ends_at),) = on_days([self.day], begins, ends, zone)
        count = whole(self.weeks, WEEKS)
        if not 1 <= count <= MOST_WEEKS:
            raise NotValid(WEEKS, self.weeks)
        return weekly(starts_at, ends_at, count, zone)

    def said(self) -> dict[str, Any]:
        """All but the times, as the core takes it. Raises Missing, NotValid."""
        return {
            "topic": self.topic,
            "capacity": whole(self.capacity, CAPACITY),
            "place": self.place,
            "trainer": self.trainer,
            "organiser": self.organiser,
            "points": whole(self.points, POINTS),
            "note": self.note,
        }


def typed_of(session: Session, zone: tzinfo, language: str) -> Typed:
    """The form of a session that is planned already."""
    return Typed(
        day=session.day,
        topic=session.title(language),
        starts=clock(session.starts_at, zone),
        ends=clock(session.ends_at, zone),
        minutes=str(session.minutes),
        place=session.place or "",
        trainer=session.trainer or "",
        organiser=session.organiser or "",
        capacity=str(session.capacity),
        points=str(session.points),
        note=session.note or "",
    )


def changes(before: Typed, now: Typed, zone: ZoneInfo) -> dict[str, Any]:
    """What of a planned session is said anew; the rest is not said. Raises Missing, NotValid."""
    said = {name: value for name, value in now.said().items() if getattr(before, name) != getattr(now, name)}
    if (before.day, before.starts, before.ends) != (now.day, now.starts, now.ends):
        ((said["starts_at"], said["ends_at"]),) = now.times(zone)
    return said


def time_of(text: str, field: str) -> time:
    """15:00, 1500, 15 and 15：00. Raises Missing, NotValid."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        raise Missing(field)
    if plain.isascii() and plain.isdigit() and len(plain) <= 2:
        plain = f"{plain}:00"
    said = clock_time(plain)
    try:
        if _CLOCK.fullmatch(said):
            return time.fromisoformat(said)
    except ValueError:
        pass
    raise NotValid(field, text)


def whole(text: str, field: str) -> int:
    """A number without anything behind it. Raises Missing, NotValid."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        raise Missing(field)
    if not (plain.isascii() and plain.isdigit() and len(plain) <= _MOST_DIGITS):
        raise NotValid(field, text)
    return int(plain)


def later(begins: time, minutes: int) -> time | None:
    """The time of day so many minutes on; None past midnight."""
    at = begins.hour * 60 + begins.minute + minutes
    return time(at // 60, at % 60) if at < _DAY_MINUTES else None


def minutes_between(begins: time, ends: time) -> int:
    """How many minutes lie between two times of a day; below zero when they are the wrong way round."""
    return (ends.hour - begins.hour) * 60 + ends.minute - begins.minute
