"""A desk in a process of its own that says what it has done, and the look at what is left of its station."""

from contextlib import closing
from pathlib import Path

from station_app.core.errors import Trouble
from station_app.core.storage.database import Database, open_database
from station_app.core.storage.sqlite import sqlite3
from tests.faults.verdict import Verdict, unsound

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


def look_at(path: Path, said: Said) -> Verdict:
    """All that was acknowledged must be there, and nothing by half."""
    try:
        with closing(open_database(path)) as db:
            states = dict(db.rows("SELECT id, state FROM visit"))
            lost = [f"{what} {number}" for what, number in said if states.get(number) not in _LEAVES[what]]
            return Verdict(len(said), tuple(lost), tuple(_half(db, said, states)))
    except (Trouble, sqlite3.Error) as trouble:
        return Verdict(len(said), tuple(f"{what} {number}" for what, number in said), (repr(trouble),))


_LEAVES = {"in": {"in", "out"}, "out": {"out"}}
"""What an act leaves of a visit, also when a later one is not there."""


def _half(db: Database, said: Said, states: dict[int, str]) -> list[str]:
    found = unsound(db)
    wanted = {
        "SELECT count(*) FROM person": len(states),
        "SELECT count(*) FROM visit_service": 2 * len(states),
        "SELECT count(*) FROM person_seen": len(states),
        "SELECT count(*) FROM act": len(states) + sum(state == "out" for state in states.values()),
    }
    found += [f"{sql}: not {count}" for sql, count in wanted.items() if db.value(sql) != count]
    if len(states) > sum(what == "in" for what, _ in said) + 1:
        found.append("more was done than one act unsaid")
    return found
