from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from station_app.core.errors import NotFound
from station_app.core.people.commands import merge, register
from station_app.core.people.queries import by_id as person_by_id
from station_app.core.settings.commands import edit_entry
from station_app.core.settings.commands import set as set_setting
from station_app.core.settings.model import Dictionary
from station_app.core.staff.commands import add
from station_app.core.storage.database import Database, write
from station_app.core.storage.sqlite import sqlite3
from station_app.core.visits import queries
from station_app.core.visits.commands import check_in, check_in_anonymous, check_in_new, void
from station_app.core.visits.queries import LATEST, Filters, LogCounts, Order, Sort
from tests.conftest import MORNING

WHEN: dict[str, Any] = {"now": MORNING, "by": None}
DAY = timedelta(days=1)


@pytest.fixture
def log(station: Database) -> Database:
    """Seven visits on three days: two people, groups, one void."""
    staff = add(station, name="王芳", now=MORNING, by=None).value.id
    check_in_new(
        station, name="周佳宁", phone="13800002046", category="courier", services=["water"], now=MORNING, by=staff
    )
    check_in_anonymous(station, heads=6, category="sanitation", services=["water", "rest"], **WHEN)
    check_in(station, person_id=1, services=["meal"], now=MORNING + DAY, by=None)
    check_in_new(station, name="单小满", category="food_rider", now=MORNING + DAY, by=None)
    check_in(station, person_id=1, now=MORNING + 2 * DAY, by=None)
    wrong = check_in_anonymous(station, heads=9, now=MORNING + 2 * DAY, by=None).value
    void(station, visit_id=wrong.id, reason="数错了", **WHEN)
    check_in_anonymous(station, heads=2, now=MORNING + 2 * DAY, by=None)
    with write(station):
        station.run("UPDATE visit SET words = '两个骑手 100%', note = '借了_雨伞' WHERE id = 7")
    return station


def ids(db: Database, **filters: Any) -> list[int]:
    found = [visit.id for visit in queries.page(db, **filters).rows]
    assert list(queries.ids(db, Filters(**filters))) == found
    return [int(number) for number in found]


@pytest.mark.parametrize(
    ("filters", "found", "counted"),
    [
        ({}, [7, 5, 4, 3, 2, 1], LogCounts(12, 2, 8, 1)),
        ({"with_void": True}, [7, 6, 5, 4, 3, 2, 1], LogCounts(12, 2, 8, 1)),
        ({"first_day": date(2026, 9, 2)}, [7, 5, 4, 3], LogCounts(5, 2, 2, 1)),
        ({"last_day": date(2026, 9, 1)}, [2, 1], LogCounts(7, 1, 6, 0)),
        ({"first_day": date(2026, 9, 2), "last_day": date(2026, 9, 2)}, [4, 3], LogCounts(2, 2, 0, 0)),
        ({"category": "courier"}, [5, 3, 1], LogCounts(3, 1, 0, 0)),
        ({"category": "unknown"}, [7], LogCounts(2, 0, 2, 1)),
        ({"service": "water"}, [2, 1], LogCounts(7, 1, 6, 0)),
        ({"person_id": 1}, [5, 3, 1], LogCounts(3, 1, 0, 0)),
        ({"person_id": 99}, [], LogCounts(0, 0, 0, 0)),
        ({"text": "zjn"}, [5, 3, 1], LogCounts(3, 1, 0, 0)),
        ({"text": "周 佳\u200b宁"}, [5, 3, 1], LogCounts(3, 1, 0, 0)),
        ({"text": "2046"}, [5, 3, 1], LogCounts(3, 1, 0, 0)),
        ({"text": "骑手"}, [7], LogCounts(2, 0, 2, 0)),
        ({"text": "100%"}, [7], LogCounts(2, 0, 2, 0)),
        ({"text": "%"}, [7], LogCounts(2, 0, 2, 0)),
        ({"text": "_雨"}, [7], LogCounts(2, 0, 2, 0)),
        ({"text": "\\"}, [], LogCounts(0, 0, 0, 0)),
        ({"text": "\ud800"}, [7], LogCounts(2, 0, 2, 0)),
        ({"text": "x" * 60_000}, [], LogCounts(0, 0, 0, 0)),
        ({"text": ""}, [7, 5, 4, 3, 2, 1], LogCounts(12, 2, 8, 1)),
        (
            {"text": "周", "first_day": date(2026, 9, 2), "service": "meal", "category": "courier"},
            [3],
            LogCounts(1, 1, 0, 0),
        ),
    ],
)
def test_what_a_filter_shows_and_counts(
    log: Database, filters: dict[str, Any], found: list[int], counted: LogCounts
) -> None:
    assert ids(log, **filters) == found
    assert queries.counts(log, Filters(**filters)) == counted


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 8])
def test_pages_follow_each_other(log: Database, limit: int) -> None:
    seen: list[int] = []
    cursor = None
    for _ in range(20):
        page = queries.page(log, cursor=cursor, limit=limit, with_void=True)
        seen.extend(int(visit.id) for visit in page.rows)
        cursor = page.cursor
        if cursor is None:
            break
    assert seen == [7, 6, 5, 4, 3, 2, 1]


def test_no_page_is_sorted_or_scanned(log: Database) -> None:
    statements: list[str] = []
    log.conn.set_trace_callback(statements.append)
    queries.page(log, limit=2)
    queries.page(log, limit=2, cursor=("2026-09-02", "2026-09-02T02:00:00.000000Z", 4))
    queries.page(log, limit=2, first_day=date(2026, 9, 1), last_day=date(2026, 9, 2))
    queries.ids(log, Filters())
    log.conn.set_trace_callback(None)
    plans = [row[3] for sql in statements for row in log.rows(f"EXPLAIN QUERY PLAN {sql}") if " v " in f"{row[3]} "]
    assert len(plans) == 4
    assert all("visit_day" in plan for plan in plans), plans
    every = [row[3] for sql in statements for row in log.rows(f"EXPLAIN QUERY PLAN {sql}")]
    assert "USE TEMP B-TREE FOR ORDER BY" not in every


def test_a_row_says_all(log: Database) -> None:
    visit = queries.by_id(log, 1)
    assert (visit.by_name, visit.name, visit.services) == ("王芳", "周佳宁", ("water",))
    assert queries.by_id(log, 7).words == "两个骑手 100%"
    assert [each.id for each in queries.by_ids(log, [3, 1, 99])] == [3, 1]
    with pytest.raises(NotFound):
        queries.by_id(log, 99)


def test_two_records_of_one_person_are_one_person(log: Database) -> None:
    merge(log, keep=1, drop=2, now=MORNING, by=None)
    assert queries.counts(log, Filters()) == LogCounts(12, 1, 8, 1)
    assert ids(log, person_id=1) == [5, 4, 3, 1]
    assert queries.visits_of(log, 1) == 4
    assert person_by_id(log, 2).state == "merged"


def test_who_is_here_is_latest_first(station: Database) -> None:
    for minutes in (0, 30, 10):
        check_in_anonymous(station, now=MORNING + timedelta(minutes=minutes), by=None)
    assert [visit.id for visit in queries.in_station(station)] == [2, 3, 1]
    assert [visit.id for visit in queries.in_station(station, now=MORNING + timedelta(minutes=95))] == [2, 3]
    ids, heads = queries.here(station, now=MORNING + timedelta(minutes=95))
    assert (list(ids), heads) == ([2, 3], 2)


def test_what_somebody_takes_is_offered(station: Database) -> None:
    person = register(station, **WHEN).value.id
    assert queries.usual_services(station) == ("water", "rest")
    assert queries.habits(station, person) == ()
    for at, services in enumerate((["charging", "meal"], ["charging", "meal", "reading"], ["reading"])):
        check_in(station, person_id=person, services=services, now=MORNING + at * DAY, by=None)
    assert queries.habits(station, person) == ("charging", "reading")
    check_in(station, person_id=person, services=["water"], chosen=[], now=MORNING + 3 * DAY, by=None)
    assert queries.habits(station, person) == ("reading",)
    check_in(station, person_id=person, services=["meal"], now=MORNING + 4 * DAY, by=None)
    assert queries.habits(station, person) == ()


def test_void_visits_teach_no_habit(station: Database) -> None:
    person = register(station, **WHEN).value.id
    for at in range(2):
        visit = check_in(station, person_id=person, services=["charging"], now=MORNING + at * DAY, by=None).value
    assert queries.habits(station, person) == ("charging",)
    void(station, visit_id=visit.id, reason="x", **WHEN)
    assert queries.habits(station, person) == ()


def test_a_service_switched_off_is_not_offered(station: Database) -> None:
    person = register(station, **WHEN).value.id
    for at in range(2):
        check_in(station, person_id=person, services=["charging", "reading"], now=MORNING + at * DAY, by=None)
    for code, zh in (("charging", "充电"), ("water", "饮水")):
        edit_entry(station, dictionary=Dictionary.SERVICE, code=code, zh=zh, active=False, **WHEN)
    assert queries.habits(station, person) == ("reading",)
    assert queries.usual_services(station) == ("rest",)
    set_setting(station, key="visits.usual_services", value=["water"], **WHEN)
    assert queries.usual_services(station) == ()


def test_a_year_ends_at_the_stations_midnight(station: Database) -> None:
    for hour in (15, 16):
        check_in_anonymous(station, now=datetime(2026, 12, 31, hour, 59, tzinfo=UTC), by=None)
    assert ids(station, last_day=date(2026, 12, 31)) == [1]
    assert ids(station, first_day=date(2027, 1, 1)) == [2]


@pytest.fixture
def varied(log: Database) -> Database:
    """The same seven, told apart by platform, origin, who registered and how long they stayed."""
    with write(log):
        log.run("UPDATE visit SET platform = 'sf' WHERE id = 3")
        log.run("UPDATE visit SET platform = 'meituan', origin = 'back_dated' WHERE id = 1")
        log.run("UPDATE visit SET state = 'out', left_at = '2026-09-01T02:30:00.000000Z' WHERE id = 1")
        log.run("UPDATE visit SET state = 'out', left_at = '2026-09-02T02:10:00.000000Z' WHERE id = 3")
        log.run("UPDATE visit SET created_at = '2026-09-09T02:00:00.000000Z' WHERE id = 2")
    return log


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"platform": "sf"}, [3]),
        ({"origin": "back_dated"}, [1]),
        ({"by_id": 1}, [1]),
        ({"unnamed": True}, [7, 2]),
        ({"on_site": True}, [7, 5, 4, 2]),
        ({"on_site": True, "unnamed": True, "category": "sanitation"}, [2]),
    ],
)
def test_what_else_narrows_a_log(varied: Database, filters: dict[str, Any], found: list[int]) -> None:
    assert ids(varied, **filters) == found


@pytest.mark.parametrize(
    ("by", "descending", "found"),
    [
        (Sort.ARRIVED, True, [7, 5, 4, 3, 2, 1]),
        (Sort.ARRIVED, False, [1, 2, 3, 4, 5, 7]),
        (Sort.NAME, False, [7, 4, 5, 3, 1, 2]),
        (Sort.NAME, True, [5, 3, 1, 4, 7, 2]),
        (Sort.CATEGORY, False, [4, 5, 3, 1, 2, 7]),
        (Sort.PLATFORM, False, [1, 3, 7, 5, 4, 2]),
        (Sort.PLATFORM, True, [3, 1, 7, 5, 4, 2]),
        (Sort.LEFT, True, [3, 1, 7, 5, 4, 2]),
        (Sort.STAY, True, [1, 3, 7, 5, 4, 2]),
        (Sort.STAFF, False, [1, 7, 5, 4, 3, 2]),
        (Sort.ENTERED, True, [2, 7, 5, 4, 3, 1]),
    ],
)
def test_a_log_in_any_order(varied: Database, by: Sort, descending: bool, found: list[int]) -> None:
    order = Order(by, descending)
    assert list(queries.ids(varied, Filters(), order)) == found
    assert list(queries.ids(varied, Filters(), order, limit=2)) == found[:2]


def test_a_short_log_is_read_at_once_and_a_long_one_is_not(log: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = queries.log_at_once(log, Filters())
    assert whole is not None
    assert (list(whole.ids), whole.counts) == ([7, 5, 4, 3, 2, 1], LogCounts(12, 2, 8, 1))
    monkeypatch.setattr(queries, "_SOON", 40)
    assert queries.log_at_once(log, Filters()) is None
    assert queries.log_at_once(log, Filters(), Order(Sort.NAME)) is None
    assert log.value("SELECT count(*) FROM visit") == 7  # nothing is left behind that stops other reads


def test_a_worker_reads_on_until_it_is_stopped(log: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "_OFTEN", 10)
    asked: list[bool] = []

    def stopped() -> bool:
        asked.append(True)
        return len(asked) > 3

    assert queries.ids_until(log, Filters(), LATEST, stopped=stopped) is None
    assert len(asked) == 4
    assert queries.counts_until(log, Filters(), stopped=stopped) is None
    whole = queries.ids_until(log, Filters(), LATEST, stopped=bool)
    assert whole is not None
    assert len(whole) == 6
    assert queries.counts_until(log, Filters(), stopped=bool) == queries.counts(log, Filters())
    first = queries.first_at_once(log, Filters(), limit=2)
    assert first is not None
    assert list(first) == [7, 5]


def test_a_fault_while_reading_is_no_stop(log: Database) -> None:
    log.conn.execute("ALTER TABLE visit RENAME TO gone")
    with pytest.raises(sqlite3.OperationalError):
        queries.log_at_once(log, Filters())


def test_the_visits_of_merged_records_are_one_persons(log: Database) -> None:
    with write(log):
        log.run("UPDATE person_key SET person_id = 1 WHERE person_id = 2")
        log.run("UPDATE visit SET state = 'unknown' WHERE id = 4")
        log.run("UPDATE person SET root_id = 1 WHERE id = 2")
    assert ids(log, text="单小满") == ids(log, text="周佳宁") == ids(log, person_id=1) == ids(log, person_id=2)
    assert ids(log, person_id=2) == [5, 4, 3, 1]
    assert {visit.name for visit in queries.by_ids(log, [4, 3])} == {"周佳宁"}
    assert queries.by_id(log, 4).person_id == 1
    assert queries.by_id(log, 4).category == "food_rider"  # of that moment
    assert queries.counts(log, Filters()).people == 1
    assert queries.visits_of(log, 2) == queries.visits_of(log, 1) == 4
    assert queries.last_seen(log, 2) == queries.last_seen(log, 1) == MORNING + 2 * DAY
