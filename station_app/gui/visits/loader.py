"""Reading a long log beside the window: its ids, then its figures."""

from array import array
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from station_app.core.storage.database import Database
from station_app.core.visits.queries import Filters, Order, counts_until, ids_until
from station_app.gui.runtime.aside import Aside, Stopped


class LogLoader(QObject):
    """Reads one log at a time: what is asked for anew ends what was being read. Only the last answer is told."""

    ids_came = Signal(object)
    """array of ids: the whole log in its order."""
    counts_came = Signal(object)
    """LogCounts: the figures over it, the last of an answer."""
    failed = Signal(object)
    """The exception that ended the reading."""

    def __init__(self, station: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.aside = Aside(station, "log", self)
        self.aside.answered.connect(self._on_answered)
        self.aside.failed.connect(self.failed)

    def load(self, filters: Filters, order: Order) -> None:
        """Begin; the ids, then the figures follow, or `failed`, unless something else is asked for before."""
        self.aside.ask(partial(_ids, filters, order), partial(_counts, filters))

    def cancel(self) -> None:
        """End what is being read; nothing more is heard of it."""
        self.aside.cancel()

    def loading(self) -> bool:
        """Whether an answer is still to come."""
        return self.aside.waiting()

    def _on_answered(self, answer: object) -> None:
        if isinstance(answer, array):
            self.ids_came.emit(answer)
        else:
            self.counts_came.emit(answer)


def _ids(filters: Filters, order: Order, db: Database, stopped: Stopped) -> object:
    return ids_until(db, filters, order, stopped=stopped)


def _counts(filters: Filters, db: Database, stopped: Stopped) -> object:
    return counts_until(db, filters, stopped=stopped)
