"""What the page shows of a month, read in one go: its figures, those of the same days before, and the labels."""

from dataclasses import dataclass
from datetime import date, timedelta

from station_app.core.clock import local_day
from station_app.core.reports.model import Statistics
from station_app.core.reports.periods import Period, month_of
from station_app.core.reports.queries import count_log, first_and_last_day, statistics
from station_app.core.settings.model import Dictionary
from station_app.core.settings.queries import labels, text, zone
from station_app.core.storage.database import reading
from station_app.gui.kit.context import Context


@dataclass(frozen=True, slots=True)
class MonthFacts:
    """A month as the page shows it. `before` are the same days of the month before, or None where nothing was yet."""

    statistics: Statistics
    before: Statistics | None
    log_rows: int
    today: date
    open_hours: range
    category: dict[str, str]
    platform: dict[str, str]
    service: dict[str, str]


def today_of(context: Context) -> date:
    """The station's day now."""
    return local_day(context.clock.now(), zone(context.db))


def first_day_of(context: Context, today: date) -> date:
    """The day of the first visit; today when there is none yet."""
    span = first_and_last_day(context.db)
    return min(span[0], today) if span is not None else today


def read_month(context: Context, month: date) -> MonthFacts:
    """Read a month, all of it at one moment."""
    db, today, period = context.db, today_of(context), month_of(month)
    language = context.language.code
    with reading(db):
        before = statistics(db, same_days_before(period, today))
        return MonthFacts(
            statistics=statistics(db, period),
            before=before if before.visit_count else None,
            log_rows=count_log(db, period),
            today=today,
            open_hours=_hours(text(db, "station.opens"), text(db, "station.closes")),
            category=labels(db, Dictionary.CATEGORY, language),
            platform=labels(db, Dictionary.PLATFORM, language),
            service=labels(db, Dictionary.SERVICE, language),
        )


def same_days_before(period: Period, today: date) -> Period:
    """The month before; of a running month only as many days as it has had, so that like is held against like."""
    before = month_of(period.first - timedelta(days=1))
    if not period.first <= today < period.last:
        return before
    return Period(before.first, min(before.first + (today - period.first), before.last))


def _hours(opens: str, closes: str) -> range:
    first, last = int(opens[:2]), int(closes[:2]) - (closes[3:] == "00")
    return range(first, last + 1) if first <= last else range(24)
