"""What the summary of a day says, read at one moment: counts and the station's own words, nobody's name."""

from dataclasses import dataclass
from datetime import date, timedelta

from station_app.core.clock import local_day
from station_app.core.reports.model import Statistics
from station_app.core.reports.periods import Period
from station_app.core.reports.queries import statistics
from station_app.core.settings.model import Dictionary
from station_app.core.settings.queries import short_labels, text, zone
from station_app.core.storage.database import Database, reading
from station_app.gui.kit.context import Context

Counted = list[tuple[str, int]]
"""Words and heads, the largest first."""


@dataclass(frozen=True, slots=True)
class DayFacts:
    """One day. `hours` are those the station is open and any other in which somebody came; `busiest` one of them."""

    station: str
    day: date
    is_today: bool
    opens: str
    closes: str
    figures: Statistics
    hours: dict[int, int]
    busiest: int | None
    categories: Counted
    services: Counted


def read_day(context: Context) -> DayFacts | None:
    """Today; before opening time the day that has just ended, when today nobody has come. None without any visit."""
    db, now = context.db, context.clock.now()
    local = zone(db)
    today = local_day(now, local)
    with reading(db):
        figures = statistics(db, Period(today, today))
        if not figures.visit_count and now.astimezone(local).strftime("%H:%M") < text(db, "station.opens"):
            eve = today - timedelta(days=1)
            figures = statistics(db, Period(eve, eve))
        return _facts(db, figures, today, context.language.code) if figures.visit_count else None


def _facts(db: Database, figures: Statistics, today: date, language: str) -> DayFacts:
    opens, closes = text(db, "station.opens"), text(db, "station.closes")
    hours = _hours(figures.by_hour, opens, closes)
    day = figures.period.first
    return DayFacts(
        station=text(db, "station.name"),
        day=day,
        is_today=day == today,
        opens=opens,
        closes=closes,
        figures=figures,
        hours=hours,
        busiest=max(hours, key=hours.__getitem__) if any(hours.values()) else None,
        categories=_named(figures.by_category, short_labels(db, Dictionary.CATEGORY, language)),
        services=_named(figures.by_service, short_labels(db, Dictionary.SERVICE, language)),
    )


def _named(counts: dict[str, int], names: dict[str, str]) -> Counted:
    return [(names.get(code, code), count) for code, count in counts.items()]


def _hours(by_hour: dict[int, int], opens: str, closes: str) -> dict[int, int]:
    first, last = int(opens[:2]), int(closes[:2]) - (closes[3:] == "00")
    came = [hour for hour, count in by_hour.items() if count]
    if first > last:  # open over midnight
        first, last = 0, 23
    return {hour: by_hour[hour] for hour in range(min([first, *came]), max([last, *came]) + 1)}
