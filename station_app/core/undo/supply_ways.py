"""The ways back from acts about goods and their stock: what was moved is moved back, never taken out."""

from datetime import datetime
from typing import cast

from station_app.core.audit.model import Act, Before
from station_app.core.audit.queries import changed_since
from station_app.core.clock import from_text
from station_app.core.storage.database import Database
from station_app.core.supplies import queries, records
from station_app.core.supplies.model import Item, ItemSaid, ItemState
from station_app.core.types import Area
from station_app.core.undo.kept import Areas, TimedWays, Ways, kept
from station_app.core.undo.model import TooLate
from station_app.core.visits import records as visits

SUPPLIES = frozenset({Area.SUPPLIES})
CODES = SUPPLIES | {Area.PEOPLE}

_WORD_ACTS = ("supplies.edit_item", "supplies.retire_item", "supplies.bring_back_item", "imports.supplies")


def _withdraw(db: Database, act: Act) -> Areas:
    """Goods never were: nothing of them may have been moved in a way that stands, nor written to since."""
    item = queries.item(db, act.only("supply_item"))
    stands = queries.standing_move(db, item.id)
    if stands is not None:
        raise TooLate("stock_move", stands)
    if item.state is not ItemState.ACTIVE or changed_since(db, act.id, _about(item), kinds=_WORD_ACTS):
        raise TooLate("supply_item", item.id)
    return CODES if records.withdraw(db, item.id) else SUPPLIES


def _restore_words(db: Database, act: Act) -> Areas:
    """What was said of goods before; refused, too, when name, key or barcode belong to others by now."""
    touched = SUPPLIES
    for was in kept(db, act):
        item = _unchanged(db, act, was)
        fields = records.gated(cast(ItemSaid, was.was))
        records.require_allowed(db, fields, but=item.id)
        # The barcode it had is as old as the act: it lies in the file already and is only woken.
        records.update_item(db, item.id, fields, now=from_text(act.at))
        if fields.barcode != item.barcode:
            touched = CODES
    return touched


def _keep_again(db: Database, act: Act) -> None:
    for was in kept(db, act):
        item = _unchanged(db, act, was)
        fields = records.gated(cast(ItemSaid, was.was))
        records.require_allowed(db, fields, but=item.id)
        records.put_state(db, item.id, ItemState.ACTIVE)
        records.update_item(db, item.id, fields, now=from_text(act.at))


def _retire_again(db: Database, act: Act) -> None:
    for was in kept(db, act):
        item = _unchanged(db, act, was)
        if item.stock > 0:
            raise TooLate("supply_item", item.id)
        records.put_state(db, item.id, ItemState.RETIRED)


def _move_back(db: Database, act: Act, now: datetime, by: int | None) -> None:
    """Every move of an act by one against it; refused where less than nothing would be left, or under a count."""
    moves = queries.moves_by_ids(db, act.ids["stock_move"])
    item = queries.item(db, act.only("supply_item"))
    if item.state is not ItemState.ACTIVE:
        raise TooLate("supply_item", item.id)
    counted = queries.counted_since(db, item.id, max(move.id for move in moves))
    if counted is not None:
        raise TooLate("stock_move", counted)
    for move in reversed(moves):
        if queries.batch(db, move.batch_id).left < move.quantity:
            raise TooLate("batch", move.batch_id)
        records.reverse(db, move.id, now=now, by=by)


def _issued_back(db: Database, act: Act, now: datetime, by: int | None) -> Areas:
    """What was handed out is there again; the visit loses the service, unless something else handed out stands."""
    _move_back(db, act, now, by)
    first = queries.move(db, act.ids["stock_move"][0])
    service = queries.service_of(db, queries.item(db, first.item_id).kind)
    if first.visit_id is None or service is None:
        return SUPPLIES
    # Taken off by hand and put on anew by this one, it goes with this one, though an older one stands.
    came_with_it = queries.service_came_last_by(db, first.id, service)
    if not came_with_it and not queries.service_by_issue(db, first.visit_id, service):
        return SUPPLIES
    services = visits.services_of(db, first.visit_id)
    if services.pop(service, None) is None:
        return SUPPLIES
    visits.put_services(db, first.visit_id, services)
    return SUPPLIES | {Area.VISITS}


def _unchanged(db: Database, act: Act, was: Before) -> Item:
    item = queries.item(db, was.record_id)
    if item.state is ItemState.WITHDRAWN or changed_since(db, act.id, was, kinds=_WORD_ACTS):
        raise TooLate("supply_item", item.id)
    return item


def _about(item: Item) -> Before:
    return Before("supply_item", item.id, {})


WAYS: Ways = {
    "supplies.add_item": (_withdraw, CODES),
    "supplies.edit_item": (_restore_words, CODES),
    "supplies.retire_item": (_keep_again, SUPPLIES),
    "supplies.bring_back_item": (_retire_again, SUPPLIES),
}
TIMED: TimedWays = {
    "supplies.receive": (_move_back, SUPPLIES),
    "supplies.issue": (_issued_back, SUPPLIES | {Area.VISITS}),
    "supplies.count": (_move_back, SUPPLIES),
    "supplies.scrap": (_move_back, SUPPLIES),
}
