"""Reading a period's figures and its visit log."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from station_app.core.clock import from_text
from station_app.core.reports.model import Statistics
from station_app.core.reports.periods import Period, month
from station_app.core.settings.queries import zone
from station_app.core.storage.database import Database
from station_app.core.visits import counts


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
    """The figures of a period, counted as the desk's strip is."""
    first, last = period.first, period.last
    counted, stayed = counts.count(db, first, last), counts.stays(db, first, last)
    by_hour, by_weekday_hour = _hours(counted.by_day_and_hour)
    return Statistics(
        period=period,
        visit_count=counted.visits,
        person_count=counted.people,
        service_count=sum(counted.by_service.values()),
        anonymous_count=counted.unnamed,
        new_count=counts.new_people(db, first, last),
        stay_minutes=stayed.minutes / stayed.count if stayed.count else None,
        stay_count=stayed.count,
        by_day={day: counted.by_day.get(day, 0) for day in period.days()},
        people_by_day={day: counted.people_by_day.get(day, 0) for day in period.days()},
        by_hour=by_hour,
        by_weekday_hour=by_weekday_hour,
        by_category=counted.by_category,
        people_by_category=counted.people_by_category,
        by_platform=counted.by_platform,
        by_service=counted.by_service,
    )


def _hours(counted: Mapping[tuple[date, int], int]) -> tuple[dict[int, int], dict[tuple[int, int], int]]:
    by_hour = dict.fromkeys(range(24), 0)
    by_weekday_hour = dict.fromkeys(((weekday, hour) for weekday in range(7) for hour in range(24)), 0)
    for (day, hour), heads in counted.items():
        by_hour[hour] += heads
        by_weekday_hour[day.weekday(), hour] += heads
    return by_hour, by_weekday_hour


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
    # From both ends of the index: min and max in one breath read the whole of it.
    first_of = "SELECT day FROM visit WHERE state <> 'void' ORDER BY day {} LIMIT 1"
    ends = [db.value(first_of.format(order)) for order in ("ASC", "DESC")]
    return None if ends[0] is None else (date.fromisoformat(ends[0]), date.fromisoformat(ends[1]))


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
