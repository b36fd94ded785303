"""The assistant over a list of goods: known by its titles, every line shown, taken over, taken back or kept."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from station_app.core.clock import SetClock
from station_app.core.imports.queries import batches
from station_app.core.storage.database import Database
from station_app.core.supplies import queries
from station_app.core.supplies.commands import issue
from station_app.core.types import Area
from station_app.gui.imports.page import ImportPage
from station_app.gui.kit.context import Context
from station_app.gui.kit.requests import OpenAmenities, Say
from tests.gui.bare_page import Clerk, Requests, make_context, part
from tests.gui.import_files import Assistant, Key, text, write_book, write_csv

GOODS = (
    ("八月物资", "", "", "", "", "", ""),
    ("品名", "单位", "数量", "下限", "批号", "有效期至", "来源单位"),
    ("矿泉水", "瓶", "1,240", "48", "A-01", "2027年3月", "市总工会"),
    ("矿泉水", "", "24", "", "A-02", "2026/7/1", ""),
    ("酸梅汤（瓶）", "", "10", "", "", "", ""),
    ("毛巾", "条", "", "", "", "", ""),
    ("口罩", "包", "-3", "", "", "", ""),
    ("合计", "", "1271", "", "", "", ""),
)


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


def test_a_list_of_goods_comes_in_with_its_stock_and_goes_out_again(
    assistant: Assistant, station: Database, asked: Requests, context: Context, tmp_path: Path
) -> None:
    views = assistant.views
    assistant.open(write_book(tmp_path / "物资.xlsx", {"八月": GOODS}))
    assert views.columns.kinds.chosen() == ["supplies"]  # by its titles
    assert list(assistant.fields().values()) == [
        "name", "unit", "quantity", "low_mark", "batch", "expires", "donor",
    ]  # fmt: skip
    assistant.show_lines()
    model = views.preview.model
    assert [column.title for column in model.columns()] == [
        "Row", "Fate", "Goods", "Quantity", "Expires", "Decided, or why not",
    ]  # fmt: skip
    assert assistant.fates() == {
        3: "decided", 4: "decided", 5: "decided", 6: "decided", 7: "not taken", 8: "skipped",
    }  # fmt: skip
    water = model.row_at(model.line_of(3))
    assert water is not None
    assert (water.heads, water.unit, water.day) == (1240, "瓶", date(2027, 3, 31))
    assistant.choose(3)
    assert text(assistant.page, "importTaken") == "Drinks · 1,240 瓶 · good until 2027-03-31 · 市总工会"
    whose = views.preview.card.whose
    assert [act for act in whose.buttons if whose.may(act)] == ["leave"]
    changed: list[frozenset[Area]] = []
    context.hub.changed.connect(changed.append)
    assistant.take_over()
    assert {item.name: item.stock for item in queries.items(station)} == {"矿泉水": 1264, "酸梅汤": 10, "毛巾": 0}
    assert changed[-1] == {Area.SUPPLIES, Area.IMPORTS}
    assert views.done.figures["taken"].value() == "4"
    assert views.done.onward.text() == "To the supplies"
    last = context.undo.last()
    assert getattr(last and last.about, "sentence", "") == "Imported “物资.xlsx”: lines of goods: 4"
    assistant.press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assistant.until(lambda: views.view() is views.start)
    assert queries.items(station) == []
    assert Say("“物资.xlsx” was taken back: lines of goods: 4.") in asked.all


def test_goods_there_already_may_be_taken_all_the_same(
    assistant: Assistant, station: Database, asked: Requests, tmp_path: Path
) -> None:
    file = write_csv(tmp_path / "物资.csv", [["品名", "单位", "数量"], ["水", "瓶", "5"], ["茶", "盒", ""]], "gb18030")
    views = assistant.views
    for _ in range(2):
        assistant.open(file)
        assistant.show_lines()
        if views.preview.take.isEnabled():
            assistant.take_over()
    assert set(assistant.fates().values()) == {"there already"}
    assistant.choose(3)
    assert not views.preview.card.whose.may("again")  # nothing came by it
    assistant.choose(2)
    assistant.press(Key.Key_A)
    assistant.looked_again()
    assistant.take_over()
    assert {item.name: item.stock for item in queries.items(station)} == {"水": 10, "茶": 0}
    assistant.press(Key.Key_Return)
    assert asked.all[-1] == OpenAmenities(tab="supplies")


def test_what_was_handed_out_since_keeps_an_import(
    assistant: Assistant, station: Database, clerk: Clerk, clock: SetClock, tmp_path: Path
) -> None:
    page, views = assistant.page, assistant.views
    assistant.open(write_csv(tmp_path / "物资.csv", [["品名", "单位", "数量"], ["水", "瓶", "5"]]))
    assistant.show_lines()
    assistant.take_over()
    issue(station, item_id=1, now=clock.now(), by=None)
    assistant.press(Key.Key_Return)
    table = views.start.past.table
    table.choose(batches(station)[0].id)
    table.setFocus()
    clerk.agrees = True
    assistant.press(Key.Key_Delete)
    assert "lines of goods: 1. All of it goes out of stock again." in clerk.asked[-1]
    assistant.until(lambda: not page.flow.at_work())
    assert "Something newer stands on this" in text(page, "importPastMessage")
    assert queries.stock(station, 1) == 4


def test_a_list_of_goods_needs_their_names(assistant: Assistant, tmp_path: Path) -> None:
    page, views = assistant.page, assistant.views
    assistant.open(write_csv(tmp_path / "a.csv", [["东西", "数量", "批号"], ["水", "2", "A1"]]), "supplies")
    assert views.columns.kind() == "supplies"
    assistant.pick_field("A", "")
    QTest.keyClick(part(page, "importNext"), Key.Key_Space)
    assert "names of the goods" in text(page, "importColumnsMessage")
    assistant.pick_field("A", "name")
    assistant.show_lines()
    assert set(assistant.fates()) == {2}
