"""What the page says after an act, in words, colour and sound, and what the clerk must hear before one."""

from station_app.core.lending import queries, rules
from station_app.core.lending.model import Condition, HeadsUp, Loan, Tool
from station_app.core.people.queries import by_id, root_of
from station_app.core.settings.queries import zone
from station_app.core.storage.database import Database
from station_app.gui.kit.context import Context
from station_app.gui.lending.card import LendingCard
from station_app.gui.lending.words import borrower_of, due_words, heads_up_words
from station_app.texts import labels, translate
from station_app.texts.lending import condition_words, training_needed


class Sayings:
    """Fills the strip under the card."""

    def __init__(self, context: Context, card: LendingCard) -> None:
        self._context, self._card, self._db = context, card, context.db

    def heads_up(self, tool: Tool | None, person_id: int | None) -> str:
        """What the clerk must hear before a tool goes out."""
        now = self._context.clock.now()
        if tool is not None:
            told = HeadsUp(0, 0, tool.accessories, None, tool.note)
            if person_id is not None:
                told = rules.heads_up(self._db, tool_id=tool.id, person_id=person_id, now=now)
            needed = rules.training_needed(self._db, tool, person_id)
            first = "" if needed is None else training_needed(needed)
            return " · ".join(part for part in (first, heads_up_words(told, zone(self._db))) if part)
        if person_id is not None:
            out, overdue = queries.out_and_overdue(self._db, person_id, now=now)
            return heads_up_words(HeadsUp(out, overdue, (), None, None), zone(self._db))
        return ""

    def lent(self, loan: Loan) -> None:
        """扳手 13 → 周佳宁, due today 21:00, and what to hear."""
        now = self._context.clock.now()
        told = rules.heads_up(self._db, tool_id=loan.tool_id, person_id=loan.person_id, now=now, but_loan=loan.id)
        due = translate("Lending", "due: {due}").format(due=due_words(loan.due_at, now, zone(self._db)))
        detail = " · ".join(part for part in (due, heads_up_words(told, zone(self._db))) if part)
        self._card.strip.show_result("look" if told.overdue else "done", _lent(loan), detail, undo=True)
        self._context.sounds.play("look" if told.overdue else "done")

    def is_back(self, loan: Loan) -> str:
        """Said of a loan that ends."""
        words = translate("Lending", "{tool} is back from {name}")
        return words.format(tool=f"{loan.code} {loan.tool}", name=borrower_of(loan))

    def back(self, loan: Loan) -> None:
        """扳手 13 is back; what is wrong with it, and where it belongs."""
        tool = queries.tool(self._db, loan.tool_id)
        parts = []
        if loan.condition not in (None, Condition.GOOD):
            parts.append(condition_words(loan.condition or Condition.GOOD))
        missing = [part.name for part in loan.parts if part.back is False]
        if missing:
            joined = translate("Lending", ", ").join(missing)
            parts.append(translate("Lending", "missing: {accessories}").format(accessories=joined))
        if loan.condition is Condition.DAMAGED:
            parts.append(translate("Lending", "not lent until it is repaired"))
        elif tool.cabinet:
            place = " ".join(part for part in (tool.cabinet, tool.slot) if part)
            parts.append(translate("Lending", "belongs in {place}").format(place=place))
        whole = loan.condition is Condition.GOOD
        self._card.strip.show_result("done" if whole else "look", _came_back(loan), " · ".join(parts), undo=True)
        self._context.sounds.play("done" if whole else "look")

    def renewed(self, loan: Loan) -> None:
        """Until when it is lent now."""
        due = due_words(loan.due_at, self._context.clock.now(), zone(self._db))
        words = translate("Lending", "{tool} renewed").format(tool=f"{loan.code} {loan.tool}")
        self.done(words, translate("Lending", "due: {due}").format(due=due))

    def done(self, headline: str, detail: str = "") -> None:
        """Something else was done."""
        self._card.strip.show_result("done", headline, detail, undo=True)
        self._context.sounds.play("done")

    def refused(self, sentence: str) -> None:
        """A rule said no and there is no field to say it beside."""
        self._card.strip.show_result("refused", sentence)
        self._context.sounds.play("refused")


def title_of(tool: Tool) -> str:
    """T-013 扳手."""
    return f"{tool.code} {tool.name}"


def borrower_name(db: Database, person_id: int) -> str:
    """What a person is called."""
    person = by_id(db, root_of(db, person_id))
    return labels.person_name(person.name, person.nickname, person.phone)


def _lent(loan: Loan) -> str:
    return f"{loan.code} → {borrower_of(loan)}"


def _came_back(loan: Loan) -> str:
    return translate("Lending", "{code} is back").format(code=loan.code)
