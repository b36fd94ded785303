"""The right side of the desk: heat, the day's figures, what needs doing, the plan, arrivals by the hour, who came."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from station_app.core.clock import local_day, local_hour
from station_app.core.desk.queries import today
from station_app.core.settings.model import Dictionary
from station_app.core.settings.queries import labels, text, zone
from station_app.gui.desk.alerts import AlertsCard
from station_app.gui.desk.heat_line import HeatLine
from station_app.gui.desk.plan import PlanCard
from station_app.gui.desk.strip import TodayStrip
from station_app.gui.kit.card import Card
from station_app.gui.kit.charts import Bar, BarChart, RowChart
from station_app.gui.kit.context import Context
from station_app.gui.kit.empty_state import EmptyState
from station_app.gui.kit.look import button
from station_app.gui.kit.requests import ShowVisits
from station_app.texts import translate

_MOST_CATEGORIES = 7
_APART = 12
_ROOMY_PX, _LOW_PX = 120, 64
"""How high the bars of the day are where there is room, and at least."""


class TodaySide(QWidget):
    """Shows what `desk.queries.today` says, read once a change; the statistics of the day are the same counts."""

    asked = Signal(object)
    """ShowVisits: the rows behind a figure or a bar; OpenTraining: one of the plan."""
    here_asked = Signal()
    summary_asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("deskToday")
        self._context = context
        self._day = date.min
        self._codes: list[str] = []
        self.heat = HeatLine(context)
        self.strip = TodayStrip(context, self)
        self.strip.asked.connect(self.asked)
        self.strip.here_asked.connect(self.here_asked)
        self.alerts = AlertsCard(context)
        self.plan = PlanCard(context)
        self.plan.asked.connect(self.asked)
        self.heat.read.connect(self._fit)
        self.plan.read.connect(self._fit)
        self.alerts.read.connect(self._fit)
        self._hours_card = Card(" ")
        self.summary = button("", "small", "deskSummary")
        self.summary.clicked.connect(self.summary_asked)
        self._hours_card.header.addWidget(self.summary)
        self._hours = BarChart(context.theme, "")
        self._hours.setObjectName("deskHours")
        self._hours.setMinimumHeight(_LOW_PX)
        self._nobody = EmptyState()
        self._hours_or_nobody = QStackedWidget()
        self._hours_or_nobody.addWidget(self._hours)
        self._hours_or_nobody.addWidget(self._nobody)
        self._hours_card.body.addWidget(self._hours_or_nobody)
        self._kinds_card = Card(" ")
        self._kinds = RowChart(context.theme, "")
        self._kinds.setObjectName("deskKinds")
        self._kinds.chosen.connect(self._open_kind)
        self._kinds_card.body.addWidget(self._kinds)
        self._kinds_card.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_APART)
        layout.addWidget(self.heat)
        layout.addWidget(self.strip)
        layout.addWidget(self.alerts)
        layout.addWidget(self.plan)
        layout.addWidget(self._hours_card, 3)
        layout.addWidget(self._kinds_card, 2)

    def refresh(self) -> None:
        """Read the day, whichever it is by now."""
        db, now = self._context.db, self._context.clock.now()
        local = zone(db)
        figures = today(db, now=now)
        self._day = local_day(now, local)
        self.strip.show_day(self._day, figures)
        self.summary.setEnabled(figures.visit_count > 0)
        self._hours_or_nobody.setCurrentWidget(self._hours if figures.visit_count else self._nobody)
        self._show_hours(figures.by_hour, local_hour(now, local))
        self._show_kinds(figures.by_category)

    def on_minute(self) -> None:
        """Something may be late by now, or the day another."""
        self.alerts.refresh()
        self.plan.refresh()
        self.heat.refresh()

    def retranslate(self) -> None:
        """Say the words of the cards."""
        self.heat.refresh()
        self.heat.retranslate()
        self.strip.retranslate()
        self.alerts.retranslate()
        self.plan.retranslate()
        self._hours_card.set_title(translate("Desk", "Arrivals today by hour"))
        self._hours.setAccessibleName(translate("Desk", "Arrivals today by hour"))
        self.summary.setText(translate("Desk", "Summary"))
        self.summary.setAccessibleName(translate("Desk", "Today's summary as a picture"))
        self.summary.setToolTip(translate("Desk", "Today's summary as a picture without names (Ctrl+Shift+D)"))
        self._nobody.say(
            translate("Desk", "Nobody has come yet today. Here you will see when people come, and who they are.")
        )
        self._kinds_card.set_title(translate("Desk", "Today by category"))
        self._kinds.setAccessibleName(translate("Desk", "Today by category"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # What needs doing comes before who came: on a low window the categories make way for it, then the hours.
        to_do = [card for card in (self.alerts, self.plan) if not card.isHidden()]
        above = [card for card in (self.heat, self.strip) if not card.isHidden()]
        said = sum(card.minimumSizeHint().height() + _APART for card in above)
        said += sum(card.sizeHint().height() + _APART for card in to_do)
        hours = self._hours_card.minimumSizeHint().height()
        kinds = self._kinds_card.minimumSizeHint().height()
        roomy = said + hours + _ROOMY_PX - _LOW_PX + _APART + kinds <= self.height()
        self._kinds_card.setVisible(bool(self._codes) and (roomy or not to_do))
        self._hours_card.setVisible(said + hours <= self.height() or not to_do)

    def _open_kind(self, at: int) -> None:
        self.asked.emit(ShowVisits(self._day, self._day, category=self._codes[at]))

    def _show_kinds(self, by_category: dict[str, int]) -> None:
        names = labels(self._context.db, Dictionary.CATEGORY, self._context.language.code)
        self._codes = list(by_category)[:_MOST_CATEGORIES]
        self._kinds.show_bars([Bar(names.get(code, code), by_category[code]) for code in self._codes])
        self._fit()

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
