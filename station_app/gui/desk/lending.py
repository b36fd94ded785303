"""Tools at the desk: a tool scanned or picked goes to whoever is at hand or is looked up next, or comes back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from uuid import uuid4

from PySide6.QtCore import QObject

from station_app.core.errors import Refusal
from station_app.core.lending import commands, queries
from station_app.core.lending.model import Condition, Loan, Tool, ToolState
from station_app.core.lending.refusals import NeedsReason, NotLendable
from station_app.core.people.queries import root_of
from station_app.gui.desk import tool_words as words
from station_app.gui.desk.acts import DeskActs
from station_app.gui.desk.at_hand import AtHand
from station_app.gui.desk.entry import EntryCard
from station_app.gui.desk.tool_says import ToolSays
from station_app.gui.kit.context import Context
from station_app.gui.kit.told import Told
from station_app.texts import translate
from station_app.texts.troubles import explain

_TO_HAND = (ToolState.AVAILABLE, ToolState.ON_LOAN)


@dataclass(frozen=True, slots=True)
class _Picked:
    """The tool the clerk is at. `loan` when it is out; `person_id` is whom it goes to, or who brought it."""

    tool: Tool
    loan: Loan | None
    person_id: int | None
    key: str


class DeskLending(QObject):
    """One tool at a time; what is typed or scanned next is asked of it first, and the panel says where it stands."""

    def __init__(
        self, context: Context, entry: EntryCard, acts: DeskActs, near: AtHand, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._entry = entry
        self._acts = acts
        self._panel = entry.tool
        self._says = ToolSays(context)
        self._near = near
        self._picked: _Picked | None = None
        self._panel.enter_asked.connect(self.enter)
        self._panel.condition_chosen.connect(self._take_back)
        self._panel.reason_given.connect(self._set_aside)

    # -- what the page tells -----------------------------------------------------------------------------------------

    def drop(self) -> None:
        """No tool is picked."""
        if self._picked is not None:
            self._drop()

    def leave(self) -> str:
        """Something else was picked: a tool offered to somebody goes to them. What is left open, as a sentence."""
        before = self._lend_offered(None)
        self.drop()
        return before

    def take(self, tool_id: int) -> None:
        """A tool was scanned or chosen. One that was offered to somebody goes to them before the next is taken."""
        before = self._lend_offered(tool_id)
        self._drop()
        tool, field = queries.tool(self._context.db, tool_id), self._entry.field
        field.letters_only()
        field.setFocus()
        if tool.state not in _TO_HAND:
            field.selectAll()
            self._entry.show_nothing()
            self._acts.say("refused", explain(NotLendable(tool.id, tool.code, tool.state)))
            return
        field.clear()
        loan = queries.open_loan(self._context.db, tool.id)
        self._picked = _Picked(tool, loan, None, str(uuid4()))
        self.show()
        borrower = self._near.borrower()
        if loan is None and borrower is not None and not before:
            self._lend(borrower)
            return
        self._panel.complain(before)
        self._context.sounds.play("look")

    def take_person(self, person_id: int) -> bool:
        """Somebody was scanned or chosen: the tool goes to them, or they brought it. False: no tool is picked."""
        if self._picked is None:
            return False
        person_id = root_of(self._context.db, person_id)
        loan = self._picked.loan
        if loan is None:
            self._lend(person_id)
            return True
        self._picked = replace(self._picked, person_id=person_id)
        self._entry.field.clear()
        self.show()
        self._panel.complain(self._says.who_brings(loan, person_id))
        self._context.sounds.play("look")
        return True

    def enter(self) -> None:
        """Enter: the way on that the panel offers."""
        picked = self._picked
        if picked is None:
            return
        if picked.loan is not None:
            missing = self._panel.asks_parts()
            self._take_back(Condition.PARTS_MISSING if missing else Condition.GOOD)
        elif self._panel.asks_reason():
            self._panel.reason.setFocus()
        elif picked.person_id is not None:
            self._lend(picked.person_id)
        else:
            self._panel.complain(translate("Desk", "Scan a card, or type who borrows it. Esc: nobody"))
            self._context.sounds.play("look")

    def letter(self, letter: str) -> bool:
        """A letter typed while the panel is shown; False: it begins what the clerk types."""
        if self._picked is None or self._picked.loan is None:
            return True
        if self._panel.asks_parts():
            if not self._panel.toggle_part(letter):
                self._context.sounds.play("look")
            return True
        condition = {"G": Condition.GOOD, "D": Condition.DAMAGED, "P": Condition.PARTS_MISSING}.get(letter)
        if condition is not None:
            self._take_back(condition)
        return condition is not None

    def escaped(self, *, typed: bool) -> None:
        """One step back: from what is typed or asked to the tool, from whom it goes to, from the tool."""
        picked = self._picked
        if picked is None or typed or self._panel.asks_parts() or self._panel.asks_reason():
            return
        if picked.person_id is None:
            self._drop()
        else:
            self._near.stays(None)
            self._picked = replace(picked, person_id=None)

    def show(self) -> bool:
        """Show the tool that is picked; False when there is none."""
        picked = self._picked
        if picked is None:
            return False
        if picked.loan is None and picked.person_id is None:
            picked = self._picked = replace(picked, person_id=self._near.person())
        if picked.loan is not None:
            self._panel.offer_return(self._says.out(picked.loan), self._says.went_out_with(picked.loan))
        elif picked.person_id is None:
            self._panel.offer_loan(self._says.free(picked.tool), self._says.where_from(picked.tool), "")
        else:
            asked = self._says.lend_to(picked.tool, picked.person_id)
            self._panel.offer_loan(asked, self._says.heads_up(picked.tool.id, picked.person_id), self._says.lend())
        self._entry.say_onward(self._says.lend() if picked.loan is None else self._says.bring_back())
        self._entry.show_tool(letters=picked.loan is not None)
        return True

    def retranslate(self) -> None:
        """Say the words of the tool that is shown."""
        if self._entry.showing() is self._panel:
            self.show()

    def person(self) -> int | None:
        """Whom the tool that is picked is offered to, or who brings it."""
        return None if self._picked is None else self._picked.person_id

    def hint(self) -> str:
        """What Enter does with somebody who is found while a tool is picked; empty when none is."""
        return "" if self._picked is None else self._says.picking(self._picked.tool, out=self._picked.loan is not None)

    # -- lending -----------------------------------------------------------------------------------------------------

    def _lend_offered(self, tool_id: int | None) -> str:
        """Lend what was offered when something else is scanned. What of the tool before is left open, as a sentence."""
        picked = self._picked
        if picked is None or picked.tool.id == tool_id:
            return ""
        if picked.loan is not None:
            return self._says.still_out(picked.tool)
        if picked.person_id is None:
            return ""
        if not self._panel.asks_reason():
            self._lend(picked.person_id)
        done = self._picked is None or self._context.operations.busy()
        return "" if done else self._says.not_lent(picked.tool)

    def _lend(self, person_id: int, override: str | None = None) -> None:
        picked = self._picked
        if picked is None:
            return
        self._picked = picked = replace(picked, person_id=person_id)
        self._acts.hand_over()
        self._context.operations.run(
            commands.lend,
            tool_id=picked.tool.id,
            person_id=person_id,
            override=override,
            key=picked.key,
            done=self._lent,
            refused=partial(self._refused, picked),
            about=Told(self._says.lent(picked.tool, self._says.name(person_id)), "desk", picked.tool.code),
        )

    def _lent(self, loan: Loan) -> None:
        self._done_with(loan)
        self._near.stays(loan.person_id, borrowing=True)
        heads = self._says.heads_up(loan.tool_id, loan.person_id, but_loan=loan.id)
        detail = words.joined(self._says.due(loan), heads)
        self._acts.finish("done", self._says.lent(loan, words.borrower(loan)), detail, undo=True)

    def _set_aside(self, reason: str) -> None:
        picked = self._picked
        if picked is None or picked.person_id is None:
            return
        if reason.strip():
            self._lend(picked.person_id, reason)
        else:
            self._panel.complain(translate("Desk", "Please say in a few words why it is lent all the same."))

    # -- bringing back -----------------------------------------------------------------------------------------------

    def _take_back(self, condition: str) -> None:
        picked = self._picked
        if picked is None or picked.loan is None:
            return
        missing: Sequence[str] = self._panel.parts.chosen() if self._panel.asks_parts() else ()
        names = commands.tool_parts(picked.loan)
        if condition == Condition.PARTS_MISSING and names and not missing:
            self._ask_parts(names)
            return
        self._acts.hand_over()
        self._context.operations.run(
            commands.give_back,
            loan_id=picked.loan.id,
            condition=condition,
            missing=missing,
            person_id=picked.person_id,
            key=picked.key,
            done=self._gave_back,
            refused=partial(self._refused, picked),
            about=Told(self._says.back(picked.loan), "desk", picked.tool.code),
        )

    def _ask_parts(self, names: Sequence[str]) -> None:
        if self._panel.asks_parts():
            self._panel.complain(translate("Desk", "Please press a letter for what is missing. Esc: nothing is"))
            self._context.sounds.play("look")
        else:
            self._panel.ask_parts(names)
        self._entry.field.setFocus()

    def _gave_back(self, loan: Loan) -> None:
        self._done_with(loan)
        self._acts.finish("done", self._says.back(loan), self._says.how_it_came_back(loan), undo=True)

    # -- what comes of it --------------------------------------------------------------------------------------------

    def _refused(self, picked: _Picked, refusal: Refusal) -> None:
        self._context.sounds.play("refused")
        if self._picked is None or self._picked.key != picked.key:
            self._acts.refused.emit(explain(refusal))  # the file was busy, and the clerk has gone on
            return
        if isinstance(refusal, NeedsReason):
            self.show()
            self._panel.ask_reason(self._says.why_not(refusal))
            return
        # It stands elsewhere by now, or this person may not: shown anew as it is.
        tool = queries.tool(self._context.db, picked.tool.id)
        loan = queries.open_loan(self._context.db, tool.id)
        self._drop()
        if tool.state in _TO_HAND:
            self._picked = _Picked(tool, loan, None, str(uuid4()))
        if self.show():
            self._panel.complain(explain(refusal))
            self._entry.field.setFocus()
        else:
            self._entry.show_nothing()
            self._acts.refused.emit(explain(refusal))

    def _done_with(self, loan: Loan) -> None:
        if self._picked is not None and self._picked.tool.id == loan.tool_id:
            self._drop()

    def _drop(self) -> None:
        self._picked = None
        self._entry.say_onward("")
