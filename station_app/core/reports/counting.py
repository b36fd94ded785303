"""A period's figures beside those it is held against: at once when few visits are behind them, else for a worker."""

from collections.abc import Callable
from dataclasses import dataclass

from station_app.core.reports.model import Statistics
from station_app.core.reports.periods import Period
from station_app.core.reports.queries import count_log, statistics
from station_app.core.storage.database import Database, read_until, reading

AT_ONCE = 2_500
"""So many visits are counted in some 20 ms, and a window may wait for that: two months of an ordinary station."""
_OFTEN = 100_000


@dataclass(frozen=True, slots=True)
class Compared:
    """The figures of a period and of what it is held against, read at one moment, and the rows of its visit log."""

    now: Statistics
    before: Statistics
    log_rows: int


def compared(db: Database, period: Period, before: Period) -> Compared:
    """Count both; years of a large station take seconds."""
    with reading(db):
        return Compared(statistics(db, period), statistics(db, before), count_log(db, period))


def compared_at_once(db: Database, period: Period, before: Period) -> Compared | None:
    """As `compared` when so few visits lie in both that a window may wait for it; else None, nothing being counted."""
    few = _visits(db, period) + _visits(db, before) <= AT_ONCE
    return compared(db, period, before) if few else None


def compared_until(db: Database, period: Period, before: Period, *, stopped: Callable[[], bool]) -> Compared | None:
    """As `compared`, for a worker with a connection of its own; None when `stopped` said so on the way."""
    return read_until(db, stopped, _OFTEN, lambda: compared(db, period, before))


def _visits(db: Database, period: Period) -> int:
    # Not the visits of years to find out that they are many.
    within = "SELECT 1 FROM visit WHERE day BETWEEN ? AND ? AND state <> 'void' LIMIT ?"
    values = (period.first.isoformat(), period.last.isoformat(), AT_ONCE + 1)
    return int(db.value(f"SELECT count(*) FROM ({within})", values))
