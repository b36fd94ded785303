"""The rules of lending in the file itself: each guard against the ways around it, whatever program writes."""

from datetime import timedelta

import pytest

from station_app.core.lending.commands import add_tool, lend, report_lost, reserve, retire, send_to_repair
from station_app.core.people.commands import merge, register
from station_app.core.storage.database import Database, write
from station_app.core.storage.sqlite import sqlite3
from station_app.core.undo.commands import undo
from tests.conftest import MORNING, contents
from tests.faults.guards import guards_of, idle_guards

AT = "2026-09-01T02:00:00.000000Z"
LATER = "2026-09-01T13:00:00.000000Z"


def _loan(tool: int, person: int = 2, *, due: str = LATER, state: str = "open", number: str = "NULL") -> str:
    return (
        "INTO loan (id, tool_id, person_id, state, out_at, day, due_at)"
        f" VALUES ({number}, {tool}, {person}, '{state}', '{AT}', '2026-09-01', '{due}')"
    )


def _booking(starts: str, ends: str, *, tool: int = 2, number: str = "NULL") -> str:
    return (
        "INTO reservation (id, tool_id, nickname, starts_at, ends_at, state, created_at)"
        f" VALUES ({number}, {tool}, '王', '2026-09-01T{starts}:00.000000Z', '2026-09-01T{ends}:00.000000Z',"
        f" 'booked', '{AT}')"
    )


@pytest.fixture
def full(station: Database) -> Database:
    """Tool 1 is out, 2 is there and reserved twice, 3 retired, 4 lost, 5 in repair, 6 withdrawn; person 3 merged."""
    for name in ("周佳宁", "单小满", "小单"):
        register(station, name=name, now=MORNING, by=None)
    register(station, name="岳青", card="900001", now=MORNING, by=None)
    merge(station, keep=2, drop=3, now=MORNING, by=None)
    made = [add_tool(station, name="锤子", now=MORNING, by=None) for _ in range(6)]
    lend(station, tool_id=1, person_id=1, now=MORNING, by=None)
    for start, end in ((2, 4), (6, 8)):
        starts, ends = MORNING + timedelta(hours=start), MORNING + timedelta(hours=end)
        reserve(station, tool_id=2, nickname="王", starts_at=starts, ends_at=ends, now=MORNING, by=None)
    retire(station, tool_id=3, now=MORNING, by=None)
    report_lost(station, tool_id=4, now=MORNING, by=None)
    send_to_repair(station, tool_id=5, now=MORNING, by=None)
    undo(station, op=made[5].op, now=MORNING, by=None)
    return station


WAYS = ("INSERT", "INSERT OR REPLACE", "INSERT OR IGNORE")
ONE_OPEN_LOAN = [f"{way} {_loan(1)}" for way in WAYS] + [
    f"INSERT OR REPLACE {_loan(2, number='1')}",
    "UPDATE loan SET tool_id = 2",
    "UPDATE OR REPLACE loan SET tool_id = 2",
    "UPDATE loan SET person_id = 2",
]
NOT_THERE = [f"{way} {_loan(tool)}" for way in WAYS for tool in (3, 4, 5, 6)]
NOBODY = [f"INSERT {_loan(2, 3)}", f"INSERT {_loan(2, 99)}", f"INSERT {_loan(99)}"]
DUE_AFTER_OUT = [f"INSERT {_loan(2, due=AT)}", "UPDATE loan SET due_at = out_at", "UPDATE loan SET due_at = '2026'"]
OUT_BY_LOANS = [
    "UPDATE tool SET state = 'available' WHERE id = 1",
    "UPDATE tool SET state = 'lost' WHERE id = 1",
    "UPDATE tool SET state = 'on_loan' WHERE id = 2",
    "UPDATE OR REPLACE tool SET state = 'on_loan' WHERE id = 2",
    "UPDATE OR IGNORE tool SET state = 'retired' WHERE id = 1",
    "INSERT INTO tool (code, code_key, name, kind, state, since, created_at)"
    f" VALUES ('X-1', 'X1', 'x', 'hand', 'on_loan', '{AT}', '{AT}')",
]
STATES = [
    "UPDATE loan SET state = 'back'",
    f"UPDATE loan SET state = 'back', back_at = '{LATER}'",
    "UPDATE loan SET state = 'back', back_at = '2026-09-01T01:00:00.000000Z', condition = 'good'",
    "UPDATE loan SET state = 'lost'",
    "UPDATE loan SET condition = 'good'",
    "UPDATE loan SET back_note = 'x'",
    "UPDATE loan SET visit_did = 'went'",
    "UPDATE loan SET state = 'gone'",
]
KEPT = [
    "DELETE FROM tool WHERE id = 2",
    "DELETE FROM loan",
    "DELETE FROM reservation",
    "INSERT OR REPLACE INTO tool (id, code, code_key, name, kind, since, created_at)"
    f" VALUES (2, 'X-1', 'X1', 'x', 'hand', '{AT}', '{AT}')",
    "UPDATE tool SET id = 9 WHERE id = 2",
    "UPDATE loan SET id = 9",
    "UPDATE reservation SET id = 9 WHERE id = 1",
    "UPDATE reservation SET tool_id = 1 WHERE id = 1",
]
APART = [f"{way} {_booking(*hours)}" for way in WAYS for hours in (("05:00", "05:30"), ("03:00", "11:00"))] + [
    f"INSERT OR REPLACE {_booking('05:00', '05:30', number='9')}",
    f"INSERT OR REPLACE {_booking('12:00', '12:30', number='1')}",
    "UPDATE reservation SET ends_at = '2026-09-01T08:30:00.000000Z' WHERE id = 1",
    "UPDATE OR REPLACE reservation SET starts_at = '2026-09-01T05:30:00.000000Z' WHERE id = 2",
    "UPDATE reservation SET ends_at = starts_at WHERE id = 1",
    "UPDATE reservation SET person_id = 1 WHERE id = 1",
    "UPDATE reservation SET nickname = NULL WHERE id = 1",
    "UPDATE reservation SET state = 'used' WHERE id = 1",
]
ONE_MEANING = [
    f"INSERT INTO scan_code (code, tool_id, at) VALUES ('900001', 2, '{AT}')",
    f"INSERT OR REPLACE INTO scan_code (code, tool_id, at) VALUES ('900001', 2, '{AT}')",
    f"INSERT OR REPLACE INTO scan_code (code, tool_id, at) VALUES ('900009', 2, '{AT}')",
    f"INSERT INTO scan_code (code, at) VALUES ('900009', '{AT}')",
    f"INSERT INTO scan_code (code, person_id, tool_id, at) VALUES ('900009', 1, 2, '{AT}')",
    "UPDATE scan_code SET tool_id = 1, person_id = NULL WHERE code = '900001'",
    "UPDATE OR REPLACE scan_code SET tool_id = 1 WHERE tool_id = 2",
    "UPDATE tool SET code = '900001', code_key = '900001' WHERE id = 2",
    "INSERT INTO tool (code, code_key, name, kind, since, created_at)"
    f" VALUES ('900001', '900001', 'x', 'hand', '{AT}', '{AT}')",
    "UPDATE tool SET code = 'T-001' WHERE id = 2",
    "UPDATE OR REPLACE tool SET code = 'T-001', code_key = 'T1' WHERE id = 2",
    "INSERT OR REPLACE INTO tool (code, code_key, name, kind, since, created_at)"
    f" VALUES ('T-01', 'T1', 'x', 'hand', '{AT}', '{AT}')",
]
BAD_VALUES = [
    "UPDATE tool SET name = '' WHERE id = 2",
    "UPDATE tool SET code = 't-9' WHERE id = 2",
    "UPDATE tool SET value_fen = -1 WHERE id = 2",
    "UPDATE tool SET photo = 'x' WHERE id = 2",
    "UPDATE tool SET kind = 'boat' WHERE id = 2",
    "UPDATE tool SET state = 'gone' WHERE id = 2",
    "UPDATE tool_kind SET loan_minutes = 1 WHERE code = 'hand'",
    "DELETE FROM tool_kind WHERE code = 'hand'",
    "INSERT INTO tool_accessory VALUES (2, 20, 'x')",
    "INSERT INTO loan_accessory VALUES (9, 0, 'x', NULL)",
]


AROUND = (
    *ONE_OPEN_LOAN,
    *NOT_THERE,
    *NOBODY,
    *DUE_AFTER_OUT,
    *OUT_BY_LOANS,
    *STATES,
    *KEPT,
    *APART,
    *ONE_MEANING,
    *BAD_VALUES,
)


@pytest.mark.parametrize("around", AROUND)
def test_no_way_around_a_guard(full: Database, around: str) -> None:
    before = contents(full)
    with pytest.raises(sqlite3.IntegrityError), write(full):
        full.run(around)
    assert contents(full) == before


SECOND_WALLS = {"loan_open_insert", "loan_open_update", "loan_again_of_what_is_there", "tool_stays", "import_tool_kept"}
"""Behind each of them another guard, or an index, refuses the same ways."""


def test_every_guard_is_needed(full: Database) -> None:
    names = guards_of(full, "lending")
    assert len(names) > 20
    assert set(idle_guards(full, names, AROUND)) == SECOND_WALLS


@pytest.mark.parametrize(
    ("allowed", "state"),
    [
        (f"INSERT {_loan(2)}", "on_loan"),
        (f"INSERT {_loan(2, state='void')}", "available"),
        (f"INSERT {_booking('04:00', '04:30', tool=1)}", "available"),
        (f"INSERT {_booking('06:00', '08:00')}", "available"),
        ("UPDATE tool SET state = 'retired' WHERE id = 2", "retired"),
    ],
)
def test_what_a_guard_lets_pass(full: Database, allowed: str, state: str) -> None:
    with write(full):
        full.run(allowed)
    assert full.value("SELECT state FROM tool WHERE id = 2") == state


@pytest.mark.parametrize(
    ("ends", "state", "since"),
    [
        (f"state = 'back', back_at = '{LATER}', condition = 'good'", "available", LATER),
        (f"state = 'lost', lost_at = '{LATER}'", "lost", LATER),
        ("state = 'void'", "available", AT),
    ],
)
def test_a_loan_moves_its_tool_by_itself(full: Database, ends: str, state: str, since: str) -> None:
    with write(full):
        full.run(f"UPDATE loan SET {ends}")
    assert full.row("SELECT state, since FROM tool WHERE id = 1") == (state, since)
