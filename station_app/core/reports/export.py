"""Exporting a ledger from a station's file: what the window's child process and the command line both call."""

from datetime import datetime
from pathlib import Path

from station_app.core.audit.commands import record
from station_app.core.errors import NotValid
from station_app.core.gate import gate, required
from station_app.core.reports import visit_log
from station_app.core.reports.ledgers import Words
from station_app.core.reports.periods import Period
from station_app.core.reports.writers import write as write_ledger
from station_app.core.staff.model import Right
from station_app.core.staff.queries import require
from station_app.core.storage.database import Database, open_database, reading, write
from station_app.core.types import ActId, Area, Done, Step

LEDGERS = ("visits",)
REASON_LIMIT = 200


def allow(
    db: Database,
    *,
    ledger: str,
    unmasked: bool = False,
    reason: str | None = None,
    now: datetime,
    by: int | None,
    key: str | None = None,
) -> Done[ActId]:
    """Write down that a ledger goes out, before the file appears. Refused: unmasked without a reason or the right."""
    if ledger not in LEDGERS:
        raise NotValid("ledger", ledger)
    why = gate(reason, field="export.reason", limit=REASON_LIMIT)
    if unmasked:
        required(why, field="export.reason")
    with write(db):
        require(db, by, Right.EXPORT_UNMASKED if unmasked else Right.EXPORT)
        what = "reports.export_unmasked" if unmasked else "reports.export"
        op = record(db, what=what, ids={}, now=now, by=by, key=key, remark=why)
        return Done(op, frozenset[Area](), op)


def export(
    *,
    station: Path,
    ledger: str,
    period: Period,
    format: str,  # noqa: A002 - what it is
    out: Path,
    language: str,
    words: Words,
    unmasked: bool = False,
    made_at: datetime,
    step: Step | None = None,
) -> int:
    """Write a ledger of a period to a file over a connection of its own; how many rows it has.

    Raises what the writers raise, and NotValid for a ledger that is none.
    """
    if ledger not in LEDGERS:
        raise NotValid("ledger", ledger)
    db = open_database(station, read_only=True)
    try:
        with reading(db):
            made = visit_log.ledger(db, period, language=language, words=words, masked=not unmasked, made_at=made_at)
            write_ledger(made, out, format, words, step)
            return made.count
    finally:
        db.close()
