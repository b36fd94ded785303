from datetime import timedelta

import pytest

from station_app.core.amenities import queries, records
from station_app.core.amenities.commands import (
    add,
    confirm_fixed,
    edit,
    free,
    free_all,
    occupy,
    report_fault,
)
from station_app.core.amenities.model import Amenity
from station_app.core.amenities.refusals import Full, HasPlace, NoPlaces, NotTaken, OutOfOrder, SlotTaken
from station_app.core.errors import NotFound, NotValid
from station_app.core.people.commands import merge, register
from station_app.core.people.model import Person
from station_app.core.storage.database import Database, write
from station_app.core.types import NO_ACT, Area
from station_app.core.undo.commands import undo
from station_app.core.undo.model import TooLate
from station_app.core.visits.commands import check_in, check_out, close_day, close_past_days, end_run_out
from tests.conftest import MORNING, Truth, contents

HOUR = timedelta(hours=1)


def taken(db: Database, amenity: Amenity) -> list[tuple[int, str | None]]:
    return [(each.slot, each.name) for each in queries.occupancies(db, amenity_id=amenity.id)]


def test_the_lowest_free_place_is_taken(
    station: Database, truth_of_touched: Truth, charging: Amenity, rider: Person
) -> None:
    two = occupy(station, amenity_id=charging.id, slot=2, now=MORNING, by=None)
    done = truth_of_touched(occupy, amenity_id=charging.id, person_id=rider.id, until_at=MORNING + HOUR, key="k")
    assert (done.value.slot, done.value.person_id, done.value.name) == (1, rider.id, "周佳宁")
    assert done.value.until_at == MORNING + HOUR
    third = occupy(station, amenity_id=charging.id, now=MORNING + HOUR, by=None)
    assert third.value.slot == 3
    before = contents(station)
    assert occupy(station, amenity_id=charging.id, now=MORNING, by=None, key="k") == done
    for refusal, facts in (
        (Full, {}),
        (SlotTaken, {"slot": 1}),
        (NotValid, {"slot": 4}),
        (NotValid, {"slot": 0}),
        (NotValid, {"places": 0}),
        (NotValid, {"places": 2, "slot": 1}),
        (NotValid, {"places": 2, "person_id": rider.id}),
        (NotValid, {"until_at": MORNING}),
        (NotValid, {"until_at": MORNING + timedelta(days=3)}),
        (HasPlace, {"person_id": rider.id}),
        (NotFound, {"person_id": 99}),
        (NotFound, {"amenity_id": 99}),
    ):
        with pytest.raises(refusal):
            occupy(station, **{"amenity_id": charging.id, **facts}, now=MORNING, by=None)  # type: ignore[arg-type]
    assert contents(station) == before
    with pytest.raises(SlotTaken) as caught:
        occupy(station, amenity_id=charging.id, slot=1, now=MORNING, by=None)
    assert caught.value.who == "周佳宁"
    truth_of_touched(undo, op=two.op)
    assert taken(station, charging) == [(1, "周佳宁"), (3, None)]
    assert queries.occupancy(station, two.value.id).state == "void"


def test_several_without_a_name_all_or_none(station: Database, truth_of_touched: Truth, charging: Amenity) -> None:
    one = occupy(station, amenity_id=charging.id, slot=2, now=MORNING, by=None)
    with pytest.raises(Full) as caught:
        occupy(station, amenity_id=charging.id, places=3, now=MORNING, by=None)
    assert (caught.value.capacity, caught.value.wanted) == (3, 3)
    done = truth_of_touched(occupy, amenity_id=charging.id, places=2)
    assert taken(station, charging) == [(1, None), (2, None), (3, None)]
    truth_of_touched(undo, op=done.op)
    assert taken(station, charging) == [(2, None)]
    free(station, occupancy_id=one.value.id, now=MORNING, by=None)
    with pytest.raises(TooLate):
        undo(station, op=one.op, now=MORNING, by=None)


def test_what_has_no_places_has_none(station: Database, charging: Amenity, water: Amenity) -> None:
    seats = add(station, name="座位", kind="seating", capacity=40, fills="here", now=MORNING, by=None).value
    for each in (water, seats):
        with pytest.raises(NoPlaces):
            occupy(station, amenity_id=each.id, now=MORNING, by=None)


def test_out_of_order_is_not_offered_but_nobody_is_sent_away(
    station: Database, charging: Amenity, rider: Person
) -> None:
    here = occupy(station, amenity_id=charging.id, person_id=rider.id, now=MORNING, by=None)
    fault = report_fault(station, amenity_id=charging.id, what="跳闸", now=MORNING, by=None).value
    with pytest.raises(OutOfOrder) as caught:
        occupy(station, amenity_id=charging.id, now=MORNING, by=None)
    assert (caught.value.fault_id, caught.value.what) == (fault.id, "跳闸")
    assert taken(station, charging) == [(1, "周佳宁")]
    gone = free(station, occupancy_id=here.value.id, now=MORNING, by=None)
    undo(station, op=gone.op, now=MORNING, by=None)  # it was taken before it broke: nobody is sent away
    assert taken(station, charging) == [(1, "周佳宁")]
    free(station, occupancy_id=here.value.id, now=MORNING, by=None)
    confirm_fixed(station, fault_id=fault.id, now=MORNING, by=None)
    later = occupy(station, amenity_id=charging.id, person_id=rider.id, now=MORNING + HOUR, by=None).value
    left = free(station, occupancy_id=later.id, now=MORNING + HOUR, by=None)
    undo(station, op=left.op, now=MORNING + HOUR, by=None)
    assert taken(station, charging) == [(1, "周佳宁")]


def test_free_and_taken_again(station: Database, truth_of_touched: Truth, charging: Amenity, rider: Person) -> None:
    one = occupy(station, amenity_id=charging.id, person_id=rider.id, now=MORNING, by=None).value
    occupy(station, amenity_id=charging.id, places=2, now=MORNING, by=None)
    freed = truth_of_touched(free, occupancy_id=one.id, now=MORNING - HOUR, key="f")
    assert (freed.value.state, freed.value.how) == ("ended", "freed")
    assert freed.value.ended_at == MORNING  # a clock set back
    assert free(station, occupancy_id=one.id, now=MORNING, by=None, key="f") == freed
    with pytest.raises(NotTaken):
        free(station, occupancy_id=one.id, now=MORNING, by=None)
    truth_of_touched(undo, op=freed.op)
    assert queries.occupancy(station, one.id) == one
    everything = truth_of_touched(free_all, amenity_id=charging.id)
    assert [each.slot for each in everything.value] == [1, 2, 3]
    assert free_all(station, amenity_id=charging.id, now=MORNING, by=None).op == NO_ACT
    again = occupy(station, amenity_id=charging.id, slot=2, now=MORNING, by=None)
    with pytest.raises(TooLate):
        undo(station, op=everything.op, now=MORNING, by=None)
    assert taken(station, charging) == [(2, None)]  # all of it or nothing
    undo(station, op=again.op, now=MORNING, by=None)
    truth_of_touched(undo, op=everything.op)
    assert taken(station, charging) == [(1, "周佳宁"), (2, None), (3, None)]


def test_a_freed_place_beyond_the_capacity_does_not_come_back(station: Database, charging: Amenity) -> None:
    last = occupy(station, amenity_id=charging.id, slot=3, now=MORNING, by=None).value
    gone = free(station, occupancy_id=last.id, now=MORNING, by=None)
    edit(station, amenity_id=charging.id, capacity=2, now=MORNING, by=None)
    with pytest.raises(TooLate):
        undo(station, op=gone.op, now=MORNING, by=None)


def test_who_leaves_leaves_every_place(
    station: Database, truth_of_touched: Truth, charging: Amenity, rider: Person, other: Person
) -> None:
    room = add(station, name="直播间", kind="live_room", capacity=1, now=MORNING, by=None).value
    visit = check_in(station, person_id=rider.id, now=MORNING, by=None).value
    stays = check_in(station, person_id=other.id, now=MORNING, by=None).value
    for amenity in (charging, room):
        occupy(station, amenity_id=amenity.id, person_id=rider.id, now=MORNING, by=None)
    occupy(station, amenity_id=charging.id, person_id=other.id, now=MORNING, by=None)
    done = truth_of_touched(check_out, visit_id=visit.id, now=MORNING + HOUR, key="out")
    assert done.touched == {Area.VISITS, Area.AMENITIES}
    assert check_out(station, visit_id=visit.id, now=MORNING, by=None, key="out").touched == done.touched
    assert (taken(station, charging), taken(station, room)) == ([(2, "单小满")], [])
    assert station.rows("SELECT DISTINCT how FROM occupancy WHERE state = 'ended'") == [("left",)]
    # While they were away somebody else took the room: the charging place is given back, the room is not.
    occupy(station, amenity_id=room.id, now=MORNING + HOUR, by=None)
    truth_of_touched(undo, op=done.op)
    assert (taken(station, charging), taken(station, room)) == ([(1, "周佳宁"), (2, "单小满")], [(1, None)])
    assert check_out(station, visit_id=stays.id, now=MORNING + HOUR, by=None).touched == {Area.VISITS, Area.AMENITIES}
    assert queries.of_person(station, other.id) is None


def test_who_holds_nothing_leaves_as_before(station: Database, truth_of_touched: Truth, rider: Person) -> None:
    visit = check_in(station, person_id=rider.id, now=MORNING, by=None).value
    done = truth_of_touched(check_out, visit_id=visit.id)
    assert done.touched == {Area.VISITS}
    truth_of_touched(undo, op=done.op)


@pytest.mark.parametrize("closes", [end_run_out, close_day, close_past_days])
def test_whoever_is_checked_out_by_itself_leaves_too(
    station: Database, truth_of_touched: Truth, charging: Amenity, rider: Person, closes: object
) -> None:
    check_in(station, person_id=rider.id, now=MORNING, by=None)
    occupy(station, amenity_id=charging.id, person_id=rider.id, now=MORNING, by=None)
    occupy(station, amenity_id=charging.id, now=MORNING, by=None)
    done = truth_of_touched(closes, now=MORNING + timedelta(days=1), key="c")
    assert done.touched == {Area.VISITS, Area.AMENITIES}
    assert taken(station, charging) == [(2, None)]
    assert station.value("SELECT how FROM occupancy WHERE person_id IS NOT NULL") == "auto"
    truth_of_touched(undo, op=done.op)
    assert taken(station, charging) == [(1, "周佳宁"), (2, None)]


def test_everything_is_free_in_the_evening(station: Database, charging: Amenity, rider: Person) -> None:
    occupy(station, amenity_id=charging.id, person_id=rider.id, now=MORNING, by=None)
    occupy(station, amenity_id=charging.id, now=MORNING, by=None)
    with write(station):
        before = records.free_everything(station, how="auto", now=MORNING, by=None)
    assert len(before) == 2
    assert taken(station, charging) == []


def test_places_follow_the_record_that_counts(station: Database, charging: Amenity, rider: Person) -> None:
    twin = register(station, name="周佳宁", now=MORNING, by=None).value
    occupy(station, amenity_id=charging.id, person_id=twin.id, now=MORNING, by=None)
    visit = check_in(station, person_id=twin.id, now=MORNING, by=None).value
    merge(station, keep=rider.id, drop=twin.id, now=MORNING, by=None)
    (seat,) = queries.occupancies(station, person_id=rider.id)
    assert seat.person_id == rider.id
    assert queries.occupancies(station, person_id=twin.id) == [seat]
    with pytest.raises(HasPlace):
        occupy(station, amenity_id=charging.id, person_id=twin.id, now=MORNING, by=None)
    check_out(station, visit_id=visit.id, now=MORNING, by=None)
    assert taken(station, charging) == []
    assert occupy(station, amenity_id=charging.id, person_id=twin.id, now=MORNING, by=None).value.person_id == rider.id


def test_who_has_a_place_stays_registered(station: Database, charging: Amenity) -> None:
    made = register(station, name="新来的", now=MORNING, by=None)
    seat = occupy(station, amenity_id=charging.id, person_id=made.value.id, now=MORNING, by=None)
    with pytest.raises(TooLate):
        undo(station, op=made.op, now=MORNING, by=None)
    undo(station, op=seat.op, now=MORNING, by=None)
    undo(station, op=made.op, now=MORNING, by=None)
    with pytest.raises(NotFound):
        occupy(station, amenity_id=charging.id, person_id=made.value.id, now=MORNING, by=None)


def test_arriving_costs_no_statement_more(station: Database, rider: Person, charging: Amenity) -> None:
    said: list[str] = []
    station.conn.set_trace_callback(said.append)
    check_in(station, person_id=rider.id, now=MORNING, by=None)
    station.conn.set_trace_callback(None)
    assert not [each for each in said if "occupancy" in each or "amenity" in each]
