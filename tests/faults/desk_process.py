"""A desk in a process of its own that says what it has done, and the look at what is left of its station."""

from pathlib import Path

from station_app.core.audit.queries import broken_link
from station_app.core.storage.database import open_database

DESK = """
import sys
from datetime import UTC, datetime, timedelta
from station_app.core.people.commands import register
from station_app.core.storage.database import open_database
from station_app.core.visits.commands import check_in, check_in_new, check_out

db = open_database(sys.argv[1], create=True)
now = datetime(2026, 9, 1, 2, 0, tzinfo=UTC)
for n in range(int(sys.argv[2]) if len(sys.argv) > 2 else 100_000):
    visit = check_in_new(db, name=f"周{n}", services=["water", "rest"], now=now, by=None).value
    print("in", visit.id, flush=True)
    check_out(db, visit_id=visit.id, now=now + timedelta(minutes=1), by=None)
    print("out", visit.id, flush=True)
"""

Said = list[tuple[str, int]]


def said_in(text: str) -> Said:
    """What a desk had said was done; half a line says nothing."""
    lines = [line.split() for line in text.splitlines(keepends=True) if line.endswith("\n")]
    return [(what, int(number)) for what, number in lines]


def look_at(path: Path, said: Said) -> None:
    """All that was acknowledged is there, nothing is half there. Raises AssertionError, or the Trouble of opening."""
    db = open_database(path)
    try:
        states = dict(db.rows("SELECT id, state FROM visit"))
        assert all(states.get(number) in {"in", "out"} for what, number in said if what == "in")
        assert all(states.get(number) == "out" for what, number in said if what == "out")
        assert len(states) <= sum(what == "in" for what, _ in said) + 1
        assert db.value("SELECT count(*) FROM person") == len(states)
        assert db.value("SELECT count(*) FROM visit_service") == 2 * len(states)
        assert db.value("SELECT count(*) FROM person_seen") == len(states)
        acts = db.value("SELECT count(*) FROM act")
        assert acts == len(states) + sum(state == "out" for state in states.values())
        assert broken_link(db) is None
        assert db.value("PRAGMA integrity_check") == "ok"
        assert db.rows("PRAGMA foreign_key_check") == []
    finally:
        db.close()
