import os
import shutil
import struct
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database as UtilsDatabase
from sqlite_utils import Migrations

from station_app.core import paths
from station_app.core.errors import (
    Busy,
    Damaged,
    NotAStation,
    NotWritable,
    OldSqlite,
    ReadFailed,
    StationMissing,
    TooNew,
    TooOld,
    Trouble,
)
from station_app.core.storage import database
from station_app.core.storage.database import Database, open_database, reading, write
from station_app.core.storage.migrations import FINGERPRINT, SCHEMA_VERSION, TABLES, bring_up, fingerprint
from station_app.core.storage.sqlite import raise_as_trouble, require_sound_sqlite, sqlite3, trouble_of
from station_app.core.types import Area

SET = "INSERT INTO setting (key, value) VALUES ('test.value', '1')"


@pytest.fixture
def path(station: Database) -> Path:
    """The file of a station that was closed."""
    station.close()
    return station.path


def versioned(path: Path, version: int) -> None:
    with path.open("r+b") as file:
        file.seek(60)
        file.write(struct.pack(">i", version))


def test_a_new_station_has_the_schema_its_fingerprint_says(station: Database) -> None:
    found = fingerprint(station.conn)
    assert found == FINGERPRINT, f"the schema changed: FINGERPRINT is now {found}"


def test_every_table_belongs_to_an_area_or_stands_behind_all(station: Database) -> None:
    there = {
        row[0]
        for row in station.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    }
    named = [table for tables in TABLES.values() for table in tables]
    assert set(TABLES) == set(Area)
    assert len(named) == len(set(named))
    assert there - set(named) == {"act", "act_about", "act_before", "remark", "number", "_sqlite_migrations"}


def test_every_table_is_strict(station: Database) -> None:
    loose = station.rows(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0"
        " AND name NOT LIKE 'sqlite_%' AND name <> '_sqlite_migrations'"
    )
    assert loose == []


@pytest.mark.parametrize("read_only", [False, True])
def test_the_connection_is_set_for_safety(path: Path, read_only: bool) -> None:
    db = open_database(path, read_only=read_only)
    try:
        told = {
            name: db.value(f"PRAGMA {name}")
            for name in (
                "journal_mode",
                "synchronous",
                "foreign_keys",
                "recursive_triggers",
                "trusted_schema",
                "secure_delete",
                "busy_timeout",
                "query_only",
            )
        }
    finally:
        db.close()
    assert told == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "trusted_schema": 0,
        "secure_delete": 1,
        "busy_timeout": 5000,
        "query_only": int(read_only),
    }


def test_what_was_written_is_there_after_opening_again(path: Path) -> None:
    db = open_database(path)
    with write(db):
        db.run(SET)
    db.close()
    again = open_database(str(path))
    assert again.value("SELECT value FROM setting WHERE key = 'test.value'") == "1"
    again.close()


def test_a_block_that_raises_writes_nothing(station: Database) -> None:
    def half() -> None:
        with write(station):
            station.run(SET)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    assert station.value("SELECT count(*) FROM setting WHERE key = 'test.value'") == 0
    with write(station):
        station.run(SET)


def test_a_broken_rule_is_our_mistake_and_rolls_back(station: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError), write(station):
        station.run_many(SET, [(), ()])
    assert station.value("SELECT count(*) FROM setting WHERE key = 'test.value'") == 0
    assert not station.conn.in_transaction


def test_writes_do_not_nest(station: Database) -> None:
    with pytest.raises(RuntimeError, match="commands do not call commands"), write(station), write(station):
        pass
    assert not station.conn.in_transaction


def test_a_change_outside_write_is_our_mistake(station: Database) -> None:
    for change in (lambda: station.run(SET), lambda: station.run_many(SET, [()])):
        with pytest.raises(RuntimeError, match="outside write"):
            change()


def test_a_finding_stops_writing(station: Database) -> None:
    station.finding = "row 3 missing from index"
    with pytest.raises(Damaged) as refused, write(station):
        pass
    assert refused.value.detail == "row 3 missing from index"


def test_a_read_only_station_is_not_written(path: Path) -> None:
    before = path.read_bytes()
    db = open_database(path, read_only=True)
    with pytest.raises(NotWritable), write(db):
        pass
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        db.conn.execute(SET)
    db.close()
    assert path.read_bytes() == before


def test_row_and_value_of_nothing(station: Database) -> None:
    assert station.row("SELECT 1 WHERE 0") is None
    assert station.value("SELECT 1 WHERE 0") is None
    assert station.rows("SELECT 1 WHERE 0") == []


def test_bad_sql_is_our_mistake(station: Database) -> None:
    for read in (station.rows, station.row):
        with pytest.raises(sqlite3.OperationalError):
            read("SELECT nothing FROM nowhere")


def test_reading_sees_one_moment(station: Database) -> None:
    other = open_database(station.path)
    count = "SELECT count(*) FROM setting WHERE key = 'test.value'"
    with reading(station):
        assert station.value(count) == 0
        with write(other):
            other.run(SET)
        assert station.value(count) == 0
    assert station.value(count) == 1
    other.close()


def test_another_writer_is_busy_and_a_reader_is_not_disturbed(station: Database) -> None:
    other = open_database(station.path)
    other.busy_timeout(20)
    with write(station):
        station.run(SET)
        with pytest.raises(Busy) as busy, write(other):
            pass
        assert busy.value.path == station.path
        assert other.value("SELECT count(*) FROM setting WHERE key = 'test.value'") == 0
    with write(other):
        other.run("DELETE FROM setting WHERE key = 'test.value'")
    other.close()


def test_a_file_locked_as_a_whole_is_busy(station: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("station_app.core.storage.database.BUSY_MS", 20)
    other = open_database(station.path)
    other.busy_timeout(20)
    other.close()
    station.conn.execute("PRAGMA locking_mode = EXCLUSIVE")
    with write(station):
        station.run(SET)
    with pytest.raises(Busy):
        open_database(station.path)


def test_a_new_station_is_made_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "new" / "站.sqlite"
    with pytest.raises(StationMissing):
        open_database(path)
    assert not path.exists()
    open_database(path, create=True).close()
    assert sorted(each.name for each in path.parent.iterdir()) == ["站.sqlite", "站.sqlite.was-here"]


@pytest.mark.parametrize("left", [None, b""])
@pytest.mark.parametrize("create", [False, True])
def test_a_station_that_is_gone_or_empty_is_never_begun_anew(path: Path, left: bytes | None, create: bool) -> None:
    path.unlink()
    if left is not None:
        path.write_bytes(left)
    with pytest.raises(StationMissing) as refused:
        open_database(path, create=create)
    assert refused.value.path == path
    assert (path.read_bytes() if path.exists() else None) == left


@pytest.mark.parametrize("end", ["-wal", "-journal"])
def test_a_log_left_beside_a_lost_station_says_that_one_was_there(path: Path, end: str) -> None:
    path.unlink()
    paths.was_here_file(path).unlink()
    log = path.with_name(path.name + end)
    log.write_bytes(b"something")
    with pytest.raises(StationMissing):
        open_database(path, create=True)
    assert not path.exists()
    assert log.read_bytes() == b"something"


def test_an_empty_file_where_no_station_was_becomes_one(tmp_path: Path) -> None:
    path = tmp_path / "empty.sqlite"
    path.touch()
    open_database(path, create=True).close()
    assert paths.was_here_file(path).exists()
    open_database(path).close()


def test_creating_where_a_station_is_opens_it(path: Path) -> None:
    db = open_database(path)
    with write(db):
        db.run(SET)
    db.close()
    again = open_database(path, create=True)
    assert again.value("SELECT value FROM setting WHERE key = 'test.value'") == "1"
    again.close()


def test_a_station_copied_here_is_remembered(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere" / "copy.sqlite"
    copy.parent.mkdir()
    shutil.copy(path, copy)
    open_database(copy, read_only=True).close()
    assert not paths.was_here_file(copy).exists()
    open_database(copy).close()
    assert paths.was_here_file(copy).exists()


@pytest.mark.parametrize(
    "content",
    [
        b"x",
        b"garbage" * 1000,
        b"SQLite format 3\0",
        b"PK\x03\x04" + bytes(4096),
        bytes(8192),
    ],
)
def test_garbage_is_no_station_and_stays(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "garbage.sqlite"
    path.write_bytes(content)
    with pytest.raises(NotAStation):
        open_database(path, create=True)
    assert path.read_bytes() == content
    assert [each.name for each in tmp_path.iterdir()] == ["garbage.sqlite"]


def test_another_programs_database_is_no_station(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    conn = sqlite3.connect(str(path))
    conn.execute("CREATE TABLE person (id INTEGER)")
    conn.close()
    before = path.read_bytes()
    with pytest.raises(NotAStation):
        open_database(path)
    assert path.read_bytes() == before


def test_a_newer_station_is_refused_untouched(path: Path) -> None:
    versioned(path, SCHEMA_VERSION + 6)
    before, folder = path.read_bytes(), sorted(path.parent.iterdir())
    for read_only in (False, True):
        with pytest.raises(TooNew) as refused:
            open_database(path, read_only=read_only)
        assert (refused.value.file_version, refused.value.program_version) == (SCHEMA_VERSION + 6, SCHEMA_VERSION)
    assert path.read_bytes() == before
    assert sorted(path.parent.iterdir()) == folder


def test_a_newer_version_still_in_the_log_is_refused_untouched(path: Path, tmp_path: Path) -> None:
    conn = sqlite3.connect(str(path))
    conn.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    copy, log = tmp_path / "killed.sqlite", tmp_path / "killed.sqlite-wal"
    shutil.copy(path, copy)
    shutil.copy(f"{path}-wal", log)
    conn.close()
    before = copy.read_bytes(), log.read_bytes()
    assert struct.unpack(">i", before[0][60:64])[0] == SCHEMA_VERSION
    with pytest.raises(TooNew):
        open_database(copy)
    assert (copy.read_bytes(), log.read_bytes()) == before


def test_a_log_that_cannot_be_read_is_trouble(path: Path) -> None:
    path.with_name(path.name + "-wal").write_bytes(b"x")
    with path.open("r+b") as file:
        file.seek(100)
        file.write(bytes(3996))
    with pytest.raises(Damaged):
        open_database(path)


@pytest.mark.parametrize(
    "harm",
    [
        "CREATE TABLE extra (id INTEGER)",
        "DROP TRIGGER act_no_update",
        "DROP INDEX visit_open",
        "CREATE TRIGGER mine AFTER INSERT ON visit BEGIN SELECT 1; END",
        "ALTER TABLE visit ADD COLUMN more TEXT",
    ],
)
def test_a_changed_schema_is_found(path: Path, harm: str) -> None:
    conn = sqlite3.connect(str(path))
    conn.execute(harm)
    conn.close()
    with pytest.raises(Damaged) as refused:
        open_database(path)
    assert refused.value.detail.startswith("schema ")


def test_a_broken_first_page_is_damage(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(100)
        file.write(os.urandom(3996))
    with pytest.raises(Damaged):
        open_database(path)


@pytest.fixture
def next_schema(station: Database, monkeypatch: pytest.MonkeyPatch) -> str:
    """A program one schema ahead: its step adds a table. The value is the fingerprint it comes to."""
    ahead = Migrations("station")

    @ahead()
    def schema_1(db: UtilsDatabase) -> None:
        raise AssertionError("applied already")

    @ahead()
    def schema_2(db: UtilsDatabase) -> None:
        raise AssertionError("applied already")

    @ahead()
    def schema_3(db: UtilsDatabase) -> None:
        raise AssertionError("applied already")

    @ahead()
    def schema_4(db: UtilsDatabase) -> None:
        db.conn.execute("CREATE TABLE training (id INTEGER PRIMARY KEY) STRICT")

    monkeypatch.setattr("station_app.core.storage.migrations.migrations", ahead)
    monkeypatch.setattr("station_app.core.storage.migrations.SCHEMA_VERSION", SCHEMA_VERSION + 1)
    monkeypatch.setattr("station_app.core.storage.database.SCHEMA_VERSION", SCHEMA_VERSION + 1)
    copy = sqlite3.connect(":memory:")
    station.conn.backup(copy)
    bring_up(UtilsDatabase(copy, execute_plugins=False))
    comes_to = fingerprint(copy)
    copy.close()
    monkeypatch.setattr("station_app.core.storage.database.FINGERPRINT", comes_to)
    return comes_to


def test_an_older_station_is_brought_up_after_a_backup(station: Database, next_schema: str) -> None:
    with write(station):
        station.run(SET)
    station.close()
    db = open_database(station.path)
    assert fingerprint(db.conn) == next_schema
    assert db.value("PRAGMA user_version") == SCHEMA_VERSION + 1
    assert db.value("SELECT value FROM setting WHERE key = 'test.value'") == "1"
    db.close()
    kept = sqlite3.connect(str(station.path.with_name(f"station-before-schema-{SCHEMA_VERSION + 1}.sqlite")))
    assert kept.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION
    assert kept.execute("SELECT value FROM setting WHERE key = 'test.value'").fetchone()[0] == "1"
    kept.close()


def test_an_older_station_opened_to_read_is_left_as_it_is(station: Database, next_schema: str) -> None:
    station.close()
    before = station.path.read_bytes()
    with pytest.raises(TooOld):
        open_database(station.path, read_only=True)
    assert station.path.read_bytes() == before


def test_bringing_up_twice_does_nothing_the_second_time(station: Database) -> None:
    uuid = station.value("SELECT value FROM setting WHERE key = 'station.uuid'")
    bring_up(UtilsDatabase(station.conn, execute_plugins=False))
    assert station.value("SELECT value FROM setting WHERE key = 'station.uuid'") == uuid
    assert not station.conn.in_transaction


def test_a_step_that_fails_is_taken_back_whole(tmp_path: Path) -> None:
    conn = sqlite3.connect(str(tmp_path / "half.sqlite"))
    conn.execute("CREATE TABLE visit (id INTEGER)")
    conn.commit()
    with pytest.raises(sqlite3.OperationalError, match="already exists"):
        bring_up(UtilsDatabase(conn, execute_plugins=False))
    assert {row[0] for row in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")} == {"visit"}
    assert conn.execute("PRAGMA user_version").fetchone()[0] == 0
    conn.close()


def test_a_folder_is_no_station(tmp_path: Path) -> None:
    with pytest.raises(NotWritable):
        open_database(tmp_path)


def test_a_file_in_the_way_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotWritable):
        open_database(tmp_path / "file" / "station.sqlite", create=True)


@pytest.mark.skipif(sys.platform == "win32", reason="making a link needs a privilege there")
def test_a_file_where_the_folder_should_be_made(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(NotWritable):
        open_database(tmp_path / "loop" / "station.sqlite", create=True)


@pytest.mark.skipif(sys.platform != "linux", reason="a folder nobody can write to, root included")
def test_a_folder_that_cannot_be_made() -> None:
    with pytest.raises(NotWritable):
        open_database("/proc/station/station.sqlite", create=True)


def test_a_drive_that_cannot_hold_a_station_safely(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(database._PRAGMAS, "page_size", 123)  # SQLite keeps its own and says nothing
    with pytest.raises(NotWritable):
        open_database(path)


def test_a_disk_that_knows_no_links_gets_its_station_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: Any) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    path = tmp_path / "stick.sqlite"
    open_database(path, create=True).close()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["stick.sqlite", "stick.sqlite.was-here"]


@pytest.mark.parametrize("links", [True, False])
def test_the_first_of_two_makers_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool) -> None:
    path = tmp_path / "station.sqlite"
    first: list[str] = []
    link = os.link

    def other_first(source: Any, target: Any) -> None:
        if not first:
            first.append("made")
            monkeypatch.setattr(os, "link", link)
            monkeypatch.setattr(Path, "home", lambda: tmp_path)  # another user of this PC: another lock
            db = open_database(path, create=True)
            first.append(db.value("SELECT value FROM setting WHERE key = 'station.uuid'"))
            db.close()
        if not links:
            raise OSError(1, "Operation not permitted")
        link(source, target)

    monkeypatch.setattr(os, "link", other_first)
    db = open_database(path, create=True)
    assert db.value("SELECT value FROM setting WHERE key = 'station.uuid'") == first[1]
    db.close()


def error_of(code: int, name: str = "SQLITE_X") -> sqlite3.Error:
    error = sqlite3.OperationalError("x")
    error.sqlite_errorcode, error.sqlite_errorname = code, name
    return error


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (5, "Busy"),
        (5 | 2 << 8, "Busy"),
        (6, "Busy"),
        (8, "NotWritable"),
        (10, "ReadFailed"),
        (10 | 4 << 8, "ReadFailed"),
        (11, "Damaged"),
        (13, "DiskFull"),
        (14, "NotWritable"),
        (26, "NotAStation"),
    ],
)
def test_what_sqlite_says_becomes_a_fact(code: int, kind: str) -> None:
    found = trouble_of(error_of(code), Path("a"))
    assert type(found).__name__ == kind
    with pytest.raises(Trouble) as raised:
        raise_as_trouble(error_of(code), Path("a"))
    assert type(raised.value) is type(found)


@pytest.mark.parametrize("error", [error_of(19), error_of(1), sqlite3.ProgrammingError("no code")])
def test_our_mistakes_stay_what_they_are(error: sqlite3.Error) -> None:
    assert trouble_of(error, Path("a")) is None
    with pytest.raises(type(error)) as raised:
        raise_as_trouble(error, Path("a"))
    assert raised.value is error


def test_trouble_while_reading_is_a_fact(station: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(name: str) -> Callable[..., Any]:
        def fail(*_: Any) -> Any:
            raise error_of(10, name)

        return fail

    class Conn:
        execute = staticmethod(failing("SQLITE_IOERR_READ"))

    monkeypatch.setattr(station, "conn", Conn())
    for read in (station.rows, station.row):
        with pytest.raises(ReadFailed) as refused:
            read("SELECT 1")
        assert refused.value.detail == "SQLITE_IOERR_READ"


def test_an_old_sqlite_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    require_sound_sqlite()
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 51, 2))
    with pytest.raises(OldSqlite) as refused:
        open_database(tmp_path / "new.sqlite", create=True)
    assert refused.value.needed == "3.51.3"
    assert list(tmp_path.iterdir()) == []
