"""The figures of a period, as the statistics page, the command line and the summary sheet show them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from station_app.core.reports.periods import Period


@dataclass(frozen=True, slots=True)
class Statistics:
    """Figures over a period's visits; void ones are in none. Counts by something count heads, unnamed included.

    `visit_count` heads (服务人次) · `person_count` distinct known people (服务人数) · `service_count` services used
    (服务项次), a group of six taking water being six · `anonymous_count` heads without a name.
    `by_hour` leaves out visits whose time was not said, `by_platform` those without one.
    """

    period: Period
    visit_count: int
    person_count: int
    service_count: int
    anonymous_count: int
    by_day: dict[date, int]
    people_by_day: dict[date, int]
    by_hour: dict[int, int]
    by_category: dict[str, int]
    people_by_category: dict[str, int]
    by_platform: dict[str, int]
    by_service: dict[str, int]

    def as_json(self) -> dict[str, Any]:
        """The document of `station-app stats --json`."""
        return {
            "first": self.period.first.isoformat(),
            "last": self.period.last.isoformat(),
            "visit_count": self.visit_count,
            "person_count": self.person_count,
            "service_count": self.service_count,
            "anonymous_count": self.anonymous_count,
            "by_day": {day.isoformat(): count for day, count in self.by_day.items()},
            "by_hour": {str(hour): count for hour, count in self.by_hour.items()},
            "by_category": self.by_category,
            "by_platform": self.by_platform,
            "by_service": self.by_service,
        }
