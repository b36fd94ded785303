from dataclasses import replace
from typing import Any

import pytest

from station_app.core.errors import NotFound, TooLong
from station_app.core.people.commands import merge, register
from station_app.core.storage.database import Database
from station_app.core.training import queries, rules
from station_app.core.training.commands import close, enrol, enrol_many, promote, sign_in, withdraw
from station_app.core.training.model import MOST_SEATS, EnrolmentState, Session
from station_app.core.training.refusals import (
    AlreadyEnrolled,
    NotOnRoster,
    SessionFull,
    SessionOver,
    WrongEnrolmentState,
)
from station_app.core.types import NO_ACT
from station_app.core.undo.commands import undo
from station_app.core.visits.model import NotServed
from tests.conftest import MORNING, Truth, contents
from tests.core.training.conftest import HOUR, Planner, stands

ENROLLED, WAITING = EnrolmentState.ENROLLED, EnrolmentState.WAITING


def full(db: Database, session: Session, riders: list[int]) -> list[int]:
    """Everybody on the list, in order: two have a seat, the others wait; their enrolments."""
    done = enrol_many(db, session_id=session.id, person_ids=riders, now=MORNING, by=None)
    return [each.id for each in done.value]


def test_a_seat_or_the_waiting_list(
    station: Database, session: Session, riders: list[int], truth_of_touched: Truth
) -> None:
    facts: dict[str, Any] = {"session_id": session.id, "person_id": riders[0], "note": " 坐前排 "}
    done = truth_of_touched(enrol, **facts, key="form")
    assert (done.value.state, done.value.note, done.value.walk_in, done.value.queue) == (ENROLLED, "坐前排", False, 1)
    assert enrol(station, **facts, now=MORNING + HOUR, by=None, key="form") == done
    states = [truth_of_touched(enrol, session_id=session.id, person_id=each).value.state for each in riders[1:4]]
    assert states == [ENROLLED, WAITING, WAITING]
    found = queries.session(station, session.id)
    assert (found.enrolled, found.waiting, found.free, found.taken) == (2, 2, 0, 2)
    assert [each.person_id for each in queries.roster(station, session.id)] == riders[:4]


def test_once_on_a_list(station: Database, session: Session, riders: list[int], truth_of_touched: Truth) -> None:
    twin = register(station, name="佳宁", now=MORNING, by=None).value.id
    merge(station, keep=riders[0], drop=twin, now=MORNING, by=None)
    first = enrol(station, session_id=session.id, person_id=twin, now=MORNING, by=None).value
    assert first.person_id == riders[0]
    before = contents(station)
    for who in (riders[0], twin):
        with pytest.raises(AlreadyEnrolled) as refused:
            truth_of_touched(enrol, session_id=session.id, person_id=who)
        assert (refused.value.enrolment_id, refused.value.state) == (first.id, ENROLLED)
    assert contents(station) == before


def test_who_and_what_is_refused(
    station: Database, session: Session, riders: list[int], truth_of_touched: Truth
) -> None:
    gone = register(station, name="岳青", now=MORNING, by=None)
    undo(station, op=gone.op, now=MORNING, by=None)
    before = contents(station)
    facts: dict[str, Any]
    for refusal, facts in (
        (NotServed, {"person_id": gone.value.id}),
        (NotFound, {"person_id": 99}),
        (TooLong, {"person_id": riders[0], "note": "记" * 201}),
    ):
        with pytest.raises(refusal):
            truth_of_touched(enrol, session_id=session.id, **facts)
    with pytest.raises(NotFound):
        truth_of_touched(enrol, session_id=99, person_id=riders[0])
    for refusal, people in ((NotServed, [*riders, gone.value.id]), (NotFound, [*riders, 99])):
        with pytest.raises(refusal):
            truth_of_touched(enrol_many, session_id=session.id, person_ids=people)
    assert contents(station) == before
    close(station, session_id=session.id, now=MORNING, by=None)
    closed = contents(station)
    with pytest.raises(SessionOver):
        truth_of_touched(enrol, session_id=session.id, person_id=riders[0])
    with pytest.raises(SessionOver):
        truth_of_touched(enrol_many, session_id=session.id, person_ids=[])
    assert contents(station) == closed


def test_a_list_at_once(station: Database, session: Session, riders: list[int], truth_of_touched: Truth) -> None:
    enrol(station, session_id=session.id, person_id=riders[1], now=MORNING, by=None)
    facts: dict[str, Any] = {"session_id": session.id, "person_ids": [riders[0], riders[1], riders[0], riders[2]]}
    done = truth_of_touched(enrol_many, **facts, key="form")
    assert [(each.person_id, each.state) for each in done.value] == [(riders[0], ENROLLED), (riders[2], WAITING)]
    assert enrol_many(station, **facts, now=MORNING, by=None, key="form") == done
    before = contents(station)
    assert truth_of_touched(enrol_many, **facts).op == NO_ACT
    assert contents(station) == before


def test_a_seat_given_back_goes_to_the_first_who_waits(
    station: Database, session: Session, riders: list[int], truth_of_touched: Truth
) -> None:
    made = full(station, session, riders[:4])
    done = truth_of_touched(withdraw, session_id=session.id, person_id=riders[0], key="form")
    assert (done.value.state, done.value.promoted) == (EnrolmentState.WITHDRAWN, (made[2],))
    assert withdraw(station, session_id=session.id, person_id=riders[0], now=MORNING, by=None, key="form") == done
    assert stands(station, session.id) == {riders[1]: ENROLLED, riders[2]: ENROLLED, riders[3]: WAITING}
    waited = truth_of_touched(withdraw, enrolment_id=made[3])
    assert waited.value.promoted == ()
    anew = truth_of_touched(enrol, session_id=session.id, person_id=riders[0]).value
    assert (anew.state, anew.queue) == (WAITING, 5)


def test_who_cannot_withdraw(station: Database, session: Session, riders: list[int], truth_of_touched: Truth) -> None:
    made = full(station, session, riders[:2])
    sign_in(station, enrolment_id=made[0], now=MORNING, by=None)
    withdraw(station, enrolment_id=made[1], now=MORNING, by=None)
    before = contents(station)
    with pytest.raises(WrongEnrolmentState):
        truth_of_touched(withdraw, enrolment_id=made[0])
    for whom in ({"enrolment_id": made[1]}, {"session_id": session.id, "person_id": riders[5]}):
        with pytest.raises(NotOnRoster):
            truth_of_touched(withdraw, **whom)
    with pytest.raises(NotFound):
        truth_of_touched(withdraw, enrolment_id=99)
    assert contents(station) == before


def test_a_closed_list_stays(station: Database, session: Session, riders: list[int], truth_of_touched: Truth) -> None:
    made = full(station, session, riders[:4])
    close(station, session_id=session.id, now=MORNING, by=None)
    before = contents(station)
    for command, number in ((withdraw, made[0]), (withdraw, made[3]), (promote, made[3])):
        with pytest.raises(SessionOver):
            truth_of_touched(command, enrolment_id=number)
    assert contents(station) == before


def test_out_of_turn(station: Database, session: Session, riders: list[int], truth_of_touched: Truth) -> None:
    made = full(station, session, riders[:4])
    before = contents(station)
    with pytest.raises(SessionFull) as refused:
        truth_of_touched(promote, enrolment_id=made[3])
    assert refused.value.capacity == 2
    with pytest.raises(WrongEnrolmentState):
        truth_of_touched(promote, enrolment_id=made[0], widen=True)
    assert contents(station) == before
    done = truth_of_touched(promote, enrolment_id=made[3], widen=True, key="form")
    assert (done.value.state, queries.session(station, session.id).capacity) == (ENROLLED, 3)
    assert promote(station, enrolment_id=made[3], now=MORNING, by=None, key="form") == done
    assert stands(station, session.id)[riders[2]] is WAITING


def test_no_more_seats_than_a_session_may_have(session: Session) -> None:
    crowd = replace(session, capacity=MOST_SEATS, enrolled=MOST_SEATS)
    with pytest.raises(SessionFull):
        rules.require_seat(crowd, widen=True)
    rules.require_seat(replace(crowd, enrolled=MOST_SEATS - 1), widen=False)


def test_where_somebody_is_on_a_list(station: Database, planned: Planner, riders: list[int]) -> None:
    first, second = planned(), planned(capacity=1)
    later = planned(starts_at=MORNING + 25 * HOUR, ends_at=MORNING + 26 * HOUR)
    for session in (later, second, first):
        enrol(station, session_id=session.id, person_id=riders[0], now=MORNING, by=None)
    assert [session.id for session, _ in queries.coming_of(station, riders[0])] == [first.id, second.id, later.id]
    assert [session.id for session, _ in queries.elsewhere(station, first.id, riders[0])] == [second.id]
    withdraw(station, session_id=second.id, person_id=riders[0], now=MORNING, by=None)
    assert queries.elsewhere(station, first.id, riders[0]) == []
    assert queries.enrolment_of(station, second.id, riders[0]) is None
