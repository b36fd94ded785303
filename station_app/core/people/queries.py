"""Reading people: one of them, by phone, by card, by the beginning of a key."""

from collections.abc import Sequence
from typing import Any

from station_app.core.errors import NotFound
from station_app.core.gate import ascii_digits, clean
from station_app.core.people.keys import DIGITS, INITIALS, NAME, SPELLED, looked_up
from station_app.core.people.model import Person
from station_app.core.storage.database import Database
from station_app.core.types import PersonId

_PERSON = """SELECT p.id, CASE WHEN p.root_id IS NULL THEN p.state ELSE 'merged' END,
    p.name, p.nickname, p.phone, p.phone_own, p.other_number, p.category,
    (SELECT group_concat(platform) FROM (SELECT platform FROM person_platform WHERE person_id = p.id ORDER BY place)),
    (SELECT group_concat(role) FROM (SELECT role FROM person_role WHERE person_id = p.id ORDER BY role)),
    p.employer, p.note,
    (SELECT code FROM scan_code WHERE person_id = p.id AND active = 1),
    (SELECT how FROM consent WHERE person_id = p.id ORDER BY id DESC LIMIT 1),
    p.created_at
    FROM person p"""

_AFTER_ALL = "\U0010ffff"


def by_id(db: Database, person_id: int) -> Person:
    """One person. Raises NotFound."""
    row = db.row(f"{_PERSON} WHERE p.id = ?", (person_id,))
    if row is None:
        raise NotFound("person", person_id)
    return _person(row)


def by_card(db: Database, code: str) -> Person | None:
    """Whose card this is; None for a code nobody has now."""
    row = db.row(f"{_PERSON} JOIN scan_code s ON s.person_id = p.id WHERE s.code = ? AND s.active = 1", (code,))
    return None if row is None else _person(row)


def card_known(db: Database, code: str) -> bool:
    """Whether a code was ever given out, lost and replaced cards included."""
    return db.value("SELECT 1 FROM scan_code WHERE code = ?", (code,)) is not None


def by_own_phone(db: Database, phone: str) -> Person | None:
    """The active person whose own phone this is."""
    row = db.row(
        f"{_PERSON} WHERE p.phone = ? AND p.phone_own = 1 AND p.state = 'active' AND p.root_id IS NULL",
        (phone,),
    )
    return None if row is None else _person(row)


def by_ids(db: Database, ids: Sequence[int]) -> list[Person]:
    """Several people in the order of the ids."""
    marks = ",".join("?" * len(ids))
    found = {row[0]: _person(row) for row in db.rows(f"{_PERSON} WHERE p.id IN ({marks})", tuple(ids))}
    return [found[number] for number in ids if number in found]


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
    )
