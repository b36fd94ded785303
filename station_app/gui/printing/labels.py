"""Labels: a QR of the label's digits, the code to be read, the name and the place; on A4 or off a roll."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPageLayout, QPainter

from station_app.gui.printing import qr
from station_app.gui.printing.output import page_layout, small_layout
from station_app.gui.printing.paper import HEIGHT, Ink, Page, font, width_of, wrapped

COLUMNS, ROWS = 3, 8
PER_PAGE = COLUMNS * ROWS
LABEL_WIDTH, LABEL_HEIGHT = 700, 370
"""70 × 37 mm: 24 of them on an A4 sheet, as they are sold."""
ROLL_WIDTH, ROLL_HEIGHT = 400, 300
"""40 × 30 mm: the usual label of a small label printer."""
TOP = (HEIGHT - ROWS * LABEL_HEIGHT) / 2

_NAME_SIZES = ((52.0, 1), (44.0, 2), (36.0, 3), (30.0, 4), (25.0, 5))
_ROLL_SIZES = ((38.0, 2), (32.0, 3), (27.0, 4), (22.0, 5), (18.0, 7))
_SMALLEST = 16
"""The height of a name and in how many lines: the largest at which it is whole."""


class Stock(StrEnum):
    """What labels are printed on."""

    SHEET = "sheet"
    ROLL = "roll"


@dataclass(frozen=True, slots=True)
class LabelFace:
    """One label: what a scanner reads from it, the code and the name people read, and where it belongs."""

    payload: str
    code: str
    name: str
    place: str


def label_pages(labels: Sequence[LabelFace], stock: Stock, *, start: int = 0) -> list[Page]:
    """Pages of labels; on a sheet the first `start` places stay empty, since they were used before."""
    if stock is Stock.ROLL:
        return [partial(_paint_roll, label=label) for label in labels]
    slots: list[LabelFace | None] = [*([None] * start), *labels]
    return [partial(_paint_sheet, slots=slots[at : at + PER_PAGE]) for at in range(0, len(slots), PER_PAGE)]


def layout_of(stock: Stock) -> QPageLayout:
    """The page a stock is fed as."""
    return page_layout() if stock is Stock.SHEET else small_layout(ROLL_WIDTH / 10, ROLL_HEIGHT / 10, "40 x 30 mm")


def label_place(slot: int) -> QRectF:
    """Where on its sheet a label lies, row by row."""
    row, column = divmod(slot, COLUMNS)
    return QRectF(column * LABEL_WIDTH, TOP + row * LABEL_HEIGHT, LABEL_WIDTH, LABEL_HEIGHT)


def name_lines(name: str, room: QRectF, sizes: Sequence[tuple[float, int]]) -> tuple[float, list[str]]:
    """At what height a name is written into a room, and its lines; only one that fits at no height ends in …."""
    for size, most in sizes:
        parts = wrapped(name, font(size, bold=True), room.width(), most)
        if "".join(parts).replace(" ", "") == name.replace(" ", ""):
            return size, parts
    return size, parts


def _paint_sheet(painter: QPainter, slots: Sequence[LabelFace | None]) -> None:
    ink = Ink(painter)
    for slot, label in enumerate(slots):
        if label is not None:
            # Well inside: such sheets are fed askew, and no printer prints to the edge of the paper.
            _label(ink, label, label_place(slot).adjusted(50, 26, -44, -26), 250, _NAME_SIZES, 46)


def _paint_roll(painter: QPainter, label: LabelFace) -> None:
    _label(Ink(painter), label, QRectF(0, 0, ROLL_WIDTH, ROLL_HEIGHT).adjusted(8, 14, -14, -14), 206, _ROLL_SIZES, 40)


def _label(
    ink: Ink, label: LabelFace, place: QRectF, side: float, sizes: Sequence[tuple[float, int]], code_size: float
) -> None:
    square = QRectF(place.left(), place.top(), side, side)
    qr.paint(ink.painter, label.payload, square)
    below = QRectF(place.left(), square.bottom(), place.width(), place.bottom() - square.bottom())
    size = _fitting(label.code, code_size, place.width() - 20, bold=True)
    if width_of(label.code, font(size, bold=True)) <= side:
        below.setWidth(side)  # under the square; a longer one has the whole width
    ink.words(label.code, below, size, bold=True, align=Qt.AlignmentFlag.AlignHCenter, middle=True)
    room = QRectF(square.right() + 8, place.top() + 12, place.right() - square.right() - 8, side - 12)
    if label.place:
        beside = QRectF(room.left(), room.bottom() - code_size * 1.4, room.width(), code_size * 1.4)
        ink.words(label.place, beside, _fitting(label.place, code_size * 0.8, room.width()), middle=True)
        room.setBottom(beside.top())
    name_size, parts = name_lines(label.name, room, sizes)
    ink.words(label.name, room, name_size, bold=True, lines=len(parts), middle=True)


def _fitting(text: str, size: float, width: float, *, bold: bool = False) -> float:
    while size > _SMALLEST and width_of(text, font(size, bold=bold)) > width:
        size -= 2
    return size
