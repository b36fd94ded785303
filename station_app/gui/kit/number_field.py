"""Whole numbers and clock times to type or to step through."""

from datetime import time

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QSpinBox, QTimeEdit, QWidget

_INDENT = 9  # the style sheet's padding does not reach the text inside a box with arrows


class NumberField(QSpinBox):
    """A whole number from `low` to `high`."""

    def __init__(self, name: str, low: int, high: int, parent: QWidget | None = None) -> None:
        """`name` is what screen readers call it."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setRange(low, high)
        self.lineEdit().setTextMargins(_INDENT, 0, 0, 0)


class TimeField(QTimeEdit):
    """A time of day, 24 hours, to the minute."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """`name` is what screen readers call it."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setDisplayFormat("HH:mm")
        self.lineEdit().setTextMargins(_INDENT, 0, 0, 0)

    def clock(self) -> time:
        """The time shown."""
        shown = self.time()
        return time(shown.hour(), shown.minute())

    def show_clock(self, clock: time) -> None:
        """Show another time."""
        self.setTime(QTime(clock.hour, clock.minute))
