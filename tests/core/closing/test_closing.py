from datetime import date, timedelta

import pytest

from station_app.core.amenities import queries as amenities
from station_app.core.amenities.commands import add as add_amenity
from station_app.core.amenities.commands import inspect, occupy, report_fault
from station_app.core.amenities.model import Amenity
from station_app.core.clock import SetClock
from station_app.core.closing.commands import close
from station_app.core.closing.model import Closed
from station_app.core.closing.queries import closing
from station_app.core.errors import TooLong
from station_app.core.lending.commands import add_tool, lend
from station_app.core.people.commands import register
from station_app.core.people.model import Person
from station_app.core.shifts import queries as shifts
from station_app.core.shifts.commands import begin, close_past_days, end, open_station, write_handover
from station_app.core.shifts.model import OpeningState, ShiftState
from station_app.core.staff.commands import add as add_staff
from station_app.core.staff.model import Staff
from station_app.core.storage.database import Database
from station_app.core.supplies.commands import add_item, receive
from station_app.core.types import NO_ACT, Area
from station_app.core.undo.commands import undo
from station_app.core.undo.model import TooLate
from station_app.core.visits import queries as visits
from station_app.core.visits.commands import check_in, check_in_anonymous, check_out
from station_app.core.visits.model import State
from tests.conftest import MORNING, Truth, contents

DAY = date(2026, 9, 1)
HOUR = timedelta(hours=1)


@pytest.fixture
def lin(station: Database) -> Staff:
    """Who is on duty."""
    return add_staff(station, name="林老师", now=MORNING, by=None).value


@pytest.fixture
def rider(station: Database) -> Person:
    """Somebody known."""
    return register(station, name="周佳宁", phone="13800002046", now=MORNING, by=None).value


@pytest.fixture
def sockets(station: Database) -> Amenity:
    """Four places to charge at."""
    return add_amenity(station, name="充电位", kind="charging", capacity=4, now=MORNING, by=None).value


def test_closing_ends_all_there_is_and_opens_again(
    station: Database, lin: Staff, rider: Person, sockets: Amenity, clock: SetClock, truth_of_touched: Truth
) -> None:
    shift = begin(station, staff_id=lin.id, now=MORNING, by=None).value
    opened = shifts.current_opening(station)
    assert opened is not None
    named = check_in(station, person_id=rider.id, now=MORNING, by=None).value
    group = check_in_anonymous(station, heads=3, now=MORNING, by=None).value
    held = occupy(station, amenity_id=sockets.id, person_id=rider.id, now=MORNING, by=None).value
    nobodys = occupy(station, amenity_id=sockets.id, now=MORNING, by=None).value
    there = contents(station)
    clock.forward(11 * HOUR)
    done = truth_of_touched(close, handover="钥匙在抽屉", by=lin.id)
    assert done.value == Closed((named.id, group.id), (held.id, nobodys.id), shift.id, opened.id)
    assert done.touched == {Area.VISITS, Area.AMENITIES, Area.SHIFTS}
    assert visits.in_station(station) == []
    assert visits.by_id(station, named.id).state is State.AUTO
    assert amenities.occupancies(station) == []
    assert amenities.occupancy(station, held.id).how == "auto"
    ended = shifts.shift(station, shift.id)
    assert (ended.state, ended.ended_at, ended.handover) == (ShiftState.ENDED, clock.now(), "钥匙在抽屉")
    closed = shifts.opening(station, opened.id)
    assert (closed.state, closed.closed_at, closed.closed_by) == (OpeningState.CLOSED, clock.now(), "林老师")
    truth_of_touched(undo, op=done.op)
    again = contents(station)
    for table in ("visit", "visit_service", "person_seen", "occupancy", "shift", "opening", "fault", "loan"):
        assert again[table] == there[table]


def test_nothing_open_is_nothing_to_close(station: Database, lin: Staff, truth_of_touched: Truth) -> None:
    done = truth_of_touched(close, handover="谁也不读")
    assert (done.op, done.value) == (NO_ACT, Closed((), (), None, None))
    begin(station, staff_id=lin.id, now=MORNING, by=None)
    truth_of_touched(close)
    assert truth_of_touched(close).op == NO_ACT


def test_only_what_is_open_is_named(station: Database, truth_of_touched: Truth) -> None:
    visit = check_in_anonymous(station, now=MORNING, by=None).value
    done = truth_of_touched(close)
    assert done.value == Closed((visit.id,), (), None, None)
    assert done.touched == {Area.VISITS}
    opened = truth_of_touched(open_station).value
    again = truth_of_touched(close)
    assert again.value == Closed((), (), None, opened.id)
    assert again.touched == {Area.SHIFTS}


def test_a_key_closes_once(station: Database, lin: Staff) -> None:
    begin(station, staff_id=lin.id, now=MORNING, by=None)
    done = close(station, now=MORNING + HOUR, by=None, key="k")
    open_station(station, now=MORNING + HOUR, by=None)
    assert close(station, now=MORNING + HOUR, by=None, key="k") == done
    assert shifts.current_opening(station) is not None


def test_the_note_stays_unless_another_is_said(station: Database, lin: Staff) -> None:
    begin(station, staff_id=lin.id, now=MORNING, by=None)
    write_handover(station, text="早上写的", now=MORNING, by=None)
    done = close(station, now=MORNING, by=None)
    last = shifts.last_before(station)
    assert last is not None
    assert last.handover == "早上写的"
    undo(station, op=done.op, now=MORNING, by=None)
    with pytest.raises(TooLong):
        close(station, handover="长" * 1001, now=MORNING, by=None)
    close(station, handover="", now=MORNING, by=None)
    last = shifts.last_before(station)
    assert last is not None
    assert last.handover is None


def test_what_befell_somebody_since_is_left_alone(
    station: Database, lin: Staff, rider: Person, sockets: Amenity, truth_of_touched: Truth
) -> None:
    begin(station, staff_id=lin.id, now=MORNING, by=None)
    first = check_in(station, person_id=rider.id, now=MORNING, by=None).value
    group = check_in_anonymous(station, now=MORNING, by=None).value
    occupy(station, amenity_id=sockets.id, slot=1, now=MORNING, by=None)
    done = close(station, now=MORNING + HOUR, by=None)
    second = check_in(station, person_id=rider.id, now=MORNING + 2 * HOUR, by=None).value
    occupy(station, amenity_id=sockets.id, slot=1, now=MORNING + 2 * HOUR, by=None)
    back = truth_of_touched(undo, op=done.op, now=MORNING + 3 * HOUR)
    assert back.touched == {Area.VISITS, Area.SHIFTS}
    assert {visit.id for visit in visits.in_station(station)} == {second.id, group.id}
    assert visits.by_id(station, first.id).state is State.AUTO
    assert [place.since_at for place in amenities.occupancies(station)] == [MORNING + 2 * HOUR]
    assert shifts.current(station) is not None


def test_a_visit_that_was_left_before_stays_left(station: Database, lin: Staff, rider: Person) -> None:
    begin(station, staff_id=lin.id, now=MORNING, by=None)
    visit = check_in(station, person_id=rider.id, now=MORNING, by=None).value
    check_out(station, visit_id=visit.id, now=MORNING + HOUR, by=None)
    done = close(station, now=MORNING + 2 * HOUR, by=None)
    assert done.value.visits == ()
    undo(station, op=done.op, now=MORNING + 2 * HOUR, by=None)
    assert visits.by_id(station, visit.id).state is State.OUT


def test_a_closing_stays_once_the_next_shift_began(station: Database, lin: Staff) -> None:
    begin(station, staff_id=lin.id, now=MORNING, by=None)
    done = close(station, now=MORNING + HOUR, by=None)
    begin(station, staff_id=lin.id, now=MORNING + 2 * HOUR, by=None)
    untouched = contents(station)
    with pytest.raises(TooLate):
        undo(station, op=done.op, now=MORNING + 3 * HOUR, by=None)
    assert contents(station) == untouched


def test_what_yesterday_left_open_is_left_and_not_ended(station: Database, lin: Staff) -> None:
    shift = begin(station, staff_id=lin.id, now=MORNING, by=None).value
    close(station, now=MORNING + 24 * HOUR, by=None)
    assert shifts.shift(station, shift.id).state is ShiftState.LEFT
    assert [each.state for each in shifts.openings(station, DAY, DAY)] == [OpeningState.MISSED]
    assert close_past_days(station, now=MORNING + 24 * HOUR, by=None).op == NO_ACT


def test_a_clock_set_back_closes_all_the_same(station: Database, lin: Staff, sockets: Amenity) -> None:
    shift = begin(station, staff_id=lin.id, now=MORNING, by=None).value
    occupy(station, amenity_id=sockets.id, now=MORNING, by=None)
    close(station, now=MORNING - HOUR, by=None)
    assert shifts.shift(station, shift.id).ended_at == MORNING


def test_the_page_shows_what_stands_open(
    station: Database, lin: Staff, rider: Person, sockets: Amenity, clock: SetClock
) -> None:
    nothing = closing(station, now=clock.now())
    assert (nothing.shift, nothing.opening, nothing.to_check, nothing.here) == (None, None, 0, ())
    shift = begin(station, staff_id=lin.id, now=MORNING, by=None).value
    tool = add_tool(station, code="T-001", name="打气筒", now=MORNING, by=None).value
    lend(station, tool_id=tool.id, person_id=rider.id, now=MORNING, by=None)
    visit = visits.in_station(station)[0]  # who borrows is here
    place = occupy(station, amenity_id=sockets.id, now=MORNING, by=None).value
    fault = report_fault(station, what="门锁松", check_item="door_sign", now=MORNING, by=None).value
    water = add_item(station, name="矿泉水", unit="瓶", kind="drink", low_mark=10, now=MORNING, by=None).value
    patch = add_item(station, name="创可贴", unit="片", kind="medicine", now=MORNING, by=None).value
    receive(station, item_id=patch.id, quantity=30, expires_on=DAY + timedelta(days=5), now=MORNING, by=None)
    inspect(station, result="normal", check_item="hours_sign", now=MORNING, by=None)
    found = closing(station, now=clock.now())
    assert found.at == clock.now()
    assert (found.shift, found.opening) == (shift, shifts.current_opening(station))
    assert [loan.tool_id for loan in found.loans] == [tool.id]
    assert [each.id for each in found.here] == [visit.id]
    assert [each.id for each in found.taken] == [place.id]
    assert [each.id for each in found.faults] == [fault.id]
    assert [each.id for each in found.low] == [water.id]
    assert [each.id for each in found.expiring] == [patch.id]
    assert found.checked == 1
    assert found.to_check == len(amenities.checklist(station, shift_id=shift.id)) > 1
    end(station, now=MORNING, by=None)
    assert closing(station, now=clock.now()).to_check == 0
