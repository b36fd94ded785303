import pytest

from station_app.core.clock import SetClock
from station_app.core.errors import KeyTaken, NotFound
from station_app.core.storage.database import Database
from station_app.core.training import queries
from station_app.core.training.commands import cancel, close, enrol_many, sign_in, sign_out
from station_app.core.training.model import EnrolmentState, Session, SessionState
from station_app.core.training.refusals import NotYet, SessionFull, SessionOver
from station_app.core.types import NO_ACT, Area
from station_app.core.undo.commands import undo
from station_app.core.undo.model import TooLate
from station_app.core.visits import queries as visits
from tests.conftest import MORNING, Truth, contents
from tests.core.training.conftest import DAY, HOUR, of_training, stands

ATTENDED, ABSENT = EnrolmentState.ATTENDED, EnrolmentState.ABSENT


@pytest.fixture
def begun(station: Database, session: Session, riders: list[int]) -> Session:
    """Of two on the list one is there; two more wait."""
    enrol_many(station, session_id=session.id, person_ids=riders[:4], now=MORNING, by=None)
    sign_in(station, session_id=session.id, person_id=riders[0], now=MORNING + HOUR, by=None)
    return queries.session(station, session.id)


def test_everybody_is_accounted_for(
    station: Database, begun: Session, riders: list[int], truth_of_touched: Truth, clock: SetClock
) -> None:
    clock.set(begun.ends_at)
    done = truth_of_touched(close, session_id=begun.id, key="form")
    assert done.touched == {Area.TRAINING}
    found = done.value
    assert (found.state, found.closed_at, found.open, found.closed) == (SessionState.HELD, clock.now(), False, True)
    assert (found.enrolled, found.attended, found.absent, found.waiting) == (0, 1, 1, 2)
    assert stands(station, begun.id) == dict(zip(riders, [ATTENDED, ABSENT, *["waiting"] * 2], strict=False))
    out = queries.enrolment_of(station, begun.id, riders[0])
    assert out is not None
    assert out.out_at == clock.now()
    assert visits.open_visit(station, riders[0]) is not None  # they may stay for a glass of water
    assert close(station, session_id=begun.id, now=MORNING, by=None, key="form") == done
    with pytest.raises(KeyTaken):
        sign_out(station, enrolment_id=out.id, now=MORNING, by=None, key="form")


def test_closed_twice_is_closed_once(
    station: Database, begun: Session, truth_of_touched: Truth, clock: SetClock
) -> None:
    truth_of_touched(close, session_id=begun.id)
    after = contents(station)
    for moment in (HOUR, DAY, -HOUR):
        clock.forward(moment)
        again = truth_of_touched(close, session_id=begun.id)
        assert (again.op, again.touched) == (NO_ACT, frozenset())
    assert contents(station) == after


def test_long_after_its_end_everybody_left_at_its_end(
    station: Database, begun: Session, riders: list[int], truth_of_touched: Truth
) -> None:
    truth_of_touched(close, session_id=begun.id, now=MORNING + 3 * DAY)
    found = queries.enrolment_of(station, begun.id, riders[0])
    assert found is not None
    assert found.out_at == begun.ends_at


def test_without_signing_anybody_out(
    station: Database, begun: Session, riders: list[int], truth_of_touched: Truth
) -> None:
    truth_of_touched(close, session_id=begun.id, sign_out=False)
    found = queries.enrolment_of(station, begun.id, riders[0])
    assert found is not None
    assert (found.state, found.out_at) == (ATTENDED, None)
    assert truth_of_touched(sign_out, enrolment_id=found.id).value.out_at == max(MORNING, found.in_at or MORNING)


def test_with_the_clock_set_back(station: Database, begun: Session, truth_of_touched: Truth) -> None:
    before = contents(station)
    with pytest.raises(NotYet):
        truth_of_touched(close, session_id=begun.id, now=MORNING - DAY)
    assert contents(station) == before
    truth_of_touched(close, session_id=begun.id, now=MORNING)  # before anybody signed in
    assert all(each.in_at == each.out_at for each in queries.roster(station, begun.id) if each.in_at)


def test_what_cannot_be_closed(station: Database, session: Session, truth_of_touched: Truth) -> None:
    cancel(station, session_id=session.id, now=MORNING, by=None)
    before = contents(station)
    with pytest.raises(SessionOver):
        truth_of_touched(close, session_id=session.id)
    with pytest.raises(NotFound):
        truth_of_touched(close, session_id=99)
    assert contents(station) == before


def test_nobody_came(station: Database, session: Session, riders: list[int], truth_of_touched: Truth) -> None:
    enrol_many(station, session_id=session.id, person_ids=riders[:1], now=MORNING, by=None)
    before = of_training(contents(station))
    done = truth_of_touched(close, session_id=session.id)
    assert (done.value.state, done.value.absent) == (SessionState.HELD, 1)
    truth_of_touched(undo, op=done.op)
    assert of_training(contents(station)) == before


def test_from_the_sheet_after_closing(
    station: Database, begun: Session, riders: list[int], truth_of_touched: Truth, clock: SetClock
) -> None:
    """Who was marked absent had signed on paper; so had somebody on no list."""
    clock.set(begun.ends_at)
    closed = truth_of_touched(close, session_id=begun.id)
    clock.forward(DAY)
    late = truth_of_touched(sign_in, session_id=begun.id, person_id=riders[1])
    assert (late.value.state, late.value.in_at) == (ATTENDED, begun.starts_at)
    assert visits.by_id(station, late.value.visit_id or 0).day == begun.day
    before = contents(station)
    with pytest.raises(SessionFull):
        truth_of_touched(sign_in, session_id=begun.id, person_id=riders[5])
    assert contents(station) == before
    walked = truth_of_touched(sign_in, session_id=begun.id, person_id=riders[5], widen=True)
    found = queries.session(station, begun.id)
    assert (found.attended, found.absent, found.capacity, found.closed) == (3, 0, 3, True)
    with pytest.raises(TooLate):
        truth_of_touched(undo, op=closed.op)
    for done in (walked, late):
        truth_of_touched(undo, op=done.op)
    assert stands(station, begun.id)[riders[1]] is ABSENT
    assert queries.session(station, begun.id).capacity == 2
    truth_of_touched(undo, op=closed.op)
    assert queries.session(station, begun.id) == begun
