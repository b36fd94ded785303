"""The checks of a month at a glance, and beneath them what was noted on a day."""

from datetime import date, datetime, timedelta, tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from station_app.core.amenities import queries
from station_app.core.amenities.model import Inspection, Result
from station_app.core.settings.queries import zone
from station_app.core.shifts.queries import shift, today
from station_app.gui.amenities.day_notes import DayNotes, Noted
from station_app.gui.amenities.month_grid import MonthGrid, Sheet
from station_app.gui.kit.card import Card
from station_app.gui.kit.chips import Chip, Choice
from station_app.gui.kit.context import Context
from station_app.gui.kit.empty_state import EmptyState
from station_app.gui.kit.look import button
from station_app.gui.kit.month_picker import MonthPicker
from station_app.texts import translate
from station_app.texts.amenities import result_words
from station_app.texts.amenities_checks import shift_words
from station_app.texts.moments import clock, day_of_year, whole_day

_WORST = (Result.ABNORMAL, Result.NORMAL, Result.NOT_APPLICABLE)


class ChecksTab(Card):
    """The page calls `read`. The worst of a day's shifts is what its sign says; the day looked at stays."""

    export_asked = Signal(object)
    """datetime.date: the month whose sheet is wanted as a file."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("checksTab")
        self._context = context
        self._found: list[Inspection] = []
        self._points: dict[str, str] = {}
        self._began: dict[int, datetime] = {}
        self._zone: tzinfo = zone(context.db)
        self._day: date | None = None
        self.months = MonthPicker(context, self._today())
        self.wrong = Chip(Choice("wrong", ""))
        self.wrong.setObjectName("checksWrong")
        self.export_button = button("", "small", "checksExport")
        self.grid = MonthGrid(context.theme, "checksGrid")
        self.grid.begin_at(self._today().day - 1)
        self.empty = EmptyState()
        self.notes = DayNotes(context)
        self.notes.hide()
        self._build()
        self.months.picked.connect(self._on_month)
        self.wrong.clicked.connect(self._show)
        self.grid.opened.connect(self.show_day)
        self.export_button.clicked.connect(self._export)
        self.retranslate()

    def read(self) -> None:
        """Read the month anew."""
        db = self._context.db
        self.months.begin(self._today())
        self._zone = zone(db)
        self._found = queries.inspections(db, self.months.month(), self.months.last_day())
        self._began = {number: shift(db, number).started_at for number in {each.shift_id for each in self._found}}
        language = self._context.language.code
        self._points = {line.item.code: line.item.label(language) for line in queries.checklist(db)}
        for each in self._found:
            item = queries.check_item(db, each.check_item) if each.check_item not in self._points else None
            if item is not None:
                self._points[item.code] = item.label(language)
        self._show()
        self._show_day()

    def show_day(self, column: int) -> None:
        """What was noted on a day, point by point, with its photos."""
        self._day = self.months.month() + timedelta(days=column)
        self._show_day()
        self.notes.say_aloud()

    def unfinished(self) -> bool:
        """Nothing is typed here."""
        return False

    def focus(self) -> None:
        """The keys to the sheet."""
        (self.grid if self._found else self.months.before).setFocus()

    def retranslate(self) -> None:
        """Say every word anew."""
        self.setAccessibleName(translate("Amenities", "Checks of the month"))
        self.wrong.say(translate("Amenities", "Only abnormal"))
        words = translate("Amenities", "Export…")
        self.export_button.setText(words)
        self.export_button.setAccessibleName(words)
        self.grid.setAccessibleName(translate("Amenities", "Checks of the month"))
        self.empty.say(
            translate("Amenities", "No checks in this month. They appear here when a shift walks its checklist.")
        )
        self.months.retranslate()
        self.read()

    def _show(self) -> None:
        only, first = self.wrong.isChecked(), self.months.month()
        found = [each for each in self._found if not only or each.result is Result.ABNORMAL]
        wanted = {each.check_item for each in found}
        codes = [code for code in self._points if not only or code in wanted]
        marks: dict[tuple[int, int], Result] = {}
        words: dict[tuple[int, int], str] = {}
        for each in found:
            at = (codes.index(each.check_item), (each.day - first).days)
            marks[at] = min(each.result, marks.get(at, each.result), key=_WORST.index)
            head = words.get(at) or f"{self._points[each.check_item]} · {day_of_year(each.day)}"
            words[at] = f"{head}\n{self._said(each)}"
        days = (self.months.last_day() - first).days + 1
        self.grid.show_sheet(Sheet(tuple(self._points[code] for code in codes), days, marks, words))
        self.grid.setVisible(bool(self._found))
        self.empty.setVisible(not self._found)

    def _said(self, each: Inspection) -> str:
        """早班 08:36 异常 · 不出热水 · 林老师."""
        began = shift_words(self._began[each.shift_id].astimezone(self._zone))
        parts = (f"{began} {clock(each.at, self._zone)} {result_words(each.result)}", each.note, each.by_name)
        return " · ".join(part for part in parts if part)

    def _show_day(self) -> None:
        day = self._day
        if day is None or not self.months.month() <= day <= self.months.last_day():
            self._day = None
            self.notes.hide()
            return
        of_day = [each for each in self._found if each.day == day]
        noted = [
            Noted(f"{self._points[each.check_item]} · {self._said(each)}", each.result is Result.ABNORMAL, each.photo)
            for each in of_day
            if each.note or each.result is Result.ABNORMAL
        ]
        if not of_day:
            noted = [Noted(translate("Amenities", "Nothing was checked on this day."))]
        elif not noted:
            noted = [Noted(translate("Amenities", "Nothing was noted; all in order."))]
        self.notes.show_day(whole_day(day), noted)

    def _on_month(self, _month: object) -> None:
        self.read()

    def _export(self) -> None:
        self.export_asked.emit(self.months.month())

    def _today(self) -> date:
        return today(self._context.db, self._context.clock.now())

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        for part in (self.months, self.wrong):
            top.addWidget(part)
        top.addStretch(1)
        top.addWidget(self.export_button)
        self.body.addLayout(top)
        self.body.addWidget(self.grid, 1)
        self.body.addWidget(self.empty, 1)
        self.body.addWidget(self.notes)
