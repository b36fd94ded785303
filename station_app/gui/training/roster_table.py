"""The table of a roster: keys of a row that are heard only here, and a menu that says them."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from station_app.gui.kit.data_table import DataTable
from station_app.gui.runtime.theme import Theme

KEYS = {
    Qt.Key.Key_I: "sign_in",
    Qt.Key.Key_O: "sign_out",
    Qt.Key.Key_P: "promote",
    Qt.Key.Key_U: "was_not_here",
    Qt.Key.Key_C: "certificate",
    Qt.Key.Key_V: "person",
    Qt.Key.Key_Delete: "withdraw",
}
"""What a key does with the chosen row. Withdrawing has no letter: a label may begin with it."""
KEY_NAMES = {
    "sign_in": "I",
    "sign_out": "O",
    "promote": "P",
    "was_not_here": "U",
    "certificate": "C",
    "person": "V",
    "withdraw": "Del",
}


class RosterTable(DataTable):
    """Tells what is asked of the chosen row; what is typed otherwise is meant for the field."""

    row_asked = Signal(str, int)
    """What, and of which enrolment."""
    typed = Signal(object)
    """QKeyEvent: a character that is no key of the table."""
    left = Signal()
    """Escape, or up from the first row."""
    menu_asked = Signal(int, QPoint)
    """The menu of a row, and where on the screen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.setObjectName("trainingRoster")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen, plain = self.chosen_id(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        if plain and key in KEYS and chosen is not None:
            if not event.isAutoRepeat():
                self.row_asked.emit(KEYS[key], chosen)
        elif key == Qt.Key.Key_Escape or (key == Qt.Key.Key_Up and plain and self.currentIndex().row() <= 0):
            self.left.emit()
        elif key == Qt.Key.Key_Menu and chosen is not None:
            self.menu_asked.emit(chosen, self._below_chosen())
        elif event.text().strip() and event.text().isprintable() and plain:
            self.typed.emit(event)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(self.viewport().mapFromGlobal(event.globalPos()))
        if index.isValid():
            self.setCurrentIndex(index)
        if (chosen := self.chosen_id()) is not None:
            self.menu_asked.emit(chosen, event.globalPos())

    def _below_chosen(self) -> QPoint:
        return self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
