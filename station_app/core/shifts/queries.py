"""Reading shifts, openings and heat."""

from datetime import date, datetime, time
from itertools import groupby
from typing import Any

from station_app.core.clock import from_text, local_day
from station_app.core.errors import NotFound
from station_app.core.settings.queries import codes, text, zone
from station_app.core.shifts.hours import Door, minutes_after, minutes_open
from station_app.core.shifts.model import OpenDay, Opening, OpeningState, Shift, ShiftState
from station_app.core.storage.database import Database
from station_app.core.types import OpeningId, ShiftId, StaffId

_SHIFT = """SELECT h.id, h.staff_id, s.name, h.day, h.started_at, h.ended_at, h.state, h.handover
    FROM shift h JOIN staff s ON s.id = h.staff_id"""
_OPENING = """SELECT o.id, o.day, o.opened_at, o.closed_at, o.state, a.name, b.name, o.note
    FROM opening o LEFT JOIN staff a ON a.id = o.opened_by LEFT JOIN staff b ON b.id = o.closed_by"""


def current(db: Database) -> Shift | None:
    """Who is on duty; the shift of an earlier day that nobody ended is still here until `close_past_days`."""
    row = db.row(f"{_SHIFT} WHERE h.state = 'open'")
    return None if row is None else _shift(row)


def shift(db: Database, shift_id: int) -> Shift:
    """One shift. Raises NotFound."""
    row = db.row(f"{_SHIFT} WHERE h.id = ?", (shift_id,))
    if row is None:
        raise NotFound("shift", shift_id)
    return _shift(row)


def last_before(db: Database) -> Shift | None:
    """The newest shift that is over: its note is what whoever comes next reads."""
    row = db.row(f"{_SHIFT} WHERE h.state IN ('ended', 'left') ORDER BY h.id DESC LIMIT 1")
    return None if row is None else _shift(row)


def shifts_of(db: Database, first: date, last: date) -> list[Shift]:
    """The shifts of some days in their order; those taken back never were."""
    rows = db.rows(
        f"{_SHIFT} WHERE h.day BETWEEN ? AND ? AND h.state <> 'void' ORDER BY h.day, h.started_at, h.id",
        (first.isoformat(), last.isoformat()),
    )
    return [_shift(row) for row in rows]


def current_opening(db: Database) -> Opening | None:
    """The opening that goes on; one of an earlier day is still here until `close_past_days`."""
    row = db.row(f"{_OPENING} WHERE o.state = 'open'")
    return None if row is None else _opening(row)


def opening(db: Database, opening_id: int) -> Opening:
    """One opening. Raises NotFound."""
    row = db.row(f"{_OPENING} WHERE o.id = ?", (opening_id,))
    if row is None:
        raise NotFound("opening", opening_id)
    return _opening(row)


def openings(db: Database, first: date, last: date) -> list[Opening]:
    """The openings of some days in their order; those taken back never were."""
    rows = db.rows(
        f"{_OPENING} WHERE o.day BETWEEN ? AND ? AND o.state <> 'void' ORDER BY o.day, o.opened_at, o.id",
        (first.isoformat(), last.isoformat()),
    )
    return [_opening(row) for row in rows]


def first_open_day(db: Database) -> date | None:
    """The first day the station was open, as far as anybody wrote it down; None before the first opening."""
    day = db.value("SELECT min(day) FROM opening WHERE state <> 'void'")
    return None if day is None else date.fromisoformat(day)


def left_open(db: Database, *, now: datetime) -> bool:
    """Whether an earlier day left a shift or an opening that `close_past_days` ends."""
    rows = db.rows("SELECT day FROM shift WHERE state = 'open' UNION SELECT day FROM opening WHERE state = 'open'")
    return any(hours(db).is_over(date.fromisoformat(day), now) for (day,) in rows)


def overlapping(
    db: Database, since: str, until: str, *, but: int | None = None, after_act: int | None = None
) -> Opening | None:
    """An opening that was in these hours already, both as stored text; one never closed counts at its beginning.

    With `after_act` only one that a later act wrote.
    """
    row = db.row(
        f"{_OPENING} WHERE o.state <> 'void' AND o.id IS NOT ?3 AND o.opened_at < ?2"
        " AND CASE o.state WHEN 'open' THEN '9' ELSE coalesce(o.closed_at, o.opened_at) END > ?1"
        " AND (?4 IS NULL OR EXISTS (SELECT 1 FROM act_about b WHERE b.record = 'opening' AND b.record_id = o.id"
        " AND b.act_id > ?4)) ORDER BY o.opened_at LIMIT 1",
        (since, until, but, after_act),
    )
    return None if row is None else _opening(row)


def open_days(db: Database, first: date, last: date, *, now: datetime) -> list[OpenDay]:
    """The days the station was open, against the hours on the door as they are set now.

    Several openings of a day add up; what closes after midnight belongs to the day it opened on.
    """
    door = hours(db)
    return [_open_day(day, list(each), door, now) for day, each in groupby(openings(db, first, last), key=_day_of)]


def hours(db: Database) -> Door:
    """The hours on the door as the settings say."""
    return Door(
        zone=zone(db),
        opens=time.fromisoformat(text(db, "station.opens")),
        closes=time.fromisoformat(text(db, "station.closes")),
        rest=frozenset(int(day) for day in codes(db, "station.rest_days")),
        closed=frozenset(date.fromisoformat(day) for day in codes(db, "station.closed_days")),
    )


def today(db: Database, now: datetime) -> date:
    """The business day of a moment."""
    return local_day(now, zone(db))


def heat(db: Database, day: date) -> int:
    """The level of heat set last on a day; 0 for none."""
    level = db.value("SELECT level FROM heat WHERE day = ? AND state = 'set' ORDER BY id DESC LIMIT 1", (str(day),))
    return int(level or 0)


def heat_days(db: Database, first: date, last: date) -> dict[date, int]:
    """The highest level set on each hot day: a day does not become a cool one by its evening."""
    rows = db.rows(
        "SELECT day, max(level) FROM heat WHERE day BETWEEN ? AND ? AND state = 'set' AND level > 0 GROUP BY day",
        (first.isoformat(), last.isoformat()),
    )
    return {date.fromisoformat(day): int(level) for day, level in rows}


def _open_day(day: date, of_day: list[Opening], door: Door, now: datetime) -> OpenDay:
    missed = any(
        each.state is OpeningState.MISSED or (each.state is OpeningState.OPEN and door.is_over(day, now))
        for each in of_day
    )
    closed = [(each.opened_at, each.closed_at) for each in of_day if each.closed_at is not None]
    known = len(closed) == len(of_day)
    opened_at, closed_at = of_day[0].opened_at, max(end for _, end in closed) if known else None
    promised = door.promised(day)
    late = early = 0
    if promised is not None:
        late = minutes_after(promised[0], opened_at)
        early = 0 if closed_at is None else minutes_after(closed_at, promised[1])
    return OpenDay(day, opened_at, closed_at, minutes_open(closed) if known else None, late, early, missed)


def _day_of(opening: Opening) -> date:
    return opening.day


def _shift(row: tuple[Any, ...]) -> Shift:
    number, staff, name, day, started, ended, state, handover = row
    return Shift(
        id=ShiftId(number),
        staff_id=StaffId(staff),
        staff_name=name,
        day=date.fromisoformat(day),
        started_at=from_text(started),
        ended_at=_moment(ended),
        state=ShiftState(state),
        handover=handover,
    )


def _opening(row: tuple[Any, ...]) -> Opening:
    number, day, opened, closed, state, opened_by, closed_by, note = row
    return Opening(
        id=OpeningId(number),
        day=date.fromisoformat(day),
        opened_at=from_text(opened),
        closed_at=_moment(closed),
        state=OpeningState(state),
        opened_by=opened_by,
        closed_by=closed_by,
        note=note,
    )


def _moment(stored: str | None) -> datetime | None:
    return None if stored is None else from_text(stored)
