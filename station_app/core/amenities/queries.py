"""Reading amenities: one, by code or scan, who has which place; the hall, faults and checks are read beside."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from station_app.core.amenities.check_queries import (
    check_item,
    check_item_of_kind,
    checklist,
    inspection,
    inspection_of,
    inspections,
    opened_by,
)
from station_app.core.amenities.fault_queries import fault, faults, moment_of, open_fault, open_fault_of_item
from station_app.core.amenities.map_queries import hall, story
from station_app.core.amenities.model import CODE_LIMIT, Amenity, AmenityState, Fills, Occupancy
from station_app.core.clock import from_text
from station_app.core.errors import NotFound, NotValid, TooLong
from station_app.core.people.keys import code_key, code_start, keys_of, read_code
from station_app.core.people.model import read_card
from station_app.core.people.queries import key_starts
from station_app.core.storage.database import Database
from station_app.core.types import AmenityId, OccupancyId, PersonId

__all__ = [
    "amenities",
    "amenity",
    "by_code",
    "by_ids",
    "by_scan",
    "check_item",
    "check_item_of_kind",
    "checklist",
    "fault",
    "faults",
    "find",
    "hall",
    "inspection",
    "inspection_of",
    "inspections",
    "next_codes",
    "occupancies",
    "occupancy",
    "of_amenity",
    "of_person",
    "open_fault",
    "open_fault_of_item",
    "opened_by",
    "place_names",
    "slots_taken",
    "story",
]

_AMENITY = """SELECT a.id, a.code, a.name, a.kind, a.place, a.capacity, a.fills, a.origin, a.donor, a.since_day,
    a.note, a.photo, a.state, (SELECT code FROM scan_code WHERE amenity_id = a.id AND active = 1)
    FROM amenity a"""


_BY_CODE = "ORDER BY length(a.code_key), a.code_key"


_OCCUPANCY = """SELECT o.id, o.amenity_id, a.name, o.slot, p.id, p.name, p.nickname, o.since_at, o.until_at, o.ended_at,
    o.state, o.how FROM occupancy o JOIN amenity a ON a.id = o.amenity_id
    LEFT JOIN person w ON w.id = o.person_id LEFT JOIN person p ON p.id = coalesce(w.root_id, w.id)"""


_THEIRS = """(SELECT g.id FROM person o JOIN person g ON g.id = coalesce(o.root_id, o.id)
    OR g.root_id = coalesce(o.root_id, o.id) WHERE o.id = ?)"""


def amenity(db: Database, amenity_id: int) -> Amenity:
    """One amenity. Raises NotFound."""
    row = db.row(f"{_AMENITY} WHERE a.id = ?", (amenity_id,))
    if row is None:
        raise NotFound("amenity", amenity_id)
    return _amenity(row)


def by_ids(db: Database, ids: Sequence[int]) -> tuple[Amenity, ...]:
    """Several amenities in the order of the ids."""
    marks = ",".join("?" * len(ids))
    found = {row[0]: _amenity(row) for row in db.rows(f"{_AMENITY} WHERE a.id IN ({marks})", tuple(ids))}
    return tuple(found[number] for number in ids if number in found)


def amenities(db: Database, *, retired: bool = False) -> list[Amenity]:
    """Every amenity in use, by its code; with `retired` those that are retired too."""
    rows = db.rows(f"{_AMENITY} WHERE a.state = 'in_use' OR (? AND a.state = 'retired') {_BY_CODE}", (int(retired),))
    return [_amenity(row) for row in rows]


def by_code(db: Database, typed: str) -> Amenity | None:
    """The amenity of a printed code however it is written: s1, S-1, S 001."""
    try:
        key = code_key(read_code(typed, field="amenity.code", limit=CODE_LIMIT))
    except (NotValid, TooLong):
        return None
    row = db.row(f"{_AMENITY} WHERE a.code_key = ? AND a.state <> 'withdrawn'", (key,))
    return None if row is None else _amenity(row)


def by_scan(db: Database, scanned: str) -> Amenity | None:
    """The amenity whose label was scanned, or whose printed code was; None for a card or a code nobody knows."""
    try:
        row = db.row(f"{_AMENITY} JOIN scan_code c ON c.amenity_id = a.id WHERE c.code = ? AND c.active = 1",
                     (read_card(scanned),))  # fmt: skip
    except (NotValid, TooLong):
        row = None
    return by_code(db, scanned) if row is None else _amenity(row)


def find(db: Database, text: str, *, limit: int = 8) -> list[Amenity]:
    """Amenities for a typed or scanned text: a label, a code or its beginning, a name, its pinyin or initials."""
    exact = by_scan(db, text)
    if exact is not None:
        return [exact]
    code, starts = code_start(text), key_starts(text)
    known = amenities(db)
    by_number = [each for each in known if code and code_key(each.code).startswith(code)]
    by_name = [each for each in known if starts and any(key.startswith(starts) for key in _name_keys(each.name))]
    return list(dict.fromkeys((*by_number, *by_name)))[:limit]


def place_names(db: Database) -> list[str]:
    """Where amenities stand, in the order the map shows."""
    rows = db.rows(
        "SELECT place FROM amenity WHERE state = 'in_use' AND place IS NOT NULL GROUP BY place ORDER BY min(id)"
    )
    return [row[0] for row in rows]


def next_codes(db: Database, count: int, *, prefix: str = "S-") -> list[str]:
    """So many free codes after the highest one in use: S-001, S-002 …"""
    key = code_key(prefix)
    used = db.value(
        "SELECT coalesce(max(CAST(substr(code_key, ?1) AS INTEGER)), 0) FROM (SELECT code_key FROM amenity"
        " UNION ALL SELECT code_key FROM tool) WHERE code_key GLOB ?2",
        (len(key) + 1, f"{key}[0-9]*"),
    )
    return [f"{prefix}{number:03d}" for number in range(used + 1, used + 1 + count)]


def occupancies(db: Database, *, amenity_id: int | None = None, person_id: int | None = None) -> list[Occupancy]:
    """The places taken now, by amenity and slot; of one amenity, or of one person under all their records."""
    conditions, values = ["o.state = 'open'"], []
    if amenity_id is not None:
        conditions.append("o.amenity_id = ?")
        values.append(amenity_id)
    if person_id is not None:
        conditions.append(f"o.person_id IN {_THEIRS}")
        values.append(person_id)
    rows = db.rows(f"{_OCCUPANCY} WHERE {' AND '.join(conditions)} ORDER BY o.amenity_id, o.slot", tuple(values))
    return [_occupancy(row) for row in rows]


def occupancy(db: Database, occupancy_id: int) -> Occupancy:
    """One place taken, now or before. Raises NotFound."""
    row = db.row(f"{_OCCUPANCY} WHERE o.id = ?", (occupancy_id,))
    if row is None:
        raise NotFound("occupancy", occupancy_id)
    return _occupancy(row)


def of_person(db: Database, person_id: int) -> tuple[str, int] | None:
    """An open place of a record of a person, as record and id: then the record stays."""
    found = db.value("SELECT id FROM occupancy WHERE state = 'open' AND person_id = ? LIMIT 1", (person_id,))
    return None if found is None else ("occupancy", int(found))


def of_amenity(db: Database, amenity_id: int) -> tuple[str, int] | None:
    """What stands on an amenity, as record and id: then the amenity stays. Places, faults, checks, goods kept in it."""
    row = db.row(
        "SELECT 'occupancy', id FROM occupancy WHERE amenity_id = ?1 AND state <> 'void' UNION ALL"
        " SELECT 'fault', id FROM fault WHERE amenity_id = ?1 AND state <> 'void' UNION ALL"
        " SELECT 'inspection', id FROM inspection WHERE amenity_id = ?1 AND result <> 'none' UNION ALL"
        " SELECT 'supply_item', id FROM supply_item WHERE kept_in = ?1 AND state <> 'withdrawn' LIMIT 1",
        (amenity_id,),
    )
    return None if row is None else (str(row[0]), int(row[1]))


def slots_taken(db: Database, amenity_id: int) -> frozenset[int]:
    """Which places of an amenity are taken."""
    rows = db.rows("SELECT slot FROM occupancy WHERE amenity_id = ? AND state = 'open'", (amenity_id,))
    return frozenset(row[0] for row in rows)


@lru_cache(maxsize=2048)
def _name_keys(name: str) -> frozenset[str]:
    return frozenset(keys_of(names=(name,), numbers=()))


def _amenity(row: tuple[Any, ...]) -> Amenity:
    number, code, name, kind, place, capacity, fills, origin, donor, since, note, photo, state, label = row
    return Amenity(
        id=AmenityId(number),
        code=code,
        name=name,
        kind=kind,
        place=place,
        capacity=capacity,
        fills=Fills(fills),
        origin=origin,
        donor=donor,
        since_day=None if since is None else date.fromisoformat(since),
        note=note,
        photo=photo,
        state=AmenityState(state),
        label=label,
    )


def _occupancy(row: tuple[Any, ...]) -> Occupancy:
    number, amenity_id, name_of, slot, person, name, nickname, since, until, ended, state, how = row
    return Occupancy(
        id=OccupancyId(number),
        amenity_id=AmenityId(amenity_id),
        amenity=name_of,
        slot=slot,
        person_id=None if person is None else PersonId(person),
        name=name,
        nickname=nickname,
        since_at=from_text(since),
        until_at=moment_of(until),
        ended_at=moment_of(ended),
        state=state,
        how=how,
    )
