"""Writing an act: the last step of every command, inside its own transaction."""

import json
import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta

from station_app.core.audit.model import FIRST_PREV, Before, Ids, chain_hash, ids_text
from station_app.core.clock import to_text
from station_app.core.storage.database import Database
from station_app.core.types import ActId

KEPT = timedelta(days=30)
"""How long it is remembered what a row was before an act."""

_SOME = 20


def record(
    db: Database,
    *,
    what: str,
    ids: Ids,
    now: datetime,
    by: int | None,
    key: str | None = None,
    undoes: int | None = None,
    before: Iterable[Before] = (),
    remark: str | None = None,
) -> ActId:
    """Add the act of a command to the chain. `key` None makes one: the command came from no form.

    `remark` is what somebody gave as a reason; it lies beside the chain, so that it can be erased.
    """
    key = key or str(uuid.uuid4())
    at, about = to_text(now), ids_text(ids)
    prev = db.value("SELECT hash FROM act ORDER BY id DESC LIMIT 1") or FIRST_PREV
    op = ActId(
        db.run(
            "INSERT INTO act (key, at, by_id, what, ids, undoes, prev, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (key, at, by, what, about, undoes, prev, chain_hash(prev, key, at, by, what, about, undoes)),
        )
    )
    db.run_many(
        "INSERT INTO act_about (record, record_id, act_id) VALUES (?, ?, ?)",
        [(name, number, op) for name, numbers in ids.items() for number in numbers],
    )
    rows = [(op, row.record, row.record_id, json.dumps(row.was, ensure_ascii=False)) for row in before]
    if rows:
        forget_before(db, older_than=now - KEPT, most=_SOME)  # a few at each act, so that no act waits long
        db.run_many("INSERT INTO act_before (act_id, record, record_id, was) VALUES (?, ?, ?, ?)", rows)
    if remark is not None:
        db.run("INSERT INTO remark (act_id, text) VALUES (?, ?)", (op, remark))
    return op


def forget_before(db: Database, *, older_than: datetime, most: int = -1) -> None:
    """Delete what rows were before acts older than a moment; called inside a command's own write.

    `most`: of so many acts, the oldest, at once; -1 for all of them.
    """
    db.run(
        "DELETE FROM act_before WHERE act_id IN (SELECT id FROM act WHERE at < ? AND id IN"
        " (SELECT DISTINCT act_id FROM act_before ORDER BY act_id LIMIT ?))",
        (to_text(older_than), most),
    )
