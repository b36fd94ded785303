"""Lists of goods: how their lines are read, and what is written of them: goods, batches, what came of each."""

from datetime import datetime

from station_app.core.audit.model import Before
from station_app.core.imports.columns import SUPPLY_FIELDS
from station_app.core.imports.kind import Reading
from station_app.core.imports.model import Field, Table
from station_app.core.imports.parse_supplies import SuppliesFile, parse_supplies
from station_app.core.imports.plan_supplies import Goods, SuppliesPlan, plan_supplies
from station_app.core.imports.source import Corrections
from station_app.core.storage.database import Database
from station_app.core.supplies import records
from station_app.core.supplies.model import ItemSaid, MoveKind
from station_app.core.types import Area, BatchId, Step


class Supplies:
    """The import of a list of goods with their stock."""

    name = "supplies"
    fields = SUPPLY_FIELDS
    needed = (Field.NAME,)

    def parse(self, table: Table, how: Reading) -> SuppliesFile:
        """Its lines as goods."""
        return parse_supplies(
            table,
            lookups=how.lookups,
            today=how.now.date(),
            mapping=how.mapping,
            header_row=how.header_row,
            corrections=how.corrections,
            step=how.step,
        )

    def plan(self, db: Database, file: SuppliesFile, *, sha256: str, corrections: Corrections) -> SuppliesPlan:
        """Which goods are new, and what came."""
        return plan_supplies(db, file, sha256=sha256, corrections=corrections)

    def stage(self, db: Database, plan: SuppliesPlan, step: Step | None) -> tuple[Before, ...]:  # noqa: ARG002 - each move follows from the one before it, so they are made inside the lock
        """Nothing to put ready: a list of goods is short."""
        return ()

    def write(self, db: Database, plan: SuppliesPlan, batch: int, *, now: datetime, by: int | None) -> frozenset[Area]:
        """Add the goods, the batches and what came; lines of one batch are one batch."""
        made = [records.insert_item(db, _fields(goods), now=now, by=by) for goods in plan.goods]
        db.run_many("INSERT INTO import_item (item_id, batch_id) VALUES (?, ?)", [(item, batch) for item in made])
        batches: dict[tuple[int, records.Came], BatchId] = {}
        for receipt in plan.receipts:
            row = receipt.row
            item = made[receipt.new_n] if receipt.new_n is not None else receipt.item_id or 0
            came = records.gated_batch(row.batch, row.expires_on, row.origin, row.donor)
            if (item, came) not in batches:
                batches[item, came] = records.insert_batch(db, item, came, now=now)
            move = records.insert_move(
                db, item, batches[item, came], MoveKind.RECEIVED, row.quantity, note=row.note, now=now, by=by
            )
            db.run("INSERT INTO import_move (move_id, batch_id) VALUES (?, ?)", (move, batch))
        coded = any(goods.barcode for goods in plan.goods)
        return frozenset({Area.SUPPLIES, Area.PEOPLE} if coded else {Area.SUPPLIES})


def _fields(goods: Goods) -> records.Fields:
    said = ItemSaid(name=goods.name, kind=goods.kind, unit=goods.unit, low_mark=goods.low_mark, note=goods.note)
    if goods.barcode is not None:
        said["barcode"] = goods.barcode
    return records.gated(said)
