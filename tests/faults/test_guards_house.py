"""The rules of shifts, amenities and supplies in the file itself: each guard against the ways around it."""

import pytest

from station_app.core.people.commands import register
from station_app.core.storage.database import Database, write
from station_app.core.storage.sqlite import sqlite3
from tests.conftest import MORNING, contents
from tests.faults.guards import guards_of, idle_guards

AT = "2026-09-01T02:00:00.000000Z"
LATER = "2026-09-01T03:00:00.000000Z"
DAY = "2026-09-01"
_EXIT = "'exit'"
WAYS = ("INSERT", "INSERT OR REPLACE", "INSERT OR IGNORE")


def _place(
    amenity: int, slot: int, person: str = "NULL", *, number: str = "NULL", state: str = "open", at: str = AT
) -> str:
    return (
        "INTO occupancy (id, amenity_id, slot, person_id, since_at, state)"
        f" VALUES ({number}, {amenity}, {slot}, {person}, '{at}', '{state}')"
    )


def _fault(amenity: str, *, item: str = "'water'", number: str = "NULL", state: str = "reported") -> str:
    return (
        "INTO fault (id, amenity_id, check_item, what, state, day, reported_at)"
        f" VALUES ({number}, {amenity}, {item}, '坏了', '{state}', '{DAY}', '{AT}')"
    )


def _move(
    quantity: int,
    batch_after: int,
    item_after: int,
    *,
    kind: str = "issued",
    item: int = 1,
    batch: int = 1,
    number: str = "NULL",
    reverses: str = "NULL",
) -> str:
    return (
        "INTO stock_move (id, item_id, batch_id, kind, quantity, batch_after, item_after, day, at, reverses)"
        f" VALUES ({number}, {item}, {batch}, '{kind}', {quantity}, {batch_after}, {item_after}, '{DAY}', '{AT}',"
        f" {reverses})"
    )


def _amenity(code: str, *, number: str = "NULL", state: str = "in_use") -> str:
    return (
        "INTO amenity (id, code, code_key, name, kind, state, created_at)"
        f" VALUES ({number}, '{code}', '{code.replace('-00', '').replace('-', '')}', 'x', 'other', '{state}', '{AT}')"
    )


def _item(name: str, *, number: str = "NULL", key: str = "NULL") -> str:
    return (
        "INTO supply_item (id, name, name_key, kind, unit, desk_key, created_at)"
        f" VALUES ({number}, '{name}', '{name}', 'drink', '瓶', {key}, '{AT}')"
    )


_FILLED = (
    "INSERT INTO staff (name, role) VALUES ('林老师', 'manager')",
    f"INSERT INTO shift (staff_id, day, started_at, state) VALUES (1, '{DAY}', '{AT}', 'open')",
    f"INSERT INTO shift (staff_id, day, started_at, ended_at, state) VALUES (1, '{DAY}', '{AT}', '{LATER}', 'ended')",
    f"INSERT INTO opening (day, opened_at, state) VALUES ('{DAY}', '{AT}', 'open')",
    f"INSERT INTO opening (day, opened_at, closed_at, state) VALUES ('2026-08-31', '{AT}', '{LATER}', 'closed')",
    f"INSERT INTO heat (day, level, at) VALUES ('{DAY}', 35, '{AT}')",
    # 1 charges two, 2 a live room that is broken, 3 retired, 4 fills with everybody here, 5 and 6 have no places
    "INSERT INTO amenity (code, code_key, name, kind, capacity, created_at)"
    f" VALUES ('S-001', 'S1', '充电位', 'charging', 2, '{AT}'), ('S-002', 'S2', '直播间', 'live_room', 1, '{AT}')",
    "INSERT INTO amenity (code, code_key, name, kind, capacity, fills, state, created_at)"
    f" VALUES ('S-003', 'S3', '旧桌', 'other', 2, 'hand', 'retired', '{AT}'),"
    f" ('S-004', 'S4', '座位', 'seating', 40, 'here', 'in_use', '{AT}')",
    f"INSERT {_amenity('S-005')}",
    f"INSERT {_amenity('S-006')}",
    f"INSERT {_place(1, 1, '1')}",
    f"INSERT {_fault('2')}",
    f"INSERT {_fault('NULL', item=_EXIT)}",
    f"INSERT {_place(2, 1, state='void', at=LATER)}",
    f"INSERT {_place(1, 1, state='void')}",
    f"INSERT {_fault('1', state='void')}",
    f"INSERT {_fault('2', state='void')}",
    "INSERT INTO inspection (shift_id, check_item, result, day, at)"
    f" VALUES (1, 'water', 'normal', '{DAY}', '{AT}'), (1, 'exit', 'none', '{DAY}', '{AT}')",
    f"INSERT {_item('酸梅汤', key='5')}",
    f"INSERT {_item('矿泉水')}",
    f"INSERT INTO batch (item_id, expires_on, day) VALUES (1, '2026-12-20', '{DAY}'), (2, NULL, '{DAY}')",
    f"INSERT {_move(10, 10, 10, kind='received')}",
    f"INSERT {_move(-3, 7, 7)}",
    f"INSERT {_move(3, 10, 10, kind='reversed', reverses='2')}",
    f"INSERT {_move(-3, 7, 7)}",
    f"INSERT INTO import_batch (kind, sha256, taken, not_taken, at) VALUES ('supplies', '{'0' * 64}', 1, 0, '{AT}')",
    "INSERT INTO import_item VALUES (1, 1)",
    "INSERT INTO import_move VALUES (1, 1)",
    "INSERT INTO tool (code, code_key, name, kind, since, created_at)"
    f" VALUES ('T-001', 'T1', '锤子', 'hand', '{AT}', '{AT}')",
    f"INSERT INTO scan_code (code, amenity_id, at) VALUES ('800001', 1, '{AT}')",
    f"INSERT INTO scan_code (code, item_id, at) VALUES ('69000017', 1, '{AT}')",
)


@pytest.fixture
def full(station: Database) -> Database:
    """A station with something behind every guard."""
    for name in ("周佳宁", "单小满"):
        register(station, name=name, card=None, now=MORNING, by=None)
    register(station, name="岳青", card="900001", now=MORNING, by=None)
    with write(station):
        for statement in _FILLED:
            station.run(statement)
    return station


ONE_OPEN = [
    *(f"{way} INTO shift (staff_id, day, started_at, state) VALUES (1, '{DAY}', '{AT}', 'open')" for way in WAYS),
    *(f"{way} INTO opening (day, opened_at, state) VALUES ('{DAY}', '{AT}', 'open')" for way in WAYS),
    *(
        f"{way} {table} SET state = 'open', {ended} = NULL WHERE id = 2"
        for way in ("UPDATE", "UPDATE OR REPLACE")
        for table, ended in (("shift", "ended_at"), ("opening", "closed_at"))
    ),
]
WITHIN = [
    *(f"{way} {_place(1, slot)}" for way in WAYS for slot in (1, 3)),
    *(f"{way} {_place(amenity, 1)}" for way in WAYS for amenity in (2, 3, 4, 5)),
    f"INSERT OR REPLACE {_place(1, 2, '1')}",
    f"INSERT OR REPLACE {_place(1, 2, number='1')}",
    "UPDATE occupancy SET state = 'open' WHERE id = 2",
    "UPDATE OR REPLACE occupancy SET state = 'open' WHERE id = 3",
    f"INSERT {_place(1, 0)}",
    "UPDATE occupancy SET slot = 3 WHERE id = 1",
    "UPDATE OR REPLACE occupancy SET amenity_id = 1, state = 'open' WHERE id = 2",
    "UPDATE occupancy SET amenity_id = 5 WHERE id = 2",
    "UPDATE occupancy SET id = 9 WHERE id = 1",
    "UPDATE amenity SET state = 'retired' WHERE id = 1",
    "UPDATE amenity SET capacity = NULL WHERE id = 1",
    "UPDATE amenity SET fills = 'here' WHERE id = 1",
    "UPDATE amenity SET fills = 'here' WHERE id = 5",
]
FAULTS = [
    *(f"{way} {_fault('2')}" for way in WAYS),
    *(f"{way} {_fault('NULL', item=_EXIT)}" for way in WAYS),
    f"INSERT {_fault('NULL', item='NULL')}",
    f"INSERT {_fault('5', state='confirmed')}",
    f"INSERT {_fault('5', state='fixed')}",
    f"INSERT {_fault('5', state='under_repair')}",
    "UPDATE fault SET amenity_id = 5 WHERE id = 1",
    "UPDATE fault SET reported_at = '2026-09-01T01:00:00.000000Z' WHERE id = 1",
    "UPDATE fault SET id = 9 WHERE id = 1",
    "UPDATE OR REPLACE fault SET amenity_id = 2, state = 'reported' WHERE id = 3",
    "UPDATE OR REPLACE fault SET state = 'reported' WHERE id = 4",
    "UPDATE fault SET state = 'confirmed' WHERE id = 1",
    "UPDATE fault SET confirmed_at = reported_at WHERE id = 1",
    f"UPDATE fault SET repair_at = '{AT.replace('T02', 'T01')}' WHERE id = 1",
    "UPDATE fault SET what = '' WHERE id = 1",
]
CHECKS = [
    *(
        f"{way} INTO inspection (shift_id, check_item, result, day, at) VALUES (1, 'water', 'normal', '{DAY}', '{AT}')"
        for way in WAYS
    ),
    "UPDATE inspection SET check_item = 'air' WHERE id = 1",
    "UPDATE OR REPLACE inspection SET check_item = 'water' WHERE id = 2",
    "UPDATE inspection SET shift_id = 2 WHERE id = 1",
    "UPDATE inspection SET id = 9 WHERE id = 1",
    "UPDATE inspection SET result = 'abnormal' WHERE id = 1",
    "UPDATE inspection SET result = 'good' WHERE id = 1",
    "UPDATE inspection SET fault_id = 1 WHERE id = 1",
]
STOCK = [
    f"INSERT {_move(-8, -1, -1)}",
    f"INSERT {_move(-1, 6, 7)}",
    f"INSERT {_move(-1, 7, 6)}",
    f"INSERT {_move(5, 12, 12)}",
    f"INSERT {_move(-5, 2, 2, kind='received')}",
    f"INSERT {_move(0, 7, 7, kind='issued')}",
    f"INSERT {_move(5, 5, 12, kind='received', batch=2)}",
    f"INSERT {_move(5, 12, 5, kind='received', item=2)}",
    f"INSERT {_move(3, 10, 10, kind='reversed')}",
    f"INSERT {_move(4, 11, 11, kind='reversed', reverses='4')}",
    f"INSERT {_move(-3, 4, 4, kind='reversed', reverses='3')}",
    f"INSERT {_move(3, 10, 10, kind='reversed', reverses='2')}",
    f"INSERT OR REPLACE {_move(3, 10, 10, kind='reversed', reverses='2')}",
    f"INSERT OR IGNORE {_move(3, 10, 10, kind='reversed', reverses='2')}",
    f"INSERT OR REPLACE {_move(1, 8, 8, kind='counted', number='1')}",
    "UPDATE stock_move SET quantity = 20 WHERE id = 1",
    "UPDATE OR IGNORE stock_move SET at = at",
    "DELETE FROM stock_move",
    "DELETE FROM stock_move WHERE id = 4",
    "UPDATE batch SET expires_on = '2026-02-30' WHERE id = 1",
    "UPDATE batch SET expires_on = '2026-13-01' WHERE id = 1",
    "UPDATE batch SET expires_on = 'soon' WHERE id = 1",
    "UPDATE batch SET item_id = 2 WHERE id = 1",
    "UPDATE batch SET id = 9 WHERE id = 2",
    "UPDATE supply_item SET id = 9 WHERE id = 2",
    f"INSERT {_item('酸梅汤')}",
    f"INSERT OR REPLACE {_item('酸梅汤')}",
    f"INSERT OR REPLACE {_item('绿豆汤', key='5')}",
    f"INSERT {_item('绿豆汤', key='9')}",
    "UPDATE OR REPLACE supply_item SET name_key = '酸梅汤' WHERE id = 2",
    "UPDATE OR REPLACE supply_item SET desk_key = 5 WHERE id = 2",
    "UPDATE supply_item SET state = 'retired' WHERE id = 1",
    "INSERT OR REPLACE INTO import_item VALUES (1, 1)",
    "INSERT OR REPLACE INTO import_move VALUES (1, 1)",
]
KEPT = [
    *(f"DELETE FROM {table}" for table in ("shift", "opening", "heat", "fault", "occupancy", "inspection")),
    "DELETE FROM amenity WHERE id = 6",
    "DELETE FROM supply_item WHERE id = 2",
    "DELETE FROM batch WHERE id = 2",
    f"INSERT OR REPLACE {_amenity('S-009', number='6')}",
    "UPDATE amenity SET id = 9 WHERE id = 6",
    f"INSERT OR REPLACE {_fault('5', number='3')}",
    f"INSERT OR REPLACE {_item('绿豆汤', number='2')}",
    f"INSERT OR REPLACE INTO batch (id, item_id, day) VALUES (2, 2, '{DAY}')",
    f"INSERT OR REPLACE INTO heat (id, day, level, at) VALUES (1, '{DAY}', 40, '{AT}')",
    "INSERT OR REPLACE INTO shift (id, staff_id, day, started_at, ended_at, state)"
    f" VALUES (2, 1, '{DAY}', '{AT}', '{LATER}', 'ended')",
    "INSERT OR REPLACE INTO opening (id, day, opened_at, closed_at, state)"
    f" VALUES (2, '{DAY}', '{AT}', '{LATER}', 'closed')",
    "INSERT OR REPLACE INTO inspection (id, shift_id, check_item, result, day, at)"
    f" VALUES (2, 2, 'air', 'normal', '{DAY}', '{AT}')",
    f"INSERT OR REPLACE {_place(1, 2, number='2')}",
]
ONE_MEANING = [
    *(f"{way} INTO scan_code (code, amenity_id, at) VALUES ('900001', 2, '{AT}')" for way in WAYS),
    f"INSERT OR REPLACE INTO scan_code (code, item_id, at) VALUES ('800001', 2, '{AT}')",
    f"INSERT OR REPLACE INTO scan_code (code, amenity_id, at) VALUES ('800009', 1, '{AT}')",
    f"INSERT INTO scan_code (code, amenity_id, item_id, at) VALUES ('800009', 2, 2, '{AT}')",
    "UPDATE scan_code SET item_id = 2 WHERE code = '69000017'",
    f"INSERT {_amenity('900001')}",
    "UPDATE amenity SET code = '900001' WHERE id = 6",
    f"INSERT {_amenity('T-001')}",
    "UPDATE amenity SET code = 'T-001', code_key = 'T1' WHERE id = 6",
    f"INSERT {_amenity('S-001')}",
    f"INSERT OR REPLACE {_amenity('S-001')}",
    "UPDATE OR REPLACE amenity SET code_key = 'S1' WHERE id = 6",
    "INSERT INTO tool (code, code_key, name, kind, since, created_at)"
    f" VALUES ('S-1', 'S1', 'x', 'hand', '{AT}', '{AT}')",
    "UPDATE tool SET code = 'S-1', code_key = 'S1'",
]
BAD_VALUES = [
    "UPDATE shift SET state = 'ended' WHERE id = 1",
    f"UPDATE shift SET state = 'ended', ended_at = '{AT.replace('T02', 'T01')}' WHERE id = 1",
    "UPDATE opening SET closed_at = opened_at WHERE id = 1",
    f"UPDATE opening SET opened_at = '{AT.replace('T02', 'T04')}' WHERE id = 2",
    "UPDATE heat SET level = 36",
    "UPDATE amenity SET capacity = 0 WHERE id = 5",
    "UPDATE amenity SET since_day = '2026-02-30' WHERE id = 5",
    "UPDATE amenity SET kind = 'boat' WHERE id = 5",
    "UPDATE amenity SET origin = 'found' WHERE id = 5",
    "UPDATE occupancy SET state = 'ended' WHERE id = 1",
    "UPDATE occupancy SET until_at = since_at WHERE id = 1",
    "UPDATE check_item SET heat = 36 WHERE code = 'water'",
    "UPDATE supply_item SET low_mark = -1 WHERE id = 1",
    "UPDATE supply_item SET unit = '' WHERE id = 1",
]

AROUND = (*ONE_OPEN, *WITHIN, *FAULTS, *CHECKS, *STOCK, *KEPT, *ONE_MEANING, *BAD_VALUES)


@pytest.mark.parametrize("around", AROUND)
def test_no_way_around_a_guard(full: Database, around: str) -> None:
    before = contents(full)
    with pytest.raises(sqlite3.IntegrityError), write(full):
        full.run(around)
    assert contents(full) == before


SECOND_WALLS = {"amenity_stays", "supply_item_stays"}
"""Behind each of them another guard, or an index, refuses the same ways."""


def test_every_guard_is_needed(full: Database) -> None:
    names = guards_of(full, "house")
    assert len(names) > 40
    assert set(idle_guards(full, names, AROUND)) == SECOND_WALLS


@pytest.mark.parametrize(
    "allowed",
    [
        f"INSERT {_place(1, 2)}",
        f"INSERT {_fault('1')}",
        f"INSERT {_move(-7, 0, 0)}",
        f"INSERT {_move(0, 7, 7, kind='counted')}",
        f"INSERT {_move(3, 10, 10, kind='reversed', reverses='4')}",
        "UPDATE amenity SET capacity = 1 WHERE id = 1",
        f"UPDATE occupancy SET state = 'ended', how = 'freed', ended_at = '{LATER}' WHERE id = 1",
        f"UPDATE opening SET state = 'closed', closed_at = '{LATER}' WHERE id = 1",
        "UPDATE batch SET expires_on = '2028-02-29' WHERE id = 1",
    ],
)
def test_what_a_guard_lets_pass(full: Database, allowed: str) -> None:
    with write(full):
        full.run(allowed)
