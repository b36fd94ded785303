"""Two records of one person become one: what stays, what is filled in, and how both come back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from station_app.core.audit.model import Before
from station_app.core.people import on_lists, queries, records
from station_app.core.people.model import MOST_PLATFORMS, NOTE_LIMIT, Person, PhoneTaken, Suspension
from station_app.core.people.records import Fields
from station_app.core.storage.database import Database
from station_app.core.types import Area

_JOINED = "；"
_ONE_VALUE = ("name", "nickname", "phone", "other_number", "employer")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the record that stays will say. `filled`: fields it gets from the other; `hidden`: the other's own values
    that no page shows any more. They are still found by them, and an undo brings them back."""

    fields: Fields
    suspended: Suspension | None
    filled: frozenset[str]
    hidden: frozenset[str]


def outcome(keep: Person, drop: Person, *, today: date) -> Outcome:
    """What merging `drop` into `keep` comes to: only gaps are filled, nothing that `keep` says is replaced."""
    said = {field: getattr(keep, field) or getattr(drop, field) for field in _ONE_VALUE}
    fields = Fields(
        **said,
        phone_own=_owns(keep, drop),
        category=drop.category if keep.category == "unknown" else keep.category,
        platforms=_union(keep.platforms, drop.platforms)[:MOST_PLATFORMS],
        roles=tuple(sorted({*keep.roles, *drop.roles})),
        note=_joined(keep.note, drop.note),
    )
    suspended = _longer(keep.suspended, drop.suspended, today)
    after = {**{name: getattr(fields, name) for name in records.COLUMNS}, "platforms": fields.platforms}
    after.update(roles=fields.roles, suspended=suspended)
    names = [name for name in after if name != "phone_own"]
    filled = {name for name in names if after[name] != getattr(keep, name)}
    hidden = {name for name in names if not _shown(getattr(drop, name), after[name])} - {"suspended"}
    if drop.category == "unknown":
        hidden.discard("category")
    return Outcome(fields, suspended, frozenset(filled), frozenset(hidden))


def merge(db: Database, keep: Person, drop: Person, *, today: date) -> list[Before]:
    """Write it: the rows stay where they are and are read under the root; what was before is handed back."""
    after = outcome(keep, drop, today=today)
    others = [person.id for person in queries.merged_into(db, drop.id)]
    before = [_snapshot(db, keep), Before("person", drop.id, {"root_id": None})]
    before += [Before("person", other, {"root_id": drop.id}) for other in others]
    before += _settle_open_visit(db, keep.id, drop.id)
    before += on_lists.settle(db, keep.id, drop.id)
    for record in (*others, drop.id):  # in this order: a record with others under it takes no root
        db.run("UPDATE person SET root_id = ? WHERE id = ?", (keep.id, record))
    if after.suspended != keep.suspended:
        records.suspend(db, keep.id, after.suspended)
    records.update(db, keep.id, after.fields)
    for person in (keep.id, drop.id):  # an open visit may have gone from one to the other
        seen = db.value("SELECT last_at FROM person_seen WHERE person_id = ?", (person,))
        if look_up_last_seen(db, person):
            before.append(Before("person_seen", person, {"last_at": seen}))
    return before


def take_apart(db: Database, rows: Sequence[Before]) -> frozenset[Area]:
    """Bring both records back as they were; the areas written beside that of people. Raises PhoneTaken."""
    keep, drop = kept_and_dropped(rows)
    records.restore(db, keep)
    records.restore_suspension(db, keep)
    phone, own = db.rows("SELECT phone, phone_own FROM person WHERE id = ?", (drop.record_id,))[0]
    owner = queries.by_own_phone(db, phone) if phone and own else None
    if owner is not None and owner.id != keep.record_id:
        raise PhoneTaken(owner.id, phone)
    roots = [was for was in rows if was.record == "person" and "root_id" in was.was]
    for was in sorted(roots, key=_root_first):
        db.run("UPDATE person SET root_id = ? WHERE id = ?", (was.was["root_id"], was.record_id))
    for person in (keep.record_id, drop.record_id):
        records.write_keys(db, person)
    listed = on_lists.come_back(db, rows)
    wrote = [_visit_back(db, was) for was in rows if was.record == "visit"]
    wrote += [look_up_last_seen(db, person) for person in (keep.record_id, drop.record_id)]
    return frozenset([Area.VISITS] * any(wrote) + [Area.TRAINING] * listed)


def kept_and_dropped(rows: Sequence[Before]) -> tuple[Before, Before]:
    """Of what the rows were before a merge: the record that stayed, and the one merged into it."""
    people = [was for was in rows if was.record == "person"]
    keep = next(was for was in people if "root_id" not in was.was)
    return keep, next(was for was in people if was.was.get("root_id", 0) is None)


def look_up_last_seen(db: Database, person_id: int) -> bool:
    """Find anew when a person last came, under all their records; tells whether that was another moment."""
    last = db.value(
        "SELECT max(v.arrived_at) FROM visit v WHERE v.state <> 'void' AND v.person_id IN"
        " (SELECT id FROM person WHERE id = ?1 OR root_id = ?1)",
        (person_id,),
    )
    if last == db.value("SELECT last_at FROM person_seen WHERE person_id = ?", (person_id,)):
        return False
    db.run("DELETE FROM person_seen WHERE person_id = ?", (person_id,))
    if last is not None:
        db.run("INSERT INTO person_seen (person_id, last_at) VALUES (?, ?)", (person_id, last))
    return True


def _snapshot(db: Database, keep: Person) -> Before:
    was = records.snapshot(db, keep)
    return Before(was.record, was.record_id, {**was.was, **records.suspension_text(keep.suspended)})


def _settle_open_visit(db: Database, keep: int, drop: int) -> list[Before]:
    # Nobody is here under a merged record: the visit goes on under the root, or ends if the root is here itself.
    visit = db.value("SELECT id FROM visit WHERE person_id = ? AND state = 'in'", (drop,))
    if visit is None:
        return []
    if db.value("SELECT 1 FROM visit WHERE person_id = ? AND state = 'in'", (keep,)):
        db.run("UPDATE visit SET state = 'auto' WHERE id = ?", (visit,))
        return [Before("visit", visit, {"state": "in"})]
    db.run("UPDATE visit SET person_id = ? WHERE id = ?", (keep, visit))
    return [Before("visit", visit, {"person_id": drop, "moved_to": keep})]


def _visit_back(db: Database, was: Before) -> bool:
    if "person_id" in was.was:  # unless it was found since to be somebody else's
        theirs = (was.was["person_id"], was.record_id, was.was["moved_to"])
        db.run("UPDATE visit SET person_id = ? WHERE id = ? AND person_id = ?", theirs)
        return bool(db.value("SELECT changes()"))
    state = db.value("SELECT state FROM visit WHERE id = ?", (was.record_id,))
    if state == "auto":
        db.run("UPDATE visit SET state = 'in' WHERE id = ?", (was.record_id,))
    return bool(state == "auto")


def _root_first(was: Before) -> bool:
    return was.was["root_id"] is not None


def _owns(keep: Person, drop: Person) -> bool:
    if keep.phone is None and drop.phone is not None:
        return drop.phone_own
    return keep.phone_own or (drop.phone == keep.phone and drop.phone_own)


def _union(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def _joined(keep: str | None, drop: str | None) -> str | None:
    if keep is None or drop is None or drop in keep:
        return keep or drop
    both = keep + _JOINED + drop
    return both if len(both) <= NOTE_LIMIT else keep


def _longer(keep: Suspension | None, drop: Suspension | None, today: date) -> Suspension | None:
    if drop is None or not drop.in_force(today):
        return keep
    if keep is None or not keep.in_force(today):
        return drop
    ends = (keep.until or date.max, drop.until or date.max)
    return drop if ends[1] > ends[0] else keep


def _shown(value: object, after: object) -> bool:
    if isinstance(value, tuple) and isinstance(after, tuple):
        return set(value) <= set(after)
    if isinstance(value, str) and isinstance(after, str):
        return value == after or (_JOINED in after and value in after)
    return value is None or value == after
