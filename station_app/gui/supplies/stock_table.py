"""The table of stock: what there is of each kind of goods, its mark, its first date, and the two usual acts."""

from array import array
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeyEvent

from station_app.core.clock import local_day
from station_app.core.settings.queries import zone
from station_app.core.supplies.model import Level
from station_app.gui.kit.context import Context
from station_app.gui.kit.data_table import DataTable
from station_app.gui.kit.paged_model import Cell, Column, PagedModel, Tag
from station_app.gui.supplies.words import expiry_cell, titled
from station_app.texts import translate

ISSUE, RECEIVE = "issue", "receive"


class StockTable(DataTable):
    """Letters are the panel's: nothing is looked for by its first letter here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isalnum() and not event.modifiers():
            event.ignore()
            return
        super().keyPressEvent(event)


class StockList(QObject):
    """Fills the table; `compact` is the form under the map of the amenities."""

    def __init__(self, context: Context, table: StockTable, *, compact: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context, self._table, self._compact = context, table, compact
        self._levels: dict[int, Level] = {}
        self._counted: dict[int, int] = {}
        self._idle = False
        self.model: PagedModel[Level] = PagedModel(self._fetch, self._columns(), self)
        table.show_model(self.model)

    def show_levels(self, levels: Sequence[Level], *, idle: bool = False) -> None:
        """Show these lines in their order; `idle` ones are not kept any more, nothing is done with them here."""
        self._levels = {level.id: level for level in levels}
        if idle != self._idle:
            self._idle = idle
            self.model.set_columns(self._columns())
        self.model.show_ids(array("q", self._levels))

    def level(self, item_id: int | None) -> Level | None:
        """One of the lines shown."""
        return None if item_id is None else self._levels.get(item_id)

    def chosen(self) -> Level | None:
        """The line chosen."""
        return self.level(self._table.chosen_id())

    def ids(self) -> list[int]:
        """The goods shown, in their order."""
        return list(self._levels)

    def mark_counted(self, counted: Mapping[int, int]) -> None:
        """Say on each line what was counted in this round; none takes the marks away."""
        self._counted = dict(counted)
        self.model.refresh()

    def act_of(self, column: int) -> str:
        """Which act the button in a column stands for."""
        return self.model.columns()[column].key

    def retranslate(self) -> None:
        """Say every word anew."""
        self._table.setAccessibleName(translate("Supplies", "Stock"))
        self.model.set_columns(self._columns())

    def _fetch(self, ids: Sequence[int]) -> Mapping[int, Level]:
        return {number: self._levels[number] for number in ids if number in self._levels}

    def _columns(self) -> tuple[Column[Level], ...]:
        day = "2026-12-20"
        soon = translate("Supplies", "in {days} d").format(days=30)
        past = translate("Supplies", "{day} expired").format(day=day)
        widest = past if self._compact else max(past, f"{day} · {soon}", key=len)
        columns: list[Column[Level]] = [
            Column(translate("Supplies", "Goods"), self._name, stretch=True),
            Column(translate("Supplies", "In stock"), self._stock, align="right", fits="100,000"),
            Column(translate("Supplies", "Low at"), self._mark, align="right", fits="1,000"),
            Column(translate("Supplies", "First date"), self._expiry, fits=widest),
        ]
        if not self._idle:
            issue, receive = translate("Supplies", "Hand out"), translate("Supplies", "Receive")
            columns.append(Column("", self._issue, fits=issue, key=ISSUE))
            columns.append(Column("", self._receive, fits=receive, key=RECEIVE))
        return tuple(columns)

    def _name(self, level: Level) -> Cell:
        tags: tuple[Tag, ...] = ()
        if level.id in self._counted:
            words = translate("Supplies", "counted {number}").format(number=f"{self._counted[level.id]:,}")
            tags = (Tag(words, "ok"),)
        elif level.low and not self._compact and not self._idle:
            tags = (Tag(translate("Supplies", "low"), "bad"),)
        key = "" if level.desk_key is None else f"F{level.desk_key}"
        return Cell(titled(level.name, level.unit), key, tags)

    def _stock(self, level: Level) -> Cell:
        return Cell(f"{level.stock:,}", look="bad" if level.low else "")

    def _mark(self, level: Level) -> Cell:
        return Cell("" if level.low_mark is None else f"{level.low_mark:,}", look="dim")

    def _expiry(self, level: Level) -> Cell:
        today = local_day(self._context.clock.now(), zone(self._context.db))
        return expiry_cell(level, today, brief=self._compact)

    def _issue(self, level: Level) -> Cell:  # noqa: ARG002 - the same on every line
        return Cell(button=translate("Supplies", "Hand out"))

    def _receive(self, level: Level) -> Cell:  # noqa: ARG002
        return Cell(button=translate("Supplies", "Receive"))
