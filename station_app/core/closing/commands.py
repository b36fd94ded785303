"""Closing the station in one act: nobody is in, no place is taken, nobody is on duty, the door is shut."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from station_app.core.amenities import records as amenities
from station_app.core.audit.commands import record
from station_app.core.audit.model import Before
from station_app.core.audit.queries import first_done
from station_app.core.closing.model import Closed
from station_app.core.shifts import queries as shifts
from station_app.core.shifts import records as shift_records
from station_app.core.staff.model import Right
from station_app.core.staff.queries import require
from station_app.core.storage.database import Database, write
from station_app.core.types import NO_ACT, Area, Done
from station_app.core.visits import queries as visits
from station_app.core.visits import records as visit_records
from station_app.core.visits.model import State

AREAS: dict[str, Area] = {
    "visit": Area.VISITS,
    "occupancy": Area.AMENITIES,
    "shift": Area.SHIFTS,
    "opening": Area.SHIFTS,
}
"""Which area a record of the act lies in."""

Ids = Mapping[str, Sequence[int]]


def close(
    db: Database, *, handover: str | None = None, now: datetime, by: int | None, key: str | None = None
) -> Done[Closed]:
    """Close the station: open visits end as automatic, places are freed, the shift and the opening end.

    Without `handover` the note stays as it was written. What an earlier day left open is left, not ended. With
    nothing open nothing is written. Refused: TooLong.
    """
    said = shift_records.gated_handover(handover)
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "closing.close"):
            return Done(_closed(first.ids), touched(first.ids), first.id)
        before = [
            *_end_visits(db),
            *amenities.free_everything(db, how="auto", now=now, by=by),
            *_end_shift(db, said, keep=handover is None, now=now),
            *_close_opening(db, now=now, by=by),
        ]
        ids: dict[str, list[int]] = {}
        for was in before:
            ids.setdefault(was.record, []).append(was.record_id)
        if not ids:
            return Done(_closed({}), frozenset(), NO_ACT)
        op = record(db, what="closing.close", ids=ids, now=now, by=by, key=key, before=before)
        return Done(_closed(ids), touched(ids), op)


def touched(ids: Ids) -> frozenset[Area]:
    """The areas of the records an act is about."""
    return frozenset(AREAS[each] for each in ids)


def _end_visits(db: Database) -> list[Before]:
    found = visits.by_ids(db, visits.all_open(db))
    for visit in found:
        visit_records.end(db, visit.id, State.AUTO)
    return [visit_records.snapshot(visit) for visit in found]


def _end_shift(db: Database, said: str | None, *, keep: bool, now: datetime) -> list[Before]:
    shift = shifts.current(db)
    if shift is None:
        return []
    if shifts.hours(db).is_over(shift.day, now):
        return [shift_records.leave_shift(db, shift)]
    return [shift_records.end_shift(db, shift, shift.handover if keep else said, now=now)]


def _close_opening(db: Database, *, now: datetime, by: int | None) -> list[Before]:
    found = shifts.current_opening(db)
    if found is None:
        return []
    if shifts.hours(db).is_over(found.day, now):
        return [shift_records.miss_opening(db, found)]
    return [shift_records.close_opening(db, found, now=now, by=by)]


def _closed(ids: Ids) -> Closed:
    shift, opening = ids.get("shift", ()), ids.get("opening", ())
    return Closed(
        visits=tuple(ids.get("visit", ())),
        places=tuple(ids.get("occupancy", ())),
        shift_id=shift[0] if shift else None,
        opening_id=opening[0] if opening else None,
    )
