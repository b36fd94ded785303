"""The codes on the labels of tools and amenities, in one table with the cards of people: a scan means one thing."""

from collections.abc import Callable
from datetime import datetime
from typing import Literal

from station_app.core.clock import to_text
from station_app.core.storage.database import Database

Owner = Literal["tool_id", "amenity_id"]


def unused(db: Database, make: Callable[[], str]) -> str:
    """A code that means nobody and nothing, given up ones included, as `make` makes them."""
    code = make()
    while db.value("SELECT 1 FROM scan_code WHERE code = ?", (code,)) is not None:
        code = make()
    return code


def give(db: Database, owner: Owner, number: int, code: str, *, now: datetime) -> bool:
    """Have a tool or an amenity carry a code; the one it had stops working. False: the code means something else."""
    held = db.row(f"SELECT {owner}, active FROM scan_code WHERE code = ?", (code,))
    if held is not None:
        return bool(held == (number, 1))
    printed = db.value(
        "SELECT 1 FROM tool WHERE code = ?1 AND state <> 'withdrawn' AND NOT (?2 = 'tool_id' AND id = ?3) UNION ALL"
        " SELECT 1 FROM amenity WHERE code = ?1 AND state <> 'withdrawn' AND NOT (?2 = 'amenity_id' AND id = ?3)",
        (code, owner, number),
    )
    if printed is not None:
        return False
    db.run(f"UPDATE scan_code SET active = 0 WHERE {owner} = ? AND active = 1", (number,))
    db.run(f"INSERT INTO scan_code (code, {owner}, at) VALUES (?, ?, ?)", (code, number, to_text(now)))
    return True


def give_back(db: Database, owner: Owner, number: int, code: str | None) -> None:
    """Have it carry the code it had; the one given since never was: that may go to what truly carries it."""
    db.run(f"DELETE FROM scan_code WHERE {owner} = ? AND active = 1", (number,))
    db.run(f"UPDATE scan_code SET active = 1 WHERE code = ? AND {owner} = ?", (code, number))
