import itertools
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from station_app.core.clock import SetClock
from station_app.core.people.commands import edit, issue_card, register
from station_app.core.search import queries
from station_app.core.search.queries import find
from station_app.core.storage.database import Database, open_database, write
from station_app.core.undo.commands import undo
from station_app.core.visits.commands import check_in
from tests.conftest import MORNING

WHEN: dict[str, Any] = {"now": MORNING, "by": None}


def known(db: Database, **said: Any) -> int:
    return register(db, **said, **WHEN).value.id


def ids(db: Database, text: str, **how: Any) -> list[int]:
    return [hit.person_id for hit in find(db, text, **how)]


@pytest.fixture
def crowd(station: Database) -> Database:
    """Six people; 3, 1 and 5 have come, in this order."""
    known(station, name="周佳宁", nickname="小周", phone="13800002046", platforms=["meituan"], note="坐靠门")
    known(station, name="单小满", phone="13911112046", category="courier")
    known(station, nickname="张师傅", phone="13722223333")
    known(station, name="李伟", phone="0531-88991234")
    known(station, name="Li Wei", card="900001")
    known(station, name="李炜")
    for minutes, person in enumerate((3, 1, 5)):
        check_in(station, person_id=person, now=MORNING + timedelta(minutes=minutes), by=None)
    return station


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("周", [1]),
        ("佳宁", [1]),
        ("小", [1, 2]),
        ("zjn", [1]),
        ("ZJN", [1]),
        ("zhouj", [1]),
        ("jianing", [1]),
        ("xz", [1]),
        ("sxm", [2]),
        ("shan", [2]),
        ("dxm", [2]),
        ("2046", [1, 2]),
        ("046", [1, 2]),
        ("１３８", [1]),
        ("138 0000 2046", [1]),
        ("师傅", [3]),
        ("李伟", [4]),
        ("伟", [4]),
        ("liwei", [5, 6, 4]),
        ("lw", [6, 4]),
        ("li wei", [5, 6, 4]),
        ("8899-1234", [4]),
        ("900001", [5]),
        ("９０００ 0１", [5]),
        ("nobody", []),
        ("", []),
        ("   ", []),
        ("%", []),
        ("_", []),
        ("9" * 500, []),
        ("\ud83d", []),
        ("' OR 1=1 --", []),
        ("周\u200b佳宁", [1]),
        ("周　佳宁", [1]),
    ],
)
def test_who_is_found(crowd: Database, typed: str, found: list[int]) -> None:
    assert ids(crowd, typed) == found


def test_what_a_hit_says(crowd: Database) -> None:
    (hit,) = find(crowd, "zjn")
    assert (hit.name, hit.nickname, hit.phone, hit.category) == ("周佳宁", "小周", "13800002046", "unknown")
    assert (hit.platform, hit.note, hit.last_at) == ("meituan", "坐靠门", MORNING + timedelta(minutes=1))
    assert not hit.by_card
    assert not hit.swapped
    assert hit.as_json()["phone"] == "138****2046"
    assert find(crowd, "李伟")[0].as_json()["phone"] is None
    (carded,) = find(crowd, "900001")
    assert carded.by_card
    assert find(crowd, "李伟")[0].last_at is None


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("2064", [1, 2]),
        ("0246", [1, 2]),
        ("13800002064", [1]),
        ("31800002046", [1]),
        ("3333", [3]),
        ("064", []),
        ("4640", []),
        ("1111", [2]),
        ("9999", []),
        ("a2064", []),
    ],
)
def test_two_digits_swapped_are_offered_only_when_nothing_else_is_found(
    crowd: Database, typed: str, found: list[int]
) -> None:
    hits = find(crowd, typed)
    assert [hit.person_id for hit in hits] == found
    exact = any(typed in (row[0] or "") for row in crowd.rows("SELECT phone FROM person"))
    assert all(hit.swapped != exact for hit in hits)


def test_the_limit(crowd: Database) -> None:
    assert ids(crowd, "li", limit=2) == [5, 6]
    assert ids(crowd, "li", limit=0) == []


def test_lost_cards_and_people_taken_back_are_not_found(station: Database) -> None:
    done = register(station, name="周佳宁", phone="13800002046", card="900001", **WHEN)
    person = done.value.id
    card = issue_card(station, person_id=person, **WHEN).value.card
    assert ids(station, "900001") == []
    assert ids(station, str(card)) == [person]
    undo(station, op=done.op, **WHEN)
    for text in ("周", "zjn", "2046", str(card), "2064"):
        assert ids(station, text) == []


def test_a_name_changed_is_found_by_the_new_one(station: Database) -> None:
    person = known(station, name="周佳宁")
    edit(station, person_id=person, name="单小满", **WHEN)
    assert ids(station, "周") == []
    assert ids(station, "sxm") == [person]


def brute(db: Database, part: str, limit: int) -> list[int]:
    rows = db.rows(
        "SELECT p.id FROM person p LEFT JOIN person_seen s ON s.person_id = p.id WHERE instr(p.name, ?) OR"
        " instr(coalesce(p.phone, ''), ?) ORDER BY s.last_at DESC NULLS LAST, p.id DESC LIMIT ?",
        (part, part, limit),
    )
    return [row[0] for row in rows]


@pytest.mark.parametrize("few", [1, 3, 20, 1_200])
def test_walking_and_ranking_find_the_same(station: Database, monkeypatch: pytest.MonkeyPatch, few: int) -> None:
    monkeypatch.setattr(queries, "_FEW", few)
    names = itertools.product("周王李", "佳家", "宁明")
    for at, (name, tail) in enumerate(itertools.product(map("".join, names), (1111, 1112, 1211))):
        person = known(station, name=name, phone=f"13{at:05d}{tail}")
        if at % 3:
            check_in(station, person_id=person, now=MORNING + timedelta(minutes=at % 7), by=None)
    for part, limit in itertools.product(("周", "佳", "家宁", "1111", "11", "12", "13"), (1, 8, 100)):
        assert ids(station, part, limit=limit) == brute(station, part, limit), (part, limit)


def test_many_keys_of_one_person_hide_nobody(station: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "_FEW", 10)
    for _ in range(3):
        known(station, nickname="哈" * 20)
    last = known(station, nickname="哈哈镜")
    assert last in ids(station, "哈")


@settings(max_examples=15)
@given(people=st.lists(st.tuples(st.text("周王佳宁明", min_size=1, max_size=3), st.integers(0, 9999)), max_size=12))
def test_any_crowd_is_found_by_part_of_name_and_tail(
    tmp_path_factory: pytest.TempPathFactory, people: list[tuple[str, int]]
) -> None:
    db = open_database(tmp_path_factory.mktemp("crowd") / "station.sqlite", create=True)
    clock = SetClock(MORNING)
    for at, (name, tail) in enumerate(people):
        person = known(db, name=name, phone=f"138{at:04d}{tail:04d}")
        clock.forward(timedelta(seconds=1))
        if tail % 2:
            check_in(db, person_id=person, now=clock.now(), by=None)
    for name, tail in people:
        for text in (name, name[:1], name[-1:], f"{tail:04d}", f"{tail:04d}"[-2:]):
            assert ids(db, text, limit=100) == brute(db, text, 100)
    db.close()


@pytest.mark.slow
def test_one_hanzi_among_a_hundred_thousand_is_quick(station: Database) -> None:
    import time  # noqa: PLC0415

    with write(station):
        station.run_many(
            "INSERT INTO person (id, name, phone, category, created_at) VALUES (?, ?, ?, 'unknown', ?)",
            ((n, f"周{n % 977}", f"13{n:09d}", "2026-09-01T02:00:00.000000Z") for n in range(1, 100_001)),
        )
        keys = ((key, n) for n in range(1, 100_001) for key in (f"n周{n % 977}", f"d13{n:09d}", f"d{n % 10000:04d}"))
        station.run_many("INSERT INTO person_key (key, person_id) VALUES (?, ?)", keys)
        station.run_many(
            "INSERT INTO person_seen (person_id, last_at) VALUES (?, ?)",
            ((n, f"2026-09-01T02:00:00.{n:06d}Z") for n in range(1, 100_001, 2)),
        )
    for text in ("周", "周1", "13", "1300", "0042", "周976", "没有"):
        best = min(_seconds(time.perf_counter, station, text) for _ in range(5))
        assert best < 0.02, text


def _seconds(watch: Any, db: Database, text: str) -> float:
    start = watch()
    find(db, text)
    return float(watch() - start)
