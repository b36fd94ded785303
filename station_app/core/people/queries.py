"""Reading people: one of them, by phone, by card, by the beginning of a key."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from station_app.core.clock import from_text
from station_app.core.errors import NotFound
from station_app.core.gate import ascii_digits, clean
from station_app.core.people.keys import DIGITS, INITIALS, NAME, SPELLED, looked_up
from station_app.core.people.model import Consent, Notice, Person, Suspension
from station_app.core.storage.database import Database
from station_app.core.types import PersonId

# A record and those merged into it; whoever reads a card or a consent of a person means them all.
_GROUP = "(SELECT p.id UNION ALL SELECT g.id FROM person g WHERE g.root_id = p.id)"
_AGREED = f"FROM consent WHERE person_id IN {_GROUP} ORDER BY id DESC LIMIT 1"

_PERSON = f"""SELECT p.id, CASE WHEN p.root_id IS NULL THEN p.state ELSE 'merged' END,
    p.name, p.nickname, p.phone, p.phone_own, p.other_number, p.category,
    (SELECT group_concat(platform) FROM (SELECT platform FROM person_platform WHERE person_id = p.id ORDER BY place)),
    (SELECT group_concat(role) FROM (SELECT role FROM person_role WHERE person_id = p.id ORDER BY role)),
    p.employer, p.note,
    (SELECT code FROM scan_code WHERE person_id IN {_GROUP} AND active = 1
        ORDER BY person_id <> p.id, at DESC, code LIMIT 1),
    (SELECT how {_AGREED}),
    p.created_at,
    (SELECT version < (SELECT max(version) FROM notice) {_AGREED}),
    p.suspended_reason, p.suspended_since, p.suspended_until
    FROM person p"""

_AFTER_ALL = "\U0010ffff"


def by_id(db: Database, person_id: int) -> Person:
    """One person. Raises NotFound."""
    row = db.row(f"{_PERSON} WHERE p.id = ?", (person_id,))
    if row is None:
        raise NotFound("person", person_id)
    return _person(row)


def by_card(db: Database, code: str) -> Person | None:
    """Whose card this is, also when it was given to a record merged into theirs; None for a code nobody has now."""
    row = db.row(
        f"{_PERSON} WHERE p.id = (SELECT coalesce(r.root_id, r.id) FROM scan_code s JOIN person r ON r.id = s.person_id"
        " WHERE s.code = ? AND s.active = 1)",
        (code,),
    )
    return None if row is None else _person(row)


def card_known(db: Database, code: str) -> bool:
    """Whether a code was ever given out, lost and replaced cards included."""
    return db.value("SELECT 1 FROM scan_code WHERE code = ?", (code,)) is not None


def by_own_phone(db: Database, phone: str) -> Person | None:
    """The active person whose own phone this is, or was under a record merged into theirs."""
    row = db.row(
        f"{_PERSON} WHERE p.id = (SELECT coalesce(o.root_id, o.id) FROM person o WHERE o.phone = ? AND o.phone_own = 1"
        " AND o.state = 'active' ORDER BY o.root_id IS NOT NULL LIMIT 1)",
        (phone,),
    )
    return None if row is None else _person(row)


def by_ids(db: Database, ids: Sequence[int]) -> list[Person]:
    """Several people in the order of the ids."""
    marks = ",".join("?" * len(ids))
    found = {row[0]: _person(row) for row in db.rows(f"{_PERSON} WHERE p.id IN ({marks})", tuple(ids))}
    return [found[number] for number in ids if number in found]


def root_of(db: Database, person_id: int) -> PersonId:
    """Under which record a person is kept: the one theirs was merged into, or their own. Raises NotFound."""
    root = db.value("SELECT coalesce(root_id, id) FROM person WHERE id = ?", (person_id,))
    if root is None:
        raise NotFound("person", person_id)
    return PersonId(root)


def group_of(db: Database, person_id: int) -> tuple[PersonId, ...]:
    """All records of one person, the root first. Raises NotFound."""
    root = root_of(db, person_id)
    return (root, *(person.id for person in merged_into(db, root)))


def merged_into(db: Database, person_id: int) -> list[Person]:
    """The records merged into a person's, the oldest first."""
    return [_person(row) for row in db.rows(f"{_PERSON} WHERE p.root_id = ? ORDER BY p.id", (person_id,))]


def notice(db: Database) -> Notice:
    """What is told now to somebody who is kept on file."""
    return notice_of(db, db.value("SELECT max(version) FROM notice"))


def notice_of(db: Database, version: int) -> Notice:
    """One version of the notice. Raises NotFound."""
    row = db.row("SELECT version, text, at FROM notice WHERE version = ?", (version,))
    if row is None:
        raise NotFound("notice", version)
    return Notice(row[0], row[1], from_text(row[2]))


def consents(db: Database, person_id: int) -> list[Consent]:
    """What a person agreed to, under all their records, the latest first. Raises NotFound."""
    group = group_of(db, person_id)
    rows = db.rows(
        "SELECT c.version, c.how, c.at, s.name FROM consent c LEFT JOIN staff s ON s.id = c.by_id"
        f" WHERE c.person_id IN ({','.join('?' * len(group))}) ORDER BY c.id DESC",
        group,
    )
    return [Consent(version, how, from_text(at), by_name) for version, how, at, by_name in rows]


def recent(db: Database, *, limit: int = 50, offset: int = 0) -> list[PersonId]:
    """Active people, the latest visitor first, those never seen last."""
    rows = db.rows(
        "SELECT p.id FROM person p LEFT JOIN person_seen s ON s.person_id = p.id"
        " WHERE p.state = 'active' AND p.root_id IS NULL"
        " ORDER BY s.last_at DESC NULLS LAST, p.id DESC LIMIT ? OFFSET ?",
        (limit, offset),
    )
    return [PersonId(row[0]) for row in rows]


def count_active(db: Database) -> int:
    """How many people the station knows."""
    return int(db.value("SELECT count(*) FROM person WHERE state = 'active' AND root_id IS NULL"))


def key_starts(text: str) -> tuple[str, ...]:
    """The beginnings of keys a typed text may mean: part of a name, pinyin, initials, a run of digits; or none."""
    typed = clean(text)
    plain, digits = looked_up(typed), ascii_digits(typed)
    if not plain:
        return ()
    if digits and not any(c.isalpha() for c in typed):
        return (DIGITS + digits, NAME + plain) if len(digits) >= 2 else (NAME + plain,)
    if plain.isascii():
        return (SPELLED + plain, INITIALS + plain, NAME + plain)
    return (NAME + plain,)


def key_range(start: str) -> tuple[str, str]:
    """The lower and upper bound of the keys that begin with `start`, for `key >= ? AND key < ?`."""
    return start, start + _AFTER_ALL


def _person(row: tuple[Any, ...]) -> Person:
    (
        number,
        state,
        name,
        nickname,
        phone,
        own,
        other,
        category,
        platforms,
        roles,
        employer,
        note,
        card,
        consent,
        at,
        older,
        reason,
        since,
        until,
    ) = row
    return Person(
        id=PersonId(number),
        state=state,
        name=name,
        nickname=nickname,
        phone=phone,
        phone_own=bool(own),
        other_number=other,
        category=category,
        platforms=tuple(platforms.split(",")) if platforms else (),
        roles=tuple(roles.split(",")) if roles else (),
        employer=employer,
        note=note,
        card=card,
        consent=consent,
        created_at=at,
        consent_older=bool(older),
        suspended=None
        if reason is None
        else Suspension(reason, from_text(since), None if until is None else date.fromisoformat(until)),
    )
