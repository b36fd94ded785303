"""A tool's way beside lending: into repair and back, lost and found, written off, retired and taken back into use."""

from datetime import datetime

from station_app.core.audit.commands import record
from station_app.core.audit.model import Before
from station_app.core.audit.queries import first_done
from station_app.core.clock import to_text
from station_app.core.gate import required
from station_app.core.lending import queries, records
from station_app.core.lending.model import MOVES, Tool, ToolState
from station_app.core.lending.refusals import (
    WrongState,
)
from station_app.core.staff.model import Right
from station_app.core.staff.queries import require
from station_app.core.storage.database import Database, write
from station_app.core.types import Area, Done

TOUCHED = frozenset({Area.LENDING})


def send_to_repair(
    db: Database, *, tool_id: int, reason: str | None = None, now: datetime, by: int | None, key: str | None = None
) -> Done[Tool]:
    """A tool that is there is mended before it is lent again; `reason` says what is wrong. Refused: WrongState."""
    return _move(db, "send_to_repair", tool_id, reason, now=now, by=by, key=key)


def back_from_repair(
    db: Database, *, tool_id: int, reason: str | None = None, now: datetime, by: int | None, key: str | None = None
) -> Done[Tool]:
    """A tool is whole again. Refused: NotFound, WrongState."""
    return _move(db, "back_from_repair", tool_id, reason, now=now, by=by, key=key)


def report_lost(
    db: Database, *, tool_id: int, reason: str | None = None, now: datetime, by: int | None, key: str | None = None
) -> Done[Tool]:
    """A tool is gone. One that is out is lost with its borrower: the loan ends as lost. Refused: WrongState."""
    return _move(db, "report_lost", tool_id, reason, now=now, by=by, key=key)


def find_again(
    db: Database, *, tool_id: int, reason: str | None = None, now: datetime, by: int | None, key: str | None = None
) -> Done[Tool]:
    """A lost tool, written off or not, has turned up; the loan it was lost with stays lost. Refused: WrongState."""
    return _move(db, "find_again", tool_id, reason, now=now, by=by, key=key)


def write_off(
    db: Database, *, tool_id: int, reason: str, now: datetime, by: int | None, key: str | None = None
) -> Done[Tool]:
    """Give up a lost tool, or one that cannot be mended, with a reason. Refused: NotAllowed, Missing, WrongState."""
    return _move(db, "write_off", tool_id, reason, now=now, by=by, key=key, right=Right.WRITE_OFF, wants=True)


def retire(
    db: Database, *, tool_id: int, reason: str | None = None, now: datetime, by: int | None, key: str | None = None
) -> Done[Tool]:
    """Take a tool out of use; its code stays its own. Refused: NotFound, WrongState (one that is out)."""
    return _move(db, "retire", tool_id, reason, now=now, by=by, key=key)


def bring_back(
    db: Database, *, tool_id: int, reason: str | None = None, now: datetime, by: int | None, key: str | None = None
) -> Done[Tool]:
    """Take a retired tool into use again. Refused: NotFound, WrongState."""
    return _move(db, "bring_back", tool_id, reason, now=now, by=by, key=key)


def _move(
    db: Database,
    asked: str,
    tool_id: int,
    reason: str | None,
    *,
    now: datetime,
    by: int | None,
    key: str | None,
    right: Right = Right.REGISTER,
    wants: bool = False,
) -> Done[Tool]:
    why = records.reason_of(reason, field="tool.reason")
    if wants:
        why = required(why, field="tool.reason")
    what = f"lending.{asked}"
    with write(db):
        require(db, by, right)
        if first := first_done(db, key, what):
            return Done(queries.tool(db, first.only("tool")), TOUCHED, first.id)
        tool = queries.tool(db, tool_id)
        leaves, enters = MOVES[asked]
        if tool.state not in leaves:
            raise WrongState(tool.id, tool.code, tool.state, asked)
        before: list[Before] = [records.state_of(tool)]
        ids: dict[str, list[int]] = {"tool": [tool.id]}
        loan = queries.open_loan(db, tool.id)
        if loan is not None:
            before.append(records.loan_as_it_is(loan))
            ids |= {"loan": [loan.id], "person": [loan.person_id]}
            records.lose_loan(db, loan, now=now)
        note = None if enters is ToolState.AVAILABLE else why
        records.put_state(db, tool.id, enters, note, since=to_text(now))
        op = record(db, what=what, ids=ids, now=now, by=by, key=key, before=before, remark=why)
        return Done(queries.tool(db, tool.id), TOUCHED, op)
