"""Programs built wrongly, each in one way that a pack must see.

`python -m tests.faults.broken BUILD (-c CODE | -m MODULE) ARGUMENTS` changes the program in its own process only and
then runs the real thing. Nothing of the program is loaded before it is changed, so that no old name stays in use.
"""

import os
import runpy
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
"""Where such commands are run from."""


def command(*words: str, broken: str = "") -> list[str]:
    """The command line of a program under test, sound or of a broken build; `words` begin with -c or -m."""
    built = ["-m", "tests.faults.broken", broken] if broken else []
    return [sys.executable, *built, *words]


class _Around:
    """A connection with a fault; what is not said here is as it should be."""

    def __init__(self, conn: Any) -> None:
        self._conn = conn

    def __getattr__(self, name: str) -> Any:
        return getattr(self._conn, name)


class _Early(_Around):
    """What it calls committed is committed when the next one begins."""

    _late = False

    @property
    def in_transaction(self) -> bool:
        return not self._late and bool(self._conn.in_transaction)

    def commit(self) -> None:
        self._late = True

    def execute(self, sql: str, *values: Any) -> Any:
        if sql.startswith("BEGIN"):
            self._really()
        return self._conn.execute(sql, *values)

    def close(self) -> None:
        self._really()
        self._conn.close()

    def _really(self) -> None:
        if self._late:
            self._late = False
            self._conn.commit()


class _Deferred(_Around):
    """It asks for the right to write only when it writes: what it read before may be old by then."""

    def execute(self, sql: str, *values: Any) -> Any:
        return self._conn.execute("BEGIN" if sql == "BEGIN IMMEDIATE" else sql, *values)


class _InTwo(_Around):
    """The rows of an act are committed before the act itself is written."""

    def execute(self, sql: str, *values: Any) -> Any:
        if sql.startswith("INSERT INTO act "):
            self._conn.commit()
            self._conn.execute("BEGIN IMMEDIATE")
        return self._conn.execute(sql, *values)


class _Deaf(_Around):
    """It hears of no failure of a commit."""

    def commit(self) -> None:
        try:
            self._conn.commit()
        except Exception:
            self._conn.rollback()


def _connected_by(kind: Callable[[Any], Any]) -> Callable[[], None]:
    def build() -> None:
        from station_app.core.storage.database import Database

        made = Database.__init__

        def wrapped(self: Database, path: Path, conn: Any, *, read_only: bool) -> None:
            made(self, path, conn if read_only else kind(conn), read_only=read_only)

        Database.__init__ = wrapped  # type: ignore[method-assign]

    return build


def _synced(level: int) -> None:
    from station_app.core.storage import database

    database._PRAGMAS["synchronous"] = level


def _normal() -> None:
    _synced(1)


def _without_sync() -> None:
    os.fsync = lambda fd: None
    _synced(0)


def _renamed_first() -> None:
    from station_app.core.storage import files

    put, sync = files._put_in_place, files._sync

    def put_unsynced(temporary: Path, target: Path) -> None:
        put(temporary, target)
        sync(target)

    def no_sync(path: Path) -> None:
        return

    files._sync, files._put_in_place = no_sync, put_unsynced


def _in_place() -> None:
    from station_app.core.storage import files

    @contextmanager
    def writing(target: Path, *, check: Callable[[Path], None] | None = None) -> Iterator[Path]:
        try:
            yield target
            files._sync(target)
            if check is not None:
                check(target)
        except OSError as error:
            raise files.as_trouble(error, target) from error

    files.replacing = writing


def _without_a_trigger() -> None:
    from station_app.core.storage import database, migrations, schema

    guards = schema.guards
    schema.guards = lambda: (each for each in guards() if "TRIGGER act_no_delete " not in each)
    vars(database)["fingerprint"] = lambda conn: migrations.FINGERPRINT  # which would see it at the first start


BUILDS: dict[str, Callable[[], None]] = {
    "synchronous NORMAL": _normal,
    "fsync left out": _without_sync,
    "rename before fsync": _renamed_first,
    "written in place": _in_place,
    "told before commit": _connected_by(_Early),
    "an act in two commits": _connected_by(_InTwo),
    "failed commit not heard": _connected_by(_Deaf),
    "deferred BEGIN": _connected_by(_Deferred),
    "trigger dropped": _without_a_trigger,
}


def run(arguments: Sequence[str]) -> None:
    """Change the program as the build says, then run what follows."""
    build, how, what, *rest = arguments
    BUILDS[build]()
    sys.argv[:] = [what if how == "-m" else "-c", *rest]
    sys.path.insert(0, str(ROOT))
    if how == "-m":
        runpy.run_module(what, run_name="__main__", alter_sys=True)
    else:
        exec(compile(what, "<the program under test>", "exec"), {"__name__": "__main__"})


if __name__ == "__main__":
    run(sys.argv[1:])
