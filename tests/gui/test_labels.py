"""Labels for tools and amenities: inside their places, codes a scanner reads, whole names; sheets, rolls, which."""

import re
import unicodedata
import zlib
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from station_app.core.amenities import queries as amenities
from station_app.core.amenities.commands import add as add_amenity
from station_app.core.clock import SetClock
from station_app.core.lending import queries
from station_app.core.lending.commands import add_many, add_tool
from station_app.core.lending.model import Tool
from station_app.core.storage.database import Database
from station_app.gui.printing import pdf_file, qr
from station_app.gui.printing.label_sources import AmenityLabels
from station_app.gui.printing.labels import (
    LABEL_HEIGHT,
    LABEL_WIDTH,
    PER_PAGE,
    ROLL_HEIGHT,
    ROLL_WIDTH,
    LabelFace,
    Stock,
    label_pages,
    label_place,
)
from station_app.gui.printing.labels_dialog import ALL, CABINET, TICKED, LabelsDialog
from station_app.gui.printing.paper import HEIGHT, WIDTH, Page
from tests.gui.bare_page import Clerk, make_context, needs_fonts
from tests.gui.test_printing import ToFile, inked, pages_in

DIGITS = "812345678906"
FACE = LabelFace(DIGITS, "T-013", "打气筒", "A1 · 3")
LONG = LabelFace(
    DIGITS, "TOOL-ROOM-SHELF-0013", "Japanese-style double-edged saw with spare blade 01", "North side · 12"
)


def painted(page: Page, wide: int, high: int, scale: int = 1) -> QImage:
    """The page as a picture, white around it."""
    image = QImage((wide + 200) * scale, (high + 200) * scale, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(scale, scale)
    painter.translate(100, 100)
    page(painter)
    painter.end()
    return image


def seen_code(image: QImage, square: QRectF, modules: int) -> list[list[bool]]:
    """The modules a camera would see in a square of the page."""
    side = square.width() / (modules + 2 * qr.QUIET)
    return [
        [
            image.pixelColor(
                round(square.left() + (column + qr.QUIET + 0.5) * side),
                round(square.top() + (row + qr.QUIET + 0.5) * side),
            ).lightness()
            < 128
            for column in range(modules)
        ]
        for row in range(modules)
    ]


# -- what is on a label ------------------------------------------------------------------------------------------------


def test_a_sheet_holds_24_labels_that_do_not_touch(qtbot: QtBot) -> None:
    assert (LABEL_WIDTH, LABEL_HEIGHT, PER_PAGE) == (700, 370, 24)
    places = [label_place(slot) for slot in range(PER_PAGE)]
    assert not any(a.intersects(b) for a in places for b in places if a is not b)
    assert all(QRectF(0, 0, WIDTH, HEIGHT).contains(place) for place in places)
    counts = [len(label_pages([FACE] * count, Stock.SHEET, start=start)) for count, start in (
        (1, 0), (24, 0), (25, 0), (24, 1), (1, 23), (2, 23),
    )]  # fmt: skip
    assert counts == [1, 1, 2, 2, 1, 2]
    assert len(label_pages([FACE] * 3, Stock.ROLL, start=7)) == 3


@needs_fonts
@pytest.mark.parametrize("face", [FACE, LONG], ids=["usual", "long"])
def test_everything_of_a_label_is_inside_it(qtbot: QtBot, face: LabelFace) -> None:
    (page,) = label_pages([face], Stock.SHEET)
    box = inked(painted(page, WIDTH, HEIGHT))
    assert label_place(0).toRect().adjusted(50, 20, -40, -16).contains(box), box
    (page,) = label_pages([face], Stock.ROLL)
    box = inked(painted(page, ROLL_WIDTH, ROLL_HEIGHT))
    assert QRect(10, 10, ROLL_WIDTH - 20, ROLL_HEIGHT - 20).contains(box), box


@pytest.mark.parametrize(("stock", "square"), [
    (Stock.SHEET, QRectF(50, 31, 250, 250)), (Stock.ROLL, QRectF(8, 14, 206, 206)),
])  # fmt: skip
def test_a_scanner_reads_the_digits_of_the_label(qtbot: QtBot, stock: Stock, square: QRectF) -> None:
    (page,) = label_pages([FACE], stock)
    image = painted(page, WIDTH, HEIGHT, 2)
    expected = [list(row) for row in qr.matrix(DIGITS)]
    doubled = QRectF((square.left() + 100) * 2, (square.top() + 100) * 2, square.width() * 2, square.height() * 2)
    assert seen_code(image, doubled, len(expected)) == expected
    side = square.width() / (len(expected) + 2 * qr.QUIET)
    assert side >= 6.5, "a module of 0.65 mm: two thirds of a millimetre are read by any scanner"


@needs_fonts
def test_the_code_stands_under_the_square_and_the_name_beside_it(qtbot: QtBot) -> None:
    blank = LabelFace(DIGITS, "", "", "")
    for face, box in (
        (LabelFace(DIGITS, "T-013", "", ""), QRect(50, 281, 250, 70)),
        (LabelFace(DIGITS, "", "打气筒", ""), QRect(300, 31, 360, 250)),
        (LabelFace(DIGITS, LONG.code, "", ""), QRect(50, 281, 610, 70)),
        (LabelFace(DIGITS, "", "", "A1 · 3"), QRect(300, 200, 360, 90)),
    ):
        without, with_it = (painted(label_pages([each], Stock.SHEET)[0], WIDTH, HEIGHT) for each in (blank, face))
        assert box.contains(inked(difference(without, with_it))), face


def difference(one: QImage, other: QImage) -> QImage:
    """Black where two pictures differ."""
    result = QImage(one)
    painter = QPainter(result)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.drawImage(0, 0, other)
    painter.end()
    result.invertPixels()
    return result


def test_places_used_before_stay_empty(qtbot: QtBot) -> None:
    (page,) = label_pages([FACE], Stock.SHEET, start=5)
    box = inked(painted(page, WIDTH, HEIGHT))
    assert label_place(5).toRect().contains(box)


# -- the dialog --------------------------------------------------------------------------------------------------------


class Labels:
    """The dialog over a station with three tools in two cabinets, and one in none."""

    def __init__(self, db: Database, clock: SetClock, folder: Path, qtbot: QtBot, printers: Any = None) -> None:
        now = clock.now()
        made = add_many(db, count=2, name="Wrench", kind="hand", cabinet="A1", slot="3", now=now, by=None).value
        self.pump = add_tool(db, name="Pump", kind="bike", cabinet="B2", now=now, by=None).value
        self.loose = add_tool(db, name="Umbrella", kind="rain", now=now, by=None).value
        self.tools: list[Tool] = [*made, self.pump, self.loose]
        self.clerk = Clerk()
        self.context = make_context(db, clock, folder, self.clerk)
        self.qtbot, self.printers = qtbot, printers or ToFile(None)

    def open(self, *ticked: int) -> LabelsDialog:
        dialog = LabelsDialog(self.context, ticked, printers=self.printers)
        self.qtbot.addWidget(dialog)
        dialog.show()
        return dialog


@pytest.fixture
def labels(station: Database, clock: SetClock, tmp_path: Path, qtbot: QtBot) -> Labels:
    return Labels(station, clock, tmp_path, qtbot)


def press(dialog: LabelsDialog, value: str) -> None:
    """The chip of a choice."""
    chips = dialog.which if value in (ALL, CABINET, TICKED) else dialog.stock
    QTest.mouseClick(chips.chip(value), Qt.MouseButton.LeftButton)


def test_all_of_a_cabinet_or_ticked(labels: Labels) -> None:
    dialog = labels.open()
    assert dialog.chosen_ids() == [tool.id for tool in labels.tools]
    assert "Labels: 4 · pages: 1" in dialog.count.text()
    press(dialog, CABINET)
    assert dialog.cabinet.isVisible()
    assert dialog.chosen_ids() == [tool.id for tool in labels.tools[:2]]
    dialog.cabinet.setCurrentIndex(dialog.cabinet.findData(""))
    assert dialog.chosen_ids() == [labels.loose.id]
    press(dialog, TICKED)
    assert not dialog.cabinet.isVisible()
    assert dialog.chosen_ids() == []
    assert not dialog.delivery.save.isEnabled()
    dialog.list.setFocus()
    dialog.list.setCurrentRow(2)
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.chosen_ids() == [labels.pump.id]
    assert dialog.delivery.save.isEnabled()


def test_what_the_page_ticked_is_ticked(labels: Labels) -> None:
    dialog = labels.open(labels.loose.id, labels.tools[0].id)
    assert dialog.which.chosen() == [TICKED]
    assert dialog.chosen_ids() == [labels.tools[0].id, labels.loose.id]


def test_a_pdf_of_sheets_from_a_place_on(labels: Labels, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = labels.open()
    place = dialog.preview._place(22).center().toPoint()
    QTest.mouseClick(dialog.preview, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert dialog.start.value() == 23
    assert "pages: 2" in dialog.count.text()
    out = tmp_path / "labels.pdf"
    labels.clerk.paths = [out]
    with qtbot.waitSignal(dialog.delivery.delivered, timeout=20_000):
        dialog.delivery.save.click()
    content = out.read_bytes()
    assert pdf_file.is_whole(content)
    assert pages_in(content) == 2
    assert re.search(rb"/MediaBox \[0 0 595(\.\d+)? 842(\.\d+)?\]", content), "A4"
    assert labels.clerk.suggested[0].name == "Labels 2026-09-01.pdf"


def test_a_page_a_label_off_the_roll(labels: Labels, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = labels.open()
    press(dialog, Stock.ROLL)
    assert not dialog.start.isVisible()
    assert not dialog.preview.isVisible()
    out = tmp_path / "labels.pdf"
    labels.clerk.paths = [out]
    with qtbot.waitSignal(dialog.delivery.delivered, timeout=20_000):
        dialog.delivery.save.click()
    content = out.read_bytes()
    assert pages_in(content) == 4
    assert re.search(rb"/MediaBox \[0 0 113(\.\d+)? 85(\.\d+)?\]", content), "40 × 30 mm, wide"


@pytest.mark.parametrize(("stock", "box"), [(Stock.SHEET, rb"595(\.\d+)? 842"), (Stock.ROLL, rb"113(\.\d+)? 85")])
def test_labels_to_a_printer(labels: Labels, tmp_path: Path, qtbot: QtBot, stock: Stock, box: bytes) -> None:
    out = tmp_path / "printed.pdf"
    labels.printers = ToFile(out)
    dialog = labels.open()
    press(dialog, stock)
    with qtbot.waitSignal(dialog.delivery.delivered, timeout=20_000):
        dialog.delivery.print.click()
    assert re.search(rb"/MediaBox \[0 0 " + box, out.read_bytes())
    assert dialog.delivery.outcome.text() == "Sent to the printer."


def test_a_tool_without_a_code_for_its_label_gets_one(
    labels: Labels, station: Database, tmp_path: Path, qtbot: QtBot
) -> None:
    station.conn.execute("UPDATE scan_code SET active = 0 WHERE tool_id = ?", (labels.pump.id,))
    station.conn.commit()
    dialog = labels.open()
    labels.clerk.paths = [tmp_path / "labels.pdf"]
    with qtbot.waitSignal(dialog.delivery.delivered, timeout=20_000):
        dialog.delivery.save.click()
    after = queries.tools(station, [tool.id for tool in labels.tools])
    assert after[2].label not in (None, labels.pump.label)
    assert [tool.label for tool in after[:2]] == [tool.label for tool in labels.tools[:2]]
    assert len(labels.context.undo.acts()) == 1


def test_no_tools_nothing_to_print(station: Database, clock: SetClock, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = LabelsDialog(make_context(station, clock, tmp_path, Clerk()), printers=ToFile(None))
    qtbot.addWidget(dialog)
    dialog.show()
    assert "pages: 0" in dialog.count.text()
    assert not dialog.delivery.save.isEnabled()
    dialog.leave.click()
    assert not dialog.isVisible()


def test_five_thousand_labels_are_chosen_at_once(
    station: Database, clock: SetClock, tmp_path: Path, qtbot: QtBot
) -> None:
    for start in range(25):
        add_many(station, count=200, first=start * 200, name="Piece", cabinet=f"C{start}", now=clock.now(), by=None)
    dialog = LabelsDialog(make_context(station, clock, tmp_path, Clerk()), printers=ToFile(None))
    qtbot.addWidget(dialog)
    dialog.show()
    assert "Labels: 5000 · pages: 209" in dialog.count.text()


def test_widgets_have_names_for_drivers(labels: Labels) -> None:
    dialog = labels.open()
    for name in (
        "labelsWhich",
        "labelsStock",
        "labelsCabinet",
        "labelsTools",
        "labelsStart",
        "printSave",
        "printPrint",
    ):
        found = dialog.findChild(QWidget, name)
        assert isinstance(found, QWidget), name
        assert found.accessibleName(), name


# -- labels of amenities -----------------------------------------------------------------------------------------------


def words_in(pdf: bytes) -> str:
    """What can be read in a PDF of Qt, by the tables that came with its fonts.

    The tables leave out digits, which stand here as ?, and take a few letters for the radicals they look like.
    """
    objects = {int(number): body for number, body in re.findall(rb"(\d+) 0 obj\s(.*?)\sendobj", pdf, re.DOTALL)}
    fonts: dict[bytes, dict[str, str]] = {}
    for body in objects.values():
        for name, number in re.findall(rb"/(F\d+) (\d+) 0 R", body):
            table = re.search(rb"/ToUnicode (\d+) 0 R", objects[int(number)])
            if table is not None:
                fonts[name] = _table(_unpacked(objects[int(table[1])]).decode())
    read: list[str] = []
    for body in objects.values():
        font: dict[str, str] = {}
        for name, glyphs in re.findall(r"/(F\d+) \S+ Tf|<([0-9a-fA-F]+)>", _unpacked(body).decode("latin-1")):
            if name:
                font = fonts.get(name.encode(), {})
            else:
                read.append("".join(font.get(glyphs[at : at + 4].lower(), "?") for at in range(0, len(glyphs), 4)))
    return unicodedata.normalize("NFKC", "".join(read))


def _unpacked(body: bytes) -> bytes:
    found = re.search(rb"stream\r?\n(.*?)\r?\nendstream", body, re.DOTALL)
    if found is None:
        return b""
    return zlib.decompress(found[1]) if b"/FlateDecode" in body else found[1]


def _table(cmap: str) -> dict[str, str]:
    table: dict[str, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for glyph, letter in re.findall(r"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>", block):
            table[glyph.lower()] = bytes.fromhex(letter).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, letters in re.findall(r"<([0-9a-fA-F]{4})> <([0-9a-fA-F]{4})> \[(.*?)\]", block, re.DOTALL):
            for at, letter in zip(
                range(int(first, 16), int(last, 16) + 1), re.findall(r"<([0-9a-fA-F]+)>", letters), strict=False
            ):
                table[f"{at:04x}"] = bytes.fromhex(letter).decode("utf-16-be")
        for first, last, letter in re.findall(r"<([0-9a-fA-F]{4})> <([0-9a-fA-F]{4})> <([0-9a-fA-F]{4})>", block):
            for at in range(int(first, 16), int(last, 16) + 1):
                table[f"{at:04x}"] = chr(int(letter, 16) + at - int(first, 16))
    return table


def amenity_labels(db: Database, clock: SetClock, folder: Path, clerk: Clerk, *ticked: int) -> LabelsDialog:
    """The dialog over the amenities of a station."""
    context = make_context(db, clock, folder, clerk)
    return LabelsDialog(context, ticked, source=AmenityLabels(db), printers=ToFile(None))


@needs_fonts
@pytest.mark.parametrize("stock", list(Stock))
def test_labels_of_amenities_say_code_name_and_place(
    station: Database, clock: SetClock, tmp_path: Path, qtbot: QtBot, stock: Stock
) -> None:
    now, clerk = clock.now(), Clerk()
    add_amenity(station, name="饮水机", kind="water", place="大厅", now=now, by=None)
    room = add_amenity(station, name="直播间", kind="live_room", capacity=1, now=now, by=None).value
    dialog = amenity_labels(station, clock, tmp_path, clerk)
    qtbot.addWidget(dialog)
    dialog.show()
    assert "Labels: 2" in dialog.count.text()
    press(dialog, stock)
    clerk.paths = [out := tmp_path / "labels.pdf"]
    with qtbot.waitSignal(dialog.delivery.delivered, timeout=20_000):
        dialog.delivery.save.click()
    read = words_in(out.read_bytes())
    assert [word for word in ("饮水机", "大厅", room.name) if word not in read] == []
    assert [read.count(code) for code in ("S-001", "S-002")] == [1, 1]
    faces = AmenityLabels(station).read(dialog.chosen_ids())
    assert [(face.code, face.place) for face in faces] == [("S-001", "大厅"), ("S-002", "")]


def test_amenities_are_chosen_by_place_and_get_labels_they_lack(
    station: Database, clock: SetClock, tmp_path: Path, qtbot: QtBot
) -> None:
    now, clerk = clock.now(), Clerk()
    hall = add_amenity(station, name="Seats", kind="seating", place="Hall", now=now, by=None).value
    bare = add_amenity(station, name="Fan", kind="air", now=now, by=None).value
    station.conn.execute("UPDATE scan_code SET active = 0 WHERE amenity_id = ?", (bare.id,))
    station.conn.commit()
    dialog = amenity_labels(station, clock, tmp_path, clerk, bare.id)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.chosen_ids() == [bare.id]
    press(dialog, CABINET)
    assert dialog.chosen_ids() == [hall.id]
    press(dialog, ALL)
    clerk.paths = [tmp_path / "labels.pdf"]
    with qtbot.waitSignal(dialog.delivery.delivered, timeout=20_000):
        dialog.delivery.save.click()
    label = amenities.amenity(station, bare.id).label
    assert label not in (None, bare.label)
    found = amenities.by_scan(station, str(label))
    assert found is not None
    assert found.id == bare.id
