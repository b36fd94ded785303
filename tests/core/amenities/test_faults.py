from datetime import timedelta
from itertools import product

import pytest

from station_app.core.amenities import commands, queries
from station_app.core.amenities.commands import (
    confirm_fixed,
    mark_fixed,
    not_fixed,
    repair,
    report_fault,
)
from station_app.core.amenities.model import Amenity, Fault, FaultState
from station_app.core.amenities.refusals import FaultOpen, WrongStep
from station_app.core.errors import Missing, NotFound, NotValid, TooLong
from station_app.core.settings.model import UnknownCode
from station_app.core.storage.database import Database
from station_app.core.undo.commands import undo
from station_app.core.undo.model import TooLate
from tests.conftest import MORNING, Truth, contents

HOUR = timedelta(hours=1)
WAY_TO = {
    FaultState.REPORTED: (),
    FaultState.UNDER_REPAIR: ("repair",),
    FaultState.FIXED: ("mark_fixed",),
    FaultState.CONFIRMED: ("confirm_fixed",),
}
STEPS = {
    "repair": ({FaultState.REPORTED}, FaultState.UNDER_REPAIR),
    "mark_fixed": ({FaultState.REPORTED, FaultState.UNDER_REPAIR}, FaultState.FIXED),
    "not_fixed": ({FaultState.FIXED}, FaultState.UNDER_REPAIR),
    "confirm_fixed": ({FaultState.REPORTED, FaultState.UNDER_REPAIR, FaultState.FIXED}, FaultState.CONFIRMED),
}


@pytest.fixture
def cold(station: Database, water: Amenity) -> Fault:
    """The water dispenser gives no hot water."""
    return report_fault(station, amenity_id=water.id, what=" 不出热水 ", now=MORNING, by=None).value


@pytest.mark.parametrize(("step", "state"), [*product(STEPS, WAY_TO)])
def test_every_step_from_everywhere(
    station: Database, truth_of_touched: Truth, cold: Fault, step: str, state: FaultState
) -> None:
    for before in WAY_TO[state]:
        getattr(commands, before)(station, fault_id=cold.id, now=MORNING, by=None)
    stood, was = queries.fault(station, cold.id), contents(station)
    assert stood.state is state
    facts = {"why": "还是凉的"} if step == "not_fixed" else {}
    leaves, enters = STEPS[step]
    if state not in leaves:
        with pytest.raises(WrongStep) as caught:
            getattr(commands, step)(station, fault_id=cold.id, **facts, now=MORNING, by=None)
        assert (caught.value.state, caught.value.asked) == (state, step)
        assert contents(station) == was
        return
    done = truth_of_touched(getattr(commands, step), fault_id=cold.id, **facts, key="k")
    assert done.value.state is enters
    assert getattr(commands, step)(station, fault_id=cold.id, **facts, now=MORNING + HOUR, by=None, key="k") == done
    truth_of_touched(undo, op=done.op)
    assert queries.fault(station, cold.id) == stood


def test_a_fault_and_its_whole_way(station: Database, truth_of_touched: Truth, cold: Fault) -> None:
    assert (cold.what, cold.amenity, cold.place, cold.state) == ("不出热水", "饮水机 1 号", "大厅", FaultState.REPORTED)
    repair(station, fault_id=cold.id, repairer="张师傅", now=MORNING + HOUR, by=None)
    mark_fixed(station, fault_id=cold.id, outcome="换了加热管", now=MORNING + 2 * HOUR, by=None)
    back = not_fixed(station, fault_id=cold.id, why="还是凉的", now=MORNING + 3 * HOUR, by=None).value
    assert (back.state, back.fixed_at, back.outcome, back.repairer) == (
        FaultState.UNDER_REPAIR, None, "还是凉的", "张师傅",
    )  # fmt: skip
    mark_fixed(station, fault_id=cold.id, outcome="又换了一根", now=MORNING + 4 * HOUR, by=None)
    assert queries.open_fault(station, int(cold.amenity_id or 0)) is not None  # fixed is not yet offered
    done = confirm_fixed(station, fault_id=cold.id, now=MORNING + 26 * HOUR, by=None).value
    assert done.out_minutes(MORNING + 99 * HOUR) == 26 * 60
    assert queries.faults(station) == []
    assert queries.faults(station, open_only=False, amenity_id=cold.amenity_id, first=cold.day, last=cold.day) == [done]
    assert queries.faults(station, open_only=False, first=cold.day + timedelta(days=1)) == []
    assert [each.what for each in queries.story(station, int(cold.amenity_id or 0))] == [
        "confirmed", "fixed", "under_repair", "reported", "added",
    ]  # fmt: skip


def test_a_clock_set_back_stands_in_no_ones_way(station: Database, cold: Fault) -> None:
    early = MORNING - HOUR
    repair(station, fault_id=cold.id, now=early, by=None)
    mark_fixed(station, fault_id=cold.id, now=early, by=None)
    not_fixed(station, fault_id=cold.id, why="没好", now=early, by=None)
    done = confirm_fixed(station, fault_id=cold.id, now=early, by=None).value
    assert done.repair_at == done.fixed_at == done.confirmed_at == MORNING


def test_the_same_thing_is_not_reported_twice(station: Database, cold: Fault, charging: Amenity) -> None:
    sign = report_fault(station, check_item="door_sign", what="灯不亮", now=MORNING, by=None).value
    before = contents(station)
    for facts in ({"amenity_id": cold.amenity_id}, {"check_item": "door_sign"}):
        with pytest.raises(FaultOpen):
            report_fault(station, what="坏了", **facts, now=MORNING, by=None)
    assert contents(station) == before
    assert {each.id for each in queries.faults(station)} == {cold.id, sign.id}
    # Another amenity of the station, looked at under the same point, is another matter.
    report_fault(station, check_item="sockets", amenity_id=charging.id, what="松了", now=MORNING, by=None)


def test_what_cannot_be_reported(station: Database, water: Amenity) -> None:
    before = contents(station)
    for refusal, facts in (
        (Missing, {"what": "坏了"}),
        (Missing, {"what": " ", "amenity_id": water.id}),
        (TooLong, {"what": "坏" * 201, "amenity_id": water.id}),
        (NotFound, {"what": "坏了", "amenity_id": 99}),
        (UnknownCode, {"what": "坏了", "check_item": "moon"}),
        (NotValid, {"what": "坏了", "amenity_id": water.id, "photo": "x"}),
    ):
        with pytest.raises(refusal):
            report_fault(station, **facts, now=MORNING, by=None)
    assert contents(station) == before


def test_reports_are_taken_back_until_somebody_goes_on(
    station: Database, truth_of_touched: Truth, water: Amenity
) -> None:
    done = truth_of_touched(report_fault, amenity_id=water.id, what="漏水", key="k")
    assert report_fault(station, amenity_id=water.id, what="漏水", now=MORNING, by=None, key="k") == done
    step = repair(station, fault_id=done.value.id, now=MORNING, by=None)
    with pytest.raises(TooLate):
        undo(station, op=done.op, now=MORNING, by=None)
    undo(station, op=step.op, now=MORNING, by=None)
    truth_of_touched(undo, op=done.op)
    assert queries.open_fault(station, water.id) is None
    assert queries.faults(station, open_only=False) == []


def test_a_later_step_keeps_an_earlier_one(station: Database, cold: Fault) -> None:
    first = repair(station, fault_id=cold.id, now=MORNING, by=None)
    second = mark_fixed(station, fault_id=cold.id, now=MORNING, by=None)
    with pytest.raises(TooLate):
        undo(station, op=first.op, now=MORNING, by=None)
    undo(station, op=second.op, now=MORNING, by=None)
    undo(station, op=first.op, now=MORNING, by=None)
    assert queries.fault(station, cold.id) == cold


def test_broken_anew_the_old_fault_stays_closed(station: Database, cold: Fault) -> None:
    done = confirm_fixed(station, fault_id=cold.id, now=MORNING, by=None)
    report_fault(station, amenity_id=cold.amenity_id, what="又坏了", now=MORNING, by=None)
    with pytest.raises(TooLate):
        undo(station, op=done.op, now=MORNING, by=None)
