"""Earlier imports: when, which file, what came of it, by whom; each can be taken back whole."""

from array import array
from collections.abc import Mapping, Sequence
from datetime import tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from station_app.core.clock import local_day
from station_app.core.imports.queries import Batch
from station_app.core.settings.queries import zone
from station_app.gui.imports import words as said
from station_app.gui.imports.foot import Foot
from station_app.gui.kit.card import Card
from station_app.gui.kit.context import Context
from station_app.gui.kit.data_table import DataTable
from station_app.gui.kit.paged_model import Cell, Column, Look, PagedModel
from station_app.gui.runtime.actions import Actions
from station_app.texts import moments, translate

_LOWEST_PX = 170


class PastCard(Card):
    """A table; the button in a row, Delete or Enter on it asks to take that import back."""

    take_back_asked = Signal(object)
    """The Batch."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(" ", padding=0, parent=parent)
        self._context = context
        self._batches: dict[int, Batch] = {}
        self._zone: tzinfo = zone(context.db)
        self.table = DataTable(context.theme, "")
        self.table.setObjectName("importPast")
        self.model: PagedModel[Batch] = PagedModel(self._fetch, self._columns(), self)
        self.table.show_model(self.model)
        self.foot = Foot("importPast")
        below = QVBoxLayout()
        below.setContentsMargins(12, 0, 12, 4)
        below.addWidget(self.foot)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(below)
        self.setMinimumHeight(_LOWEST_PX)
        self._keys = Actions(self.table)
        self._keys.add("imports.take_back", "", self.take_back_chosen, keys=["Del"], anywhere=False)
        self.table.button_pressed.connect(self._on_button)
        self.table.opened.connect(self._ask)

    def show_batches(self, batches: Sequence[Batch]) -> None:
        """Show these, newest first."""
        self._batches = {batch.id: batch for batch in batches}
        self._zone = zone(self._context.db)
        self.model.show_ids(array("q", self._batches))

    def take_back_chosen(self) -> None:
        """The chosen import is to be taken back."""
        chosen = self.table.chosen_id()
        if chosen is not None:
            self._ask(chosen)

    def retranslate(self) -> None:
        """Say every word anew."""
        self.set_title(translate("Imports", "Taken over before"))
        self.table.setAccessibleName(translate("Imports", "Taken over before"))
        self._keys.say("imports.take_back", translate("Imports", "The chosen import: take it back whole"))
        self.foot.retranslate()
        self.model.set_columns(self._columns())

    def _columns(self) -> tuple[Column[Batch], ...]:
        take_back = translate("Imports", "Take back")
        return (
            Column(translate("Imports", "When"), self._when, fits="2026-11-28 00:00"),
            Column(translate("Imports", "File"), self._file, stretch=True),
            Column(translate("Imports", "What came of it"), self._what, stretch=True),
            Column(translate("Imports", "By"), _by, fits="林老师"),
            Column("", self._act, "right", fits=take_back + "　　"),
        )

    def _fetch(self, ids: Sequence[int]) -> Mapping[int, Batch]:
        return {batch: self._batches[batch] for batch in ids if batch in self._batches}

    def _when(self, batch: Batch) -> Cell:
        today = local_day(self._context.clock.now(), self._zone)
        day = moments.relative_day(local_day(batch.at, self._zone), today)
        return Cell(f"{day} {moments.clock(batch.at, self._zone)}", look=_look(batch))

    def _file(self, batch: Batch) -> Cell:
        return Cell(batch.file or said.kind_words(batch.kind), look=_look(batch))

    def _what(self, batch: Batch) -> Cell:
        return Cell(what_came(batch), look=_look(batch))

    def _act(self, batch: Batch) -> Cell:
        if batch.undone_at is not None:
            return Cell(translate("Imports", "taken back"), look="dim")
        return Cell(button=translate("Imports", "Take back"))

    def _on_button(self, batch_id: int) -> None:
        self._ask(batch_id)

    def _ask(self, batch_id: int) -> None:
        batch = self._batches.get(batch_id)
        if batch is None:
            return
        if batch.undone_at is not None:
            self.foot.tell(translate("Imports", "This import was taken back already."))
            return
        self.take_back_asked.emit(batch)


def what_came(batch: Batch) -> str:
    """Visits: 1,583 · new people: 210 · not taken: 2."""
    taken = {
        "people": translate("Imports", "people: {count}"),
        "tools": translate("Imports", "tools: {count}"),
        "supplies": translate("Imports", "lines of goods: {count}"),
        "enrolments": translate("Imports", "enrolments: {count}"),
    }.get(batch.kind, translate("Imports", "visits: {count}"))
    parts = [taken.format(count=f"{batch.taken:,}")]
    if batch.kind in ("visits", "enrolments") and batch.people:
        parts.append(translate("Imports", "new people: {count}").format(count=f"{batch.people:,}"))
    if batch.completed:
        parts.append(translate("Imports", "gaps filled: {count}").format(count=f"{batch.completed:,}"))
    if batch.not_taken:
        parts.append(translate("Imports", "not taken: {count}").format(count=f"{batch.not_taken:,}"))
    return " · ".join(parts)


def _by(batch: Batch) -> Cell:
    return Cell(batch.by_name or "", look=_look(batch))


def _look(batch: Batch) -> Look:
    return "struck" if batch.undone_at is not None else ""
