"""Until when: as the rules say, tomorrow, three days, or a day that is picked; each ends with a closing."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from station_app.core.clock import local_day
from station_app.core.lending import queries, rules
from station_app.core.lending.model import Tool
from station_app.core.people.model import Person
from station_app.gui.kit.chips import Chips, Choice
from station_app.gui.kit.context import Context
from station_app.gui.kit.date_field import DateField
from station_app.gui.lending.words import due_words
from station_app.texts import translate

USUAL, TOMORROW, THREE, PICKED = "usual", "tomorrow", "three", "picked"


class DueChips(QWidget):
    """`due_at()` is None as long as the rules decide: then a reservation counts too."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._usual: datetime | None = None
        self.chips = Chips("", exclusive=True, gap=4)
        self.chips.setObjectName("lendingDue")
        self.day = DateField("")
        self.day.setObjectName("lendingDueDay")
        self.day.setProperty("kind", "chip")
        self.day.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.chips, 1)
        layout.addWidget(self.day)
        self.chips.changed.connect(self._on_chip)

    def begin(self) -> None:
        """As the rules say."""
        self.chips.choose([USUAL])
        self.day.hide()

    def show_usual(self, tool: Tool | None, person: Person | None) -> None:
        """Say when a tool would be due by the rules, for somebody if they are known."""
        db, now = self._context.db, self._context.clock.now()
        hours = queries.hours(db)
        if tool is None:
            self._usual = hours.next_closing(now)
        elif person is None:
            self._usual = queries.due_for(db, tool, now=now)
        else:
            self._usual = rules.terms(db, tool, person, due_at=None, reservation_id=None, now=now).due_at
        self.say()

    def say(self) -> None:
        """The words of the chips."""
        db, now = self._context.db, self._context.clock.now()
        hours = queries.hours(db)
        usual = due_words(self._usual or hours.next_closing(now), now, hours.zone)
        words = {
            USUAL: usual,
            TOMORROW: translate("Lending", "Tomorrow"),
            THREE: translate("Lending", "3 days"),
            PICKED: translate("Lending", "Other…"),
        }
        if not self.chips.chosen():
            self.chips.offer([Choice(value, text) for value, text in words.items()])
            self.begin()
        for value, text in words.items():
            self.chips.chip(value).say(text)
        self.chips.setAccessibleName(translate("Lending", "Due back"))
        self.day.setAccessibleName(translate("Lending", "Due on"))

    def due_at(self) -> datetime | None:
        """When it is due; None as the rules say."""
        chosen = (self.chips.chosen() or [USUAL])[0]
        if chosen == USUAL:
            return None
        hours = queries.hours(self._context.db)
        today = local_day(self._context.clock.now(), hours.zone)
        if chosen == PICKED:
            return hours.closing(self.day.day())
        return hours.closing(hours.open_day(today + timedelta(days=1 if chosen == TOMORROW else 3)))

    def choose(self, value: str) -> None:
        """As if the clerk had pressed a chip."""
        self.chips.toggle(value)

    def _on_chip(self, chosen: list[str]) -> None:
        picked = chosen == [PICKED]
        if picked:
            today = self._today()
            self.day.setMinimumDate(QDate(today.year, today.month, today.day))
            if self.day.day() <= today:
                self.day.show_day(today + timedelta(days=7))
        self.day.setVisible(picked)
        if picked:
            self.day.setFocus()
        self.changed.emit()

    def _today(self) -> date:
        return local_day(self._context.clock.now(), queries.hours(self._context.db).zone)
