"""The ways around the file's own rules that its guards must stop, whatever program writes.

`python -m tests.faults.guards FILE` makes a station and prints what got through.
"""

import shutil
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from station_app.core.people.commands import merge, register
from station_app.core.sheets.commands import enter_line, make_sheets
from station_app.core.storage.database import Database, open_database, write
from station_app.core.storage.sqlite import sqlite3
from station_app.core.visits.commands import check_in, check_in_anonymous
from tests.conftest import MORNING

AT = "2026-09-01T02:00:00.000000Z"
_VISIT = (
    "(person_id, category, arrived_at, day, hour, state, origin, created_at)"
    f" VALUES (1, 'unknown', '{AT}', '2026-09-01', 10, 'in', 'desk', '{AT}')"
)
_ACT = "(key, at, what, ids, prev, hash)"

APPEND_ONLY = (
    "UPDATE act SET what = 'a.b'",
    "UPDATE OR REPLACE act SET id = 2 WHERE id = 1",
    "UPDATE OR IGNORE act SET at = at",
    "DELETE FROM act",
    f"INSERT OR REPLACE INTO act (id, key, at, what, ids, prev, hash) VALUES (1, 'n', '{AT}', 'a.b', '{{}}', 'p', 'h')",
    f"INSERT OR REPLACE INTO act {_ACT} SELECT key, at, 'a.b', ids, prev, '{'1' * 64}' FROM act WHERE id = 1",
    f"INSERT OR REPLACE INTO act {_ACT} SELECT 'n', at, 'a.b', ids, prev, hash FROM act WHERE id = 1",
    f"INSERT OR IGNORE INTO act {_ACT} SELECT key, at, 'a.b', ids, prev, '{'1' * 64}' FROM act WHERE id = 1",
    "UPDATE notice SET text = '别的'",
    "DELETE FROM notice",
    f"INSERT OR REPLACE INTO notice (version, text, at) SELECT version, '别的', '{AT}' FROM notice",
)
KEPT = (
    "DELETE FROM visit",
    "DELETE FROM person WHERE id = 2",
    "INSERT OR REPLACE INTO visit (id, category, arrived_at, day, state, origin, created_at)"
    f" VALUES (2, 'unknown', '{AT}', '2026-09-01', 'unknown', 'import', '{AT}')",
    f"INSERT OR REPLACE INTO person (id, category, created_at) VALUES (2, 'unknown', '{AT}')",
    f"REPLACE INTO person (id, category, created_at) VALUES (2, 'unknown', '{AT}')",
)
ONE_OPEN_VISIT = (
    f"INSERT INTO visit {_VISIT}",
    f"INSERT OR REPLACE INTO visit {_VISIT}",
    f"INSERT OR IGNORE INTO visit {_VISIT}",
    "UPDATE visit SET person_id = 1, heads = 1 WHERE id = 2",
    "UPDATE OR REPLACE visit SET person_id = 1, heads = 1 WHERE id = 2",
)
ONE_OWNER = (
    f"INSERT INTO person (phone, category, created_at) VALUES ('13800002046', 'unknown', '{AT}')",
    f"INSERT OR REPLACE INTO person (phone, category, created_at) VALUES ('13800002046', 'unknown', '{AT}')",
    "UPDATE person SET phone = '13800002046' WHERE id = 2",
    "UPDATE OR REPLACE person SET phone = '13800002046' WHERE id = 2",
)
CARDS = (
    f"INSERT INTO scan_code (code, person_id, at) VALUES ('900001', 2, '{AT}')",
    f"INSERT OR REPLACE INTO scan_code (code, person_id, at) VALUES ('900001', 2, '{AT}')",
    f"INSERT OR REPLACE INTO scan_code (code, person_id, at) VALUES ('900003', 2, '{AT}')",
    "UPDATE scan_code SET person_id = 2 WHERE code = '900001'",
    "UPDATE OR REPLACE scan_code SET code = '900001' WHERE code = '900002'",
    "UPDATE OR REPLACE scan_code SET person_id = 1 WHERE code = '900002'",
    "UPDATE OR REPLACE scan_code SET active = 1 WHERE code = '900010'",
)
IMPORTS = (
    "INSERT INTO import_row (key, batch_id, visit_id) VALUES ('0123456789abcdef', 1, 1)",
    "INSERT OR REPLACE INTO import_row (key, batch_id, visit_id) VALUES ('0123456789abcdef', 1, 1)",
    "INSERT OR REPLACE INTO import_row (key, batch_id, visit_id) VALUES ('fedcba9876543210', 1, 2)",
)
SHEETS = (
    f"INSERT OR REPLACE INTO paper_sheet (id, number, lines, made_at) VALUES (1, '9', 10, '{AT}')",
    f"INSERT OR REPLACE INTO paper_sheet (number, lines, made_at) SELECT number, 5, '{AT}' FROM paper_sheet LIMIT 1",
    "INSERT OR REPLACE INTO paper_line (sheet_id, line, struck) VALUES (1, 1, 'blank')",
    "INSERT OR REPLACE INTO paper_line (sheet_id, line, visit_id) SELECT 1, 2, visit_id FROM paper_line",
    "INSERT INTO paper_line (sheet_id, line, struck) VALUES (1, 11, 'blank')",
    "UPDATE number SET last = last - 1",
    "INSERT OR REPLACE INTO number (kind, year, last) SELECT kind, year, last FROM number",
)
MERGED = (
    "UPDATE person SET root_id = 1 WHERE id = 1",
    "UPDATE person SET root_id = 4 WHERE id = 2",  # a record merged itself
    "UPDATE person SET root_id = 2 WHERE id = 3",  # one that others are merged into
    "UPDATE person SET root_id = 2 WHERE id = 1",  # somebody who is here
    f"INSERT INTO person (category, created_at, root_id) VALUES ('unknown', '{AT}', 4)",
    "UPDATE person SET state = 'withdrawn' WHERE id = 3",
    f"INSERT INTO visit {_VISIT.replace('(1,', '(4,')}",
    "UPDATE visit SET state = 'in', person_id = 4, heads = 1, left_at = NULL WHERE id = 2",
)
_PARTS = {
    "lending": (
        *("tool", "tool_kind", "tool_accessory", "tool_key", "loan", "loan_accessory", "reservation", "import_tool"),
    ),
    "house": (
        *("shift", "opening", "heat", "amenity", "occupancy", "fault", "inspection", "supply_item", "batch"),
        *("stock_move", "import_item", "import_move", "tool_no_amenity_insert", "tool_no_amenity_update"),
    ),
    "training": ("session", "enrolment", "certificate", "session_file", "import_enrolment", "person_root_once"),
}
"""The parts whose guards have a test of their own: their tables, and guards of theirs on another's table."""
WAYS = (*APPEND_ONLY, *KEPT, *ONE_OPEN_VISIT, *ONE_OWNER, *CARDS, *IMPORTS, *SHEETS, *MERGED)


def fill(db: Database) -> None:
    """Two people with cards and phones, one of them here; one merged into another; a batch; a sheet; acts."""
    for name, phone, card in (("周佳宁", "13800002046", "900001"), ("单小满", "13800002047", "900002")):
        register(db, name=name, phone=phone, card=card, now=MORNING, by=None)
    check_in(db, person_id=1, services=["water"], now=MORNING, by=None)
    check_in_anonymous(db, heads=6, now=MORNING, by=None)
    for name in ("李伟", "李薇"):
        register(db, name=name, now=MORNING, by=None)
    merge(db, keep=3, drop=4, now=MORNING, by=None)
    make_sheets(db, count=2, lines=10, now=MORNING, by=None)
    enter_line(db, sheet_id=1, line=1, day=date(2026, 8, 31), heads=2, now=MORNING, by=None)
    with write(db):
        db.run(
            "INSERT INTO import_batch (kind, sha256, taken, not_taken, at) VALUES ('visits', ?, 1, 0, ?)",
            ("0" * 64, AT),
        )
        db.run("INSERT INTO import_row (key, batch_id, visit_id) VALUES ('0123456789abcdef', 1, 2)")
        db.run(f"INSERT INTO scan_code (code, person_id, active, at) VALUES ('900010', 1, 0, '{AT}')")


def got_through(conn: sqlite3.Connection, ways: Sequence[str] = WAYS) -> list[str]:
    """The ways that change something over a connection of any program; nothing of it stays."""
    found = []
    for way in ways:
        conn.execute("BEGIN")
        try:
            if conn.execute(way).rowcount:
                found.append(way)
        except sqlite3.IntegrityError:
            pass
        finally:
            conn.rollback()
    return found


def guards_of(db: Database, part: str | None = None) -> list[str]:
    """The triggers that refuse something: those of a part, or all that belong to none."""
    rows = db.rows("SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND lower(sql) LIKE '%raise(%'")
    part_of = {table: name for name, tables in _PARTS.items() for table in tables}
    return [name for name, table in rows if part_of.get(name, part_of.get(table)) == part]


def idle_guards(db: Database, names: Sequence[str], ways: Sequence[str]) -> list[str]:
    """The triggers without which still none of the ways gets through, over a connection that sets no pragmas."""
    db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    without = db.path.with_name("without.sqlite")
    idle = []
    for name in names:
        shutil.copy(db.path, without)
        with closing(sqlite3.connect(str(without))) as careless:
            before = set(got_through(careless, ways))
            careless.execute(f"DROP TRIGGER {name}")
            careless.commit()
            if not set(got_through(careless, ways)) - before:
                idle.append(name)
    return idle


def main(path: Path) -> int:
    """Print the ways that get through, by our connection and by a careless one; 1 when there are any."""
    with closing(open_database(path, create=True)) as db:
        fill(db)
        found = got_through(db.conn)
    with closing(sqlite3.connect(str(path))) as conn:
        found += got_through(conn)
    sys.stdout.writelines(f"{way}\n" for way in found)
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
