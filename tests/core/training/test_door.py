from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from station_app.core.clock import SetClock
from station_app.core.errors import NotFound, NotValid
from station_app.core.people.commands import register
from station_app.core.settings.commands import set as set_setting
from station_app.core.storage.database import Database
from station_app.core.training import queries
from station_app.core.training.commands import close, edit, enrol, enrol_many, sign_in, sign_out
from station_app.core.training.model import EnrolmentState, Session, SessionState
from station_app.core.training.refusals import (
    EnrolledElsewhere,
    NotOnRoster,
    NotYet,
    SessionFull,
    WrongEnrolmentState,
)
from station_app.core.types import NO_ACT, Area
from station_app.core.undo.commands import undo
from station_app.core.visits import queries as visits
from station_app.core.visits.commands import check_in
from station_app.core.visits.corrections import back_date
from station_app.core.visits.model import NotServed, State
from tests.conftest import MORNING, Truth, contents
from tests.core.training.conftest import DAY, HOUR, Planner, of_training, stands

SHANGHAI = ZoneInfo("Asia/Shanghai")
ATTENDED = EnrolmentState.ATTENDED


def test_who_is_on_the_list_comes(
    station: Database, session: Session, riders: list[int], truth_of_touched: Truth, clock: SetClock
) -> None:
    listed = enrol(station, session_id=session.id, person_id=riders[0], now=MORNING, by=None).value
    clock.forward(HOUR / 2)
    done = truth_of_touched(sign_in, session_id=session.id, person_id=riders[0], key="form")
    assert done.touched == {Area.TRAINING, Area.VISITS}
    assert (done.value.id, done.value.state, done.value.in_at) == (listed.id, ATTENDED, clock.now())
    assert done.value.visit_id is not None
    visit = visits.by_id(station, done.value.visit_id)
    assert (visit.state, visit.services, visit.arrived_at) == (State.IN, ("training",), clock.now())
    assert queries.session(station, session.id).state is SessionState.HELD
    after = contents(station)
    again = sign_in(station, enrolment_id=listed.id, now=MORNING, by=None, key="form")
    assert (again.value, again.op, again.touched) == (done.value, done.op, done.touched)
    twice = truth_of_touched(sign_in, session_id=session.id, person_id=riders[0])
    assert (twice.value, twice.op, twice.touched) == (done.value, NO_ACT, frozenset())
    assert contents(station) == after


def test_who_is_here_already_gets_the_service(
    station: Database, session: Session, riders: list[int], truth_of_touched: Truth
) -> None:
    here = check_in(station, person_id=riders[0], services=["water"], now=MORNING, by=None).value
    done = truth_of_touched(sign_in, session_id=session.id, person_id=riders[0])
    assert done.value.visit_id == here.id
    assert set(visits.by_id(station, here.id).services) == {"water", "training"}
    ticked = check_in(station, person_id=riders[1], services=["training"], now=MORNING, by=None).value
    done = truth_of_touched(sign_in, session_id=session.id, person_id=riders[1])
    assert (done.value.visit_id, done.touched) == (ticked.id, frozenset({Area.TRAINING}))
    undo(station, op=done.op, now=MORNING, by=None)
    assert visits.by_id(station, ticked.id) == ticked  # ticked by hand: it stays


def test_without_a_visit(station: Database, session: Session, riders: list[int], truth_of_touched: Truth) -> None:
    done = truth_of_touched(sign_in, session_id=session.id, person_id=riders[0], arrive=False)
    assert (done.value.visit_id, done.touched) == (None, frozenset({Area.TRAINING}))
    assert visits.open_visit(station, riders[0]) is None


def test_a_walk_in_and_the_last_seat(
    station: Database, session: Session, riders: list[int], truth_of_touched: Truth
) -> None:
    enrol(station, session_id=session.id, person_id=riders[0], now=MORNING, by=None)
    assert truth_of_touched(sign_in, session_id=session.id, person_id=riders[1]).value.walk_in
    waiting = enrol(station, session_id=session.id, person_id=riders[2], now=MORNING, by=None).value
    before = contents(station)
    for who in (riders[2], riders[3]):
        with pytest.raises(SessionFull):
            truth_of_touched(sign_in, session_id=session.id, person_id=who)
    assert contents(station) == before
    wide = truth_of_touched(sign_in, session_id=session.id, person_id=riders[2], widen=True).value
    assert (wide.id, wide.state, wide.walk_in) == (waiting.id, ATTENDED, False)
    assert truth_of_touched(sign_in, session_id=session.id, person_id=riders[3], widen=True).value.walk_in
    # Whoever is enrolled holds a seat: widening is not for them.
    truth_of_touched(sign_in, session_id=session.id, person_id=riders[0], widen=True)
    found = queries.session(station, session.id)
    assert (found.capacity, found.attended, found.free) == (4, 4, 0)


def test_who_is_missing_comes_first(station: Database, session: Session, riders: list[int]) -> None:
    edit(station, session_id=session.id, capacity=4, now=MORNING, by=None)
    enrol_many(station, session_id=session.id, person_ids=riders, now=MORNING, by=None)
    for minute, who in enumerate((riders[2], riders[0])):
        sign_in(station, session_id=session.id, person_id=who, now=MORNING + minute * HOUR / 60, by=None)
    assert [each.person_id for each in queries.roster(station, session.id)] == [
        *(riders[1], riders[3]),
        *(riders[0], riders[2]),
        *riders[4:],
    ]


def test_another_list_of_the_day_must_be_meant(
    station: Database, planned: Planner, riders: list[int], truth_of_touched: Truth
) -> None:
    first, second, third = planned(), planned(topic="消防", capacity=1), planned(topic="x")
    tomorrow = planned(starts_at=MORNING + 25 * HOUR, ends_at=MORNING + 26 * HOUR)
    for session, people in ((second, riders[:2]), (first, riders[1:2]), (tomorrow, riders[2:3])):
        enrol_many(station, session_id=session.id, person_ids=people, now=MORNING, by=None)
    before = contents(station)
    with pytest.raises(EnrolledElsewhere) as refused:
        truth_of_touched(sign_in, session_id=third.id, person_id=riders[1], widen=True)
    assert [(each.session_id, each.zh, each.waiting) for each in refused.value.others] == [
        (first.id, "海姆立克急救法", False),
        (second.id, "消防安全", True),
    ]
    assert refused.value.others[0].starts_at.utcoffset() == timedelta(hours=8)
    assert contents(station) == before
    assert truth_of_touched(sign_in, session_id=third.id, person_id=riders[2]).value.walk_in  # only tomorrow's list
    assert truth_of_touched(sign_in, session_id=third.id, person_id=riders[1], walk_in=True).value.walk_in
    assert stands(station, first.id) == {riders[1]: EnrolmentState.ENROLLED}


def test_not_before_its_day(station: Database, planned: Planner, riders: list[int], truth_of_touched: Truth) -> None:
    starts = datetime(2026, 9, 2, 0, 30, tzinfo=SHANGHAI)
    session = planned(starts_at=starts, ends_at=starts + HOUR)
    before = contents(station)
    for command, facts in ((sign_in, {"person_id": riders[0]}), (close, {})):
        with pytest.raises(NotYet) as refused:
            truth_of_touched(command, session_id=session.id, **facts, now=starts - HOUR)
        assert refused.value.starts_at.hour == 0
    assert contents(station) == before
    truth_of_touched(sign_in, session_id=session.id, person_id=riders[0], now=starts - HOUR / 2)


def test_past_midnight_the_door_is_still_open(
    station: Database, planned: Planner, riders: list[int], truth_of_touched: Truth
) -> None:
    starts = datetime(2026, 9, 1, 23, 0, tzinfo=SHANGHAI)
    session = planned(starts_at=starts, ends_at=starts + 2 * HOUR)
    after_midnight = starts + 1.5 * HOUR
    done = truth_of_touched(sign_in, session_id=session.id, person_id=riders[0], now=after_midnight)
    assert done.value.in_at == after_midnight
    visit = visits.by_id(station, done.value.visit_id or 0)
    assert (visit.state, visit.day) == (State.IN, date(2026, 9, 2))
    late = truth_of_touched(sign_in, session_id=session.id, person_id=riders[1], now=starts + 3 * HOUR)
    paper = visits.by_id(station, late.value.visit_id or 0)  # it is over: written in from paper
    assert (late.value.in_at, paper.arrived_at, paper.left_at) == (starts, starts, starts + 2 * HOUR)
    assert (paper.day, paper.state) == (date(2026, 9, 1), State.OUT)


def test_from_paper_afterwards(
    station: Database, session: Session, riders: list[int], truth_of_touched: Truth, clock: SetClock
) -> None:
    enrol(station, session_id=session.id, person_id=riders[0], now=MORNING, by=None)
    there = back_date(
        station, day=date(2026, 9, 1), person_id=riders[1], services=["water"], now=MORNING, by=None
    ).value
    clock.forward(2 * DAY)
    new = truth_of_touched(sign_in, session_id=session.id, person_id=riders[0])
    assert new.value.in_at == session.starts_at
    visit = visits.by_id(station, new.value.visit_id or 0)
    assert (visit.day, visit.arrived_at, visit.left_at) == (session.day, session.starts_at, session.ends_at)
    assert (visit.state, visit.services) == (State.OUT, ("training",))
    served = truth_of_touched(sign_in, session_id=session.id, person_id=riders[1])
    assert served.value.visit_id == there.id
    assert set(visits.by_id(station, there.id).services) == {"water", "training"}
    for done, number in ((served, there.id), (new, visit.id)):
        truth_of_touched(undo, op=done.op)
        assert visits.by_id(station, number).services == (("water",) if number == there.id else ("training",))
    assert visits.by_id(station, visit.id).state is State.VOID
    assert visits.by_id(station, there.id).state is not State.VOID
    assert queries.session(station, session.id).state is SessionState.PLANNED


def test_of_several_visits_of_the_day_the_one_during_the_session(
    station: Database, session: Session, riders: list[int], truth_of_touched: Truth
) -> None:
    made = []
    for arrived, left in ((8, 9), (11, 13), (15, 16)):
        local = datetime(2026, 9, 1, arrived, tzinfo=SHANGHAI)
        facts: dict[str, Any] = {"arrived": local.time(), "left": local.replace(hour=left).time()}
        made.append(
            back_date(station, day=local.date(), person_id=riders[0], **facts, now=MORNING + DAY, by=None).value
        )
    done = truth_of_touched(sign_in, session_id=session.id, person_id=riders[0], now=MORNING + DAY)
    assert done.value.visit_id == made[1].id


def test_at_what_time(
    station: Database, session: Session, riders: list[int], truth_of_touched: Truth, clock: SetClock
) -> None:
    clock.forward(3 * HOUR)
    at = MORNING + HOUR + timedelta(minutes=20)
    done = truth_of_touched(sign_in, session_id=session.id, person_id=riders[0], at=at)
    assert done.value.in_at == at
    before = contents(station)
    for wrong in (clock.now() + timedelta(seconds=1), session.starts_at - 25 * HOUR):
        with pytest.raises(NotValid):
            truth_of_touched(sign_in, session_id=session.id, person_id=riders[1], at=wrong)
        with pytest.raises(NotValid):
            truth_of_touched(sign_out, session_id=session.id, person_id=riders[0], at=wrong)
    assert contents(station) == before
    out = truth_of_touched(sign_out, session_id=session.id, person_id=riders[0], at=at - HOUR)
    assert out.value.out_at == at  # nobody left before they came


def test_signing_out(
    station: Database, session: Session, riders: list[int], truth_of_touched: Truth, clock: SetClock
) -> None:
    enrol(station, session_id=session.id, person_id=riders[1], now=MORNING, by=None)
    came = sign_in(station, session_id=session.id, person_id=riders[0], now=MORNING, by=None).value
    before = contents(station)
    for refusal, facts in (
        (WrongEnrolmentState, {"session_id": session.id, "person_id": riders[1]}),
        (NotOnRoster, {"session_id": session.id, "person_id": riders[2]}),
        (NotFound, {"enrolment_id": 99}),
    ):
        with pytest.raises(refusal):
            truth_of_touched(sign_out, **facts)
    assert contents(station) == before
    clock.forward(HOUR)
    done = truth_of_touched(sign_out, enrolment_id=came.id, key="form")
    assert (done.value.out_at, done.value.state) == (clock.now(), ATTENDED)
    assert sign_out(station, enrolment_id=came.id, now=MORNING, by=None, key="form") == done
    after = contents(station)
    assert truth_of_touched(sign_out, enrolment_id=came.id).op == NO_ACT
    assert contents(station) == after
    assert visits.open_visit(station, riders[0]) is not None  # the visit goes on


def test_a_clock_set_back(station: Database, session: Session, riders: list[int], truth_of_touched: Truth) -> None:
    came = truth_of_touched(sign_in, session_id=session.id, person_id=riders[0], now=MORNING + HOUR).value
    out = truth_of_touched(sign_out, enrolment_id=came.id, now=MORNING).value
    assert out.out_at == came.in_at
    before = contents(station)
    with pytest.raises(NotYet):
        truth_of_touched(sign_in, session_id=session.id, person_id=riders[1], now=MORNING - DAY)
    assert contents(station) == before


def test_who_is_nobody(station: Database, session: Session, truth_of_touched: Truth) -> None:
    gone = register(station, name="岳青", now=MORNING, by=None)
    undo(station, op=gone.op, now=MORNING, by=None)
    before = contents(station)
    for refusal, facts in (
        (NotServed, {"session_id": session.id, "person_id": gone.value.id}),
        (NotFound, {"session_id": session.id, "person_id": 99}),
        (NotFound, {"session_id": 99, "person_id": 1}),
        (NotFound, {"enrolment_id": 99}),
    ):
        with pytest.raises(refusal):
            truth_of_touched(sign_in, **facts)
    with pytest.raises(ValueError, match="session"):
        truth_of_touched(sign_in, person_id=1)
    assert contents(station) == before


def test_a_session_of_a_day_with_a_lost_hour(
    station: Database, planned: Planner, riders: list[int], truth_of_touched: Truth
) -> None:
    """Clocks go forward at two: from paper, the visit is as long as it was."""
    zone = ZoneInfo("America/New_York")
    set_setting(station, key="station.timezone", value=zone.key, now=MORNING, by=None)
    starts = datetime(2027, 3, 14, 1, 0, tzinfo=zone)
    session = planned(starts_at=starts, ends_at=datetime(2027, 3, 14, 4, 0, tzinfo=zone))
    assert session.minutes == 120
    done = truth_of_touched(sign_in, session_id=session.id, person_id=riders[0], now=MORNING + 300 * DAY)
    visit = visits.by_id(station, done.value.visit_id or 0)
    assert (visit.arrived_at, visit.left_at, visit.day) == (session.starts_at, session.ends_at, date(2027, 3, 14))
    before = of_training(contents(station))
    truth_of_touched(undo, op=done.op, now=MORNING + 300 * DAY)
    assert of_training(contents(station)) != before
