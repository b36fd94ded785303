"""What may be taken of which batches, and whose visit what is handed out goes with."""

from dataclasses import dataclass
from datetime import date, datetime

from station_app.core.audit.model import Before
from station_app.core.clock import local_day
from station_app.core.errors import NotFound
from station_app.core.people import queries as people
from station_app.core.settings.queries import number, zone
from station_app.core.storage.database import Database
from station_app.core.supplies import queries, records
from station_app.core.supplies.model import Batch, Item, ItemState, NotEnough, OnlyExpired, Retired
from station_app.core.supplies.records import Given
from station_app.core.visits import queries as visits
from station_app.core.visits import records as visit_records
from station_app.core.visits.model import AlreadyVoid, NotServed, State, has_run_out


def kept_item(db: Database, item_id: int) -> Item:
    """Goods that are kept. Raises NotFound, Retired."""
    item = queries.item(db, item_id)
    if item.state is ItemState.WITHDRAWN:
        raise NotFound("supply_item", item_id)
    if item.state is ItemState.RETIRED:
        raise Retired(item.id, item.name)
    return item


def batch_of(db: Database, item: Item, batch_id: int) -> Batch:
    """A batch of these goods. Raises NotFound, also for one of others."""
    batch = queries.batch(db, batch_id)
    if batch.item_id != item.id:
        raise NotFound("batch", batch_id)
    return batch


def to_issue(db: Database, item: Item, quantity: int, *, on: date, expired_too: bool) -> list[tuple[int, int]]:
    """Of which batches something is handed out: the first to expire first, expired ones last and only if allowed.

    Raises NotEnough, OnlyExpired.
    """
    if item.stock < quantity:
        raise NotEnough(item.id, item.name, item.unit, item.stock, quantity)
    there = queries.batches(db, item.id)
    good = [batch for batch in there if batch.expires_on is None or batch.expires_on >= on]
    past = [batch for batch in there if batch.expires_on is not None and batch.expires_on < on]
    enough = sum(batch.left for batch in good)
    if enough < quantity and not expired_too:
        raise OnlyExpired(item.id, item.name, item.unit, enough, quantity)
    return records.shares([*good, *past], quantity)


def to_take_away(db: Database, item: Item, quantity: int, batch_id: int | None) -> list[tuple[int, int]]:
    """Of which batches something is scrapped or missing: of one, or the first to expire first, expired ones included.

    Raises NotFound, NotEnough.
    """
    there = queries.batches(db, item.id) if batch_id is None else [batch_of(db, item, batch_id)]
    left = sum(batch.left for batch in there)
    if left < quantity:
        raise NotEnough(item.id, item.name, item.unit, left, quantity)
    return records.shares(there, quantity)


@dataclass(frozen=True, slots=True)
class Taker:
    """Who is handed something, and what of their visit was before it."""

    given: Given
    before: tuple[Before, ...] = ()


def taker(db: Database, item: Item, *, person_id: int | None, visit_id: int | None, now: datetime) -> Taker:
    """To whom goods go: a visit said, whose person it is, or somebody known with the visit they are here with.

    The visit gets the service of the goods' kind. Raises NotFound, NotServed, AlreadyVoid.
    """
    if visit_id is not None:
        visit = visits.by_id(db, visit_id)
        if visit.state is State.VOID:
            raise AlreadyVoid(visit.id)
        return _with_visit(db, item, visit.person_id, visit.id)
    if person_id is None:
        return Taker(Given())
    person = people.by_id(db, people.root_of(db, person_id))
    if person.state != "active":
        raise NotServed(person_id)
    return _with_visit(db, item, person.id, _here(db, person.id, now=now))


def _here(db: Database, person_id: int, *, now: datetime) -> int | None:
    there = visits.open_visit(db, person_id)
    if there is None:
        return None
    visit_id, arrived_at, day = there
    over = has_run_out(arrived_at, now, minutes=number(db, "visits.auto_minutes"))
    return None if over or day < local_day(now, zone(db)) else visit_id


def _with_visit(db: Database, item: Item, person_id: int | None, visit_id: int | None) -> Taker:
    service = queries.service_of(db, item.kind)
    if visit_id is None or service is None:
        return Taker(Given(person_id, visit_id))
    services = visit_records.services_of(db, visit_id)
    if service in services:
        return Taker(Given(person_id, visit_id))
    visit_records.put_services(db, visit_id, {**services, service: True})
    was = Before("visit", visit_id, {"services": [[code, by_hand] for code, by_hand in services.items()]})
    return Taker(Given(person_id, visit_id, added_service=True), (was,))
