"""The import assistant over a real station, by keys: a register and a list taken over, put right, taken back."""

import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter, thread_time

import openpyxl
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from station_app.core.clock import SetClock
from station_app.core.imports.model import Choice
from station_app.core.imports.preview import Group
from station_app.core.imports.queries import batches
from station_app.core.lending.commands import lend
from station_app.core.lending.queries import count_by_state, places
from station_app.core.paths import work_folder
from station_app.core.people.commands import register
from station_app.core.staff.commands import add, set_active
from station_app.core.staff.model import Role
from station_app.core.storage.database import Database
from station_app.core.types import Area
from station_app.core.visits.queries import Filters, by_ids, ids
from station_app.gui.imports.page import ImportPage
from station_app.gui.kit.context import Context
from station_app.gui.kit.requests import GoBack, OpenImport, OpenTools, Say, ShowPeople, ShowVisits
from station_app.gui.runtime.jobs import Job
from tests.conftest import contents
from tests.gui.bare_page import Clerk, Requests, cut_words, make_context, needs_fonts, part
from tests.gui.hands import retype, type_text
from tests.gui.import_files import (
    PEOPLE,
    REGISTER,
    SHARED,
    Assistant,
    Key,
    long_register,
    text,
    write_book,
    write_csv,
)

TOOLS = SHARED / "tool-library-catalogue.csv"
AUGUST = Filters(first_day=date(2026, 8, 1), last_day=date(2026, 8, 31))


@pytest.fixture
def clerk() -> Clerk:
    return Clerk()


@pytest.fixture
def context(station: Database, clock: SetClock, tmp_path: Path, clerk: Clerk) -> Context:
    return make_context(station, clock, tmp_path, clerk)


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> Iterator[ImportPage]:
    made = ImportPage(context)
    qtbot.addWidget(made)
    made.resize(1104, 604)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.focus()
    yield made
    context.language.use("en")
    QApplication.processEvents()
    made.hide()


@pytest.fixture
def assistant(page: ImportPage, qtbot: QtBot) -> Assistant:
    return Assistant(page, qtbot)


@pytest.fixture
def asked(page: ImportPage) -> Requests:
    return Requests(page)


def knows(station: Database, clock: SetClock, name: str, phone: str | None = None) -> int:
    done = register(station, name=name, phone=phone, category="food_rider", now=clock.now(), by=None)
    return done.value.id


def left_behind(station: Database) -> list[str]:
    return [path.name for path in work_folder(station.path).iterdir()]


def visits_of(station: Database) -> list[tuple[int | None, str | None]]:
    found = by_ids(station, ids(station, AUGUST))
    return sorted(((visit.person_id, visit.name or visit.words) for visit in found), key=str)


# -- a whole story -------------------------------------------------------------------------------------------------


def test_a_register_comes_in_and_goes_out_again(
    assistant: Assistant, station: Database, clerk: Clerk, asked: Requests, context: Context, tmp_path: Path
) -> None:
    told: list[frozenset[Area]] = []
    context.hub.changed.connect(told.append)
    page, views = assistant.page, assistant.views
    assert not views.start.past.isVisible()
    clerk.paths.append(write_csv(tmp_path / "八月登记.csv", REGISTER))
    assistant.press(Key.Key_Return)  # on [Choose a file…]
    assistant.until(lambda: views.view() is views.columns)
    assert assistant.fields() == {
        "序号": "number", "日期": "day", "到站时间": "arrived", "姓名": "name", "电话": "phone",
        "人员类别": "category", "服务内容": "services", "备注": "note",
    }  # fmt: skip
    before = contents(station)
    assistant.show_lines()
    assert contents(station) == before
    assert "Nothing is written yet" in text(page, "importNothingYet")
    assert assistant.fates() == {
        2: "taken", 3: "decided", 4: "decided", 5: "not taken", 6: "taken", 7: "skipped", 8: "skipped",
    }  # fmt: skip
    assert part(page, "importTake").accessibleName() == "Import lines: 4"
    assert assistant.who(2) == "周佳宁 138****2046"
    assistant.take_over()
    assert told[0] >= {Area.VISITS, Area.PEOPLE, Area.IMPORTS}
    assert text(page, "importDone") == "“八月登记.csv” was taken over."
    assert (views.done.figures["taken"].value(), views.done.figures["not_taken"].value()) == ("4", "1")
    assert len(visits_of(station)) == 4
    last = context.undo.last()
    assert last is not None
    assert getattr(last.about, "sentence", "") == "Imported “八月登记.csv”: visits: 4"
    assistant.press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assistant.until(lambda: views.view() is views.start)
    assert visits_of(station) == []
    assert context.undo.last() is None
    assert Say("“八月登记.csv” was taken back: visits: 4, people: 2.") in asked.all
    assert batches(station)[0].undone_at is not None
    assert left_behind(station) == []


def test_the_log_of_the_month_is_the_next_step_and_a_second_time_adds_nothing(
    assistant: Assistant, station: Database, asked: Requests, tmp_path: Path
) -> None:
    file = write_csv(tmp_path / "八月登记.csv", REGISTER)
    assistant.open(file)
    assistant.show_lines()
    assistant.take_over()
    assistant.press(Key.Key_Return)  # on [To the log of August]
    assert asked.all[-1] == ShowVisits(date(2026, 8, 1), date(2026, 8, 31))
    assert left_behind(station) == []
    assistant.open(file)
    assistant.show_lines()
    assert {row: fate for row, fate in assistant.fates().items() if fate == "there already"}.keys() == {2, 3, 4, 6}
    assert not part(assistant.page, "importTake").isEnabled()
    assistant.choose(3)
    assistant.press(Key.Key_A)  # another visit of the same minute, all the same
    assistant.looked_again()
    assistant.take_over()
    assert len(visits_of(station)) == 5


def test_an_import_of_earlier_is_taken_back_from_the_list(
    assistant: Assistant, station: Database, clerk: Clerk, tmp_path: Path
) -> None:
    page, views = assistant.page, assistant.views
    assistant.open(write_csv(tmp_path / "八月登记.csv", REGISTER))
    assistant.show_lines()
    assistant.take_over()
    QTest.keyClick(part(page, "importAnother"), Key.Key_Space)
    assert views.start.past.isVisible()
    table = views.start.past.table
    table.choose(batches(station)[0].id)
    table.setFocus()
    assistant.press(Key.Key_Delete)
    assert "八月登记.csv: visits: 4 · new people: 2 · not taken: 1." in clerk.asked[-1]
    assert len(visits_of(station)) == 4
    clerk.agrees = True
    assistant.press(Key.Key_Delete)
    assistant.until(lambda: not visits_of(station) and not page.flow.at_work())
    assert text(page, "importPastMessage") == "“八月登记.csv” was taken back: visits: 4, people: 2."
    asked_before = len(clerk.asked)
    assistant.press(Key.Key_Delete)
    assert text(page, "importPastMessage") == "This import was taken back already."
    assert len(clerk.asked) == asked_before


def test_a_list_of_people_fills_gaps(
    assistant: Assistant, station: Database, clock: SetClock, asked: Requests, tmp_path: Path
) -> None:
    known = knows(station, clock, "周佳宁", "13812342046")
    assistant.open(write_csv(tmp_path / "名册.csv", PEOPLE, "gb18030"))
    assert assistant.views.columns.kind() == "people"
    assert assistant.fields() == {"姓名": "name", "手机": "phone", "类别": "category", "平台": "platform"}
    assistant.show_lines()
    assert assistant.fates() == {2: "taken", 3: "gaps filled"}
    assistant.take_over()
    assert assistant.views.done.figures["completed"].value() == "1"
    assert station.rows("SELECT platform FROM person_platform WHERE person_id = ?", (known,))[0][0] == "meituan"
    assistant.press(Key.Key_Return)
    assert asked.all[-1] == ShowPeople()


# -- the file ------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(not TOOLS.exists(), reason="the shared files are not here")
def test_two_hundred_tools_come_in_as_pieces_and_go_out_again(
    assistant: Assistant, station: Database, clerk: Clerk, asked: Requests, context: Context, qtbot: QtBot
) -> None:
    views = assistant.views
    assistant.open(TOOLS)
    assert views.columns.kind() == "tools"  # by its titles
    assert views.columns.kinds.chosen() == ["tools"]
    assert assistant.fields() == {
        "number": "number", "name": "name", "brand": "brand", "model": "model", "size": "size", "status": "status",
        "quantity": "quantity", "checkout_notice": "note",
    }  # fmt: skip
    assistant.show_lines()
    titles = [column.title for column in views.preview.model.columns()]
    assert titles == ["Row", "Fate", "Tool", "Kind of tool", "Pieces", "Decided, or why not"]
    assistant.choose(2)
    knife = views.preview.model.row_at(views.preview.model.line_of(2))
    assert knife is not None
    assert (knife.name, knife.heads) == ("Plastic taping knife", 2)
    whose = views.preview.card.whose
    assert [act for act in whose.buttons if whose.may(act)] == ["leave"]
    assistant.press(Key.Key_P)  # whose it is, nobody asks of a tool
    assert not whose.picker.isVisible()
    assistant.press(Key.Key_Delete)
    assistant.looked_again()
    assistant.take_over()
    tools = places(station)
    assert len({tool.code for tool in tools}) == len(tools)
    count = sum(count_by_state(station).values())  # retired ones of the list among them
    assert count > len(tools) > 200
    assert "Plastic taping knife 01" not in {tool.name for tool in tools}
    assert views.done.figures["taken"].value() == f"{count:,}"
    assert views.done.onward.text() == "To the tools"
    last = context.undo.last()
    assert getattr(last and last.about, "sentence", "") == f"Imported “{TOOLS.name}”: tools: {count:,}"
    assistant.press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assistant.until(lambda: views.view() is views.start)
    assert sum(count_by_state(station).values()) == 0
    assert Say(f"“{TOOLS.name}” was taken back: tools: {count:,}.") in asked.all


def test_tools_lent_since_stay_and_that_is_said(
    assistant: Assistant, station: Database, clerk: Clerk, clock: SetClock, asked: Requests, tmp_path: Path
) -> None:
    page, views = assistant.page, assistant.views
    rows = [["工具名称", "数量", "柜子"], ["扳手", "2", "A1"], ["打气筒", "1", "B2"]]
    assistant.open(write_csv(tmp_path / "工具清单.csv", rows))
    assert views.columns.kind() == "tools"
    assistant.show_lines()
    assistant.take_over()
    rider = knows(station, clock, "周佳宁", "13812342046")
    lend(station, tool_id=places(station)[0].id, person_id=rider, now=clock.now(), by=None)
    assistant.press(Key.Key_Return)  # on [To the tools]
    assert asked.all[-1] == OpenTools()
    table = views.start.past.table
    table.choose(batches(station)[0].id)
    table.setFocus()
    clerk.agrees = True
    assistant.press(Key.Key_Delete)
    assert "tools: 3. All of it goes out of the station again. What was lent since stays." in clerk.asked[-1]
    assistant.until(lambda: len(places(station)) == 1 and not page.flow.at_work())
    said = "“工具清单.csv” was taken back: tools: 2. Those that stay, as they were lent since: 1."
    assert text(page, "importPastMessage") == said


def test_a_list_of_tools_needs_their_names(assistant: Assistant, tmp_path: Path) -> None:
    page, views = assistant.page, assistant.views
    assistant.open(write_csv(tmp_path / "a.csv", [["东西", "数量", "柜子"], ["扳手", "2", "A1"]]), "tools")
    assert views.columns.kind() == "tools"
    assistant.pick_field("A", "")
    QTest.keyClick(part(page, "importNext"), Key.Key_Space)
    assert "names of the tools" in text(page, "importColumnsMessage")
    assistant.pick_field("A", "name")
    assistant.show_lines()
    assert assistant.fates() == {2: "decided"}


def test_a_refused_file_says_why_and_is_tried_again(assistant: Assistant, tmp_path: Path) -> None:
    page, file = assistant.page, tmp_path / "登记.xlsx"
    file.write_bytes(b"<html>not a workbook</html>")
    assistant.open(file)
    assert text(page, "importRefusedFile") == "登记.xlsx"
    assert "登记.xlsx" in text(page, "importRefused")
    write_book(file, {"八月": REGISTER})
    assert part(page, "importAgain").hasFocus()
    assistant.press(Key.Key_Return)
    assistant.until(lambda: assistant.views.view() is assistant.views.columns)
    missing = tmp_path / "nirgends.csv"
    assistant.open(missing)
    assert "nirgends.csv" in text(page, "importRefusedFile")
    assert text(page, "importRefused")


def test_reading_is_cancelled(assistant: Assistant, station: Database, tmp_path: Path) -> None:
    page = assistant.page
    page.take(OpenImport(write_csv(tmp_path / "八月登记.csv", REGISTER)))
    cancel = part(page, "importReadCancel")
    assert cancel.hasFocus()
    QTest.keyClick(cancel, Key.Key_Space)
    assert assistant.idle()
    assert part(page, "importChoose").hasFocus()


def test_sheets_are_chosen_and_hidden_ones_are_marked(assistant: Assistant, tmp_path: Path) -> None:
    book = write_book(tmp_path / "登记.xlsx", {"八月": REGISTER, "名册": PEOPLE, "旧": REGISTER[:3]}, hidden="旧")
    assistant.open(book)
    sheets = part(assistant.page, "importSheet")
    assert isinstance(sheets, QComboBox)
    assert [sheets.itemText(at) for at in range(3)] == ["八月 · rows: 8", "名册 · rows: 3", "旧 · rows: 3 (hidden)"]
    sheets.setFocus()
    assistant.press(Key.Key_Down)
    assistant.until(lambda: assistant.idle() and "手机" in assistant.fields())
    assert sheets.currentData() == "名册"


def test_wrong_characters_are_seen_and_changed(assistant: Assistant, tmp_path: Path) -> None:
    assistant.open(write_csv(tmp_path / "八月登记.csv", REGISTER, "gb18030"))
    encodings = part(assistant.page, "importEncoding")
    assert isinstance(encodings, QComboBox)
    assert encodings.currentText() == "GBK / GB18030"
    assert assistant.views.columns.facts() is not None
    others = [encodings.itemData(at) for at in range(encodings.count())]
    if len(others) > 1:
        encodings.setFocus()
        assistant.press(Key.Key_Down)
        assistant.until(assistant.idle)
        top = assistant.views.columns.top.model()
        assert top.data(top.index(0, 1)) != "日期"
        assistant.press(Key.Key_Up)
        assistant.until(lambda: assistant.idle() and "日期" in assistant.fields())


# -- the columns ---------------------------------------------------------------------------------------------------


def test_arrows_move_the_header_row_and_there_may_be_none(assistant: Assistant, tmp_path: Path) -> None:
    titled = (("老商埠站服务登记表", *[""] * 7), ("2026年8月", *[""] * 7), *REGISTER)
    assistant.open(write_csv(tmp_path / "八月登记.csv", titled))
    top = assistant.views.columns.top
    assert top.header_row() == 3
    top.setFocus()
    assistant.press(Key.Key_Up)
    assistant.until(lambda: assistant.idle() and "2026年8月" in assistant.fields())
    assistant.press(Key.Key_Down)
    assistant.until(lambda: assistant.idle() and "日期" in assistant.fields())
    QTest.keyClick(part(assistant.page, "importNoHeader"), Key.Key_Space)
    assistant.until(lambda: assistant.idle() and "A" in assistant.fields())
    assert top.header_row() == 0
    assistant.pick_field("B", "day")
    assert assistant.fields()["B"] == "day"


def test_enter_right_after_the_header_was_moved_means_the_row_seen(assistant: Assistant, tmp_path: Path) -> None:
    assistant.open(write_csv(tmp_path / "八月登记.csv", (("2026年8月", *[""] * 7), *REGISTER)))
    top = assistant.views.columns.top
    top.setFocus()
    assistant.press(Key.Key_Up)
    assistant.press(Key.Key_Return)
    assistant.until(lambda: part(assistant.page, "importColumnsMessage").isVisible())
    assert top.header_row() == 1  # a title and no header: the date is asked for
    top.setFocus()
    assistant.press(Key.Key_Down)
    assistant.show_lines()
    assert assistant.fates()[3] == "taken"


def test_what_is_needed_is_said_and_one_field_has_one_column(assistant: Assistant, tmp_path: Path) -> None:
    page = assistant.page
    assistant.open(write_csv(tmp_path / "八月登记.csv", REGISTER))
    assistant.pick_field("B", "")
    assert assistant.fields()["日期"] == ""
    assistant.press(Key.Key_Return)
    assert text(page, "importColumnsMessage") == "Which column holds the date? Choose it in the list, then go on."
    assert assistant.views.view() is assistant.views.columns
    assistant.pick_field("C", "day")
    assert not part(page, "importColumnsMessage").isVisible()
    assistant.pick_field("B", "day")
    assert (assistant.fields()["日期"], assistant.fields()["到站时间"]) == ("day", "")


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_arrows_open_the_list_of_fields(assistant: Assistant, tmp_path: Path) -> None:
    assistant.open(write_csv(tmp_path / "八月登记.csv", REGISTER))
    before = assistant.fields()
    box = assistant.field_box("H")
    box.setFocus()
    assistant.press(Key.Key_Down)
    assert box.view().isVisible()
    assert assistant.fields() == before  # stepping took nothing from another column
    QTest.keyClick(box.view(), Key.Key_Up)
    QTest.keyClick(box.view(), Key.Key_Return)
    assistant.until(lambda: not box.view().isVisible())
    assert assistant.fields() == before | {"备注": "heads"}


def test_the_mapping_is_remembered(assistant: Assistant, station: Database, tmp_path: Path) -> None:
    rows = [tuple("经办" if cell == "备注" else cell for cell in row) for row in REGISTER]
    assistant.open(write_csv(tmp_path / "八月.csv", rows))
    assistant.pick_field("H", "note")
    assistant.show_lines()
    assistant.take_over()
    QTest.keyClick(part(assistant.page, "importAnother"), Key.Key_Space)
    assistant.open(write_csv(tmp_path / "九月.csv", rows[:3]))
    assert assistant.fields()["经办"] == "note"
    facts = assistant.views.columns.facts()
    assert facts is not None
    assert {column.why for column in facts.columns if column.field} == {"remembered"}


# -- put right -----------------------------------------------------------------------------------------------------


def test_a_cell_is_corrected_and_given_back(assistant: Assistant, station: Database, tmp_path: Path) -> None:
    page = assistant.page
    assistant.open(write_csv(tmp_path / "八月登记.csv", REGISTER))
    assistant.show_lines()
    assistant.choose(5)
    assert assistant.views.preview.card.decisions()
    assistant.press(Key.Key_Return)
    cell = part(page, "importCell1")
    retype(cell, "2026/8/3")
    QTest.keyClick(cell, Key.Key_Return)
    assert assistant.views.preview.table.hasFocus()
    assert assistant.fates()[5] == "changed"
    assert not part(page, "importTake").isEnabled()
    assistant.looked_again()
    assert assistant.fates()[5] in ("taken", "decided")
    assert part(page, "importTake").accessibleName() == "Import lines: 5"
    assistant.choose(5)
    assistant.press(Key.Key_U)
    assistant.looked_again()
    assert assistant.fates()[5] == "not taken"
    assistant.choose(6)
    assistant.press(Key.Key_Delete)
    assistant.looked_again()
    assert assistant.fates()[6] == "skipped"
    assistant.take_over()
    assert len(visits_of(station)) == 3


def test_a_wrong_person_is_put_right(
    assistant: Assistant, station: Database, clock: SetClock, clerk: Clerk, tmp_path: Path
) -> None:
    first, second = knows(station, clock, "李伟", "13300000001"), knows(station, clock, "李伟", "13300000002")
    rows = (
        REGISTER[0],
        ("1", "2026/8/3", "8:30", "李伟", "13300000001", "快递员", "饮水", ""),
        ("2", "2026/8/3", "9:30", "李伟", "", "快递员", "饮水", ""),
        ("3", "2026/8/3", "9:40", "王小川", "", "快递员", "饮水", ""),
        ("4", "2026/8/3", "9:50", "王小川", "", "快递员", "饮水", ""),
        ("5", "2026/8/3", "9:55", "王川", "", "快递员", "饮水", ""),
        ("6", "2026/8/3", "9:58", "李伟", "13300000001", "快递员", "饮水", ""),
    )
    assistant.open(write_csv(tmp_path / "八月登记.csv", rows))
    assistant.show_lines()
    assistant.choose(3)
    assert text(assistant.page, "importWho").startswith("Nobody in particular")
    assistant.press(Key.Key_P)
    field = part(assistant.page, "importPersonSearch")
    assert field.hasFocus()
    type_text(field, "0002")
    QTest.keyClick(field, Key.Key_Return)  # the one hit
    assert assistant.views.preview.table.hasFocus()
    assistant.press(Key.Key_P)
    assert assistant.page.scanned("no card of anybody")
    QTest.keyClick(field, Key.Key_Escape)
    assert assistant.views.preview.table.hasFocus()
    assert not assistant.page.scanned("12345678")  # to the desk
    assistant.choose(5)
    assistant.press(Key.Key_N)  # these are two
    assistant.choose(6)
    clerk.texts += ["99", "4"]
    assistant.press(Key.Key_S)
    assert "“99” is no other line" in text(assistant.page, "importLineComplaint")
    assistant.press(Key.Key_S)
    assistant.choose(7)
    assistant.press(Key.Key_O)
    assistant.looked_again()
    assert text(assistant.page, "importWho").startswith("Nobody in particular")
    assistant.choose(3)
    assert text(assistant.page, "importWho") == "李伟 133****0002: as you said."
    assistant.take_over()
    of = station.rows("SELECT person_id, count(*) FROM visit GROUP BY 1 ORDER BY 1")
    owners = dict(of)
    assert owners[first] == owners[second] == 1
    assert owners[None] == 1
    new = {person: count for person, count in owners.items() if person not in (first, second, None)}
    assert sorted(new.values()) == [1, 2]  # 王小川 with 王川, and the other 王小川


def test_filters_and_words_narrow_the_lines(assistant: Assistant, tmp_path: Path) -> None:
    page, views = assistant.page, assistant.views
    assistant.open(write_csv(tmp_path / "八月登记.csv", REGISTER))
    assistant.show_lines()
    bar = views.preview.bar
    assert bar.fates.toggle(Group.NOT_TAKEN)
    assert list(assistant.fates()) == [5]
    bar.fates.toggle("all")
    why = part(page, "importWhy")
    assert isinstance(why, QComboBox)
    why.setFocus()
    assistant.press(Key.Key_Down)
    assert 0 < len(assistant.fates()) < 7
    assistant.press(Key.Key_Home)
    assistant.press(Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    search = part(page, "importSearch")
    assert isinstance(search, QLineEdit)
    assert search.hasFocus()
    type_text(search, "张师傅")
    QTest.keyClick(search, Key.Key_Return)
    assert list(assistant.fates()) == [3]
    assert views.preview.table.hasFocus()
    retype(search, "没有")
    QTest.keyClick(search, Key.Key_Return)
    assert part(page, "importShowAll").isVisible()
    QTest.keyClick(part(page, "importShowAll"), Key.Key_Space)
    assert len(assistant.fates()) == 7


def test_going_back_keeps_what_was_put_right(
    assistant: Assistant, clerk: Clerk, asked: Requests, tmp_path: Path
) -> None:
    page, views = assistant.page, assistant.views
    assistant.open(write_csv(tmp_path / "八月登记.csv", REGISTER))
    assistant.show_lines()
    assistant.choose(6)
    assistant.press(Key.Key_Delete)
    QTest.keyClick(part(page, "importBackToColumns"), Key.Key_Space)
    assert views.view() is views.columns
    assistant.pick_field("H", "")
    assistant.show_lines()
    assert assistant.fates()[6] == "skipped"
    QTest.keyClick(part(page, "importLeave"), Key.Key_Space)
    assert "is forgotten" in clerk.asked[-1]
    assert views.view() is views.preview
    clerk.agrees = True
    QTest.keyClick(part(page, "importLeave"), Key.Key_Space)
    assert asked.all == [GoBack()]
    assert views.view() is views.start


def test_a_file_saved_anew_is_looked_at_again(assistant: Assistant, station: Database, tmp_path: Path) -> None:
    page, views = assistant.page, assistant.views
    file = write_csv(tmp_path / "八月登记.csv", REGISTER)
    assistant.open(file)
    assistant.show_lines()
    for row in (2, 6):
        assistant.choose(row)
        assistant.press(Key.Key_Delete)
    assistant.looked_again()
    changed = [row if row[0] != "5" else ("5", "2026/8/5", *row[2:]) for row in REGISTER]
    write_csv(file, changed)
    assistant.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assistant.until(lambda: part(page, "importPreviewMessage").isVisible() and views.preview.take.isEnabled())
    assert contents(station)["visit"] == []
    assert assistant.fates()[2] == "skipped"  # its line stands as it did
    assert assistant.fates()[6] == "taken"  # its line is another one now
    assistant.take_over()
    assert len(visits_of(station)) == 3


# -- cancelled, left, closed ---------------------------------------------------------------------------------------


def test_a_cancelled_import_wrote_nothing(
    assistant: Assistant, station: Database, asked: Requests, tmp_path: Path
) -> None:
    page, views = assistant.page, assistant.views
    assistant.open(long_register(tmp_path / "长.csv", 3_000))
    QTest.keyClick(part(page, "importNext"), Key.Key_Space)
    QTest.keyClick(part(page, "importColumnsCancel"), Key.Key_Space)
    assert views.view() is views.columns
    assert left_behind(station) == []
    assistant.show_lines()
    before = contents(station)
    assistant.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    cancel = part(page, "importPreviewCancel")
    assert cancel.hasFocus()
    page.take(OpenImport(tmp_path / "长.csv"))
    assert isinstance(asked.all[-1], Say)  # one import is at work
    QTest.keyClick(cancel, Key.Key_Space)
    assert text(page, "importPreviewMessage") == "Cancelled. Nothing was taken over."
    assert contents(station) == before
    assert views.preview.take.isEnabled()
    assistant.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assistant.until(lambda: views.view() is views.done)
    assert len(visits_of(station)) == 3_000


def test_an_import_that_ended_just_before_cancel_is_not_denied(
    assistant: Assistant, station: Database, context: Context, tmp_path: Path
) -> None:
    page, views = assistant.page, assistant.views
    assistant.open(write_csv(tmp_path / "八月登记.csv", REGISTER))
    assistant.show_lines()
    assistant.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    deadline = perf_counter() + 30
    while not batches(station) and perf_counter() < deadline:
        pass  # no events: the child commits, and nobody hears of it
    page.flow.work.given_up.emit()  # as when the child is ended between its commit and its last word
    assert views.view() is views.start
    assert text(page, "importPastMessage").startswith("The import had just ended.")
    assert len(visits_of(station)) == 4
    last = context.undo.last()
    assert last is not None
    assert last.op == batches(station)[0].op


def test_previews_do_not_outlive_the_page(
    qtbot: QtBot, assistant: Assistant, station: Database, tmp_path: Path
) -> None:
    page = assistant.page
    folder = work_folder(station.path)
    (folder / "import-preview-9.sqlite").write_bytes(b"left by a program that was killed")
    assistant.open(write_csv(tmp_path / "八月登记.csv", REGISTER))
    assert left_behind(station) == []
    assistant.show_lines()
    assert len(left_behind(station)) == 1
    assert sys.platform == "win32" or folder.stat().st_mode & 0o077 == 0
    page.hide()  # the window closes
    assert left_behind(station) == []


def test_the_window_knows_of_work_under_way(assistant: Assistant) -> None:
    assert len(assistant.page.findChildren(Job)) == 3  # reading and writing, the report, taking back


def test_who_may_not_import_is_told_so(
    assistant: Assistant, station: Database, clock: SetClock, context: Context, tmp_path: Path
) -> None:
    gone = add(station, name="王老师", role=Role.DESK, now=clock.now(), by=None).value
    set_active(station, staff_id=gone.id, active=False, now=clock.now(), by=None)
    context.operations.by = gone.id
    assistant.open(write_csv(tmp_path / "八月登记.csv", REGISTER))
    assistant.show_lines()
    before = contents(station)
    assistant.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assistant.until(lambda: text(assistant.page, "importPreviewMessage") != "")
    assert contents(station) == before
    assert assistant.views.preview.take.isEnabled()


def test_words_change_with_the_language_and_nothing_is_lost(
    assistant: Assistant, context: Context, tmp_path: Path
) -> None:
    page = assistant.page
    file = tmp_path / "登记.xlsx"
    file.write_bytes(b"%PDF-1.7")
    assistant.open(file)
    english = text(page, "importRefused")
    context.language.use("zh")
    QApplication.processEvents()
    assert part(page, "importAgain").accessibleName() != "Try again"
    context.language.use("en")
    QApplication.processEvents()
    assert text(page, "importRefused") == english


# -- the report ----------------------------------------------------------------------------------------------------


def test_the_report_names_every_line(assistant: Assistant, clerk: Clerk, tmp_path: Path) -> None:
    page = assistant.page
    assistant.open(write_csv(tmp_path / "八月登记.csv", REGISTER))
    assistant.show_lines()
    clerk.paths.append(tmp_path / "报告")
    QTest.keyClick(part(page, "importSave"), Key.Key_Space)
    assistant.until(lambda: text(page, "importPreviewMessage").startswith("Saved"))
    sheet = openpyxl.load_workbook(tmp_path / "报告.xlsx").worksheets[0]
    words = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert any("赵德海" in word for word in words)
    assistant.take_over()
    clerk.paths.append(tmp_path / "报告.csv")
    QTest.keyClick(part(page, "importSaveDone"), Key.Key_Space)
    assistant.until(lambda: text(page, "importDoneMessage").startswith("Saved"))
    assert "赵德海" in (tmp_path / "报告.csv").read_text("utf-8-sig")


# -- files as stations have them -----------------------------------------------------------------------------------


@pytest.mark.skipif(not SHARED.is_dir(), reason="the sample files are not beside")
def test_the_september_register_and_the_riders_come_in(
    assistant: Assistant, station: Database, clock: SetClock
) -> None:
    clock.forward(timedelta(days=30))
    assistant.open(SHARED / "骑手花名册-GBK.csv")
    assert assistant.views.columns.kind() == "people"
    assert assistant.fields() == {
        "姓名": "name", "手机": "phone", "类别": "category", "平台": "platform", "备注": "note",
    }  # fmt: skip
    assistant.show_lines()
    riders = assistant.views.preview.lines()
    assert riders > 150
    assistant.take_over()
    assert station.value("SELECT count(*) FROM person") == riders
    QTest.keyClick(part(assistant.page, "importAnother"), Key.Key_Space)
    assistant.open(SHARED / "服务登记表-2026-09.xlsx")
    assert assistant.views.columns.kind() == "visits"
    assert assistant.views.columns.top.header_row() == 3
    assistant.show_lines()
    preview = assistant.views.preview
    assert preview.lines() == 1_585
    kinds = {choice for choice in Choice if choice in preview_choices(assistant)}
    assert {Choice.DATE_FROM_ABOVE, Choice.PHONE_REPAIRED} <= kinds
    assistant.take_over()
    assert station.value("SELECT count(*) FROM visit") == 1_585


def preview_choices(assistant: Assistant) -> set[Choice]:
    why = assistant.views.preview.bar.why
    data = [why.itemData(at) for at in range(why.count())]
    return {Choice(each[1]) for each in data if each and each[0] == "choice"}


# -- looks and speed -----------------------------------------------------------------------------------------------


@needs_fonts
def test_nothing_is_cut_in_either_language(assistant: Assistant, context: Context, tmp_path: Path) -> None:
    page = assistant.page
    assistant.open(write_csv(tmp_path / "八月登记.csv", REGISTER))
    assistant.show_lines()
    for language in ("en", "zh", "en"):
        context.language.use(language)
        for view in (page.views.start, page.views.columns, page.views.preview):
            page.views.show_view(view, "八月登记.csv")
            for _ in range(50):  # a view just shown is laid out when the window comes to it
                QTest.qWait(20)
                if not cut_words(page):
                    break
            assert cut_words(page) == [], language
    assert assistant.fates()[2] == "taken"


class Heart:
    """A timer in the window's thread: between two beats the window does not answer.

    `longest` by the clock, which a machine at other work stretches; `work` is what of it this thread did itself.
    """

    def __init__(self, page: QWidget) -> None:
        self.longest = self.work = 0.0
        self._last, self._worked = perf_counter(), thread_time()
        self._timer = QTimer(page)
        self._timer.setInterval(10)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now, worked = perf_counter(), thread_time()
        self.longest = max(self.longest, now - self._last)
        self.work = max(self.work, worked - self._worked)
        self._last, self._worked = now, worked


def test_the_window_lives_while_twenty_thousand_lines_come_in(
    assistant: Assistant, station: Database, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    file = long_register(tmp_path / "长.csv", 20_000)
    heart = Heart(assistant.page)
    assistant.open(file)
    assistant.show_lines()
    assistant.take_over()
    QTest.qWait(50)
    record_property("longest_gap_ms", round(heart.longest * 1000))
    record_property("longest_work_ms", round(heart.work * 1000))
    assert heart.work <= 0.2
    assert heart.longest <= 1
    assert len(visits_of(station)) == 20_000
