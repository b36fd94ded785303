"""Lists of people for a page: by what they are, or by what is still to be asked of them. Ids in order, for a table."""

from array import array
from collections.abc import Sequence
from datetime import date

from station_app.core.people.model import Lack, Person, Role
from station_app.core.people.queries import root_of
from station_app.core.storage.database import Database
from station_app.core.types import PersonId

_ACTIVE = "p.state = 'active' AND p.root_id IS NULL"
_LATEST = "ORDER BY s.last_at DESC NULLS LAST, p.id DESC"
_SEEN = "LEFT JOIN person_seen s ON s.person_id = p.id"
_NAMELESS = f"FROM person p INDEXED BY person_incomplete {{join}} WHERE p.name IS NULL AND {_ACTIVE}"


def incomplete(db: Database) -> "array[int]":
    """Who lacks a name: known by a form of address or a number only. The latest visitor first."""
    return _ids(db, f"SELECT p.id {_NAMELESS.format(join=_SEEN)} {_LATEST}")


def count_incomplete(db: Database) -> int:
    """How many lack a name, for a badge."""
    return int(db.value(f"SELECT count(*) {_NAMELESS.format(join='')}"))


def volunteers(db: Database) -> "array[int]":
    """Who is a volunteer, the latest visitor first."""
    return _ids(
        db,
        f"SELECT p.id FROM person_role r JOIN person p ON p.id = r.person_id {_SEEN}"
        f" WHERE r.role = ? AND {_ACTIVE} {_LATEST}",
        Role.VOLUNTEER,
    )


def suspended(db: Database, *, today: date) -> "array[int]":
    """Who may not borrow on a day, the latest suspension first."""
    return _ids(
        db,
        f"SELECT p.id FROM person p WHERE p.suspended_reason IS NOT NULL AND {_ACTIVE}"
        " AND (p.suspended_until IS NULL OR p.suspended_until >= ?) ORDER BY p.suspended_since DESC, p.id DESC",
        today.isoformat(),
    )


def lacks(db: Database, people: Sequence[Person]) -> dict[PersonId, tuple[Lack, ...]]:
    """What is still to be asked of each: name, category, the platform of somebody who works for one, consent."""
    platform_workers = {row[0] for row in db.rows("SELECT code FROM category WHERE kin = 'new_employment'")}
    return {person.id: tuple(_lacks(person, platform_workers)) for person in people}


def alike(db: Database, person_id: int, *, limit: int = 5, by_address: bool = True) -> list[PersonId]:
    """Who may be the same person: the same number first, then the same name. Raises NotFound.

    `by_address`: a name and a form of address count too, though many are called 张师傅.
    """
    root = root_of(db, person_id)
    rows = db.rows(
        "WITH mine AS (SELECT id, name, name_key, phone FROM person WHERE id = ?1 OR root_id = ?1),"
        " found AS (SELECT o.id, 0 AS rank FROM mine m JOIN person o ON o.phone = m.phone"
        " UNION ALL SELECT k.person_id, 0 FROM mine m JOIN person_key k ON k.key = 'd' || m.phone"
        " UNION ALL SELECT o.id, 1 + (o.name IS NULL) FROM mine m JOIN person o ON o.name_key = m.name_key"
        " WHERE ?3 OR (m.name IS NOT NULL AND o.name IS NOT NULL))"
        f" SELECT p.id FROM found f JOIN person p ON p.id = f.id {_SEEN} WHERE {_ACTIVE} AND p.id <> ?1"
        f" GROUP BY p.id ORDER BY min(f.rank), s.last_at DESC NULLS LAST, p.id DESC LIMIT ?2",
        (root, limit, by_address),
    )
    return [PersonId(row[0]) for row in rows]


def _lacks(person: Person, platform_workers: set[str]) -> list[Lack]:
    found = [] if person.name else [Lack.NAME]
    if person.category == "unknown":
        found.append(Lack.CATEGORY)
    if person.category in platform_workers and not person.platforms:
        found.append(Lack.PLATFORM)
    if (person.phone or person.other_number) and person.consent is None:
        found.append(Lack.CONSENT)
    return found


def _ids(db: Database, sql: str, *values: object) -> "array[int]":
    return array("q", (row[0] for row in db.rows(sql, values)))
