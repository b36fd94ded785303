"""The lines of a table told apart: those understood, and those left out with the reason."""

from collections.abc import Callable
from typing import TypeVar

from station_app.core.imports.cells import Line, lines, shown
from station_app.core.imports.model import Columns, Reason, Skipped, Table
from station_app.core.imports.source import Corrections
from station_app.core.types import Step

Row = TypeVar("Row")


def sort_out(
    table: Table,
    columns: Columns,
    read: Callable[[Line], Row | Reason],
    *,
    corrections: Corrections,
    step: Step | None,
) -> tuple[tuple[Row, ...], tuple[Skipped, ...]]:
    """Read every line below the header. One the clerk leaves out is read all the same: those below may follow it."""
    rows: list[Row] = []
    skipped: list[Skipped] = []
    for line in lines(table, columns, step):
        outcome = read(line)
        if not isinstance(outcome, Reason) and line.number in corrections.left_out:
            outcome = Reason.LEFT_OUT
        if isinstance(outcome, Reason):
            skipped.append(Skipped(line.number, outcome, shown(line)))
        else:
            rows.append(outcome)
    return tuple(rows), tuple(skipped)
