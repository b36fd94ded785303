"""The door of a session: signing in and out, at the moment or from paper afterwards, and closing it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from station_app.core.audit.commands import record
from station_app.core.audit.model import Act, Before
from station_app.core.audit.queries import first_done
from station_app.core.clock import local_day, to_text
from station_app.core.people.model import Person
from station_app.core.settings.queries import zone
from station_app.core.staff.model import Right
from station_app.core.staff.queries import require
from station_app.core.storage.database import Database, write
from station_app.core.training import queries, records, rules
from station_app.core.training.model import SERVICE, Enrolment, EnrolmentState, Session, SessionState
from station_app.core.training.refusals import WrongEnrolmentState
from station_app.core.types import NO_ACT, Area, Done, EnrolmentId, VisitId
from station_app.core.visits import records as visit_records
from station_app.core.visits.coming import CAME, Coming, add_service, come

TOUCHED = frozenset({Area.TRAINING})
NOTHING: frozenset[Area] = frozenset()


@dataclass(frozen=True, slots=True)
class _Seated:
    """An enrolment that attends now, and what was before of it and of its session."""

    id: EnrolmentId
    before: tuple[Before, ...]


def sign_in(
    db: Database,
    *,
    session_id: int | None = None,
    person_id: int | None = None,
    enrolment_id: int | None = None,
    at: datetime | None = None,
    walk_in: bool = False,
    widen: bool = False,
    arrive: bool = True,
    now: datetime,
    by: int | None,
    key: str | None = None,
) -> Done[Enrolment]:
    """Somebody is there: signed in, and counted as a visit if they are not here yet. Twice changes nothing.

    Who is not on the list is added on the spot. Who is on another list of the day must be meant: `walk_in`. When
    every seat is held, `widen` adds one. After the day, or after closing, it is written in from paper: `at`, else as
    if at the beginning, and the visit is back-dated. `arrive` False counts no visit.
    Refused: NotFound, NotServed, NotYet, SessionOver (cancelled), EnrolledElsewhere, SessionFull, NotValid.
    """
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "training.sign_in"):
            return Done(queries.enrolment(db, first.only("enrolment")), _touched(first), first.id)
        session, root, found = rules.whom(db, enrolment_id=enrolment_id, session_id=session_id, person_id=person_id)
        rules.require_taking_place(db, session, now=now)
        if found is not None and found.state is EnrolmentState.ATTENDED:
            return Done(found, NOTHING, NO_ACT)
        person = rules.served(db, root)
        when = rules.signed_in_at(db, session, at, now=now)
        seated = _seat(db, session, person, found, widen=widen, walk_in=walk_in, when=when, now=now, by=by)
        came = _count_visit(db, session, person, when, now=now, by=by) if arrive else Coming(None, None)
        records.put_visit(db, seated.id, came.visit_id, came.did)
        ids: dict[str, list[int]] = {"enrolment": [seated.id], "session": [session.id], "person": [person.id]}
        if came.visit_id is not None and came.did is not None:
            ids["visit"] = [came.visit_id]
        before = (*seated.before, *came.before)
        op = record(db, what="training.sign_in", ids=ids, now=now, by=by, key=key, before=before)
        touched = TOUCHED | {Area.VISITS} if "visit" in ids else TOUCHED
        return Done(queries.enrolment(db, seated.id), touched, op)


def sign_out(
    db: Database,
    *,
    enrolment_id: int | None = None,
    session_id: int | None = None,
    person_id: int | None = None,
    at: datetime | None = None,
    now: datetime,
    by: int | None,
    key: str | None = None,
) -> Done[Enrolment]:
    """Somebody leaves the session; the visit goes on. Twice changes nothing.

    Refused: NotFound, NotOnRoster, WrongEnrolmentState (did not sign in), NotValid.
    """
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "training.sign_out"):
            return Done(queries.enrolment(db, first.only("enrolment")), TOUCHED, first.id)
        session, found = rules.on_roster(db, enrolment_id=enrolment_id, session_id=session_id, person_id=person_id)
        if found.state is not EnrolmentState.ATTENDED:
            raise WrongEnrolmentState(found.id, found.state, "sign_out")
        if found.out_at is not None:
            return Done(found, NOTHING, NO_ACT)
        records.put_out(db, [found.id], out_at=rules.signed_out_at(db, session, at, now=now))
        op = record(
            db,
            what="training.sign_out",
            ids={"enrolment": [found.id], "session": [session.id], "person": [found.person_id]},
            now=now,
            by=by,
            key=key,
            before=(Before("enrolment", found.id, {"out_at": None}),),
        )
        return Done(queries.enrolment(db, found.id), TOUCHED, op)


def close(
    db: Database, *, session_id: int, sign_out: bool = True, now: datetime, by: int | None, key: str | None = None
) -> Done[Session]:
    """Everybody is accounted for: who came is signed out, who did not is absent. Closing twice changes nothing.

    Refused: NotFound, NotYet (before its day), SessionOver (cancelled).
    """
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "training.close"):
            return Done(queries.session(db, first.only("session")), TOUCHED, first.id)
        session = queries.session(db, session_id)
        rules.require_taking_place(db, session, now=now)
        if session.closed:
            return Done(session, NOTHING, NO_ACT)
        there = [each.id for each in queries.roster(db, session.id) if each.in_at and each.out_at is None]
        out = there if sign_out else []
        records.put_out(db, out, out_at=rules.signed_out_at(db, session, None, now=now))
        records.close_session(db, session.id, now=now, by=by)
        ids: dict[str, Sequence[int]] = {"session": [session.id], "enrolment": out}
        op = record(
            db,
            what="training.close",
            ids={name: numbers for name, numbers in ids.items() if numbers},
            now=now,
            by=by,
            key=key,
            before=(Before("session", session.id, {"state": session.state}),),
        )
        return Done(queries.session(db, session.id), TOUCHED, op)


def _seat(
    db: Database,
    session: Session,
    person: Person,
    found: Enrolment | None,
    *,
    widen: bool,
    walk_in: bool,
    when: datetime,
    now: datetime,
    by: int | None,
) -> _Seated:
    """Have somebody attend. Raises EnrolledElsewhere, SessionFull."""
    if found is None and not walk_in:
        rules.require_here(db, session, person.id)
    before = []
    if found is None or found.state is not EnrolmentState.ENROLLED:  # who is enrolled holds a seat already
        rules.require_seat(session, widen=widen)
        if not session.free:
            records.put_capacity(db, session.id, session.capacity + 1)
            before.append(Before("session", session.id, {"capacity": session.capacity}))
    if session.state is SessionState.PLANNED:
        records.put_state(db, session.id, SessionState.HELD)
    if found is None:
        return _Seated(records.insert_walk_in(db, session.id, person.id, in_at=when, now=now, by=by), tuple(before))
    records.mark_attended(db, found.id, in_at=when)
    return _Seated(found.id, (records.as_it_is(found), *before))


def _count_visit(
    db: Database, session: Session, person: Person, when: datetime, *, now: datetime, by: int | None
) -> Coming:
    if rules.is_live(db, session, now=now):
        return come(db, person, service=SERVICE, now=now, by=by)
    there = _visit_of_day(db, person, session, when)
    if there is not None:
        return add_service(db, there, SERVICE)
    local = zone(db)
    ended = max(min(session.ends_at, now), when)
    visit = visit_records.insert_past(
        db,
        stay=visit_records.Stay(
            day=local_day(when, local),
            arrived=when.astimezone(local).time().replace(second=0, microsecond=0),
            left=ended.astimezone(local).time().replace(second=0, microsecond=0),
        ),
        person_id=person.id,
        heads=1,
        words=None,
        category=person.category,
        platform=person.platform,
        services=visit_records.taken(db, (SERVICE,), None),
        note=None,
        zone=local,
        now=now,
        by=by,
    )
    return Coming(visit, CAME)


def _visit_of_day(db: Database, person: Person, session: Session, when: datetime) -> VisitId | None:
    # Of several that day the one that touches the session, else the last; past midnight, of the day after too.
    touches = "arrived_at <= ?3 AND coalesce(left_at, '9') >= ?4"
    after = local_day(when, zone(db))
    found = db.value(
        f"SELECT id FROM visit WHERE (day = ?1 OR (day = ?5 AND {touches})) AND state <> 'void' AND person_id IN"
        f" (SELECT id FROM person WHERE id = ?2 OR root_id = ?2) ORDER BY {touches} DESC, arrived_at DESC LIMIT 1",
        (session.day.isoformat(), person.id, to_text(session.ends_at), to_text(session.starts_at), after.isoformat()),
    )
    return None if found is None else VisitId(found)


def _touched(act: Act) -> frozenset[Area]:
    return TOUCHED | {Area.VISITS} if "visit" in act.ids else TOUCHED
