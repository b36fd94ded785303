"""What the log is narrowed to: days by chips, category and service by lists, void ones by a chip, words by a field."""

from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from station_app.core.settings.model import Entry
from station_app.core.visits.queries import Filters
from station_app.gui.kit.chips import Chip, Chips, Choice
from station_app.gui.kit.date_field import DateField
from station_app.gui.kit.flow_layout import FlowLayout
from station_app.gui.kit.look import icon_button, set_look
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.requests import ShowVisits
from station_app.gui.kit.search_field import SearchField
from station_app.gui.runtime.icons import Icons
from station_app.gui.visits.more import MoreFilters
from station_app.gui.visits.offered import Offered
from station_app.gui.visits.ranges import Days, Kind, days_for, kind_of, month_beside
from station_app.texts import moments, translate

TYPING_MS = 150
_SEARCH_PX, _NARROW_SEARCH_PX = 224, 160
_ROW_PX = 30
_BESIDE = 16
_LIST_EXTRA_PX = 54  # round ends, the arrow, and what the style keeps free around the words
_GAP = 6


class FilterBar(QWidget):
    """Says what to show as `filters(today)`; wraps onto a second row where the window is narrow."""

    changed = Signal()
    """The clerk chose or typed something."""
    left_down = Signal()
    """Enter or the down arrow in the search field: on to the table."""

    def __init__(self, icons: Icons, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = Kind.MONTH
        self._month = today.replace(day=1)
        self._today = today
        self._earlier = icon_button(icons, "chevron_left", "", "visitsEarlier")
        self._later = icon_button(icons, "chevron_right", "", "visitsLater")
        self._month_chip = Chip(Choice(Kind.MONTH, ""))
        self._month_chip.setObjectName("visitsMonth")
        self._days = Chips("", exclusive=True)
        self._days.setObjectName("visitsDays")
        self._first = _date_field("visitsFirstDay", today)
        self._dash = PlainLabel("–", "secondary")
        self._last = _date_field("visitsLastDay", today)
        self._picked = QWidget()
        self._category = _choice_list("visitsCategory")
        self._service = _choice_list("visitsService")
        self._with_void = Chip(Choice("void", ""))
        self._with_void.setObjectName("visitsWithVoid")
        self._more = MoreFilters()
        self.search = SearchField(icons)
        self.search.setObjectName("visitsSearch")
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._build()
        self._connect()
        self._show_kind()

    def filters(self, today: date) -> Filters:
        """What to show now. `today` decides what today, yesterday and this week are."""
        self._today = today
        days = days_for(self._kind, today=today, month=self._month, picked=self._picked_days())
        every = self._kind is Kind.ALL
        shown = Filters(
            first_day=None if every else days.first,
            last_day=None if every else days.last,
            category=self._category.currentData(),
            service=self._service.currentData(),
            text=self.search.text().strip() or None,
            with_void=self._with_void.isChecked(),
        )
        return self._more.narrow(shown)

    def words(self) -> list[str]:
        """What narrows the log besides its days, in words, for the head of an export."""
        found = [
            translate("Visits", "{what}: {after}").format(what=chooser.accessibleName(), after=chooser.currentText())
            for chooser in (self._category, self._service)
            if chooser.currentData() is not None
        ]
        found += self._more.words()
        typed = self.search.text().strip()
        if typed:
            found.append(translate("Visits", "search: {words}").format(words=typed))
        if self._with_void.isChecked():
            found.append(translate("Visits", "with void ones"))
        return found

    def days_words(self, today: date) -> str:
        """The days shown, in words."""
        if self._kind is Kind.ALL:
            return translate("Visits", "All days")
        days = days_for(self._kind, today=today, month=self._month, picked=self._picked_days())
        if self._kind is Kind.MONTH:
            return moments.month_name(days.first)
        first, last = days.first.isoformat(), days.last.isoformat()
        return first if first == last else translate("Visits", "{first} to {last}").format(first=first, last=last)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._typing.isActive():
            self._typing.stop()
            self.changed.emit()

    def narrowed(self) -> bool:
        """Whether anything but the days narrows the log."""
        chosen = self._category.currentData() or self._service.currentData() or self._more.words()
        return bool(chosen or self.search.text().strip())

    def clear(self) -> None:
        """Every category, every service, nothing else, no words; the days stay."""
        self._put(None, None)
        self._more.clear()
        self._quietly_search("")
        self.changed.emit()

    def show_rows(self, wanted: ShowVisits, *, today: date) -> None:
        """Show exactly these days, narrowed to what is wanted and no further; words typed before are cleared."""
        self._today = today
        days = Days(wanted.first_day, wanted.last_day)
        self._kind = kind_of(days, today=today)
        if self._kind is Kind.MONTH:
            self._month = days.first
        elif self._kind is Kind.DAYS:
            self._pick(days)
        self._put(wanted.category, wanted.service)
        self._more.put(wanted)
        self._quietly_search("")
        self._show_kind()
        self.changed.emit()

    def offer(self, offered: Offered, language: str) -> None:
        """The lists' entries; what was chosen stays chosen."""
        chosen = (self._category.currentData(), self._service.currentData())
        _fill(self._category, translate("Visits", "Category: all"), offered.categories, language)
        _fill(self._service, translate("Visits", "Service: all"), offered.services, language)
        self._more.offer(offered.platforms, offered.staff, language)
        self._put(*chosen)

    def retranslate(self) -> None:
        """Say every word anew."""
        for made, words in (
            (self._earlier, translate("Visits", "A month earlier")),
            (self._later, translate("Visits", "A month later")),
        ):
            made.setAccessibleName(words)
            made.setToolTip(words)
        self._days.offer(
            (
                Choice(Kind.TODAY, translate("Visits", "Today")),
                Choice(Kind.YESTERDAY, translate("Visits", "Yesterday")),
                Choice(Kind.WEEK, translate("Visits", "This week")),
                Choice(Kind.DAYS, translate("Visits", "Pick days")),
                Choice(Kind.ALL, translate("Visits", "All days")),
            )
        )
        self._days.setAccessibleName(translate("Visits", "Days shown"))
        self._first.setAccessibleName(translate("Visits", "First day"))
        self._last.setAccessibleName(translate("Visits", "Last day"))
        self._category.setAccessibleName(translate("Visits", "Category"))
        self._service.setAccessibleName(translate("Visits", "Service"))
        self._more.retranslate()
        self._with_void.say(translate("Visits", "With void"))
        self.search.say(translate("Visits", "Name or phone"))
        self._show_kind()

    # -- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        months = QWidget()
        row = QHBoxLayout(months)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for widget in (self._earlier, self._month_chip, self._later):
            row.addWidget(widget)
        picked = QHBoxLayout(self._picked)
        picked.setContentsMargins(0, 0, 0, 0)
        picked.setSpacing(6)
        for field in (self._first, self._dash, self._last):
            picked.addWidget(field)
        self._choices = choices = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        choices.setSizePolicy(policy)
        flow = FlowLayout(choices, gap=_GAP)
        for part in (months, self._days, self._picked, self._category, self._service, self._more, self._with_void):
            flow.addWidget(part)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_BESIDE)
        layout.addWidget(choices, 1)
        layout.addWidget(self.search, 0, Qt.AlignmentFlag.AlignTop)

    def _connect(self) -> None:
        self._earlier.clicked.connect(self._go_earlier)
        self._later.clicked.connect(self._go_later)
        self._month_chip.clicked.connect(self._choose_month)
        self._days.changed.connect(self._on_days)
        for field in (self._first, self._last):
            field.picked.connect(self._tell)
        for chooser in (self._category, self._service):
            chooser.currentIndexChanged.connect(self._on_choice)
        self._more.picked.connect(self._on_more)
        self._with_void.clicked.connect(self._tell)
        self.search.textEdited.connect(self._on_typed)
        self.search.go_on.connect(self._on_go_on)
        self._typing.timeout.connect(self._tell)

    # -- what the clerk does -------------------------------------------------------------------------------------

    def _go_earlier(self) -> None:
        self._step(-1)

    def _go_later(self) -> None:
        self._step(1)

    def _step(self, step: int) -> None:
        self._month = month_beside(self._month, step)
        self._choose_month()

    def _choose_month(self) -> None:
        self._choose_kind(Kind.MONTH)

    def _on_days(self, chosen: list[str]) -> None:
        kind = Kind(chosen[0])
        if kind is Kind.DAYS:
            self._pick(days_for(self._kind, today=self._today, month=self._month, picked=self._picked_days()))
        self._choose_kind(kind)
        if kind is Kind.DAYS:
            self._first.setFocus()

    def _choose_kind(self, kind: Kind) -> None:
        self._kind = kind
        self._show_kind()
        self.changed.emit()

    def _on_choice(self) -> None:
        self._look_chosen()
        self.changed.emit()

    def _on_more(self) -> None:
        self._share_width()
        self.changed.emit()

    def _on_typed(self) -> None:
        self._typing.start()

    def _on_go_on(self) -> None:
        if self._typing.isActive():
            self._typing.stop()
            self.changed.emit()
        self.left_down.emit()

    def _tell(self) -> None:
        self.changed.emit()

    # -- showing -------------------------------------------------------------------------------------------------

    def _show_kind(self) -> None:
        monthly = self._kind is Kind.MONTH
        this_year = self._month.year == self._today.year
        name = moments.short_month(self._month.month) if this_year else moments.month_name(self._month)
        self._month_chip.say(name)
        self._month_chip.setChecked(monthly)
        self._days.choose([] if monthly else [self._kind])
        self._picked.setVisible(self._kind is Kind.DAYS)

    def _picked_days(self) -> Days:
        first, last = self._first.day(), self._last.day()
        return Days(min(first, last), max(first, last))

    def _pick(self, days: Days) -> None:
        for field, day in ((self._first, days.first), (self._last, days.last)):
            before = field.blockSignals(True)
            field.show_day(day)
            field.blockSignals(before)

    def _put(self, category: str | None, service: str | None) -> None:
        for chooser, code in ((self._category, category), (self._service, service)):
            before = chooser.blockSignals(True)
            chooser.setCurrentIndex(max(chooser.findData(code), 0))
            chooser.blockSignals(before)
        self._look_chosen()

    def _look_chosen(self) -> None:
        for chooser in (self._category, self._service):
            set_look(chooser, on=chooser.currentData() is not None)
            bold = QFont(chooser.font())
            bold.setWeight(QFont.Weight.DemiBold)
            chooser.setFixedWidth(QFontMetrics(bold).horizontalAdvance(chooser.currentText()) + _LIST_EXTRA_PX)
        self._share_width()

    def _share_width(self) -> None:
        # The search field gives way before the choices begin a second row.
        room = self.width() - self._choices.sizeHint().width() - _BESIDE
        self.search.setFixedWidth(max(_NARROW_SEARCH_PX, min(room, _SEARCH_PX)))

    def _quietly_search(self, text: str) -> None:
        self._typing.stop()
        self.search.setText(text)


def _date_field(name: str, day: date) -> DateField:
    field = DateField("")
    field.setObjectName(name)
    field.setProperty("kind", "chip")
    field.setKeyboardTracking(False)
    field.setFixedHeight(_ROW_PX)
    field.show_day(day)
    return field


def _choice_list(name: str) -> QComboBox:
    chooser = QComboBox()
    chooser.setObjectName(name)
    chooser.setProperty("kind", "chip")
    chooser.setFixedHeight(_ROW_PX)
    chooser.setMaxVisibleItems(14)
    return chooser


def _fill(chooser: QComboBox, everything: str, entries: list[Entry], language: str) -> None:
    before = chooser.blockSignals(True)
    chooser.clear()
    chooser.addItem(everything, None)
    for entry in entries:
        chooser.addItem(entry.label(language), entry.code)
    chooser.view().setMinimumWidth(chooser.view().sizeHintForColumn(0) + _LIST_EXTRA_PX)
    chooser.blockSignals(before)
