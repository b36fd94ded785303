"""The export of what the log shows, beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from station_app.core.visits.queries import Filters, Order
from station_app.gui.kit.context import Context
from station_app.gui.kit.export_form import ExportForm
from station_app.gui.kit.look import button
from station_app.texts import translate
from station_app.texts.shown_log import shown_log_words


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows: its filters, order and columns, the filters in words, how many rows, a name for the file."""

    filters: Filters
    order: Order
    columns: tuple[str, ...]
    narrowed: str
    rows: int
    days: str


class ExportPanel(ExportForm):
    """Writes what was shown when it was asked for; an export under way goes on with that."""

    target = "station_app.core.reports.shown:export_shown_job"

    left = Signal()
    """Escape or Close."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._shown: Shown | None = None
        super().__init__(context, "visitsExport", "visitsExportStart", upright=True, parent=parent)
        self.setObjectName("visitsExportPanel")
        self.close_button = button("", "", "visitsExportClose")
        self.close_button.clicked.connect(self.left)
        self.buttons.addWidget(self.close_button)
        self.buttons.addStretch(1)
        self.body.addStretch(1)

    def show_what(self, shown: Shown) -> None:
        """Offer to export this."""
        self._shown = shown
        if not self.job.running():
            self.forget_outcome()
        self.say_what()
        self.start.setFocus()

    def retranslate(self) -> None:
        self.set_title(translate("Visits", "Export what is shown"))
        self.close_button.setText(translate("Visits", "Close"))
        self.close_button.setAccessibleName(self.close_button.text())
        super().retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def facts(self) -> Mapping[str, Any] | None:
        shown = self._shown
        if shown is None:
            return None
        return {
            "filters": shown.filters,
            "order": shown.order,
            "columns": shown.columns,
            "narrowed": shown.narrowed,
            "words": dict(shown_log_words()),
        }

    def file_name(self) -> str:
        days = "" if self._shown is None else self._shown.days
        return f"{days} {shown_log_words()['ledger.visits']}.{self.format()}".strip()

    def title_of_place(self) -> str:
        return translate("Visits", "Save what is shown")

    def describe(self) -> str:
        if self._shown is None:
            return ""
        rows = translate("Visits", "Rows: {rows}, in the order and with the columns of the table.")
        said = [rows.format(rows=f"{self._shown.rows:,}"), self._shown.days, self._shown.narrowed]
        return "\n".join(part for part in said if part)

    def words_of_start(self) -> str:
        return translate("Visits", "Export…")
