"""Lists of enrolments: how their lines are read, and what is written of them: new people, and who is on which list."""

from datetime import datetime

from station_app.core.audit.model import Before
from station_app.core.imports.columns import ENROLMENT_FIELDS
from station_app.core.imports.kind import Reading
from station_app.core.imports.model import Field, Table
from station_app.core.imports.parse_enrolments import EnrolmentsFile, parse_enrolments
from station_app.core.imports.plan_enrolments import EnrolmentsPlan, plan_enrolments
from station_app.core.imports.resolve import NewPerson
from station_app.core.imports.source import Corrections
from station_app.core.imports.staging import record_of, stage_people, write_people
from station_app.core.storage.database import Database
from station_app.core.training import records
from station_app.core.types import Area, Step


class Enrolments:
    """The import of a list of people for one session, or for the sessions its lines name."""

    name = "enrolments"
    fields = ENROLMENT_FIELDS
    needed = (Field.NAME, Field.PHONE)

    def parse(self, table: Table, how: Reading) -> EnrolmentsFile:
        """Its lines as people to be enrolled."""
        return parse_enrolments(
            table,
            lookups=how.lookups,
            today=how.now.date(),
            session_id=how.session_id,
            mapping=how.mapping,
            header_row=how.header_row,
            corrections=how.corrections,
            step=how.step,
        )

    def plan(self, db: Database, file: EnrolmentsFile, *, sha256: str, corrections: Corrections) -> EnrolmentsPlan:  # noqa: ARG002 - who is on a list is on it, whichever file said so
        """Who is enrolled, who waits, who is new to the station."""
        return plan_enrolments(db, file, corrections=corrections)

    def stage(self, db: Database, plan: EnrolmentsPlan, step: Step | None) -> tuple[Before, ...]:
        """Put the new people ready."""
        stage_people(db, [record_of(person) for person in plan.new_people], step)
        return ()

    def write(
        self, db: Database, plan: EnrolmentsPlan, batch: int, *, now: datetime, by: int | None
    ) -> frozenset[Area]:
        """Copy the new people over, and put everybody on their list in the order of the file."""
        first = write_people(db, batch, now=now, by=by) if plan.new_people else 0
        numbers = {id(person): first + n for n, person in enumerate(plan.new_people)}
        for line in plan.lines:
            whose = line.resolved.whose
            if line.state is None or line.session is None or whose is None:
                continue
            person = numbers[id(whose)] if isinstance(whose, NewPerson) else whose
            made = records.insert_enrolment(db, line.session.id, person, line.state, note=line.row.note, now=now, by=by)
            db.run("INSERT INTO import_enrolment (enrolment_id, batch_id) VALUES (?, ?)", (made, batch))
        return frozenset({Area.TRAINING, Area.PEOPLE} if plan.new_people else {Area.TRAINING})
