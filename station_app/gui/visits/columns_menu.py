"""The menu of the log's header: in what order, and which columns, remembered on this PC."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from station_app.core.visits.queries import Order, Sort
from station_app.gui.visits.log_table import EVERY, FIXED, column_titles
from station_app.texts import translate

FALLING_FIRST = frozenset({Sort.ARRIVED, Sort.LEFT, Sort.STAY, Sort.ENTERED})
"""What is asked for newest or longest first; words begin with A."""


class ColumnsMenu(QMenu):
    """Made anew each time it is shown, so that it always says how things stand."""

    order_chosen = Signal(object)
    """Order."""
    columns_chosen = Signal(object)
    """tuple[str, ...]: keys of `log_table.EVERY`; empty for the usual ones."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("visitsColumnsMenu")
        self._order = Order()
        self._columns: tuple[str, ...] = ()
        self._orders = QMenu(self)
        self._orders.setObjectName("visitsOrders")
        self.triggered.connect(self._on_triggered)

    def open_at(self, place: QPoint, *, order: Order, columns: Sequence[str]) -> None:
        """Show it at a place on the screen, for this order and these columns."""
        self._order, self._columns = order, tuple(columns)
        self.clear()
        self._orders.clear()
        self._orders.setTitle(translate("Visits", "Order by"))
        self.addMenu(self._orders)
        for sort, words in sort_words().items():
            arrow = ("↓" if order.descending else "↑") if order.by is sort else ""
            _add(self._orders, f"visitsSort.{sort.value}", f"{words} {arrow}".strip(), checked=bool(arrow))
        self.addSeparator()
        titles = column_titles()
        for key in EVERY:
            _add(self, f"visitsColumn.{key}", titles[key], checked=key in columns).setEnabled(key != FIXED)
        self.addSeparator()
        usual = self.addAction(translate("Visits", "The usual columns"))
        usual.setObjectName("visitsColumnsUsual")
        self.popup(place)

    def _on_triggered(self, action: QAction) -> None:
        kind, _, value = action.objectName().partition(".")
        if kind == "visitsSort":
            self.order_chosen.emit(turned(self._order, Sort(value)))
        elif kind == "visitsColumn":
            keys = set(self._columns) ^ {value}
            self.columns_chosen.emit(tuple(key for key in EVERY if key in keys))
        else:
            self.columns_chosen.emit(())


def _add(menu: QMenu, name: str, words: str, *, checked: bool) -> QAction:
    action = menu.addAction(words)
    action.setObjectName(name)
    action.setCheckable(True)
    action.setChecked(checked)
    return action


def turned(order: Order, by: Sort) -> Order:
    """The order after a click: the same column again turns it round."""
    return Order(by, not order.descending) if order.by is by else Order(by, by in FALLING_FIRST)


def sort_words() -> dict[Sort, str]:
    """What each order is called."""
    return {
        Sort.ARRIVED: translate("Visits", "Date and arrival"),
        Sort.NAME: translate("Visits", "Name"),
        Sort.CATEGORY: translate("Visits", "Category"),
        Sort.PLATFORM: translate("Visits", "Platform"),
        Sort.LEFT: translate("Visits", "Left"),
        Sort.STAY: translate("Visits", "Stay"),
        Sort.STAFF: translate("Visits", "Staff"),
        Sort.ENTERED: translate("Visits", "Entered"),
    }
