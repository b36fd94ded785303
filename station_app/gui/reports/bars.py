"""A month's counts as bars, with what is said of each."""

from collections.abc import Mapping

from station_app.core.reports.model import Statistics
from station_app.gui.kit.charts import Bar
from station_app.texts import translate
from station_app.texts.moments import whole_day


def by_day(of: Statistics) -> list[Bar]:
    """A bar a day, days without visits too."""
    return [
        Bar(str(day.day), count, _visits_and_people(whole_day(day), count, of.people_by_day[day]))
        for day, count in of.by_day.items()
    ]


def by_hour(of: Statistics, open_hours: range) -> list[Bar]:
    """A bar an hour: the hours the station is open, and any other in which somebody came."""
    came = [hour for hour, count in of.by_hour.items() if count]
    first, last = min([open_hours.start, *came]), max([open_hours.stop - 1, *came])
    return [
        Bar(str(hour), of.by_hour[hour], _visits(f"{hour}:00–{hour + 1}:00", of.by_hour[hour]))
        for hour in range(first, last + 1)
    ]


def by_category(of: Statistics, labels: Mapping[str, str]) -> list[Bar]:
    """A bar a category, the largest first."""
    return [
        Bar(labels[code], count, _visits_and_people(labels[code], count, of.people_by_category[code]))
        for code, count in of.by_category.items()
    ]


def by_code(counts: Mapping[str, int], labels: Mapping[str, str]) -> list[Bar]:
    """A bar a platform or a service, the largest first."""
    return [Bar(labels[code], count, _visits(labels[code], count)) for code, count in counts.items()]


def _visits(what: str, count: int) -> str:
    return translate("Reports", "{what} · visits {visits}").format(what=what, visits=f"{count:,}")


def _visits_and_people(what: str, count: int, people: int) -> str:
    return translate("Reports", "{what} · visits {visits} · people {people}").format(
        what=what, visits=f"{count:,}", people=f"{people:,}"
    )
