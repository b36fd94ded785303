"""Exporting a ledger from a station's file: what the window's child process and the command line both call."""

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from station_app.core.audit.commands import record
from station_app.core.audit.queries import first_done
from station_app.core.errors import AlreadyThere, NotValid
from station_app.core.gate import gate, required
from station_app.core.reports import house_ledgers, lending_ledgers, log_ledger
from station_app.core.reports.ledgers import Ledger, Words
from station_app.core.reports.periods import Period
from station_app.core.reports.writers import write as write_ledger
from station_app.core.staff.model import Right
from station_app.core.staff.queries import require
from station_app.core.storage.database import Database, open_database, reading, write
from station_app.core.types import ActId, Area, Done, Step

LEDGERS = ("visits", *lending_ledgers.COLUMNS, *house_ledgers.LEDGERS)
OF_SESSION = "attendance"
"""The ledger that can be written of one session alone."""
REASON_LIMIT = 200
_DATABASE = b"SQLite format 3\0"


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
        if first := first_done(db, key, what):
            return Done(first.id, frozenset[Area](), first.id)
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
    session: int | None = None,
    step: Step | None = None,
) -> int:
    """Write a ledger of a period to a file over a connection of its own; how many rows it has.

    `session`: the attendance of that session alone, whatever the period. Raises what the writers raise, NotFound for a
    session there is none of, NotValid for a ledger that is none or knows no sessions, AlreadyThere for a place where a
    station or a backup lies: a slip of the pen must not cost the station.
    """
    if ledger not in LEDGERS or (session is not None and ledger != OF_SESSION):
        raise NotValid("ledger", ledger)
    refuse_station(station, out)
    of = {} if session is None else {"session": session}
    db = open_database(station, read_only=True)
    try:
        with reading(db):
            made = _made(db, ledger, period, language=language, words=words, masked=not unmasked, made_at=made_at, **of)
            write_ledger(made, out, format, words, step)
            return made.count
    finally:
        db.close()


def _made(db: Database, name: str, period: Period, **how: Any) -> Ledger:
    if name == "visits":
        return log_ledger.ledger(db, period, **how)
    if name in house_ledgers.LEDGERS:
        return house_ledgers.ledger(db, name, period, **how)
    return lending_ledgers.ledger(db, name, period, **how)


def refuse_station(station: Path, out: Path) -> None:
    """Raise AlreadyThere where a station or a backup of one lies: an export never takes its place."""
    # normcase: to Windows STATION.SQLITE-WAL is the same file.
    beside = os.path.normcase(out.name).startswith(os.path.normcase(station.name))
    if beside and out.parent.resolve() == station.parent.resolve():
        raise AlreadyThere(out)
    with suppress(OSError), out.open("rb") as file:
        if file.read(len(_DATABASE)) == _DATABASE:
            raise AlreadyThere(out)
