"""Writing the rows of amenities: plain functions for the commands of this feature and of those above it."""

from dataclasses import dataclass
from datetime import date, datetime

from station_app.core.amenities.model import (
    DONOR_LIMIT,
    MOST_PLACES,
    NAME_LIMIT,
    NOTE_LIMIT,
    ORIGINS,
    PLACE_LIMIT,
    Amenity,
    AmenitySaid,
    Fault,
    FaultState,
    Fills,
    Inspection,
    new_label,
)
from station_app.core.amenities.refusals import AmenityCodeTaken
from station_app.core.audit.model import Before
from station_app.core.clock import local_day, to_text
from station_app.core.errors import Missing, NotValid
from station_app.core.gate import gate, required
from station_app.core.people import labels
from station_app.core.people.keys import code_key
from station_app.core.people.model import read_card
from station_app.core.settings.model import Dictionary
from station_app.core.settings.queries import require_code, zone
from station_app.core.storage.database import Database
from station_app.core.types import AmenityId, FaultId, OccupancyId

WORDS = ("name", "kind", "place", "capacity", "fills", "origin", "donor", "since_day", "note", "photo")
"""The columns of what is said of an amenity."""

_HEX = frozenset("0123456789abcdef")
_STEPS = ("state", "repair_at", "fixed_at", "confirmed_at", "repair_by", "fixed_by", "confirmed_by", "repairer",
          "outcome", "what", "photo")  # fmt: skip
_FOUND = ("result", "amenity_id", "fault_id", "note", "photo", "day", "at", "by_id")


@dataclass(frozen=True, slots=True)
class Fields:
    """What is written of an amenity, through the gate already."""

    name: str
    kind: str
    place: str | None
    capacity: int | None
    fills: str
    origin: str | None
    donor: str | None
    since_day: str | None
    note: str | None
    photo: str | None

    def values(self) -> tuple[object, ...]:
        """In the order of `WORDS`."""
        return tuple(getattr(self, column) for column in WORDS)


def gated(said: AmenitySaid) -> Fields:
    """What was typed of an amenity, ready to be written. Raises Missing, TooLong, NotValid."""
    capacity, fills, origin = said.get("capacity"), said.get("fills", Fills.HAND.value), said.get("origin")
    if capacity is not None and not 1 <= capacity <= MOST_PLACES:
        raise NotValid("amenity.capacity", str(capacity))
    if fills not in tuple(Fills):
        raise NotValid("amenity.fills", fills)
    if fills == Fills.HERE and capacity is None:
        raise Missing("amenity.capacity")
    if origin is not None and origin not in ORIGINS:
        raise NotValid("amenity.origin", origin)
    return Fields(
        name=required(gate(said.get("name"), field="amenity.name", limit=NAME_LIMIT), field="amenity.name"),
        kind=said.get("kind", "other"),
        place=gate(said.get("place"), field="amenity.place", limit=PLACE_LIMIT),
        capacity=capacity,
        fills=str(Fills(fills)),
        origin=origin,
        donor=gate(said.get("donor"), field="amenity.donor", limit=DONOR_LIMIT),
        since_day=_day(said.get("since_day")),
        note=gate(said.get("note"), field="amenity.note", limit=NOTE_LIMIT),
        photo=photo_of(said.get("photo"), field="amenity.photo"),
    )


def photo_of(name: str | None, *, field: str) -> str | None:
    """The name of a kept photo. Raises NotValid."""
    if name is not None and (len(name) != 64 or not set(name) <= _HEX):
        raise NotValid(field, name)
    return name


def said_of(amenity: Amenity) -> AmenitySaid:
    """What is written of an amenity now, in the form it is said in."""
    return AmenitySaid(
        name=amenity.name,
        kind=amenity.kind,
        place=amenity.place,
        capacity=amenity.capacity,
        fills=amenity.fills.value,
        origin=amenity.origin,
        donor=amenity.donor,
        since_day=amenity.since_day,
        note=amenity.note,
        photo=amenity.photo,
    )


def words_of(amenity: Amenity) -> Before:
    """What is written of an amenity now, for an undo of an edit."""
    was: dict[str, object] = {**said_of(amenity), "code": amenity.code, "label": amenity.label}
    return Before(
        "amenity", amenity.id, {**was, "since_day": None if amenity.since_day is None else f"{amenity.since_day}"}
    )


def require_allowed(db: Database, fields: Fields) -> None:
    """Check what only the station knows: the kind exists. Raises UnknownCode."""
    require_code(db, Dictionary.AMENITY_KIND, fields.kind)


def require_code_free(db: Database, code: str, *, but: int | None = None) -> None:
    """Let a code pass that no other amenity, no tool and nobody's card has. Raises AmenityCodeTaken."""
    taken = db.value(
        "SELECT 1 FROM amenity WHERE code_key = ?1 AND state <> 'withdrawn' AND id IS NOT ?3"
        " UNION ALL SELECT 1 FROM tool WHERE code_key = ?1 AND state <> 'withdrawn'"
        " UNION ALL SELECT 1 FROM scan_code WHERE code = ?2 AND (?3 IS NULL OR amenity_id IS NOT ?3)",
        (code_key(code), code, but),
    )
    if taken is not None:
        raise AmenityCodeTaken(code)


def insert_amenity(
    db: Database, code: str, fields: Fields, *, label: str | None, now: datetime, by: int | None
) -> AmenityId:
    """Add an amenity with the code of its label; None makes a new one. Raises AmenityCodeTaken."""
    require_code_free(db, code)
    amenity = AmenityId(
        db.run(
            f"INSERT INTO amenity (code, code_key, {', '.join(WORDS)}, created_at, created_by)"
            f" VALUES (?, ?, {', '.join('?' * len(WORDS))}, ?, ?)",
            (code, code_key(code), *fields.values(), to_text(now), by),
        )
    )
    give_label(db, amenity, label, now=now)
    return amenity


def update_amenity(db: Database, amenity_id: int, code: str, fields: Fields) -> None:
    """Replace what is written of an amenity; its places must still be there."""
    assignments = ", ".join(f"{column} = ?" for column in WORDS)
    db.run(
        f"UPDATE amenity SET code = ?, code_key = ?, {assignments} WHERE id = ?",
        (code, code_key(code), *fields.values(), amenity_id),
    )


def give_label(db: Database, amenity_id: int, label: str | None, *, now: datetime) -> str:
    """Give an amenity the code of a label, a new random one for None; the one it had stops working.

    Raises NotValid, AmenityCodeTaken.
    """
    code = labels.unused(db, new_label) if label is None else read_card(label)
    if not labels.give(db, "amenity_id", amenity_id, code, now=now):
        raise AmenityCodeTaken(code)
    return code


def put_state(db: Database, amenity_id: int, state: str) -> None:
    """Move an amenity into use, out of it, or take it back; taken back its labels are free."""
    db.run("UPDATE amenity SET state = ? WHERE id = ?", (state, amenity_id))
    if state == "withdrawn":
        db.run("DELETE FROM scan_code WHERE amenity_id = ?", (amenity_id,))


def take_place(
    db: Database,
    amenity_id: int,
    slot: int,
    *,
    person_id: int | None,
    until_at: datetime | None,
    now: datetime,
    by: int | None,
) -> OccupancyId:
    """Add an open place."""
    until = None if until_at is None else to_text(until_at)
    return OccupancyId(
        db.run(
            "INSERT INTO occupancy (amenity_id, slot, person_id, since_at, until_at, state, by_id)"
            " VALUES (?, ?, ?, ?, ?, 'open', ?)",
            (amenity_id, slot, person_id, to_text(now), until, by),
        )
    )


def leave_places(db: Database, person_id: int, *, how: str, now: datetime, by: int | None) -> list[Before]:
    """Free every place a person holds under any of their records; what was before, for an undo. One statement."""
    return _free(
        db,
        "person_id IN (SELECT g.id FROM person o JOIN person g ON g.id = coalesce(o.root_id, o.id)"
        " OR g.root_id = coalesce(o.root_id, o.id) WHERE o.id = ?)",
        (person_id,),
        how=how,
        now=now,
        by=by,
    )


def free_everything(db: Database, *, how: str, now: datetime, by: int | None) -> list[Before]:
    """Free every place of the station, also those without a name; what was before, for an undo."""
    return _free(db, "amenity_id > 0", (), how=how, now=now, by=by)


def free_places(db: Database, ids: list[int], *, how: str, now: datetime, by: int | None) -> list[Before]:
    """Free these places; what was before, for an undo. Those that are free already stay as they are."""
    return _free(db, f"id IN ({', '.join('?' * len(ids))})", tuple(ids), how=how, now=now, by=by)


def _free(
    db: Database, where: str, values: tuple[object, ...], *, how: str, now: datetime, by: int | None
) -> list[Before]:
    # A clock set back must not stand in the door: no place is left before it was taken.
    rows = db.rows(
        "UPDATE occupancy SET state = 'ended', ended_at = max(?, since_at), how = ?, ended_by = ?"
        f" WHERE state = 'open' AND {where} RETURNING id",
        (to_text(now), how, by, *values),
    )
    return [Before("occupancy", row[0], {"state": "open"}) for row in sorted(rows)]


def take_again(db: Database, occupancy_id: int) -> bool:
    """A place freed is taken again as it was, when it is still free and was whole when it was taken; tells whether."""
    rows = db.rows(
        "UPDATE occupancy AS o SET state = 'open', ended_at = NULL, how = NULL, ended_by = NULL"
        " WHERE o.id = ? AND o.state = 'ended'"
        " AND NOT EXISTS (SELECT 1 FROM person w WHERE w.id = o.person_id AND w.state = 'withdrawn')"
        " AND EXISTS (SELECT 1 FROM amenity a WHERE a.id = o.amenity_id AND a.state = 'in_use' AND a.fills = 'hand'"
        " AND a.capacity >= o.slot)"
        " AND NOT EXISTS (SELECT 1 FROM fault f WHERE f.amenity_id = o.amenity_id AND f.reported_at < o.since_at"
        " AND f.state IN ('reported', 'under_repair', 'fixed'))"
        " AND NOT EXISTS (SELECT 1 FROM occupancy p WHERE p.amenity_id = o.amenity_id AND p.state = 'open'"
        " AND (p.slot = o.slot OR p.person_id IN (SELECT g.id FROM person w JOIN person g"
        " ON g.id = coalesce(w.root_id, w.id) OR g.root_id = coalesce(w.root_id, w.id) WHERE w.id = o.person_id)))"
        " RETURNING id",
        (occupancy_id,),
    )
    return bool(rows)


def never_taken(db: Database, occupancy_id: int) -> None:
    """Take an open place back as if nobody had ever had it."""
    db.run("UPDATE occupancy SET state = 'void' WHERE id = ?", (occupancy_id,))


def insert_fault(
    db: Database,
    *,
    what: str,
    amenity_id: int | None,
    check_item: str | None,
    photo: str | None,
    now: datetime,
    by: int | None,
) -> FaultId:
    """Add a fault as reported."""
    day = local_day(now, zone(db)).isoformat()
    return FaultId(
        db.run(
            "INSERT INTO fault (amenity_id, check_item, what, photo, state, day, reported_at, reported_by)"
            " VALUES (?, ?, ?, ?, 'reported', ?, ?, ?)",
            (amenity_id, check_item, what, photo, day, to_text(now), by),
        )
    )


def step_fault(db: Database, fault: Fault, **columns: object) -> None:
    """Write where a fault stands now; columns that are not said stay."""
    db.run(f"UPDATE fault SET {', '.join(f'{name} = ?' for name in columns)} WHERE id = ?",
           (*columns.values(), fault.id))  # fmt: skip


def fault_as_it_is(db: Database, fault_id: int) -> Before:
    """How a fault stands now, for an undo of what comes next."""
    row = db.row(f"SELECT {', '.join(_STEPS)} FROM fault WHERE id = ?", (fault_id,))
    return Before("fault", fault_id, dict(zip(_STEPS, row or (), strict=True)))


def restore_fault(db: Database, was: Before) -> None:
    """Put a fault back to how it stood."""
    names = [name for name in _STEPS if name in was.was]
    db.run(f"UPDATE fault SET {', '.join(f'{name} = ?' for name in names)} WHERE id = ?",
           (*(was.was[name] for name in names), was.record_id))  # fmt: skip


def void_fault(db: Database, fault_id: int) -> None:
    """Take the report of a fault back as if nothing had been broken."""
    db.run("UPDATE fault SET state = ?, fixed_at = NULL WHERE id = ?", (FaultState.VOID, fault_id))


def inspection_as_it_is(db: Database, found: Inspection) -> Before:
    """What a point was found to be, for an undo of what comes next."""
    row = db.row(f"SELECT {', '.join(_FOUND)} FROM inspection WHERE id = ?", (found.id,))
    return Before("inspection", found.id, dict(zip(_FOUND, row or (), strict=True)))


def restore_inspection(db: Database, was: Before) -> None:
    """Put what a point was found to be back to how it was."""
    db.run(f"UPDATE inspection SET {', '.join(f'{name} = ?' for name in _FOUND)} WHERE id = ?",
           (*(was.was[name] for name in _FOUND), was.record_id))  # fmt: skip


def _day(day: date | str | None) -> str | None:
    if day is None:
        return None
    return (date.fromisoformat(day) if isinstance(day, str) else day).isoformat()
