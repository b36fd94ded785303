"""Whatever program writes, the file itself holds the rules: each guard against the ways around it."""

import pytest

from station_app.core.storage.database import Database, write
from station_app.core.storage.sqlite import sqlite3
from tests.conftest import contents
from tests.faults.guards import AT, WAYS, fill, guards_of, idle_guards


@pytest.fixture
def full(station: Database) -> Database:
    """A station with something behind every guard."""
    fill(station)
    return station


@pytest.mark.parametrize("around", WAYS)
def test_no_way_around_a_guard(full: Database, around: str) -> None:
    before = contents(full)
    with pytest.raises(sqlite3.IntegrityError), write(full):
        full.run(around)
    assert contents(full) == before


def test_every_guard_is_needed(full: Database) -> None:
    """Without any one of the triggers something gets through, at least over a connection that is careless."""
    names = guards_of(full)
    assert len(names) > 25
    assert idle_guards(full, names, WAYS) == []


def test_an_old_card_is_not_woken_beside_the_new_one(full: Database) -> None:
    with write(full):
        full.run("UPDATE scan_code SET active = 0 WHERE code = '900001'")
        full.run(f"INSERT INTO scan_code (code, person_id, at) VALUES ('900011', 1, '{AT}')")
    for wake in ("UPDATE", "UPDATE OR REPLACE"):
        with pytest.raises(sqlite3.IntegrityError), write(full):
            full.run(f"{wake} scan_code SET active = 1 WHERE code = '900001'")
    assert full.rows("SELECT code, active FROM scan_code WHERE person_id = 1 ORDER BY code") == [
        ("900001", 0),
        ("900010", 0),
        ("900011", 1),
    ]


def test_an_act_is_taken_back_once(full: Database) -> None:
    columns = "(key, at, what, ids, undoes, prev, hash)"
    add = f"INSERT OR REPLACE INTO act {columns} VALUES (?, ?, 'undo.undo', '{{}}', 1, 'p', ?)"
    with write(full):
        full.run(add, ("one", AT, "2" * 64))
    with pytest.raises(sqlite3.IntegrityError), write(full):
        full.run(add, ("two", AT, "3" * 64))


def test_an_act_does_not_undo_what_comes_after_it(full: Database) -> None:
    columns = "(id, key, at, what, ids, undoes, prev, hash)"
    add = f"INSERT INTO act {columns} VALUES (50, 'k', ?, 'undo.undo', '{{}}', ?, 'p', ?)"
    for undoes in (50, 51):
        with pytest.raises(sqlite3.IntegrityError), write(full):
            full.run(add, (AT, undoes, "4" * 64))


@pytest.mark.parametrize(
    "allowed",
    [
        "UPDATE visit SET state = 'out', left_at = arrived_at WHERE id = 1",
        "UPDATE person SET name = '周佳' WHERE id = 1",
        "UPDATE person SET phone = '13800002046' WHERE id = 1",
        "UPDATE person SET phone = '13800002046', phone_own = 0 WHERE id = 2",
        "UPDATE scan_code SET active = 0 WHERE code = '900001'",
        "UPDATE scan_code SET active = 1 WHERE code = '900001'",
    ],
)
def test_what_a_guard_lets_pass(full: Database, allowed: str) -> None:
    with write(full):
        full.run(allowed)


PERSON = "INSERT INTO person (category, created_at, {column}) VALUES ('unknown', '" + AT + "', ?)"
BAD_VALUES = [
    ("phone", "23800002046"),
    ("phone", "1380000204"),
    ("phone", "１3800002046"),
    ("phone", "1380000204６"),
    ("phone_own", 2),
    ("name", ""),
    ("name", " 周"),
    ("name", "周\u3000"),
    ("name", "周\n"),
    ("name", "a\0b"),
    ("name", "周" * 61),
    ("name", b"\xe5"),
    ("note", "x" * 501),
    ("other_number", "x" * 41),
    ("state", "gone"),
    ("root_id", 99),
    ("created_by", 99),
]


@pytest.mark.parametrize(("column", "value"), BAD_VALUES)
def test_no_bad_value_of_a_person(full: Database, column: str, value: object) -> None:
    with pytest.raises(sqlite3.IntegrityError), write(full):
        full.run(PERSON.format(column=column), (value,))


BAD_VISITS = [
    "UPDATE visit SET heads = 0 WHERE id = 2",
    "UPDATE visit SET heads = 100 WHERE id = 2",
    "UPDATE visit SET heads = 2 WHERE id = 1",
    "UPDATE visit SET words = '骑手' WHERE id = 1",
    "UPDATE visit SET category = 'nobody' WHERE id = 1",
    "UPDATE visit SET state = 'out' WHERE id = 1",
    "UPDATE visit SET left_at = arrived_at WHERE id = 1",
    "UPDATE visit SET state = 'out', left_at = '2026-09-01T01:59:59.000000Z' WHERE id = 1",
    "UPDATE visit SET state = 'void' WHERE id = 1",
    "UPDATE visit SET void_reason = 'x' WHERE id = 1",
    "UPDATE visit SET state = 'gone' WHERE id = 1",
    "UPDATE visit SET day = '2026-9-1' WHERE id = 1",
    "UPDATE visit SET hour = 24 WHERE id = 1",
    "UPDATE visit SET arrived_at = '2026-09-01 02:00' WHERE id = 1",
    "UPDATE visit SET person_id = 99 WHERE id = 1",
    "INSERT INTO visit_service VALUES (1, 'nothing', 1)",
    "INSERT INTO visit_service VALUES (99, 'water', 1)",
    "INSERT INTO visit_service VALUES (1, 'water', 1)",
    "INSERT INTO visit_service VALUES (1, 'rest', 2)",
    "INSERT INTO setting VALUES ('nodot', '1')",
    "INSERT INTO setting VALUES ('a.b', 'no json')",
    "INSERT INTO category (code, zh, en, kin, sort) VALUES ('Bad', 'x', 'x', 'other', 1)",
    "UPDATE category SET letter = 'W' WHERE code = 'guard'",
    "DELETE FROM category WHERE code = 'unknown'",
    "INSERT INTO staff (name, role) VALUES ('王芳', 'boss')",
    "INSERT INTO scan_code (code, person_id, at) VALUES ('12345', 1, '" + AT + "')",
    "INSERT INTO scan_code (code, person_id, at, active) VALUES ('abcdef', 1, '" + AT + "', 0)",
]


@pytest.mark.parametrize("harm", BAD_VISITS)
def test_no_bad_value_elsewhere(full: Database, harm: str) -> None:
    before = contents(full)
    with pytest.raises(sqlite3.IntegrityError), write(full):
        full.run(harm)
    assert contents(full) == before
