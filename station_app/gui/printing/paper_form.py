"""A form on A4 as offices know it: what it is about in a frame, ruled rows under it, the same heading on each page."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from station_app.gui.printing.paper import FAINT, GREY, HEIGHT, INK, WIDTH, Ink, Page, font, width_of, wrapped

LEFT, RIGHT = 140.0, WIDTH - 140.0
TOP, BOTTOM = 110.0, HEIGHT - 110.0

_CENTRE, _START = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignLeft
_STATION, _TITLE, _GAP = 56.0, 92.0, 22.0
_FACT, _HEAD, _FOOT = 78.0, 72.0, 158.0
_LABEL = 0.13
_SHADE = "#EDEDED"
_LEAST = 20.0


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, its share of the width, and whether what stands in it is centred."""

    title: str
    share: float
    centred: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """One ruled row, a text a column; a `faint` one is of somebody who was not there, a `strong` one sums up."""

    cells: tuple[str, ...]
    faint: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A whole form before it is cut into pages. `facts`: lines of one or two pairs of a name and what is the case."""

    station: str
    title: str
    facts: tuple[tuple[tuple[str, str], ...], ...]
    columns: tuple[Column, ...]
    rows: Sequence[Row]
    row: float
    """How tall a row is."""
    page: str
    """`{page}` of `{pages}`."""
    notice: str
    signed: tuple[str, str]
    """Under the rows, at the left and at the right."""


def form_pages(form: Form) -> list[Page]:
    """As many pages as the rows take; one with no rows is a page too."""
    each = rows_on_page(len(form.facts), form.row)
    starts = range(0, max(len(form.rows), 1), each)
    return [partial(_paint, form=form, first=start, each=each, pages=len(starts)) for start in starts]


def rows_on_page(facts: int, row: float) -> int:
    """How many rows of a height fit under so many lines of facts."""
    return int((BOTTOM - _FOOT - _rows_top(facts)) // row)


def put(
    ink: Ink,
    text: str,
    place: QRectF,
    size: float,
    *,
    bold: bool = False,
    align: Qt.AlignmentFlag = _START,
    color: str = INK,
    least: float = _LEAST,
) -> None:
    """Write a text into the middle of a place: in one line, smaller, in several lines, at last with … and never out."""
    if not text:
        return
    size, lines = _fitting(text, place, size, bold=bold, least=least)
    ink.painter.save()
    ink.painter.setClipRect(place, Qt.ClipOperation.IntersectClip)  # marks piled upon a letter reach into other rows
    ink.words(text, place, size, bold=bold, lines=lines, align=align, middle=True, color=color)
    ink.painter.restore()


def _fitting(text: str, place: QRectF, size: float, *, bold: bool, least: float) -> tuple[float, int]:
    one_line = max(size * 0.75, least)
    while True:
        face = font(size, bold=bold)
        lines = int(place.height() / QFontMetricsF(face).height())
        if lines and width_of(text, face) <= place.width():
            return size, 1
        if size <= least or (
            size <= one_line and lines > 1 and _whole(text, wrapped(text, face, place.width(), lines))
        ):
            return size, max(lines, 1)
        size = max(size - 2, least)


def _whole(text: str, parts: Sequence[str]) -> bool:
    return "".join(parts).replace(" ", "") == text.replace(" ", "")


def _rows_top(facts: int) -> float:
    return TOP + _STATION + _TITLE + facts * _FACT + _GAP + _HEAD


def _paint(painter: QPainter, form: Form, first: int, each: int, pages: int) -> None:
    ink = Ink(painter)
    rows = form.rows[first : first + each]
    _top(ink, form, form.page.format(page=first // each + 1, pages=pages))
    _facts(ink, form.facts)
    _grid(ink, form, rows)
    _foot(ink, form)


def _top(ink: Ink, form: Form, page: str) -> None:
    room = (RIGHT - LEFT) * 0.75
    put(ink, form.station, QRectF(LEFT, TOP, room, _STATION - 6), 32, color=GREY)
    beside = QRectF(LEFT + room, TOP, RIGHT - LEFT - room, _STATION - 6)
    put(ink, page, beside, 30, align=Qt.AlignmentFlag.AlignRight, color=GREY)
    put(ink, form.title, QRectF(LEFT, TOP + _STATION - 6, RIGHT - LEFT, _TITLE), 58, bold=True, align=_CENTRE)


def _facts(ink: Ink, facts: Sequence[Sequence[tuple[str, str]]]) -> None:
    top, width = TOP + _STATION + _TITLE, RIGHT - LEFT
    label = width * _LABEL
    bottom = top + len(facts) * _FACT
    for at, line in enumerate(facts):
        y, part = top + at * _FACT, width / len(line)
        for column, (name, said) in enumerate(line):
            x = LEFT + column * part
            ink.fill(QRectF(x, y, label, _FACT), _SHADE)
            put(ink, name, QRectF(x + 8, y, label - 16, _FACT), 30, align=_CENTRE)
            put(ink, said, QRectF(x + label + 16, y + 2, part - label - 28, _FACT - 4), 32, bold=at == 0)
    for at, line in enumerate(facts):
        y, part = top + at * _FACT, width / len(line)
        for column in range(len(line)):
            x = LEFT + column * part
            ink.line(x + label, y, x + label, y + _FACT, color=GREY)
            if column:
                ink.line(x, y, x, y + _FACT, color=GREY)
        if at:
            ink.line(LEFT, y, RIGHT, y, color=GREY)
    _frame(ink, top, bottom)


def _grid(ink: Ink, form: Form, rows: Sequence[Row]) -> None:
    edges = _edges(form.columns)
    top = _rows_top(len(form.facts))
    end = top + form.row * len(rows)
    ink.fill(QRectF(LEFT, top - _HEAD, RIGHT - LEFT, _HEAD), _SHADE)
    for at, column in enumerate(form.columns):
        place = QRectF(edges[at] + 8, top - _HEAD, edges[at + 1] - edges[at] - 16, _HEAD)
        put(ink, column.title, place, 30, bold=True, align=_CENTRE)
    for line, row in enumerate(rows):
        y = top + form.row * line
        if row.strong:
            ink.fill(QRectF(LEFT, y, RIGHT - LEFT, form.row), _SHADE)
        for at, (column, text) in enumerate(zip(form.columns, row.cells, strict=True)):
            place = QRectF(edges[at] + 10, y + 2, edges[at + 1] - edges[at] - 20, form.row - 4)
            align = _CENTRE if column.centred else _START
            put(ink, text, place, 32, bold=row.strong, align=align, color=GREY if row.faint else INK)
        ink.line(LEFT, y, RIGHT, y, color=GREY)
    for edge in edges[1:-1]:
        ink.line(edge, top - _HEAD, edge, end, color=GREY)
    _frame(ink, top - _HEAD, end)


def _edges(columns: Sequence[Column]) -> list[float]:
    edges, whole = [LEFT], sum(column.share for column in columns)
    for column in columns:
        edges.append(edges[-1] + column.share / whole * (RIGHT - LEFT))
    return edges


def _frame(ink: Ink, top: float, bottom: float) -> None:
    for y in (top, bottom):
        ink.line(LEFT, y, RIGHT, y, width=4)
    for x in (LEFT, RIGHT):
        ink.line(x, top, x, bottom, width=4)


def _foot(ink: Ink, form: Form) -> None:
    top, half = BOTTOM - _FOOT, (RIGHT - LEFT) / 2
    put(ink, form.notice, QRectF(LEFT, top + 12, RIGHT - LEFT, 78), 26, color=GREY)
    for at, (words, align) in enumerate(zip(form.signed, (_START, Qt.AlignmentFlag.AlignRight), strict=True)):
        put(ink, words, QRectF(LEFT + at * half, top + 100, half - 10, 56), 32, align=align)
    ink.line(LEFT, top + 94, RIGHT, top + 94, width=1, color=FAINT)
