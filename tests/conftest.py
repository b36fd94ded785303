"""What every test may ask for: a real station in a temporary folder, a clock that stands, the truth about `touched`."""

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is loaded by anything
if sys.platform == "win32":
    # Without a screen Qt complains that no fonts lie beside it.
    os.environ.setdefault("QT_QPA_FONTDIR", os.path.join(os.environ["WINDIR"], "Fonts"))  # noqa: PTH118 - before imports

import gc
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, settings

from station_app.core.clock import SetClock
from station_app.core.storage.database import Database, open_database
from station_app.core.storage.migrations import TABLES
from station_app.core.types import Done

settings.register_profile(
    "station", deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
settings.load_profile("station")

T = TypeVar("T")
Truth = Callable[..., Done[Any]]

MORNING = datetime(2026, 9, 1, 2, 0, tzinfo=UTC)
"""Tuesday, ten in the morning in Shanghai."""


def pytest_collection_finish() -> None:
    """Let the collector pass over what lives as long as the run: looking at that again took a third of the time."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def station(tmp_path: Path) -> Iterator[Database]:
    """A new station's file, open."""
    db = open_database(tmp_path / "station.sqlite", create=True)
    yield db
    db.close()


@pytest.fixture
def clock() -> SetClock:
    """A clock that stands at ten in the morning of 1 September 2026 in Shanghai until it is moved."""
    return SetClock(MORNING)


@pytest.fixture
def truth_of_touched(station: Database, clock: SetClock) -> Truth:
    """Runs a command on `station` at `clock` and checks that `touched` names exactly the areas it wrote."""
    return truthful(station, clock)


def truthful(db: Database, clock: SetClock) -> Truth:
    """As the fixture, for any station."""
    db.conn.execute("CREATE TEMP TABLE written (area TEXT NOT NULL)")
    for area, tables in TABLES.items():
        for table in tables:
            for event in ("INSERT", "UPDATE", "DELETE"):
                db.conn.execute(
                    f"CREATE TEMP TRIGGER spy_{table}_{event} AFTER {event} ON main.{table}"
                    f" BEGIN INSERT INTO written VALUES ('{area}'); END"
                )

    def run(command: Callable[..., Done[T]], **facts: Any) -> Done[T]:
        facts = {"now": clock.now(), "by": None, **facts}
        db.conn.execute("DELETE FROM written")
        db.conn.commit()
        done = command(db, **facts)
        written = {row[0] for row in db.rows("SELECT DISTINCT area FROM written")}
        assert {str(area) for area in done.touched} == written, command.__name__
        return done

    return run


def contents(db: Database) -> dict[str, list[Any]]:
    """All rows of all tables, to see that something changed nothing."""
    tables = [row[0] for row in db.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {table: db.rows(f"SELECT * FROM {table}") for table in tables}
