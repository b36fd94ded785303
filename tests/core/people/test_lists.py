"""Lists of people: who lacks what, volunteers, the suspended, those who may be one person."""

from datetime import timedelta
from typing import Any

from station_app.core.people import lists
from station_app.core.people.commands import edit, merge, register, suspend
from station_app.core.people.model import Lack
from station_app.core.people.queries import by_ids
from station_app.core.search.queries import among
from station_app.core.storage.database import Database, write
from station_app.core.visits.commands import check_in
from tests.conftest import MORNING

WHEN: dict[str, Any] = {"now": MORNING, "by": None}
TODAY = MORNING.date()


def known(db: Database, **said: Any) -> int:
    return register(db, **said, **WHEN).value.id


def test_who_lacks_a_name_the_latest_visitor_first(station: Database) -> None:
    first = known(station, nickname="张师傅", category="food_rider")
    named = known(station, name="周佳宁")
    second = known(station, phone="13800002046")
    check_in(station, person_id=first, **WHEN)
    assert list(lists.incomplete(station)) == [first, second]
    assert lists.count_incomplete(station) == 2
    merge(station, keep=named, drop=second, **WHEN)
    edit(station, person_id=first, name="张建国", **WHEN)
    assert list(lists.incomplete(station)) == []
    assert lists.count_incomplete(station) == 0


def test_what_is_still_to_be_asked(station: Database) -> None:
    ids = [
        known(station, nickname="张师傅", category="food_rider", phone="13800002046"),
        known(station, phone="0531-88991234", category="food_rider", platforms=["meituan"], consent="oral"),
        known(station, nickname="李师傅"),
        known(station, nickname="王姐", category="sanitation"),
        known(station, name="周佳宁", phone="13911112046", category="sanitation"),
    ]
    lacking = lists.lacks(station, by_ids(station, ids))
    assert [lacking[person.id] for person in by_ids(station, ids)] == [
        (Lack.NAME, Lack.PLATFORM, Lack.CONSENT),
        (Lack.NAME,),
        (Lack.NAME, Lack.CATEGORY),
        (Lack.NAME,),
        (Lack.CONSENT,),
    ]


def test_volunteers_and_the_suspended(station: Database) -> None:
    one = known(station, name="甲", roles=["volunteer"])
    two = known(station, name="乙", roles=["grid_worker"])
    merged = known(station, name="丙", roles=["volunteer"])
    assert list(lists.volunteers(station)) == [merged, one]
    merge(station, keep=two, drop=merged, **WHEN)
    check_in(station, person_id=one, **WHEN)
    assert list(lists.volunteers(station)) == [one, two]
    suspend(station, person_id=one, reason="欠一把伞", until=TODAY + timedelta(days=1), **WHEN)
    suspend(station, person_id=two, reason="欠两把伞", now=MORNING + timedelta(minutes=1), by=None)
    assert list(lists.suspended(station, today=TODAY)) == [two, one]
    assert list(lists.suspended(station, today=TODAY + timedelta(days=1))) == [two, one]
    assert list(lists.suspended(station, today=TODAY + timedelta(days=2))) == [two]


def test_a_look_up_inside_a_list_keeps_its_order(station: Database) -> None:
    ids = [known(station, name=name, card=f"90000{at}") for at, name in enumerate(("李强", "王芳", "李伟"))]
    assert among(station, "li", [ids[2], ids[1], ids[0]]) == [ids[2], ids[0]]
    assert among(station, "900001", ids) == [ids[1]]
    assert among(station, "900001", ids[:1]) == []
    assert among(station, " ", ids) == []


def test_who_may_be_the_same(station: Database) -> None:
    person = known(station, name="周佳宁", phone="13800002046")
    by_name = known(station, name="周 佳宁")
    by_phone = known(station, name="刘大海", phone="13800002046", phone_own=False)
    known(station, name="周佳")
    assert lists.alike(station, person) == [by_phone, by_name]
    assert lists.alike(station, person, limit=1) == [by_phone]
    merge(station, keep=person, drop=by_phone, **WHEN)
    again = known(station, name="刘大海")
    assert lists.alike(station, person) == [again, by_name]
    merge(station, keep=by_name, drop=again, **WHEN)
    assert lists.alike(station, again) == [person]


def test_a_form_of_address_comes_after_a_name(station: Database) -> None:
    person = known(station, nickname="张师傅")
    called = known(station, nickname="张师傅", phone="13800002046")
    named = known(station, name="张师傅")
    assert lists.alike(station, person) == [named, called]
    assert lists.alike(station, named) == [called, person]
    assert lists.alike(station, named, by_address=False) == []
    again = known(station, name="张师傅")
    assert lists.alike(station, named, by_address=False) == [again]


def test_lists_read_no_more_than_they_show(station: Database) -> None:
    with write(station):
        station.run_many(
            "INSERT INTO person (name, nickname, category, created_at) VALUES (?, ?, 'courier',"
            " '2026-09-01T02:00:00.000000Z')",
            [(f"快递员{at}" if at % 12 else None, f"师傅{at}") for at in range(2_000)],
        )
    statements: list[str] = []
    station.conn.set_trace_callback(statements.append)
    lists.incomplete(station)
    lists.count_incomplete(station)
    lists.alike(station, 7)
    station.conn.set_trace_callback(None)
    plans = [row[3] for sql in statements for row in station.rows(f"EXPLAIN QUERY PLAN {sql}")]
    assert any("person_incomplete" in plan for plan in plans)
    assert not [plan for plan in plans if plan.startswith("SCAN p") and "person_incomplete" not in plan], plans
    assert not [plan for plan in plans if plan.startswith("SCAN o")], plans
