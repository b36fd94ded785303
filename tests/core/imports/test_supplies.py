"""A list of goods with its stock taken over: nothing comes twice, batches keep apart, all of it goes back."""

import csv
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from station_app.core.errors import Cancelled
from station_app.core.imports.commands import import_supplies
from station_app.core.imports.fates import Group
from station_app.core.imports.look import look
from station_app.core.imports.model import Choice, Reason
from station_app.core.imports.preview import PreviewFile, preview_job
from station_app.core.imports.queries import batch_by_id
from station_app.core.imports.refusals import MissingColumn
from station_app.core.imports.report import Fate
from station_app.core.imports.source import Corrections, Source
from station_app.core.lending.commands import add_tool
from station_app.core.storage.database import Database
from station_app.core.supplies import queries
from station_app.core.supplies.commands import add_item, count, edit_item, issue, receive, retire_item
from station_app.core.undo.commands import undo
from station_app.core.undo.model import TooLate
from tests.conftest import MORNING, Truth, contents

WHEN: dict[str, Any] = {"now": MORNING, "by": None}
HEAD = ("序号", "品名", "类别", "单位", "数量", "下限", "批号", "有效期至", "来源单位", "来源", "条码", "备注")
MESSY: tuple[tuple[object, ...], ...] = (
    ("八月物资清单", "", "", "", "", "", "", "", "", "", "", ""),
    HEAD,
    (
        1,
        "矿泉水",
        "饮品",
        "瓶",
        "1,240",
        "48瓶",
        "A-01",
        "2027年3月",
        "市总工会",
        "工会配发",
        "6901234567892",
        "首批",
    ),
    (2, "矿泉水", "", "", "24瓶", "", "A-02", "2026/7/1", "", "采购", "", ""),
    (3, "酸梅汤（瓶）", "饮品", "", "１０", "", "", "27.5.6", "", "恒心商行捐赠", "", ""),
    (4, "藿香正气水", "", "盒", "12", "好多", "H7", "20280131", "", "", "不清楚", ""),
    (5, "口罩", "劳保", "", "", "", "", "", "", "", "", "等配发"),
    (6, "创可贴", "", "盒", "-3", "", "", "", "", "", "", ""),
    (7, "碘伏", "", "瓶", "2.5", "", "", "", "", "", "", ""),
    (8, "棉签", "", "包", "20000000", "", "", "", "", "", "", ""),
    (9, "纱布", "", "卷", "若干", "", "", "", "", "", "", ""),
    (10, "面包", "", "个", "30", "", "", "2027-02-30", "", "", "", ""),
    (11, "酸梅汤", "", "箱", "2", "", "", "", "", "", "", ""),
    (12, "毛巾", "", "条", "0", "", "", "长期", "", "", "", ""),
    ("", "合计", "", "", "1316", "", "", "", "", "", "", ""),
    ("", "", "", "", "", "", "", "", "", "", "", ""),
    ("制表：单小满", "", "", "", "", "", "", "", "", "", "", ""),
)
"""As a station keeps one: a title, signs, units where they do not belong, sums, a signature."""


def written(folder: Path, *rows: tuple[object, ...], name: str = "物资.csv", encoding: str = "utf-8-sig") -> Path:
    path = folder / name
    with path.open("w", newline="", encoding=encoding) as file:
        csv.writer(file).writerows(rows)
    return path


def book(folder: Path, *rows: tuple[object, ...]) -> Path:
    path = folder / "物资.xlsx"
    with xlsxwriter.Workbook(path) as made:
        sheet, days = made.add_worksheet("库存"), made.add_format({"num_format": "yyyy-mm-dd"})
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(at, column, value, days)
                elif value not in ("", None):
                    sheet.write(at, column, value)
    return path


def stocks(station: Database) -> dict[str, int]:
    return {item.name: item.stock for item in queries.items(station)}


def check_the_messy_list(station: Database, report: Any) -> None:
    assert report.skipped == {
        Reason.NEGATIVE_QUANTITY: 1, Reason.BROKEN_QUANTITY: 1, Reason.LARGE_QUANTITY: 1, Reason.BAD_QUANTITY: 1,
        Reason.BAD_EXPIRY: 1, Reason.UNIT_DIFFERS: 1, Reason.TOTAL: 1, Reason.BLANK: 1, Reason.SIGNATURE: 1,
    }  # fmt: skip
    assert (report.new_goods, report.received, report.groups[Group.NOT_TAKEN]) == (5, 4, 6)
    assert stocks(station) == {"矿泉水": 1264, "酸梅汤": 10, "藿香正气水": 12, "口罩": 0, "毛巾": 0}
    by_name = {item.name: item for item in queries.items(station)}
    water, mask, drops = by_name["矿泉水"], by_name["口罩"], by_name["藿香正气水"]
    assert (water.kind, water.unit, water.low_mark, water.barcode) == ("drink", "瓶", 48, "6901234567892")
    assert (mask.kind, mask.unit, mask.note) == ("giveaway", "件", "等配发")
    assert (drops.kind, drops.low_mark, drops.barcode) == ("medicine", None, None)
    expired, first = queries.batches(station, water.id)
    assert (first.number, first.expires_on, first.origin, first.donor) == (
        "A-01", date(2027, 3, 31), "allotted", "市总工会",
    )  # fmt: skip
    assert (expired.number, expired.expires_on, expired.origin, expired.left) == (
        "A-02",
        date(2026, 7, 1),
        "bought",
        24,
    )
    (plum,) = queries.batches(station, by_name["酸梅汤"].id)
    assert (plum.expires_on, plum.origin, plum.donor) == (date(2027, 5, 6), "donated", "恒心商行捐赠")
    assert queries.moves(station, water.id)[-1].note == "首批"
    for choice in (Choice.LOW_MARK_UNREADABLE, Choice.BARCODE_UNREADABLE, Choice.UNKNOWN_KIND, Choice.EXPIRED_ALREADY):
        assert report.decisions[choice] == 1
    assert report.decisions[Choice.UNIT_MISSING] == 1
    assert queries.by_barcode(station, "6901234567892") == water


def test_a_messy_list_of_gbk(station: Database, tmp_path: Path, truth_of_touched: Truth) -> None:
    path = written(tmp_path, *MESSY, encoding="gb18030")
    dry = import_supplies(station, path=path, dry_run=True, **WHEN).value
    assert station.value("SELECT count(*) FROM supply_item") == 0
    done = truth_of_touched(import_supplies, path=path)
    check_the_messy_list(station, done.value)
    assert (dry.fates, dry.skipped, dry.new_goods) == (done.value.fates, done.value.skipped, done.value.new_goods)
    again = import_supplies(station, path=path, **WHEN)
    assert (again.touched, again.value.fates[Fate.KNOWN]) == (frozenset(), 6)
    assert Choice.SAME_STOCK not in again.value.decisions
    truth_of_touched(undo, op=done.op)
    assert queries.items(station, retired=True) == []
    assert station.value("SELECT count(*) FROM scan_code") == station.value("SELECT count(*) FROM supply_key") == 0
    assert batch_by_id(station, 1).undone_at is not None
    check_the_messy_list(station, import_supplies(station, path=path, **WHEN).value)


def test_a_messy_workbook(station: Database, tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = list(MESSY)
    rows[2] = (*MESSY[2][:4], 1240, *MESSY[2][5:10], 6901234567892, "首批")
    rows[3] = (2, "矿泉水", "", "", 24.0, "", "A-02", date(2026, 7, 1), "", "采购", "", "")
    rows[8] = (7, "碘伏", "", "瓶", 2.5, "", "", "", "", "", "", "")
    path = book(tmp_path, *rows)
    check_the_messy_list(station, import_supplies(station, path=path, **WHEN).value)
    assert import_supplies(station, path=path, **WHEN).value.fates[Fate.TAKEN] == 0


def test_cells_with_errors_are_not_taken_for_nothing(station: Database, tmp_path: Path) -> None:
    path = tmp_path / "错.xlsx"
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet()
        for at, row in enumerate((("品名", "数量", "有效期"), ("水", "", ""), ("茶", 5, ""), ("药", "", ""))):
            sheet.write_row(at, 0, row)
        sheet.write_formula(1, 1, "=1/0", None, "#DIV/0!")
        sheet.write_formula(2, 2, "=1/0", None, "#DIV/0!")
        sheet.write_formula(3, 1, "=2+3", None, 5)
    report = import_supplies(station, path=path, **WHEN).value
    assert (stocks(station), report.skipped) == ({"药": 5}, {Reason.BAD_QUANTITY: 1, Reason.BAD_EXPIRY: 1})


def test_words_that_begin_like_a_formula_are_words(station: Database, tmp_path: Path) -> None:
    path = written(tmp_path, ("品名", "数量", "批号", "备注"), ("=cmd|'/c calc'!A1", "3", "'+86", "-1+1"))
    import_supplies(station, path=path, **WHEN)
    (item,) = queries.items(station)
    assert (item.name, queries.batches(station, item.id)[0].number) == ("=cmd|'/c calc'!A1", "+86")


def test_known_goods_get_what_came(station: Database, tmp_path: Path, truth_of_touched: Truth) -> None:
    water = add_item(station, name="矿泉水", unit="瓶", kind="daily", low_mark=10, barcode="69012345", **WHEN).value
    receive(station, item_id=water.id, quantity=6, **WHEN)
    head = ("名称", "单位", "库存", "批号", "到期日", "下限", "条形码")
    path = written(
        tmp_path,
        head,
        ("矿 泉 水", "", "24", "B1", "2027-06", "12", "69012346"),
        ("矿泉水", "瓶", "", "", "", "", ""),
        ("矿泉水", "箱", "5", "", "", "", ""),
    )
    report = truth_of_touched(import_supplies, path=path).value
    assert (report.new_goods, report.received, stocks(station)) == (0, 1, {"矿泉水": 30})
    item = queries.item(station, water.id)
    assert (item.kind, item.low_mark, item.barcode) == ("daily", 10, "69012345")
    assert report.decisions == {Choice.LOW_MARK_DIFFERS: 1, Choice.BARCODE_DIFFERS: 1}
    assert (report.fates[Fate.KNOWN], report.skipped) == (1, {Reason.UNIT_DIFFERS: 1})


def test_a_file_put_right_brings_only_what_was_missing(station: Database, tmp_path: Path) -> None:
    head = ("品名", "单位", "数量", "批号", "来源单位")
    lines = (("水", "瓶", "24", "A", ""), ("茶", "盒", "2", "", "工会"))
    import_supplies(station, path=written(tmp_path, head, *lines, ("药", "盒", "半", "", "")), **WHEN)
    path = written(tmp_path, head, *lines, ("药", "盒", "5", "", ""))
    report = import_supplies(station, path=path, **WHEN).value
    assert (stocks(station), report.fates[Fate.KNOWN]) == ({"水": 24, "茶": 2, "药": 5}, 2)
    assert report.decisions[Choice.SAME_STOCK] == 2
    # Next month's file: what has no batch and no date came anew; what has one is the same.
    path = written(tmp_path, head, *lines, name="九月.csv")
    report = import_supplies(station, path=path, **WHEN).value
    assert (stocks(station), report.fates[Fate.KNOWN]) == ({"水": 24, "茶": 4, "药": 5}, 1)
    other = written(tmp_path, head, ("茶", "盒", "2", "", "街道"))
    assert import_supplies(station, path=other, **WHEN).value.received == 1
    said = Corrections(again=frozenset({2}))
    assert import_supplies(station, path=other, corrections=said, **WHEN).value.received == 1
    assert stocks(station)["茶"] == 8


def test_lines_of_one_batch_are_one_batch(station: Database, tmp_path: Path) -> None:
    head = ("品名", "单位", "数量", "批号", "有效期")
    path = written(tmp_path, head, ("水", "瓶", "5", "A", "2027-01"), ("水", "", "7", "A", "2027-01-31"),
                   ("水", "", "7", "B", "2027-01"))  # fmt: skip
    import_supplies(station, path=path, **WHEN)
    (item,) = queries.items(station)
    assert [(batch.number, batch.left) for batch in queries.batches(station, item.id)] == [("A", 12), ("B", 7)]
    assert import_supplies(station, path=path, **WHEN).touched == frozenset()


def test_goods_not_kept_and_barcodes_in_use(station: Database, tmp_path: Path) -> None:
    old = add_item(station, name="旧茶", unit="盒", **WHEN).value
    retire_item(station, item_id=old.id, **WHEN)
    add_tool(station, name="尺", label="812345678901", **WHEN)
    head = ("品名", "单位", "数量", "条码")
    path = written(tmp_path, head, ("旧茶", "盒", "2", ""), ("旧茶", "", "", ""), ("新茶", "盒", "2", "812345678901"),
                   ("水", "瓶", "1", "6900000000017"), ("汤", "碗", "1", "6900000000017"))  # fmt: skip
    report = import_supplies(station, path=path, **WHEN).value
    assert (report.skipped, report.decisions[Choice.BARCODE_TAKEN]) == ({Reason.GOODS_RETIRED: 1}, 2)
    assert {item.name: item.barcode for item in queries.items(station)} == {
        "新茶": None, "水": "6900000000017", "汤": None,
    }  # fmt: skip


def test_what_stands_on_an_import_keeps_it(station: Database, tmp_path: Path, truth_of_touched: Truth) -> None:
    head = ("品名", "单位", "数量")
    done = import_supplies(station, path=written(tmp_path, head, ("水", "瓶", "5"), ("茶", "盒", "")), **WHEN)
    water, tea = (next(item.id for item in queries.items(station) if item.name == name) for name in ("水", "茶"))
    for command, facts in (
        (issue, {"item_id": water}),
        (count, {"item_id": water, "counted": 5}),
        (receive, {"item_id": tea, "quantity": 1}),
        (edit_item, {"item_id": tea, "note": "新"}),
        (retire_item, {"item_id": tea}),
    ):
        newer = command(station, **facts, **WHEN)
        before = contents(station)
        with pytest.raises(TooLate):
            undo(station, op=done.op, **WHEN)
        assert contents(station) == before
        undo(station, op=newer.op, **WHEN)
    truth_of_touched(undo, op=done.op)
    assert queries.items(station, retired=True) == []
    assert queries.stock(station, water) == 0


def test_goods_that_were_there_stay(station: Database, tmp_path: Path, truth_of_touched: Truth) -> None:
    water = add_item(station, name="水", unit="瓶", **WHEN).value
    receive(station, item_id=water.id, quantity=6, **WHEN)
    done = import_supplies(station, path=written(tmp_path, ("品名", "数量"), ("水", "5")), **WHEN)
    issue(station, item_id=water.id, quantity=6, **WHEN)
    truth_of_touched(undo, op=done.op)
    assert stocks(station) == {"水": 0}


def test_the_preview_tells_every_line(station: Database, tmp_path: Path) -> None:
    path, into = written(tmp_path, *MESSY), tmp_path / "preview.sqlite"
    before = contents(station)
    report = preview_job(station=station.path, source=Source(path), kind="supplies", into=into, now=MORNING)
    assert (contents(station), report.new_goods) == (before, 5)
    preview = PreviewFile(into)
    try:
        rows = {row.row: row for row in preview.rows(preview.ids())}
    finally:
        preview.close()
    assert len(rows) == len(MESSY) - 2
    water, plum = rows[3], rows[5]
    assert (water.name, water.heads, water.unit, water.card, water.day) == (
        "矿泉水",
        1240,
        "瓶",
        "A-01",
        date(2027, 3, 31),
    )
    assert (plum.name, plum.unit, plum.category, plum.group) == ("酸梅汤", "瓶", "drink", Group.TAKEN)
    assert (rows[8].group, rows[8].reason) == (Group.NOT_TAKEN, Reason.NEGATIVE_QUANTITY)


def test_corrections_and_columns_without_a_known_word(station: Database, tmp_path: Path) -> None:
    path = written(tmp_path, ("东西", "几个"), ("水", "5"), ("茶", "x"), ("药", "2"))
    with pytest.raises(MissingColumn):
        import_supplies(station, path=path, mapping={"B": "quantity"}, **WHEN)
    said = Corrections(cells={(3, 1): "7"}, left_out=frozenset({4}))
    mapping = {"东西": "name", "几个": "quantity"}
    report = import_supplies(station, path=path, mapping=mapping, corrections=said, **WHEN).value
    assert (stocks(station), report.skipped) == ({"水": 5, "茶": 7}, {Reason.LEFT_OUT: 1})
    assert import_supplies(station, path=path, dry_run=True, **WHEN).value.columns.headers["quantity"] == "几个"  # type: ignore[index]


def test_columns_nobody_named_are_known_by_their_cells(station: Database, tmp_path: Path) -> None:
    path = written(
        tmp_path,
        ("矿泉水", "瓶", "24", "2027-03-01", "6901234567892"),
        ("酸梅汤", "瓶", "12", "2027-04-01", "6901234567893"),
    )
    facts = look(station, source=Source(path), kind="supplies")
    assert [column.field for column in facts.columns] == ["name", "unit", None, "expires", "barcode"]
    mapping = {column.letter: str(column.field or "") for column in facts.columns} | {"C": "quantity"}
    import_supplies(station, source=facts.source, mapping=mapping, **WHEN)
    assert stocks(station) == {"矿泉水": 24, "酸梅汤": 12}


def test_too_long_and_without_a_name(station: Database, tmp_path: Path) -> None:
    head = ("品名", "单位", "数量", "批号", "来源单位", "备注")
    path = written(
        tmp_path,
        head,
        ("水" * 61, "", "1", "", "", ""),
        ("水", "瓶" * 11, "1", "", "", ""),
        ("水", "", "1", "9" * 41, "", ""),
        ("水", "", "1", "", "甲" * 81, ""),
        ("水", "", "1", "", "", "注" * 201),
        ("", "瓶", "1", "", "", ""),
    )
    report = import_supplies(station, path=path, **WHEN).value
    assert report.skipped == {Reason.TOO_LONG: 5, Reason.EMPTY: 1}
    assert queries.items(station) == []


def test_five_hundred_lines_at_once_or_not_at_all(station: Database, tmp_path: Path) -> None:
    lines = [(f"物资{n:03d}", "瓶", str(n + 1), f"B{n}", "2027-01") for n in range(500)]
    path = written(tmp_path, ("品名", "单位", "数量", "批号", "有效期"), *lines)
    before = contents(station)

    def cancel(done: int, total: int) -> None:
        if done > total * 0.9:
            raise Cancelled

    with pytest.raises(Cancelled):
        import_supplies(station, path=path, step=cancel, **WHEN)
    assert contents(station) == before
    done = import_supplies(station, path=path, **WHEN)
    assert (done.value.new_goods, sum(stocks(station).values())) == (500, 500 * 501 // 2)
    assert station.value("SELECT count(*) FROM import_move") == station.value("SELECT count(*) FROM import_item") == 500
    undo(station, op=done.op, **WHEN)
    assert stocks(station) == {}
