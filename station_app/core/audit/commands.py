"""Writing an act: the last step of every command, inside its own transaction."""

import json
import uuid
from collections.abc import Iterable
from datetime import datetime

from station_app.core.audit.model import FIRST_PREV, Before, Ids, chain_hash, ids_text
from station_app.core.clock import to_text
from station_app.core.storage.database import Database
from station_app.core.types import ActId

KEPT_DAYS = 30


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
    for row in before:
        db.run(
            "INSERT INTO act_before (act_id, record, record_id, was) VALUES (?, ?, ?, ?)",
            (op, row.record, row.record_id, json.dumps(row.was, ensure_ascii=False)),
        )
    if remark is not None:
        db.run("INSERT INTO remark (act_id, text) VALUES (?, ?)", (op, remark))
    return op


def forget_before(db: Database, *, older_than: datetime) -> None:
    """Delete what rows were before acts older than a moment; called inside a command's own write."""
    db.run(
        "DELETE FROM act_before WHERE act_id IN (SELECT id FROM act WHERE at < ?)",
        (to_text(older_than),),
    )
