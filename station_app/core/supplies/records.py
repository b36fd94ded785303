"""Writing the rows of supplies: plain functions for the commands of this feature and of those above it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from station_app.core.amenities.model import ORIGINS
from station_app.core.audit.model import Before
from station_app.core.clock import local_day, to_text
from station_app.core.errors import Missing, NotFound, NotValid
from station_app.core.gate import gate, required
from station_app.core.people.keys import keys_of
from station_app.core.settings.model import Dictionary
from station_app.core.settings.queries import require_code, zone
from station_app.core.storage.database import Database
from station_app.core.supplies import queries
from station_app.core.supplies.model import (
    DESK_KEYS,
    DONOR_LIMIT,
    MOST,
    NAME_LIMIT,
    NOTE_LIMIT,
    NUMBER_LIMIT,
    REASON_LIMIT,
    UNIT_LIMIT,
    BarcodeTaken,
    Batch,
    Item,
    ItemSaid,
    ItemState,
    ItemTaken,
    KeyInUse,
    MoveKind,
    name_key,
    read_barcode,
)
from station_app.core.types import BatchId, ItemId, MoveId

WORDS = ("name", "name_key", "kind", "unit", "low_mark", "kept_in", "desk_key", "note")
"""The columns of what is said of goods."""


@dataclass(frozen=True, slots=True)
class Fields:
    """What is written of goods, through the gate already."""

    name: str
    kind: str
    unit: str
    low_mark: int | None
    kept_in: int | None
    desk_key: int | None
    note: str | None
    barcode: str | None

    def values(self) -> tuple[object, ...]:
        """In the order of `WORDS`."""
        return (
            *(self.name, name_key(self.name), self.kind, self.unit, self.low_mark, self.kept_in, self.desk_key),
            self.note,
        )


@dataclass(frozen=True, slots=True)
class Came:
    """What is said of a batch, through the gate already."""

    number: str | None = None
    expires_on: date | None = None
    origin: str | None = None
    donor: str | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """To whom something was handed out, and whether the visit got its service by it."""

    person_id: int | None = None
    visit_id: int | None = None
    added_service: bool = False


def gated(said: ItemSaid) -> Fields:
    """What was typed of goods, ready to be written. Raises Missing, TooLong, NotValid."""
    low_mark, desk_key, barcode = said.get("low_mark"), said.get("desk_key"), said.get("barcode")
    if low_mark is not None and not 0 <= low_mark <= MOST:
        raise NotValid("supply.low_mark", str(low_mark))
    if desk_key is not None and desk_key not in DESK_KEYS:
        raise NotValid("supply.desk_key", f"F{desk_key}")
    return Fields(
        name=required(gate(said.get("name"), field="supply.name", limit=NAME_LIMIT), field="supply.name"),
        kind=said.get("kind", "other"),
        unit=required(gate(said.get("unit"), field="supply.unit", limit=UNIT_LIMIT), field="supply.unit"),
        low_mark=low_mark,
        kept_in=said.get("kept_in"),
        desk_key=desk_key,
        note=gate(said.get("note"), field="supply.note", limit=NOTE_LIMIT),
        barcode=read_barcode(barcode) if barcode and barcode.strip() else None,
    )


def gated_batch(number: str | None, expires_on: date | None, origin: str | None, donor: str | None) -> Came:
    """What was typed of a batch, ready to be written. Raises TooLong, NotValid."""
    if expires_on is not None and not 2000 <= expires_on.year <= 2999:
        raise NotValid("batch.expires_on", expires_on.isoformat())
    if origin is not None and origin not in ORIGINS:
        raise NotValid("batch.origin", origin)
    return Came(
        gate(number, field="batch.number", limit=NUMBER_LIMIT),
        expires_on,
        origin,
        gate(donor, field="batch.donor", limit=DONOR_LIMIT),
    )


def reason_of(text: str | None) -> str | None:
    """A reason or a note of a move through the gate. Raises TooLong."""
    return gate(text, field="stock_move.note", limit=REASON_LIMIT)


def require_quantity(quantity: int, *, least: int = 1) -> None:
    """Let a number of pieces pass. Raises NotValid."""
    if not least <= quantity <= MOST:
        raise NotValid("stock_move.quantity", str(quantity))


def said_of(item: Item) -> ItemSaid:
    """What is written of goods now, in the form it is said in."""
    return ItemSaid(
        name=item.name,
        kind=item.kind,
        unit=item.unit,
        low_mark=item.low_mark,
        kept_in=item.kept_in,
        desk_key=item.desk_key,
        note=item.note,
        barcode=item.barcode,
    )


def words_of(item: Item) -> Before:
    """What is written of goods and whether they are kept, for an undo of what comes next."""
    said: dict[str, object] = {**said_of(item)}
    return Before("supply_item", item.id, {**said, "state": item.state})


def require_allowed(db: Database, fields: Fields, *, but: int | None = None) -> None:
    """Check what only the station knows; `but` are the goods themselves.

    Raises UnknownCode, NotFound, ItemTaken, KeyInUse, BarcodeTaken.
    """
    require_code(db, Dictionary.SUPPLY_KIND, fields.kind)
    if fields.kept_in is not None and not _amenity_there(db, fields.kept_in):
        raise NotFound("amenity", fields.kept_in)
    taken = db.row(
        "SELECT id, name FROM supply_item WHERE name_key = ? AND state <> 'withdrawn' AND id IS NOT ?",
        (name_key(fields.name), but),
    )
    if taken is not None:
        raise ItemTaken(*taken)
    if fields.desk_key is not None:
        owner = db.value("SELECT name FROM supply_item WHERE desk_key = ? AND id IS NOT ?", (fields.desk_key, but))
        if owner is not None:
            raise KeyInUse(fields.desk_key, owner)
    if fields.barcode is not None:
        _require_barcode_free(db, fields.barcode, but=but)


def require_key_allowed(item: Item, fields: Fields) -> None:
    """Let a key of the desk pass for goods that are kept. Raises NotValid."""
    if fields.desk_key is not None and item.state is not ItemState.ACTIVE:
        raise NotValid("supply.desk_key", f"F{fields.desk_key}")


def insert_item(db: Database, fields: Fields, *, now: datetime, by: int | None) -> ItemId:
    """Add goods with the keys they are found by and their barcode; `require_allowed` was asked before."""
    at = to_text(now)
    item = ItemId(
        db.run(
            f"INSERT INTO supply_item ({', '.join(WORDS)}, created_at, created_by)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*fields.values(), at, by),
        )
    )
    _write_keys(db, item, fields)
    put_barcode(db, item, fields.barcode, now=now)
    return item


def update_item(db: Database, item_id: int, fields: Fields, *, now: datetime) -> None:
    """Replace what is written of goods, the keys they are found by and their barcode."""
    marks = ", ".join(f"{column} = ?" for column in WORDS)
    db.run(f"UPDATE supply_item SET {marks} WHERE id = ?", (*fields.values(), item_id))
    db.run("DELETE FROM supply_key WHERE item_id = ?", (item_id,))
    _write_keys(db, item_id, fields)
    put_barcode(db, item_id, fields.barcode, now=now)


def put_barcode(db: Database, item_id: int, barcode: str | None, *, now: datetime) -> bool:
    """Have goods carry this barcode alone, or none; the one before means nothing any more. Whether that was a change.

    One that other goods carried once, and carry no more, may be taken.
    """
    if db.value("SELECT code FROM scan_code WHERE item_id = ? AND active = 1", (item_id,)) == barcode:
        return False
    db.run("UPDATE scan_code SET active = 0 WHERE item_id = ? AND active = 1", (item_id,))
    if barcode is not None:
        db.run("DELETE FROM scan_code WHERE code = ? AND item_id IS NOT NULL AND active = 0", (barcode,))
        db.run("INSERT INTO scan_code (code, item_id, at) VALUES (?, ?, ?)", (barcode, item_id, to_text(now)))
    return True


def put_state(db: Database, item_id: int, state: ItemState) -> None:
    """Keep goods or not; those not kept have no key at the desk."""
    db.run(
        "UPDATE supply_item SET state = ?1, desk_key = CASE WHEN ?1 = 'active' THEN desk_key END WHERE id = ?2",
        (state, item_id),
    )


def withdraw(db: Database, item_id: int) -> bool:
    """Take the adding of goods back: they are found no more, name and barcode are free; the row stays.

    Whether a barcode was freed.
    """
    put_state(db, item_id, ItemState.WITHDRAWN)
    db.run("DELETE FROM supply_key WHERE item_id = ?", (item_id,))
    had = db.value("SELECT 1 FROM scan_code WHERE item_id = ?", (item_id,)) is not None
    if had:
        db.run("DELETE FROM scan_code WHERE item_id = ?", (item_id,))
    return had


def insert_batch(db: Database, item_id: int, came: Came, *, now: datetime) -> BatchId:
    """Add an empty batch; what came of it is a move."""
    expires = None if came.expires_on is None else came.expires_on.isoformat()
    return BatchId(
        db.run(
            "INSERT INTO batch (item_id, number, expires_on, origin, donor, day) VALUES (?, ?, ?, ?, ?, ?)",
            (item_id, came.number, expires, came.origin, came.donor, local_day(now, zone(db)).isoformat()),
        )
    )


def insert_move(
    db: Database,
    item_id: int,
    batch_id: int,
    kind: MoveKind,
    quantity: int,
    *,
    note: str | None = None,
    given: Given | None = None,
    reverses: int | None = None,
    now: datetime,
    by: int | None,
) -> MoveId:
    """Add a move; what is left follows from the move before. That it is not less than nothing was looked at before."""
    to = given or Given()
    left = db.value("SELECT batch_after FROM stock_move WHERE batch_id = ? ORDER BY id DESC LIMIT 1", (batch_id,)) or 0
    move = MoveId(
        db.run(
            "INSERT INTO stock_move (item_id, batch_id, kind, quantity, batch_after, item_after, day, at, person_id,"
            " visit_id, added_service, reverses, by_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(item_id, batch_id, kind, quantity, left + quantity, queries.stock(db, item_id) + quantity),
                *(local_day(now, zone(db)).isoformat(), to_text(now)),
                *(to.person_id, to.visit_id, int(to.added_service), reverses, by),
            ),
        )
    )
    if note is not None:
        db.run("INSERT INTO stock_note (move_id, text) VALUES (?, ?)", (move, note))
    return move


def insert_moves(
    db: Database,
    item_id: int,
    kind: MoveKind,
    parts: Sequence[tuple[int, int]],
    *,
    note: str | None = None,
    given: Given | None = None,
    now: datetime,
    by: int | None,
) -> tuple[MoveId, ...]:
    """Add one move for each batch and quantity of `parts`; the service of a visit is added by the first."""
    made: list[MoveId] = []
    to = given
    for batch_id, quantity in parts:
        made.append(insert_move(db, item_id, batch_id, kind, quantity, note=note, given=to, now=now, by=by))
        to = None if to is None else replace(to, added_service=False)
    return tuple(made)


def reverse(db: Database, move_id: int, *, now: datetime, by: int | None) -> MoveId:
    """Take a move back by one of its own; that enough is left was looked at before."""
    move = queries.move(db, move_id)
    return insert_move(
        db, move.item_id, move.batch_id, MoveKind.REVERSED, -move.quantity, reverses=move_id, now=now, by=by
    )


def shares(batches: Sequence[Batch], quantity: int) -> list[tuple[int, int]]:
    """How a quantity taken away falls on batches in their order, as batch and negative quantity; it must be there."""
    parts: list[tuple[int, int]] = []
    missing = quantity
    for batch in batches:
        if missing <= 0:
            break
        taken = min(batch.left, missing)
        if taken > 0:
            parts.append((batch.id, -taken))
            missing -= taken
    return parts


def required_reason(text: str | None) -> str:
    """A reason that must be given. Raises Missing, TooLong."""
    said = reason_of(text)
    if said is None:
        raise Missing("stock_move.note")
    return said


def _amenity_there(db: Database, amenity_id: int) -> bool:
    return db.value("SELECT 1 FROM amenity WHERE id = ? AND state <> 'withdrawn'", (amenity_id,)) is not None


def _require_barcode_free(db: Database, barcode: str, *, but: int | None) -> None:
    known = db.row("SELECT item_id, active FROM scan_code WHERE code = ?", (barcode,))
    if known is not None:
        item_id, active = known
        if item_id is None or (active and item_id != but):
            raise BarcodeTaken(barcode)
    for table in ("tool", "amenity"):
        if db.value(f"SELECT 1 FROM {table} WHERE code = ? AND state <> 'withdrawn'", (barcode,)):
            raise BarcodeTaken(barcode)


def _write_keys(db: Database, item_id: int, fields: Fields) -> None:
    keys = keys_of(names=(fields.name,), numbers=())
    db.run_many("INSERT INTO supply_key (key, item_id) VALUES (?, ?)", [(key, item_id) for key in sorted(keys)])
