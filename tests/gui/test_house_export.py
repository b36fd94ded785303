"""The ledgers of amenities and supplies as files, from the buttons of their tabs to the file written."""

import csv
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from station_app.core.clock import SetClock
from station_app.core.storage.database import Database
from station_app.gui.amenities.checks_tab import ChecksTab
from station_app.gui.amenities.hours_tab import HoursTab
from station_app.gui.amenities.page import AmenitiesPage
from station_app.gui.kit.export_dialog import ExportDialog
from station_app.gui.kit.requests import Say
from tests.core.reports.house import EVENING, furnish
from tests.gui.bare_page import Clerk, Requests, cut_words, make_context, needs_fonts, part

Key = Qt.Key


@pytest.fixture
def page(qtbot: QtBot, station: Database, clock: SetClock, tmp_path: Path, clerk: Clerk) -> AmenitiesPage:
    """The page over the house of three days, on the evening of the third."""
    furnish(station)
    clock.forward(EVENING - clock.now())
    made = AmenitiesPage(make_context(station, clock, tmp_path, clerk))
    qtbot.addWidget(made)
    made.resize(1104, 580)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def press(button: QWidget) -> None:
    assert isinstance(button, QPushButton)
    assert button.isVisible()
    button.setFocus()
    QTest.keyClick(button, Key.Key_Space)
    QApplication.processEvents()


def opened(page: AmenitiesPage, name: str) -> ExportDialog:
    dialog = part(page, name)
    assert isinstance(dialog, ExportDialog)
    assert dialog.isVisible()
    return dialog


def write(qtbot: QtBot, dialog: ExportDialog, key: Key = Key.Key_Return) -> None:
    """Enter, and wait until the file lies there."""
    form = dialog.form
    assert form.start.hasFocus()
    QTest.keyClick(form.start, key)
    qtbot.waitUntil(lambda: not form.job.running() and form.start.isEnabled(), timeout=20_000)


def pick(widget: QWidget) -> None:
    widget.setFocus()
    QTest.keyClick(widget, Key.Key_Space)


def lines(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def cells(path: Path) -> set[str]:
    return {str(cell) for row in openpyxl.load_workbook(path).worksheets[0].values for cell in row}


def test_amenities_from_their_tab(qtbot: QtBot, page: AmenitiesPage, clerk: Clerk, tmp_path: Path) -> None:
    said = Requests(page)
    press(part(page, "amenityExport"))
    dialog = opened(page, "exportAmenities")
    clerk.paths = [tmp_path / "amenities.xlsx"]
    write(qtbot, dialog)
    assert clerk.suggested[0].name == "2026-09 Amenities.xlsx"
    assert {"S-001", "饮水机 2 号", "充电位"} <= cells(tmp_path / "amenities.xlsx")
    assert said.all == [Say("Exported “amenities.xlsx”")]
    QTest.keyClick(dialog, Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize(("ledger", "rows"), [("amenities", 4), ("inspections", 17), ("faults", 2), ("openings", 3)])
def test_each_ledger_of_amenities(
    qtbot: QtBot, page: AmenitiesPage, station: Database, clerk: Clerk, tmp_path: Path, ledger: str, rows: int
) -> None:
    press(part(page, "amenityExport"))
    dialog = opened(page, "exportAmenities")
    pick(dialog.form.which.chip(ledger))
    pick(dialog.form.formats.chip("csv"))
    assert not dialog.form.masked.isVisible()  # nobody's number stands in any of them
    clerk.paths = [tmp_path / ledger]
    dialog.form.start.setFocus()
    write(qtbot, dialog)
    assert len(lines(tmp_path / f"{ledger}.csv")) == rows + 1
    assert station.value("SELECT what FROM act ORDER BY id DESC LIMIT 1") == "reports.export"


def test_faults_from_their_tab(page: AmenitiesPage) -> None:
    page.tabs.show_tab("faults")
    press(part(page, "amenityExport"))
    assert opened(page, "exportAmenities").form.ledger == "faults"


def test_the_checks_of_the_month_that_is_shown(qtbot: QtBot, page: AmenitiesPage, clerk: Clerk, tmp_path: Path) -> None:
    page.tabs.show_tab("checks")
    tab = page.findChild(ChecksTab)
    assert isinstance(tab, ChecksTab)
    assert not part(page, "amenityExport").isVisible()  # the tab has its own
    tab.months.go_back()
    press(part(page, "checksExport"))
    dialog = opened(page, "exportAmenities")
    assert (dialog.form.ledger, dialog.form.period().first) == ("inspections", date(2026, 8, 1))
    pick(dialog.form.months.after)
    clerk.paths = [tmp_path / "checks.xlsx"]
    dialog.form.start.setFocus()
    write(qtbot, dialog)
    assert clerk.suggested[0].name == "2026-09 Sheet of daily checks.xlsx"
    assert {"√", "×", "小沈"} <= cells(tmp_path / "checks.xlsx")


def test_the_opening_log_of_the_month_that_is_shown(
    qtbot: QtBot, page: AmenitiesPage, clerk: Clerk, tmp_path: Path
) -> None:
    page.tabs.show_tab("hours")
    tab = page.findChild(HoursTab)
    assert isinstance(tab, HoursTab)
    press(part(page, "hoursExport"))
    dialog = opened(page, "exportAmenities")
    clerk.paths = [tmp_path / "hours.xlsx"]
    write(qtbot, dialog)
    assert clerk.suggested[0].name == "2026-09 Opening log.xlsx"
    assert "closing not recorded" in cells(tmp_path / "hours.xlsx")


@pytest.mark.parametrize(("ledger", "rows"), [("supplies", 3), ("stock_card", 10), ("moves", 6)])
def test_each_ledger_of_supplies(
    qtbot: QtBot, page: AmenitiesPage, clerk: Clerk, tmp_path: Path, ledger: str, rows: int
) -> None:
    assert not part(part(page, "suppliesCompact"), "supplyExport").isVisible()
    page.tabs.show_tab("supplies")
    press(part(part(page, "suppliesPanel"), "supplyExport"))
    dialog = opened(page, "exportSupplies")
    assert dialog.form.ledger == "supplies"
    pick(dialog.form.which.chip(ledger))
    pick(dialog.form.formats.chip("csv"))
    assert dialog.form.masked.isVisible() == (ledger == "moves")
    clerk.paths = [tmp_path / ledger]
    dialog.form.start.setFocus()
    write(qtbot, dialog)
    found = lines(tmp_path / f"{ledger}.csv")
    assert len(found) == rows + 1
    assert not any("13800002046" in cell for row in found for cell in row)


def test_whole_numbers_are_for_the_ledger_the_reason_was_given_for(
    qtbot: QtBot, page: AmenitiesPage, station: Database, clerk: Clerk, tmp_path: Path
) -> None:
    page.tabs.show_tab("supplies")
    press(part(part(page, "suppliesPanel"), "supplyExport"))
    dialog = opened(page, "exportSupplies")
    form = dialog.form
    pick(form.which.chip("moves"))
    clerk.texts = ["区总工会核对", "区总工会核对"]
    pick(form.masked)
    assert not form.masked.isChecked()
    pick(form.which.chip("supplies"))
    pick(form.which.chip("moves"))
    assert form.masked.isChecked()
    pick(form.masked)
    pick(form.formats.chip("csv"))
    clerk.paths = [tmp_path / "moves"]
    form.start.setFocus()
    write(qtbot, dialog)
    assert any("13800002046" in row for row in lines(tmp_path / "moves.csv"))


def test_cancelling_the_choice_of_a_place_writes_nothing(page: AmenitiesPage, station: Database) -> None:
    press(part(page, "amenityExport"))
    dialog = opened(page, "exportAmenities")
    QTest.keyClick(dialog.form.start, Key.Key_Return)
    assert not dialog.form.job.running()
    assert station.value("SELECT count(*) FROM act WHERE what = 'reports.export'") == 0


def test_an_empty_hall_has_nothing_to_export(
    qtbot: QtBot, station: Database, clock: SetClock, tmp_path: Path, clerk: Clerk
) -> None:
    made = AmenitiesPage(make_context(station, clock, tmp_path, clerk))
    qtbot.addWidget(made)
    made.show()
    assert not part(made, "amenityExport").isVisible()
    made.tabs.show_tab("supplies")
    assert not part(part(made, "suppliesPanel"), "supplyExport").isVisible()


@needs_fonts
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_word_is_cut(qtbot: QtBot, page: AmenitiesPage, language: str) -> None:
    page.context.language.use(language)
    press(part(page, "amenityExport"))
    dialog = opened(page, "exportAmenities")
    qtbot.wait(1)
    assert not cut_words(dialog)
    page.context.language.use("en")
