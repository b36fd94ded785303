"""A period's counts as lying bars and as a heat map, with what is said of each."""

from collections.abc import Mapping
from datetime import date, timedelta

from station_app.core.reports.model import Statistics
from station_app.gui.kit.charts import Bar, Heat
from station_app.gui.reports.buckets import visits_and_people, visits_words
from station_app.gui.reports.words import short_weekdays
from station_app.texts import translate
from station_app.texts.moments import weekday

_A_MONDAY = date(2026, 11, 23)


def by_category(of: Statistics, labels: Mapping[str, str]) -> list[Bar]:
    """A bar a category, the largest first."""
    return [
        Bar(labels[code], count, visits_and_people(labels[code], count, of.people_by_category[code]))
        for code, count in of.by_category.items()
    ]


def by_code(counts: Mapping[str, int], labels: Mapping[str, str]) -> list[Bar]:
    """A bar a platform or a service, the largest first."""
    return [Bar(labels[code], count, visits_words(labels[code], count)) for code, count in counts.items()]


def hours_of(of: Statistics, open_hours: range) -> range:
    """The hours the station is open, and any other in which somebody came."""
    came = [hour for hour, count in of.by_hour.items() if count]
    return range(min([open_hours.start, *came]), max([open_hours.stop - 1, *came]) + 1)


def heat_of(of: Statistics, open_hours: range) -> Heat:
    """Weekdays by hours of arrival; visits whose time was not said are in none."""
    hours, days = hours_of(of, open_hours), range(7)
    return Heat(
        rows=short_weekdays(),
        columns=tuple(str(hour) for hour in hours),
        values=tuple(tuple(of.by_weekday_hour[day, hour] for hour in hours) for day in days),
        titles=tuple(tuple(_cell_words(of, day, hour) for hour in hours) for day in days),
        unit=translate("Reports", "Visits"),
    )


def _cell_words(of: Statistics, day: int, hour: int) -> str:
    what = f"{weekday(_A_MONDAY + timedelta(days=day))} {hour}:00–{hour + 1}:00"
    return visits_words(what, of.by_weekday_hour[day, hour])
