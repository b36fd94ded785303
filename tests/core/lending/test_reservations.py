from datetime import date, timedelta
from typing import Any

import pytest

from station_app.core.errors import Missing, NotValid
from station_app.core.lending import queries
from station_app.core.lending.commands import cancel_reservation, lend, report_lost, reserve
from station_app.core.lending.model import Booking, Tool
from station_app.core.lending.refusals import (
    NotBooked,
    NotLendable,
    OutUntil,
    Overlaps,
    Reserved,
)
from station_app.core.people.commands import register
from station_app.core.people.model import Person
from station_app.core.storage.database import Database
from station_app.core.undo.commands import undo
from station_app.core.undo.model import TooLate
from station_app.core.visits.model import NotServed
from tests.conftest import MORNING, Truth, contents

HOUR = timedelta(hours=1)


def hours(start: float, end: float) -> dict[str, Any]:
    return {"starts_at": MORNING + start * HOUR, "ends_at": MORNING + end * HOUR}


def test_a_tool_is_promised(station: Database, pump: Tool, rider: Person, truth_of_touched: Truth) -> None:
    done = truth_of_touched(reserve, tool_id=pump.id, person_id=rider.id, note="直播", **hours(2, 4), key="form")
    made = done.value
    assert (made.code, made.person_id, made.name, made.state, made.note) == (
        "T-001", rider.id, "周佳宁", Booking.BOOKED, "直播",
    )  # fmt: skip
    assert reserve(station, tool_id=pump.id, now=MORNING, by=None, key="form", **hours(2, 4)).value == made
    named = truth_of_touched(reserve, tool_id=pump.id, nickname=" 王 老师 ", **hours(4, 5)).value
    assert (named.person_id, named.nickname) == (None, "王老师")
    assert queries.reservations_of(station, date(2026, 9, 1)) == [made, named]
    assert queries.reservations_of(station, date(2026, 9, 2)) == []


@pytest.mark.parametrize("other", [(2, 4), (1, 3), (3, 5), (1, 5), (2.5, 3)])
def test_hours_do_not_overlap(station: Database, pump: Tool, rider: Person, other: tuple[float, float]) -> None:
    made = reserve(station, tool_id=pump.id, person_id=rider.id, **hours(2, 4), now=MORNING, by=None).value
    before = contents(station)
    with pytest.raises(Overlaps) as refused:
        reserve(station, tool_id=pump.id, nickname="王老师", **hours(*other), now=MORNING, by=None)
    assert (refused.value.reservation_id, refused.value.name) == (made.id, "周佳宁")
    assert refused.value.starts_at.hour == 12  # by the station's clock
    assert contents(station) == before


def test_hours_that_touch_do_not_overlap(station: Database, pump: Tool, wrench: Tool) -> None:
    for tool, start, end in ((pump, 2, 4), (pump, 0, 2), (pump, 4, 5), (wrench, 2, 4)):
        reserve(station, tool_id=tool.id, nickname="王", **hours(start, end), now=MORNING, by=None)
    assert len(queries.reservations_of(station, date(2026, 9, 1))) == 4


@pytest.mark.parametrize("wrong", [(2, 2), (3, 2), (-3, -1), (-2, 0), (2, 2.01), (1, 800), (9000, 9001)])
def test_hours_that_cannot_be(station: Database, pump: Tool, wrong: tuple[float, float]) -> None:
    with pytest.raises(NotValid):
        reserve(station, tool_id=pump.id, nickname="王", **hours(*wrong), now=MORNING, by=None)


def test_who_and_what_can_be_promised(station: Database, pump: Tool) -> None:
    with pytest.raises(Missing):
        reserve(station, tool_id=pump.id, **hours(1, 2), now=MORNING, by=None)
    gone = register(station, name="岳青", now=MORNING, by=None)
    undo(station, op=gone.op, now=MORNING, by=None)
    with pytest.raises(NotServed):
        reserve(station, tool_id=pump.id, person_id=gone.value.id, **hours(1, 2), now=MORNING, by=None)
    report_lost(station, tool_id=pump.id, now=MORNING, by=None)
    with pytest.raises(NotLendable):
        reserve(station, tool_id=pump.id, nickname="王", **hours(1, 2), now=MORNING, by=None)


def test_a_tool_that_is_out_then(station: Database, pump: Tool, rider: Person, other: Person) -> None:
    lend(station, tool_id=pump.id, person_id=rider.id, due_at=MORNING + 3 * HOUR, now=MORNING, by=None)
    with pytest.raises(OutUntil):
        reserve(station, tool_id=pump.id, person_id=other.id, **hours(2, 4), now=MORNING, by=None)
    reserve(station, tool_id=pump.id, person_id=other.id, **hours(3, 4), now=MORNING, by=None)
    reserve(station, tool_id=pump.id, person_id=rider.id, **hours(1, 2), now=MORNING, by=None)
    done = reserve(station, tool_id=pump.id, person_id=other.id, override="已说好", **hours(2, 3), now=MORNING, by=None)
    assert station.value("SELECT text FROM remark WHERE act_id = ?", (done.op,)) == "已说好"


def test_lending_by_a_reservation(station: Database, pump: Tool, rider: Person, truth_of_touched: Truth) -> None:
    made = reserve(station, tool_id=pump.id, person_id=rider.id, **hours(0.5, 2), now=MORNING, by=None).value
    done = truth_of_touched(lend, tool_id=pump.id, person_id=rider.id)
    assert done.value.due_at == MORNING + 2 * HOUR
    used = queries.reservation(station, made.id)
    assert (used.state, used.loan_id) == (Booking.USED, done.value.id)
    truth_of_touched(undo, op=done.op)
    assert queries.reservation(station, made.id) == made


def test_a_reservation_of_later_stays_to_come(station: Database, pump: Tool, rider: Person) -> None:
    made = reserve(station, tool_id=pump.id, person_id=rider.id, **hours(2, 4), now=MORNING, by=None).value
    loan = lend(station, tool_id=pump.id, person_id=rider.id, now=MORNING, by=None).value
    assert loan.due_at == MORNING + 11 * HOUR  # their own is not in the way
    assert queries.reservation(station, made.id) == made


def test_somebody_elses_reservation_is_in_the_way(station: Database, pump: Tool, rider: Person, other: Person) -> None:
    made = reserve(station, tool_id=pump.id, person_id=other.id, **hours(2, 4), now=MORNING, by=None).value
    with pytest.raises(Reserved) as refused:
        lend(station, tool_id=pump.id, person_id=rider.id, due_at=MORNING + 3 * HOUR, now=MORNING, by=None)
    assert (refused.value.reservation_id, refused.value.name) == (made.id, "单小满")
    with pytest.raises(Reserved):
        lend(station, tool_id=pump.id, person_id=rider.id, now=MORNING + 3 * HOUR, by=None)
    with pytest.raises(Reserved):  # three minutes before it, there is no time left to lend it
        lend(station, tool_id=pump.id, person_id=rider.id, now=MORNING + 1.95 * HOUR, by=None)
    loan = lend(station, tool_id=pump.id, person_id=rider.id, override="他不来了", now=MORNING + 3 * HOUR, by=None)
    assert loan.value.due_at == MORNING + 11 * HOUR


def test_a_name_comes_for_what_it_reserved(
    station: Database, pump: Tool, wrench: Tool, rider: Person, truth_of_touched: Truth
) -> None:
    made = reserve(station, tool_id=pump.id, nickname="王老师", **hours(0, 2), now=MORNING, by=None).value
    with pytest.raises(Reserved):
        lend(station, tool_id=pump.id, person_id=rider.id, now=MORNING, by=None)
    with pytest.raises(NotValid):
        lend(station, tool_id=wrench.id, person_id=rider.id, reservation_id=made.id, now=MORNING, by=None)
    done = truth_of_touched(lend, tool_id=pump.id, person_id=rider.id, reservation_id=made.id)
    assert done.value.due_at == MORNING + 2 * HOUR


def test_a_promise_is_given_up_and_taken_back(
    station: Database, pump: Tool, rider: Person, truth_of_touched: Truth
) -> None:
    made = truth_of_touched(reserve, tool_id=pump.id, person_id=rider.id, **hours(2, 4))
    done = truth_of_touched(cancel_reservation, reservation_id=made.value.id, reason="下雨了", key="form")
    assert done.value.state is Booking.CANCELLED
    assert cancel_reservation(station, reservation_id=1, now=MORNING, by=None, key="form").value == done.value
    with pytest.raises(TooLate):
        undo(station, op=made.op, now=MORNING, by=None)
    with pytest.raises(NotBooked):
        cancel_reservation(station, reservation_id=made.value.id, now=MORNING, by=None)
    other = reserve(station, tool_id=pump.id, nickname="王", **hours(3, 5), now=MORNING, by=None)
    with pytest.raises(TooLate):
        undo(station, op=done.op, now=MORNING, by=None)
    cancel = cancel_reservation(station, reservation_id=other.value.id, now=MORNING, by=None)
    truth_of_touched(undo, op=done.op)
    with pytest.raises(TooLate):
        undo(station, op=cancel.op, now=MORNING, by=None)
    truth_of_touched(undo, op=made.op)
    assert queries.reservations_of(station, date(2026, 9, 1)) == []
    truth_of_touched(undo, op=cancel.op)
    assert queries.reservation(station, other.value.id) == other.value


def test_a_loan_by_a_reservation_whose_hours_went_to_another(station: Database, pump: Tool, rider: Person) -> None:
    reserve(station, tool_id=pump.id, person_id=rider.id, **hours(0, 3), now=MORNING, by=None)
    done = lend(station, tool_id=pump.id, person_id=rider.id, due_at=MORNING + HOUR, now=MORNING, by=None)
    other = reserve(station, tool_id=pump.id, nickname="王", **hours(2, 4), now=MORNING, by=None)
    with pytest.raises(TooLate):
        undo(station, op=done.op, now=MORNING, by=None)
    undo(station, op=other.op, now=MORNING, by=None)
    undo(station, op=done.op, now=MORNING, by=None)
