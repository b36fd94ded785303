"""What else is done with a tool: into repair and back, lost and found, written off; a loan renewed, a number shown."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from station_app.core.errors import Missing, Refusal
from station_app.core.lending import commands, queries
from station_app.core.lending.model import MOVES, Loan, Tool, ToolState
from station_app.core.lending.refusals import NeedsReason
from station_app.core.people.commands import reveal
from station_app.core.types import Done
from station_app.gui.kit.context import Context
from station_app.gui.lending.card import LendingCard
from station_app.gui.lending.dialogs import LendingDialogs
from station_app.gui.lending.sayings import title_of
from station_app.gui.lending.standing_panel import OFFERED, move_words, moved_words, moves_of, wants_reason
from station_app.texts import translate
from station_app.texts.troubles import explain

if TYPE_CHECKING:
    from station_app.gui.lending.acts import LendingActs

_COMMANDS: dict[str, Callable[..., Done[Tool]]] = {
    "find_again": commands.find_again,
    "back_from_repair": commands.back_from_repair,
    "bring_back": commands.bring_back,
    "write_off": commands.write_off,
    "retire": commands.retire,
    "send_to_repair": commands.send_to_repair,
    "report_lost": commands.report_lost,
}


class Moves(QObject):
    """Fills the menu of the card. A move that takes a tool away asks why first; the reason may be left empty."""

    def __init__(self, acts: "LendingActs", context: Context, card: LendingCard, dialogs: LendingDialogs) -> None:
        super().__init__(acts)
        self._dialogs = dialogs
        self._acts, self._context, self._card = acts, context, card
        self._move = ""
        self._loan: Loan | None = None
        self._actions: dict[str, QAction] = {}
        self._renew = self._add("renew")
        self._edit = self._add("edit")
        self._label = self._add("label")
        for move in OFFERED:
            self._add(move)

    def offer(self, tool: Tool | None) -> None:
        """Show what can be done with a tool, in the language in force."""
        self._renew.setText(translate("Lending", "Renew"))
        self._renew.setVisible(tool is not None and tool.state is ToolState.ON_LOAN)
        self._edit.setText(translate("Lending", "Change…"))
        self._label.setText(translate("Lending", "Print its label…"))
        for action in (self._edit, self._label):
            action.setVisible(tool is not None)
        can = moves_of(tool) if tool is not None else []
        for move in OFFERED:
            asks = wants_reason(move)
            words = move_words(move)
            self._actions[move].setText(f"{words}…" if asks else words)
            self._actions[move].setVisible(move in can)

    def begin(self, move: str) -> None:
        """Do a move with the tool picked, or ask why first."""
        if self._acts.tool() is None:
            return
        self._move = move
        if not wants_reason(move):
            self._run("")
        elif move == "write_off":
            self._acts.ask_reason("", translate("Lending", "Why is it written off? Then Enter"), self._run)
        else:
            hint = translate("Lending", "What happened? May be left empty. Then Enter")
            self._acts.ask_reason("", hint, self._run)

    def renew(self, loan_id: int) -> None:
        """A loan lasts as long again."""
        self._loan = queries.loan(self._context.db, loan_id)
        self._run_renewal("")

    def reveal(self) -> None:
        """Show the borrower's whole number; the log keeps who looked."""
        loan = self._card.back.loan()
        if loan is not None:
            self._context.operations.run(
                reveal,
                person_id=loan.person_id,
                undoable=False,
                done=self._card.back.show_number,
                refused=self._say_refused,
            )

    def _add(self, name: str) -> QAction:
        action = self._card.menu.addAction("")
        action.setObjectName(f"lending.{name}")
        action.setData(name)
        action.triggered.connect(self._on_action)
        self._actions[name] = action
        return action

    def _on_action(self) -> None:
        action = self.sender()
        if not isinstance(action, QAction):
            return
        asked, loan, tool = str(action.data()), self._card.back.loan(), self._acts.tool()
        if asked in MOVES:
            self.begin(asked)
        elif asked == "renew" and loan is not None:
            self.renew(loan.id)
        elif asked == "edit" and tool is not None:
            self._dialogs.edit(tool.id)
        elif asked == "label" and tool is not None:
            self._dialogs.labels((tool.id,))

    # -- moves ---------------------------------------------------------------------------------------------------

    def _run(self, reason: str) -> None:
        tool = self._acts.tool()
        if tool is None:
            return
        told = moved_words(self._move).format(tool=title_of(tool))
        self._acts.run(
            _COMMANDS[self._move], told, self._on_moved, self._on_not_moved, tool_id=tool.id, reason=reason or None
        )

    def _on_moved(self, tool: Tool) -> None:
        self._acts.finished()
        self._acts.says.done(moved_words(self._move).format(tool=title_of(tool)))
        self._acts.next_one()

    def _on_not_moved(self, refusal: Refusal) -> None:
        self._acts.finished()
        self._context.sounds.play("refused")
        if self._card.asks_reason() or isinstance(refusal, Missing):
            self._card.say_wrong(explain(refusal))
            self._card.reason.setFocus()
        else:
            self._acts.says.refused(explain(refusal))

    # -- renewing ------------------------------------------------------------------------------------------------

    def _run_renewal(self, reason: str) -> None:
        loan = self._loan
        if loan is None:
            return
        self._acts.run(
            commands.renew,
            translate("Lending", "{tool} renewed").format(tool=f"{loan.code} {loan.tool}"),
            self._on_renewed,
            self._on_not_renewed,
            loan_id=loan.id,
            override=reason or None,
        )

    def _on_renewed(self, loan: Loan) -> None:
        self._acts.finished()
        self._acts.says.renewed(loan)
        tool = self._acts.tool()
        if tool is not None and tool.id == loan.tool_id:
            self._acts.next_one()

    def _on_not_renewed(self, refusal: Refusal) -> None:
        self._acts.finished()
        self._context.sounds.play("refused")
        if not isinstance(refusal, NeedsReason) or self._loan is None:
            self._acts.says.refused(explain(refusal))
            return
        if not self._card.asks_reason():
            self._acts.pick_tool(self._loan.tool_id)
        hint = translate("Lending", "The manager's reason, then Enter")
        self._acts.ask_reason(explain(refusal), hint, self._run_renewal)

    def _say_refused(self, refusal: Refusal) -> None:
        self._acts.says.refused(explain(refusal))
