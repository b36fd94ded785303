"""Goods come in and are handed out; what else changes in supplies lies beside and is called from here too."""

from datetime import date, datetime

from station_app.core.audit.commands import record
from station_app.core.audit.model import Act
from station_app.core.audit.queries import first_done
from station_app.core.clock import local_day
from station_app.core.settings.queries import zone
from station_app.core.staff.model import Right
from station_app.core.staff.queries import require
from station_app.core.storage.database import Database, write
from station_app.core.supplies import records, rules
from station_app.core.supplies.items import add_item, bring_back_item, edit_item, retire_item
from station_app.core.supplies.model import Moved, MoveKind
from station_app.core.supplies.stock import TOUCHED, count, moved, moved_by, recorded, scrap
from station_app.core.types import Area, Done

__all__ = [
    "add_item",
    "bring_back_item",
    "count",
    "edit_item",
    "issue",
    "receive",
    "retire_item",
    "scrap",
]


def receive(
    db: Database,
    *,
    item_id: int,
    quantity: int,
    batch: str | None = None,
    expires_on: date | None = None,
    origin: str | None = None,
    donor: str | None = None,
    note: str | None = None,
    now: datetime,
    by: int | None,
    key: str | None = None,
) -> Done[Moved]:
    """A batch comes in; `batch` is its printed number. One past its date is taken too: it is there to be scrapped.

    Refused: NotFound, Retired, NotValid (a number, a date or an origin that cannot be), TooLong.
    """
    records.require_quantity(quantity)
    came, said = records.gated_batch(batch, expires_on, origin, donor), records.reason_of(note)
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "supplies.receive"):
            return Done(moved(db, first), TOUCHED, first.id)
        item = rules.kept_item(db, item_id)
        into = records.insert_batch(db, item.id, came, now=now)
        made = records.insert_moves(db, item.id, MoveKind.RECEIVED, [(into, quantity)], note=said, now=now, by=by)
        return recorded(db, "supplies.receive", item, made, now=now, by=by, key=key)


def issue(
    db: Database,
    *,
    item_id: int,
    quantity: int = 1,
    person_id: int | None = None,
    visit_id: int | None = None,
    reason: str | None = None,
    expired_too: bool = False,
    now: datetime,
    by: int | None,
    key: str | None = None,
) -> Done[Moved]:
    """Hand something out: with a visit, to somebody known, or to nobody in particular; the first to expire first.

    The visit said, or the one the person is here with, gets the service of the goods' kind. Batches past their date
    go only with `expired_too`, and last. Refused: NotFound, Retired, NotServed, AlreadyVoid, NotEnough, OnlyExpired,
    NotValid, TooLong.
    """
    records.require_quantity(quantity)
    said = records.reason_of(reason)
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "supplies.issue"):
            return Done(moved(db, first), _touched(first), first.id)
        item = rules.kept_item(db, item_id)
        parts = rules.to_issue(db, item, quantity, on=local_day(now, zone(db)), expired_too=expired_too)
        who = rules.taker(db, item, person_id=person_id, visit_id=visit_id, now=now)
        made = records.insert_moves(db, item.id, MoveKind.ISSUED, parts, note=said, given=who.given, now=now, by=by)
        ids: dict[str, list[int]] = {"supply_item": [item.id], "stock_move": [*made]}
        if who.given.person_id is not None:
            ids["person"] = [who.given.person_id]
        if who.given.visit_id is not None and who.given.added_service:
            ids["visit"] = [who.given.visit_id]
        op = record(db, what="supplies.issue", ids=ids, now=now, by=by, key=key, before=who.before)
        return Done(moved_by(db, made), TOUCHED | {Area.VISITS} if "visit" in ids else TOUCHED, op)


def _touched(act: Act) -> frozenset[Area]:
    return TOUCHED | {Area.VISITS} if "visit" in act.ids else TOUCHED
