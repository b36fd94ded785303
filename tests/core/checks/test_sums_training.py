"""Seats, lists and certificates; whoever changed them behind the program's back is found."""

from datetime import timedelta

import pytest

from station_app.core.checks.model import Finding, Kind
from station_app.core.checks.queries import check, size_of
from station_app.core.people.commands import register
from station_app.core.storage.database import Database
from station_app.core.training.commands import certify, close, enrol_many, plan, sign_in
from tests.conftest import MORNING
from tests.core.checks.test_sums import behind_its_back


@pytest.fixture
def held(station: Database) -> Database:
    """Session 1 runs: 1 came, 2 is enrolled, 3 waits. Session 2 is closed: 1 came and is certified, 2 did not come."""
    for n in range(3):
        register(station, name=f"周佳宁{n}", now=MORNING, by=None)
    for people in ([1, 2, 3], [1, 2]):
        starts, ends = MORNING, MORNING + timedelta(hours=1)
        made = plan(station, topic="x", starts_at=starts, ends_at=ends, capacity=2, now=MORNING, by=None).value
        enrol_many(station, session_id=made.id, person_ids=people, now=MORNING, by=None)
        sign_in(station, session_id=made.id, person_id=1, now=MORNING, by=None)
    close(station, session_id=2, now=MORNING, by=None)
    certify(station, session_id=2, now=MORNING, by=None)
    return station


def test_all_is_well(held: Database) -> None:
    assert check(held) == []
    assert size_of(held)["sessions"] == 2


@pytest.mark.parametrize(
    ("statement", "guards", "found"),
    [
        ("UPDATE session SET capacity = 1 WHERE id = 1", ["session_seats"], "session 1"),
        ("UPDATE session SET capacity = 3 WHERE id = 1", [], "session 1"),
        ("UPDATE person SET root_id = 1 WHERE id = 2", ["person_root_once"], "session 1, session 2"),
        ("UPDATE enrolment SET state = 'absent' WHERE id = 2", ["enrolment_absent_update"], "session 1, enrolment 2"),
        ("UPDATE enrolment SET state = 'enrolled' WHERE id = 5", ["enrolment_enrolled_update"], "enrolment 5"),
        (
            "UPDATE session SET state = 'void', closed_at = NULL WHERE id = 1",
            ["session_took_place"],
            "enrolment 1, enrolment 2, enrolment 3",
        ),
        (
            "UPDATE enrolment SET state = 'absent', in_at = NULL, out_at = NULL WHERE id = 4",
            ["enrolment_certified"],
            "certificate 1",
        ),
        ("UPDATE certificate SET number = '2026-0009'", ["certificate_stays"], "certificate 1"),
    ],
)
def test_what_does_not_add_up(held: Database, statement: str, guards: list[str], found: str) -> None:
    wanted = [Finding(Kind.TRAINING, each) for each in found.split(", ")]
    assert behind_its_back(held, statement, *guards) == wanted
