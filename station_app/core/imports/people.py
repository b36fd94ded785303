"""Taking over a list of people: every line once, all or nothing; gaps are filled in, nothing is replaced."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from station_app.core.audit.commands import record
from station_app.core.audit.queries import first_done
from station_app.core.gate import compare_key
from station_app.core.imports import queries
from station_app.core.imports.batches import begin_batch, note_person, refuse_replay
from station_app.core.imports.model import PeopleFile, PersonRow
from station_app.core.imports.parse import parse_people
from station_app.core.imports.report import Fate, Report, counted, counted_reasons, left_out_of
from station_app.core.imports.sheets import read_table
from station_app.core.people import queries as people
from station_app.core.people import records
from station_app.core.people.model import Particulars, Person
from station_app.core.staff.model import Right
from station_app.core.staff.queries import require
from station_app.core.storage.database import Database, write
from station_app.core.types import ActId, Area, Done, PersonId, Step

TOUCHED = frozenset({Area.PEOPLE, Area.IMPORTS})
_TELL_EVERY = 200


@dataclass(frozen=True, slots=True)
class _Plan:
    """What each line of the list will do, lines of one person put together."""

    new: tuple[PersonRow, ...]
    completed: tuple[tuple[Person, Particulars], ...]
    known: int


def import_people(
    db: Database,
    *,
    path: Path,
    mapping: dict[str, str] | None = None,
    dry_run: bool = False,
    sheet: str | None = None,
    step: Step | None = None,
    now: datetime,
    by: int | None,
    key: str | None = None,
) -> Done[Report]:
    """Take over a list of people. Somebody known gets only what was missing; `dry_run` writes nothing at all.

    Refused as `import_visits`, and CardTaken for a card somebody else has.
    """
    table = read_table(path, sheet=sheet)
    file = parse_people(table, lookups=queries.lookups(db), mapping=mapping)
    if dry_run:
        return Done(_report(path, file, _plan(db, file)), frozenset(), ActId(0))
    with write(db):
        require(db, by, Right.IMPORT)
        refuse_replay(first_done(db, key, "imports.people"), key)
        plan = _plan(db, file)
        changed = len(plan.new) + len(plan.completed)
        batch = begin_batch(db, "people", path, taken=changed, lines=len(file.rows), now=now, by=by)
        _write(db, plan, batch, now=now, by=by, step=step)
        op = record(db, what="imports.people", ids={"import_batch": [batch]}, now=now, by=by, key=key)
    return Done(_report(path, file, plan), TOUCHED, op)


def _plan(db: Database, file: PeopleFile) -> _Plan:
    by_phone = queries.people_by_phone(db, (row.phone for row in file.rows if row.phone))
    unphoned = _without_phone(db)
    new: list[PersonRow] = []
    completed: list[tuple[Person, Particulars]] = []
    seen: set[str] = set()
    known = 0
    for row in file.rows:
        there = _known(row, by_phone, unphoned)
        missing = _missing(people.by_id(db, there), row) if there is not None else None
        if there is None and not (row.phone and row.phone in seen):
            new.append(row)
        elif there is not None and missing:
            completed.append((people.by_id(db, there), missing))
        else:
            known += 1
        if row.phone:
            seen.add(row.phone)
    return _Plan(tuple(new), tuple(completed), known)


def _without_phone(db: Database) -> dict[tuple[str, str, int], PersonId]:
    # A line without a full phone is known by its name and number, and by being the first, second … of that name.
    found: dict[tuple[str, str, int], PersonId] = {}
    counted_names: Counter[str] = Counter()
    for person, key, number in db.rows(
        "SELECT id, coalesce(name_key, ''), coalesce(other_number, '') FROM person"
        " WHERE phone IS NULL AND state = 'active' AND root_id IS NULL ORDER BY id"
    ):
        counted_names[key] += 1
        found[key, number, counted_names[key]] = PersonId(person)
    return found


def _known(
    row: PersonRow, by_phone: dict[str, PersonId], unphoned: dict[tuple[str, str, int], PersonId]
) -> PersonId | None:
    if row.phone:
        return by_phone.get(row.phone)
    return unphoned.get((compare_key(row.name or row.nickname or ""), row.other_number or "", row.occurrence))


def _missing(person: Person, row: PersonRow) -> Particulars:
    missing = Particulars()
    if person.name is None and row.name:
        missing["name"] = row.name
    if person.category == "unknown" and row.category not in {None, "unknown"}:
        missing["category"] = row.category or "unknown"
    if not person.platforms and row.platforms:
        missing["platforms"] = row.platforms
    if person.note is None and row.note:
        missing["note"] = row.note
    return missing


def _write(db: Database, plan: _Plan, batch: int, *, now: datetime, by: int | None, step: Step | None) -> None:
    total = len(plan.new) + len(plan.completed)
    for number, row in enumerate(plan.new):
        if step is not None and number % _TELL_EVERY == 0:
            step(number, total)
        said = Particulars(
            name=row.name,
            nickname=row.nickname,
            phone=row.phone or row.other_number,
            category=row.category or "unknown",
            platforms=row.platforms,
            note=row.note,
        )
        person = records.insert(db, records.gated(said), now=now, by=by)
        note_person(db, batch, person)
        if row.card:
            records.give_card(db, person, row.card, now=now)
    for somebody, missing in plan.completed:
        records.update(db, somebody.id, records.gated({**records.said_of(somebody), **missing}))
    if step is not None:
        step(total, total)


def _report(path: Path, file: PeopleFile, plan: _Plan) -> Report:
    return Report(
        kind="people",
        file=path,
        sheet=file.sheet,
        other_sheets=file.other_sheets,
        columns=file.columns,
        lines=len(file.rows) + len(file.skipped),
        fates={Fate.TAKEN: len(plan.new), Fate.COMPLETED: len(plan.completed), Fate.KNOWN: plan.known},
        new_people=len(plan.new),
        without_person=0,
        decisions=counted(row.decisions for row in file.rows),
        skipped=counted_reasons(file.skipped),
        left_out=left_out_of(file.skipped, ((row.row, row.decisions) for row in file.rows)),
    )
