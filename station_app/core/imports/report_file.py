"""The report of an import as a file: every line with its fate and why, and how many there are of each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from station_app.core.errors import NotValid, TooLong
from station_app.core.imports.fates import Group, PreviewRow
from station_app.core.imports.headers import column_letter
from station_app.core.imports.model import Choice, Decision, Reason
from station_app.core.imports.preview_file import PreviewFile
from station_app.core.imports.report import LeftOut, Report
from station_app.core.reports.csv_file import write_rows
from station_app.core.reports.xlsx import open_book
from station_app.core.storage.files import replacing, working_folder
from station_app.core.types import Step

_SHEET_ROWS = 1_048_576
_TELL_EVERY = 500
_WIDTHS = (7, 16, 44, 22)


@dataclass(frozen=True, slots=True)
class ReportWords:
    """What the report says, in the language of the desk; `columns` stand over row, fate, why and whose."""

    lines: str
    summary: str
    columns: tuple[str, str, str, str]
    file: str
    sheet: str
    count: str
    groups: Mapping[Group, str]
    choices: Mapping[Choice, str]
    reasons: Mapping[Reason, str]


def write_report(
    report: Report,
    preview: PreviewFile | None,
    path: Path,
    format: str,  # noqa: A002 - as every writer here
    words: ReportWords,
    step: Step | None = None,
) -> None:
    """Write the report as "xlsx" (lines and summary) or "csv" (lines only); without a preview, what was not taken.

    An old file there is replaced. `step` may raise Cancelled: then the old one is as it was. Raises NotValid (format),
    TooLong (more rows than a sheet takes), DiskFull, NotWritable, InUse.
    """
    if format == "csv":
        write_rows(path, _lines(report, preview, words, step))
    elif format == "xlsx":
        if report.lines >= _SHEET_ROWS:
            raise TooLong("rows", _SHEET_ROWS - 1, report.lines)
        _write_book(report, path, _lines(report, preview, words, step), words)
    else:
        raise NotValid("format", format)


def _lines(
    report: Report, preview: PreviewFile | None, words: ReportWords, step: Step | None
) -> Iterator[Sequence[str]]:
    wide = 0 if preview is None else max((len(row.cells) for row in preview.each()), default=0)
    yield (*words.columns, *(column_letter(index) for index in range(wide)))
    if preview is None:
        yield from (_left_out(part, words) for part in report.left_out)
        return
    for number, row in enumerate(preview.each()):
        if step is not None and number % _TELL_EVERY == 0:
            step(number, report.lines)
        yield (str(row.row), words.groups[row.group], _why(row, words), row.person_label or "", *row.cells)
    if step is not None:
        step(report.lines, report.lines)


def _why(row: PreviewRow, words: ReportWords) -> str:
    parts = [] if row.reason is None else [words.reasons[row.reason]]
    parts += [_decided(decision, words) for decision in row.decisions]
    return "; ".join(parts)


def _decided(decision: Decision, words: ReportWords) -> str:
    said = words.choices[decision.choice]
    return f"{said} ({decision.value})" if decision.value else said


def _left_out(part: LeftOut, words: ReportWords) -> Sequence[str]:
    if isinstance(part.why, Reason):
        return (str(part.row), words.groups[Group.NOT_TAKEN], words.reasons[part.why], "", *part.words)
    return (str(part.row), words.groups[Group.DECIDED], words.choices[part.why], "", *part.words)


def _summary(report: Report, words: ReportWords) -> Iterator[tuple[str, int | str]]:
    yield words.file, report.file.name
    if report.sheet:
        yield words.sheet, report.sheet
    yield from ((words.groups[group], count) for group, count in report.groups.items())
    yield "", ""
    yield from ((words.choices[choice], count) for choice, count in report.decisions.items())
    yield from ((words.reasons[reason], count) for reason, count in report.skipped.items())


def _write_book(report: Report, path: Path, lines: Iterator[Sequence[str]], words: ReportWords) -> None:
    with replacing(path) as temporary, working_folder(path) as folder, open_book(temporary, folder) as book:
        bold = book.add_format({"bold": True})
        sheet = book.add_worksheet(words.lines)
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(1, 0)
        for at, line in enumerate(lines):
            for column, text in enumerate(line):
                if at and column == 0:
                    sheet.write_number(at, column, int(text))
                elif text:
                    sheet.write_string(at, column, text, None if at else bold)
        sheet = book.add_worksheet(words.summary)
        sheet.set_column(0, 0, 60)
        for at, (label, count) in enumerate(_summary(report, words)):
            sheet.write_string(at, 0, label)
            if isinstance(count, int):
                sheet.write_number(at, 1, count)
            else:
                sheet.write_string(at, 1, count)
