"""A clerk who goes on working while something long runs: types, looks people up, checks them in by their cards."""

from datetime import timedelta

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from station_app.core.clock import SetClock
from station_app.gui.shell.window import MainWindow

KEY_MS = 90
"""Somebody who types fast."""
_TYPED = ("wj", "138", "lin", "zh", "0046")


class BusyClerk(QObject):
    """Presses one key after the other at the desk: now a few letters, taken back, now a card and Enter."""

    def __init__(self, window: MainWindow, clock: SetClock, cards: list[str]) -> None:
        super().__init__()
        field = window.findChild(QLineEdit, "deskField")
        if field is None:
            raise RuntimeError("the desk has no field")
        self.scanned = 0
        self._field, self._clock, self._cards = field, clock, cards
        self._turn = 0
        self._next: list[str] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._press)

    def begin(self) -> None:
        """Somebody stands there with a card; then sit down and type."""
        self._press()
        self._timer.start(KEY_MS)

    def stop(self) -> None:
        """Hands off."""
        self._timer.stop()
        self._field.clear()
        self._next = []

    def _press(self) -> None:
        if self._next:
            QTest.keyClicks(self._field, self._next.pop(0))
            return
        self._turn += 1
        self._field.clear()
        if self._turn % 2 == 0 or not self._cards:
            self._next = list(_TYPED[self._turn // 2 % len(_TYPED)])
            return
        self._clock.forward(timedelta(seconds=10))
        self._field.insert(self._cards.pop())  # as one piece, as a scanner of ours gives it
        QTest.keyClick(self._field, Qt.Key.Key_Return)
        self.scanned += 1
