"""Reading the accounts, and asking for a right."""

from typing import Any

from station_app.core.errors import NotAllowed, NotFound
from station_app.core.staff.model import Right, Role, Staff
from station_app.core.storage.database import Database
from station_app.core.types import StaffId

_STAFF = "SELECT id, name, role, active FROM staff"


def require(db: Database, by: int | None, right: Right) -> None:
    """Let a command go on or raise NotAllowed. Until PINs come everybody on duty may do everything, so may nobody."""
    if by is not None and not db.value("SELECT active FROM staff WHERE id = ?", (by,)):
        raise NotAllowed(right)


def by_id(db: Database, staff_id: int) -> Staff:
    """One account. Raises NotFound."""
    row = db.row(f"{_STAFF} WHERE id = ?", (staff_id,))
    if row is None:
        raise NotFound("staff", staff_id)
    return _staff(row)


def by_name(db: Database, name: str) -> Staff | None:
    """The account of a name."""
    row = db.row(f"{_STAFF} WHERE name = ?", (name,))
    return None if row is None else _staff(row)


def everybody(db: Database) -> list[Staff]:
    """All accounts, those on duty first."""
    return [_staff(row) for row in db.rows(f"{_STAFF} ORDER BY active DESC, id")]


def _staff(row: tuple[Any, ...]) -> Staff:
    number, name, role, active = row
    return Staff(StaffId(number), name, Role(role), bool(active))
