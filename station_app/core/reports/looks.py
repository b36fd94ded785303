"""How the workbooks look: fonts, lines, number formats, and how much room a text takes."""

import re
from functools import lru_cache
from math import ceil
from typing import Any

from station_app.core.reports.ledgers import Kind

FONT = "Microsoft YaHei"
CHART_COLOR = "#D6733F"
_INK = "#24211D"
_INK_2 = "#625B52"
_LINE = "#BDB2A6"
_HEAD = "#EFECE7"
_BAD = "#9C1C3E"
_BAD_GROUND = "#FBE4EA"

LINE_POINTS = 14  # one line of 10 point YaHei
MOST_POINTS = 409  # a row can be no taller

_NUMBER_FORMATS = {
    Kind.DATE: "yyyy-mm-dd",
    Kind.TIME: "hh:mm",
    Kind.MOMENT: "yyyy-mm-dd hh:mm",
    Kind.INT: "0",
    Kind.NUMBER: "General",  # 0.## would show 2 as 2.
}
_TEXT_FORMAT = "@"
_CENTERED = frozenset({Kind.DATE, Kind.TIME, Kind.MOMENT, Kind.CODE, Kind.PHONE, Kind.WORD, Kind.INT, Kind.MARK})
_PIECES = re.compile(r"\s+|[!-\u02ff]+|.[、，。；：！？）》」』”’]*", re.DOTALL)  # no line begins with a comma


class Looks:
    """The formats of one workbook."""

    def __init__(self, book: Any) -> None:
        def look(**given: object) -> Any:
            return book.add_format(
                {"font_name": FONT, "font_size": 10, "font_color": _INK, "valign": "vcenter", **given}
            )

        cell = {"border": 1, "border_color": _LINE}
        self.title = look(font_size=16, bold=True, align="center")
        self.line = look(font_color=_INK_2, text_wrap=True)
        self.section = look(font_size=12, bold=True)
        self.head = look(bold=True, bg_color=_HEAD, align="center", text_wrap=True, **cell)
        self.plain = look(text_wrap=True)
        self.label = look(text_wrap=True, align="left", indent=1, **cell)
        self.day = look(align="left", indent=1, num_format="yyyy-mm-dd", **cell)
        self.hour = look(align="left", indent=1, num_format="0", **cell)
        self.count = look(num_format="#,##0", align="right", indent=1, **cell)
        self.figure = look(font_size=14, bold=True, align="right", indent=1, num_format="#,##0", **cell)
        self.part_figure = look(font_size=14, bold=True, align="right", indent=1, num_format="#,##0.0", **cell)
        self.lines = book.add_format({**cell})
        self.group = book.add_format({"bold": True, "bg_color": _HEAD, **cell})
        self.abnormal = book.add_format({"bold": True, "font_color": _BAD, "bg_color": _BAD_GROUND, **cell})
        self.columns = {
            kind: look(
                num_format=_NUMBER_FORMATS.get(kind, _TEXT_FORMAT),
                align="center" if kind in _CENTERED else "right" if kind is Kind.NUMBER else "left",
                text_wrap=kind in {Kind.TEXT, Kind.WORD, Kind.CODE, Kind.MARK},
            )
            for kind in Kind
        }


def text_width(text: str) -> int:
    """How wide a text is in half-width characters: a hanzi is two, rare ones and emoji are taken for wider."""
    if text.isascii():
        return len(text)
    return len(text.encode("gb18030", "replace"))  # it spends one byte on half-width, two on full-width characters


@lru_cache(maxsize=4096)
def line_count(text: str, width: int) -> int:
    """How many lines a text takes in a cell of this width; hanzi break anywhere, words at blanks."""
    if text_width(text) <= width:
        return 1
    lines, used = 1, 0
    for piece in _PIECES.findall(text):
        need = text_width(piece)
        if used + need <= width:
            used += need
        elif piece.isspace():
            used = width
        else:
            rows = ceil(need / width)
            lines += rows if used else rows - 1
            used = need - (rows - 1) * width
    return lines


def row_points(lines: int) -> float:
    """The height of a row whose longest cell has this many lines."""
    return min(lines * LINE_POINTS + 4, MOST_POINTS)


def sheet_name(label: str) -> str:
    """A label as a name a sheet can have: at most 31 characters and none of []:*?/\\."""
    return re.sub(r"[\[\]:*?/\\]", " ", label)[:31]


def in_footer(text: str) -> str:
    """A text for a page header or footer, where `&` begins a code and 255 characters are the limit."""
    return text[:60].replace("&", "&&")
