"""The opening log: when the station really opened and closed, day by day, against the hours on its door."""

from collections.abc import Iterator
from datetime import date

from station_app.core.clock import local_day
from station_app.core.reports.cells import clock_of
from station_app.core.reports.house_figures import days_within, ends, opening_of
from station_app.core.reports.ledgers import Cell, Column, Content, Figure, How, Kind, Summary, Under
from station_app.core.reports.periods import Period
from station_app.core.settings.queries import zone
from station_app.core.shifts.hours import Door
from station_app.core.shifts.model import OpenDay
from station_app.core.shifts.queries import hours, open_days
from station_app.core.storage.database import Database

OPENINGS = (
    Column("day", Kind.DATE, 12),
    Column("weekday", Kind.WORD, 7),
    Column("opened_at", Kind.TIME, 8),
    Column("closed_at", Kind.TIME, 8),
    Column("open_hours", Kind.NUMBER, 10),
    Column("late_minutes", Kind.INT, 10),
    Column("early_minutes", Kind.INT, 10),
    Column("opening_state", Kind.WORD, 14),
    Column("note", Kind.TEXT, 34),
    Column("by", Kind.TEXT, 14),
)
FIGURES = ("open_days", "open_hours", "late_days", "early_days", "missed")
STATES = ("open", "closed", "missed", "none", "rest")


def openings(db: Database, period: Period, how: How) -> Content:
    """Every day of the period up to today, from the first the station ever opened."""
    local = zone(db)
    opened = {day.day: day for day in open_days(db, period.first, period.last, now=how.made_at)}
    said = _said(db, period)
    door = hours(db)
    ever = db.value("SELECT min(day) FROM opening WHERE state <> 'void'")
    days = sorted(days_within(period, date.fromisoformat(ever), local_day(how.made_at, local))) if ever else []

    def rows() -> Iterator[tuple[Cell, ...]]:
        for day in days:
            found = opened.get(day)
            notes, names = said.get(day.isoformat(), ([], []))
            yield (
                day,
                f"weekday.{day.isoweekday()}",
                None if found is None else clock_of(found.opened_at, local).time(),
                None if found is None or found.closed_at is None else clock_of(found.closed_at, local).time(),
                None if found is None or found.minutes is None else round(found.minutes / 60, 1),
                None if found is None else found.late_minutes or None,
                None if found is None else found.early_minutes or None,
                f"opening_state.{_state(found, day, door)}",
                how.words["separator"].join(notes) or None,
                how.words["separator"].join(names) or None,
            )

    figures = opening_of(list(opened.values()))
    total = how.words["opening.total"].format(
        days=figures.open_days, hours=f"{figures.open_hours:.1f}", late=figures.late_days, missed=figures.missed
    )
    return Content(
        columns=OPENINGS,
        rows=rows(),
        count=len(days),
        under=(Under("", (total,)),) if days else (),
        summary=Summary(
            figures=tuple(Figure(key, getattr(figures, key), f"definition.{key}") for key in FIGURES), tables=()
        ),
    )


def _state(found: OpenDay | None, day: date, door: Door) -> str:
    if found is None:
        return "rest" if door.promised(day) is None else "none"
    if found.missed:
        return "missed"
    return "open" if found.closed_at is None else "closed"


def _said(db: Database, period: Period) -> dict[str, tuple[list[str], list[str]]]:
    # By day: the notes of its openings, and who opened and closed.
    rows = db.rows(
        "SELECT o.day, o.note, a.name, b.name FROM opening o LEFT JOIN staff a ON a.id = o.opened_by"
        " LEFT JOIN staff b ON b.id = o.closed_by WHERE o.state <> 'void' AND o.day BETWEEN ? AND ?"
        " ORDER BY o.opened_at, o.id",
        ends(period),
    )
    said: dict[str, tuple[list[str], list[str]]] = {}
    for day, note, *names in rows:
        notes, people = said.setdefault(day, ([], []))
        if note:
            notes.append(note)
        people.extend(name for name in names if name and name not in people)
    return said
