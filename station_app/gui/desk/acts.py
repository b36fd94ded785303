"""What the desk does: runs the commands and says the result in words, colour and sound."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from station_app.core.clock import local_day
from station_app.core.desk.queries import freed_by
from station_app.core.desk.queries import known as about
from station_app.core.errors import Refusal
from station_app.core.lending.queries import out_and_overdue
from station_app.core.people.model import How
from station_app.core.people.queries import by_id, root_of
from station_app.core.settings.queries import zone
from station_app.core.types import Done
from station_app.core.visits import commands
from station_app.core.visits.model import AlreadyIn, Visit
from station_app.core.visits.queries import habits, last_seen, usual_services
from station_app.gui.desk.entry import EntryCard
from station_app.gui.desk.house_words import freed
from station_app.gui.desk.newcomer import Draft
from station_app.gui.desk.tool_words import joined, tools_out
from station_app.gui.kit.context import Context
from station_app.gui.kit.result_strip import Result
from station_app.gui.kit.told import Told
from station_app.gui.runtime.undo import Act
from station_app.texts import moments, translate
from station_app.texts.labels import person_name, visit_name
from station_app.texts.people import suspended_why
from station_app.texts.troubles import explain

Then = Callable[[int, str], None]
"""What comes once somebody is here: with which visit, and what is to be said of their coming."""

_LONG_AWAY_DAYS = 60
_ROUND = 100


class DeskActs(QObject):
    """One act at a time; the services ticked now go with it."""

    finished = Signal()
    """An act was committed: the field may be cleared."""
    arrived = Signal(object)
    """Visit: somebody stands at the desk, checked in now or a moment before."""
    already_in = Signal(object)
    """AlreadyIn: the person is here; offer to leave or to count again."""
    refused = Signal(str)
    """A sentence for beside the field; everything typed stays."""

    def __init__(self, context: Context, entry: EntryCard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._entry = entry
        self._picked: list[str] | None = None
        self._key = ""
        self._submitted: object = None
        self._handed_over = ""
        self._habit = False
        self._before: Act | None = None
        self._away: int | None = None
        self._unnamed: int | None = None
        self.new_form()

    # -- services of the next visit --------------------------------------------------------------------------------

    def pick_services(self, services: list[str]) -> None:
        """The clerk toggled services by hand."""
        self._picked = services

    def show_usual(self, person_id: int | None) -> None:
        """Tick what this person usually takes, unless the clerk has picked by hand."""
        if self._picked is None:
            own = habits(self._context.db, person_id) if person_id is not None else ()
            self._habit = bool(own)
            self._entry.choose_services(own or usual_services(self._context.db))

    def new_form(self) -> None:
        """The next submit is another act: a new key, the usual services."""
        self._key = str(uuid4())
        self._picked = None
        self.show_usual(None)

    # -- acts --------------------------------------------------------------------------------------------------------

    def check_in(self, person_id: int, typed: str, then: Then | None = None) -> None:
        """A known person arrives; or, for what is to be done `then`, is here already. It says what was done of both."""
        self.show_usual(person_id)
        seen = last_seen(self._context.db, person_id)
        self._away = None if seen is None else (self._context.clock.now() - seen).days
        self._before = self._context.undo.last()
        done, refused = partial(self._checked_in, then=then), partial(self._refuse, then=then)
        self._run(commands.check_in, done, self._told_of(person_id, typed), refused, person_id=person_id)

    def check_in_again(self, person_id: int, reason: str, typed: str) -> None:
        """Somebody still here counts once more."""
        self._away = None
        self._before = self._context.undo.last()
        told = self._told_of(person_id, typed)
        self._run(commands.check_in, self._checked_in, told, person_id=person_id, again=True, reason=reason)

    def check_in_new(self, draft: Draft, category: str, typed: str) -> None:
        """Somebody new arrives. A number they do not agree to leave is not kept."""
        keeps = draft.phone is not None and draft.agreed
        self._run(
            commands.check_in_new,
            self._checked_in_new,
            self._told(person_name(None, draft.nickname, draft.phone if keeps else None), typed),
            phone=draft.phone if keeps else None,
            consent=How.ORAL if keeps else None,
            nickname=draft.nickname or None,
            card=draft.card,
            category=category,
        )

    def check_in_anonymous(self, heads: int, category: str | None, typed: str) -> None:
        """One person or a group without a name arrives."""
        unnamed = person_name(None, None) if heads == 1 else f"{person_name(None, None)} ×{heads}"
        self._run(
            commands.check_in_anonymous,
            self._checked_in_unnamed,
            self._told(unnamed, typed),
            heads=heads,
            category=category or "unknown",
        )

    def name_category(self, category: str) -> bool:
        """Say who the last visit without a name was; False when none is waiting for it."""
        if self._unnamed is None:
            return False
        self._context.operations.run(
            commands.set_category,
            visit_id=self._unnamed,
            category=category,
            done=self._category_named,
            refused=self._refuse,
            about=Told(translate("Desk", "Category named"), page="desk"),
        )
        return True

    def check_out(self, visit_id: int, name: str) -> None:
        """Somebody leaves."""
        self.hand_over()
        self._context.operations.run(
            commands.check_out,
            visit_id=visit_id,
            done=self._checked_out,
            refused=self._refuse,
            about=Told(translate("Desk", "{name} left").format(name=name), page="desk"),
        )

    def say(self, kind: Result, headline: str, detail: str = "", *, undo: bool = False) -> None:
        """Say something in words, colour and sound."""
        self._entry.strip.show_result(kind, headline, detail, undo=undo)
        self._context.sounds.play(kind)

    def hand_over(self) -> None:
        """What stands in the field now goes with the act that is run next."""
        self._handed_over = self._entry.field.text()

    def finish(self, kind: Result, headline: str, detail: str = "", *, undo: bool = False) -> None:
        """An act was committed: say so, unless the clerk has typed on meanwhile."""
        if self._entry.field.text() not in ("", self._handed_over):
            # The file was busy and the clerk typed on: the next rider stays in the field.
            self._key = str(uuid4())
            self._context.sounds.play(kind)
            return
        self.new_form()
        self.finished.emit()
        self.say(kind, headline, detail, undo=undo)

    # -- results -----------------------------------------------------------------------------------------------------

    def _run(
        self,
        command: Callable[..., Done[Visit]],
        done: Callable[[Visit], None],
        told: Told,
        refused: Callable[[Refusal], None] | None = None,
        **facts: Any,
    ) -> None:
        services = self._entry.chosen_services()
        self._unnamed = None
        self.hand_over()
        if self._context.operations.busy() and self._submitted != (command, facts):
            self._key = str(uuid4())  # the one before still waits for the file; under its key this one would be lost
        self._submitted = (command, facts)
        self._context.operations.run(
            command,
            done=done,
            refused=refused or self._refuse,
            key=self._key,
            about=told,
            services=services,
            chosen=services if self._picked is not None or self._habit else [],
            **facts,
        )
        if self._context.operations.busy():
            self._entry.field.selectAll()  # the next rider's number replaces the one that waits

    def _told_of(self, person_id: int, typed: str) -> Told:
        person = by_id(self._context.db, person_id)
        return self._told(person_name(person.name, person.nickname, person.phone), typed)

    def _told(self, name: str, typed: str) -> Told:
        at = moments.clock(self._context.clock.now(), zone(self._context.db))
        return Told(self._headline(name, at), page="desk", typed=typed)

    def _checked_in(self, visit: Visit, then: Then | None = None) -> None:
        self.arrived.emit(visit)
        name = visit_name(visit)
        at = moments.clock(visit.arrived_at, zone(self._context.db))
        slip = self._context.undo.last() == self._before
        if then is not None:
            self._key = str(uuid4())
            then(visit.id, "" if slip else joined(self._headline(name, at), self._details(visit)))
            return
        if slip:
            self.finish(
                "look",
                translate("Desk", "{name} is checked in already, {time}").format(name=name, time=at),
                translate("Desk", "Twice within a minute is one visit; nothing was changed."),
            )
            return
        self.finish("done", self._headline(name, at), self._details(visit), undo=True)

    def _checked_in_new(self, visit: Visit) -> None:
        self.arrived.emit(visit)
        at = moments.clock(visit.arrived_at, zone(self._context.db))
        self.finish("done", self._headline(visit_name(visit), at), self._details(visit), undo=True)

    def _checked_in_unnamed(self, visit: Visit) -> None:
        self.arrived.emit(visit)
        at = moments.clock(visit.arrived_at, zone(self._context.db))
        named = visit.category != "unknown"
        detail = self._entry.category_name(visit.category) if named else translate("Desk", "Who? Alt and a letter")
        self.finish("done", self._headline(visit_name(visit), at), detail, undo=True)
        if not named:
            self._unnamed = visit.id
            self._entry.offer_category(visit.category)

    def _category_named(self, visit: Visit) -> None:
        self._unnamed = None
        at = moments.clock(visit.arrived_at, zone(self._context.db))
        self._entry.offer_category(None)
        self._entry.field.letters_only()
        self.say("done", self._headline(visit_name(visit), at), self._entry.category_name(visit.category), undo=True)
        self._entry.field.setFocus()

    def _checked_out(self, visit: Visit) -> None:
        stay = moments.minutes((visit.left_at or visit.arrived_at) - visit.arrived_at)
        out = self._tools_out(visit)
        self.finish(
            "look" if out else "done",
            translate("Desk", "{name} left").format(name=visit_name(visit)),
            joined(out, self._freed(), translate("Desk", "was here {stay}").format(stay=stay)),
            undo=True,
        )

    def _freed(self) -> str:
        last = self._context.undo.last()
        return "" if last is None else freed(freed_by(self._context.db, last.op))

    def _tools_out(self, visit: Visit) -> str:
        if visit.person_id is None:
            return ""
        db = self._context.db
        return tools_out(*out_and_overdue(db, root_of(db, visit.person_id), now=self._context.clock.now()))

    def _refuse(self, refusal: Refusal, then: Then | None = None) -> None:
        if isinstance(refusal, AlreadyIn) and then is not None:
            then(refusal.visit_id, "")
            return
        if isinstance(refusal, AlreadyIn):
            self.already_in.emit(refusal)
            self._context.sounds.play("look")
            return
        self._context.sounds.play("refused")
        self.refused.emit(explain(refusal))

    def _headline(self, name: str, at: str) -> str:
        return translate("Desk", "{name} checked in {time}").format(name=name, time=at)

    def _details(self, visit: Visit) -> str:
        parts = [self._entry.service_names(visit.services)]
        if visit.person_id is not None:
            known = about(self._context.db, visit.person_id, now=self._context.clock.now(), house=False)
            count = known.visits
            if count and count % _ROUND == 0:
                parts.append(translate("Desk", "home for the {count}th time!").format(count=count))
            elif self._away is not None and self._away >= _LONG_AWAY_DAYS:
                parts.append(translate("Desk", "long time no see"))
            if known.suspended is not None:
                today = local_day(self._context.clock.now(), zone(self._context.db))
                parts.append(suspended_why(known.suspended, today))
            parts.append(tools_out(known.tools_out, known.tools_overdue))
            parts.append(known.note or "")
        return "   ".join(part for part in parts if part)
