"""Taking a file over, whatever it holds: read, decide, put ready, and lock the station only to copy it in.

All or nothing. What somebody does at the desk meanwhile goes on; where it could change the decisions, they are taken
anew, at last inside the lock.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from station_app.core.audit.commands import record
from station_app.core.audit.queries import first_done, newest
from station_app.core.clock import to_text
from station_app.core.errors import KeyTaken
from station_app.core.gate import clean
from station_app.core.imports import queries
from station_app.core.imports.columns import header_for, told
from station_app.core.imports.fates import Group
from station_app.core.imports.headers import column_letter
from station_app.core.imports.kind import Kind, Reading
from station_app.core.imports.reading import Opened, Share, open_source, reading_of
from station_app.core.imports.report import Report
from station_app.core.imports.source import Corrections, FileChanged, Source
from station_app.core.imports.staging import staging
from station_app.core.imports.telling import groups_of, report_of
from station_app.core.staff.model import Right
from station_app.core.staff.queries import require
from station_app.core.storage.database import Database, write
from station_app.core.types import NO_ACT, Area, Done, Step

_OUTSIDE = 2
"""So often decisions are taken anew outside the lock when the desk changed something they rest on."""
_FILE_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file decided upon, and up to which act of the station that holds."""

    plan: Any
    reading: Reading
    seen: int


def prepare(
    db: Database, kind: Kind, opened: Opened, reading: Callable[[], Reading], *, before: Prepared | None = None
) -> Prepared:
    """Read the lines and decide upon each. Where only people changed since `before`, its lines serve again."""
    seen = newest(db)  # first: what happens while we read is noticed later
    how = reading()
    again = before is not None and before.reading == how
    file = before.plan.file if before is not None and again else kind.parse(opened.table, how)
    plan = kind.plan(db, file, sha256=opened.sha256, corrections=how.corrections)
    return Prepared(plan, how, seen)


def take(
    db: Database,
    kind: Kind,
    *,
    source: Source,
    mapping: Mapping[str, str] | None,
    corrections: Corrections,
    dry_run: bool,
    sha256: str | None = None,
    step: Step | None,
    now: datetime,
    by: int | None,
    key: str | None,
) -> Done[Report]:
    """Take a file over; nothing is written when nothing in it is new, or with `dry_run`.

    Refused: what reading, columns and corrections refuse, NotAllowed, KeyTaken, FileChanged. `step` may raise
    Cancelled: then the station is as it was.
    """
    what = f"imports.{kind.name}"
    if not dry_run:
        require(db, by, Right.IMPORT)
        _refuse_replay(db, key, what)
    opened = open_source(source, step)
    if sha256 is not None and sha256 != opened.sha256:
        raise FileChanged(source.path)

    def reading() -> Reading:
        return reading_of(db, kind, opened, mapping=mapping, corrections=corrections, now=now, step=step)

    prepared = prepare(db, kind, opened, reading)
    rows = len(opened.table.rows)
    for attempt in range(_OUTSIDE + 1):
        plan = prepared.plan
        if dry_run or not (plan.taken or plan.completed):
            return Done(report_of(kind, opened, plan), frozenset(), NO_ACT)
        with staging(db):
            was = kind.stage(db, plan, Share(step, rows, 0.6, 0.85))
            db.conn.commit()
            _tell(step, 0.85, rows)
            with write(db):
                require(db, by, Right.IMPORT)
                _refuse_replay(db, key, what)
                stale = queries.changed_since(db, prepared.seen)
                if stale and attempt == _OUTSIDE:
                    prepared = prepare(db, kind, opened, reading, before=prepared)
                    plan, stale = prepared.plan, False
                    _empty(db)
                    was = kind.stage(db, plan, None)
                if not stale:
                    batch = _begin_batch(db, kind, opened, plan, now=now, by=by)
                    touched = kind.write(db, plan, batch, now=now, by=by)
                    if mapping:
                        _remember(db, kind, opened, mapping, plan.file.columns.header_row, now=now)
                    _tell(step, 1, rows)
                    ids = {"import_batch": [batch]}
                    op = record(db, what=what, ids=ids, now=now, by=by, key=key, before=was)
        if not stale:
            return Done(report_of(kind, opened, plan), touched | {Area.IMPORTS}, op)
        prepared = prepare(db, kind, opened, reading, before=prepared)
    raise AssertionError("the last attempt decides inside the lock")


def _begin_batch(db: Database, kind: Kind, opened: Opened, plan: Any, *, now: datetime, by: int | None) -> int:
    # Of the file its name is kept, for the list of imports, and not where it lay.
    return db.run(
        "INSERT INTO import_batch (kind, sha256, file, taken, completed, not_taken, at, by_id)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            kind.name,
            opened.sha256,
            clean(opened.source.path.name)[:_FILE_LIMIT].strip() or None,
            plan.taken,
            plan.completed,
            groups_of(plan)[Group.NOT_TAKEN],
            to_text(now),
            by,
        ),
    )


def _remember(
    db: Database, kind: Kind, opened: Opened, mapping: Mapping[str, str], header_row: int, *, now: datetime
) -> None:
    header = header_for(opened.table, fields=kind.fields, mapping=mapping, header_row=header_row)
    said = told(opened.table, header, fields=kind.fields, mapping=mapping)
    letters = {column_letter(index): "" if field is None else str(field) for index, field in sorted(said.items())}
    db.run(
        "INSERT INTO import_mapping (kind, headers, mapping, at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (kind, headers) DO UPDATE SET mapping = excluded.mapping, at = excluded.at",
        (kind.name, header.digest(), json.dumps(letters), to_text(now)),
    )


def _refuse_replay(db: Database, key: str | None, what: str) -> None:
    # An import's form is used once: its report is told, not kept.
    if first_done(db, key, what) is not None:
        raise KeyTaken(key or "")


def _empty(db: Database) -> None:
    for (table,) in db.rows("SELECT name FROM temp.sqlite_master WHERE type = 'table' AND name GLOB 'staged_*'"):
        db.run(f"DELETE FROM temp.{table}")


def _tell(step: Step | None, share: float, rows: int) -> None:
    if step is not None:
        step(int(share * rows), rows)


def path_of(source: Source | None, path: Path | None, sheet: str | None) -> Source:
    """What is to be read, said either way."""
    if source is not None:
        return source
    if path is None:
        raise TypeError("an import needs a path or a source")
    return Source(path, sheet)
