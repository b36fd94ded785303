from datetime import datetime, timedelta

import pytest

from station_app.core.amenities import queries
from station_app.core.amenities.commands import add, confirm_fixed, inspect, repair, report_fault
from station_app.core.amenities.model import Amenity, FaultState, Inspection, Result
from station_app.core.errors import Missing, NotValid, TooLong
from station_app.core.settings.model import UnknownCode
from station_app.core.shifts.commands import hand_over
from station_app.core.shifts.model import NoShift, Shift
from station_app.core.staff.commands import add as add_staff
from station_app.core.storage.database import Database
from station_app.core.types import NO_ACT, Done
from station_app.core.undo.commands import undo
from station_app.core.undo.model import TooLate
from tests.conftest import MORNING, Truth, contents

HOUR = timedelta(hours=1)


def found(db: Database, item: str) -> Result | None:
    (line,) = [each for each in queries.checklist(db) if each.item.code == item]
    return None if line.found is None else line.found.result


def test_a_point_is_looked_at_changed_and_taken_back(station: Database, truth_of_touched: Truth, shift: Shift) -> None:
    done = truth_of_touched(inspect, check_item="exit", result="normal", key="k")
    assert (done.value.result, done.value.shift_id, done.value.fault_id) == (Result.NORMAL, shift.id, None)
    assert inspect(station, check_item="exit", result="abnormal", note="堵了", now=MORNING, by=None, key="k") == done
    assert inspect(station, check_item="exit", result="normal", now=MORNING + HOUR, by=None).op == NO_ACT
    changed = truth_of_touched(inspect, check_item="exit", result="not_applicable")
    with pytest.raises(TooLate):
        undo(station, op=done.op, now=MORNING, by=None)
    truth_of_touched(undo, op=changed.op)
    assert queries.inspection(station, done.value.id) == done.value
    truth_of_touched(undo, op=done.op)
    assert found(station, "exit") is None
    assert queries.inspections(station, shift.day, shift.day) == []
    # What was taken back may be said again.
    assert truth_of_touched(inspect, check_item="exit", result="normal").value.id == done.value.id


def test_abnormal_opens_a_fault_and_its_end_ends_it(
    station: Database, truth_of_touched: Truth, shift: Shift, water: Amenity
) -> None:
    done = truth_of_touched(inspect, amenity_id=water.id, result="abnormal", note=" 不出热水 ", photo="a" * 64)
    assert done.value.check_item == "water"  # said by its kind
    fault = queries.open_fault(station, water.id)
    assert fault is not None
    assert (fault.id, fault.what, fault.photo, fault.check_item) == (
        done.value.fault_id, "不出热水", "a" * 64, "water",
    )  # fmt: skip
    said = truth_of_touched(inspect, amenity_id=water.id, result="abnormal", note="一点热水也没有")
    assert queries.fault(station, fault.id).what == "一点热水也没有"
    better = truth_of_touched(inspect, amenity_id=water.id, result="normal")
    assert queries.open_fault(station, water.id) is None
    truth_of_touched(undo, op=better.op)
    assert queries.fault(station, fault.id).what == "一点热水也没有"
    truth_of_touched(undo, op=said.op)
    assert queries.fault(station, fault.id) == fault
    truth_of_touched(undo, op=done.op)
    assert queries.fault(station, fault.id).state is FaultState.VOID
    assert found(station, "water") is None


def test_a_point_without_an_amenity_has_a_fault_of_its_own(station: Database, shift: Shift) -> None:
    done = inspect(station, check_item="door_sign", result="abnormal", note="灯不亮", now=MORNING, by=None)
    (line,) = [each for each in queries.checklist(station) if each.item.code == "door_sign"]
    assert line.found == done.value
    assert line.fault is not None
    assert (line.fault.amenity_id, line.fault.check_item) == (None, "door_sign")


def test_what_is_reported_already_is_joined(
    station: Database, truth_of_touched: Truth, shift: Shift, water: Amenity
) -> None:
    fault = report_fault(station, amenity_id=water.id, what="漏水", now=MORNING, by=None)
    (line,) = [each for each in queries.checklist(station) if each.item.code == "water"]
    assert line.fault == fault.value
    assert line.amenities == ((water.id, water.name),)
    done = truth_of_touched(inspect, amenity_id=water.id, result="abnormal", note="还在漏")
    assert done.value.fault_id == fault.value.id
    assert queries.fault(station, fault.value.id).what == "漏水"
    with pytest.raises(TooLate):
        undo(station, op=fault.op, now=MORNING, by=None)
    truth_of_touched(inspect, amenity_id=water.id, result="normal")
    assert queries.open_fault(station, water.id) == fault.value  # somebody else's report stands


def test_what_somebody_went_on_with_stays(station: Database, shift: Shift, water: Amenity) -> None:
    done = inspect(station, amenity_id=water.id, result="abnormal", note="漏水", now=MORNING, by=None)
    repair(station, fault_id=int(done.value.fault_id or 0), now=MORNING, by=None)
    undo(station, op=done.op, now=MORNING, by=None)
    assert found(station, "water") is None
    fault = queries.open_fault(station, water.id)
    assert fault is not None
    assert fault.state is FaultState.UNDER_REPAIR


def test_another_amenity_after_all(station: Database, truth_of_touched: Truth, shift: Shift, water: Amenity) -> None:
    second = add(station, name="饮水机 2 号", kind="water", place="大厅", now=MORNING, by=None).value
    inspect(station, amenity_id=water.id, result="abnormal", note="漏水", now=MORNING, by=None)
    moved = truth_of_touched(inspect, amenity_id=second.id, result="abnormal", note="漏水")
    assert queries.open_fault(station, water.id) is None
    assert queries.open_fault(station, second.id) is not None
    truth_of_touched(undo, op=moved.op)
    assert queries.open_fault(station, water.id) is not None
    assert queries.open_fault(station, second.id) is None


def test_the_next_shift_looks_again_and_joins(station: Database, shift: Shift, water: Amenity) -> None:
    first = inspect(station, amenity_id=water.id, result="abnormal", note="漏水", now=MORNING, by=None)
    gao = add_staff(station, name="高晓", now=MORNING, by=None).value
    hand_over(station, staff_id=gao.id, now=MORNING + HOUR, by=None)
    assert found(station, "water") is None
    second = inspect(station, amenity_id=water.id, result="abnormal", note="还在漏", now=MORNING + HOUR, by=None)
    assert second.value.fault_id == first.value.fault_id
    assert [each.found for each in queries.checklist(station, shift_id=shift.id) if each.found] == [first.value]
    undo(station, op=first.op, now=MORNING + HOUR, by=None)
    assert queries.open_fault(station, water.id) is not None  # the second still found it wanting


def test_what_cannot_be(station: Database, shift: Shift, water: Amenity, charging: Amenity) -> None:
    sofa = add(station, name="沙发", kind="seating", now=MORNING, by=None).value
    before = contents(station)
    for refusal, facts in (
        (NotValid, {"check_item": "exit", "result": "none"}),
        (NotValid, {"check_item": "exit", "result": "fine"}),
        (Missing, {"check_item": "exit", "result": "abnormal"}),
        (Missing, {"result": "normal"}),
        (Missing, {"result": "normal", "amenity_id": sofa.id}),
        (UnknownCode, {"check_item": "moon", "result": "normal"}),
        (NotValid, {"check_item": "water", "amenity_id": charging.id, "result": "normal"}),
        (TooLong, {"check_item": "exit", "result": "abnormal", "note": "堵" * 201}),
    ):
        with pytest.raises(refusal):
            inspect(station, **facts, now=MORNING, by=None)
    assert contents(station) == before


def test_without_a_shift_nobody_checks(station: Database, water: Amenity) -> None:
    with pytest.raises(NoShift):
        inspect(station, amenity_id=water.id, result="normal", now=MORNING, by=None)
    assert [each.found for each in queries.checklist(station) if each.found] == []


def test_a_shift_of_an_earlier_day_left_open_takes_no_marks(station: Database, shift: Shift) -> None:
    before = contents(station)
    with pytest.raises(NoShift):
        inspect(station, check_item="exit", result="normal", now=MORNING + timedelta(days=1), by=None)
    assert contents(station) == before
    inspect(station, check_item="exit", result="normal", now=MORNING + timedelta(hours=1), by=None)
    assert found(station, "exit") is Result.NORMAL


def test_heat_adds_points(station: Database, shift: Shift) -> None:
    usual, hot, hottest = (len(queries.checklist(station, heat=heat)) for heat in (0, 35, 40))
    assert (usual, hot, hottest) == (16, 19, 21)
    # A point looked at stays on the list when the heat is over.
    inspect(station, check_item="heat_ice", result="normal", now=MORNING, by=None)
    assert found(station, "heat_ice") is Result.NORMAL


def blocked(station: Database, now: datetime) -> Done[Inspection]:
    return inspect(station, check_item="exit", result="abnormal", note="堵了", now=now, by=None)


def test_what_was_mended_and_is_wanting_anew_is_reported_anew(station: Database, shift: Shift) -> None:
    first = blocked(station, MORNING).value
    assert first.fault_id is not None
    assert blocked(station, MORNING).touched == frozenset()
    confirm_fixed(station, fault_id=first.fault_id, now=MORNING + timedelta(hours=1), by=None)
    again = blocked(station, MORNING + timedelta(hours=2)).value
    assert again.fault_id not in (None, first.fault_id)
