"""Reading amenities: one, by code or scan, the hall as a map, who has which place, what is broken, what was checked."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from station_app.core.amenities.model import (
    CODE_LIMIT,
    Amenity,
    AmenityState,
    CheckItem,
    Event,
    Fault,
    FaultState,
    Fills,
    Inspection,
    Line,
    Occupancy,
    Place,
    Result,
)
from station_app.core.clock import from_text
from station_app.core.errors import NotFound, NotValid, TooLong
from station_app.core.people.keys import code_key, code_start, keys_of, read_code
from station_app.core.people.model import read_card
from station_app.core.people.queries import key_starts
from station_app.core.storage.database import Database
from station_app.core.types import AmenityId, FaultId, OccupancyId, PersonId, ShiftId

_AMENITY = """SELECT a.id, a.code, a.name, a.kind, a.place, a.capacity, a.fills, a.origin, a.donor, a.since_day,
    a.note, a.photo, a.state, (SELECT code FROM scan_code WHERE amenity_id = a.id AND active = 1)
    FROM amenity a"""
_BY_CODE = "ORDER BY length(a.code_key), a.code_key"

_OCCUPANCY = """SELECT o.id, o.amenity_id, a.name, o.slot, p.id, p.name, p.nickname, o.since_at, o.until_at, o.ended_at,
    o.state, o.how FROM occupancy o JOIN amenity a ON a.id = o.amenity_id
    LEFT JOIN person w ON w.id = o.person_id LEFT JOIN person p ON p.id = coalesce(w.root_id, w.id)"""
_THEIRS = """(SELECT g.id FROM person o JOIN person g ON g.id = coalesce(o.root_id, o.id)
    OR g.root_id = coalesce(o.root_id, o.id) WHERE o.id = ?)"""

_OPEN_FAULT = "('reported', 'under_repair', 'fixed')"
_FAULT = """SELECT f.id, f.amenity_id, a.name, a.place, f.check_item, f.what, f.photo, f.state, f.day, f.reported_at,
    f.repair_at, f.fixed_at, f.confirmed_at, r.name, p.name, x.name, c.name, f.repairer, f.outcome
    FROM fault f LEFT JOIN amenity a ON a.id = f.amenity_id LEFT JOIN staff r ON r.id = f.reported_by
    LEFT JOIN staff p ON p.id = f.repair_by LEFT JOIN staff x ON x.id = f.fixed_by
    LEFT JOIN staff c ON c.id = f.confirmed_by"""

_INSPECTION = """SELECT i.id, i.shift_id, i.check_item, i.result, i.amenity_id, i.fault_id, i.note, i.photo, i.day,
    i.at, s.name FROM inspection i LEFT JOIN staff s ON s.id = i.by_id"""

# Places in the order their first amenity was added, what has no place last. Taken last has the highest id.
_HALL = f"""SELECT a.id, a.code, a.name, a.kind, a.place, a.capacity, a.fills, coalesce(t.taken, 0),
    (SELECT coalesce(p.name, p.nickname, '…' || substr(p.phone, -4)) FROM person w
        JOIN person p ON p.id = coalesce(w.root_id, w.id) WHERE w.id = o.person_id),
    o.slot, o.since_at, t.until_at, f.id, f.what, f.state, f.reported_at
    FROM amenity a
    LEFT JOIN (SELECT amenity_id, count(*) AS taken, max(id) AS last, max(until_at) AS until_at
        FROM occupancy WHERE state = 'open' GROUP BY amenity_id) t ON t.amenity_id = a.id
    LEFT JOIN occupancy o ON o.id = t.last
    LEFT JOIN fault f ON f.amenity_id = a.id AND f.state IN {_OPEN_FAULT}
    WHERE a.state = 'in_use'
    ORDER BY a.place IS NULL, min(a.id) OVER (PARTITION BY a.place), length(a.code_key), a.code_key"""

# The last look at each point of the check and at each amenity that was named in one.
_LAST_LOOKS = """SELECT c.amenity_kind, i.amenity_id, i.at, i.result, i.note FROM check_item c
    JOIN inspection i ON i.id = (SELECT id FROM inspection WHERE check_item = c.code AND result <> 'none'
        ORDER BY at DESC LIMIT 1) WHERE c.amenity_kind IS NOT NULL
    UNION ALL SELECT NULL, a.id, i.at, i.result, i.note FROM amenity a
    JOIN inspection i ON i.id = (SELECT id FROM inspection WHERE amenity_id = a.id AND result <> 'none'
        ORDER BY at DESC LIMIT 1) WHERE a.state = 'in_use'"""

_STORY = """SELECT a.created_at, 'added', NULL, NULL, s.name, 0 FROM amenity a LEFT JOIN staff s ON s.id = a.created_by
        WHERE a.id = ?1
    UNION ALL SELECT * FROM (SELECT o.since_at, 'taken', '' || o.slot, coalesce(p.name, p.nickname), s.name, o.id
        FROM occupancy o LEFT JOIN person w ON w.id = o.person_id
        LEFT JOIN person p ON p.id = coalesce(w.root_id, w.id) LEFT JOIN staff s ON s.id = o.by_id
        WHERE o.id IN ({taken}))
    UNION ALL SELECT * FROM (SELECT o.ended_at, 'ended', '' || o.slot, coalesce(p.name, p.nickname), s.name, o.id
        FROM occupancy o LEFT JOIN person w ON w.id = o.person_id
        LEFT JOIN person p ON p.id = coalesce(w.root_id, w.id) LEFT JOIN staff s ON s.id = o.ended_by
        WHERE o.ended_at IS NOT NULL AND o.id IN ({taken}))
    UNION ALL SELECT f.reported_at, 'reported', f.what, NULL, s.name, f.id FROM fault f
        LEFT JOIN staff s ON s.id = f.reported_by WHERE f.amenity_id = ?1 AND f.state <> 'void'
    UNION ALL SELECT f.repair_at, 'under_repair', f.repairer, NULL, s.name, f.id FROM fault f
        LEFT JOIN staff s ON s.id = f.repair_by
        WHERE f.amenity_id = ?1 AND f.state <> 'void' AND f.repair_at IS NOT NULL
    UNION ALL SELECT f.fixed_at, 'fixed', f.outcome, NULL, s.name, f.id FROM fault f
        LEFT JOIN staff s ON s.id = f.fixed_by WHERE f.amenity_id = ?1 AND f.state <> 'void' AND f.fixed_at IS NOT NULL
    UNION ALL SELECT f.confirmed_at, 'confirmed', NULL, NULL, s.name, f.id FROM fault f
        LEFT JOIN staff s ON s.id = f.confirmed_by
        WHERE f.amenity_id = ?1 AND f.state <> 'void' AND f.confirmed_at IS NOT NULL
    UNION ALL SELECT * FROM (SELECT i.at, i.result, i.note, NULL, s.name, i.id FROM inspection i
        LEFT JOIN staff s ON s.id = i.by_id WHERE i.amenity_id = ?1 AND i.result <> 'none' ORDER BY i.at DESC LIMIT ?2)
    ORDER BY 1 DESC, 6 DESC LIMIT ?2""".format(
    taken="SELECT id FROM occupancy WHERE amenity_id = ?1 AND state <> 'void' ORDER BY id DESC LIMIT ?2"
)


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


def label_known(db: Database, code: str) -> bool:
    """Whether a scanned code means somebody or something already, what was given up included."""
    return db.value("SELECT 1 FROM scan_code WHERE code = ?", (code,)) is not None


def hall(db: Database) -> list[Place]:
    """Every amenity in use as the map shows it, place by place: two statements, however long the station's history."""
    by_kind: dict[str, list[tuple[Any, ...]]] = {}
    own: dict[int, tuple[Any, ...]] = {}
    for kind, about, at, result, note in db.rows(_LAST_LOOKS):
        if kind is None:
            own[about] = (at, result, note)
        else:
            by_kind.setdefault(kind, []).append((about, at, result, note))
    return [_place(row, _looked(row[0], by_kind.get(row[3], ()), own.get(row[0]))) for row in db.rows(_HALL)]


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


def fault(db: Database, fault_id: int) -> Fault:
    """One fault. Raises NotFound."""
    row = db.row(f"{_FAULT} WHERE f.id = ?", (fault_id,))
    if row is None:
        raise NotFound("fault", fault_id)
    return _fault(row)


def faults(
    db: Database,
    *,
    open_only: bool = True,
    amenity_id: int | None = None,
    first: date | None = None,
    last: date | None = None,
) -> list[Fault]:
    """Faults, open ones first, the newest first in each; of one amenity, or reported between two days."""
    conditions: list[str] = [f"f.state IN {_OPEN_FAULT}" if open_only else "f.state <> 'void'"]
    values: list[object] = []
    if amenity_id is not None:
        conditions.append("f.amenity_id = ?")
        values.append(amenity_id)
    if first is not None or last is not None:
        conditions.append("f.day BETWEEN ? AND ?")
        values += [(first or date.min).isoformat(), (last or date.max).isoformat()]
    rows = db.rows(
        f"{_FAULT} WHERE {' AND '.join(conditions)} ORDER BY f.state = 'confirmed', f.reported_at DESC, f.id DESC",
        tuple(values),
    )
    return [_fault(row) for row in rows]


def open_fault(db: Database, amenity_id: int) -> Fault | None:
    """The fault because of which an amenity is not offered."""
    row = db.row(f"{_FAULT} WHERE f.amenity_id = ? AND f.state IN {_OPEN_FAULT}", (amenity_id,))
    return None if row is None else _fault(row)


def open_fault_of_item(db: Database, check_item: str) -> Fault | None:
    """The open fault of a point of the check that belongs to no amenity."""
    row = db.row(
        f"{_FAULT} WHERE f.amenity_id IS NULL AND f.check_item = ? AND f.state IN {_OPEN_FAULT}", (check_item,)
    )
    return None if row is None else _fault(row)


def check_item(db: Database, code: str) -> CheckItem | None:
    """One point of the check."""
    row = db.row("SELECT code, zh, en, amenity_kind, heat FROM check_item WHERE code = ?", (code,))
    return None if row is None else CheckItem(*row)


def check_item_of_kind(db: Database, kind: str) -> str | None:
    """The point of the check that is about amenities of a kind, the first in the list."""
    code = db.value(
        "SELECT code FROM check_item WHERE amenity_kind = ? AND active = 1 ORDER BY sort, code LIMIT 1", (kind,)
    )
    return None if code is None else str(code)


def checklist(db: Database, *, heat: int = 0, shift_id: int | None = None) -> list[Line]:
    """The check of a shift, of the running one unless said, with the points this heat adds and what was found."""
    shift = shift_id if shift_id is not None else db.value("SELECT id FROM shift WHERE state = 'open'")
    items = [
        CheckItem(*row)
        for row in db.rows(
            "SELECT code, zh, en, amenity_kind, heat FROM check_item c WHERE (active = 1 AND heat <= ?1) OR EXISTS"
            " (SELECT 1 FROM inspection WHERE shift_id = ?2 AND check_item = c.code AND result <> 'none')"
            " ORDER BY sort, code",
            (heat, shift),
        )
    ]
    found = {
        row[2]: _inspection(row)
        for row in db.rows(f"{_INSPECTION} WHERE i.shift_id = ? AND i.result <> 'none'", (shift,))
    }
    of_kind: dict[str, list[tuple[AmenityId, str]]] = {}
    for each in amenities(db):
        of_kind.setdefault(each.kind, []).append((each.id, each.name))
    broken = faults(db)
    return [
        Line(
            item,
            found.get(item.code),
            tuple(of_kind.get(item.amenity_kind or "", ())),
            _fault_of(item, found.get(item.code), of_kind.get(item.amenity_kind or "", ()), broken),
        )
        for item in items
    ]


def inspection(db: Database, inspection_id: int) -> Inspection:
    """What a point of the check was found to be. Raises NotFound."""
    row = db.row(f"{_INSPECTION} WHERE i.id = ?", (inspection_id,))
    if row is None:
        raise NotFound("inspection", inspection_id)
    return _inspection(row)


def inspection_of(db: Database, shift_id: int, check_item: str) -> Inspection | None:
    """What a point was found to be in a shift; a result taken back is `none`."""
    row = db.row(f"{_INSPECTION} WHERE i.shift_id = ? AND i.check_item = ?", (shift_id, check_item))
    return None if row is None else _inspection(row)


def inspections(db: Database, first: date, last: date) -> list[Inspection]:
    """What was checked between two days, day by day in the order it was looked at."""
    rows = db.rows(
        f"{_INSPECTION} WHERE i.day BETWEEN ? AND ? AND i.result <> 'none' ORDER BY i.day, i.at, i.id",
        (first.isoformat(), last.isoformat()),
    )
    return [_inspection(row) for row in rows]


def story(db: Database, amenity_id: int, *, limit: int = 60) -> list[Event]:
    """What befell an amenity, the latest first: places taken and freed, faults with their steps, checks it was named
    in."""
    return [
        Event(from_text(at), what, text, who, by_name)
        for at, what, text, who, by_name, _ in db.rows(_STORY, (amenity_id, limit))
    ]


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


def opened_by(db: Database, fault_id: int, inspection_id: int) -> bool:
    """Whether a fault was opened by this very check, and no other one has joined it."""
    found = db.value(
        "SELECT 1 FROM act_about i WHERE i.record = 'inspection' AND i.record_id = ?1 AND i.act_id ="
        " (SELECT min(act_id) FROM act_about WHERE record = 'fault' AND record_id = ?2)"
        " AND NOT EXISTS (SELECT 1 FROM inspection WHERE fault_id = ?2 AND id <> ?1)",
        (inspection_id, fault_id),
    )
    return found is not None


@lru_cache(maxsize=2048)
def _name_keys(name: str) -> frozenset[str]:
    return frozenset(keys_of(names=(name,), numbers=()))


def _fault_of(
    item: CheckItem, found: Inspection | None, about: Iterable[tuple[AmenityId, str]], broken: Sequence[Fault]
) -> Fault | None:
    if found is not None and found.fault_id is not None:
        return next((each for each in broken if each.id == found.fault_id), None)
    ids = {number for number, _ in about}
    of_item = [each for each in broken if each.amenity_id is None and each.check_item == item.code]
    return next(iter([*of_item, *(each for each in broken if each.amenity_id in ids)]), None)


def _looked(
    amenity_id: int, of_kind: Iterable[tuple[Any, ...]], own: tuple[Any, ...] | None
) -> tuple[str | None, str | None, str | None]:
    # Whoever found another one of the kind wanting looked at this one too, and it was all right.
    looks = [
        (at, result, note) if about in (None, amenity_id) else (at, _besides(result), None)
        for about, at, result, note in of_kind
    ]
    newest = max([*looks, *([] if own is None else [own])], key=_moment_of, default=None)
    return (None, None, None) if newest is None else (newest[0], newest[1], newest[2])


def _besides(result: str) -> str:
    return Result.NORMAL.value if result == Result.ABNORMAL else result


def _moment_of(look: tuple[Any, ...]) -> str:
    return str(look[0])


def _place(row: tuple[Any, ...], looked: tuple[str | None, str | None, str | None]) -> Place:
    (number, code, name, kind, place, capacity, fills, taken, who, slot, since, until, fault_id, what, state,
     fault_since) = row  # fmt: skip
    at, result, note = looked
    return Place(
        id=AmenityId(number),
        code=code,
        name=name,
        kind=kind,
        place=place,
        capacity=capacity,
        fills=Fills(fills),
        taken=taken,
        who=who,
        who_slot=slot,
        since_at=_moment(since),
        until_at=_moment(until),
        checked_at=_moment(at),
        checked=None if result is None else Result(result),
        check_note=note,
        fault_id=None if fault_id is None else FaultId(fault_id),
        fault_what=what,
        fault_state=None if state is None else FaultState(state),
        fault_since=_moment(fault_since),
    )


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
        until_at=_moment(until),
        ended_at=_moment(ended),
        state=state,
        how=how,
    )


def _fault(row: tuple[Any, ...]) -> Fault:
    (number, amenity_id, name, place, item, what, photo, state, day, reported, repair, fixed, confirmed, reported_by,
     repair_by, fixed_by, confirmed_by, repairer, outcome) = row  # fmt: skip
    return Fault(
        id=FaultId(number),
        amenity_id=None if amenity_id is None else AmenityId(amenity_id),
        amenity=name,
        place=place,
        check_item=item,
        what=what,
        photo=photo,
        state=FaultState(state),
        day=date.fromisoformat(day),
        reported_at=from_text(reported),
        repair_at=_moment(repair),
        fixed_at=_moment(fixed),
        confirmed_at=_moment(confirmed),
        reported_by=reported_by,
        repair_by=repair_by,
        fixed_by=fixed_by,
        confirmed_by=confirmed_by,
        repairer=repairer,
        outcome=outcome,
    )


def _inspection(row: tuple[Any, ...]) -> Inspection:
    number, shift, item, result, amenity_id, fault_id, note, photo, day, at, by_name = row
    return Inspection(
        id=number,
        shift_id=ShiftId(shift),
        check_item=item,
        result=Result(result),
        amenity_id=None if amenity_id is None else AmenityId(amenity_id),
        fault_id=None if fault_id is None else FaultId(fault_id),
        note=note,
        photo=photo,
        day=date.fromisoformat(day),
        at=from_text(at),
        by_name=by_name,
    )


def _moment(stored: str | None) -> datetime | None:
    return None if stored is None else from_text(stored)
