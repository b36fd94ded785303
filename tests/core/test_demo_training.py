"""The invented trainings: held in the month, on the lists of the days to come, and all of it adds up."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from station_app.core.checks.queries import check
from station_app.core.demo import build
from station_app.core.storage.database import Database, open_database
from station_app.core.training import queries
from station_app.core.training.model import EnrolmentState

NOW = datetime(2026, 11, 20, 6, 20, tzinfo=UTC)
"""14:20 at the station."""


@pytest.fixture(scope="module")
def autumn(tmp_path_factory: pytest.TempPathFactory) -> Database:
    db = open_database(tmp_path_factory.mktemp("training") / "a.sqlite", create=True)
    build(db, month=date(2026, 10, 1), seed=5, visits_per_day=60, people=300, now=NOW, live_until=NOW)
    return db


def test_sessions_were_held_by_people_who_were_there(autumn: Database) -> None:
    held = [each for each in queries.ended(autumn) if each.closed]
    assert len(held) >= 8
    assert all(each.attended and each.taken <= each.capacity for each in held)
    assert any(each.absent for each in held)
    away = autumn.value(
        "SELECT count(*) FROM enrolment e JOIN session s ON s.id = e.session_id LEFT JOIN visit v ON v.id = e.visit_id"
        " WHERE e.state = 'attended' AND (v.day IS NOT s.day OR v.person_id <> e.person_id OR v.state = 'void'"
        " OR NOT EXISTS (SELECT 1 FROM visit_service WHERE visit_id = v.id AND service = 'training')"
        " OR e.in_at < v.arrived_at)"
    )
    assert away == 0
    assert check(autumn) == []


def test_certificates_are_numbered_in_a_row(autumn: Database) -> None:
    numbers = [row[0] for row in autumn.rows("SELECT number FROM certificate ORDER BY id")]
    assert numbers == [f"2026-{n:04d}" for n in range(1, len(numbers) + 1)]
    assert len(numbers) > 10


def test_today_has_a_session_with_people_at_the_door(autumn: Database) -> None:
    first, *later = queries.coming(autumn)
    assert first.starts_at == NOW + timedelta(minutes=10)
    assert (first.capacity, first.taken, first.waiting) == (18, 18, 1)
    assert 0 < first.attended < first.taken
    there = [each for each in queries.roster(autumn, first.id) if each.state is EnrolmentState.ATTENDED]
    assert all(each.visit_id is not None for each in there)
    assert [each.taken for each in later] == [9, 3]


def test_at_night_the_session_is_tomorrow(tmp_path: Path) -> None:
    late = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
    with_nobody = open_database(tmp_path / "b.sqlite", create=True)
    build(with_nobody, month=date(2026, 10, 1), seed=5, visits_per_day=3, people=4, now=late, live_until=late)
    first = queries.coming(with_nobody)[0]
    assert (first.day, first.attended) == (date(2026, 11, 21), 0)
    assert check(with_nobody) == []
    with_nobody.close()
