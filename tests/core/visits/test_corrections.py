"""The log put right: visits edited, given to somebody, entered later; refused, replayed, taken back, told."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from station_app.core.clock import to_text
from station_app.core.errors import KeyTaken, Missing, NotFound, NotValid, Refusal, TooLong
from station_app.core.people.commands import register
from station_app.core.people.model import PhoneTaken
from station_app.core.people.queries import by_id as person_by_id
from station_app.core.settings.model import UnknownCode
from station_app.core.staff.commands import add
from station_app.core.storage.database import Database, write
from station_app.core.types import NO_ACT, PersonId
from station_app.core.undo.commands import undo
from station_app.core.undo.model import TooLate
from station_app.core.visits import queries
from station_app.core.visits.commands import check_in, check_in_anonymous, check_out, end_run_out, set_category, void
from station_app.core.visits.corrections import back_date, edit
from station_app.core.visits.history import Change, history
from station_app.core.visits.model import (
    AlreadyVoid,
    DayStays,
    NotServed,
    OnePerson,
    OpenElsewhere,
    Origin,
    State,
    Visit,
)
from tests.conftest import MORNING, Truth, contents

WHEN: dict[str, Any] = {"now": MORNING, "by": None}
LATER = MORNING + timedelta(hours=3)
AUGUST = date(2026, 8, 14)


@pytest.fixture
def rider(station: Database) -> PersonId:
    return register(station, name="周佳宁", category="food_rider", platforms=["meituan"], **WHEN).value.id


@pytest.fixture
def other(station: Database) -> PersonId:
    return register(station, name="孙晓雨", category="courier", platforms=["sf"], **WHEN).value.id


@pytest.fixture
def came(station: Database, rider: PersonId) -> Visit:
    """Ten in the morning, on site."""
    return check_in(station, person_id=rider, services=["water", "rest"], chosen=["rest"], **WHEN).value


def merge(db: Database, gone: int, into: int) -> None:
    with write(db):
        db.run("DELETE FROM person_key WHERE person_id = ?", (gone,))
        db.run("UPDATE person SET root_id = ? WHERE id = ?", (into, gone))


def put_right(db: Database, visit: Visit, *, now: datetime = LATER, **given: Any) -> Visit:
    return edit(db, visit_id=visit.id, now=now, by=None, **given).value


def services(db: Database, visit: Visit) -> list[tuple[str, int]]:
    return db.rows("SELECT service, by_hand FROM visit_service WHERE visit_id = ? ORDER BY service", (visit.id,))


# -- what is said changes, all else stays -----------------------------------------------------------------------------


def test_what_was_taken_is_put_right(station: Database, came: Visit, truth_of_touched: Truth) -> None:
    done = truth_of_touched(edit, visit_id=came.id, services=["rest", "hot_food"], category="courier", platform="sf")
    assert set(done.value.services) == {"rest", "hot_food"}
    assert services(station, came) == [("hot_food", 1), ("rest", 1)]
    assert (done.value.category, done.value.platform) == ("courier", "sf")
    assert (done.value.state, done.value.arrived_at) == (State.IN, came.arrived_at)


def test_a_service_that_stays_keeps_how_it_was_picked(station: Database, came: Visit) -> None:
    put_right(station, came, services=["water", "meal"])
    assert services(station, came) == [("meal", 1), ("water", 0)]


def test_a_note_goes_through_the_gate_and_can_go(station: Database, came: Visit) -> None:
    assert put_right(station, came, note=" 借了\u200b雨伞 ").note == "借了雨伞"
    assert put_right(station, came, note="").note is None
    assert put_right(station, came, platform=None).platform is None


def test_times_are_put_right_to_the_minute(station: Database, came: Visit) -> None:
    right = put_right(station, came, arrived=time(9, 45), left=time(12, 10))
    assert right.arrived_at == datetime(2026, 9, 1, 1, 45, tzinfo=UTC)
    assert right.left_at == datetime(2026, 9, 1, 4, 10, tzinfo=UTC)
    assert (right.state, right.hour, right.day) == (State.OUT, 9, date(2026, 9, 1))


def test_who_left_may_have_stayed(station: Database, came: Visit) -> None:
    check_out(station, visit_id=came.id, now=MORNING + timedelta(minutes=40, seconds=9), by=None)
    right = put_right(station, came, left=None)
    assert (right.state, right.left_at) == (State.UNKNOWN, None)


def test_untouched_times_keep_their_seconds(station: Database, rider: PersonId) -> None:
    visit = check_in(station, person_id=rider, now=MORNING + timedelta(seconds=31), by=None).value
    left = check_out(station, visit_id=visit.id, now=MORNING + timedelta(minutes=40, seconds=9), by=None).value
    assert put_right(station, visit, arrived=time(10, 0), left=time(10, 40), note="a").left_at == left.left_at
    assert put_right(station, visit, left=time(10, 41)).arrived_at == visit.arrived_at
    assert put_right(station, visit, left=time(10, 0)).left_at == visit.arrived_at


def test_one_that_ended_by_itself_left_after_all(station: Database, came: Visit) -> None:
    end_run_out(station, now=LATER, by=None)
    assert put_right(station, came, note="a").state is State.AUTO
    assert put_right(station, came, left=time(11, 0)).state is State.OUT


def test_nothing_new_is_nothing_done(station: Database, came: Visit) -> None:
    before = contents(station)
    done = edit(
        station,
        visit_id=came.id,
        services=["rest", "water"],
        category=came.category,
        note=None,
        heads=1,
        arrived=time(10, 0),
        left=None,
        day=came.day,
        person_id=came.person_id,
        **WHEN,
    )
    assert (done.op, done.touched, done.value) == (NO_ACT, frozenset(), came)
    assert contents(station) == before


def test_the_same_submit_twice_is_one_act(station: Database, came: Visit) -> None:
    first = edit(station, visit_id=came.id, note="a", key="k", **WHEN)
    again = edit(station, visit_id=came.id, note="a", key="k", **WHEN)
    assert (again.op, again.touched) == (first.op, first.touched)
    with pytest.raises(KeyTaken):
        void(station, visit_id=came.id, reason="a", key="k", **WHEN)


# -- whose it is ------------------------------------------------------------------------------------------------------


def test_a_visit_without_a_name_is_given_to_somebody(station: Database, rider: PersonId, other: PersonId) -> None:
    visit = check_in_anonymous(station, category="courier", **WHEN).value
    right = put_right(station, visit, person_id=other)
    assert (right.person_id, right.name, right.category) == (other, "孙晓雨", "courier")
    assert queries.last_seen(station, other) == MORNING
    assert queries.open_visit(station, other) is not None


def test_a_wrong_person_is_put_right(station: Database, came: Visit, rider: PersonId, other: PersonId) -> None:
    put_right(station, came, person_id=other)
    assert (queries.last_seen(station, rider), queries.last_seen(station, other)) == (None, MORNING)
    assert put_right(station, came, person_id=None).person_id is None
    assert queries.last_seen(station, other) is None


def test_nobody_is_here_twice(station: Database, came: Visit, other: PersonId) -> None:
    there = check_in(station, person_id=other, **WHEN).value
    before = contents(station)
    with pytest.raises(OpenElsewhere) as refused:
        put_right(station, came, person_id=other)
    assert (refused.value.person_id, refused.value.visit_id) == (other, there.id)
    assert contents(station) == before
    check_out(station, visit_id=there.id, now=LATER, by=None)
    assert put_right(station, came, person_id=other).person_id == other


def test_a_group_belongs_to_nobody(station: Database, rider: PersonId, came: Visit) -> None:
    six = check_in_anonymous(station, heads=6, **WHEN).value
    with pytest.raises(OnePerson):
        put_right(station, six, person_id=rider)
    with pytest.raises(OnePerson):
        put_right(station, came, heads=2)
    check_out(station, visit_id=came.id, now=LATER, by=None)
    assert put_right(station, six, person_id=rider, heads=1).heads == 1
    assert put_right(station, came, person_id=None, heads=4).heads == 4


def test_words_of_a_register_make_way_for_the_person(station: Database, rider: PersonId) -> None:
    visit = check_in_anonymous(station, **WHEN).value
    with write(station):
        station.run("UPDATE visit SET words = '张师傅' WHERE id = ?", (visit.id,))
    done = edit(station, visit_id=visit.id, person_id=rider, **WHEN)
    assert done.value.words is None
    undo(station, op=done.op, **WHEN)
    assert queries.by_id(station, visit.id).words == "张师傅"


def test_a_merged_record_leads_to_the_one_that_counts(station: Database, rider: PersonId, other: PersonId) -> None:
    visit = check_in_anonymous(station, **WHEN).value
    merge(station, other, rider)
    right = put_right(station, visit, person_id=other)
    assert right.person_id == rider
    assert station.value("SELECT person_id FROM visit WHERE id = ?", (visit.id,)) == rider


# -- what is refused --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"services": ["nothing"]}, UnknownCode),
        ({"category": "nothing"}, UnknownCode),
        ({"platform": "nothing"}, UnknownCode),
        ({"note": "长" * 501}, TooLong),
        ({"heads": 0}, NotValid),
        ({"heads": 100}, NotValid),
        ({"arrived": time(13, 1)}, NotValid),
        ({"left": time(13, 1)}, NotValid),
        ({"arrived": None}, Missing),
        ({"left": time(9, 59)}, NotValid),
        ({"day": AUGUST}, DayStays),
        ({"person_id": 99}, NotFound),
        ({"reason": "长" * 201, "note": "a"}, TooLong),
    ],
)
def test_what_cannot_be(station: Database, came: Visit, given: dict[str, Any], refusal: type[Refusal]) -> None:
    before = contents(station)
    with pytest.raises(refusal):
        put_right(station, came, **given)
    assert contents(station) == before


def test_what_is_void_is_not_edited(station: Database, came: Visit) -> None:
    void(station, visit_id=came.id, reason="错了", **WHEN)
    with pytest.raises(AlreadyVoid):
        put_right(station, came, note="a")
    with pytest.raises(NotFound):
        edit(station, visit_id=99, note="a", **WHEN)


def test_a_record_taken_back_gets_no_visit(station: Database, came: Visit, other: PersonId) -> None:
    with write(station):
        station.run("UPDATE person SET state = 'withdrawn' WHERE id = ?", (other,))
    with pytest.raises(NotServed):
        put_right(station, came, person_id=other)


def test_a_past_month_wants_a_reason(station: Database, came: Visit) -> None:
    october = datetime(2026, 10, 2, 2, 0, tzinfo=UTC)
    for reason in (None, " "):
        with pytest.raises(Missing) as refused:
            put_right(station, came, now=october, note="a", reason=reason)
        assert refused.value.field == "visit.reason"
    put_right(station, came, now=october, note="a", reason="月底核对")
    assert history(station, came.id)[0].reason == "月底核对"


def test_moving_into_a_past_month_wants_a_reason_too(station: Database) -> None:
    visit = back_date(station, day=date(2026, 9, 1), **WHEN).value
    with pytest.raises(Missing):
        put_right(station, visit, day=AUGUST)
    assert put_right(station, visit, day=AUGUST, reason="日期抄错").day == AUGUST


# -- taken back -------------------------------------------------------------------------------------------------------


def rows_of(db: Database, visit: Visit) -> tuple[Any, ...]:
    return (
        db.row("SELECT * FROM visit WHERE id = ?", (visit.id,)),
        services(db, visit),
        db.rows("SELECT * FROM person_seen"),
    )


def test_an_edit_is_taken_back_whole(station: Database, came: Visit, other: PersonId, truth_of_touched: Truth) -> None:
    before = rows_of(station, came)
    done = edit(
        station,
        visit_id=came.id,
        services=["meal"],
        category="courier",
        platform=None,
        note="a",
        arrived=time(9, 0),
        left=time(9, 30),
        person_id=other,
        now=LATER,
        by=None,
    )
    assert rows_of(station, came) != before
    truth_of_touched(undo, op=done.op)
    assert rows_of(station, came) == before


def test_a_later_edit_of_the_same_stands_in_the_way(station: Database, came: Visit) -> None:
    first = edit(station, visit_id=came.id, note="a", **WHEN)
    second = edit(station, visit_id=came.id, note="b", **WHEN)
    with pytest.raises(TooLate):
        undo(station, op=first.op, **WHEN)
    undo(station, op=second.op, **WHEN)
    undo(station, op=first.op, **WHEN)
    assert queries.by_id(station, came.id).note is None


def test_what_an_edit_did_not_touch_goes_on(station: Database, came: Visit) -> None:
    noted = edit(station, visit_id=came.id, note="a", **WHEN)
    fed = edit(station, visit_id=came.id, services=["meal"], **WHEN)
    end_run_out(station, now=LATER, by=None)
    undo(station, op=noted.op, **WHEN)
    visit = queries.by_id(station, came.id)
    assert (visit.note, visit.services, visit.state) == (None, ("meal",), State.AUTO)
    undo(station, op=fed.op, **WHEN)
    assert set(queries.by_id(station, came.id).services) == {"water", "rest"}


def test_a_void_visit_is_brought_back_first(station: Database, came: Visit) -> None:
    noted = edit(station, visit_id=came.id, note="a", **WHEN)
    gone = void(station, visit_id=came.id, reason="错了", **WHEN)
    with pytest.raises(TooLate):
        undo(station, op=noted.op, **WHEN)
    undo(station, op=gone.op, **WHEN)
    undo(station, op=noted.op, **WHEN)
    assert queries.by_id(station, came.id).note is None


def test_leaving_stands_when_its_time_was_put_right_since(station: Database, came: Visit) -> None:
    left = check_out(station, visit_id=came.id, now=LATER, by=None)
    put_right(station, came, left=time(12, 0))
    with pytest.raises(TooLate):
        undo(station, op=left.op, **WHEN)


def test_a_category_said_afterwards_and_edited_since(station: Database) -> None:
    visit = check_in_anonymous(station, **WHEN).value
    said = set_category(station, visit_id=visit.id, category="courier", **WHEN)
    put_right(station, visit, category="streamer")
    with pytest.raises(TooLate):
        undo(station, op=said.op, **WHEN)


def test_a_visit_does_not_go_back_to_somebody_here_again(station: Database, came: Visit, rider: PersonId) -> None:
    given = edit(station, visit_id=came.id, person_id=None, now=MORNING, by=None)
    check_in(station, person_id=rider, now=LATER, by=None)
    with pytest.raises(TooLate):
        undo(station, op=given.op, now=LATER, by=None)


def test_a_visit_does_not_go_back_to_a_record_that_is_gone(
    station: Database, came: Visit, rider: PersonId, other: PersonId
) -> None:
    given = edit(station, visit_id=came.id, person_id=other, **WHEN)
    merge(station, rider, other)
    with pytest.raises(TooLate):
        undo(station, op=given.op, **WHEN)


# -- told -------------------------------------------------------------------------------------------------------------


def test_the_history_says_what_changed(station: Database, came: Visit, other: PersonId) -> None:
    staff = add(station, name="林老师", **WHEN).value.id
    done = edit(
        station,
        visit_id=came.id,
        services=["water", "rest", "hot_food"],
        person_id=other,
        arrived=time(9, 45),
        now=LATER,
        by=staff,
    )
    newest, first = history(station, came.id)
    assert (newest.act, newest.what, newest.at, newest.by_name) == (done.op, "visits.edit", LATER, "林老师")
    assert set(newest.changes) == {
        Change("person", came.person_id, other),
        Change("services", ("rest", "water"), ("hot_food", "rest", "water")),
        Change("arrived", MORNING, MORNING - timedelta(minutes=15)),
    }
    assert (first.what, first.changes) == ("visits.check_in", ())
    undo(station, op=done.op, **WHEN)
    assert history(station, came.id)[0].undid == "visits.edit"


def test_the_history_of_a_day_and_of_times(station: Database) -> None:
    visit = back_date(station, day=date(2026, 8, 31), **WHEN).value
    put_right(station, visit, day=AUGUST, reason="抄错")
    assert history(station, visit.id)[0].changes == (Change("day", date(2026, 8, 31), AUGUST),)
    put_right(station, visit, arrived=time(14, 5), left=time(15, 0), heads=3, note="a", reason="漏写")
    assert set(history(station, visit.id)[0].changes) == {
        Change("arrived", None, datetime(2026, 8, 14, 6, 5, tzinfo=UTC)),
        Change("left", None, datetime(2026, 8, 14, 7, 0, tzinfo=UTC)),
        Change("heads", 1, 3),
        Change("note", None, "a"),
    }


# -- entered later ----------------------------------------------------------------------------------------------------


def test_a_visit_of_somebody_known_is_entered_later(
    station: Database, rider: PersonId, came: Visit, truth_of_touched: Truth
) -> None:
    done = truth_of_touched(
        back_date, day=AUGUST, arrived=time(14, 5), left=time(15, 0), person_id=rider, services=["meal"], note="雨大"
    )
    visit = done.value
    assert (visit.origin, visit.state, visit.day, visit.hour) == (Origin.BACK_DATED, State.OUT, AUGUST, 14)
    assert (visit.category, visit.platform, visit.services, visit.note) == ("food_rider", "meituan", ("meal",), "雨大")
    assert visit.arrived_at == datetime(2026, 8, 14, 6, 5, tzinfo=UTC)
    assert visit.created_at == to_text(MORNING)
    assert queries.open_visit(station, rider) is not None  # who is here stays here
    assert queries.last_seen(station, rider) == MORNING


def test_a_group_is_entered_later_without_a_name(station: Database) -> None:
    visit = back_date(station, day=AUGUST, heads=6, category="sanitation", **WHEN).value
    assert (visit.heads, visit.person_id, visit.state, visit.hour) == (6, None, State.UNKNOWN, None)


def test_somebody_new_is_registered_with_it(station: Database, truth_of_touched: Truth) -> None:
    done = truth_of_touched(
        back_date,
        day=AUGUST,
        newcomer={"name": "高翔", "phone": "13100004406", "category": "courier", "platforms": ["sf"]},
    )
    person = done.value.person_id
    assert person is not None
    assert (done.value.name, done.value.category, done.value.platform) == ("高翔", "courier", "sf")
    truth_of_touched(undo, op=done.op)
    assert queries.by_id(station, done.value.id).state is State.VOID
    assert person_by_id(station, person).state == "withdrawn"


def test_what_is_entered_later_is_taken_back(station: Database, rider: PersonId, truth_of_touched: Truth) -> None:
    done = back_date(station, day=AUGUST, person_id=rider, **WHEN)
    assert queries.last_seen(station, rider) is not None
    truth_of_touched(undo, op=done.op)
    assert queries.by_id(station, done.value.id).void_reason == "undo"
    assert queries.last_seen(station, rider) is None
    assert person_by_id(station, rider).state == "active"


def test_entered_twice_under_one_key_is_entered_once(station: Database) -> None:
    first = back_date(station, day=AUGUST, key="k", **WHEN)
    assert back_date(station, day=AUGUST, key="k", **WHEN).value.id == first.value.id
    assert queries.counts(station, queries.Filters()).visits == 1


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"day": date(2026, 9, 2)}, NotValid),
        ({"day": date(1999, 12, 31)}, NotValid),
        ({"day": date(2026, 9, 1), "arrived": time(10, 1)}, NotValid),
        ({"day": date(2026, 9, 1), "arrived": time(9, 0), "left": time(10, 1)}, NotValid),
        ({"arrived": time(14, 0), "left": time(13, 0)}, NotValid),
        ({"heads": 0}, NotValid),
        ({"heads": 2, "person_id": 1}, OnePerson),
        ({"heads": 2, "newcomer": {"name": "高翔"}}, OnePerson),
        ({"person_id": 99}, NotFound),
        ({"category": "nothing"}, UnknownCode),
        ({"platform": "nothing"}, UnknownCode),
        ({"services": ["nothing"]}, UnknownCode),
        ({"note": "长" * 501}, TooLong),
        ({"newcomer": {"name": "高翔", "phone": "13100004406"}}, PhoneTaken),
        ({"person_id": 1, "newcomer": {"name": "高翔"}}, ValueError),
    ],
)
def test_what_cannot_have_been(station: Database, given: dict[str, Any], refusal: type[Exception]) -> None:
    register(station, name="周佳宁", phone="13100004406", **WHEN)
    before = contents(station)
    with pytest.raises(refusal):
        back_date(station, **{"day": AUGUST, **given}, **WHEN)
    assert contents(station) == before


def test_past_midnight_is_a_leaving_time(station: Database) -> None:
    visit = back_date(station, day=AUGUST, arrived=time(22, 30), left=time(0, 20), **WHEN).value
    assert visit.left_at == datetime(2026, 8, 14, 16, 20, tzinfo=UTC)
    no_arrival = back_date(station, day=AUGUST, left=time(20, 0), **WHEN).value
    assert (no_arrival.hour, no_arrival.state) == (None, State.OUT)
