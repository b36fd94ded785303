"""The second sheet of a workbook: key figures with how they are counted, tables, and a chart beside each."""

from datetime import date
from typing import Any

from station_app.core.reports.ledgers import Ledger, Summary, SummaryTable, Words
from station_app.core.reports.log_sheet import heading_line, page, put_text, serial, title
from station_app.core.reports.looks import CHART_COLOR, FONT, Looks, line_count, row_points, sheet_name

_LABEL_WIDTH = 22
_VALUE_WIDTH = 13
_GAP_WIDTH = 3
_CHART_WIDTH = 20
_CHART_COLUMNS = 4
_CHART_PIXELS = _CHART_COLUMNS * (_CHART_WIDTH * 7 + 5)
_CHART_ROWS = 11
_ROW_POINTS = 18
_ROW_PIXELS = 24
_UNIT_POINTS = 5.4
_PAPER_POINTS = (537, 755)  # A4 upright, less margins
_AXIS_FONT = {"name": FONT, "size": 9}


def write(book: Any, looks: Looks, ledger: Ledger, summary: Summary, words: Words) -> None:
    """Add the sheet: its numbers are numbers, its days are days, and no chart lies on a table."""
    sheet = book.add_worksheet(sheet_name(words["sheet.summary"]))
    values = max([len(table.header_keys) - 1 for table in summary.tables] + [1])
    down = _Down(sheet, looks, values)
    down.across(title(ledger, words), looks.title, 32)
    line = heading_line(ledger, words)
    down.across(line, looks.line, row_points(line_count(line, down.units)) + 4)
    _write_figures(down, looks, summary, words)
    for table in summary.tables:
        _write_table(book, down, looks, table, words)
    sheet.print_area(0, 0, down.row - 1, down.last)
    sheet.set_portrait()
    sheet.hide_gridlines(2)
    page(sheet, ledger, words)
    sheet.set_h_pagebreaks(down.breaks)


class _Down:
    """Where the sheet has got to, row by row and page by page."""

    def __init__(self, sheet: Any, looks: Looks, values: int) -> None:
        self.sheet = sheet
        self.row = 0
        self.breaks: list[int] = []
        self.chart_at = values + 2
        self.last = self.chart_at + _CHART_COLUMNS - 1
        self.units = _LABEL_WIDTH + values * _VALUE_WIDTH + _GAP_WIDTH + _CHART_COLUMNS * _CHART_WIDTH
        self.definition_units = self.units - _LABEL_WIDTH - _VALUE_WIDTH
        self._looks = looks
        scale = min(1.0, _PAPER_POINTS[0] / (self.units * _UNIT_POINTS))
        self._page = _PAPER_POINTS[1] / scale * 0.95
        self._used = 0.0
        sheet.set_column(0, 0, _LABEL_WIDTH)
        sheet.set_column(1, values, _VALUE_WIDTH)
        sheet.set_column(values + 1, values + 1, _GAP_WIDTH)
        sheet.set_column(self.chart_at, self.last, _CHART_WIDTH)

    def keep_together(self, points: float) -> None:
        """Begin a new page unless the next `points` still go on this one."""
        if self._used and self._used + points > self._page:
            self.breaks.append(self.row)
            self._used = 0.0

    def next(self, points: float = _ROW_POINTS) -> int:
        """The next row, made this high."""
        self.sheet.set_row(self.row, points)
        self._used += points
        self.row += 1
        return self.row - 1

    def across(self, text: str, look: Any, points: float) -> None:
        row = self.next(points)
        self.sheet.merge_range(row, 0, row, self.last, "", look)
        put_text(self.sheet, row, 0, text, look)

    def section(self, text: str) -> None:
        self.next()
        put_text(self.sheet, self.next(24), 0, text, self._looks.section)

    def heads(self, keys: tuple[str, ...], words: Words) -> int:
        row = self.next(_ROW_POINTS + 2)
        for at, key in enumerate(keys):
            put_text(self.sheet, row, at, words[f"column.{key}"], self._looks.head)
        return row


def _write_figures(down: _Down, looks: Looks, summary: Summary, words: Words) -> None:
    down.section(words["summary.figures"])
    row = down.heads(("figure", "value", "definition"), words)
    down.sheet.merge_range(row, 2, row, down.last, "", looks.head)
    put_text(down.sheet, row, 2, words["column.definition"], looks.head)
    for figure in summary.figures:
        definition = words[figure.definition_key]
        row = down.next(max(row_points(line_count(definition, down.definition_units)), 26))
        put_text(down.sheet, row, 0, words[f"figure.{figure.key}"], looks.label)
        look = looks.part_figure if isinstance(figure.value, float) else looks.figure
        down.sheet.write_number(row, 1, figure.value, look)
        down.sheet.merge_range(row, 2, row, down.last, "", looks.label)
        put_text(down.sheet, row, 2, definition, looks.label)


def _write_table(book: Any, down: _Down, looks: Looks, table: SummaryTable, words: Words) -> None:
    charted = table.chart is not None and bool(table.rows)
    rows = max(len(table.rows), _CHART_ROWS if charted else 0)
    down.keep_together((rows + 2) * _ROW_POINTS + 26)
    down.section(words[f"summary.{table.key}"])
    head = down.heads(table.header_keys, words)
    for row in table.rows:
        _write_row(down.sheet, looks, down.next(), row)
    for _ in range(rows - len(table.rows)):
        down.next()
    if charted:
        _insert_chart(book, down, table, words, head)


def _write_row(sheet: Any, looks: Looks, at: int, row: tuple[str | date | int, ...]) -> None:
    label, *values = row
    if isinstance(label, date):
        sheet.write_number(at, 0, serial(label), looks.day)
    elif isinstance(label, int):
        sheet.write_number(at, 0, label, looks.hour)
    else:
        put_text(sheet, at, 0, label, looks.label)
    for column, value in enumerate(values, 1):
        sheet.write_number(at, column, value, looks.count)


def _insert_chart(book: Any, down: _Down, table: SummaryTable, words: Words, head: int) -> None:
    chart = book.add_chart({"type": table.chart})
    name, first, last = down.sheet.get_name(), head + 1, head + len(table.rows)
    labels = [row[0] for row in table.rows]
    days = isinstance(labels[0], date)
    chart.add_series(
        {
            "name": words[f"column.{table.header_keys[1]}"],
            "categories": [name, first, 0, last, 0],
            "values": [name, first, 1, last, 1],
            # Given along, since nothing written in constant memory can be looked up: for viewers that only show.
            "categories_data": [serial(label) if isinstance(label, date) else label for label in labels],
            "values_data": [row[1] for row in table.rows],
            "fill": {"color": CHART_COLOR},
            "border": {"none": True},
            "gap": 40,
            "data_labels": {"value": True, "font": _AXIS_FONT} if table.chart == "bar" else {},
        }
    )
    chart.set_title({"name": words[f"summary.{table.key}"], "name_font": {"name": FONT, "size": 11}, "overlay": False})
    chart.set_legend({"none": True})
    label_axis: dict[str, Any] = {"num_font": _AXIS_FONT}
    value_axis: dict[str, Any] = {
        "num_font": _AXIS_FONT,
        "major_gridlines": {"visible": True, "line": {"color": "#E2DDD6"}},
        "line": {"none": True},
        "min": 0,
    }
    if days:
        label_axis |= {"date_axis": True, "num_format": "d" if len(labels) <= 31 else "m-d"}
    if table.chart == "bar":
        label_axis["reverse"] = True  # the first row on top, as in the table
        value_axis |= {"visible": False, "major_gridlines": {"visible": False}}
        chart.set_y_axis(label_axis)
        chart.set_x_axis(value_axis)
    else:
        chart.set_x_axis(label_axis)
        chart.set_y_axis(value_axis)
    rows = max(len(table.rows) + 1, _CHART_ROWS) if table.chart == "bar" else _CHART_ROWS
    chart.set_size({"width": _CHART_PIXELS, "height": rows * _ROW_PIXELS})
    down.sheet.insert_chart(head, down.chart_at, chart)
