"""P4: the visit log as a workbook with summary and charts, against XlsxWriter writing the same cells."""

from collections.abc import Iterator
from datetime import date, time
from itertools import accumulate
from pathlib import Path
from typing import Any

import xlsxwriter

from station_app.core.reports import log_ledger
from station_app.core.reports.ledgers import Kind, Ledger
from station_app.core.reports.periods import Period
from station_app.core.reports.writers import write
from station_app.core.storage.database import Database, reading

from .stations import Station
from .timing import Bar, Result, turn_by_turn

BAR = Bar(median=1.3)
_LOOKS = {Kind.DATE: "yyyy-mm-dd", Kind.TIME: "hh:mm"}


class _Words(dict[str, str]):
    """Labels as good as any: each key is its own."""

    def __missing__(self, key: str) -> str:
        return key


_WORDS = _Words({"separator": "、"})


def measure(station: Station, *, rows: int, rounds: int) -> Iterator[Result]:
    """The log of the last days that have so many rows."""
    db = station.open()
    period = _last_days(db, rows)
    ours, floor = station.folder / "p4-ours.xlsx", station.folder / "p4-floor.xlsx"
    with reading(db):
        again = _ledger(db, period, station)
        cells, columns = list(again.rows), again.columns
    kinds = [column.kind for column in columns]

    def export() -> None:
        with reading(db):
            write(_ledger(db, period, station), ours, "xlsx", _WORDS)

    yield turn_by_turn(
        "P4",
        f"visit log, {len(cells):,} rows",
        export,
        lambda: _write_cells(floor, cells, kinds),
        rounds=rounds,
        bar=BAR,
    )
    db.close()


def _last_days(db: Database, rows: int) -> Period:
    days = db.rows("SELECT day, count(*) FROM visit WHERE state <> 'void' GROUP BY day ORDER BY day DESC")
    summed = accumulate(count for _, count in days)
    enough = next((at for at, count in enumerate(summed) if count >= rows), len(days) - 1)
    return Period(date.fromisoformat(days[enough][0]), date.fromisoformat(days[0][0]))


def _ledger(db: Database, period: Period, station: Station) -> Ledger:
    return log_ledger.ledger(db, period, language="zh", words=_WORDS, made_at=station.now)


def _write_cells(path: Path, rows: list[Any], kinds: list[Kind]) -> None:
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet()
    looks = [book.add_format({"border": 1, "num_format": _LOOKS.get(kind, "General")}) for kind in kinds]
    for at, row in enumerate(rows):
        for column, (value, look) in enumerate(zip(row, looks, strict=True)):
            if value is None:
                sheet.write_blank(at, column, None, look)
            elif isinstance(value, str):
                sheet.write_string(at, column, value, look)
            elif isinstance(value, date | time):
                sheet.write_datetime(at, column, value, look)
            else:
                sheet.write_number(at, column, value, look)
    book.close()
