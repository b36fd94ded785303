"""Reading a period's figures and its visit log."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from station_app.core.clock import from_text
from station_app.core.reports.model import Statistics
from station_app.core.reports.periods import Period, month
from station_app.core.settings.queries import zone
from station_app.core.storage.database import Database

_COUNTED = "FROM visit v LEFT JOIN person p ON p.id = v.person_id WHERE v.day BETWEEN ? AND ? AND v.state <> 'void'"
_PERSON = "count(DISTINCT coalesce(p.root_id, p.id))"


@dataclass(frozen=True, slots=True)
class LogRow:
    """One visit of a visit log, times as the station's clock showed them. `arrived` is None when no time was said.

    Of a merged record the one that counts is named; category and platform stay those of the moment.
    """

    day: date
    arrived: datetime | None
    name: str | None
    phone: str | None
    other_number: str | None
    heads: int
    category: str
    platform: str | None
    services: tuple[str, ...]
    left: datetime | None
    state: str
    origin: str
    note: str | None
    by_name: str | None


def monthly(db: Database, month_text: str) -> Statistics:
    """The figures of a month written 2026-10. Raises NotValid."""
    return statistics(db, month(month_text))


def statistics(db: Database, period: Period) -> Statistics:
    """The figures of a period: nine queries over the days' index."""
    days = (period.first.isoformat(), period.last.isoformat())
    visits, people, anonymous = db.row(
        f"SELECT coalesce(sum(v.heads), 0), {_PERSON},"
        f" coalesce(sum(CASE WHEN v.person_id IS NULL THEN v.heads END), 0) {_COUNTED}",
        days,
    ) or (0, 0, 0)
    by_day = db.rows(f"SELECT v.day, sum(v.heads), {_PERSON} {_COUNTED} GROUP BY v.day", days)
    by_hour = db.rows(f"SELECT v.hour, sum(v.heads) {_COUNTED} AND v.hour IS NOT NULL GROUP BY v.hour", days)
    by_category = db.rows(
        f"SELECT v.category, sum(v.heads), {_PERSON} {_COUNTED} GROUP BY v.category ORDER BY 2 DESC, 1", days
    )
    by_platform = db.rows(
        f"SELECT v.platform, sum(v.heads) {_COUNTED} AND v.platform IS NOT NULL GROUP BY v.platform ORDER BY 2 DESC, 1",
        days,
    )
    by_service = db.rows(
        "SELECT s.service, sum(v.heads) FROM visit v JOIN visit_service s ON s.visit_id = v.id"
        " WHERE v.day BETWEEN ? AND ? AND v.state <> 'void' GROUP BY s.service ORDER BY 2 DESC, 1",
        days,
    )
    heads = {date.fromisoformat(day): count for day, count, _ in by_day}
    known = {date.fromisoformat(day): count for day, _, count in by_day}
    hours = dict(by_hour)
    return Statistics(
        period=period,
        visit_count=visits,
        person_count=people,
        service_count=sum(count for _, count in by_service),
        anonymous_count=anonymous,
        by_day={day: heads.get(day, 0) for day in period.days()},
        people_by_day={day: known.get(day, 0) for day in period.days()},
        by_hour={hour: hours.get(hour, 0) for hour in range(24)},
        by_category={code: count for code, count, _ in by_category},
        people_by_category={code: count for code, _, count in by_category},
        by_platform=dict(by_platform),
        by_service=dict(by_service),
    )


def count_log(db: Database, period: Period) -> int:
    """How many rows the visit log of a period has."""
    days = (period.first.isoformat(), period.last.isoformat())
    return int(db.value("SELECT count(*) FROM visit WHERE day BETWEEN ? AND ? AND state <> 'void'", days))


def visit_log(db: Database, month_text: str) -> Iterator[LogRow]:
    """The visit log (服务登记台账) of a month written 2026-10, in the order of arrival; void visits are not in it."""
    return log_rows(db, month(month_text))


def log_rows(db: Database, period: Period) -> Iterator[LogRow]:
    """The visit log of a period, one row at a time: its length needs no memory."""
    local = zone(db)
    for row in db.each(
        "SELECT v.day, v.arrived_at, v.hour, coalesce(p.name, p.nickname, v.words), p.phone, p.other_number, v.heads,"
        " v.category, v.platform, (SELECT group_concat(service) FROM (SELECT vs.service FROM visit_service vs"
        " JOIN service s ON s.code = vs.service WHERE vs.visit_id = v.id ORDER BY s.sort)),"
        " v.left_at, v.state, v.origin, v.note, st.name"
        " FROM visit v LEFT JOIN person o ON o.id = v.person_id"
        " LEFT JOIN person p ON p.id = coalesce(o.root_id, o.id) LEFT JOIN staff st ON st.id = v.by_id"
        " WHERE v.day BETWEEN ? AND ? AND v.state <> 'void' ORDER BY v.day, v.arrived_at, v.id",
        (period.first.isoformat(), period.last.isoformat()),
    ):
        yield _log_row(row, local)


def first_and_last_day(db: Database) -> tuple[date, date] | None:
    """The days between which the station has visits."""
    row = db.row("SELECT min(day), max(day) FROM visit WHERE state <> 'void'")
    if row is None or row[0] is None:
        return None
    return date.fromisoformat(row[0]), date.fromisoformat(row[1])


def _log_row(row: tuple[Any, ...], local: Any) -> LogRow:
    day, arrived, hour, name, phone, other, heads, category, platform, services, left, state, origin, note, by = row
    return LogRow(
        day=date.fromisoformat(day),
        arrived=None if hour is None else from_text(arrived).astimezone(local),
        name=name,
        phone=phone,
        other_number=other,
        heads=heads,
        category=category,
        platform=platform,
        services=tuple(services.split(",")) if services else (),
        left=None if left is None else from_text(left).astimezone(local),
        state=state,
        origin=origin,
        note=note,
        by_name=by,
    )
