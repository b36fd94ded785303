"""Reading sheets: which there are, what was typed in from one, which lines and which sheets are missing."""

from datetime import date
from typing import Any

from station_app.core.clock import from_text
from station_app.core.errors import NotFound
from station_app.core.gate import ascii_digits
from station_app.core.sheets.model import Line, Sheet, Struck
from station_app.core.storage.database import Database
from station_app.core.types import SheetId
from station_app.core.visits import queries as visits

_SHEET = """SELECT s.id, s.number, s.lines,
    coalesce(s.day, (SELECT v.day FROM paper_line l JOIN visit v ON v.id = l.visit_id
        WHERE l.sheet_id = s.id ORDER BY l.line DESC LIMIT 1)),
    s.unused, count(l.visit_id), count(l.struck), coalesce(max(l.line), 0), s.made_at
    FROM paper_sheet s LEFT JOIN paper_line l ON l.sheet_id = s.id"""


def by_id(db: Database, sheet_id: int) -> Sheet:
    """One sheet. Raises NotFound."""
    row = db.row(f"{_SHEET} WHERE s.id = ? GROUP BY s.id", (sheet_id,))
    if row is None:
        raise NotFound("paper_sheet", sheet_id)
    return _sheet(row)


def by_number(db: Database, text: str) -> Sheet | None:
    """The sheet of a number as printed, typed or scanned: 2026-0007 and 20260007 are the same."""
    row = db.row(f"{_SHEET} WHERE replace(s.number, '-', '') = ? GROUP BY s.id", (ascii_digits(text),))
    return None if row is None else _sheet(row)


def sheets(db: Database, *, limit: int = 200) -> list[Sheet]:
    """The sheets, those begun and not finished first, then those nothing was typed from, then the finished ones."""
    rows = db.rows(
        f"{_SHEET} GROUP BY s.id ORDER BY CASE"
        " WHEN s.unused = 1 OR count(l.line) = s.lines THEN 2 WHEN count(l.line) = 0 THEN 1 ELSE 0 END,"
        " CASE WHEN s.unused = 1 OR count(l.line) = s.lines THEN -s.id ELSE s.id END LIMIT ?",
        (limit,),
    )
    return [_sheet(row) for row in rows]


def missing(db: Database) -> list[Sheet]:
    """Sheets that were printed, were not said to be unused, and of which nothing is typed in."""
    rows = db.rows(
        f"{_SHEET} WHERE s.unused = 0 AND NOT EXISTS (SELECT 1 FROM paper_line x WHERE x.sheet_id = s.id)"
        " GROUP BY s.id ORDER BY s.id"
    )
    return [_sheet(row) for row in rows]


def lines(db: Database, sheet_id: int) -> list[Line]:
    """The lines accounted for, from the top of the sheet down; void visits are among them."""
    rows = db.rows("SELECT line, visit_id, struck FROM paper_line WHERE sheet_id = ? ORDER BY line", (sheet_id,))
    found = {visit.id: visit for visit in visits.by_ids(db, [row[1] for row in rows if row[1] is not None])}
    return [Line(line, found.get(visit), None if struck is None else Struck(struck)) for line, visit, struck in rows]


def line(db: Database, sheet_id: int, number: int) -> Line | None:
    """One line, if it is accounted for."""
    row = db.row("SELECT visit_id, struck FROM paper_line WHERE sheet_id = ? AND line = ?", (sheet_id, number))
    if row is None:
        return None
    visit = None if row[0] is None else visits.by_id(db, row[0])
    return Line(number, visit, None if row[1] is None else Struck(row[1]))


def gaps(db: Database, sheet_id: int, *, finished: bool = False) -> tuple[int, ...]:
    """The lines nothing is known of above the lowest line done; of a `finished` sheet all to its end."""
    sheet = by_id(db, sheet_id)
    done = {row[0] for row in db.rows("SELECT line FROM paper_line WHERE sheet_id = ?", (sheet_id,))}
    end = sheet.lines if finished else sheet.last
    return tuple(number for number in range(1, end + 1) if number not in done)


def legend_changed(db: Database, sheet_id: int) -> bool:
    """Whether the lists of services or categories were changed after a sheet was made: its legend may say otherwise."""
    return (
        db.value(
            "SELECT 1 FROM act_about o JOIN act a ON a.id = o.act_id WHERE o.record IN ('service', 'category')"
            " AND a.what IN ('settings.add_entry', 'settings.edit_entry', 'settings.move_entry') AND o.act_id >"
            " (SELECT min(act_id) FROM act_about WHERE record = 'paper_sheet' AND record_id = ?) LIMIT 1",
            (sheet_id,),
        )
        is not None
    )


def _sheet(row: tuple[Any, ...]) -> Sheet:
    number, printed, length, day, unused, typed, struck, last, made_at = row
    return Sheet(
        id=SheetId(number),
        number=printed,
        lines=length,
        day=None if day is None else date.fromisoformat(day),
        unused=bool(unused),
        typed=typed,
        struck=struck,
        last=last,
        made_at=from_text(made_at),
    )
