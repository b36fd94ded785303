"""Opening the station's file and writing to it: the only door between the program and its data."""

import os
import struct
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from stat import S_ISDIR
from typing import Any, TypeVar

from sqlite_utils import Database as UtilsDatabase

from station_app.core import paths
from station_app.core.errors import Damaged, NotAStation, NotWritable, ReadFailed, StationMissing, TooNew, TooOld
from station_app.core.storage.backup import write_backup
from station_app.core.storage.files import as_trouble, make_folder, sync_folder
from station_app.core.storage.lock import one_maker
from station_app.core.storage.migrations import (
    APPLICATION_ID,
    FINGERPRINT,
    SCHEMA_VERSION,
    bring_up,
    fingerprint,
)
from station_app.core.storage.sqlite import raise_as_trouble, require_sound_sqlite, sqlite3

BUSY_MS = 5_000
_PRAGMAS = {
    "synchronous": 2,  # FULL: with NORMAL a power cut loses commits that were shown as done
    "foreign_keys": 1,
    "recursive_triggers": 1,  # without it OR REPLACE deletes rows past the guards
    "trusted_schema": 0,
    "cell_size_check": 1,
    "secure_delete": 1,
    "temp_store": 2,
    "cache_size": -12_000,  # 12 MB at most; with the usual 2 a look-up at a million visits reads the file each time
}

_INTERRUPTED = 9  # SQLITE_INTERRUPT

Values = Sequence[Any]
T = TypeVar("T")


class Database:
    """One connection to one station's file. Reads are `rows`, `row`, `value`; writes are `run` inside `write(db)`."""

    def __init__(self, path: Path, conn: sqlite3.Connection, *, read_only: bool) -> None:
        self.path = path
        self.conn = conn
        self.read_only = read_only
        self.finding: str | None = None
        """What a check found; as long as it is set, nothing is written."""

    def rows(self, sql: str, values: Values = ()) -> list[Any]:
        """All rows of a query as tuples."""
        try:
            return list(self.conn.execute(sql, values).fetchall())
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise_as_trouble(error, self.path)

    def each(self, sql: str, values: Values = ()) -> Iterator[Any]:
        """The rows of a query one at a time: their number needs no memory."""
        try:
            for row in self.conn.execute(sql, values):  # noqa: UP028 - it would close the cursor of a closed file
                yield row
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise_as_trouble(error, self.path)

    def row(self, sql: str, values: Values = ()) -> Any | None:
        """The first row of a query, or None."""
        try:
            return self.conn.execute(sql, values).fetchone()
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise_as_trouble(error, self.path)

    def value(self, sql: str, values: Values = ()) -> Any:
        """The first value of the first row; None when there is no row."""
        row = self.row(sql, values)
        return None if row is None else row[0]

    def run(self, sql: str, values: Values = ()) -> int:
        """Execute one writing statement inside `write`; the id of an inserted row."""
        return int(self._writing().execute(sql, values).lastrowid or 0)

    def run_many(self, sql: str, values: Iterator[Values] | Sequence[Values]) -> None:
        """Execute one writing statement for many rows inside `write`."""
        self._writing().executemany(sql, values)

    def busy_timeout(self, milliseconds: int) -> None:
        """How long a write waits for another program: short in the window (it tries again itself), long elsewhere."""
        self.conn.execute(f"PRAGMA busy_timeout = {milliseconds:d}")

    def close(self) -> None:
        """Let go of the file."""
        self.conn.close()

    def _writing(self) -> sqlite3.Connection:
        if not self.conn.in_transaction:
            raise RuntimeError("a change outside write()")
        return self.conn


@contextmanager
def write(db: Database) -> Iterator[None]:
    """One transaction: all of it on the disk when the block ends, nothing of it when the block raises. Never nested.

    Raises Busy, DiskFull, ReadFailed and the like; Damaged when a check has found the file wanting.
    """
    if db.finding is not None:
        raise Damaged(db.path, db.finding)
    if db.read_only:
        raise NotWritable(db.path)
    conn = db.conn
    if conn.in_transaction:
        raise RuntimeError("write() inside write(): commands do not call commands")
    try:
        conn.execute("BEGIN IMMEDIATE")
        try:
            yield
            conn.commit()
        except BaseException:
            if conn.in_transaction:
                conn.rollback()
            raise
    except sqlite3.Error as error:
        raise_as_trouble(error, db.path)


@contextmanager
def reading(db: Database) -> Iterator[None]:
    """Several reads of one moment: what others write meanwhile is not seen."""
    db.conn.execute("BEGIN")
    try:
        yield
    finally:
        db.conn.rollback()


def read_until(db: Database, stopped: Callable[[], bool], steps: int, read: Callable[[], T]) -> T | None:
    """What `read` reads, or None when `stopped`, asked every so many of SQLite's steps, said so on the way."""
    db.conn.set_progress_handler(stopped, steps)
    try:
        return read()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == _INTERRUPTED:
            return None
        raise
    finally:
        db.conn.set_progress_handler(None, 0)


def open_database(path: Path | str, *, create: bool = False, read_only: bool = False) -> Database:
    """Open a station's file; with `create` a new empty station is made where none is. Takes no lock once it is there.

    Raises StationMissing (gone or empty: never begun anew), NotAStation, TooNew (untouched), TooOld (read only),
    Damaged, Busy, NotWritable, OldSqlite.
    """
    require_sound_sqlite()
    path = Path(path)
    try:
        if not _holds_bytes(path):
            if not create:
                raise StationMissing(path)
            with one_maker(path):
                _make_unless_there(path)
        _refuse_foreign(path)
        return Database(path, _connect(path, read_only=read_only, then=_verify), read_only=read_only)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise_as_trouble(error, path)


def _holds_bytes(path: Path) -> bool:
    try:
        facts = path.stat()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise NotWritable(path) from error
    if S_ISDIR(facts.st_mode):
        raise NotWritable(path)  # where a folder counts as empty, it must not pass for a lost file
    return facts.st_size > 0


def _make_unless_there(path: Path) -> None:
    if _holds_bytes(path):
        return  # another process was first; its station is as good
    # A log left beside a lost file would be played into whatever takes its place.
    left = any(_holds_bytes(_beside(path, end)) for end in ("-wal", "-journal"))
    if left or paths.was_here_file(path).exists():
        raise StationMissing(path)
    _make(path)


def _make(path: Path) -> None:
    # Built beside its place and moved there whole, so that neither a crash nor a reader sees half a station.
    try:
        make_folder(path.parent)
        handle, name = tempfile.mkstemp(prefix=".new-", suffix=".station", dir=path.parent)
    except OSError as error:
        raise NotWritable(path) from error
    os.close(handle)
    made = Path(name)
    try:
        with closing(_connect(made, read_only=False, then=_bring_up)) as conn:
            # Closing moves the log into the file without a word when the disk will not take it: here it is said.
            conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if _holds_bytes(_beside(made, "-wal")):
            raise ReadFailed(path, "the log could not be moved into the file")
        _put_in_place(made, path)
    finally:
        for left in (made, *(_beside(made, end) for end in ("-wal", "-shm", "-journal"))):
            left.unlink(missing_ok=True)
    try:
        # The station's name first: a marker that outlives it in a power cut would speak of a lost station.
        sync_folder(path.parent)
        paths.was_here_file(path).touch()
    except OSError as error:
        raise as_trouble(error, path) from error


def _put_in_place(made: Path, path: Path) -> None:
    if not _holds_bytes(path):
        path.unlink(missing_ok=True)  # an empty file; another maker of ours waits
    try:
        os.link(made, path)
    except FileExistsError:
        return  # another user of this PC was first; their station is as good
    except OSError:
        # Sticks formatted FAT know no links; Windows' rename refuses a taken name by itself.
        if not path.exists():
            made.rename(path)


def _refuse_foreign(path: Path) -> None:
    # Read without SQLite: opening a newer station's file would already touch it.
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise NotWritable(path) from error
    if len(head) < 100 or not head.startswith(b"SQLite format 3\0"):
        raise NotAStation(path)
    version, application = struct.unpack(">i", head[60:64])[0], struct.unpack(">i", head[68:72])[0]
    if application != APPLICATION_ID:
        raise NotAStation(path)
    if _holds_bytes(_beside(path, "-wal")):
        version = _version_in_log(path)
    if version > SCHEMA_VERSION:
        raise TooNew(path, version, SCHEMA_VERSION)


def _beside(path: Path, end: str) -> Path:
    return path.with_name(path.name + end)


def _version_in_log(path: Path) -> int:
    # A newer program may have left its version in the log; a connection that only reads leaves it there.
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", timeout=BUSY_MS / 1000, uri=True)) as conn:
        return int(conn.execute("PRAGMA user_version").fetchone()[0])


def _connect(path: Path, *, read_only: bool, then: Callable[[sqlite3.Connection, Path], None]) -> sqlite3.Connection:
    conn = sqlite3.connect(str(path), timeout=BUSY_MS / 1000, check_same_thread=True)
    wanted = {**({} if read_only else {"journal_mode": "wal"}), **_PRAGMAS, "query_only": int(read_only)}
    try:
        for name, value in wanted.items():
            conn.execute(f"PRAGMA {name} = {value}")
            if conn.execute(f"PRAGMA {name}").fetchone()[0] != value:
                raise NotWritable(path)  # a drive that cannot hold a station safely
        then(conn, path)
    except BaseException:
        conn.close()
        raise
    return conn


def _verify(conn: sqlite3.Connection, path: Path) -> None:
    read_only = conn.execute("PRAGMA query_only").fetchone()[0]
    version = conn.execute("PRAGMA user_version").fetchone()[0]
    if version < SCHEMA_VERSION and read_only:
        raise TooOld(path, version, SCHEMA_VERSION)
    if version < SCHEMA_VERSION:
        write_backup(conn, copy_before(path))
        _bring_up(conn, path)
    found = fingerprint(conn)
    if found != FINGERPRINT:
        raise Damaged(path, f"schema {found[:12]}")
    if not read_only:
        with suppress(OSError):
            paths.was_here_file(path).touch()


def copy_before(path: Path) -> Path:
    """Where the copy of an old file lies that was made before it was brought up."""
    return path.with_name(f"{path.stem}-before-schema-{SCHEMA_VERSION}.sqlite")


def _bring_up(conn: sqlite3.Connection, path: Path) -> None:  # noqa: ARG001 - called as `then`
    bring_up(UtilsDatabase(conn, execute_plugins=False))
