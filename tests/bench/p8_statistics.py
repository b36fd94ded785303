"""P8: the statistics of a month and of a year, against one bare GROUP BY after the other for the same figures."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from station_app.core.reports.model import Statistics
from station_app.core.reports.periods import Period, month_of, year_of
from station_app.core.reports.queries import statistics
from station_app.core.storage.database import Database

from .stations import Station
from .timing import Bar, Result, turn_by_turn

MONTH = Bar(median=1.5, aim_ms=100)
YEAR = Bar(median=1.5)
_FROM = "FROM visit v LEFT JOIN person p ON p.id = v.person_id WHERE v.day BETWEEN ?1 AND ?2 AND v.state <> 'void'"
_PEOPLE = "count(DISTINCT coalesce(p.root_id, p.id))"
# What stands under the same GROUP BY is asked for together: the floor is no lower than it must be. For new people it is
# a search for an earlier visit; the plain min(day) of every person reads the whole file and would flatter us.
_BARE = {
    "all": f"SELECT sum(v.heads), {_PEOPLE}, sum(CASE WHEN v.person_id IS NULL THEN v.heads END) {_FROM}",
    "day": f"SELECT v.day, sum(v.heads), {_PEOPLE} {_FROM} GROUP BY v.day",
    "hour": f"SELECT v.hour, sum(v.heads) {_FROM} AND v.hour IS NOT NULL GROUP BY v.hour",
    "weekday": f"SELECT strftime('%w', v.day) AS weekday, v.hour, sum(v.heads) {_FROM} AND v.hour IS NOT NULL"
    " GROUP BY weekday, v.hour",
    "category": f"SELECT v.category, sum(v.heads), {_PEOPLE} {_FROM} GROUP BY v.category",
    "platform": f"SELECT v.platform, sum(v.heads) {_FROM} AND v.platform IS NOT NULL GROUP BY v.platform",
    "service": "SELECT s.service, sum(v.heads) FROM visit v JOIN visit_service s ON s.visit_id = v.id"
    " WHERE v.day BETWEEN ?1 AND ?2 AND v.state <> 'void' GROUP BY s.service",
    "stay": "SELECT sum(unixepoch(left_at) / 60 - unixepoch(arrived_at) / 60), count(*) FROM visit"
    " WHERE day BETWEEN ?1 AND ?2 AND state = 'out' AND hour IS NOT NULL",
    "new": f"SELECT count(*) FROM (SELECT DISTINCT coalesce(p.root_id, p.id) AS who {_FROM} AND p.id IS NOT NULL)"
    " WHERE NOT EXISTS (SELECT 1 FROM visit e WHERE e.person_id = who AND e.day < ?1 AND e.state <> 'void')"
    " AND NOT EXISTS (SELECT 1 FROM person m JOIN visit e ON e.person_id = m.id"
    " WHERE m.root_id = who AND e.day < ?1 AND e.state <> 'void')",
}


def measure(station: Station, *, rounds: int) -> Iterator[Result]:
    """The month before the last one and the last year that lie within the visits as far as there are so many."""
    db = station.open()
    first, last = (date.fromisoformat(db.value(f"SELECT {end}(day) FROM visit")) for end in ("min", "max"))
    month = month_of(max(first, last.replace(day=1) - timedelta(days=1)))
    year = year_of(max(first, last.replace(month=1, day=1) - timedelta(days=1)))
    yield _line(db, "statistics of a month", month, MONTH, rounds)
    yield _line(db, "statistics of a year", year, YEAR, max(3, rounds // 5))
    db.close()


def _line(db: Database, what: str, period: Period, bar: Bar, rounds: int) -> Result:
    if _plain(statistics(db, period)) != _told(_bare(db, period)):
        raise RuntimeError(f"the statistics and the bare queries differ: {period}")
    visits = db.value("SELECT count(*) FROM visit WHERE day BETWEEN ? AND ?", _days(period))
    return turn_by_turn(
        "P8",
        f"{what}, {visits:,} visits",
        lambda: statistics(db, period),
        lambda: _bare(db, period),
        rounds=rounds,
        bar=bar,
    )


def _days(period: Period) -> tuple[str, str]:
    return period.first.isoformat(), period.last.isoformat()


def _bare(db: Database, period: Period) -> dict[str, list[Any]]:
    return {name: db.conn.execute(sql, _days(period)).fetchall() for name, sql in _BARE.items()}


def _told(rows: dict[str, list[Any]]) -> tuple[Any, ...]:
    visits, people, unnamed = rows["all"][0]
    minutes, stays = rows["stay"][0]
    return (
        (visits or 0, people, unnamed or 0, rows["new"][0][0], minutes / stays if stays else None),
        {day: (heads, known) for day, heads, known in rows["day"]},
        dict(rows["hour"]),
        {((int(weekday) - 1) % 7, hour): heads for weekday, hour, heads in rows["weekday"]},
        {code: (heads, known) for code, heads, known in rows["category"]},
        dict(rows["platform"]),
        dict(rows["service"]),
    )


def _plain(of: Statistics) -> tuple[Any, ...]:
    return (
        (of.visit_count, of.person_count, of.anonymous_count, of.new_count, of.stay_minutes),
        {day.isoformat(): (heads, of.people_by_day[day]) for day, heads in of.by_day.items() if heads},
        {hour: heads for hour, heads in of.by_hour.items() if heads},
        {at: heads for at, heads in of.by_weekday_hour.items() if heads},
        {code: (heads, of.people_by_category[code]) for code, heads in of.by_category.items()},
        of.by_platform,
        of.by_service,
    )
