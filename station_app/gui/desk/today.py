"""The right side of the desk: the day's figures, arrivals by the hour, who came."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from station_app.core.clock import local_day, local_hour
from station_app.core.desk.queries import today
from station_app.core.reports.periods import Period
from station_app.core.reports.queries import statistics
from station_app.core.settings.model import Dictionary
from station_app.core.settings.queries import labels, text, zone
from station_app.gui.kit.card import PADDING, Card
from station_app.gui.kit.charts import Bar, BarChart, RowChart
from station_app.gui.kit.context import Context
from station_app.gui.kit.empty_state import EmptyState
from station_app.gui.kit.figure import Figure
from station_app.texts import translate

_MOST_CATEGORIES = 7
_APART = 6


class TodaySide(QWidget):
    """Shows what `desk.queries.today` and the statistics of the day say; both are the same counts."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("deskToday")
        self._context = context
        self.visits = Figure("", beside=True)
        self.people = Figure("", beside=True)
        self.here = Figure("", beside=True)
        self.meals = Figure("", beside=True)
        strip = Card()
        row = QHBoxLayout()
        row.setSpacing(_APART)
        self._figures = (self.visits, self.people, self.here, self.meals)
        for at, figure in enumerate(self._figures):
            if at:
                row.addStretch(1)
            row.addWidget(figure)
        strip.body.addLayout(row)
        self._hours_card = Card(" ")
        self._hours = BarChart(context.theme, "")
        self._hours.setMinimumHeight(120)
        self._nobody = EmptyState()
        self._hours_or_nobody = QStackedWidget()
        self._hours_or_nobody.addWidget(self._hours)
        self._hours_or_nobody.addWidget(self._nobody)
        self._hours_card.body.addWidget(self._hours_or_nobody)
        self._kinds_card = Card(" ")
        self._kinds = RowChart(context.theme, "")
        self._kinds_card.body.addWidget(self._kinds)
        self._kinds_card.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(strip)
        layout.addWidget(self._hours_card, 3)
        layout.addWidget(self._kinds_card, 2)

    def refresh(self) -> None:
        """Read the day."""
        db, now = self._context.db, self._context.clock.now()
        local = zone(db)
        figures = today(db, now=now)
        self.visits.show_value(f"{figures.visit_count:,}")
        self.people.show_value(f"{figures.person_count:,}")
        self.here.show_value(f"{figures.on_site:,}")
        self.meals.show_value(f"{figures.meals:,}")
        self._place_captions()
        self._show_hours(figures.by_hour, local_hour(now, local))
        self._hours_or_nobody.setCurrentWidget(self._hours if figures.visit_count else self._nobody)
        day = local_day(now, local)
        names = labels(db, Dictionary.CATEGORY, self._context.language.code)
        by_category = statistics(db, Period(day, day)).by_category
        self._kinds.show_bars(
            [Bar(names.get(code, code), count) for code, count in list(by_category.items())[:_MOST_CATEGORIES]]
        )
        self._kinds_card.setVisible(bool(by_category))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_captions()

    def _place_captions(self) -> None:
        needed = sum(figure.width_beside() for figure in self._figures) + _APART * (2 * len(self._figures) - 2)
        for figure in self._figures:
            figure.put_beside(needed <= self.width() - 2 * PADDING)

    def retranslate(self) -> None:
        """Say the words of the cards."""
        self.visits.set_caption(translate("Desk", "visits today"))
        self.people.set_caption(translate("Desk", "people"))
        self.here.set_caption(translate("Desk", "on site"))
        self.meals.set_caption(translate("Desk", "meals"))
        self._place_captions()
        self._hours_card.set_title(translate("Desk", "Arrivals today by hour"))
        self._hours.setAccessibleName(translate("Desk", "Arrivals today by hour"))
        self._nobody.say(
            translate("Desk", "Nobody has come yet today. Here you will see when people come, and who they are.")
        )
        self._kinds_card.set_title(translate("Desk", "Today by category"))
        self._kinds.setAccessibleName(translate("Desk", "Today by category"))

    def _show_hours(self, by_hour: dict[int, int], present: int) -> None:
        db = self._context.db
        opens, closes = (int(text(db, f"station.{end}")[:2]) for end in ("opens", "closes"))
        shown = [*by_hour, min(opens, closes), max(opens, closes) - 1]
        hours = range(min(shown), max(shown) + 1)
        bars = [
            Bar(
                str(hour),
                by_hour.get(hour, 0),
                translate("Desk", "{hour}:00, visits: {count}").format(hour=hour, count=by_hour.get(hour, 0)),
            )
            for hour in hours
        ]
        self._hours.show_bars(bars, highlight=present - hours.start if present in hours else None)
