"""Making numbered sheets, typing them in line by line, and saying which lines and sheets hold nothing."""

from collections.abc import Sequence
from datetime import date, datetime, time

from station_app.core.audit.commands import record
from station_app.core.audit.model import Before
from station_app.core.audit.queries import first_done
from station_app.core.clock import local_day
from station_app.core.errors import NotValid
from station_app.core.people.model import Particulars
from station_app.core.settings.queries import zone
from station_app.core.sheets import queries, records
from station_app.core.sheets.model import (
    LINES,
    MOST_LINES,
    MOST_SHEETS,
    NUMBER_KIND,
    Line,
    LineHolds,
    Sheet,
    SheetBegun,
    Struck,
)
from station_app.core.staff.model import Right
from station_app.core.staff.queries import require
from station_app.core.storage.database import Database, write
from station_app.core.storage.numbers import next_numbers
from station_app.core.types import NO_ACT, Area, Done
from station_app.core.visits import past
from station_app.core.visits import queries as visits
from station_app.core.visits import records as visit_records
from station_app.core.visits.model import State, Visit
from station_app.core.visits.records import Stay

TOUCHED = frozenset({Area.SHEETS})
TYPED = frozenset({Area.SHEETS, Area.VISITS})
TYPED_NEW = TYPED | {Area.PEOPLE}
NOTHING: frozenset[Area] = frozenset()


def make_sheets(
    db: Database, *, count: int, lines: int = LINES, now: datetime, by: int | None, key: str | None = None
) -> Done[tuple[Sheet, ...]]:
    """Number so many sheets to be printed, 2026-0007 and on; the year is the station's. Refused: NotValid."""
    if not 1 <= count <= MOST_SHEETS:
        raise NotValid("sheet.count", str(count))
    if not 1 <= lines <= MOST_LINES:
        raise NotValid("sheet.lines", str(lines))
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "sheets.make_sheets"):
            return Done(_all(db, first.ids["paper_sheet"]), TOUCHED, first.id)
        year = local_day(now, zone(db)).year
        made = [
            records.insert(db, number=f"{year}-{number:04d}", lines=lines, now=now, by=by)
            for number in next_numbers(db, NUMBER_KIND, year=year, count=count)
        ]
        op = record(db, what="sheets.make_sheets", ids={"paper_sheet": made}, now=now, by=by, key=key)
        return Done(_all(db, made), TOUCHED, op)


def set_day(
    db: Database, *, sheet_id: int, day: date, now: datetime, by: int | None, key: str | None = None
) -> Done[Sheet]:
    """Say once of what day a sheet is; lines typed before keep theirs. Refused: NotFound, NotValid (a day to come)."""
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "sheets.set_day"):
            return Done(queries.by_id(db, first.only("paper_sheet")), TOUCHED, first.id)
        sheet = queries.by_id(db, sheet_id)
        visit_records.require_past(Stay(day), zone(db), now=now)
        was = db.value("SELECT day FROM paper_sheet WHERE id = ?", (sheet_id,))
        if was == day.isoformat():
            return Done(sheet, NOTHING, NO_ACT)
        before = Before("paper_sheet", sheet_id, {"day": was})
        db.run("UPDATE paper_sheet SET day = ? WHERE id = ?", (day.isoformat(), sheet_id))
        op = record(
            db, what="sheets.set_day", ids={"paper_sheet": [sheet_id]}, now=now, by=by, key=key, before=(before,)
        )
        return Done(queries.by_id(db, sheet_id), TOUCHED, op)


def enter_line(
    db: Database,
    *,
    sheet_id: int,
    line: int,
    day: date,
    arrived: time | None = None,
    left: time | None = None,
    person_id: int | None = None,
    newcomer: Particulars | None = None,
    heads: int = 1,
    words: str | None = None,
    category: str | None = None,
    platform: str | None = None,
    services: Sequence[str] = (),
    chosen: Sequence[str] | None = None,
    note: str | None = None,
    card: str | None = None,
    consent: str | None = None,
    now: datetime,
    by: int | None,
    key: str | None = None,
) -> Done[Visit]:
    """Type in one line: the visit of somebody known, of a `newcomer`, or of heads without a name. One act.

    `category` and `platform` are what the paper says; without them a person's own count. `chosen` are the services
    picked by hand, None for all. Refused: LineDone, NoSuchLine, SheetUnused, NotFound, NotServed, NotValid,
    UnknownCode, and as `people.register` for somebody new.
    """
    said = past.gated(
        Stay(day, arrived, left),
        person_id=person_id,
        newcomer=newcomer,
        heads=heads,
        words=words,
        category=category,
        platform=platform,
        services=services,
        chosen=chosen,
        note=note,
        card=card,
        consent=consent,
    )
    what, touched = "sheets.enter_line", TYPED
    if newcomer is not None:
        what, touched = "sheets.enter_line_new", TYPED_NEW
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, what):
            return Done(visits.by_id(db, first.only("visit")), touched, first.id)
        records.require_free(db, sheet_id, line)
        visit, person = past.write_past(db, said, now=now, by=by)
        records.fill(db, sheet_id, line, visit)
        about: dict[str, list[int]] = {"visit": [visit], "paper_sheet": [sheet_id]}
        if person is not None:
            about["person"] = [person]
        op = record(db, what=what, ids=about, now=now, by=by, key=key)
        return Done(visits.by_id(db, visit), touched, op)


def strike_lines(
    db: Database,
    *,
    sheet_id: int,
    lines: Sequence[int],
    how: str = Struck.BLANK,
    now: datetime,
    by: int | None,
    key: str | None = None,
) -> Done[Sheet]:
    """Say of lines that they are blank or were struck out on the paper.

    Refused: NotValid, NotFound, NoSuchLine, SheetUnused, LineDone.
    """
    if how not in tuple(Struck):
        raise NotValid("sheet.how", how)
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "sheets.strike_lines"):
            return Done(queries.by_id(db, first.only("paper_sheet")), TOUCHED, first.id)
        each = tuple(dict.fromkeys(lines))
        if not each:
            return Done(queries.by_id(db, sheet_id), NOTHING, NO_ACT)
        for number in each:
            records.require_free(db, sheet_id, number)
        records.strike(db, sheet_id, each, Struck(how))
        before = Before("paper_sheet", sheet_id, {"free": list(each)})
        op = record(
            db, what="sheets.strike_lines", ids={"paper_sheet": [sheet_id]}, now=now, by=by, key=key, before=(before,)
        )
        return Done(queries.by_id(db, sheet_id), TOUCHED, op)


def free_line(
    db: Database, *, sheet_id: int, line: int, now: datetime, by: int | None, key: str | None = None
) -> Done[Sheet]:
    """Have a line to be typed again: one said to hold nothing, or whose visit is void since.

    Refused: NotFound, LineHolds. A line nothing is known of is free already.
    """
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "sheets.free_line"):
            return Done(queries.by_id(db, first.only("paper_sheet")), TOUCHED, first.id)
        sheet, there = queries.by_id(db, sheet_id), queries.line(db, sheet_id, line)
        if there is None:
            return Done(sheet, NOTHING, NO_ACT)
        if there.visit is not None and there.visit.state is not State.VOID:
            raise LineHolds(sheet.number, line)
        records.free(db, sheet_id, [line])
        before = Before("paper_sheet", sheet_id, _held(there))
        op = record(
            db, what="sheets.free_line", ids={"paper_sheet": [sheet_id]}, now=now, by=by, key=key, before=(before,)
        )
        return Done(queries.by_id(db, sheet_id), TOUCHED, op)


def mark_unused(
    db: Database,
    *,
    sheet_ids: Sequence[int],
    unused: bool = True,
    now: datetime,
    by: int | None,
    key: str | None = None,
) -> Done[tuple[Sheet, ...]]:
    """Say of sheets that they will never be used (lost, spoilt, not printed), or with False that they are after all.

    Refused: NotFound, SheetBegun when something was typed in from one.
    """
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "sheets.mark_unused"):
            return Done(_all(db, first.ids["paper_sheet"]), TOUCHED, first.id)
        found = _all(db, tuple(dict.fromkeys(sheet_ids)))
        for sheet in found:
            if unused and sheet.last:
                raise SheetBegun(sheet.number)
        changed = [sheet.id for sheet in found if sheet.unused is not unused]
        if not changed:
            return Done(found, NOTHING, NO_ACT)
        before = tuple(Before("paper_sheet", sheet_id, {"unused": int(not unused)}) for sheet_id in changed)
        for sheet_id in changed:
            db.run("UPDATE paper_sheet SET unused = ? WHERE id = ?", (int(unused), sheet_id))
        op = record(db, what="sheets.mark_unused", ids={"paper_sheet": changed}, now=now, by=by, key=key, before=before)
        return Done(_all(db, [sheet.id for sheet in found]), TOUCHED, op)


def _all(db: Database, ids: Sequence[int]) -> tuple[Sheet, ...]:
    return tuple(queries.by_id(db, sheet_id) for sheet_id in ids)


def _held(line: Line) -> dict[str, object]:
    return {
        "line": line.line,
        "visit_id": None if line.visit is None else int(line.visit.id),
        "struck": None if line.struck is None else str(line.struck),
    }
