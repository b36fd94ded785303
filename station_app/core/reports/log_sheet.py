"""The first sheet of a workbook: the ledger's rows, with a heading, a filter and a place to sign, ready for A4."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from station_app.core.errors import TooLong
from station_app.core.reports.ledgers import ABNORMAL, Cell, Column, Heading, Kind, Ledger, Words, counted
from station_app.core.reports.looks import Looks, in_footer, line_count, row_points, sheet_name, text_width
from station_app.core.types import Step

Put = Callable[[int, int, Any], int]
"""Writes a value at (row, column) and answers how many lines it takes there."""

FIRST_ROW = 3  # under title, line and header
_HEADER = 2
_ERA = date(1899, 12, 30)
_LONGEST = 32_767
_FILTER_ARROW = 3
_WIDTHS = {
    Kind.TEXT: 20,
    Kind.WORD: 10,
    Kind.CODE: 10,
    Kind.PHONE: 14,
    Kind.DATE: 12,
    Kind.TIME: 8,
    Kind.MOMENT: 17,
    Kind.INT: 8,
    Kind.NUMBER: 10,
    Kind.MARK: 4,
}


def write(book: Any, looks: Looks, ledger: Ledger, words: Words, step: Step | None) -> None:
    """Add the sheet. Raises TooLong for a text longer than a cell takes, and what `step` raises."""
    ledger = _of_a_sheet(ledger)
    sheet = book.add_worksheet(sheet_name(words[f"ledger.{ledger.name}"]))
    heads = [column.headed(words) for column in ledger.columns]
    widths = [_width(column, head) for column, head in zip(ledger.columns, heads, strict=True)]
    for at, (column, width) in enumerate(zip(ledger.columns, widths, strict=True)):
        sheet.set_column(at, at, width, looks.columns[column.kind])
    _write_heading(sheet, looks, ledger, words, sum(widths))
    sheet.set_row(_HEADER, row_points(1) + 4)
    for at, head in enumerate(heads):
        sheet.write_string(_HEADER, at, head, looks.head)
    after = _write_rows(sheet, ledger, widths, words, step)
    last = len(ledger.columns) - 1
    if ledger.count == 0:
        _across(sheet, after, last, words["ledger.empty"], looks.line)
        after += 1
    after = _write_under(sheet, looks, ledger, after, sum(widths))
    sheet.set_row(after + 1, 36)
    _across(sheet, after + 1, last, signatures(words), looks.plain)
    _set_up(sheet, looks, ledger, words, (after + 1, last))


def title(ledger: Ledger, words: Words) -> str:
    """The ledger's title with the station's name."""
    return words["heading.title"].format(station=ledger.heading.station, ledger=words[f"ledger.{ledger.name}"])


def heading_line(ledger: Ledger, words: Words) -> str:
    """The line under the title: days, what it is narrowed to, how many rows, masked or not, when made, where."""
    heading = ledger.heading
    parts = [
        _period(heading, words),
        heading.narrowed,
        words["heading.count"].format(count=ledger.count),
        None if heading.masked is None else words["heading.masked" if heading.masked else "heading.unmasked"],
        words["heading.made_at"].format(at=heading.made_at.strftime("%Y-%m-%d %H:%M")),
        heading.address,
    ]
    return "    ".join(part for part in parts if part)


def signatures(words: Words) -> str:
    """The line to sign on."""
    names = ("signature.filled_by", "signature.checked_by", "signature.seal")
    return "        ".join(f"{words[name]}________________" for name in names)


def serial(moment: date | time) -> float:
    """A day, a time of day, or both, as the number a spreadsheet keeps for it."""
    if isinstance(moment, time):
        return (moment.hour * 3600 + moment.minute * 60 + moment.second) / 86_400
    if isinstance(moment, datetime):
        return (moment.date() - _ERA).days + serial(moment.time())
    return (moment - _ERA).days


def _period(heading: Heading, words: Words) -> str:
    if heading.whole_month:
        return words["heading.month"].format(year=heading.first.year, month=heading.first.month)
    if heading.first == heading.last:
        return heading.first.isoformat()
    return words["heading.range"].format(first=heading.first.isoformat(), last=heading.last.isoformat())


def _width(column: Column, head: str) -> int:
    if column.kind is Kind.MARK:
        return column.width or _WIDTHS[column.kind]  # a grid is not filtered, and a long head takes two lines
    return max(column.width or _WIDTHS[column.kind], text_width(head) + _FILTER_ARROW)


def _of_a_sheet(ledger: Ledger) -> Ledger:
    shown = [at for at, column in enumerate(ledger.columns) if not column.flat]
    if len(shown) == len(ledger.columns):
        return ledger
    return replace(
        ledger,
        columns=tuple(ledger.columns[at] for at in shown),
        rows=(tuple(row[at] for at in shown) for row in ledger.rows),
    )


def _write_under(sheet: Any, looks: Looks, ledger: Ledger, row: int, width: int) -> int:
    last = len(ledger.columns) - 1
    for under in ledger.under:
        if under.title:
            sheet.set_row(row, row_points(1) + 6)
            _across(sheet, row, last, under.title, looks.section)
            row += 1
        for line in under.lines:
            sheet.set_row(row, row_points(line_count(line, width)))
            _across(sheet, row, last, line, looks.plain)
            row += 1
    return row


def _write_heading(sheet: Any, looks: Looks, ledger: Ledger, words: Words, width: int) -> None:
    last = len(ledger.columns) - 1
    line = heading_line(ledger, words)
    sheet.set_row(0, 32)
    _across(sheet, 0, last, title(ledger, words), looks.title)
    sheet.set_row(1, row_points(line_count(line, width)) + 4)
    _across(sheet, 1, last, line, looks.line)


def _across(sheet: Any, row: int, last: int, text: str, look: Any) -> None:
    if last:
        sheet.merge_range(row, 0, row, last, "", look)
    put_text(sheet, row, 0, text, look)


def put_text(sheet: Any, row: int, at: int, text: str, look: Any = None) -> None:
    """Write a text as a text, whatever it looks like. Raises TooLong."""
    if text.startswith("<r>") and text.endswith("</r>"):
        # XlsxWriter takes this for its own mark-up and would write it raw; in pieces it is escaped.
        sheet.write_rich_string(row, at, text[:1], text[1:2], text[2:], *([look] if look else []))
    elif sheet.write_string(row, at, text, look):
        raise TooLong("text", _LONGEST, len(text))


def _write_rows(sheet: Any, ledger: Ledger, widths: list[int], words: Words, step: Step | None) -> int:
    puts = [
        (at, _put(sheet, column, width, words))
        for at, (column, width) in enumerate(zip(ledger.columns, widths, strict=True))
    ]
    here = FIRST_ROW
    tall = -1
    for row in counted(ledger, step):
        lines = 1
        for (at, put), value in zip(puts, row, strict=True):
            if (needs := put(here, at, value)) > lines:
                lines = needs
        if tall >= 0:
            _forget(sheet, tall)
            tall = -1
        if lines > 1:
            # Left alone, rows of one line get their height from whoever opens the file.
            sheet.set_row(here, row_points(lines))
            tall = here
        here += 1
    return here


def _forget(sheet: Any, row: int) -> None:
    # XlsxWriter has written this row and would keep its height to the end: memory that grows with the rows.
    for kept in ("row_info", "row_sizes"):
        getattr(sheet, kept, {}).pop(row, None)


def _put(sheet: Any, column: Column, width: int, words: Words) -> Put:
    # Formats are the columns', lines are drawn over the whole table at the end: empty cells are not written at all.
    if column.kind in {Kind.INT, Kind.NUMBER}:
        return _number_put(sheet)
    if column.kind in {Kind.DATE, Kind.TIME, Kind.MOMENT}:
        return _moment_put(sheet)
    return _text_put(sheet, width, words if column.kind is Kind.WORD else None)


def _number_put(sheet: Any) -> Put:
    def put(row: int, at: int, value: int | float | None) -> int:
        if value is not None:
            sheet.write_number(row, at, value)
        return 1

    return put


def _moment_put(sheet: Any) -> Put:
    def put(row: int, at: int, value: date | time | None) -> int:
        if value is not None:
            sheet.write_number(row, at, serial(value))
        return 1

    return put


def _text_put(sheet: Any, width: int, words: Words | None) -> Put:
    short = width // 2  # that many characters fit, whatever they are

    def put(row: int, at: int, value: Cell) -> int:
        if value is None or value == "":
            return 1
        text = words[str(value)] if words is not None else str(value)
        put_text(sheet, row, at, text)
        return 1 if len(text) <= short else line_count(text, width)

    return put


def _set_up(sheet: Any, looks: Looks, ledger: Ledger, words: Words, end: tuple[int, int]) -> None:
    last_row, last = end
    data_end = max(FIRST_ROW + ledger.count - 1, _HEADER)
    sheet.freeze_panes(FIRST_ROW, 1 if ledger.grid else 0)
    if not ledger.grid:
        sheet.autofilter(_HEADER, 0, data_end, last)
    for at, column in enumerate(ledger.columns):
        if column.kind in {Kind.PHONE, Kind.CODE} and ledger.count:
            sheet.ignore_errors({"number_stored_as_text": (FIRST_ROW, at, data_end, at)})
    if ledger.count:
        _mark(sheet, looks, ledger, (data_end, last))
        lines = {"type": "formula", "criteria": "=TRUE", "format": looks.lines}
        sheet.conditional_format(FIRST_ROW, 0, data_end, last, lines)
    sheet.repeat_rows(0, _HEADER)
    sheet.print_area(0, 0, last_row, last)
    sheet.set_landscape()
    page(sheet, ledger, words)
    if ledger.grid:
        sheet.fit_to_pages(1, 1)


def _mark(sheet: Any, looks: Looks, ledger: Ledger, end: tuple[int, int]) -> None:
    here = (FIRST_ROW, 0, *end)
    if ledger.grid:
        sheet.conditional_format(
            *here, {"type": "cell", "criteria": "==", "value": f'"{ABNORMAL}"', "format": looks.abnormal}
        )
    if ledger.grouped:
        begins = f"=$A{FIRST_ROW + 1}<>$A{FIRST_ROW}"
        sheet.conditional_format(*here, {"type": "formula", "criteria": begins, "format": looks.group})


def page(sheet: Any, ledger: Ledger, words: Words) -> None:
    """Set a sheet up for A4, one page wide, numbered."""
    left = in_footer(title(ledger, words))
    right = in_footer(_period(ledger.heading, words))
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
    sheet.center_horizontally()
    # The blank keeps a text that begins with a digit from being read as part of the font size.
    sheet.set_footer(f"&L&9 {left}&C&9&P / &N&R&9 {right}")
