"""The table over any number of rows: pages, memory, selection over a reload, keys, buttons, plain text."""

import tracemalloc
from array import array
from collections.abc import Mapping, Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from station_app.core.paths import resources_dir
from station_app.gui.kit.data_table import ROW_PX, DataTable
from station_app.gui.kit.paged_model import (
    CELL_ROLE,
    ID_ROLE,
    PAGE,
    PAGES_KEPT,
    Cell,
    Column,
    PagedModel,
    Tag,
)
from station_app.gui.runtime.theme import Theme

Row = tuple[int, str]


class Source:
    """Rows made from their ids; notes each time it is asked."""

    def __init__(self) -> None:
        self.asked: list[Sequence[int]] = []
        self.texts_made = 0
        self.gone: set[int] = set()
        self.suffix = ""

    def fetch(self, ids: Sequence[int]) -> Mapping[int, Row]:
        self.asked.append(ids)
        return {row_id: (row_id, f"师傅{row_id}{self.suffix}") for row_id in ids if row_id not in self.gone}

    def name(self, row: Row) -> str | Cell:
        self.texts_made += 1
        return row[1]


def services(row: Row) -> Cell:
    return Cell(tags=(Tag("休息"), Tag("充电", "info")), detail="138****2046")


def leave(row: Row) -> Cell:
    return Cell(button="离站")


@pytest.fixture
def source() -> Source:
    return Source()


@pytest.fixture
def model(source: Source, qapp: QApplication) -> PagedModel[Row]:
    return PagedModel(
        source.fetch,
        [
            Column("姓名", source.name, stretch=True),
            Column("服务内容", services, fits="休息 充电 138****2046"),
            Column("", leave, align="right", fits="离站 离站"),
        ],
    )


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    theme = Theme(qapp, resources_dir())
    theme.use("light")
    return theme


@pytest.fixture
def table(qtbot: QtBot, theme: Theme, model: PagedModel[Row]) -> DataTable:
    table = DataTable(theme, "在站")
    qtbot.addWidget(table)
    table.resize(640, 400)
    table.show_model(model)
    model.show_ids(array("q", range(1000, 2000)))
    with qtbot.waitActive(table):
        table.show()
    return table


def test_rows_are_read_in_pages_and_once(model: PagedModel[Row], source: Source) -> None:
    model.show_ids(array("q", range(1000)))
    for line in range(2 * PAGE):
        for _ in range(5):
            assert model.index(line, 0).data() == f"师傅{line}"
    assert [len(ids) for ids in source.asked] == [PAGE, PAGE]
    assert source.texts_made == 2 * PAGE


def test_a_million_rows_stay_small(model: PagedModel[Row], source: Source) -> None:
    ids = array("q", range(1_000_000))
    model.show_ids(ids)
    for line in range(0, PAGES_KEPT * PAGE, PAGE):
        model.index(line, 0).data()
    tracemalloc.start()
    for line in range(0, 1_000_000, 50 * PAGE):
        model.index(line, 0).data()
        source.asked.clear()
    grown, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(model._pages) == PAGES_KEPT
    assert grown < 3_000_000
    assert model.rowCount() == 1_000_000
    assert model.index(999_999, 0).data() == "师傅999999"


def test_the_page_used_last_is_kept_longest(model: PagedModel[Row], source: Source) -> None:
    model.show_ids(array("q", range(PAGE * 100)))
    for page in range(PAGES_KEPT):
        model.index(page * PAGE, 0).data()
    model.index(0, 0).data()
    model.index(50 * PAGE, 0).data()
    source.asked.clear()
    model.index(0, 0).data()
    assert source.asked == []
    model.index(PAGE, 0).data()
    assert len(source.asked) == 1


def test_what_a_cell_gives(model: PagedModel[Row]) -> None:
    model.show_ids(array("q", [7, 8]))
    index = model.index(0, 1)
    assert index.data(ID_ROLE) == 7
    assert index.data(CELL_ROLE) == services((7, ""))
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "138****2046 休息 充电"
    assert model.row_at(1) == (8, "师傅8")
    assert (model.id_at(1), model.id_at(2), model.row_at(-1)) == (8, None, None)
    assert (model.line_of(8), model.line_of(9)) == (1, -1)
    assert model.headerData(0, Qt.Orientation.Horizontal) == "姓名"


def test_a_row_gone_from_the_file_is_an_empty_line(model: PagedModel[Row], source: Source) -> None:
    source.gone.add(8)
    model.show_ids(array("q", [7, 8]))
    assert model.index(1, 0).data() == ""
    assert model.row_at(1) is None


def test_the_same_ids_again_only_read_the_rows_anew(qtbot: QtBot, model: PagedModel[Row], source: Source) -> None:
    model.show_ids(array("q", [7, 8]))
    assert model.index(0, 0).data() == "师傅7"
    source.suffix = "（改）"
    with qtbot.waitSignal(model.dataChanged, timeout=200), qtbot.assertNotEmitted(model.modelReset):
        model.show_ids(array("q", [7, 8]))
    assert model.index(0, 0).data() == "师傅7（改）"


def test_painting_reads_only_what_is_seen(qtbot: QtBot, table: DataTable, source: Source) -> None:
    table.grab()
    assert len(source.asked) == 1
    assert table.rowHeight(0) == ROW_PX
    table.scrollToBottom()
    table.grab()
    assert len(source.asked) == 2


def test_columns_fill_the_width_and_no_more(table: DataTable, model: PagedModel[Row]) -> None:
    for width in (640, 900):
        table.resize(width, 400)
        widths = [table.columnWidth(column) for column in range(3)]
        assert sum(widths) == table.viewport().width()
        assert widths[0] == max(widths)


def test_the_chosen_row_survives_a_reload(qtbot: QtBot, table: DataTable, model: PagedModel[Row]) -> None:
    assert table.choose(1500)
    assert table.chosen_id() == 1500
    with qtbot.assertNotEmitted(table.chosen):
        model.show_ids(array("q", [5, *range(1000, 2000)]))
    assert table.chosen_id() == 1500
    assert table.currentIndex().row() == 501
    with qtbot.waitSignal(table.chosen, timeout=200) as gone:
        model.show_ids(array("q", [1, 2]))
    assert gone.args == [None]
    assert not table.choose(77)


def test_keys_choose_and_open(qtbot: QtBot, table: DataTable) -> None:
    table.choose(1000)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.chosen_id() == 1001
    with qtbot.waitSignal(table.opened, timeout=200) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [1001]


def test_double_click_opens_and_the_button_acts_once(qtbot: QtBot, table: DataTable, model: PagedModel[Row]) -> None:
    left = Qt.MouseButton.LeftButton
    words = table.visualRect(model.index(2, 0)).center()
    with qtbot.waitSignal(table.opened, timeout=200) as opened:
        QTest.mouseDClick(table.viewport(), left, pos=words)
    assert opened.args == [1002]
    cell = table.visualRect(model.index(3, 2))
    pressed: list[tuple[int, int]] = []

    def note(row_id: int, column: int) -> None:
        pressed.append((row_id, column))

    table.button_pressed.connect(note)
    QTest.mouseClick(table.viewport(), left, pos=QPoint(cell.right() - 20, cell.center().y()))
    assert pressed == [(1003, 2)]
    QTest.mouseClick(table.viewport(), left, pos=words)
    assert len(pressed) == 1


@pytest.mark.qt_log_ignore("does not support raise")
def test_a_cut_name_is_shown_in_full_and_as_plain_text(
    qtbot: QtBot, theme: Theme, table: DataTable, model: PagedModel[Row], source: Source
) -> None:
    source.suffix = "<img src=x onerror=1> " * 20
    model.refresh()
    pos = table.visualRect(model.index(0, 0)).center()
    event = QHelpEvent(QHelpEvent.Type.ToolTip, pos, table.viewport().mapToGlobal(pos))
    QApplication.sendEvent(table.viewport(), event)
    assert "&lt;img" in QToolTip.text()
    assert "<img" not in QToolTip.text()
    QToolTip.hideText()


def test_both_themes_paint(qtbot: QtBot, table: DataTable, theme: Theme) -> None:
    table.choose(1000)
    light = table.grab().toImage()
    theme.use("dark")
    dark = table.grab().toImage()
    assert light.pixelColor(300, 250).lightness() > 200
    assert dark.pixelColor(300, 250).lightness() < 80
    theme.use("light")


# -- order, ends, widths ---------------------------------------------------------------------------------------------


def test_a_header_says_the_order_and_asks_for_another(qtbot: QtBot, theme: Theme, source: Source) -> None:
    columns = [Column("姓名", source.name, key="name", sorts=True), Column("服务内容", services, key="services")]
    model: PagedModel[Row] = PagedModel(source.fetch, columns)
    table = DataTable(theme, "登记")
    qtbot.addWidget(table)
    table.show_model(model)
    model.show_ids(array("q", range(1, 6)))
    table.resize(600, 300)
    table.show()
    asked: list[str] = []
    table.order_asked.connect(asked.append)
    header = table.horizontalHeader()
    for section in (0, 1):
        place = QPoint(header.sectionViewportPosition(section) + 8, 10)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked == ["name"]
    narrow = table.columnWidth(0)
    model.mark_order("name", descending=True)
    assert model.headerData(0, Qt.Orientation.Horizontal) == "姓名 ↓"
    assert table.columnWidth(0) >= narrow
    model.mark_order("name", descending=False)
    assert model.headerData(0, Qt.Orientation.Horizontal) == "姓名 ↑"
    model.mark_order("", descending=False)
    assert model.headerData(0, Qt.Orientation.Horizontal) == "姓名"


def test_home_and_end_go_to_the_first_and_last_row(qtbot: QtBot, theme: Theme, model: PagedModel[Row]) -> None:
    table = DataTable(theme, "登记")
    qtbot.addWidget(table)
    table.show_model(model)
    QTest.keyClick(table, Qt.Key.Key_End)
    assert table.chosen_id() is None  # no rows
    model.show_ids(array("q", range(1, 100_001)))
    QTest.keyClick(table, Qt.Key.Key_End)
    assert table.chosen_id() == 100_000
    QTest.keyClick(table, Qt.Key.Key_Home)
    assert table.chosen_id() == 1


def test_an_id_is_found_at_its_own_place_only(model: PagedModel[Row]) -> None:
    # 1 then 0, as bytes, holds 256 shifted by one: it must not be found there.
    ids = array("q", [1, 0, 512, 256, 2**40, 7])
    model.show_ids(ids)
    assert [model.line_of(each) for each in ids] == list(range(6))
    assert [model.line_of(each) for each in (2, 65_536, 2**48, -1)] == [-1] * 4


def test_a_table_that_may_scroll_gives_every_column_its_width(
    qtbot: QtBot, theme: Theme, model: PagedModel[Row]
) -> None:
    table = DataTable(theme, "登记")
    qtbot.addWidget(table)
    table.show_model(model)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    table.resize(120, 200)
    table.show()
    assert table.horizontalScrollBar().maximum() > 0
    table.resize(900, 200)
    assert table.horizontalScrollBar().maximum() == 0
    assert table.columnWidth(0) > 300  # it stretches


def test_other_rows_in_as_many_lines_keep_the_chosen_one(qtbot: QtBot, theme: Theme, model: PagedModel[Row]) -> None:
    table = DataTable(theme, "登记")
    qtbot.addWidget(table)
    table.show_model(model)
    model.show_ids(array("q", [1, 2, 3]))
    table.choose(2)
    told: list[object] = []
    table.chosen.connect(told.append)
    model.show_ids(array("q", [2, 3, 1]))
    assert (table.currentIndex().row(), table.chosen_id(), told) == (0, 2, [])
    assert model.data(model.index(0, 0)) == "师傅2"
    model.show_ids(array("q", [7, 8, 9]))
    assert (table.chosen_id(), told) == (None, [None])


def test_a_list_that_grows_is_no_new_table(qtbot: QtBot, table: DataTable, model: PagedModel[Row]) -> None:
    model.show_ids(array("q", range(1, 60)))
    assert table.choose(5)
    table.verticalScrollBar().setValue(400)
    table.setColumnWidth(1, 99)  # measured anew only after a reset
    with qtbot.assertNotEmitted(model.modelReset), qtbot.assertNotEmitted(table.chosen):
        model.show_ids(array("q", [100, 101, *range(1, 60)]))
    assert model.rowCount() == 61
    assert model.index(0, 0).data() == "师傅100"
    assert table.currentIndex().row() == 6
    assert table.verticalScrollBar().value() == 400
    assert table.columnWidth(1) == 99
    with qtbot.waitSignal(table.chosen, timeout=200) as gone:
        model.show_ids(array("q", range(200, 300)))
    assert gone.args == [None]
    assert table.currentIndex().row() == -1
