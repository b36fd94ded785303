"""The statistics page: a period at a glance; every figure and bar opens the visits behind it; its export beside."""

from typing import Any

from PySide6.QtGui import QGuiApplication, QHideEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from station_app.core.errors import Trouble
from station_app.core.reports.counting import Compared, compared_at_once
from station_app.core.settings.queries import text
from station_app.core.types import Area
from station_app.gui.kit.context import Context
from station_app.gui.kit.folders import breakable
from station_app.gui.kit.look import announce
from station_app.gui.kit.page import Page
from station_app.gui.kit.requests import GoOnTyping, OpenAmenities, OpenTraining, Say, ShowVisits
from station_app.gui.reports import bars
from station_app.gui.reports.buckets import Grain, bucket_with, buckets, grain_of, over_time
from station_app.gui.reports.chart_card import ChartCard
from station_app.gui.reports.counter import PeriodCounter
from station_app.gui.reports.facts import Asked, PageFacts, asked_of, days_of, facts_of_page, today_of
from station_app.gui.reports.figures import facts_of
from station_app.gui.reports.house_strip import TABS
from station_app.gui.reports.layout import ReportsParts
from station_app.gui.reports.words import period_words
from station_app.texts import translate
from station_app.texts.troubles import explain


class ReportsPage(Page):
    """One month, week, year or range. An empty one shows its zeros, says so and offers a first step."""

    name = "reports"
    areas = frozenset(
        {
            Area.VISITS,
            Area.PEOPLE,
            Area.LENDING,
            Area.SHIFTS,
            Area.AMENITIES,
            Area.SUPPLIES,
            Area.TRAINING,
            Area.DICTIONARIES,
            Area.SETTINGS,
        }
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.parts = ReportsParts(context)
        self.chooser, self.strip, self.export = self.parts.chooser, self.parts.strip, self.parts.export
        self.lending, self.house, self.training = self.parts.lending, self.parts.house, self.parts.training
        self.time, self.heat = self.parts.time, self.parts.heat
        self.categories, self.platforms, self.services = (
            self.parts.categories, self.parts.platforms, self.parts.services,
        )  # fmt: skip
        self.counter = PeriodCounter(context.db.path, self)
        self._facts: PageFacts | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.parts)
        self._connect()
        self.retranslate()

    # -- what the shell calls ----------------------------------------------------------------------------------------

    def refresh(self) -> None:
        today = today_of(self.context)
        self.chooser.offer(days_of(self.context, today)[0], today)
        self._count()

    def retranslate(self) -> None:
        self.parts.retranslate()
        self._say_time()
        if self._facts is not None:  # in the language in force at once, also while they are counted anew
            self._fill(self._facts.asked, self._facts.figures)

    def focus(self) -> None:
        self.chooser.focus()

    def showEvent(self, event: QShowEvent) -> None:
        self._stale = True  # another day or month may have begun since
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.counter.cancel()  # nobody looks: it is counted when the page is shown again

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.strip.close_definition()
        self.lending.close_definition()
        self.house.close_definition()
        self.training.close_definition()
        super().mousePressEvent(event)

    def shown(self) -> PageFacts | None:
        """What stands on the page; None before anything was counted."""
        return self._facts

    # -- counting ----------------------------------------------------------------------------------------------------

    def _count(self) -> None:
        today = today_of(self.context)
        asked = asked_of(self.chooser.period(), self.chooser.span(), today, self.context.clock.now())
        self.export.show_period(asked.period, span=asked.span)
        try:
            found = compared_at_once(self.context.db, asked.period, asked.before, now=asked.now)
        except Trouble as trouble:
            self.counter.cancel()
            self._on_failed(trouble)
            return
        if found is not None:
            self.counter.cancel()
            self._show(asked, found)
            return
        self.parts.set_pale(True)
        self._say(state=translate("Reports", "Counting …"))
        self.counter.count(asked)

    def _on_failed(self, error: Exception) -> None:
        self.parts.set_pale(True)
        if not isinstance(error, Trouble):
            self._say(trouble=translate("Reports", "Not counted, by a fault of the program. Nothing is lost."))
            raise error  # for the crash report
        self._say(trouble=translate("Reports", "Not counted: {why}").format(why=breakable(explain(error))))

    def _say(self, *, state: str = "", trouble: str = "") -> None:
        for label, words in ((self.parts.state, state), (self.parts.trouble, trouble)):
            label.setText(words)
            label.setVisible(bool(words))
            announce(label, words)

    # -- showing -----------------------------------------------------------------------------------------------------

    def _show(self, asked: Asked, figures: Compared) -> None:
        self._fill(asked, figures)
        self.parts.set_pale(False)
        self._say()
        self.export.show_period(asked.period, figures.log_rows, span=asked.span)

    def _fill(self, asked: Asked, figures: Compared) -> None:
        facts = self._facts = facts_of_page(self.context, asked, figures)
        shown = facts.statistics
        self.strip.show_facts(facts_of(shown, figures.before))
        self.lending.show_lending(figures.lent, figures.lent_before)
        self.house.show_house(figures.house, figures.house_before, wanted=facts.with_amenities)
        self.training.show_training(
            figures.trained, figures.trained_before, courses=facts.course, wanted=facts.with_trainings
        )
        present = bucket_with(asked.today, buckets(asked.period, asked.span))
        self.time.show_bars(over_time(shown, asked.span), highlight=present)
        self.heat.show_heat(bars.heat_of(shown, facts.open_hours))
        self.categories.show_bars(bars.by_category(shown, facts.category))
        self.platforms.show_bars(bars.by_code(shown.by_platform, facts.platform))
        self.services.show_bars(bars.by_code(shown.by_service, facts.service))
        for name, any_of in (
            ("time", shown.visit_count),
            ("heat", sum(shown.by_hour.values())),
            ("categories", shown.visit_count),
            ("platforms", len(shown.by_platform)),
            ("services", len(shown.by_service)),
        ):
            self.parts.cards[name].setVisible(any_of > 0)
        self._say_time()
        self._say_empty(shown.visit_count == 0)

    def _say_time(self) -> None:
        asked = self._facts.asked if self._facts is not None else None
        grain = Grain.DAY if asked is None else grain_of(asked.period, asked.span)
        title, hint = {
            Grain.DAY: (translate("Reports", "Visits by day"), translate("Reports", "Pick a day to see its visits")),
            Grain.WEEK: (
                translate("Reports", "Visits by week"),
                translate("Reports", "Pick a week to see its visits"),
            ),
            Grain.MONTH: (
                translate("Reports", "Visits by month"),
                translate("Reports", "Pick a month to see its visits"),
            ),
            Grain.YEAR: (
                translate("Reports", "Visits by year"),
                translate("Reports", "Pick a year to see its visits"),
            ),
        }[grain]
        self.parts.cards["time"].say(title, hint)

    def _say_empty(self, empty: bool) -> None:
        self.parts.nobody.setVisible(empty)
        if not empty:
            return
        today = today_of(self.context)
        if days_of(self.context, today)[1] is None:
            words = translate("Reports", "Nobody has come yet. The first visit registered at the desk shows up here.")
            step = translate("Reports", "To the desk")
        else:
            words = translate("Reports", "Nobody came in these days. Registrations at the desk show up here at once.")
            step = translate("Reports", "To the last month with visits")
        self.parts.empty.say(words)
        self.parts.first_step.setText(step)
        self.parts.first_step.setAccessibleName(step)

    # -- the way to the rows -----------------------------------------------------------------------------------------

    def _open_figure(self, key: str) -> None:
        self._open(unnamed=key == "anonymous_count", newcomers=key == "new_count")

    def _open_house(self, key: str) -> None:
        self.ask(OpenAmenities(tab=TABS[key]))

    def _open_training(self, _key: str) -> None:
        self.ask(OpenTraining())

    def _open(self, **narrowed: Any) -> None:
        if self._facts is not None:
            period = self._facts.asked.period
            self.ask(ShowVisits(period.first, period.last, **narrowed))

    def _open_bucket(self, at: int) -> None:
        if self._facts is not None:
            asked = self._facts.asked
            days = buckets(asked.period, asked.span)[at]
            self.ask(ShowVisits(days.first, days.last))

    def _open_cell(self, row: int, column: int) -> None:
        if self._facts is not None:
            hours = bars.hours_of(self._facts.statistics, self._facts.open_hours)
            self._open(weekday=row, hour=hours[column])

    def _open_category(self, at: int) -> None:
        if self._facts is not None:
            self._open(category=list(self._facts.statistics.by_category)[at])

    def _open_platform(self, at: int) -> None:
        if self._facts is not None:
            self._open(platform=list(self._facts.statistics.by_platform)[at])

    def _open_service(self, at: int) -> None:
        if self._facts is not None:
            self._open(service=list(self._facts.statistics.by_service)[at])

    def _first_step(self) -> None:
        last = days_of(self.context, today_of(self.context))[1]
        if last is None:
            self.ask(GoOnTyping(""))
        else:
            self.chooser.show_period(last)

    # -- a picture of a chart ----------------------------------------------------------------------------------------

    def _copy(self) -> None:
        card = self.sender()
        if isinstance(card, ChartCard) and self._facts is not None:
            asked = self._facts.asked
            station = text(self.context.db, "station.name") or translate("Shell", "Warm home")
            under = f"{period_words(asked.period, asked.span)} · {station}"
            QGuiApplication.clipboard().setImage(card.picture(under))
            words = translate("Reports", "Copied as a picture: {title}").format(title=card.accessibleName())
            self._tell(words)

    def _show_numbers(self) -> None:
        self.heat.show_numbers(self.parts.numbers.isChecked())

    def _tell(self, sentence: str) -> None:
        self.ask(Say(sentence))

    def _connect(self) -> None:
        self.chooser.changed.connect(self._count)
        self.counter.counted.connect(self._show)
        self.counter.failed.connect(self._on_failed)
        self.strip.rows_asked.connect(self._open_figure)
        self.house.rows_asked.connect(self._open_house)
        self.training.rows_asked.connect(self._open_training)
        self.time.chosen.connect(self._open_bucket)
        self.heat.chosen.connect(self._open_cell)
        self.categories.chosen.connect(self._open_category)
        self.platforms.chosen.connect(self._open_platform)
        self.services.chosen.connect(self._open_service)
        self.export.said.connect(self._tell)
        self.parts.numbers.clicked.connect(self._show_numbers)
        self.parts.first_step.clicked.connect(self._first_step)
        for card in self.parts.cards.values():
            card.copy_asked.connect(self._copy)
