"""The export of a period's visit log, on the statistics page."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from station_app.core.reports.periods import Period, Span, month_of
from station_app.gui.kit.context import Context
from station_app.gui.kit.export_form import ExportForm
from station_app.gui.reports.words import file_words
from station_app.texts import translate
from station_app.texts.sheets import visit_log_words


class ExportCard(ExportForm):
    """Writes the period that is shown as a workbook with summary and charts, or as plain rows."""

    target = "station_app.core.reports.export:export"

    def __init__(self, context: Context, today: date) -> None:
        self._period, self._span = month_of(today), Span.MONTH
        self._rows: int | None = None
        super().__init__(context, "reports", "reportsExport")

    def show_period(self, period: Period, rows: int | None = None, *, span: Span = Span.MONTH) -> None:
        """Offer this period, whose visit log has so many rows; None while they are counted."""
        self._period, self._span, self._rows = period, span, rows
        self._say_title()
        self.say_what()

    def retranslate(self) -> None:
        self._say_title()
        super().retranslate()

    def facts(self) -> Mapping[str, Any]:
        return {"ledger": self.ledger, "period": self._period, "words": dict(visit_log_words())}

    def file_name(self) -> str:
        """2026-11 服务登记台账.xlsx, 2026-W47 …, 2026 …, 2026-10-03–2026-10-09 …."""
        return f"{file_words(self._period, self._span)} {visit_log_words()['ledger.visits']}.{self.format()}"

    def title_of_place(self) -> str:
        return translate("Reports", "Save the visit log")

    def describe(self) -> str:
        rows = "…" if self._rows is None else f"{self._rows:,}"
        said = self._content_words().format(rows=rows)
        return f"{self.file_name()}\n{said}" if self._span is Span.RANGE else said

    def words_of_start(self) -> str:
        if self._span is Span.RANGE:  # its name has no room on a button and stands above
            return translate("Reports", "Export these days")
        return translate("Reports", "Export to “{name}”").format(name=self.file_name())

    def _content_words(self) -> str:
        if self.format() == "xlsx":
            return translate("Reports", "Rows: {rows}. With a summary, charts and lines to sign.")
        return translate("Reports", "Rows: {rows}. Plain rows for other programs.")

    def _say_title(self) -> None:
        self.set_title(
            {
                Span.MONTH: translate("Reports", "Export the month's visit log"),
                Span.WEEK: translate("Reports", "Export the week's visit log"),
                Span.YEAR: translate("Reports", "Export the year's visit log"),
                Span.RANGE: translate("Reports", "Export the visit log of these days"),
            }[self._span]
        )
