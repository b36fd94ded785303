"""Numbered sheets: made, typed in line by line, struck, put aside, taken back."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from station_app.core.audit.queries import act_by_id, acts_about, broken_link
from station_app.core.errors import KeyTaken, NotFound, NotValid, Refusal, TooLong
from station_app.core.people import queries as people
from station_app.core.people.commands import register
from station_app.core.people.model import PhoneTaken
from station_app.core.search.queries import find
from station_app.core.settings.model import UnknownCode
from station_app.core.sheets import queries
from station_app.core.sheets.commands import (
    enter_line,
    free_line,
    make_sheets,
    mark_unused,
    set_day,
    strike_lines,
)
from station_app.core.sheets.model import (
    LineDone,
    LineHolds,
    NoSuchLine,
    SheetBegun,
    SheetUnused,
    Struck,
)
from station_app.core.storage.database import Database, write
from station_app.core.storage.sqlite import sqlite3
from station_app.core.types import NO_ACT, Area, Done
from station_app.core.undo.commands import undo
from station_app.core.undo.model import TooLate
from station_app.core.visits import queries as visits
from station_app.core.visits.commands import check_in, void
from station_app.core.visits.model import NotServed, Origin, State
from tests.conftest import MORNING, Truth, contents
from tests.faults.races import race, sound

WHEN: dict[str, Any] = {"now": MORNING, "by": None}
DAY = date(2026, 8, 31)
LINE: dict[str, Any] = {"sheet_id": 1, "day": DAY}

Run = Callable[..., Done[Any]]


@pytest.fixture
def rider(station: Database) -> int:
    done = register(station, name="周佳宁", phone="13800002046", category="courier", platforms=["jd"], **WHEN)
    return done.value.id


@pytest.fixture
def sheet(station: Database) -> int:
    return make_sheets(station, count=1, **WHEN).value[0].id


# -- numbers -----------------------------------------------------------------------------------------------------------


def test_sheets_are_numbered_by_the_year_of_the_station(station: Database, truth_of_touched: Truth) -> None:
    first = truth_of_touched(make_sheets, count=2).value
    assert [(each.number, each.lines, each.day, each.unused) for each in first] == [
        ("2026-0001", 20, None, False),
        ("2026-0002", 20, None, False),
    ]
    assert first[0].untouched
    assert not first[0].done
    # In Shanghai it is 2027 already.
    late = truth_of_touched(make_sheets, count=1, lines=30, now=datetime(2026, 12, 31, 17, tzinfo=UTC)).value
    assert [(each.number, each.lines) for each in late] == [("2027-0001", 30)]
    assert [each.number for each in truth_of_touched(make_sheets, count=1).value] == ["2026-0003"]


def test_no_number_comes_twice_even_after_undo(station: Database, truth_of_touched: Truth) -> None:
    done = truth_of_touched(make_sheets, count=3)
    truth_of_touched(undo, op=done.op)
    assert queries.missing(station) == []
    assert all(each.unused for each in queries.sheets(station))
    assert [each.number for each in truth_of_touched(make_sheets, count=1).value] == ["2026-0004"]


def test_the_same_form_makes_sheets_once(station: Database) -> None:
    first = make_sheets(station, count=2, key="form", **WHEN)
    assert make_sheets(station, count=2, key="form", **WHEN) == first
    assert len(queries.sheets(station)) == 2
    with pytest.raises(KeyTaken):
        strike_lines(station, sheet_id=1, lines=[1], key="form", **WHEN)


@pytest.mark.parametrize("facts", [{"count": 0}, {"count": 51}, {"count": 1, "lines": 0}, {"count": 1, "lines": 61}])
def test_odd_numbers_of_sheets_are_refused(station: Database, facts: dict[str, Any]) -> None:
    before = contents(station)
    with pytest.raises(NotValid):
        make_sheets(station, **facts, **WHEN)
    assert contents(station) == before


def test_two_programs_never_share_a_number(station: Database) -> None:
    story = """
from station_app.core.sheets.commands import make_sheets
db = open_database(path)
for n in range(10):
    print(*(sheet.number for sheet in make_sheets(db, count=3, now=now, by=None).value))
"""
    said = [word for words in race(station.path, story, 3) for word in words]
    assert len(said) == len(set(said)) == 90
    assert sorted(said)[-1] == "2026-0090"
    sound(station)


def test_two_programs_never_type_one_line(station: Database, sheet: int) -> None:
    story = """
from datetime import date
from station_app.core.sheets.commands import enter_line
db = open_database(path)
for n in range(1, 21):
    try:
        enter_line(db, sheet_id=1, line=n, day=date(2026, 8, 31), now=now, by=None)
        print("mine")
    except Refusal as refusal:
        print(type(refusal).__name__)
"""
    said = [word for words in race(station.path, story, 3) for word in words]
    assert said.count("mine") == 20
    assert set(said) <= {"mine", "LineDone"}
    assert station.value("SELECT count(*) FROM visit") == 20
    assert queries.by_id(station, sheet).done


# -- lines -------------------------------------------------------------------------------------------------------------


def test_a_line_of_somebody_known(station: Database, rider: int, sheet: int, truth_of_touched: Truth) -> None:
    visit = truth_of_touched(
        enter_line, **LINE, line=1, arrived=time(13, 58), left=time(14, 20), person_id=rider, services=["water"],
        chosen=[], note="借了扳手",
    ).value  # fmt: skip
    assert (visit.person_id, visit.category, visit.platform, visit.services) == (rider, "courier", "jd", ("water",))
    assert (visit.day, visit.hour, visit.state, visit.origin) == (DAY, 13, State.OUT, Origin.BACK_DATED)
    assert visit.arrived_at == datetime(2026, 8, 31, 5, 58, tzinfo=UTC)
    assert visit.left_at == datetime(2026, 8, 31, 6, 20, tzinfo=UTC)
    assert (visit.note, visit.heads, visit.words) == ("借了扳手", 1, None)
    assert station.value("SELECT by_hand FROM visit_service") == 0
    assert next(act.what for act in acts_about(station, "person", rider)) == "sheets.enter_line"
    typed = queries.by_id(station, sheet)
    assert (typed.typed, typed.struck, typed.last, typed.day) == (1, 0, 1, DAY)


def test_what_the_paper_says_of_the_work_counts(station: Database, rider: int, sheet: int) -> None:
    visit = enter_line(
        station, **LINE, line=2, person_id=rider, category="food_rider", platform="meituan", **WHEN
    ).value
    assert (visit.category, visit.platform, visit.hour, visit.state) == ("food_rider", "meituan", None, State.UNKNOWN)
    assert people.by_id(station, rider).category == "courier"


def test_a_line_of_somebody_new(station: Database, sheet: int, truth_of_touched: Truth) -> None:
    visit = truth_of_touched(
        enter_line, **LINE, line=1, card="900001", consent="written",
        newcomer={"name": "单小满", "phone": "13800002047", "category": "courier", "platforms": ["jd"]},
    ).value  # fmt: skip
    person = people.by_id(station, visit.person_id or 0)
    assert (person.name, person.phone, person.card, person.consent) == ("单小满", "13800002047", "900001", "written")
    assert (visit.category, visit.platform, visit.heads) == ("courier", "jd", 1)
    with pytest.raises(PhoneTaken):
        enter_line(station, **LINE, line=2, newcomer={"phone": "13800002047"}, **WHEN)
    assert queries.line(station, sheet, 2) is None


def test_a_line_of_heads_without_a_name(station: Database, sheet: int, truth_of_touched: Truth) -> None:
    visit = truth_of_touched(enter_line, **LINE, line=1, heads=6, words=" 环卫　班组 ", category="sanitation").value
    assert (visit.person_id, visit.heads, visit.words, visit.category) == (None, 6, "环卫班组", "sanitation")
    assert enter_line(station, **LINE, line=2, **WHEN).value.category == "unknown"


def test_the_same_form_types_a_line_once(station: Database, rider: int, sheet: int) -> None:
    known = enter_line(station, **LINE, line=1, person_id=rider, key="a", **WHEN)
    fresh = enter_line(station, **LINE, line=2, newcomer={"nickname": "张师傅"}, key="b", **WHEN)
    before = contents(station)
    assert enter_line(station, **LINE, line=1, person_id=rider, key="a", **WHEN) == known
    assert enter_line(station, **LINE, line=2, newcomer={"nickname": "张师傅"}, key="b", **WHEN) == fresh
    assert contents(station) == before
    assert fresh.touched == {Area.SHEETS, Area.VISITS, Area.PEOPLE}


def test_a_line_is_typed_once_and_says_what_is_there(station: Database, rider: int, sheet: int) -> None:
    visit = enter_line(station, **LINE, line=1, person_id=rider, **WHEN).value
    strike_lines(station, sheet_id=sheet, lines=[2], how="struck", **WHEN)
    before = contents(station)
    for line, there in ((1, (visit.id, None)), (2, (None, "struck"))):
        for again in (
            lambda line=line: enter_line(station, **LINE, line=line, **WHEN),
            lambda line=line: strike_lines(station, sheet_id=sheet, lines=[3, line], **WHEN),
        ):
            with pytest.raises(LineDone) as refused:
                again()
            assert (refused.value.number, refused.value.line) == ("2026-0001", line)
            assert (refused.value.visit_id, refused.value.struck) == there
    assert contents(station) == before


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"line": 0}, NoSuchLine),
        ({"line": 21}, NoSuchLine),
        ({"sheet_id": 9}, NotFound),
        ({"person_id": 99}, NotFound),
        ({"day": date(2026, 9, 2)}, NotValid),
        ({"day": date(1999, 9, 2)}, NotValid),
        ({"day": date(2026, 9, 1), "arrived": time(10, 1)}, NotValid),
        ({"day": date(2026, 9, 1), "arrived": time(9, 1), "left": time(11, 1)}, NotValid),
        ({"heads": 0}, NotValid),
        ({"heads": 100}, NotValid),
        ({"category": "nobody"}, UnknownCode),
        ({"platform": "nobody"}, UnknownCode),
        ({"services": ["nothing"]}, UnknownCode),
        ({"note": "长" * 501}, TooLong),
        ({"words": "长" * 61}, TooLong),
        ({"newcomer": {"category": "nobody"}}, UnknownCode),
        ({"newcomer": {"name": "长" * 61}}, TooLong),
        ({"newcomer": {"name": "甲"}, "consent": "by phone"}, NotValid),
    ],
)
def test_what_a_line_refuses(station: Database, sheet: int, facts: dict[str, Any], refusal: type[Refusal]) -> None:
    before = contents(station)
    with pytest.raises(refusal):
        enter_line(station, **{**LINE, "line": 1, **facts}, **WHEN)
    assert contents(station) == before


def test_nobody_comes_under_a_record_taken_back(station: Database, sheet: int) -> None:
    done = register(station, name="周佳宁", **WHEN)
    undo(station, op=done.op, **WHEN)
    with pytest.raises(NotServed):
        enter_line(station, **LINE, line=1, person_id=done.value.id, **WHEN)


def test_somebody_here_now_may_have_come_yesterday(station: Database, rider: int, sheet: int) -> None:
    check_in(station, person_id=rider, **WHEN)
    enter_line(station, **LINE, line=1, person_id=rider, arrived=time(13), **WHEN)
    enter_line(station, **LINE, line=2, person_id=rider, arrived=time(13), **WHEN)
    assert visits.visits_of(station, rider) == 3
    assert visits.open_visit(station, rider) is not None
    assert visits.last_seen(station, rider) == MORNING


# -- lines without a visit, sheets without lines -----------------------------------------------------------------------


def test_gaps_are_the_lines_passed_over(station: Database, sheet: int) -> None:
    assert queries.gaps(station, sheet) == ()
    for line in (1, 2, 4, 8):
        enter_line(station, **LINE, line=line, **WHEN)
    strike_lines(station, sheet_id=sheet, lines=[6], how="struck", **WHEN)
    assert queries.gaps(station, sheet) == (3, 5, 7)
    assert queries.gaps(station, sheet, finished=True) == (3, 5, 7, *range(9, 21))
    found = queries.lines(station, sheet)
    assert [each.line for each in found] == [1, 2, 4, 6, 8]
    assert [each.struck for each in found if each.visit is None] == [Struck.STRUCK]


def test_a_finished_sheet_has_every_line_accounted_for(station: Database, sheet: int, truth_of_touched: Truth) -> None:
    enter_line(station, **LINE, line=1, **WHEN)
    rest = queries.gaps(station, sheet, finished=True)
    done = truth_of_touched(strike_lines, sheet_id=sheet, lines=[*rest, rest[0]])
    assert done.value.done
    assert queries.gaps(station, sheet, finished=True) == ()
    again = truth_of_touched(strike_lines, sheet_id=sheet, lines=[])
    assert (again.op, again.touched) == (NO_ACT, frozenset())
    with pytest.raises(NotValid):
        strike_lines(station, sheet_id=sheet, lines=[1], how="eaten", **WHEN)
    truth_of_touched(undo, op=done.op)
    assert queries.gaps(station, sheet, finished=True) == rest


def test_a_line_struck_by_mistake_is_freed(station: Database, sheet: int, truth_of_touched: Truth) -> None:
    strike_lines(station, sheet_id=sheet, lines=[1, 2], how="struck", **WHEN)
    freed = truth_of_touched(free_line, sheet_id=sheet, line=2)
    assert queries.line(station, sheet, 2) is None
    assert truth_of_touched(free_line, sheet_id=sheet, line=2).op == NO_ACT
    truth_of_touched(undo, op=freed.op)
    assert queries.lines(station, sheet)[1].struck is Struck.STRUCK
    free_line(station, sheet_id=sheet, line=1, **WHEN)
    enter_line(station, **LINE, line=1, **WHEN)
    with pytest.raises(LineHolds):
        free_line(station, sheet_id=sheet, line=1, **WHEN)


def test_the_line_of_a_void_visit_can_be_typed_again(station: Database, sheet: int, truth_of_touched: Truth) -> None:
    wrong = enter_line(station, **LINE, line=1, heads=9, **WHEN)
    void(station, visit_id=wrong.value.id, reason="写错了", **WHEN)
    with pytest.raises(LineDone):
        enter_line(station, **LINE, line=1, **WHEN)
    freed = truth_of_touched(free_line, sheet_id=sheet, line=1)
    truth_of_touched(undo, op=freed.op)
    there = queries.line(station, sheet, 1)
    assert there is not None
    assert there.visit is not None
    assert there.visit.state is State.VOID
    free_line(station, sheet_id=sheet, line=1, **WHEN)
    right = enter_line(station, **LINE, line=1, heads=6, **WHEN)
    with pytest.raises(TooLate):  # the void is taken back first
        undo(station, op=wrong.op, **WHEN)
    assert queries.lines(station, sheet)[0].visit == right.value


def test_an_unused_sheet_takes_no_lines(station: Database, sheet: int, truth_of_touched: Truth) -> None:
    marked = truth_of_touched(mark_unused, sheet_ids=[sheet])
    assert marked.value[0].done
    assert queries.missing(station) == []
    assert truth_of_touched(mark_unused, sheet_ids=[sheet]).op == NO_ACT
    for refused in (
        lambda: enter_line(station, **LINE, line=1, **WHEN),
        lambda: strike_lines(station, sheet_id=sheet, lines=[1], **WHEN),
    ):
        with pytest.raises(SheetUnused):
            refused()
    truth_of_touched(undo, op=marked.op)
    assert [each.number for each in queries.missing(station)] == ["2026-0001"]
    mark_unused(station, sheet_ids=[sheet], **WHEN)
    truth_of_touched(mark_unused, sheet_ids=[sheet], unused=False)
    enter_line(station, **LINE, line=1, **WHEN)
    before = contents(station)
    with pytest.raises(SheetBegun):
        mark_unused(station, sheet_ids=[sheet], **WHEN)
    assert contents(station) == before


def test_a_day_is_chosen_once(station: Database, sheet: int, truth_of_touched: Truth) -> None:
    done = truth_of_touched(set_day, sheet_id=sheet, day=DAY)
    assert done.value.day == DAY
    assert truth_of_touched(set_day, sheet_id=sheet, day=DAY).op == NO_ACT
    with pytest.raises(NotValid):
        set_day(station, sheet_id=sheet, day=DAY + timedelta(days=2), **WHEN)
    later = truth_of_touched(set_day, sheet_id=sheet, day=DAY - timedelta(days=1))
    with pytest.raises(TooLate):
        undo(station, op=done.op, **WHEN)
    truth_of_touched(undo, op=later.op)
    truth_of_touched(undo, op=done.op)
    assert queries.by_id(station, sheet).day is None


def test_the_list_begins_with_what_is_to_be_done(station: Database) -> None:
    make_sheets(station, count=5, **WHEN)
    enter_line(station, **{**LINE, "sheet_id": 4}, line=1, **WHEN)
    mark_unused(station, sheet_ids=[1], **WHEN)
    strike_lines(station, sheet_id=2, lines=range(1, 21), **WHEN)
    assert [each.id for each in queries.sheets(station)] == [4, 3, 5, 2, 1]
    assert [each.id for each in queries.missing(station)] == [3, 5]


@pytest.mark.parametrize("text", ["2026-0002", "20260002", "２０２６-０００２"])
def test_a_sheet_is_found_by_its_number(station: Database, text: str) -> None:
    make_sheets(station, count=3, **WHEN)
    found = queries.by_number(station, text)
    assert found is not None
    assert found.id == 2
    assert queries.by_number(station, "2026-9") is None
    with pytest.raises(NotFound):
        queries.by_id(station, 9)


# -- taking back -------------------------------------------------------------------------------------------------------


def test_a_line_taken_back_is_free_and_its_visit_in_no_count(
    station: Database, rider: int, sheet: int, truth_of_touched: Truth
) -> None:
    done = truth_of_touched(enter_line, **LINE, line=1, person_id=rider, services=["water"])
    truth_of_touched(undo, op=done.op)
    assert queries.line(station, sheet, 1) is None
    assert visits.by_id(station, done.value.id).state is State.VOID
    assert visits.counts(station, visits.Filters()).visits == 0
    assert visits.last_seen(station, rider) is None
    assert people.by_id(station, rider).state == "active"
    again = truth_of_touched(enter_line, **LINE, line=1, person_id=rider)
    assert again.value.id != done.value.id
    assert broken_link(station) is None


def test_somebody_made_with_the_line_goes_with_it(station: Database, sheet: int, truth_of_touched: Truth) -> None:
    done = truth_of_touched(enter_line, **LINE, line=1, newcomer={"name": "单小满", "phone": "13800002047"})
    person = done.value.person_id or 0
    undone = truth_of_touched(undo, op=done.op, key="form")
    assert undo(station, op=done.op, key="form", **WHEN) == undone
    assert people.by_id(station, person).state == "withdrawn"
    assert find(station, "单小满") == []
    again = enter_line(station, **LINE, line=1, newcomer={"name": "单小满", "phone": "13800002047"}, **WHEN)
    assert act_by_id(station, again.op).what == "sheets.enter_line_new"
    check_in(station, person_id=again.value.person_id or 0, **WHEN)
    before = contents(station)
    with pytest.raises(TooLate):
        undo(station, op=again.op, **WHEN)
    assert contents(station) == before


def test_sheets_typed_from_are_not_taken_back(station: Database) -> None:
    made = make_sheets(station, count=2, **WHEN)
    strike = strike_lines(station, sheet_id=2, lines=[1], **WHEN)
    with pytest.raises(TooLate):
        undo(station, op=made.op, **WHEN)
    undo(station, op=strike.op, **WHEN)
    undo(station, op=made.op, **WHEN)
    assert all(each.unused for each in queries.sheets(station))


def test_the_file_itself_keeps_one_visit_a_line(station: Database, sheet: int) -> None:
    first = enter_line(station, **LINE, line=1, **WHEN).value.id
    second = enter_line(station, **LINE, line=2, **WHEN).value.id
    for line, visit in ((1, second), (3, first)):
        with pytest.raises(sqlite3.Error), write(station):
            station.run(
                "INSERT OR REPLACE INTO paper_line (sheet_id, line, visit_id) VALUES (?, ?, ?)", (sheet, line, visit)
            )
    assert station.rows("SELECT line, visit_id FROM paper_line ORDER BY line") == [(1, first), (2, second)]


def test_a_line_needs_nothing_but_its_day(station: Database, sheet: int) -> None:
    visit = enter_line(station, **LINE, line=1, words="  ", note="", **WHEN).value
    assert (visit.words, visit.note, visit.heads, visit.services) == (None, None, 1, ())
