"""What an import will write, put ready in temporary tables, so that the station is locked only to copy it over."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from station_app.core.clock import to_text
from station_app.core.imports.resolve import NewPerson, most
from station_app.core.people.keys import keys_of
from station_app.core.people.model import MOST_PLATFORMS, Particulars
from station_app.core.people.records import Fields, gated
from station_app.core.people.records import values as person_values
from station_app.core.storage.database import Database
from station_app.core.types import Step
from station_app.core.visits.model import Origin

_TABLES = {
    "staged_person": "n INTEGER PRIMARY KEY, name, nickname, phone, phone_own, other_number, category, employer, note,"
    " name_key, card",
    "staged_platform": "n, place, platform",
    "staged_key": "n, key",
    "staged_gap": "id INTEGER PRIMARY KEY, name, nickname, phone, category, note, name_key, card",
    "staged_gap_platform": "id, place, platform",
    "staged_gap_key": "id, key",
    "staged_visit": "n INTEGER PRIMARY KEY, person_id, new_n, heads, words, category, platform, arrived_at, day, hour,"
    " left_at, state, note, key",
    "staged_service": "n, service",
    "staged_tool": "n INTEGER PRIMARY KEY, code, code_key, name, kind, cabinet, slot, value_fen, note, photo, state,"
    " label",
    "staged_accessory": "n, place, name",
    "staged_tool_key": "key, n",
}
_TELL_EVERY = 500
_CACHE_KIB = -65_536
"""64 MB: with the usual 2 MB the pages of a long import are written out and read again while the station is locked."""


@dataclass(frozen=True, slots=True)
class NewRecord:
    """A person to be made: what is written of them, through the gate already, and the card they hold."""

    fields: Fields
    card: str | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """What a known person gets; None and nothing where they lack nothing. `fields` are the person's afterwards."""

    person_id: int
    fields: Fields
    name: str | None
    nickname: str | None
    phone: str | None
    category: str | None
    platforms: tuple[str, ...]
    note: str | None
    card: str | None


@dataclass(frozen=True, slots=True)
class StagedVisit:
    """A visit to be written. `person_id` is a known person, `new_n` the number of a new one among those staged."""

    person_id: int | None
    new_n: int | None
    heads: int
    words: str | None
    category: str
    platform: str | None
    arrived_at: str
    day: str
    hour: int | None
    left_at: str | None
    state: str
    note: str | None
    key: str
    services: tuple[str, ...]


@contextmanager
def staging(db: Database) -> Iterator[None]:
    """Empty temporary tables while the block runs; gone after it, whatever happens."""
    _drop(db)
    usual = db.value("PRAGMA cache_size")
    db.conn.execute(f"PRAGMA cache_size = {_CACHE_KIB}")
    for table, columns in _TABLES.items():
        db.conn.execute(f"CREATE TEMP TABLE {table} ({columns})")
    try:
        yield
    finally:
        if db.conn.in_transaction:
            db.conn.rollback()
        _drop(db)
        db.conn.execute(f"PRAGMA cache_size = {usual}")


def stage_people(db: Database, people: Sequence[NewRecord], step: Step | None = None) -> None:
    """Put new people ready, with what they will be found by: the pinyin is the slow part."""
    for start in range(0, len(people), _TELL_EVERY):
        _tell(step, start, len(people))
        rows, platforms, keys = [], [], []
        for n, person in enumerate(people[start : start + _TELL_EVERY], start=start):
            fields = person.fields
            rows.append((n, *person_values(fields), person.card))
            platforms += [(n, place, platform) for place, platform in enumerate(fields.platforms)]
            keys += [(n, key) for key in _keys(fields)]
        _many(db, "staged_person", rows)
        _many(db, "staged_platform", platforms)
        _many(db, "staged_key", keys)


def stage_gaps(db: Database, gaps: Sequence[Gap], step: Step | None = None) -> None:
    """Put ready what known people get."""
    for start in range(0, len(gaps), _TELL_EVERY):
        _tell(step, start, len(gaps))
        rows, platforms, keys = [], [], []
        for gap in gaps[start : start + _TELL_EVERY]:
            name_key = person_values(gap.fields)[-1]
            rows.append((gap.person_id, gap.name, gap.nickname, gap.phone, gap.category, gap.note, name_key, gap.card))
            platforms += [(gap.person_id, place, platform) for place, platform in enumerate(gap.platforms)]
            if gap.name or gap.nickname or gap.phone:
                keys += [(gap.person_id, key) for key in _keys(gap.fields)]
        _many(db, "staged_gap", rows)
        _many(db, "staged_gap_platform", platforms)
        _many(db, "staged_gap_key", keys)


def stage_visits(db: Database, visits: Iterable[StagedVisit], total: int, step: Step | None = None) -> None:
    """Put visits ready."""
    rows: list[tuple[Any, ...]] = []
    services: list[tuple[Any, ...]] = []
    for n, visit in enumerate(visits):
        if n % _TELL_EVERY == 0:
            _tell(step, n, total)
            _many(db, "staged_visit", rows)
            _many(db, "staged_service", services)
            rows, services = [], []
        rows.append(
            (
                n, visit.person_id, visit.new_n, visit.heads, visit.words, visit.category, visit.platform,
                visit.arrived_at, visit.day, visit.hour, visit.left_at, visit.state, visit.note, visit.key,
            )
        )  # fmt: skip
        services += [(n, service) for service in visit.services]
    _many(db, "staged_visit", rows)
    _many(db, "staged_service", services)
    db.conn.execute(
        "CREATE INDEX IF NOT EXISTS temp.staged_visit_key ON staged_visit(key, n)"
    )  # sorted before the lock


def write_people(db: Database, batch: int, *, now: datetime, by: int | None) -> int:
    """Copy the new people over, inside `write`; the id of the first."""
    first = int(db.value("SELECT coalesce(max(id), 0) + 1 FROM person"))
    at = to_text(now)
    db.run(
        "INSERT INTO person (id, name, nickname, phone, phone_own, other_number, category, employer, note, name_key,"
        " created_at, created_by) SELECT n + ?, name, nickname, phone, phone_own, other_number, category, employer,"
        " note, name_key, ?, ? FROM temp.staged_person ORDER BY n",
        (first, at, by),
    )
    db.run(
        "INSERT INTO person_platform (person_id, place, platform) SELECT n + ?, place, platform"
        " FROM temp.staged_platform ORDER BY n, place",
        (first,),
    )
    db.run("INSERT INTO person_key (key, person_id) SELECT key, n + ? FROM temp.staged_key ORDER BY key, n", (first,))
    db.run(
        "INSERT INTO scan_code (code, person_id, at) SELECT card, n + ?, ? FROM temp.staged_person"
        " WHERE card IS NOT NULL",
        (first, at),
    )
    db.run(
        "INSERT INTO import_person (person_id, batch_id) SELECT n + ?, ? FROM temp.staged_person ORDER BY n",
        (first, batch),
    )
    return first


def write_gaps(db: Database, *, now: datetime) -> None:
    """Fill the gaps of known people, inside `write`: nothing they say is replaced."""
    db.run(
        "UPDATE person SET name = coalesce(person.name, g.name), nickname = coalesce(person.nickname, g.nickname),"
        " phone = coalesce(person.phone, g.phone), note = coalesce(person.note, g.note),"
        " category = coalesce(g.category, person.category), name_key = g.name_key"
        " FROM temp.staged_gap g WHERE g.id = person.id"
    )
    db.run(
        "INSERT INTO person_platform (person_id, place, platform) SELECT id, place, platform"
        " FROM temp.staged_gap_platform ORDER BY id, place"
    )
    db.run(
        "INSERT INTO person_key (key, person_id) SELECT key, id FROM temp.staged_gap_key s WHERE NOT EXISTS"
        " (SELECT 1 FROM person_key k WHERE k.key = s.key AND k.person_id = s.id) ORDER BY key, id"
    )
    db.run(
        "INSERT INTO scan_code (code, person_id, at) SELECT card, id, ? FROM temp.staged_gap WHERE card IS NOT NULL",
        (to_text(now),),
    )


def write_visits(db: Database, batch: int, first_person: int, *, now: datetime, by: int | None) -> None:
    """Copy the visits over, inside `write`, and note when everybody was last seen."""
    first = int(db.value("SELECT coalesce(max(id), 0) + 1 FROM visit"))
    db.run(
        "INSERT INTO visit (id, person_id, heads, words, category, platform, arrived_at, day, hour, left_at, state,"
        " origin, note, by_id, created_at) SELECT n + ?, coalesce(person_id, new_n + ?), heads, words, category,"
        " platform, arrived_at, day, hour, left_at, state, ?, note, ?, ? FROM temp.staged_visit ORDER BY n",
        (first, first_person, Origin.IMPORT, by, to_text(now)),
    )
    db.run(
        "INSERT INTO visit_service (visit_id, service, by_hand) SELECT n + ?, service, 1 FROM temp.staged_service"
        " ORDER BY n, service",
        (first,),
    )
    db.run(
        "INSERT INTO import_row (key, batch_id, visit_id) SELECT key, ?, n + ? FROM temp.staged_visit ORDER BY key",
        (batch, first),
    )
    db.run(
        "INSERT INTO person_seen (person_id, last_at) SELECT coalesce(person_id, new_n + ?), max(arrived_at)"
        " FROM temp.staged_visit WHERE coalesce(person_id, new_n) IS NOT NULL GROUP BY 1"
        " ON CONFLICT (person_id) DO UPDATE SET last_at = max(last_at, excluded.last_at)",
        (first_person,),
    )


def with_number(fields: Fields, other_number: str | None) -> Fields:
    """The fields of a person without a phone with a number that is no mobile: it never becomes one, however long."""
    return fields if fields.phone is not None else replace(fields, other_number=other_number)


def record_of(person: NewPerson) -> NewRecord:
    """What is written of somebody a file speaks of: what most of its lines say."""
    said = Particulars(
        name=most(person.names),
        nickname=None if person.names else most(person.nicknames),
        phone=person.phone,
        phone_own=person.phone_own,
        category=most(person.categories) or "unknown",
        platforms=[code for code, _ in person.platforms.most_common(MOST_PLATFORMS)],
    )
    return NewRecord(with_number(gated(said), most(person.numbers)))


def _keys(fields: Fields) -> set[str]:
    return keys_of(names=(fields.name, fields.nickname), numbers=(fields.phone, fields.other_number))


def _many(db: Database, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
    if rows:
        db.conn.executemany(f"INSERT INTO temp.{table} VALUES ({','.join('?' * len(rows[0]))})", rows)


def _tell(step: Step | None, done: int, total: int) -> None:
    if step is not None:
        step(done, total)


def _drop(db: Database) -> None:
    for table in _TABLES:
        db.conn.execute(f"DROP TABLE IF EXISTS temp.{table}")
