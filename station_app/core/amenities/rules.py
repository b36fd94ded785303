"""What must hold before an amenity is written to."""

from station_app.core.amenities import queries
from station_app.core.amenities.model import Amenity, AmenityState, Fills
from station_app.core.amenities.records import Fields
from station_app.core.amenities.refusals import NoPlaces, NotInUse, OutOfOrder, StillTaken
from station_app.core.errors import NotFound
from station_app.core.people import queries as people
from station_app.core.storage.database import Database
from station_app.core.types import PersonId


def known(db: Database, amenity_id: int) -> Amenity:
    """An amenity that is kept, in use or retired. Raises NotFound, NotInUse."""
    found = queries.amenity(db, amenity_id)
    if found.state is AmenityState.WITHDRAWN:
        raise NotInUse(found.id, found.name, found.state)
    return found


def in_use(db: Database, amenity_id: int) -> Amenity:
    """An amenity in use. Raises NotFound, NotInUse."""
    found = queries.amenity(db, amenity_id)
    if found.state is not AmenityState.IN_USE:
        raise NotInUse(found.id, found.name, found.state)
    return found


def offered(db: Database, amenity_id: int) -> tuple[Amenity, int]:
    """An amenity whose places are taken by hand, whole, and how many it has.

    Raises NotFound, NotInUse, NoPlaces, OutOfOrder.
    """
    found = in_use(db, amenity_id)
    if found.capacity is None or found.fills is not Fills.HAND:
        raise NoPlaces(found.id, found.name)
    broken = queries.open_fault(db, found.id)
    if broken is not None:
        raise OutOfOrder(found.id, found.name, broken.id, broken.what)
    return found, found.capacity


def require_room(db: Database, amenity: Amenity, fields: Fields) -> None:
    """Let words pass that leave every taken place where it is. Raises StillTaken."""
    highest = max(queries.slots_taken(db, amenity.id), default=0)
    if highest and (fields.fills != Fills.HAND or (fields.capacity or 0) < highest):
        raise StillTaken(amenity.id, amenity.name, highest)


def require_empty(db: Database, amenity: Amenity) -> None:
    """Let an amenity pass of which no place is taken. Raises StillTaken."""
    taken = queries.slots_taken(db, amenity.id)
    if taken:
        raise StillTaken(amenity.id, amenity.name, max(taken))


def root_person(db: Database, person_id: int) -> PersonId:
    """The record that counts of somebody who is kept. Raises NotFound."""
    root = people.by_id(db, people.root_of(db, person_id))
    if root.state != "active":
        raise NotFound("person", person_id)
    return root.id
