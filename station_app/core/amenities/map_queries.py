"""Reading the hall as a map, and the story of one amenity."""

from collections.abc import Iterable
from typing import Any

from station_app.core.amenities.fault_queries import OPEN, moment_of
from station_app.core.amenities.model import Event, FaultState, Fills, Place, Result
from station_app.core.clock import from_text
from station_app.core.storage.database import Database
from station_app.core.types import AmenityId, FaultId

# Places in the order their first amenity was added, what has no place last. Taken last has the highest id.
_HALL = f"""SELECT a.id, a.code, a.name, a.kind, a.place, a.capacity, a.fills, coalesce(t.taken, 0),
    (SELECT coalesce(p.name, p.nickname, '…' || substr(p.phone, -4)) FROM person w
        JOIN person p ON p.id = coalesce(w.root_id, w.id) WHERE w.id = o.person_id),
    o.slot, o.since_at, t.until_at, f.id, f.what, f.state, f.reported_at
    FROM amenity a
    LEFT JOIN (SELECT amenity_id, count(*) AS taken, max(id) AS last, max(until_at) AS until_at
        FROM occupancy WHERE state = 'open' GROUP BY amenity_id) t ON t.amenity_id = a.id
    LEFT JOIN occupancy o ON o.id = t.last
    LEFT JOIN fault f ON f.amenity_id = a.id AND f.state IN {OPEN}
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


def story(db: Database, amenity_id: int, *, limit: int = 60) -> list[Event]:
    """What befell an amenity, the latest first: places taken and freed, faults with their steps, checks it was named
    in."""
    return [
        Event(from_text(at), what, text, who, by_name)
        for at, what, text, who, by_name, _ in db.rows(_STORY, (amenity_id, limit))
    ]


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
        since_at=moment_of(since),
        until_at=moment_of(until),
        checked_at=moment_of(at),
        checked=None if result is None else Result(result),
        check_note=note,
        fault_id=None if fault_id is None else FaultId(fault_id),
        fault_what=what,
        fault_state=None if state is None else FaultState(state),
        fault_since=moment_of(fault_since),
    )
