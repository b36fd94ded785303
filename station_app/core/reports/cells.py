"""Cells made of what the file holds."""

from datetime import date, datetime, tzinfo

from station_app.core.clock import from_text


def moment_cell(text: str | None, local: tzinfo) -> datetime | None:
    """A moment by the station's clock, to the minute."""
    return None if text is None else clock_of(from_text(text), local)


def clock_of(moment: datetime, local: tzinfo) -> datetime:
    """What the station's clock shows at a moment, to the minute."""
    return moment.astimezone(local).replace(tzinfo=None, second=0, microsecond=0)


def day_cell(text: str | None) -> date | None:
    """A day."""
    return None if text is None else date.fromisoformat(text)
