"""Files as stations have them, made by the tests, and the page that takes them over."""

from collections.abc import Callable, Sequence
from pathlib import Path

import xlsxwriter
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from station_app.gui.imports.column_row import FieldBox
from station_app.gui.imports.page import ImportPage
from station_app.gui.kit.requests import OpenImport
from tests.gui.bare_page import part

Key = Qt.Key
LONG_MS = 30_000
SHARED = Path("/work/shared/data")
HEADER = ("序号", "日期", "到站时间", "姓名", "电话", "人员类别", "服务内容", "备注")
REGISTER = (
    HEADER,
    ("1", "2026/8/3", "8:30", "周佳宁", "13812342046", "外卖配送员", "饮水、休息", ""),
    ("2", "", "9:10", "张师傅", "", "快递员", "饮水", ""),
    ("3", "", "10:05", "孙晓雨", "135 1234 6612", "快递员", "充电", ""),
    ("4", "八月某日", "11:00", "赵德海", "15812343307", "网约车司机", "休息", ""),
    ("5", "2026/8/4", "12:00", "周佳宁", "", "外卖配送员", "热饭", ""),
    ("", "", "", "", "", "", "", ""),
    ("合计：5人次", "", "", "", "", "", "", ""),
)
PEOPLE = (
    ("姓名", "手机", "类别", "平台"),
    ("胡健", "18731199938", "快递员", "申通"),
    ("周佳宁", "13812342046", "外卖配送员", "美团"),
)


def write_csv(path: Path, rows: Sequence[Sequence[str]], encoding: str = "utf-8") -> Path:
    """A csv as a spreadsheet saves it."""
    path.write_bytes("\r\n".join(",".join(row) for row in rows).encode(encoding))
    return path


def write_book(path: Path, sheets: dict[str, Sequence[Sequence[str]]], hidden: str = "") -> Path:
    """A workbook of these sheets, one of them hidden."""
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
            if name == hidden:
                sheet.hide()
    return path


def long_register(path: Path, lines: int) -> Path:
    """Many visits of a few hundred people."""
    days = [f"2026-08-{1 + line * 28 // lines:02d}" for line in range(lines)]
    rows = [
        (
            str(line),
            days[line],
            f"{8 + line % 12}:{line % 60:02d}",
            f"周{line % 300:03d}",
            f"139{line % 300:08d}",
            "快递员",
            "饮水",
            "",
        )
        for line in range(lines)
    ]
    return write_csv(path, (HEADER, *rows))


class Assistant:
    """The clerk in front of the page: every step by keys."""

    def __init__(self, page: ImportPage, qtbot: QtBot) -> None:
        self.page, self.qtbot = page, qtbot
        self.views = page.views

    def until(self, what: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(what, timeout=LONG_MS)

    def idle(self) -> bool:
        return not self.page.flow.work.running() and not self.page.flow.at_work()

    def open(self, path: Path, kind: str | None = None) -> None:
        """A file is dropped on the window; its columns show, or why it was refused."""
        self.page.take(OpenImport(path, kind))
        self.until(self.idle)

    def show_lines(self) -> None:
        """Enter in the columns."""
        assert self.views.view() is self.views.columns
        QTest.keyClick(self.page.window().focusWidget() or self.page, Key.Key_Return)
        self.until(lambda: self.views.view() is self.views.preview)

    def field_box(self, letter: str) -> FieldBox:
        """The list of fields of a column."""
        box = part(self.page, f"importField{letter}")
        assert isinstance(box, FieldBox)
        return box

    def pick_field(self, letter: str, field: str) -> None:
        """As picked in the open list; a test of its own opens it, for without a screen Qt complains of that."""
        box = self.field_box(letter)
        box.setFocus()
        box.choose(field)
        box.activated.emit(box.currentIndex())

    def looked_again(self) -> None:
        """What was put right is in the preview."""
        self.until(self.views.preview.is_ready)
        self.until(self.idle)

    def choose(self, row: int) -> None:
        """The line of a row."""
        assert self.views.preview.table.choose(row)
        self.views.preview.table.setFocus()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key where the cursor is."""
        QTest.keyClick(self.page.window().focusWidget() or self.page, key, modifier)

    def take_over(self) -> None:
        """Ctrl+Enter in the preview, and wait for the end."""
        self.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.until(lambda: self.views.view() is self.views.done)

    def fates(self) -> dict[int, str]:
        """Row → what becomes of it, as the table says."""
        model = self.views.preview.model
        words = [
            str(model.data(model.index(line, 1), Qt.ItemDataRole.AccessibleTextRole))
            for line in range(model.rowCount())
        ]
        return dict(zip(model.ids(), words, strict=True))

    def who(self, row: int) -> str:
        """Whom a line is about, as the table says."""
        model = self.views.preview.model
        titles = [column.title for column in model.columns()]
        at = model.index(model.line_of(row), titles.index("Who"))
        return str(model.data(at, Qt.ItemDataRole.AccessibleTextRole))

    def fields(self) -> dict[str, str]:
        """Title of a column → field chosen for it."""
        facts = self.views.columns.facts()
        assert facts is not None
        mapping = self.views.columns.mapping()
        return {column.header or column.letter: mapping[column.letter] for column in facts.columns}


def text(page: QWidget, name: str) -> str:
    """What a label says, without the places where a line may break."""
    label = part(page, name)
    assert isinstance(label, QLabel)
    return label.text().replace("\u200b", "")
