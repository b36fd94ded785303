"""What the desk reads of trainings: what is not closed, somebody's next sessions, what is offered, their story."""

from datetime import datetime, timedelta

import pytest

from station_app.core.closing.queries import closing
from station_app.core.desk.model import Does, OnList
from station_app.core.desk.queries import known, offered, to_do
from station_app.core.desk.story import Chapter, Deed, lines, story
from station_app.core.people.commands import merge, register
from station_app.core.settings.commands import set as set_setting
from station_app.core.staff.commands import add as add_staff
from station_app.core.storage.database import Database
from station_app.core.training import commands, queries
from station_app.core.training.model import EnrolmentState, Session
from station_app.core.undo.commands import undo
from tests.conftest import MORNING

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def rider(station: Database) -> int:
    """Somebody known."""
    return register(station, name="周佳宁", phone="13800002046", now=MORNING, by=None).value.id


def plan(db: Database, starts_at: datetime, *, capacity: int = 20, course: str = "heimlich") -> Session:
    """A session of an hour."""
    return commands.plan(
        db, course=course, starts_at=starts_at, ends_at=starts_at + HOUR, capacity=capacity, now=MORNING, by=None
    ).value


def enrol(db: Database, session: Session, person: int) -> None:
    """Put somebody on a list."""
    commands.enrol(db, session_id=session.id, person_id=person, now=MORNING, by=None)


def attend(db: Database, session: Session, person: int) -> int:
    """Somebody signs in when it begins; the act."""
    return commands.sign_in(db, session_id=session.id, person_id=person, now=session.starts_at, by=None).op


def off(db: Database) -> None:
    """The station keeps no trainings."""
    set_setting(db, key="station.parts_off", value=["training"], now=MORNING, by=None)


def test_their_next_sessions_are_known(station: Database, rider: int) -> None:
    other = register(station, name="单小满", now=MORNING, by=None).value.id
    full = plan(station, MORNING + DAY, capacity=1)
    enrol(station, full, other)
    far, past = plan(station, MORNING + 15 * DAY), plan(station, MORNING - DAY)
    today, soon = plan(station, MORNING + HOUR), plan(station, MORNING + 14 * DAY)
    cancelled = plan(station, MORNING + 2 * DAY)
    for each in (far, past, soon, today, full, cancelled):
        enrol(station, each, rider)
    commands.cancel(station, session_id=cancelled.id, now=MORNING, by=None)
    theirs = known(station, rider, now=MORNING).sessions
    assert [(each.session.id, each.state) for each in theirs] == [
        (today.id, EnrolmentState.ENROLLED),
        (full.id, EnrolmentState.WAITING),
        (soon.id, EnrolmentState.ENROLLED),
    ]
    assert known(station, rider, now=MORNING, house=False).sessions == ()
    attend(station, today, rider)
    assert known(station, rider, now=MORNING).sessions[0].state is EnrolmentState.ATTENDED
    commands.close(station, session_id=today.id, now=MORNING + 3 * HOUR, by=None)
    assert [each.session.id for each in known(station, rider, now=MORNING).sessions] == [full.id, soon.id]
    twin = register(station, nickname="小周", now=MORNING, by=None).value.id
    merge(station, keep=twin, drop=rider, now=MORNING, by=None)
    assert len(known(station, rider, now=MORNING).sessions) == 2
    off(station)
    assert known(station, rider, now=MORNING).sessions == ()


def test_who_is_on_no_list_costs_one_statement_as_before(station: Database, rider: int) -> None:
    asked: list[str] = []
    station.conn.set_trace_callback(asked.append)
    known(station, rider, now=MORNING)
    alone = len(asked)
    asked.clear()
    station.conn.set_trace_callback(None)
    session = plan(station, MORNING + DAY)
    station.conn.set_trace_callback(asked.append)
    known(station, rider, now=MORNING)
    station.conn.set_trace_callback(None)
    assert len(asked) == alone
    assert sum("enrolment" in sql for sql in asked) == 1
    enrol(station, session, rider)
    (listed,) = known(station, rider, now=MORNING).sessions
    assert listed == OnList(queries.session(station, session.id), EnrolmentState.ENROLLED)


def test_what_is_offered_to_somebody(station: Database, rider: int) -> None:
    other = register(station, name="单小满", now=MORNING, by=None).value.id
    plan(station, MORNING - DAY)
    running = plan(station, MORNING - HOUR)
    soon, later = plan(station, MORNING + HOUR), plan(station, MORNING + 2 * HOUR)
    listed, tomorrow = plan(station, MORNING + 3 * HOUR), plan(station, MORNING + DAY)
    mine, full = plan(station, MORNING + 2 * DAY), plan(station, MORNING + 3 * DAY, capacity=1)
    for session, person in ((listed, rider), (mine, rider), (full, other)):
        enrol(station, session, person)
    assert [(each.session.id, each.does) for each in offered(station, rider, now=MORNING)] == [
        (running.id, Does.SIGN_IN),
        (soon.id, Does.SIGN_IN),
        (later.id, Does.ENROL),  # more than an hour away: the list, not the door
        (listed.id, Does.SIGN_IN),
        (tomorrow.id, Does.ENROL),
        (mine.id, Does.NOTHING),
        (full.id, Does.WAIT),
    ]
    attend(station, listed, rider)
    assert offered(station, rider, now=MORNING)[3].does is Does.NOTHING
    assert len(offered(station, rider, now=MORNING, limit=2)) == 2


def test_what_nobody_closed_is_to_be_done(station: Database, rider: int) -> None:
    old, today = plan(station, MORNING - DAY), plan(station, MORNING + HOUR)
    plan(station, MORNING + DAY)
    assert [each.id for each in to_do(station, now=MORNING).sessions] == [old.id]
    assert [each.id for each in to_do(station, now=MORNING + 2 * HOUR, house=False).sessions] == [old.id, today.id]
    assert [each.id for each in closing(station, now=MORNING).sessions] == [old.id, today.id]
    commands.close(station, session_id=old.id, now=MORNING, by=None)
    assert to_do(station, now=MORNING).sessions == ()
    off(station)
    assert to_do(station, now=MORNING + DAY).sessions == ()
    assert closing(station, now=MORNING + DAY).sessions == ()


def test_trainings_are_a_chapter_of_their_story(station: Database, rider: int) -> None:
    by = add_staff(station, name="林老师", now=MORNING, by=None).value.id
    came, missed, left = (plan(station, MORNING + at * DAY) for at in range(3))
    for each in (came, missed, left):
        commands.enrol(station, session_id=each.id, person_id=rider, note="急救员", now=MORNING, by=by)
    attend(station, came, rider)
    for each in (came, missed):
        commands.close(station, session_id=each.id, now=each.ends_at, by=None)
    commands.certify(station, session_id=came.id, now=came.ends_at, by=None)
    commands.withdraw(station, session_id=left.id, person_id=rider, now=MORNING, by=None)
    walked = plan(station, MORNING + HOUR)
    undo(station, op=attend(station, walked, rider), now=MORNING + 2 * HOUR, by=None)
    ids = story(station, rider, Chapter.TRAINING)
    found = lines(station, ids)
    told = [found[line] for line in ids]
    assert all(isinstance(each, Deed) and each.session is not None for each in told)
    stood = {each.session.id: each for each in told if isinstance(each, Deed) and each.session is not None}
    states = {number: each.enrolment.state for number, each in stood.items() if each.enrolment is not None}
    assert states == {
        came.id: EnrolmentState.ATTENDED,
        missed.id: EnrolmentState.ABSENT,
        left.id: EnrolmentState.WITHDRAWN,
        walked.id: EnrolmentState.VOID,
    }
    assert [each.undone for each in stood.values()] == [number == walked.id for number in stood]
    assert stood[came.id].enrolment.certificate == "2026-0001"  # type: ignore[union-attr]
    assert (stood[came.id].by_name, stood[came.id].words) == ("林老师", "急救员")
    assert set(ids) < set(story(station, rider))
    everything = len(story(station, rider))
    off(station)
    assert len(story(station, rider, Chapter.TRAINING)) == 0
    assert len(story(station, rider)) == everything - 4
