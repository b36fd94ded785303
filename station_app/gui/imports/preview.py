"""The third step: every line of the file and its fate, to be looked at and put right before anything is written."""

from array import array
from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from station_app.core.imports.look import FileFacts
from station_app.core.imports.preview import Group, PreviewFile, PreviewRow
from station_app.core.imports.report import Report
from station_app.gui.imports.detail import LineCard
from station_app.gui.imports.fates import FateBar
from station_app.gui.imports.foot import Foot
from station_app.gui.imports.kind_columns import columns_for
from station_app.gui.imports.line_table import Room
from station_app.gui.imports.mending import Mending
from station_app.gui.imports.words import nothing_yet_words
from station_app.gui.kit.card import Card
from station_app.gui.kit.context import Context
from station_app.gui.kit.data_table import DataTable
from station_app.gui.kit.empty_state import EmptyState
from station_app.gui.kit.look import button
from station_app.gui.kit.paged_model import PagedModel
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.runtime.actions import Actions
from station_app.texts import translate

_CARD_PX, _NARROW_CARD_PX, _LOWEST_PX = 304, 268, 240
_LAST = 300
_ALL_COLUMNS_PX, _NARROW_PX, _STACKED_PX = 1240, 1000, 760


class PreviewView(QWidget):
    """What is put right collects in `mending`; the page has the preview made anew while this one stays."""

    fixed = Signal()
    """Something was put right."""
    import_pressed = Signal()
    save_pressed = Signal()
    back_pressed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._file: PreviewFile | None = None
        self._report: Report | None = None
        self._kind = "visits"
        self._session: int | None = None
        self._room: Room = "usual"
        self._pending: frozenset[int] = frozenset()
        self._ready = False
        self._lines = self._last_row = 0
        self._columns = columns_for(context, self._kind, self._is_pending)
        self.nothing_yet = PlainLabel("", "secondary", wrap=True)
        self.nothing_yet.setObjectName("importNothingYet")
        self.bar = FateBar(context.icons)
        self.table = DataTable(context.theme, "")
        self.table.setObjectName("importLines")
        self.model: PagedModel[PreviewRow] = PagedModel(
            self._fetch, self._columns.columns(self._kind, self._room), self, page=100
        )
        self.table.show_model(self.model)
        self.empty = EmptyState()
        self.show_all = self.empty.offer("", "importShowAll")
        self.card = LineCard(context)
        self.mending = Mending(context, self.table, self.card, self)
        self._rows = QStackedWidget()
        self.foot = Foot("importPreview")
        self.back = button("", name="importBackToColumns")
        self.save = button("", name="importSave")
        self.take = button("", "accent", "importTake")
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self._connect()
        self._keys = Actions(self)
        self._declare_keys()

    # -- what the page calls ---------------------------------------------------------------------------------------

    def begin(self, facts: FileFacts, kind: str, *, keep: bool) -> None:
        """Lines are about to be worked out; `keep`: what was put right before still fits."""
        self._kind = kind
        self._session = facts.source.session_id if kind == "enrolments" else None
        self._last_row = 0
        if not keep:
            self.mending.forget_all()
        self._pending = frozenset()
        self._say_columns()
        self.bar.clear()
        self.card.cells.set_columns([column.header or column.letter for column in facts.columns])
        self.foot.calm()

    def show_preview(self, file: PreviewFile, report: Report) -> None:
        """Show a preview just made, in place of the one before; the line at hand stays at hand."""
        self._file, self._report = file, report
        self._lines = sum(report.groups.get(group, 0) for group in (Group.TAKEN, Group.DECIDED, Group.COMPLETED))
        self.bar.show_counts(report.groups, report.decisions, report.skipped)
        self._pending = self.mending.take_up(file)
        self.set_ready(not self._pending)
        self._read()
        if self._pending:
            self.fixed.emit()

    def let_go(self) -> None:
        """The preview is about to be deleted: show nothing of it any more."""
        self._file = self._report = self._session = None
        self.model.show_ids(array("q"))
        self.mending.let_go()
        self._pending = frozenset()

    def set_ready(self, ready: bool) -> None:
        """Whether what is shown is what would be taken over now."""
        self._ready = ready
        self.take.setEnabled(ready and self._lines > 0)
        self.save.setEnabled(ready)
        self._say_take()

    def is_ready(self) -> bool:
        """Whether everything put right is in what is shown."""
        return self._ready

    def set_busy(self, busy: bool) -> None:
        """While the import runs nothing is put right."""
        for widget in (self.bar, self.table, self.card, self.back, self.save, self.take):
            widget.setEnabled(not busy)
        if not busy:
            self.set_ready(self._ready)

    def last_day(self) -> date | None:
        """The day of the last visits that would be taken: the month to look at afterwards."""
        if self._file is None:
            return None
        last = self._file.rows(range(max(self._last_row - _LAST, 1), self._last_row + 1))
        days = (line.day for line in last if line.group in (Group.TAKEN, Group.DECIDED))
        return max((day for day in days if day is not None), default=None)

    def lines(self) -> int:
        """How many lines would be taken over or would fill gaps."""
        return self._lines

    def focus(self) -> None:
        """The lines, where arrows move."""
        if self.table.chosen_id() is None and self.model.rowCount():
            self.table.choose(self.model.id_at(0))
        (self.table if self.model.rowCount() else self.bar.search).setFocus()

    def retranslate(self) -> None:
        """Say every word anew."""
        self._say_nothing_yet()
        self.bar.retranslate()
        self.card.retranslate()
        self.foot.retranslate()
        self.table.setAccessibleName(translate("Imports", "Lines of the file"))
        self.empty.say(translate("Imports", "No line of the file is like this."))
        for made, words in (
            (self.show_all, translate("Imports", "Show all lines")),
            (self.back, translate("Imports", "Back to the columns")),
            (self.save, translate("Imports", "Save the report…")),
        ):
            made.setText(words)
            made.setAccessibleName(words)
        self._say_take()
        self._keys.say("imports.find", translate("Imports", "Search the lines"))
        self._keys.say("imports.take", translate("Imports", "Import the lines"))
        self.mending.retranslate()
        if self._report is not None:
            self._say_columns()
            self.bar.show_counts(self._report.groups, self._report.decisions, self._report.skipped)
            self._show_chosen()

    # -- what the clerk does ---------------------------------------------------------------------------------------

    def focus_search(self) -> None:
        """Go to the search field."""
        self.bar.search.setFocus()
        self.bar.search.selectAll()

    def press_import(self) -> None:
        """As the button, by its key."""
        self.take.click()

    # -- building --------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._rows.addWidget(self.table)
        self._rows.addWidget(self.empty)
        lines = Card(padding=0)
        lines.body.addWidget(self._rows, 1)
        self._parts.setSpacing(16)
        self._parts.addWidget(lines, 1)
        self._parts.addWidget(self.card)
        self.card.setFixedWidth(_CARD_PX)
        for card in (lines, self.card):
            card.setMinimumHeight(_LOWEST_PX)
        self.foot.lay_out([self.back], [self.save, self.take])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.nothing_yet)
        layout.addWidget(self.bar)
        layout.addLayout(self._parts, 1)
        layout.addWidget(self.foot)

    def _connect(self) -> None:
        self.bar.changed.connect(self._on_filters)
        self.bar.left_down.connect(self.focus)
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(self._on_opened)
        self.show_all.clicked.connect(self._on_show_all)
        self.mending.fixed.connect(self._after_fix)
        self.card.cells.left.connect(self._back_to_lines)
        self.card.whose.closed.connect(self._back_to_lines)
        self.card.whose.picked.connect(self._back_to_lines)
        self.back.clicked.connect(self.back_pressed)
        self.save.clicked.connect(self.save_pressed)
        self.take.clicked.connect(self.import_pressed)

    def _declare_keys(self) -> None:
        self._keys.add("imports.find", "", self.focus_search, keys=["Ctrl+F"])
        self._keys.add("imports.take", "", self.press_import, keys=["Ctrl+Return", "Ctrl+Enter"])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stacked = self.width() < _STACKED_PX
        narrow = self.width() < _NARROW_PX
        directions = QBoxLayout.Direction
        self._parts.setDirection(directions.TopToBottom if stacked else directions.LeftToRight)
        self.card.setMinimumWidth(0 if stacked else (_NARROW_CARD_PX if narrow else _CARD_PX))
        self.card.setMaximumWidth(16777215 if stacked else (_NARROW_CARD_PX if narrow else _CARD_PX))
        room: Room = "small" if stacked else "usual" if self.width() < _ALL_COLUMNS_PX else "wide"
        if room != self._room:
            self._room = room
            self.model.set_columns(self._columns.columns(self._kind, room))

    # -- reading ---------------------------------------------------------------------------------------------------

    def _say_columns(self) -> None:
        one = self._session is not None
        self._columns = columns_for(self._context, self._kind, self._is_pending, one_session=one)
        self._say_nothing_yet()
        self.model.set_columns(self._columns.columns(self._kind, self._room))

    def _is_pending(self, row: int) -> bool:
        return row in self._pending

    def _fetch(self, ids: Sequence[int]) -> Mapping[int, PreviewRow]:
        return {} if self._file is None else {line.row: line for line in self._file.rows(ids)}

    def _read(self) -> None:
        if self._file is None:
            return
        chosen = self.table.chosen_id()
        place = -1 if chosen is None else self.model.line_of(chosen)
        bar = self.bar
        self.model.show_ids(self._file.ids(bar.group(), bar.text(), bar.choice(), bar.reason()))
        rows = self.model.rowCount()
        self._last_row = max(self._last_row, self.model.id_at(rows - 1) or 0)
        if self.table.chosen_id() is None and rows:
            self.table.choose(self.model.id_at(min(max(place, 0), rows - 1)))
        self._rows.setCurrentWidget(self.table if rows else self.empty)
        self._show_chosen()

    def _chosen(self) -> PreviewRow | None:
        chosen = self.table.chosen_id()
        return None if chosen is None else self.model.row_at(self.model.line_of(chosen))

    def _show_chosen(self) -> None:
        line = self._chosen()
        taken = "" if line is None else self._columns.understood(line)
        self.mending.show(line, self._kind, taken, pending=line is not None and line.row in self._pending)

    def _say_nothing_yet(self) -> None:
        self.nothing_yet.setText(nothing_yet_words(self._context, self._session))

    def _say_take(self) -> None:
        words = translate("Imports", "Import lines: {count}").format(count=f"{self._lines:,}")
        self.take.setText(words)
        self.take.setAccessibleName(words)

    # -- answers ---------------------------------------------------------------------------------------------------

    def _on_filters(self) -> None:
        self._read()

    def _on_show_all(self) -> None:
        self.bar.clear()
        self._read()
        self.focus()

    def _on_chosen(self) -> None:
        self.card.cells.keep()  # what is being typed belongs to the line of the card
        self._show_chosen()

    def _on_opened(self) -> None:
        self._show_chosen()
        self.card.cells.focus()

    def _back_to_lines(self) -> None:
        self.table.setFocus()

    def _after_fix(self, row: int) -> None:
        self._pending |= {row}
        self.set_ready(False)
        self.model.refresh()
        self._show_chosen()
        self.fixed.emit()
