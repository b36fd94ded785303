"""What the desk says of one tool: free or out, offered to somebody, lent, back."""

from station_app.core.lending import queries, rules
from station_app.core.lending.model import Loan, Tool
from station_app.core.lending.refusals import NeedsReason, NeedsTraining
from station_app.core.people.queries import by_id
from station_app.core.settings.queries import zone
from station_app.gui.desk import tool_words as words
from station_app.gui.kit.context import Context
from station_app.texts import translate
from station_app.texts.labels import person_name
from station_app.texts.lending import training_needed
from station_app.texts.troubles import explain


class ToolSays:
    """Reads what a sentence needs at the moment it is said; changes nothing."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def name(self, person_id: int) -> str:
        """What a person is called."""
        person = by_id(self._context.db, person_id)
        return person_name(person.name, person.nickname, person.phone)

    def free(self, tool: Tool) -> str:
        """It is here: who borrows it?"""
        return translate("Desk", "{tool} is free. Who borrows it?").format(tool=words.tool_name(tool))

    def where_from(self, tool: Tool) -> str:
        """Its place, who brought it back last, what the clerk noted of it."""
        db, last = self._context.db, queries.last_loan(self._context.db, tool.id)
        back = ""
        if last is not None and last.back_at is not None:
            when = words.moment(last.back_at, self._context.clock.now(), zone(db))
            back = translate("Desk", "not out: {name} had it, back {when}").format(name=words.borrower(last), when=when)
        return words.joined(self._training(tool, None), words.place(tool), back, tool.note or "")

    def lend_to(self, tool: Tool, person_id: int) -> str:
        """Lend it to somebody?"""
        return translate("Desk", "Lend {tool} to {name}?").format(tool=words.tool_name(tool), name=self.name(person_id))

    def lend(self) -> str:
        """The word on the button."""
        return translate("Desk", "Lend")

    def bring_back(self) -> str:
        """The word on the large button while it is asked whether a tool is back."""
        return translate("Desk", "Bring back")

    def picking(self, tool: Tool, *, out: bool) -> str:
        """What Enter does with somebody who is looked up now."""
        if out:
            return translate("Desk", "Who brings {tool}? ↓ marks, Enter notes it").format(tool=words.tool_name(tool))
        return translate("Desk", "Who borrows {tool}? ↓ marks, Enter lends").format(tool=words.tool_name(tool))

    def not_lent(self, tool: Tool) -> str:
        """It was offered, another was scanned, and a rule was in the way."""
        return translate("Desk", "{tool} was not lent.").format(tool=words.tool_name(tool))

    def still_out(self, tool: Tool) -> str:
        """It was asked whether it is back, and another was scanned instead."""
        return translate("Desk", "{tool} is still noted as out.").format(tool=words.tool_name(tool))

    def heads_up(self, tool_id: int, person_id: int, *, but_loan: int | None = None) -> str:
        """What must be heard when somebody takes it; a training that is needed when it is asked for, not after."""
        db, now = self._context.db, self._context.clock.now()
        heads = rules.heads_up(db, tool_id=tool_id, person_id=person_id, now=now, but_loan=but_loan)
        needed = self._training(queries.tool(db, tool_id), person_id) if but_loan is None else ""
        return words.joined(needed, words.heads_up(heads, now, zone(db)))

    def why_not(self, refusal: NeedsReason) -> str:
        """A rule is in the way that a reason sets aside; of a training, how it is had."""
        if isinstance(refusal, NeedsTraining) and refusal.next_at is not None:
            way = translate("Desk", "Ctrl+T enrols.")
            return f"{explain(refusal)} {way}"
        return explain(refusal)

    def _training(self, tool: Tool, person_id: int | None) -> str:
        needed = rules.training_needed(self._context.db, tool, person_id)
        return "" if needed is None else training_needed(needed)

    def lent(self, what: Tool | Loan, name: str) -> str:
        """It went to somebody."""
        return translate("Desk", "{tool} lent to {name}").format(tool=words.tool_name(what), name=name)

    def due(self, loan: Loan) -> str:
        """When it is due."""
        return words.due(loan, self._context.clock.now(), zone(self._context.db))

    def out(self, loan: Loan) -> str:
        """Somebody has it: is it back?"""
        return translate("Desk", "{tool} is with {name}, {due}. Is it back?").format(
            tool=words.tool_name(loan), name=words.borrower(loan), due=self.due(loan)
        )

    def went_out_with(self, loan: Loan) -> str:
        """The accessories to ask for."""
        names = [part.name for part in loan.parts]
        return translate("Desk", "went out with {parts}").format(parts=words.listed(names)) if names else ""

    def who_brings(self, loan: Loan, person_id: int) -> str:
        """Somebody was scanned while it is asked whether it is back."""
        if person_id == loan.person_id:
            return translate("Desk", "{name} brings it back: Enter").format(name=self.name(person_id))
        return translate("Desk", "{other} brings it, {name} borrowed it: Enter if it is back").format(
            other=self.name(person_id), name=words.borrower(loan)
        )

    def back(self, loan: Loan) -> str:
        """It came back."""
        return translate("Desk", "{tool} is back").format(tool=words.tool_name(loan))

    def how_it_came_back(self, loan: Loan) -> str:
        """By whose hands, in what condition, how late; and what the borrower still has."""
        db, now = self._context.db, self._context.clock.now()
        brought_by = None if loan.returned_by is None else self.name(loan.returned_by)
        left = words.tools_out(*queries.out_and_overdue(db, loan.person_id, now=now))
        return words.joined(words.came_back(loan, brought_by, zone(db)), left)
