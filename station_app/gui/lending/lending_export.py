"""The ledgers of lending as files: loans and losses of some days, all tools with where they stand, what is overdue."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QWidget

from station_app.core.clock import local_day
from station_app.core.reports.lending_ledgers import COLUMNS
from station_app.core.reports.periods import Period, month_of
from station_app.core.settings.queries import zone
from station_app.gui.kit.context import Context
from station_app.gui.kit.date_field import DateField
from station_app.gui.kit.ledger_export import LedgerExport
from station_app.gui.kit.plain_label import PlainLabel
from station_app.texts import translate
from station_app.texts.sheets import lending_words

_OF_DAYS = frozenset({"loans", "losses"})
"""Ledgers of a period; the others are of the moment."""


class LendingExport(LedgerExport):
    """Writes one of the ledgers; this month's days are offered first."""

    ledgers = tuple(COLUMNS)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.first, self.last = DateField(""), DateField("")
        self.first.setObjectName("lendingExportFirst")
        self.last.setObjectName("lendingExportLast")
        days = QWidget()
        row = QHBoxLayout(days)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self.first, PlainLabel("–"), self.last):
            row.addWidget(part)
        row.addStretch(1)
        today = local_day(context.clock.now(), zone(context.db))
        for field, day in ((self.first, month_of(today).first), (self.last, today)):
            with QSignalBlocker(field):
                field.show_day(day)
        super().__init__(context, "lendingExport", lending_words, days, parent)
        for field in (self.first, self.last):
            field.picked.connect(self._day_picked)
        self.retranslate()

    def period(self) -> Period:
        """The days a ledger of some days is about; picked the wrong way round they are read the right way."""
        days = sorted((self.first.day(), self.last.day()))
        return Period(days[0], days[1])

    def retranslate(self) -> None:
        self.first.setAccessibleName(translate("Lending", "First day"))
        self.last.setAccessibleName(translate("Lending", "Last day"))
        super().retranslate()

    def days_words(self) -> str:
        if self.ledger not in _OF_DAYS:
            return local_day(self._context.clock.now(), zone(self._context.db)).isoformat()
        period = self.period()
        if period.first == period.last:
            return period.first.isoformat()
        return f"{period.first.isoformat()}–{period.last.isoformat()}"

    def _which_chosen(self, chosen: list[str]) -> None:
        super()._which_chosen(chosen)
        self._days.setVisible(self.ledger in _OF_DAYS)

    def _day_picked(self, _day: object) -> None:
        self.say_what()
