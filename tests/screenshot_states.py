"""The states worth a picture, in the order in which one leads to the next."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from station_app.core.clock import SetClock
from station_app.gui.desk.page import DeskPage
from station_app.gui.shell.window import MainWindow

Show = Callable[[MainWindow], None]


def _field(window: MainWindow) -> DeskPage:
    desk = window.page("desk")
    assert isinstance(desk, DeskPage)
    window.show_page("desk")
    desk.entry.field.clear()
    desk.entry.show_nothing()
    return desk


def _type(window: MainWindow, text: str, *keys: Qt.Key) -> None:
    desk = _field(window)
    QTest.keyClicks(desk.entry.field, text)
    for key in keys:
        QTest.keyClick(desk.entry.field, key)


def _shared_tail(window: MainWindow) -> str:
    tails = window.context.db.rows(
        "SELECT substr(phone, 8) FROM person WHERE phone IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT 1"
    )
    return str(tails[0][0])


def _desk(window: MainWindow) -> None:
    _field(window)


def _several(window: MainWindow) -> None:
    _type(window, _shared_tail(window))


def _done(window: MainWindow) -> None:
    _type(window, _shared_tail(window), Qt.Key.Key_Down, Qt.Key.Key_Return)


def _new(window: MainWindow) -> None:
    _type(window, "13912340087")


def _unnamed(window: MainWindow) -> None:
    _type(window, "+6", Qt.Key.Key_Return)


def _here(window: MainWindow) -> None:
    clock = window.context.clock
    assert isinstance(clock, SetClock)
    clock.forward(timedelta(minutes=4))
    _type(window, _shared_tail(window), Qt.Key.Key_Down, Qt.Key.Key_Return)


def _nobody(window: MainWindow) -> None:
    _type(window, "zzz")


def _services(window: MainWindow) -> None:
    _field(window).entry.press_service_key(8)


def _page(name: str) -> Show:
    def show(window: MainWindow) -> None:
        window.show_page(name)

    return show


STATES: tuple[tuple[str, Show], ...] = (
    ("desk", _desk),
    ("desk-several", _several),
    ("desk-done", _done),
    ("desk-new", _new),
    ("desk-unnamed", _unnamed),
    ("desk-here", _here),
    ("desk-nobody", _nobody),
    ("desk-services", _services),
    ("visits", _page("visits")),
    ("people", _page("people")),
    ("reports", _page("reports")),
    ("settings", _page("settings")),
)
