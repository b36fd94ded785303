"""The box that names a month, a week or a year; ← and → go one back and on."""

from datetime import date, timedelta

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QFont, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

from station_app.core.reports.periods import Period, Span, span_of
from station_app.gui.reports.words import period_words

_TITLE_PX = 16


class PeriodBox(QComboBox):
    """A wheel over it scrolls the page, not the periods."""

    def __init__(self) -> None:
        super().__init__()
        self._span = Span.MONTH
        self._offered: tuple[date, date, Span] | None = None
        self._periods: list[Period] = []
        self.setObjectName("reportsMonth")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        font = QFont(self.font())
        font.setPixelSize(_TITLE_PX)
        font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)

    def offer(self, first: date, last: date, span: Span, day: date | None = None) -> None:
        """Offer the periods between two days, quietly; choose that of `day`, else keep the chosen one, or the last."""
        with QSignalBlocker(self):
            chosen = self.period() if self._periods and span is self._span else None
            if (first, last, span) != self._offered:
                self._offered, self._span = (first, last, span), span
                self._periods = periods_between(first, last, span)
                self.clear()
                self.addItems([period_words(period, span) for period in self._periods])
            wanted = chosen if day is None else span_of(day, span)
            known = wanted in self._periods
            self.setCurrentIndex(self._periods.index(wanted) if wanted is not None and known else self.count() - 1)

    def period(self) -> Period:
        """The chosen one."""
        return self._periods[self.currentIndex()]

    def step(self, by: int) -> None:
        """So many on; nothing happens beyond the ends."""
        at = self.currentIndex() + by
        if 0 <= at < self.count():
            self.setCurrentIndex(at)

    def retranslate(self) -> None:
        """Say the periods in the language in force."""
        for at, period in enumerate(self._periods):
            self.setItemText(at, period_words(period, self._span))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps:
            self.step(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def periods_between(first: date, last: date, span: Span) -> list[Period]:
    """The months, weeks or years of these days and all between."""
    found = [span_of(first, span)]
    while found[-1].last < last:
        found.append(span_of(found[-1].last + timedelta(days=1), span))
    return found
