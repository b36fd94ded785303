"""Writing a sheet's rows: plain functions for the commands of this feature and for undo."""

from collections.abc import Iterable
from datetime import datetime

from station_app.core.clock import to_text
from station_app.core.sheets import queries
from station_app.core.sheets.model import LineDone, NoSuchLine, Sheet, SheetUnused, Struck
from station_app.core.storage.database import Database
from station_app.core.types import SheetId


def insert(db: Database, *, number: str, lines: int, now: datetime, by: int | None) -> SheetId:
    """Add a sheet."""
    return SheetId(
        db.run(
            "INSERT INTO paper_sheet (number, lines, made_at, by_id) VALUES (?, ?, ?, ?)",
            (number, lines, to_text(now), by),
        )
    )


def require_free(db: Database, sheet_id: int, line: int) -> Sheet:
    """Let a line pass that nothing is known of. Raises NotFound, NoSuchLine, SheetUnused, LineDone."""
    sheet = queries.by_id(db, sheet_id)
    if not 1 <= line <= sheet.lines:
        raise NoSuchLine(sheet.number, line, sheet.lines)
    if sheet.unused:
        raise SheetUnused(sheet.number)
    there = queries.line(db, sheet_id, line)
    if there is not None:
        raise LineDone(sheet.number, line, None if there.visit is None else there.visit.id, there.struck)
    return sheet


def fill(db: Database, sheet_id: int, line: int, visit_id: int) -> None:
    """Put a visit into a line."""
    db.run("INSERT INTO paper_line (sheet_id, line, visit_id) VALUES (?, ?, ?)", (sheet_id, line, visit_id))


def strike(db: Database, sheet_id: int, lines: Iterable[int], how: Struck) -> None:
    """Say of lines that they hold no visit."""
    rows = [(sheet_id, line, how) for line in lines]
    db.run_many("INSERT INTO paper_line (sheet_id, line, struck) VALUES (?, ?, ?)", rows)


def free(db: Database, sheet_id: int, lines: Iterable[int]) -> None:
    """Nothing is known of these lines any more."""
    db.run_many("DELETE FROM paper_line WHERE sheet_id = ? AND line = ?", [(sheet_id, line) for line in lines])


def free_of(db: Database, visit_id: int) -> None:
    """The line of a visit is free again; nothing when it was freed already."""
    db.run("DELETE FROM paper_line WHERE visit_id = ?", (visit_id,))
