"""Everything taken back as it was, in any order; what stands on something holds it."""

from collections.abc import Callable
from datetime import timedelta
from itertools import permutations
from typing import Any

import pytest

from station_app.core.clock import SetClock
from station_app.core.lending.commands import add_tool, lend
from station_app.core.people.commands import register
from station_app.core.storage.database import Database
from station_app.core.training import queries
from station_app.core.training.commands import (
    cancel,
    close,
    edit,
    enrol,
    enrol_many,
    plan_many,
    promote,
    sign_in,
    sign_out,
    withdraw,
)
from station_app.core.training.model import EnrolmentState, Session, SessionState
from station_app.core.types import Area
from station_app.core.undo.commands import undo
from station_app.core.undo.model import AlreadyUndone, TooLate
from station_app.core.visits import queries as visits
from station_app.core.visits.commands import check_in
from station_app.core.visits.model import State
from tests.conftest import MORNING, Truth, contents
from tests.core.training.conftest import DAY, HOUR, Planner, of_training, stands

ENROLLED, WAITING, ATTENDED = (EnrolmentState(each) for each in ("enrolled", "waiting", "attended"))


@pytest.fixture
def full(station: Database, session: Session, riders: list[int]) -> Session:
    """Two have a seat, two wait."""
    enrol_many(station, session_id=session.id, person_ids=riders[:4], now=MORNING, by=None)
    return queries.session(station, session.id)


ACTS: dict[str, tuple[Callable[..., Any], dict[str, Any]]] = {
    "edited": (edit, {"session_id": 1, "place": "院子", "capacity": 3}),
    "cancelled": (cancel, {"session_id": 1, "reason": "x"}),
    "withdrawn": (withdraw, {"enrolment_id": 1}),
    "withdrawn from waiting": (withdraw, {"enrolment_id": 3}),
    "promoted": (promote, {"enrolment_id": 4, "widen": True}),
    "signed in": (sign_in, {"enrolment_id": 1}),
    "signed in from waiting": (sign_in, {"enrolment_id": 4, "widen": True}),
    "walked in": (sign_in, {"session_id": 1, "person_id": 6, "widen": True}),
    "closed": (close, {"session_id": 1}),
}


@pytest.mark.parametrize("name", ACTS)
def test_taken_back_at_once_it_never_was(station: Database, full: Session, truth_of_touched: Truth, name: str) -> None:
    before = (queries.session(station, full.id), queries.roster(station, full.id))
    command, facts = ACTS[name]
    done = truth_of_touched(command, **facts)
    truth_of_touched(undo, op=done.op)
    assert (queries.session(station, full.id), [*map(_bare, queries.roster(station, full.id))]) == (
        before[0],
        [*map(_bare, before[1])],
    )
    assert visits.open_visit(station, 6) is None
    after = contents(station)
    with pytest.raises(AlreadyUndone):
        truth_of_touched(undo, op=done.op)
    assert contents(station) == after


def _bare(each: Any) -> tuple[Any, ...]:
    return (each.id, each.state, each.queue, each.in_at, each.out_at)


@pytest.mark.parametrize("name", [name for name in ACTS if name != "closed"])
def test_nothing_of_the_list_is_taken_back_under_a_closing(
    station: Database, full: Session, truth_of_touched: Truth, name: str
) -> None:
    command, facts = ACTS[name]
    done = truth_of_touched(command, **facts)
    if name == "cancelled":
        return
    closed = truth_of_touched(close, session_id=full.id)
    before = contents(station)
    with pytest.raises(TooLate):
        truth_of_touched(undo, op=done.op)
    assert contents(station) == before
    truth_of_touched(undo, op=closed.op)
    truth_of_touched(undo, op=done.op)


def test_a_planned_session_with_somebody_on_its_list_stays(
    station: Database, session: Session, riders: list[int], truth_of_touched: Truth
) -> None:
    planned = station.value("SELECT id FROM act WHERE what = 'training.plan'")
    listed = truth_of_touched(enrol, session_id=session.id, person_id=riders[0])
    with pytest.raises(TooLate):
        truth_of_touched(undo, op=planned)
    truth_of_touched(undo, op=listed.op)
    truth_of_touched(undo, op=planned)
    assert queries.session(station, session.id).state is SessionState.VOID
    assert queries.coming(station) == queries.ended(station) == queries.of_today(station, now=MORNING) == []


def test_several_planned_at_once_go_together(station: Database, riders: list[int], truth_of_touched: Truth) -> None:
    times = [(MORNING + n * DAY, MORNING + n * DAY + HOUR) for n in range(3)]
    done = truth_of_touched(plan_many, topic="消防", capacity=3, times=times)
    listed = truth_of_touched(enrol, session_id=done.value[1].id, person_id=riders[0])
    before = contents(station)
    with pytest.raises(TooLate):
        truth_of_touched(undo, op=done.op)
    assert contents(station) == before
    truth_of_touched(undo, op=listed.op)
    truth_of_touched(undo, op=done.op)
    assert queries.coming(station) == []


def test_who_moved_up_waits_again_unless_there_is_room(
    station: Database, full: Session, riders: list[int], truth_of_touched: Truth
) -> None:
    gone = truth_of_touched(withdraw, enrolment_id=1)
    truth_of_touched(undo, op=gone.op)
    assert [*stands(station, full.id).values()] == [ENROLLED, ENROLLED, WAITING, WAITING]
    gone = truth_of_touched(withdraw, enrolment_id=1)
    truth_of_touched(edit, session_id=full.id, capacity=4)
    truth_of_touched(undo, op=gone.op)
    assert set(stands(station, full.id).values()) == {ENROLLED}


def test_who_moved_up_and_came_holds_the_seat(
    station: Database, full: Session, riders: list[int], truth_of_touched: Truth
) -> None:
    gone = truth_of_touched(withdraw, enrolment_id=1)
    truth_of_touched(sign_in, session_id=full.id, person_id=riders[2])
    before = contents(station)
    with pytest.raises(TooLate):
        truth_of_touched(undo, op=gone.op)
    assert contents(station) == before


def test_who_enrolled_again_is_on_the_list_once(
    station: Database, full: Session, riders: list[int], truth_of_touched: Truth
) -> None:
    gone = truth_of_touched(withdraw, enrolment_id=1)
    truth_of_touched(enrol, session_id=full.id, person_id=riders[0])
    with pytest.raises(TooLate):
        truth_of_touched(undo, op=gone.op)


def test_seats_taken_since_are_not_taken_away(
    station: Database, full: Session, riders: list[int], truth_of_touched: Truth
) -> None:
    wider = truth_of_touched(edit, session_id=full.id, capacity=5)
    truth_of_touched(enrol, session_id=full.id, person_id=riders[4])
    before = contents(station)
    with pytest.raises(TooLate):
        truth_of_touched(undo, op=wider.op)
    assert contents(station) == before


def test_words_changed_again_since(station: Database, session: Session, truth_of_touched: Truth) -> None:
    first = truth_of_touched(edit, session_id=session.id, place="院子")
    second = truth_of_touched(edit, session_id=session.id, trainer="孙医生")
    with pytest.raises(TooLate):
        truth_of_touched(undo, op=first.op)
    truth_of_touched(undo, op=second.op)
    truth_of_touched(undo, op=first.op)
    assert queries.session(station, session.id) == session


def test_a_session_does_not_go_back_to_a_day_to_come(
    station: Database, planned: Planner, riders: list[int], truth_of_touched: Truth
) -> None:
    session = planned(starts_at=MORNING + 25 * HOUR, ends_at=MORNING + 26 * HOUR)
    today = truth_of_touched(edit, session_id=session.id, starts_at=MORNING, ends_at=MORNING + HOUR)
    came = truth_of_touched(sign_in, session_id=session.id, person_id=riders[0])
    before = contents(station)
    with pytest.raises(TooLate):
        truth_of_touched(undo, op=today.op)
    assert contents(station) == before
    truth_of_touched(undo, op=came.op)
    truth_of_touched(undo, op=today.op)


def test_signed_out_since(station: Database, session: Session, riders: list[int], truth_of_touched: Truth) -> None:
    came = truth_of_touched(sign_in, session_id=session.id, person_id=riders[0])
    left = truth_of_touched(sign_out, session_id=session.id, person_id=riders[0])
    with pytest.raises(TooLate):
        truth_of_touched(undo, op=came.op)
    truth_of_touched(undo, op=left.op)
    truth_of_touched(undo, op=came.op)
    assert stands(station, session.id) == {}


@pytest.mark.parametrize("walked_in", [False, True])
def test_after_thirty_days(
    station: Database, session: Session, riders: list[int], truth_of_touched: Truth, clock: SetClock, walked_in: bool
) -> None:
    """What was before is forgotten: what closing holds is held all the same."""
    if not walked_in:
        enrol(station, session_id=session.id, person_id=riders[0], now=MORNING, by=None)
    came = truth_of_touched(sign_in, session_id=session.id, person_id=riders[0])
    truth_of_touched(close, session_id=session.id)
    clock.forward(timedelta(days=31))
    truth_of_touched(register, name="岳青")
    before = contents(station)
    with pytest.raises(TooLate):
        truth_of_touched(undo, op=came.op)
    assert contents(station) == before


def test_a_visit_that_an_arrival_ended_goes_on(
    station: Database, session: Session, riders: list[int], truth_of_touched: Truth, clock: SetClock
) -> None:
    yesterday = check_in(station, person_id=riders[0], now=MORNING - DAY, by=None).value
    came = truth_of_touched(sign_in, session_id=session.id, person_id=riders[0])
    assert visits.by_id(station, yesterday.id).state is State.AUTO
    truth_of_touched(undo, op=came.op)
    assert visits.by_id(station, yesterday.id).state is State.IN


def test_somebody_on_a_list_stays_known(station: Database, session: Session, truth_of_touched: Truth) -> None:
    new = truth_of_touched(register, name="岳青")
    listed = truth_of_touched(enrol, session_id=session.id, person_id=new.value.id)
    with pytest.raises(TooLate) as refused:
        truth_of_touched(undo, op=new.op)
    assert refused.value.record == "enrolment"
    truth_of_touched(undo, op=listed.op)
    truth_of_touched(undo, op=new.op)


@pytest.mark.parametrize("order", [*permutations("lst")], ids="".join)
@pytest.mark.parametrize("back", [*permutations("lst")], ids="".join)
def test_one_visit_of_a_loan_and_two_trainings(
    station: Database, planned: Planner, riders: list[int], truth_of_touched: Truth, order: Any, back: Any
) -> None:
    """Whichever began the visit, it is there while one of them stands, with the services of those that stand."""
    first, second, rider = planned(), planned(topic="消防"), riders[0]
    tool = add_tool(station, name="锤子", now=MORNING, by=None).value
    acts: dict[str, tuple[Callable[..., Any], dict[str, Any]]] = {
        "l": (lend, {"tool_id": tool.id}),
        "s": (sign_in, {"session_id": first.id, "walk_in": True}),
        "t": (sign_in, {"session_id": second.id, "walk_in": True}),
    }
    before = of_training(contents(station))
    done = {name: truth_of_touched(acts[name][0], person_id=rider, **acts[name][1]) for name in order}
    ((visit,),) = station.rows("SELECT id FROM visit")
    standing = set("lst")
    for name in back:
        truth_of_touched(undo, op=done[name].op)
        standing.discard(name)
        found = visits.by_id(station, visit)
        assert found.state is (State.IN if standing else State.VOID)
        if standing:
            assert set(found.services) == {"tool" if each == "l" else "training" for each in standing}
    left = of_training(contents(station))
    assert left["session"] == before["session"]
    assert left["person_seen"] == before["person_seen"]
    assert visits.open_visit(station, rider) is None


@pytest.mark.parametrize("last", ["l", "s"])
def test_a_loan_or_a_training_added_to_a_visit_begun_by_hand(
    station: Database, session: Session, riders: list[int], truth_of_touched: Truth, last: str
) -> None:
    here = check_in(station, person_id=riders[0], services=["water"], now=MORNING, by=None).value
    tool = add_tool(station, name="锤子", now=MORNING, by=None).value
    lent = truth_of_touched(lend, tool_id=tool.id, person_id=riders[0])
    came = truth_of_touched(sign_in, session_id=session.id, person_id=riders[0])
    ops = {"l": lent.op, "s": came.op}
    for name in "ls" if last == "s" else "sl":
        truth_of_touched(undo, op=ops[name])
    assert visits.by_id(station, here.id) == here


def test_signed_in_again_on_a_visit_that_a_loan_holds(
    station: Database, session: Session, riders: list[int], truth_of_touched: Truth
) -> None:
    came = truth_of_touched(sign_in, session_id=session.id, person_id=riders[0])
    tool = add_tool(station, name="锤子", now=MORNING, by=None).value
    lent = truth_of_touched(lend, tool_id=tool.id, person_id=riders[0])
    handed_on = truth_of_touched(undo, op=came.op)
    assert handed_on.touched == {Area.TRAINING, Area.VISITS, Area.LENDING}
    again = truth_of_touched(sign_in, session_id=session.id, person_id=riders[0])
    assert again.value.visit_id == lent.value.visit_id
    truth_of_touched(undo, op=lent.op)
    truth_of_touched(undo, op=again.op)
    assert visits.by_id(station, again.value.visit_id or 0).state is State.VOID
