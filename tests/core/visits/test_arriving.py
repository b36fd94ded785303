from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from station_app.core.clock import SetClock
from station_app.core.errors import KeyTaken, Missing, NotFound, NotValid, TooLong
from station_app.core.people.commands import edit, register
from station_app.core.people.model import CardTaken, PhoneTaken
from station_app.core.settings.commands import set as set_setting
from station_app.core.settings.model import UnknownCode
from station_app.core.storage.database import Database, write
from station_app.core.types import NO_ACT, PersonId
from station_app.core.visits import queries
from station_app.core.visits.commands import (
    check_in,
    check_in_anonymous,
    check_in_new,
    check_out,
    close_day,
    close_past_days,
    end_run_out,
    set_category,
    void,
)
from station_app.core.visits.model import AlreadyIn, AlreadyOut, AlreadyVoid, NotServed, Origin, State
from tests.conftest import MORNING, Truth, contents

WHEN: dict[str, Any] = {"now": MORNING, "by": None}
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)


@pytest.fixture
def rider(station: Database) -> PersonId:
    """A food rider of two platforms."""
    return register(
        station, name="周佳宁", phone="13800002046", category="food_rider", platforms=["meituan", "jd"], **WHEN
    ).value.id


def states(db: Database) -> list[str]:
    return [row[0] for row in db.rows("SELECT state FROM visit ORDER BY id")]


def test_a_visit_keeps_the_moment(station: Database, rider: PersonId, truth_of_touched: Truth) -> None:
    visit = truth_of_touched(check_in, person_id=rider, services=["water", "meal", "water"], chosen=["meal"]).value
    assert (visit.person_id, visit.heads, visit.name, visit.phone) == (rider, 1, "周佳宁", "13800002046")
    assert (visit.category, visit.platform) == ("food_rider", "meituan")
    assert (visit.arrived_at, visit.day, visit.hour) == (MORNING, date(2026, 9, 1), 10)
    assert (visit.state, visit.origin, visit.left_at, visit.again_reason) == (State.IN, Origin.DESK, None, None)
    assert visit.services == ("water", "meal")
    assert dict(station.rows("SELECT service, by_hand FROM visit_service")) == {"water": 0, "meal": 1}
    edit(station, person_id=rider, category="courier", platforms=["sf"], **WHEN)
    kept = queries.by_id(station, visit.id)
    assert (kept.category, kept.platform) == ("food_rider", "meituan")
    assert queries.last_seen(station, rider) == MORNING


def test_services_picked_by_hand_unless_said_otherwise(station: Database, rider: PersonId) -> None:
    check_in(station, person_id=rider, services=["water"], **WHEN)
    assert station.value("SELECT by_hand FROM visit_service") == 1


@pytest.mark.parametrize("seconds", [0, 1, 60, -1, -60])
def test_within_a_minute_it_is_a_slip(
    station: Database, rider: PersonId, truth_of_touched: Truth, clock: SetClock, seconds: int
) -> None:
    first = truth_of_touched(check_in, person_id=rider)
    clock.forward(seconds * SECOND)
    before = contents(station)
    slip = truth_of_touched(check_in, person_id=rider, services=["meal"], key="another form")
    assert (slip.value, slip.op, slip.touched) == (first.value, first.op, frozenset())
    assert contents(station) == before


def test_a_slip_after_registering_is_the_same_arrival(station: Database, truth_of_touched: Truth) -> None:
    first = truth_of_touched(check_in_new, name="周佳宁")
    slip = truth_of_touched(check_in, person_id=first.value.person_id)
    assert (slip.value, slip.op) == (first.value, first.op)


def test_a_slip_on_a_visit_that_no_act_made(station: Database, rider: PersonId) -> None:
    visit = check_in(station, person_id=rider, **WHEN).value
    for name in ("act_no_update", "act_no_delete"):
        station.conn.execute(f"DROP TRIGGER {name}")
    station.conn.execute("DELETE FROM act_about")
    station.conn.execute("DELETE FROM act WHERE what = 'visits.check_in'")
    station.conn.commit()
    slip = check_in(station, person_id=rider, **WHEN)
    assert (slip.value, slip.op) == (visit, NO_ACT)


@pytest.mark.parametrize("after", [61 * SECOND, 30 * MINUTE, 90 * MINUTE, -61 * SECOND, timedelta(days=-3)])
def test_somebody_still_here_is_not_counted_twice(
    station: Database, rider: PersonId, clock: SetClock, after: timedelta
) -> None:
    first = check_in(station, person_id=rider, **WHEN).value
    before = contents(station)
    with pytest.raises(AlreadyIn) as refused:
        check_in(station, person_id=rider, now=MORNING + after, by=None)
    assert (refused.value.person_id, refused.value.visit_id, refused.value.since) == (rider, first.id, MORNING)
    assert contents(station) == before


def test_counted_once_more_with_a_reason(
    station: Database, rider: PersonId, truth_of_touched: Truth, clock: SetClock
) -> None:
    first = truth_of_touched(check_in, person_id=rider).value
    clock.forward(20 * MINUTE)
    for reason in (None, " \u200b"):
        with pytest.raises(Missing) as refused:
            check_in(station, person_id=rider, again=True, reason=reason, now=clock.now(), by=None)
        assert refused.value.field == "visit.again_reason"
    with pytest.raises(TooLong):
        check_in(station, person_id=rider, again=True, reason="长" * 201, now=clock.now(), by=None)
    again = truth_of_touched(check_in, person_id=rider, again=True, reason=" 送完单又来 ").value
    assert (again.state, again.again_reason) == (State.IN, "送完单又来")
    assert queries.by_id(station, first.id).state is State.AUTO
    assert queries.visits_of(station, rider) == 2


def test_once_more_within_a_minute_is_meant(station: Database, rider: PersonId, truth_of_touched: Truth) -> None:
    truth_of_touched(check_in, person_id=rider)
    truth_of_touched(check_in, person_id=rider, again=True, reason="两单")
    assert states(station) == ["auto", "in"]


def test_a_reason_without_again_is_not_kept(station: Database, rider: PersonId) -> None:
    assert check_in(station, person_id=rider, reason="x", **WHEN).value.again_reason is None


def test_after_ninety_minutes_it_is_a_new_visit(
    station: Database, rider: PersonId, truth_of_touched: Truth, clock: SetClock
) -> None:
    first = truth_of_touched(check_in, person_id=rider).value
    clock.forward(90 * MINUTE + timedelta(microseconds=1))
    second = truth_of_touched(check_in, person_id=rider).value
    assert second.id != first.id
    assert states(station) == ["auto", "in"]
    assert queries.by_id(station, first.id).left_at is None


def test_the_station_says_how_long_a_visit_lasts(station: Database, rider: PersonId) -> None:
    set_setting(station, key="visits.auto_minutes", value=10, **WHEN)
    check_in(station, person_id=rider, **WHEN)
    with pytest.raises(AlreadyIn):
        check_in(station, person_id=rider, now=MORNING + 10 * MINUTE, by=None)
    check_in(station, person_id=rider, now=MORNING + 10 * MINUTE + SECOND, by=None)
    assert states(station) == ["auto", "in"]


MIDNIGHT = datetime(2026, 9, 1, 16, 0, tzinfo=UTC)


def test_midnight_begins_a_new_visit(station: Database, rider: PersonId, truth_of_touched: Truth) -> None:
    truth_of_touched(check_in, person_id=rider, now=MIDNIGHT - 10 * MINUTE)
    second = truth_of_touched(check_in, person_id=rider, now=MIDNIGHT + MINUTE).value
    assert states(station) == ["auto", "in"]
    assert (second.day, second.hour) == (date(2026, 9, 2), 0)


def test_a_slip_over_midnight_is_still_a_slip(station: Database, rider: PersonId, truth_of_touched: Truth) -> None:
    first = truth_of_touched(check_in, person_id=rider, now=MIDNIGHT - 20 * SECOND)
    slip = truth_of_touched(check_in, person_id=rider, now=MIDNIGHT + 20 * SECOND)
    assert slip.value == first.value
    assert slip.value.day == date(2026, 9, 1)


def test_the_day_is_the_stations(station: Database, rider: PersonId) -> None:
    set_setting(station, key="station.timezone", value="America/New_York", **WHEN)
    visit = check_in(station, person_id=rider, **WHEN).value
    assert (visit.day, visit.hour) == (date(2026, 8, 31), 22)


def test_a_clock_set_back_loses_nobody(station: Database, rider: PersonId, truth_of_touched: Truth) -> None:
    first = truth_of_touched(check_in, person_id=rider).value
    earlier = MORNING - timedelta(hours=3)
    out = truth_of_touched(check_out, visit_id=first.id, now=earlier).value
    assert (out.state, out.left_at) == (State.OUT, MORNING)
    second = truth_of_touched(check_in, person_id=rider, now=earlier).value
    assert second.arrived_at == earlier
    assert queries.last_seen(station, rider) == MORNING
    assert [visit.id for visit in queries.in_station(station, now=earlier)] == [second.id]


def test_the_same_form_twice_is_one_visit(station: Database, rider: PersonId) -> None:
    first = check_in(station, person_id=rider, key="form", **WHEN)
    later = MORNING + timedelta(hours=5)
    assert check_in(station, person_id=rider, key="form", now=later, by=None) == first
    with pytest.raises(KeyTaken):
        check_in_anonymous(station, key="form", **WHEN)
    assert states(station) == ["in"]


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"person_id": 99}, NotFound),
        ({"services": ["nothing"]}, UnknownCode),
        ({"again": True}, Missing),
    ],
)
def test_refused_arrivals(station: Database, rider: PersonId, facts: dict[str, Any], refusal: type[Exception]) -> None:
    before = contents(station)
    with pytest.raises(refusal):
        check_in(station, **{"person_id": rider, **facts}, **WHEN)
    assert contents(station) == before


def test_a_record_merged_into_another_arrives_as_that_one(station: Database, rider: PersonId) -> None:
    gone = register(station, name="周佳", **WHEN).value.id
    with write(station):
        station.run("UPDATE person SET root_id = ? WHERE id = ?", (rider, gone))
    visit = check_in(station, person_id=gone, **WHEN).value
    assert visit.person_id == rider
    assert station.value("SELECT person_id FROM visit WHERE id = ?", (visit.id,)) == rider


def test_a_record_taken_back_does_not_arrive(station: Database, rider: PersonId) -> None:
    gone = register(station, name="周佳", **WHEN).value.id
    with write(station):
        station.run("UPDATE person SET state = 'withdrawn' WHERE id = ?", (gone,))
    with pytest.raises(NotServed) as refused:
        check_in(station, person_id=gone, **WHEN)
    assert refused.value.person_id == gone


def test_somebody_new_is_registered_and_here(station: Database, truth_of_touched: Truth) -> None:
    done = truth_of_touched(
        check_in_new,
        nickname="张师傅",
        phone="138 0000 2046",
        category="sanitation",
        platforms=["jd"],
        services=["water"],
        card="900001",
        consent="oral",
        key="form",
    )
    visit = done.value
    assert (visit.nickname, visit.phone, visit.category, visit.platform) == (
        "张师傅",
        "13800002046",
        "sanitation",
        "jd",
    )
    assert station.rows("SELECT code FROM scan_code") == [("900001",)]
    assert station.rows("SELECT how FROM consent") == [("oral",)]
    assert check_in_new(station, nickname="张师傅", phone="138 0000 2046", key="form", **WHEN) == done
    before = contents(station)
    for said, refusal in (
        ({"phone": "13800002046"}, PhoneTaken),
        ({"card": "900001"}, CardTaken),
        ({"consent": "guessed"}, NotValid),
        ({"services": ["nothing"]}, UnknownCode),
        ({"category": "nobody"}, UnknownCode),
    ):
        with pytest.raises(refusal):
            check_in_new(station, **said, **WHEN)
    assert contents(station) == before


def test_somebody_new_who_says_nothing(station: Database, truth_of_touched: Truth) -> None:
    visit = truth_of_touched(check_in_new).value
    assert (visit.name, visit.category, visit.platform, visit.services) == (None, "unknown", None, ())
    assert visit.person_id is not None


@pytest.mark.parametrize("heads", [1, 6, 99])
def test_people_without_a_name(station: Database, truth_of_touched: Truth, heads: int) -> None:
    done = truth_of_touched(check_in_anonymous, heads=heads, category="sanitation", services=["water"], key="form")
    assert (done.value.person_id, done.value.heads, done.value.category) == (None, heads, "sanitation")
    assert check_in_anonymous(station, heads=heads, key="form", **WHEN) == done
    truth_of_touched(check_in_anonymous, heads=heads)
    assert queries.counts(station, queries.Filters()) == queries.LogCounts(2 * heads, 0, 2 * heads, 0)


@pytest.mark.parametrize("heads", [0, -1, 100, 10**30])
def test_impossible_head_counts(station: Database, heads: int) -> None:
    with pytest.raises(NotValid) as refused:
        check_in_anonymous(station, heads=heads, **WHEN)
    assert (refused.value.field, refused.value.value) == ("visit.heads", str(heads))
    with pytest.raises(UnknownCode):
        check_in_anonymous(station, category="nobody", **WHEN)
    assert states(station) == []


def test_the_category_said_afterwards(station: Database, truth_of_touched: Truth) -> None:
    visit = truth_of_touched(check_in_anonymous, heads=6).value
    done = truth_of_touched(set_category, visit_id=visit.id, category="sanitation", key="form")
    assert done.value.category == "sanitation"
    assert set_category(station, visit_id=visit.id, category="guard", key="form", **WHEN) == done
    with pytest.raises(UnknownCode):
        set_category(station, visit_id=visit.id, category="nobody", **WHEN)
    with pytest.raises(NotFound):
        set_category(station, visit_id=99, category="guard", **WHEN)


def test_leaving(station: Database, rider: PersonId, truth_of_touched: Truth, clock: SetClock) -> None:
    visit = truth_of_touched(check_in, person_id=rider).value
    clock.forward(20 * MINUTE)
    done = truth_of_touched(check_out, visit_id=visit.id, key="form")
    assert (done.value.state, done.value.left_at) == (State.OUT, clock.now())
    assert check_out(station, visit_id=visit.id, key="form", **WHEN) == done
    with pytest.raises(AlreadyOut) as refused:
        check_out(station, visit_id=visit.id, **WHEN)
    assert (refused.value.visit_id, refused.value.state) == (visit.id, "out")
    with pytest.raises(NotFound):
        check_out(station, visit_id=99, **WHEN)
    again = truth_of_touched(check_in, person_id=rider).value
    assert again.id != visit.id


def test_a_visit_that_ended_by_itself_is_not_left(station: Database, rider: PersonId) -> None:
    visit = check_in(station, person_id=rider, **WHEN).value
    close_day(station, **WHEN)
    with pytest.raises(AlreadyOut) as refused:
        check_out(station, visit_id=visit.id, **WHEN)
    assert refused.value.state == "auto"


def test_visits_that_ran_out_end(station: Database, rider: PersonId, truth_of_touched: Truth, clock: SetClock) -> None:
    first = truth_of_touched(check_in, person_id=rider).value
    clock.forward(MINUTE)
    second = truth_of_touched(check_in_anonymous, heads=3).value
    clock.set(MORNING + 90 * MINUTE)
    before = contents(station)
    nothing = truth_of_touched(end_run_out)
    assert (nothing.value, nothing.op) == ((), NO_ACT)
    assert contents(station) == before
    assert len(queries.in_station(station, now=clock.now())) == 2
    clock.forward(SECOND)
    assert [visit.id for visit in queries.in_station(station, now=clock.now())] == [second.id]
    done = truth_of_touched(end_run_out, key="form")
    assert done.value == (first.id,)
    assert end_run_out(station, key="form", **WHEN) == done
    assert states(station) == ["auto", "in"]


def test_closing_ends_everybodys_visit(station: Database, rider: PersonId, truth_of_touched: Truth) -> None:
    visits = [truth_of_touched(check_in, person_id=rider).value, truth_of_touched(check_in_anonymous).value]
    done = truth_of_touched(close_day)
    assert done.value == tuple(visit.id for visit in visits)
    assert states(station) == ["auto", "auto"]
    assert truth_of_touched(close_day).value == ()
    assert queries.in_station(station) == []


def test_closings_that_were_missed_are_made_up_for(station: Database, rider: PersonId, truth_of_touched: Truth) -> None:
    old = truth_of_touched(check_in, person_id=rider, now=MIDNIGHT - MINUTE).value
    truth_of_touched(check_in_anonymous, now=MIDNIGHT)
    assert truth_of_touched(close_past_days, now=MIDNIGHT - SECOND).value == ()
    assert truth_of_touched(close_past_days, now=MIDNIGHT + MINUTE).value == (old.id,)
    assert states(station) == ["auto", "in"]


def test_a_wrong_visit_is_in_no_count(station: Database, rider: PersonId, truth_of_touched: Truth) -> None:
    first = truth_of_touched(check_in, person_id=rider).value
    truth_of_touched(check_out, visit_id=first.id)
    second = truth_of_touched(check_in, person_id=rider, now=MORNING + MINUTE).value
    done = truth_of_touched(void, visit_id=second.id, reason=" 点错了人 ", key="form")
    assert (done.value.state, done.value.void_reason) == (State.VOID, "点错了人")
    assert void(station, visit_id=second.id, reason="x", key="form", **WHEN) == done
    assert queries.last_seen(station, rider) == MORNING
    assert queries.visits_of(station, rider) == 1
    with pytest.raises(AlreadyVoid):
        void(station, visit_id=second.id, reason="x", **WHEN)
    with pytest.raises(AlreadyOut):
        check_out(station, visit_id=second.id, **WHEN)
    truth_of_touched(void, visit_id=first.id, reason="也错了")
    assert queries.last_seen(station, rider) is None
    assert queries.counts(station, queries.Filters()) == queries.LogCounts(0, 0, 0, 2)
    truth_of_touched(check_in, person_id=rider)


def test_a_void_wants_a_reason(station: Database) -> None:
    visit = check_in_anonymous(station, **WHEN).value
    for reason, refusal in (("", Missing), (" \u3000", Missing), ("长" * 201, TooLong)):
        with pytest.raises(refusal):
            void(station, visit_id=visit.id, reason=reason, **WHEN)
    with pytest.raises(NotFound):
        void(station, visit_id=99, reason="x", **WHEN)
    assert states(station) == ["in"]
