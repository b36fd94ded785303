"""Enrolling people in a session, withdrawing them, and letting those who wait move up."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from station_app.core.audit.commands import record
from station_app.core.audit.model import Before
from station_app.core.audit.queries import first_done
from station_app.core.gate import gate
from station_app.core.staff.model import Right
from station_app.core.staff.queries import require
from station_app.core.storage.database import Database, write
from station_app.core.training import queries, records, rules
from station_app.core.training.model import ENROL_NOTE_LIMIT, Enrolment, EnrolmentState, Session
from station_app.core.training.refusals import AlreadyEnrolled, WrongEnrolmentState
from station_app.core.types import NO_ACT, Area, Done, EnrolmentId

TOUCHED = frozenset({Area.TRAINING})
NOTHING: frozenset[Area] = frozenset()


def enrol(
    db: Database,
    *,
    session_id: int,
    person_id: int,
    note: str | None = None,
    now: datetime,
    by: int | None,
    key: str | None = None,
) -> Done[Enrolment]:
    """Somebody is on the list of a session; when every seat is held they wait.

    Refused: NotFound, NotServed, SessionOver, AlreadyEnrolled, TooLong.
    """
    words = gate(note, field="enrolment.note", limit=ENROL_NOTE_LIMIT)
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "training.enrol"):
            return Done(queries.enrolment(db, first.only("enrolment")), TOUCHED, first.id)
        session = queries.session(db, session_id)
        made, person = add_to_list(db, session, person_id, note=words, now=now, by=by)
        ids: dict[str, list[int]] = {"enrolment": [made], "session": [session.id], "person": [person]}
        op = record(db, what="training.enrol", ids=ids, now=now, by=by, key=key)
        return Done(queries.enrolment(db, made), TOUCHED, op)


def enrol_many(
    db: Database,
    *,
    session_id: int,
    person_ids: Sequence[int],
    now: datetime,
    by: int | None,
    key: str | None = None,
) -> Done[tuple[Enrolment, ...]]:
    """Several people are put on the list of a session in one act; who is on it already stays where they stand.

    Refused: NotFound, NotServed, SessionOver.
    """
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "training.enrol_many"):
            return Done(queries.enrolments(db, first.ids["enrolment"]), TOUCHED, first.id)
        session = queries.session(db, session_id)
        rules.require_open(session)
        made, people = [], []
        for each in person_ids:
            try:
                one, person = add_to_list(db, queries.session(db, session.id), each, note=None, now=now, by=by)
            except AlreadyEnrolled:
                continue
            made.append(one)
            people.append(person)
        if not made:
            return Done((), NOTHING, NO_ACT)
        ids: dict[str, Sequence[int]] = {"enrolment": made, "session": [session.id], "person": people}
        op = record(db, what="training.enrol_many", ids=ids, now=now, by=by, key=key)
        return Done(queries.enrolments(db, made), TOUCHED, op)


def add_to_list(
    db: Database, session: Session, person_id: int, *, note: str | None, now: datetime, by: int | None
) -> tuple[EnrolmentId, int]:
    """Put somebody on the list inside a write: the enrolment, and the record of theirs that counts.

    `session` as it stands now. Raises SessionOver, NotFound, NotServed, AlreadyEnrolled.
    """
    rules.require_open(session)
    person = rules.served(db, person_id)
    there = queries.enrolment_of(db, session.id, person.id)
    if there is not None:
        raise AlreadyEnrolled(session.id, person.id, there.id, there.state)
    state = EnrolmentState.ENROLLED if session.free else EnrolmentState.WAITING
    return records.insert_enrolment(db, session.id, person.id, state, note=note, now=now, by=by), person.id


def withdraw(
    db: Database,
    *,
    enrolment_id: int | None = None,
    session_id: int | None = None,
    person_id: int | None = None,
    now: datetime,
    by: int | None,
    key: str | None = None,
) -> Done[Enrolment]:
    """Somebody will not come; their seat goes to the first who waits, whom the value names in `promoted`.

    Refused: NotFound, NotOnRoster, SessionOver, WrongEnrolmentState (signed in already, or withdrawn).
    """
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "training.withdraw"):
            gone, *up = first.ids["enrolment"]
            return Done(_with_promoted(db, gone, up), TOUCHED, first.id)
        session, found = rules.on_roster(db, enrolment_id=enrolment_id, session_id=session_id, person_id=person_id)
        rules.require_open(session)
        if found.state not in {EnrolmentState.ENROLLED, EnrolmentState.WAITING}:
            raise WrongEnrolmentState(found.id, found.state, "withdraw")
        waited = records.waiting(db, session.id)
        records.put_enrolment(db, found.id, EnrolmentState.WITHDRAWN)
        up = [each for each in waited if each not in records.waiting(db, session.id) and each != found.id]
        before = (records.as_it_is(found), *(Before("enrolment", each, {"state": "waiting"}) for each in up))
        op = record(
            db,
            what="training.withdraw",
            ids={"enrolment": [found.id, *up], "session": [session.id], "person": [found.person_id]},
            now=now,
            by=by,
            key=key,
            before=before,
        )
        return Done(_with_promoted(db, found.id, up), TOUCHED, op)


def promote(
    db: Database,
    *,
    enrolment_id: int,
    widen: bool = False,
    now: datetime,
    by: int | None,
    key: str | None = None,
) -> Done[Enrolment]:
    """Somebody who waits gets a seat out of turn; with `widen` the session gets one seat more for it.

    Refused: NotFound, SessionOver, WrongEnrolmentState (does not wait), SessionFull.
    """
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "training.promote"):
            return Done(queries.enrolment(db, first.only("enrolment")), TOUCHED, first.id)
        found = queries.enrolment(db, enrolment_id)
        session = queries.session(db, found.session_id)
        rules.require_open(session)
        if found.state is not EnrolmentState.WAITING:
            raise WrongEnrolmentState(found.id, found.state, "promote")
        rules.require_seat(session, widen=widen)
        before = [records.as_it_is(found)]
        if not session.free:
            records.put_capacity(db, session.id, session.capacity + 1)
            before.append(Before("session", session.id, {"capacity": session.capacity}))
        records.put_enrolment(db, found.id, EnrolmentState.ENROLLED)
        op = record(
            db,
            what="training.promote",
            ids={"enrolment": [found.id], "session": [session.id], "person": [found.person_id]},
            now=now,
            by=by,
            key=key,
            before=before,
        )
        return Done(queries.enrolment(db, found.id), TOUCHED, op)


def _with_promoted(db: Database, gone: int, up: Sequence[int]) -> Enrolment:
    return replace(queries.enrolment(db, gone), promoted=tuple(EnrolmentId(each) for each in up))
