"""The states of the list of stock worth a picture; each is pictured alone, as wide as it stands on its page."""

from collections.abc import Callable

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from station_app.gui.shell.window import MainWindow
from station_app.gui.supplies.panel import SuppliesPanel

Show = Callable[[MainWindow], QWidget | None]
_KEYS = {"issue": "I", "receive": "R", "scrap": "X", "count": "C", "history": "H", "item": "E"}


def _list(window: MainWindow, *, compact: bool = False) -> SuppliesPanel:
    panel = SuppliesPanel(window.context, compact=compact)
    panel.resize(604, 236 if compact else 560)
    panel.show()
    panel.focus()
    if panel.list.ids():
        panel.table.choose(panel.list.ids()[0])
    return panel


def _small(window: MainWindow) -> QWidget:
    return _list(window, compact=True)


def _whole(window: MainWindow) -> QWidget:
    return _list(window)


def _open(key: str) -> Show:
    def show(window: MainWindow) -> QWidget:
        panel = _list(window)
        panel.begin(key)
        if key == "R":
            QTest.keyClicks(panel.receive.expires, "261220")
        if key == "I":
            panel.issue.quantity.setText("100000")
            panel.issue.submit()
        return panel

    return show


SUPPLY_STATES: tuple[tuple[str, Show], ...] = (
    ("supplies-small", _small),
    ("supplies", _whole),
    *((f"supplies-{name}", _open(key)) for name, key in _KEYS.items()),
)
