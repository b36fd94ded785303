"""The invented station all measurements use, and copies of it."""

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from station_app.core.clock import from_text
from station_app.core.demo import build_large
from station_app.core.storage.database import Database, open_database

SEED = 20


@dataclass(frozen=True)
class Station:
    """A file at rest with everything in it; measurements that write take copies.

    `now` is after the last visit. `folder` takes the copies and holds nothing of anybody else.
    """

    folder: Path
    path: Path
    people: int
    visits: int
    now: datetime

    def open(self) -> Database:
        """A connection to the file itself, for reading."""
        return open_database(self.path, read_only=True)

    def copy(self, name: str) -> Database:
        """A connection to a copy of its own."""
        path = self.folder / f"{name}.sqlite"
        shutil.copyfile(self.path, path)
        return open_database(path)

    def tidy(self) -> None:
        """Take away what a measurement left: copies of a large station soon fill a disk."""
        for path in self.folder.iterdir():
            if path.is_file() and not path.name.startswith(self.path.name):
                path.unlink()


def build(path: Path, *, people: int, visits: int) -> None:
    """Make the station's file; the same for the same sizes."""
    db = open_database(path, create=True)
    # Nobody is waiting for this file and a power cut may have it: all of it in memory, moved to the disk once.
    db.conn.execute("PRAGMA cache_size = -600000")
    db.conn.execute("PRAGMA synchronous = OFF")
    build_large(db, people=people, visits=visits, seed=SEED, now=datetime(2026, 1, 1, tzinfo=UTC))
    db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()


def station_of(path: Path, folder: Path) -> Station:
    """The station in a file made by `build`; copies of it go to `folder`."""
    db = open_database(path, read_only=True)
    people, visits = db.value("SELECT count(*) FROM person"), db.value("SELECT count(*) FROM visit")
    last = from_text(db.value("SELECT max(arrived_at) FROM visit"))
    db.close()
    # The next morning at the station: nobody is still there.
    return Station(folder, path, people, visits, last.replace(hour=1, minute=30) + timedelta(days=1))
