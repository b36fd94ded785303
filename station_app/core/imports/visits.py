"""Taking over a register of visits: every line once, all or nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from station_app.core.audit.commands import record
from station_app.core.audit.queries import first_done
from station_app.core.clock import to_text
from station_app.core.imports import queries
from station_app.core.imports.batches import begin_batch, most, note_person, refuse_replay, taken_before, with_number
from station_app.core.imports.model import Choice, Decision, VisitRow, VisitsFile
from station_app.core.imports.parse import parse_visits, row_key
from station_app.core.imports.report import Fate, Report, counted, counted_reasons, left_out_of
from station_app.core.imports.resolve import NewPerson, Resolver, Whose, gathered
from station_app.core.imports.sheets import read_table
from station_app.core.people import records as people
from station_app.core.people.model import MOST_PLATFORMS, Particulars
from station_app.core.settings.queries import zone
from station_app.core.staff.model import Right
from station_app.core.staff.queries import require
from station_app.core.storage.database import Database, write
from station_app.core.types import ActId, Area, Done, PersonId, Step
from station_app.core.visits.model import Origin, State

TOUCHED = frozenset({Area.VISITS, Area.PEOPLE, Area.IMPORTS})
_TELL_EVERY = 500


@dataclass(frozen=True, slots=True)
class _Line:
    """A line to be written, and whose it is."""

    row: VisitRow
    whose: Whose
    key: str


@dataclass(frozen=True, slots=True)
class _Plan:
    """A whole register decided upon."""

    file: VisitsFile
    whose: tuple[Whose, ...]
    lines: tuple[_Line, ...]
    known: int
    new_people: tuple[NewPerson, ...]


def import_visits(
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
    """Take over a register. A line taken by an earlier run adds nothing; `dry_run` writes nothing at all.

    Refused: Unreadable, MissingColumn, UnknownColumn, UnknownField, NotAllowed. `step` may raise Cancelled: then the
    station is as it was.
    """
    table = read_table(path, sheet=sheet)
    local = zone(db)
    file = parse_visits(table, lookups=queries.lookups(db), default_year=now.astimezone(local).year, mapping=mapping)
    if dry_run:
        return Done(_report(path, _plan(db, path, file)), frozenset(), ActId(0))
    with write(db):
        require(db, by, Right.IMPORT)
        refuse_replay(first_done(db, key, "imports.visits"), key)
        plan = _plan(db, path, file)
        batch = begin_batch(db, "visits", path, taken=len(plan.lines), lines=len(file.rows), now=now, by=by)
        made = _write_people(db, plan.new_people, batch, now=now, by=by)
        _write_visits(db, plan.lines, made, batch, local, now=now, by=by, step=step)
        op = record(db, what="imports.visits", ids={"import_batch": [batch]}, now=now, by=by, key=key)
    return Done(_report(path, plan), TOUCHED, op)


def _plan(db: Database, path: Path, file: VisitsFile) -> _Plan:
    rows = file.rows
    resolver = Resolver(
        rows,
        by_phone=queries.people_by_phone(db, (row.phone for row in rows if row.phone)),
        by_name=queries.people_by_name(db, (row.name for row in rows if row.name)),
    )
    whose = [resolver.whose(row) for row in rows]
    taken = queries.taken_keys(db, (row.key for row in rows))
    # Of the very same file nothing can be somebody else's, also when a phone was mended at the desk since.
    only_new = taken_before(db, "visits", path)
    lines = tuple(_new_lines(db, rows, whose, taken, only_new=only_new))
    new_people = tuple(gathered([line.row for line in lines], [line.whose for line in lines]))
    return _Plan(file, tuple(whose), lines, len(rows) - len(lines), new_people)


def _new_lines(
    db: Database,
    rows: Sequence[VisitRow],
    whose: Sequence[Whose],
    taken: dict[str, PersonId | None],
    *,
    only_new: bool,
) -> Iterator[_Line]:
    used = {row.key for row in rows}
    for row, person in zip(rows, whose, strict=True):
        key: str | None = row.key
        if row.key in taken:
            other = not only_new and _somebody_else(taken[row.key], person)
            key = _key_beside(db, row, person, used) if other else None
        if key is not None:
            used.add(key)
            yield _Line(row, person, key)


def _key_beside(db: Database, row: VisitRow, person: Whose, used: set[str]) -> str | None:
    # The line's own key is somebody else's visit: the next free one, or None when an earlier run took this line.
    occurrence = row.occurrence
    while True:
        occurrence += 1
        key = row_key(day=row.day, arrived=row.arrived, services=row.service_words, occurrence=occurrence)
        if key in used:
            continue
        taken = queries.taken_keys(db, (key,))
        if key not in taken:
            return key
        if not _somebody_else(taken[key], person):
            return None


def _somebody_else(there: PersonId | None, here: Whose) -> bool:
    # A line without a person may be anybody's, also once its name was filled in.
    if there is None or here is None:
        return False
    return there != here


def _write_people(
    db: Database, new_people: Sequence[NewPerson], batch: int, *, now: datetime, by: int | None
) -> dict[int, PersonId]:
    made: dict[int, PersonId] = {}
    for person in new_people:
        said = Particulars(
            name=most(person.names),
            nickname=None if person.names else most(person.nicknames),
            phone=person.phone,
            category=most(person.categories) or "unknown",
            platforms=[code for code, _ in person.platforms.most_common(MOST_PLATFORMS)],
        )
        fields = with_number(people.gated(said), most(person.numbers))
        made[id(person)] = people.insert(db, fields, now=now, by=by)
        note_person(db, batch, made[id(person)])
    return made


def _write_visits(
    db: Database,
    lines: Sequence[_Line],
    made: dict[int, PersonId],
    batch: int,
    local: ZoneInfo,
    *,
    now: datetime,
    by: int | None,
    step: Step | None,
) -> None:
    usual = _usual_of(db, lines, made)
    first = int(db.value("SELECT coalesce(max(id), 0) FROM visit")) + 1
    at = to_text(now)
    for number, line in enumerate(lines):
        if step is not None and number % _TELL_EVERY == 0:
            step(number, len(lines))
        row, visit = line.row, first + number
        person = made[id(line.whose)] if isinstance(line.whose, NewPerson) else line.whose
        category, platform = usual.get(person, ("unknown", None)) if person is not None else ("unknown", None)
        arrived, left = _moments(row, local)
        db.run(
            "INSERT INTO visit (id, person_id, heads, words, category, platform, arrived_at, day, hour, left_at,"
            " state, origin, note, by_id, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                visit,
                person,
                1 if person is not None else row.heads,
                None if person is not None else row.name or row.words,
                row.category or category,
                row.platform or platform,
                to_text(arrived),
                row.day.isoformat(),
                None if row.arrived is None else row.arrived.hour,
                None if left is None else to_text(left),
                State.UNKNOWN if left is None else State.OUT,
                Origin.IMPORT,
                row.note,
                by,
                at,
            ),
        )
        db.run_many(
            "INSERT INTO visit_service (visit_id, service, by_hand) VALUES (?, ?, 1)",
            [(visit, service) for service in row.services],
        )
        db.run("INSERT INTO import_row (key, batch_id, visit_id) VALUES (?, ?, ?)", (line.key, batch, visit))
    _write_seen(db, batch)
    if step is not None:
        step(len(lines), len(lines))


def _usual_of(
    db: Database, lines: Sequence[_Line], made: dict[int, PersonId]
) -> dict[PersonId, tuple[str, str | None]]:
    # What a line leaves out, the person's record says.
    ids = sorted({*made.values(), *(line.whose for line in lines if isinstance(line.whose, int))})
    found: dict[PersonId, tuple[str, str | None]] = {}
    for start in range(0, len(ids), 5_000):
        some = ids[start : start + 5_000]
        rows = db.rows(
            "SELECT p.id, p.category, pp.platform FROM person p"
            " LEFT JOIN person_platform pp ON pp.person_id = p.id AND pp.place = 0"
            f" WHERE p.id IN ({','.join('?' * len(some))})",
            some,
        )
        found.update((PersonId(person), (category, platform)) for person, category, platform in rows)
    return found


def _moments(row: VisitRow, local: ZoneInfo) -> tuple[datetime, datetime | None]:
    arrived = datetime.combine(row.day, row.arrived or time(0, 0), local)
    if row.left is None:
        return arrived, None
    left_day = row.day + timedelta(days=1) if row.overnight else row.day
    left = datetime.combine(left_day, row.left, local)
    # Where clocks are put forward, an hour that never was comes after the one that follows it.
    return arrived, left if to_text(left) >= to_text(arrived) else None


def _write_seen(db: Database, batch: int) -> None:
    db.run(
        "INSERT INTO person_seen (person_id, last_at)"
        " SELECT v.person_id, max(v.arrived_at) FROM import_row r JOIN visit v ON v.id = r.visit_id"
        " WHERE r.batch_id = ? AND v.person_id IS NOT NULL GROUP BY v.person_id"
        " ON CONFLICT (person_id) DO UPDATE SET last_at = max(last_at, excluded.last_at)",
        (batch,),
    )


def _decisions(row: VisitRow, whose: Whose) -> tuple[Decision, ...]:
    # A visit of somebody is one head: what the line says beyond that is told, not lost in silence.
    if whose is None or row.heads == 1:
        return row.decisions
    return (*row.decisions, Decision(Choice.HEADS_BESIDE_NAME, str(row.heads)))


def _report(path: Path, plan: _Plan) -> Report:
    file = plan.file
    decided = [_decisions(row, whose) for row, whose in zip(file.rows, plan.whose, strict=True)]
    return Report(
        kind="visits",
        file=path,
        sheet=file.sheet,
        other_sheets=file.other_sheets,
        columns=file.columns,
        lines=len(file.rows) + len(file.skipped),
        fates={Fate.TAKEN: len(plan.lines), Fate.KNOWN: plan.known},
        new_people=len(plan.new_people),
        without_person=sum(line.whose is None for line in plan.lines),
        decisions=counted(decided),
        skipped=counted_reasons(file.skipped),
        left_out=left_out_of(file.skipped, zip((row.row for row in file.rows), decided, strict=True)),
    )
