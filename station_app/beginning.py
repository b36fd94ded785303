"""How a station begins on this PC, how one is told from a lost one, and how the invented one goes without a trace."""

import os
import shutil
from collections.abc import Mapping
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from station_app.core import paths
from station_app.core.audit.queries import first_done, newest
from station_app.core.errors import AlreadyRunning, AlreadyThere, NotWritable
from station_app.core.settings.commands import set_up
from station_app.core.settings.model import Value
from station_app.core.storage.backup import backups_in
from station_app.core.storage.database import Database, copy_before, open_database
from station_app.core.storage.files import remove_stale
from station_app.core.storage.lock import StationLock


def is_new(station: Path) -> bool:
    """Whether there is no station here and no trace that one ever was. A lost or empty file is no beginning."""
    traces = (
        station,
        paths.was_here_file(station),
        paths.running_file(station),
        *(station.with_name(station.name + end) for end in ("-wal", "-journal")),
    )
    return not any(each.exists() for each in traces) and not backups_in(paths.backup_folder(station), station.stem)


def require_place(station: Path) -> None:
    """Let a place pass where a station can be made, before anybody is asked for it. Raises NotWritable."""
    there = next(folder for folder in station.absolute().parents if folder.exists())
    if not there.is_dir() or not os.access(there, os.W_OK):
        raise NotWritable(station)


def is_untouched(db: Database) -> bool:
    """Whether a station was made and nothing was ever done in it: its first run was ended by a crash."""
    return newest(db) == 0


def begin(station: Path, *, values: Mapping[str, Value], now: datetime, key: str) -> None:
    """Make a station with all its settings as one act; the same `key` again changes nothing.

    Killed between making and setting up, it leaves an untouched station, which begins anew at the next start. Raises
    AlreadyThere when another one was begun here meanwhile, AlreadyRunning, Refusal for a value, Trouble.
    """
    lock = take_lock(station)
    try:
        with closing(open_database(station, create=True)) as db:
            if not is_untouched(db) and first_done(db, key, "settings.set_up") is None:
                raise AlreadyThere(station)
            set_up(db, values=values, now=now, by=None, key=key)
    finally:
        lock.release()


def take_lock(station: Path) -> StationLock:
    """The lock of a station's desk. Raises AlreadyRunning, NotWritable."""
    try:
        return StationLock(paths.lock_file(station))
    except AlreadyRunning as running:
        raise AlreadyRunning(station) from running  # the clerk knows the station's file and not its lock


def sweep(station: Path, running: Path) -> None:
    """Take away the unfinished copy that a program left which was killed while it brought an old file up.

    Only once it is a day older than `running`, the marker of this start: another may be bringing the file up now.
    """
    remove_stale(copy_before(station), running)


def clear_demo() -> None:
    """Take away the invented station's file and all that belongs to it but its lock, which the caller may hold."""
    demo = paths.demo_station()
    for old in demo.parent.glob(f"{demo.name}*"):
        if old.is_file() and old != paths.lock_file(demo):
            old.unlink()
    for folder in (paths.backup_folder(demo), demo.with_name(demo.stem + ".work")):
        shutil.rmtree(folder, ignore_errors=True)


def remove_demo() -> None:
    """Leave nothing of the invented station, once its desk is closed. What the system still holds goes next time."""
    demo = paths.demo_station()
    with suppress(OSError):
        clear_demo()
        paths.lock_file(demo).unlink(missing_ok=True)
        demo.parent.rmdir()
