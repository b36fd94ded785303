"""What the station already knows of a file's lines: its words, its people by phone and by name, its import keys."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar

from station_app.core.clock import from_text
from station_app.core.errors import NotFound
from station_app.core.gate import compare_key
from station_app.core.imports.model import Lookups
from station_app.core.imports.resolve import Known
from station_app.core.settings.model import Dictionary
from station_app.core.settings.queries import lookup
from station_app.core.storage.database import Database
from station_app.core.types import ActId, PersonId

_AT_ONCE = 5_000
_HARMLESS = (
    "visits.check_in", "visits.check_in_anonymous", "visits.check_out", "visits.end_run_out", "visits.set_category",
    "visits.close_day", "visits.close_past_days", "visits.void", "lending.lend", "lending.give_back", "lending.renew",
    "lending.reserve", "lending.cancel_reservation", "supplies.issue", "amenities.occupy", "amenities.free",
)  # fmt: skip

_T = TypeVar("_T")


def lookups(db: Database) -> Lookups:
    """The station's dictionaries as an import reads words by."""
    return Lookups(
        categories=lookup(db, Dictionary.CATEGORY),
        platforms=lookup(db, Dictionary.PLATFORM),
        services=lookup(db, Dictionary.SERVICE),
        tool_kinds=lookup(db, Dictionary.TOOL_KIND),
        supply_kinds=lookup(db, Dictionary.SUPPLY_KIND),
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


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose a card is or was: the person, the compare key of their name, and whether the card works."""

    person: PersonId
    name_key: str | None = field(repr=False)
    active: bool


_TOOLS = Holder(PersonId(0), None, active=False)


def holders(db: Database, cards: Iterable[str]) -> dict[str, Holder]:
    """Card ever given out → its holder, also when it was given to a record merged into theirs; a tool's is nobody's."""
    found: dict[str, Holder] = {}
    for some in _parts(sorted(set(cards))):
        rows = db.rows(
            "SELECT c.code, r.id, r.name_key, c.active FROM scan_code c JOIN person p ON p.id = c.person_id"
            f" JOIN person r ON r.id = coalesce(p.root_id, p.id) WHERE c.code IN ({_marks(some)})",
            some,
        )
        found.update((code, Holder(PersonId(person), key, bool(active))) for code, person, key, active in rows)
        tools = db.rows(
            f"SELECT code FROM scan_code WHERE tool_id IS NOT NULL AND code IN ({_marks(some)})"
            f" UNION SELECT code FROM tool WHERE state <> 'withdrawn' AND code IN ({_marks(some)})",
            (*some, *some),
        )
        found.update((row[0], _TOOLS) for row in tools)
    return found


def people_without_phone(db: Database) -> Iterator[tuple[PersonId, str, str]]:
    """Everybody kept without a mobile phone, oldest record first: id, compare key of the name, other number.

    A record merged into another counts under that one, so that its line of a list is known again.
    """
    for person, key, number in db.rows(
        "SELECT coalesce(root_id, id), coalesce(name_key, ''), coalesce(other_number, '') FROM person"
        " WHERE phone IS NULL AND state = 'active' ORDER BY id"
    ):
        yield PersonId(person), key, number


def known_people(db: Database, ids: Iterable[int]) -> dict[PersonId, Known]:
    """What to call these people, and every name they go by, those of records merged into theirs included."""
    found: dict[PersonId, Known] = {}
    for some in _parts(sorted(set(ids))):
        names: defaultdict[int, set[str]] = defaultdict(set)
        labels: dict[int, str | None] = {}
        for root, own, name, nickname in db.rows(
            "SELECT coalesce(root_id, id), root_id IS NULL, name, nickname FROM person"
            f" WHERE id IN ({_marks(some)}) OR root_id IN ({_marks(some)})",
            (*some, *some),
        ):
            names[root].update(compare_key(word) for word in (name, nickname) if word)
            if own:
                labels[root] = name or nickname
        found.update((PersonId(root), Known(PersonId(root), labels.get(root), frozenset(names[root]))) for root in some)
    return found


def roots_of(db: Database, ids: Iterable[int]) -> dict[int, PersonId]:
    """The record each of these people is kept under. Raises NotFound for one that is withdrawn or never was."""
    wanted = sorted(set(ids))
    found: dict[int, PersonId] = {}
    for some in _parts(wanted):
        rows = db.rows(
            "SELECT p.id, r.id FROM person p JOIN person r ON r.id = coalesce(p.root_id, p.id)"
            f" WHERE r.state = 'active' AND p.id IN ({_marks(some)})",
            some,
        )
        found.update((person, PersonId(root)) for person, root in rows)
    for person in wanted:
        if person not in found:
            raise NotFound("person", person)
    return found


@dataclass(frozen=True, slots=True)
class TakenBefore:
    """The visit an import key brought before: whose it is (None: nobody's), and the import it came with."""

    person: PersonId | None
    batch: int


def taken_keys(db: Database, keys: Iterable[str]) -> dict[str, TakenBefore]:
    """Import key → the visit it brought, for keys taken before."""
    found: dict[str, TakenBefore] = {}
    for some in _parts(sorted(set(keys))):
        rows = db.rows(
            "SELECT r.key, coalesce(p.root_id, p.id), r.batch_id FROM import_row r JOIN visit v ON v.id = r.visit_id"
            f" LEFT JOIN person p ON p.id = v.person_id WHERE r.key IN ({_marks(some)})",
            some,
        )
        for key, person, batch in rows:
            found[key] = TakenBefore(None if person is None else PersonId(person), batch)
    return found


def usual_of(db: Database, ids: Iterable[int]) -> dict[int, tuple[str, str | None]]:
    """Category and first platform of these people, for lines that leave them out."""
    found: dict[int, tuple[str, str | None]] = {}
    for some in _parts(sorted(ids)):
        rows = db.rows(
            "SELECT p.id, p.category, pp.platform FROM person p"
            " LEFT JOIN person_platform pp ON pp.person_id = p.id AND pp.place = 0"
            f" WHERE p.id IN ({_marks(some)})",
            some,
        )
        found.update((person, (category, platform)) for person, category, platform in rows)
    return found


def taken_counts(db: Database, batches: Iterable[int]) -> dict[int, int]:
    """How many lines each of these imports brought."""
    some = tuple(sorted(set(batches)))
    rows = db.rows(f"SELECT id, taken FROM import_batch WHERE id IN ({_marks(some)})", some)
    return dict(rows)


def taken_before(db: Database, kind: str, sha256: str) -> frozenset[int]:
    """The imports that took this very file, byte for byte, and were not undone."""
    rows = db.rows("SELECT id FROM import_batch WHERE kind = ? AND sha256 = ? AND undone_at IS NULL", (kind, sha256))
    return frozenset(row[0] for row in rows)


def changed_since(db: Database, seen: int) -> bool:
    """Whether anything was done since an act that an import decides by: arriving and leaving are not among it."""
    found = db.value(
        f"SELECT 1 FROM act WHERE id > ? AND what NOT IN ({_marks(_HARMLESS)}) LIMIT 1", (seen, *_HARMLESS)
    )
    return found is not None


def mappings(db: Database, kind: str) -> dict[str, dict[str, str]]:
    """What columns were said to hold before: digest of a header → column letter → field."""
    rows = db.rows("SELECT headers, mapping FROM import_mapping WHERE kind = ?", (kind,))
    return {headers: json.loads(mapping) for headers, mapping in rows}


@dataclass(frozen=True, slots=True)
class Batch:
    """One import as the list of imports shows it. `stayed`: people or tools its undo left, as more hung on them."""

    id: int
    op: ActId
    kind: str
    file: str | None
    at: datetime
    by_name: str | None
    taken: int
    completed: int
    not_taken: int
    undone_at: datetime | None
    people: int
    stayed: int


def batches(db: Database, limit: int = 50) -> list[Batch]:
    """The latest imports, newest first."""
    rows = db.rows(
        "SELECT b.id, a.id, b.kind, b.file, b.at, s.name, b.taken, b.completed, b.not_taken, u.at,"
        " (SELECT count(*) FROM import_person i WHERE i.batch_id = b.id),"
        " (SELECT count(*) FROM import_person i JOIN person p ON p.id = i.person_id"
        "  WHERE i.batch_id = b.id AND b.undone_at IS NOT NULL AND p.state = 'active')"
        " + (SELECT count(*) FROM import_tool i JOIN tool t ON t.id = i.tool_id"
        "  WHERE i.batch_id = b.id AND b.undone_at IS NOT NULL AND t.state <> 'withdrawn')"
        " FROM import_batch b JOIN act_about o ON o.record = 'import_batch' AND o.record_id = b.id"
        " JOIN act a ON a.id = o.act_id AND a.what = 'imports.' || b.kind"
        " LEFT JOIN act u ON u.undoes = a.id LEFT JOIN staff s ON s.id = b.by_id ORDER BY b.id DESC LIMIT ?",
        (limit,),
    )
    return [_batch(row) for row in rows]


def batch_by_id(db: Database, batch: int) -> Batch:
    """One import. Raises NotFound."""
    found = next((one for one in batches(db, limit=-1) if one.id == batch), None)
    if found is None:
        raise NotFound("import_batch", batch)
    return found


def _batch(row: tuple[Any, ...]) -> Batch:
    number, op, kind, file, at, by_name, taken, completed, not_taken, undone_at, people, stayed = row
    return Batch(
        id=number,
        op=ActId(op),
        kind=kind,
        file=file,
        at=from_text(at),
        by_name=by_name,
        taken=taken,
        completed=completed,
        not_taken=not_taken,
        undone_at=None if undone_at is None else from_text(undone_at),
        people=people,
        stayed=stayed,
    )


def _marks(values: Sequence[Any]) -> str:
    return ",".join("?" * len(values))


def _parts(values: Sequence[_T]) -> Iterator[tuple[_T, ...]]:
    rest = iter(values)
    while some := tuple(islice(rest, _AT_ONCE)):
        yield some
