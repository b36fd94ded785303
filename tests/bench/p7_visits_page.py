"""P7: the visits page, against the bare queries for the same rows."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from station_app.core.storage.database import Database
from station_app.core.visits import queries
from station_app.core.visits.queries import Filters, Order, Sort

from .stations import Station
from .timing import Bar, Result, turn_by_turn

BAR = Bar(median=2.0)
FIRST_ROWS = Bar(median=2.0, aim_ms=50)
_ROWS = 200
_DOWN = "ORDER BY v.day DESC, v.arrived_at DESC, v.id DESC"
_UP = "ORDER BY v.day, v.arrived_at, v.id"
_BARE = """SELECT v.id, v.person_id, p.name, p.nickname, p.phone, v.heads, v.words, v.category, v.platform,
    (SELECT group_concat(service) FROM (SELECT vs.service FROM visit_service vs JOIN service s ON s.code = vs.service
        WHERE vs.visit_id = v.id ORDER BY s.sort)),
    v.arrived_at, v.day, v.hour, v.left_at, v.state, v.origin, v.note, v.again_reason, v.void_reason, st.name,
    p.other_number, v.created_at
    FROM visit v LEFT JOIN person p ON p.id = v.person_id LEFT JOIN staff st ON st.id = v.by_id"""


def measure(station: Station, *, rounds: int) -> Iterator[Result]:
    """First, next and last rows without a filter, the ids of the whole log, and the first rows of each filter."""
    db = station.open()
    everything = queries.ids(db, Filters())
    next_ids, last_ids = everything[_ROWS : 2 * _ROWS], everything[-_ROWS:]
    edge = db.row(f"SELECT day, arrived_at, id FROM visit WHERE id = {everything[_ROWS - 1]}")
    yield _first_rows(db, "first rows", {}, "v.state <> 'void'", (), rounds)
    yield turn_by_turn(
        "P7",
        "visits: next page",
        lambda: queries.by_ids(db, next_ids),
        lambda: _bare(db, f"v.state <> 'void' AND (v.day, v.arrived_at, v.id) < (?, ?, ?) {_DOWN}", edge),
        rounds=rounds,
        bar=BAR,
    )
    yield turn_by_turn(
        "P7",
        "visits: last page",
        lambda: queries.by_ids(db, last_ids),
        lambda: _bare(db, f"v.state <> 'void' {_UP}", ()),
        rounds=rounds,
        bar=BAR,
    )
    yield turn_by_turn(
        "P7",
        "visits: ids of all",
        lambda: queries.ids(db, Filters()),
        lambda: db.conn.execute(f"SELECT v.id FROM visit v WHERE v.state <> 'void' {_DOWN}").fetchall(),
        rounds=max(3, rounds // 10),
        bar=BAR,
    )
    for sort, value in (
        (Sort.NAME, "coalesce(p.name, p.nickname, v.words)"),
        (Sort.STAY, "julianday(v.left_at) - julianday(v.arrived_at)"),
        (Sort.STAFF, "st.name"),
    ):
        yield _in_order(db, sort, value, max(3, rounds // 20))
    for what, given, where, values in _filters(db):
        yield _first_rows(db, what, given, where, values, max(3, rounds // 4))
    db.close()


def _in_order(db: Database, sort: Sort, value: str, rounds: int) -> Result:
    # What a page without our care would ask for: the same joins, the whole row of the order behind the value.
    bare = (
        "SELECT v.id FROM visit v LEFT JOIN person p ON p.id = v.person_id LEFT JOIN staff st ON st.id = v.by_id"
        f" WHERE v.state <> 'void' ORDER BY {value} DESC NULLS LAST, v.day DESC, v.arrived_at DESC, v.id DESC"
    )
    return turn_by_turn(
        "P7",
        f"visits: all by {sort}",
        lambda: queries.ids(db, Filters(), Order(sort, descending=True)),
        lambda: db.conn.execute(bare).fetchall(),
        rounds=rounds,
        bar=BAR,
    )


def _first_rows(
    db: Database, what: str, given: dict[str, Any], where: str, values: tuple[Any, ...], rounds: int
) -> Result:
    found = [visit.id for visit in queries.page(db, limit=_ROWS, **given).rows]
    if found != [row[0] for row in _bare(db, f"{where} {_DOWN}", values)]:
        raise RuntimeError(f"the page and the bare query differ: {what}")
    return turn_by_turn(
        "P7",
        f"visits: {what}",
        lambda: queries.page(db, limit=_ROWS, **given),
        lambda: _bare(db, f"{where} {_DOWN}", values),
        rounds=rounds,
        bar=FIRST_ROWS,
    )


def _filters(db: Database) -> Iterator[tuple[str, dict[str, Any], str, tuple[Any, ...]]]:
    counted = "v.state <> 'void'"
    last = date.fromisoformat(db.value("SELECT max(day) FROM visit"))
    first = last - timedelta(days=30)
    person, name = db.rows(
        "SELECT p.id, p.name FROM visit v JOIN person p ON p.id = v.person_id WHERE p.name IS NOT NULL"
        " GROUP BY p.id ORDER BY count(*) DESC LIMIT 1"
    )[0]
    yield (
        "a month",
        {"first_day": first, "last_day": last},
        f"{counted} AND v.day BETWEEN ? AND ?",
        (first.isoformat(), last.isoformat()),
    )
    yield "a category", {"category": "sanitation"}, f"{counted} AND v.category = ?", ("sanitation",)
    yield (
        "a service",
        {"service": "haircut"},
        f"{counted} AND EXISTS (SELECT 1 FROM visit_service vs WHERE vs.visit_id = v.id AND vs.service = ?)",
        ("haircut",),
    )
    yield "a platform", {"platform": "didi"}, f"{counted} AND v.platform = ?", ("didi",)
    yield "without a name", {"unnamed": True}, f"{counted} AND v.person_id IS NULL", ()
    yield "on site", {"on_site": True}, f"{counted} AND v.state = 'in'", ()
    yield "an origin", {"origin": "demo"}, f"{counted} AND v.origin = ?", ("demo",)
    staff = db.value("SELECT by_id FROM visit WHERE by_id IS NOT NULL LIMIT 1")
    yield "who registered", {"by_id": staff}, f"{counted} AND v.by_id = ?", (staff,)
    yield "a person", {"person_id": person}, f"{counted} AND v.person_id = ?", (person,)
    text = f"%{name}%"
    yield (
        "a name",
        {"text": name},
        f"{counted} AND (v.person_id IN (SELECT id FROM person WHERE name LIKE ? OR nickname LIKE ?)"
        " OR v.words LIKE ? OR v.note LIKE ?)",
        (text, text, text, text),
    )
    yield "with void ones", {"with_void": True}, "1 = 1", ()


def _bare(db: Database, rest: str, values: Any) -> list[Any]:
    return list(db.conn.execute(f"{_BARE} WHERE {rest} LIMIT {_ROWS}", values).fetchall())
