"""What the station has of goods already: the goods by name, the codes in use, what came with earlier imports."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from station_app.core.gate import compare_key
from station_app.core.storage.database import Database


@dataclass(frozen=True, slots=True)
class Known:
    """Goods in the list, those not kept any more too."""

    id: int
    kind: str
    unit: str
    low_mark: int | None
    barcode: str | None
    retired: bool


@dataclass(frozen=True, slots=True)
class Earlier:
    """Something that came with an import that stands. `same_bytes`: with this very file; `same_name`: one called so."""

    item_id: int
    batch_key: str
    expires_on: date | None
    quantity: int
    origin: str | None
    donor: str | None = field(repr=False)
    same_bytes: bool
    same_name: bool

    def may_be(self, origin: str | None, donor: str | None, *, named: bool) -> bool:
        """Whether a line with the same goods, batch, date and quantity tells of this coming once more.

        Without a batch and a date (`named`) next month's line looks alike, so there only a file called the same does.
        """
        differs = origin is not None and self.origin is not None and origin != self.origin
        if donor is not None and self.donor is not None:
            differs = differs or compare_key(donor) != compare_key(self.donor)
        return not differs and (named or self.same_bytes or self.same_name)


def known_goods(db: Database) -> dict[str, Known]:
    """Key of a name → the goods."""
    rows = db.rows(
        "SELECT i.name_key, i.id, i.kind, i.unit, i.low_mark, c.code, i.state = 'retired' FROM supply_item i"
        " LEFT JOIN scan_code c ON c.item_id = i.id AND c.active = 1 WHERE i.state <> 'withdrawn'"
    )
    return {
        key: Known(item, kind, unit, low_mark, barcode, bool(retired))
        for key, item, kind, unit, low_mark, barcode, retired in rows
    }


def codes_taken(db: Database) -> set[str]:
    """Every code that means something already, so that it is no barcode of new goods."""
    rows = db.rows(
        "SELECT code FROM scan_code WHERE active = 1 OR item_id IS NULL"
        " UNION SELECT code FROM tool WHERE state <> 'withdrawn'"
        " UNION SELECT code FROM amenity WHERE state <> 'withdrawn'"
    )
    return {row[0] for row in rows}


def earlier_receipts(db: Database, sha256: str, name: str) -> Iterator[Earlier]:
    """What came with imports that were not taken back, the newest first."""
    rows = db.rows(
        "SELECT m.item_id, b.number, b.expires_on, m.quantity, b.origin, b.donor, t.sha256 = ?, t.file IS ?"
        " FROM import_move i JOIN stock_move m ON m.id = i.move_id JOIN batch b ON b.id = m.batch_id"
        " JOIN import_batch t ON t.id = i.batch_id WHERE t.undone_at IS NULL ORDER BY m.id DESC",
        (sha256, name[:200].strip() or None),
    )
    for item_id, number, expires, quantity, origin, donor, same_bytes, same_name in rows:
        until = None if expires is None else date.fromisoformat(expires)
        batch = compare_key(number or "")
        yield Earlier(item_id, batch, until, quantity, origin, donor, bool(same_bytes), bool(same_name))
