"""Open loans are tools out; whoever changed that behind the program's back is found."""

from contextlib import closing
from datetime import timedelta

from station_app.core.checks.model import Finding, Kind
from station_app.core.checks.queries import check, size_of
from station_app.core.lending.commands import lend, reserve
from station_app.core.lending.model import Tool
from station_app.core.people.model import Person
from station_app.core.storage.database import Database, open_database
from station_app.core.storage.sqlite import sqlite3
from tests.conftest import MORNING

HOUR = timedelta(hours=1)


def behind_its_back(db: Database, statement: str, *guards: str) -> list[Finding]:
    """Change the file past some guards, which are put back, and look it over."""
    db.close()
    with closing(sqlite3.connect(str(db.path))) as conn:
        texts = [
            conn.execute("SELECT sql FROM sqlite_master WHERE name = ?", (guard,)).fetchone()[0] for guard in guards
        ]
        for guard in guards:
            conn.execute(f"DROP TRIGGER {guard}")
        conn.execute(statement)
        for text in texts:
            conn.execute(text)
        conn.commit()
    with closing(open_database(db.path)) as again:
        assert check(again, whole=False) == check(again)
        return check(again)


def test_all_is_well(station: Database, pump: Tool, rider: Person) -> None:
    lend(station, tool_id=pump.id, person_id=rider.id, now=MORNING, by=None)
    assert check(station) == []
    assert (size_of(station)["tools"], size_of(station)["loans"]) == (1, 1)


def test_a_tool_said_to_be_there_while_it_is_out(station: Database, pump: Tool, rider: Person) -> None:
    lend(station, tool_id=pump.id, person_id=rider.id, now=MORNING, by=None)
    found = behind_its_back(station, "UPDATE tool SET state = 'available'", "tool_out_by_loan")
    assert found == [Finding(Kind.LOANS, f"tool {pump.id}")]


def test_a_tool_said_to_be_out_that_nobody_has(station: Database, pump: Tool) -> None:
    found = behind_its_back(station, "UPDATE tool SET state = 'on_loan'", "tool_out_by_loan")
    assert found == [Finding(Kind.LOANS, f"tool {pump.id}")]


def test_hours_promised_twice(station: Database, pump: Tool) -> None:
    for start in (1, 2):
        reserve(
            station,
            tool_id=pump.id,
            nickname="王",
            starts_at=MORNING + start * HOUR,
            ends_at=MORNING + (start + 1) * HOUR,
            now=MORNING,
            by=None,
        )
    found = behind_its_back(
        station,
        "UPDATE reservation SET ends_at = '2026-09-01T04:30:00.000000Z' WHERE id = 1",
        "reservation_apart_update",
    )
    assert found == [Finding(Kind.LOANS, f"tool {pump.id}")]
