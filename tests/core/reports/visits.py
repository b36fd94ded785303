"""Visits put straight into a file, and the same visits counted by hand: what the figures are held against."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from station_app.core.clock import to_text
from station_app.core.reports.periods import Period
from station_app.core.storage.database import Database, write

SHANGHAI = ZoneInfo("Asia/Shanghai")
SERVICES = ("water", "rest", "charging", "live_room", "tool")
CATEGORIES = ("food_rider", "courier", "sanitation", "unknown")
PLATFORMS = ("meituan", "sf", None)


@dataclass(frozen=True)
class Made:
    """One visit of a test. `person` is a number from 1, None for no name; `at` is UTC; `stay` in seconds."""

    person: int | None
    at: datetime
    heads: int = 1
    state: str = "out"
    timed: bool = True
    category: str = "courier"
    platform: str | None = None
    services: tuple[str, ...] = ()
    stay: int = 420

    @property
    def day(self) -> date:
        """The station's day."""
        return self.at.astimezone(SHANGHAI).date()

    @property
    def counts(self) -> int:
        """Heads that count."""
        return self.heads if self.person is None else 1


def at(text: str) -> datetime:
    """A moment of the station's clock: 2026-09-30 23:59."""
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI).astimezone(UTC)


def put(db: Database, visits: Sequence[Made], *, roots: dict[int, int] | None = None, people: int = 6) -> None:
    """People 1 to `people`, some merged into others, and the visits."""
    with write(db):
        db.run("DELETE FROM visit_service")
        for number in range(1, people + 1):
            if db.value("SELECT 1 FROM person WHERE id = ?", (number,)) is None:
                db.run(
                    "INSERT INTO person (id, name, phone, category, created_at) VALUES (?, ?, ?, 'courier', ?)",
                    (
                        number,
                        f"林{'甲乙丙丁戊己庚辛'[number - 1]}",
                        f"1390000{number:04d}",
                        to_text(at("2020-01-01 09:00")),
                    ),
                )
            db.run("UPDATE person SET root_id = ? WHERE id = ?", ((roots or {}).get(number), number))
        for visit in visits:
            _put(db, visit)


def _put(db: Database, visit: Made) -> None:
    local = visit.at.astimezone(SHANGHAI)
    arrived = visit.at if visit.timed else datetime.combine(local.date(), time(), SHANGHAI).astimezone(UTC)
    left = to_text(arrived + timedelta(seconds=visit.stay)) if visit.state == "out" else None
    number = db.run(
        "INSERT INTO visit (person_id, heads, category, platform, arrived_at, day, hour, left_at, state, origin,"
        " void_reason, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'import', ?, ?)",
        (
            visit.person, visit.counts, visit.category, visit.platform, to_text(arrived), local.date().isoformat(),
            local.hour if visit.timed else None, left, visit.state, "x" if visit.state == "void" else None,
            to_text(visit.at),
        ),
    )  # fmt: skip
    db.run_many(
        "INSERT INTO visit_service (visit_id, service, by_hand) VALUES (?, ?, 1)",
        [(number, service) for service in visit.services],
    )


def counted(visits: Iterable[Made], period: Period, roots: dict[int, int]) -> dict[str, Any]:
    """The figures of a period, counted one visit after the other."""
    heads: dict[str, Counter[Any]] = {
        name: Counter() for name in ("by_day", "by_hour", "by_weekday_hour", "by_category", "by_platform", "by_service")
    }
    seen: dict[str, set[tuple[Any, int]]] = {"day": set(), "category": set(), "all": set()}
    anonymous = 0
    stays: list[int] = []
    first_days: dict[int, date] = {}
    for visit in visits:
        if visit.state != "void" and visit.person is not None:
            person = roots.get(visit.person, visit.person)
            first_days[person] = min(visit.day, first_days.get(person, visit.day))
    for visit in visits:
        if visit.state == "void" or not period.first <= visit.day <= period.last:
            continue
        heads["by_day"][visit.day] += visit.counts
        if visit.timed:
            local = visit.at.astimezone(SHANGHAI)
            heads["by_hour"][local.hour] += visit.counts
            heads["by_weekday_hour"][local.weekday(), local.hour] += visit.counts
            if visit.state == "out":
                stays.append(_minutes(visit))
        heads["by_category"][visit.category] += visit.counts
        if visit.platform is not None:
            heads["by_platform"][visit.platform] += visit.counts
        for service in visit.services:
            heads["by_service"][service] += visit.counts
        if visit.person is None:
            anonymous += visit.counts
        else:
            person = roots.get(visit.person, visit.person)
            seen["day"].add((visit.day, person))
            seen["category"].add((visit.category, person))
            seen["all"].add((None, person))
    people_by_day = Counter(day for day, _ in seen["day"])
    people_by_category = Counter(category for category, _ in seen["category"])
    return {
        "visit_count": heads["by_day"].total(),
        "person_count": len(seen["all"]),
        "service_count": heads["by_service"].total(),
        "anonymous_count": anonymous,
        "new_count": sum(period.first <= day <= period.last for day in first_days.values()),
        "stay_minutes": sum(stays) / len(stays) if stays else None,
        "stay_count": len(stays),
        "by_day": {day: heads["by_day"][day] for day in period.days()},
        "people_by_day": {day: people_by_day[day] for day in period.days()},
        "by_hour": {hour: heads["by_hour"][hour] for hour in range(24)},
        "by_weekday_hour": {(day, hour): heads["by_weekday_hour"][day, hour] for day in range(7) for hour in range(24)},
        "by_category": dict(heads["by_category"]),
        "people_by_category": {code: people_by_category[code] for code in heads["by_category"]},
        "by_platform": dict(heads["by_platform"]),
        "by_service": dict(heads["by_service"]),
    }


def _minutes(visit: Made) -> int:
    # As somebody counts who has the log, which shows no seconds.
    came = int(visit.at.timestamp())
    return (came + visit.stay) // 60 - came // 60
