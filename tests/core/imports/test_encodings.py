"""Text files in any encoding: read right, or not at all; never with the wrong table."""

from pathlib import Path

import pytest

from station_app.core.imports.encodings import decoded, encoding_name, readable
from station_app.core.imports.refusals import Unreadable, Why
from station_app.core.imports.sheets import read_table

TEXT = "日期,姓名,备注\r\n2026-09-01,李云,夜班\r\n2026-09-02,欧阳宁,充电、喝水\r\n"
ENCODED = {
    "utf-8": TEXT.encode(),
    "gb18030": TEXT.encode("gb18030"),
    "utf-16-le": TEXT.encode("utf-16-le"),
    "utf-16-be": TEXT.encode("utf-16-be"),
}


@pytest.mark.parametrize("right", ENCODED)
def test_each_is_found_and_no_other_makes_sense(tmp_path: Path, right: str) -> None:
    path = tmp_path / "表.csv"
    path.write_bytes(ENCODED[right])
    assert readable(ENCODED[right])[0] == right
    table = read_table(path)
    assert (table.encoding, table.rows[1][1]) == (right, "李云")
    for wrong in ENCODED:
        if wrong == right:
            continue
        with pytest.raises(Unreadable) as refused:
            read_table(path, encoding=wrong)
        assert (refused.value.why, refused.value.detail) == (Why.ENCODING, wrong)


@pytest.mark.parametrize(("bom", "encoding"), [(b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"),
                                               (b"\xfe\xff", "utf-16-be")])  # fmt: skip
def test_a_mark_in_front_names_it(bom: bytes, encoding: str) -> None:
    data = bom + TEXT.encode(encoding)
    assert readable(data) == (encoding,)
    assert decoded(data, encoding) == TEXT


def test_names_people_call_them_by() -> None:
    said = ["GBK", "gb2312", "GB18030", "cp936", "UTF8", "utf-8-sig", "UTF-16", "utf_16_be", "latin-1", ""]
    assert [encoding_name(name) for name in said] == [
        "gb18030", "gb18030", "gb18030", "gb18030", "utf-8", "utf-8", "utf-16-le", "utf-16-be", None, None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [
        b"a,b\r\n\x81\xff,\xff\xff\r\n",
        "日期,姓名\n".encode("gb18030") + b"\xff\xfe\x80,\n",
        "日期,姓名\n".encode() + "李云,\n".encode("gb18030"),  # two tables in one file
        ("日期,姓名\n" + "\ue5e5\ue021,\ue4c6\n" * 20).encode(),  # what the wrong table leaves, saved anew
        ("日期,姓名\n" + "\ufffd\ufffd,\ufffd\n" * 20).encode(),
    ],
)
def test_what_nothing_reads_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "表.csv"
    path.write_bytes(data)
    assert readable(data) == ()
    with pytest.raises(Unreadable) as refused:
        read_table(path)
    assert refused.value.why is Why.ENCODING


def test_an_encoding_nobody_knows_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    path.write_bytes(ENCODED["utf-8"])
    with pytest.raises(Unreadable) as refused:
        read_table(path, encoding="klingon")
    assert (refused.value.why, refused.value.detail) == (Why.ENCODING, "klingon")


def test_plain_letters_are_utf_8() -> None:
    assert readable(b"name,phone\nLi Yun,13800000001\n") == ("utf-8", "gb18030")


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
def test_lone_and_mixed_line_ends(tmp_path: Path, end: str) -> None:
    path = tmp_path / "表.csv"
    path.write_bytes(TEXT.replace("\r\n", end, 1).encode("gb18030"))
    assert [len(row) for row in read_table(path).rows] == [3, 3, 3]
