"""What a person's form holds, and what of it is new: pure, so that a draft can be put aside and taken up again."""

from dataclasses import dataclass, field, replace
from typing import Any
from uuid import uuid4

from station_app.core.people.model import How, Person


@dataclass(frozen=True, slots=True)
class Said:
    """Everything the form can say of a person, as it stands in its fields. `category` "" means none is chosen yet."""

    name: str = ""
    nickname: str = ""
    phone: str = ""
    shared: bool = False
    category: str = ""
    platforms: tuple[str, ...] = ()
    employer: str = ""
    roles: tuple[str, ...] = ()
    note: str = ""
    card: str = ""
    consent: bool = False


@dataclass(slots=True)
class Draft:
    """A form under way: what it began with, what stands there now, the key that makes two submits one act.

    `person_id` None is somebody new. `hidden` is the masked number of somebody whose whole number nobody asked to see:
    it is neither shown nor changed.
    """

    person_id: int | None = None
    before: Said = field(default_factory=Said)
    now: Said = field(default_factory=Said)
    hidden: str = ""
    key: str = field(default_factory=lambda: str(uuid4()))

    @property
    def changed(self) -> bool:
        """Whether anything was filled in or altered."""
        return self.now != self.before

    def show_number(self, number: str) -> None:
        """The whole number was revealed: from now on it may be changed."""
        self.hidden = ""
        self.before = replace(self.before, phone=number)
        self.now = replace(self.now, phone=number)


def draft_of(person: Person, *, hidden: str) -> Draft:
    """A form about somebody known; `hidden` is their masked number, or nothing when the whole one may stand there."""
    number = "" if hidden else person.phone or person.other_number or ""
    said = Said(
        name=person.name or "",
        nickname=person.nickname or "",
        phone=number,
        shared=not person.phone_own,
        category=person.category,
        platforms=person.platforms,
        employer=person.employer or "",
        roles=person.roles,
        note=person.note or "",
        card=person.card or "",
        consent=person.consent is not None,
    )
    return Draft(person.id, said, said, hidden)


def facts_of(draft: Draft) -> dict[str, Any]:
    """What the command is told: everything of somebody new, of somebody known only what was altered."""
    before, now = draft.before, draft.now
    everything = draft.person_id is None
    facts: dict[str, Any] = {}
    for name in ("name", "nickname", "phone", "employer", "note"):
        value = getattr(now, name)
        if everything or value != getattr(before, name):
            facts[name] = value or None
    for name in ("category", "platforms", "roles"):
        if everything or getattr(now, name) != getattr(before, name):
            facts[name] = getattr(now, name)
    if everything or now.shared != before.shared:
        facts["phone_own"] = not now.shared
    if now.card and now.card != before.card:
        facts["card"] = now.card
    if now.consent and not before.consent:
        facts["consent"] = How.ORAL.value
    return facts
