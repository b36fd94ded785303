"""Lists of people: how their lines are read, and what is written of them; gaps are filled in, nothing is replaced."""

from datetime import datetime

from station_app.core.audit.model import Before
from station_app.core.imports.columns import PEOPLE_FIELDS
from station_app.core.imports.kind import Reading
from station_app.core.imports.model import Field, PeopleFile, Table
from station_app.core.imports.parse import parse_people
from station_app.core.imports.plan_people import Entry, PeoplePlan, plan_people
from station_app.core.imports.source import Corrections
from station_app.core.imports.staging import (
    Gap,
    NewRecord,
    stage_gaps,
    stage_people,
    with_number,
    write_gaps,
    write_people,
)
from station_app.core.people import records
from station_app.core.people.model import MOST_PLATFORMS, Particulars, Person
from station_app.core.storage.database import Database
from station_app.core.types import Area, Step


class People:
    """The import of a list of people."""

    name = "people"
    fields = PEOPLE_FIELDS
    needed = (Field.NAME, Field.PHONE)

    def parse(self, table: Table, how: Reading) -> PeopleFile:
        """Its lines as people."""
        return parse_people(
            table,
            lookups=how.lookups,
            mapping=how.mapping,
            header_row=how.header_row,
            corrections=how.corrections,
            step=how.step,
        )

    def plan(self, db: Database, file: PeopleFile, *, sha256: str, corrections: Corrections) -> PeoplePlan:  # noqa: ARG002 - a person is known by more than a key
        """Who is new, who is known."""
        return plan_people(db, file, corrections=corrections)

    def stage(self, db: Database, plan: PeoplePlan, step: Step | None) -> tuple[Before, ...]:
        """Put the new people ready, and what known ones get; hands back what those were."""
        stage_people(db, [_record_of(entry) for entry in plan.new], step)
        filled = [(entry, entry.person) for entry in plan.filled if entry.person is not None]
        stage_gaps(db, [_gap_of(entry, person) for entry, person in filled])
        return tuple(records.snapshot(db, person) for _, person in filled)

    def write(self, db: Database, plan: PeoplePlan, batch: int, *, now: datetime, by: int | None) -> frozenset[Area]:
        """Copy them over."""
        if plan.new:
            write_people(db, batch, now=now, by=by)
        if plan.filled:
            write_gaps(db, now=now)
        return frozenset({Area.PEOPLE})


def _record_of(entry: Entry) -> NewRecord:
    said = Particulars(
        name=entry.name,
        nickname=entry.nickname,
        phone=entry.phone,
        phone_own=entry.phone_own,
        category=entry.category or "unknown",
        platforms=entry.platforms[:MOST_PLATFORMS],
        note=entry.note,
    )
    return NewRecord(with_number(records.gated(said), entry.other_number), entry.card)


def _gap_of(entry: Entry, person: Person) -> Gap:
    gaps = entry.gaps()
    said = Particulars()
    if "name" in gaps:
        said["name"] = entry.name
    if "nickname" in gaps:
        said["nickname"] = entry.nickname
    if "phone" in gaps:
        said["phone"] = entry.phone
    if "category" in gaps:
        said["category"] = entry.category or "unknown"
    if "platforms" in gaps:
        said["platforms"] = entry.platforms[:MOST_PLATFORMS]
    if "note" in gaps:
        said["note"] = entry.note
    fields = records.edited(person, said)
    return Gap(
        person_id=person.id,
        fields=fields,
        name=fields.name if "name" in gaps else None,
        nickname=fields.nickname if "nickname" in gaps else None,
        phone=fields.phone if "phone" in gaps else None,
        category=fields.category if "category" in gaps else None,
        platforms=fields.platforms if "platforms" in gaps else (),
        note=fields.note if "note" in gaps else None,
        card=entry.card if "card" in gaps else None,
    )
