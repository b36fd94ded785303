"""The checks of a month at a glance, and beneath them what was noted on a day."""

from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from station_app.core.amenities import queries
from station_app.core.amenities.model import Inspection, Result
from station_app.core.shifts.queries import today
from station_app.gui.amenities.month_chooser import MonthChooser
from station_app.gui.amenities.month_grid import MonthGrid, Sheet
from station_app.gui.kit.chips import Chip, Choice
from station_app.gui.kit.context import Context
from station_app.gui.kit.empty_state import EmptyState
from station_app.gui.kit.look import button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.texts import translate
from station_app.texts.amenities import result_words
from station_app.texts.moments import day_of_year, whole_day

_WORST = (Result.ABNORMAL, Result.NORMAL, Result.NOT_APPLICABLE)


class ChecksTab(QWidget):
    """The page calls `read`. The worst of a day's shifts is what its sign says."""

    export_asked = Signal(str)
    """"inspections": the sheet of this month is wanted as a file."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("checksTab")
        self._context = context
        self._found: list[Inspection] = []
        self._points: dict[str, str] = {}
        self.month = MonthChooser(context.icons, "checksMonth", today(context.db, context.clock.now()))
        self.wrong = Chip(Choice("wrong", ""))
        self.wrong.setObjectName("checksWrong")
        self.export = button("", "small", "checksExport")
        self.grid = MonthGrid(context.theme, "checksGrid")
        self.empty = EmptyState()
        self.notes = PlainLabel("", "secondary", wrap=True)
        self.notes.setObjectName("checksNotes")
        self._build()
        self.month.changed.connect(self.read)
        self.wrong.clicked.connect(self._show)
        self.grid.opened.connect(self.show_day)
        self.export.clicked.connect(self._export)
        self.retranslate()

    def read(self) -> None:
        """Read the month anew."""
        db, period = self._context.db, self.month.period()
        self.month.offer(today(db, self._context.clock.now()))
        self._found = queries.inspections(db, period.first, period.last)
        language = self._context.language.code
        self._points = {line.item.code: line.item.label(language) for line in queries.checklist(db)}
        for each in self._found:
            item = queries.check_item(db, each.check_item) if each.check_item not in self._points else None
            if item is not None:
                self._points[item.code] = item.label(language)
        self.notes.clear()
        self.notes.hide()
        self._show()

    def show_day(self, column: int) -> None:
        """What was noted on a day, point by point."""
        day = self.month.period().first + timedelta(days=column)
        of_day = [each for each in self._found if each.day == day]
        said = [
            f"{self._points[each.check_item]}: {result_words(each.result)} {each.note or ''}".strip()
            for each in of_day
            if each.note or each.result is Result.ABNORMAL
        ]
        if not of_day:
            said = [translate("Amenities", "Nothing was checked on this day.")]
        elif not said:
            said = [translate("Amenities", "Nothing was noted; all in order.")]
        self.notes.setText("\n".join((whole_day(day), *said)))
        self.notes.show()

    def unfinished(self) -> bool:
        """Nothing is typed here."""
        return False

    def focus(self) -> None:
        """The keys to the sheet."""
        self.grid.setFocus()

    def retranslate(self) -> None:
        """Say every word anew."""
        self.wrong.say(translate("Amenities", "Only abnormal"))
        words = translate("Amenities", "Export…")
        self.export.setText(words)
        self.export.setAccessibleName(words)
        self.grid.setAccessibleName(translate("Amenities", "Checks of the month"))
        self.empty.say(
            translate("Amenities", "No checks in this month. They appear here when a shift walks its checklist.")
        )
        self.month.retranslate()
        self.read()

    def _show(self) -> None:
        only = self.wrong.isChecked()
        found = [each for each in self._found if not only or each.result is Result.ABNORMAL]
        codes = [code for code in self._points if not only or any(each.check_item == code for each in found)]
        first = self.month.period().first
        marks: dict[tuple[int, int], Result] = {}
        words: dict[tuple[int, int], str] = {}
        for each in found:
            at = (codes.index(each.check_item), (each.day - first).days)
            marks[at] = min(each.result, marks.get(at, each.result), key=_WORST.index)
            said = f"{self._points[each.check_item]} · {day_of_year(each.day)} · {result_words(each.result)}"
            parts = [part for part in (words.get(at), said, each.note, each.by_name) if part]
            words[at] = " · ".join(parts)
        self.grid.show_sheet(Sheet(tuple(self._points[code] for code in codes), len(self.month.period().days()),
                                   marks, words))  # fmt: skip
        self.grid.setVisible(bool(self._found))
        self.empty.setVisible(not self._found)

    def _export(self) -> None:
        self.export_asked.emit("inspections")

    def _build(self) -> None:
        top = QHBoxLayout()
        for part in (self.month, self.wrong):
            top.addWidget(part)
        top.addStretch(1)
        top.addWidget(self.export)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.grid, 1)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self.notes)
