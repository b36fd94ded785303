"""The figures of a period's lending: what was lent, to how many, what came back late or damaged, what was lost."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from station_app.core.clock import to_text
from station_app.core.reports.periods import Period
from station_app.core.settings.queries import zone
from station_app.core.storage.database import Database


@dataclass(frozen=True, slots=True)
class LendingFigures:
    """Figures over the loans lent in a period; loans taken back are in none.

    `lent_count` loans · `borrower_count` distinct people · `back_count` of them back now · `late_count` back late, or
    out and overdue · `overdue_count` out and overdue now · `damaged_count` back damaged or with parts missing ·
    `lost_count` tools reported lost in the period, lent or not.
    """

    period: Period
    lent_count: int
    borrower_count: int
    back_count: int
    late_count: int
    overdue_count: int
    damaged_count: int
    lost_count: int
    by_day: dict[date, int]
    by_kind: dict[str, int]
    by_tool: dict[str, int]

    def as_json(self) -> dict[str, Any]:
        """The entry `lending` of `station-app stats --json`."""
        return {
            "lent_count": self.lent_count,
            "borrower_count": self.borrower_count,
            "back_count": self.back_count,
            "late_count": self.late_count,
            "overdue_count": self.overdue_count,
            "damaged_count": self.damaged_count,
            "lost_count": self.lost_count,
            "by_kind": self.by_kind,
        }


def lending(db: Database, period: Period, *, now: datetime) -> LendingFigures:
    """The lending of a period as it stands now."""
    days = (period.first.isoformat(), period.last.isoformat())
    at = to_text(now)
    of_period = "FROM loan l JOIN person p ON p.id = l.person_id WHERE l.day BETWEEN ?1 AND ?2 AND l.state <> 'void'"
    lent, people, back, late, overdue, damaged = db.row(
        "SELECT count(*), count(DISTINCT coalesce(p.root_id, p.id)), coalesce(sum(l.state = 'back'), 0),"
        " coalesce(sum(coalesce(l.back_at, CASE l.state WHEN 'open' THEN ?3 END) > l.due_at), 0),"
        " coalesce(sum(l.state = 'open' AND l.due_at < ?3), 0),"
        f" coalesce(sum(l.condition IN ('damaged', 'parts_missing')), 0) {of_period}",
        (*days, at),
    ) or (0, 0, 0, 0, 0, 0)
    by_day = dict(db.rows(f"SELECT l.day, count(*) {of_period} GROUP BY l.day", days))
    tools = db.rows(
        "SELECT t.kind, t.name, count(*) FROM loan l JOIN tool t ON t.id = l.tool_id"
        " WHERE l.day BETWEEN ? AND ? AND l.state <> 'void' GROUP BY t.kind, t.name",
        days,
    )
    by_kind: Counter[str] = Counter()
    by_tool: Counter[str] = Counter()
    for kind, name, count in tools:
        by_kind[kind] += count
        by_tool[name] += count
    return LendingFigures(
        period=period,
        lent_count=lent,
        borrower_count=people,
        back_count=back,
        late_count=late,
        overdue_count=overdue,
        damaged_count=damaged,
        lost_count=len(losses(db, period)),
        by_day={day: by_day.get(day.isoformat(), 0) for day in period.days()},
        by_kind=dict(by_kind.most_common()),
        by_tool=dict(by_tool.most_common()),
    )


def losses(db: Database, period: Period) -> list[tuple[int, str]]:
    """Tools reported lost in a period, by acts that still stand: tool and the act's moment as UTC text."""
    local = zone(db)
    first = to_text(datetime.combine(period.first, time(), local))
    after = to_text(datetime.combine(period.last + timedelta(days=1), time(), local))
    rows = db.rows(
        "SELECT o.record_id, a.at FROM act a JOIN act_about o ON o.act_id = a.id AND o.record = 'tool'"
        " WHERE a.what = 'lending.report_lost' AND a.at >= ? AND a.at < ?"
        " AND NOT EXISTS (SELECT 1 FROM act u WHERE u.undoes = a.id) ORDER BY a.id",
        (first, after),
    )
    return [(tool, at) for tool, at in rows]
