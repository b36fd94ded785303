"""Which column holds which field: told by a mapping, else by the words registers use, in Chinese and English."""

from collections.abc import Mapping, Sequence

from station_app.core.imports.headers import (
    HEADER_ROWS,
    Header,
    column_index,
    column_letter,
    exact_key,
    field_of,
    found_header,
    given_header,
    header_key,
    no_header,
    width,
)
from station_app.core.imports.model import Columns, Field, Table
from station_app.core.imports.refusals import MissingColumn, TwoColumns, UnknownColumn, UnknownField, Unreadable, Why

__all__ = [
    "ENROLMENT_FIELDS",
    "HEADER_ROWS",
    "PEOPLE_FIELDS",
    "SUPPLY_FIELDS",
    "TOOL_FIELDS",
    "VISIT_FIELDS",
    "assigned",
    "column_letter",
    "columns_of",
    "field_of",
    "find_columns",
    "header_for",
    "header_key",
]

_MOST_TOLD = 40

VISIT_FIELDS = (
    Field.NUMBER, Field.DAY, Field.ARRIVED, Field.LEFT, Field.NAME, Field.NICKNAME, Field.PHONE,
    Field.CATEGORY, Field.PLATFORM, Field.SERVICES, Field.HEADS, Field.NOTE,
)  # fmt: skip
PEOPLE_FIELDS = (
    Field.NUMBER, Field.NAME, Field.NICKNAME, Field.PHONE, Field.CATEGORY, Field.PLATFORM, Field.CARD, Field.NOTE,
)  # fmt: skip
TOOL_FIELDS = (
    Field.NUMBER, Field.CODE, Field.NAME, Field.KIND, Field.CABINET, Field.SLOT, Field.QUANTITY, Field.ACCESSORIES,
    Field.VALUE, Field.STATUS, Field.BRAND, Field.MODEL, Field.SIZE, Field.NOTE,
)  # fmt: skip
ENROLMENT_FIELDS = (
    Field.NUMBER, Field.NAME, Field.NICKNAME, Field.PHONE, Field.CATEGORY, Field.PLATFORM, Field.TOPIC, Field.HELD,
    Field.BEGINS, Field.NOTE,
)  # fmt: skip
SUPPLY_FIELDS = (
    Field.NUMBER, Field.NAME, Field.KIND, Field.UNIT, Field.QUANTITY, Field.LOW_MARK, Field.BATCH, Field.EXPIRES,
    Field.ORIGIN, Field.DONOR, Field.BARCODE, Field.NOTE,
)  # fmt: skip


def find_columns(
    table: Table,
    *,
    fields: Sequence[Field],
    needed: Sequence[Field],
    mapping: Mapping[str, str] | None = None,
    header_row: int | None = None,
) -> Columns:
    """Header and columns of a table for an import; any one of `needed` must be there.

    `mapping` is {"column header or letter": "field"} and goes before the known words; an empty field leaves a column
    out. `header_row` as in `Source`. Raises Unreadable (no header), MissingColumn, UnknownColumn, UnknownField,
    TwoColumns.
    """
    header = header_for(table, fields=fields, mapping=mapping or {}, header_row=header_row)
    columns = columns_of(table, header, fields=fields, mapping=mapping or {})
    if not any(field in columns.at for field in needed):
        shown = tuple(word for word in header.words if word)
        raise MissingColumn(table.path, tuple(map(str, needed)), header.row, shown)
    return columns


def header_for(table: Table, *, fields: Sequence[Field], mapping: Mapping[str, str], header_row: int | None) -> Header:
    """The header somebody named, or the one that is found. Raises Unreadable, UnknownColumn, UnknownField."""
    if header_row is not None:
        return given_header(table, header_row, fields)
    wide = width(table)
    named = {
        exact_key(column): _field(name, fields) for column, name in mapping.items() if not _is_letter(column, wide)
    }
    header = found_header(table, fields, named)
    if header is not None:
        return header
    if named:
        raise UnknownColumn(next(column for column in mapping if not _is_letter(column, wide)), _first_filled(table))
    if any(mapping.values()):
        return no_header(table)  # columns called by their letters need no words over them
    raise Unreadable(table.path, Why.NO_HEADER)


def columns_of(table: Table, header: Header, *, fields: Sequence[Field], mapping: Mapping[str, str]) -> Columns:
    """The columns under a header. Raises UnknownColumn, UnknownField, TwoColumns."""
    at = assigned(table, header, fields=fields, mapping=mapping)
    filled = _filled(table, header)
    named = {index for index, word in enumerate(header.words) if word}
    unused = sorted((named | filled) - set(at.values()))
    return Columns(
        header.row,
        at,
        {field: _called(header, index) for field, index in at.items()},
        tuple(_called(header, index) for index in unused),
        header.depth,
    )


def assigned(table: Table, header: Header, *, fields: Sequence[Field], mapping: Mapping[str, str]) -> dict[Field, int]:
    """Field → column: those of the mapping first, then by the words of the header, the first of equals."""
    wanted = told(table, header, fields=fields, mapping=mapping)
    at = {field: index for index, field in wanted.items() if field is not None}
    for index in range(len(header.words)):
        field = header.field(index, fields)
        if field is not None and field not in at and index not in wanted:
            at[field] = index
    if Field.NAME not in at and Field.NICKNAME in at:
        at[Field.NAME] = at.pop(Field.NICKNAME)
    return at


def told(
    table: Table, header: Header, *, fields: Sequence[Field], mapping: Mapping[str, str]
) -> dict[int, Field | None]:
    """Column → field as a mapping says. Raises UnknownColumn, UnknownField, TwoColumns."""
    keys = [exact_key(word) if word else "" for word in header.words]
    wide = max(width(table), len(keys))
    wanted: dict[int, Field | None] = {}
    for column, name in mapping.items():
        field = _field(name, fields)
        index = _index_of(column, keys, wide)
        if index is None:
            words = tuple(word for word in header.words if word)
            raise UnknownColumn(column, words or tuple(map(column_letter, range(min(wide, _MOST_TOLD)))))
        twin = next((other for other, there in wanted.items() if field is not None and there is field), None)
        if twin is not None and twin != index:
            raise TwoColumns(str(field), (_called(header, twin), _called(header, index)))
        wanted[index] = field
        if _is_letter(column, wide):
            continue
        # Several columns under one header: what is left out is left out of all of them.
        wanted.update({other: None for other, key in enumerate(keys) if key == keys[index] and other not in wanted})
    return wanted


def _field(name: str, fields: Sequence[Field]) -> Field | None:
    known = name.strip().lower()
    if known and known not in fields:
        raise UnknownField(name, tuple(map(str, fields)))
    return Field(known) if known else None


def _is_letter(column: str, wide: int) -> bool:
    index = column_index(column.strip())
    return index is not None and index < wide


def _index_of(column: str, keys: Sequence[str], wide: int) -> int | None:
    if _is_letter(column, wide):
        return column_index(column.strip())
    key = exact_key(column)
    return keys.index(key) if key and key in keys else None


def _called(header: Header, index: int) -> str:
    return (header.words[index] if index < len(header.words) else "") or column_letter(index)


def _first_filled(table: Table) -> tuple[str, ...]:
    rows = (tuple(cell.strip() for cell in row if isinstance(cell, str) and cell.strip()) for row in table.rows)
    return next((row for row in rows if row), ())


def _filled(table: Table, header: Header) -> set[int]:
    named = {index for index, word in enumerate(header.words) if word}
    first = header.row + header.depth - 1 if header.row else 0
    filled: set[int] = set()
    for row in table.rows[first:]:
        filled.update(index for index, cell in enumerate(row) if cell is not None and index not in named)
    return filled
