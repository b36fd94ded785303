"""How a station's file comes to the schema of this program, in steps that are each one transaction."""

import hashlib

from sqlite_utils import Database as UtilsDatabase
from sqlite_utils import Migrations

from station_app.core.storage import schema
from station_app.core.storage.schema_2 import statements as schema_2_statements
from station_app.core.storage.schema_3 import statements as schema_3_statements
from station_app.core.storage.schema_4 import statements as schema_4_statements
from station_app.core.storage.schema_5 import statements as schema_5_statements
from station_app.core.storage.seeds import seed, seed_2, seed_3
from station_app.core.storage.seeds_4 import seed_4
from station_app.core.storage.seeds_5 import seed_5
from station_app.core.storage.sqlite import sqlite3
from station_app.core.types import Area

APPLICATION_ID = 0x57415243  # "WARC" in the header says whose file it is
SCHEMA_VERSION = 5
FINGERPRINT = "5e7754bddfcd08a335938c2d52ba029dbf56ef928cdc81f4e3250872aac31d59"
"""Of the schema as it must be; `tests/core/storage` says the new value when a migration changes it."""

TABLES: dict[Area, tuple[str, ...]] = {
    Area.SETTINGS: ("setting", "notice"),
    Area.DICTIONARIES: (
        *("category", "platform", "service", "tool_kind", "amenity_kind", "supply_kind", "check_item", "course"),
        "alias",
    ),
    Area.STAFF: ("staff",),
    Area.PEOPLE: ("person", "person_platform", "person_role", "person_key", "consent", "scan_code"),
    Area.VISITS: ("visit", "visit_service", "person_seen"),
    Area.SHEETS: ("paper_sheet", "paper_line"),
    Area.TRAINING: ("session", "enrolment", "certificate", "session_file"),
    Area.LENDING: ("tool", "tool_accessory", "tool_key", "loan", "loan_accessory", "reservation"),
    Area.SHIFTS: ("shift", "opening", "heat"),
    Area.AMENITIES: ("amenity", "occupancy", "fault", "inspection"),
    Area.SUPPLIES: ("supply_item", "supply_key", "batch", "stock_move", "stock_note"),
    Area.IMPORTS: (
        *("import_batch", "import_row", "import_person", "import_tool", "import_item", "import_move"),
        *("import_enrolment", "import_mapping"),
    ),
}
"""Which tables an area names. `act` and the tables beside it, and `number`, stand behind all and belong to none."""

migrations = Migrations("station")


@migrations()
def schema_1(db: UtilsDatabase) -> None:
    """The first released schema."""
    for statement in schema.statements():
        db.conn.execute(statement)
    seed(db.conn)


@migrations()
def schema_2(db: UtilsDatabase) -> None:
    """Merged and suspended people, notices, imports taken back whole, numbered paper sheets."""
    for statement in schema_2_statements():
        db.conn.execute(statement)
    seed_2(db.conn)


@migrations()
def schema_3(db: UtilsDatabase) -> None:
    """Tools, loans, reservations; codes of people and tools in one table."""
    for statement in schema_3_statements():
        db.conn.execute(statement)
    seed_3(db.conn)


@migrations()
def schema_4(db: UtilsDatabase) -> None:
    """Shifts and opening hours, amenities with faults and checks, supplies as append-only moves."""
    for statement in schema_4_statements():
        db.conn.execute(statement)
    seed_4(db.conn)


@migrations()
def schema_5(db: UtilsDatabase) -> None:
    """Sessions, enrolment with its waiting list, attendance, certificates; tools that need a training."""
    for statement in schema_5_statements():
        db.conn.execute(statement)
    seed_5(db.conn)


def bring_up(db: UtilsDatabase) -> None:
    """Apply what is pending in one transaction; of several processes at once one does it and the others look again."""
    conn = db.conn
    conn.execute("BEGIN IMMEDIATE")
    try:
        if conn.execute("PRAGMA user_version").fetchone()[0] < SCHEMA_VERSION:
            migrations.apply(db)
            conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            conn.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        conn.commit()
    except BaseException:
        conn.rollback()
        raise


def fingerprint(conn: sqlite3.Connection) -> str:
    """SHA-256 over our tables, indexes and triggers as SQLite keeps them; another program's change shows in it."""
    rows = conn.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
        " AND name NOT LIKE 'sqlite_%' AND name <> '_sqlite_migrations' AND name NOT LIKE 'idx__sqlite_migrations%'"
        " ORDER BY type, name"
    ).fetchall()
    return hashlib.sha256("\n".join("|".join(row) for row in rows).encode()).hexdigest()
