"""A period's figures beside those it is held against: at once when few rows are behind them, else for a worker."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from station_app.core.reports.house_figures import HouseFigures, house
from station_app.core.reports.lending_figures import LendingFigures, lending
from station_app.core.reports.model import Statistics
from station_app.core.reports.periods import Period
from station_app.core.reports.queries import count_log, statistics
from station_app.core.reports.training_figures import TrainingFigures, training
from station_app.core.storage.database import Database, read_until, reading

AT_ONCE = 2_500
"""So many visits and loans are counted in some 20 ms, and a window may wait: two months of an ordinary station."""
ACTS_AT_ONCE = 12_000
"""So many acts about tools are looked through for losses in some 10 ms."""
MOVES_AT_ONCE = 15_000
"""So many moves of stock and points checked are counted in some 10 ms."""
LISTED_AT_ONCE = 4_000
"""So many people on the lists of sessions are counted in some 10 ms."""
_OFTEN = 100_000


@dataclass(frozen=True, slots=True)
class Compared:
    """The figures of a period and of what it is held against, read at one moment, and the rows of its visit log.

    `lent` and `lent_before` are the lending of both, `house` and `house_before` their opening hours, supplies and
    amenities, `trained` and `trained_before` their trainings, as they stand at that moment.
    """

    now: Statistics
    before: Statistics
    log_rows: int
    lent: LendingFigures
    lent_before: LendingFigures
    house: HouseFigures
    house_before: HouseFigures
    trained: TrainingFigures
    trained_before: TrainingFigures


def compared(db: Database, period: Period, before: Period, *, now: datetime) -> Compared:
    """Count both; years of a large station take seconds. `now` says what is overdue."""
    with reading(db):
        return Compared(
            now=statistics(db, period),
            before=statistics(db, before),
            log_rows=count_log(db, period),
            lent=lending(db, period, now=now),
            lent_before=lending(db, before, now=now),
            house=house(db, period, now=now),
            house_before=house(db, before, now=now),
            trained=training(db, period),
            trained_before=training(db, before),
        )


def compared_at_once(db: Database, period: Period, before: Period, *, now: datetime) -> Compared | None:
    """As `compared` when both hold so few visits, loans, moves, checks and people on lists that a window may wait; else
    None."""
    few = all(
        sum(_rows(db, table, days, most) for table in tables for days in (period, before)) <= most
        for tables, most in (
            (("visit", "loan"), AT_ONCE),
            (("stock_move", "inspection"), MOVES_AT_ONCE),
        )
    )
    few = few and _tool_acts(db) <= ACTS_AT_ONCE
    few = few and sum(_listed(db, days) for days in (period, before)) <= LISTED_AT_ONCE
    return compared(db, period, before, now=now) if few else None


def compared_until(
    db: Database, period: Period, before: Period, *, now: datetime, stopped: Callable[[], bool]
) -> Compared | None:
    """As `compared`, for a worker with a connection of its own; None when `stopped` said so on the way."""
    return read_until(db, stopped, _OFTEN, lambda: compared(db, period, before, now=now))


def _rows(db: Database, table: str, days: Period, most: int) -> int:
    # Not the rows of years to find out that they are many.
    stands = " AND state <> 'void'" if table in {"visit", "loan"} else ""
    within = f"SELECT 1 FROM {table} WHERE day BETWEEN ? AND ?{stands} LIMIT ?"
    values = (days.first.isoformat(), days.last.isoformat(), most + 1)
    return int(db.value(f"SELECT count(*) FROM ({within})", values))


def _tool_acts(db: Database) -> int:
    within = "SELECT 1 FROM act_about WHERE record = 'tool' LIMIT ?"
    return int(db.value(f"SELECT count(*) FROM ({within})", (ACTS_AT_ONCE + 1,)))


def _listed(db: Database, days: Period) -> int:
    within = "SELECT 1 FROM session s JOIN enrolment e ON e.session_id = s.id WHERE s.day BETWEEN ? AND ? LIMIT ?"
    values = (days.first.isoformat(), days.last.isoformat(), LISTED_AT_ONCE + 1)
    return int(db.value(f"SELECT count(*) FROM ({within})", values))
