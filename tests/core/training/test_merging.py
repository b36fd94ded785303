"""Two records of one person, both on a list: one place stays, and parting them brings back what can be."""

from typing import Any

import pytest

from station_app.core.people.commands import merge
from station_app.core.storage.database import Database
from station_app.core.training import queries
from station_app.core.training.commands import (
    cancel,
    certify,
    close,
    enrol,
    enrol_many,
    plan,
    sign_in,
    withdraw,
)
from station_app.core.training.model import EnrolmentState, Session
from station_app.core.types import Area, PersonId
from station_app.core.undo.commands import undo
from station_app.core.undo.model import TooLate
from station_app.core.visits import queries as visits
from tests.conftest import MORNING, Truth, contents
from tests.core.training.conftest import DAY, HOUR, Planner, stands

ENROLLED, WAITING, ATTENDED, ABSENT = (EnrolmentState(each) for each in ("enrolled", "waiting", "attended", "absent"))
BOTH = frozenset({Area.PEOPLE, Area.TRAINING})


def on_list(db: Database, session: Session, people: list[int]) -> None:
    enrol_many(db, session_id=session.id, person_ids=people, now=MORNING, by=None)


def come(db: Database, session: Session, person: int, **more: Any) -> None:
    sign_in(db, session_id=session.id, person_id=person, **more, now=MORNING, by=None)


def test_the_second_seat_goes_to_who_waits(
    station: Database, session: Session, riders: list[int], truth_of_touched: Truth
) -> None:
    a, b, c, *_ = riders
    on_list(station, session, [a, b, c])
    done = truth_of_touched(merge, keep=a, drop=b, key="form")
    assert done.touched == BOTH
    assert merge(station, keep=a, drop=b, now=MORNING, by=None, key="form").touched == BOTH
    assert stands(station, session.id) == {a: ENROLLED, c: ENROLLED}
    truth_of_touched(undo, op=done.op)
    assert stands(station, session.id) == {a: ENROLLED, b: WAITING, c: ENROLLED}  # no seat is taken from anybody


def test_whoever_waits_keeps_the_seat_of_the_other(
    station: Database, session: Session, riders: list[int], truth_of_touched: Truth
) -> None:
    a, b, c, *_ = riders
    on_list(station, session, [b, c, a])
    done = truth_of_touched(merge, keep=a, drop=b)
    assert stands(station, session.id) == {a: ENROLLED, c: ENROLLED}
    before = contents(station)
    assert queries.enrolment_of(station, session.id, b) == queries.enrolment_of(station, session.id, a)
    assert contents(station) == before
    truth_of_touched(undo, op=done.op)
    assert stands(station, session.id) == {b: ENROLLED, c: ENROLLED, a: WAITING}


def test_a_free_seat_is_taken_by_whoever_comes_back_to_wait(
    station: Database, planned: Planner, riders: list[int], truth_of_touched: Truth
) -> None:
    session, (a, b, *_) = planned(capacity=1), riders
    on_list(station, session, [a, b])
    done = truth_of_touched(merge, keep=a, drop=b)
    withdraw(station, session_id=session.id, person_id=a, now=MORNING, by=None)
    truth_of_touched(undo, op=done.op)
    assert stands(station, session.id) == {b: ENROLLED}


def test_who_was_put_on_the_list_anew_is_on_it_once(
    station: Database, session: Session, riders: list[int], truth_of_touched: Truth
) -> None:
    a, b, c, *_ = riders
    on_list(station, session, [b, c, a])
    done = truth_of_touched(merge, keep=a, drop=b)
    withdraw(station, session_id=session.id, person_id=a, now=MORNING, by=None)
    anew = enrol(station, session_id=session.id, person_id=b, now=MORNING, by=None).value
    truth_of_touched(undo, op=done.op)
    assert stands(station, session.id) == {c: ENROLLED, a: ENROLLED}
    found = queries.enrolment_of(station, session.id, a)
    assert found is not None
    assert found.id == anew.id


@pytest.mark.parametrize("stays", [0, 1])
def test_who_signed_in_has_signed_in(
    station: Database, session: Session, riders: list[int], truth_of_touched: Truth, stays: int
) -> None:
    a, b, *_ = riders
    on_list(station, session, [a, b])
    come(station, session, b)
    done = truth_of_touched(merge, keep=riders[stays], drop=riders[1 - stays])
    assert stands(station, session.id) == {riders[stays]: ATTENDED}
    truth_of_touched(undo, op=done.op)
    assert stands(station, session.id) == {a: ENROLLED, b: ATTENDED}


def test_both_signed_in_and_somebody_walked_in_since(
    station: Database, session: Session, riders: list[int], truth_of_touched: Truth
) -> None:
    a, b, c, *_ = riders
    for who in (a, b):
        come(station, session, who)
    there = {each.person_id: each for each in queries.roster(station, session.id)}
    done = truth_of_touched(merge, keep=a, drop=b)
    assert done.touched == BOTH | {Area.VISITS}  # nobody is here twice
    come(station, session, c)
    truth_of_touched(undo, op=done.op)
    assert stands(station, session.id) == {a: ATTENDED, b: ATTENDED, c: ATTENDED}
    assert queries.session(station, session.id).capacity == 3
    back = queries.enrolment_of(station, session.id, b)
    assert back is not None
    assert (back.in_at, back.visit_id) == (there[PersonId(b)].in_at, there[PersonId(b)].visit_id)


def test_both_have_a_certificate(
    station: Database, session: Session, riders: list[int], truth_of_touched: Truth
) -> None:
    a, b, *_ = riders
    for who in (a, b):
        come(station, session, who)
    close(station, session_id=session.id, now=MORNING, by=None)
    certify(station, session_id=session.id, now=MORNING, by=None)
    done = truth_of_touched(merge, keep=b, drop=a)
    assert [(each.number, each.person_id) for each in queries.certificates(station, session.id)] == [("2026-0002", b)]
    truth_of_touched(undo, op=done.op)
    assert [each.person_id for each in queries.certificates(station, session.id)] == [a, b]


def test_the_one_with_the_certificate_stays(
    station: Database, planned: Planner, riders: list[int], truth_of_touched: Truth
) -> None:
    session, (a, b, *_) = planned(), riders
    for who in (a, b):
        come(station, session, who)
    close(station, session_id=session.id, now=MORNING, by=None)
    last = queries.enrolment_of(station, session.id, b)
    assert last is not None
    certify(station, session_id=session.id, enrolment_ids=[last.id], now=MORNING, by=None)
    truth_of_touched(merge, keep=a, drop=b)
    assert [each.person_id for each in queries.certificates(station, session.id)] == [a]


def test_parted_after_the_session_was_closed(
    station: Database, session: Session, riders: list[int], truth_of_touched: Truth
) -> None:
    a, b, *_ = riders
    on_list(station, session, [a, b])
    done = truth_of_touched(merge, keep=a, drop=b)
    come(station, session, a)
    close(station, session_id=session.id, now=MORNING + 2 * HOUR, by=None)
    truth_of_touched(undo, op=done.op)
    assert stands(station, session.id) == {a: ATTENDED, b: ABSENT}


def test_merged_after_closing_and_opened_again(
    station: Database, session: Session, riders: list[int], truth_of_touched: Truth
) -> None:
    """Of two absent one is left, so there is a seat for who waits."""
    a, b, c, *_ = riders
    on_list(station, session, [a, b, c])
    closed = truth_of_touched(close, session_id=session.id)
    truth_of_touched(merge, keep=a, drop=b)
    assert stands(station, session.id) == {a: ABSENT, c: WAITING}
    truth_of_touched(undo, op=closed.op)
    assert stands(station, session.id) == {a: ENROLLED, c: ENROLLED}


def test_merged_while_cancelled(
    station: Database, session: Session, riders: list[int], truth_of_touched: Truth
) -> None:
    a, b, c, *_ = riders
    on_list(station, session, [a, b, c])
    gone = truth_of_touched(cancel, session_id=session.id)
    done = truth_of_touched(merge, keep=a, drop=b)
    assert stands(station, session.id) == {a: ENROLLED, c: WAITING}
    truth_of_touched(undo, op=gone.op)
    assert stands(station, session.id) == {a: ENROLLED, c: ENROLLED}
    truth_of_touched(undo, op=done.op)
    assert stands(station, session.id) == {a: ENROLLED, c: ENROLLED, b: WAITING}


def test_parted_while_cancelled(
    station: Database, session: Session, riders: list[int], truth_of_touched: Truth
) -> None:
    """Nobody is put on the list of a session that will not be."""
    a, b, *_ = riders
    on_list(station, session, [a, b])
    done = truth_of_touched(merge, keep=a, drop=b)
    cancel(station, session_id=session.id, now=MORNING, by=None)
    assert truth_of_touched(undo, op=done.op).touched == {Area.PEOPLE}
    assert stands(station, session.id) == {a: ENROLLED}


def test_a_session_taken_back_meanwhile(station: Database, riders: list[int], truth_of_touched: Truth) -> None:
    a, b, *_ = riders
    made = plan(station, topic="x", starts_at=MORNING, ends_at=MORNING + HOUR, capacity=2, now=MORNING, by=None)
    first = enrol(station, session_id=made.value.id, person_id=a, now=MORNING, by=None)
    enrol(station, session_id=made.value.id, person_id=b, now=MORNING, by=None)
    done = truth_of_touched(merge, keep=a, drop=b)
    truth_of_touched(undo, op=first.op)
    truth_of_touched(undo, op=made.op)
    assert truth_of_touched(undo, op=done.op).touched == {Area.PEOPLE}


def test_what_was_learned_under_both_records(
    station: Database, planned: Planner, riders: list[int], truth_of_touched: Truth
) -> None:
    a, b, *_ = riders
    for who, said in ((a, {}), (b, {"topic": "消防", "ends_at": MORNING + 3 * HOUR})):
        come(station, planned(**said), who)
    assert [queries.learned(station, who).minutes for who in (a, b)] == [60, 120]
    assert not queries.had(station, a, "fire_safety")
    truth_of_touched(merge, keep=a, drop=b)
    for who in (a, b):
        found = queries.learned(station, who)
        assert (found.sessions, found.minutes, found.courses) == (2, 180, frozenset({"heimlich", "fire_safety"}))
        assert queries.had(station, who, "fire_safety")


def test_signed_in_by_the_record_that_is_no_more(
    station: Database, session: Session, riders: list[int], truth_of_touched: Truth
) -> None:
    a, b, *_ = riders
    on_list(station, session, [b])
    merged = truth_of_touched(merge, keep=a, drop=b)
    done = truth_of_touched(sign_in, session_id=session.id, person_id=b)
    assert (done.value.person_id, done.value.walk_in) == (a, False)
    assert visits.open_visit(station, a) is not None
    truth_of_touched(undo, op=merged.op)
    assert stands(station, session.id) == {b: ATTENDED}
    truth_of_touched(undo, op=done.op)  # the visit is under the other record: it stays
    assert stands(station, session.id) == {b: ENROLLED}


def test_nobody_on_two_lists_of_a_session_by_another_programs_merge(
    station: Database, session: Session, riders: list[int]
) -> None:
    a, b, *_ = riders
    on_list(station, session, [a, b])
    with pytest.raises(Exception, match="unique: enrolment"):
        station.conn.execute("UPDATE person SET root_id = ? WHERE id = ?", (a, b))
    station.conn.rollback()


def test_an_older_sign_in_under_a_merge(
    station: Database, session: Session, riders: list[int], truth_of_touched: Truth
) -> None:
    a, b, *_ = riders
    came = [truth_of_touched(sign_in, session_id=session.id, person_id=who) for who in (a, b)]
    truth_of_touched(merge, keep=a, drop=b, now=MORNING + DAY)
    with pytest.raises(TooLate):  # it gave way
        truth_of_touched(undo, op=came[1].op)
    truth_of_touched(undo, op=came[0].op)
    assert stands(station, session.id) == {}
