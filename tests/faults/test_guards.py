"""Whatever program writes, the file itself holds the rules: each guard against the ways around it."""

import pytest

from station_app.core.people.commands import register
from station_app.core.storage.database import Database, write
from station_app.core.storage.sqlite import sqlite3
from station_app.core.visits.commands import check_in, check_in_anonymous
from tests.conftest import MORNING, contents

AT = "2026-09-01T02:00:00.000000Z"
VISIT = (
    "(person_id, category, arrived_at, day, hour, state, origin, created_at)"
    f" VALUES (1, 'unknown', '{AT}', '2026-09-01', 10, 'in', 'desk', '{AT}')"
)
ACT = "(key, at, what, ids, prev, hash)"


@pytest.fixture
def full(station: Database) -> Database:
    """Two people with cards and phones, one of them here; a batch with a row; acts."""
    for name, phone, card in (("周佳宁", "13800002046", "900001"), ("单小满", "13800002047", "900002")):
        register(station, name=name, phone=phone, card=card, now=MORNING, by=None)
    check_in(station, person_id=1, services=["water"], now=MORNING, by=None)
    check_in_anonymous(station, heads=6, now=MORNING, by=None)
    with write(station):
        station.run(
            "INSERT INTO import_batch (kind, sha256, taken, not_taken, at) VALUES ('visits', ?, 1, 0, ?)",
            ("0" * 64, AT),
        )
        station.run("INSERT INTO import_row (key, batch_id, visit_id) VALUES ('0123456789abcdef', 1, 2)")
    return station


APPEND_ONLY = (
    "UPDATE act SET what = 'a.b'",
    "UPDATE OR REPLACE act SET id = 2 WHERE id = 1",
    "UPDATE OR IGNORE act SET at = at",
    "DELETE FROM act",
    f"INSERT OR REPLACE INTO act (id, key, at, what, ids, prev, hash) VALUES (1, 'n', '{AT}', 'a.b', '{{}}', 'p', 'h')",
    f"INSERT OR REPLACE INTO act {ACT} SELECT key, at, 'a.b', ids, prev, '{'1' * 64}' FROM act WHERE id = 1",
    f"INSERT OR REPLACE INTO act {ACT} SELECT 'n', at, 'a.b', ids, prev, hash FROM act WHERE id = 1",
    f"INSERT OR IGNORE INTO act {ACT} SELECT key, at, 'a.b', ids, prev, '{'1' * 64}' FROM act WHERE id = 1",
)
KEPT = (
    "DELETE FROM visit",
    "DELETE FROM person WHERE id = 2",
    "INSERT OR REPLACE INTO visit (id, category, arrived_at, day, state, origin, created_at)"
    f" VALUES (2, 'unknown', '{AT}', '2026-09-01', 'unknown', 'import', '{AT}')",
    f"INSERT OR REPLACE INTO person (id, category, created_at) VALUES (2, 'unknown', '{AT}')",
    f"REPLACE INTO person (id, category, created_at) VALUES (2, 'unknown', '{AT}')",
)
ONE_OPEN_VISIT = (
    f"INSERT INTO visit {VISIT}",
    f"INSERT OR REPLACE INTO visit {VISIT}",
    f"INSERT OR IGNORE INTO visit {VISIT}",
    "UPDATE visit SET person_id = 1, heads = 1 WHERE id = 2",
    "UPDATE OR REPLACE visit SET person_id = 1, heads = 1 WHERE id = 2",
)
ONE_OWNER = (
    f"INSERT INTO person (phone, category, created_at) VALUES ('13800002046', 'unknown', '{AT}')",
    f"INSERT OR REPLACE INTO person (phone, category, created_at) VALUES ('13800002046', 'unknown', '{AT}')",
    "UPDATE person SET phone = '13800002046' WHERE id = 2",
    "UPDATE OR REPLACE person SET phone = '13800002046' WHERE id = 2",
)
CARDS = (
    f"INSERT INTO scan_code (code, person_id, at) VALUES ('900001', 2, '{AT}')",
    f"INSERT OR REPLACE INTO scan_code (code, person_id, at) VALUES ('900001', 2, '{AT}')",
    f"INSERT OR REPLACE INTO scan_code (code, person_id, at) VALUES ('900003', 2, '{AT}')",
    "UPDATE scan_code SET person_id = 2 WHERE code = '900001'",
    "UPDATE OR REPLACE scan_code SET code = '900001' WHERE code = '900002'",
    "UPDATE OR REPLACE scan_code SET person_id = 1 WHERE code = '900002'",
)
IMPORTS = (
    "INSERT INTO import_row (key, batch_id, visit_id) VALUES ('0123456789abcdef', 1, 1)",
    "INSERT OR REPLACE INTO import_row (key, batch_id, visit_id) VALUES ('0123456789abcdef', 1, 1)",
    "INSERT OR REPLACE INTO import_row (key, batch_id, visit_id) VALUES ('fedcba9876543210', 1, 2)",
)


@pytest.mark.parametrize("around", [*APPEND_ONLY, *KEPT, *ONE_OPEN_VISIT, *ONE_OWNER, *CARDS, *IMPORTS])
def test_no_way_around_a_guard(full: Database, around: str) -> None:
    before = contents(full)
    with pytest.raises(sqlite3.IntegrityError), write(full):
        full.run(around)
    assert contents(full) == before


def test_an_old_card_is_not_woken_beside_the_new_one(full: Database) -> None:
    with write(full):
        full.run("UPDATE scan_code SET active = 0 WHERE code = '900001'")
        full.run(f"INSERT INTO scan_code (code, person_id, at) VALUES ('900011', 1, '{AT}')")
    for wake in ("UPDATE", "UPDATE OR REPLACE"):
        with pytest.raises(sqlite3.IntegrityError), write(full):
            full.run(f"{wake} scan_code SET active = 1 WHERE code = '900001'")
    assert full.rows("SELECT code, active FROM scan_code WHERE person_id = 1 ORDER BY code") == [
        ("900001", 0),
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
