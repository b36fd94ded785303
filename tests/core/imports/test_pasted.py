"""A list pasted from a chat or a table: a name, a phone, a remark a line; nothing of it is left lying about."""

import json
from pathlib import Path

import pytest

from station_app.core.imports.enrolments import Enrolments
from station_app.core.imports.pasted import (
    HEADER,
    is_pasted,
    people_in,
    rows_of,
    sweep_pasted,
    throw_away,
    write_pasted,
)
from station_app.core.imports.reading import open_source
from station_app.core.imports.source import Source
from station_app.core.paths import work_folder
from station_app.core.storage.database import Database

SHARED = Path("/work/shared/data")


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("周佳宁 13800002046", ("周佳宁", "13800002046", "")),
        ("周佳宁13800002046", ("周佳宁", "13800002046", "")),
        ("1. 周佳宁 13800002046", ("周佳宁", "13800002046", "")),
        ("12、周佳宁，138 0000 2046，第一排", ("周佳宁", "13800002046", "第一排")),
        ("（3）周佳宁　１３８００００２０４６", ("周佳宁", "13800002046", "")),
        ("④周佳宁 +86 138-0000-2046", ("周佳宁", "13800002046", "")),
        ("5️⃣ 周佳宁", ("周佳宁", "", "")),
        ("6\t周佳宁\t13800002046\t美团\t带一位朋友", ("周佳宁", "13800002046", "美团 带一位朋友")),
        ("13800002046 周佳宁", ("周佳宁", "13800002046", "")),
        ("姓名：周佳宁 电话：13800002046", ("周佳宁", "13800002046", "")),
        ("Li Wei 13800002046 front row", ("Li Wei", "13800002046", "front row")),
        ("阿依古丽·买买提 15002016033", ("阿依古丽·买买提", "15002016033", "")),
        ("周佳宁 1380000204", ("周佳宁", "1380000204", "")),
        ("周佳宁 138****2046", ("周佳宁", "138****2046", "")),
        ("李师傅", ("李师傅", "", "")),
    ],
)
def test_a_line_is_a_name_a_phone_and_the_rest(line: str, row: tuple[str, str, str]) -> None:
    assert rows_of(line) == [HEADER, row]


def test_a_sign_up_chain_loses_its_head_and_its_blank_lines() -> None:
    text = "#接龙\r\n\r\n1. 周佳宁 13800002046\r\n2. 孙晓雨\u2028\r\n"
    assert rows_of(text)[1:] == [("周佳宁", "13800002046", ""), ("孙晓雨", "", "")]
    assert people_in(rows_of(text)) == (2, 1)
    assert rows_of("\n \t\n") == rows_of("姓名 电话") == []


def test_what_a_numbered_list_is_for_is_nobody() -> None:
    chain = "#接龙\n周三 15:00 海姆立克，报名请接龙\n例 姓名 电话\n1. 周佳宁 13800002046\n2. 孙晓雨\n李云"
    assert [row[0] for row in rows_of(chain)[1:]] == ["周佳宁", "孙晓雨", "李云"]
    first_unnumbered = "李云 13500006612\n2. 周佳宁 13800002046\n3. 孙晓雨"
    assert [row[0] for row in rows_of(first_unnumbered)[1:]] == ["李云", "周佳宁", "孙晓雨"]
    one_numbered = "李云\n1. 周佳宁"
    assert [row[0] for row in rows_of(one_numbered)[1:]] == ["李云", "周佳宁"]


def test_a_table_with_titles_keeps_its_columns() -> None:
    text = "序号\t姓名\t平台\t手机\n1\t周佳宁\t美团\t13800002046\n2\t孙晓雨\t\t\n"
    assert rows_of(text) == [
        ("序号", "姓名", "平台", "手机"),
        ("1", "周佳宁", "美团", "13800002046"),
        ("2", "孙晓雨", "", ""),
    ]
    assert people_in(rows_of(text)) == (2, 1)


def test_a_pasted_list_is_read_as_it_was_and_leaves_nothing_behind(station: Database) -> None:
    strings = json.dumps(json.loads((SHARED / "naughty-strings.json").read_text("utf-8")), ensure_ascii=False)
    rows = rows_of("\n".join(f"{text} 13900000000" for text in strings.split('"')))
    rows.insert(1, ("周佳宁", "13800002046", ";;;;;|||||\t\t\t"))
    rows.insert(1, ("周佳宁", "13800002046", ";;;;;|||||\t\t\t\t"))
    sweep_pasted(station.path)
    path = write_pasted(station.path, rows, "名单")
    assert is_pasted(station.path, path)
    assert not is_pasted(station.path, station.path)
    table = open_source(Source(path)).table
    assert len(table.rows) == len(rows)
    assert table.rows[1] == rows[1]
    other = write_pasted(station.path, rows, "名单")
    sweep_pasted(station.path, other)
    assert (path.exists(), other.exists()) == (False, True)
    throw_away(other)
    assert list(work_folder(station.path).iterdir()) == []
    assert set(Enrolments.fields) >= {"name", "phone", "note"}
