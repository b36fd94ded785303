from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from station_app.core.people.commands import register
from station_app.core.storage.database import Database
from station_app.core.training import queries
from station_app.core.training.commands import plan
from station_app.core.training.model import EnrolmentState, Session
from tests.conftest import MORNING

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
OF_TRAINING = ("session", "enrolment", "certificate", "session_file", "visit", "visit_service", "person_seen", "loan")
"""The tables that an act of a training and its undo may write."""

Planner = Callable[..., Session]


@pytest.fixture
def riders(station: Database) -> list[int]:
    """Six people, by their ids."""
    return [register(station, name=f"周佳宁{n}", now=MORNING, by=None).value.id for n in range(6)]


@pytest.fixture
def planned(station: Database) -> Planner:
    """Plans a session of two seats from eleven to twelve today, unless it is told otherwise."""

    def run(**said: Any) -> Session:
        facts = {"topic": "海姆立克", "starts_at": MORNING + HOUR, "ends_at": MORNING + 2 * HOUR, "capacity": 2, **said}
        return plan(station, **facts, now=MORNING, by=None).value

    return run


@pytest.fixture
def session(planned: Planner) -> Session:
    """A session of two seats from eleven to twelve today."""
    return planned()


def stands(db: Database, session_id: int) -> dict[int, EnrolmentState]:
    """Where everybody on the roster stands, by person."""
    return {each.person_id: each.state for each in queries.roster(db, session_id)}


def of_training(left: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """Of the contents of a file those an act of a training may write."""
    return {table: left[table] for table in OF_TRAINING}
