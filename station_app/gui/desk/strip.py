"""The day's figures in one strip: 人次, 人数, who is here, meals. Each says what it counts and leads to its rows."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from station_app.core.desk.model import Today
from station_app.core.settings.queries import number
from station_app.gui.kit.asked_figure import AskedFigure, DefinitionCard
from station_app.gui.kit.card import PADDING, Card
from station_app.gui.kit.context import Context
from station_app.gui.kit.requests import ShowVisits
from station_app.texts import translate

_APART = 6


class TodayStrip(Card):
    """Shows the counts it is given; asks for the visits behind one."""

    asked = Signal(object)
    """ShowVisits: the rows behind a figure."""
    here_asked = Signal()
    """The rows behind who is here stand on the page itself."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._day = date.min
        self.visits, self.people, self.here, self.meals = self._figures = tuple(
            AskedFigure(context.theme, f"deskFigure.{name}", beside=True)
            for name in ("visits", "people", "here", "meals")
        )
        self._definition: DefinitionCard | None = None
        row = QHBoxLayout()
        row.setSpacing(_APART)
        for at, figure in enumerate(self._figures):
            if at:
                row.addStretch(1)
            row.addWidget(figure)
            figure.asked.connect(self._define)
            figure.rows_asked.connect(self._ask_rows)
        self.body.addLayout(row)

    def show_day(self, day: date, figures: Today) -> None:
        """Show a day's figures."""
        self._day = day
        self.visits.show_value(f"{figures.visit_count:,}")
        self.people.show_value(f"{figures.person_count:,}")
        self.here.show_value(f"{figures.on_site:,}")
        self.meals.show_value(f"{figures.meals:,}")
        self._place_captions()

    def retranslate(self) -> None:
        """Say the words of the figures."""
        here = translate("Desk", "Everybody who has come and not left. A visit ends by itself after {minutes} min.")
        self.visits.explain(
            translate("Desk", "visits today"),
            translate("Desk", "Heads that came today, also those without a name; void visits are left out."),
        )
        self.people.explain(
            translate("Desk", "people"),
            translate(
                "Desk",
                "Different people known by name, phone or card who came today, each once however often they came;"
                " who left no name is in the visits alone.",
            ),
        )
        self.here.explain(
            translate("Desk", "on site"), here.format(minutes=number(self._context.db, "visits.auto_minutes"))
        )
        self.meals.explain(
            translate("Desk", "meals"),
            translate(
                "Desk", "Today's visits with a meal among their services, one for each head; void ones are left out."
            ),
        )
        self._place_captions()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_captions()

    def _place_captions(self) -> None:
        needed = sum(figure.width_beside() for figure in self._figures) + _APART * (2 * len(self._figures) - 2)
        for figure in self._figures:
            figure.put_beside(needed <= self.width() - 2 * PADDING)

    def _define(self) -> None:
        figure = self.sender()
        if isinstance(figure, AskedFigure):
            if self._definition is None:  # over the charts below, not cut off at the strip
                self._definition = DefinitionCard(self.parentWidget(), "deskDefinition")
            rows = (
                translate("Desk", "To those on site") if figure is self.here else translate("Desk", "Show these visits")
            )
            self._definition.open_at(figure, rows)

    def _ask_rows(self) -> None:
        figure = self.sender()
        if figure is self.here:
            self.here_asked.emit()
        else:
            service = "meal" if figure is self.meals else None
            self.asked.emit(ShowVisits(self._day, self._day, service=service))
