"""A house of many rows, written past the commands: for what is timed, not for what is checked."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from station_app.core.clock import to_text
from station_app.core.staff.commands import add
from station_app.core.storage.database import Database, write
from tests.conftest import MORNING

ITEMS, AMENITIES = 500, 200
_NOON = time(4, tzinfo=UTC)


def fill(db: Database, *, moves: int, inspections: int, days: int, last: date) -> None:
    """So many of both, spread evenly over `days` up to the last one; 500 goods, 200 amenities, a fault of each."""
    add(db, name="小沈", role="desk", now=MORNING, by=None)
    first = last - timedelta(days=days - 1)
    codes = [code for (code,) in db.rows("SELECT code FROM check_item ORDER BY code")]
    shifts = -(-inspections // len(codes))
    with write(db):
        _things(db, first)
        db.run_many(
            "INSERT INTO stock_move (item_id, batch_id, kind, quantity, batch_after, item_after, day, at)"
            " VALUES (?1, ?1, ?2, ?3, ?4, ?4, ?5, ?6)",
            [(*_move(n), day, at) for n, (day, at) in enumerate(_spread(moves, days, first))],
        )
        db.run_many(
            "INSERT INTO shift (staff_id, day, started_at, ended_at, state) VALUES (1, ?1, ?2, ?2, 'ended')",
            list(_spread(shifts, days, first)),
        )
        db.run_many(
            "INSERT INTO inspection (shift_id, check_item, result, note, day, at) VALUES (?, ?, ?, ?, ?, ?)",
            [
                (
                    n // len(codes) + 1,
                    codes[n % len(codes)],
                    *(("abnormal", "不亮") if n % 50 == 0 else ("normal", None)),
                    day,
                    at,
                )
                for n, (day, at) in enumerate(_spread(inspections, days, first))
            ],
        )


def _move(n: int) -> tuple[int, str, int, int]:
    # Of every kind of goods nine come, then two go four times: one more is left after each such round.
    round_, step = divmod(n // ITEMS, 5)
    kind, quantity = ("received", 9) if step == 0 else ("issued", -2)
    return n % ITEMS + 1, kind, quantity, round_ + 9 - 2 * step


def _spread(count: int, days: int, first: date) -> Iterator[tuple[str, str]]:
    for n in range(count):
        day = first + timedelta(days=n * days // count)
        yield day.isoformat(), to_text(datetime.combine(day, _NOON))


def _things(db: Database, first: date) -> None:
    day, at = first.isoformat(), to_text(datetime.combine(first, _NOON))
    db.run_many(
        "INSERT INTO supply_item (name, name_key, kind, unit, created_at) VALUES (?1, ?1, 'drink', '瓶', ?2)",
        [(f"饮料{n}", at) for n in range(ITEMS)],
    )
    db.run_many("INSERT INTO batch (item_id, day) VALUES (?, ?)", [(n + 1, day) for n in range(ITEMS)])
    db.run_many(
        "INSERT INTO amenity (code, code_key, name, kind, created_at) VALUES (?1, ?1, ?2, 'water', ?3)",
        [(f"S-{n:03d}", f"饮水机{n}", at) for n in range(AMENITIES)],
    )
    db.run_many(
        "INSERT INTO fault (amenity_id, what, state, day, reported_at) VALUES (?, '不出水', 'reported', ?, ?)",
        [(n + 1, day, at) for n in range(AMENITIES)],
    )
