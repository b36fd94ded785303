"""What may begin, and what of earlier days makes room for it."""

from datetime import datetime

from station_app.core.audit.model import Before
from station_app.core.shifts import queries, records
from station_app.core.shifts.model import NoShift, Opening, Shift, ShiftOpen, StationClosed, StationOpen
from station_app.core.storage.database import Database


def running(db: Database, *, now: datetime) -> Shift:
    """Who is on duty today. Raises NoShift, also when an earlier day's shift was left: when it ended nobody knows."""
    shift = queries.current(db)
    if shift is None or queries.hours(db).is_over(shift.day, now):
        raise NoShift
    return shift


def opening(db: Database, *, now: datetime) -> Opening:
    """The opening of today. Raises StationClosed, also when an earlier day's was never closed."""
    found = queries.current_opening(db)
    if found is None or queries.hours(db).is_over(found.day, now):
        raise StationClosed
    return found


def past_shift(db: Database, *, now: datetime) -> tuple[Before, ...]:
    """Leave an earlier day's shift; none when there is none or it is today's."""
    shift = queries.current(db)
    if shift is None or not queries.hours(db).is_over(shift.day, now):
        return ()
    return (records.leave_shift(db, shift),)


def past_opening(db: Database, *, now: datetime) -> tuple[Before, ...]:
    """Mark an earlier day's opening as never closed; none when there is none or it is today's."""
    found = queries.current_opening(db)
    if found is None or not queries.hours(db).is_over(found.day, now):
        return ()
    return (records.miss_opening(db, found),)


def require_nobody(db: Database) -> None:
    """Let pass while nobody is on duty. Raises ShiftOpen."""
    shift = queries.current(db)
    if shift is not None:
        raise ShiftOpen(shift.id, shift.staff_name, shift.started_at.astimezone(queries.hours(db).zone))


def require_closed(db: Database) -> None:
    """Let pass while the station is closed. Raises StationOpen."""
    found = queries.current_opening(db)
    if found is not None:
        raise StationOpen(found.id, found.opened_at.astimezone(queries.hours(db).zone))
