"""What the page shows of a period: its figures, those it is held against, and the station's own words."""

from dataclasses import dataclass
from datetime import date, datetime

from station_app.core.clock import local_day
from station_app.core.reports.counting import Compared
from station_app.core.reports.model import Statistics
from station_app.core.reports.periods import Period, Span, same_days_before
from station_app.core.reports.queries import first_and_last_day
from station_app.core.settings.model import Dictionary
from station_app.core.settings.queries import codes, labels, text, zone
from station_app.gui.kit.context import Context


@dataclass(frozen=True, slots=True)
class Asked:
    """Which days are wanted, of what kind, what they are held against, which day it is, and the moment."""

    period: Period
    span: Span
    before: Period
    today: date
    now: datetime


@dataclass(frozen=True, slots=True)
class PageFacts:
    """A period as the page shows it."""

    asked: Asked
    figures: Compared
    open_hours: range
    category: dict[str, str]
    platform: dict[str, str]
    service: dict[str, str]
    course: dict[str, str]
    with_amenities: bool
    """Whether the station has the part of amenities and supplies."""
    with_trainings: bool
    """Whether it has the part of trainings."""

    @property
    def statistics(self) -> Statistics:
        """The figures of the period."""
        return self.figures.now


def asked_of(period: Period, span: Span, today: date, now: datetime) -> Asked:
    """These days and the same days before them."""
    return Asked(period, span, same_days_before(period, span, today), today, now)


def today_of(context: Context) -> date:
    """The station's day now."""
    return local_day(context.clock.now(), zone(context.db))


def days_of(context: Context, today: date) -> tuple[date, date | None]:
    """The day of the first visit (today when there is none) and that of the last up to today, if any."""
    ends = first_and_last_day(context.db)
    return (today, None) if ends is None else (min(ends[0], today), min(ends[1], today))


def facts_of_page(context: Context, asked: Asked, figures: Compared) -> PageFacts:
    """The figures with the words to show them in."""
    db, language = context.db, context.language.code
    parts_off = codes(db, "station.parts_off")
    return PageFacts(
        asked=asked,
        figures=figures,
        open_hours=_hours(text(db, "station.opens"), text(db, "station.closes")),
        category=labels(db, Dictionary.CATEGORY, language),
        platform=labels(db, Dictionary.PLATFORM, language),
        service=labels(db, Dictionary.SERVICE, language),
        course=labels(db, Dictionary.COURSE, language),
        with_amenities="amenities" not in parts_off,
        with_trainings="training" not in parts_off,
    )


def _hours(opens: str, closes: str) -> range:
    first, last = int(opens[:2]), int(closes[:2]) - (closes[3:] == "00")
    return range(first, last + 1) if first <= last else range(24)
