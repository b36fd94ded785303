"""Adding goods, putting right what is said of them, not keeping them any more."""

from datetime import datetime
from typing import Unpack

from station_app.core.audit.commands import record
from station_app.core.audit.model import Before
from station_app.core.audit.queries import before, first_done
from station_app.core.errors import NotFound
from station_app.core.staff.model import Right
from station_app.core.staff.queries import require
from station_app.core.storage.database import Database, write
from station_app.core.supplies import queries, records
from station_app.core.supplies.model import Item, ItemSaid, ItemState, StillInStock
from station_app.core.types import NO_ACT, Area, Done

TOUCHED = frozenset({Area.SUPPLIES})
CODES = TOUCHED | {Area.PEOPLE}
"""A barcode lies in one table with the cards of people."""


def add_item(
    db: Database,
    *,
    now: datetime,
    by: int | None,
    key: str | None = None,
    **said: Unpack[ItemSaid],
) -> Done[Item]:
    """New goods, none in stock yet; without a kind they are of the others.

    Refused: Missing (name, unit), ItemTaken, KeyInUse, BarcodeTaken, UnknownCode, NotFound (where kept), NotValid,
    TooLong.
    """
    fields = records.gated(said)
    touched = TOUCHED if fields.barcode is None else CODES
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "supplies.add_item"):
            return Done(queries.item(db, first.only("supply_item")), touched, first.id)
        records.require_allowed(db, fields)
        item = records.insert_item(db, fields, now=now, by=by)
        op = record(db, what="supplies.add_item", ids={"supply_item": [item]}, now=now, by=by, key=key)
        return Done(queries.item(db, item), touched, op)


def edit_item(
    db: Database,
    *,
    item_id: int,
    now: datetime,
    by: int | None,
    key: str | None = None,
    **said: Unpack[ItemSaid],
) -> Done[Item]:
    """Put right what is said of goods; what is left out stays, None empties a field. Stock is moved, not edited.

    Refused: NotFound, Missing, ItemTaken, KeyInUse, BarcodeTaken, UnknownCode, NotValid (a desk key of retired goods),
    TooLong.
    """
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "supplies.edit_item"):
            item = queries.item(db, first.only("supply_item"))
            return Done(item, _codes_if(before(db, first.id), item), first.id)
        item = _known(db, item_id)
        fields = records.gated({**records.said_of(item), **said})
        if fields == records.gated(records.said_of(item)):
            return Done(item, frozenset(), NO_ACT)
        records.require_allowed(db, fields, but=item.id)
        records.require_key_allowed(item, fields)
        records.update_item(db, item.id, fields, now=now)
        was = records.words_of(item)
        op = record(
            db, what="supplies.edit_item", ids={"supply_item": [item.id]}, now=now, by=by, key=key, before=(was,)
        )
        after = queries.item(db, item.id)
        return Done(after, _codes_if([was], after), op)


def retire_item(db: Database, *, item_id: int, now: datetime, by: int | None, key: str | None = None) -> Done[Item]:
    """Goods are not kept any more: they leave the list and their key of the desk. Refused: NotFound, StillInStock."""
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "supplies.retire_item"):
            return Done(queries.item(db, first.only("supply_item")), TOUCHED, first.id)
        item = _known(db, item_id)
        if item.state is ItemState.RETIRED:
            return Done(item, frozenset(), NO_ACT)
        if item.stock > 0:
            raise StillInStock(item.id, item.name, item.stock)
        return _put(db, item, ItemState.RETIRED, "supplies.retire_item", now=now, by=by, key=key)


def bring_back_item(db: Database, *, item_id: int, now: datetime, by: int | None, key: str | None = None) -> Done[Item]:
    """Goods are kept again. Refused: NotFound."""
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "supplies.bring_back_item"):
            return Done(queries.item(db, first.only("supply_item")), TOUCHED, first.id)
        item = _known(db, item_id)
        if item.state is ItemState.ACTIVE:
            return Done(item, frozenset(), NO_ACT)
        return _put(db, item, ItemState.ACTIVE, "supplies.bring_back_item", now=now, by=by, key=key)


def _put(
    db: Database, item: Item, state: ItemState, what: str, *, now: datetime, by: int | None, key: str | None
) -> Done[Item]:
    records.put_state(db, item.id, state)
    was = (records.words_of(item),)
    op = record(db, what=what, ids={"supply_item": [item.id]}, now=now, by=by, key=key, before=was)
    return Done(queries.item(db, item.id), TOUCHED, op)


def _codes_if(rows: list[Before], item: Item) -> frozenset[Area]:
    return CODES if any(row.was.get("barcode") != item.barcode for row in rows) else TOUCHED


def _known(db: Database, item_id: int) -> Item:
    item = queries.item(db, item_id)
    if item.state is ItemState.WITHDRAWN:
        raise NotFound("supply_item", item_id)
    return item
