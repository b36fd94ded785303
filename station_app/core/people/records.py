"""Writing a person's rows: plain functions for the commands of this feature and of those above it."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from station_app.core.audit.model import Before
from station_app.core.clock import to_text
from station_app.core.errors import NotValid
from station_app.core.gate import compare_key, gate, gate_name
from station_app.core.people import queries
from station_app.core.people.keys import keys_of
from station_app.core.people.model import (
    CONSENT_VERSION,
    MOST_PLATFORMS,
    NAME_LIMIT,
    NOTE_LIMIT,
    CardTaken,
    How,
    Particulars,
    Person,
    PhoneTaken,
    Role,
    read_card,
    read_number,
)
from station_app.core.settings.model import Dictionary
from station_app.core.settings.queries import require_code
from station_app.core.storage.database import Database
from station_app.core.types import PersonId

COLUMNS = ("name", "nickname", "phone", "phone_own", "other_number", "category", "employer", "note")


@dataclass(frozen=True, slots=True)
class Fields:
    """What is written of a person, through the gate already."""

    name: str | None
    nickname: str | None
    phone: str | None
    phone_own: bool
    other_number: str | None
    category: str
    platforms: tuple[str, ...]
    roles: tuple[str, ...]
    employer: str | None
    note: str | None


def gated(said: Particulars) -> Fields:
    """What was typed of a person, ready to be written. Raises TooLong, NotValid."""
    number = read_number(said.get("phone"))
    for role in said.get("roles", ()):
        if role not in tuple(Role):
            raise NotValid("person.roles", role)
    platforms = tuple(dict.fromkeys(said.get("platforms", ())))
    if len(platforms) > MOST_PLATFORMS:
        raise NotValid("person.platforms", str(len(platforms)))
    return Fields(
        name=gate_name(said.get("name"), field="person.name", limit=NAME_LIMIT),
        nickname=gate_name(said.get("nickname"), field="person.nickname", limit=NAME_LIMIT),
        phone=number.phone,
        phone_own=said.get("phone_own", True),
        other_number=number.other,
        category=said.get("category", "unknown"),
        platforms=platforms,
        roles=tuple(sorted(set(said.get("roles", ())))),
        employer=gate(said.get("employer"), field="person.employer", limit=80),
        note=gate(said.get("note"), field="person.note", limit=NOTE_LIMIT),
    )


def said_of(person: Person) -> Particulars:
    """What is written of a person now, in the form it is said in."""
    return Particulars(
        name=person.name,
        nickname=person.nickname,
        phone=person.phone or person.other_number,
        phone_own=person.phone_own,
        category=person.category,
        platforms=person.platforms,
        roles=person.roles,
        employer=person.employer,
        note=person.note,
    )


def require_allowed(db: Database, fields: Fields, *, but: int | None = None) -> None:
    """Check what only the station knows: codes exist, the phone is free. Raises UnknownCode, PhoneTaken."""
    require_code(db, Dictionary.CATEGORY, fields.category)
    for platform in fields.platforms:
        require_code(db, Dictionary.PLATFORM, platform)
    if fields.phone and fields.phone_own:
        owner = queries.by_own_phone(db, fields.phone)
        if owner is not None and owner.id != but:
            raise PhoneTaken(owner.id, fields.phone)


def insert(db: Database, fields: Fields, *, now: datetime, by: int | None) -> PersonId:
    """Add a person's rows and keys."""
    person = PersonId(
        db.run(
            "INSERT INTO person (name, nickname, phone, phone_own, other_number, category, employer, note,"
            " name_key, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*_values(fields), to_text(now), by),
        )
    )
    _write_lists(db, person, fields)
    return person


def update(db: Database, person_id: int, fields: Fields) -> None:
    """Replace what is written of a person, and the keys they are found by."""
    assignments = ", ".join(f"{column} = ?" for column in (*COLUMNS, "name_key"))
    db.run(f"UPDATE person SET {assignments} WHERE id = ?", (*_values(fields), person_id))
    for table in ("person_platform", "person_role", "person_key"):
        db.run(f"DELETE FROM {table} WHERE person_id = ?", (person_id,))
    _write_lists(db, person_id, fields)


def give_card(db: Database, person_id: int, code: str, *, now: datetime) -> str:
    """Give a person a card; an older card of theirs stops working. Raises NotValid, CardTaken."""
    card = read_card(code)
    owner = db.row("SELECT person_id, active FROM scan_code WHERE code = ?", (card,))
    if owner is not None:
        if owner == (person_id, 1):
            return card
        raise CardTaken(owner[0], card)
    db.run("UPDATE scan_code SET active = 0 WHERE person_id = ? AND active = 1", (person_id,))
    db.run("INSERT INTO scan_code (code, person_id, at) VALUES (?, ?, ?)", (card, person_id, to_text(now)))
    return card


def note_consent(db: Database, person_id: int, how: str, *, now: datetime, by: int | None) -> None:
    """Write down that somebody agreed to be kept on file. Raises NotValid."""
    if how not in tuple(How):
        raise NotValid("person.consent", how)
    db.run(
        "INSERT INTO consent (person_id, version, how, at, by_id) VALUES (?, ?, ?, ?, ?)",
        (person_id, CONSENT_VERSION, how, to_text(now), by),
    )


def withdraw(db: Database, person_id: int) -> None:
    """Take a registration back: the person is found no more, the phone and the card are free; the row stays."""
    db.run("UPDATE person SET state = 'withdrawn' WHERE id = ?", (person_id,))
    db.run("DELETE FROM person_key WHERE person_id = ?", (person_id,))
    db.run("DELETE FROM scan_code WHERE person_id = ?", (person_id,))


def snapshot(db: Database, person: Person) -> Before:
    """What is written of a person now, for an undo of what comes next."""
    agreed = db.value("SELECT coalesce(max(id), 0) FROM consent WHERE person_id = ?", (person.id,))
    return Before("person", person.id, {**said_of(person), "card": person.card, "last_consent": agreed})


def restore(db: Database, before: Before) -> None:
    """Put a person back to a snapshot. Raises PhoneTaken when the phone has found another owner since."""
    said, card, agreed = dict(before.was), before.was["card"], before.was["last_consent"]
    fields = gated(cast(Particulars, said))
    require_allowed(db, fields, but=before.record_id)
    update(db, before.record_id, fields)
    # A card and a consent given by what is taken back never were: the card may go to its true owner.
    db.run("DELETE FROM scan_code WHERE person_id = ? AND active = 1 AND code IS NOT ?", (before.record_id, card))
    db.run("UPDATE scan_code SET active = 1 WHERE code = ?", (card,))
    db.run("DELETE FROM consent WHERE person_id = ? AND id > ?", (before.record_id, agreed))


def _values(fields: Fields) -> tuple[object, ...]:
    named = fields.name or fields.nickname
    return (
        fields.name,
        fields.nickname,
        fields.phone,
        int(fields.phone_own),
        fields.other_number,
        fields.category,
        fields.employer,
        fields.note,
        compare_key(named) if named else None,
    )


def _write_lists(db: Database, person_id: int, fields: Fields) -> None:
    db.run_many(
        "INSERT INTO person_platform (person_id, place, platform) VALUES (?, ?, ?)",
        [(person_id, place, platform) for place, platform in enumerate(fields.platforms)],
    )
    db.run_many(
        "INSERT INTO person_role (person_id, role) VALUES (?, ?)",
        [(person_id, role) for role in fields.roles],
    )
    keys = keys_of(names=(fields.name, fields.nickname), numbers=(fields.phone, fields.other_number))
    db.run_many("INSERT INTO person_key (key, person_id) VALUES (?, ?)", [(key, person_id) for key in sorted(keys)])
