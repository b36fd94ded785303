"""What one cell of a list of goods means: quantities, units, and until when something is good."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station_app.core.imports.amounts import Amount, amount, name_and_unit
from station_app.core.imports.expiry import expiry
from station_app.core.imports.model import Cell, Reason

TODAY = date(2026, 9, 1)
BAD = Reason.BAD_EXPIRY


@pytest.mark.parametrize(("cell", "day"), [
    (None, None), ("", None), ("—", None), ("--", None), ("/", None), ("长期", None), ("无", None), ("N/A", None),
    ("2027-05-01", date(2027, 5, 1)), ("2027.5.1", date(2027, 5, 1)), ("２０２７年５月１日", date(2027, 5, 1)),
    ("2027-05-01 00:00:00", date(2027, 5, 1)), ("20270501", date(2027, 5, 1)), (20270501, date(2027, 5, 1)),
    (20270501.0, date(2027, 5, 1)), (46508, date(2027, 5, 1)), (46508.0, date(2027, 5, 1)), ("46508", date(2027, 5, 1)),
    (datetime.combine(date(2027, 5, 1), time(8, 30)), date(2027, 5, 1)), (date(2027, 5, 1), date(2027, 5, 1)),
    ("2027年2月", date(2027, 2, 28)), ("2028-02", date(2028, 2, 29)), ("2027/5", date(2027, 5, 31)),
    ("202705", date(2027, 5, 31)), (202705, date(2027, 5, 31)),
    (2027.05, date(2027, 5, 31)), ("27年5月", date(2027, 5, 31)),
    ("05/2027", date(2027, 5, 31)), (2027.12, date(2027, 12, 31)), ("27.5.6", date(2027, 5, 6)),
    ("有效期至2027年3月5日", date(2027, 3, 5)), ("至2027.3.5止", date(2027, 3, 5)), ("2027.3.5前", date(2027, 3, 5)),
    ("EXP 05/2027", date(2027, 5, 31)), ("best before May 2027", date(2027, 5, 31)),
    ("31 Dec 2027", date(2027, 12, 31)),
    ("May 5, 2027", date(2027, 5, 5)), ("13/02/2027", date(2027, 2, 13)), ("2099-12-31", date(2099, 12, 31)),
    ("01/02/2027", BAD), ("2027-02-30", BAD), ("2027-13", BAD), ("2026.5.1-2027.5.1", BAD), ("12个月", BAD),
    ("见包装", BAD), ("2027", BAD), (2027, BAD), (2027.1, BAD), ("12月31日", BAD), ("1999-01-01", BAD), (True, BAD),
    ("05/31/27", BAD), ("99999", BAD), (1e30, BAD), (date(1900, 1, 1), BAD), ("2027年0月", BAD), ("10.2.3", BAD),
    ("10年2月", BAD), ("Mai 2027", BAD),
])  # fmt: skip
def test_until_when_something_is_good(cell: Cell, day: object) -> None:
    assert expiry(cell, TODAY) == day


@given(st.dates(date(2010, 1, 1), date(2099, 12, 31)))
def test_every_day_written_either_way(day: date) -> None:
    for text in (day.isoformat(), f"{day.year}年{day.month}月{day.day}日", f"{day.year}/{day.month}/{day.day}"):
        assert expiry(text, TODAY) == day
    last = expiry(f"{day.year}-{day.month:02d}", TODAY)
    assert isinstance(last, date)
    assert (last.year, last.month) == (day.year, day.month)
    assert date.fromordinal(last.toordinal() + 1).day == 1


@given(st.text(max_size=20) | st.floats() | st.integers())
def test_nothing_breaks_the_reading_of_a_cell(cell: Cell) -> None:
    assert isinstance(expiry(cell, TODAY), date | Reason | None)
    assert isinstance(amount(cell, "瓶"), Amount | Reason)


@pytest.mark.parametrize(("cell", "unit", "meant"), [
    (None, None, Amount(0)), ("0", None, Amount(0)), ("-", None, Amount(0)), ("无", None, Amount(0)),
    (12, None, Amount(12)), (12.0, None, Amount(12)), ("2.0", None, Amount(2)), ("１２", None, Amount(12)),
    ("1,200", None, Amount(1200)), ("+5", None, Amount(5)), ("007", None, Amount(7)), ("-0", None, Amount(0)),
    ("10箱", None, Amount(10, "箱")), ("10 (瓶)", "瓶", Amount(10, "瓶")), ("10 Boxes", None, Amount(10, "Boxes")),
    ("3 提篮", "提篮", Amount(3, "提篮")), ("1000000", None, Amount(1_000_000)),
    ("10箱", "瓶", Reason.UNIT_DIFFERS), ("10左右", None, Reason.BAD_QUANTITY), ("约10", None, Reason.BAD_QUANTITY),
    ("10箱*24", None, Reason.BAD_QUANTITY), ("许多", None, Reason.BAD_QUANTITY), (True, None, Reason.BAD_QUANTITY),
    ("1,20", None, Reason.BAD_QUANTITY), (2.5, None, Reason.BROKEN_QUANTITY), ("2.50", None, Reason.BROKEN_QUANTITY),
    (-3, None, Reason.NEGATIVE_QUANTITY), ("−4", None, Reason.NEGATIVE_QUANTITY),
    ("1000001", None, Reason.LARGE_QUANTITY), ("9" * 5_000, None, Reason.LARGE_QUANTITY),
])  # fmt: skip
def test_how_many(cell: Cell, unit: str | None, meant: object) -> None:
    assert amount(cell, unit) == meant


@pytest.mark.parametrize(("name", "unit", "meant"), [
    ("酸梅汤（瓶）", None, ("酸梅汤", "瓶")), ("酸梅汤(瓶)", "瓶", ("酸梅汤", "瓶")),
    ("酸梅汤（箱）", "瓶", ("酸梅汤（箱）", "瓶")), ("矿泉水（550ml）", None, ("矿泉水（550ml）", None)),
    ("Towels [pcs]", None, ("Towels", "pcs")), ("（瓶）", None, ("（瓶）", None)), ("水", "瓶", ("水", "瓶")),
])  # fmt: skip
def test_the_unit_in_a_name(name: str, unit: str | None, meant: tuple[str, str | None]) -> None:
    assert name_and_unit(name, unit) == meant
