"""Opening and closing the station, and putting its hours right: what proves the hours on the door."""

from datetime import datetime

from station_app.core.audit.commands import record
from station_app.core.audit.queries import first_done
from station_app.core.clock import local_day, to_text
from station_app.core.errors import Missing, NotFound, NotValid
from station_app.core.gate import gate, required
from station_app.core.shifts import queries, records, rules
from station_app.core.shifts.hours import LONGEST
from station_app.core.shifts.model import NOTE_LIMIT, Opening, OpeningsOverlap, OpeningState
from station_app.core.staff.model import Right
from station_app.core.staff.queries import require
from station_app.core.storage.database import Database, write
from station_app.core.types import NO_ACT, Area, Done

TOUCHED = frozenset({Area.SHIFTS})
NOTHING: frozenset[Area] = frozenset()


def open_station(db: Database, *, now: datetime, by: int | None, key: str | None = None) -> Done[Opening]:
    """Open the station to riders. An earlier day's opening becomes missed. Refused: StationOpen."""
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "shifts.open_station"):
            return Done(queries.opening(db, first.ids["opening"][0]), TOUCHED, first.id)
        before = rules.past_opening(db, now=now)
        rules.require_closed(db)
        made = records.open_now(db, now=now, by=by)
        ids = {"opening": [made, *(was.record_id for was in before)]}
        op = record(db, what="shifts.open_station", ids=ids, now=now, by=by, key=key, before=before)
        return Done(queries.opening(db, made), TOUCHED, op)


def close_station(db: Database, *, now: datetime, by: int | None, key: str | None = None) -> Done[Opening]:
    """Close the station to riders; who is on duty stays so. Refused: StationClosed."""
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "shifts.close_station"):
            return Done(queries.opening(db, first.only("opening")), TOUCHED, first.id)
        found = rules.opening(db, now=now)
        before = records.close_opening(db, found, now=now, by=by)
        ids = {"opening": [found.id]}
        op = record(db, what="shifts.close_station", ids=ids, now=now, by=by, key=key, before=(before,))
        return Done(queries.opening(db, found.id), TOUCHED, op)


def correct_opening(
    db: Database,
    *,
    opening_id: int,
    opened_at: datetime,
    closed_at: datetime | None,
    note: str,
    now: datetime,
    by: int | None,
    key: str | None = None,
) -> Done[Opening]:
    """Put the hours of an opening right, and say why; without a closing it stays as unclosed as it is.

    Refused: NotFound, Missing (no note, or no closing of one that has one), NotValid (hours that cannot be),
    OpeningsOverlap.
    """
    why = required(gate(note, field="opening.note", limit=NOTE_LIMIT), field="opening.note")
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "shifts.correct_opening"):
            return Done(queries.opening(db, first.only("opening")), TOUCHED, first.id)
        found = queries.opening(db, opening_id)
        if found.state is OpeningState.VOID:
            raise NotFound("opening", opening_id)
        if closed_at is None and found.state is OpeningState.CLOSED:
            raise Missing("opening.closed_at")
        _require_hours(db, opened_at, closed_at, now=now, but=found)
        if (found.opened_at, found.closed_at, found.note) == (opened_at, closed_at, why):
            return Done(found, NOTHING, NO_ACT)
        before = records.snapshot_opening(db, found.id)
        _write(db, found, opened_at, closed_at, why, by=by)
        ids = {"opening": [found.id]}
        op = record(db, what="shifts.correct_opening", ids=ids, now=now, by=by, key=key, before=(before,))
        return Done(queries.opening(db, found.id), TOUCHED, op)


def add_opening(
    db: Database,
    *,
    opened_at: datetime,
    closed_at: datetime,
    note: str,
    now: datetime,
    by: int | None,
    key: str | None = None,
) -> Done[Opening]:
    """Write an opening down afterwards, and say why. Refused: Missing (no note), NotValid, OpeningsOverlap."""
    why = required(gate(note, field="opening.note", limit=NOTE_LIMIT), field="opening.note")
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "shifts.add_opening"):
            return Done(queries.opening(db, first.only("opening")), TOUCHED, first.id)
        _require_hours(db, opened_at, closed_at, now=now)
        day = local_day(opened_at, queries.hours(db).zone).isoformat()
        made = db.run(
            "INSERT INTO opening (day, opened_at, closed_at, state, opened_by, closed_by, note)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (day, to_text(opened_at), to_text(closed_at), OpeningState.CLOSED, by, by, why),
        )
        op = record(db, what="shifts.add_opening", ids={"opening": [made]}, now=now, by=by, key=key)
        return Done(queries.opening(db, made), TOUCHED, op)


def _write(
    db: Database, found: Opening, opened_at: datetime, closed_at: datetime | None, note: str, *, by: int | None
) -> None:
    day = local_day(opened_at, queries.hours(db).zone).isoformat()
    db.run(
        "UPDATE opening SET day = ?, opened_at = ?, note = ? WHERE id = ?", (day, to_text(opened_at), note, found.id)
    )
    if closed_at is None:
        return
    db.run(
        "UPDATE opening SET state = ?, closed_at = ? WHERE id = ?", (OpeningState.CLOSED, to_text(closed_at), found.id)
    )
    if found.closed_at is None:
        db.run("UPDATE opening SET closed_by = ? WHERE id = ?", (by, found.id))


def _require_hours(
    db: Database, opened_at: datetime, closed_at: datetime | None, *, now: datetime, but: Opening | None = None
) -> None:
    zone = queries.hours(db).zone
    opened = opened_at.astimezone(zone)
    if opened_at > now or opened.year < 2000:
        raise NotValid("opening.opened_at", f"{opened:%Y-%m-%d %H:%M}")
    if closed_at is not None and not (opened_at < closed_at <= min(now, opened_at + LONGEST)):
        raise NotValid("opening.closed_at", f"{closed_at.astimezone(zone):%Y-%m-%d %H:%M}")
    going_on = but is not None and but.state is OpeningState.OPEN
    until = to_text(closed_at) if closed_at is not None else ("9" if going_on else to_text(opened_at))
    other = queries.overlapping(db, to_text(opened_at), until, but=None if but is None else but.id)
    if other is not None:
        closed = None if other.closed_at is None else other.closed_at.astimezone(zone)
        raise OpeningsOverlap(other.id, other.opened_at.astimezone(zone), closed)
