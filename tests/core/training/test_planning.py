from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from station_app.core.errors import KeyTaken, Missing, NotFound, NotValid, Refusal, TooLong
from station_app.core.settings.commands import set as set_setting
from station_app.core.settings.model import UnknownCode
from station_app.core.storage.database import Database
from station_app.core.training import queries
from station_app.core.training.commands import cancel, close, edit, enrol, plan, plan_many, sign_in
from station_app.core.training.model import EnrolmentState, Session, SessionState, on_days, weekly
from station_app.core.training.refusals import SeatsTaken, SessionBegun, SessionOver
from station_app.core.types import NO_ACT
from tests.conftest import MORNING, Truth, contents
from tests.core.training.conftest import DAY, HOUR, Planner, stands

SHANGHAI = ZoneInfo("Asia/Shanghai")
NEW_YORK = ZoneInfo("America/New_York")
GOOD: dict[str, Any] = {
    "topic": "电池怎么养", "starts_at": MORNING + HOUR, "ends_at": MORNING + 3 * HOUR, "capacity": 20,
}  # fmt: skip


def test_a_session_is_planned(station: Database, truth_of_touched: Truth) -> None:
    said = {**GOOD, "place": " 会议室 ", "trainer": "孙医生", "organiser": "街道总工会", "note": "带笔", "points": 8}
    done = truth_of_touched(plan, **said, key="form")
    made = done.value
    assert (made.topic, made.course, made.title("zh"), made.place) == ("电池怎么养", None, "电池怎么养", "会议室")
    assert (made.trainer, made.organiser, made.note, made.points) == ("孙医生", "街道总工会", "带笔", 8)
    assert (made.day, made.minutes, made.free, made.state) == (date(2026, 9, 1), 120, 20, SessionState.PLANNED)
    again = plan(station, **GOOD, now=MORNING + DAY, by=None, key="form")
    assert (again.op, again.value) == (done.op, made)
    assert queries.coming(station) == [made]
    with pytest.raises(KeyTaken):
        cancel(station, session_id=made.id, now=MORNING, by=None, key="form")


@pytest.mark.parametrize("topic", ["海姆立克急救法", "Heimlich Manoeuvre", "heimlich", "气道异物", " 海姆立克 "])
def test_a_topic_that_is_a_course_by_any_of_its_words(station: Database, topic: str) -> None:
    made = plan(station, **{**GOOD, "topic": topic}, now=MORNING, by=None).value
    assert (made.course, made.topic) == ("heimlich", None)
    assert (made.title("zh"), made.title("en")) == ("海姆立克急救法", "Heimlich manoeuvre")
    assert made.points == 5  # as the settings say


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"topic": "  "}, Missing),
        ({"topic": None}, Missing),
        ({"starts_at": None}, Missing),
        ({"ends_at": None}, Missing),
        ({"capacity": None}, Missing),
        ({"capacity": 0}, NotValid),
        ({"capacity": 10_000}, NotValid),
        ({"capacity": True}, NotValid),
        ({"points": -1}, NotValid),
        ({"points": 1_001}, NotValid),
        ({"ends_at": MORNING + HOUR}, NotValid),
        ({"ends_at": MORNING}, NotValid),
        ({"ends_at": MORNING + 26 * HOUR}, NotValid),
        ({"topic": "题" * 81}, TooLong),
        ({"place": "室" * 61}, TooLong),
        ({"note": "记" * 501}, TooLong),
        ({"course": "no_such"}, UnknownCode),
    ],
)
def test_what_is_no_session(
    station: Database, truth_of_touched: Truth, said: dict[str, Any], refusal: type[Refusal]
) -> None:
    before = contents(station)
    with pytest.raises(refusal):
        truth_of_touched(plan, **{**GOOD, **said})
    if not {"starts_at", "ends_at"} & set(said):
        weekly_said = {name: value for name, value in {**GOOD, **said}.items() if not name.endswith("_at")}
        with pytest.raises(refusal):
            truth_of_touched(plan_many, times=[(MORNING + HOUR, MORNING + 2 * HOUR)], **weekly_said)
    assert contents(station) == before


def test_several_at_once_all_or_none(station: Database, truth_of_touched: Truth) -> None:
    times = weekly(GOOD["starts_at"], GOOD["ends_at"], 4, SHANGHAI)
    facts: dict[str, Any] = {"topic": "消防", "capacity": 12, "place": "院子"}
    done = truth_of_touched(plan_many, times=times, **facts, key="form")
    assert [each.day for each in done.value] == [date(2026, 9, day) for day in (1, 8, 15, 22)]
    assert {(each.course, each.capacity, each.points, each.minutes) for each in done.value} == {
        ("fire_safety", 12, 5, 120)
    }
    assert plan_many(station, times=times, **facts, now=MORNING, by=None, key="form") == done
    before = contents(station)
    for wrong in ([], times * 14, [*times, (MORNING, MORNING)]):
        with pytest.raises(NotValid):
            plan_many(station, times=wrong, **facts, now=MORNING, by=None)
    assert contents(station) == before


def test_weekly_keeps_the_hours_of_the_stations_clock(station: Database) -> None:
    set_setting(station, key="station.timezone", value=NEW_YORK.key, now=MORNING, by=None)
    begins = datetime(2026, 10, 25, 19, 0, tzinfo=NEW_YORK)  # clocks go back on 1 November
    times = weekly(begins.astimezone(UTC), (begins + HOUR).astimezone(UTC), 3, NEW_YORK)
    made = plan_many(station, topic="消防", capacity=5, times=times, now=MORNING, by=None).value
    assert {(each.starts_at.astimezone(NEW_YORK).hour, each.minutes) for each in made} == {(19, 60)}
    assert [each.day for each in made] == [date(2026, 10, 25), date(2026, 11, 1), date(2026, 11, 8)]
    assert made[1].starts_at - made[0].starts_at == 7 * DAY + HOUR


def test_the_hour_that_comes_twice(station: Database) -> None:
    set_setting(station, key="station.timezone", value=NEW_YORK.key, now=MORNING, by=None)
    ((begins, ends),) = on_days([date(2026, 11, 1)], time(1, 30), time(1, 15), NEW_YORK)
    later = ends.replace(fold=1)  # 45 minutes on, though the clock shows less
    made = plan(station, topic="消防", starts_at=begins, ends_at=later, capacity=5, now=MORNING, by=None).value
    assert made.minutes == 45
    with pytest.raises(NotValid):
        plan(station, topic="x", starts_at=later, ends_at=begins, capacity=5, now=MORNING, by=None)


def test_a_session_belongs_to_the_day_it_begins_on(station: Database) -> None:
    starts = datetime(2026, 9, 1, 23, 30, tzinfo=SHANGHAI)
    made = plan(station, **{**GOOD, "starts_at": starts, "ends_at": starts + HOUR}, now=MORNING, by=None).value
    assert (made.day, made.minutes) == (date(2026, 9, 1), 60)
    assert queries.of_days(station, date(2026, 9, 2), date(2026, 9, 2)) == []


def test_what_is_said_is_changed(station: Database, session: Session, truth_of_touched: Truth) -> None:
    done = truth_of_touched(edit, session_id=session.id, place="院子", topic="别的题目", key="form")
    assert (done.value.place, done.value.topic, done.value.course) == ("院子", "别的题目", None)
    assert (done.value.starts_at, done.value.capacity) == (session.starts_at, session.capacity)
    assert edit(station, session_id=session.id, place="x", now=MORNING, by=None, key="form") == done
    before = contents(station)
    assert truth_of_touched(edit, session_id=session.id, place=" 院子 ").op == NO_ACT
    for said, refusal in (({"topic": None}, Missing), ({"ends_at": MORNING}, NotValid), ({"capacity": 0}, NotValid)):
        with pytest.raises(refusal):
            truth_of_touched(edit, session_id=session.id, **said)
    with pytest.raises(NotFound):
        truth_of_touched(edit, session_id=99, place="x")
    assert contents(station) == before


def test_seats_more_and_fewer(station: Database, session: Session, riders: list[int], truth_of_touched: Truth) -> None:
    for rider in riders[:5]:
        enrol(station, session_id=session.id, person_id=rider, now=MORNING, by=None)
    before = contents(station)
    with pytest.raises(SeatsTaken) as refused:
        truth_of_touched(edit, session_id=session.id, capacity=1)
    assert refused.value.taken == 2
    assert contents(station) == before
    done = truth_of_touched(edit, session_id=session.id, capacity=4)
    assert (done.value.enrolled, done.value.waiting) == (4, 1)
    assert stands(station, session.id)[riders[4]] is EnrolmentState.WAITING


def test_nobody_signed_in_on_a_day_to_come(
    station: Database, session: Session, riders: list[int], truth_of_touched: Truth
) -> None:
    sign_in(station, session_id=session.id, person_id=riders[0], now=MORNING, by=None)
    before = contents(station)
    tomorrow = {"starts_at": session.starts_at + DAY, "ends_at": session.ends_at + DAY}
    with pytest.raises(SessionBegun):
        truth_of_touched(edit, session_id=session.id, **tomorrow)
    assert contents(station) == before
    later = {"starts_at": session.starts_at + HOUR, "ends_at": session.ends_at + HOUR}
    assert truth_of_touched(edit, session_id=session.id, **later).value.attended == 1


def test_a_closed_session_keeps_its_hours_and_seats(
    station: Database, session: Session, truth_of_touched: Truth
) -> None:
    close(station, session_id=session.id, now=MORNING + 3 * HOUR, by=None)
    before = contents(station)
    for said in ({"capacity": 9}, {"ends_at": session.ends_at + HOUR}, {"starts_at": MORNING}):
        with pytest.raises(SessionOver):
            truth_of_touched(edit, session_id=session.id, **said)
    assert contents(station) == before
    more: dict[str, Any] = {"trainer": "孙医生", "capacity": session.capacity, "starts_at": session.starts_at}
    assert truth_of_touched(edit, session_id=session.id, **more).value.trainer == "孙医生"


def test_cancelled(station: Database, session: Session, riders: list[int], truth_of_touched: Truth) -> None:
    for rider in riders[:3]:
        enrol(station, session_id=session.id, person_id=rider, now=MORNING, by=None)
    with pytest.raises(TooLong):
        truth_of_touched(cancel, session_id=session.id, reason="病" * 201)
    done = truth_of_touched(cancel, session_id=session.id, reason="老师病了", key="form")
    assert (done.value.state, done.value.cancel_reason, done.value.open) == (SessionState.CANCELLED, "老师病了", False)
    assert len(queries.roster(station, session.id)) == 3  # everybody can be told
    assert cancel(station, session_id=session.id, now=MORNING, by=None, key="form") == done
    after = contents(station)
    assert truth_of_touched(cancel, session_id=session.id, reason="x").op == NO_ACT
    for command, facts in (
        (edit, {"place": "x"}),
        (enrol, {"person_id": riders[4]}),
        (sign_in, {"person_id": riders[0]}),
        (close, {}),
    ):
        with pytest.raises(SessionOver):
            truth_of_touched(command, session_id=session.id, **facts)
    assert contents(station) == after
    assert (queries.coming(station), [each.id for each in queries.ended(station)]) == ([], [session.id])


def test_who_has_begun_is_not_cancelled(
    station: Database, planned: Planner, riders: list[int], truth_of_touched: Truth
) -> None:
    running, closed = planned(), planned()
    sign_in(station, session_id=running.id, person_id=riders[0], now=MORNING, by=None)
    close(station, session_id=closed.id, now=MORNING, by=None)
    before = contents(station)
    for session, refusal in ((running, SessionBegun), (closed, SessionOver)):
        with pytest.raises(refusal):
            truth_of_touched(cancel, session_id=session.id)
    assert contents(station) == before


def test_what_is_offered_again(station: Database, planned: Planner) -> None:
    for place in ("院子", "会议室", "院子"):
        planned(place=place, trainer="孙医生")
    assert queries.said_before(station, "place") == ["院子", "会议室"]
    assert queries.said_before(station, "trainer") == ["孙医生"]
    assert queries.said_before(station, "organiser") == []
    with pytest.raises(ValueError, match="1=1"):
        queries.said_before(station, "1=1")


def test_the_same_hours_at_the_same_place(station: Database, planned: Planner) -> None:
    first = planned(place="院子")
    planned(place="会议室")
    begins, ends = "2026-09-01T03:30:00.000000Z", "2026-09-01T05:00:00.000000Z"
    assert queries.clashes(station, begins, ends, "院子") == [first]
    assert queries.clashes(station, begins, ends, "院子", but=first.id) == []
    assert len(queries.clashes(station, begins, ends, None)) == 2
    assert queries.clashes(station, "2026-09-01T04:00:00.000000Z", ends, "院子") == []


def test_sessions_nobody_closed(station: Database, session: Session) -> None:
    assert queries.unclosed(station, now=session.ends_at - timedelta(seconds=1)) == []
    assert queries.unclosed(station, now=session.ends_at) == [session]
    assert queries.of_today(station, now=MORNING) == [session]
    assert queries.of_today(station, now=MORNING + DAY) == []
