"""The ledgers of lending: loans of a period, tools with their state, what is overdue, what was lost."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, tzinfo
from typing import TypeVar

from station_app.core.clock import local_day
from station_app.core.lending import queries
from station_app.core.lending.model import Loan, Tool
from station_app.core.masks import mask_phone
from station_app.core.reports.ledgers import (
    Cell,
    Column,
    Figure,
    Heading,
    Kind,
    Ledger,
    Summary,
    SummaryTable,
    Words,
    every_day,
)
from station_app.core.reports.lending_figures import LendingFigures, lending, losses
from station_app.core.reports.periods import Period
from station_app.core.settings.model import Dictionary
from station_app.core.settings.queries import labels, text, zone
from station_app.core.storage.database import Database

T = TypeVar("T")

_AT_ONCE = 500
_MOST_TOOLS = 20

LOANS = (
    Column("no", Kind.INT, 6),
    Column("code", Kind.CODE, 9),
    Column("tool", Kind.TEXT, 18),
    Column("name", Kind.TEXT, 14),
    Column("phone", Kind.PHONE, 14),
    Column("out_at", Kind.MOMENT, 17),
    Column("due_at", Kind.MOMENT, 17),
    Column("back_at", Kind.MOMENT, 17),
    Column("loan_state", Kind.WORD, 10),
    Column("condition", Kind.WORD, 10),
    Column("parts_out", Kind.TEXT, 18),
    Column("days_late", Kind.INT, 8),
    Column("note", Kind.TEXT, 22),
    Column("by", Kind.TEXT, 10),
)
TOOLS = (
    Column("no", Kind.INT, 6),
    Column("code", Kind.CODE, 9),
    Column("tool", Kind.TEXT, 22),
    Column("kind", Kind.TEXT, 12),
    Column("cabinet", Kind.TEXT, 9),
    Column("slot", Kind.TEXT, 7),
    Column("accessories", Kind.TEXT, 20),
    Column("value", Kind.NUMBER, 10),
    Column("tool_state", Kind.WORD, 10),
    Column("since", Kind.MOMENT, 17),
    Column("borrower", Kind.TEXT, 14),
    Column("due_at", Kind.MOMENT, 17),
    Column("note", Kind.TEXT, 26),
)
OVERDUE = (
    Column("no", Kind.INT, 6),
    Column("code", Kind.CODE, 9),
    Column("tool", Kind.TEXT, 18),
    Column("name", Kind.TEXT, 14),
    Column("phone", Kind.PHONE, 14),
    Column("out_at", Kind.MOMENT, 17),
    Column("due_at", Kind.MOMENT, 17),
    Column("days_late", Kind.INT, 8),
)
LOSSES = (
    Column("no", Kind.INT, 6),
    Column("code", Kind.CODE, 9),
    Column("tool", Kind.TEXT, 18),
    Column("value", Kind.NUMBER, 10),
    Column("lost_at", Kind.MOMENT, 17),
    Column("tool_state", Kind.WORD, 10),
    Column("name", Kind.TEXT, 14),
    Column("phone", Kind.PHONE, 14),
    Column("note", Kind.TEXT, 26),
)
FIGURES = (
    "lent_count",
    "borrower_count",
    "back_count",
    "late_count",
    "overdue_count",
    "damaged_count",
    "lost_count",
)
COLUMNS = {"loans": LOANS, "tools": TOOLS, "overdue": OVERDUE, "losses": LOSSES}
"""Ledger → its columns."""

WORD_KEYS = (
    *(f"ledger.{name}" for name in COLUMNS),
    *dict.fromkeys(f"column.{column.key}" for columns in COLUMNS.values() for column in columns),
    "column.day",
    "column.loan_count",
    "separator",
    "summary.loans_by_day",
    "summary.loans_by_kind",
    "summary.loans_by_tool",
    *(f"loan_state.{state}" for state in ("open", "back", "lost")),
    *(f"condition.{how}" for how in ("good", "damaged", "parts_missing")),
    *(f"tool_state.{state}" for state in ("available", "on_loan", "in_repair", "lost", "written_off", "retired")),
    *(f"{kind}.{name}" for kind in ("figure", "definition") for name in FIGURES),
)
"""Every label the ledgers of lending need besides those of the writers."""


def ledger(
    db: Database,
    name: str,
    period: Period,
    *,
    language: str,
    words: Words,
    masked: bool = True,
    made_at: datetime,
) -> Ledger:
    """One of the ledgers of lending, ready for a writer; read inside one transaction. Tools and what is overdue are
    those of the moment, whatever the period."""
    heading = Heading(
        station=text(db, "station.name"),
        address=text(db, "station.address") or None,
        first=period.first,
        last=period.last,
        made_at=made_at.astimezone(zone(db)),
        masked=masked,
    )
    ids, rows = _READERS[name](db, period, language, words, masked, made_at)
    kinds = labels(db, Dictionary.TOOL_KIND, language)
    return Ledger(
        name=name,
        columns=COLUMNS[name],
        rows=rows,
        count=ids,
        heading=heading,
        summary=_summary(lending(db, period, now=made_at), kinds) if name == "loans" else None,
    )


Read = tuple[int, Iterator[tuple[Cell, ...]]]


def _loans(db: Database, period: Period, language: str, words: Words, masked: bool, made_at: datetime) -> Read:  # noqa: ARG001 - as all readers
    ids = [row[0] for row in db.rows(
        "SELECT id FROM loan WHERE day BETWEEN ? AND ? AND state <> 'void' ORDER BY day, out_at, id",
        (period.first.isoformat(), period.last.isoformat()),
    )]  # fmt: skip
    local = zone(db)
    today = local_day(made_at, local)

    def row(number: int, loan: Loan) -> tuple[Cell, ...]:
        ended = loan.back_at or loan.lost_at
        until = today if ended is None else local_day(ended, local)
        return (
            number,
            loan.code,
            loan.tool,
            loan.name or loan.nickname,
            _phone(loan, masked),
            _local(loan.out_at, local),
            _local(loan.due_at, local),
            _local(loan.back_at, local),
            f"loan_state.{loan.state}",
            None if loan.condition is None else f"condition.{loan.condition}",
            words["separator"].join(part.name for part in loan.parts if part.back is False) or None,
            loan.days_late(until, local_day(loan.due_at, local)) or None,
            words["separator"].join(part for part in (loan.note, loan.back_note) if part) or None,
            loan.by_name,
        )

    return len(ids), (row(number, loan) for number, loan in enumerate(_each(db, ids, queries.loans), 1))


def _tools(db: Database, period: Period, language: str, words: Words, masked: bool, made_at: datetime) -> Read:  # noqa: ARG001 - as all readers
    rows = db.rows(
        "SELECT t.id, p.name, p.nickname, l.due_at FROM tool t LEFT JOIN loan l ON l.tool_id = t.id"
        " AND l.state = 'open' LEFT JOIN person o ON o.id = l.person_id"
        " LEFT JOIN person p ON p.id = coalesce(o.root_id, o.id) WHERE t.state <> 'withdrawn'"
        " ORDER BY length(t.code_key), t.code_key"
    )
    out = {row[0]: row[1:] for row in rows}
    local, kinds = zone(db), labels(db, Dictionary.TOOL_KIND, language)

    def row(number: int, tool: Tool) -> tuple[Cell, ...]:
        name, nickname, due = out[tool.id]
        return (
            number,
            tool.code,
            tool.name,
            kinds[tool.kind],
            tool.cabinet,
            tool.slot,
            words["separator"].join(tool.accessories) or None,
            _yuan(tool),
            f"tool_state.{tool.state}",
            _local(tool.since, local),
            name or nickname,
            None if due is None else _local(datetime.fromisoformat(due), local),
            words["separator"].join(part for part in (tool.state_note, tool.note) if part) or None,
        )

    ids = [row[0] for row in rows]
    return len(ids), (row(number, tool) for number, tool in enumerate(_each(db, ids, queries.tools), 1))


def _overdue(db: Database, period: Period, language: str, words: Words, masked: bool, made_at: datetime) -> Read:  # noqa: ARG001 - as all readers
    local = zone(db)
    today = local_day(made_at, local)
    late = queries.open_loans(db, before=made_at)
    rows = (
        (
            number,
            loan.code,
            loan.tool,
            loan.name or loan.nickname,
            _phone(loan, masked),
            _local(loan.out_at, local),
            _local(loan.due_at, local),
            loan.days_late(today, local_day(loan.due_at, local)),
        )
        for number, loan in enumerate(late, 1)
    )
    return len(late), rows


def _losses(db: Database, period: Period, language: str, words: Words, masked: bool, made_at: datetime) -> Read:  # noqa: ARG001 - as all readers
    local, lost = zone(db), losses(db, period)

    def row(number: int, tool_id: int, at: str) -> tuple[Cell, ...]:
        tool = queries.tool(db, tool_id)
        with_whom = db.value("SELECT id FROM loan WHERE tool_id = ? AND lost_at IS NOT NULL AND lost_at >= ?"
                             " ORDER BY id LIMIT 1", (tool_id, at))  # fmt: skip
        loan = None if with_whom is None else queries.loan(db, with_whom)
        return (
            number,
            tool.code,
            tool.name,
            _yuan(tool),
            _local(datetime.fromisoformat(at), local),
            f"tool_state.{tool.state}",
            None if loan is None else loan.name or loan.nickname,
            None if loan is None else _phone(loan, masked),
            tool.state_note,
        )

    return len(lost), (row(number, tool, at) for number, (tool, at) in enumerate(lost, 1))


_READERS: dict[str, Callable[[Database, Period, str, Words, bool, datetime], Read]] = {
    "loans": _loans,
    "tools": _tools,
    "overdue": _overdue,
    "losses": _losses,
}


def _each(db: Database, ids: Sequence[int], read: Callable[[Database, Sequence[int]], list[T]]) -> Iterator[T]:
    for start in range(0, len(ids), _AT_ONCE):
        yield from read(db, ids[start : start + _AT_ONCE])


def _summary(figures: LendingFigures, kinds: dict[str, str]) -> Summary:
    by_day = {day: (count,) for day, count in figures.by_day.items()}
    return Summary(
        figures=tuple(Figure(key, getattr(figures, key), f"definition.{key}") for key in FIGURES),
        tables=(
            SummaryTable(
                "loans_by_day",
                ("day", "loan_count"),
                every_day(figures.period.first, figures.period.last, by_day, columns=1),
                "column",
            ),
            SummaryTable(
                "loans_by_kind",
                ("kind", "loan_count"),
                tuple((kinds[code], count) for code, count in figures.by_kind.items()),
                "bar",
            ),
            SummaryTable(
                "loans_by_tool",
                ("tool", "loan_count"),
                tuple(figures.by_tool.items())[:_MOST_TOOLS],
                "bar",
            ),
        ),
    )


def _phone(loan: Loan, masked: bool) -> str | None:
    if loan.phone is None:
        return None
    return mask_phone(loan.phone) if masked else loan.phone


def _yuan(tool: Tool) -> float | None:
    return None if tool.value_fen is None else tool.value_fen / 100


def _local(moment: datetime | None, local: tzinfo) -> datetime | None:
    return None if moment is None else moment.astimezone(local).replace(tzinfo=None, second=0, microsecond=0)
