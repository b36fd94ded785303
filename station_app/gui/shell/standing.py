"""Counting today, this month and this year beside the window: a year of a large station takes longer than a blink."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from station_app.core.reports.periods import Period, month_of, year_of
from station_app.core.storage.database import Database, reading
from station_app.core.visits.queries import Filters, counts_until
from station_app.gui.runtime.aside import Aside, Stopped
from station_app.texts.told_on import Standing


class StandingCounter(QObject):
    """One count at a time; each ends in `counted`, `failed`, or `stop`."""

    counted = Signal(object)
    """Standing."""
    failed = Signal(object)
    """The exception that ended the counting."""

    def __init__(self, station: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.aside = Aside(station, "standing", self)
        self.aside.answered.connect(self.counted)
        self.aside.failed.connect(self.failed)

    def count(self, day: date) -> None:
        """Count the day, its month and its year; while that is under way nothing else is begun."""
        if not self.aside.waiting():
            self.aside.ask(partial(_standing, day))

    def stop(self) -> None:
        """The window closes: nothing more is heard of it."""
        self.aside.stop()


def _standing(day: date, db: Database, stopped: Stopped) -> Standing | None:
    found = []
    with reading(db):
        for period in (Period(day, day), month_of(day), year_of(day)):
            counts = counts_until(db, Filters(first_day=period.first, last_day=period.last), stopped=stopped)
            if counts is None:
                return None
            found.append(counts)
    return Standing(day, *found)
