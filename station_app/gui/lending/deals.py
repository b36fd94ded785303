"""Lending and taking back: the commands, what they say when done, and where a refusal is said."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from station_app.core.errors import Refusal
from station_app.core.lending import commands
from station_app.core.lending.model import Condition, Loan
from station_app.core.lending.refusals import NeedsReason, NeedsTraining, OnLoan
from station_app.gui.kit.context import Context
from station_app.gui.lending.card import LendingCard
from station_app.gui.lending.sayings import borrower_name, title_of
from station_app.texts import translate
from station_app.texts.troubles import explain

if TYPE_CHECKING:
    from station_app.gui.lending.acts import LendingActs


class Deals(QObject):
    """Runs what the card holds; the acts say what is picked."""

    def __init__(self, acts: "LendingActs", context: Context, card: LendingCard) -> None:
        super().__init__(acts)
        self._acts, self._context, self._card, self._db = acts, context, card, context.db

    def confirm_loan(self) -> None:
        """Lend what is picked; who is missing is asked beside the field."""
        if self._acts.person_id() is None and not self._card.borrower.decide():
            if not self._card.borrower.typed():
                self._card.borrower.complain(translate("Lending", "Who borrows it? Type a tail or name, or scan."))
            self._card.borrower.setFocus()
            return
        self._lend("")

    def _lend(self, reason: str) -> None:
        tool, person = self._acts.tool(), self._acts.person_id()
        if tool is None or person is None:
            return
        words = translate("Lending", "{tool} lent to {name}")
        self._acts.run(
            commands.lend,
            words.format(tool=title_of(tool), name=borrower_name(self._db, person)),
            self._on_lent,
            self._on_not_lent,
            tool_id=tool.id,
            person_id=person,
            due_at=self._card.due.due_at(),
            override=reason or None,
            key=self._acts.key,
        )

    def _on_lent(self, loan: Loan) -> None:
        self._acts.finished()
        self._acts.says.lent(loan)
        self._acts.after_loan()

    def _on_not_lent(self, refusal: Refusal) -> None:
        self._acts.finished()
        self._context.sounds.play("refused")
        if isinstance(refusal, NeedsReason):
            hint = translate("Lending", "The manager's reason, then Enter")
            self._acts.ask_reason(_why_not(refusal), hint, self._lend)
        elif isinstance(refusal, OnLoan):
            self._acts.pick_tool(refusal.tool_id)
            self._card.tool.complain(explain(refusal))
        elif self._card.asks_reason():
            self._card.say_wrong(explain(refusal))
        else:
            self._card.tool.complain(explain(refusal))

    def confirm_back(self) -> None:
        """Take back what is picked."""
        loan, back, tool = self._card.back.loan(), self._card.back, self._acts.tool()
        if loan is None or tool is None or loan.tool_id != tool.id:
            return
        if self._card.borrower.typed() and not self._card.borrower.decide():
            self._card.borrower.setFocus()
            return
        if back.condition() is Condition.PARTS_MISSING and loan.parts and not back.missing():
            self._card.say_wrong(translate("Lending", "Tick what is missing, or press G when nothing is."))
            return
        self._acts.run(
            commands.give_back,
            self._acts.says.is_back(loan),
            self._on_back,
            self._on_not_back,
            loan_id=loan.id,
            condition=back.condition(),
            missing=back.missing(),
            person_id=self._acts.person_id(),
            note=back.said(),
            key=self._acts.key,
        )

    def _on_back(self, loan: Loan) -> None:
        self._acts.finished()
        self._acts.says.back(loan)
        self._acts.next_one()

    def _on_not_back(self, refusal: Refusal) -> None:
        self._acts.finished()
        self._context.sounds.play("refused")
        tool = self._acts.tool()
        if tool is not None:
            self._acts.pick_tool(tool.id)
        self._card.tool.complain(explain(refusal))


def _why_not(refusal: NeedsReason) -> str:
    if isinstance(refusal, NeedsTraining) and refusal.next_at is not None:
        way = translate("Lending", "Ctrl+T at the desk enrols.")
        return f"{explain(refusal)} {way}"
    return explain(refusal)
