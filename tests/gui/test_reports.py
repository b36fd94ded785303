"""The statistics page over an invented August, seen on 1 September: figures, months, bars, definitions, the export."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from station_app.core.clock import SetClock
from station_app.core.demo import build
from station_app.core.errors import InUse
from station_app.core.reports.periods import Period, month_of
from station_app.core.reports.queries import statistics
from station_app.core.storage.database import Database
from station_app.core.visits import commands as visits
from station_app.gui.kit.requests import Say, ShowVisits
from station_app.gui.reports.facts import same_days_before
from station_app.gui.reports.figures import KEYS
from station_app.gui.reports.page import ReportsPage
from tests.gui.bare_page import Clerk, Requests, cut_words, make_context, needs_fonts, part

AUGUST = Period(date(2026, 8, 1), date(2026, 8, 31))


@pytest.fixture
def page(qtbot: QtBot, station: Database, clock: SetClock, tmp_path: Path, clerk: Clerk) -> Iterator[ReportsPage]:
    build(station, month=AUGUST.first, seed=3, visits_per_day=20, people=60, now=clock.now())
    made = ReportsPage(make_context(station, clock, tmp_path, clerk))
    qtbot.addWidget(made)
    made.resize(1104, 580)
    made.show()
    made.focus()
    yield made
    made.export.job.cancel()


@pytest.fixture
def asked(page: ReportsPage) -> Requests:
    return Requests(page)


def in_august(page: ReportsPage) -> None:
    QTest.keyClick(page.chooser.box, Qt.Key.Key_Left)
    assert page.month() == AUGUST.first


def shown(page: ReportsPage, key: str) -> str:
    return page.strip.figures[key].value()


def outcome(page: ReportsPage) -> str:
    return page.export.panel.text().replace("\u200b", "")


def done(page: ReportsPage) -> bool:
    return not page.export.job.running() and page.export.start.isEnabled()


# -- the month -----------------------------------------------------------------------------------------------------


def test_an_empty_month_says_so_and_shows_zeros(page: ReportsPage) -> None:
    assert page.month() == date(2026, 9, 1)
    assert part(page, "reportsEmpty").isVisible()
    assert (shown(page, "visit_count"), shown(page, "person_count")) == ("0", "0")
    assert (shown(page, "visits_a_person"), shown(page, "visits_a_day")) == ("–", "–")
    assert [bar.value for bar in page.days.bars()] == [0] * 30
    assert page.hours.bars()
    assert not page.categories.isVisible()


def test_arrows_go_from_the_first_month_with_visits_to_the_present_one(page: ReportsPage) -> None:
    box = part(page, "reportsMonth")
    QTest.keyClick(box, Qt.Key.Key_Right)
    assert page.month() == date(2026, 9, 1)
    assert not part(page, "reportsLater").isEnabled()
    QTest.keyClick(box, Qt.Key.Key_Left)
    QTest.keyClick(box, Qt.Key.Key_Left)
    assert page.month() == AUGUST.first
    assert not part(page, "reportsEarlier").isEnabled()
    QTest.mouseClick(part(page, "reportsLater"), Qt.MouseButton.LeftButton)
    assert page.month() == date(2026, 9, 1)


def test_the_figures_are_those_of_the_core(page: ReportsPage, station: Database) -> None:
    in_august(page)
    facts = statistics(station, AUGUST)
    assert facts.visit_count > facts.person_count > 10
    assert shown(page, "visit_count") == f"{facts.visit_count:,}"
    assert shown(page, "person_count") == f"{facts.person_count:,}"
    assert shown(page, "service_count") == f"{facts.service_count:,}"
    assert shown(page, "anonymous_count") == f"{facts.anonymous_count:,}"
    assert facts.anonymous_count > 0
    named = (facts.visit_count - facts.anonymous_count) / facts.person_count
    assert shown(page, "visits_a_person") == f"{named:.1f}"
    days = [count for count in facts.by_day.values() if count]
    assert shown(page, "visits_a_day") == f"{facts.visit_count / len(days):.1f}"
    assert [bar.value for bar in page.days.bars()] == list(facts.by_day.values())
    assert [bar.value for bar in page.services.bars()] == list(facts.by_service.values())
    assert sum(bar.value for bar in page.hours.bars()) == sum(facts.by_hour.values())
    assert not part(page, "reportsEmpty").isVisible()


def test_visits_and_people_stand_side_by_side(page: ReportsPage) -> None:
    in_august(page)
    visits_at, people_at = (page.strip.figures[key].geometry() for key in ("visit_count", "person_count"))
    assert visits_at.top() == people_at.top()
    between = [f for f in page.strip.figures.values() if visits_at.left() < f.x() < people_at.left()]
    assert visits_at.right() < people_at.left()
    assert between == []


def test_a_registration_shows_at_once(page: ReportsPage) -> None:
    page.context.operations.run(visits.check_in_anonymous, heads=6, services=["water"])
    assert (shown(page, "visit_count"), shown(page, "person_count"), shown(page, "service_count")) == ("6", "0", "6")
    assert page.days.bars()[0].value == 6


def test_a_running_month_is_held_against_the_same_days_of_the_one_before() -> None:
    march = month_of(date(2026, 3, 1))
    assert same_days_before(march, date(2026, 3, 10)) == Period(date(2026, 2, 1), date(2026, 2, 10))
    assert same_days_before(march, date(2026, 3, 30)) == Period(date(2026, 2, 1), date(2026, 2, 28))
    assert same_days_before(march, date(2026, 5, 1)) == Period(date(2026, 2, 1), date(2026, 2, 28))


def test_the_change_against_the_month_before_is_said(page: ReportsPage, station: Database) -> None:
    first_of_august = statistics(station, Period(AUGUST.first, AUGUST.first)).visit_count
    page.context.operations.run(visits.check_in_anonymous, heads=2 * first_of_august)
    assert page.strip.figures["visit_count"].fact.change == "▲100%"
    assert "▲100%" in page.strip.figures["visit_count"].accessibleName()


# -- what lies behind a number ---------------------------------------------------------------------------------------


def test_space_on_a_figure_says_how_it_is_counted(page: ReportsPage, asked: Requests) -> None:
    in_august(page)
    figure = page.strip.figures["person_count"]
    figure.setFocus()
    QTest.keyClick(figure, Qt.Key.Key_Space)
    card = page.strip.definition
    assert card.isVisible()
    assert "each is counted once however often they came" in card.text()
    assert page.rect().contains(card.mapTo(page, card.rect().bottomRight()))
    QTest.keyClick(card.rows, Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert figure.hasFocus()
    QTest.keyClick(figure, Qt.Key.Key_Space)
    QTest.keyClick(card.rows, Qt.Key.Key_Space)
    assert asked.all == [ShowVisits(AUGUST.first, AUGUST.last)]
    assert not card.isVisible()


def test_enter_on_a_day_opens_its_visits(page: ReportsPage, asked: Requests) -> None:
    in_august(page)
    page.days.setFocus()
    for _ in range(3):
        QTest.keyClick(page.days, Qt.Key.Key_Right)
    QTest.keyClick(page.days, Qt.Key.Key_Return)
    assert asked.all == [ShowVisits(date(2026, 8, 3), date(2026, 8, 3))]


def test_a_click_on_a_day_opens_its_visits(page: ReportsPage, asked: Requests) -> None:
    in_august(page)
    last = QPoint(page.days.width() - 3, page.days.height() // 2)
    QTest.mouseClick(page.days, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, last)
    assert asked.all == [ShowVisits(AUGUST.last, AUGUST.last)]


def test_enter_on_a_category_and_a_service_opens_their_visits(
    page: ReportsPage, asked: Requests, station: Database
) -> None:
    in_august(page)
    facts = statistics(station, AUGUST)
    for chart in (page.categories, page.services):
        chart.setFocus()
        QTest.keyClick(chart, Qt.Key.Key_Down)
        QTest.keyClick(chart, Qt.Key.Key_Down)
        QTest.keyClick(chart, Qt.Key.Key_Return)
    category, service = list(facts.by_category)[1], list(facts.by_service)[1]
    assert asked.all == [
        ShowVisits(AUGUST.first, AUGUST.last, category=category),
        ShowVisits(AUGUST.first, AUGUST.last, service=service),
    ]


# -- the export ------------------------------------------------------------------------------------------------------


def test_the_month_goes_into_a_workbook_while_the_window_lives(
    qtbot: QtBot, page: ReportsPage, asked: Requests, clerk: Clerk, station: Database, tmp_path: Path
) -> None:
    in_august(page)
    folder = tmp_path / "台账"
    folder.mkdir()
    clerk.paths = [folder / "august.xlsx"]
    beats: list[int] = []
    beat = QTimer()
    beat.timeout.connect(lambda: beats.append(1))
    beat.start(5)
    start = part(page, "reportsExport")
    start.setFocus()
    QTest.keyClick(start, Qt.Key.Key_Space)
    assert part(page, "reportsProgress").isVisible()
    assert not start.isEnabled()
    qtbot.waitUntil(lambda: done(page), timeout=20_000)
    beat.stop()
    assert len(beats) > 10
    assert clerk.suggested[0].name == "2026-08 Visit log.xlsx"
    sheet = openpyxl.load_workbook(folder / "august.xlsx").worksheets[0]
    cells = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None]
    assert any("****" in cell for cell in cells)
    assert not any(cell.isdigit() and len(cell) == 11 for cell in cells)
    assert str(folder / "august.xlsx") in outcome(page)
    assert Say("Exported “august.xlsx”") in asked.all
    assert page.context.prefs.export_folder == folder
    assert station.value("SELECT what FROM act ORDER BY id DESC LIMIT 1") == "reports.export"
    assert start.hasFocus()
    assert not page.context.undo.acts()


class Opener(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def open_it(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


def test_the_folder_of_the_file_opens(qtbot: QtBot, page: ReportsPage, clerk: Clerk, tmp_path: Path) -> None:
    clerk.paths = [tmp_path / "empty"]
    assert not page.export.open.isVisible()
    QTest.keyClick(page.export.start, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: done(page), timeout=20_000)
    assert (tmp_path / "empty.xlsx").is_file()
    opener = Opener()
    qtbot.addWidget(opener)
    QDesktopServices.setUrlHandler("file", opener, "open_it")  # type: ignore[arg-type] # its stub wants bytes, it takes none
    try:
        QTest.mouseClick(page.export.open, Qt.MouseButton.LeftButton)
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert opener.opened == [tmp_path]


def test_whole_numbers_want_a_reason_for_each_file(
    qtbot: QtBot, page: ReportsPage, clerk: Clerk, station: Database, tmp_path: Path
) -> None:
    in_august(page)
    export = page.export
    QTest.mouseClick(export.formats.chip("csv"), Qt.MouseButton.LeftButton)
    QTest.keyClick(export.masked, Qt.Key.Key_Space)
    assert len(clerk.asked) == 1
    assert export.masked.isChecked()
    clerk.texts = ["street office checks numbers"]
    clerk.paths = [tmp_path / "whole.csv"]
    QTest.keyClick(export.masked, Qt.Key.Key_Space)
    assert not export.masked.isChecked()
    QTest.keyClick(export.start, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: done(page), timeout=20_000)
    with (tmp_path / "whole.csv").open(encoding="utf-8-sig", newline="") as file:
        phones = {row["Phone"] for row in csv.DictReader(file)} - {""}
    assert phones
    assert not any("*" in phone for phone in phones)
    assert station.value("SELECT what FROM act ORDER BY id DESC LIMIT 1") == "reports.export_unmasked"
    assert station.value("SELECT count(*) FROM remark WHERE text = 'street office checks numbers'") == 1
    assert export.masked.isChecked()
    clerk.paths = [tmp_path / "masked.csv"]
    QTest.keyClick(export.start, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: done(page), timeout=20_000)
    with (tmp_path / "masked.csv").open(encoding="utf-8-sig", newline="") as file:
        assert all("*" in row["Phone"] for row in csv.DictReader(file) if row["Phone"])


def test_no_path_no_export(page: ReportsPage, station: Database) -> None:
    acts = station.value("SELECT count(*) FROM act")
    QTest.keyClick(page.export.start, Qt.Key.Key_Space)
    assert page.export.start.isEnabled()
    assert not page.export.job.running()
    assert station.value("SELECT count(*) FROM act") == acts


def test_cancel_ends_the_export_and_leaves_nothing(page: ReportsPage, clerk: Clerk, tmp_path: Path) -> None:
    in_august(page)
    folder = tmp_path / "out"
    folder.mkdir()
    clerk.paths = [folder / "a.xlsx"]
    page.export.start.setFocus()
    QTest.keyClick(page.export.start, Qt.Key.Key_Space)
    cancel = part(page, "reportsCancel")
    assert cancel.hasFocus()
    QTest.keyClick(cancel, Qt.Key.Key_Space)
    assert outcome(page) == "Cancelled. No file was written."
    assert done(page)
    assert list(folder.iterdir()) == []
    assert page.export.start.hasFocus()


def test_a_place_that_cannot_be_written_is_said_and_the_page_goes_on(
    qtbot: QtBot, page: ReportsPage, clerk: Clerk, tmp_path: Path
) -> None:
    clerk.paths = [tmp_path / "gone" / "a.xlsx"]
    QTest.keyClick(page.export.start, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: done(page), timeout=20_000)
    assert "cannot be written to" in outcome(page)
    assert not page.export.open.isVisible()


def test_a_file_open_in_excel_offers_another_name(
    qtbot: QtBot, page: ReportsPage, clerk: Clerk, station: Database, tmp_path: Path
) -> None:
    target = tmp_path / "a.xlsx"
    clerk.paths = [target]
    QTest.keyClick(page.export.start, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: done(page), timeout=20_000)
    before = target.read_bytes()
    page.export.job.failed.emit(InUse(target, tmp_path / "a (2).xlsx"))  # only Windows holds files so
    assert "Excel" in outcome(page)
    instead = part(page, "reportsSaveInstead")
    assert instead.accessibleName() == "Save as “a (2).xlsx”"
    acts = station.value("SELECT count(*) FROM act")
    QTest.mouseClick(instead, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: done(page), timeout=20_000)
    assert (tmp_path / "a (2).xlsx").is_file()
    assert target.read_bytes() == before
    assert station.value("SELECT count(*) FROM act") == acts


def test_a_fault_of_ours_is_said_and_goes_to_the_crash_report(qtbot: QtBot, page: ReportsPage) -> None:
    with qtbot.captureExceptions() as caught:
        page.export.job.failed.emit("Traceback: something of ours")
    assert len(caught) == 1
    assert "fault of the program" in outcome(page)
    assert page.export.start.isEnabled()


# -- looks -----------------------------------------------------------------------------------------------------------


@needs_fonts
@pytest.mark.parametrize("width", [1104, 924])
def test_nothing_is_cut(page: ReportsPage, width: int) -> None:
    in_august(page)
    page.resize(width, 580)
    QApplication.processEvents()
    assert page.width() == width
    assert cut_words(page) == []
    for card in (page.export, page.strip):
        assert card.mapTo(page, card.rect().topRight()).x() < width


@pytest.mark.parametrize("key", KEYS)
def test_a_definition_is_shown_whole(page: ReportsPage, key: str) -> None:
    figure = page.strip.figures[key]
    figure.setFocus()
    QTest.keyClick(figure, Qt.Key.Key_Space)
    card = page.strip.definition
    for label in card.findChildren(QLabel):
        if label.isVisible() and label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width())
