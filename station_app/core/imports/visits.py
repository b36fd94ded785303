"""Registers of visits: how their lines are read, and what is written of them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from station_app.core.audit.model import Before
from station_app.core.clock import to_text
from station_app.core.imports import queries
from station_app.core.imports.columns import VISIT_FIELDS
from station_app.core.imports.kind import Reading
from station_app.core.imports.model import Field, Table, VisitRow, VisitsFile
from station_app.core.imports.parse import parse_visits
from station_app.core.imports.plan_visits import VisitLine, VisitsPlan, plan_visits
from station_app.core.imports.resolve import NewPerson
from station_app.core.imports.source import Corrections
from station_app.core.imports.staging import (
    NewRecord,
    StagedVisit,
    record_of,
    stage_people,
    stage_visits,
    write_people,
    write_visits,
)
from station_app.core.settings.queries import zone
from station_app.core.storage.database import Database
from station_app.core.types import Area, Step
from station_app.core.visits.model import State

_UNKNOWN: tuple[str, str | None] = ("unknown", None)


class Visits:
    """The import of a register."""

    name = "visits"
    fields = VISIT_FIELDS
    needed = (Field.DAY,)

    def parse(self, table: Table, how: Reading) -> VisitsFile:
        """Its lines as visits."""
        return parse_visits(
            table,
            lookups=how.lookups,
            default_year=how.now.year,
            mapping=how.mapping,
            header_row=how.header_row,
            corrections=how.corrections,
            now=how.now,
            step=how.step,
        )

    def plan(self, db: Database, file: VisitsFile, *, sha256: str, corrections: Corrections) -> VisitsPlan:
        """Whose they are, and which are new."""
        return plan_visits(db, file, sha256=sha256, corrections=corrections)

    def stage(self, db: Database, plan: VisitsPlan, step: Step | None) -> tuple[Before, ...]:
        """Put the new people and the visits ready."""
        written = [record_of(person) for person in plan.new_people]
        stage_people(db, written, step and _half(step, 0))
        numbers = {id(person): n for n, person in enumerate(plan.new_people)}
        lines = [line for line in plan.lines if line.key is not None]
        stage_visits(db, _staged(db, lines, numbers, written), len(lines), step and _half(step, 1))
        return ()

    def write(self, db: Database, plan: VisitsPlan, batch: int, *, now: datetime, by: int | None) -> frozenset[Area]:
        """Copy them over."""
        first = write_people(db, batch, now=now, by=by) if plan.new_people else 0
        write_visits(db, batch, first, now=now, by=by)
        return frozenset({Area.VISITS, Area.PEOPLE} if plan.new_people else {Area.VISITS})


class _Half:
    def __init__(self, step: Step, which: int) -> None:
        self._step = step
        self._which = which

    def __call__(self, done: int, total: int) -> None:
        self._step(done + self._which * total, 2 * total)


def _half(step: Step, which: int) -> Step:
    return _Half(step, which)


def _staged(
    db: Database,
    lines: Sequence[VisitLine],
    numbers: Mapping[int, int],
    written: Sequence[NewRecord],
) -> Iterator[StagedVisit]:
    local = zone(db)
    usual = queries.usual_of(db, {line.resolved.whose for line in lines if isinstance(line.resolved.whose, int)})
    midnights: defaultdict[object, dict[time, str]] = defaultdict(dict)
    for line in lines:
        row, whose = line.row, line.resolved.whose
        new = numbers[id(whose)] if isinstance(whose, NewPerson) else None
        # What a line leaves out, the person's record says.
        if new is not None:
            fields = written[new].fields
            category, platform = fields.category, next(iter(fields.platforms), None)
        else:
            category, platform = _UNKNOWN if whose is None else usual.get(int(whose), _UNKNOWN)  # type: ignore[arg-type]
        arrived, left = _moments(row, local, midnights[row.day])
        yield StagedVisit(
            person_id=whose if isinstance(whose, int) else None,
            new_n=new,
            heads=row.heads if whose is None else 1,
            words=(row.name or row.words) if whose is None else None,
            category=row.category or category,
            platform=row.platform or platform,
            arrived_at=arrived,
            day=row.day.isoformat(),
            hour=None if row.arrived is None else row.arrived.hour,
            left_at=left,
            state=State.UNKNOWN if left is None else State.OUT,
            note=row.note,
            key=line.key or "",
            services=row.services,
        )


def _moments(row: VisitRow, local: ZoneInfo, known: dict[time, str]) -> tuple[str, str | None]:
    moment = row.arrived or time(0, 0)
    arrived = known.get(moment)
    if arrived is None:
        arrived = known[moment] = to_text(datetime.combine(row.day, moment, local))
    if row.left is None:
        return arrived, None
    left_day = row.day + timedelta(days=1) if row.overnight else row.day
    left = to_text(datetime.combine(left_day, row.left, local))
    # Where clocks are put forward, an hour that never was comes after the one that follows it.
    return arrived, left if left >= arrived else None
