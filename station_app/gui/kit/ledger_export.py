"""One of several ledgers as a file: which one, of which days, then as every export."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from station_app.core.reports.periods import Period, month_of, month_text
from station_app.core.shifts.queries import today
from station_app.gui.kit.chips import Chips, Choice
from station_app.gui.kit.context import Context
from station_app.gui.kit.export_form import ExportForm
from station_app.gui.kit.month_picker import MonthPicker
from station_app.texts import translate


class LedgerExport(ExportForm):
    """Offers `ledgers` as chips over `days`, where a subclass lets the days be chosen."""

    target = "station_app.core.reports.export:export"
    ledgers: tuple[str, ...] = ()
    """Those offered, the first of them first."""
    without_phones: frozenset[str] = frozenset()
    """Those that carry no phone number: nothing is to be masked in them."""

    def __init__(
        self,
        context: Context,
        prefix: str,
        words: Callable[[], Mapping[str, str]],
        days: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        """`prefix` begins the object names; `words` are the labels of the ledgers in the language in force."""
        self._words = words
        self._days = days
        self.ledger = self.ledgers[0]
        self.which = Chips("", exclusive=True)
        self.which.setObjectName(f"{prefix}Which")
        super().__init__(context, prefix, f"{prefix}Start", upright=True, parent=parent)
        self.setObjectName(f"{prefix}Form")
        self.body.insertWidget(0, self.which)
        self.body.insertWidget(1, days)
        self.which.changed.connect(self._which_chosen)

    def period(self) -> Period:
        """The days the ledger is about."""
        raise NotImplementedError

    def days_words(self) -> str:
        """These days, as the name of a file begins with them."""
        raise NotImplementedError

    def show_ledger(self, ledger: str) -> None:
        """Offer this ledger; while a file is being written what is offered stays."""
        if not self.job.running():
            self.which.choose([ledger])
            self._which_chosen([ledger])

    def retranslate(self) -> None:
        words = self._words()
        self.set_title(translate("Kit", "Ledgers"))
        self.which.setAccessibleName(translate("Kit", "Which ledger"))
        self.which.offer(Choice(name, words[f"ledger.{name}"]) for name in self.ledgers)
        self.which.choose([self.ledger])
        super().retranslate()

    def facts(self) -> Mapping[str, Any]:
        return {"ledger": self.ledger, "period": self.period(), "words": dict(self._words())}

    def file_name(self) -> str:
        return f"{self.days_words()} {self._words()[f'ledger.{self.ledger}']}.{self.format()}"

    def title_of_place(self) -> str:
        return translate("Kit", "Save the ledger")

    def describe(self) -> str:
        return self.file_name()

    def words_of_start(self) -> str:
        return translate("Kit", "Export…")

    def _which_chosen(self, chosen: list[str]) -> None:
        self.ledger = chosen[0]
        phones = self.ledger not in self.without_phones
        self.masked.setVisible(phones)
        if not phones and not self.masked.isChecked():  # leave for whole numbers was for another ledger
            self.masked.setChecked(True)
            self._reason = None
        if not self.job.running():
            self.forget_outcome()
        self.say_what()

    def _set_enabled(self, enabled: bool) -> None:
        super()._set_enabled(enabled)
        self.which.setEnabled(enabled)
        self._days.setEnabled(enabled)


class MonthlyExport(LedgerExport):
    """Ledgers kept month by month; the present month is offered first."""

    def __init__(
        self, context: Context, prefix: str, words: Callable[[], Mapping[str, str]], parent: QWidget | None = None
    ) -> None:
        self.months = MonthPicker(context, today(context.db, context.clock.now()))
        self.months.setObjectName(f"{prefix}Month")
        super().__init__(context, prefix, words, self.months, parent)
        self.months.picked.connect(self._month_picked)
        self.retranslate()

    def period(self) -> Period:
        return month_of(self.months.month())

    def days_words(self) -> str:
        return month_text(self.months.month())

    def retranslate(self) -> None:
        self.months.retranslate()
        super().retranslate()

    def _month_picked(self, _month: object) -> None:
        if not self.job.running():
            self.forget_outcome()
        self.say_what()
