"""The one SQLite library of the process. Everybody imports it from here, so that errors and versions are the same."""

from pathlib import Path
from typing import NoReturn

from pysqlite3 import dbapi2 as sqlite3

from station_app.core.errors import (
    Busy,
    Damaged,
    DiskFull,
    NotAStation,
    NotWritable,
    OldSqlite,
    ReadFailed,
    Trouble,
)

__all__ = ["NEEDED", "raise_as_trouble", "require_sound_sqlite", "sqlite3", "trouble_of"]

NEEDED = (3, 51, 3)
"""Versions up to 3.51.2 can lose a commit when a WAL is reset."""

_BY_CODE: dict[int, type[Busy | DiskFull | NotWritable | NotAStation]] = {
    5: Busy,
    6: Busy,
    13: DiskFull,
    8: NotWritable,
    14: NotWritable,
    23: NotWritable,
    26: NotAStation,
}
# The library's own copying (`Connection.backup`) hands over the words of a code and not the code.
_BY_WORDS = {
    "database is locked": 5,
    "attempt to write a readonly database": 8,
    "disk I/O error": 10,
    "database disk image is malformed": 11,
    "database or disk is full": 13,
    "unable to open database file": 14,
    "file is not a database": 26,
}


def require_sound_sqlite() -> None:
    """Refuse to go on with a SQLite that cannot be trusted. Raises OldSqlite."""
    if sqlite3.sqlite_version_info < NEEDED:
        raise OldSqlite(sqlite3.sqlite_version, ".".join(map(str, NEEDED)))


def trouble_of(error: sqlite3.Error | UnicodeDecodeError, path: Path) -> Trouble | None:
    """What an SQLite error means for the clerk, or None when it is a mistake of ours (a constraint, bad SQL)."""
    # Everything we store is UTF-8: a text that is not, also a name in the schema, was changed by something else.
    if isinstance(error, UnicodeDecodeError) or str(error).startswith("Could not decode to UTF-8"):
        return Damaged(path, "SQLITE_CORRUPT text")
    code = getattr(error, "sqlite_errorcode", None) or _BY_WORDS.get(str(error), 0)
    primary = code & 0xFF
    if primary in _BY_CODE:
        return _BY_CODE[primary](path)
    detail = getattr(error, "sqlite_errorname", str(error))
    if primary == 10:
        return ReadFailed(path, detail)
    if primary == 11:
        return Damaged(path, detail)
    return None


def raise_as_trouble(error: sqlite3.Error | UnicodeDecodeError, path: Path) -> NoReturn:
    """Raise the Trouble behind an SQLite error, or the error itself when it is a mistake of ours."""
    trouble = trouble_of(error, path)
    if trouble is None:
        raise error
    raise trouble from error
