"""Reading faults: one, those that are open, those of some days."""

from datetime import date, datetime
from typing import Any

from station_app.core.amenities.model import Fault, FaultState
from station_app.core.clock import from_text
from station_app.core.errors import NotFound
from station_app.core.storage.database import Database
from station_app.core.types import AmenityId, FaultId

OPEN = "('reported', 'under_repair', 'fixed')"


_FAULT = """SELECT f.id, f.amenity_id, a.name, a.place, f.check_item, f.what, f.photo, f.state, f.day, f.reported_at,
    f.repair_at, f.fixed_at, f.confirmed_at, r.name, p.name, x.name, c.name, f.repairer, f.outcome
    FROM fault f LEFT JOIN amenity a ON a.id = f.amenity_id LEFT JOIN staff r ON r.id = f.reported_by
    LEFT JOIN staff p ON p.id = f.repair_by LEFT JOIN staff x ON x.id = f.fixed_by
    LEFT JOIN staff c ON c.id = f.confirmed_by"""


def fault(db: Database, fault_id: int) -> Fault:
    """One fault. Raises NotFound."""
    row = db.row(f"{_FAULT} WHERE f.id = ?", (fault_id,))
    if row is None:
        raise NotFound("fault", fault_id)
    return _fault(row)


def faults(
    db: Database,
    *,
    open_only: bool = True,
    amenity_id: int | None = None,
    first: date | None = None,
    last: date | None = None,
) -> list[Fault]:
    """Faults, open ones first, the newest first in each; of one amenity, or reported between two days."""
    conditions: list[str] = [f"f.state IN {OPEN}" if open_only else "f.state <> 'void'"]
    values: list[object] = []
    if amenity_id is not None:
        conditions.append("f.amenity_id = ?")
        values.append(amenity_id)
    if first is not None or last is not None:
        conditions.append("f.day BETWEEN ? AND ?")
        values += [(first or date.min).isoformat(), (last or date.max).isoformat()]
    rows = db.rows(
        f"{_FAULT} WHERE {' AND '.join(conditions)} ORDER BY f.state = 'confirmed', f.reported_at DESC, f.id DESC",
        tuple(values),
    )
    return [_fault(row) for row in rows]


def open_fault(db: Database, amenity_id: int) -> Fault | None:
    """The fault because of which an amenity is not offered."""
    row = db.row(f"{_FAULT} WHERE f.amenity_id = ? AND f.state IN {OPEN}", (amenity_id,))
    return None if row is None else _fault(row)


def open_fault_of_item(db: Database, check_item: str) -> Fault | None:
    """The open fault of a point of the check that belongs to no amenity."""
    row = db.row(f"{_FAULT} WHERE f.amenity_id IS NULL AND f.check_item = ? AND f.state IN {OPEN}", (check_item,))
    return None if row is None else _fault(row)


def _fault(row: tuple[Any, ...]) -> Fault:
    (number, amenity_id, name, place, item, what, photo, state, day, reported, repair, fixed, confirmed, reported_by,
     repair_by, fixed_by, confirmed_by, repairer, outcome) = row  # fmt: skip
    return Fault(
        id=FaultId(number),
        amenity_id=None if amenity_id is None else AmenityId(amenity_id),
        amenity=name,
        place=place,
        check_item=item,
        what=what,
        photo=photo,
        state=FaultState(state),
        day=date.fromisoformat(day),
        reported_at=from_text(reported),
        repair_at=moment_of(repair),
        fixed_at=moment_of(fixed),
        confirmed_at=moment_of(confirmed),
        reported_by=reported_by,
        repair_by=repair_by,
        fixed_by=fixed_by,
        confirmed_by=confirmed_by,
        repairer=repairer,
        outcome=outcome,
    )


def moment_of(stored: str | None) -> datetime | None:
    """A stored moment that may not have come."""
    return None if stored is None else from_text(stored)
