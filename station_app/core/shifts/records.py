"""Writing rows of shifts and openings: plain functions for the commands of this feature and of those above it."""

from datetime import datetime

from station_app.core.audit.model import Before
from station_app.core.clock import to_text
from station_app.core.errors import TooLong
from station_app.core.gate import clean
from station_app.core.shifts import queries
from station_app.core.shifts.model import HANDOVER_LIMIT, Opening, OpeningState, Shift, ShiftState
from station_app.core.storage.database import Database
from station_app.core.types import OpeningId, ShiftId

_SHIFT = ("ended_at", "state", "handover")
_OPENING = ("day", "opened_at", "closed_at", "state", "closed_by", "note")


def gated_handover(text: str | None) -> str | None:
    """A note for whoever comes next: its lines each through the gate, none when nothing is left. Raises TooLong."""
    lines = [clean(line) for line in (text or "").splitlines()]
    kept = "\n".join(lines).strip("\n")
    if len(kept) > HANDOVER_LIMIT:
        raise TooLong("shift.handover", HANDOVER_LIMIT, len(kept))
    return kept or None


def begin_shift(db: Database, staff_id: int, *, now: datetime) -> ShiftId:
    """Add a shift that begins now."""
    values = (staff_id, queries.today(db, now).isoformat(), to_text(now), ShiftState.OPEN)
    return ShiftId(db.run("INSERT INTO shift (staff_id, day, started_at, state) VALUES (?, ?, ?, ?)", values))


def end_shift(db: Database, shift: Shift, handover: str | None, *, now: datetime) -> Before:
    """End the running shift with its note; a clock set back must not stand in the door."""
    before = snapshot_shift(shift)
    db.run(
        "UPDATE shift SET state = ?, ended_at = ?, handover = ? WHERE id = ?",
        (ShiftState.ENDED, to_text(max(now, shift.started_at)), handover, shift.id),
    )
    return before


def leave_shift(db: Database, shift: Shift) -> Before:
    """Say of an earlier day's shift that nobody ended it."""
    db.run("UPDATE shift SET state = ? WHERE id = ?", (ShiftState.LEFT, shift.id))
    return snapshot_shift(shift)


def write_handover(db: Database, shift: Shift, handover: str | None) -> Before:
    """Write the note of a shift anew."""
    db.run("UPDATE shift SET handover = ? WHERE id = ?", (handover, shift.id))
    return Before("shift", shift.id, {"handover": shift.handover})


def void_shift(db: Database, shift_id: int) -> None:
    """Say of a shift that it never was; the row stays."""
    db.run("UPDATE shift SET state = ?, ended_at = NULL WHERE id = ?", (ShiftState.VOID, shift_id))


def open_now(db: Database, *, now: datetime, by: int | None) -> OpeningId:
    """Add an opening that begins now."""
    values = (queries.today(db, now).isoformat(), to_text(now), OpeningState.OPEN, by)
    return OpeningId(db.run("INSERT INTO opening (day, opened_at, state, opened_by) VALUES (?, ?, ?, ?)", values))


def close_opening(db: Database, opening: Opening, *, now: datetime, by: int | None) -> Before:
    """Close the running opening; a clock set back must not stand in the door."""
    before = snapshot_opening(db, opening.id)
    db.run(
        "UPDATE opening SET state = ?, closed_at = ?, closed_by = ? WHERE id = ?",
        (OpeningState.CLOSED, to_text(max(now, opening.opened_at)), by, opening.id),
    )
    return before


def miss_opening(db: Database, opening: Opening) -> Before:
    """Say of an earlier day's opening that it was never closed: nobody knows how long it was."""
    before = snapshot_opening(db, opening.id)
    db.run("UPDATE opening SET state = ? WHERE id = ?", (OpeningState.MISSED, opening.id))
    return before


def void_opening(db: Database, opening_id: int) -> None:
    """Say of an opening that it never was; the row stays."""
    db.run("UPDATE opening SET state = ?, closed_at = NULL WHERE id = ?", (OpeningState.VOID, opening_id))


def snapshot_shift(shift: Shift) -> Before:
    """How a shift stands now, for an undo of what comes next."""
    ended = None if shift.ended_at is None else to_text(shift.ended_at)
    return Before("shift", shift.id, {"ended_at": ended, "state": shift.state, "handover": shift.handover})


def snapshot_opening(db: Database, opening_id: int) -> Before:
    """How an opening stands now, for an undo of what comes next."""
    row = db.row(f"SELECT {', '.join(_OPENING)} FROM opening WHERE id = ?", (opening_id,))
    return Before("opening", opening_id, dict(zip(_OPENING, row or (), strict=True)))


def restore(db: Database, before: Before) -> None:
    """Put a shift or an opening back to how it stood."""
    known = {"shift": _SHIFT, "opening": _OPENING}[before.record]
    was = {column: value for column, value in before.was.items() if column in known}
    marks = ", ".join(f"{column} = ?" for column in was)
    db.run(f"UPDATE {before.record} SET {marks} WHERE id = ?", (*was.values(), before.record_id))
