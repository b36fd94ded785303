"""The rules of lending, asked inside a command's own write: what is impossible, what needs a reason, what is told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from station_app.core.clock import local_day
from station_app.core.errors import NotValid
from station_app.core.lending import queries
from station_app.core.lending.model import (
    HeadsUp,
    Reservation,
    Tool,
    ToolState,
)
from station_app.core.lending.refusals import (
    HasOverdue,
    NeedsReason,
    NeedsTraining,
    NotLendable,
    OnLoan,
    Reserved,
    Suspended,
    TooMany,
)
from station_app.core.people import queries as people
from station_app.core.people.model import Person
from station_app.core.settings.model import Dictionary, Entry
from station_app.core.settings.queries import codes, entries, flag, number, zone
from station_app.core.staff.model import Right
from station_app.core.staff.queries import require
from station_app.core.storage.database import Database
from station_app.core.training import queries as training

EARLY = timedelta(minutes=60)
"""So long before it begins a reservation is honoured."""
_SHORTEST = timedelta(minutes=5)
LONGEST = timedelta(days=366)
_SOON = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms a tool goes out: until when, and by which reservation of the borrower's."""

    due_at: datetime
    reservation: Reservation | None


def require_there(db: Database, tool: Tool) -> None:
    """Let a tool pass that can be lent. Raises OnLoan (who has it), NotLendable."""
    if tool.state is ToolState.AVAILABLE:
        return
    loan = queries.open_loan(db, tool.id)
    if loan is None:
        raise NotLendable(tool.id, tool.code, tool.state)
    due_at = loan.due_at.astimezone(zone(db))
    raise OnLoan(tool.id, tool.code, loan.id, loan.person_id, loan.name, loan.nickname, due_at)


def terms(
    db: Database, tool: Tool, person: Person, *, due_at: datetime | None, reservation_id: int | None, now: datetime
) -> Terms:
    """Until when a tool goes out. Unless it is said, a loan ends where somebody else's reservation begins.

    Raises NotValid for a time that is not later than now or more than a year away, NotFound.
    """
    own = _own_booking(db, tool, person, reservation_id, now=now)
    if due_at is not None:
        return Terms(checked_due(due_at, now=now), own)
    due = own.ends_at if own is not None else queries.due_for(db, tool, now=now)
    begins = [each.starts_at for each in others(db, tool, person.id, now, due) if each.starts_at - now >= _SHORTEST]
    return Terms(min([due, *begins]), own)


def checked_due(due_at: datetime, *, now: datetime) -> datetime:
    """A due time that can be. Raises NotValid."""
    if not now < due_at <= now + LONGEST:
        raise NotValid("loan.due_at", f"{due_at:%Y-%m-%d %H:%M}")
    return due_at


def set_aside(db: Database, obstacles: Iterator[NeedsReason], override: str | None, *, by: int | None) -> str | None:
    """Raise the first obstacle, unless somebody with the right gave a reason; the reason, when it was needed.

    Raises NotAllowed.
    """
    first = next(obstacles, None)
    if first is None:
        return None
    if override is None:
        raise first
    require(db, by, Right.OVERRIDE)
    return override


def obstacles(db: Database, tool: Tool, person: Person, agreed: Terms, *, now: datetime) -> Iterator[NeedsReason]:
    """What of the borrower and the tool needs a reason before it is lent."""
    held = person.suspended
    if held is not None and held.in_force(local_day(now, zone(db))):
        yield Suspended(person.id, held.reason, held.until)
    out, overdue = queries.out_and_overdue(db, person.id, now=now)
    most = number(db, "lending.most_open")
    if most and out >= most:
        yield TooMany(person.id, out, most)
    if overdue and flag(db, "lending.block_overdue"):
        yield HasOverdue(person.id, overdue)
    yield from untrained(db, tool, person.id, now=now)
    yield from reserved(db, tool, person.id, now, agreed.due_at, but=agreed.reservation)


def untrained(db: Database, tool: Tool, person_id: int, *, now: datetime) -> Iterator[NeedsTraining]:
    """The training of a tool that somebody has not had."""
    needed = training_needed(db, tool, person_id)
    if needed is not None:
        begins = _next_session(db, needed.code, now=now)
        yield NeedsTraining(person_id, needed.code, needed.zh, needed.en, begins)


def training_needed(db: Database, tool: Tool, person_id: int | None) -> Entry | None:
    """The training a tool needs and somebody has not had; None for whom: the one it needs at all.

    A station without the part of trainings asks for none.
    """
    if tool.course is None or "training" in codes(db, "station.parts_off"):
        return None
    if person_id is not None and training.had(db, person_id, tool.course):
        return None
    return next(each for each in entries(db, Dictionary.COURSE) if each.code == tool.course)


def reserved(
    db: Database, tool: Tool, person_id: int, since: datetime, until: datetime, *, but: Reservation | None = None
) -> Iterator[Reserved]:
    """Reservations of others for hours in which a tool would be out."""
    local = zone(db)
    for each in others(db, tool, person_id, since, until):
        if but is None or each.id != but.id:
            who = each.name or each.nickname
            yield Reserved(each.id, who, each.starts_at.astimezone(local), each.ends_at.astimezone(local))


def others(db: Database, tool: Tool, person_id: int, since: datetime, until: datetime) -> list[Reservation]:
    """The reservations of a tool in these hours that are not this person's."""
    return [each for each in queries.booked(db, tool.id, since, until) if each.person_id != person_id]


def heads_up(db: Database, *, tool_id: int, person_id: int, now: datetime, but_loan: int | None = None) -> HeadsUp:
    """What the clerk must hear when this person takes this tool; after lending `but_loan` leaves that loan out."""
    tool, root = queries.tool(db, tool_id), people.root_of(db, person_id)
    out, overdue = queries.out_and_overdue(db, root, now=now, but=but_loan)
    soon = others(db, tool, root, now, now + _SOON)
    return HeadsUp(out, overdue, tool.accessories, soon[0].starts_at if soon else None, tool.note)


def _next_session(db: Database, course: str, *, now: datetime) -> datetime | None:
    """When somebody can have a training, by the station's clock: where a seat is free if there is one."""
    ahead = [each for each in training.coming(db) if each.course == course and each.ends_at > now]
    chosen = next((each for each in ahead if each.free), ahead[0] if ahead else None)
    return None if chosen is None else chosen.starts_at.astimezone(zone(db))


def root_person(db: Database, person_id: int) -> Person:
    """The record that counts of somebody. Raises NotFound."""
    return people.by_id(db, people.root_of(db, person_id))


def _own_booking(
    db: Database, tool: Tool, person: Person, reservation_id: int | None, *, now: datetime
) -> Reservation | None:
    if reservation_id is not None:
        said = queries.reservation(db, reservation_id)
        if said.tool_id != tool.id or said.state != "booked":
            raise NotValid("reservation", str(reservation_id))
        return said
    near = queries.booked(db, tool.id, now, now + EARLY)
    return next((each for each in near if each.person_id == person.id), None)
