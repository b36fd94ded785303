"""Paper: what fits, what a scanner reads, whole files or none, cards for people, and a printer that takes nothing."""

import errno
import re
from pathlib import Path
from typing import Any

import pytest
import segno
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from station_app.core.clock import SetClock
from station_app.core.errors import DiskFull, InUse, ReadFailed
from station_app.core.people import queries as people
from station_app.core.people.commands import issue_card, register
from station_app.core.people.model import is_own_card
from station_app.core.settings.commands import set as set_setting
from station_app.core.storage import files
from station_app.core.storage.database import Database
from station_app.core.undo.commands import undo
from station_app.gui.printing import pdf_file, qr
from station_app.gui.printing.cards import (
    CARD_HEIGHT,
    CARD_WIDTH,
    LEFT,
    PER_PAGE,
    TOP,
    CardFace,
    card_pages,
    grouped,
    name_lines,
    place_of,
)
from station_app.gui.printing.cards_dialog import CardsDialog
from station_app.gui.printing.delivery import Delivery
from station_app.gui.printing.output import NotPrinted, PageRun
from station_app.gui.printing.paper import HEIGHT, WIDTH, Page, font, width_of, wrapped
from station_app.gui.printing.sheets import BOTTOM, RIGHT, SheetFace, payload, sheet_pages
from station_app.texts.printing import card_words, sheet_words
from tests.gui.bare_page import Clerk, make_context, needs_fonts

LONG_ZH = "阿卜杜热西提·阿卜杜拉·买买提艾力·吐尔逊江·努尔麦麦提·艾合麦提江·木合塔尔·阿不都外力·依明江·玉素甫·买买提"
LONG_EN = "Wolfeschlegelsteinhausenbergerdorff Featherstonehaugh Third!"
NAMES = ("周佳宁", "张师傅", "𠮷田㐂龘", "小马🛵👨‍👩‍👧", LONG_ZH[:60], LONG_EN, "<b>王</b>", "章")
CODE = "912345678901"
STATION = "老商埠暖新之家"
CATEGORIES = [("W", "外卖"), ("K", "快递"), ("Q", "其他")]
SERVICES = [(str(n), word) for n, word in enumerate(("饮水", "休息", "充电", "热饭"), 1)]


def card(name: str) -> CardFace:
    return CardFace(STATION, name, CODE)


def sheet(lines: int = 20, station: str = STATION) -> SheetFace:
    return SheetFace(station, "2026-0007", lines, CATEGORIES, SERVICES)


def painted(page: Page) -> QImage:
    """The page as a picture of a tenth of a millimetre a dot, white around the paper too."""
    image = QImage(WIDTH + 200, HEIGHT + 200, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.translate(100, 100)
    page(painter)
    painter.end()
    return image


def inked(image: QImage) -> QRect:
    """The box around everything that is not white."""
    data = image.convertToFormat(QImage.Format.Format_Grayscale8)
    width, height, step = data.width(), data.height(), data.bytesPerLine()
    raw = bytes(data.constBits())
    rows = [y for y in range(height) if min(raw[y * step : y * step + width]) < 250]
    columns = [x for x in range(width) if min(raw[x::step][:height]) < 250]
    return QRect(columns[0] - 100, rows[0] - 100, columns[-1] - columns[0] + 1, rows[-1] - rows[0] + 1)


@pytest.fixture
def run(qtbot: QtBot) -> PageRun:
    return PageRun()


def pdf_of(run: PageRun, pages: list[Page], qtbot: QtBot) -> bytes:
    with qtbot.waitSignal(run.finished, timeout=10_000) as done:
        run.start_pdf(pages, "停电登记表")
    content = done.args[0]
    assert isinstance(content, bytes)
    return content


def pages_in(content: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", content))  # and not /Pages


# -- words that fit ----------------------------------------------------------------------------------------------------


@needs_fonts
@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_whole_and_inside_its_card(qtbot: QtBot, name: str) -> None:
    size, lines = name_lines(name, 456)
    assert "".join(lines).replace(" ", "") == name.replace(" ", "")
    assert all(width_of(line, font(size, bold=True)) <= 457 for line in lines)
    (page,) = card_pages([card(name)], card_words())
    drawn = inked_card(painted(page), 0)
    inner = place_of(0).toRect().adjusted(40, 40, -40, -40)
    assert inner.contains(drawn), (drawn, inner)


def inked_card(image: QImage, slot: int) -> QRect:
    """The box around what is drawn on one card, its corners' crosses left out."""
    place = place_of(slot).toRect().adjusted(16, 16, -16, -16).translated(100, 100)
    box = inked(_framed(image.copy(place)))
    return box.translated(place.left() - 100, place.top() - 100)


def _framed(image: QImage) -> QImage:
    framed = QImage(image.width() + 200, image.height() + 200, QImage.Format.Format_RGB32)
    framed.fill(QColor("white"))
    painter = QPainter(framed)
    painter.drawImage(100, 100, image)
    painter.end()
    return framed


def test_what_is_too_long_for_all_lines_ends_in_dots(qtbot: QtBot) -> None:
    face = font(40)
    assert wrapped("", face, 300, 2) in ([], [""])
    assert wrapped("饮水", face, 300, 2) == ["饮水"]
    lines = wrapped("饮水" * 40, face, 300, 2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert wrapped("𠮷" * 8, face, 41 * 4, 9) and "".join(wrapped("𠮷" * 8, face, 170, 9)) == "𠮷" * 8  # noqa: PT018


@needs_fonts
@pytest.mark.parametrize("lines", [10, 20, 30, 60])
@pytest.mark.parametrize("station", ["", STATION, "长" * 60])
def test_a_sheet_stays_on_its_page(qtbot: QtBot, lines: int, station: str) -> None:
    (page,) = sheet_pages([sheet(lines, station)], sheet_words())
    box = inked(painted(page))
    assert box.left() >= 130
    assert box.top() >= 90
    assert box.right() <= RIGHT + 10
    assert box.bottom() <= BOTTOM + 20
    assert box.bottom() > BOTTOM - 120  # and fills it


def test_ten_cards_of_bank_card_size_a_page(qtbot: QtBot) -> None:
    assert (CARD_WIDTH, CARD_HEIGHT, PER_PAGE) == (856, 540, 10)
    places = [place_of(slot) for slot in range(PER_PAGE)]
    assert not any(a.intersects(b) for a in places for b in places if a is not b)
    sheet_of_paper = QRectF(100, 100, WIDTH - 200, HEIGHT - 200)
    assert all(sheet_of_paper.contains(place) for place in places)
    assert (places[0].left(), places[0].top()) == (LEFT, TOP)
    assert [len(card_pages([card("甲")] * count, card_words(), start=start)) for count, start in (
        (1, 0), (10, 0), (11, 0), (10, 1), (1, 9), (2, 9),
    )] == [1, 1, 2, 2, 1, 2]  # fmt: skip


def test_places_used_before_stay_empty(qtbot: QtBot) -> None:
    (page,) = card_pages([card("甲")], card_words(), start=3)
    image = painted(page)
    for slot in range(PER_PAGE):
        place = place_of(slot).toRect().adjusted(20, 20, -20, -20).translated(100, 100)
        piece = image.copy(place)
        blank = QImage(piece.size(), piece.format())
        blank.fill(QColor("white"))
        assert (piece == blank) == (slot != 3), slot


# -- codes -------------------------------------------------------------------------------------------------------------


def test_a_code_holds_the_digits_and_nothing_else(qtbot: QtBot) -> None:
    expected = segno.make_qr(CODE, error="q", boost_error=False)
    assert (expected.mode, expected.error) == ("numeric", "Q")
    assert qr.matrix(CODE) == tuple(tuple(bool(m) for m in row) for row in expected.matrix)
    assert qr.matrix(CODE) != qr.matrix("912345678902")
    assert payload("2026-0007") == "20260007"
    assert (grouped(CODE), grouped("AB-1234")) == ("9123 4567 8901", "AB-1234")


def test_a_code_is_painted_module_by_module(qtbot: QtBot) -> None:
    modules = qr.matrix(CODE)
    side = len(modules) + 2 * qr.QUIET
    image = QImage(side * 10, side * 10, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    qr.paint(painter, CODE, QRectF(0, 0, side * 10, side * 10))
    painter.end()
    for row in range(side):
        for column in range(side):
            inside = qr.QUIET <= row < side - qr.QUIET and qr.QUIET <= column < side - qr.QUIET
            dark = inside and modules[row - qr.QUIET][column - qr.QUIET]
            seen = image.pixelColor(column * 10 + 5, row * 10 + 5).lightness() < 128
            assert seen == dark, (row, column)


# -- files -------------------------------------------------------------------------------------------------------------


def test_a_pdf_of_many_pages(run: PageRun, qtbot: QtBot) -> None:
    steps: list[tuple[int, int]] = []
    run.progressed.connect(lambda done, total: steps.append((done, total)))
    content = pdf_of(run, sheet_pages([sheet()] * 7, sheet_words()), qtbot)
    assert pdf_file.is_whole(content)
    assert pages_in(content) == 7
    assert steps == [(n, 7) for n in range(1, 8)]
    assert b"/FontFile" in content or b"/FontFile2" in content
    assert re.search(rb"/MediaBox \[0 0 595(\.\d+)? 842(\.\d+)?\]", content), "A4"
    assert not run.running()


def test_pages_are_painted_one_a_turn_and_can_be_stopped(run: PageRun, qtbot: QtBot) -> None:
    run.start_pdf(sheet_pages([sheet()] * 30, sheet_words()), "x")
    with pytest.raises(RuntimeError):
        run.start_pdf(sheet_pages([sheet()], sheet_words()), "x")
    with qtbot.waitSignal(run.progressed):
        pass
    assert run.running()
    with qtbot.waitSignal(run.cancelled):
        run.cancel()
    assert not run.running()
    assert pages_in(pdf_of(run, card_pages([card("甲")], card_words()), qtbot)) == 1


def test_a_file_is_whole_or_the_old_one(run: PageRun, qtbot: QtBot, tmp_path: Path) -> None:
    content = pdf_of(run, card_pages([card("甲")], card_words()), qtbot)
    path = tmp_path / "卡片.pdf"
    path.write_bytes(b"old")
    for broken in (b"", content[:-30], content[5:], b"%PDF-"):
        with pytest.raises(ReadFailed):
            pdf_file.save_pdf(path=path, content=broken)
        assert path.read_bytes() == b"old"
    steps: list[tuple[int, int]] = []
    pdf_file.save_pdf(path=path, content=content, step=lambda done, total: steps.append((done, total)))
    assert path.read_bytes() == content
    assert [each.name for each in tmp_path.iterdir()] == ["卡片.pdf"]
    assert steps == [(0, 1)]


def test_a_full_disk_is_noticed(run: PageRun, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = pdf_of(run, card_pages([card("甲")], card_words()), qtbot)

    def full(self: Path, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(DiskFull):
        pdf_file.save_pdf(path=tmp_path / "a.pdf", content=content)
    assert list(tmp_path.iterdir()) == []


def test_what_the_disk_swallowed_is_noticed(
    run: PageRun, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = pdf_of(run, card_pages([card("甲")], card_words()), qtbot)
    whole = Path.write_bytes

    def some(self: Path, data: bytes) -> int:
        return whole(self, data[:1000])

    monkeypatch.setattr(Path, "write_bytes", some)
    with pytest.raises(ReadFailed):
        pdf_file.save_pdf(path=tmp_path / "a.pdf", content=content)
    assert list(tmp_path.iterdir()) == []


# -- printers ----------------------------------------------------------------------------------------------------------


class ToFile:
    """A printer that prints into a file."""

    def __init__(self, path: Path | None) -> None:
        self.path = path

    def any(self) -> bool:
        return True

    def choose(self, title: str, parent: QWidget) -> QPrinter | None:
        if self.path is None:
            return None
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.path))
        return printer


@pytest.fixture
def rider(station: Database, clock: SetClock) -> int:
    set_setting(station, key="station.name", value=STATION, now=clock.now(), by=None)
    return register(station, name="周佳宁", category="courier", now=clock.now(), by=None).value.id


class Cards:
    """The dialog, its clerk and its station."""

    def __init__(self, dialog: CardsDialog, clerk: Clerk, context: Any) -> None:
        self.dialog, self.clerk, self.context = dialog, clerk, context


def cards_for(db: Database, clock: SetClock, folder: Path, qtbot: QtBot, ids: list[int], printers: Any) -> Cards:
    clerk = Clerk()
    context = make_context(db, clock, folder, clerk)
    dialog = CardsDialog(context, ids, printers=printers)
    qtbot.addWidget(dialog)
    dialog.show()
    return Cards(dialog, clerk, context)


def test_who_has_no_card_gets_one_and_all_are_printed(
    station: Database, clock: SetClock, tmp_path: Path, qtbot: QtBot, rider: int
) -> None:
    others = [register(station, nickname=f"张{n}", now=clock.now(), by=None).value.id for n in range(11)]
    kept = issue_card(station, person_id=others[0], now=clock.now(), by=None).value.card
    gone = register(station, name="甲", now=clock.now(), by=None)
    undo(station, op=gone.op, now=clock.now(), by=None)
    cards = cards_for(station, clock, tmp_path, qtbot, [rider, rider, *others, gone.value.id], ToFile(None))
    dialog = cards.dialog
    assert "12" in dialog.count.text()
    assert "11" in dialog.about.text()
    assert "taken back: 1" in dialog.about.text()
    out = tmp_path / "cards.pdf"
    cards.clerk.paths = [out]
    with qtbot.waitSignal(dialog.delivery.delivered, timeout=20_000):
        dialog.delivery.save.click()
    assert pages_in(out.read_bytes()) == 2
    given = {person.id: person.card for person in people.by_ids(station, [rider, *others])}
    assert given[others[0]] == kept
    assert all(code is not None and is_own_card(code) for code in given.values())
    assert len(set(given.values())) == 12
    assert cards.clerk.suggested[0].name == "Cards 2026-09-01.pdf"
    assert len(cards.context.undo.acts()) == 11
    # Again: nobody gets another.
    cards.clerk.paths = [out]
    with qtbot.waitSignal(dialog.delivery.delivered, timeout=20_000):
        dialog.delivery.save.click()
    assert {person.id: person.card for person in people.by_ids(station, [rider, *others])} == given


def test_the_start_on_a_used_page(station: Database, clock: SetClock, tmp_path: Path, qtbot: QtBot, rider: int) -> None:
    dialog = cards_for(station, clock, tmp_path, qtbot, [rider], ToFile(None)).dialog
    dialog.start.setValue(10)
    assert dialog.preview._start == 9
    place = dialog.preview._place(4).center().toPoint()
    QTest.mouseClick(dialog.preview, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert dialog.start.value() == 5


def test_cards_to_a_printer(station: Database, clock: SetClock, tmp_path: Path, qtbot: QtBot, rider: int) -> None:
    out = tmp_path / "printed.pdf"
    dialog = cards_for(station, clock, tmp_path, qtbot, [rider], ToFile(out)).dialog
    with qtbot.waitSignal(dialog.delivery.delivered, timeout=20_000):
        dialog.delivery.print.click()
    assert pages_in(out.read_bytes()) == 1
    assert re.search(rb"/MediaBox \[0 0 595(\.\d+)? 842(\.\d+)?\]", out.read_bytes())
    assert dialog.delivery.outcome.text() == "Sent to the printer."


def test_nothing_happens_when_the_clerk_thinks_better(
    station: Database, clock: SetClock, tmp_path: Path, qtbot: QtBot, rider: int
) -> None:
    dialog = cards_for(station, clock, tmp_path, qtbot, [rider], ToFile(None)).dialog
    dialog.delivery.print.click()
    dialog.delivery.save.click()
    assert people.by_id(station, rider).card is None
    assert dialog.delivery.save.isEnabled()
    dialog.leave.click()
    assert not dialog.isVisible()


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_takes_nothing(
    station: Database, clock: SetClock, tmp_path: Path, qtbot: QtBot, rider: int
) -> None:
    dialog = cards_for(station, clock, tmp_path, qtbot, [rider], ToFile(tmp_path / "no" / "such.pdf")).dialog
    with qtbot.waitSignal(dialog.delivery.run.failed) as failed:
        dialog.delivery.print.click()
    assert isinstance(failed.args[0], NotPrinted)
    assert "printer took nothing" in dialog.delivery.outcome.text()
    assert dialog.delivery.print.isEnabled()


def test_a_pdf_open_elsewhere_is_saved_under_another_name(
    station: Database, clock: SetClock, tmp_path: Path, qtbot: QtBot, rider: int
) -> None:
    cards = cards_for(station, clock, tmp_path, qtbot, [rider], ToFile(None))
    delivery: Delivery = cards.dialog.delivery
    out = tmp_path / "cards.pdf"
    out.write_bytes(b"open in another program")
    cards.clerk.paths = [tmp_path / "no" / "cards.pdf"]
    with qtbot.waitSignal(delivery.job.failed, timeout=20_000):
        delivery.save.click()
    # As Windows says it of a file another program holds; the content is at hand already.
    delivery._path = out
    delivery._failed(InUse(out, files.free_name(out)))
    assert delivery.instead.isVisible()
    assert "cards (2).pdf" in delivery.instead.text()
    with qtbot.waitSignal(delivery.delivered, timeout=20_000):
        delivery.instead.click()
    assert pdf_file.is_whole((tmp_path / "cards (2).pdf").read_bytes())
    assert out.read_bytes() == b"open in another program"


def test_nobody_to_print(station: Database, clock: SetClock, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = cards_for(station, clock, tmp_path, qtbot, [], ToFile(None)).dialog
    assert not dialog.delivery.save.isEnabled()
    assert not dialog.delivery.print.isEnabled()


def test_giving_out_cards_can_be_stopped_and_keeps_the_dialog(
    station: Database, clock: SetClock, tmp_path: Path, qtbot: QtBot
) -> None:
    ids = [int(register(station, nickname=f"张{n}", now=clock.now(), by=None).value.id) for n in range(30)]
    cards = cards_for(station, clock, tmp_path, qtbot, ids, ToFile(None))
    delivery = cards.dialog.delivery
    cards.clerk.paths = [tmp_path / "cards.pdf"]
    delivery.save.click()
    cards.dialog.reject()
    assert cards.dialog.isVisible()
    delivery.cancel.click()
    assert delivery.outcome.text() == "Cancelled."
    qtbot.wait(100)
    given = sum(person.card is not None for person in people.by_ids(station, ids))
    assert given < 30
    assert not (tmp_path / "cards.pdf").exists()
    cards.dialog.reject()
    assert not cards.dialog.isVisible()
