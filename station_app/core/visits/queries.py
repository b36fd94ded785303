"""Reading visits: one, who is here, the log by filters, what a person usually takes."""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from station_app.core.clock import from_text, to_text
from station_app.core.errors import NotFound
from station_app.core.settings.model import NEVER_PRESELECTED
from station_app.core.settings.queries import codes, number
from station_app.core.storage.database import Database, read_until
from station_app.core.types import VisitId
from station_app.core.visits.filters import LATEST, RECORDS, Filters, Order, Sort, order_by, where
from station_app.core.visits.model import Cursor, Origin, Page, State, Visit

__all__ = ["LATEST", "Filters", "Order", "Sort"]

# Of a merged record the one that counts is shown; the visit itself stays where it was written. Most records are not
# merged: for them no second one is looked up.
_OWNER = ", ".join(
    f"CASE WHEN o.root_id IS NULL THEN o.{column} ELSE r.{column} END"
    for column in ("id", "name", "nickname", "phone", "other_number")
)
_VISIT = f"""SELECT v.id, {_OWNER}, v.heads, v.words, v.category, v.platform,
    (SELECT group_concat(vs.service ORDER BY s.sort) FROM visit_service vs JOIN service s ON s.code = vs.service
        WHERE vs.visit_id = v.id),
    v.arrived_at, v.day, v.hour, v.left_at, v.state, v.origin, v.note, v.again_reason, v.void_reason, st.name,
    v.created_at
    FROM visit v LEFT JOIN person o ON o.id = v.person_id LEFT JOIN person r ON r.id = o.root_id
    LEFT JOIN staff st ON st.id = v.by_id"""

_SOON = 250_000
"""Steps of SQLite's machine that a table may wait for: some 15 ms on a slow PC. A month is read in fewer."""
_FIRST = 60_000
"""Fewer steps for the first rows of a log that is read by a worker anyway."""
_MANY, _LONG = 20_000, timedelta(days=100)
"""A station of more visits than this is asked by a worker for more days than these."""
_OFTEN = 20_000

# Looked up, not called: a page makes two of them a row, and the call of an enum costs ten times as much.
_STATES = {state.value: state for state in State}
_ORIGINS = {origin.value: origin for origin in Origin}


@dataclass(frozen=True, slots=True)
class LogCounts:
    """The figures over a log: heads, distinct people, heads without a name, void visits."""

    visits: int
    people: int
    anonymous: int
    void: int


def by_id(db: Database, visit_id: int) -> Visit:
    """One visit. Raises NotFound."""
    row = db.row(f"{_VISIT} WHERE v.id = ?", (visit_id,))
    if row is None:
        raise NotFound("visit", visit_id)
    return _visit(row)


def by_ids(db: Database, ids: Sequence[int]) -> list[Visit]:
    """Several visits in the order of the ids."""
    marks = ",".join("?" * len(ids))
    found = {row[0]: _visit(row) for row in db.rows(f"{_VISIT} WHERE v.id IN ({marks})", tuple(ids))}
    return [found[visit] for visit in ids if visit in found]


def open_visit(db: Database, person_id: int) -> tuple[VisitId, datetime, date] | None:
    """The open visit of a person: id, arrival, business day."""
    row = db.row(
        "SELECT id, arrived_at, day FROM visit WHERE state = 'in'"
        " AND person_id = (SELECT coalesce(root_id, id) FROM person WHERE id = ?)",
        (person_id,),
    )
    return None if row is None else (VisitId(row[0]), from_text(row[1]), date.fromisoformat(row[2]))


def in_station(db: Database, *, now: datetime | None = None) -> list[Visit]:
    """Who is here, the latest first; with `now` those whose time has run out are left out."""
    if now is None:
        return [_visit(row) for row in db.rows(f"{_VISIT} WHERE v.state = 'in' ORDER BY v.arrived_at DESC, v.id DESC")]
    since = now - timedelta(minutes=number(db, "visits.auto_minutes"))
    rows = db.rows(
        f"{_VISIT} WHERE v.state = 'in' AND v.arrived_at >= ? ORDER BY v.arrived_at DESC, v.id DESC", (to_text(since),)
    )
    return [_visit(row) for row in rows]


def here(db: Database, *, now: datetime) -> tuple["array[int]", int]:
    """The visits of those here, the latest first, and how many heads they are; the ids alone, for a table."""
    since = to_text(now - timedelta(minutes=number(db, "visits.auto_minutes")))
    rows = db.rows(
        "SELECT id, heads FROM visit WHERE state = 'in' AND arrived_at >= ? ORDER BY arrived_at DESC, id DESC", (since,)
    )
    return array("q", (row[0] for row in rows)), sum(row[1] for row in rows)


def all_open(db: Database, *, before: date | None = None) -> list[VisitId]:
    """Every open visit; with `before` those of earlier days only."""
    rows = db.rows(
        "SELECT id FROM visit WHERE state = 'in' AND day < ? ORDER BY id",
        (before.isoformat() if before else "9999-12-31",),
    )
    return [VisitId(row[0]) for row in rows]


def run_out(db: Database, *, now: datetime) -> list[VisitId]:
    """Open visits that have lasted longer than the station's setting."""
    since = now - timedelta(minutes=number(db, "visits.auto_minutes"))
    rows = db.rows("SELECT id FROM visit WHERE state = 'in' AND arrived_at < ?", (to_text(since),))
    return [VisitId(row[0]) for row in rows]


def page(db: Database, *, cursor: Cursor | None = None, limit: int = 200, **filters: Any) -> Page:
    """The next rows of the log, the latest first. `filters` are fields of `Filters`, `cursor` the last page's."""
    condition, values = where(Filters(**filters))
    if cursor is not None:
        condition += " AND (v.day, v.arrived_at, v.id) < (?, ?, ?)"
        values = (*values, *cursor)
    _, latest = order_by(LATEST)
    rows = db.rows(f"{_VISIT} WHERE {condition} ORDER BY {latest} LIMIT ?", (*values, limit))
    visits = [_visit(row) for row in rows]
    if len(visits) < limit:
        return Page(visits, None)
    last = visits[-1]
    return Page(visits, (last.day.isoformat(), to_text(last.arrived_at), int(last.id)))


def ids(db: Database, filters: Filters, order: Order = LATEST, *, limit: int = -1) -> "array[int]":
    """The ids of the log in its order, 8 bytes each, for a table with a true scroll bar."""
    condition, values = where(filters)
    joins, sequence = order_by(order)
    rows = db.conn.execute(
        f"SELECT v.id FROM visit v {joins} WHERE {condition} ORDER BY {sequence} LIMIT ?", (*values, limit)
    )
    return array("q", (row[0] for row in rows))


@dataclass(frozen=True, slots=True)
class Log:
    """A whole log: its ids in order, and its figures."""

    ids: "array[int]"
    counts: LogCounts


def log_at_once(db: Database, filters: Filters, order: Order = LATEST) -> Log | None:
    """A whole log if it is so short that a window may wait for it; else None, and a worker is asked."""
    if _spans_long(filters) and (db.value("SELECT max(id) FROM visit") or 0) > _MANY:
        return None  # not even tried
    return read_until(db, _at_once, _SOON, lambda: Log(ids(db, filters, order), counts(db, filters)))


def first_at_once(db: Database, filters: Filters, order: Order = LATEST, *, limit: int = 200) -> "array[int] | None":
    """The first ids of a long log, to show meanwhile; None when even those have to be looked for."""
    return read_until(db, _at_once, min(_SOON, _FIRST), lambda: ids(db, filters, order, limit=limit))


def ids_until(db: Database, filters: Filters, order: Order, *, stopped: Callable[[], bool]) -> "array[int] | None":
    """As `ids`, for a worker with a connection of its own; None when `stopped` said so on the way."""
    return read_until(db, stopped, _OFTEN, lambda: ids(db, filters, order))


def counts_until(db: Database, filters: Filters, *, stopped: Callable[[], bool]) -> LogCounts | None:
    """As `counts`, for a worker; None when `stopped` said so on the way."""
    return read_until(db, stopped, _OFTEN, lambda: counts(db, filters))


def _spans_long(filters: Filters) -> bool:
    if filters.person_id is not None:
        return False
    if filters.first_day is None or filters.last_day is None:
        return True
    return filters.last_day - filters.first_day > _LONG


def _at_once() -> bool:
    return True


def counts(db: Database, filters: Filters) -> LogCounts:
    """The figures over a log. Void visits are in no figure but their own."""
    condition, values = where(replace(filters, with_void=True))
    visits, anonymous, void = db.row(
        "SELECT coalesce(sum(CASE WHEN v.state <> 'void' THEN v.heads END), 0),"
        " coalesce(sum(CASE WHEN v.state <> 'void' AND v.person_id IS NULL THEN v.heads END), 0),"
        f" count(CASE WHEN v.state = 'void' THEN 1 END) FROM visit v WHERE {condition}",
        values,
    ) or (0, 0, 0)
    # Who it was is looked up once a record, not once a visit.
    people = db.value(
        "SELECT count(DISTINCT coalesce(p.root_id, p.id)) FROM person p WHERE p.id IN"
        f" (SELECT v.person_id FROM visit v WHERE {condition} AND v.state <> 'void')",
        values,
    )
    return LogCounts(visits, people, anonymous, void)


def visits_of(db: Database, person_id: int) -> int:
    """How often a person has come, under all their records."""
    return int(
        db.value(
            f"SELECT count(*) FROM visit WHERE state <> 'void' AND person_id IN ({RECORDS})",
            (person_id,),
        )
    )


def last_seen(db: Database, person_id: int) -> datetime | None:
    """When a person last came, under any of their records."""
    at = db.value(
        "SELECT last_at FROM person_seen WHERE person_id = (SELECT coalesce(root_id, id) FROM person WHERE id = ?)",
        (person_id,),
    )
    return None if at is None else from_text(at)


def usual_services(db: Database) -> tuple[str, ...]:
    """The services the desk offers ticked for anybody; those switched off since are left out."""
    offered = {row[0] for row in db.rows("SELECT code FROM service WHERE active = 1")}
    return tuple(service for service in codes(db, "visits.usual_services") if service in offered)


def habits(db: Database, person_id: int) -> tuple[str, ...]:
    """The services picked by hand in two of a person's last three visits; offered ticked in place of the usual ones.

    Services that cost something or need an eye on them are never among them.
    """
    rows = db.rows(
        "SELECT vs.service FROM visit_service vs JOIN service s ON s.code = vs.service"
        " WHERE vs.by_hand = 1 AND s.active = 1 AND vs.visit_id IN (SELECT id FROM visit"
        f" WHERE person_id IN ({RECORDS}) AND state <> 'void' ORDER BY arrived_at DESC LIMIT 3)"
        " GROUP BY vs.service HAVING count(*) >= 2 ORDER BY s.sort",
        (person_id,),
    )
    return tuple(row[0] for row in rows if row[0] not in NEVER_PRESELECTED)


def _visit(row: tuple[Any, ...]) -> Visit:
    (number_, person, name, nickname, phone, other, heads, words, category, platform, services) = row[:11]
    (arrived, day, hour, left, state, origin, note, again, void, by_name, created) = row[11:]
    return Visit(
        number_,
        person,
        name,
        nickname,
        phone,
        heads,
        words,
        category,
        platform,
        tuple(services.split(",")) if services else (),
        from_text(arrived),
        date.fromisoformat(day),
        hour,
        None if left is None else from_text(left),
        _STATES[state],
        _ORIGINS[origin],
        note,
        again,
        void,
        by_name,
        other,
        created,
    )
