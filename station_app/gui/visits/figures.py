"""What stands over the log: visits and people side by side, who is in neither, and what can be done with the whole."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from station_app.core.visits.queries import LogCounts
from station_app.gui.kit.figure import Figure
from station_app.gui.kit.look import button, icon_button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.runtime.icons import Icons
from station_app.texts import translate

UNKNOWN = "…"


class LogFigures(QWidget):
    """人次, 人数, and the small words for what has no name or is void; buttons at the right, or below."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.visits = Figure("", beside=True)
        self.visits.setObjectName("visitsCount")
        self.people = Figure("", beside=True)
        self.people.setObjectName("visitsPeople")
        self.left_out = PlainLabel("", "secondary", wrap=True)
        self.left_out.setObjectName("visitsLeftOut")
        self.sheets = button("", "small", "visitsSheets")
        self.back_date = button("", "small", "visitsBackDate")
        self.export = button("", "small", "visitsExport")
        self.columns = icon_button(icons, "more", "", "visitsColumns")
        figures = QHBoxLayout()
        figures.setSpacing(20)
        figures.addWidget(self.visits)
        figures.addWidget(self.people)
        figures.addWidget(self.left_out, 1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(6)
        for made in (self.sheets, self.back_date, self.export, self.columns):
            self._buttons.addWidget(made)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(16, 4, 12, 0)
        self._layout.setSpacing(8)
        self._layout.addLayout(figures, 1)
        self._layout.addLayout(self._buttons)

    def show_counts(self, counts: LogCounts) -> None:
        """Show the counts of what the log shows."""
        self.visits.show_value(f"{counts.visits:,}")
        self.people.show_value(f"{counts.people:,}")
        words = translate("Visits", "without a name {anonymous} · void {void}")
        self.left_out.setText(words.format(anonymous=f"{counts.anonymous:,}", void=f"{counts.void:,}"))

    def show_reading(self, *, keep: bool) -> None:
        """A long log is being read; `keep`: only its order is new, so its figures are known."""
        if not keep:
            self.visits.show_value(UNKNOWN)
            self.people.show_value(UNKNOWN)
        self.left_out.setText(translate("Visits", "reading the log…"))

    def put_narrow(self, narrow: bool) -> None:
        """Buttons under the figures where the window is narrow."""
        direction = QBoxLayout.Direction
        self._layout.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self._buttons.setAlignment(Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag.AlignRight)

    def retranslate(self) -> None:
        """Say every word anew."""
        self.visits.set_caption(translate("Visits", "visits"))
        self.people.set_caption(translate("Visits", "people"))
        for made, words in (
            (self.sheets, translate("Visits", "Paper sheets…")),
            (self.back_date, translate("Visits", "Back-date one…")),
            (self.export, translate("Visits", "Export shown…")),
        ):
            made.setText(words)
            made.setAccessibleName(words)
        words = translate("Visits", "Columns and order")
        self.columns.setAccessibleName(words)
        self.columns.setToolTip(words)
