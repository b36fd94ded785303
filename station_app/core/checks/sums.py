"""What must add up: stock is the sum of its moves, a place is taken once, one shift and one opening run."""

from collections.abc import Iterator

from station_app.core.checks.model import Finding, Kind
from station_app.core.storage.database import Database

_MOST = 10

# What every move says is left, against the sum of all moves until then.
_NOT_THE_SUM = """SELECT DISTINCT {0} FROM (SELECT {0},
    {1} - sum(quantity) OVER (PARTITION BY {0} ORDER BY id) AS off FROM stock_move) WHERE off <> 0"""
_OF_OTHER_GOODS = """SELECT DISTINCT m.batch_id FROM stock_move m JOIN batch b ON b.id = m.batch_id
    WHERE b.item_id <> m.item_id"""
_NOT_REVERSED = """SELECT m.id FROM stock_move m JOIN stock_move o ON o.id = m.reverses
    WHERE o.batch_id <> m.batch_id OR o.quantity <> -m.quantity OR o.kind = 'reversed'"""

_BEYOND = """SELECT DISTINCT o.amenity_id FROM occupancy o JOIN amenity a ON a.id = o.amenity_id WHERE o.state = 'open'
    AND (a.state <> 'in_use' OR a.fills <> 'hand' OR a.capacity IS NULL OR o.slot > a.capacity)"""
_TAKEN_TWICE = """SELECT amenity_id FROM occupancy WHERE state = 'open'
    GROUP BY amenity_id, slot HAVING count(*) > 1"""
_BROKEN_TWICE = """SELECT amenity_id FROM fault WHERE state IN ('reported', 'under_repair', 'fixed')
    AND amenity_id IS NOT NULL GROUP BY amenity_id HAVING count(*) > 1"""
_TWO_OPEN = "SELECT max(id) FROM {0} WHERE state = 'open' HAVING count(*) > 1"


def stock(db: Database) -> list[Finding]:
    """Goods and batches whose moves do not add up."""
    return [
        *_found(db, Kind.STOCK, "item", _NOT_THE_SUM.format("item_id", "item_after")),
        *_found(db, Kind.STOCK, "batch", _NOT_THE_SUM.format("batch_id", "batch_after")),
        *_found(db, Kind.STOCK, "batch", _OF_OTHER_GOODS),
        *_found(db, Kind.STOCK, "move", _NOT_REVERSED),
    ]


def places(db: Database) -> list[Finding]:
    """Amenities with places taken that are not there, or taken twice."""
    return [*_found(db, Kind.PLACES, "amenity", _BEYOND), *_found(db, Kind.PLACES, "amenity", _TAKEN_TWICE)]


def faults(db: Database) -> list[Finding]:
    """Amenities of which two faults are open."""
    return list(_found(db, Kind.FAULTS, "amenity", _BROKEN_TWICE))


def shifts(db: Database) -> list[Finding]:
    """Two shifts, or two openings, that run at once."""
    return [each for table in ("shift", "opening") for each in _found(db, Kind.SHIFTS, table, _TWO_OPEN.format(table))]


def _found(db: Database, kind: Kind, record: str, query: str) -> Iterator[Finding]:
    for row in db.rows(f"{query} LIMIT {_MOST}"):
        yield Finding(kind, f"{record} {row[0]}")
