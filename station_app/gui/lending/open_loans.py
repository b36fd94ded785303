"""What is out, by when it is due: late ones first, each with its button; R renews the chosen one."""

from array import array
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from station_app.core.lending import queries
from station_app.core.lending.model import Loan
from station_app.core.settings.queries import zone
from station_app.gui.kit.card import Card
from station_app.gui.kit.context import Context
from station_app.gui.kit.data_table import DataTable
from station_app.gui.kit.empty_state import EmptyState
from station_app.gui.kit.paged_model import Cell, Column, PagedModel
from station_app.gui.kit.tag import TagLabel
from station_app.gui.lending.words import borrower_of, due_words
from station_app.texts import labels, translate


class _Table(DataTable):
    """R is a key of the table, not a letter to look for."""

    renew_asked = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = self.chosen_id()
        if event.key() == Qt.Key.Key_R and not event.modifiers() and chosen is not None:
            self.renew_asked.emit(chosen)
            return
        if event.text().isalnum() and not event.modifiers():
            event.ignore()  # the page's: nothing is looked for by its first letter here
            return
        super().keyPressEvent(event)


class OpenLoans(Card):
    """All open loans of the station."""

    back_asked = Signal(int)
    """The loan whose button was pressed, or Enter on it."""
    renew_asked = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(" ", padding=0, parent=parent)
        self._context = context
        self._loans: dict[int, Loan] = {}
        self._narrow = False
        self.late = TagLabel(kind="bad")
        self.late.hide()
        self.header.insertWidget(2, self.late)
        self.table = _Table(context.theme, "")
        self.table.setObjectName("lendingOpenLoans")
        self.model: PagedModel[Loan] = PagedModel(self._fetch, self._columns(), self)
        self.table.show_model(self.model)
        self._none = EmptyState()
        self._rows = QStackedWidget()
        self._rows.addWidget(self.table)
        self._rows.addWidget(self._none)
        self.body.addWidget(self._rows, 1)
        self.table.opened.connect(self.back_asked)
        self.table.button_pressed.connect(self._on_button)
        self.table.renew_asked.connect(self.renew_asked)

    def read(self) -> None:
        """Read what is out."""
        now = self._context.clock.now()
        loans = queries.open_loans(self._context.db)
        self._loans = {loan.id: loan for loan in loans}
        self.model.show_ids(array("q", self._loans))
        late = sum(1 for loan in loans if loan.due_at < now)
        self.set_count(len(loans) if loans else None)
        self.late.setVisible(bool(late))
        self.late.setText(translate("Lending", "overdue {count}").format(count=f"{late:,}"))
        self._rows.setCurrentWidget(self.table if loans else self._none)

    def set_narrow(self, narrow: bool) -> None:
        """Where room is short a number is cut before a button is."""
        if narrow != self._narrow:
            self._narrow = narrow
            self.model.set_columns(self._columns())

    def loan(self, loan_id: int) -> Loan | None:
        """One of those shown."""
        return self._loans.get(loan_id)

    def retranslate(self) -> None:
        """Say every word anew."""
        self.set_title(translate("Lending", "Not back yet"))
        self.set_hint(translate("Lending", "by due time · R renews"))
        self.table.setAccessibleName(translate("Lending", "What is out, by due time"))
        self._none.say(translate("Lending", "Nothing is out."))
        self.model.set_columns(self._columns())

    def _fetch(self, ids: Sequence[int]) -> Mapping[int, Loan]:
        return {number: self._loans[number] for number in ids if number in self._loans}

    def _columns(self) -> tuple[Column[Loan], ...]:
        back = translate("Lending", "Return")
        who = translate("Lending", "J. Wang 138****2046")
        due = (translate("Lending", "Tomorrow 00:00"), translate("Lending", "was due {clock}").format(clock="00:00"))
        return (
            Column(translate("Lending", "Tool"), _tool, stretch=True),
            Column(translate("Lending", "Borrower"), _who, fits="" if self._narrow else who, stretch=self._narrow),
            Column(translate("Lending", "Due back"), self._due, align="right", fits=max(due, key=len)),
            Column("", self._back, fits=f"{back}00"),
        )

    def _due(self, loan: Loan) -> Cell:
        now = self._context.clock.now()
        late = loan.due_at < now
        return Cell(due_words(loan.due_at, now, zone(self._context.db)), look="bad" if late else "")

    def _back(self, loan: Loan) -> Cell:  # noqa: ARG002 - the same on every line
        return Cell(button=translate("Lending", "Return"))

    def _on_button(self, loan_id: int, column: int) -> None:  # noqa: ARG002 - there is one
        self.back_asked.emit(loan_id)


def _tool(loan: Loan) -> Cell:
    return Cell(loan.tool)


def _who(loan: Loan) -> Cell:
    return Cell(borrower_of(loan), labels.masked_phone(loan.phone))
