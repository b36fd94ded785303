"""What an import did, or would do, told: as a report, and line by line for the preview."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from station_app.core.imports.fates import Group, PreviewRow
from station_app.core.imports.kind import Kind
from station_app.core.imports.model import WORD_LIMIT, Skipped
from station_app.core.imports.reading import Opened
from station_app.core.imports.report import Fate, Report, counted, counted_reasons, left_out_of
from station_app.core.imports.source import Corrections
from station_app.core.imports.values import cell_text

_MOST_CELLS = 40
_LONGEST_CELL = 200


def report_of(kind: Kind, opened: Opened, plan: Any) -> Report:
    """What an import did, or would do."""
    file = plan.file
    groups = groups_of(plan)
    problems = [*file.skipped, *(_skipped(opened, line) for line in plan.lines if line.reason)]
    columns = file.columns
    return Report(
        kind=kind.name,
        file=opened.source.path,
        sheet=file.sheet,
        other_sheets=file.other_sheets,
        columns=columns,
        lines=len(file.rows) + len(file.skipped),
        fates={
            Fate.TAKEN: groups[Group.TAKEN] + groups[Group.DECIDED],
            Fate.COMPLETED: groups[Group.COMPLETED],
            Fate.KNOWN: groups[Group.KNOWN],
        },
        groups=groups,
        new_people=plan.new_people_count,
        new_tools=plan.taken if kind.name == "tools" else 0,
        new_goods=len(plan.goods) if kind.name == "supplies" else 0,
        received=len(plan.receipts) if kind.name == "supplies" else 0,
        without_person=plan.without_person,
        decisions=counted(line.decisions for line in plan.lines),
        skipped=counted_reasons(problems),
        left_out=left_out_of(problems, ((line.row.row, line.decisions) for line in plan.lines)),
        sha256=opened.sha256,
        source=replace(
            opened.source,
            sheet=opened.table.name or None,
            encoding=opened.table.encoding,
            header_row=columns.header_row,
        ),
    )


def preview_rows(opened: Opened, plan: Any, corrections: Corrections) -> Iterator[PreviewRow]:
    """Every line of a file with its fate and its cells, in the order of the file."""
    table, touched = opened.table, corrections.touched_rows()
    skipped = (
        PreviewRow(
            row=line.row,
            group=Group.NOT_TAKEN if line.reason.is_problem else Group.SKIPPED,
            decisions=(),
            reason=line.reason,
            cells=(),
        )
        for line in plan.file.skipped
    )
    for row in sorted((*plan.rows(), *skipped), key=_number):
        cells = tuple(cell_text(cell)[:_LONGEST_CELL] for cell in table.rows[row.row - 1][:_MOST_CELLS])
        yield replace(row, cells=cells, corrected=row.row in touched)


def groups_of(plan: Any) -> dict[Group, int]:
    """How many lines meet each fate."""
    groups = dict.fromkeys(Group, 0)
    for line in plan.lines:
        groups[line.group] += 1
    for line in plan.file.skipped:
        groups[Group.NOT_TAKEN if line.reason.is_problem else Group.SKIPPED] += 1
    return groups


def _skipped(opened: Opened, line: Any) -> Skipped:
    cells = (cell_text(cell)[:WORD_LIMIT] for cell in opened.table.rows[line.row.row - 1])
    return Skipped(line.row.row, line.reason, tuple(text for text in cells if text))


def _number(row: PreviewRow) -> int:
    return row.row
