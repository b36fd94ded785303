"""Reading visits: one, who is here, the log by filters, what a person usually takes."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from station_app.core.clock import from_text, to_text
from station_app.core.errors import NotFound
from station_app.core.gate import clean
from station_app.core.people.model import NOTE_LIMIT
from station_app.core.people.queries import key_range, key_starts
from station_app.core.settings.model import NEVER_PRESELECTED
from station_app.core.settings.queries import codes, number
from station_app.core.storage.database import Database
from station_app.core.types import PersonId, VisitId
from station_app.core.visits.model import Cursor, Origin, Page, State, Visit

_VISIT = """SELECT v.id, v.person_id, p.name, p.nickname, p.phone, v.heads, v.words, v.category, v.platform,
    (SELECT group_concat(vs.service ORDER BY s.sort) FROM visit_service vs JOIN service s ON s.code = vs.service
        WHERE vs.visit_id = v.id),
    v.arrived_at, v.day, v.hour, v.left_at, v.state, v.origin, v.note, v.again_reason, v.void_reason, st.name
    FROM visit v LEFT JOIN person p ON p.id = v.person_id LEFT JOIN staff st ON st.id = v.by_id"""


_LATEST = "v.day DESC, v.arrived_at DESC, v.id DESC"  # an index is in this order, so that no page is sorted

# Looked up, not called: a page makes two of them a row, and the call of an enum costs ten times as much.
_STATES = {state.value: state for state in State}
_ORIGINS = {origin.value: origin for origin in Origin}


@dataclass(frozen=True, slots=True)
class Filters:
    """Which visits a log shows; what is None does not narrow it. Days are the station's, both ends included."""

    first_day: date | None = None
    last_day: date | None = None
    category: str | None = None
    service: str | None = None
    person_id: int | None = None
    text: str | None = None
    with_void: bool = False


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
    row = db.row("SELECT id, arrived_at, day FROM visit WHERE person_id = ? AND state = 'in'", (person_id,))
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
    where, values = _where(Filters(**filters))
    if cursor is not None:
        where += " AND (v.day, v.arrived_at, v.id) < (?, ?, ?)"
        values = (*values, *cursor)
    rows = db.rows(f"{_VISIT} WHERE {where} ORDER BY {_LATEST} LIMIT ?", (*values, limit))
    visits = [_visit(row) for row in rows]
    if len(visits) < limit:
        return Page(visits, None)
    last = visits[-1]
    return Page(visits, (last.day.isoformat(), to_text(last.arrived_at), int(last.id)))


def ids(db: Database, filters: Filters) -> "array[int]":
    """The ids of the whole log in its order, 8 bytes each, for a table with a true scroll bar."""
    where, values = _where(filters)
    rows = db.conn.execute(f"SELECT v.id FROM visit v WHERE {where} ORDER BY {_LATEST}", values)
    return array("q", (row[0] for row in rows))


def counts(db: Database, filters: Filters) -> LogCounts:
    """The figures over a log. Void visits are in no figure but their own."""
    where, values = _where(replace(filters, with_void=True))
    row = db.row(
        "SELECT coalesce(sum(CASE WHEN v.state <> 'void' THEN v.heads END), 0),"
        " count(DISTINCT CASE WHEN v.state <> 'void' THEN coalesce(p.root_id, p.id) END),"
        " coalesce(sum(CASE WHEN v.state <> 'void' AND v.person_id IS NULL THEN v.heads END), 0),"
        " count(CASE WHEN v.state = 'void' THEN 1 END)"
        f" FROM visit v LEFT JOIN person p ON p.id = v.person_id WHERE {where}",
        values,
    ) or (0, 0, 0, 0)
    return LogCounts(*row)


def visits_of(db: Database, person_id: int) -> int:
    """How often a person has come, under this record and those merged into it."""
    return int(
        db.value(
            "SELECT count(*) FROM visit WHERE state <> 'void' AND person_id IN"
            " (SELECT id FROM person WHERE id = ?1 OR root_id = ?1)",
            (person_id,),
        )
    )


def last_seen(db: Database, person_id: int) -> datetime | None:
    """When a person last came."""
    at = db.value("SELECT last_at FROM person_seen WHERE person_id = ?", (person_id,))
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
        " WHERE person_id = ? AND state <> 'void' ORDER BY arrived_at DESC LIMIT 3)"
        " GROUP BY vs.service HAVING count(*) >= 2 ORDER BY s.sort",
        (person_id,),
    )
    return tuple(row[0] for row in rows if row[0] not in NEVER_PRESELECTED)


def _where(filters: Filters) -> tuple[str, tuple[Any, ...]]:
    parts: list[str] = ["1 = 1" if filters.with_void else "v.state <> 'void'"]
    values: list[Any] = []

    def narrow(condition: str, *given: Any) -> None:
        parts.append(condition)
        values.extend(given)

    if filters.first_day is not None:
        narrow("v.day >= ?", filters.first_day.isoformat())
    if filters.last_day is not None:
        narrow("v.day <= ?", filters.last_day.isoformat())
    if filters.category is not None:
        narrow("v.category = ?", filters.category)
    if filters.service is not None:
        narrow("EXISTS (SELECT 1 FROM visit_service s WHERE s.visit_id = v.id AND s.service = ?)", filters.service)
    if filters.person_id is not None:
        narrow(
            "v.person_id IN (SELECT id FROM person WHERE id = ? OR root_id = ?)", filters.person_id, filters.person_id
        )
    if filters.text:
        condition, given = _text_condition(filters.text)
        narrow(condition, *given)
    return " AND ".join(parts), tuple(values)


def _text_condition(text: str) -> tuple[str, tuple[str, ...]]:
    ranges = [key_range(start) for start in key_starts(text)]
    people = " OR ".join("(key >= ? AND key < ?)" for _ in ranges) or "0"
    plain = clean(text)[:NOTE_LIMIT].replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    words = f"%{plain}%"
    return (
        f"(v.person_id IN (SELECT person_id FROM person_key WHERE {people})"
        " OR v.words LIKE ? ESCAPE '\\' OR v.note LIKE ? ESCAPE '\\')",
        (*(bound for pair in ranges for bound in pair), words, words),
    )


def _visit(row: tuple[Any, ...]) -> Visit:
    (number_, person, name, nickname, phone, heads, words, category, platform, services) = row[:10]
    (arrived, day, hour, left, state, origin, note, again, void, by_name) = row[10:]
    return Visit(
        VisitId(number_),
        None if person is None else PersonId(person),
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
    )
