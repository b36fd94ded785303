"""The hall as the desk shows it: every amenity with its places, and what is kept in it."""

from dataclasses import dataclass, replace
from datetime import datetime

from station_app.core.amenities import queries as amenities
from station_app.core.amenities.model import Fills, Place
from station_app.core.clock import local_day
from station_app.core.settings.queries import zone
from station_app.core.storage.database import Database
from station_app.core.supplies.model import Level
from station_app.core.supplies.queries import levels
from station_app.core.visits.queries import here


@dataclass(frozen=True, slots=True)
class HallCard:
    """An amenity on the map, and the goods kept in it, those that expire first in front."""

    place: Place
    kept: tuple[Level, ...]


def hall(db: Database, *, now: datetime) -> list[HallCard]:
    """The map of the hall. What fills by itself is taken by everybody who is here, up to its capacity."""
    places = amenities.hall(db)
    heads = here(db, now=now)[1] if any(each.fills is Fills.HERE for each in places) else 0
    kept: dict[int, list[Level]] = {}
    for level in levels(db, on=local_day(now, zone(db))):
        if level.kept_in is not None:
            kept.setdefault(level.kept_in, []).append(level)
    return [
        HallCard(_filled(place, heads), tuple(sorted(kept.get(place.id, ()), key=_first_expiring))) for place in places
    ]


def _filled(place: Place, heads: int) -> Place:
    if place.fills is not Fills.HERE or place.capacity is None:
        return place
    return replace(place, taken=min(heads, place.capacity))


def _first_expiring(level: Level) -> tuple[bool, str, int]:
    # What expires at all first, and the rest in the order of the list.
    return level.expires_on is None, "" if level.expires_on is None else level.expires_on.isoformat(), level.id
