"""The last, unfinished day of a demo that is opened now: who has been here today, and who still is."""

from datetime import datetime, time, timedelta
from random import Random

from station_app.core.amenities.commands import occupy
from station_app.core.clock import from_text
from station_app.core.demo import habits, rows
from station_app.core.demo.days import Arrival
from station_app.core.demo.people import Town
from station_app.core.demo.sessions import plan_some
from station_app.core.storage.database import Database
from station_app.core.visits.commands import check_in
from station_app.core.visits.model import Origin

_FEWEST, _MOST = 5, 9
_LATELY = timedelta(minutes=75)
_RUN_OUT = 90 * 60
_SETTLED = timedelta(seconds=50)


def over(planned: list[Arrival], now: datetime) -> list[Arrival]:
    """Those of a day's visits that are over by now."""
    local = now.astimezone(rows.ZONE)
    second = local.hour * 3600 + local.minute * 60 + local.second
    return [
        arrival
        for arrival in planned
        if arrival.origin is not Origin.BACK_DATED and (arrival.left or arrival.arrived + _RUN_OUT) <= second
    ]


def check_in_some(db: Database, town: Town, *, seed: int, now: datetime) -> int:
    """Check in a few people who have not been here today, as the desk would have done lately; how many they are."""
    local = now.astimezone(rows.ZONE)
    chance = Random(f"{seed}/here/{local.date().isoformat()}")  # noqa: S311 - a demo must be the same each time
    been = {row[0] for row in db.rows("SELECT person_id FROM visit WHERE day = ?", (local.date().isoformat(),))}
    free = [number for number, guest in enumerate(town.guests) if guest.name and number + 1 not in been]
    who = chance.sample(free, min(len(free), chance.randint(_FEWEST, _MOST)))
    staff = db.value("SELECT max(id) FROM staff")
    since = max(now - _LATELY, datetime.combine(local.date(), time(), rows.ZONE))
    for number, share in zip(who, sorted(chance.random() for _ in who), strict=True):
        services = habits.services_taken(
            chance, town.guests[number].usual, minute=local.hour * 60, month=local.month, rainy=False
        )
        check_in(
            db,
            person_id=number + 1,
            services=[service for service, _ in services],
            chosen=[service for service, by_hand in services if by_hand],
            now=since + (now - since) * share,
            by=staff,
        )
    _take_places(db, by=staff)
    plan_some(db, seed=seed, now=now, by=staff)
    return len(who)


def _take_places(db: Database, *, by: int) -> None:
    # Whoever came to charge or to stream has a place; a hall nobody sits in looks dead.
    for service, kind in (("charging", "charging"), ("live_room", "live_room")):
        place = db.row(
            "SELECT a.id, a.capacity FROM amenity a WHERE a.kind = ? AND a.state = 'in_use' AND a.capacity IS NOT NULL"
            " AND NOT EXISTS (SELECT 1 FROM fault WHERE amenity_id = a.id AND state <> 'confirmed') LIMIT 1",
            (kind,),
        )
        people = db.rows(
            "SELECT v.person_id, v.arrived_at FROM visit v JOIN visit_service s ON s.visit_id = v.id AND s.service = ?"
            " WHERE v.state = 'in' AND v.person_id IS NOT NULL ORDER BY v.arrived_at",
            (service,),
        )
        if place is None:
            continue
        for person, arrived_at in people[: place[1]]:
            occupy(db, amenity_id=place[0], person_id=person, now=from_text(arrived_at) + _SETTLED, by=by)
