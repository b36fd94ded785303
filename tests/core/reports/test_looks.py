from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from station_app.core.reports.ledgers import WORD_KEYS, Heading, Ledger, every_day
from station_app.core.reports.log_sheet import heading_line, serial, title
from station_app.core.reports.looks import in_footer, line_count, row_points, sheet_name, text_width


def heading(first: date, last: date) -> Heading:
    return Heading("站", None, first, last, datetime(2026, 11, 1, 9, tzinfo=ZoneInfo("Asia/Shanghai")))


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("abc 12", 6), ("饮水", 4), ("138****2046", 11), ("“”", 4), ("𠮷", 4)]
)
def test_text_width(text: str, width: int) -> None:
    assert text_width(text) == width


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("饮水、休息", 10, 1),
        ("饮水、休息", 9, 2),
        ("饮水、", 4, 2),
        ("one two three", 7, 2),
        ("one two three", 5, 3),
        ("a" * 25, 10, 3),
        ("字" * 10, 10, 2),
        ("字aaaaaaaaaaaaaaa", 10, 3),
        ("", 10, 1),
    ],
)
def test_line_count(text: str, width: int, lines: int) -> None:
    assert line_count(text, width) == lines


def test_rows_have_a_limit() -> None:
    assert row_points(1) < row_points(2) < row_points(500) == 409


def test_names_of_sheets() -> None:
    assert sheet_name("借还[10/2026]*") == "借还 10 2026  "
    assert len(sheet_name("Volunteer record and certificates of the month")) == 31


def test_footers_keep_an_ampersand() -> None:
    assert in_footer("饮&食") == "饮&&食"


@pytest.mark.parametrize(
    ("moment", "number"),
    [
        (date(1900, 3, 1), 61),
        (date(2026, 10, 1), 46296),
        (time(6, 0), 0.25),
        (time(23, 59, 59), 86399 / 86400),
        (datetime(2026, 10, 1, 12, tzinfo=ZoneInfo("Asia/Shanghai")), 46296.5),
    ],
)
def test_days_and_times_as_numbers(moment: date | time, number: float) -> None:
    assert serial(moment) == pytest.approx(number)


@pytest.mark.parametrize(
    ("first", "last", "period"),
    [
        (date(2026, 10, 1), date(2026, 10, 31), "2026 年 10 月"),
        (date(2028, 2, 1), date(2028, 2, 29), "2028 年 2 月"),
        (date(2026, 10, 1), date(2026, 10, 30), "2026-10-01 至 2026-10-30"),
        (date(2026, 10, 1), date(2026, 11, 30), "2026-10-01 至 2026-11-30"),
        (date(2026, 10, 5), date(2026, 10, 5), "2026-10-05"),
    ],
)
def test_the_line_over_a_ledger(first: date, last: date, period: str, words: dict[str, str]) -> None:
    ledger = Ledger("visits", (), (), 1600, heading(first, last))
    assert heading_line(ledger, words) == f"{period}    共 1600 条    已脱敏    制表时间 2026-11-01 09:00"
    assert title(ledger, words) == "站　服务登记台账"


def test_every_day_has_a_row() -> None:
    rows = every_day(date(2026, 2, 27), date(2026, 3, 2), {date(2026, 3, 1): (4, 3)}, columns=2)
    assert rows == (
        (date(2026, 2, 27), 0, 0),
        (date(2026, 2, 28), 0, 0),
        (date(2026, 3, 1), 4, 3),
        (date(2026, 3, 2), 0, 0),
    )


def test_the_list_of_words_is_the_writers_own(words: dict[str, str]) -> None:
    assert set(WORD_KEYS) <= set(words)
    assert len(set(WORD_KEYS)) == len(WORD_KEYS)
