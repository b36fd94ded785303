"""Reading goods, their stock, batches and moves. The last move of goods or of a batch says what is left of it."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from station_app.core.clock import from_text
from station_app.core.errors import NotFound, NotValid, TooLong
from station_app.core.people.queries import key_range, key_starts
from station_app.core.settings.queries import number
from station_app.core.storage.database import Database
from station_app.core.supplies.model import Batch, Item, ItemState, Level, Move, MoveKind, read_barcode
from station_app.core.types import BatchId, ItemId, MoveId, PersonId, VisitId

_STOCK = "coalesce((SELECT item_after FROM stock_move WHERE item_id = i.id ORDER BY id DESC LIMIT 1), 0)"
_AFTER = "(SELECT batch_after FROM stock_move WHERE batch_id = {} ORDER BY id DESC LIMIT 1)"
_BARCODE = "(SELECT code FROM scan_code WHERE item_id = i.id AND active = 1)"

_ITEM = f"""SELECT i.id, i.name, i.kind, i.unit, i.low_mark, i.kept_in, i.desk_key, i.note, {_BARCODE}, i.state,
    {_STOCK} FROM supply_item i"""

_BATCH = f"""SELECT b.id, b.item_id, b.number, b.expires_on, b.origin, b.donor, b.day,
    coalesce({_AFTER.format("b.id")}, 0) AS kept FROM batch b"""
_FIRST_OUT = "b.expires_on IS NULL, b.expires_on, b.id"
"""What goes out first: by date, without one last."""

_MOVE = """SELECT m.id, m.item_id, i.name, i.unit, m.batch_id, b.number, b.expires_on, b.donor, m.kind, m.quantity,
    m.item_after, m.day, m.at, p.id, p.name, p.nickname, m.visit_id, n.text, s.name, m.reverses,
    EXISTS (SELECT 1 FROM stock_move r WHERE r.reverses = m.id)
    FROM stock_move m JOIN supply_item i ON i.id = m.item_id JOIN batch b ON b.id = m.batch_id
    LEFT JOIN stock_note n ON n.move_id = m.id LEFT JOIN staff s ON s.id = m.by_id
    LEFT JOIN person o ON o.id = m.person_id LEFT JOIN person p ON p.id = coalesce(o.root_id, o.id)"""

# What is left lies, as a rule, in the batches that came last: they are walked back until all the stock is found, so
# that the list costs as many steps as there are batches with something left, not as many as ever came.
_LEVELS = f"""WITH RECURSIVE
    stocked(id, stock) AS MATERIALIZED (
        SELECT i.id, {_STOCK} FROM supply_item i WHERE i.state = 'active' AND (?1 IS NULL OR i.kind = ?1)
            AND (?2 IS NULL OR i.id = ?2)),
    walked(item_id, batch_id, missing) AS (
        SELECT s.id, (SELECT max(id) FROM batch WHERE item_id = s.id), s.stock FROM stocked s WHERE s.stock > 0
        UNION ALL
        SELECT w.item_id, (SELECT max(id) FROM batch WHERE item_id = w.item_id AND id < w.batch_id),
            w.missing - {_AFTER.format("w.batch_id")}
        FROM walked w WHERE w.missing > 0 AND w.batch_id IS NOT NULL),
    kept(item_id, batch_id, quantity) AS (
        SELECT w.item_id, w.batch_id, {_AFTER.format("w.batch_id")} FROM walked w WHERE w.missing > 0),
    dated(item_id, expires_on, expiring, expired) AS (
        SELECT k.item_id, min(b.expires_on), sum(CASE WHEN b.expires_on <= ?4 THEN k.quantity ELSE 0 END),
            sum(CASE WHEN b.expires_on < ?3 THEN k.quantity ELSE 0 END)
        FROM kept k JOIN batch b ON b.id = k.batch_id WHERE k.quantity > 0 GROUP BY k.item_id)
    SELECT i.id, i.name, i.kind, i.unit, s.stock, i.low_mark, d.expires_on, coalesce(d.expiring, 0),
        coalesce(d.expired, 0), i.desk_key, i.kept_in, {_BARCODE}
    FROM stocked s JOIN supply_item i ON i.id = s.id LEFT JOIN dated d ON d.item_id = s.id
    ORDER BY (SELECT sort FROM supply_kind WHERE code = i.kind), i.name_key, i.id"""


def item(db: Database, item_id: int) -> Item:
    """One kind of goods. Raises NotFound."""
    row = db.row(f"{_ITEM} WHERE i.id = ?", (item_id,))
    if row is None:
        raise NotFound("supply_item", item_id)
    return _item(row)


def items(db: Database, *, retired: bool = False) -> list[Item]:
    """All goods in the order of their kinds and names; with `retired` those not kept any more too."""
    states = (ItemState.ACTIVE, ItemState.RETIRED) if retired else (ItemState.ACTIVE,)
    rows = db.rows(
        f"{_ITEM} JOIN supply_kind k ON k.code = i.kind WHERE i.state IN ({_marks(states)})"
        " ORDER BY k.sort, i.name_key, i.id",
        states,
    )
    return [_item(row) for row in rows]


def stock(db: Database, item_id: int) -> int:
    """How many are there of some goods; 0 of goods nobody knows."""
    return int(
        db.value("SELECT item_after FROM stock_move WHERE item_id = ? ORDER BY id DESC LIMIT 1", (item_id,)) or 0
    )


def levels(db: Database, *, on: date, kind: str | None = None) -> list[Level]:
    """The list of stock on one of the station's days, of one kind or all, in the order of kinds and names."""
    return _levels(db, on, kind=kind)


def level(db: Database, item_id: int, *, on: date) -> Level:
    """One line of the list of stock. Raises NotFound, also for goods not kept any more."""
    for found in _levels(db, on, item_id=item_id):
        return found
    raise NotFound("supply_item", item_id)


def low(db: Database, *, on: date) -> list[Level]:
    """What is at or below its mark."""
    return [each for each in levels(db, on=on) if each.low]


def expiring(db: Database, *, on: date) -> list[Level]:
    """What expires within the station's days or has expired, the first to come first."""
    found = [each for each in levels(db, on=on) if each.expiring]
    return sorted(found, key=_date_of)


def batches(db: Database, item_id: int, *, left_only: bool = True) -> list[Batch]:
    """The batches of some goods, the first to go out first; used up ones too unless `left_only`."""
    least = 1 if left_only else 0
    rows = db.rows(
        f"SELECT * FROM ({_BATCH} WHERE b.item_id = ?) b WHERE b.kept >= ? ORDER BY {_FIRST_OUT}", (item_id, least)
    )
    return [_batch(row) for row in rows]


def batch(db: Database, batch_id: int) -> Batch:
    """One batch. Raises NotFound."""
    row = db.row(f"{_BATCH} WHERE b.id = ?", (batch_id,))
    if row is None:
        raise NotFound("batch", batch_id)
    return _batch(row)


def newest_batch(db: Database, item_id: int) -> Batch | None:
    """The batch that came last, used up or not."""
    row = db.row(f"{_BATCH} WHERE b.item_id = ? ORDER BY b.id DESC LIMIT 1", (item_id,))
    return None if row is None else _batch(row)


def move(db: Database, move_id: int) -> Move:
    """One move. Raises NotFound."""
    found = moves_by_ids(db, (move_id,))
    if not found:
        raise NotFound("stock_move", move_id)
    return found[0]


def moves_by_ids(db: Database, ids: Sequence[int]) -> list[Move]:
    """Several moves in the order of the ids."""
    found = {row[0]: _move(row) for row in db.rows(f"{_MOVE} WHERE m.id IN ({_marks(ids)})", tuple(ids))}
    return [found[number] for number in ids if number in found]


def moves(db: Database, item_id: int, *, limit: int = 200, before: int | None = None) -> list[Move]:
    """The stock card of some goods, newest first; `before` is the last move seen, for the next page."""
    rows = db.rows(
        f"{_MOVE} WHERE m.item_id = ? AND m.id < coalesce(?, 9223372036854775807) ORDER BY m.id DESC LIMIT ?",
        (item_id, before, limit),
    )
    return [_move(row) for row in rows]


def moved_between(db: Database, first: date, last: date) -> list[Move]:
    """All moves of some days, as they were written: what was taken back and what took it back too."""
    rows = db.rows(f"{_MOVE} WHERE m.day BETWEEN ? AND ? ORDER BY m.day, m.id", (first.isoformat(), last.isoformat()))
    return [_move(row) for row in rows]


def by_barcode(db: Database, code: str) -> Item | None:
    """The goods whose packet carries a barcode, retired ones too; None for any other code."""
    try:
        barcode = read_barcode(code)
    except (NotValid, TooLong):
        return None
    row = db.row(f"{_ITEM} JOIN scan_code c ON c.item_id = i.id WHERE c.code = ? AND c.active = 1", (barcode,))
    return None if row is None else _item(row)


def find(db: Database, text: str, *, limit: int = 8) -> list[Item]:
    """Goods for a typed or scanned text: a barcode, part of a name, its pinyin or initials. Retired ones are not."""
    scanned = by_barcode(db, text)
    if scanned is not None:
        return [scanned]
    ids: dict[int, None] = {}
    for start in key_starts(text):
        # Whose name begins so comes before one that holds it somewhere.
        rows = db.rows(
            "SELECT DISTINCT i.id, i.name_key NOT GLOB ?, i.name_key FROM supply_key k"
            " JOIN supply_item i ON i.id = k.item_id WHERE k.key >= ? AND k.key < ? AND i.state = 'active'"
            " ORDER BY 2, 3 LIMIT ?",
            (_glob(start[1:]), *key_range(start), limit),
        )
        ids.update((row[0], None) for row in rows)
    wanted = list(ids)[:limit]
    found = {row[0]: _item(row) for row in db.rows(f"{_ITEM} WHERE i.id IN ({_marks(wanted)})", tuple(wanted))}
    return [found[number] for number in wanted]


def matching(db: Database, text: str) -> set[ItemId]:
    """Which goods a typed text may mean, all of them: what the list of stock is narrowed by."""
    scanned = by_barcode(db, text)
    if scanned is not None:
        return {scanned.id}
    found: set[ItemId] = set()
    for start in key_starts(text):
        rows = db.rows("SELECT item_id FROM supply_key WHERE key >= ? AND key < ?", key_range(start))
        found.update(ItemId(row[0]) for row in rows)
    return found


def desk_items(db: Database) -> list[Item]:
    """What the keys F5 to F8 of the desk hand out."""
    return [_item(row) for row in db.rows(f"{_ITEM} WHERE i.desk_key IS NOT NULL ORDER BY i.desk_key")]


def of_person(db: Database, person_id: int) -> tuple[str, int] | None:
    """Something handed out to a record of a person, as record and id: then the record stays."""
    row = db.row(
        "SELECT id FROM stock_move m WHERE person_id = ? AND kind = 'issued'"
        " AND NOT EXISTS (SELECT 1 FROM stock_move r WHERE r.reverses = m.id) LIMIT 1",
        (person_id,),
    )
    return None if row is None else ("stock_move", int(row[0]))


def issued_to(db: Database, person_id: int, limit: int = 20) -> list[Move]:
    """What a person was given under all their records, newest first; what was taken back is left out."""
    rows = db.rows(
        f"{_MOVE} WHERE m.person_id IN (SELECT id FROM person WHERE id = ?1 OR root_id = ?1)"
        " AND NOT EXISTS (SELECT 1 FROM stock_move r WHERE r.reverses = m.id) ORDER BY m.id DESC LIMIT ?2",
        (person_id, limit),
    )
    return [_move(row) for row in rows]


def counted_since(db: Database, item_id: int, move_id: int) -> MoveId | None:
    """A count of some goods after a move that still stands: what was before it is settled."""
    found = db.value(
        "SELECT id FROM stock_move m WHERE item_id = ? AND id > ? AND kind = 'counted'"
        " AND NOT EXISTS (SELECT 1 FROM stock_move r WHERE r.reverses = m.id) LIMIT 1",
        (item_id, move_id),
    )
    return None if found is None else MoveId(found)


def standing_move(db: Database, item_id: int) -> MoveId | None:
    """A move of some goods that was not taken back, if any."""
    found = db.value(
        "SELECT id FROM stock_move m WHERE item_id = ? AND kind <> 'reversed'"
        " AND NOT EXISTS (SELECT 1 FROM stock_move r WHERE r.reverses = m.id) LIMIT 1",
        (item_id,),
    )
    return None if found is None else MoveId(found)


def service_by_issue(db: Database, visit_id: int, service: str) -> bool:
    """Whether a visit got a service by what was handed out, all of which was taken back since."""
    row = db.row(
        "SELECT max(m.added_service), sum(NOT EXISTS (SELECT 1 FROM stock_move r WHERE r.reverses = m.id))"
        " FROM stock_move m JOIN supply_item i ON i.id = m.item_id JOIN supply_kind k ON k.code = i.kind"
        " WHERE m.visit_id = ? AND k.service = ?",
        (visit_id, service),
    )
    return row is not None and row[0] == 1 and row[1] == 0


def service_came_last_by(db: Database, move_id: int, service: str) -> bool:
    """Whether a visit got a service by this very move, and nothing handed out with it later stands."""
    later = db.value(
        "SELECT 1 FROM stock_move a JOIN stock_move m ON m.visit_id = a.visit_id AND m.id > a.id"
        " AND m.kind = 'issued' JOIN supply_item i ON i.id = m.item_id JOIN supply_kind k ON k.code = i.kind"
        " WHERE a.id = ?1 AND k.service = ?2 AND NOT EXISTS (SELECT 1 FROM stock_move r WHERE r.reverses = m.id)"
        " LIMIT 1",
        (move_id, service),
    )
    return later is None and bool(db.value("SELECT added_service FROM stock_move WHERE id = ?", (move_id,)))


def service_of(db: Database, kind: str) -> str | None:
    """The service of a visit that goods of a kind are handed out with."""
    service = db.value("SELECT service FROM supply_kind WHERE code = ?", (kind,))
    return None if service is None else str(service)


def _levels(db: Database, on: date, *, kind: str | None = None, item_id: int | None = None) -> list[Level]:
    until = on + timedelta(days=number(db, "supplies.expiring_days"))
    return [_level(row) for row in db.rows(_LEVELS, (kind, item_id, on.isoformat(), until.isoformat()))]


def _date_of(each: Level) -> tuple[date, str]:
    return each.expires_on or date.max, each.name


def _glob(start: str) -> str:
    return "".join(f"[{char}]" if char in "*?[" else char for char in start) + "*"


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))


def _day(stored: str | None) -> date | None:
    return None if stored is None else date.fromisoformat(stored)


def _level(row: tuple[Any, ...]) -> Level:
    number_of, name, kind, unit, left, low_mark, expires, soon, past, desk_key, kept_in, barcode = row
    return Level(
        ItemId(number_of), name, kind, unit, left, low_mark, _day(expires), soon, past, desk_key, kept_in, barcode
    )


def _item(row: tuple[Any, ...]) -> Item:
    number_of, name, kind, unit, low_mark, kept_in, desk_key, note, barcode, state, left = row
    return Item(
        ItemId(number_of), name, kind, unit, low_mark, kept_in, desk_key, note, barcode, ItemState(state), int(left)
    )


def _batch(row: tuple[Any, ...]) -> Batch:
    number_of, item_id, printed, expires, origin, donor, day, left = row
    return Batch(
        BatchId(number_of), ItemId(item_id), printed, _day(expires), origin, donor, date.fromisoformat(day), int(left)
    )


def _move(row: tuple[Any, ...]) -> Move:
    (number_of, item_id, name_of, unit, batch_id, printed, expires, donor, kind, quantity, after, day, at, person,
     name, nickname, visit, note, by_name, reverses, gone) = row  # fmt: skip
    return Move(
        id=MoveId(number_of),
        item_id=ItemId(item_id),
        item=name_of,
        unit=unit,
        batch_id=BatchId(batch_id),
        batch_number=printed,
        expires_on=_day(expires),
        donor=donor,
        kind=MoveKind(kind),
        quantity=quantity,
        item_after=after,
        day=date.fromisoformat(day),
        at=from_text(at),
        person_id=None if person is None else PersonId(person),
        name=name,
        nickname=nickname,
        visit_id=None if visit is None else VisitId(visit),
        note=note,
        by_name=by_name,
        reverses=None if reverses is None else MoveId(reverses),
        reversed=bool(gone),
    )
