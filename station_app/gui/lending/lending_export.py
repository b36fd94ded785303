"""The ledgers of lending as files: loans and losses of some days, all tools with where they stand, what is overdue."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QWidget

from station_app.core.clock import local_day
from station_app.core.reports.lending_ledgers import COLUMNS
from station_app.core.reports.periods import Period, month_of
from station_app.core.settings.queries import zone
from station_app.gui.kit.chips import Chips, Choice
from station_app.gui.kit.context import Context
from station_app.gui.kit.date_field import DateField
from station_app.gui.kit.export_form import ExportForm
from station_app.gui.kit.plain_label import PlainLabel
from station_app.texts import translate
from station_app.texts.sheets import lending_words

_OF_DAYS = frozenset({"loans", "losses"})
"""Ledgers of a period; the others are of the moment."""


class LendingExport(ExportForm):
    """Writes one of the ledgers; this month's days are offered first."""

    target = "station_app.core.reports.export:export"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.which = Chips("", exclusive=True)
        self.which.setObjectName("lendingExportWhich")
        self.first, self.last = DateField(""), DateField("")
        self.first.setObjectName("lendingExportFirst")
        self.last.setObjectName("lendingExportLast")
        self._days = QWidget()
        self._to = PlainLabel("–")
        self.ledger = "loans"
        today = local_day(context.clock.now(), zone(context.db))
        self._month = Period(month_of(today).first, today)
        super().__init__(context, "lendingExport", "lendingExportStart", upright=True, parent=parent)
        self.setObjectName("lendingExportForm")
        row = QHBoxLayout(self._days)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self.first, self._to, self.last):
            row.addWidget(part)
        row.addStretch(1)
        self.body.insertWidget(0, self.which)
        self.body.insertWidget(1, self._days)
        for field, day in ((self.first, self._month.first), (self.last, self._month.last)):
            with QSignalBlocker(field):
                field.show_day(day)
            field.picked.connect(self._day_picked)
        self.which.changed.connect(self._which_chosen)
        self.retranslate()

    def period(self) -> Period:
        """The days a ledger of some days is about; picked the wrong way round they are read the right way."""
        days = sorted((self.first.day(), self.last.day()))
        return Period(days[0], days[1])

    def retranslate(self) -> None:
        words = lending_words()
        self.set_title(translate("Lending", "Ledgers"))
        self.which.setAccessibleName(translate("Lending", "Which ledger"))
        self.which.offer(Choice(name, words[f"ledger.{name}"]) for name in COLUMNS)
        self.which.choose([self.ledger])
        self.first.setAccessibleName(translate("Lending", "First day"))
        self.last.setAccessibleName(translate("Lending", "Last day"))
        super().retranslate()

    def facts(self) -> Mapping[str, Any]:
        return {"ledger": self.ledger, "period": self.period(), "words": dict(lending_words())}

    def file_name(self) -> str:
        return f"{self._days_words()} {lending_words()[f'ledger.{self.ledger}']}.{self.format()}"

    def title_of_place(self) -> str:
        return translate("Lending", "Save the ledger")

    def describe(self) -> str:
        return self.file_name()

    def words_of_start(self) -> str:
        return translate("Lending", "Export…")

    def _days_words(self) -> str:
        if self.ledger not in _OF_DAYS:
            return local_day(self._context.clock.now(), zone(self._context.db)).isoformat()
        period = self.period()
        if period.first == period.last:
            return period.first.isoformat()
        return f"{period.first.isoformat()}–{period.last.isoformat()}"

    def _which_chosen(self, chosen: list[str]) -> None:
        self.ledger = chosen[0]
        self._days.setVisible(self.ledger in _OF_DAYS)
        if not self.job.running():
            self.forget_outcome()
        self.say_what()

    def _day_picked(self, _day: object) -> None:
        self.say_what()

    def _set_enabled(self, enabled: bool) -> None:
        super()._set_enabled(enabled)
        for widget in (self.which, self.first, self.last):
            widget.setEnabled(enabled)
