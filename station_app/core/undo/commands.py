"""Undo: one act of the day's work taken back, once. The ways back lie beside, by what they take back."""

from datetime import datetime

from station_app.core.audit.commands import record
from station_app.core.audit.model import Act
from station_app.core.audit.queries import act_by_id, first_done, undone_by
from station_app.core.staff.model import Right
from station_app.core.staff.queries import require
from station_app.core.storage.database import Database, write
from station_app.core.types import Done
from station_app.core.undo import (
    amenity_ways,
    closing_ways,
    import_ways,
    lending_ways,
    people_ways,
    sheet_ways,
    shift_ways,
    supply_ways,
    training_ways,
    visit_ways,
)
from station_app.core.undo.kept import Areas, TimedWays, Ways
from station_app.core.undo.model import AlreadyUndone, NotUndoable

_WAYS: Ways = {
    **visit_ways.WAYS,
    **people_ways.WAYS,
    **import_ways.WAYS,
    **sheet_ways.WAYS,
    **training_ways.WAYS,
    **lending_ways.WAYS,
    **shift_ways.WAYS,
    **amenity_ways.WAYS,
    **supply_ways.WAYS,
    **closing_ways.WAYS,
}
_TIMED: TimedWays = {**import_ways.TIMED, **supply_ways.TIMED}
_TOUCHED: dict[str, Areas] = {what: way[1] for what, way in (*_WAYS.items(), *_TIMED.items())}
_RIGHTS = {
    "visits.void": Right.VOID,
    "imports.visits": Right.IMPORT,
    "imports.people": Right.IMPORT,
    "imports.tools": Right.IMPORT,
    "imports.supplies": Right.IMPORT,
    "imports.enrolments": Right.IMPORT,
    "lending.write_off": Right.WRITE_OFF,
}
"""What may be undone only by who may do it; everything else is the desk's own work."""


def undo(db: Database, *, op: int, now: datetime, by: int | None, key: str | None = None) -> Done[Act]:
    """Take an act back; the value is that act. Refused: NotFound, NotUndoable, AlreadyUndone, TooLate, PhoneTaken."""
    with write(db):
        if first := first_done(db, key, "undo.undo"):
            act = act_by_id(db, first.undoes or 0)
            return Done(act, _TOUCHED[act.what], first.id)
        act = act_by_id(db, op)
        require(db, by, _RIGHTS.get(act.what, Right.REGISTER))
        if act.what not in _TOUCHED:
            raise NotUndoable(act.what)
        if undone_by(db, op) is not None:
            raise AlreadyUndone(op)
        also = _take_back(db, act, now=now, by=by)
        done = record(db, what="undo.undo", ids=act.ids, now=now, by=by, key=key, undoes=op)
        return Done(act, _TOUCHED[act.what] if also is None else also, done)


def _take_back(db: Database, act: Act, *, now: datetime, by: int | None) -> Areas | None:
    if act.what in _TIMED:
        return _TIMED[act.what][0](db, act, now, by)
    return _WAYS[act.what][0](db, act)
