"""The states of the import assistant worth a picture."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from station_app.gui.imports.page import ImportPage
from station_app.gui.kit.requests import OpenImport
from station_app.gui.shell.window import MainWindow
from tests.gui.import_files import HEADER, write_book

_NAMES = ("周佳宁", "张师傅", "孙晓雨", "赵德海", "孟凯", "", "李强", "欧阳明月", "李师傅", "高翔")
_PHONES = (
    "13812342046",
    "",
    "135 1234 6612",
    "158-1234-3307",
    "1371234880",
    "",
    "１５０１２３４９１２７",
    "",
    "",
    "13112344406",
)
_CATEGORIES = (
    "外卖配送员",
    "快递员",
    "外卖",
    "网约车司机",
    "骑手",
    "环卫",
    "网约车司机",
    "快递员",
    "快递员",
    "外卖配送员",
)
_SERVICES = ("饮水、休息", "饮水", "充电/饮水", "用餐；热饭", "休息", "饮水", "避暑", "热饭", "充电", "饮水,按摩")


def _register() -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [("老商埠暖新之家服务登记表",), ("2026年8月",), HEADER]
    for line in range(120):
        at = line % len(_NAMES)
        day = f"8月{1 + line // 5}日" if line % 5 == 0 else ""
        day = "八月某日" if line == 37 else day
        time = f"{9 + line % 11}:{line * 7 % 60:02d}"
        rows.append((str(line + 1), day, time, _NAMES[at], _PHONES[at], _CATEGORIES[at], _SERVICES[at], ""))
    return [*rows, ("",), ("合计", "", "", "", "", "", "", "120")]


def _page(window: MainWindow) -> ImportPage:
    window.show_page("imports")
    page = window.page("imports")
    assert isinstance(page, ImportPage)
    return page


def _until_idle(page: ImportPage) -> None:
    while page.flow.work.running() or page.flow.at_work():
        QTest.qWait(50)


def _opened(window: MainWindow) -> ImportPage:
    page = _page(window)
    if page.views.view() is page.views.start:
        file = window.context.db.path.with_name("服务登记表-2026-08.xlsx")
        page.take(OpenImport(write_book(file, {"8月": _register()})))
        _until_idle(page)
        page.views.columns.next.click()
        _until_idle(page)
    return page


def _start(window: MainWindow) -> QWidget | None:
    _page(window)
    return None


def _refused(window: MainWindow) -> QWidget | None:
    page = _page(window)
    file = window.context.db.path.with_name("服务登记表-2026-07.xlsx")
    file.write_bytes(b"<html>")
    page.take(OpenImport(file))
    _until_idle(page)
    return None


def _columns(window: MainWindow) -> QWidget | None:
    page = _page(window)
    page.flow.begin_anew()
    page = _opened(window)
    page.views.preview.back.click()
    return None


def _preview(window: MainWindow) -> QWidget | None:
    _opened(window).flow.show_lines()
    return None


def _row(window: MainWindow) -> QWidget | None:
    page = _opened(window)
    preview = page.views.preview
    preview.table.choose(8)
    preview.table.setFocus()
    return None


def _corrected(window: MainWindow) -> QWidget | None:
    page = _opened(window)
    preview = page.views.preview
    preview.table.choose(41)
    preview.card.cells.field(1).setFocus()
    preview.card.cells.field(1).setText("8月8日")
    QTest.keyClick(preview.card.cells.field(1), Qt.Key.Key_Return)
    while not preview.is_ready():
        QTest.qWait(50)
    return None


def _done(window: MainWindow) -> QWidget | None:
    page = _opened(window)
    page.views.preview.press_import()
    _until_idle(page)
    while not page.views.done.isVisible():
        QTest.qWait(50)
    return None


def _past(window: MainWindow) -> QWidget | None:
    page = _page(window)
    page.flow.begin_anew()
    return None


IMPORT_STATES = (
    ("imports-start", _start),
    ("imports-refused", _refused),
    ("imports-columns", _columns),
    ("imports-preview", _preview),
    ("imports-row", _row),
    ("imports-corrected", _corrected),
    ("imports-done", _done),
    ("imports-past", _past),
)
