"""Taking places and freeing them; never more than there are."""

from datetime import datetime

from station_app.core.amenities import queries, records, rules
from station_app.core.amenities.model import LONGEST, Amenity, Occupancy
from station_app.core.amenities.refusals import Full, HasPlace, NotTaken, SlotTaken
from station_app.core.audit.commands import record
from station_app.core.audit.queries import first_done
from station_app.core.errors import NotValid
from station_app.core.staff.model import Right
from station_app.core.staff.queries import require
from station_app.core.storage.database import Database, write
from station_app.core.types import NO_ACT, Area, Done

TOUCHED = frozenset({Area.AMENITIES})


def occupy(
    db: Database,
    *,
    amenity_id: int,
    person_id: int | None = None,
    slot: int | None = None,
    places: int = 1,
    until_at: datetime | None = None,
    now: datetime,
    by: int | None,
    key: str | None = None,
) -> Done[Occupancy]:
    """Somebody takes a place, the lowest free one unless `slot` says which; the value is the first place taken.

    `places` takes several at once, for people without a name. Refused: NotFound, NotInUse, NoPlaces, OutOfOrder,
    HasPlace, SlotTaken (who has it), Full, NotValid (a slot that is not there, a time that is not ahead).
    """
    if places < 1 or (places > 1 and (person_id is not None or slot is not None)):
        raise NotValid("occupancy.places", str(places))
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "amenities.occupy"):
            return Done(queries.occupancy(db, first.ids["occupancy"][0]), TOUCHED, first.id)
        if until_at is not None and not now < until_at <= now + LONGEST:
            raise NotValid("occupancy.until_at", f"{until_at:%Y-%m-%d %H:%M}")
        found, capacity = rules.offered(db, amenity_id)
        person = None if person_id is None else rules.root_person(db, person_id)
        if person is not None:
            _require_none(db, found, person)
        slots = _free_slots(db, found, capacity, slot=slot, places=places)
        taken = [
            records.take_place(db, found.id, each, person_id=person, until_at=until_at, now=now, by=by)
            for each in slots
        ]
        ids: dict[str, list[int]] = {"amenity": [found.id], "occupancy": [*taken]}
        if person is not None:
            ids["person"] = [person]
        op = record(db, what="amenities.occupy", ids=ids, now=now, by=by, key=key)
        return Done(queries.occupancy(db, taken[0]), TOUCHED, op)


def free(db: Database, *, occupancy_id: int, now: datetime, by: int | None, key: str | None = None) -> Done[Occupancy]:
    """A place is free again. Refused: NotFound, NotTaken."""
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "amenities.free"):
            return Done(queries.occupancy(db, first.only("occupancy")), TOUCHED, first.id)
        found = queries.occupancy(db, occupancy_id)
        if found.state != "open":
            raise NotTaken(found.id)
        before = records.free_places(db, [found.id], how="freed", now=now, by=by)
        ids: dict[str, list[int]] = {"amenity": [found.amenity_id], "occupancy": [found.id]}
        if found.person_id is not None:
            ids["person"] = [found.person_id]
        op = record(db, what="amenities.free", ids=ids, now=now, by=by, key=key, before=before)
        return Done(queries.occupancy(db, found.id), TOUCHED, op)


def free_all(
    db: Database, *, amenity_id: int, now: datetime, by: int | None, key: str | None = None
) -> Done[tuple[Occupancy, ...]]:
    """Every place of an amenity is free again; where none was taken nothing is written. Refused: NotFound."""
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "amenities.free_all"):
            return Done(tuple(queries.occupancy(db, each) for each in first.ids["occupancy"]), TOUCHED, first.id)
        found = queries.amenity(db, amenity_id)
        open_ones = [each.id for each in queries.occupancies(db, amenity_id=found.id)]
        if not open_ones:
            return Done((), frozenset(), NO_ACT)
        before = records.free_places(db, [*open_ones], how="freed", now=now, by=by)
        ids: dict[str, list[int]] = {"amenity": [found.id], "occupancy": [*open_ones]}
        op = record(db, what="amenities.free_all", ids=ids, now=now, by=by, key=key, before=before)
        return Done(tuple(queries.occupancy(db, each) for each in open_ones), TOUCHED, op)


def _require_none(db: Database, found: Amenity, person: int) -> None:
    for each in queries.occupancies(db, amenity_id=found.id, person_id=person):
        raise HasPlace(found.id, found.name, each.slot)


def _free_slots(db: Database, found: Amenity, capacity: int, *, slot: int | None, places: int) -> list[int]:
    taken = queries.slots_taken(db, found.id)
    if slot is not None:
        if not 1 <= slot <= capacity:
            raise NotValid("occupancy.slot", str(slot))
        if slot in taken:
            raise SlotTaken(found.id, found.name, slot, _who(db, found, slot))
        return [slot]
    free_ones = [each for each in range(1, capacity + 1) if each not in taken]
    if len(free_ones) < places:
        raise Full(found.id, found.name, capacity, places)
    return free_ones[:places]


def _who(db: Database, found: Amenity, slot: int) -> str | None:
    return next(
        (each.name or each.nickname for each in queries.occupancies(db, amenity_id=found.id) if each.slot == slot),
        None,
    )
