"""What is overdue and what is lost, three days after: by keys; a number on a click, logged; the ledgers as files."""

import csv
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from station_app.core.clock import SetClock
from station_app.core.lending.commands import add_tool, find_again, give_back, lend, report_lost
from station_app.core.lending.model import Loan
from station_app.core.people.commands import register
from station_app.core.staff import commands as staff
from station_app.core.storage.database import Database
from station_app.gui.lending.lending_day import LendingDay
from station_app.gui.lending.overdue import LOST, OVERDUE, OverduePanel
from station_app.gui.lending.overdue_rows import SHOWS
from station_app.gui.shell.window import MainWindow
from tests.conftest import MORNING
from tests.gui.bare_page import Clerk, make_context, part
from tests.gui.other_program import holding

Key = Qt.Key
DAY = timedelta(days=1)


class Out(NamedTuple):
    """A pump due on the first day and a rain coat on the third, both with one rider; a lamp lost with another."""

    pump: Loan
    coat: Loan
    lamp: Loan


@pytest.fixture
def out(station: Database, clock: SetClock) -> Out:
    """Three loans of 1 September, looked at on the 4th, ten in the morning."""
    rider = register(station, name="周佳宁", phone="13800002046", now=MORNING, by=None).value
    other = register(station, nickname="阿满", now=MORNING, by=None).value
    loans = []
    for number, (name, who, days) in enumerate((("Pump", rider, 0.1), ("Coat", rider, 2), ("Lamp", other, 0.2)), 1):
        tool = add_tool(station, code=f"T-{number}", name=name, kind="hand", now=MORNING, by=None).value
        due = MORNING + days * DAY
        loans.append(lend(station, tool_id=tool.id, person_id=who.id, due_at=due, now=MORNING, by=None).value)
    add_tool(station, code="T-9", name="Rope", kind="hand", now=MORNING, by=None)
    report_lost(station, tool_id=loans[2].tool_id, now=MORNING + DAY, by=None)
    clock.set(MORNING + 3 * DAY)
    return Out(*loans)


@pytest.fixture
def panel(qtbot: QtBot, station: Database, clock: SetClock, tmp_path: Path, clerk: Clerk, out: Out) -> OverduePanel:
    """The panel alone in a window, the cursor on its first row."""
    del out
    made = OverduePanel(make_context(station, clock, tmp_path, clerk))
    qtbot.addWidget(made)
    made.resize(1000, 520)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.refresh()
    made.focus()
    return made


def rows(panel: OverduePanel) -> list[list[str]]:
    model = panel.model
    return [
        [model.data(model.index(line, at), Qt.ItemDataRole.AccessibleTextRole) for at in range(model.columnCount())]
        for line in range(model.rowCount())
    ]


def looks(station: Database) -> int:
    return int(station.value("SELECT count(*) FROM act WHERE what = 'people.reveal'"))


def test_what_is_overdue_the_longest_first_with_days_late(panel: OverduePanel) -> None:
    assert rows(panel) == [
        ["Pump T-1", "周佳宁", "138****2046", "Show", "1 Sep 12:24", "3"],
        ["Coat T-2", "周佳宁", "138****2046", "Show", "3 Sep 10:00", "1"],
    ]
    assert panel.which.chip(OVERDUE).text() == "Overdue 2"
    assert panel.table.chosen_id() == 1


def test_a_number_is_shown_by_enter_or_a_click_and_the_log_keeps_it(
    panel: OverduePanel, station: Database, out: Out
) -> None:
    QTest.keyClick(panel.table, Key.Key_Return)
    assert [row[2] for row in rows(panel)] == ["13800002046", "13800002046"]
    assert looks(station) == 1
    assert (
        station.value("SELECT record_id FROM act_about WHERE record = 'person' ORDER BY act_id DESC LIMIT 1")
        == out.pump.person_id
    )
    QTest.keyClick(panel.table, Key.Key_Return)
    assert looks(station) == 1
    assert not panel._context.undo.acts()
    panel.hide()
    panel.show()
    assert rows(panel)[0][2] == "138****2046"  # whoever looks next is noted again
    column = next(at for at, made in enumerate(panel.model.columns()) if made.key == SHOWS)
    place = panel.table.visualRect(panel.model.index(1, column))
    for x in range(place.left(), place.right(), 6):
        QTest.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, place.center().y()))
    assert rows(panel)[1][2] == "13800002046"
    assert looks(station) == 2


def test_numbers_asked_while_the_file_is_busy_go_to_their_people(
    qtbot: QtBot, panel: OverduePanel, station: Database, clock: SetClock
) -> None:
    other = register(station, name="单小满", phone="13900003051", now=clock.now(), by=None).value
    tool = add_tool(station, code="T-7", name="Saw", kind="hand", now=MORNING, by=None).value
    lend(station, tool_id=tool.id, person_id=other.id, due_at=MORNING + DAY, now=MORNING, by=None)
    panel.refresh()
    station.busy_timeout(0)  # as in the window: it waits without standing still
    with holding(station.path, seconds=0.8):
        panel.table.choose(1)
        QTest.keyClick(panel.table, Key.Key_Return)
        panel.table.choose(tool.id)
        QTest.keyClick(panel.table, Key.Key_Return)
        assert looks(station) == 0
        qtbot.waitUntil(lambda: not panel._context.operations.busy(), timeout=6000)
    assert {row[1]: row[2] for row in rows(panel)} == {"周佳宁": "13800002046", "单小满": "13900003051"}


def test_lost_pieces_say_who_had_them_last(panel: OverduePanel, station: Database, out: Out) -> None:
    rope = station.value("SELECT id FROM tool WHERE code = 'T-9'")
    report_lost(station, tool_id=rope, now=MORNING + 2 * DAY, by=None)
    panel.refresh()
    chip = panel.which.chip(LOST)
    chip.setFocus()
    QTest.keyClick(chip, Key.Key_Space)
    assert rows(panel) == [
        ["Rope T-9", "Never lent", "–", "", "3 Sep 10:00"],
        ["Lamp T-3", "阿满", "–", "", "2 Sep 10:00"],
    ]
    panel._context.operations.run(find_again, tool_id=out.lamp.tool_id)
    assert [row[0] for row in rows(panel)] == ["Rope T-9"]
    panel._context.operations.run(find_again, tool_id=rope)
    assert not panel.table.isVisible()
    empty = part(panel, "lendingOverdueEmpty")
    assert empty.isVisible()
    assert empty.accessibleName() == "No piece is lost."


def test_what_came_back_leaves_the_list(panel: OverduePanel, out: Out) -> None:
    panel._context.operations.run(give_back, loan_id=out.pump.id)
    assert [row[0] for row in rows(panel)] == ["Coat T-2"]


def test_an_account_that_rests_is_refused_beside_and_sees_nothing(
    panel: OverduePanel, station: Database, clock: SetClock
) -> None:
    who = staff.add(station, name="小林", now=clock.now(), by=None).value
    staff.set_active(station, staff_id=who.id, active=False, now=clock.now(), by=None)
    panel._context.operations.by = who.id
    complaint = part(panel, "lendingOverdueTrouble")
    assert isinstance(complaint, QLabel)
    assert not complaint.isVisible()
    QTest.keyClick(panel.table, Key.Key_Return)
    assert complaint.isVisible()
    assert complaint.text()
    assert rows(panel)[0][2] == "138****2046"
    assert looks(station) == 0


@pytest.mark.parametrize(("ledger", "count"), [("loans", 3), ("tools", 4), ("overdue", 2), ("losses", 1)])
def test_each_ledger_becomes_a_file(
    qtbot: QtBot, panel: OverduePanel, clerk: Clerk, station: Database, tmp_path: Path, ledger: str, count: int
) -> None:
    export = panel.export
    chip = export.which.chip(ledger)
    chip.setFocus()
    QTest.keyClick(chip, Key.Key_Space)
    assert export.first.isVisible() == (ledger in ("loans", "losses"))
    export.formats.chip("csv").setFocus()
    QTest.keyClick(export.formats.chip("csv"), Key.Key_Space)
    clerk.paths = [tmp_path / ledger]
    export.start.setFocus()
    QTest.keyClick(export.start, Key.Key_Space)
    qtbot.waitUntil(lambda: not export.job.running() and export.start.isEnabled(), timeout=20_000)
    with (tmp_path / f"{ledger}.csv").open(encoding="utf-8-sig", newline="") as file:
        found = list(csv.reader(file))
    assert len(found) == count + 1
    assert not any("13800002046" in cell for row in found for cell in row)
    assert station.value("SELECT what FROM act ORDER BY id DESC LIMIT 1") == "reports.export"
    days = "2026-09-04" if ledger in ("tools", "overdue") else "2026-09-01–2026-09-04"
    assert clerk.suggested[0].name.startswith(days)


def test_a_workbook_of_other_days_is_about_those(
    qtbot: QtBot, panel: OverduePanel, clerk: Clerk, tmp_path: Path
) -> None:
    export = panel.export
    for field, typed in ((export.first, "2026-09-02"), (export.last, "2026-09-03")):
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, typed)
        QTest.keyClick(field, Key.Key_Return)
    clerk.paths = [tmp_path / "loans.xlsx"]
    export.start.setFocus()
    QTest.keyClick(export.start, Key.Key_Space)
    qtbot.waitUntil(lambda: not export.job.running() and export.start.isEnabled(), timeout=20_000)
    assert clerk.suggested[0].name.startswith("2026-09-02–2026-09-03")
    sheet = openpyxl.load_workbook(tmp_path / "loans.xlsx").worksheets[0]
    cells = [cell for row in sheet.iter_rows(values_only=True) for cell in row]
    assert "T-1" not in cells


def test_in_the_window_it_stands_beside_the_reservations(window: MainWindow, station: Database, out: Out) -> None:
    del out
    window.show_page("lending")
    page = window.page("lending")
    QTest.mouseClick(part(page, "lendingReserve"), Qt.MouseButton.LeftButton)
    day = part(page, "lendingDayView")
    assert isinstance(day, LendingDay)
    chip = day.which.chip("overdue")
    chip.setFocus()
    QTest.keyClick(chip, Key.Key_Space)
    table = part(page, "lendingOverdueTable")
    assert table.isVisible()
    day.focus()
    QTest.keyClick(table, Key.Key_Return)
    assert rows(day.overdue)[0][2] == "13800002046"
    assert looks(station) == 1
    window.show_page("desk")
    window.show_page("lending")
    assert rows(day.overdue)[0][2] == "138****2046"
