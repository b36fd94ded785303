"""Drivers that speak the desk's words: what a clerk types, presses and sees."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from station_app.core.clock import SetClock
from station_app.core.people.commands import register
from station_app.core.types import PersonId
from station_app.gui.desk.page import DeskPage
from station_app.gui.kit.data_table import DataTable
from station_app.gui.shell.window import MainWindow

ENTER = Qt.Key.Key_Return
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Desk:
    """One clerk at the desk page."""

    def __init__(self, window: MainWindow, clock: SetClock) -> None:
        self.window = window
        self.clock = clock
        page = window.page("desk")
        assert isinstance(page, DeskPage)
        self.page = page
        self.db = window.context.db

    # -- hands -------------------------------------------------------------------------------------------------------

    def type(self, text: str) -> None:
        """Type by hand into whatever has the focus; hanzi come as an input method commits them."""
        for char in text:
            target = self.focused()
            if char.isascii():
                QTest.keyClicks(target, char)
            else:
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, char)
                    QCoreApplication.sendEvent(target, event)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(self.focused(), key, modifier)

    def enter(self) -> None:
        """Press Enter."""
        self.press(ENTER)

    def undo(self) -> None:
        """Press Ctrl+Z."""
        self.press(Qt.Key.Key_Z, CONTROL)

    def scan(self, code: str) -> None:
        """A scanner types a code and Enter."""
        QTest.keyClicks(self.focused(), code)
        QTest.keyClick(self.focused(), ENTER)
        QApplication.processEvents()

    def later(self, **span: float) -> None:
        """Time passes."""
        self.clock.forward(timedelta(**span))

    def focused(self) -> QWidget:
        """What the keys go to."""
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the focus"
        return widget

    # -- eyes --------------------------------------------------------------------------------------------------------

    def field(self) -> str:
        """What stands in the field."""
        return self.page.entry.field.text()

    def result(self) -> str:
        """What the strip says."""
        return self.page.entry.strip.text() if self.page.entry.strip.isVisible() else ""

    def names(self) -> list[str]:
        """The candidates shown."""
        return [row.name for row in self.page.entry.candidates.rows()] if self.shows("deskCandidates") else []

    def shows(self, name: str) -> bool:
        """Whether the part of this object name is on the screen."""
        part = self.window.findChild(QWidget, name)
        return part is not None and part.isVisible()

    def hint(self) -> str:
        """The sentence under the field."""
        return self.page.entry.hint.text() if self.page.entry.hint.isVisible() else ""

    def on_site(self) -> list[str]:
        """The names of those here, as the table shows them."""
        table = self.window.findChild(DataTable, "deskInStation")
        assert table is not None
        model = table.model()
        return [model.index(row, 1).data() for row in range(model.rowCount())]

    def services(self) -> list[str]:
        """The services ticked."""
        return self.page.entry.chosen_services()

    def status(self) -> str:
        """The status line's sentence."""
        label = self.window.findChild(QLabel, "statusMessage")
        assert label is not None
        return label.text()

    def figures(self) -> tuple[int, int, int]:
        """Visits, people and on site, as the strip of figures shows them."""
        side = self.page.today.strip
        return tuple(int(each.value()) for each in (side.visits, side.people, side.here))  # type: ignore[return-value]

    def can_undo(self) -> bool:
        """Whether the status line offers undo."""
        button = self.window.findChild(QPushButton, "undoButton")
        return button is not None and button.isVisible()

    def focus_is_in_the_field(self) -> bool:
        """Whether the next key goes to the field."""
        return self.focused() is self.page.entry.field

    # -- people ------------------------------------------------------------------------------------------------------

    def knows(
        self, name: str | None, phone: str | None = None, *, category: str = "food_rider", card: str | None = None
    ) -> PersonId:
        """The station knows somebody."""
        done = register(self.db, name=name, phone=phone, category=category, card=card, now=self.clock.now(), by=None)
        self.window.context.hub.changed.emit(done.touched)
        return done.value.id
