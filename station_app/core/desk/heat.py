"""How much drink a hot day will need, from how many came on days like it; it advises and orders nothing."""

import math
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from station_app.core.errors import NotValid
from station_app.core.shifts import queries as shifts
from station_app.core.shifts.model import HEAT_LEVELS
from station_app.core.storage.database import Database
from station_app.core.supplies import queries as supplies

FEWEST = 3
"""With fewer days like it nothing can be said; other days are looked at."""
USUAL_A_HEAD = 1.5
"""Drinks a head while the station has not written down any that it handed out."""
LEAST_A_HEAD = 0.5
"""Where fewer were written down, most were handed out unwritten: a day of heat is not planned from such a record."""

_HOT_SPAN = timedelta(days=60)
_WEEKDAY_SPAN = timedelta(weeks=8)
_LATELY = timedelta(days=14)


class DaysLike(StrEnum):
    """Which days a need was reckoned from: as hot, of the same weekday, the latest ones; none: too few to say."""

    HOT = "hot"
    WEEKDAY = "weekday"
    LATELY = "lately"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Need:
    """The drinks of a day, and from what they were reckoned. `written` is what was handed out a head, as written down.

    `visits` is the mean of heads a day. With `DaysLike.NONE` nothing is known and `expected` is 0. `in_stock` leaves
    out what is past its date.
    """

    level: int
    like: DaysLike
    days: int
    visits: float
    a_head: float
    written: float
    expected: int
    in_stock: int

    @property
    def known_issues(self) -> bool:
        """Whether `a_head` is what was handed out; else it is assumed."""
        return self.written >= LEAST_A_HEAD

    @property
    def short(self) -> int:
        """How many are missing; 0 when there are enough."""
        return max(0, self.expected - self.in_stock)


def need(db: Database, *, now: datetime, level: int) -> Need:
    """How much drink today will need at a level of heat. Refused: NotValid for a level that is none."""
    if level not in HEAT_LEVELS:
        raise NotValid("heat.level", str(level))
    today = shifts.today(db, now)
    earlier = _came(db, today)
    like, days = _days_like(db, earlier, today, level)
    came = {day: earlier[day] for day in days}
    heads = sum(came.values())
    issued = _issued(db, days)
    written = issued / heads if heads else 0.0
    a_head = max(written, LEAST_A_HEAD) if issued else USUAL_A_HEAD
    visits = heads / len(came) if came else 0.0
    return Need(
        level=level,
        like=like,
        days=len(came),
        visits=visits,
        a_head=a_head,
        written=written,
        # Whole drinks first: 12 heads at 1.5 are 18, not 19 by the error of a division.
        expected=math.ceil(round(visits * a_head, 6)),
        in_stock=sum(each.stock - each.expired for each in supplies.levels(db, on=today, kind="drink")),
    )


def _days_like(db: Database, came: Collection[date], today: date, level: int) -> tuple[DaysLike, list[date]]:
    hot = shifts.heat_days(db, today - _HOT_SPAN, today - timedelta(days=1))
    choices = (
        (DaysLike.HOT, [day for day in came if 0 < level <= hot.get(day, 0)]),
        (DaysLike.WEEKDAY, [day for day in came if day.weekday() == today.weekday() and day >= today - _WEEKDAY_SPAN]),
        (DaysLike.LATELY, [day for day in came if day >= today - _LATELY]),
    )
    for like, days in choices:
        if len(days) >= (1 if like is DaysLike.LATELY else FEWEST):
            return like, days
    return DaysLike.NONE, []


def _came(db: Database, today: date) -> dict[date, int]:
    """Heads of each day before today that anybody came on: a day without visits says nothing about heat."""
    rows = db.rows(
        "SELECT day, sum(heads) FROM visit WHERE day >= ? AND day < ? AND state <> 'void' GROUP BY day",
        ((today - _HOT_SPAN).isoformat(), today.isoformat()),
    )
    return {date.fromisoformat(day): int(heads) for day, heads in rows}


def _issued(db: Database, days: Collection[date]) -> int:
    marks = ",".join("?" * len(days))
    drinks = db.value(
        "SELECT sum(-m.quantity) FROM stock_move m JOIN supply_item i ON i.id = m.item_id"
        f" WHERE m.day IN ({marks}) AND m.kind = 'issued' AND i.kind = 'drink'"
        " AND NOT EXISTS (SELECT 1 FROM stock_move r WHERE r.reverses = m.id)",
        tuple(day.isoformat() for day in days),
    )
    return int(drinks or 0)
