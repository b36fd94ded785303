"""A list's lines as goods that came: name, kind, unit, how many, of which batch; with the decisions taken over each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from station_app.core.errors import NotValid, TooLong
from station_app.core.gate import compare_key
from station_app.core.imports.amounts import amount, name_and_unit, same_unit
from station_app.core.imports.cells import Line, skip_reason
from station_app.core.imports.columns import SUPPLY_FIELDS, find_columns
from station_app.core.imports.expiry import expiry
from station_app.core.imports.kinds import KindWords
from station_app.core.imports.mended import mended, require_fitting
from station_app.core.imports.model import Choice, Columns, Decision, Field, Lookups, Mark, Reason, Skipped, Table
from station_app.core.imports.sorted_out import sort_out
from station_app.core.imports.source import NO_CORRECTIONS, Corrections
from station_app.core.imports.values import cell_text
from station_app.core.supplies.model import (
    DONOR_LIMIT,
    NAME_LIMIT,
    NOTE_LIMIT,
    NUMBER_LIMIT,
    REASON_LIMIT,
    UNIT_LIMIT,
    read_barcode,
)
from station_app.core.types import Step

_ORIGINS: dict[str, str] = {
    "donated": "捐赠 捐助 捐献 爱心 赠送 赠予 donated donation gift",
    "allotted": "配发 下拨 调拨 划拨 拨付 下发 上级发放 allotted allotment allocated",
    "bought": "采购 购买 自购 购入 外购 集采 bought purchased purchase",
}
_ORIGIN_WORDS = {word: origin for origin, words in _ORIGINS.items() for word in words.split()}


@dataclass(frozen=True, slots=True)
class SupplyRow:
    """One line of a list of goods; without a quantity it says that there are such goods, and no more."""

    row: int
    name: str
    kind: str
    unit: str | None
    quantity: int
    low_mark: int | None
    batch: str | None
    expires_on: date | None
    origin: str | None
    donor: str | None
    barcode: str | None
    note: str | None
    decisions: tuple[Decision, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class SuppliesFile:
    """A whole list of goods: every line below the header is either in `rows` or in `skipped`."""

    name: str
    sheet: str
    other_sheets: tuple[str, ...]
    columns: Columns
    rows: tuple[SupplyRow, ...]
    skipped: tuple[Skipped, ...]


def parse_supplies(
    table: Table,
    *,
    lookups: Lookups,
    today: date,
    mapping: Mapping[str, str] | None = None,
    header_row: int | None = None,
    corrections: Corrections = NO_CORRECTIONS,
    step: Step | None = None,
) -> SuppliesFile:
    """Every line of a list of goods as goods or as skipped with a reason.

    Raises Unreadable (no header), MissingColumn (no name), UnknownColumn, UnknownField, TwoColumns, WrongCorrection.
    """
    columns = find_columns(table, fields=SUPPLY_FIELDS, needed=(Field.NAME,), mapping=mapping, header_row=header_row)
    require_fitting(table, columns, corrections)
    table = mended(table, corrections)
    kinds = KindWords(lookups.supply_kinds)

    def read(line: Line) -> SupplyRow | Reason:
        return skip_reason(line) or _goods_or_reason(line, kinds, today)

    rows, skipped = sort_out(table, columns, read, corrections=corrections, step=step)
    return SuppliesFile(table.path.name, table.name, table.other_sheets, columns, rows, skipped)


def _goods_or_reason(line: Line, kinds: KindWords, today: date) -> SupplyRow | Reason:
    try:
        return _goods(line, kinds, today)
    except TooLong:
        return Reason.TOO_LONG


def _goods(line: Line, kinds: KindWords, today: date) -> SupplyRow | Reason:
    whole = line.text(Field.NAME, NAME_LIMIT)
    if whole is None:
        return Reason.EMPTY
    name, unit = name_and_unit(whole, line.text(Field.UNIT, UNIT_LIMIT))
    if line.mark(Field.QUANTITY) is Mark.ERROR:
        return Reason.BAD_QUANTITY
    if line.mark(Field.EXPIRES) is Mark.ERROR:
        return Reason.BAD_EXPIRY
    count = amount(line.value(Field.QUANTITY), unit)
    if isinstance(count, Reason):
        return count
    until = expiry(line.value(Field.EXPIRES), today)
    if isinstance(until, Reason):
        return until
    kind = kinds.of(line, name)
    if until is not None and until < today and count.count:
        line.decide(Choice.EXPIRED_ALREADY, until.isoformat())
    origin, donor = _came_from(line)
    return SupplyRow(
        row=line.number,
        name=name,
        kind=kind,
        unit=unit or count.unit,
        quantity=count.count,
        low_mark=_low_mark(line, unit or count.unit),
        batch=line.text(Field.BATCH, NUMBER_LIMIT),
        expires_on=until,
        origin=origin,
        donor=donor,
        barcode=_barcode(line),
        note=_note(line, moved=count.count > 0),
        decisions=tuple(line.decisions),
    )


def _low_mark(line: Line, unit: str | None) -> int | None:
    value = line.value(Field.LOW_MARK)
    if not cell_text(value):
        return None
    mark = amount(value, unit)
    if isinstance(mark, Reason) or (mark.unit is not None and not same_unit(mark.unit, unit)):
        line.decide(Choice.LOW_MARK_UNREADABLE, value)
        return None
    return mark.count


def _came_from(line: Line) -> tuple[str | None, str | None]:
    """How goods came, and from whom; 市总工会配发 alone says both."""
    said, donor = line.text(Field.ORIGIN, DONOR_LIMIT), line.text(Field.DONOR, DONOR_LIMIT)
    if said is None:
        return None, donor
    key = compare_key(said)
    origin = _ORIGIN_WORDS.get(key) or next((code for word, code in _ORIGIN_WORDS.items() if word in key), None)
    if key not in _ORIGIN_WORDS and donor is None:
        return origin, said
    if origin is None:
        line.decide(Choice.UNKNOWN_ORIGIN, said)
    return origin, donor


def _barcode(line: Line) -> str | None:
    raw = cell_text(line.value(Field.BARCODE))
    if not raw:
        return None
    try:
        return read_barcode(raw)
    except (NotValid, TooLong):
        line.decide(Choice.BARCODE_UNREADABLE, raw)
        return None


def _note(line: Line, *, moved: bool) -> str | None:
    # Of goods that came it is the remark on their coming, else one on the goods themselves.
    note = line.note()
    limit = REASON_LIMIT if moved else NOTE_LIMIT
    if note is not None and len(note) > limit:
        raise TooLong("stock_move.note", limit, len(note))
    return note
