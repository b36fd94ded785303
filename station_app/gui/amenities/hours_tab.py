"""The tab of the opening hours: when the station was really open, against the hours on the door."""

from array import array
from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from station_app.core.clock import local_day
from station_app.core.settings.queries import zone
from station_app.core.shifts import queries
from station_app.core.shifts.model import OpenDay, Opening, OpeningState
from station_app.gui.amenities.hours_form import HoursForm
from station_app.gui.kit.card import Card
from station_app.gui.kit.context import Context
from station_app.gui.kit.data_table import DataTable
from station_app.gui.kit.empty_state import EmptyState
from station_app.gui.kit.look import button
from station_app.gui.kit.month_picker import MonthPicker
from station_app.gui.kit.paged_model import Cell, Column, PagedModel, Tag
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.requests import UndoLast
from station_app.gui.kit.result_strip import ResultStrip
from station_app.texts import translate
from station_app.texts.moments import clock, day_of_year, weekday

_CORRECT = "correct"


class HoursTab(Card):
    """A month's openings, one line each; late and early in words. Enter or the button puts the hours right."""

    export_asked = Signal(object)
    """datetime.date: the month whose ledger is wanted."""
    undo_asked = Signal()
    asked = Signal(object)
    """A Request for the shell."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self.setObjectName("hoursTab")
        self._context = context
        self._openings: dict[int, Opening] = {}
        self._days: dict[date, OpenDay] = {}
        self.months = MonthPicker(context, self._today())
        self.totals = PlainLabel("", "secondary", wrap=True)
        self.totals.setObjectName("hoursTotals")
        self.strip = ResultStrip()
        self.table = DataTable(context.theme, "")
        self.table.setObjectName("hoursTable")
        self._model: PagedModel[Opening] = PagedModel(self._fetch, self._columns(), self)
        self.table.show_model(self._model)
        self.empty = EmptyState()
        self.form = HoursForm(context)
        self.add_button = button("", "", "hoursAdd")
        self.export_button = button("", "", "hoursExport")
        self._build()
        self._connect()
        self.retranslate()

    def read(self) -> None:
        """Read the month shown."""
        db, now = self._context.db, self._context.clock.now()
        self.months.begin(self._today())
        first, last = self.months.month(), self.months.last_day()
        self._openings = {opening.id: opening for opening in queries.openings(db, first, last)}
        self._days = {day.day: day for day in queries.open_days(db, first, last, now=now)}
        self._model.show_ids(array("q", sorted(self._openings, key=self._newest_first)))
        self.table.setVisible(bool(self._openings))
        self.empty.setVisible(not self._openings)
        totals = self._totals()
        self.totals.setText(totals)
        self.totals.setVisible(bool(totals))

    def retranslate(self) -> None:
        """Say every word anew."""
        self.set_title(translate("Amenities", "Opening hours"))
        for made, words in (
            (self.add_button, translate("Amenities", "Add a day")),
            (self.export_button, translate("Amenities", "Export…")),
        ):
            made.setText(words)
            made.setAccessibleName(words)
        self.table.setAccessibleName(translate("Amenities", "Opening hours"))
        self.empty.say(translate("Amenities", "Nothing was recorded in this month. Add a day that was open."))
        self._model.set_columns(self._columns())
        self.form.retranslate()
        self.read()

    def unfinished(self) -> bool:
        """Whether something typed in the form would be lost."""
        return self.form.unfinished()

    def focus(self) -> None:
        """The table, or the way to its first line."""
        (self.table if self._openings else self.add_button).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.form.isHidden() and not event.modifiers() and event.key() == Qt.Key.Key_N:
            self._add()
        else:
            super().keyPressEvent(event)

    # -- what the table shows ----------------------------------------------------------------------------------------

    def _columns(self) -> tuple[Column[Opening], ...]:
        correct = translate("Amenities", "Correct")
        return (
            Column(translate("Amenities", "Day"), self._day, fits=translate("Amenities", "{day} {weekday}").format(
                day=day_of_year(date(2026, 12, 28)), weekday=weekday(date(2026, 12, 30))) + "0"),
            Column(translate("Amenities", "Opened"), self._opened, fits="00:00"),
            Column(translate("Amenities", "Closed"), self._closed, fits="00:00"),
            Column(translate("Amenities", "Hours"), self._hours, align="right", fits="00:00 h"),
            Column(translate("Amenities", "Against the door"), self._against, stretch=True),
            Column("", self._correct, align="right", fits=correct + "00", key=_CORRECT),
        )  # fmt: skip

    def _day(self, opening: Opening) -> str:
        return translate("Amenities", "{day} {weekday}").format(
            day=day_of_year(opening.day), weekday=weekday(opening.day)
        )

    def _opened(self, opening: Opening) -> str:
        return clock(opening.opened_at, zone(self._context.db))

    def _closed(self, opening: Opening) -> Cell:
        if opening.closed_at is not None:
            return Cell(clock(opening.closed_at, zone(self._context.db)))
        return Cell("—", look="dim")

    def _hours(self, opening: Opening) -> Cell:
        if opening.closed_at is None:
            return Cell("—", look="dim")
        return Cell(hours_words(int((opening.closed_at - opening.opened_at).total_seconds()) // 60))

    def _against(self, opening: Opening) -> Cell:
        day = self._days.get(opening.day)
        if opening.state is OpeningState.MISSED or (day is not None and day.missed and opening.closed_at is None):
            return Cell(opening.note or "", tags=(Tag(translate("Amenities", "closing missed"), "bad"),))
        if opening.state is OpeningState.OPEN:
            return Cell(opening.note or "", tags=(Tag(translate("Amenities", "open now"), "ok"),))
        tags = () if day is None else _lateness(day)
        return Cell(opening.note or "", tags=tags)

    def _correct(self, opening: Opening) -> Cell:  # noqa: ARG002 - the same on every line
        return Cell(button=translate("Amenities", "Correct"))

    def _fetch(self, ids: Sequence[int]) -> Mapping[int, Opening]:
        return {number: self._openings[number] for number in ids if number in self._openings}

    def _newest_first(self, number: int) -> tuple[int, float]:
        opening = self._openings[number]
        return -opening.day.toordinal(), -opening.opened_at.timestamp()

    def _totals(self) -> str:
        days = list(self._days.values())
        known = sum(day.minutes for day in days if day.minutes is not None)
        words = [
            translate("Amenities", "{count} days open").format(count=len(days)),
            translate("Amenities", "{hours} of service").format(hours=hours_words(known)),
        ]
        late, early = sum(day.late_minutes > 0 for day in days), sum(day.early_minutes > 0 for day in days)
        missed = sum(day.missed for day in days)
        if late:
            words.append(translate("Amenities", "{count} opened late").format(count=late))
        if early:
            words.append(translate("Amenities", "{count} closed early").format(count=early))
        if missed:
            words.append(
                translate("Amenities", "{count} without a closing, their hours are in no sum").format(count=missed)
            )
        return " · ".join(words) if days else ""

    # -- what is done ------------------------------------------------------------------------------------------------

    def _on_month(self, _month: object) -> None:
        self.strip.clear()
        self.read()

    def _on_opened(self, opening_id: int) -> None:
        opening = self._openings.get(opening_id)
        if opening is not None and opening.state is not OpeningState.VOID:
            self.form.correct(opening)

    def _on_button(self, opening_id: int, _column: int) -> None:
        self._on_opened(opening_id)

    def _add(self) -> None:
        self.form.add(min(self.months.last_day(), self._today()))

    def _on_saved(self, opening: Opening) -> None:
        self._context.sounds.play("done")
        self.months.show_month(opening.day)
        self.read()
        self.table.choose(opening.id)
        self.strip.show_result("done", translate("Amenities", "Hours written down"), self._day(opening), undo=True)
        self.table.setFocus()

    def _on_export(self) -> None:
        self.export_asked.emit(self.months.month())

    def _on_undo(self) -> None:
        self.asked.emit(UndoLast())
        self.undo_asked.emit()

    def _today(self) -> date:
        return local_day(self._context.clock.now(), zone(self._context.db))

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.months)
        head.addStretch(1)
        head.addWidget(self.add_button)
        head.addWidget(self.export_button)
        inner = QVBoxLayout()
        inner.setSpacing(10)
        inner.addLayout(head)
        inner.addWidget(self.totals)
        inner.addWidget(self.strip)
        inner.addWidget(self.form)
        inner.addWidget(self.table, 1)
        inner.addWidget(self.empty, 1)
        self.body.addLayout(inner, 1)

    def _connect(self) -> None:
        self.months.picked.connect(self._on_month)
        self.table.opened.connect(self._on_opened)
        self.table.button_pressed.connect(self._on_button)
        self.add_button.clicked.connect(self._add)
        self.export_button.clicked.connect(self._on_export)
        self.form.saved.connect(self._on_saved)
        self.form.left.connect(self.focus)
        self.strip.undo_pressed.connect(self._on_undo)


def hours_words(minutes: int) -> str:
    """12:05 h: whole hours and minutes."""
    return translate("Amenities", "{hours}:{minutes} h").format(hours=minutes // 60, minutes=f"{minutes % 60:02d}")


def _lateness(day: OpenDay) -> tuple[Tag, ...]:
    tags: list[Tag] = []
    if day.late_minutes:
        tags.append(Tag(translate("Amenities", "{count} min late").format(count=day.late_minutes), "warn"))
    if day.early_minutes:
        tags.append(Tag(translate("Amenities", "{count} min early").format(count=day.early_minutes), "warn"))
    return tuple(tags) or (Tag(translate("Amenities", "in time"), "ok"),)
