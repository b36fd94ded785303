"""A list's lines as tools: code, kind, place, quantity, state; each with the decisions taken over it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from station_app.core.errors import NotValid, TooLong
from station_app.core.gate import ascii_digits, compare_key
from station_app.core.imports.cells import Line, skip_reason
from station_app.core.imports.columns import TOOL_FIELDS, find_columns
from station_app.core.imports.headers import header_key
from station_app.core.imports.kinds import KindWords
from station_app.core.imports.mended import mended, require_fitting
from station_app.core.imports.model import Choice, Columns, Decision, Field, Lookups, Reason, Skipped, Table
from station_app.core.imports.sorted_out import sort_out
from station_app.core.imports.source import NO_CORRECTIONS, Corrections
from station_app.core.imports.values import cell_text
from station_app.core.lending.model import (
    ACCESSORY_LIMIT,
    MOST_ACCESSORIES,
    MOST_AT_ONCE,
    MOST_VALUE,
    NAME_LIMIT,
    NOTE_LIMIT,
    PLACE_LIMIT,
    ToolState,
    read_tool_code,
)
from station_app.core.types import Step

_ROW_NUMBERS = frozenset({"序号", "序", "no", "行号"})
_SPLIT = re.compile(r"[、,，;；/+＋]+")
_MONEY = re.compile(r"[¥￥元\s,，]|rmb|cny", re.IGNORECASE)
_STATES: dict[ToolState, str] = {
    ToolState.AVAILABLE: "active available ok inuse 可借 在库 在用 正常 完好 启用",
    ToolState.IN_REPAIR: "maintenance repair inrepair broken damaged 维修 维修中 在修 待修 损坏 故障",
    ToolState.LOST: "lost missing 丢失 遗失 找不到",
    ToolState.RETIRED: "retired disposed scrapped 停用 报废 退役 淘汰",
}
_STATE_OF = {word: state for state, words in _STATES.items() for word in words.split()}
_JOIN = " · "


@dataclass(frozen=True, slots=True)
class ToolRow:
    """One line of a list of tools. `pieces` tools are made of it; `value_fen` is a piece's."""

    row: int
    code: str | None
    name: str
    kind: str
    cabinet: str | None
    slot: str | None
    pieces: int
    accessories: tuple[str, ...]
    value_fen: int | None
    state: ToolState
    note: str | None
    decisions: tuple[Decision, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class ToolsFile:
    """A whole list of tools: every line below the header is either in `rows` or in `skipped`."""

    sheet: str
    other_sheets: tuple[str, ...]
    columns: Columns
    rows: tuple[ToolRow, ...]
    skipped: tuple[Skipped, ...]


def parse_tools(
    table: Table,
    *,
    lookups: Lookups,
    mapping: Mapping[str, str] | None = None,
    header_row: int | None = None,
    corrections: Corrections = NO_CORRECTIONS,
    step: Step | None = None,
) -> ToolsFile:
    """Every line of a list of tools as a tool or as skipped with a reason.

    Raises Unreadable (no header), MissingColumn (no name), UnknownColumn, UnknownField, TwoColumns, WrongCorrection.
    """
    columns = find_columns(table, fields=TOOL_FIELDS, needed=(Field.NAME,), mapping=mapping, header_row=header_row)
    require_fitting(table, columns, corrections)
    table = mended(table, corrections)
    reader = _Reader(columns, lookups.tool_kinds)

    def read(line: Line) -> ToolRow | Reason:
        return skip_reason(line) or reader.tool_or_reason(line)

    rows, skipped = sort_out(table, columns, read, corrections=corrections, step=step)
    return ToolsFile(table.name, table.other_sheets, columns, rows, skipped)


class _Reader:
    """Reads lines by the station's words for kinds of tools."""

    def __init__(self, columns: Columns, kinds: Mapping[str, str]) -> None:
        self._kinds = KindWords(kinds)
        # 序号 counts the lines of a list; 编号 and number are what is written on the piece.
        numbered = header_key(columns.headers.get(Field.NUMBER, "序号"))
        self._code = Field.CODE if Field.CODE in columns.at else None if numbered in _ROW_NUMBERS else Field.NUMBER

    def tool_or_reason(self, line: Line) -> ToolRow | Reason:
        """A line as a tool, or why it is none."""
        try:
            return self._tool(line)
        except TooLong:
            return Reason.TOO_LONG

    def _tool(self, line: Line) -> ToolRow | Reason:
        name = line.text(Field.NAME, NAME_LIMIT)
        if name is None:
            return Reason.EMPTY
        return ToolRow(
            row=line.number,
            code=self._code_of(line),
            name=name,
            kind=self._kinds.of(line, name),
            cabinet=line.text(Field.CABINET, PLACE_LIMIT),
            slot=line.text(Field.SLOT, PLACE_LIMIT),
            pieces=_pieces(line),
            accessories=_accessories(line),
            value_fen=_value(line),
            state=_state(line),
            note=_note(line),
            decisions=tuple(line.decisions),
        )

    def _code_of(self, line: Line) -> str | None:
        raw = cell_text(line.value(self._code)) if self._code is not None else ""
        if not raw:
            return None
        digits = ascii_digits(raw)
        if raw.isdecimal() and len(digits) <= 9:  # 141 is what a tool library writes; here it is T-141
            return f"T-{int(digits):03d}"
        try:
            return read_tool_code(raw)
        except (NotValid, TooLong):
            line.decide(Choice.CODE_UNREADABLE, raw)
            return None


def _pieces(line: Line) -> int:
    value = line.value(Field.QUANTITY)
    text = cell_text(value)
    if not text:
        return 1
    digits = ascii_digits(text)
    if not digits or len(digits) > 4 or not 1 <= int(digits) <= MOST_AT_ONCE or "." in text or "-" in text:
        line.decide(Choice.QUANTITY_UNREADABLE, value)
        return 1
    if int(digits) > 1:
        line.decide(Choice.PIECES, value)
    return int(digits)


def _accessories(line: Line) -> tuple[str, ...]:
    words = line.text(Field.ACCESSORIES, NOTE_LIMIT)
    each = [part.strip() for part in _SPLIT.split(words or "") if part.strip()]
    kept = tuple(dict.fromkeys(part[:ACCESSORY_LIMIT].strip() for part in each))
    if len(kept) > MOST_ACCESSORIES or any(len(part) > ACCESSORY_LIMIT for part in each):
        line.decide(Choice.ACCESSORIES_TOO_MANY, words)
    return kept[:MOST_ACCESSORIES]


def _value(line: Line) -> int | None:
    value = line.value(Field.VALUE)
    text = cell_text(value)
    if not text:
        return None
    try:
        fen = int((Decimal(_MONEY.sub("", text)) * 100).to_integral_value())
    except (InvalidOperation, ValueError, OverflowError):
        fen = -1
    if not 0 <= fen <= MOST_VALUE:
        line.decide(Choice.VALUE_UNREADABLE, value)
        return None
    return fen


def _state(line: Line) -> ToolState:
    text = cell_text(line.value(Field.STATUS))
    if not text:
        return ToolState.AVAILABLE
    state = _STATE_OF.get(compare_key(text))
    if state is None:
        line.decide(Choice.UNKNOWN_STATUS, text)
        return ToolState.AVAILABLE
    return state


def _note(line: Line) -> str | None:
    made = [line.text(each) for each in (Field.BRAND, Field.MODEL, Field.SIZE)]
    parts = [part for part in (*made, line.note()) if part]
    joined = _JOIN.join(parts)
    if len(joined) > NOTE_LIMIT:
        raise TooLong("tool.note", NOTE_LIMIT, len(joined))
    return joined or None
