"""Every schema that was released comes up to the present one, with all that was in it."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from station_app.core.errors import TooOld
from station_app.core.storage.database import Database, open_database
from station_app.core.storage.migrations import FINGERPRINT, SCHEMA_VERSION, fingerprint
from station_app.core.storage.sqlite import sqlite3

DATA = Path(__file__).parent / "data"


@pytest.fixture(params=[1, 2, 3, 4])
def version(request: pytest.FixtureRequest) -> int:
    """Every schema that was released before the present one."""
    return int(request.param)


@pytest.fixture
def old(tmp_path: Path, version: int) -> Path:
    """A station as a released program left it."""
    return Path(shutil.copy(DATA / f"schema_{version}.sqlite", tmp_path / "station.sqlite"))


def rows(conn: sqlite3.Connection, sql: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in conn.execute(sql).fetchall()]


KEPT = (
    "SELECT id, name, nickname, phone, category FROM person ORDER BY id",
    "SELECT id, person_id, heads, category, day, state, origin FROM visit ORDER BY id",
    "SELECT * FROM import_row ORDER BY key",
    "SELECT * FROM import_person ORDER BY person_id",
    "SELECT id, kind, sha256, taken, not_taken, at FROM import_batch ORDER BY id",
    "SELECT * FROM act ORDER BY id",
    "SELECT dictionary, word, code FROM alias WHERE dictionary NOT IN ('tool_kind', 'supply_kind', 'course')"
    " ORDER BY dictionary, word",
    "SELECT code, person_id, active, at FROM scan_code ORDER BY code",
    "SELECT code, zh, sort FROM service ORDER BY sort",
)


SINCE_2 = (
    "SELECT id, root_id, suspended_reason, suspended_until FROM person ORDER BY id",
    "SELECT * FROM paper_sheet ORDER BY id",
    "SELECT * FROM paper_line ORDER BY sheet_id, line",
    "SELECT * FROM import_mapping",
    "SELECT * FROM number",
    "SELECT * FROM notice",
    "SELECT * FROM remark",
)


SINCE_3 = (
    "SELECT id, code, name, kind, cabinet, slot, state, since FROM tool ORDER BY id",
    "SELECT * FROM loan ORDER BY id",
    "SELECT * FROM loan_accessory ORDER BY loan_id, place",
    "SELECT * FROM reservation ORDER BY id",
    "SELECT code, tool_id, active, at FROM scan_code ORDER BY code",
)


SINCE_4 = (
    "SELECT * FROM shift ORDER BY id",
    "SELECT * FROM opening ORDER BY id",
    "SELECT * FROM heat ORDER BY id",
    "SELECT * FROM amenity ORDER BY id",
    "SELECT * FROM occupancy ORDER BY id",
    "SELECT * FROM fault ORDER BY id",
    "SELECT * FROM inspection ORDER BY id",
    "SELECT * FROM supply_item ORDER BY id",
    "SELECT * FROM batch ORDER BY id",
    "SELECT * FROM stock_move ORDER BY id",
    "SELECT * FROM stock_note ORDER BY move_id",
)


def kept(version: int) -> tuple[str, ...]:
    since = {2: SINCE_2, 3: SINCE_3, 4: SINCE_4}
    return (*KEPT, *(sql for added, more in since.items() if version >= added for sql in more))


def test_an_older_station_comes_up_with_all_that_was_in_it(old: Path, version: int) -> None:
    with closing(sqlite3.connect(str(old))) as conn:
        assert rows(conn, "PRAGMA user_version") == [(version,)]
        before = [rows(conn, sql) for sql in kept(version)]
    assert all(before)
    with closing(open_database(old)) as db:
        assert fingerprint(db.conn) == FINGERPRINT
        assert [rows(db.conn, sql) for sql in kept(version)] == before
        assert rows(db.conn, "PRAGMA foreign_key_check") == []
        assert db.value("SELECT count(*) FROM temp.sqlite_master") == 0
        assert db.rows("SELECT code FROM category WHERE number <> sort") == []


def test_a_verified_backup_lies_beside_before_the_schema_changes(old: Path, version: int) -> None:
    with closing(sqlite3.connect(str(old))) as conn:
        visits = rows(conn, "SELECT count(*) FROM visit")
    open_database(old).close()
    left = old.with_name(f"station-before-schema-{SCHEMA_VERSION}.sqlite")
    with closing(sqlite3.connect(str(left))) as conn:
        assert rows(conn, "PRAGMA user_version") == [(version,)]
        assert rows(conn, "SELECT count(*) FROM visit") == visits != [(0,)]


def test_an_older_station_is_not_changed_by_somebody_who_only_reads(old: Path, version: int) -> None:
    before = old.read_bytes()
    with pytest.raises(TooOld) as refused:
        open_database(old, read_only=True)
    assert (refused.value.file_version, refused.value.program_version) == (version, SCHEMA_VERSION)
    assert old.read_bytes() == before


def test_a_new_station_is_the_same_as_one_that_came_up(old: Path, version: int, station: Database) -> None:
    own = ("service", "alias") if version == 2 else ()  # where that station had words of its own
    with closing(open_database(old)) as came_up:
        for table in {"category", "platform", "service", "alias", "tool_kind", "notice"} - {*own}:
            assert came_up.rows(f"SELECT * FROM {table}") == station.rows(f"SELECT * FROM {table}")
