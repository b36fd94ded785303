"""Promising a tool for some hours, and giving the promise up."""

from datetime import datetime, timedelta

from station_app.core.audit.commands import record
from station_app.core.audit.model import Before
from station_app.core.audit.queries import first_done
from station_app.core.clock import to_text
from station_app.core.errors import Missing, NotValid
from station_app.core.gate import gate_name
from station_app.core.lending import queries, records, rules
from station_app.core.lending.model import (
    Booking,
    Reservation,
    Tool,
    ToolState,
)
from station_app.core.lending.refusals import (
    NeedsReason,
    NotBooked,
    NotLendable,
    OutUntil,
    Overlaps,
)
from station_app.core.people.model import NAME_LIMIT
from station_app.core.settings.queries import zone
from station_app.core.staff.model import Right
from station_app.core.staff.queries import require
from station_app.core.storage.database import Database, write
from station_app.core.types import Area, Done
from station_app.core.visits.model import NotServed

TOUCHED = frozenset({Area.LENDING})
_SHORTEST, _LONGEST = timedelta(minutes=5), timedelta(days=31)


def reserve(
    db: Database,
    *,
    tool_id: int,
    starts_at: datetime,
    ends_at: datetime,
    person_id: int | None = None,
    nickname: str | None = None,
    note: str | None = None,
    override: str | None = None,
    now: datetime,
    by: int | None,
    key: str | None = None,
) -> Done[Reservation]:
    """Promise a tool for some hours to somebody known, or to a name.

    Refused: NotFound, NotServed, Missing (nobody said), NotValid (hours that cannot be), NotLendable, Overlaps; and,
    unless a manager sets it aside with `override`: OutUntil (out, and due only later).
    """
    name = None if person_id is not None else gate_name(nickname, field="reservation.nickname", limit=NAME_LIMIT)
    why = records.reason_of(override, field="loan.override")
    said = records.reason_of(note, field="reservation.note")
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "lending.reserve"):
            return Done(queries.reservation(db, first.only("reservation")), TOUCHED, first.id)
        tool, person = queries.tool(db, tool_id), _who(db, person_id, name)
        _require_hours(starts_at, ends_at, now=now)
        if tool.state not in {ToolState.AVAILABLE, ToolState.ON_LOAN}:
            raise NotLendable(tool.id, tool.code, tool.state)
        local = zone(db)
        for each in queries.booked(db, tool.id, starts_at, ends_at):
            who = each.name or each.nickname
            raise Overlaps(each.id, who, each.starts_at.astimezone(local), each.ends_at.astimezone(local))
        reason = rules.set_aside(db, iter(_out_then(db, tool, person, starts_at)), why, by=by)
        made = db.run(
            "INSERT INTO reservation (tool_id, person_id, nickname, starts_at, ends_at, state, note, created_at, by_id)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (tool.id, person, name, to_text(starts_at), to_text(ends_at), Booking.BOOKED, said, to_text(now), by),
        )
        ids: dict[str, list[int]] = {"tool": [tool.id], "reservation": [made]}
        if person is not None:
            ids["person"] = [person]
        op = record(db, what="lending.reserve", ids=ids, now=now, by=by, key=key, remark=reason)
        return Done(queries.reservation(db, made), TOUCHED, op)


def cancel_reservation(
    db: Database,
    *,
    reservation_id: int,
    reason: str | None = None,
    now: datetime,
    by: int | None,
    key: str | None = None,
) -> Done[Reservation]:
    """Give a promised tool free again. Refused: NotFound, NotBooked."""
    why = records.reason_of(reason, field="reservation.reason")
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "lending.cancel_reservation"):
            return Done(queries.reservation(db, first.only("reservation")), TOUCHED, first.id)
        found = queries.reservation(db, reservation_id)
        if found.state is not Booking.BOOKED:
            raise NotBooked(found.id, found.state)
        records.set_booking(db, found.id, Booking.CANCELLED)
        ids: dict[str, list[int]] = {"tool": [found.tool_id], "reservation": [found.id]}
        if found.person_id is not None:
            ids["person"] = [found.person_id]
        before = Before("reservation", found.id, {"state": found.state})
        op = record(
            db,
            what="lending.cancel_reservation",
            ids=ids,
            now=now,
            by=by,
            key=key,
            before=(before,),
            remark=why,
        )
        return Done(queries.reservation(db, found.id), TOUCHED, op)


def _who(db: Database, person_id: int | None, name: str | None) -> int | None:
    if person_id is None:
        if name is None:
            raise Missing("reservation.person")
        return None
    person = rules.root_person(db, person_id)
    if person.state != "active":
        raise NotServed(person_id)
    return person.id


def _require_hours(starts_at: datetime, ends_at: datetime, *, now: datetime) -> None:
    if not _SHORTEST <= ends_at - starts_at <= _LONGEST or ends_at <= now:
        raise NotValid("reservation.ends_at", f"{ends_at:%Y-%m-%d %H:%M}")
    if starts_at - now > rules.LONGEST:
        raise NotValid("reservation.starts_at", f"{starts_at:%Y-%m-%d %H:%M}")


def _out_then(db: Database, tool: Tool, person: int | None, starts_at: datetime) -> list[NeedsReason]:
    loan = queries.open_loan(db, tool.id)
    if loan is None or loan.person_id == person or loan.due_at <= starts_at:
        return []
    return [OutUntil(loan.id, loan.due_at.astimezone(zone(db)))]
