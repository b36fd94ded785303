"""The list of stock by keys and scans: handing out, receiving, counting, scrapping, goods added and put right."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from station_app.core.audit.commands import record
from station_app.core.clock import SetClock
from station_app.core.people.commands import register
from station_app.core.storage.database import Database, write
from station_app.core.supplies import commands, queries
from station_app.core.supplies.model import Item, MoveKind
from station_app.core.supplies.records import insert_moves
from station_app.gui.kit.requests import OpenImport, UndoLast
from station_app.gui.supplies.panel import SuppliesPanel
from station_app.gui.supplies.typed_day import NotADay, typed_day
from tests.gui.bare_page import Clerk, Requests, cut_words, make_context, needs_fonts, part
from tests.gui.hands import retype, type_text

Key = Qt.Key


class Shelf:
    """A clerk at the list of stock."""

    def __init__(self, panel: SuppliesPanel, clock: SetClock) -> None:
        self.panel, self.clock, self.db = panel, clock, panel.context.db
        self.requests = Requests(panel)

    def adds(self, name: str, stock: int = 0, expires: date | None = None, **said: object) -> Item:
        facts = {"unit": "瓶", "kind": "drink", **said}
        item = commands.add_item(self.db, name=name, now=self.clock.now(), by=None, **facts).value  # type: ignore[arg-type]
        if stock:
            commands.receive(
                self.db, item_id=item.id, quantity=stock, expires_on=expires, now=self.clock.now(), by=None
            )
        self.panel.refresh()
        return item

    def picks(self, item: Item) -> None:
        assert self.panel.table.choose(item.id)
        self.panel.table.setFocus()

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.focused(), key)

    def enter(self) -> None:
        self.press(Key.Key_Return)

    def focused(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def puts(self, name: str, text: str) -> None:
        retype(part(self.panel, name), text)

    def text(self, name: str) -> str:
        widget = part(self.panel, name)
        assert isinstance(widget, QLabel | QLineEdit)
        return widget.text() if widget.isVisible() else ""

    def has_focus(self, name: str) -> bool:
        return self.focused() is part(self.panel, name)

    def stock(self, item: Item) -> int:
        return queries.stock(self.db, item.id)

    def strip(self) -> str:
        return self.panel.strip.text() if self.panel.strip.isVisible() else ""

    def names(self) -> list[str]:
        model = self.panel.list.model
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


@pytest.fixture
def shelf(station: Database, clock: SetClock, tmp_path: Path, qtbot: QtBot) -> Iterator[Shelf]:
    panel = SuppliesPanel(make_context(station, clock, tmp_path, Clerk()))
    panel.resize(620, 560)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    QApplication.processEvents()
    yield Shelf(panel, clock)
    panel.hide()
    panel.deleteLater()


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-12-20", date(2026, 12, 20)),
        ("2026/1/2", date(2026, 1, 2)),
        ("20261220", date(2026, 12, 20)),
        ("261220", date(2026, 12, 20)),
        ("202612", date(2026, 12, 31)),
        ("12/2026", date(2026, 12, 31)),
        ("2028-02", date(2028, 2, 29)),
        ("20.12.2026", date(2026, 12, 20)),
        ("12/20/2026", date(2026, 12, 20)),
        ("26.12.20", date(2026, 12, 20)),
        ("２０２６年１２月２０日", date(2026, 12, 20)),
        (" ", None),
    ],
)
def test_days_as_they_are_printed(typed: str, day: date | None) -> None:
    assert typed_day(typed) == day


@pytest.mark.parametrize("typed", ["soon", "2026-02-30", "13/2026", "12", "1-2", "1999-01-01", "2026-1-2-3", "1234567"])
def test_what_is_no_day(typed: str) -> None:
    with pytest.raises(NotADay):
        typed_day(typed)


def test_empty_it_says_what_it_is_for(shelf: Shelf) -> None:
    shelf.panel.refresh()
    assert part(shelf.panel, "supplyAddFirst").isVisible()
    QTest.mouseClick(part(shelf.panel, "supplyImportFirst"), Qt.MouseButton.LeftButton)
    assert shelf.requests.all == [OpenImport(kind="supplies")]
    QTest.mouseClick(part(shelf.panel, "supplyAddFirst"), Qt.MouseButton.LeftButton)
    assert shelf.has_focus("supplyItemName")


def test_goods_are_added_with_a_scanned_barcode(shelf: Shelf) -> None:
    shelf.panel.begin("N")
    type_text(part(shelf.panel, "supplyItemName"), "酸梅汤")
    assert shelf.panel.item.kind.currentData() == "drink"
    shelf.puts("supplyItemUnit", "瓶")
    shelf.puts("supplyItemLow", "20")
    assert shelf.panel.scanned("6901234567892")
    assert shelf.panel.unfinished()
    shelf.enter()
    (item,) = queries.items(shelf.db)
    assert (item.name, item.unit, item.low_mark, item.barcode) == ("酸梅汤", "瓶", 20, "6901234567892")
    assert shelf.panel.table.chosen_id() == item.id
    assert "酸梅汤" in shelf.strip()
    assert not shelf.panel.unfinished()
    QTest.mouseClick(part(shelf.panel, "supplyUndo"), Qt.MouseButton.LeftButton)
    assert shelf.requests.all == [UndoLast()]


def test_the_name_says_the_kind_until_one_is_chosen(shelf: Shelf) -> None:
    shelf.panel.begin("N")
    type_text(part(shelf.panel, "supplyItemName"), "创可贴")
    assert shelf.panel.item.kind.currentData() == "medicine"


def test_a_refusal_loses_nothing_typed(shelf: Shelf) -> None:
    shelf.adds("酸梅汤", barcode="6901234567892")
    shelf.panel.begin("N")
    shelf.puts("supplyItemName", "酸梅汤")
    shelf.puts("supplyItemUnit", "瓶")
    shelf.enter()
    assert "酸梅汤" in shelf.panel.item.first.message("supply.name")
    assert shelf.text("supplyItemName") == "酸梅汤"
    shelf.puts("supplyItemName", "绿豆汤")
    shelf.puts("supplyItemBarcode", "6901234567892")
    shelf.enter()
    assert "6901234567892" in shelf.panel.item.second.message("supply.barcode")
    shelf.puts("supplyItemBarcode", "12")
    shelf.enter()
    assert "12" in shelf.panel.item.second.message("supply.barcode")
    shelf.puts("supplyItemBarcode", "")
    shelf.puts("supplyItemLow", "viele")
    shelf.enter()
    assert "viele" in shelf.panel.item.second.message("supply.low_mark")
    assert len(queries.items(shelf.db)) == 1
    shelf.press(Key.Key_Escape)
    assert not shelf.panel.item.isVisible()


def test_goods_are_put_right_and_not_kept_any_more(shelf: Shelf) -> None:
    item = shelf.adds("酸梅汤")
    shelf.picks(item)
    shelf.press(Key.Key_E)
    shelf.puts("supplyItemName", "绿豆汤")
    shelf.enter()
    assert queries.item(shelf.db, item.id).name == "绿豆汤"
    shelf.panel.begin("E")
    QTest.mouseClick(part(shelf.panel, "supplyItemKeep"), Qt.MouseButton.LeftButton)
    assert queries.items(shelf.db) == []
    assert shelf.panel.filters.which.toggle("retired")
    assert shelf.names() == ["绿豆汤 (瓶)"]
    shelf.picks(item)
    shelf.enter()
    QTest.mouseClick(part(shelf.panel, "supplyItemKeep"), Qt.MouseButton.LeftButton)
    assert [each.id for each in queries.items(shelf.db)] == [item.id]


def test_one_is_handed_out_with_two_keys(shelf: Shelf) -> None:
    item = shelf.adds("酸梅汤", 6)
    shelf.picks(item)
    shelf.press(Key.Key_I)
    assert shelf.has_focus("supplyIssueQuantity")
    shelf.enter()
    assert shelf.stock(item) == 5
    assert "酸梅汤" in shelf.strip()
    assert "5" in shelf.strip()
    assert shelf.focused() is shelf.panel.table


def test_some_are_handed_out_to_somebody_scanned(shelf: Shelf) -> None:
    person = register(shelf.db, name="周佳宁", card="900000000003", now=shelf.clock.now(), by=None).value
    item = shelf.adds("酸梅汤", 6)
    shelf.picks(item)
    shelf.press(Key.Key_I)
    shelf.puts("supplyIssueQuantity", "2")
    assert shelf.panel.scanned("900000000003")
    shelf.puts("supplyIssueReason", "高温")
    shelf.enter()
    (move,) = queries.issued_to(shelf.db, person.id)
    assert (move.quantity, move.note) == (-2, "高温")
    assert "周佳宁" in shelf.strip()


def test_a_name_typed_and_not_picked_is_asked_about(shelf: Shelf) -> None:
    item = shelf.adds("酸梅汤", 6)
    shelf.picks(item)
    shelf.press(Key.Key_I)
    type_text(part(shelf.panel, "supplyIssueWho"), "王")
    shelf.puts("supplyIssueQuantity", "2")
    shelf.enter()
    assert shelf.stock(item) == 6
    assert shelf.panel.issue.second.message("person")
    assert shelf.has_focus("supplyIssueWho")


def test_never_more_than_there_is(shelf: Shelf) -> None:
    item = shelf.adds("酸梅汤", 3)
    shelf.picks(item)
    shelf.press(Key.Key_I)
    for typed in ("4", "0", "-1", "zwei", ""):
        shelf.puts("supplyIssueQuantity", typed)
        shelf.enter()
        assert shelf.panel.issue.first.message("stock_move.quantity"), typed
        assert shelf.text("supplyIssueQuantity") == typed
    assert shelf.stock(item) == 3


def test_a_batch_is_received_with_a_loose_date(shelf: Shelf) -> None:
    item = shelf.adds("酸梅汤")
    shelf.picks(item)
    shelf.press(Key.Key_R)
    shelf.puts("supplyReceiveQuantity", "1,000")
    shelf.puts("supplyReceiveExpires", "261220")
    assert "2026-12-20" in shelf.panel.receive.first.message("batch.expires_on")
    shelf.puts("supplyReceiveBatch", "B-7")
    shelf.puts("supplyReceiveDonor", "区总工会")
    shelf.panel.receive.origin.setCurrentIndex(shelf.panel.receive.origin.findData("allotted"))
    shelf.enter()
    (batch,) = queries.batches(shelf.db, item.id)
    assert (batch.left, batch.expires_on, batch.number) == (1000, date(2026, 12, 20), "B-7")
    assert (batch.origin, batch.donor) == ("allotted", "区总工会")


def test_a_date_that_is_none_is_said_beside_it(shelf: Shelf) -> None:
    item = shelf.adds("酸梅汤")
    shelf.picks(item)
    shelf.press(Key.Key_R)
    shelf.puts("supplyReceiveQuantity", "5")
    shelf.puts("supplyReceiveExpires", "2026-02-30")
    shelf.enter()
    assert "2026-02-30" in shelf.panel.receive.first.message("batch.expires_on")
    assert shelf.text("supplyReceiveQuantity") == "5"
    assert shelf.stock(item) == 0


def test_what_is_expired_is_filled_in_to_be_scrapped(shelf: Shelf) -> None:
    item = shelf.adds("酸梅汤", 3, date(2026, 8, 1))
    shelf.picks(item)
    shelf.press(Key.Key_I)
    shelf.enter()
    assert "past its date" in shelf.panel.issue.first.message("stock_move.quantity")
    shelf.press(Key.Key_Escape)
    shelf.press(Key.Key_X)
    assert shelf.text("supplyScrapQuantity") == "3"
    shelf.enter()
    assert shelf.stock(item) == 0
    assert queries.moves(shelf.db, item.id)[0].kind is MoveKind.SCRAPPED


def test_scrapping_wants_a_reason(shelf: Shelf) -> None:
    item = shelf.adds("酸梅汤", 3)
    shelf.picks(item)
    shelf.press(Key.Key_X)
    shelf.puts("supplyScrapQuantity", "1")
    shelf.enter()
    assert shelf.panel.scrap.second.message("stock_move.note")
    type_text(part(shelf.panel, "supplyScrapReason"), "破")
    shelf.enter()
    assert shelf.stock(item) == 2


def test_a_stocktake_down_the_list(shelf: Shelf) -> None:
    items = [shelf.adds(name, 5) for name in ("一水", "二水", "三水")]
    order = [queries.item(shelf.db, number) for number in shelf.panel.list.ids()]
    assert {item.id for item in items} == {item.id for item in order}
    shelf.picks(order[0])
    shelf.press(Key.Key_C)
    assert shelf.text("supplyCountProgress") == "0 / 3"
    type_text(shelf.focused(), "5")
    shelf.enter()
    assert shelf.text("supplyCountProgress") == "1 / 3"
    assert order[1].name in shelf.text("supplyCountWhat")
    type_text(shelf.focused(), "3")
    shelf.enter()
    assert shelf.has_focus("supplyCountReason")
    assert shelf.stock(order[1]) == 5
    shelf.enter()
    assert shelf.text("supplyCountWrong"), "a difference wants a reason"
    type_text(part(shelf.panel, "supplyCountReason"), "少了")
    shelf.enter()
    assert shelf.stock(order[1]) == 3
    assert shelf.text("supplyCountProgress") == "2 / 3"
    shelf.enter()  # passed over: it is the last line
    assert shelf.text("supplyCountWrong")
    shelf.press(Key.Key_Escape)
    assert not shelf.panel.count.isVisible()
    assert "2" in shelf.strip()
    assert [queries.moves(shelf.db, item.id)[0].kind for item in order] == [
        MoveKind.COUNTED,
        MoveKind.COUNTED,
        MoveKind.RECEIVED,
    ]


def test_a_scan_goes_to_what_is_counted(shelf: Shelf) -> None:
    shelf.adds("水", 5)
    item = shelf.adds("茶", 5, barcode="6901234567892")
    shelf.panel.begin("C")
    assert shelf.panel.scanned("6901234567892")
    assert item.name in shelf.text("supplyCountWhat")


def test_the_stock_card_and_taking_back_its_newest(shelf: Shelf) -> None:
    item = shelf.adds("酸梅汤", 6)
    shelf.picks(item)
    shelf.press(Key.Key_I)
    shelf.enter()
    shelf.press(Key.Key_H)
    card = shelf.panel.history
    assert card.model.rowCount() == 2
    newest = card.model.id_at(0)
    assert newest is not None
    card.table.button_pressed.emit(newest, 4)
    assert shelf.stock(item) == 6
    assert card.model.rowCount() == 3
    shelf.press(Key.Key_H)
    assert shelf.panel.table.isVisible()


def test_what_came_with_an_import_is_not_taken_back_alone(shelf: Shelf) -> None:
    item = shelf.adds("酸梅汤", 6)
    with write(shelf.db):
        made = insert_moves(
            shelf.db, item.id, MoveKind.RECEIVED, [(queries.batches(shelf.db, item.id)[0].id, 4)],
            now=shelf.clock.now(), by=None,
        )  # fmt: skip
        ids: dict[str, list[int]] = {"supply_item": [item.id], "stock_move": [*made]}
        record(shelf.db, what="imports.supplies", ids=ids, now=shelf.clock.now(), by=None)
    shelf.picks(item)
    shelf.press(Key.Key_H)
    shelf.panel.history.table.button_pressed.emit(int(made[0]), 4)
    assert "import" in shelf.strip()
    assert shelf.stock(item) == 10


def test_under_the_map_what_is_low_comes_first(shelf: Shelf, qtbot: QtBot) -> None:
    shelf.adds("一水", 50)
    shelf.adds("二水", 5, low_mark=10)
    small = SuppliesPanel(shelf.panel.context, compact=True)
    qtbot.addWidget(small)
    small.resize(602, 230)
    small.show()
    assert [str(small.list.model.index(row, 0).data())[:2] for row in range(2)] == ["二水", "一水"]
    assert small.height() == 230
    small.table.choose(small.list.ids()[0])
    small.begin("R")
    QApplication.processEvents()
    assert small.receive.isVisible()
    assert not small.card.isVisible()
    small.receive.leave()
    assert small.card.isVisible()


def test_a_barcode_picks_its_goods(shelf: Shelf) -> None:
    shelf.adds("水", 5)
    item = shelf.adds("茶", 5, barcode="6901234567892")
    shelf.puts("supplyFind", "shui")
    assert shelf.names() == ["水 (瓶)"]
    assert shelf.panel.scanned("6901234567892")
    assert shelf.panel.table.chosen_id() == item.id
    assert not shelf.panel.scanned("6909999999999")


def test_narrowing(shelf: Shelf) -> None:
    shelf.adds("水", 5, low_mark=10)
    shelf.adds("茶", 5, date(2026, 9, 10))
    shelf.adds("抽纸", 5, kind="daily")
    assert shelf.text("supplyLow") == "1 low"
    shelf.panel.filters.which.toggle("low")
    assert shelf.names() == ["水 (瓶)"]
    shelf.panel.filters.which.toggle("expiring")
    assert shelf.names() == ["茶 (瓶)"]
    shelf.panel.filters.which.toggle("all")
    shelf.puts("supplyFind", "cz")
    assert shelf.names() == ["抽纸 (瓶)"]


def test_what_is_typed_is_not_lost_to_a_scan(shelf: Shelf) -> None:
    first = shelf.adds("水", 5)
    shelf.adds("茶", 5, barcode="6901234567892")
    shelf.picks(first)
    shelf.press(Key.Key_R)
    shelf.puts("supplyReceiveQuantity", "24")
    assert shelf.panel.scanned("6901234567892")
    assert shelf.text("supplyReceiveQuantity") == "24"
    assert shelf.panel.table.chosen_id() == first.id


@needs_fonts
def test_nothing_is_cut(shelf: Shelf) -> None:
    item = shelf.adds("酸梅汤", 5, low_mark=10)
    for language in ("en", "zh"):
        shelf.panel.context.language.use(language)
        QApplication.processEvents()
        for key in ("", "I", "R", "X", "C", "E", "H"):
            shelf.picks(item)
            if key:
                shelf.panel.begin(key)
            QApplication.processEvents()
            assert cut_words(shelf.panel) == [], (language, key)
    shelf.panel.context.language.use("en")


def test_five_hundred_goods_are_shown_at_once(shelf: Shelf) -> None:
    for number in range(500):
        commands.add_item(shelf.db, name=f"物资{number}", unit="个", now=shelf.clock.now(), by=None)
    began = perf_counter()
    shelf.panel.refresh()
    QApplication.processEvents()
    assert perf_counter() - began < 1
    assert len(shelf.names()) == 500
