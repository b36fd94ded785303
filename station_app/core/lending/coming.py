"""Lending counts a visit: whoever borrows and is not here has come, and whoever is here has used the service."""

from dataclasses import dataclass
from datetime import datetime

from station_app.core.audit.model import Before
from station_app.core.clock import local_day
from station_app.core.people.model import Person
from station_app.core.settings.queries import number, zone
from station_app.core.storage.database import Database
from station_app.core.types import VisitId
from station_app.core.visits import queries, records
from station_app.core.visits.model import State, has_run_out

SERVICE = "tool"
CAME, TOOK = "came", "took"
"""What a loan did to the visit it belongs to: it began it, or added the service."""


@dataclass(frozen=True, slots=True)
class Coming:
    """The visit a loan belongs to, what the loan did to it (None: nothing), and what was before."""

    visit_id: VisitId | None
    did: str | None
    before: tuple[Before, ...] = ()


def come(db: Database, person: Person, *, now: datetime, by: int | None) -> Coming:
    """Have a borrower be here: their open visit gets the service, or a visit begins now and the old one ends."""
    there = queries.open_visit(db, person.id)
    before: tuple[Before, ...] = ()
    if there is not None:
        visit_id, arrived_at, day = there
        over = has_run_out(arrived_at, now, minutes=number(db, "visits.auto_minutes"))
        if not over and day >= local_day(now, zone(db)):
            services = records.services_of(db, visit_id)
            if SERVICE in services:
                return Coming(visit_id, None)
            records.put_services(db, visit_id, {**services, SERVICE: True})
            return Coming(visit_id, TOOK)
        before = (records.snapshot(queries.by_id(db, visit_id)),)
        records.end(db, visit_id, State.AUTO)
    visit = records.insert(
        db,
        person_id=person.id,
        heads=1,
        category=person.category,
        platform=person.platform,
        services=records.taken(db, (SERVICE,), None),
        zone=zone(db),
        again_reason=None,
        now=now,
        by=by,
    )
    return Coming(visit, CAME, before)


def go(db: Database, loan_id: int) -> VisitId | None:
    """Take back what a loan, void now, did to its visit, unless another loan of the visit stands: that takes it over.

    The visit that was written, if any.
    """
    visit_id, did, root = db.row(
        "SELECT l.visit_id, l.visit_did, coalesce(p.root_id, p.id) FROM loan l JOIN person p ON p.id = l.person_id"
        " WHERE l.id = ?", (loan_id,)) or (None, None, None)  # fmt: skip
    if visit_id is None or did is None:
        return None
    heir = db.value(
        "SELECT id FROM loan WHERE visit_id = ? AND state <> 'void' AND id <> ? ORDER BY id LIMIT 1",
        (visit_id, loan_id),
    )
    if heir is not None:
        db.run("UPDATE loan SET visit_did = coalesce(visit_did, ?) WHERE id = ?", (did, heir))
        return None
    visit = queries.by_id(db, visit_id)
    if visit.state is State.VOID or visit.person_id != root:
        return None
    if did == CAME:
        records.make_void(db, visit)
        return visit.id
    services = records.services_of(db, visit_id)
    if services.pop(SERVICE, None) is None:
        return None
    records.put_services(db, visit_id, services)
    return visit.id
