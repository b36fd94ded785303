"""How a station's file comes to the schema of this program, in steps that are each one transaction."""

import hashlib

from sqlite_utils import Database as UtilsDatabase
from sqlite_utils import Migrations

from station_app.core.storage.schema import statements
from station_app.core.storage.seeds import seed
from station_app.core.storage.sqlite import sqlite3
from station_app.core.types import Area

APPLICATION_ID = 0x57415243  # "WARC" in the header says whose file it is
SCHEMA_VERSION = 1
FINGERPRINT = "a25ac3d2ac9d9f4ef18b095402fc6991c00f516acb018d9f47ad9e4cb734de55"
"""Of the schema as it must be; `tests/core/storage` says the new value when a migration changes it."""

TABLES: dict[Area, tuple[str, ...]] = {
    Area.SETTINGS: ("setting",),
    Area.DICTIONARIES: ("category", "platform", "service", "alias"),
    Area.STAFF: ("staff",),
    Area.PEOPLE: ("person", "person_platform", "person_role", "person_key", "consent", "scan_code"),
    Area.VISITS: ("visit", "visit_service", "person_seen"),
    Area.IMPORTS: ("import_batch", "import_row", "import_person"),
}
"""Which tables an area names. `act` and the tables beside it stand behind every change and belong to none."""

migrations = Migrations("station")


@migrations()
def schema_1(db: UtilsDatabase) -> None:
    """The first released schema."""
    for statement in statements():
        db.conn.execute(statement)
    seed(db.conn)


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
