"""Ways back across features: who is gone has no place, what never was is not broken, a code means one thing."""

import itertools
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from station_app.core.amenities import commands as amenities
from station_app.core.amenities import queries as places
from station_app.core.checks.queries import check
from station_app.core.closing.commands import close
from station_app.core.errors import Refusal
from station_app.core.imports.commands import import_people
from station_app.core.lending.commands import add_tool
from station_app.core.people import queries as people
from station_app.core.people.commands import register
from station_app.core.people.model import CodeOfHouse
from station_app.core.shifts.commands import begin, close_station, open_station
from station_app.core.shifts.queries import current_opening
from station_app.core.staff.commands import add as add_staff
from station_app.core.storage.database import Database
from station_app.core.supplies import queries as stock
from station_app.core.supplies.commands import add_item, issue, receive
from station_app.core.types import Done
from station_app.core.undo.commands import undo
from station_app.core.undo.model import TooLate
from station_app.core.visits.commands import check_in, void
from station_app.core.visits.corrections import edit as edit_visit
from tests.conftest import MORNING, contents

WHEN: dict[str, Any] = {"now": MORNING, "by": None}
CODE = "90000012"


def refused(station: Database, op: int, record: str) -> None:
    """An act is not taken back because of such a record, and nothing is written."""
    before = contents(station)
    with pytest.raises(TooLate) as told:
        undo(station, op=op, **WHEN)
    assert told.value.record == record
    assert contents(station) == before


def test_a_place_does_not_come_back_to_somebody_who_never_was(station: Database) -> None:
    known = register(station, name="周佳宁", **WHEN)
    amenities.add(station, name="充电位", kind="charging", capacity=2, **WHEN)
    place = amenities.occupy(station, amenity_id=1, person_id=known.value.id, **WHEN).value
    freed = amenities.free(station, occupancy_id=place.id, **WHEN)
    undo(station, op=known.op, **WHEN)
    refused(station, freed.op, "occupancy")
    assert places.occupancies(station) == []


def test_a_closing_taken_back_gives_no_place_to_somebody_who_never_was(station: Database) -> None:
    known = register(station, name="周佳宁", **WHEN)
    amenities.add(station, name="充电位", kind="charging", capacity=2, **WHEN)
    amenities.occupy(station, amenity_id=1, person_id=known.value.id, **WHEN)
    amenities.occupy(station, amenity_id=1, **WHEN)
    closed = close(station, **WHEN)
    undo(station, op=known.op, **WHEN)
    undo(station, op=closed.op, **WHEN)
    assert [each.person_id for each in places.occupancies(station)] == [None]


@pytest.fixture
def on_duty(station: Database) -> Database:
    """A station with somebody on duty and a water dispenser, by the act before the last."""
    add_staff(station, name="林老师", **WHEN)
    begin(station, staff_id=1, **WHEN)
    amenities.add(station, name="饮水机", kind="water", **WHEN)
    return station


def test_a_check_does_not_come_back_to_an_amenity_that_never_was(on_duty: Database) -> None:
    added = on_duty.value("SELECT max(id) FROM act")
    amenities.inspect(on_duty, result="abnormal", amenity_id=1, note="漏水", **WHEN)
    changed = amenities.inspect(on_duty, result="normal", check_item="water", **WHEN)
    undo(on_duty, op=added, **WHEN)
    refused(on_duty, changed.op, "amenity")
    assert places.faults(on_duty) == []


def test_a_check_does_not_come_back_to_a_fault_that_never_was(on_duty: Database) -> None:
    reported = amenities.report_fault(on_duty, amenity_id=1, what="漏水", **WHEN)
    amenities.inspect(on_duty, result="abnormal", amenity_id=1, note="漏水", **WHEN)
    changed = amenities.inspect(on_duty, result="normal", amenity_id=1, **WHEN)
    undo(on_duty, op=reported.op, **WHEN)
    refused(on_duty, changed.op, "fault")


def test_people_of_a_list_taken_back_stay_when_they_hold_something(station: Database) -> None:
    path = station.path.parent / "people.csv"
    path.write_text("姓名,手机号\n李伟,13900001111\n王敏,13900002222\n赵立,13900003333\n", encoding="utf-8")
    taken = import_people(station, path=path, **WHEN)
    amenities.add(station, name="充电位", kind="charging", capacity=2, **WHEN)
    amenities.occupy(station, amenity_id=1, person_id=1, **WHEN)
    add_item(station, name="水", unit="瓶", kind="drink", **WHEN)
    receive(station, item_id=1, quantity=3, **WHEN)
    issue(station, item_id=1, person_id=2, **WHEN)
    undo(station, op=taken.op, **WHEN)
    assert [people.by_id(station, person).state for person in (1, 2, 3)] == ["active", "active", "withdrawn"]


def test_what_was_handed_out_with_a_voided_visit_leaves_no_service_behind(station: Database) -> None:
    register(station, name="周佳宁", **WHEN)
    visit = check_in(station, person_id=1, **WHEN).value
    add_item(station, name="水", unit="瓶", kind="drink", **WHEN)
    receive(station, item_id=1, quantity=3, **WHEN)
    given = issue(station, item_id=1, person_id=1, **WHEN)
    voided = void(station, visit_id=visit.id, reason="登错了", **WHEN)
    undo(station, op=given.op, **WHEN)
    undo(station, op=voided.op, **WHEN)
    assert stock.stock(station, 1) == 3
    assert (
        station.rows("SELECT service FROM visit_service WHERE visit_id = ? AND service = 'supplies'", (visit.id,)) == []
    )


def services(db: Database, visit: int) -> list[str]:
    return [row[0] for row in db.rows("SELECT service FROM visit_service WHERE visit_id = ? ORDER BY 1", (visit,))]


@pytest.fixture
def given(station: Database) -> Database:
    """Somebody is here and was handed something, by the last act."""
    register(station, name="周佳宁", **WHEN)
    check_in(station, person_id=1, services=["meal"], **WHEN)
    add_item(station, name="水", unit="瓶", kind="drink", **WHEN)
    receive(station, item_id=1, quantity=3, **WHEN)
    issue(station, item_id=1, person_id=1, **WHEN)
    return station


def test_an_edit_taken_back_brings_no_service_of_what_was_not_handed_out_after_all(given: Database) -> None:
    issued = given.value("SELECT max(id) FROM act")
    edited = edit_visit(given, visit_id=1, services=["meal"], reason="登错了", **WHEN)
    undo(given, op=issued, **WHEN)
    undo(given, op=edited.op, **WHEN)
    assert services(given, 1) == ["meal"]
    assert check(given) == []


def test_an_edit_taken_back_brings_the_service_of_what_still_is_handed_out(given: Database) -> None:
    edited = edit_visit(given, visit_id=1, services=["meal"], reason="登错了", **WHEN)
    undo(given, op=edited.op, **WHEN)
    assert services(given, 1) == ["meal", "supplies"]


def test_a_service_taken_off_and_put_on_anew_goes_with_what_put_it_on(given: Database) -> None:
    edit_visit(given, visit_id=1, services=["meal"], reason="登错了", **WHEN)
    again = issue(given, item_id=1, person_id=1, **WHEN)
    assert services(given, 1) == ["meal", "supplies"]
    undo(given, op=again.op, **WHEN)
    assert services(given, 1) == ["meal"]


def test_a_day_that_a_clock_ahead_wrote_does_not_stand_in_the_door(station: Database) -> None:
    ahead = MORNING + timedelta(days=30)
    open_station(station, now=ahead, by=None)
    close_station(station, now=ahead + timedelta(hours=1), by=None)
    opened = open_station(station, **WHEN).value
    closed = close_station(station, **WHEN)
    undo(station, op=closed.op, **WHEN)
    running = current_opening(station)
    assert running is not None
    assert running.id == opened.id


def test_a_promised_place_is_one_form_also_after_its_hour(station: Database) -> None:
    amenities.add(station, name="充电位", kind="charging", capacity=2, **WHEN)
    until = MORNING + timedelta(minutes=30)
    first = amenities.occupy(station, amenity_id=1, until_at=until, key="form", **WHEN)
    later = MORNING + timedelta(hours=1)
    assert amenities.occupy(station, amenity_id=1, until_at=until, key="form", now=later, by=None) == first


def _card(db: Database) -> Done[Any]:
    return register(db, card=CODE, **WHEN)


def _tool_code(db: Database) -> Done[Any]:
    return add_tool(db, name="锤子", code=CODE, **WHEN)


def _tool_label(db: Database) -> Done[Any]:
    return add_tool(db, name="锤子", label=CODE, **WHEN)


def _amenity_code(db: Database) -> Done[Any]:
    return amenities.add(db, name="饮水机", code=CODE, **WHEN)


def _amenity_label(db: Database) -> Done[Any]:
    return amenities.add(db, name="饮水机", label=CODE, **WHEN)


def _barcode(db: Database) -> Done[Any]:
    return add_item(db, name="水", unit="瓶", barcode=CODE, **WHEN)


MEANINGS = (_card, _tool_code, _tool_label, _amenity_code, _amenity_label, _barcode)


@pytest.mark.parametrize(("one", "other"), list(itertools.product(MEANINGS, MEANINGS)))
def test_one_code_means_one_thing(
    station: Database, one: Callable[[Database], Done[Any]], other: Callable[[Database], Done[Any]]
) -> None:
    one(station)
    before = contents(station)
    with pytest.raises(Refusal) as told:
        other(station)
    assert contents(station) == before
    if other is _card and one in (_amenity_code, _amenity_label, _barcode):
        assert isinstance(told.value, CodeOfHouse)
