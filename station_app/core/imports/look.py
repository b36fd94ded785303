"""A look at a file before anything is decided: what it is, its sheets, where its columns are and what they hold."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Literal

from station_app.core.imports import queries
from station_app.core.imports.columns import assigned, told
from station_app.core.imports.commands import kind_of
from station_app.core.imports.encodings import readable
from station_app.core.imports.guess import guessed
from station_app.core.imports.headers import (
    Header,
    column_letter,
    found_header,
    given_header,
    header_key,
    names_things,
    no_header,
    width,
)
from station_app.core.imports.model import Field, Kind, Lookups, SheetFact, Table
from station_app.core.imports.reading import open_source, remembered
from station_app.core.imports.sheets import is_open_elsewhere, read_bytes
from station_app.core.imports.source import Source
from station_app.core.imports.values import cell_text
from station_app.core.storage.database import Database, open_database
from station_app.core.types import Step

__all__ = ["ColumnFact", "FileFacts", "SheetFact", "WhyField", "fields_of", "look", "look_job"]

_TOP, _WIDEST, _SAMPLES, _LONGEST, _LOOKED_AT, _MOST_COLUMNS = 12, 40, 3, 60, 300, 100

_OF_TOOLS = frozenset(
    {
        Field.CABINET,
        Field.SLOT,
        Field.QUANTITY,
        Field.ACCESSORIES,
        Field.VALUE,
        Field.STATUS,
        Field.BRAND,
        Field.MODEL,
        Field.SIZE,
    }
)
_OF_TOOLS_ALONE = _OF_TOOLS - {Field.QUANTITY}
_OF_SUPPLIES = frozenset({Field.LOW_MARK, Field.BATCH, Field.EXPIRES, Field.BARCODE})
_OF_VISITS = (Field.LEFT, Field.SERVICES, Field.HEADS)
_ENROLLING = "报名"
_NOT_OF_THINGS = (Field.DAY, Field.PHONE)

WhyField = Literal["word", "remembered", "content", "given", ""]
"""Why a column is proposed to hold a field: its header says so, as last time, its cells look so, it was told."""


@dataclass(frozen=True, slots=True)
class ColumnFact:
    """A column: what stands over it, up to three of its cells, the field proposed for it and why."""

    index: int
    letter: str
    header: str
    samples: tuple[str, ...] = field(repr=False)
    field: Field | None
    why: WhyField


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What a file is. `source` has sheet, encoding and header row filled in; `top` are its first 12 rows.

    `missing`: one of these fields is needed and no column holds any of them. `open_elsewhere`: another program has it
    open, so what is not saved there is not seen here.
    """

    source: Source
    file_kind: Kind
    sheets: tuple[SheetFact, ...]
    encodings: tuple[str, ...]
    top: tuple[tuple[str, ...], ...] = field(repr=False)
    columns: tuple[ColumnFact, ...]
    guessed_kind: str
    missing: tuple[Field, ...]
    rows: int = 0
    open_elsewhere: bool = False


def look(db: Database, *, source: Source, kind: str, mapping: Mapping[str, str] | None = None) -> FileFacts:
    """What a file is, for the first step of the assistant: a column that is missing is said, not refused.

    Refused: NotFound, OpenElsewhere, Unreadable (no table, no such row), UnknownColumn, UnknownField, TwoColumns.
    """
    how = kind_of(kind)
    opened = open_source(source)
    table = opened.table
    header, before = remembered(db, how, table, source.header_row)
    if header is None or mapping:
        header = _header(table, how.fields, source.header_row)
    lookups = queries.lookups(db)
    columns = _columns(table, header, how.fields, mapping or {}, before, lookups)
    held = {column.field for column in columns}
    first = header.row + header.depth if header.row else 1
    return FileFacts(
        source=replace(source, sheet=table.name or None, encoding=table.encoding, header_row=header.row),
        file_kind=table.kind,
        sheets=table.sheets,
        encodings=readable(read_bytes(source.path)) if table.kind is Kind.CSV else (),
        top=tuple(tuple(cell_text(cell)[:_LONGEST] for cell in row[:_WIDEST]) for row in table.rows[:_TOP]),
        columns=columns,
        guessed_kind=_kind_of_content(table, header, lookups),
        missing=() if held & set(how.needed) else how.needed,
        rows=max(len(table.rows) - first + 1, 0),
        open_elsewhere=is_open_elsewhere(source.path),
    )


def look_job(
    *, station: Path, source: Source, kind: str, mapping: Mapping[str, str] | None = None, step: Step | None = None
) -> FileFacts:
    """As `look`, for a child process."""
    if step is not None:
        step(0, 1)
    with closing(open_database(station, read_only=True)) as db:
        return look(db, source=source, kind=kind, mapping=mapping)


def fields_of(kind: str) -> tuple[Field, ...]:
    """The fields a column of such a file may be said to hold."""
    return kind_of(kind).fields


def needed_of(kind: str) -> tuple[Field, ...]:
    """Any one of these must have a column."""
    return kind_of(kind).needed


def _header(table: Table, fields: Sequence[Field], header_row: int | None) -> Header:
    if header_row is not None:
        return given_header(table, header_row, fields)
    return found_header(table, fields, {}) or no_header(table)


def _columns(
    table: Table,
    header: Header,
    fields: Sequence[Field],
    mapping: Mapping[str, str],
    before: Mapping[str, str],
    lookups: Lookups,
) -> tuple[ColumnFact, ...]:
    given = told(table, header, fields=fields, mapping=mapping)
    at = assigned(table, header, fields=fields, mapping=mapping or before)
    held: dict[int, tuple[Field, WhyField]] = {
        index: (field, "given" if index in given else "remembered" if before else "word") for field, index in at.items()
    }
    first = header.row + header.depth if header.row else 1
    wide = max(width(table), len(header.words))
    shown = [index for index in range(wide) if index < _MOST_COLUMNS or index in held]
    if not before:
        free = [index for index in shown if index not in held and index not in given]
        rest = [field for field in fields if field not in at]
        held.update((index, (field, "content")) for index, field in guessed(table, first, free, rest, lookups).items())
    return tuple(_fact(table, header, index, first, held.get(index)) for index in shown)


def _fact(table: Table, header: Header, index: int, first: int, held: tuple[Field, WhyField] | None) -> ColumnFact:
    below = (row[index] for row in table.rows[first - 1 : first - 1 + _LOOKED_AT] if index < len(row))
    samples = islice(dict.fromkeys(text[:_LONGEST] for cell in below if (text := cell_text(cell))), _SAMPLES)
    return ColumnFact(
        index=index,
        letter=column_letter(index),
        header=header.words[index] if index < len(header.words) else "",
        samples=tuple(samples),
        field=None if held is None else held[0],
        why="" if held is None else held[1],
    )


def _kind_of_content(table: Table, header: Header, lookups: Lookups) -> str:
    if _is_of_supplies(table):
        return "supplies"
    if _is_of_tools(table):
        return "tools"
    if _is_of_enrolments(table):
        return "enrolments"
    visits = _columns(table, header, kind_of("visits").fields, {}, {}, lookups)
    return "visits" if any(column.field is Field.DAY for column in visits) else "people"


def _is_of_supplies(table: Table) -> bool:
    # A batch, an expiry or a mark is kept of goods alone; a unit beside a quantity where nothing speaks of tools.
    fields = kind_of("supplies").fields
    header = found_header(table, fields, {})
    if header is None:
        return False
    at = assigned(table, header, fields=fields, mapping={})
    people = set(assigned(table, header, fields=_NOT_OF_THINGS, mapping={}))
    if Field.NAME not in at or Field.PHONE in people:
        return False
    name = header.words[at[Field.NAME]]
    if not names_things(name) and (people or header_key(name) != "name"):
        return False
    counted = {Field.UNIT, Field.QUANTITY} <= set(at) and not any("工具" in word for word in header.words)
    tools = set(assigned(table, header, fields=kind_of("tools").fields, mapping={})) & _OF_TOOLS_ALONE
    return bool(_OF_SUPPLIES & set(at)) or (counted and not tools)


def _is_of_tools(table: Table) -> bool:
    # By its titles alone: what tools are called and where they hang looks like anything.
    fields = kind_of("tools").fields
    header = found_header(table, fields, {})
    if header is None or set(assigned(table, header, fields=_NOT_OF_THINGS, mapping={})):
        return False
    held = set(assigned(table, header, fields=fields, mapping={}))
    return Field.NAME in held and len(held & _OF_TOOLS) >= (1 if any("工具" in word for word in header.words) else 2)


def _is_of_enrolments(table: Table) -> bool:
    # By a title that speaks of a session, or of enrolling over the titles; what only visits have is in neither.
    header = found_header(table, kind_of("enrolments").fields, {})
    if header is None:
        return False
    held = set(assigned(table, header, fields=kind_of("enrolments").fields, mapping={}))
    if not held & {Field.NAME, Field.PHONE} or set(assigned(table, header, fields=_OF_VISITS, mapping={})):
        return False
    above = (cell for row in table.rows[: max(header.row - 1, 0)] for cell in row)
    return Field.TOPIC in held or any(_ENROLLING in cell_text(cell) for cell in above)
