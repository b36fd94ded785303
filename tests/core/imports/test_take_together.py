"""An import while the desk works: the desk waits for nothing it would notice, and no decision rests on what is past."""

import multiprocessing
import random
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from station_app.core.checks.queries import check
from station_app.core.imports import visits as visits_import
from station_app.core.imports.commands import import_job, import_people, import_visits
from station_app.core.imports.reading import open_source
from station_app.core.imports.report import Fate
from station_app.core.imports.source import Source
from station_app.core.people.commands import register
from station_app.core.reports.csv_file import write_rows
from station_app.core.settings.commands import add_alias
from station_app.core.settings.model import Dictionary
from station_app.core.storage.database import Database, open_database
from station_app.core.undo.commands import undo
from station_app.core.visits.commands import check_in, check_out
from tests.conftest import contents

NOW = datetime(2026, 10, 9, 2, 0, tzinfo=UTC)
WHEN: dict[str, Any] = {"now": NOW, "by": None}
HEADER = ("日期", "到站时间", "姓名", "手机", "服务内容")
SURNAMES, GIVEN = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗",
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰文斌红梅建国",
)


def register_of(path: Path, count: int) -> Path:
    rows = [HEADER]
    start = datetime(2024, 1, 1, 8, 0, tzinfo=UTC)
    for n in range(count):
        moment = start + timedelta(minutes=10 * n)
        rows.append((f"{moment:%Y-%m-%d}", f"{moment:%H:%M}", f"季{n % 500}", f"138{n % 500:08}", "饮水、休息"))
    write_rows(path, rows)
    return path


@pytest.fixture
def meanwhile(station: Database, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Does something on another connection each time the import has put its rows ready."""
    other = open_database(station.path)
    stage = visits_import.Visits.stage

    def then(act: Callable[[Database, int], Any], times: int = 1) -> None:
        done = [0]

        def staged(self: Any, db: Database, plan: Any, step: Any) -> Any:
            found = stage(self, db, plan, step)
            if done[0] < times:
                done[0] += 1
                act(other, done[0])
            return found

        monkeypatch.setattr(visits_import.Visits, "stage", staged)

    yield then
    other.close()


def test_somebody_registered_meanwhile_is_found(
    station: Database, tmp_path: Path, meanwhile: Callable[..., None]
) -> None:
    def act(db: Database, _turn: int) -> None:
        register(db, name="季0", phone="13800000000", **WHEN)

    meanwhile(act)
    report = import_visits(station, path=register_of(tmp_path / "a.csv", 3), **WHEN).value
    assert report.new_people == 2
    assert station.value("SELECT count(*) FROM person WHERE phone = '13800000000'") == 1
    assert station.value("SELECT count(*) FROM visit WHERE person_id = 1") == 1
    assert check(station) == []


def test_a_word_learned_meanwhile_is_known(station: Database, tmp_path: Path, meanwhile: Callable[..., None]) -> None:
    path = tmp_path / "a.csv"
    write_rows(path, [HEADER, ("2026-09-01", "9:00", "季0", "", "看报")])

    def act(db: Database, _turn: int) -> None:
        add_alias(db, dictionary=Dictionary.SERVICE, word="看报", code="rest", **WHEN)

    meanwhile(act)
    assert import_visits(station, path=path, **WHEN).value.decisions == {}
    assert station.rows("SELECT service FROM visit_service") == [("rest",)]


def test_a_desk_that_never_rests_is_decided_upon_inside_the_lock(
    station: Database, tmp_path: Path, meanwhile: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = []
    plan = visits_import.Visits.plan

    def planned(self: Any, db: Database, file: Any, **facts: Any) -> Any:
        inside.append(db.conn.in_transaction)
        return plan(self, db, file, **facts)

    monkeypatch.setattr(visits_import.Visits, "plan", planned)

    def act(db: Database, turn: int) -> None:
        register(db, name=f"季{turn}", phone=f"1380000000{turn}", **WHEN)

    meanwhile(act, times=3)
    report = import_visits(station, path=register_of(tmp_path / "a.csv", 8), **WHEN).value
    assert inside == [False, False, False, True]
    assert (report.fates[Fate.TAKEN], report.new_people) == (8, 5)
    assert (
        station.value("SELECT count(DISTINCT phone) FROM person") == station.value("SELECT count(*) FROM person") == 8
    )
    assert check(station) == []


def test_arriving_and_leaving_meanwhile_changes_no_decision(
    station: Database, tmp_path: Path, meanwhile: Callable[..., None]
) -> None:
    person = register(station, name="周佳宁", phone="13900000001", **WHEN).value
    turns = []

    def act(db: Database, turn: int) -> None:
        turns.append(turn)
        visit = check_in(db, person_id=person.id, **WHEN).value
        check_out(db, visit_id=visit.id, now=NOW + timedelta(minutes=5), by=None)

    meanwhile(act, times=9)
    import_visits(station, path=register_of(tmp_path / "a.csv", 5), **WHEN)
    assert turns == [1]
    assert station.value("SELECT count(*) FROM visit") == 6


def test_the_same_file_twice_at_once_comes_once(
    station: Database, tmp_path: Path, meanwhile: Callable[..., None]
) -> None:
    path = register_of(tmp_path / "a.csv", 20)

    def act(db: Database, _turn: int) -> None:
        import_visits(db, path=path, **WHEN)

    meanwhile(act)
    assert import_visits(station, path=path, **WHEN).value.fates == {Fate.TAKEN: 0, Fate.COMPLETED: 0, Fate.KNOWN: 20}
    assert station.value("SELECT count(*) FROM visit") == 20


def _import(station: Path, path: Path) -> None:
    import_job(station=station, source=Source(path), kind="visits", **WHEN)


def test_ended_in_the_middle_nothing_is_left(station: Database, tmp_path: Path) -> None:
    path = register_of(tmp_path / "a.csv", 6_000)
    before = contents(station)
    for wait in (0.3, 0.9, 1.5):
        child = multiprocessing.get_context("spawn").Process(target=_import, args=(station.path, path))
        child.start()
        time.sleep(wait)
        child.kill()
        child.join()
        if station.value("SELECT count(*) FROM import_batch"):
            break  # it was faster than we
        assert contents(station) == before
    import_visits(station, path=path, **WHEN)
    assert station.value("SELECT count(*) FROM visit") == 6_000
    assert check(station) == []


# ---- how long


@pytest.mark.slow
def test_the_desk_waits_for_nothing_it_would_notice(station: Database, tmp_path: Path) -> None:
    path = register_of(tmp_path / "a.csv", 100_000)
    person = register(station, name="周佳宁", phone="13900000001", **WHEN).value
    child = multiprocessing.get_context("spawn").Process(target=_import, args=(station.path, path))
    child.start()
    longest, turns = 0.0, 0
    while child.is_alive():
        began = time.perf_counter()
        visit = check_in(station, person_id=person.id, **WHEN).value
        longest = max(longest, time.perf_counter() - began)
        check_out(station, visit_id=visit.id, now=NOW + timedelta(minutes=5), by=None)
        turns += 1
        time.sleep(0.05)
    child.join()
    assert child.exitcode == 0
    assert station.value("SELECT count(*) FROM visit WHERE origin = 'import'") == 100_000
    assert turns > 20
    assert longest < 3.0, f"the desk waited {longest:.2f} s"


@pytest.mark.slow
def test_ten_thousand_people_in_three_seconds_beyond_reading(station: Database, tmp_path: Path) -> None:
    chance = random.Random(7)
    rows = [("姓名", "手机", "类别", "平台", "备注")]
    for n in range(10_000):
        name = chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=chance.randint(1, 2)))
        rows.append((name, f"138{n:08}", chance.choice(("外卖", "快递")), chance.choice(("美团", "顺丰", "")), ""))
    path = tmp_path / "名单.csv"
    write_rows(path, rows)
    began = time.process_time()
    open_source(Source(path))
    reading = time.process_time() - began
    began = time.process_time()
    done = import_people(station, path=path, **WHEN)
    beyond = time.process_time() - began - reading
    assert done.value.new_people == 10_000
    assert beyond < 3.0, f"{beyond:.2f} s beyond reading"
    began = time.process_time()
    undo(station, op=done.op, **WHEN)
    assert time.process_time() - began < 3.0
    with closing(open_database(station.path)) as db:
        assert db.value("SELECT count(*) FROM person WHERE state = 'active'") == 0
