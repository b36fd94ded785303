import pytest

from station_app.core.clock import SetClock
from station_app.core.errors import KeyTaken, Missing, NotFound, TooLong
from station_app.core.storage.database import Database
from station_app.core.training import queries
from station_app.core.training.commands import certify, close, enrol_many, sign_in, void_certificate
from station_app.core.training.model import Session
from station_app.core.training.refusals import NobodyAttended, NotClosed, WrongEnrolmentState
from station_app.core.types import NO_ACT
from station_app.core.undo.commands import undo
from station_app.core.undo.model import TooLate
from tests.conftest import MORNING, Truth, contents
from tests.core.training.conftest import DAY, HOUR, Planner


@pytest.fixture
def held(station: Database, planned: Planner, riders: list[int]) -> Session:
    """Three of four came; the last who came was the first on the list."""
    session = planned(capacity=4)
    enrol_many(station, session_id=session.id, person_ids=riders[:4], now=MORNING, by=None)
    for minute, who in enumerate((riders[2], riders[1], riders[0])):
        moment = MORNING + HOUR + minute * HOUR / 60
        sign_in(station, session_id=session.id, person_id=who, now=moment, by=None)
    return close(station, session_id=session.id, now=MORNING + 2 * HOUR, by=None).value


def test_a_number_for_everybody_who_came(
    station: Database, held: Session, riders: list[int], truth_of_touched: Truth
) -> None:
    done = truth_of_touched(certify, session_id=held.id, key="form")
    assert [(each.number, each.person_id) for each in done.value] == [
        ("2026-0001", riders[0]),
        ("2026-0002", riders[1]),
        ("2026-0003", riders[2]),
    ]
    assert {each.day for each in done.value} == {held.day}
    assert certify(station, session_id=held.id, now=MORNING, by=None, key="form") == done
    after = contents(station)
    again = truth_of_touched(certify, session_id=held.id)
    assert (again.value, again.op) == (done.value, NO_ACT)
    assert contents(station) == after
    found = queries.story_of(station, riders[0])
    assert [each.certificate for each in found] == ["2026-0001"]
    assert queries.story_of(station, riders[3])[0].certificate is None
    with pytest.raises(KeyTaken):
        close(station, session_id=held.id, now=MORNING, by=None, key="form")


def test_some_of_them(station: Database, held: Session, riders: list[int], truth_of_touched: Truth) -> None:
    by_person = {int(each.person_id): each.id for each in queries.roster(station, held.id)}
    one = truth_of_touched(certify, session_id=held.id, enrolment_ids=[by_person[riders[2]]] * 2)
    assert [each.number for each in one.value] == ["2026-0001"]
    rest = truth_of_touched(certify, session_id=held.id)
    assert [each.number for each in rest.value] == ["2026-0001", "2026-0002", "2026-0003"]
    before = contents(station)
    with pytest.raises(WrongEnrolmentState):
        truth_of_touched(certify, session_id=held.id, enrolment_ids=[by_person[riders[0]], by_person[riders[3]]])
    with pytest.raises(NotFound):
        truth_of_touched(certify, session_id=held.id, enrolment_ids=[99])
    assert truth_of_touched(certify, session_id=held.id, enrolment_ids=[]).value == ()
    assert contents(station) == before


def test_where_nothing_was_earned(
    station: Database, held: Session, planned: Planner, riders: list[int], truth_of_touched: Truth
) -> None:
    nobody, running = planned(), planned()
    close(station, session_id=nobody.id, now=MORNING, by=None)
    sign_in(station, session_id=running.id, person_id=riders[0], now=MORNING, by=None)
    elsewhere = [each.id for each in queries.roster(station, held.id)][:1]
    before = contents(station)
    for refusal, facts in (
        (NobodyAttended, {"session_id": nobody.id}),
        (WrongEnrolmentState, {"session_id": nobody.id, "enrolment_ids": elsewhere}),
        (NotClosed, {"session_id": running.id}),
        (NotFound, {"session_id": 99}),
    ):
        with pytest.raises(refusal):
            truth_of_touched(certify, **facts)
    assert contents(station) == before


def test_void_and_numbered_anew(station: Database, held: Session, truth_of_touched: Truth) -> None:
    first, *_ = truth_of_touched(certify, session_id=held.id).value
    before = contents(station)
    for reason, refusal in (("  ", Missing), ("由" * 201, TooLong)):
        with pytest.raises(refusal):
            truth_of_touched(void_certificate, certificate_id=first.id, reason=reason)
    with pytest.raises(NotFound):
        truth_of_touched(void_certificate, certificate_id=99, reason="x")
    assert contents(station) == before
    done = truth_of_touched(void_certificate, certificate_id=first.id, reason="名字写错", key="form")
    assert done.value.void
    assert void_certificate(station, certificate_id=first.id, reason="x", now=MORNING, by=None, key="form") == done
    after = contents(station)
    assert truth_of_touched(void_certificate, certificate_id=first.id, reason="又错").op == NO_ACT
    assert contents(station) == after
    anew = truth_of_touched(certify, session_id=held.id).value
    assert [each.number for each in anew] == ["2026-0002", "2026-0003", "2026-0004"]
    with pytest.raises(TooLate):  # somebody has one in its stead
        truth_of_touched(undo, op=done.op)


def test_a_void_one_stands_again(station: Database, held: Session, truth_of_touched: Truth) -> None:
    made = truth_of_touched(certify, session_id=held.id)
    void = truth_of_touched(void_certificate, certificate_id=made.value[0].id, reason="x")
    with pytest.raises(TooLate):
        truth_of_touched(undo, op=made.op)
    truth_of_touched(undo, op=void.op)
    assert queries.certificates(station, held.id) == list(made.value)
    truth_of_touched(undo, op=made.op)
    assert queries.certificates(station, held.id) == []
    # Taken back, their numbers are not given again.
    assert truth_of_touched(certify, session_id=held.id).value[0].number == "2026-0004"


def test_numbers_begin_anew_with_the_year(
    station: Database, held: Session, truth_of_touched: Truth, clock: SetClock
) -> None:
    ids = [each.id for each in queries.roster(station, held.id) if each.in_at]
    numbers = []
    for moment, number in zip((120 * DAY, 150 * DAY, 121 * DAY), ids, strict=True):  # the last with the clock set back
        clock.set(MORNING + moment)
        numbers.append(truth_of_touched(certify, session_id=held.id, enrolment_ids=[number]).value[-1])
    assert sorted(each.number for each in queries.certificates(station, held.id)) == [
        "2026-0001",
        "2026-0002",
        "2027-0001",
    ]


def test_a_certificate_holds_what_it_says(
    station: Database, held: Session, riders: list[int], truth_of_touched: Truth
) -> None:
    closing = station.value("SELECT id FROM act WHERE what = 'training.close'")
    made = truth_of_touched(certify, session_id=held.id)
    signed = queries.act_of_sign_in(station, made.value[0].enrolment_id)
    before = contents(station)
    for op in (closing, signed):
        with pytest.raises(TooLate):
            truth_of_touched(undo, op=op)
    assert contents(station) == before
    truth_of_touched(undo, op=made.op)
    truth_of_touched(undo, op=closing)
    truth_of_touched(undo, op=signed)
