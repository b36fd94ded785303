"""The export of a month's visit log, on the statistics page."""

from collections.abc import Mapping
from typing import Any

from station_app.core.reports.periods import Period, month_of, month_text
from station_app.gui.kit.context import Context
from station_app.gui.kit.export_form import LEDGER, ExportForm
from station_app.gui.reports.facts import today_of
from station_app.texts import translate
from station_app.texts.sheets import visit_log_words


class ExportCard(ExportForm):
    """Writes the month that is shown as a workbook with summary and charts, or as plain rows."""

    target = "station_app.core.reports.export:export"

    def __init__(self, context: Context) -> None:
        self._period = month_of(today_of(context))
        self._rows = 0
        super().__init__(context, "reports", "reportsExport")

    def show_period(self, period: Period, rows: int) -> None:
        """Offer this month, whose visit log has so many rows."""
        self._period, self._rows = period, rows
        self.say_what()

    def retranslate(self) -> None:
        self.set_title(translate("Reports", "Export the month's visit log"))
        super().retranslate()

    def facts(self) -> Mapping[str, Any]:
        return {"ledger": LEDGER, "period": self._period, "words": dict(visit_log_words())}

    def file_name(self) -> str:
        """2026-11 服务登记台账.xlsx."""
        return f"{month_text(self._period.first)} {visit_log_words()['ledger.visits']}.{self.format()}"

    def title_of_place(self) -> str:
        return translate("Reports", "Save the visit log")

    def describe(self) -> str:
        rows = f"{self._rows:,}"
        if self.format() == "xlsx":
            return translate("Reports", "Rows: {rows}. With a summary, charts and lines to sign.").format(rows=rows)
        return translate("Reports", "Rows: {rows}. Plain rows for other programs.").format(rows=rows)

    def words_of_start(self) -> str:
        return translate("Reports", "Export to “{name}”").format(name=self.file_name())
