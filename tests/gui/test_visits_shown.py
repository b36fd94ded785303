"""What the page of the log shows: any order, any columns, more filters, long logs by a thread, and its export."""

import csv
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from station_app.core.clock import SetClock
from station_app.core.errors import ReadFailed
from station_app.core.people.commands import register
from station_app.core.settings.commands import set as set_setting
from station_app.core.staff.commands import add
from station_app.core.storage.database import Database
from station_app.core.visits import commands, queries
from station_app.core.visits.corrections import back_date
from station_app.core.visits.model import Visit
from station_app.core.visits.queries import Order, Sort
from station_app.gui.kit.requests import OpenSheets, Say
from station_app.gui.runtime.prefs import Prefs
from station_app.gui.visits.columns_menu import turned
from station_app.gui.visits.page import VisitsPage
from tests.gui.bare_page import Clerk, Requests, make_context, part
from tests.gui.hands import type_text

Key = Qt.Key
# What "offscreen" says of every menu.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (grabbing the keyboard|raise)", extend=True)


@pytest.fixture
def clerk() -> Clerk:
    return Clerk()


@pytest.fixture
def log(station: Database, clock: SetClock) -> dict[str, Visit]:
    """周佳宁 of 美团 who left, six sanitation workers, 孙晓雨 of 顺丰 by 林老师, one entered later."""
    now = clock.now()
    staff = add(station, name="林老师", now=now, by=None).value.id
    one = register(
        station, name="周佳宁", phone="13812342046", category="food_rider", platforms=["meituan"], now=now, by=None
    ).value
    two = register(station, name="孙晓雨", category="courier", platforms=["sf"], now=now, by=None).value
    made = {"one": commands.check_in(station, person_id=one.id, services=["water"], now=now, by=None).value}
    clock.forward(timedelta(minutes=5))
    made["six"] = commands.check_in_anonymous(station, heads=6, category="sanitation", now=clock.now(), by=None).value
    clock.forward(timedelta(minutes=5))
    made["two"] = commands.check_in(station, person_id=two.id, now=clock.now(), by=staff).value
    commands.check_out(station, visit_id=made["one"].id, now=clock.now(), by=None)
    made["old"] = back_date(station, day=date(2026, 9, 1), person_id=two.id, now=clock.now(), by=None).value
    return made


@pytest.fixture
def page(
    qtbot: QtBot, station: Database, clock: SetClock, tmp_path: Path, clerk: Clerk, log: dict[str, Visit]
) -> Iterator[VisitsPage]:
    made = VisitsPage(make_context(station, clock, tmp_path, clerk))
    qtbot.addWidget(made)
    made.resize(1104, 600)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.focus()
    yield made
    made.context.language.use("en")
    QApplication.processEvents()


def names(page: VisitsPage) -> list[str]:
    at = [column.key for column in page.model.columns()].index("name")
    return [page.model.data(page.model.index(row, at)) for row in range(page.model.rowCount())]


def titles(page: VisitsPage) -> list[str]:
    return [page.model.headerData(at, Qt.Orientation.Horizontal) for at in range(page.model.columnCount())]


def click_header(page: VisitsPage, title: str) -> None:
    at = next(at for at, made in enumerate(titles(page)) if made.startswith(title))
    header = page.table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(at) + 8, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def trigger(page: VisitsPage, name: str) -> None:
    """Choose in a menu; what a thread answers waits until events are processed."""
    action = page.findChild(QAction, name)
    assert action is not None, name
    action.trigger()


# -- any order ------------------------------------------------------------------------------------------------------


def test_a_header_puts_in_order_and_turns_it_round(page: VisitsPage) -> None:
    assert names(page) == ["孙晓雨", "No name ×6", "周佳宁", "孙晓雨"]
    click_header(page, "Name")
    assert names(page) == ["周佳宁", "孙晓雨", "孙晓雨", "No name ×6"]
    assert "Name ↑" in titles(page)
    click_header(page, "Name")
    assert names(page) == ["孙晓雨", "孙晓雨", "周佳宁", "No name ×6"]
    assert "Name ↓" in titles(page)
    click_header(page, "Date")
    click_header(page, "Arrived")
    assert names(page) == ["孙晓雨", "周佳宁", "No name ×6", "孙晓雨"]
    assert "Date ↑" in titles(page)


def test_what_has_no_order_stays(page: VisitsPage) -> None:
    before = names(page)
    click_header(page, "Services")
    assert names(page) == before


def test_the_chosen_visit_stays_chosen_in_another_order(page: VisitsPage, log: dict[str, Visit]) -> None:
    page.table.choose(log["six"].id)
    click_header(page, "Name")
    assert page.table.chosen_id() == log["six"].id
    assert page.table.currentIndex().row() == 3


def test_the_order_by_keys_through_the_menu(page: VisitsPage) -> None:
    QTest.keyClick(page.table, Key.Key_K)
    menu = page._menu
    assert menu.isVisible()
    trigger(page, "visitsSort.platform")
    menu.close()
    QApplication.processEvents()
    assert page._order == Order(Sort.PLATFORM, descending=False)
    assert names(page) == ["周佳宁", "孙晓雨", "孙晓雨", "No name ×6"]


def test_newest_first_where_time_is_meant() -> None:
    assert turned(Order(), Sort.STAY) == Order(Sort.STAY, descending=True)
    assert turned(Order(), Sort.NAME) == Order(Sort.NAME, descending=False)
    assert turned(Order(), Sort.ARRIVED) == Order(Sort.ARRIVED, descending=False)


# -- any columns ----------------------------------------------------------------------------------------------------


def test_columns_are_chosen_and_remembered(page: VisitsPage, tmp_path: Path) -> None:
    usual = titles(page)
    assert usual == ["Date", "Arrived", "Name", "Category · platform", "Services", "Left", "Staff"]
    QTest.keyClick(page.table, Key.Key_K)
    trigger(page, "visitsColumn.stay")
    page.choose_columns()
    trigger(page, "visitsColumn.services")
    assert titles(page) == ["Date", "Arrived", "Name", "Category · platform", "Left", "Stay", "Staff"]
    row = names(page).index("周佳宁")
    assert page.model.data(page.model.index(row, 5)) == "10 min"
    page.context.prefs.save()
    assert Prefs(tmp_path / "desk.ini").visit_columns == ("day", "arrived", "name", "work", "left", "stay", "staff")
    page.choose_columns()
    trigger(page, "visitsColumnsUsual")
    page._menu.close()
    assert titles(page) == usual
    assert page.context.prefs.visit_columns == ()


def test_the_name_always_stays(page: VisitsPage) -> None:
    page.choose_columns()
    action = page.findChild(QAction, "visitsColumn.name")
    assert action is not None
    assert not action.isEnabled()
    page._menu.close()


def test_columns_nobody_knows_count_for_nothing(page: VisitsPage) -> None:
    page.context.prefs.visit_columns = ("wings",)
    page.refresh()
    assert "Name" in titles(page)


def test_many_columns_scroll_and_few_do_not(page: VisitsPage) -> None:
    assert page.table.horizontalScrollBar().maximum() == 0
    page._choose(("day", "arrived", "name", "work", "services", "left", "stay", "note", "staff", "entered"))
    QApplication.processEvents()
    assert page.table.horizontalScrollBar().maximum() > 0
    page._choose(("name", "left"))
    QApplication.processEvents()
    assert page.table.horizontalScrollBar().maximum() == 0


def test_a_right_click_on_the_header_opens_the_menu(page: VisitsPage) -> None:
    header = page.table.horizontalHeader()
    header.customContextMenuRequested.emit(QPoint(5, 5))
    assert page._menu.isVisible()
    page._menu.close()


def test_home_and_end_are_the_first_and_last_row(page: VisitsPage) -> None:
    QTest.keyClick(page.table, Key.Key_End)
    assert page.table.chosen_id() == page.model.ids()[-1]
    QTest.keyClick(page.table, Key.Key_Home)
    assert page.table.chosen_id() == page.model.ids()[0]


# -- more filters ---------------------------------------------------------------------------------------------------


def code_action(page: VisitsPage, label: str) -> QAction:
    return next(action for action in page.findChildren(QAction) if action.text() == label and action.isCheckable())


def test_more_filters_narrow_and_say_so(page: VisitsPage) -> None:
    more = part(page, "visitsMore")
    assert isinstance(more, QPushButton)
    assert more.text() == "More"
    trigger(page, "visitsMore.unnamed")
    assert names(page) == ["No name ×6"]
    assert more.text() == "Without a name only"
    trigger(page, "visitsMore.on_site")
    assert more.text() == "More: 2 filters"
    trigger(page, "visitsMore.unnamed")
    assert names(page) == ["孙晓雨", "No name ×6"]
    trigger(page, "visitsMore.on_site")
    trigger(page, "visitsMore.back_dated")
    assert names(page) == ["孙晓雨"]
    trigger(page, "visitsMore.import")
    assert names(page) == []
    assert page.empty.isVisible()
    QTest.mouseClick(page.clear_filters, Qt.MouseButton.LeftButton)
    assert len(names(page)) == 4
    assert more.text() == "More"


def test_platform_and_staff_are_chosen_in_submenus(page: VisitsPage) -> None:
    code_action(page, "SF Express").trigger()
    assert names(page) == ["孙晓雨", "孙晓雨"]
    code_action(page, "林老师").trigger()
    assert names(page) == ["孙晓雨"]
    page.refresh()  # what was chosen stays chosen
    assert names(page) == ["孙晓雨"]
    assert page.bar.words() == ["Platform: SF Express", "Registered by: 林老师"]
    page.show_days(date(2026, 9, 1), date(2026, 9, 30))
    assert len(names(page)) == 4


def test_all_days_are_all(page: VisitsPage, station: Database, clock: SetClock) -> None:
    back_date(station, day=date(2020, 2, 1), now=clock.now(), by=None)
    page.bar._days.toggle("all")
    assert len(names(page)) == 5
    assert page.bar.days_words(date(2026, 9, 1)) == "All days"


# -- long logs ------------------------------------------------------------------------------------------------------


@pytest.fixture
def long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is asked for counts as long: a worker reads it."""
    monkeypatch.setattr(queries, "_SOON", 1)


def read(qtbot: QtBot, page: VisitsPage) -> None:
    qtbot.waitUntil(lambda: not page.reading.loader.loading())


def test_a_long_log_comes_from_a_thread(qtbot: QtBot, page: VisitsPage, long: None) -> None:
    page.bar.changed.emit()
    click_header(page, "Name")
    assert page.reading.loader.loading()
    assert page.figures.left_out.text() == "reading the log…"
    read(qtbot, page)
    assert names(page) == ["周佳宁", "孙晓雨", "孙晓雨", "No name ×6"]
    assert page.figures.visits.value() == "9"


def test_the_rows_stay_until_they_come_in_the_new_order(qtbot: QtBot, page: VisitsPage, long: None) -> None:
    before = names(page)
    click_header(page, "Name")
    assert names(page) == before
    assert page.figures.visits.value() == "9"
    read(qtbot, page)


def test_other_filters_show_no_wrong_rows_meanwhile(qtbot: QtBot, page: VisitsPage, long: None) -> None:
    trigger(page, "visitsMore.unnamed")
    assert names(page) == []
    assert page.table.isVisible()  # not "nothing matches": nobody knows yet
    assert page.figures.visits.value() == "…"
    read(qtbot, page)
    assert names(page) == ["No name ×6"]


def test_the_first_rows_stand_there_meanwhile(
    qtbot: QtBot, page: VisitsPage, station: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "_MANY", 0)
    page.bar._days.toggle("all")
    assert page.reading.loader.loading()
    assert len(names(page)) == 4  # they are all there are
    read(qtbot, page)
    assert page.figures.visits.value() == "9"


def test_only_the_last_question_is_answered(qtbot: QtBot, page: VisitsPage, long: None) -> None:
    came: list[object] = []
    page.reading.loader.counts_came.connect(came.append)
    for name in ("unnamed", "on_site", "unnamed"):
        trigger(page, f"visitsMore.{name}")
    read(qtbot, page)
    QTest.qWait(50)
    assert len(came) == 1
    assert names(page) == ["孙晓雨", "No name ×6"]


def test_the_chosen_visit_is_chosen_again_once_it_comes(
    qtbot: QtBot, page: VisitsPage, log: dict[str, Visit], long: None
) -> None:
    page.table.choose(log["six"].id)
    trigger(page, "visitsMore.on_site")
    read(qtbot, page)
    assert page.table.chosen_id() == log["six"].id


def test_a_hidden_page_reads_no_more(qtbot: QtBot, page: VisitsPage, long: None) -> None:
    trigger(page, "visitsMore.unnamed")
    page.hide()
    assert not page.reading.loader.loading()
    page.show()
    read(qtbot, page)
    assert names(page) == ["No name ×6"]


def test_trouble_in_the_thread_is_told(qtbot: QtBot, page: VisitsPage, long: None, tmp_path: Path) -> None:
    told: list[object] = []
    page.context.operations.troubled.connect(told.append)
    page.reading.loader.failed.emit(ReadFailed(tmp_path, "x"))
    assert [type(each) for each in told] == [ReadFailed]
    page.reading.loader.aside._station = tmp_path / "gone.sqlite"
    trigger(page, "visitsMore.unnamed")
    qtbot.waitUntil(lambda: len(told) == 2)


# -- export ---------------------------------------------------------------------------------------------------------


def finish(qtbot: QtBot, page: VisitsPage, act: Callable[[], None]) -> None:
    with qtbot.waitSignal(page.export.job.finished, timeout=30_000):
        act()


def test_what_is_shown_is_exported_by_keys(qtbot: QtBot, page: VisitsPage, clerk: Clerk, tmp_path: Path) -> None:
    asked = Requests(page)
    click_header(page, "Name")
    code_action(page, "SF Express").trigger()
    clerk.paths.append(tmp_path / "a")
    QTest.keyClick(page.table, Key.Key_X)
    start = part(page, "visitsExportStart")
    assert start.hasFocus()
    assert "Rows: 2" in " ".join(label.text() for label in page.export.findChildren(QLabel))
    finish(qtbot, page, lambda: QTest.keyClick(start, Key.Key_Space))
    assert clerk.suggested[0].name == "Sep 2026 Visit log.xlsx"
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    sheet = book.worksheets[0]
    assert "Platform: SF Express" in str(sheet["A2"].value)
    assert [sheet.cell(row, 3).value for row in (4, 5)] == ["孙晓雨", "孙晓雨"]
    book.close()
    assert "Saved:" in page.export.panel.text()
    assert Say("Exported “a.xlsx”") in asked.all
    acts = page.context.db.rows("SELECT what FROM act ORDER BY id DESC LIMIT 1")
    assert acts == [("reports.export",)]
    QTest.keyClick(start, Key.Key_Escape)
    assert page.parts.shows(page.card)
    assert page.table.hasFocus()


def test_void_ones_say_so_and_numbers_want_a_reason(
    qtbot: QtBot,
    page: VisitsPage,
    station: Database,
    clock: SetClock,
    clerk: Clerk,
    tmp_path: Path,
    log: dict[str, Visit],
) -> None:
    commands.void(station, visit_id=log["one"].id, reason="重复登记", now=clock.now(), by=None)
    QTest.mouseClick(part(page, "visitsWithVoid"), Qt.MouseButton.LeftButton)
    page.export_shown()
    masked = part(page, "visitsExportMasked")
    assert isinstance(masked, QCheckBox)
    QTest.keyClick(masked, Key.Key_Space)
    assert masked.isChecked()  # no reason given
    clerk.texts.append("核对")
    QTest.keyClick(masked, Key.Key_Space)
    assert not masked.isChecked()
    page.export.formats.toggle("csv")
    clerk.paths.append(tmp_path / "a.csv")
    finish(qtbot, page, lambda: QTest.mouseClick(part(page, "visitsExportStart"), Qt.MouseButton.LeftButton))
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["Why void"] for row in rows].count("重复登记") == 1
    assert "13812342046" in {row["Phone"] for row in rows}
    kept = page.context.db.rows(
        "SELECT a.what, r.text FROM act a JOIN remark r ON r.act_id = a.id ORDER BY a.id DESC LIMIT 1"
    )
    assert kept == [("reports.export_unmasked", "核对")]
    assert masked.isChecked()  # a reason is good for one file


def test_a_file_that_cannot_be_written_is_said(qtbot: QtBot, page: VisitsPage, clerk: Clerk, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").mkdir()
    clerk.paths.append(tmp_path / "a.xlsx")
    page.export_shown()
    with qtbot.waitSignal(page.export.job.failed, timeout=30_000):
        QTest.mouseClick(part(page, "visitsExportStart"), Qt.MouseButton.LeftButton)
    assert page.export.panel.text()
    assert page.export.start.isEnabled()


def test_an_export_is_cancelled(qtbot: QtBot, page: VisitsPage, clerk: Clerk, tmp_path: Path) -> None:
    clerk.paths.append(tmp_path / "a.xlsx")
    page.export_shown()
    QTest.mouseClick(part(page, "visitsExportStart"), Qt.MouseButton.LeftButton)
    assert not page.export.start.isEnabled()
    with qtbot.waitSignal(page.export.job.cancelled, timeout=30_000):
        QTest.mouseClick(part(page, "visitsExportCancel"), Qt.MouseButton.LeftButton)
    assert "Cancelled" in page.export.panel.text()
    assert not (tmp_path / "a.xlsx").exists()


def test_no_place_chosen_writes_nothing(page: VisitsPage) -> None:
    page.export_shown()
    QTest.mouseClick(part(page, "visitsExportStart"), Qt.MouseButton.LeftButton)
    assert not page.export.job.running()


# -- with the rest ----------------------------------------------------------------------------------------------------


def test_paper_sheets_are_asked_for_unless_switched_off(page: VisitsPage, station: Database, clock: SetClock) -> None:
    asked = Requests(page)
    sheets = part(page, "visitsSheets")
    QTest.mouseClick(sheets, Qt.MouseButton.LeftButton)
    assert asked.all == [OpenSheets()]
    set_setting(station, key="station.parts_off", value=["sheets"], now=clock.now(), by=None)
    page.refresh()
    assert not sheets.isVisible()


def test_every_row_key_is_told_under_f1(page: VisitsPage) -> None:
    lines = {line.name: line.keys for line in page._row_keys.lines()}
    assert lines == {
        "visits.edit": ("E",),
        "visits.leave": ("L",),
        "visits.void": ("Del", "V"),
        "visits.back_date": ("B",),
        "visits.export": ("X",),
        "visits.columns": ("K",),
    }


def test_the_search_is_said_in_an_export(page: VisitsPage) -> None:
    type_text(page.bar.search, "zjn")
    QTest.keyClick(page.bar.search, Key.Key_Return)
    assert page.bar.words() == ["search: zjn"]
