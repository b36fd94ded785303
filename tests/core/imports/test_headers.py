"""Headers: merged, of two rows, in row nine, none at all; double ones; columns by their letters."""

from pathlib import Path

import pytest

from station_app.core.imports.columns import PEOPLE_FIELDS, VISIT_FIELDS, find_columns
from station_app.core.imports.headers import column_index, given_header, headers_of, no_header
from station_app.core.imports.model import Cell, Columns, Field, Kind, Table
from station_app.core.imports.parse import parse_visits
from station_app.core.imports.refusals import MissingColumn, TwoColumns, Unreadable, Why
from tests.core.imports.lookups import LOOKUPS


def table(*rows: tuple[Cell, ...]) -> Table:
    return Table(Path("表.xlsx"), Kind.XLSX, "表", rows)


def visits(*rows: tuple[Cell, ...], mapping: dict[str, str] | None = None, header_row: int | None = None) -> Columns:
    return find_columns(table(*rows), fields=VISIT_FIELDS, needed=(Field.DAY,), mapping=mapping, header_row=header_row)


TITLE: tuple[Cell, ...] = ("幸福里驿站服务登记表", None, None)


def test_a_group_over_two_columns() -> None:
    columns = visits(
        TITLE,
        ("序号", "日期", "服务对象", None, "时间", None, "服务内容", "备注"),
        (None, None, "姓名", "电话", "到站", "离站", None, None),
        ("1", "2026-09-01", "李云", "13800000001", "9:00", "9:30", "饮水", None),
    )
    assert (columns.header_row, columns.depth, columns.last_header_row) == (2, 2, 3)
    assert columns.at == {
        Field.NUMBER: 0, Field.DAY: 1, Field.NAME: 2, Field.PHONE: 3, Field.ARRIVED: 4, Field.LEFT: 5,
        Field.SERVICES: 6, Field.NOTE: 7,
    }  # fmt: skip
    assert columns.headers[Field.PHONE] == "服务对象 电话"


def test_words_that_only_make_sense_together() -> None:
    columns = visits(("日期", "到站", None, "离站", None), (None, "时间", "方式", "时间", "方式"), ("9月1日", "9:00"))
    assert columns.at == {Field.DAY: 0, Field.ARRIVED: 1, Field.LEFT: 3}
    assert columns.headers[Field.LEFT] == "离站 时间"


def test_a_header_below_groups_takes_what_stands_beside_them() -> None:
    columns = visits(("日期", "人员信息", None, None), (None, "姓名", "手机", "类别"), ("9月1日", "李云"))
    assert (columns.header_row, columns.depth) == (1, 2)
    assert columns.at == {Field.DAY: 0, Field.NAME: 1, Field.PHONE: 2, Field.CATEGORY: 3}


def test_a_title_above_and_words_below_are_no_second_row() -> None:
    columns = visits(TITLE, ("日期", "姓名", "备注"), ("同上", "李云", "好"), ("2026-09-01", "李云", None))
    assert (columns.header_row, columns.depth) == (2, 1)
    assert visits(("单位", "日期"), ("日期", "姓名", "手机"), ("9月1日", "李云")).header_row == 2


def test_two_rows_again_in_the_middle_are_the_header_once_more() -> None:
    head: tuple[tuple[Cell, ...], ...] = (("日期", "姓名", "时间", None), (None, None, "到站", "离站"))
    file = parse_visits(
        table(*head, ("2026-09-01", "李云", "9:00", "9:10"), *head, ("2026-09-01", "何小草", "10:00", "10:10")),
        lookups=LOOKUPS,
        default_year=2026,
    )
    assert [row.name for row in file.rows] == ["李云", "何小草"]
    assert [line.reason.value for line in file.skipped] == ["repeated_header", "repeated_header"]


def test_header_in_row_nine() -> None:
    above: list[tuple[Cell, ...]] = [(f"说明第{n}条，请如实填写",) for n in range(8)]
    assert visits(*above, ("日期", "姓名"), ("2026-09-01", "李云")).header_row == 9


def test_a_row_somebody_names() -> None:
    rows: tuple[tuple[Cell, ...], ...] = (("日期", "姓名"), ("哪天", "谁"), ("2026-09-01", "李云"))
    with pytest.raises(MissingColumn):
        visits(*rows, header_row=2)
    columns = visits(*rows, header_row=2, mapping={"哪天": "day", "B": "name"})
    assert (columns.header_row, columns.at) == (2, {Field.DAY: 0, Field.NAME: 1})
    with pytest.raises(Unreadable) as refused:
        visits(*rows, header_row=4)
    assert (refused.value.why, refused.value.row) == (Why.NO_SUCH_ROW, 4)


def test_no_header_at_all() -> None:
    rows: tuple[tuple[Cell, ...], ...] = (("2026-09-01", "9:00", "李云"), ("2026-09-01", "9:10", "何小草"))
    mapping = {"A": "day", "B": "arrived", "C": "name"}
    for header_row in (0, None):  # columns called by their letters need no words over them
        file = parse_visits(table(*rows), lookups=LOOKUPS, default_year=2026, mapping=mapping, header_row=header_row)
        assert [(row.row, row.name) for row in file.rows] == [(1, "李云"), (2, "何小草")]
        assert file.columns.headers == {Field.DAY: "A", Field.ARRIVED: "B", Field.NAME: "C"}
    with pytest.raises(MissingColumn):
        visits(*rows, header_row=0)


def test_double_headers_the_first_counts_and_letters_tell_them_apart() -> None:
    rows: tuple[tuple[Cell, ...], ...] = (("日期", "姓名", "姓名"), ("9月1日", "李云", "何小草"))
    assert visits(*rows).at[Field.NAME] == 1
    assert visits(*rows).unused == ("姓名",)
    assert visits(*rows, mapping={"B": "", "C": "name"}).at[Field.NAME] == 2
    assert visits(*rows, mapping={"姓名": ""}).at == {Field.DAY: 0}


def test_one_field_for_two_columns_is_refused() -> None:
    with pytest.raises(TwoColumns) as refused:
        visits(("日期", "登记日", "姓名"), ("9月1日", "9月2日", "李云"), mapping={"A": "day", "登记日": "day"})
    assert (refused.value.field, refused.value.columns) == ("day", ("日期", "登记日"))


def test_letters_beyond_the_table_are_headers() -> None:
    columns = find_columns(
        table(("NO", "ID", "姓名"), ("1", "2", "李云")), fields=PEOPLE_FIELDS, needed=(Field.NAME,),
        mapping={"ID": "card"},
    )  # fmt: skip
    assert columns.at[Field.CARD] == 1
    assert [column_index(letters) for letters in ("A", "Z", "AA", "XFD", "a", "ABCD", "")] == [
        0, 25, 26, 16383, None, None, None,
    ]  # fmt: skip


def test_what_a_header_is_remembered_by() -> None:
    one = given_header(table((" 日 期", "姓名："), ("9月1日", "李云")), 1, VISIT_FIELDS)
    other = given_header(table(("登记",), ("日期", "姓名", None), ("9月2日", "何小草")), 2, VISIT_FIELDS)
    assert one.digest() == other.digest()
    assert one.digest() != given_header(table(("姓名", "日期"), ("李云", "9月1日")), 1, VISIT_FIELDS).digest()
    people = [no_header(table(("李云", "13800000001"))), no_header(table(("何小草", "13900000002")))]
    assert len({header.digest() for header in people}) == 1  # nothing of the cells goes into it
    assert [header.row for header in headers_of(table(("日期", None), (None, "姓名")))] == [1, 1, 2]


def test_five_thousand_columns() -> None:
    wide = ("日期", "姓名", *(f"列{n}" for n in range(5_000)))
    columns = visits(wide, ("2026-09-01", "李云", *("x",) * 5_000))
    assert columns.at == {Field.DAY: 0, Field.NAME: 1}
    assert len(columns.unused) == 5_000
