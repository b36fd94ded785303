"""Changing the accounts of the desk."""

from datetime import datetime

from station_app.core.audit.commands import record
from station_app.core.audit.queries import first_done
from station_app.core.errors import NotValid
from station_app.core.gate import gate_name, required
from station_app.core.staff import queries
from station_app.core.staff.model import NAME_LIMIT, NameTaken, Right, Role, Staff
from station_app.core.storage.database import Database, write
from station_app.core.types import Area, Done

TOUCHED = frozenset({Area.STAFF})


def add(
    db: Database, *, name: str, role: str = Role.DESK, now: datetime, by: int | None, key: str | None = None
) -> Done[Staff]:
    """A new account for somebody on duty. Refused: no name, a name taken, a role that is none."""
    clean = required(gate_name(name, field="staff.name", limit=NAME_LIMIT), field="staff.name")
    if role not in set(Role):
        raise NotValid("staff.role", role)
    with write(db):
        queries.require(db, by, Right.STAFF)
        if first := first_done(db, key, "staff.add"):
            return Done(queries.by_id(db, first.only("staff")), TOUCHED, first.id)
        if queries.by_name(db, clean):
            raise NameTaken(clean)
        made = db.run("INSERT INTO staff (name, role) VALUES (?, ?)", (clean, str(role)))
        op = record(db, what="staff.add", ids={"staff": [made]}, now=now, by=by, key=key)
        return Done(queries.by_id(db, made), TOUCHED, op)


def set_active(
    db: Database, *, staff_id: int, active: bool, now: datetime, by: int | None, key: str | None = None
) -> Done[Staff]:
    """Let an account serve or rest; it is never deleted, its acts stay its own. Refused: an unknown account."""
    with write(db):
        queries.require(db, by, Right.STAFF)
        if first := first_done(db, key, "staff.set_active"):
            return Done(queries.by_id(db, first.only("staff")), TOUCHED, first.id)
        queries.by_id(db, staff_id)
        db.run("UPDATE staff SET active = ? WHERE id = ?", (int(active), staff_id))
        op = record(db, what="staff.set_active", ids={"staff": [staff_id]}, now=now, by=by, key=key)
        return Done(queries.by_id(db, staff_id), TOUCHED, op)
