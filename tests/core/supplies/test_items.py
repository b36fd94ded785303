"""Adding goods, finding them, editing, retiring; one barcode means one thing."""

from collections.abc import Callable

import pytest

from station_app.core.amenities.model import ORIGINS
from station_app.core.audit.queries import act_by_id
from station_app.core.errors import KeyTaken, Missing, NotFound, NotValid, Refusal, TooLong
from station_app.core.lending.commands import add_tool
from station_app.core.people.commands import register
from station_app.core.people.model import Person
from station_app.core.settings.model import UnknownCode
from station_app.core.storage.database import Database
from station_app.core.supplies import queries
from station_app.core.supplies.commands import (
    add_item,
    bring_back_item,
    edit_item,
    issue,
    receive,
    retire_item,
    scrap,
)
from station_app.core.supplies.model import (
    BarcodeTaken,
    Item,
    ItemState,
    ItemTaken,
    KeyInUse,
    Retired,
    StillInStock,
)
from station_app.core.types import NO_ACT, Area
from station_app.core.undo.commands import undo
from station_app.core.undo.model import TooLate
from tests.conftest import MORNING, Truth, contents

Add = Callable[..., Item]


def test_what_was_said_is_there(add: Add, station: Database) -> None:
    item = add(
        "藿香正气水", kind="medicine", unit="盒", low_mark=10, desk_key=6, note="  放药箱 ", barcode="69 012345 67892"
    )
    assert (item.name, item.kind, item.unit, item.low_mark, item.desk_key) == ("藿香正气水", "medicine", "盒", 10, 6)
    assert (item.note, item.barcode, item.state, item.stock) == ("放药箱", "6901234567892", ItemState.ACTIVE, 0)
    assert queries.items(station) == [item] == queries.desk_items(station)


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"name": " "}, Missing),
        ({"unit": ""}, Missing),
        ({"name": "水" * 61}, TooLong),
        ({"unit": "瓶" * 11}, TooLong),
        ({"note": "水" * 501}, TooLong),
        ({"low_mark": -1}, NotValid),
        ({"low_mark": 1_000_001}, NotValid),
        ({"desk_key": 4}, NotValid),
        ({"kind": "nothing"}, UnknownCode),
        ({"kept_in": 7}, NotFound),
        ({"barcode": "1234567"}, NotValid),
        ({"barcode": "123456789012345"}, NotValid),
        ({"barcode": "12345678A"}, NotValid),
        ({"name": "酸 梅汤"}, ItemTaken),
        ({"barcode": "6901234567892"}, BarcodeTaken),
    ],
)
def test_what_is_refused_writes_nothing(
    station: Database, plum: Item, said: dict[str, object], refusal: type[Refusal]
) -> None:
    before = contents(station)
    facts = {"name": "矿泉水", "unit": "瓶", **said}
    with pytest.raises(refusal):
        add_item(station, now=MORNING, by=None, **facts)  # type: ignore[arg-type]
    assert contents(station) == before


def test_a_key_hands_out_one_thing(add: Add, station: Database, plum: Item) -> None:
    add("矿泉水", desk_key=5)
    with pytest.raises(KeyInUse) as error:
        edit_item(station, item_id=plum.id, desk_key=5, now=MORNING, by=None)
    assert error.value.name == "矿泉水"


def test_a_barcode_means_one_thing(station: Database, add: Add, rider: Person) -> None:
    register(station, name="王", card="12345670", now=MORNING, by=None)
    add_tool(station, code="87654321", name="扳手", now=MORNING, by=None)
    add_tool(station, label="11223344", name="锤子", now=MORNING, by=None)
    for code in ("12345670", "87654321", "11223344"):
        with pytest.raises(BarcodeTaken):
            add("水", barcode=code)


def test_a_barcode_given_up_may_be_taken_by_others_and_back(station: Database, plum: Item, water: Item) -> None:
    edit_item(station, item_id=plum.id, barcode="6901111111111", now=MORNING, by=None)
    assert queries.by_barcode(station, "6901234567892") is None
    edit_item(station, item_id=water.id, barcode="6901234567892", now=MORNING, by=None)
    found = queries.by_barcode(station, "６９０１２３４５６７８９２")
    assert found is not None
    assert found.id == water.id
    edit_item(station, item_id=water.id, barcode=None, now=MORNING, by=None)
    assert edit_item(station, item_id=plum.id, barcode="6901234567892", now=MORNING, by=None).value.barcode


def test_found_by_name_pinyin_initials_and_barcode(station: Database, plum: Item, water: Item) -> None:
    assert [each.name for each in queries.find(station, "梅")] == ["酸梅汤"]
    assert [each.name for each in queries.find(station, "suanmei")] == ["酸梅汤"]
    assert [each.name for each in queries.find(station, "kqs")] == ["矿泉水"]
    assert [each.name for each in queries.find(station, "6901234567892")] == ["酸梅汤"]
    assert queries.find(station, "没有") == []
    assert queries.find(station, "") == []
    assert queries.matching(station, "s") == {plum.id, water.id}
    assert queries.matching(station, "690 1234567892") == {plum.id}


def test_what_begins_so_comes_first(station: Database, add: Add) -> None:
    for name in ("冰水", "水", "纯净水", "水杯"):
        add(name)
    assert {each.name for each in queries.find(station, "水", limit=2)} == {"水", "水杯"}
    assert len(queries.find(station, "水")) == 4
    add("*水")
    assert [each.name for each in queries.find(station, "*水")] == ["*水"]


def test_an_edit_and_its_way_back(station: Database, plum: Item, truth_of_touched: Truth) -> None:
    done = truth_of_touched(edit_item, item_id=plum.id, name="绿豆汤", barcode=None, desk_key=7)
    assert (done.value.name, done.value.barcode, done.value.low_mark) == ("绿豆汤", None, 20)
    assert done.touched == {Area.SUPPLIES, Area.PEOPLE}
    assert truth_of_touched(edit_item, item_id=plum.id, note="冰").touched == {Area.SUPPLIES}
    assert truth_of_touched(edit_item, item_id=plum.id, note="冰").op == NO_ACT
    with pytest.raises(TooLate):
        truth_of_touched(undo, op=done.op)


def test_an_edit_undone_is_as_before(station: Database, plum: Item, truth_of_touched: Truth) -> None:
    done = truth_of_touched(edit_item, item_id=plum.id, name="绿豆汤", barcode="6909999999999", desk_key=7)
    truth_of_touched(undo, op=done.op)
    assert queries.item(station, plum.id) == plum
    assert [each.name for each in queries.find(station, "smt")] == ["酸梅汤"]
    assert queries.by_barcode(station, "6909999999999") is None


def test_an_edit_is_not_undone_into_a_name_that_is_taken(station: Database, plum: Item, add: Add) -> None:
    done = edit_item(station, item_id=plum.id, name="绿豆汤", now=MORNING, by=None)
    add("酸梅汤")
    with pytest.raises(ItemTaken):
        undo(station, op=done.op, now=MORNING, by=None)


def test_adding_undone_frees_name_and_barcode(station: Database, truth_of_touched: Truth) -> None:
    facts = {"name": "酸梅汤", "unit": "瓶", "barcode": "6901234567892", "desk_key": 5}
    done = truth_of_touched(add_item, **facts)
    truth_of_touched(undo, op=done.op)
    assert queries.items(station, retired=True) == []
    assert queries.find(station, "酸") == []
    assert truth_of_touched(add_item, **facts).value.id != done.value.id
    plain = truth_of_touched(add_item, name="水", unit="瓶")
    truth_of_touched(undo, op=plain.op)


def test_adding_is_not_undone_under_a_move_or_an_edit(station: Database) -> None:
    added = add_item(station, name="水", unit="瓶", now=MORNING, by=None)
    came = receive(station, item_id=added.value.id, quantity=3, now=MORNING, by=None)
    with pytest.raises(TooLate):
        undo(station, op=added.op, now=MORNING, by=None)
    undo(station, op=came.op, now=MORNING, by=None)
    edited = edit_item(station, item_id=added.value.id, name="冰水", now=MORNING, by=None)
    with pytest.raises(TooLate):
        undo(station, op=added.op, now=MORNING, by=None)
    undo(station, op=edited.op, now=MORNING, by=None)
    undo(station, op=added.op, now=MORNING, by=None)
    with pytest.raises(NotFound):
        receive(station, item_id=added.value.id, quantity=3, now=MORNING, by=None)
    with pytest.raises(NotFound):
        edit_item(station, item_id=added.value.id, name="水", now=MORNING, by=None)


def test_retired_goods(station: Database, add: Add, truth_of_touched: Truth) -> None:
    item = add("水", desk_key=5)
    receive(station, item_id=item.id, quantity=1, now=MORNING, by=None)
    with pytest.raises(StillInStock):
        retire_item(station, item_id=item.id, now=MORNING, by=None)
    issue(station, item_id=item.id, now=MORNING, by=None)
    done = truth_of_touched(retire_item, item_id=item.id)
    assert (done.value.state, done.value.desk_key) == (ItemState.RETIRED, None)
    assert truth_of_touched(retire_item, item_id=item.id).op == NO_ACT
    assert queries.items(station) == queries.find(station, "水") == []
    assert queries.levels(station, on=MORNING.date()) == []
    assert [each.id for each in queries.items(station, retired=True)] == [item.id]
    with pytest.raises(Retired):
        receive(station, item_id=item.id, quantity=1, now=MORNING, by=None)
    with pytest.raises(Retired):
        scrap(station, item_id=item.id, quantity=1, reason="破", now=MORNING, by=None)
    with pytest.raises(NotValid):
        edit_item(station, item_id=item.id, desk_key=5, now=MORNING, by=None)
    truth_of_touched(undo, op=done.op)
    assert queries.item(station, item.id) == item


def test_goods_taken_into_use_again_and_back(station: Database, plum: Item, truth_of_touched: Truth) -> None:
    assert truth_of_touched(bring_back_item, item_id=plum.id).op == NO_ACT
    truth_of_touched(retire_item, item_id=plum.id)
    done = truth_of_touched(bring_back_item, item_id=plum.id)
    assert done.value == plum
    came = receive(station, item_id=plum.id, quantity=1, now=MORNING, by=None)
    with pytest.raises(TooLate):
        undo(station, op=done.op, now=MORNING, by=None)
    undo(station, op=came.op, now=MORNING, by=None)
    truth_of_touched(undo, op=done.op)
    assert queries.item(station, plum.id).state is ItemState.RETIRED


def test_the_same_key_adds_once(station: Database) -> None:
    first = add_item(station, name="水", unit="瓶", now=MORNING, by=None, key="k")
    before = contents(station)
    assert add_item(station, name="水", unit="瓶", now=MORNING, by=None, key="k") == first
    with pytest.raises(KeyTaken):
        retire_item(station, item_id=first.value.id, now=MORNING, by=None, key="k")
    assert contents(station) == before
    assert act_by_id(station, first.op).what == "supplies.add_item"
    edited = edit_item(station, item_id=first.value.id, barcode="6901234567892", now=MORNING, by=None, key="e")
    assert edit_item(station, item_id=first.value.id, barcode="6901234567892", now=MORNING, by=None, key="e") == edited
    for key, command in (("r", retire_item), ("b", bring_back_item)):
        done = command(station, item_id=first.value.id, now=MORNING, by=None, key=key)
        assert command(station, item_id=first.value.id, now=MORNING, by=None, key=key) == done


def test_origins_are_those_of_amenities(station: Database, plum: Item) -> None:
    for origin in ORIGINS:
        receive(station, item_id=plum.id, quantity=1, origin=origin, now=MORNING, by=None)
    assert [batch.origin for batch in queries.batches(station, plum.id)] == list(ORIGINS)
