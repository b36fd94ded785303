"""Filling an empty file with invented people and their visits, day after day, in one transaction."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from station_app.core.audit.commands import record
from station_app.core.demo import rows
from station_app.core.demo.days import Arrival
from station_app.core.demo.house import House
from station_app.core.demo.lending import Cabinets
from station_app.core.demo.people import Guest
from station_app.core.demo.stock import Shelves
from station_app.core.demo.trainings import Trainings
from station_app.core.errors import AlreadyThere
from station_app.core.settings.commands import put
from station_app.core.settings.model import checked
from station_app.core.storage.database import Database, write

STAFF = (("林老师", "manager"), ("小沈", "desk"), ("方姐", "desk"))
SETTINGS = {
    "station.name": "青禾路暖新之家",
    "station.address": "青禾路 36 号",
    "station.street": "青禾街道",
    "station.community": "南塘社区",
    "station.opens": "09:00",
    "station.closes": "21:00",
    "station.timezone": rows.ZONE.key,
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What was built. `heads` counts all who came, `anonymous` those without a name; void visits are in neither."""

    first_day: date
    last_day: date
    people: int
    visits: int
    heads: int
    anonymous: int
    void: int
    on_site: int
    tools: int = 0
    loans: int = 0
    moves: int = 0


def fill(
    db: Database,
    guests: list[Guest],
    days: Iterable[tuple[date, list[Arrival]]],
    *,
    first: date,
    now: datetime,
    told: Callable[[int], None],
    tools: int = 0,
    seed: int = 0,
    until: datetime | None = None,
    furnished: bool = False,
) -> Facts:
    """Write the station, its people, the visits and loans of each day; `told` hears how many days are done.

    `furnished` adds amenities, shifts with their checks, supplies and trainings.

    Loans stand as at `until`, or at closing of the last day.

    Refused: AlreadyThere when the file holds anything.
    """
    with write(db):
        _require_empty(db)
        staff = _insert_station(db)
        rows.insert_guests(db, guests, first=first, staff=staff)
        writer = rows.VisitRows(db, staff=staff)
        cabinets = Cabinets(db, seed=seed, count=tools, first=first, staff=staff)
        house = House(db, seed=seed, first=first, staff=staff)
        shelves = Shelves(db, seed=seed, staff=staff)
        trainings = Trainings(db, guests, seed=seed, staff=staff)
        last = first
        for done, (day, arrivals) in enumerate(days, 1):
            planned = trainings.day(day, arrivals, writer.visits + 1, until) if furnished else arrivals
            cabinets.lend(day, planned, writer.visits + 1)
            if furnished:
                house.day(day, until)
                shelves.day(day, planned, writer.visits + 1, until)
            writer.insert(day, planned)
            last = day
            told(done)
        writer.finish()
        closing = datetime.combine(last, time(21, 0), rows.ZONE)
        loans, moves = cabinets.finish(until or closing), 0
        if furnished:
            house.finish(until or closing + timedelta(minutes=30))
            moves = shelves.finish(house.since)
            trainings.finish()
        record(db, what="demo.build", ids={"staff": staff}, now=now, by=None)
    return Facts(
        first_day=first,
        last_day=last,
        people=len(guests),
        visits=writer.visits,
        heads=writer.heads,
        anonymous=writer.anonymous,
        void=writer.void,
        on_site=0,
        tools=tools,
        loans=loans,
        moves=moves,
    )


def _require_empty(db: Database) -> None:
    for table in ("act", "staff", "person", "visit"):
        if db.value(f"SELECT 1 FROM {table} LIMIT 1") is not None:
            raise AlreadyThere(db.path)


def _insert_station(db: Database) -> list[int]:
    for key, value in SETTINGS.items():
        put(db, key, checked(key, value))
    return [db.run("INSERT INTO staff (name, role) VALUES (?, ?)", account) for account in STAFF]
