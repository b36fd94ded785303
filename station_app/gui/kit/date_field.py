"""A day to type or to pick from a calendar that looks like the rest."""

from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QWidget

_FORM = "yyyy-MM-dd"
_SIGNS = frozenset("-./－．／")


class DateField(QDateEdit):
    """Shows 2026-09-23. `first` and `last` bound what can be picked."""

    picked = Signal(object)
    """datetime.date, after the clerk changed it (and after `show_day` with another day)."""

    def __init__(
        self, name: str, *, first: date | None = None, last: date | None = None, parent: QWidget | None = None
    ) -> None:
        """`name` is what screen readers call it."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setDisplayFormat(_FORM)
        self.setCalendarPopup(True)
        if first is not None:
            self.setMinimumDate(QDate(first.year, first.month, first.day))
        if last is not None:
            self.setMaximumDate(QDate(last.year, last.month, last.day))
        self._moved_on = False
        _calm(self.calendarWidget())
        self.dateChanged.connect(self._tell)

    def day(self) -> date:
        """The day shown."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def show_day(self, day: date) -> None:
        """Show another day."""
        self.setDate(QDate(day.year, day.month, day.day))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A day typed as it is written, 2027-03-01 over the whole field too. Qt alone makes another day of that."""
        text = event.text()
        if self._moved_on and text in _SIGNS and text:
            self._moved_on = False  # after four digits Qt stands in the month already
            return
        whole = self.lineEdit().selectedText() == self.text()
        if text.isdigit() and whole:
            self.setSelectedSection(QDateEdit.Section.YearSection)
        section = self.currentSection()
        super().keyPressEvent(event)
        self._moved_on = text.isdigit() and self.currentSection() != section

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.calendarWidget().setLocale(QLocale())  # months and weekdays in the language in force
        super().changeEvent(event)

    def _tell(self) -> None:
        self.picked.emit(self.day())


def _calm(calendar: QCalendarWidget) -> None:
    # No week numbers, weeks from Monday, and no red weekends: at the station every day is open.
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, QTextCharFormat())
