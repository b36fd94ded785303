"""Reading the acts: by key, by id, and whether the chain still holds."""

import json
from datetime import datetime
from typing import Any

from station_app.core.audit.model import FIRST_PREV, Act, Before, chain_hash
from station_app.core.clock import from_text
from station_app.core.errors import KeyTaken, NotFound
from station_app.core.storage.database import Database
from station_app.core.types import ActId, StaffId

_ACT = "SELECT id, key, at, by_id, what, ids, undoes FROM act"


def first_done(db: Database, key: str | None, what: str) -> Act | None:
    """The act already done under a form's key, if any. Raises KeyTaken when the key was another command's."""
    if key is None:
        return None
    row = db.row(f"{_ACT} WHERE key = ?", (key,))
    if row is None:
        return None
    act = _act(row)
    if act.what != what:
        raise KeyTaken(key)
    return act


def act_by_id(db: Database, op: int) -> Act:
    """One act. Raises NotFound."""
    row = db.row(f"{_ACT} WHERE id = ?", (op,))
    if row is None:
        raise NotFound("act", op)
    return _act(row)


def newest(db: Database) -> ActId:
    """The id of the last act; 0 in a new station. What changed since is everything after it."""
    return ActId(db.value("SELECT coalesce(max(id), 0) FROM act"))


def last_moment(db: Database) -> datetime | None:
    """When the last act was done; None in a new station."""
    at = db.value("SELECT at FROM act ORDER BY id DESC LIMIT 1")
    return None if at is None else from_text(at)


def undone_by(db: Database, op: int) -> Act | None:
    """The act that took another one back, if it was taken back."""
    row = db.row(f"{_ACT} WHERE undoes = ?", (op,))
    return None if row is None else _act(row)


def acts_about(db: Database, record: str, record_id: int, *, limit: int = 50) -> list[Act]:
    """The acts about one record, newest first, for its history on a page."""
    rows = db.rows(
        f"{_ACT} WHERE id IN (SELECT act_id FROM act_about WHERE record = ? AND record_id = ?"
        " ORDER BY act_id DESC LIMIT ?) ORDER BY id DESC",
        (record, record_id, limit),
    )
    return [_act(row) for row in rows]


def before(db: Database, op: int) -> list[Before]:
    """What the rows of an act were before it; empty once that was deleted after 30 days."""
    rows = db.rows("SELECT record, record_id, was FROM act_before WHERE act_id = ?", (op,))
    return [Before(record, record_id, json.loads(was)) for record, record_id, was in rows]


def changed_since(db: Database, op: int, was: Before, *, kinds: tuple[str, ...]) -> bool:
    """Whether a later act of these kinds changed the same record and still stands."""
    marks = ",".join("?" * len(kinds))
    found = db.value(
        f"SELECT 1 FROM act_before b JOIN act a ON a.id = b.act_id WHERE b.act_id > ? AND b.record = ?"
        f" AND b.record_id = ? AND a.what IN ({marks}) AND NOT EXISTS (SELECT 1 FROM act u WHERE u.undoes = a.id)",
        (op, was.record, was.record_id, *kinds),
    )
    return found is not None


def broken_link(db: Database, *, last: int | None = None) -> int | None:
    """The id of the first act whose hash does not follow from the one before. `last`: only the newest so many."""
    start = 0 if last is None else max(0, db.value("SELECT coalesce(max(id), 0) FROM act") - last)
    prev = (
        FIRST_PREV if start == 0 else db.value("SELECT hash FROM act WHERE id <= ? ORDER BY id DESC LIMIT 1", (start,))
    )
    for row in db.rows(
        "SELECT id, key, at, by_id, what, ids, undoes, prev, hash FROM act WHERE id > ? ORDER BY id", (start,)
    ):
        number, key, at, by, what, ids, undoes, said_prev, said = row
        if said_prev != (prev or FIRST_PREV) or said != chain_hash(said_prev, key, at, by, what, ids, undoes):
            return int(number)
        prev = said
    return None


def _act(row: tuple[Any, ...]) -> Act:
    number, key, at, by, what, ids, undoes = row
    return Act(
        id=ActId(number),
        key=key,
        at=at,
        by=None if by is None else StaffId(by),
        what=what,
        ids=json.loads(ids),
        undoes=None if undoes is None else ActId(undoes),
    )
