"""The invented station: the same for the same seed, and alive in the way a real one is."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from station_app.core.audit.queries import broken_link
from station_app.core.demo import Facts, build, build_large, names, people
from station_app.core.errors import AlreadyThere, Cancelled, NotValid
from station_app.core.people.model import is_own_card
from station_app.core.search.queries import find
from station_app.core.storage.database import Database, open_database
from station_app.core.undo.commands import undo
from station_app.core.visits.queries import in_station

MONTH = date(2026, 9, 1)
NOW = datetime(2026, 11, 20, 7, 20, tzinfo=UTC)
PEOPLE_COLUMNS = "name, nickname, phone, category, created_at"


def made(path: Path, **changes: Any) -> tuple[Database, Facts]:
    db = open_database(path, create=True)
    said: dict[str, Any] = {"month": MONTH, "seed": 5, "visits_per_day": 60, "people": 300, "now": NOW}
    return db, build(db, **{**said, **changes})


@pytest.fixture(scope="module")
def september(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Database, Facts]]:
    db, facts = made(tmp_path_factory.mktemp("demo") / "september.sqlite")
    yield db, facts
    db.close()


def row(db: Database, sql: str) -> tuple[Any, ...]:
    found = db.row(sql)
    assert found is not None
    return tuple(found)


def whole(db: Database, *, until: str = "9999") -> dict[str, list[Any]]:
    """Everything but acts and the station's UUID, up to a day."""
    return {
        "people": db.rows(f"SELECT id, {PEOPLE_COLUMNS} FROM person ORDER BY id"),
        "platforms": db.rows("SELECT * FROM person_platform ORDER BY 1, 2"),
        "cards": db.rows("SELECT * FROM scan_code ORDER BY 1"),
        "keys": db.rows("SELECT * FROM person_key ORDER BY 1, 2"),
        "visits": db.rows("SELECT * FROM visit WHERE day <= ? ORDER BY id", (until,)),
        "services": db.rows(
            "SELECT s.* FROM visit_service s JOIN visit v ON v.id = s.visit_id WHERE v.day <= ? ORDER BY 1, 2", (until,)
        ),
        "staff": db.rows("SELECT * FROM staff ORDER BY id"),
        "settings": db.rows("SELECT * FROM setting WHERE key <> 'station.uuid' ORDER BY key"),
    }


def test_the_same_seed_makes_the_same_station(september: tuple[Database, Facts], tmp_path: Path) -> None:
    db, facts = september
    again, facts_again = made(tmp_path / "again.sqlite", now=NOW + timedelta(days=3))
    assert facts_again == facts
    assert whole(again) == whole(db)
    again.close()


def test_another_seed_makes_another_station(september: tuple[Database, Facts], tmp_path: Path) -> None:
    db, facts = september
    other, other_facts = made(tmp_path / "other.sqlite", seed=6)
    assert other_facts != facts
    assert whole(other)["people"] != whole(db)["people"]
    other.close()


def test_every_day_of_the_month_is_there_and_no_other(september: tuple[Database, Facts]) -> None:
    db, facts = september
    days = [row[0] for row in db.rows("SELECT DISTINCT day FROM visit ORDER BY day")]
    assert days == [(MONTH + timedelta(days=n)).isoformat() for n in range(30)]
    assert (facts.first_day, facts.last_day) == (MONTH, date(2026, 9, 30))
    # September at the station is from 16:00 UTC of 31 August to 16:00 UTC of 30 September.
    first, last = row(db, "SELECT min(arrived_at), max(max(arrived_at, coalesce(left_at, ''), created_at)) FROM visit")
    assert first >= "2026-08-31T16:00:00.000000Z"
    assert last < "2026-09-30T16:00:00.000000Z"


def test_days_are_as_full_as_asked(september: tuple[Database, Facts]) -> None:
    db, _ = september
    per_day = [row[0] for row in db.rows("SELECT count(*) FROM visit GROUP BY day")]
    assert 54 <= sum(per_day) / len(per_day) <= 66
    assert min(per_day) < max(per_day)


def test_the_afternoon_is_the_peak(september: tuple[Database, Facts]) -> None:
    db, _ = september
    hours: dict[int, int] = dict(db.rows("SELECT hour, count(*) FROM visit GROUP BY hour"))
    assert {hour for hour, _ in Counter(hours).most_common(2)} == {14, 15}
    assert max(hours[12], hours[13]) > hours[11]
    assert max(hours[18], hours[19]) > hours[17]
    assert set(hours) <= set(range(9, 21))


def test_the_figures_are_what_the_file_says(september: tuple[Database, Facts]) -> None:
    db, facts = september
    assert db.row(
        "SELECT count(*), sum(CASE WHEN state <> 'void' THEN heads END),"
        " sum(CASE WHEN state <> 'void' AND person_id IS NULL THEN heads END),"
        " sum(state = 'void') FROM visit"
    ) == (facts.visits, facts.heads, facts.anonymous, facts.void)
    assert db.value("SELECT count(*) FROM person") == facts.people == 300
    assert facts.void > 0


def test_about_one_head_in_nine_has_no_name(september: tuple[Database, Facts]) -> None:
    db, facts = september
    assert 0.07 <= facts.anonymous / facts.heads <= 0.15
    groups = {row[0] for row in db.rows("SELECT DISTINCT heads FROM visit WHERE person_id IS NULL")}
    assert groups == {1, 2, 3, 4, 5, 6}


def test_most_leave_and_the_rest_run_out(september: tuple[Database, Facts]) -> None:
    db, facts = september
    states: dict[str, int] = dict(db.rows("SELECT state, count(*) FROM visit GROUP BY state"))
    assert 0.55 <= states["out"] / facts.visits <= 0.68
    assert set(states) == {"out", "auto", "unknown", "void"}
    assert db.value("SELECT count(*) FROM visit WHERE state = 'unknown' AND origin <> 'back_dated'") == 0


def test_nobody_is_there_twice_at_once(september: tuple[Database, Facts]) -> None:
    db, _ = september
    gaps = db.rows(
        "SELECT (julianday(b.arrived_at) - julianday(a.arrived_at)) * 1440 FROM visit a JOIN visit b"
        " ON a.person_id = b.person_id AND a.day = b.day AND a.arrived_at < b.arrived_at"
    )
    assert gaps
    assert min(gap for (gap,) in gaps) > 120


def test_some_come_often_and_many_seldom(september: tuple[Database, Facts]) -> None:
    db, _ = september
    often = sorted(row[0] for row in db.rows("SELECT count(*) FROM visit WHERE person_id > 0 GROUP BY person_id"))
    assert often[-1] >= 20
    assert often[len(often) // 2] <= 6


def test_nobody_comes_before_they_are_known(september: tuple[Database, Facts]) -> None:
    db, _ = september
    late = "SELECT count(*) FROM visit v JOIN person p ON p.id = v.person_id WHERE v.arrived_at < p.created_at"
    assert db.value(late) == 0
    assert db.value("SELECT count(*) FROM person WHERE created_at > '2026-09-02'") > 30


def test_platforms_fit_the_category(september: tuple[Database, Facts]) -> None:
    db, _ = september
    found: dict[str, set[str]] = {}
    for category, platform in db.rows("SELECT DISTINCT category, platform FROM visit WHERE platform IS NOT NULL"):
        found.setdefault(category, set()).add(platform)
    assert found["food_rider"] == {"meituan", "taobao_flash", "jd_instant"}
    assert not found["courier"] & found["food_rider"]
    assert "resident" not in found


def test_shares_of_categories_are_those_of_a_station(tmp_path: Path) -> None:
    db, _ = made(tmp_path / "many.sqlite", people=2000)
    shares = {code: n / 2000 for code, n in db.rows("SELECT category, count(*) FROM person GROUP BY category")}
    assert 0.46 <= shares["food_rider"] <= 0.54
    assert 0.22 <= shares["courier"] <= 0.28
    phones = [row[0] for row in db.rows("SELECT phone FROM person WHERE phone IS NOT NULL")]
    assert len(set(phones)) == len(phones)
    tails = Counter(phone[-4:] for phone in phones)
    shared = sum(n for n in tails.values() if n > 1) / len(phones)
    assert 0.13 <= shared <= 0.23
    cards = [row[0] for row in db.rows("SELECT code FROM scan_code")]
    assert 900 <= len(cards) <= 1100
    assert all(is_own_card(card) for card in cards)
    assert db.value("SELECT count(*) FROM person WHERE name IS NULL AND nickname IS NOT NULL") > 100
    assert db.value("SELECT count(*) FROM person WHERE name LIKE '%·%'") > 5
    assert db.value("SELECT count(*) FROM person WHERE length(name) = 2") > 150
    db.close()


def test_people_are_found_as_if_registered_by_hand(september: tuple[Database, Facts]) -> None:
    db, _ = september
    person, name, phone, last = row(
        db,
        "SELECT p.id, p.name, p.phone, s.last_at FROM person p JOIN person_seen s ON s.person_id = p.id"
        " WHERE p.name IS NOT NULL AND p.phone IS NOT NULL ORDER BY p.id LIMIT 1",
    )
    assert person in {hit.person_id for hit in find(db, name)}
    assert person in {hit.person_id for hit in find(db, phone[-4:])}
    assert last == db.value("SELECT max(arrived_at) FROM visit WHERE person_id = ? AND state <> 'void'", (person,))


def test_the_file_is_sound(september: tuple[Database, Facts]) -> None:
    db, _ = september
    assert db.rows("PRAGMA foreign_key_check") == []
    assert db.value("PRAGMA integrity_check") == "ok"
    assert broken_link(db) is None
    assert db.rows("SELECT what FROM act") == [("demo.build",)]


def test_a_live_demo_goes_on_until_now(september: tuple[Database, Facts], tmp_path: Path) -> None:
    db, facts = made(tmp_path / "live.sqlite", live_until=NOW)
    assert whole(db, until="2026-09-30") == whole(september[0])
    here = in_station(db, now=NOW)
    assert 5 <= len(here) == facts.on_site <= 9
    assert all(NOW - timedelta(minutes=75) <= visit.arrived_at <= NOW for visit in here)
    assert db.value("SELECT count(*) FROM visit") == facts.visits
    assert db.value("SELECT count(DISTINCT day) FROM visit") == 30 + 31 + 20
    latest = max(row(db, "SELECT max(arrived_at), max(left_at), max(created_at) FROM visit"))
    assert latest <= "2026-11-20T07:20:00.000000Z"
    ops = db.rows("SELECT id FROM act WHERE what = 'visits.check_in' ORDER BY id DESC")
    assert len(ops) == facts.on_site
    undo(db, op=ops[0][0], now=NOW, by=None)
    assert len(in_station(db, now=NOW)) == facts.on_site - 1
    db.close()


def test_a_live_demo_just_after_midnight_stays_in_today(tmp_path: Path) -> None:
    midnight = datetime(2026, 10, 3, 16, 4, tzinfo=UTC)  # four minutes past midnight at the station
    db, facts = made(tmp_path / "night.sqlite", live_until=midnight)
    assert db.rows("SELECT DISTINCT day FROM visit WHERE state = 'in'") == [("2026-10-04",)]
    assert facts.on_site >= 5
    assert facts.last_day == date(2026, 10, 4)
    db.close()


@pytest.mark.parametrize("moment", [datetime(2026, 9, 15, 6, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)])
def test_a_live_moment_within_the_month_adds_nothing(
    september: tuple[Database, Facts], tmp_path: Path, moment: datetime
) -> None:
    db, facts = made(tmp_path / "within.sqlite", live_until=moment)
    assert facts == september[1]
    db.close()


def test_a_file_that_holds_anything_is_refused(september: tuple[Database, Facts], tmp_path: Path) -> None:
    db, facts = september
    with pytest.raises(AlreadyThere):
        build(db, month=MONTH, seed=1, visits_per_day=5, people=5, now=NOW)
    assert db.value("SELECT count(*) FROM visit") == facts.visits


@pytest.mark.parametrize("changes", [{"visits_per_day": 0}, {"people": 0}])
def test_sizes_below_one_are_refused(tmp_path: Path, changes: dict[str, int]) -> None:
    with pytest.raises(NotValid):
        made(tmp_path / "small.sqlite", **changes)


def test_a_cancelled_demo_leaves_an_empty_file(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    def step(done: int, total: int) -> None:
        told.append((done, total))
        if done == 3:
            raise Cancelled

    db = open_database(tmp_path / "cancelled.sqlite", create=True)
    with pytest.raises(Cancelled):
        build(db, month=MONTH, seed=1, visits_per_day=5, people=5, now=NOW, step=step)
    assert told == [(1, 30), (2, 30), (3, 30)]
    assert db.value("SELECT count(*) FROM person") == 0
    build(db, month=MONTH, seed=1, visits_per_day=5, people=5, now=NOW)
    db.close()


def test_a_large_station_has_exactly_the_visits_asked(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    def step(done: int, total: int) -> None:
        told.append((done, total))

    db = open_database(tmp_path / "large.sqlite", create=True)
    facts = build_large(db, people=400, visits=2000, seed=3, now=NOW, visits_per_day=90, step=step)
    assert facts.visits == db.value("SELECT count(*) FROM visit") == 2000
    assert told[-1] == (2000, 2000)
    assert db.value("SELECT count(DISTINCT day) FROM visit") == (facts.last_day - facts.first_day).days + 1
    assert facts.people == 400
    db.close()
    quiet = open_database(tmp_path / "quiet.sqlite", create=True)
    assert build_large(quiet, people=400, visits=2000, seed=3, now=NOW, visits_per_day=90) == facts
    quiet.close()


def test_no_two_people_get_one_phone_or_one_card() -> None:
    for make in (names.phone, people._card):
        taken: set[str] = set()
        first = make(Random(1), taken)
        second = make(Random(1), taken)
        assert first != second
        assert taken == {first, second}
