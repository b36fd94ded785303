"""Which days: ‹ 2026年11月 › by month, week or year, or any two days."""

from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from station_app.core.errors import NotValid
from station_app.core.reports.periods import Period, Span, between
from station_app.gui.kit.chips import Chips, Choice
from station_app.gui.kit.date_field import DateField
from station_app.gui.kit.look import announce, icon_button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.reports.period_box import PeriodBox
from station_app.gui.runtime.icons import Icons
from station_app.texts import translate

_FIELD_PX = 34


class PeriodChooser(QWidget):
    """From the first day with visits to today. Refuses a range that ends before it begins, and keeps the one before."""

    changed = Signal()
    """Another period is chosen: see `period` and `span`."""

    def __init__(self, icons: Icons, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._span = Span.MONTH
        self._first = self._today = today
        self._range = Period(today, today)
        self.box = PeriodBox()
        self._earlier = icon_button(icons, "chevron_left", "", "reportsEarlier")
        self._later = icon_button(icons, "chevron_right", "", "reportsLater")
        self.spans = Chips("", exclusive=True)
        self.spans.setObjectName("reportsSpan")
        self.first, self.last = _field("reportsFirstDay", today), _field("reportsLastDay", today)
        self._days = QWidget()
        self.refused = PlainLabel("", "bad")
        self.refused.setObjectName("reportsRefused")
        self._lay_out()
        self._earlier.clicked.connect(self._go_back)
        self._later.clicked.connect(self._go_on)
        self.box.currentIndexChanged.connect(self._moved)
        self.spans.changed.connect(self._on_span)
        for field in (self.first, self.last):
            field.picked.connect(self._on_picked)
        self.retranslate()
        self._show_span()

    def offer(self, first: date, today: date) -> None:
        """Offer the periods from this day to today; the chosen one stays chosen if it is among them."""
        self._first, self._today = first, today
        if self._span is not Span.RANGE:
            self.box.offer(first, today, self._span)
        self._enable()

    def span(self) -> Span:
        """What kind of period is chosen."""
        return self._span

    def period(self) -> Period:
        """The days chosen. Call `offer` before."""
        return self._range if self._span is Span.RANGE else self.box.period()

    def show_period(self, day: date) -> None:
        """Go to the month, week or year of a day; of a range to its month."""
        if self._span is Span.RANGE:
            self._span = Span.MONTH
            self._show_span()
        self.box.offer(self._first, self._today, self._span, day)
        self._enable()
        self.changed.emit()

    def retranslate(self) -> None:
        """Words in the language in force."""
        self.spans.setAccessibleName(translate("Reports", "By month, week, year or any days"))
        self.spans.offer(
            (
                Choice(Span.MONTH, translate("Reports", "By month")),
                Choice(Span.WEEK, translate("Reports", "By week")),
                Choice(Span.YEAR, translate("Reports", "By year")),
                Choice(Span.RANGE, translate("Reports", "Any days")),
            )
        )
        self.spans.choose([self._span])
        self.box.retranslate()
        self.box.setAccessibleName(translate("Reports", "Period"))
        self.box.setToolTip(translate("Reports", "← the one before · → the one after"))
        for pressed, words in (
            (self._earlier, translate("Reports", "The one before")),
            (self._later, translate("Reports", "The one after")),
        ):
            pressed.setAccessibleName(words)
            pressed.setToolTip(words)
        self.first.setAccessibleName(translate("Reports", "First day"))
        self.last.setAccessibleName(translate("Reports", "Last day"))
        if self.refused.text():
            self._on_picked()

    def focus(self) -> None:
        """The cursor to where the period is chosen."""
        (self.first if self._span is Span.RANGE else self.box).setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what the clerk does -----------------------------------------------------------------------------------------

    def _on_span(self, chosen: list[str]) -> None:
        shown = self.period()
        span = Span(chosen[0])
        if span is self._span:
            return
        day = self._today if shown.first <= self._today <= shown.last else max(shown.first, self._first)
        self._span = span
        if span is Span.RANGE:
            self._show_range(Period(shown.first, max(shown.first, min(shown.last, self._today))))
        else:
            self.box.offer(self._first, self._today, span, day)
        self._show_span()
        self.focus()
        self._enable()
        self.changed.emit()

    def _on_picked(self) -> None:
        first, last = self.first.day(), self.last.day()
        try:
            chosen = between(first, last)
        except NotValid:
            late = translate("Reports", "The last day lies before the first. Pick a later last day.")
            long = translate("Reports", "At most a hundred years at once. Pick days closer together.")
            self.refused.setText(late if last < first else long)
            announce(self.refused, self.refused.text())
            self.refused.show()
            return
        self.refused.hide()
        self.refused.setText("")
        if chosen != self._range:
            self._range = chosen
            self.changed.emit()

    def _moved(self) -> None:
        self._enable()
        self.changed.emit()

    def _go_back(self) -> None:
        self.box.step(-1)

    def _go_on(self) -> None:
        self.box.step(1)

    # -- showing -----------------------------------------------------------------------------------------------------

    def _show_span(self) -> None:
        by_days = self._span is Span.RANGE
        for widget in (self._earlier, self.box, self._later):
            widget.setVisible(not by_days)
        self._days.setVisible(by_days)
        self.refused.setVisible(by_days and bool(self.refused.text()))
        self.spans.choose([self._span])

    def _show_range(self, days: Period) -> None:
        self._range = days
        self.refused.setText("")
        for field, day in ((self.first, days.first), (self.last, days.last)):
            with QSignalBlocker(field):
                field.show_day(day)

    def _enable(self) -> None:
        self._earlier.setEnabled(self.box.currentIndex() > 0)
        self._later.setEnabled(self.box.currentIndex() < self.box.count() - 1)

    def _lay_out(self) -> None:
        days = QHBoxLayout(self._days)
        days.setContentsMargins(0, 0, 0, 0)
        days.setSpacing(6)
        days.addWidget(self.first)
        days.addWidget(PlainLabel("–", "secondary"))
        days.addWidget(self.last)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self._earlier, self.box, self._later, self._days, self.spans, self.refused):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addStretch(1)


def _field(name: str, day: date) -> DateField:
    field = DateField("", first=date(1900, 1, 1), last=date(9998, 12, 31))
    field.setObjectName(name)
    field.setKeyboardTracking(False)  # a day half typed is no day
    field.setFixedHeight(_FIELD_PX)
    field.show_day(day)
    return field
