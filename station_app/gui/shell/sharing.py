"""What goes to the clipboard for others: today, month and year in one sentence, and the day as a picture. No names."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from station_app.core.clock import local_day
from station_app.core.errors import Refusal, Trouble
from station_app.core.settings.queries import text, zone
from station_app.gui.kit.context import Context
from station_app.gui.shell.day_summary import DaySummary
from station_app.gui.shell.standing import StandingCounter
from station_app.texts import translate
from station_app.texts.told_on import Standing, standing_sentence
from station_app.texts.troubles import explain


class Sharing(QObject):
    """Asked by keys, by the desk page and at closing; what it did is said in the status line."""

    said = Signal(str)

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self.summary = DaySummary(context, window)
        self.summary.said.connect(self.said)
        self.counter = StandingCounter(context.db.path, self)
        self.counter.counted.connect(self._on_counted)
        self.counter.failed.connect(self._on_failed)

    def copy_standing(self) -> None:
        """Put today, this month and this year on the clipboard as one sentence, as soon as they are counted."""
        self.said.emit(translate("Shell", "Counting today, this month and this year …"))
        self.counter.count(local_day(self._context.clock.now(), zone(self._context.db)))

    def show_summary(self) -> None:
        """The day as a picture."""
        self.summary.show()

    def stop(self) -> None:
        """The window closes."""
        self.counter.stop()

    def _on_counted(self, standing: Standing) -> None:
        station = text(self._context.db, "station.name") or translate("Shell", "Warm home")
        sentence = standing_sentence(station, standing)
        QGuiApplication.clipboard().setText(sentence)
        self.said.emit(translate("Shell", "Copied: {sentence}").format(sentence=sentence))

    def _on_failed(self, failure: Exception) -> None:
        if not isinstance(failure, Refusal | Trouble):
            raise failure  # a fault of ours: the crash report tells
        self.said.emit(translate("Shell", "Could not be counted: {why}").format(why=explain(failure)))
