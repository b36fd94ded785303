"""What the station already knows of a file's lines: its words, its people by phone and by name, its import keys."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from station_app.core.gate import compare_key
from station_app.core.imports.model import Lookups
from station_app.core.settings.model import Dictionary
from station_app.core.settings.queries import lookup
from station_app.core.storage.database import Database
from station_app.core.types import PersonId

_AT_ONCE = 5_000


def lookups(db: Database) -> Lookups:
    """The station's dictionaries as an import reads words by."""
    return Lookups(
        categories=lookup(db, Dictionary.CATEGORY),
        platforms=lookup(db, Dictionary.PLATFORM),
        services=lookup(db, Dictionary.SERVICE),
    )


def people_by_phone(db: Database, phones: Iterable[str]) -> dict[str, PersonId]:
    """Phone → the active person whose own it is, also when it is that of a record merged into theirs."""
    found: dict[str, PersonId] = {}
    for some in _parts(sorted(set(phones))):
        rows = db.rows(
            "SELECT phone, coalesce(root_id, id) FROM person WHERE phone_own = 1 AND state = 'active'"
            f" AND phone IN ({','.join('?' * len(some))}) ORDER BY root_id IS NULL",
            some,
        )
        found.update((phone, PersonId(person)) for phone, person in rows)
    return found


def people_by_name(db: Database, names: Iterable[str]) -> dict[str, frozenset[PersonId]]:
    """Compare key of a name → every active person of that name."""
    found: defaultdict[str, set[PersonId]] = defaultdict(set)
    for some in _parts(sorted({compare_key(name) for name in names})):
        rows = db.rows(
            "SELECT name_key, coalesce(root_id, id) FROM person WHERE name IS NOT NULL AND state = 'active'"
            f" AND name_key IN ({','.join('?' * len(some))})",
            some,
        )
        for key, person in rows:
            found[key].add(PersonId(person))
    return {key: frozenset(people) for key, people in found.items()}


def people_by_card(db: Database, cards: Iterable[str]) -> dict[str, tuple[PersonId, str | None]]:
    """Card in use → whose it is, and the compare key of their name."""
    found: dict[str, tuple[PersonId, str | None]] = {}
    for some in _parts(sorted(set(cards))):
        rows = db.rows(
            "SELECT c.code, p.id, p.name_key FROM scan_code c JOIN person p ON p.id = c.person_id"
            f" WHERE c.active = 1 AND c.code IN ({','.join('?' * len(some))})",
            some,
        )
        found.update((code, (PersonId(person), key)) for code, person, key in rows)
    return found


def people_without_phone(db: Database) -> Iterator[tuple[PersonId, str, str]]:
    """Everybody without a mobile phone, oldest record first: id, compare key of the name, other number."""
    for person, key, number in db.rows(
        "SELECT id, coalesce(name_key, ''), coalesce(other_number, '') FROM person"
        " WHERE phone IS NULL AND state = 'active' AND root_id IS NULL ORDER BY id"
    ):
        yield PersonId(person), key, number


def taken_keys(db: Database, keys: Iterable[str]) -> dict[str, PersonId | None]:
    """Import key → the person of the visit it brought (None without one), for keys taken before."""
    found: dict[str, PersonId | None] = {}
    for some in _parts(sorted(set(keys))):
        rows = db.rows(
            "SELECT r.key, coalesce(p.root_id, p.id) FROM import_row r JOIN visit v ON v.id = r.visit_id"
            f" LEFT JOIN person p ON p.id = v.person_id WHERE r.key IN ({','.join('?' * len(some))})",
            some,
        )
        found.update((key, None if person is None else PersonId(person)) for key, person in rows)
    return found


def _parts(values: Sequence[str]) -> Iterator[tuple[str, ...]]:
    rest = iter(values)
    while some := tuple(islice(rest, _AT_ONCE)):
        yield some
