"""The figures over the log: visits and people side by side, then who is in neither."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from station_app.core.visits.queries import LogCounts
from station_app.gui.kit.figure import Figure
from station_app.gui.kit.plain_label import PlainLabel
from station_app.texts import translate


class LogFigures(QWidget):
    """A strip of three: 人次, 人数, and the small words for what has no name or is void."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.visits = Figure("", beside=True)
        self.visits.setObjectName("visitsCount")
        self.people = Figure("", beside=True)
        self.people.setObjectName("visitsPeople")
        self.left_out = PlainLabel("", "secondary", wrap=True)
        self.left_out.setObjectName("visitsLeftOut")
        strip = QHBoxLayout(self)
        strip.setContentsMargins(16, 4, 16, 0)
        strip.setSpacing(20)
        strip.addWidget(self.visits)
        strip.addWidget(self.people)
        strip.addWidget(self.left_out, 1)

    def show_counts(self, counts: LogCounts) -> None:
        """Show the counts of what the log shows."""
        self.visits.show_value(f"{counts.visits:,}")
        self.people.show_value(f"{counts.people:,}")
        words = translate("Visits", "without a name {anonymous} · void {void}")
        self.left_out.setText(words.format(anonymous=f"{counts.anonymous:,}", void=f"{counts.void:,}"))

    def retranslate(self) -> None:
        """Say every word anew."""
        self.visits.set_caption(translate("Visits", "visits"))
        self.people.set_caption(translate("Visits", "people"))
