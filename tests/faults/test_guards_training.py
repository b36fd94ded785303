"""The rules of trainings in the file itself: each guard against the ways around it, whatever program writes."""

from datetime import timedelta

import pytest

from station_app.core.people.commands import merge, register
from station_app.core.storage.database import Database, write
from station_app.core.storage.sqlite import sqlite3
from station_app.core.training import queries
from station_app.core.training.commands import (
    attach,
    cancel,
    certify,
    close,
    enrol_many,
    plan,
    sign_in,
    void_certificate,
    withdraw,
)
from station_app.core.undo.commands import undo
from tests.conftest import MORNING, contents
from tests.faults.guards import guards_of, idle_guards

AT = "2026-09-01T02:00:00.000000Z"
LATER = "2026-09-01T13:00:00.000000Z"
WAYS = ("INSERT", "INSERT OR REPLACE", "INSERT OR IGNORE")
FULL, CLOSED, CANCELLED, EMPTY, AGAIN = 1, 2, 3, 4, 5
"""Sessions: its two seats held and one waiting; closed and certified; cancelled; planned; closed by mistake once."""
MERGED, CAME, ABSENT, UNCERTIFIED = 1, 5, 6, 11
"""Enrolments: withdrawn, of a record that is another's now; certified for the second time; absent; came."""


@pytest.fixture
def full(station: Database) -> Database:
    """Person 8 was merged into 7; of the full session 1 came, 2 is enrolled, 3 waits; of the closed one 3 is absent."""
    for n in range(8):
        register(station, name=f"周佳宁{n}", now=MORNING, by=None)
    for _ in range(5):
        starts, ends = MORNING, MORNING + timedelta(hours=1)
        plan(station, topic="消防", starts_at=starts, ends_at=ends, capacity=2, now=MORNING, by=None)
    enrol_many(station, session_id=EMPTY, person_ids=[8], now=MORNING, by=None)
    withdraw(station, session_id=EMPTY, person_id=8, now=MORNING, by=None)
    merge(station, keep=7, drop=8, now=MORNING, by=None)
    for session, people in ((FULL, [1, 2, 3]), (CLOSED, [1, 3]), (CANCELLED, [1, 2, 3]), (EMPTY, [7])):
        enrol_many(station, session_id=session, person_ids=people, now=MORNING, by=None)
    for session, person in ((FULL, 1), (CLOSED, 1), (CLOSED, 2), (AGAIN, 1)):
        sign_in(station, session_id=session, person_id=person, walk_in=True, widen=True, now=MORNING, by=None)
    cancel(station, session_id=CANCELLED, now=MORNING, by=None)
    close(station, session_id=CLOSED, now=MORNING, by=None)
    for made in certify(station, session_id=CLOSED, now=MORNING, by=None).value:
        void_certificate(station, certificate_id=made.id, reason="x", now=MORNING, by=None)
    certify(station, session_id=CLOSED, enrolment_ids=[CAME], now=MORNING, by=None)
    for done in (
        close(station, session_id=AGAIN, now=MORNING, by=None).op,
        certify(station, session_id=AGAIN, now=MORNING, by=None).op,
    )[::-1]:
        undo(station, op=done, now=MORNING, by=None)
    attach(station, session_id=FULL, name="课件.pdf", content=b"x", now=MORNING, by=None)
    with write(station):
        station.run(
            "INSERT INTO import_batch (kind, sha256, taken, not_taken, at) VALUES ('enrolments', ?, 1, 0, ?)",
            ("0" * 64, AT),
        )
        station.run("INSERT INTO import_enrolment (enrolment_id, batch_id) VALUES (1, 1)")
    return station


def _row(session: int, person: int, state: str = "waiting", *, number: str = "NULL") -> str:
    came = f"'{AT}'" if state == "attended" else "NULL"
    return (
        "INTO enrolment (id, session_id, person_id, state, queue, at, in_at)"
        f" VALUES ({number}, {session}, {person}, '{state}', 9, '{AT}', {came})"
    )


def _session(state: str = "planned", *, number: str = "NULL", closed: str = "NULL") -> str:
    return (
        "INTO session (id, topic, day, starts_at, ends_at, capacity, state, closed_at, created_at)"
        f" VALUES ({number}, 'x', '2026-09-01', '{AT}', '{LATER}', 5, '{state}', {closed}, '{AT}')"
    )


def _certificate(number: str, enrolment: int, *, row: str = "NULL") -> str:
    return (
        "INTO certificate (id, number, enrolment_id, day, at)"
        f" VALUES ({row}, '{number}', {enrolment}, '2026-09-01', '{AT}')"
    )


IN_FULL = f"session_id = {FULL}"
SEATS = [
    *(f"{way} {_row(FULL, 4, state)}" for way in WAYS for state in ("enrolled", "attended")),
    f"UPDATE enrolment SET state = 'enrolled' WHERE {IN_FULL} AND state = 'waiting'",
    f"UPDATE OR REPLACE enrolment SET state = 'attended', in_at = at WHERE {IN_FULL} AND state = 'waiting'",
    f"UPDATE enrolment SET state = 'enrolled' WHERE {IN_FULL}",
    f"UPDATE session SET capacity = 1 WHERE id = {FULL}",
    f"UPDATE session SET capacity = capacity - 2 WHERE id = {CLOSED}",
    "UPDATE session SET capacity = 0",
]
ONCE = [
    *(f"{way} {_row(FULL, 3)}" for way in WAYS),
    *(f"{way} {_row(FULL, 1)}" for way in WAYS),
    *(f"{way} {_row(EMPTY, 8, 'enrolled')}" for way in WAYS),  # the other record of somebody on the list
    f"INSERT OR REPLACE {_row(EMPTY, 7, number='99')}",
    f"UPDATE enrolment SET person_id = 2 WHERE {IN_FULL} AND state = 'waiting'",
    f"UPDATE OR REPLACE enrolment SET session_id = {EMPTY} WHERE {IN_FULL} AND state = 'waiting'",
    f"UPDATE enrolment SET state = 'waiting' WHERE id = {MERGED}",
    "UPDATE person SET root_id = 1 WHERE id = 3",
    "UPDATE person SET root_id = 2 WHERE id = 3",
]
STATES = [
    f"INSERT {_row(EMPTY, 4, 'attended')}",  # it has not begun
    f"UPDATE enrolment SET state = 'attended', in_at = at WHERE session_id = {EMPTY} AND state = 'enrolled'",
    f"INSERT {_row(CANCELLED, 4, 'attended')}",
    *(f"INSERT {_row(session, 4, 'absent')}" for session in (FULL, CANCELLED, EMPTY)),
    f"UPDATE enrolment SET state = 'absent' WHERE {IN_FULL} AND state = 'enrolled'",
    *(f"INSERT {_row(session, 4, 'enrolled')}" for session in (CLOSED, CANCELLED)),
    f"UPDATE enrolment SET state = 'enrolled' WHERE session_id = {CLOSED} AND state = 'absent'",
    f"INSERT {_row(CANCELLED, 4)}",
    f"UPDATE enrolment SET state = 'waiting' WHERE session_id = {CANCELLED} AND state = 'enrolled'",
    f"UPDATE session SET state = 'planned' WHERE id = {FULL}",
    f"UPDATE session SET state = 'void' WHERE id = {FULL}",
    f"UPDATE session SET state = 'cancelled', cancelled_at = '{AT}' WHERE id = {FULL}",
    f"UPDATE session SET closed_at = '{LATER}' WHERE id = {CLOSED}",
    f"UPDATE session SET closed_at = NULL WHERE id = {CLOSED}",  # certified
    f"UPDATE session SET closed_at = '{AT}' WHERE id = {EMPTY}",
    f"INSERT {_session('held')}",
    f"INSERT {_session('void')}",
    f"INSERT {_session('held', closed=repr(AT))}",
]
CERTIFICATES = [
    *(f"{way} {_certificate('2026-0003', UNCERTIFIED)}" for way in WAYS),  # a number given
    *(f"{way} {_certificate('2026-0002', UNCERTIFIED)}" for way in WAYS),  # one that is void
    *(f"{way} {_certificate('2026-0009', CAME)}" for way in WAYS),  # who has one
    f"INSERT {_certificate('2026-0009', ABSENT)}",
    f"INSERT {_certificate('2026-0009', 2)}",  # came to one that runs still
    "UPDATE certificate SET state = 'issued' WHERE id = 4",  # of one that was opened again
    f"UPDATE certificate SET state = 'issued' WHERE enrolment_id = {CAME}",
    f"UPDATE OR REPLACE certificate SET state = 'issued' WHERE enrolment_id = {CAME}",
    f"UPDATE certificate SET enrolment_id = {UNCERTIFIED} WHERE enrolment_id = {CAME} AND state = 'issued'",
    "UPDATE certificate SET number = '2026-0009' WHERE state = 'void'",
    "UPDATE certificate SET number = 'x'",
    f"UPDATE enrolment SET state = 'absent', in_at = NULL, out_at = NULL WHERE id = {CAME}",
    f"UPDATE enrolment SET state = 'void', in_at = NULL, out_at = NULL WHERE id = {CAME}",
]
KEPT = [
    *(f"DELETE FROM {table}" for table in ("session", "enrolment", "certificate", "session_file")),
    f"INSERT OR REPLACE {_session(number=str(EMPTY))}",
    f"REPLACE {_row(EMPTY, 4, number='4')}",
    f"INSERT OR REPLACE {_certificate('2026-0009', UNCERTIFIED, row='2')}",
    "INSERT OR REPLACE INTO session_file (id, session_id, name, file, size, at)"
    f" VALUES (1, 1, 'x', '{'0' * 64}', 1, '{AT}')",
    f"UPDATE session SET id = 99 WHERE id = {EMPTY}",
    "UPDATE enrolment SET id = 99 WHERE id = 4",
    "UPDATE certificate SET id = 99 WHERE id = 2",
    "UPDATE session_file SET id = 99",
    "UPDATE session_file SET session_id = 2",
    f"UPDATE session_file SET file = '{'1' * 64}'",
    "INSERT OR REPLACE INTO import_enrolment (enrolment_id, batch_id) VALUES (1, 1)",
]
BAD_VALUES = [
    "UPDATE session SET ends_at = starts_at",
    "UPDATE session SET topic = NULL, course = NULL",
    "UPDATE session SET topic = ''",
    "UPDATE session SET course = 'no_such'",
    "UPDATE session SET points = -1",
    f"UPDATE session SET cancel_reason = 'x' WHERE id = {FULL}",
    f"UPDATE session SET state = 'planned', cancelled_at = '{AT}' WHERE id = {EMPTY}",
    f"UPDATE enrolment SET in_at = '{AT}' WHERE {IN_FULL} AND state = 'waiting'",
    "UPDATE enrolment SET out_at = '2026-08-31T00:00:00.000000Z' WHERE id = 2",
    "UPDATE enrolment SET queue = 0 WHERE id = 4",
    "UPDATE enrolment SET visit_did = 'came', visit_id = NULL WHERE id = 4",
    "UPDATE session_file SET size = 0",
    "UPDATE session_file SET file = 'x'",
]
AROUND = (*SEATS, *ONCE, *STATES, *CERTIFICATES, *KEPT, *BAD_VALUES)


def test_the_fixture_is_what_it_says(full: Database) -> None:
    people = [[each.person_id for each in queries.roster(full, session)] for session in range(1, 6)]
    assert people == [[2, 1, 3], [1, 2, 3], [1, 2, 3], [7], [1]]
    stands = dict(full.rows("SELECT id, person_id || state FROM enrolment"))
    assert [stands[number] for number in (MERGED, CAME, ABSENT, UNCERTIFIED)] == [
        *("8withdrawn", "1attended", "3absent", "2attended"),
    ]
    assert full.rows("SELECT enrolment_id, state FROM certificate ORDER BY id") == [
        *((CAME, "void"), (UNCERTIFIED, "void"), (CAME, "issued"), (12, "void")),
    ]


@pytest.mark.parametrize("around", AROUND)
def test_no_way_around_a_guard(full: Database, around: str) -> None:
    before = contents(full)
    with pytest.raises(sqlite3.IntegrityError), write(full):
        full.run(around)
    assert contents(full) == before


SECOND_WALLS: set[str] = set()
"""Behind each of them another guard, or an index, refuses the same ways."""


def test_every_guard_is_needed(full: Database) -> None:
    names = guards_of(full, "training")
    assert len(names) > 25
    assert set(idle_guards(full, names, AROUND)) == SECOND_WALLS
