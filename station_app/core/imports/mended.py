"""A table with the cells somebody typed anew, and whether what was mended fits the file at all."""

from dataclasses import replace

from station_app.core.gate import clean
from station_app.core.imports.headers import width
from station_app.core.imports.model import Cell, Columns, Table
from station_app.core.imports.source import Corrections, SameAs, WrongCorrection


def mended(table: Table, corrections: Corrections) -> Table:
    """The table with its mended cells; a mended cell is a plain text, whatever it was."""
    if not corrections.cells:
        return table
    rows: list[tuple[Cell, ...]] = list(table.rows)
    for (row, column), text in corrections.cells.items():
        cells = list(rows[row - 1])
        cells.extend([None] * (column + 1 - len(cells)))
        cells[column] = clean(text) or None
        rows[row - 1] = tuple(cells)
    marks = {place: mark for place, mark in table.marks.items() if place not in corrections.cells}
    return replace(table, rows=tuple(rows), marks=marks)


def require_fitting(table: Table, columns: Columns, corrections: Corrections) -> None:
    """Let corrections of lines and columns the table has pass. Raises WrongCorrection."""
    first, last, wide = columns.last_header_row + 1, len(table.rows), width(table) if corrections.cells else 0
    for row, column in sorted(corrections.cells):
        if not first <= row <= last or not 0 <= column < wide:
            raise WrongCorrection(row, column)
    meant = {whose.row for whose in corrections.whose.values() if isinstance(whose, SameAs)}
    for row in sorted(corrections.touched_rows() | meant):
        if not first <= row <= last:
            raise WrongCorrection(row)
