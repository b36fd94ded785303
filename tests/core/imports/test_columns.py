"""Header rows and columns, found by words or told by a mapping."""

from pathlib import Path

import pytest

from station_app.core.imports.columns import PEOPLE_FIELDS, VISIT_FIELDS, column_letter, find_columns, header_key
from station_app.core.imports.model import Cell, Columns, Field, Kind, Table
from station_app.core.imports.refusals import MissingColumn, UnknownColumn, UnknownField, Unreadable, Why


def table(*rows: tuple[Cell, ...]) -> Table:
    return Table(Path("表.csv"), Kind.CSV, "", rows)


def visits(*rows: tuple[Cell, ...], mapping: dict[str, str] | None = None) -> Columns:
    return find_columns(table(*rows), fields=VISIT_FIELDS, needed=(Field.DAY,), mapping=mapping)


def people(*rows: tuple[Cell, ...], mapping: dict[str, str] | None = None) -> Columns:
    return find_columns(table(*rows), fields=PEOPLE_FIELDS, needed=(Field.NAME, Field.PHONE), mapping=mapping)


@pytest.mark.parametrize(
    "header",
    [
        ("序号", "日期", "到站时间", "姓名/称呼", "联系电话", "人员类别", "所属平台", "服务内容", "离站时间", "备注"),
        ("编号", "到站日期", "时间", "姓名（称呼）", "手机号码", "类别", "单位", "服务项目", "离开时间", "说明"),
        (" 序 号 ", "日 期*", "到站时间(时:分)", "姓名", "手机：", "人员类型", "平台", "服务", "签退时间", "备 注"),
        ("No.", "Date", "Time in", "Name", "Phone", "Category", "Platform", "Services", "Left", "Notes"),
        ("#", "Day", "Arrived", "Full name", "Mobile", "Worker category", "Company", "Service", "Time out", "Remark"),
    ],
)
def test_words_of_registers(header: tuple[str, ...]) -> None:
    columns = visits(("登记表",), header, ("1", "9月1日"))
    fields = [Field.NUMBER, Field.DAY, Field.ARRIVED, Field.NAME, Field.PHONE, Field.CATEGORY, Field.PLATFORM,
              Field.SERVICES, Field.LEFT, Field.NOTE]  # fmt: skip
    assert columns.header_row == 2
    assert columns.at == {field: index for index, field in enumerate(fields)}
    assert columns.unused == ()


def test_header_may_stand_in_row_20_but_not_below() -> None:
    blank: list[tuple[Cell, ...]] = [()] * 19
    assert visits(*blank, ("日期", "姓名")).header_row == 20
    with pytest.raises(Unreadable) as caught:
        visits(*blank, (), ("日期", "姓名"))
    assert caught.value.why is Why.NO_HEADER


def test_row_with_the_most_words_is_the_header() -> None:
    assert visits(("日期", "单位"), ("日期", "姓名", "手机"), ("日期", "姓名", "手机")).header_row == 2


def test_one_column_alone_is_enough() -> None:
    assert people(("骑手名单",), ("手机",), (13800001234.0,)).at == {Field.PHONE: 0}


def test_columns_nobody_reads_are_named() -> None:
    columns = people(("姓名", "体温", None, "姓名", None), ("李云", "36.5", None, None, "x"))
    assert columns.at == {Field.NAME: 0}
    assert columns.unused == ("体温", "姓名", "E")


def test_form_of_address_beside_and_instead_of_a_name() -> None:
    assert people(("姓名", "称呼")).at == {Field.NAME: 0, Field.NICKNAME: 1}
    assert people(("称呼", "手机")).at == {Field.NAME: 0, Field.PHONE: 1}


def test_mapping_goes_before_words() -> None:
    columns = visits(("日期", "何时来", "骑手", "备注", "情况"), mapping={
        "何时来": "arrived", " 骑手 ": "Name", "情况": "note", "备注": "",
    })  # fmt: skip
    assert columns.at == {Field.DAY: 0, Field.ARRIVED: 1, Field.NAME: 2, Field.NOTE: 4}
    assert columns.unused == ("备注",)
    assert columns.headers[Field.NAME] == "骑手"


def test_mapping_alone_finds_the_header() -> None:
    assert visits(("x", "y"), ("哪天", "谁"), mapping={"哪天": "day", "谁": "name"}).header_row == 2


def test_mapping_to_nothing_there_is_refused() -> None:
    with pytest.raises(UnknownColumn) as column:
        visits(("日期", "姓名"), mapping={"电话": "phone"})
    assert (column.value.column, column.value.headers) == ("电话", ("日期", "姓名"))
    with pytest.raises(UnknownField) as field:
        people(("姓名", "日期"), mapping={"日期": "day"})
    assert field.value.field == "day"
    assert "phone" in field.value.fields


def test_missing_columns_are_refused_with_what_there_is() -> None:
    with pytest.raises(MissingColumn) as caught:
        visits(("姓名", "手机", None))
    assert (caught.value.fields, caught.value.headers) == (("day",), ("姓名", "手机"))
    with pytest.raises(MissingColumn):
        people(("类别", "平台"))


def test_empty_table_has_no_header() -> None:
    with pytest.raises(Unreadable):
        visits()


def test_letters() -> None:
    assert [column_letter(index) for index in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_header_keys() -> None:
    assert header_key(" 姓名／称呼 ：") == header_key("姓名/称呼") == "姓名称呼"


def test_a_mapping_for_a_column_that_is_nowhere_is_named_even_without_a_header() -> None:
    table = Table(Path("表.csv"), Kind.CSV, "", ((None,), ("甲", 3, "乙"), ("1", "2", "3")))
    with pytest.raises(UnknownColumn) as refused:
        find_columns(table, fields=VISIT_FIELDS, needed=(Field.DAY,), mapping={"丙": "day"})
    assert (refused.value.column, refused.value.headers) == ("丙", ("甲", "乙"))
    empty = Table(Path("表.csv"), Kind.CSV, "", ((3,),))
    with pytest.raises(UnknownColumn) as refused:
        find_columns(empty, fields=VISIT_FIELDS, needed=(Field.DAY,), mapping={"丙": "day"})
    assert refused.value.headers == ()
