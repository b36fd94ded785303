"""Arriving, leaving, closing the day and voiding: everything that changes visits."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from typing import Unpack

from station_app.core.amenities.records import leave_places
from station_app.core.audit.commands import record
from station_app.core.audit.model import Act, Before
from station_app.core.audit.queries import acts_about, first_done
from station_app.core.clock import local_day
from station_app.core.gate import gate, required
from station_app.core.people import queries as people
from station_app.core.people import records as person_records
from station_app.core.people.model import Particulars, Person
from station_app.core.settings.model import Dictionary
from station_app.core.settings.queries import number, require_code, zone
from station_app.core.staff.model import Right
from station_app.core.staff.queries import require
from station_app.core.storage.database import Database, write
from station_app.core.types import NO_ACT, ActId, Area, Done, VisitId
from station_app.core.visits import queries, records
from station_app.core.visits.model import (
    REASON_LIMIT,
    SLIP,
    AlreadyIn,
    AlreadyOut,
    AlreadyVoid,
    NotServed,
    State,
    Visit,
    has_run_out,
)

TOUCHED = frozenset({Area.VISITS})
NOTHING: frozenset[Area] = frozenset()


def check_in(
    db: Database,
    *,
    person_id: int,
    services: Sequence[str] = (),
    chosen: Sequence[str] | None = None,
    again: bool = False,
    reason: str | None = None,
    now: datetime,
    by: int | None,
    key: str | None = None,
) -> Done[Visit]:
    """A known person arrives. `chosen` are the services picked by hand; `again` counts once more somebody still here.

    Within 60 s of arriving it is a slip: the visit there is handed back and nothing is written.
    Refused: NotFound, NotServed, AlreadyIn (unless `again`, which needs a reason), UnknownCode.
    """
    why = gate(reason, field="visit.again_reason", limit=REASON_LIMIT)
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "visits.check_in"):
            return Done(queries.by_id(db, first.only("visit")), TOUCHED, first.id)
        person = _served(db, person_id)
        picked = records.taken(db, services, chosen)
        if again:
            why = required(why, field="visit.again_reason")
        there = queries.open_visit(db, person.id)
        if there and not again and abs(now - there[1]) <= SLIP:
            return Done(queries.by_id(db, there[0]), NOTHING, _act_of_arrival(db, there[0]))
        before = _make_room(db, person, there, again=again, now=now) if there else ()
        visit = records.insert(
            db,
            person_id=person.id,
            heads=1,
            category=person.category,
            platform=person.platform,
            services=picked,
            zone=zone(db),
            again_reason=why if again else None,
            now=now,
            by=by,
        )
        about: dict[str, list[int]] = {"visit": [visit], "person": [person.id]}
        op = record(db, what="visits.check_in", ids=about, now=now, by=by, key=key, before=before)
        return Done(queries.by_id(db, visit), TOUCHED, op)


def check_in_new(
    db: Database,
    *,
    services: Sequence[str] = (),
    chosen: Sequence[str] | None = None,
    card: str | None = None,
    consent: str | None = None,
    now: datetime,
    by: int | None,
    key: str | None = None,
    **said: Unpack[Particulars],
) -> Done[Visit]:
    """Somebody new arrives: registered and checked in as one act, taken back as one. Refused as `people.register`."""
    fields = person_records.gated(said)
    touched = TOUCHED | {Area.PEOPLE}
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "visits.check_in_new"):
            return Done(queries.by_id(db, first.only("visit")), touched, first.id)
        person_records.require_allowed(db, fields)
        picked = records.taken(db, services, chosen)
        person = person_records.insert(db, fields, now=now, by=by)
        if card is not None:
            person_records.give_card(db, person, card, now=now)
        if consent is not None:
            person_records.note_consent(db, person, consent, now=now, by=by)
        visit = records.insert(
            db,
            person_id=person,
            heads=1,
            category=fields.category,
            platform=fields.platforms[0] if fields.platforms else None,
            services=picked,
            zone=zone(db),
            again_reason=None,
            now=now,
            by=by,
        )
        about: dict[str, list[int]] = {"visit": [visit], "person": [person]}
        op = record(db, what="visits.check_in_new", ids=about, now=now, by=by, key=key)
        return Done(queries.by_id(db, visit), touched, op)


def check_in_anonymous(
    db: Database,
    *,
    heads: int = 1,
    category: str = "unknown",
    services: Sequence[str] = (),
    chosen: Sequence[str] | None = None,
    now: datetime,
    by: int | None,
    key: str | None = None,
) -> Done[Visit]:
    """One person or a group arrives without a name. Refused: NotValid for fewer than 1 or more than 99, UnknownCode."""
    records.require_heads(heads)
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "visits.check_in_anonymous"):
            return Done(queries.by_id(db, first.only("visit")), TOUCHED, first.id)
        require_code(db, Dictionary.CATEGORY, category)
        visit = records.insert(
            db,
            person_id=None,
            heads=heads,
            category=category,
            platform=None,
            services=records.taken(db, services, chosen),
            zone=zone(db),
            again_reason=None,
            now=now,
            by=by,
        )
        op = record(db, what="visits.check_in_anonymous", ids={"visit": [visit]}, now=now, by=by, key=key)
        return Done(queries.by_id(db, visit), TOUCHED, op)


def set_category(
    db: Database, *, visit_id: int, category: str, now: datetime, by: int | None, key: str | None = None
) -> Done[Visit]:
    """Say afterwards who a visit without a name was: the bar offers it after `+6`. Refused: NotFound, UnknownCode."""
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "visits.set_category"):
            return Done(queries.by_id(db, first.only("visit")), TOUCHED, first.id)
        visit = queries.by_id(db, visit_id)
        require_code(db, Dictionary.CATEGORY, category)
        db.run("UPDATE visit SET category = ? WHERE id = ?", (category, visit_id))
        before = Before("visit", visit_id, {"category": visit.category})
        op = record(
            db, what="visits.set_category", ids={"visit": [visit_id]}, now=now, by=by, key=key, before=(before,)
        )
        return Done(queries.by_id(db, visit_id), TOUCHED, op)


def check_out(db: Database, *, visit_id: int, now: datetime, by: int | None, key: str | None = None) -> Done[Visit]:
    """Somebody leaves, and every place they held is free. Refused: NotFound, AlreadyOut (or ended by itself)."""
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "visits.check_out"):
            return Done(queries.by_id(db, first.only("visit")), _left_touched(first), first.id)
        visit = queries.by_id(db, visit_id)
        if visit.state is not State.IN:
            raise AlreadyOut(visit_id, visit.state)
        # A clock set back must not stand in the door: nobody leaves before they came.
        records.end(db, visit_id, State.OUT, left_at=max(now, visit.arrived_at))
        freed = [] if visit.person_id is None else leave_places(db, visit.person_id, how="left", now=now, by=by)
        op = record(
            db,
            what="visits.check_out",
            ids=_left_ids([visit_id], freed),
            now=now,
            by=by,
            key=key,
            before=(records.snapshot(visit), *freed),
        )
        return Done(queries.by_id(db, visit_id), TOUCHED | {Area.AMENITIES} if freed else TOUCHED, op)


def end_run_out(db: Database, *, now: datetime, by: int | None, key: str | None = None) -> Done[tuple[VisitId, ...]]:
    """End the visits that have lasted longer than the station's setting; the value names them."""
    return _end_all(db, "visits.end_run_out", partial(queries.run_out, now=now), now=now, by=by, key=key)


def close_day(db: Database, *, now: datetime, by: int | None, key: str | None = None) -> Done[tuple[VisitId, ...]]:
    """End every open visit as automatic, at closing time; the value names them."""
    return _end_all(db, "visits.close_day", queries.all_open, now=now, by=by, key=key)


def close_past_days(
    db: Database, *, now: datetime, by: int | None, key: str | None = None
) -> Done[tuple[VisitId, ...]]:
    """Make up for closings that were missed: end open visits of earlier days. Run at every start."""
    today = local_day(now, zone(db))
    return _end_all(db, "visits.close_past_days", partial(queries.all_open, before=today), now=now, by=by, key=key)


def void(
    db: Database, *, visit_id: int, reason: str, now: datetime, by: int | None, key: str | None = None
) -> Done[Visit]:
    """Take a wrong visit out of every count, with a reason; it stays in the log. Refused: AlreadyVoid, Missing."""
    why = required(gate(reason, field="visit.void_reason", limit=REASON_LIMIT), field="visit.void_reason")
    with write(db):
        require(db, by, Right.VOID)
        if first := first_done(db, key, "visits.void"):
            return Done(queries.by_id(db, first.only("visit")), TOUCHED, first.id)
        visit = queries.by_id(db, visit_id)
        if visit.state is State.VOID:
            raise AlreadyVoid(visit_id)
        before = records.snapshot(visit)
        records.make_void(db, visit, why)
        op = record(db, what="visits.void", ids={"visit": [visit_id]}, now=now, by=by, key=key, before=(before,))
        return Done(queries.by_id(db, visit_id), TOUCHED, op)


def _served(db: Database, person_id: int) -> Person:
    person = people.by_id(db, people.root_of(db, person_id))
    if person.state != "active":
        raise NotServed(person_id)
    return person


def _make_room(
    db: Database, person: Person, there: tuple[VisitId, datetime, date], *, again: bool, now: datetime
) -> tuple[Before]:
    # One open visit a person: the one before ends, which an undo takes back too, or it is in the way.
    visit_id, arrived_at, day = there
    earlier_day = day < local_day(now, zone(db))
    if not (again or earlier_day or has_run_out(arrived_at, now, minutes=number(db, "visits.auto_minutes"))):
        raise AlreadyIn(person.id, visit_id, arrived_at)
    before = records.snapshot(queries.by_id(db, visit_id))
    records.end(db, visit_id, State.AUTO)
    return (before,)


def _act_of_arrival(db: Database, visit_id: int) -> ActId:
    arrivals = {"visits.check_in", "visits.check_in_new"}
    return next((act.id for act in acts_about(db, "visit", visit_id) if act.what in arrivals), NO_ACT)


def _end_all(
    db: Database,
    what: str,
    due: Callable[[Database], Sequence[VisitId]],
    *,
    now: datetime,
    by: int | None,
    key: str | None,
) -> Done[tuple[VisitId, ...]]:
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, what):
            return Done(tuple(VisitId(visit) for visit in first.ids["visit"]), _left_touched(first), first.id)
        found = queries.by_ids(db, due(db))
        if not found:
            return Done((), NOTHING, NO_ACT)
        freed: list[Before] = []
        for visit in found:
            records.end(db, visit.id, State.AUTO)
            if visit.person_id is not None:
                freed += leave_places(db, visit.person_id, how="auto", now=now, by=by)
        ended = tuple(visit.id for visit in found)
        before = (*(records.snapshot(visit) for visit in found), *freed)
        op = record(db, what=what, ids=_left_ids(ended, freed), now=now, by=by, key=key, before=before)
        return Done(ended, TOUCHED | {Area.AMENITIES} if freed else TOUCHED, op)


def _left_ids(visits: Sequence[int], freed: Sequence[Before]) -> dict[str, Sequence[int]]:
    places = [was.record_id for was in freed]
    return {"visit": visits, "occupancy": places} if places else {"visit": visits}


def _left_touched(act: Act) -> frozenset[Area]:
    return TOUCHED | {Area.AMENITIES} if "occupancy" in act.ids else TOUCHED
