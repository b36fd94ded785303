"""Files really damaged, each in its own way: the check says which, and changes nothing."""

import hashlib
import random
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from station_app.core.checks.job import run
from station_app.core.checks.model import Finding, Kind
from station_app.core.checks.queries import check
from station_app.core.demo.build import build
from station_app.core.errors import Damaged, NotAStation
from station_app.core.people.commands import merge, register
from station_app.core.storage.database import Database, open_database, write
from station_app.core.storage.sqlite import sqlite3
from station_app.core.undo.commands import undo
from station_app.core.visits.commands import check_in, check_in_anonymous, check_out, void
from tests.conftest import MORNING, contents

WHEN: dict[str, Any] = {"now": MORNING, "by": None}
PAGE = 4096


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A station with a month and some acts, closed."""
    path = tmp_path_factory.mktemp("sound") / "station.sqlite"
    with closing(open_database(path, create=True)) as db:
        build(db, month=date(2026, 8, 1), seed=1, visits_per_day=30, people=120, now=MORNING)
        for _ in range(3):
            visit = check_in_anonymous(db, heads=6, **WHEN).value
            void(db, visit_id=visit.id, reason="点错了", **WHEN)
        person = register(db, name="周佳宁", **WHEN).value
        visit = check_in(db, person_id=person.id, **WHEN).value
        undo(db, op=check_out(db, visit_id=visit.id, **WHEN).op, **WHEN)
        db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        db.conn.execute("PRAGMA journal_mode = DELETE")
    return path


@pytest.fixture
def copy(sound: Path, tmp_path: Path) -> Path:
    """A copy to be damaged."""
    path = tmp_path / "copy.sqlite"
    path.write_bytes(sound.read_bytes())
    return path


@contextmanager
def past_the_guards(path: Path) -> Iterator[sqlite3.Connection]:
    """Another program at the file: no foreign keys, no triggers; the schema is put back afterwards."""
    with closing(sqlite3.connect(str(path))) as conn:
        guards = conn.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            conn.execute(f"DROP TRIGGER {name}")
        yield conn
        for _, sql in guards:
            conn.execute(sql)
        conn.commit()


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def found(path: Path, *, whole: bool = True) -> list[Finding]:
    """What a check finds; the file must be the same to the byte afterwards, and nothing beside it."""
    before, beside = digest(path), sorted(path.parent.iterdir())
    with closing(open_database(path, read_only=True)) as db:
        findings = check(db, whole=whole)
    assert digest(path) == before
    assert sorted(path.parent.iterdir()) == beside
    return findings


def kinds(path: Path, *, whole: bool = True) -> set[Kind]:
    return {finding.kind for finding in found(path, whole=whole)}


@pytest.mark.parametrize("whole", [True, False])
def test_a_sound_station(copy: Path, whole: bool) -> None:
    assert found(copy, whole=whole) == []
    assert run(station=copy, whole=whole) == []


def test_an_empty_station_and_one_in_use(station: Database) -> None:
    before = contents(station)
    assert check(station) == check(station, whole=False) == []
    check_in_anonymous(station, heads=6, **WHEN)
    assert run(station=station.path, whole=True) == []
    assert before != contents(station)


@pytest.mark.parametrize("whole", [True, False])
def test_an_act_that_was_changed(copy: Path, whole: bool) -> None:
    with past_the_guards(copy) as conn:
        conn.execute("UPDATE act SET at = '2026-08-31T02:00:00.000000Z' WHERE id = 4")
    assert found(copy, whole=whole) == [Finding(Kind.CHAIN, "act 4")]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE act SET by_id = 1 WHERE id = 4",
        "UPDATE act SET what = 'visits.void_' WHERE id = 4",
        "UPDATE act SET ids = '{}' WHERE id = 4",
        "UPDATE act SET key = 'another' WHERE id = 4",
        "UPDATE act SET hash = printf('%064d', 1) WHERE id = 4",
        "UPDATE act SET prev = printf('%064d', 1) WHERE id = 4",
        "UPDATE act SET undoes = NULL WHERE undoes IS NOT NULL",
    ],
)
def test_whatever_of_an_act_was_changed(copy: Path, change: str) -> None:
    with past_the_guards(copy) as conn:
        conn.execute(change)
    assert kinds(copy) == {Kind.CHAIN}


def test_an_act_taken_out_of_the_middle(copy: Path) -> None:
    with past_the_guards(copy) as conn:
        for table in ("act_about", "act_before", "remark"):
            conn.execute(f"DELETE FROM {table} WHERE act_id = 4")
        conn.execute("DELETE FROM act WHERE id = 4")
    assert found(copy) == [Finding(Kind.CHAIN, "act 5")]


def test_the_newest_acts_taken_out(copy: Path) -> None:
    with past_the_guards(copy) as conn:
        last = conn.execute("SELECT max(id) FROM act").fetchone()[0]
        for table in ("act_about", "act_before", "remark"):
            conn.execute(f"DELETE FROM {table} WHERE act_id >= ?", (last - 1,))
        conn.execute("DELETE FROM act WHERE id >= ?", (last - 1,))
    for whole in (True, False):
        assert found(copy, whole=whole) == [Finding(Kind.CHAIN, f"act {last}")]


def test_an_old_act_is_not_read_by_the_quick_check(station: Database) -> None:
    for _ in range(205):
        check_in_anonymous(station, **WHEN)
    station.conn.execute("DROP TRIGGER act_no_update")
    with write(station):
        station.run("UPDATE act SET by_id = NULL, at = '2026-08-31T02:00:00.000000Z' WHERE id = 2")
    assert {finding.kind for finding in check(station, whole=False)} == {Kind.SCHEMA}
    assert [finding for finding in check(station) if finding.kind is Kind.CHAIN] == [Finding(Kind.CHAIN, "act 2")]


def test_a_row_that_points_at_nobody(copy: Path) -> None:
    with past_the_guards(copy) as conn:
        conn.execute(
            "INSERT INTO consent (person_id, version, how, at) SELECT 9999, version, how, at FROM consent LIMIT 1"
        )
    assert found(copy) == [Finding(Kind.REFERENCES, "consent " + str(_last(copy, "consent")))]


def test_two_open_visits_of_one_person(copy: Path) -> None:
    with past_the_guards(copy) as conn:
        unique = conn.execute("SELECT sql FROM sqlite_master WHERE name = 'visit_open'").fetchone()[0]
        conn.execute("DROP INDEX visit_open")
        conn.execute(unique.replace("UNIQUE ", ""))
        person = conn.execute("SELECT person_id FROM visit WHERE state = 'in'").fetchone()[0]
        conn.execute(
            "INSERT INTO visit (person_id, category, arrived_at, day, hour, state, origin, created_at)"
            " SELECT person_id, category, arrived_at, day, hour, state, origin, created_at FROM visit"
            " WHERE state = 'in'"
        )
        conn.execute("PRAGMA writable_schema = 1")
        conn.execute("UPDATE sqlite_master SET sql = ? WHERE name = 'visit_open'", (unique,))
    findings = found(copy)
    assert Finding(Kind.VISITS, f"person {person}") in findings
    assert {finding.kind for finding in findings} == {Kind.VISITS, Kind.PAGES}


@pytest.mark.parametrize("whole", [True, False])
def test_a_text_that_is_no_text(copy: Path, whole: bool) -> None:
    with past_the_guards(copy) as conn:
        conn.execute("UPDATE act SET key = CAST(x'ff80fe' AS TEXT) WHERE id = 4")
    assert Finding(Kind.PAGES, "SQLITE_CORRUPT text") in found(copy, whole=whole)


def test_a_last_visit_that_does_not_follow(copy: Path) -> None:
    with past_the_guards(copy) as conn:
        conn.execute("UPDATE person_seen SET last_at = '2020-01-01T00:00:00.000000Z' WHERE person_id = 5")
    assert found(copy) == [Finding(Kind.SEEN, "person 5")]
    assert found(copy, whole=False) == []


def test_a_last_visit_that_is_not_there(copy: Path) -> None:
    with past_the_guards(copy) as conn:
        conn.execute("DELETE FROM person_seen WHERE person_id = 5")
    assert found(copy) == [Finding(Kind.SEEN, "person 5")]


def test_a_last_visit_of_somebody_who_never_came(copy: Path) -> None:
    with past_the_guards(copy) as conn:
        person = conn.execute(
            "INSERT INTO person (name, category, created_at) SELECT '季三', 'other', created_at FROM person LIMIT 1"
        ).lastrowid
        conn.execute(
            "INSERT INTO person_seen (person_id, last_at) VALUES (?, '2020-01-01T00:00:00.000000Z')", (person,)
        )
    assert found(copy) == [Finding(Kind.SEEN, f"person {person}")]


def test_a_guard_that_was_dropped(copy: Path) -> None:
    with closing(open_database(copy)) as db:
        db.conn.execute("DROP TRIGGER act_no_update")
        assert [finding.kind for finding in check(db)] == [Kind.SCHEMA]
        assert [finding.kind for finding in check(db, whole=False)] == [Kind.SCHEMA]
    with pytest.raises(Damaged) as trouble:
        run(station=copy, whole=True)
    assert trouble.value.detail.startswith("schema ")


def test_a_value_past_its_rule(copy: Path) -> None:
    with past_the_guards(copy) as conn:
        conn.execute("PRAGMA ignore_check_constraints = 1")
        conn.execute("UPDATE visit SET heads = 500 WHERE id = 7")
    findings = found(copy)
    assert [finding.kind for finding in findings] == [Kind.PAGES]
    assert "CHECK constraint failed in visit" in findings[0].detail


def test_an_index_that_lost_a_row(copy: Path) -> None:
    with past_the_guards(copy) as conn:
        root = conn.execute("SELECT rootpage FROM sqlite_master WHERE name = 'visit_in'").fetchone()[0]
    data = bytearray(copy.read_bytes())
    place = (root - 1) * PAGE
    assert data[place] == 0x0A
    data[place + 3 : place + 5] = b"\0\0"  # the page says it holds no cells
    copy.write_bytes(data)
    findings = found(copy)
    assert {finding.kind for finding in findings} == {Kind.PAGES}
    assert any("visit_in" in finding.detail for finding in findings)


def test_a_table_whose_page_is_rubbish_is_found_and_the_rest_still_looked_at(copy: Path) -> None:
    with past_the_guards(copy) as conn:
        conn.execute("UPDATE person_seen SET last_at = '2020-01-01T00:00:00.000000Z' WHERE person_id = 5")
        root = conn.execute("SELECT rootpage FROM sqlite_master WHERE name = 'act'").fetchone()[0]
    data = bytearray(copy.read_bytes())
    data[(root - 1) * PAGE : root * PAGE] = b"\xff" * PAGE
    copy.write_bytes(data)
    findings = found(copy)
    assert {finding.kind for finding in findings} >= {Kind.PAGES, Kind.SEEN}
    assert Finding(Kind.PAGES, "SQLITE_CORRUPT") in findings or any("SQLITE" in one.detail for one in findings)
    assert run(station=copy, whole=True) == [f"{finding.kind.value} {finding.detail}" for finding in findings]


def _flipped(path: Path, number: int) -> None:
    chance = random.Random(number)
    data = bytearray(path.read_bytes())
    page = chance.randrange(len(data) // PAGE)
    for _ in range(chance.choice((1, 8, 64))):
        data[page * PAGE + chance.randrange(100 if page == 0 else 0, PAGE)] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def _verdict_is_right(path: Path) -> bool:
    before = digest(path)
    try:
        findings = found(path)
    except (Damaged, NotAStation):
        findings = [Finding(Kind.PAGES, "did not open")]
    assert digest(path) == before
    if findings:
        return True
    # A flipped letter in a note breaks no rule; then SQLite's own check must agree.
    with closing(sqlite3.connect(str(path))) as conn:
        return bool(conn.execute("PRAGMA integrity_check").fetchall() == [("ok",)])


@pytest.mark.parametrize("number", range(30))
def test_thirty_damaged_files(copy: Path, number: int) -> None:
    _flipped(copy, number)
    assert _verdict_is_right(copy)


@pytest.mark.slow
def test_a_thousand_damaged_files(sound: Path, tmp_path: Path) -> None:
    for number in range(1000):
        path = tmp_path / "copy.sqlite"
        path.write_bytes(sound.read_bytes())
        _flipped(path, number)
        assert _verdict_is_right(path), number


def test_a_file_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "station.sqlite"
    path.write_bytes(b"not a database" * 400)
    before = digest(path)
    with pytest.raises(NotAStation):
        run(station=path, whole=True)
    assert digest(path) == before


def test_the_job_tells_its_step(copy: Path) -> None:
    told: list[tuple[int, int]] = []

    def step(done: int, total: int) -> None:
        told.append((done, total))

    assert run(station=copy, whole=False, step=step) == []
    assert told == [(0, 1)]


def _last(path: Path, table: str) -> int:
    with closing(sqlite3.connect(str(path))) as conn:
        return int(conn.execute(f"SELECT max(id) FROM {table}").fetchone()[0])


def test_a_merged_record_whose_own_visit_was_voided_is_no_finding(station: Database) -> None:
    kept, dropped = (register(station, name=name, **WHEN).value for name in ("周佳宁", "周佳"))
    visit = check_in(station, person_id=dropped.id, **WHEN).value
    check_out(station, visit_id=visit.id, **WHEN)
    op = merge(station, keep=kept.id, drop=dropped.id, **WHEN).op
    void(station, visit_id=visit.id, reason="点错了", **WHEN)
    assert check(station) == []
    undo(station, op=op, **WHEN)
    assert check(station) == []
