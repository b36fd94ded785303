"""Signing in to a shift, handing over, the note for whoever comes next, heat; the hours lie beside, in opening.py."""

from datetime import datetime

from station_app.core.audit.commands import record
from station_app.core.audit.queries import first_done
from station_app.core.clock import to_text
from station_app.core.errors import NotValid
from station_app.core.shifts import queries, records, rules
from station_app.core.shifts.model import HEAT_LEVELS, PastDays, Shift, ShiftOpen
from station_app.core.shifts.opening import (
    NOTHING,
    TOUCHED,
    add_opening,
    close_station,
    correct_opening,
    open_station,
)
from station_app.core.staff import queries as staff
from station_app.core.staff.model import Right
from station_app.core.staff.queries import require
from station_app.core.storage.database import Database, write
from station_app.core.types import NO_ACT, Done, OpeningId, ShiftId

__all__ = [
    "add_opening",
    "begin",
    "close_past_days",
    "close_station",
    "correct_opening",
    "end",
    "hand_over",
    "open_station",
    "set_heat",
    "write_handover",
]


def begin(
    db: Database,
    *,
    staff_id: int,
    open_station: bool = True,
    now: datetime,
    by: int | None,
    key: str | None = None,
) -> Done[Shift]:
    """Somebody comes on duty, and the station opens unless it is open. An earlier day's shift becomes left.

    Refused: NotFound, NotAllowed (an account at rest), ShiftOpen (somebody is on duty today).
    """
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "shifts.begin"):
            return Done(queries.shift(db, first.ids["shift"][0]), TOUCHED, first.id)
        _require_serving(db, staff_id)
        before = rules.past_shift(db, now=now) + rules.past_opening(db, now=now)
        rules.require_nobody(db)
        made = records.begin_shift(db, staff_id, now=now)
        ids: dict[str, list[int]] = {"shift": [made], "staff": [staff_id]}
        if open_station and queries.current_opening(db) is None:
            ids["opening"] = [records.open_now(db, now=now, by=staff_id)]
        # What was made comes first, what made room for it after; the first of `opening` may be of the earlier day.
        for was in before:
            ids.setdefault(was.record, []).append(was.record_id)
        op = record(db, what="shifts.begin", ids=ids, now=now, by=by, key=key, before=before)
        return Done(queries.shift(db, made), TOUCHED, op)


def hand_over(
    db: Database,
    *,
    staff_id: int,
    handover: str | None = None,
    now: datetime,
    by: int | None,
    key: str | None = None,
) -> Done[Shift]:
    """The next person takes over: the running shift ends, with the note, and theirs begins. The value is theirs.

    Without `handover` the note stays as it was written. Refused: NotFound, NotAllowed, NoShift, TooLong, ShiftOpen
    (to whoever is on duty).
    """
    said = records.gated_handover(handover)
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "shifts.hand_over"):
            return Done(queries.shift(db, first.ids["shift"][0]), TOUCHED, first.id)
        _require_serving(db, staff_id)
        shift = rules.running(db, now=now)
        if shift.staff_id == staff_id:
            raise ShiftOpen(shift.id, shift.staff_name, shift.started_at.astimezone(queries.hours(db).zone))
        before = records.end_shift(db, shift, shift.handover if handover is None else said, now=now)
        made = records.begin_shift(db, staff_id, now=now)
        ids: dict[str, list[int]] = {"shift": [made, shift.id], "staff": [staff_id]}
        op = record(db, what="shifts.hand_over", ids=ids, now=now, by=by, key=key, before=(before,))
        return Done(queries.shift(db, made), TOUCHED, op)


def write_handover(
    db: Database, *, text: str | None, now: datetime, by: int | None, key: str | None = None
) -> Done[Shift]:
    """Write the note of the running shift anew; None or nothing empties it. Refused: NoShift, TooLong."""
    said = records.gated_handover(text)
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "shifts.write_handover"):
            return Done(queries.shift(db, first.only("shift")), TOUCHED, first.id)
        shift = rules.running(db, now=now)
        if shift.handover == said:
            return Done(shift, NOTHING, NO_ACT)
        before = records.write_handover(db, shift, said)
        ids = {"shift": [shift.id]}
        op = record(db, what="shifts.write_handover", ids=ids, now=now, by=by, key=key, before=(before,))
        return Done(queries.shift(db, shift.id), TOUCHED, op)


def end(
    db: Database, *, handover: str | None = None, now: datetime, by: int | None, key: str | None = None
) -> Done[Shift]:
    """The running shift ends and nobody takes over. Without `handover` the note stays. Refused: NoShift, TooLong."""
    said = records.gated_handover(handover)
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "shifts.end"):
            return Done(queries.shift(db, first.only("shift")), TOUCHED, first.id)
        shift = rules.running(db, now=now)
        before = records.end_shift(db, shift, shift.handover if handover is None else said, now=now)
        op = record(db, what="shifts.end", ids={"shift": [shift.id]}, now=now, by=by, key=key, before=(before,))
        return Done(queries.shift(db, shift.id), TOUCHED, op)


def set_heat(db: Database, *, level: int, now: datetime, by: int | None, key: str | None = None) -> Done[int]:
    """Set today's level of heat by hand; 0 ends it. The level there already changes nothing. Refused: NotValid."""
    if level not in HEAT_LEVELS:
        raise NotValid("heat.level", str(level))
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "shifts.set_heat"):
            return Done(int(db.value("SELECT level FROM heat WHERE id = ?", (first.only("heat"),))), TOUCHED, first.id)
        day = queries.today(db, now)
        if queries.heat(db, day) == level:
            return Done(level, NOTHING, NO_ACT)
        made = db.run(
            "INSERT INTO heat (day, level, at, by_id) VALUES (?, ?, ?, ?)", (day.isoformat(), level, to_text(now), by)
        )
        op = record(db, what="shifts.set_heat", ids={"heat": [made]}, now=now, by=by, key=key)
        return Done(level, TOUCHED, op)


def close_past_days(db: Database, *, now: datetime, by: int | None, key: str | None = None) -> Done[PastDays]:
    """Make up for a closing that was missed: an earlier day's shift is left, its opening missed. Not taken back."""
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "shifts.close_past_days"):
            return Done(_past(first.ids), TOUCHED, first.id)
        before = rules.past_shift(db, now=now) + rules.past_opening(db, now=now)
        if not before:
            return Done(PastDays(None, None), NOTHING, NO_ACT)
        ids = {was.record: [was.record_id] for was in before}
        op = record(db, what="shifts.close_past_days", ids=ids, now=now, by=by, key=key, before=before)
        return Done(_past(ids), TOUCHED, op)


def _require_serving(db: Database, staff_id: int) -> None:
    require(db, staff.by_id(db, staff_id).id, Right.REGISTER)


def _past(ids: dict[str, list[int]]) -> PastDays:
    shift, opening = ids.get("shift"), ids.get("opening")
    return PastDays(ShiftId(shift[0]) if shift else None, OpeningId(opening[0]) if opening else None)
