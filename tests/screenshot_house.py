"""The states of shifts, goods and places worth a picture: dialogs alone, the desk and the tab of supplies whole."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from station_app.core.amenities.queries import hall
from station_app.core.closing.commands import close
from station_app.core.shifts.commands import begin, end, set_heat
from station_app.core.shifts.queries import current, current_opening, heat, today
from station_app.core.staff.queries import everybody
from station_app.core.types import Area
from station_app.gui.amenities.page import AmenitiesPage
from station_app.gui.desk.page import DeskPage
from station_app.gui.shell.window import MainWindow
from station_app.gui.shifts.begin_dialog import BeginDialog
from station_app.gui.shifts.close_dialog import CloseDialog
from station_app.gui.shifts.hand_over_dialog import HandOverDialog
from station_app.gui.shifts.heat_dialog import HeatDialog
from station_app.gui.supplies.panel import SuppliesPanel

Show = Callable[[MainWindow], QWidget | None]
D = TypeVar("D", bound=QDialog)

_NOTE = "2 号饮水机不出热水，师傅明早 9 点来修；打气筒 T-003 在孟凯那里，说好傍晚还。"


# -- shifts ------------------------------------------------------------------------------------------------------------


def _on_duty(window: MainWindow, *, hot: int) -> None:
    db, now = window.context.db, window.context.clock.now()
    if current(db) is None:
        begin(db, staff_id=everybody(db)[0].id, now=now, by=None)
    if heat(db, today(db, now)) != hot:
        set_heat(db, level=hot, now=now, by=None)
    _tell(window)


def _tell(window: MainWindow) -> None:
    window.context.hub.changed.emit(frozenset({Area.SHIFTS, Area.AMENITIES, Area.SUPPLIES, Area.VISITS, Area.LENDING}))
    window.navigation.refresh()


def _shown(window: MainWindow, kind: type[D]) -> D:
    QApplication.processEvents()
    return next(each for each in window.findChildren(kind) if each.isVisible())


def _begin(window: MainWindow) -> QWidget:
    _on_duty(window, hot=37)
    end(window.context.db, handover=_NOTE, now=window.context.clock.now(), by=None)
    _tell(window)
    window.duty.begin()
    return _shown(window, BeginDialog)


def _first_shift(window: MainWindow) -> QWidget:
    window.duty.begin()
    return _shown(window, BeginDialog)


def _hand_over(window: MainWindow) -> QWidget:
    _on_duty(window, hot=37)
    window.duty.hand_over()
    dialog = _shown(window, HandOverDialog)
    dialog.note.setPlainText(_NOTE)
    return dialog


def _heat(window: MainWindow) -> QWidget:
    _on_duty(window, hot=40)
    window.duty.heat()
    return _shown(window, HeatDialog)


def _closing_open(window: MainWindow) -> QWidget:
    _on_duty(window, hot=37)
    window.duty.close_station()
    return _shown(window, CloseDialog)


def _closing_code(window: MainWindow) -> QWidget:
    _closing_open(window)
    dialog = _shown(window, CloseDialog)
    dialog.activateWindow()
    QTest.keyClicks(dialog.close_station, "T-001")
    QTest.keyClick(dialog.close_station, Qt.Key.Key_Return)
    return dialog


def _closing_leaving(window: MainWindow) -> QWidget:
    _on_duty(window, hot=0)
    window.duty.may_leave()
    return _shown(window, CloseDialog)


def _closing_nothing(window: MainWindow) -> QWidget:
    _close_all(window)
    window.duty.close_station()
    return _shown(window, CloseDialog)


def _close_all(window: MainWindow) -> None:
    db, now = window.context.db, window.context.clock.now()
    if current(db) is not None or current_opening(db) is not None:
        close(db, now=now, by=None)
    _tell(window)


def _nobody_on_duty(window: MainWindow) -> None:
    _close_all(window)
    _desk(window)


# -- the desk ----------------------------------------------------------------------------------------------------------


def _desk(window: MainWindow) -> DeskPage:
    window.show_page("desk")
    desk = window.page("desk")
    assert isinstance(desk, DeskPage)
    desk.focus()
    QTest.keyClick(desk.entry.field, Qt.Key.Key_Escape)
    QApplication.processEvents()
    return desk


def _hot_desk(window: MainWindow) -> None:
    _on_duty(window, hot=37)
    _desk(window)


def _handed_out(window: MainWindow) -> None:
    _on_duty(window, hot=0)
    desk = _desk(window)
    QTest.keyClick(desk.entry.field, Qt.Key.Key_F5)
    QTest.qWait(700)  # what needs doing is read a moment later


def _place_at_the_desk(window: MainWindow) -> None:
    _on_duty(window, hot=0)
    desk = _desk(window)
    place = next(each for each in hall(window.context.db) if each.capacity and each.taken)
    QTest.keyClicks(desk.entry.field, place.code)
    QTest.keyClick(desk.entry.field, Qt.Key.Key_Return)


# -- goods -------------------------------------------------------------------------------------------------------------


def _tab(window: MainWindow) -> SuppliesPanel:
    window.show_page("amenities")
    page = window.page("amenities")
    assert isinstance(page, AmenitiesPage)
    page.close_card()
    page.tabs.show_tab("supplies")
    QApplication.processEvents()
    goods = page.tabs.goods()
    assert isinstance(goods, SuppliesPanel)
    QTest.keyClick(goods, Qt.Key.Key_Escape)
    goods.focus()
    goods.table.choose(goods.list.ids()[0])
    return goods


def _goods(key: str) -> Show:
    def show(window: MainWindow) -> None:
        goods = _tab(window)
        if key:
            goods.begin(key)

    return show


HOUSE_STATES: tuple[tuple[str, Show], ...] = (
    ("shift-begin", _begin),
    ("shift-hand-over", _hand_over),
    ("shift-heat", _heat),
    ("shift-close", _closing_open),
    ("shift-close-code", _closing_code),
    ("desk-heat", _hot_desk),
    ("shift-close-leaving", _closing_leaving),
    ("desk-handed-out", _handed_out),
    ("desk-place", _place_at_the_desk),
    ("tab-supplies", _goods("")),
    ("tab-supplies-receive", _goods("R")),
    ("tab-supplies-count", _goods("C")),
    ("tab-supplies-history", _goods("H")),
    ("tab-supplies-issue", _goods("I")),
    ("tab-supplies-item", _goods("E")),
    ("shift-close-nothing", _closing_nothing),
    ("desk-nobody-on-duty", _nobody_on_duty),
)
"""At the end of all states: the station is closed in the last of them."""

NO_HOUSE_STATES: tuple[tuple[str, Show], ...] = (
    ("empty-shift-begin", _first_shift),
    ("empty-shift-close", _closing_nothing),
)
"""Those of a station on its first day."""
