from datetime import date, timedelta

import pytest

from station_app.core.amenities import queries
from station_app.core.amenities.commands import (
    add,
    add_many,
    bring_back,
    edit,
    free_all,
    issue_label,
    occupy,
    report_fault,
    retire,
)
from station_app.core.amenities.model import Amenity, AmenityState, Fills
from station_app.core.amenities.refusals import AmenityCodeTaken, NotInUse, StillTaken
from station_app.core.errors import Missing, NotFound, NotValid, TooLong
from station_app.core.lending.commands import add_tool
from station_app.core.people.model import Person
from station_app.core.settings.model import UnknownCode
from station_app.core.storage.database import Database
from station_app.core.supplies.commands import add_item
from station_app.core.types import NO_ACT
from station_app.core.undo.commands import undo
from station_app.core.undo.model import TooLate
from tests.conftest import MORNING, Truth, contents

HOUR = timedelta(hours=1)


def test_an_amenity_gets_the_next_number_and_a_label_of_its_own(station: Database, truth_of_touched: Truth) -> None:
    first = truth_of_touched(add, name=" 充电位 ", kind="charging", place="大厅", capacity=12).value
    second = truth_of_touched(
        add, name="直播间", kind="live_room", capacity=1, origin="donated", donor="总工会", since_day=date(2025, 3, 1)
    ).value
    assert (first.code, first.name, first.capacity, first.fills) == ("S-001", "充电位", 12, Fills.HAND)
    assert (second.code, second.donor, second.since_day) == ("S-002", "总工会", date(2025, 3, 1))
    assert first.label is not None
    assert len(first.label) == 12
    assert first.label != second.label
    assert queries.by_scan(station, first.label) == first
    assert queries.by_scan(station, "s 1") == first
    assert queries.find(station, "zbj") == [second]
    assert queries.find(station, "S-00") == [first, second]
    assert queries.place_names(station) == ["大厅"]


def test_several_come_in_one_act_and_go_in_one(station: Database, truth_of_touched: Truth) -> None:
    done = truth_of_touched(
        add_many,
        said=[{"name": "充电位", "kind": "charging", "capacity": 12}, {"name": "微波炉", "kind": "microwave"}],
        key="k",
    )
    assert [each.code for each in done.value] == ["S-001", "S-002"]
    before = contents(station)
    again = add_many(station, said=[{"name": "别的"}], now=MORNING + HOUR, by=None, key="k")
    assert (again.value, again.op, contents(station)) == (done.value, done.op, before)
    truth_of_touched(undo, op=done.op)
    assert queries.amenities(station, retired=True) == []
    # Their numbers and labels are free.
    assert (
        add(station, name="充电位", code="S-001", label=done.value[0].label, now=MORNING, by=None).value.code == "S-001"
    )


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"name": " "}, Missing),
        ({"name": "座" * 61}, TooLong),
        ({"name": "座位", "kind": "nonsense"}, UnknownCode),
        ({"name": "座位", "capacity": 0}, NotValid),
        ({"name": "座位", "capacity": 1000}, NotValid),
        ({"name": "座位", "fills": "by magic"}, NotValid),
        ({"name": "座位", "fills": "here"}, Missing),
        ({"name": "座位", "origin": "stolen"}, NotValid),
        ({"name": "座位", "photo": "abc"}, NotValid),
    ],
)
def test_what_cannot_be_is_refused(station: Database, said: dict[str, object], refusal: type[Exception]) -> None:
    before = contents(station)
    with pytest.raises(refusal):
        add(station, **said, now=MORNING, by=None)  # type: ignore[arg-type]
    assert contents(station) == before


def test_a_code_means_one_thing(station: Database, rider: Person, charging: Amenity) -> None:
    tool = add_tool(station, name="打气筒", code="T-007", now=MORNING, by=None).value
    for code in ("s1", "T-7", "900001", tool.label):
        with pytest.raises(AmenityCodeTaken):
            add(station, name="座位", code=code, now=MORNING, by=None)
        with pytest.raises(AmenityCodeTaken):
            edit(station, amenity_id=add(station, name="别的", now=MORNING, by=None).value.id, code=code,
                 now=MORNING, by=None)  # fmt: skip
    for label in ("900001", tool.label, charging.label):
        with pytest.raises(AmenityCodeTaken):
            add(station, name="座位", label=label, now=MORNING, by=None)


def test_words_are_put_right_and_back(station: Database, truth_of_touched: Truth, charging: Amenity) -> None:
    done = truth_of_touched(
        edit, amenity_id=charging.id, name="充电柜", capacity=12, since_day=date(2024, 5, 1), code="C-1"
    )
    assert (done.value.name, done.value.capacity, done.value.code) == ("充电柜", 12, "C-1")
    assert (done.value.place, done.value.label) == ("大厅", charging.label)
    assert edit(station, amenity_id=charging.id, capacity=12, now=MORNING, by=None).op == NO_ACT
    later = edit(station, amenity_id=charging.id, since_day=None, now=MORNING, by=None)
    with pytest.raises(TooLate):
        undo(station, op=done.op, now=MORNING, by=None)
    truth_of_touched(undo, op=later.op)
    assert queries.amenity(station, charging.id) == done.value
    truth_of_touched(undo, op=done.op)
    assert queries.amenity(station, charging.id) == charging


def test_it_is_not_made_smaller_than_who_sits_there(station: Database, charging: Amenity) -> None:
    occupy(station, amenity_id=charging.id, slot=3, now=MORNING, by=None)
    for said in ({"capacity": 2}, {"capacity": None}, {"fills": "here"}):
        with pytest.raises(StillTaken) as caught:
            edit(station, amenity_id=charging.id, **said, now=MORNING, by=None)
        assert caught.value.slot == 3
    with pytest.raises(StillTaken):
        retire(station, amenity_id=charging.id, now=MORNING, by=None)
    wider = edit(station, amenity_id=charging.id, capacity=4, now=MORNING, by=None)
    occupy(station, amenity_id=charging.id, slot=4, now=MORNING, by=None)
    with pytest.raises(TooLate):
        undo(station, op=wider.op, now=MORNING, by=None)


def test_retired_and_back(station: Database, truth_of_touched: Truth, charging: Amenity) -> None:
    gone = truth_of_touched(retire, amenity_id=charging.id)
    assert gone.value.state is AmenityState.RETIRED
    assert queries.amenities(station) == []
    assert queries.hall(station) == []
    assert [each.id for each in queries.amenities(station, retired=True)] == [charging.id]
    assert retire(station, amenity_id=charging.id, now=MORNING, by=None).op == NO_ACT
    with pytest.raises(NotInUse):
        occupy(station, amenity_id=charging.id, now=MORNING, by=None)
    with pytest.raises(NotInUse):
        report_fault(station, amenity_id=charging.id, what="坏了", now=MORNING, by=None)
    back = truth_of_touched(bring_back, amenity_id=charging.id)
    assert back.value == charging
    occupy(station, amenity_id=charging.id, now=MORNING, by=None)
    with pytest.raises(TooLate):
        undo(station, op=back.op, now=MORNING, by=None)
    free_all(station, amenity_id=charging.id, now=MORNING, by=None)
    truth_of_touched(undo, op=back.op)
    truth_of_touched(undo, op=gone.op)
    assert queries.amenity(station, charging.id) == charging


def test_a_new_label_and_the_old_one_again(station: Database, truth_of_touched: Truth, charging: Amenity) -> None:
    done = truth_of_touched(issue_label, amenity_id=charging.id, label="ABC-123456")
    assert done.value.label == "ABC-123456"
    assert queries.by_scan(station, str(charging.label)) is None
    assert issue_label(station, amenity_id=charging.id, label="abc-123456", now=MORNING, by=None).op == NO_ACT
    truth_of_touched(undo, op=done.op)
    assert queries.by_scan(station, str(charging.label)) == charging
    assert queries.by_scan(station, "ABC-123456") is None


def test_adding_is_taken_back_only_while_nothing_stands_on_it(station: Database) -> None:
    made = add(station, name="冰柜", kind="fridge", capacity=2, now=MORNING, by=None)
    seat = occupy(station, amenity_id=made.value.id, now=MORNING, by=None)
    with pytest.raises(TooLate):
        undo(station, op=made.op, now=MORNING, by=None)
    undo(station, op=seat.op, now=MORNING, by=None)
    item = add_item(station, name="酸梅汤", unit="瓶", kind="drink", kept_in=made.value.id, now=MORNING, by=None)
    with pytest.raises(TooLate):
        undo(station, op=made.op, now=MORNING, by=None)
    undo(station, op=item.op, now=MORNING, by=None)
    undo(station, op=made.op, now=MORNING, by=None)
    assert queries.amenities(station, retired=True) == []
    with pytest.raises(NotInUse):
        edit(station, amenity_id=made.value.id, name="别的", now=MORNING, by=None)
    with pytest.raises(NotFound):
        edit(station, amenity_id=99, name="别的", now=MORNING, by=None)
