"""Lending, bringing back, renewing; what else changes in lending lies beside and is called from here too."""

from collections.abc import Sequence
from datetime import datetime

from station_app.core.audit.commands import record
from station_app.core.audit.model import Act
from station_app.core.audit.queries import first_done
from station_app.core.clock import to_text
from station_app.core.errors import NotValid
from station_app.core.lending import queries, records, rules
from station_app.core.lending.bookings import cancel_reservation, reserve
from station_app.core.lending.model import (
    Booking,
    Condition,
    Loan,
    LoanState,
    ToolState,
)
from station_app.core.lending.moves import (
    back_from_repair,
    bring_back,
    find_again,
    report_lost,
    retire,
    send_to_repair,
    write_off,
)
from station_app.core.lending.refusals import (
    NotOut,
)
from station_app.core.lending.tools import add_many, add_tool, edit_tool, issue_label, set_loan_length
from station_app.core.people.queries import root_of
from station_app.core.staff.model import Right
from station_app.core.staff.queries import require
from station_app.core.storage.database import Database, write
from station_app.core.types import NO_ACT, Area, Done
from station_app.core.visits.coming import Coming, come
from station_app.core.visits.model import NotServed

__all__ = [
    "add_many",
    "add_tool",
    "back_from_repair",
    "bring_back",
    "cancel_reservation",
    "edit_tool",
    "find_again",
    "give_back",
    "issue_label",
    "lend",
    "renew",
    "report_lost",
    "reserve",
    "retire",
    "send_to_repair",
    "set_loan_length",
    "write_off",
]

TOUCHED = frozenset({Area.LENDING})
SERVICE = "tool"
"""What lending counts as in a visit."""


def lend(
    db: Database,
    *,
    tool_id: int,
    person_id: int,
    due_at: datetime | None = None,
    reservation_id: int | None = None,
    arrive: bool = True,
    note: str | None = None,
    override: str | None = None,
    now: datetime,
    by: int | None,
    key: str | None = None,
) -> Done[Loan]:
    """A tool goes out, due before closing unless its kind, a reservation or `due_at` says otherwise.

    A borrower who is not here has come: a visit is counted, unless `arrive` is False. `reservation_id` says whose
    turn it is when a reservation bears only a name. Refused: NotFound, NotServed, OnLoan (who has it), NotLendable,
    NotValid; and, unless a manager sets it aside with `override`: Suspended, TooMany, HasOverdue,
    NeedsTraining, Reserved.
    """
    why = records.reason_of(override, field="loan.override")
    said = records.reason_of(note, field="loan.note")
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "lending.lend"):
            return Done(queries.loan(db, first.only("loan")), _touched(first), first.id)
        tool, person = queries.tool(db, tool_id), rules.root_person(db, person_id)
        if person.state != "active":
            raise NotServed(person_id)
        rules.require_there(db, tool)
        terms = rules.terms(db, tool, person, due_at=due_at, reservation_id=reservation_id, now=now)
        reason = rules.set_aside(db, rules.obstacles(db, tool, person, terms, now=now), why, by=by)
        came = come(db, person, service=SERVICE, now=now, by=by) if arrive else Coming(None, None)
        loan = records.insert_loan(
            db,
            tool,
            person.id,
            due_at=terms.due_at,
            visit_id=came.visit_id,
            visit_did=came.did,
            note=said,
            now=now,
            by=by,
        )
        ids: dict[str, list[int]] = {"tool": [tool.id], "loan": [loan], "person": [person.id]}
        if terms.reservation is not None:
            records.set_booking(db, terms.reservation.id, Booking.USED, loan_id=loan)
            ids["reservation"] = [terms.reservation.id]
        if came.visit_id is not None and came.did is not None:
            ids["visit"] = [came.visit_id]
        op = record(
            db,
            what="lending.lend",
            ids=ids,
            now=now,
            by=by,
            key=key,
            before=(records.state_of(tool), *came.before),
            remark=reason,
        )
        touched = TOUCHED | {Area.VISITS} if "visit" in ids else TOUCHED
        return Done(queries.loan(db, loan), touched, op)


def give_back(
    db: Database,
    *,
    loan_id: int,
    condition: str = Condition.GOOD,
    missing: Sequence[str] = (),
    person_id: int | None = None,
    note: str | None = None,
    now: datetime,
    by: int | None,
    key: str | None = None,
) -> Done[Loan]:
    """A tool comes back. `missing` names accessories that did not; `person_id` says who brought it, if another person.

    A damaged tool is not lendable until it is back from repair; `note` says what is wrong. Returning counts no visit.
    Refused: NotFound, NotOut, NotValid (a condition or an accessory that is none).
    """
    if condition not in tuple(Condition):
        raise NotValid("loan.condition", condition)
    said = records.reason_of(note, field="loan.note")
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "lending.give_back"):
            return Done(queries.loan(db, first.only("loan")), TOUCHED, first.id)
        loan = queries.loan(db, loan_id)
        tool = queries.tool(db, loan.tool_id)
        if loan.state is not LoanState.OPEN:
            raise NotOut(tool.id, tool.code, tool.state)
        for name in missing:
            if name not in tool_parts(loan):
                raise NotValid("loan.missing", name)
        found = Condition(condition)
        if missing and found is Condition.GOOD:
            found = Condition.PARTS_MISSING
        brought = None if person_id is None else root_of(db, person_id)
        records.end_loan(
            db,
            loan,
            condition=found,
            missing=missing,
            returned_by=None if brought == loan.person_id else brought,
            note=said,
            now=now,
            by=by,
        )
        if found is Condition.DAMAGED:
            since = to_text(max(now, loan.out_at))
            records.put_state(db, tool.id, ToolState.IN_REPAIR, said, since=since)
        op = record(
            db,
            what="lending.give_back",
            ids={"tool": [tool.id], "loan": [loan.id], "person": _people(loan, brought)},
            now=now,
            by=by,
            key=key,
            before=(records.state_of(tool), records.loan_as_it_is(loan)),
        )
        return Done(queries.loan(db, loan.id), TOUCHED, op)


def renew(
    db: Database,
    *,
    loan_id: int,
    due_at: datetime | None = None,
    override: str | None = None,
    now: datetime,
    by: int | None,
    key: str | None = None,
) -> Done[Loan]:
    """A loan lasts longer: until `due_at`, or as long again as its kind is lent for. What is set already is no change.

    Refused: NotFound, NotOut, NotValid; and, unless a manager sets it aside with `override`: Reserved.
    """
    why = records.reason_of(override, field="loan.override")
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "lending.renew"):
            return Done(queries.loan(db, first.only("loan")), TOUCHED, first.id)
        loan = queries.loan(db, loan_id)
        tool = queries.tool(db, loan.tool_id)
        if loan.state is not LoanState.OPEN:
            raise NotOut(tool.id, tool.code, tool.state)
        due = due_at or queries.due_for(db, tool, now=max(now, loan.due_at))
        due = rules.checked_due(due, now=max(now, loan.out_at))
        if due == loan.due_at:
            return Done(loan, frozenset(), NO_ACT)
        in_the_way = rules.reserved(db, tool, loan.person_id, now, due)
        reason = rules.set_aside(db, in_the_way, why, by=by)
        db.run("UPDATE loan SET due_at = ?, renewals = renewals + 1 WHERE id = ?", (to_text(due), loan.id))
        op = record(
            db,
            what="lending.renew",
            ids={"tool": [tool.id], "loan": [loan.id], "person": [loan.person_id]},
            now=now,
            by=by,
            key=key,
            before=(records.loan_as_it_is(loan),),
            remark=reason,
        )
        return Done(queries.loan(db, loan.id), TOUCHED, op)


def tool_parts(loan: Loan) -> tuple[str, ...]:
    """The accessories that went out with a loan, by name."""
    return tuple(part.name for part in loan.parts)


def _people(loan: Loan, brought: int | None) -> list[int]:
    return list(dict.fromkeys((int(loan.person_id), *(() if brought is None else (brought,)))))


def _touched(act: Act) -> frozenset[Area]:
    return TOUCHED | {Area.VISITS} if "visit" in act.ids else TOUCHED
