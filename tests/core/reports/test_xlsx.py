import subprocess
import sys
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from itertools import pairwise
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from station_app.core.errors import Cancelled, DiskFull, NotWritable, TooLong
from station_app.core.reports.ledgers import Cell, Column, Kind, Ledger, Summary
from station_app.core.reports.writers import write
from station_app.core.reports.xlsx import _check
from station_app.core.storage.files import NotAsWritten

MakeLedger = Callable[..., Ledger]
Words = dict[str, str]


def moment(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    """A moment as a spreadsheet keeps it: of no zone."""
    return datetime(year, month, day, hour, minute, tzinfo=UTC).replace(tzinfo=None)


def open_book(path: Path) -> Any:
    return openpyxl.load_workbook(path)


@pytest.fixture
def book(tmp_path: Path, make_ledger: MakeLedger, words: Words) -> Any:
    write(make_ledger(60), tmp_path / "log.xlsx", "xlsx", words)
    assert [path.name for path in tmp_path.iterdir()] == ["log.xlsx"]
    return open_book(tmp_path / "log.xlsx")


def test_the_log_has_real_days_times_and_numbers(book: Any) -> None:
    row = next(book["服务登记台账"].iter_rows(min_row=4, max_row=4))
    number, day, arrived, _, name, phone = row[:6]
    assert number.value == 1
    assert (day.value, day.is_date, day.number_format) == (moment(2026, 10, 1), True, "yyyy-mm-dd")
    assert (arrived.value, arrived.number_format) == (time(9, 31), "hh:mm")
    assert name.value.endswith("师傅")
    assert (phone.data_type, phone.number_format) == ("s", "@")
    assert phone.value.startswith("138****")


def test_the_log_is_headed_frozen_filtered_and_printed(book: Any) -> None:
    sheet = book["服务登记台账"]
    assert sheet["A1"].value == "青石巷暖新之家　服务登记台账"
    assert sheet["A2"].value.split() == [
        *("2026", "年", "10", "月", "共", "60", "条", "已脱敏", "制表时间", "2026-11-01", "09:12", "青石巷", "17", "号")
    ]
    assert [cell.value for cell in sheet[3]][:3] == ["序号", "日期", "到站"]
    assert sheet.freeze_panes == "A4"
    assert sheet.auto_filter.ref == "A3:L63"
    assert sheet.print_title_rows == "$1:$3"
    assert sheet.print_area == "'服务登记台账'!$A$1:$L$65"
    assert sheet["A65"].value.count("____") >= 3
    assert all(word in sheet["A65"].value for word in ("填表人", "审核人", "盖章"))
    setup = sheet.page_setup
    assert (setup.orientation, setup.paperSize, setup.fitToHeight) == ("landscape", 9, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.oddFooter.center.text == "&P / &N"
    assert sheet.column_dimensions["I"].width > 30


def test_the_properties_say_whose_it_is(book: Any) -> None:
    assert (book.properties.title, book.properties.creator) == ("服务登记台账", "青石巷暖新之家")
    assert book.properties.created == moment(2026, 11, 1, 1, 12)


def test_rows_are_as_high_as_their_longest_cell(book: Any) -> None:
    sheet = book["服务登记台账"]
    long = [row for row in range(4, 64) if len(sheet.cell(row, 9).value) > 20]
    short = [row for row in range(4, 64) if len(sheet.cell(row, 9).value + (sheet.cell(row, 12).value or "")) < 12]
    assert long
    assert short
    assert all(sheet.row_dimensions[row].height >= 30 for row in long)
    assert all(sheet.row_dimensions[row].height is None for row in short)


def test_the_summary_equals_the_rows(book: Any) -> None:
    log, sheet = book["服务登记台账"], book["汇总"]
    heads = sum(row[9] for row in log.iter_rows(min_row=4, max_row=63, values_only=True))
    cells = [row[:2] for row in sheet.iter_rows(values_only=True)]
    figures = dict(cells)
    assert figures["服务人次"] == heads
    days = [(label, value) for label, value in cells if isinstance(label, datetime)]
    assert [label.day for label, _ in days] == list(range(1, 32))
    assert sum(value for _, value in days) == heads
    assert dict(days)[moment(2026, 10, 19)] == 0


def test_the_summary_says_how_it_counts(book: Any, words: Words) -> None:
    texts = [row[2] for row in book["汇总"].iter_rows(values_only=True)]
    assert [key for key, text in words.items() if key.startswith("definition.") and text not in texts] == []


def test_charts_lie_beside_their_tables(book: Any) -> None:
    sheet = book["汇总"]
    assert [chart.tagname for chart in sheet._charts] == ["barChart"] * 4
    assert [chart.type for chart in sheet._charts] == ["col", "col", "bar", "bar"]
    areas = [chart.anchor for chart in sheet._charts]
    assert all(area._from.col > 3 for area in areas)
    for above, below in pairwise(areas):
        assert above.to.row < below._from.row
    assert max(area.to.row for area in areas) <= sheet.max_row
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("portrait", 9)
    assert sheet.row_breaks.brk


def test_charts_carry_their_figures_for_readers_that_only_show(tmp_path: Path, book: Any) -> None:
    with zipfile.ZipFile(tmp_path / "log.xlsx") as archive:
        chart = archive.read("xl/charts/chart3.xml").decode("utf-8")
    assert "<c:v>外卖配送员</c:v>" in chart


def test_nothing_typed_becomes_a_formula_or_mark_up(
    tmp_path: Path, make_ledger: MakeLedger, words: Words, hostile_row: tuple[Cell, ...]
) -> None:
    path = tmp_path / "log.xlsx"
    write(make_ledger(rows=[hostile_row] * 3), path, "xlsx", words)
    for row in open_book(path)["服务登记台账"].iter_rows(min_row=4, max_row=6):
        assert all(cell.data_type != "f" and cell.hyperlink is None for cell in row)
    read = CalamineWorkbook.from_path(path).get_sheet_by_name("服务登记台账").to_python()[3]
    assert read[0] == -3
    assert [read[at] for at in (3, 4, 5, 6, 7, 8, 11)] == [hostile_row[at] for at in (3, 4, 5, 6, 7, 8, 11)]


def test_an_empty_month(tmp_path: Path, make_ledger: MakeLedger, words: Words) -> None:
    write(make_ledger(0), tmp_path / "log.xlsx", "xlsx", words)
    sheet = open_book(tmp_path / "log.xlsx")["服务登记台账"]
    assert sheet["A4"].value == "本期没有记录"
    assert sheet.auto_filter.ref == "A3:L3"
    assert "填表人" in sheet["A6"].value


def test_a_ledger_without_a_summary_and_of_one_column(tmp_path: Path, make_ledger: MakeLedger, words: Words) -> None:
    whole = make_ledger(0)
    ledger = Ledger("visits", (Column("name", Kind.TEXT),), iter([("周师傅",)]), 1, whole.heading)
    write(ledger, tmp_path / "log.xlsx", "xlsx", words)
    assert open_book(tmp_path / "log.xlsx").sheetnames == ["服务登记台账"]


def test_a_summary_without_tables(tmp_path: Path, make_ledger: MakeLedger, words: Words) -> None:
    whole = make_ledger(3, summary=False, masked=False)
    figures = make_ledger(3).summary
    assert figures is not None
    ledger = Ledger(whole.name, whole.columns, whole.rows, 3, whole.heading, Summary(figures.figures, ()))
    write(ledger, tmp_path / "log.xlsx", "xlsx", words)
    book = open_book(tmp_path / "log.xlsx")
    assert book["汇总"].max_row == 9
    assert "未脱敏，仅限内部使用" in book["服务登记台账"]["A2"].value


def test_every_kind_of_cell(tmp_path: Path, make_ledger: MakeLedger, words: Words) -> None:
    columns = tuple(Column("note", kind) for kind in (Kind.CODE, Kind.MOMENT, Kind.NUMBER, Kind.DATE, Kind.WORD))
    rows: list[tuple[Cell, ...]] = [
        ("000123", moment(2026, 10, 1, 17, 30), 2.5, date(2026, 10, 1), "left.auto"),
        (None, None, None, None, None),
    ]
    for form in ("xlsx", "csv"):
        ledger = Ledger("visits", columns, iter(rows), 2, make_ledger(0).heading)
        write(ledger, tmp_path / f"log.{form}", form, words)
    read = [[cell.value for cell in row] for row in open_book(tmp_path / "log.xlsx").active["A4:E5"]]
    assert read == [["000123", moment(2026, 10, 1, 17, 30), 2.5, moment(2026, 10, 1), "自动"], [None] * 5]
    lines = (tmp_path / "log.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[1:] == ["000123,2026-10-01 17:30,2.5,2026-10-01,自动", ",,,,"]


@pytest.mark.parametrize("at", [0, 400, 1_000])
def test_cancelled_leaves_nothing(tmp_path: Path, make_ledger: MakeLedger, words: Words, at: int) -> None:
    def step(done: int, total: int) -> None:
        if done == at:
            raise Cancelled

    with pytest.raises(Cancelled):
        write(make_ledger(1_000), tmp_path / "log.xlsx", "xlsx", words, step)
    assert list(tmp_path.iterdir()) == []


def test_too_much_for_a_sheet_or_a_cell_is_refused(tmp_path: Path, make_ledger: MakeLedger, words: Words) -> None:
    whole = make_ledger(1)
    row = next(iter(whole.rows))
    with pytest.raises(TooLong) as caught:
        write(make_ledger(rows=[(*row[:-1], "长" * 40_000)]), tmp_path / "log.xlsx", "xlsx", words)
    assert (caught.value.limit, caught.value.length) == (32_767, 40_000)
    big = Ledger("visits", whole.columns, iter(()), 2_000_000, whole.heading)
    with pytest.raises(TooLong):
        write(big, tmp_path / "log.xlsx", "xlsx", words)
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(params=["16k", "64k", "220k", "280k", "330k"])
def small_disk(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """A disk that fills while rows come in, while parts are put together, while it is packed."""
    disk = tmp_path / "stick"
    disk.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", f"size={request.param}", "tmpfs", str(disk)]
    if sys.platform != "linux" or subprocess.run(mounting, capture_output=True, check=False).returncode:
        pytest.skip("no right to mount a small disk here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk(small_disk: Path, make_ledger: MakeLedger, words: Words) -> None:
    path = small_disk / "log.xlsx"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(DiskFull) as caught:
        write(make_ledger(300), path, "xlsx", words)
    assert caught.value.path == path
    assert path.read_text(encoding="utf-8") == "old"
    assert [path.name for path in small_disk.iterdir()] == ["log.xlsx"]


def test_no_such_folder(tmp_path: Path, make_ledger: MakeLedger, words: Words) -> None:
    with pytest.raises(NotWritable):
        write(make_ledger(3), tmp_path / "gone" / "log.xlsx", "xlsx", words)


@pytest.mark.parametrize("spoil", ["cut", "flipped", "sheet missing"])
def test_a_file_that_came_out_wrong_is_noticed(
    tmp_path: Path, make_ledger: MakeLedger, words: Words, spoil: str
) -> None:
    path = tmp_path / "log.xlsx"
    write(make_ledger(60), path, "xlsx", words)
    _check(path, 2)
    whole = path.read_bytes()
    middle = whole.index(b"xl/worksheets/sheet1.xml") + 200
    if spoil == "cut":
        path.write_bytes(whole[:-100])
    elif spoil == "flipped":
        path.write_bytes(whole[:middle] + bytes([whole[middle] ^ 0x10]) + whole[middle + 1 :])
    with pytest.raises(NotAsWritten):
        _check(path, 3 if spoil == "sheet missing" else 2)


def test_memory_does_not_grow_with_the_rows(tmp_path: Path, make_ledger: MakeLedger, words: Words) -> None:
    def peak(rows: int) -> int:
        whole = make_ledger(1)
        row = next(iter(whole.rows))
        tall = (*row[:8], "饮水、休息、" * 20, *row[9:])
        ledger = Ledger("visits", whole.columns, (tall for _ in range(rows)), rows, whole.heading)
        tracemalloc.start()
        write(ledger, tmp_path / "log.xlsx", "xlsx", words)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(100)
    assert peak(6_000) < peak(2_000) + 100_000
