"""P9: a verified backup into one folder, against `Connection.backup` and integrity_check.

Ours also asks the foreign keys and the tail of the log, writes the SHA-256 beside it, makes it safe from a power cut
and thins out older copies.
"""

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from itertools import count

from station_app.core.storage.backup import make_backup
from station_app.core.storage.sqlite import sqlite3

from .stations import Station
from .timing import Bar, Result, turn_by_turn

BAR = Bar(median=1.3)


def measure(station: Station, *, rounds: int) -> Iterator[Result]:
    """Backups of a station at rest, as at closing; a folder fills with a few, as in a sitting."""
    folder, plain = station.folder / "p9", station.folder / "p9-floor.sqlite"
    turns = count()

    def backup() -> None:
        make_backup(station.path, folder, now=station.now + timedelta(seconds=next(turns)))

    def floor() -> None:
        plain.unlink(missing_ok=True)
        with closing(sqlite3.connect(str(station.path))) as conn, closing(sqlite3.connect(str(plain))) as copy:
            conn.backup(copy)
            if copy.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                raise RuntimeError("the floor's copy is damaged")

    yield turn_by_turn("P9", "backup, verified", backup, floor, rounds=rounds, bar=BAR)
    for path in (plain, *folder.iterdir()):
        path.unlink()
    folder.rmdir()
