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
    `new_count` known people whose first counted visit ever is one of these, under whichever of their records ·
    `stay_minutes` the mean of the `stay_count` visits whose arrival and leaving are known, None without any; a visit
    that ended by itself is not in it. `by_hour` and `by_weekday_hour` (Monday 0) leave out visits whose time was not
    said, `by_platform` those without one.
    """

    period: Period
    visit_count: int
    person_count: int
    service_count: int
    anonymous_count: int
    new_count: int
    stay_minutes: float | None
    stay_count: int
    by_day: dict[date, int]
    people_by_day: dict[date, int]
    by_hour: dict[int, int]
    by_weekday_hour: dict[tuple[int, int], int]
    by_category: dict[str, int]
    people_by_category: dict[str, int]
    by_platform: dict[str, int]
    by_service: dict[str, int]

    @property
    def visits_per_person(self) -> float | None:
        """How often a known person came on average; visits without a name are in no average. None without people."""
        return (self.visit_count - self.anonymous_count) / self.person_count if self.person_count else None

    def as_json(self, before: "Statistics | None" = None) -> dict[str, Any]:
        """The document of `station-app stats --json`; `before` is what the period is held against."""
        return {
            **self._figures(),
            "before": None if before is None else before._figures(),
            "by_day": {day.isoformat(): count for day, count in self.by_day.items()},
            "by_hour": {str(hour): count for hour, count in self.by_hour.items()},
            "by_weekday_hour": self._by_weekday_hour(),
            "by_category": self.by_category,
            "by_platform": self.by_platform,
            "by_service": self.by_service,
        }

    def _figures(self) -> dict[str, Any]:
        return {
            "first": self.period.first.isoformat(),
            "last": self.period.last.isoformat(),
            "visit_count": self.visit_count,
            "person_count": self.person_count,
            "service_count": self.service_count,
            "anonymous_count": self.anonymous_count,
            "new_count": self.new_count,
            "visits_per_person": self.visits_per_person,
            "stay_minutes": self.stay_minutes,
            "stay_count": self.stay_count,
        }

    def _by_weekday_hour(self) -> dict[str, dict[str, int]]:
        weekdays: dict[str, dict[str, int]] = {}
        for (weekday, hour), count in self.by_weekday_hour.items():
            weekdays.setdefault(str(weekday), {})[str(hour)] = count
        return weekdays
