"""Counting what is there and scrapping what is of no use any more; both are moves with a reason."""

from collections.abc import Sequence
from datetime import datetime

from station_app.core.audit.commands import record
from station_app.core.audit.model import Act
from station_app.core.audit.queries import first_done
from station_app.core.staff.model import Right
from station_app.core.staff.queries import require
from station_app.core.storage.database import Database, write
from station_app.core.supplies import queries, records, rules
from station_app.core.supplies.model import Item, Moved, MoveKind
from station_app.core.types import Area, Done, MoveId

TOUCHED = frozenset({Area.SUPPLIES})


def count(
    db: Database,
    *,
    item_id: int,
    counted: int,
    reason: str | None = None,
    batch_id: int | None = None,
    explained: bool = False,
    now: datetime,
    by: int | None,
    key: str | None = None,
) -> Done[Moved]:
    """So many were counted, of all the goods or of one batch; the value's quantity is the difference, 0 recorded too.

    What is missing goes off the first to expire, what is more to the batch that came last. `explained` wants a
    reason for a difference, as the list at the desk does. Refused: NotFound, Retired, NotValid, Missing, TooLong.
    """
    records.require_quantity(counted, least=0)
    said = records.reason_of(reason)
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "supplies.count"):
            return Done(moved(db, first), TOUCHED, first.id)
        item = rules.kept_item(db, item_id)
        known = item.stock if batch_id is None else rules.batch_of(db, item, batch_id).left
        if explained and counted != known:
            records.required_reason(said)
        parts = _difference(db, item, counted - known, batch_id, now=now)
        made = records.insert_moves(db, item.id, MoveKind.COUNTED, parts, note=said, now=now, by=by)
        return recorded(db, "supplies.count", item, made, now=now, by=by, key=key)


def scrap(
    db: Database,
    *,
    item_id: int,
    quantity: int,
    reason: str,
    batch_id: int | None = None,
    now: datetime,
    by: int | None,
    key: str | None = None,
) -> Done[Moved]:
    """Throw something away, of a batch or of the first to expire. Refused: NotFound, Retired, NotEnough, Missing (a
    reason), NotValid, TooLong."""
    records.require_quantity(quantity)
    said = records.required_reason(reason)
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "supplies.scrap"):
            return Done(moved(db, first), TOUCHED, first.id)
        item = rules.kept_item(db, item_id)
        parts = rules.to_take_away(db, item, quantity, batch_id)
        made = records.insert_moves(db, item.id, MoveKind.SCRAPPED, parts, note=said, now=now, by=by)
        return recorded(db, "supplies.scrap", item, made, now=now, by=by, key=key)


def recorded(
    db: Database,
    what: str,
    item: Item,
    made: Sequence[MoveId],
    *,
    now: datetime,
    by: int | None,
    key: str | None,
) -> Done[Moved]:
    """The act of moves that concern goods alone."""
    ids: dict[str, list[int]] = {"supply_item": [item.id], "stock_move": [*made]}
    op = record(db, what=what, ids=ids, now=now, by=by, key=key)
    return Done(moved_by(db, made), TOUCHED, op)


def moved(db: Database, act: Act) -> Moved:
    """What an act moved."""
    return moved_by(db, [MoveId(number) for number in act.ids["stock_move"]])


def moved_by(db: Database, made: Sequence[MoveId]) -> Moved:
    """What one or more moves of the same goods come to, and what was left after the last of them."""
    moves = queries.moves_by_ids(db, made)
    last = moves[-1]
    quantity = sum(move.quantity for move in moves)
    return Moved(last.id, last.item_id, last.item, last.unit, quantity, last.item_after, tuple(made))


def _difference(
    db: Database, item: Item, difference: int, batch_id: int | None, *, now: datetime
) -> list[tuple[int, int]]:
    if difference < 0:
        return rules.to_take_away(db, item, -difference, batch_id)
    newest = queries.newest_batch(db, item.id) if batch_id is None else queries.batch(db, batch_id)
    target = records.insert_batch(db, item.id, records.Came(), now=now) if newest is None else newest.id
    return [(target, difference)]
