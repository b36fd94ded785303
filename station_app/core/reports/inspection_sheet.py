"""The sheet of checks: points down, days across, as it hangs on the wall; below it what was not in order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from station_app.core.reports.cells import moment_cell
from station_app.core.reports.house_figures import amenities_of, ends
from station_app.core.reports.ledgers import (
    ABNORMAL,
    NORMAL,
    NOT_APPLICABLE,
    Cell,
    Column,
    Content,
    Figure,
    How,
    Kind,
    Summary,
    Under,
    Words,
)
from station_app.core.reports.periods import Period, month_text
from station_app.core.settings.queries import zone
from station_app.core.storage.database import Database

FIGURES = ("checks", "abnormal")
WORD_KEYS = (
    "column.month",
    "column.point",
    "column.not_in_order",
    "check.by",
    "check.legend",
    "check.kept",
    "check.not_in_order",
    "check.all_in_order",
    "check.line",  # {day} {point} {note} {fate}
    "check.line_about",  # {day} {point} {amenity} {note} {fate}
    "check.fate_none",
    "check.fate_reported",
    "check.fate_under_repair",  # {day}
    "check.fate_fixed",  # {day}
    "check.fate_confirmed",  # {day}
    *(f"{kind}.amenities_{name}" for kind in ("figure", "definition") for name in FIGURES),
)
"""Every label it needs besides those of the writers."""

_MARKS = {3: ABNORMAL, 2: NORMAL, 1: NOT_APPLICABLE}
"""The worst of a day's shifts counts; 0 was not looked at."""
_STEPS = ("under_repair", "fixed", "confirmed")
_WORST = (
    "SELECT check_item, day, max(CASE result WHEN 'abnormal' THEN 3 WHEN 'normal' THEN 2 WHEN 'not_applicable' THEN 1"
    " ELSE 0 END) FROM inspection WHERE day BETWEEN ? AND ? GROUP BY check_item, day"
)
_POINTS = (
    # What is looked at every day, what was looked at in these days, and what their heat asked for.
    "SELECT c.code, c.zh, c.en FROM check_item c WHERE (c.active = 1 AND (c.heat = 0 OR c.heat <="
    " (SELECT max(h.level) FROM heat h WHERE h.state = 'set' AND h.day BETWEEN ?1 AND ?2)))"
    " OR EXISTS (SELECT 1 FROM inspection i WHERE i.check_item = c.code AND i.result <> 'none'"
    " AND i.day BETWEEN ?1 AND ?2) ORDER BY c.sort, c.code"
)
_WHO = (
    "SELECT i.day, coalesce(s.name, d.name) FROM inspection i JOIN shift t ON t.id = i.shift_id"
    " JOIN staff d ON d.id = t.staff_id LEFT JOIN staff s ON s.id = i.by_id"
    " WHERE i.result <> 'none' AND i.day BETWEEN ? AND ? GROUP BY 1, 2 ORDER BY i.day, min(i.at)"
)
_NOT_IN_ORDER = (
    "SELECT i.day, i.check_item, a.name, i.note, f.state, f.repair_at, f.fixed_at, f.confirmed_at FROM inspection i"
    " LEFT JOIN amenity a ON a.id = i.amenity_id LEFT JOIN fault f ON f.id = i.fault_id AND f.state <> 'void'"
    " WHERE i.result = 'abnormal' AND i.day BETWEEN ? AND ? ORDER BY i.day, i.id"
)


@dataclass(frozen=True, slots=True)
class _Wrong:
    """A point that was not in order: its month and code, and the sentence about it."""

    month: str
    point: str
    said: str


def inspections(db: Database, period: Period, how: How) -> Content:
    """The checks of the days; of more than one month, one month under the other."""
    days, (first, last), words = period.days(), ends(period), how.words
    points = {
        code: zh if how.language == "zh" else en
        for code, zh, en in db.rows(_POINTS, (first, last))
    }  # fmt: skip
    worst = {(point, day): mark for point, day, mark in db.rows(_WORST, (first, last))}
    who: dict[str, list[str]] = {}
    for day, name in db.rows(_WHO, (first, last)):
        who.setdefault(day, []).append(name)
    wrong = list(_not_in_order(db, period, points, words))
    months = list(dict.fromkeys(month_text(day) for day in days))
    across = range(days[0].day, days[-1].day + 1) if len(months) == 1 else range(1, 32)

    def row(month: str, head: str, cells: Mapping[str, Cell], said: str | None) -> tuple[Cell, ...]:
        before: tuple[Cell, ...] = (month,) if len(months) > 1 else ()
        return (*before, head, *(cells.get(f"{month}-{day:02d}") for day in across), said)

    def rows() -> Iterator[tuple[Cell, ...]]:
        for month in months:
            for code, label in points.items():
                marks = {day.isoformat(): _MARKS.get(worst.get((code, day.isoformat()), 0)) for day in days}
                said = words["separator"].join(one.said for one in wrong if (one.month, one.point) == (month, code))
                yield row(month, label, marks, said or None)
            names: dict[str, Cell] = {day: words["separator"].join(found) for day, found in who.items()}
            yield row(month, words["check.by"], names, None)

    lines = tuple(one.said for one in wrong) or (words["check.all_in_order"],)
    return Content(
        columns=_columns(across, many=len(months) > 1),
        rows=rows(),
        count=len(months) * (len(points) + 1),
        under=(
            Under("", (words["check.legend"],)),
            Under(words["check.not_in_order"], lines),
            Under("", (words["check.kept"],)),
        ),
        summary=_summary(db, period, how.made_at),
        grid=True,
    )


def _columns(days: range, *, many: bool) -> tuple[Column, ...]:
    return (
        *((Column("month", Kind.CODE, 9),) if many else ()),
        Column("point", Kind.TEXT, 18),
        *(Column(f"day_{day}", Kind.MARK, 4, head=str(day)) for day in days),
        Column("not_in_order", Kind.TEXT, 40, flat=True),
    )


def _not_in_order(db: Database, period: Period, points: Mapping[str, str], words: Words) -> Iterator[_Wrong]:
    local = zone(db)
    for day, point, amenity, note, state, *moments in db.rows(_NOT_IN_ORDER, ends(period)):
        since = moment_cell(dict(zip(_STEPS, moments, strict=True)).get(state), local)
        fate = words[f"check.fate_{state or 'none'}"].format(day="" if since is None else since.date().isoformat())
        said = words["check.line_about" if amenity else "check.line"].format(
            day=day, point=points[point], amenity=amenity, note=note, fate=fate
        )
        yield _Wrong(month_text(date.fromisoformat(day)), point, said)


def _summary(db: Database, period: Period, now: datetime) -> Summary:
    figures = amenities_of(db, period, now=now)
    return Summary(
        figures=tuple(
            Figure(f"amenities_{key}", getattr(figures, key), f"definition.amenities_{key}") for key in FIGURES
        ),
        tables=(),
    )
