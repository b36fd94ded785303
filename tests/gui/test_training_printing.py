"""Prints of trainings: the words on them, pages that hold what they must, numbers given once, files whole or none."""

import re
import shutil
import subprocess
import unicodedata
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from station_app.core.clock import SetClock
from station_app.core.people.commands import register
from station_app.core.settings.commands import set as set_setting
from station_app.core.storage.database import Database
from station_app.core.training import commands, queries
from station_app.gui.kit.context import Context
from station_app.gui.printing import paper_form, trainings
from station_app.gui.printing.attendance_dialog import AttendanceDialog
from station_app.gui.printing.attendance_list import AttendanceFace, Attendee, attendance_pages
from station_app.gui.printing.certificate import CertificateFace, certificate_pages
from station_app.gui.printing.certificates_dialog import CertificatesDialog
from station_app.gui.printing.pages_dialog import PagesDialog
from station_app.gui.printing.paper import HEIGHT, WIDTH, Ink, Page, font, width_of, wrapped
from station_app.gui.printing.sign_in_dialog import SignInDialog
from station_app.gui.printing.sign_in_sheet import Fill, SignedIn, SignInFace, sign_in_pages
from station_app.gui.printing.training_facts import Occasion
from station_app.gui.shell.window import MainWindow
from station_app.texts.training_prints import attendance_words, certificate_words, sign_in_words
from tests.gui.bare_page import Clerk, cut_words, make_context, needs_fonts

STATION, TOPIC = "老商埠暖新之家", "冬季骑行十条"
NAUGHTY = (
    "阿卜杜热西提·阿卜杜拉·" * 6,
    "Wolfeschlegelsteinhausenbergerdorff" * 2,
    "W" * 80,
    "T\u0324\u0338o\u0311\u0338 i\u030d\u0323\u0329nvoke\u0323\u0329\u0330 zalgo",
    "الرحمن محمد \u202eabc\u202c",
    "<b>王</b> & %s {name} {page}",
    "小马🛵👨‍👩‍👧 𠮷田㐂龘",
    "",
)


@dataclass(frozen=True, slots=True)
class Written:
    """A text on a page: what was asked for, what stands there, its place, and whether it stays in it."""

    text: str
    place: QRectF
    inside: bool


def written(page: Page, monkeypatch: pytest.MonkeyPatch, across: int = WIDTH, down: int = HEIGHT) -> list[Written]:
    """Everything a page says, in the order it is painted."""
    found: list[Written] = []
    real = Ink.words

    def words(ink: Ink, text: str, place: QRectF, size: float, **how: Any) -> float:
        face = font(size, bold=how.get("bold", False))
        parts = wrapped(text, face, place.width(), how.get("lines", 1))
        high = QFontMetricsF(face).height() * len(parts) <= place.height() + 1
        wide = all(width_of(part, face) <= place.width() + 1 for part in parts)
        found.append(Written(text, QRectF(place), high and wide))
        return real(ink, text, place, size, **how)

    image = QImage(across, down, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    with monkeypatch.context() as patched:
        patched.setattr(Ink, "words", words)
        page(painter)
    painter.end()
    return found


def said(page: Page, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    return [each.text for each in written(page, monkeypatch)]


@dataclass
class Desk:
    """A station with a session of six on its list, two of whom never come and one has no name."""

    db: Database
    clock: SetClock
    context: Context
    clerk: Clerk
    session_id: int
    folder: Path

    def come(self) -> None:
        """The session begins; four sign in, and somebody off the street."""
        self.clock.forward(timedelta(minutes=55))
        for each in sorted(queries.roster(self.db, self.session_id), key=lambda one: one.queue)[:4]:
            commands.sign_in(self.db, enrolment_id=each.id, now=self.clock.now(), by=None)
        person = register(self.db, name="路人", category="courier", now=self.clock.now(), by=None).value.id
        commands.sign_in(
            self.db, session_id=self.session_id, person_id=person, walk_in=True, now=self.clock.now(), by=None
        )

    def close(self) -> None:
        """The session ends an hour and a half later."""
        self.clock.forward(timedelta(minutes=95))
        commands.close(self.db, session_id=self.session_id, now=self.clock.now(), by=None)

    def ids(self) -> list[int]:
        return [each.id for each in sorted(queries.roster(self.db, self.session_id), key=lambda one: one.queue)]


@pytest.fixture
def desk(station: Database, clock: SetClock, tmp_path: Path, qtbot: QtBot) -> Desk:
    now = clock.now()
    set_setting(station, key="station.name", value=STATION, now=now, by=None)
    session = commands.plan(
        station,
        topic=TOPIC,
        starts_at=now + timedelta(hours=1),
        ends_at=now + timedelta(hours=2, minutes=30),
        capacity=20,
        place="大厅",
        trainer="林护士",
        organiser="区总工会",
        now=now,
        by=None,
    ).value
    for at, name in enumerate(("周佳宁", "孟凯", None, "孙晓雨", "王敏", "高翔")):
        person = register(
            station,
            name=name,
            nickname=None if name else "张师傅",
            phone=f"1380000000{at}",
            category="courier",
            now=now,
            by=None,
        ).value.id
        commands.enrol(station, session_id=session.id, person_id=person, now=now, by=None)
    clerk = Clerk()
    folder = tmp_path / "out"
    folder.mkdir()
    return Desk(station, clock, make_context(station, clock, tmp_path, clerk), clerk, session.id, folder)


def shown(dialog: PagesDialog, qtbot: QtBot) -> PagesDialog:
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def saved(dialog: PagesDialog, desk: Desk, qtbot: QtBot, name: str = "a.pdf") -> bytes:
    desk.clerk.paths = [desk.folder / name]
    with qtbot.waitSignal(dialog.delivery.delivered, timeout=20_000):
        dialog.delivery.save.click()
    return (desk.folder / name).read_bytes()


def pages_in(content: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", content))


def pages_of(dialog: PagesDialog) -> list[Page]:
    return list(dialog.preview._pages)


# -- the sign-in sheet -------------------------------------------------------------------------------------------------


def test_a_sheet_to_sign_has_names_and_room_for_more(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = SignInDialog(desk.context, desk.session_id)
    shown(dialog, qtbot)
    (page,) = pages_of(dialog)
    words = said(page, monkeypatch)
    for each in (STATION, TOPIC, "大厅", "林护士", "区总工会", "6 people", "______ people", "Page 1 of 1"):
        assert each in words, each
    assert "1 Sep 2026 Tuesday 11:00–12:30" in words
    assert [each for each in words if each in {"周佳宁", "孟凯", "张师傅", "孙晓雨"}] == [
        "周佳宁",
        "孟凯",
        "张师傅",
        "孙晓雨",
    ]
    assert "138****0001" in words
    assert not any("13800000001" in each for each in words)
    numbers = [int(each) for each in words if each.isdecimal()]
    assert numbers == list(range(1, paper_form.rows_on_page(4, 92) + 1))  # ruled to the end of the page
    dialog.blank.setValue(40)
    assert len(pages_of(dialog)) == 3
    assert dialog.fill.toggle(Fill.EMPTY)
    words = said(pages_of(dialog)[0], monkeypatch)
    assert words.count("______ people") == 2
    assert "周佳宁" not in words
    assert TOPIC in words


def test_a_filled_sheet_says_who_came_when_and_who_did_not(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.come()
    desk.close()
    dialog = SignInDialog(desk.context, desk.session_id)
    shown(dialog, qtbot)
    assert dialog.filling() is Fill.FILLED
    assert not dialog.blank.isVisible()
    (page,) = pages_of(dialog)
    words = said(page, monkeypatch)
    assert words.count("10:55") == 5
    assert words.count("12:30") == 5
    assert words.count("Absent") == 2
    assert "7 people" in words
    assert "5 people · walk-ins 1 · absent 2" in words


def test_five_hundred_names_are_numbered_through_under_the_same_heading(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [SignedIn(f"小哥{n}", "138****0000", "外卖配送员 · 美团") for n in range(500)]
    face = SignInFace(occasion(TOPIC), Fill.FILLED, people, (500, 0, 0, 0), 0)
    pages = sign_in_pages(face, sign_in_words())
    each = paper_form.rows_on_page(4, 92)
    assert len(pages) == -(-500 // each)
    numbers: list[int] = []
    for at, page in enumerate(pages, 1):
        words = said(page, monkeypatch)
        assert {TOPIC, STATION, "500 people", "Signature", f"Page {at} of {len(pages)}"} <= set(words)
        numbers += [int(word) for word in words if word.isdecimal()]
    assert numbers == list(range(1, 501))


# -- the attendance list -----------------------------------------------------------------------------------------------


def test_the_attendance_list_counts_who_came(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = AttendanceDialog(desk.context, desk.session_id)
    shown(dialog, qtbot)
    assert not dialog.delivery.save.isEnabled()
    assert "Nobody has signed in" in dialog.warning.text()
    desk.come()
    dialog.show_choice()
    assert dialog.delivery.save.isEnabled()
    assert "not closed" in dialog.warning.text()
    desk.close()
    dialog.show_choice()
    assert not dialog.warning.isVisible()
    (page,) = pages_of(dialog)
    words = said(page, monkeypatch)
    assert {"周佳宁", "张师傅", "路人", "Courier", "10:55", "12:30", "7.5 h"} <= set(words)
    assert words.count("1.5 h") == 5
    assert not {"王敏", "高翔"} & set(words)
    assert "5 people · walk-ins 1 · absent 2" in words


# -- certificates ------------------------------------------------------------------------------------------------------


def test_numbers_are_given_once_in_one_act(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.come()
    desk.close()
    dialog = shown(CertificatesDialog(desk.context, desk.session_id), qtbot)
    assert "New: 4" in dialog.about.text()
    assert queries.certificates(desk.db, desk.session_id) == []  # looking gives none
    assert pages_in(saved(dialog, desk, qtbot)) == 4
    given = [(each.number, each.name) for each in queries.certificates(desk.db, desk.session_id)]
    assert given == [("2026-0001", "周佳宁"), ("2026-0002", "孟凯"), ("2026-0003", "孙晓雨"), ("2026-0004", "路人")]
    assert len(desk.context.undo.acts()) == 1
    words = [text.text for text in written(pages_of(dialog)[1], monkeypatch, HEIGHT, WIDTH)]
    assert {
        "No. 2026-0002",
        "孟凯",
        TOPIC,
        "on 1 Sep 2026, 1.5 h in all.",
        "区总工会",
        "林护士",
        STATION,
        "Seal",
    } <= set(words)
    desk.clock.forward(timedelta(days=3))
    assert pages_in(saved(dialog, desk, qtbot, "again.pdf")) == 4
    assert [(each.number, each.name) for each in queries.certificates(desk.db, desk.session_id)] == given
    assert len(desk.context.undo.acts()) == 1
    assert "They keep it" in dialog.about.text()
    assert "1 Sep 2026" in [text.text for text in written(pages_of(dialog)[0], monkeypatch, HEIGHT, WIDTH)]
    one = shown(CertificatesDialog(desk.context, desk.session_id, [desk.ids()[3], desk.ids()[5]]), qtbot)
    assert "did not attend: 1" in one.warning.text()
    assert pages_in(saved(one, desk, qtbot, "one.pdf")) == 1
    assert desk.clerk.suggested[-1].name == f"Certificate-孙晓雨-{TOPIC}-2026-09-01.pdf"


def test_who_has_no_name_gets_no_certificate(desk: Desk, qtbot: QtBot) -> None:
    desk.come()
    early = shown(CertificatesDialog(desk.context, desk.session_id), qtbot)
    assert "once the session is closed" in early.warning.text()
    assert not early.delivery.save.isEnabled()
    desk.close()
    nameless = queries.enrolment(desk.db, desk.ids()[2])
    assert nameless.name is None
    every = shown(CertificatesDialog(desk.context, desk.session_id), qtbot)
    assert "without a name: 张师傅" in every.warning.text()
    only = shown(CertificatesDialog(desk.context, desk.session_id, [nameless.id]), qtbot)
    assert "without a name: 张师傅" in only.warning.text()
    assert not only.delivery.save.isEnabled()
    assert not only.delivery.print.isEnabled()
    saved(every, desk, qtbot)
    assert nameless.id not in {each.enrolment_id for each in queries.certificates(desk.db, desk.session_id)}


def test_a_cancelled_job_leaves_nothing(desk: Desk, qtbot: QtBot) -> None:
    dialog = SignInDialog(desk.context, desk.session_id)
    shown(dialog, qtbot)
    dialog.blank.setValue(500)
    assert len(pages_of(dialog)) > 20
    desk.clerk.paths = [desk.folder / "a.pdf"]
    with qtbot.waitSignal(dialog.delivery.run.progressed):
        dialog.delivery.save.click()
    assert re.fullmatch(r"Page \d+ of \d+", dialog.delivery.outcome.text())
    dialog.reject()
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.delivery.run.cancelled):
        dialog.delivery.cancel.click()
    assert dialog.delivery.outcome.text() == "Cancelled."
    assert list(desk.folder.iterdir()) == []
    dialog.reject()
    assert not dialog.isVisible()


class ToFile:
    """A printer that prints into a file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def any(self) -> bool:
        return True

    def choose(self, title: str, parent: QWidget) -> QPrinter | None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.path))
        return printer


def test_certificates_lie_on_their_side_on_a_printer_too(desk: Desk, qtbot: QtBot) -> None:
    desk.come()
    desk.close()
    out = desk.folder / "printed.pdf"
    dialog = shown(CertificatesDialog(desk.context, desk.session_id, printers=ToFile(out)), qtbot)
    with qtbot.waitSignal(dialog.delivery.delivered, timeout=20_000):
        dialog.delivery.print.click()
    lying = re.compile(rb"/MediaBox \[0 0 842(\.\d+)? 595(\.\d+)?\]")
    assert len(lying.findall(out.read_bytes())) == 4
    assert lying.search(saved(dialog, desk, qtbot))


# -- what is too long, and what is odd ---------------------------------------------------------------------------------


def occasion(words: str) -> Occasion:
    return Occasion(STATION, words, "1 Sep 2026 Tuesday 11:00–12:30", words[:60], words[:60], words)


def assert_apart(texts: list[Written], across: int, down: int) -> None:
    paper = QRectF(80, 80, across - 160, down - 160)
    for each in texts:
        assert each.inside, each.text
        assert paper.contains(each.place), each.text
    for at, one in enumerate(texts):
        for other in texts[at + 1 :]:
            both = one.place.intersected(other.place)
            assert both.isEmpty() or min(both.width(), both.height()) < 1, (one.text, other.text)


@needs_fonts
@pytest.mark.parametrize("words", NAUGHTY)
def test_long_and_odd_words_stay_in_their_places(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    words = words[:80]
    counted = (9999, 9999, 999, 999)
    people = [SignedIn(words[:60], words[:11], words, ("10:55", "12:30"))] * 3
    (sheet,) = sign_in_pages(SignInFace(occasion(words), Fill.FILLED, people, counted, 0), sign_in_words())
    assert_apart(written(sheet, monkeypatch), WIDTH, HEIGHT)
    came = [Attendee(words[:60], words[:11], words, words, "10:55", "12:30", "1.5 h")] * 3
    face = AttendanceFace(occasion(words), came, counted, "99999.5 h", "1 Sep 2026 10:00", closed=False)
    (listed,) = attendance_pages(face, attendance_words())
    assert_apart(written(listed, monkeypatch), WIDTH, HEIGHT)
    certificate = CertificateFace(
        "2026-0001", words[:60], words, "1 Sep 2026", "1.5 h", words[:60], words[:60], words, words[:60], "1 Sep 2026"
    )
    (page,) = certificate_pages([certificate], certificate_words(), "#B93D0B")
    assert_apart(written(page, monkeypatch, HEIGHT, WIDTH), HEIGHT, WIDTH)
    if words:
        assert words[:60] in {each.text for each in written(page, monkeypatch, HEIGHT, WIDTH)}


# -- files and fonts ---------------------------------------------------------------------------------------------------


@pytest.mark.skipif(not shutil.which("pdffonts") or not shutil.which("pdftotext"), reason="poppler is not here")
def test_chinese_fonts_are_in_the_file_and_its_words_can_be_read(desk: Desk, qtbot: QtBot) -> None:
    desk.come()
    desk.close()
    desk.context.language.use("zh")
    try:
        saved(shown(CertificatesDialog(desk.context, desk.session_id), qtbot), desk, qtbot)
    finally:
        desk.context.language.use("en")  # translators belong to the application; the next test begins in English
    path = str(desk.folder / "a.pdf")
    fonts = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    assert fonts
    assert all(line.split()[-5] == "yes" for line in fonts), fonts  # name type encoding emb sub uni object id
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout.decode()
    text = "".join(unicodedata.normalize("NFKC", text).split())
    for each in ("周佳宁", "孟凯", "孙晓雨", "路人", TOPIC, STATION, "2026-0004"):
        assert each in text, each


def test_files_are_called_after_the_topic_and_its_day(desk: Desk, qtbot: QtBot) -> None:
    dialog = shown(SignInDialog(desk.context, desk.session_id), qtbot)
    dialog.delivery.save.click()
    assert desk.clerk.suggested[-1].name == f"Sign-in sheet-{TOPIC}-2026-09-01.pdf"
    commands.edit(
        desk.db, session_id=desk.session_id, topic='a/b\\c:"*?<>| ' + "长" * 60, now=desk.clock.now(), by=None
    )
    other = shown(SignInDialog(desk.context, desk.session_id), qtbot)
    other.delivery.save.click()
    name = desk.clerk.suggested[-1].name
    assert re.fullmatch(r"Sign-in sheet-a_b_c_ ?长+-2026-09-01\.pdf", name), name
    assert len(name.encode()) < 200


# -- the dialogs -------------------------------------------------------------------------------------------------------


def test_the_page_opens_each_and_keys_turn_its_pages(
    window: MainWindow, desk: Desk, clerk: Clerk, qtbot: QtBot
) -> None:
    desk.come()
    desk.close()
    context = window.context

    def certificates(context: Context, number: int, parent: QWidget) -> None:
        trainings.print_certificates(context, number, None, parent)

    for print_it in (trainings.print_sign_in, trainings.print_attendance, certificates):
        print_it(context, desk.session_id, window)
        dialog = next(
            each for each in window.findChildren(QDialog) if isinstance(each, PagesDialog) and each.isVisible()
        )
        assert not cut_words(dialog)
        last = len(pages_of(dialog)) - 1
        for _ in range(last + 2):
            QTest.keyClick(dialog.delivery.save, Qt.Key.Key_PageDown)
        assert dialog.preview.at() == last
        QTest.keyClick(dialog.delivery.save, Qt.Key.Key_PageUp)
        assert dialog.preview.at() == max(last - 1, 0)
        QTest.keyClick(dialog.delivery.save, Qt.Key.Key_Escape)
        assert not dialog.isVisible()
        qtbot.wait(1)
        asked = len(clerk.asked)
        print_it(context, 987654, window)
        assert len(clerk.asked) == asked + 1
