"""The export on the statistics page: the period shown goes into a file, masked, named after its days."""

import csv
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from station_app.core.errors import InUse
from station_app.core.reports.queries import count_log
from station_app.core.storage.database import Database
from station_app.gui.kit.requests import Say
from station_app.gui.reports.page import ReportsPage
from tests.gui.bare_page import Clerk, Requests, part
from tests.gui.reports_page import AUGUST, asked, in_august, page, pick_span, type_days

__all__ = ["asked", "page"]


def outcome(page: ReportsPage) -> str:
    return page.export.panel.text().replace("\u200b", "")


def done(page: ReportsPage) -> bool:
    return not page.export.job.running() and page.export.start.isEnabled()


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


@pytest.mark.parametrize(
    ("span", "name"),
    [
        ("month", "2026-09 Visit log.xlsx"),
        ("week", "2026-W36 Visit log.xlsx"),
        ("year", "2026 Visit log.xlsx"),
        ("range", "2026-08-03–2026-08-09 Visit log.xlsx"),
    ],
)
def test_a_file_is_named_after_its_period_and_holds_its_rows(
    qtbot: QtBot, page: ReportsPage, clerk: Clerk, station: Database, tmp_path: Path, span: str, name: str
) -> None:
    pick_span(page, span)
    if span == "range":
        type_days(page, "2026-08-03", "2026-08-09")
    QTest.mouseClick(page.export.formats.chip("csv"), Qt.MouseButton.LeftButton)
    clerk.paths = [tmp_path / "log.csv"]
    QTest.keyClick(page.export.start, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: done(page), timeout=20_000)
    assert clerk.suggested[0].name == name.replace("xlsx", "csv")
    with (tmp_path / "log.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = len(list(csv.DictReader(file)))
    assert rows == count_log(station, page.chooser.period())
    assert (rows > 0) == (span in ("week", "year", "range"))


def test_the_name_of_a_range_stands_above_the_button(page: ReportsPage) -> None:
    pick_span(page, "range")
    type_days(page, "2026-08-03", "2026-08-09")
    assert page.export.describe().startswith("2026-08-03–2026-08-09 Visit log.xlsx\n")
    assert page.export.start.text() == "Export these days"


def test_what_is_refused_does_not_change_what_is_exported(page: ReportsPage) -> None:
    pick_span(page, "range")
    type_days(page, "2026-08-03", "2026-08-09")
    type_days(page, "2026-08-20", "2026-08-09")
    assert page.export.file_name() == "2026-08-03–2026-08-09 Visit log.xlsx"


def test_the_rows_of_the_month_are_said(page: ReportsPage, station: Database) -> None:
    in_august(page)
    assert f"Rows: {count_log(station, AUGUST):,}." in page.export.describe()
