"""Which day a line is of: years from title, sheet, file name and neighbours, 1904, and days that cannot be."""

from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import xlsxwriter

from station_app.core.imports.model import Cell, Choice, Kind, Reason, Table, VisitsFile
from station_app.core.imports.parse import parse_visits
from station_app.core.imports.sheets import read_table
from tests.core.imports.lookups import LOOKUPS

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOON = datetime(2027, 1, 5, 4, 0, tzinfo=UTC).astimezone(SHANGHAI)
"""12:00 on 5 January 2027 in Shanghai."""


def read(
    *days: Cell, name: str = "登记表", sheet: str = "Sheet1", hour: Cell = "9:00", left: Cell = None, year: int = 2027
) -> VisitsFile:
    rows: list[tuple[Cell, ...]] = [("日期", "到站时间", "姓名", "离站时间")]
    rows += [(day, hour, "李云", left) for day in days]
    table = Table(Path(f"{name}.xlsx"), Kind.XLSX, sheet, tuple(rows))
    return parse_visits(table, lookups=LOOKUPS, default_year=year, now=NOON)


def days_of(file: VisitsFile) -> list[date]:
    return [row.day for row in file.rows]


@pytest.mark.parametrize(
    ("name", "sheet", "year"),
    [
        ("服务登记表-2024-09", "Sheet1", 2024),
        ("登记2024", "Sheet1", 2024),
        ("登记20240930", "Sheet1", 2024),
        ("登记", "2023年9月", 2023),
        ("登记2024", "2023", 2023),
        ("登记13820240000", "Sheet1", 2026),
        ("登记", "9月", 2026),
    ],
)
def test_the_year_of_a_file_that_says_none_in_its_dates(name: str, sheet: str, year: int) -> None:
    assert days_of(read("9月3日", "9.4", "9/5", name=name, sheet=sheet)) == [
        date(year, 9, 3), date(year, 9, 4), date(year, 9, 5),
    ]  # fmt: skip


def test_without_any_year_it_is_the_last_such_day() -> None:
    assert days_of(read("12月30日", "12.31", "1月2日", "1/5")) == [
        date(2026, 12, 30), date(2026, 12, 31), date(2027, 1, 2), date(2027, 1, 5),
    ]  # fmt: skip
    assert days_of(read("2月29日")) == [date(2024, 2, 29)]
    assert days_of(read("1月2日", "12月31日")) == [date(2027, 1, 2), date(2026, 12, 31)]


def test_all_ways_to_write_a_day() -> None:
    said: list[Cell] = [
        date(2026, 9, 3), datetime(2026, 9, 3, 8, 30), "2026-09-03", "2026-09-03T08:30", "2026/9/3", "2026.9.3",  # noqa: DTZ001
        "2026年9月3日", "20260903", 46268, 46268.0, "46268", 20260903.0, "2026-09-03 08:30:00", "３日",
    ]  # fmt: skip
    file = read(*said)
    assert days_of(file) == [date(2026, 9, 3)] * (len(said) - 1)
    assert [line.reason for line in file.skipped] == [Reason.BAD_DATE]


def test_day_and_time_in_one_cell() -> None:
    file = read(datetime(2026, 9, 3, 8, 30), "2026-09-03 9:15", "2026年9月3日 下午3点", hour=None)  # noqa: DTZ001
    assert [row.arrived for row in file.rows] == [time(8, 30), time(9, 15), time(15, 0)]


@pytest.mark.parametrize(
    ("day", "hour", "left", "reason"),
    [
        ("2027-01-06", "9:00", None, Reason.FUTURE_DATE),
        ("2072-01-01", "9:00", None, Reason.FUTURE_DATE),
        ("2027-01-05", "12:30", None, Reason.FUTURE_DATE),
        ("2027-01-05", "11:30", "12:30", Reason.FUTURE_DATE),
        ("2006-12-31", "9:00", None, Reason.OLD_DATE),
        ("1996-10-04", "9:00", None, Reason.OLD_DATE),
        ("2126年1月1日", "9:00", None, Reason.FUTURE_DATE),
        ("2026-10-32", "9:00", None, Reason.BAD_DATE),
        ("2027-01-05", "12:00", "12:00", None),
        ("2007-01-01", "9:00", None, None),
        ("2027-01-05", None, None, None),
    ],
)
def test_days_that_cannot_be(day: str, hour: Cell, left: Cell, reason: Reason | None) -> None:
    file = (
        read("2026-09-01", day, hour=hour, left=left) if reason is Reason.OLD_DATE else read(day, hour=hour, left=left)
    )
    found = [line.reason for line in file.skipped]
    assert found == ([] if reason is None else [reason])
    assert reason is None or reason.is_problem


def test_a_line_below_one_that_cannot_be_takes_its_day_all_the_same() -> None:
    assert [line.reason for line in read("2027-01-06", None).skipped] == [Reason.FUTURE_DATE, Reason.FUTURE_DATE]


def test_days_counted_from_1904(tmp_path: Path) -> None:
    path = tmp_path / "old.xlsx"
    book = xlsxwriter.Workbook(path, {"date_1904": True, "default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("表")
    sheet.write_row(0, 0, ("日期", "到站时间", "姓名"))
    sheet.write_datetime(1, 0, datetime(2026, 9, 3))  # noqa: DTZ001 - a cell has no zone
    sheet.write_number(2, 0, 44_806)  # the same day as a plain number
    for row in (1, 2):
        sheet.write(row, 1, "9:00")
        sheet.write(row, 2, "李云")
    book.close()
    table = read_table(path)
    assert table.from_1904
    assert days_of(parse_visits(table, lookups=LOOKUPS, default_year=2026)) == [date(2026, 9, 3)] * 2


def test_characters_lost_before_are_not_taken() -> None:
    rows: tuple[tuple[Cell, ...], ...] = (
        ("日期", "姓名", "其他"), ("2026-09-01", "李\ufffd", None), (None, "何小草", None), (None, "王明", "\ufffd"),
    )  # fmt: skip
    file = parse_visits(Table(Path("表.xlsx"), Kind.XLSX, "", rows), lookups=LOOKUPS, default_year=2026)
    assert [(line.row, line.reason) for line in file.skipped] == [(2, Reason.LOST_CHARACTERS)]
    assert [(row.name, row.day) for row in file.rows] == [("何小草", date(2026, 9, 1)), ("王明", date(2026, 9, 1))]
    assert file.rows[0].decisions[0].choice is Choice.DATE_FROM_ABOVE


def test_a_row_error_in_row_99999_is_told_with_its_row() -> None:
    rows: list[tuple[Cell, ...]] = [("日期", "到站时间", "姓名")]
    rows += [("2026-09-01", "9:00", "李云")] * 99_999
    rows[99_998] = ("三十号", "9:00", "李云")
    file = parse_visits(Table(Path("表.xlsx"), Kind.XLSX, "", tuple(rows)), lookups=LOOKUPS, default_year=2026)
    assert len(file.rows) == 99_998
    assert [(line.row, line.reason, line.cells) for line in file.skipped] == [
        (99_999, Reason.BAD_DATE, ("三十号", "9:00", "李云")),
    ]  # fmt: skip
