"""Writing a person's rows: plain functions for the commands of this feature and of those above it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import cast

from station_app.core.audit.model import Before
from station_app.core.clock import to_text
from station_app.core.errors import NotValid
from station_app.core.gate import compare_key, gate, gate_name
from station_app.core.people import queries
from station_app.core.people.keys import keys_of
from station_app.core.people.model import (
    MOST_PLATFORMS,
    NAME_LIMIT,
    NOTE_LIMIT,
    CardTaken,
    CodeOfHouse,
    CodeOfTool,
    How,
    Particulars,
    Person,
    PhoneTaken,
    Role,
    Suspension,
    read_card,
    read_number,
)
from station_app.core.settings.model import Dictionary
from station_app.core.settings.queries import require_code
from station_app.core.storage.database import Database
from station_app.core.types import PersonId

_FoundBy = tuple[str | None, str | None, str | None, str | None]
"""Name, form of address, phone, other number of one record."""

COLUMNS = ("name", "nickname", "phone", "phone_own", "other_number", "category", "employer", "note")

SUSPENDED = ("suspended_reason", "suspended_since", "suspended_until")


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


def edited(person: Person, said: Particulars) -> Fields:
    """What is written of a person once this is said of them; what is left out stays. Raises TooLong, NotValid."""
    fields = gated({**said_of(person), **said})
    if "phone" not in said:
        return replace(fields, phone=person.phone, other_number=person.other_number)
    if person.phone and fields.phone:  # a mobile for a mobile: another number, come with a merged record, stays
        return replace(fields, other_number=person.other_number)
    return fields


def insert(db: Database, fields: Fields, *, now: datetime, by: int | None) -> PersonId:
    """Add a person's rows and keys."""
    person = PersonId(
        db.run(
            "INSERT INTO person (name, nickname, phone, phone_own, other_number, category, employer, note,"
            " name_key, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*values(fields), to_text(now), by),
        )
    )
    _write_lists(db, person, fields)
    _insert_keys(db, person, [_found_by(fields)])
    return person


def update(db: Database, person_id: int, fields: Fields) -> None:
    """Replace what is written of a person, and the keys they are found by."""
    assignments = ", ".join(f"{column} = ?" for column in (*COLUMNS, "name_key"))
    db.run(f"UPDATE person SET {assignments} WHERE id = ?", (*values(fields), person_id))
    for table in ("person_platform", "person_role"):
        db.run(f"DELETE FROM {table} WHERE person_id = ?", (person_id,))
    _write_lists(db, person_id, fields)
    write_keys(db, person_id)


def write_keys(db: Database, person_id: int) -> None:
    """Write anew what a person is found by: the names and numbers of all their records lead to the root."""
    rows = db.rows(
        "SELECT id, name, nickname, phone, other_number FROM person WHERE id = ?1 OR root_id = ?1", (person_id,)
    )
    db.run_many("DELETE FROM person_key WHERE person_id = ?", [(row[0],) for row in rows])
    _insert_keys(db, person_id, [row[1:] for row in rows])


def give_card(db: Database, person_id: int, code: str, *, now: datetime) -> str:
    """Give a person a card; those they had, under whichever record, stop working.

    Raises NotValid, CardTaken, CodeOfTool, CodeOfHouse.
    """
    card = read_card(code)
    group = queries.group_of(db, person_id)
    of_tool = db.value(
        "SELECT tool_id FROM scan_code WHERE code = ?1 AND tool_id IS NOT NULL"
        " UNION ALL SELECT id FROM tool WHERE code = ?1 AND state <> 'withdrawn'",
        (card,),
    )
    if of_tool is not None:
        raise CodeOfTool(of_tool, card)
    of_house = db.value(
        "SELECT 1 FROM scan_code WHERE code = ?1 AND (amenity_id IS NOT NULL OR item_id IS NOT NULL)"
        " UNION ALL SELECT 1 FROM amenity WHERE code = ?1 AND state <> 'withdrawn'",
        (card,),
    )
    if of_house is not None:
        raise CodeOfHouse(card)
    owner = db.row("SELECT person_id, active FROM scan_code WHERE code = ?", (card,))
    if owner is not None:
        if owner[0] in group and owner[1]:
            return card
        raise CardTaken(queries.root_of(db, owner[0]), card)
    db.run_many("UPDATE scan_code SET active = 0 WHERE person_id = ? AND active = 1", [(each,) for each in group])
    db.run("INSERT INTO scan_code (code, person_id, at) VALUES (?, ?, ?)", (card, person_id, to_text(now)))
    return card


def note_consent(db: Database, person_id: int, how: str, *, now: datetime, by: int | None) -> None:
    """Write down that somebody agreed to be kept on file, to the notice as it is told now. Raises NotValid."""
    if how not in tuple(How):
        raise NotValid("person.consent", how)
    db.run(
        "INSERT INTO consent (person_id, version, how, at, by_id) VALUES (?, ?, ?, ?, ?)",
        (person_id, queries.notice(db).version, how, to_text(now), by),
    )


def suspend(db: Database, person_id: int, suspension: Suspension | None) -> None:
    """Write that somebody may not borrow for now; None that they may again."""
    restore_suspension(db, Before("person", person_id, suspension_text(suspension)))


def suspension_text(suspension: Suspension | None) -> dict[str, object]:
    """A suspension, or none, as its columns hold it."""
    if suspension is None:
        return dict.fromkeys(SUSPENDED)
    until = None if suspension.until is None else suspension.until.isoformat()
    return dict(zip(SUSPENDED, (suspension.reason, to_text(suspension.since), until), strict=True))


def restore_suspension(db: Database, before: Before) -> None:
    """Put a suspension, or none, back to how it stood."""
    assignments = ", ".join(f"{column} = ?" for column in SUSPENDED)
    values = tuple(before.was[column] for column in SUSPENDED)
    db.run(f"UPDATE person SET {assignments} WHERE id = ?", (*values, before.record_id))


def withdraw(db: Database, person_id: int) -> None:
    """Take a registration back: the person is found no more, the phone and the card are free; the row stays."""
    db.run("UPDATE person SET state = 'withdrawn' WHERE id = ?", (person_id,))
    db.run("DELETE FROM person_key WHERE person_id = ?", (person_id,))
    db.run("DELETE FROM scan_code WHERE person_id = ?", (person_id,))


def snapshot(db: Database, person: Person) -> Before:
    """What is written of a person now, for an undo of what comes next."""
    agreed = db.value("SELECT coalesce(max(id), 0) FROM consent WHERE person_id = ?", (person.id,))
    group = queries.group_of(db, person.id) if person.state == "active" else (person.id,)
    cards = db.rows(
        f"SELECT code FROM scan_code WHERE active = 1 AND person_id IN ({','.join('?' * len(group))}) ORDER BY code",
        group,
    )
    said = {**said_of(person), "phone": person.phone, "other_number": person.other_number}
    return Before("person", person.id, {**said, "cards": [row[0] for row in cards], "last_consent": agreed})


def restore(db: Database, before: Before) -> None:
    """Put a person back to a snapshot. Raises PhoneTaken when the phone has found another owner since."""
    was = before.was
    fields = gated(cast(Particulars, {**was, "phone": was["phone"] or was.get("other_number")}))
    if "other_number" in was:  # a merged person may have both
        fields = replace(fields, other_number=cast(str | None, was["other_number"]))
    require_allowed(db, fields, but=before.record_id)
    update(db, before.record_id, fields)
    cards = was["cards"] if "cards" in was else [was["card"]]
    # A card and a consent given by what is taken back never were: the card may go to its true owner.
    db.run(
        "DELETE FROM scan_code WHERE person_id = ? AND active = 1 AND code NOT IN (SELECT value FROM json_each(?)"
        " WHERE value IS NOT NULL)",
        (before.record_id, json.dumps(cards)),
    )
    db.run("UPDATE scan_code SET active = 1 WHERE code IN (SELECT value FROM json_each(?))", (json.dumps(cards),))
    db.run("DELETE FROM consent WHERE person_id = ? AND id > ?", (before.record_id, was["last_consent"]))


def values(fields: Fields) -> tuple[object, ...]:
    """What is written of a person in the order of `COLUMNS`, and the key their name is compared by."""
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


def _found_by(fields: Fields) -> _FoundBy:
    return (fields.name, fields.nickname, fields.phone, fields.other_number)


def _insert_keys(db: Database, person_id: int, records: Sequence[_FoundBy]) -> None:
    keys: set[str] = set()
    for name, nickname, phone, other_number in records:
        keys |= keys_of(names=(name, nickname), numbers=(phone, other_number))
    db.run_many("INSERT INTO person_key (key, person_id) VALUES (?, ?)", [(key, person_id) for key in sorted(keys)])
