"""Taking over a list of people: every line once, all or nothing; gaps are filled in, nothing is replaced."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path

from station_app.core.audit.commands import record
from station_app.core.audit.queries import first_done
from station_app.core.gate import compare_key
from station_app.core.imports import queries
from station_app.core.imports.batches import begin_batch, note_person, refuse_replay, with_number
from station_app.core.imports.model import PeopleFile, PersonRow
from station_app.core.imports.parse import parse_people
from station_app.core.imports.report import Fate, Report, counted, counted_reasons, left_out_of
from station_app.core.imports.sheets import read_table
from station_app.core.people import queries as people
from station_app.core.people import records
from station_app.core.people.model import MOST_PLATFORMS, Particulars, Person
from station_app.core.staff.model import Right
from station_app.core.staff.queries import require
from station_app.core.storage.database import Database, write
from station_app.core.types import ActId, Area, Done, PersonId, Step

TOUCHED = frozenset({Area.PEOPLE, Area.IMPORTS})
_TELL_EVERY = 200


@dataclass(slots=True)
class _Said:
    """What a list says of one person, over all their lines: the first that says something counts."""

    name: str | None = None
    nickname: str | None = None
    phone: str | None = None
    other_number: str | None = None
    card: str | None = None
    category: str | None = None
    platforms: tuple[str, ...] = ()
    note: str | None = None

    def hear(self, row: PersonRow) -> None:
        """Take in one more line."""
        for field in fields(self):
            if not getattr(self, field.name):
                setattr(self, field.name, getattr(row, field.name))


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a list will do: people to be made, and known ones with what was missing."""

    new: tuple[_Said, ...]
    completed: tuple[tuple[Person, Particulars, str | None], ...]
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
    whose = _Whose(db, file.rows)
    new: dict[str | int, _Said] = {}
    there: dict[PersonId, _Said] = {}
    for row in file.rows:
        known = whose.known(row)
        said = new.setdefault(row.phone or row.row, _Said()) if known is None else there.setdefault(known, _Said())
        said.hear(row)
    completed = []
    for known, said in there.items():
        person = people.by_id(db, known)
        missing = _missing(person, said)
        card = said.card if person.card is None else None
        if missing or card:
            completed.append((person, missing, card))
    return _Plan(tuple(new.values()), tuple(completed), len(file.rows) - len(new) - len(completed))


class _Whose:
    """Finds who of the station a line is about: by phone, by card, or by being the nth of a name and number."""

    def __init__(self, db: Database, rows: Sequence[PersonRow]) -> None:
        self._by_phone = queries.people_by_phone(db, (row.phone for row in rows if row.phone))
        self._by_card = queries.people_by_card(db, (row.card for row in rows if row.card))
        self._unphoned: dict[tuple[str, str, int], PersonId] = {}
        counted_so_far: Counter[tuple[str, str]] = Counter()
        for person, key, number in queries.people_without_phone(db):
            counted_so_far[key, number] += 1
            self._unphoned[key, number, counted_so_far[key, number]] = person

    def known(self, row: PersonRow) -> PersonId | None:
        """The person of a line; None for somebody new."""
        if row.phone:
            return self._by_phone.get(row.phone)
        key = compare_key(row.name or row.nickname or "")
        holder = self._by_card.get(row.card or "")
        if holder is not None and (not key or key == holder[1]):
            return holder[0]
        if not key and not row.other_number:
            return None
        return self._unphoned.get((key, row.other_number or "", row.occurrence))


def _missing(person: Person, said: _Said) -> Particulars:
    missing = Particulars()
    if person.name is None and said.name:
        missing["name"] = said.name
    if person.nickname is None and said.nickname:
        missing["nickname"] = said.nickname
    if person.category == "unknown" and said.category not in {None, "unknown"}:
        missing["category"] = said.category or "unknown"
    if not person.platforms and said.platforms:
        missing["platforms"] = said.platforms
    if person.note is None and said.note:
        missing["note"] = said.note
    return missing


def _write(db: Database, plan: _Plan, batch: int, *, now: datetime, by: int | None, step: Step | None) -> None:
    total = len(plan.new) + len(plan.completed)
    for number, said in enumerate(plan.new):
        if step is not None and number % _TELL_EVERY == 0:
            step(number, total)
        written = records.gated(
            Particulars(
                name=said.name,
                nickname=said.nickname,
                phone=said.phone,
                category=said.category or "unknown",
                platforms=said.platforms[:MOST_PLATFORMS],
                note=said.note,
            )
        )
        person = records.insert(db, with_number(written, said.other_number), now=now, by=by)
        note_person(db, batch, person)
        if said.card:
            records.give_card(db, person, said.card, now=now)
    for somebody, missing, card in plan.completed:
        written = records.gated({**records.said_of(somebody), "phone": somebody.phone, **missing})
        records.update(db, somebody.id, with_number(written, somebody.other_number))
        if card:
            records.give_card(db, somebody.id, card, now=now)
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
