"""The tab of the opening hours: when the station was really open, against the hours on the door."""

from array import array
from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from station_app.core.shifts.model import Opening
from station_app.core.shifts.queries import today
from station_app.gui.amenities.hours_form import HoursForm
from station_app.gui.amenities.hours_lines import HoursLine, columns, month_lines, totals, who_and_why
from station_app.gui.kit.card import Card
from station_app.gui.kit.context import Context
from station_app.gui.kit.data_table import DataTable
from station_app.gui.kit.empty_state import EmptyState
from station_app.gui.kit.look import button
from station_app.gui.kit.month_picker import MonthPicker
from station_app.gui.kit.paged_model import PagedModel
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.requests import UndoLast
from station_app.gui.kit.result_strip import ResultStrip
from station_app.texts import translate
from station_app.texts.moments import whole_day

_WIDE = 540
"""From this width on opening, closing and hours each have a column, in pixels."""
_BOTH_FROM = 500
"""From this height on the table stays in sight beside the form, in pixels."""


class HoursTab(Card):
    """A month's days, the newest first; late and early in words. Enter or the button puts the hours right, N adds."""

    export_asked = Signal(object)
    """datetime.date: the month whose ledger is wanted."""
    asked = Signal(object)
    """A Request: take back the last act."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("hoursTab")
        self._context = context
        self._lines: dict[int, HoursLine] = {}
        self._told: Opening | None = None
        self._narrow = False
        self.months = MonthPicker(context, self._today())
        self.totals = PlainLabel("", "secondary", wrap=True)
        self.totals.setObjectName("hoursTotals")
        self.strip = ResultStrip()
        self.strip.setObjectName("hoursStrip")
        self.strip.undo_button.setObjectName("hoursUndo")
        self.table = DataTable(context.theme, "")
        self.table.setObjectName("hoursTable")
        self._model: PagedModel[HoursLine] = PagedModel(self._fetch, columns(), self)
        self.table.show_model(self._model)
        self.about = PlainLabel("", "secondary", wrap=True)
        self.about.setObjectName("hoursAbout")
        self.empty = EmptyState()
        self.form = HoursForm(context)
        self.form.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.add_button = button("", "small", "hoursAdd")
        self.export_button = button("", "small", "hoursExport")
        self._build()
        self._connect()
        self.retranslate()

    def read(self) -> None:
        """Read the month shown; a form that is open stays as it is."""
        self.months.begin(self._today())
        self._lines, days = month_lines(
            self._context.db, self.months.month(), self.months.last_day(), now=self._context.clock.now()
        )
        self._model.show_ids(array("q", self._lines))
        self.totals.setText(totals(list(days.values())))
        self._arrange()
        if self._told is not None and self._shown(self._told) != self._told:
            self._forget()  # taken back: what the strip told of is no more

    def retranslate(self) -> None:
        """Say every word anew."""
        self.setAccessibleName(translate("Amenities", "Opening hours"))
        for made, words in (
            (self.add_button, translate("Amenities", "Add a day")),
            (self.export_button, translate("Amenities", "Export…")),
        ):
            made.setText(words)
            made.setAccessibleName(words)
        self.table.setAccessibleName(translate("Amenities", "Opening hours"))
        self.empty.say(translate("Amenities", "Nothing was recorded in this month. Add a day that was open."))
        self._model.set_columns(columns(narrow=self._narrow))
        self.months.retranslate()
        self.form.retranslate()
        self.read()

    def unfinished(self) -> bool:
        """Whether something typed in the form would be lost."""
        return self.form.unfinished()

    def focus(self) -> None:
        """The table, or the way to its first line."""
        (self.table if self._lines else self.add_button).setFocus()

    def line(self, number: int) -> HoursLine | None:
        """A line of the month shown: by an opening's id, or for a day without one by its number below 0."""
        return self._lines.get(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._takes(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The table would look for a line that begins with an N.
        if watched is self.table and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._takes(event)
        return super().eventFilter(watched, event)

    def _takes(self, event: QKeyEvent) -> bool:
        if event.key() != Qt.Key.Key_N or event.modifiers() or event.isAutoRepeat():
            return False
        self._add()
        return True

    def _fetch(self, ids: Sequence[int]) -> Mapping[int, HoursLine]:
        return {number: self._lines[number] for number in ids if number in self._lines}

    def _shown(self, opening: Opening) -> Opening | None:
        line = self._lines.get(opening.id)
        return None if line is None else line.opening

    def _on_month(self, _month: object) -> None:
        self._forget()
        self.read()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _WIDE
        if narrow != self._narrow:
            self._narrow = narrow
            self._model.set_columns(columns(narrow=narrow))
        self._arrange()

    def _arrange(self) -> None:
        open_ = not self.form.isHidden()
        room = not open_ or self.height() >= _BOTH_FROM
        chosen = self.table.chosen_id()
        self.about.setText(who_and_why(None if chosen is None else self._lines.get(chosen)))
        self.about.setVisible(bool(self.about.text()) and not open_)
        self.totals.setVisible(bool(self.totals.text()) and not open_)
        self.table.setVisible(bool(self._lines) and room)
        self.empty.setVisible(not self._lines and room)

    def _on_chosen(self, _number: object) -> None:
        self._arrange()

    def _on_left(self) -> None:
        self._arrange()
        self.focus()

    def _on_opened(self, number: int) -> None:
        line = self._lines.get(number)
        if line is None or self.form.keeps():
            return
        if line.opening is not None:
            self.form.correct(line.opening)
        elif line.begun:
            self.form.add(line.day)
        self._arrange()

    def _on_button(self, number: int, _column: int) -> None:
        self._on_opened(number)

    def _add(self) -> None:
        if not self.form.keeps():
            self.form.add(min(self.months.last_day(), self._today()))
            self._arrange()

    def _on_saved(self, opening: Opening) -> None:
        self._context.sounds.play("done")
        self._forget()
        self.months.show_month(opening.day)
        self.read()
        self._told = opening
        self.table.choose(opening.id)
        self.strip.show_result("done", translate("Amenities", "Hours written down"), whole_day(opening.day), undo=True)
        self.table.setFocus()

    def _forget(self) -> None:
        self._told = None
        self.strip.clear()

    def _on_export(self) -> None:
        self.export_asked.emit(self.months.month())

    def _on_undo(self) -> None:
        self.asked.emit(UndoLast())

    def _today(self) -> date:
        return today(self._context.db, self._context.clock.now())

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.months)
        head.addStretch(1)
        head.addWidget(self.add_button)
        head.addWidget(self.export_button)
        self.body.addLayout(head)
        for part in (self.totals, self.strip, self.form):
            self.body.addWidget(part)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.empty, 1)
        self.body.addWidget(self.about)
        self.body.addStretch(0)  # the form keeps its height where it stands alone

    def _connect(self) -> None:
        self.months.picked.connect(self._on_month)
        self.table.installEventFilter(self)
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(self._on_opened)
        self.table.button_pressed.connect(self._on_button)
        self.add_button.clicked.connect(self._add)
        self.export_button.clicked.connect(self._on_export)
        self.form.saved.connect(self._on_saved)
        self.form.left.connect(self._on_left)
        self.strip.undo_pressed.connect(self._on_undo)
