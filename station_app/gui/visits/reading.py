"""Bringing a log into the table: a month at once, years by a thread while their first rows are shown."""

from array import array

from PySide6.QtCore import QObject, Signal

from station_app.core.errors import Trouble
from station_app.core.visits.queries import Filters, LogCounts, Order, first_at_once, log_at_once
from station_app.gui.kit.context import Context
from station_app.gui.kit.data_table import DataTable
from station_app.gui.kit.paged_model import PagedModel
from station_app.gui.visits.loader import LogLoader


class LogReading(QObject):
    """Keeps table and file together; the chosen visit stays chosen, or the one that took its place is."""

    shown = Signal()
    """All of it is in the table: rows and figures are those of the file."""
    begun = Signal()
    """A long log is being read; its first rows may stand there already."""

    def __init__(self, context: Context, table: DataTable, model: PagedModel, parent: QObject) -> None:  # type: ignore[type-arg]
        super().__init__(parent)
        self._context = context
        self._table = table
        self._model = model
        self._wanted: tuple[Filters, Order] | None = None
        self._kept: int | None = None
        self._line = -1
        self.counts: LogCounts | None = None
        self.loader = LogLoader(context.db.path, self)
        self.loader.ids_came.connect(self._show_ids)
        self.loader.counts_came.connect(self._on_counts)
        self.loader.failed.connect(self._on_failed)

    def read(self, filters: Filters, order: Order) -> None:
        """Show this log."""
        before = self._wanted
        same = before == (filters, order)
        if not (same and self.loader.loading()):
            self._kept = self._table.chosen_id()
            self._line = -1 if self._kept is None else self._model.line_of(self._kept)
        self._wanted = (filters, order)
        log = log_at_once(self._context.db, filters, order)
        if log is not None:
            self.loader.cancel()
            self._show_ids(log.ids)
            self._on_counts(log.counts)
            return
        if same:
            self._model.refresh()
        elif before is not None and before[0] == filters and self.counts is not None:
            self.begun.emit()  # the same rows in another order: they stay until they come in it
        else:
            self._show_first(filters, order)
        self.loader.load(filters, order)

    def stop(self) -> bool:
        """Nobody looks any more; tells whether something was being read."""
        loading = self.loader.loading()
        self.loader.cancel()
        if loading:
            self._wanted = None
        return loading

    def _show_first(self, filters: Filters, order: Order) -> None:
        # Where even those have to be looked for, no row is shown rather than wrong ones.
        self.counts = None
        first = first_at_once(self._context.db, filters, order)
        self._model.show_ids(array("q") if first is None else first)
        self.begun.emit()

    def _show_ids(self, ids: "array[int]") -> None:
        chosen = self._table.chosen_id()
        self._model.show_ids(ids)
        rows = self._model.rowCount()
        if self._table.chosen_id() is None and chosen is None and self._kept is not None:
            self._table.choose(self._kept)  # it was not among the first rows
        if self._table.chosen_id() is None and self._line >= 0 and rows:
            self._table.choose(self._model.id_at(min(self._line, rows - 1)))

    def _on_counts(self, counts: LogCounts) -> None:
        self.counts = counts
        self.shown.emit()

    def _on_failed(self, error: Exception) -> None:
        self._wanted = None
        if not isinstance(error, Trouble):
            raise error  # a fault of ours, for the crash report
        self._context.operations.troubled.emit(error)
