"""Some acts count a visit: who borrows a tool or signs in to a training and is not here has come."""

from dataclasses import dataclass
from datetime import datetime

from station_app.core.audit.model import Before
from station_app.core.clock import local_day
from station_app.core.people.model import Person
from station_app.core.settings.queries import number, zone
from station_app.core.storage.database import Database
from station_app.core.types import Area, VisitId
from station_app.core.visits import queries, records
from station_app.core.visits.model import State, has_run_out

CAME, TOOK = "came", "took"
"""What such an act did to the visit it belongs to: it began it, or added its service."""

_BEARERS = {"loan": "state <> 'void'", "enrolment": "state = 'attended'"}
"""The tables whose rows may have begun a visit, and which of their rows still stand."""
_AREAS = {"loan": Area.LENDING, "enrolment": Area.TRAINING}


@dataclass(frozen=True, slots=True)
class Coming:
    """The visit an act belongs to, what the act did to it (None: nothing), and what was before."""

    visit_id: VisitId | None
    did: str | None
    before: tuple[Before, ...] = ()


def come(db: Database, person: Person, *, service: str, now: datetime, by: int | None) -> Coming:
    """Have somebody be here: their open visit gets the service, or a visit begins now and the old one ends."""
    there = queries.open_visit(db, person.id)
    before: tuple[Before, ...] = ()
    if there is not None:
        visit_id, arrived_at, day = there
        over = has_run_out(arrived_at, now, minutes=number(db, "visits.auto_minutes"))
        if not over and day >= local_day(now, zone(db)):
            return add_service(db, visit_id, service)
        before = (records.snapshot(queries.by_id(db, visit_id)),)
        records.end(db, visit_id, State.AUTO)
    visit = records.insert(
        db,
        person_id=person.id,
        heads=1,
        category=person.category,
        platform=person.platform,
        services=records.taken(db, (service,), None),
        zone=zone(db),
        again_reason=None,
        now=now,
        by=by,
    )
    return Coming(visit, CAME, before)


def add_service(db: Database, visit_id: VisitId, service: str) -> Coming:
    """A visit that is there gets a service, unless it has it."""
    services = records.services_of(db, visit_id)
    if service in services:
        return Coming(visit_id, None)
    records.put_services(db, visit_id, {**services, service: True})
    return Coming(visit_id, TOOK)


@dataclass(frozen=True, slots=True)
class Gone:
    """The visit that was written when an act was taken back, if any, and the areas written beside the act's own."""

    visit_id: VisitId | None
    touched: frozenset[Area]


def go(db: Database, table: str, row_id: int, *, service: str) -> Gone:
    """Take back what a row of `table`, which stands no more, did to its visit.

    Another row that stands on the visit takes it over: one of another table too when the visit began by it.
    """
    visit_id, did, root = db.row(
        f"SELECT b.visit_id, b.visit_did, coalesce(p.root_id, p.id) FROM {table} b JOIN person p ON p.id = b.person_id"
        " WHERE b.id = ?", (row_id,)) or (None, None, None)  # fmt: skip
    if visit_id is None or did is None:
        return Gone(None, frozenset())
    heir = _handed_on(db, visit_id, did, but=(table, row_id))
    touched = frozenset() if heir in {None, table} else frozenset({_AREAS[str(heir)]})
    visit = queries.by_id(db, visit_id)
    if visit.state is State.VOID or visit.person_id != root:
        return Gone(None, touched)
    if did == CAME and heir is None:
        records.make_void(db, visit)
        return Gone(visit.id, touched | {Area.VISITS})
    services = records.services_of(db, visit_id)
    if _stands(db, table, visit_id, but=row_id) is not None or services.pop(service, None) is None:
        return Gone(None, touched)
    records.put_services(db, visit_id, services)
    return Gone(visit.id, touched | {Area.VISITS})


def _handed_on(db: Database, visit_id: int, did: str, *, but: tuple[str, int]) -> str | None:
    # What began a visit, or brought its service, is now the next of those that stand on it: the table of that one.
    table, row_id = but
    mine = {table: _BEARERS[table]}
    for each in mine if did == TOOK else {**mine, **_BEARERS}:
        heir = _stands(db, each, visit_id, but=row_id if each == table else 0)
        if heir is not None:
            kept = "coalesce(visit_did, ?)" if did == TOOK else "?"
            db.run(f"UPDATE {each} SET visit_did = {kept} WHERE id = ?", (did, heir))
            return each
    return None


def _stands(db: Database, table: str, visit_id: int, *, but: int) -> int | None:
    found = db.value(
        f"SELECT id FROM {table} WHERE visit_id = ? AND {_BEARERS[table]} AND id <> ? ORDER BY id LIMIT 1",
        (visit_id, but),
    )
    return None if found is None else int(found)
