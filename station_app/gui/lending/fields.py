"""The two fields of the page: a tool by its number or name, and a person by tail, name or initials."""

from collections.abc import Sequence

from station_app.core.lending import queries
from station_app.core.lending.model import ToolState
from station_app.core.people.queries import by_id, root_of
from station_app.core.search.queries import find
from station_app.core.settings.queries import number
from station_app.gui.kit.context import Context
from station_app.gui.lending.found_field import MOST, Found, FoundField
from station_app.gui.lending.words import STATE_KINDS
from station_app.texts import labels, translate
from station_app.texts.lending import tool_state


class ToolField(FoundField):
    """Finds tools: t13, a label, a name, its initials."""

    def __init__(self, context: Context) -> None:
        super().__init__("lendingTool")
        self._context = context

    def look_up(self, text: str) -> Sequence[Found]:
        found = queries.find(self._context.db, text, limit=MOST)
        return [Found(t.id, f"{t.code} {t.name}", f"{t.code} {t.name}  {tool_state(t.state)}") for t in found]

    def nothing_found(self) -> str:
        return translate("Lending", "No such tool. Please type another number or name, or scan its label.")

    def show_tool(self, tool_id: int, *, late: bool = False) -> None:
        """Say which tool is picked and where it stands."""
        tool = queries.tool(self._context.db, tool_id)
        words, kind = tool_state(tool.state), STATE_KINDS.get(tool.state, "neutral")
        if late and tool.state is ToolState.ON_LOAN:
            words, kind = translate("Lending", "Overdue"), "bad"
        self.show_picked(tool.id, f"{tool.code} {tool.name}", words, kind)

    def retranslate(self) -> None:
        """Say every word anew."""
        self.field.setPlaceholderText(translate("Lending", "Number, name or scan"))
        self.field.setAccessibleName(translate("Lending", "Tool"))
        self.list.setAccessibleName(translate("Lending", "Tools found"))


class BorrowerField(FoundField):
    """Finds people as the desk does."""

    def __init__(self, context: Context) -> None:
        super().__init__("lendingBorrower")
        self._context = context

    def look_up(self, text: str) -> Sequence[Found]:
        lines = []
        for hit in find(self._context.db, text, limit=MOST):
            name = labels.person_name(hit.name, hit.nickname, hit.phone)
            phone = labels.masked_phone(hit.phone)
            lines.append(Found(hit.person_id, f"{name} {phone}".strip(), f"{name}  {phone}".strip()))
        return lines

    def nothing_found(self) -> str:
        return translate("Lending", "Nobody found. Somebody new is put on file at the desk first (F2).")

    def show_person(self, person_id: int) -> None:
        """Say who is picked, and how many tools they have."""
        db = self._context.db
        person = by_id(db, root_of(db, person_id))
        out, overdue = queries.out_and_overdue(db, person.id, now=self._context.clock.now())
        most = number(db, "lending.most_open")
        said = labels.person_name(person.name, person.nickname, person.phone)
        words = f"{said} {labels.masked_phone(person.phone)}".strip()
        if not out:
            self.show_picked(person.id, words)
        elif most:
            tag = translate("Lending", "out {count} / {most}").format(count=out, most=most)
            self.show_picked(person.id, words, tag, "bad" if overdue else "neutral")
        else:
            tag = translate("Lending", "out {count}").format(count=out)
            self.show_picked(person.id, words, tag, "bad" if overdue else "neutral")

    def say(self, label: str, hint: str) -> None:
        """What the field asks for now."""
        self.field.setAccessibleName(label)
        self.field.setPlaceholderText(hint)
        self.list.setAccessibleName(translate("Lending", "People found"))
