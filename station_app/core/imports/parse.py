"""Rows understood: a register's lines as visits, a list's lines as people, and every other line with its reason."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from station_app.core.errors import NotValid, TooLong
from station_app.core.gate import compare_key
from station_app.core.imports.cells import Line, Words, lines, person_cells, skip_reason
from station_app.core.imports.columns import PEOPLE_FIELDS, VISIT_FIELDS, find_columns
from station_app.core.imports.mended import mended, require_fitting
from station_app.core.imports.model import (
    Choice,
    Columns,
    Field,
    Lookups,
    PeopleFile,
    PersonRow,
    Reason,
    Table,
    VisitRow,
    VisitsFile,
)
from station_app.core.imports.register import Register
from station_app.core.imports.sorted_out import sort_out
from station_app.core.imports.source import NO_CORRECTIONS, Corrections
from station_app.core.imports.values import cell_text
from station_app.core.people.model import read_card
from station_app.core.types import Step


def parse_visits(
    table: Table,
    *,
    lookups: Lookups,
    default_year: int,
    mapping: Mapping[str, str] | None = None,
    header_row: int | None = None,
    corrections: Corrections = NO_CORRECTIONS,
    now: datetime | None = None,
    step: Step | None = None,
) -> VisitsFile:
    """Every line of a register as a visit or as skipped with a reason, for the preview and the import.

    `default_year` is for dates such as 9月1日 in a file that nowhere names a year; `now`, in the station's local time,
    tells a date that has not come yet. `mapping` and `header_row` as in `find_columns`.
    Raises Unreadable (no header), MissingColumn, UnknownColumn, UnknownField, TwoColumns, WrongCorrection.
    """
    columns = find_columns(table, fields=VISIT_FIELDS, needed=(Field.DAY,), mapping=mapping, header_row=header_row)
    require_fitting(table, columns, corrections)
    words = Words(lookups)
    as_in_file = None
    if any(column in _key_columns(columns) for _, column in corrections.cells):
        plain = Register(table, columns, words, default_year=default_year)
        outcomes = (plain.read(line) for line in lines(table, columns))
        as_in_file = {row.row: row.bare for row in outcomes if isinstance(row, VisitRow)}
    table = mended(table, corrections)
    reader = Register(table, columns, words, default_year=default_year, now=now, as_in_file=as_in_file)
    read = reader.read
    rows, skipped = sort_out(table, columns, read, corrections=corrections, step=step)
    return VisitsFile(table.name, table.other_sheets, columns, rows, skipped)


def parse_people(
    table: Table,
    *,
    lookups: Lookups,
    mapping: Mapping[str, str] | None = None,
    header_row: int | None = None,
    corrections: Corrections = NO_CORRECTIONS,
    step: Step | None = None,
) -> PeopleFile:
    """Every line of a list of people as a person or as skipped with a reason, for the preview and the import.

    Raises Unreadable (no header), MissingColumn (neither name nor phone), UnknownColumn, UnknownField, TwoColumns,
    WrongCorrection.
    """
    columns = find_columns(
        table, fields=PEOPLE_FIELDS, needed=(Field.NAME, Field.PHONE), mapping=mapping, header_row=header_row
    )
    require_fitting(table, columns, corrections)
    table = mended(table, corrections)
    words = Words(lookups)
    seen: Counter[tuple[str, str]] = Counter()

    def read(line: Line) -> PersonRow | Reason:
        return skip_reason(line) or _person_or_reason(line, words, seen)

    rows, skipped = sort_out(table, columns, read, corrections=corrections, step=step)
    return PeopleFile(table.name, table.other_sheets, columns, rows, skipped)


def _key_columns(columns: Columns) -> frozenset[int]:
    return frozenset(columns.at[field] for field in (Field.DAY, Field.ARRIVED, Field.SERVICES) if field in columns.at)


def phones_of_names(rows: Iterable[VisitRow | PersonRow]) -> dict[str, frozenset[str]]:
    """Per name (compare key) the full phones it stands beside in a file: one or none means the name is unique there."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.name:
            found[compare_key(row.name)].update([row.phone] if row.phone else [])
    return {name: frozenset(phones) for name, phones in found.items()}


def _person_or_reason(line: Line, words: Words, seen: Counter[tuple[str, str]]) -> PersonRow | Reason:
    try:
        return _person(line, words, seen)
    except TooLong:
        return Reason.TOO_LONG


def _person(line: Line, words: Words, seen: Counter[tuple[str, str]]) -> PersonRow | Reason:
    cells = person_cells(line, words)
    card = _card(line)
    nickname = line.nickname() or cells.words
    if not (cells.name or nickname or cells.phone or cells.other_number or card):
        return Reason.EMPTY
    platforms, unknown_platforms = words.platforms(line)
    occurrence = 0
    if cells.phone is None:
        key = (compare_key(cells.name or nickname or ""), cells.other_number or "")
        seen[key] += 1
        occurrence = seen[key]
    return PersonRow(
        row=line.number,
        name=cells.name,
        nickname=nickname,
        phone=cells.phone,
        other_number=cells.other_number,
        card=card,
        category=cells.category,
        unknown_category=cells.unknown_category,
        platforms=platforms,
        unknown_platforms=unknown_platforms,
        note=line.note(),
        decisions=tuple(line.decisions),
        occurrence=occurrence,
        category_words=cell_text(line.value(Field.CATEGORY)),
        platform_words=cell_text(line.value(Field.PLATFORM)),
    )


def _card(line: Line) -> str | None:
    text = line.text(Field.CARD)
    if text is None:
        return None
    try:
        return read_card(text)
    except NotValid:
        line.decide(Choice.CARD_UNREADABLE, text)
        return None
