"""What must add up: stock is the sum of its moves, a place or a seat is taken once, one shift and one opening run."""

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

_SEATS_TAKEN = """(SELECT session_id, sum(state IN ('enrolled', 'attended')) AS taken, sum(state = 'waiting') AS waiting
    FROM enrolment WHERE state IN ('enrolled', 'attended', 'waiting') GROUP BY session_id)"""
_BEYOND_SEATS = f"SELECT s.id FROM session s JOIN {_SEATS_TAKEN} t ON t.session_id = s.id WHERE t.taken > s.capacity"
_WAIT_BESIDE_A_SEAT = f"""SELECT s.id FROM session s JOIN {_SEATS_TAKEN} t ON t.session_id = s.id
    WHERE s.state IN ('planned', 'held') AND s.closed_at IS NULL AND t.taken < s.capacity AND t.waiting > 0"""
_LISTED_TWICE = """SELECT DISTINCT e.session_id FROM enrolment e JOIN person p ON p.id = e.person_id
    WHERE e.state NOT IN ('withdrawn', 'void') GROUP BY e.session_id, coalesce(p.root_id, p.id) HAVING count(*) > 1"""
_STANDS_NOWHERE = """SELECT e.id FROM enrolment e JOIN session s ON s.id = e.session_id WHERE CASE e.state
    WHEN 'attended' THEN s.state <> 'held' WHEN 'absent' THEN s.closed_at IS NULL
    WHEN 'enrolled' THEN s.state = 'void' OR s.closed_at IS NOT NULL WHEN 'waiting' THEN s.state = 'void' END"""
_UNEARNED = """SELECT c.id FROM certificate c JOIN enrolment e ON e.id = c.enrolment_id
    JOIN session s ON s.id = e.session_id
    WHERE c.state = 'issued' AND (e.state <> 'attended' OR s.closed_at IS NULL)"""
_TO_BE_GIVEN_AGAIN = """SELECT c.id FROM certificate c WHERE CAST(substr(c.number, 6) AS INTEGER) > coalesce(
    (SELECT last FROM number WHERE kind = 'certificate' AND year = CAST(substr(c.number, 1, 4) AS INTEGER)), 0)"""


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


def trainings(db: Database) -> list[Finding]:
    """Sessions whose seats or lists, enrolments whose state and certificates whose number or ground are wrong."""
    wrong = (
        *(("session", query) for query in (_BEYOND_SEATS, _WAIT_BESIDE_A_SEAT, _LISTED_TWICE)),
        ("enrolment", _STANDS_NOWHERE),
        *(("certificate", query) for query in (_UNEARNED, _TO_BE_GIVEN_AGAIN)),
    )
    return [each for record, query in wrong for each in _found(db, Kind.TRAINING, record, query)]


def _found(db: Database, kind: Kind, record: str, query: str) -> Iterator[Finding]:
    for row in db.rows(f"{query} LIMIT {_MOST}"):
        yield Finding(kind, f"{record} {row[0]}")
