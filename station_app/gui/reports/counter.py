"""Counting many visits beside the window."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from station_app.core.reports.counting import compared_until
from station_app.core.storage.database import Database
from station_app.gui.reports.facts import Asked
from station_app.gui.runtime.aside import Aside, Stopped


class PeriodCounter(QObject):
    """Counts one period at a time: what is asked for anew ends what was being counted. Only the last answer is told."""

    counted = Signal(object, object)
    """Asked and its Compared."""
    failed = Signal(object)
    """The exception that ended the counting."""

    def __init__(self, station: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked: Asked | None = None
        self.aside = Aside(station, "statistics", self)
        self.aside.answered.connect(self._on_answered)
        self.aside.failed.connect(self.failed)

    def count(self, asked: Asked) -> None:
        """Begin; `counted` or `failed` follows, unless something else is asked for before."""
        self._asked = asked
        self.aside.ask(partial(_compared, asked))

    def cancel(self) -> None:
        """End what is being counted; nothing more is heard of it."""
        self.aside.cancel()

    def counting(self) -> bool:
        """Whether an answer is still to come."""
        return self.aside.waiting()

    def _on_answered(self, answer: object) -> None:
        self.counted.emit(self._asked, answer)


def _compared(asked: Asked, db: Database, stopped: Stopped) -> object:
    return compared_until(db, asked.period, asked.before, now=asked.now, stopped=stopped)
