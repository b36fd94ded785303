"""The numbered sheet for hours without power: one A4 page to write on with a pen, and typed in later."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from station_app.gui.printing import qr
from station_app.gui.printing.paper import GREY, HEIGHT, INK, WIDTH, Ink, Page, font, height_of, width_of
from station_app.texts.printing import SheetWords

LEFT, RIGHT = 140.0, WIDTH - 140.0
TOP, BOTTOM = 120.0, HEIGHT - 120.0
_QR = 230.0
_SHARES = (0.05, 0.09, 0.2, 0.19, 0.08, 0.12, 0.09, 0.18)
"""Of the width, as the columns of `SheetWords`."""
_HEAD = 80.0
_TALLEST, _LOWEST = 110.0, 30.0
_LEGEND, _SMALL = 30.0, 27.0


@dataclass(frozen=True, slots=True)
class SheetFace:
    """One sheet: its station and number, how many lines, and what the letters and digits typed later stand for."""

    station: str
    number: str
    lines: int
    categories: Sequence[tuple[str, str]]
    services: Sequence[tuple[str, str]]


def payload(number: str) -> str:
    """What the code of a sheet holds: the digits of its number alone, as everything this program prints."""
    return "".join(char for char in number if char.isdecimal())


def sheet_pages(sheets: Sequence[SheetFace], words: SheetWords) -> list[Page]:
    """One page a sheet."""
    return [partial(_paint, sheet=sheet, words=words) for sheet in sheets]


def _paint(painter: QPainter, sheet: SheetFace, words: SheetWords) -> None:
    ink = Ink(painter)
    top = _heading(ink, sheet, words)
    foot = _foot_height(sheet, words)
    _grid(ink, sheet, words, top, BOTTOM - foot)
    _foot(ink, sheet, words, BOTTOM - foot + 24)


def _heading(ink: Ink, sheet: SheetFace, words: SheetWords) -> float:
    room = RIGHT - LEFT - _QR - 30
    y = ink.words(sheet.station, QRectF(LEFT, TOP, room, 60), 34, lines=2, color=GREY)
    y = ink.words(words.title, QRectF(LEFT, y + 4, room, 80), 56, bold=True)
    y = ink.words(words.number.format(number=sheet.number), QRectF(LEFT, y + 2, room, 90), 64, bold=True)
    qr.paint(ink.painter, payload(sheet.number), QRectF(RIGHT - _QR, TOP - 20, _QR, _QR))
    y = max(y, TOP + _QR - 20) + 14
    half = (RIGHT - LEFT) * 0.6
    ink.words(words.day, QRectF(LEFT, y, half, 50), 34)
    bottom = ink.words(
        words.kept_by,
        QRectF(LEFT + half, y, RIGHT - LEFT - half, 50),
        34,
        align=Qt.AlignmentFlag.AlignRight,
    )
    return bottom + 18


def _edges() -> list[float]:
    edges = [LEFT]
    for share in _SHARES:
        edges.append(edges[-1] + share * (RIGHT - LEFT))
    return edges


def _grid(ink: Ink, sheet: SheetFace, words: SheetWords, top: float, bottom: float) -> None:
    edges = _edges()
    row = min((bottom - top - _HEAD) / sheet.lines, _TALLEST)
    end = top + _HEAD + row * sheet.lines
    ink.fill(QRectF(LEFT, top, RIGHT - LEFT, _HEAD), "#EDEDED")
    for at, title in enumerate(words.columns):
        place = QRectF(edges[at] + 6, top, edges[at + 1] - edges[at] - 12, _HEAD)
        ink.words(title, place, _fits(title, place.width()), lines=2, align=Qt.AlignmentFlag.AlignHCenter, middle=True)
    for line in range(sheet.lines):
        y = top + _HEAD + row * line
        place = QRectF(LEFT, y, edges[1] - LEFT, row)
        size = max(min(row * 0.5, 34), _LOWEST * 0.6)
        ink.words(str(line + 1), place, size, align=Qt.AlignmentFlag.AlignHCenter, middle=True)
        ink.line(LEFT, y, RIGHT, y)
    ink.line(LEFT, end, RIGHT, end)
    for edge in edges:
        ink.line(edge, top, edge, end)
    ink.line(LEFT, top, RIGHT, top)


def _fits(title: str, width: float) -> float:
    # Down to what can still be read, before a title is broken into two lines.
    return next((size for size in (32.0, 29.0) if width_of(title, font(size)) <= width), 26.0)


def _legends(sheet: SheetFace, words: SheetWords) -> tuple[str, str]:
    return (
        " ".join((words.categories, *(f"{key} {label}" for key, label in sheet.categories))),
        " ".join((words.services, *(f"{key} {label}" for key, label in sheet.services))),
    )


def _foot_height(sheet: SheetFace, words: SheetWords) -> float:
    return _foot(None, sheet, words, 0) + 30


def _foot(ink: Ink | None, sheet: SheetFace, words: SheetWords, top: float) -> float:
    """What stands under the lines; without ink it is only measured. Hands back how far down it reaches."""
    y = top
    for legend in _legends(sheet, words):
        y = _written(ink, legend, y, _LEGEND, 3)
    y = _written(ink, words.how, y + 4, _SMALL, 2, GREY)
    y = _written(ink, words.notice, y, _SMALL, 3, GREY)
    y += 26
    half = (RIGHT - LEFT) / 2
    if ink is not None:
        ink.words(words.signed, QRectF(LEFT, y, half, 50), 32)
        ink.words(words.typed_by, QRectF(LEFT + half, y, half, 50), 32, align=Qt.AlignmentFlag.AlignRight)
    return y + 50


def _written(ink: Ink | None, text: str, y: float, size: float, lines: int, color: str = INK) -> float:
    place = QRectF(LEFT, y, RIGHT - LEFT, 1)
    if ink is None:
        return y + height_of(text, size, place.width(), lines)
    return ink.words(text, place, size, lines=lines, color=color)
