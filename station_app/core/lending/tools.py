"""Adding tools, one or many at a time, putting right what is said of them, and how long a kind is lent for."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Unpack

from station_app.core.audit.commands import record
from station_app.core.audit.queries import first_done
from station_app.core.errors import NotValid
from station_app.core.gate import gate, required
from station_app.core.lending import queries, records
from station_app.core.lending.model import (
    MOST_AT_ONCE,
    NAME_LIMIT,
    Tool,
    ToolSaid,
    ToolState,
    read_tool_code,
)
from station_app.core.lending.refusals import (
    WrongState,
)
from station_app.core.settings.model import Dictionary
from station_app.core.settings.records import number_of
from station_app.core.staff.model import Right
from station_app.core.staff.queries import require
from station_app.core.storage.database import Database, write
from station_app.core.types import NO_ACT, Area, Done

TOUCHED = frozenset({Area.LENDING, Area.PEOPLE})
"""A label's code lies in one table with the cards of people."""
WORDS_TOUCHED = frozenset({Area.LENDING})
KINDS_TOUCHED = frozenset({Area.DICTIONARIES})
_SHORTEST, _LONGEST = 5, 366 * 24 * 60


def add_tool(
    db: Database,
    *,
    code: str | None = None,
    label: str | None = None,
    now: datetime,
    by: int | None,
    key: str | None = None,
    **said: Unpack[ToolSaid],
) -> Done[Tool]:
    """A new tool. Without a `code` it gets the next one; `label` is a code it carries already, else one is made.

    Refused: Missing (a name), CodeTaken, ScanCodeTaken, UnknownCode, NotValid, TooLong.
    """
    fields = records.gated(said)
    wanted = None if code is None else read_tool_code(code)
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "lending.add_tool"):
            return Done(queries.tool(db, first.only("tool")), TOUCHED, first.id)
        records.require_allowed(db, fields)
        (free,) = queries.next_codes(db, 1) if wanted is None else (wanted,)
        tool = records.insert_tool(db, free, fields, label=label, now=now, by=by)
        op = record(db, what="lending.add_tool", ids={"tool": [tool]}, now=now, by=by, key=key)
        return Done(queries.tool(db, tool), TOUCHED, op)


def add_many(
    db: Database,
    *,
    count: int,
    first: int = 1,
    codes: Sequence[str] | None = None,
    now: datetime,
    by: int | None,
    key: str | None = None,
    **said: Unpack[ToolSaid],
) -> Done[tuple[Tool, ...]]:
    """Several pieces of one kind in one act: 扳手 01, 扳手 02 …, numbered from `first`, with the next codes or `codes`.

    Refused: NotValid (fewer than 1 or more than 200, codes that are not as many), and as `add_tool`.
    """
    if not 1 <= count <= MOST_AT_ONCE:
        raise NotValid("tool.count", str(count))
    if first < 0:
        raise NotValid("tool.first", str(first))
    wanted = None if codes is None else [read_tool_code(code) for code in codes]
    if wanted is not None and len(wanted) != count:
        raise NotValid("tool.code", str(len(wanted)))
    all_alike = records.gated(said)
    wide = max(2, len(str(first + count - 1)))
    each = [
        replace(all_alike, name=numbered(all_alike.name, f"{number:0{wide}d}"))
        for number in range(first, first + count)
    ]
    with write(db):
        require(db, by, Right.REGISTER)
        if before := first_done(db, key, "lending.add_many"):
            return Done(tuple(queries.tools(db, before.ids["tool"])), TOUCHED, before.id)
        records.require_allowed(db, each[0])
        made = [
            records.insert_tool(db, code, fields, label=None, now=now, by=by)
            for code, fields in zip(wanted or queries.next_codes(db, count), each, strict=True)
        ]
        op = record(db, what="lending.add_many", ids={"tool": made}, now=now, by=by, key=key)
        return Done(tuple(queries.tools(db, made)), TOUCHED, op)


def edit_tool(
    db: Database,
    *,
    tool_id: int,
    code: str | None = None,
    now: datetime,
    by: int | None,
    key: str | None = None,
    **said: Unpack[ToolSaid],
) -> Done[Tool]:
    """Put right what is said of a tool; what is left out stays, None empties a field. Its label stays good.

    Refused: NotFound, Missing, CodeTaken, ScanCodeTaken, UnknownCode, NotValid, TooLong.
    """
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "lending.edit_tool"):
            return Done(queries.tool(db, first.only("tool")), WORDS_TOUCHED, first.id)
        tool = _known(db, tool_id, "edit_tool")
        fields = records.gated({**records.said_of(tool), **said})
        wanted = tool.code if code is None else read_tool_code(code)
        if wanted == tool.code and fields == records.gated(records.said_of(tool)):
            return Done(tool, frozenset(), NO_ACT)
        records.require_allowed(db, fields)
        records.require_code_free(db, wanted, but=tool.id)
        records.update_tool(db, tool.id, wanted, fields)
        op = record(
            db,
            what="lending.edit_tool",
            ids={"tool": [tool.id]},
            now=now,
            by=by,
            key=key,
            before=(records.words_of(tool),),
        )
        return Done(queries.tool(db, tool.id), WORDS_TOUCHED, op)


def issue_label(
    db: Database,
    *,
    tool_id: int,
    label: str | None = None,
    now: datetime,
    by: int | None,
    key: str | None = None,
) -> Done[Tool]:
    """Give a tool a new label, or the code of one it carries; the old label stops working.

    Refused: NotFound, ScanCodeTaken, NotValid.
    """
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "lending.issue_label"):
            return Done(queries.tool(db, first.only("tool")), frozenset({Area.PEOPLE}), first.id)
        tool = _known(db, tool_id, "issue_label")
        records.give_label(db, tool.id, label, now=now)
        after = queries.tool(db, tool.id)
        if after.label == tool.label:
            return Done(tool, frozenset(), NO_ACT)
        op = record(
            db,
            what="lending.issue_label",
            ids={"tool": [tool.id]},
            now=now,
            by=by,
            key=key,
            before=(records.words_of(tool),),
        )
        return Done(after, frozenset({Area.PEOPLE}), op)


def set_loan_length(
    db: Database, *, kind: str, minutes: int | None, now: datetime, by: int | None, key: str | None = None
) -> Done[int | None]:
    """How long a kind of tool is lent for; None until the next closing. It is set back by setting it again.

    Refused: UnknownCode, NotValid.
    """
    if minutes is not None and not _SHORTEST <= minutes <= _LONGEST:
        raise NotValid("tool_kind.loan_minutes", str(minutes))
    with write(db):
        require(db, by, Right.SETTINGS)
        number = number_of(db, Dictionary.TOOL_KIND, kind)
        if first := first_done(db, key, "lending.set_loan_length"):
            return Done(queries.loan_minutes(db, kind), KINDS_TOUCHED, first.id)
        if queries.loan_minutes(db, kind) == minutes:
            return Done(minutes, frozenset(), NO_ACT)
        db.run("UPDATE tool_kind SET loan_minutes = ? WHERE code = ?", (minutes, kind))
        op = record(db, what="lending.set_loan_length", ids={"tool_kind": [number]}, now=now, by=by, key=key)
        return Done(minutes, KINDS_TOUCHED, op)


def numbered(name: str, number: str) -> str:
    """What one of several pieces is called: 扳手 01. Raises TooLong."""
    return required(gate(f"{name} {number}", field="tool.name", limit=NAME_LIMIT), field="tool.name")


def _known(db: Database, tool_id: int, asked: str) -> Tool:
    tool = queries.tool(db, tool_id)
    if tool.state is ToolState.WITHDRAWN:
        raise WrongState(tool.id, tool.code, tool.state, asked)
    return tool
