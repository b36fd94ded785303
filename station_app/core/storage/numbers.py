"""Numbers that are given once: sheets, certificates. Whatever becomes of one, it is never given again."""

from station_app.core.storage.database import Database


def next_numbers(db: Database, kind: str, *, year: int, count: int) -> range:
    """Take so many numbers of a kind and a year, inside a write; none of them is ever given again."""
    last = db.value("SELECT last FROM number WHERE kind = ? AND year = ?", (kind, year))
    if last is None:
        db.run("INSERT INTO number (kind, year, last) VALUES (?, ?, ?)", (kind, year, count))
    else:
        db.run("UPDATE number SET last = ? WHERE kind = ? AND year = ?", (last + count, kind, year))
    first = (last or 0) + 1
    return range(first, first + count)
