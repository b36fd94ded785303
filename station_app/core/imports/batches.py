"""What both imports do alike: the row that stands for a run, and picking what was said most."""

import hashlib
from collections import Counter
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from station_app.core.audit.model import Act
from station_app.core.clock import to_text
from station_app.core.errors import KeyTaken
from station_app.core.people.records import Fields
from station_app.core.storage.database import Database


def begin_batch(db: Database, kind: str, path: Path, *, taken: int, lines: int, now: datetime, by: int | None) -> int:
    """Write down that a file was taken over; its name and place are not kept, its SHA-256 is."""
    return db.run(
        "INSERT INTO import_batch (kind, sha256, taken, not_taken, at, by_id) VALUES (?, ?, ?, ?, ?, ?)",
        (kind, _digest(path), taken, lines - taken, to_text(now), by),
    )


def taken_before(db: Database, kind: str, path: Path) -> bool:
    """Whether this very file, byte for byte, was taken over by an earlier run."""
    found = db.value("SELECT 1 FROM import_batch WHERE kind = ? AND sha256 = ? LIMIT 1", (kind, _digest(path)))
    return found is not None


def note_person(db: Database, batch: int, person_id: int) -> None:
    """Write down that a person came with this run."""
    db.run("INSERT INTO import_person (person_id, batch_id) VALUES (?, ?)", (person_id, batch))


def with_number(fields: Fields, other_number: str | None) -> Fields:
    """The fields of a person without a phone with a number that is no mobile: it never becomes one, however long."""
    return fields if fields.phone is not None else replace(fields, other_number=other_number)


def refuse_replay(first: Act | None, key: str | None) -> None:
    """An import's form is used once: its report is told, not kept. Raises KeyTaken."""
    if first is not None:
        raise KeyTaken(key or "")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def most(tally: Counter[str]) -> str | None:
    """What was said most often, the first of equals; None when nothing was said."""
    return tally.most_common(1)[0][0] if tally else None
