from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station_app.core.desk.model import Phone, Today, Unnamed, Words, is_code, read_entry
from station_app.core.desk.queries import known, today
from station_app.core.errors import NotFound
from station_app.core.lending.commands import add_tool, lend
from station_app.core.people.commands import merge, register
from station_app.core.storage.database import Database, write
from station_app.core.visits.commands import check_in, check_in_anonymous, check_out, void
from tests.conftest import MORNING

WHEN: dict[str, Any] = {"now": MORNING, "by": None}
HOUR = timedelta(hours=1)


def test_an_empty_day(station: Database) -> None:
    assert today(station, now=MORNING) == Today(0, 0, 0, 0, {}, {})


def test_the_figures_of_a_day(station: Database) -> None:
    person = register(station, name="周佳宁", **WHEN).value.id
    first = check_in(station, person_id=person, services=["meal"], **WHEN).value
    check_out(station, visit_id=first.id, now=MORNING + HOUR, by=None)
    check_in(station, person_id=person, now=MORNING + 2 * HOUR, by=None)
    check_in_anonymous(station, heads=6, services=["meal", "water"], now=MORNING + 2 * HOUR, by=None)
    wrong = check_in_anonymous(station, heads=50, services=["meal"], now=MORNING + 2 * HOUR, by=None).value
    void(station, visit_id=wrong.id, reason="数错了", **WHEN)
    assert today(station, now=MORNING + 3 * HOUR) == Today(8, 1, 7, 7, {10: 1, 12: 7}, {"unknown": 8})
    assert today(station, now=MORNING + 4 * HOUR) == Today(8, 1, 0, 7, {10: 1, 12: 7}, {"unknown": 8})
    assert today(station, now=MORNING + 24 * HOUR) == Today(0, 0, 0, 0, {}, {})


def test_after_midnight_the_day_is_new_and_who_is_here_stays_here(station: Database) -> None:
    midnight = datetime(2026, 9, 1, 16, 0, tzinfo=UTC)
    check_in_anonymous(station, heads=3, now=midnight - HOUR / 2, by=None)
    assert today(station, now=midnight + HOUR / 2) == Today(0, 0, 3, 0, {}, {})


def test_a_visit_without_a_time_is_in_no_hour(station: Database) -> None:
    check_in_anonymous(station, heads=3, **WHEN)
    with write(station):
        station.run("UPDATE visit SET hour = NULL")
    assert today(station, now=MORNING) == Today(3, 0, 3, 0, {}, {"unknown": 3})


def test_two_records_of_one_person_are_one_person(station: Database) -> None:
    for _ in range(2):
        check_in(station, person_id=register(station, **WHEN).value.id, **WHEN)
    assert today(station, now=MORNING).person_count == 2
    merge(station, keep=1, drop=2, **WHEN)
    assert today(station, now=MORNING).person_count == 1
    assert known(station, 1, now=MORNING).visits == 2
    assert known(station, 2, now=MORNING) == known(station, 1, now=MORNING)


def test_what_the_clerk_should_know(station: Database) -> None:
    person = register(station, name="周佳宁", note="膝盖不好", **WHEN).value.id
    nothing = known(station, person, now=MORNING)
    assert (nothing.visits, nothing.last_at, nothing.open_since, nothing.open_visit) == (0, None, None, None)
    assert nothing.note == "膝盖不好"
    visit = check_in(station, person_id=person, **WHEN).value
    here = known(station, person, now=MORNING)
    assert (here.visits, here.last_at, here.open_since, here.open_visit) == (1, MORNING, MORNING, visit.id)
    check_out(station, visit_id=visit.id, **WHEN)
    assert known(station, person, now=MORNING).open_visit is None
    with pytest.raises(NotFound):
        known(station, 99, now=MORNING)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("+", Unnamed(1, None)),
        (" ＋ ", Unnamed(1, None)),
        ("+6", Unnamed(6, None)),
        ("+６", Unnamed(6, None)),
        ("+6h", Unnamed(6, "H")),
        ("+ 12 w", Unnamed(12, "W")),
        ("＋６ｈ", Unnamed(6, "H")),
        ("+Ｈ", Unnamed(1, "H")),
        ("+h", Unnamed(1, "H")),
        ("+0", Unnamed(0, None)),
        ("+99", Unnamed(99, None)),
        ("+100", Words("+100")),
        ("+6hh", Words("+6hh")),
        ("+中", Words("+中")),
        ("13800002046", Phone("13800002046")),
        ("１３８ 0000-2046", Phone("13800002046")),
        ("+8613800002046", Phone("13800002046")),
        ("900000000012", Words("900000000012")),
        (" zjn ", Words("zjn")),
        ("", Words("")),
        ("x" * 500, Words("x" * 500)),
        ("1" * 41, Words("1" * 41)),
    ],
)
def test_what_the_desk_field_is_told(typed: str, meant: object) -> None:
    assert read_entry(typed) == meant


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=60))
def test_the_desk_field_takes_anything(typed: str) -> None:
    read_entry(typed)


@given(st.integers(1, 99), st.sampled_from(["", "w", "W", "ｗ", "Ｗ"]), st.booleans())
def test_any_head_count_is_read(heads: int, letter: str, wide: bool) -> None:
    digits = "".join(chr(ord(char) + 0xFEE0) for char in str(heads)) if wide else str(heads)
    assert read_entry(f"+{digits}{letter}") == Unnamed(heads, "W" if letter else None)


@pytest.mark.parametrize("text", ["900000000012", " AB-1234567890 ", "9000000000123456"])
def test_what_can_only_be_a_code(text: str) -> None:
    assert is_code(text)


@pytest.mark.parametrize(
    "text", ["13800002046", "008613800002046", "2046", "zhoujianing", "周佳宁900000000012", "+6", "", "-" * 12]
)
def test_what_somebody_may_have_typed(text: str) -> None:
    assert not is_code(text)


def test_what_somebody_has_out_is_known(station: Database) -> None:
    person = register(station, name="周佳宁", now=MORNING, by=None).value
    for _ in range(2):
        tool = add_tool(station, name="锤子", now=MORNING, by=None).value
        due = MORNING + timedelta(hours=tool.id)
        lend(station, tool_id=tool.id, person_id=person.id, due_at=due, now=MORNING, by=None)
    told = known(station, person.id, now=MORNING + timedelta(minutes=90))
    assert (told.tools_out, told.tools_overdue) == (2, 1)
