"""The one clock. Everything that asks for the time is handed one of these, so that tests and demos can set it."""

from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum
from typing import Protocol

_BEHIND = timedelta(minutes=2)
_AHEAD = timedelta(days=45)


class Doubt(StrEnum):
    """Why the PC's clock may be wrong: behind the last act, or so far ahead that nobody was away that long."""

    BEHIND = "behind"
    AHEAD = "ahead"


class Clock(Protocol):
    """Tells the present moment as an aware UTC datetime."""

    def now(self) -> datetime: ...


class SystemClock:
    """The PC's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class SetClock:
    """A clock that stands where it was set, for tests, pictures and the demo."""

    def __init__(self, moment: datetime) -> None:
        self._now = _aware(moment)

    def now(self) -> datetime:
        return self._now

    def set(self, moment: datetime) -> None:
        """Put the clock to another moment; forward and back are both allowed."""
        self._now = _aware(moment)

    def forward(self, by: timedelta) -> None:
        """Let time pass."""
        self._now += by


def doubt(now: datetime, last: datetime | None) -> Doubt | None:
    """Whether the present moment can be right after the last act; until somebody says so, nothing expires by it."""
    if last is None:
        return None
    if last - now > _BEHIND:
        return Doubt.BEHIND
    return Doubt.AHEAD if now - last > _AHEAD else None


def to_text(moment: datetime) -> str:
    """The stored form, always 27 characters: 2026-09-01T01:37:00.000000Z. Refuses naive times."""
    return _aware(moment).isoformat(timespec="microseconds").replace("+00:00", "Z")


def from_text(text: str) -> datetime:
    """The moment behind a stored text, as aware UTC."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo is UTC else _aware(moment)


def local_day(moment: datetime, zone: tzinfo) -> date:
    """The station's calendar day of a moment: its business day."""
    return _aware(moment).astimezone(zone).date()


def local_hour(moment: datetime, zone: tzinfo) -> int:
    """The station's clock hour of a moment, 0-23."""
    return _aware(moment).astimezone(zone).hour


def _aware(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a time without a zone was handed to the core")
    return moment.astimezone(UTC)
