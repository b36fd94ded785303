"""The statistics page: a month at a glance; every bar opens the visits behind it; the export at the right."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from station_app.core.types import Area
from station_app.gui.kit.card import Card
from station_app.gui.kit.charts import BarChart, RowChart
from station_app.gui.kit.context import Context
from station_app.gui.kit.page import Page
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.requests import Say, ShowVisits
from station_app.gui.reports import bars
from station_app.gui.reports.export_card import ExportCard
from station_app.gui.reports.facts import MonthFacts, first_day_of, read_month, today_of
from station_app.gui.reports.figures import FigureStrip, facts_of
from station_app.gui.reports.month_chooser import MonthChooser
from station_app.texts import translate

_RIGHT = 388
_TALL = 140


class ReportsPage(Page):
    """One month. Refuses nothing; an empty month shows its zeros and says so."""

    name = "reports"
    areas = frozenset({Area.VISITS, Area.PEOPLE, Area.DICTIONARIES, Area.SETTINGS})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self.chooser = MonthChooser(context.icons)
        self.strip = FigureStrip(theme)
        self.days, self.hours = BarChart(theme, ""), BarChart(theme, "")
        self.categories, self.platforms, self.services = (RowChart(theme, "") for _ in range(3))
        self.export = ExportCard(context)
        self._facts: MonthFacts | None = None
        self._empty = PlainLabel("", "secondary", wrap=True)
        self._empty.setObjectName("reportsEmpty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setMinimumHeight(2 * _TALL)
        self._nobody = Card()
        self._nobody.body.addWidget(self._empty)
        self._cards = {
            name: _card_of(chart, f"reports.{name}")
            for name, chart in (
                ("days", self.days),
                ("hours", self.hours),
                ("services", self.services),
                ("categories", self.categories),
                ("platforms", self.platforms),
            )
        }
        for chart in (self.days, self.hours):
            chart.setFixedHeight(_TALL)
        self._lay_out()
        self.chooser.changed.connect(self._show_month)
        self.strip.rows_asked.connect(self._open_month)
        self.days.chosen.connect(self._open_day)
        self.categories.chosen.connect(self._open_category)
        self.services.chosen.connect(self._open_service)
        self.export.said.connect(self._say)
        self.retranslate()

    def refresh(self) -> None:
        today = today_of(self.context)
        self.chooser.offer(first_day_of(self.context, today), today)
        self._show_month()

    def retranslate(self) -> None:
        self.chooser.retranslate()
        self.export.retranslate()
        for name, title, hint in (
            ("days", translate("Reports", "Visits by day"), translate("Reports", "Pick a day to see its visits")),
            ("hours", translate("Reports", "Visits by hour of arrival"), ""),
            ("services", translate("Reports", "Services"), translate("Reports", "Pick one to see its visits")),
            ("categories", translate("Reports", "Categories"), translate("Reports", "Pick one to see its visits")),
            ("platforms", translate("Reports", "Platforms"), ""),
        ):
            self._cards[name].set_title(title)
            self._cards[name].set_hint(hint)
        for chart, name in (
            (self.days, "days"),
            (self.hours, "hours"),
            (self.services, "services"),
            (self.categories, "categories"),
            (self.platforms, "platforms"),
        ):
            chart.setAccessibleName(self._cards[name].accessibleName())
        self._empty.setText(
            translate("Reports", "Nobody came in this month. Registrations at the desk show up here at once.")
        )

    def focus(self) -> None:
        self.chooser.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        self._stale = True  # another day or month may have begun since
        super().showEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.strip.close_definition()
        super().mousePressEvent(event)

    def month(self) -> date:
        """The first day of the month on the page."""
        return self.chooser.month()

    def _show_month(self) -> None:
        facts = self._facts = read_month(self.context, self.chooser.month())
        shown, today = facts.statistics, facts.today
        self.strip.show_facts(facts_of(shown, facts.before))
        self._nobody.setVisible(shown.visit_count == 0)
        running = shown.period.first <= today <= shown.period.last
        self.days.show_bars(bars.by_day(shown), highlight=today.day - 1 if running else None)
        self.hours.show_bars(bars.by_hour(shown, facts.open_hours))
        self.categories.show_bars(bars.by_category(shown, facts.category))
        self.platforms.show_bars(bars.by_code(shown.by_platform, facts.platform))
        self.services.show_bars(bars.by_code(shown.by_service, facts.service))
        for name in self._cards:
            self._cards[name].setVisible(shown.visit_count > 0)
        self._cards["platforms"].setVisible(bool(shown.by_platform))
        self._cards["services"].setVisible(bool(shown.by_service))
        self.export.show_period(shown.period, facts.log_rows)

    def _open_month(self) -> None:
        if self._facts is not None:
            period = self._facts.statistics.period
            self.ask(ShowVisits(period.first, period.last))

    def _open_day(self, at: int) -> None:
        if self._facts is not None:
            day = list(self._facts.statistics.by_day)[at]
            self.ask(ShowVisits(day, day))

    def _open_category(self, at: int) -> None:
        if self._facts is not None:
            shown = self._facts.statistics
            self.ask(ShowVisits(shown.period.first, shown.period.last, category=list(shown.by_category)[at]))

    def _open_service(self, at: int) -> None:
        if self._facts is not None:
            shown = self._facts.statistics
            self.ask(ShowVisits(shown.period.first, shown.period.last, service=list(shown.by_service)[at]))

    def _say(self, sentence: str) -> None:
        self.ask(Say(sentence))

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(16)
        over_time = (self._cards[name] for name in ("days", "hours", "services"))
        for widget in (self.chooser, self.strip, self._nobody, *over_time):
            left.addWidget(widget)
        for widget in (self.export, self._cards["categories"], self._cards["platforms"]):
            right.addWidget(widget)
        left.addStretch(1)
        right.addStretch(1)
        side = QWidget()
        side.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        side.setMinimumWidth(352)  # the longest label of a category beside its bar
        side.setMaximumWidth(_RIGHT)
        content = QWidget()
        both = QHBoxLayout(content)
        both.setContentsMargins(20, 16, 20, 16)
        both.setSpacing(16)
        both.addLayout(left, 5)
        both.addWidget(side, 3)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)


def _card_of(chart: QWidget, name: str) -> Card:
    chart.setObjectName(name)
    card = Card(" ")
    card.body.addWidget(chart)
    return card
