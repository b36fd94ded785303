"""What a column without a known word over it seems to hold, by its cells."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from functools import partial

from station_app.core.gate import compare_key, is_hanzi
from station_app.core.imports.amounts import UNITS
from station_app.core.imports.model import Cell, Field, Lookups, NameKind, Table
from station_app.core.imports.moments import has_year, parse_date, parse_time
from station_app.core.imports.names import name_kind
from station_app.core.imports.values import PhoneKind, cell_text, parse_phone, parse_services

_LOOKED_AT = 300
_ENOUGH = 0.6
_FEWEST = 2
_ANY_YEAR = 2024  # a leap year: 2月29日 is a day too
_LONGEST_NAME = 4
_BARCODE_DIGITS = (12, 13, 14)


def guessed(
    table: Table, first_row: int, columns: Sequence[int], fields: Sequence[Field], lookups: Lookups
) -> dict[int, Field]:
    """Column → field for columns nobody named, each field once; `fields` are those still to be had."""
    found: dict[int, Field] = {}
    keyed = Lookups(_keyed(lookups.categories), _keyed(lookups.platforms), _keyed(lookups.services))
    left = [field for field in _ORDER if field in fields]
    samples = {column: _cells(table, first_row, column) for column in columns}
    for field in left:
        looks = partial(_TESTS[field], keyed)
        for column in columns:
            if column not in found and _holds(samples[column], looks):
                found[column] = field
                break
    return found


def _cells(table: Table, first_row: int, column: int) -> list[Cell]:
    rows = table.rows[first_row - 1 : first_row - 1 + _LOOKED_AT]
    return [row[column] for row in rows if column < len(row) and row[column] is not None and row[column] != ""]


def _holds(cells: Sequence[Cell], looks: Callable[[Cell], bool]) -> bool:
    if len(cells) < _FEWEST:
        return False
    return sum(looks(cell) for cell in cells) >= _ENOUGH * len(cells)


def _is_phone(lookups: Lookups, cell: Cell) -> bool:  # noqa: ARG001 - all are asked alike
    phone = parse_phone(cell)
    return phone is not None and phone.kind is PhoneKind.MOBILE


def _is_day(lookups: Lookups, cell: Cell) -> bool:  # noqa: ARG001 - as above
    if isinstance(cell, date | datetime):
        return True
    if isinstance(cell, str) and (has_year(cell) or any(sign in cell for sign in "月/-.")):
        return parse_time(cell) is None and parse_date(cell, _ANY_YEAR) is not None
    return False


def _is_time(lookups: Lookups, cell: Cell) -> bool:  # noqa: ARG001 - as above
    if isinstance(cell, time):
        return True
    return isinstance(cell, str) and any(sign in cell for sign in ":：点时") and parse_time(cell) is not None


def _is_name(lookups: Lookups, cell: Cell) -> bool:
    if not isinstance(cell, str):
        return False
    text = compare_key(cell)
    if not 1 < len(text) <= _LONGEST_NAME or not all(map(is_hanzi, text)) or _is_word(lookups, text):
        return False
    return name_kind(cell) in {NameKind.NAME, NameKind.ADDRESS}


def _is_word(lookups: Lookups, key: str) -> bool:
    return any(key in words for words in (lookups.categories, lookups.platforms, lookups.services))


def _is_category(lookups: Lookups, cell: Cell) -> bool:
    return compare_key(cell_text(cell)) in lookups.categories


def _is_platform(lookups: Lookups, cell: Cell) -> bool:
    return compare_key(cell_text(cell)) in lookups.platforms


def _is_services(lookups: Lookups, cell: Cell) -> bool:
    if not isinstance(cell, str):
        return False
    known, unknown = parse_services(cell, lookups.services)
    return bool(known) and len(known) >= len(unknown)


def _is_unit(lookups: Lookups, cell: Cell) -> bool:  # noqa: ARG001 - as above
    return isinstance(cell, str) and compare_key(cell) in UNITS


def _is_barcode(lookups: Lookups, cell: Cell) -> bool:  # noqa: ARG001 - as above
    return len(text := cell_text(cell)) in _BARCODE_DIGITS and text.isdecimal()


def _keyed(words: Mapping[str, str]) -> dict[str, str]:
    return {compare_key(word): code for word, code in words.items()}


_TESTS: dict[Field, Callable[[Lookups, Cell], bool]] = {
    Field.PHONE: _is_phone,
    Field.DAY: _is_day,
    Field.EXPIRES: _is_day,
    Field.UNIT: _is_unit,
    Field.BARCODE: _is_barcode,
    Field.ARRIVED: _is_time,
    Field.LEFT: _is_time,
    Field.CATEGORY: _is_category,
    Field.PLATFORM: _is_platform,
    Field.SERVICES: _is_services,
    Field.NAME: _is_name,
}
_ORDER = tuple(_TESTS)
"""The surest first: once a column is a phone's, nothing else is asked of it."""
