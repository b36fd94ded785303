"""The imports, under the names the window and the command line call them by."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TypedDict, Unpack

from station_app.core.audit.model import Act
from station_app.core.errors import NotValid
from station_app.core.imports.enrolments import Enrolments
from station_app.core.imports.kind import Kind
from station_app.core.imports.people import People
from station_app.core.imports.report import Report
from station_app.core.imports.source import NO_CORRECTIONS, Corrections, Source
from station_app.core.imports.supplies import Supplies
from station_app.core.imports.take import path_of, take
from station_app.core.imports.tools import Tools
from station_app.core.imports.visits import Visits
from station_app.core.storage.database import Database, open_database
from station_app.core.types import Done, Step
from station_app.core.undo.commands import undo

KINDS: dict[str, Kind] = {
    "visits": Visits(),
    "people": People(),
    "tools": Tools(),
    "supplies": Supplies(),
    "enrolments": Enrolments(),
}
"""Every kind of import. A new one is one more entry."""

MOST_LEFT_OUT = 500
"""So many lines that were not taken go back from a child process; all of them stand in the preview."""


def kind_of(name: str) -> Kind:
    """A kind of import by its name. Raises NotValid."""
    if name not in KINDS:
        raise NotValid("kind", name)
    return KINDS[name]


class How(TypedDict, total=False):
    """What a file is taken over by: where it lies, or what was read of it, and what the clerk decided."""

    path: Path | None
    mapping: Mapping[str, str] | None
    dry_run: bool
    sheet: str | None
    source: Source | None
    corrections: Corrections | None
    step: Step | None


def import_visits(
    db: Database, *, now: datetime, by: int | None, key: str | None = None, **how: Unpack[How]
) -> Done[Report]:
    """Take over a register. A line taken by an earlier run adds nothing; `dry_run` writes nothing at all.

    Refused: Unreadable, OpenElsewhere, MissingColumn, UnknownColumn, UnknownField, TwoColumns, WrongCorrection,
    NotAllowed, KeyTaken. `step` may raise Cancelled: then the station is as it was.
    """
    return _take(db, "visits", how, now=now, by=by, key=key)


def import_people(
    db: Database, *, now: datetime, by: int | None, key: str | None = None, **how: Unpack[How]
) -> Done[Report]:
    """Take over a list of people. Somebody known gets only what was missing. Refused as `import_visits`."""
    return _take(db, "people", how, now=now, by=by, key=key)


def import_tools(
    db: Database, *, now: datetime, by: int | None, key: str | None = None, **how: Unpack[How]
) -> Done[Report]:
    """Take over a list of tools: quantities become pieces. A tool there already adds nothing.

    Refused as `import_visits`.
    """
    return _take(db, "tools", how, now=now, by=by, key=key)


def import_supplies(
    db: Database, *, now: datetime, by: int | None, key: str | None = None, **how: Unpack[How]
) -> Done[Report]:
    """Take over a list of goods with their stock: goods once by their name, and what came of them once.

    Refused as `import_visits`.
    """
    return _take(db, "supplies", how, now=now, by=by, key=key)


def import_enrolments(
    db: Database, *, now: datetime, by: int | None, key: str | None = None, **how: Unpack[How]
) -> Done[Report]:
    """Put a list of people on the lists of sessions; who finds every seat taken waits. On a list already adds nothing.

    `source.session_id` is the session all of it is for; else each line says which. Refused as `import_visits`, and
    NotFound for a session that is not there.
    """
    return _take(db, "enrolments", how, now=now, by=by, key=key)


def _take(db: Database, kind: str, how: How, *, now: datetime, by: int | None, key: str | None) -> Done[Report]:
    return take(
        db,
        KINDS[kind],
        source=path_of(how.get("source"), how.get("path"), how.get("sheet")),
        mapping=how.get("mapping"),
        corrections=how.get("corrections") or NO_CORRECTIONS,
        dry_run=how.get("dry_run", False),
        step=how.get("step"),
        now=now,
        by=by,
        key=key,
    )


def import_job(
    *,
    station: Path,
    source: Source,
    kind: str,
    mapping: Mapping[str, str] | None = None,
    corrections: Corrections = NO_CORRECTIONS,
    sha256: str | None = None,
    now: datetime,
    by: int | None,
    key: str | None = None,
    step: Step | None = None,
) -> Done[Report]:
    """Take a file over, for a child process. `sha256` is that of the file that was looked at: refused FileChanged."""
    with closing(open_database(station)) as db:
        done = take(
            db,
            kind_of(kind),
            source=source,
            mapping=mapping,
            corrections=corrections,
            dry_run=False,
            sha256=sha256,
            step=step,
            now=now,
            by=by,
            key=key,
        )
    return replace(done, value=short(done.value))


def undo_import_job(
    *, station: Path, op: int, now: datetime, by: int | None, key: str | None = None, step: Step | None = None
) -> Done[Act]:
    """Take a whole import back, for a child process; refused as `undo.commands.undo`."""
    if step is not None:
        step(0, 1)
    with closing(open_database(station)) as db:
        return undo(db, op=op, now=now, by=by, key=key)


def short(report: Report) -> Report:
    """The report with the first lines that were not taken, small enough to be handed on."""
    return replace(report, left_out=report.left_out[:MOST_LEFT_OUT])
