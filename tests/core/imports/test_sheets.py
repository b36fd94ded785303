"""Files by content: what is read, and what is refused with which reason."""

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
import python_calamine
import xlsxwriter

from station_app.core.errors import NotFound, ReadFailed
from station_app.core.imports import delimited, package, scan, sheets
from station_app.core.imports.model import Kind, Mark, SheetFact
from station_app.core.imports.refusals import Unreadable, Why
from station_app.core.imports.sheets import read_table
from tests.core.imports.conftest import MakeBook

HERE = Path(__file__).parent / "data"
TEXT = "姓名,手机\r\n李云,13800001234\r\n章俊,13800005678\r\n"
ROWS = (("姓名", "手机"), ("李云", "13800001234"), ("章俊", "13800005678"))


def refused(path: Path) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        read_table(path)
    assert caught.value.path == path
    return caught.value


def written(tmp_path: Path, data: bytes, name: str = "文件.xlsx") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def repacked(book: Path, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """The workbook with parts changed; None drops a part."""
    target = io.BytesIO()
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            content = change(member.filename, old.read(member))
            if content is not None:
                new.writestr(member.filename, content)
    return target.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("gb18030"),
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.replace("\r\n", "\r").encode(),
        TEXT.replace("\r\n", "\n").encode("gb18030"),
        TEXT.replace(",", ";").encode(),
        TEXT.replace(",", "\t").encode(),
        TEXT.replace("云", "\0云").encode("gb18030"),
        TEXT.replace("13800001234", '="13800001234"').encode(),
    ],
    ids=["gbk", "utf8", "bom", "utf16", "utf16le", "utf16be", "cr", "lf", "semicolon", "tab", "nul", "excel-text"],
)
def test_text_files_whatever_they_are_called(tmp_path: Path, data: bytes) -> None:
    table = read_table(written(tmp_path, data))
    assert table.kind is Kind.CSV
    assert table.rows == ROWS


def test_rows_keep_their_numbers_in_text_files(tmp_path: Path) -> None:
    table = read_table(written(tmp_path, '\n姓名,备注\n\n李云,"两\n行"\n章俊,\n'.encode()))
    assert table.rows == ((), ("姓名", "备注"), (), ("李云", "两\n行"), ("章俊", None))


def test_named_delimiter_and_guarded_cells(tmp_path: Path) -> None:
    table = read_table(written(tmp_path, "sep=;\n姓名;备注\n李云;'=1+1\n王明;'好\n".encode()))
    assert table.rows == ((), ("姓名", "备注"), ("李云", "=1+1"), ("王明", "'好"))


def test_unclosed_quote_is_refused_with_its_row(tmp_path: Path) -> None:
    error = refused(written(tmp_path, '姓名,备注\n李云,好\n章俊,"没有关\n王明,x\n'.encode()))
    assert (error.why, error.row) == (Why.BROKEN, 3)


@pytest.mark.parametrize(
    ("data", "why", "detail"),
    [
        (b"", Why.EMPTY, ""),
        (b" \r\n\r\n", Why.EMPTY, ""),
        (b"%PDF-1.7 ...", Why.UNKNOWN_KIND, "pdf"),
        (b"\x89PNG\r\n\x1a\n....", Why.UNKNOWN_KIND, "png"),
        ("<html><table><tr><td>姓名".encode(), Why.UNKNOWN_KIND, "html"),
        ("\n <table><tr><td>姓名".encode("utf-8-sig"), Why.UNKNOWN_KIND, "html"),
        (b'<?xml version="1.0"?><Workbook/>', Why.UNKNOWN_KIND, "xml"),
        (b"SQLite format 3\x00" + b"\x00" * 80, Why.UNKNOWN_KIND, "sqlite"),
        (bytes(range(1, 32)) * 20, Why.UNKNOWN_KIND, "binary"),
        (b"\x81\xff\x81\xff,\xff\xff", Why.ENCODING, ""),
        (b"PK\x03\x04 cut short", Why.BROKEN, ""),
        (b"PK\x05\x06" + b"\0" * 18, Why.UNKNOWN_KIND, "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, Why.UNKNOWN_KIND, "ole"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le") * 40, Why.BROKEN, ""),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), Why.ENCRYPTED, ""),
    ],
)
def test_files_that_are_no_tables(tmp_path: Path, data: bytes, why: Why, detail: str) -> None:
    error = refused(written(tmp_path, data))
    assert (error.why, error.detail) == (why, detail)


def test_missing_file_and_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "不在.xlsx", tmp_path):
        with pytest.raises(NotFound):
            read_table(path)


@pytest.mark.parametrize(("name", "kind"), [("register.xls", Kind.XLS), ("register.ods", Kind.ODS)])
def test_old_and_open_workbooks(tmp_path: Path, name: str, kind: Kind) -> None:
    table = read_table(written(tmp_path, (HERE / name).read_bytes(), "其实不是.csv"))
    assert (table.kind, table.name, table.other_sheets) == (kind, "10月", ())
    assert table.rows[1] == ("日期", "到站时间", "姓名", "手机", "服务内容", "备注")
    assert table.rows[2][:4] == (date(2026, 10, 1), time(9, 5), "李云", 13800001234.0)
    assert not any(table.rows[4])


def test_ods_says_which_cells_are_formulas() -> None:
    assert read_table(HERE / "register.ods").marks == {(3, 5): Mark.FORMULA, (6, 5): Mark.ERROR}


def test_cells_of_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("值")
    hours = book.add_format({"num_format": "[h]:mm"})
    moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    sheet.write(2, 1, "文")
    sheet.write_boolean(2, 2, True)
    sheet.write_datetime(2, 3, timedelta(hours=9, minutes=30), hours)
    sheet.write_datetime(2, 4, timedelta(hours=36), hours)
    sheet.write_datetime(2, 5, datetime(2026, 9, 1, 12, 3), moment)  # noqa: DTZ001 - a cell has no zone
    sheet.write_formula(2, 6, "=1+1", None, 0)
    sheet.write_formula(2, 7, "=1/0", None, "#DIV/0!")
    sheet.write_blank(9, 9, None, moment)
    book.close()
    table = read_table(path)
    moment_read = datetime(2026, 9, 1, 12, 3)  # noqa: DTZ001 - a cell has no zone
    assert table.rows == (
        (None,) * 8,
        (None,) * 8,
        (None, "文", True, time(9, 30), 1.5, moment_read, 0.0, None),
    )
    assert table.marks == {(3, 6): Mark.FORMULA, (3, 7): Mark.ERROR}


def test_first_visible_sheet_with_anything_or_the_one_named(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    book = xlsxwriter.Workbook(path)
    empty, hidden, first, second = (book.add_worksheet(name) for name in ("空", "藏", "一", "二"))
    hidden.write(0, 0, "藏")
    first.write(0, 0, "一月")
    second.write(0, 0, "二月")
    hidden.hide()
    empty.activate()
    book.close()
    table = read_table(path)
    assert (table.name, table.rows, table.other_sheets) == ("一", (("一月",),), ("二",))
    assert read_table(path, sheet="二").rows == (("二月",),)
    assert table.sheets == (SheetFact("藏", 1, hidden=True), SheetFact("一", 1), SheetFact("二", 1))
    assert read_table(path, sheet="藏").rows == (("藏",),)  # by itself it is never chosen
    with pytest.raises(NotFound):
        read_table(path, sheet="空")


def test_empty_workbook(make_book: MakeBook) -> None:
    assert refused(make_book([])).why is Why.EMPTY


def test_file_over_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MAX_FILE_BYTES", 20)
    assert refused(written(tmp_path, TEXT.encode())).why is Why.TOO_BIG


def test_text_with_too_many_cells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "MAX_CELLS", 5)
    assert refused(written(tmp_path, TEXT.encode())).why is Why.TOO_BIG


def test_zip_bomb_is_refused_by_its_directory(tmp_path: Path, make_book: MakeBook) -> None:
    def blown(name: str, content: bytes) -> bytes:
        return content + b" " * (300 << 20) if name == "xl/sharedStrings.xml" else content

    path = written(tmp_path, repacked(make_book(ROWS), blown), "炸弹.xlsx")
    assert path.stat().st_size < 1 << 20
    assert refused(path).why is Why.TOO_BIG


def test_directory_that_lies_about_a_size(tmp_path: Path, make_book: MakeBook) -> None:
    data = bytearray(repacked(make_book(ROWS), _padded))
    padded = zipfile.ZipFile(io.BytesIO(bytes(data))).getinfo("xl/sharedStrings.xml")
    real = padded.file_size.to_bytes(4, "little")
    small = (1_000).to_bytes(4, "little")
    assert data.count(real) == 2
    path = written(tmp_path, bytes(data.replace(real, small)), "谎.xlsx")
    assert refused(path).why is Why.BROKEN


def _padded(name: str, content: bytes) -> bytes:
    return content + b" " * 12_345_678 if name == "xl/sharedStrings.xml" else content


def test_a_dimension_that_lies_is_not_believed(tmp_path: Path, make_book: MakeBook) -> None:
    def lying(name: str, content: bytes) -> bytes:
        return re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', content)

    data = repacked(make_book(ROWS), lying)
    assert read_table(written(tmp_path, data)).rows == ROWS


def test_a_workbook_of_wps_is_read_by_what_it_is(tmp_path: Path, make_book: MakeBook) -> None:
    assert read_table(written(tmp_path, (HERE / "register.xls").read_bytes(), "登记.et")).kind is Kind.XLS
    assert read_table(written(tmp_path, make_book(ROWS).read_bytes(), "登记.et")).kind is Kind.XLSX
    error = refused(written(tmp_path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "登记.et"))
    assert (error.why, error.detail) == (Why.UNKNOWN_KIND, "ole")


def test_lone_cell_in_the_last_corner(tmp_path: Path, make_book: MakeBook) -> None:
    def far(name: str, content: bytes) -> bytes:
        cell = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
        return content.replace(b"</sheetData>", cell) if "sheet1.xml" in name else content

    assert refused(written(tmp_path, repacked(make_book(ROWS), far))).why is Why.TOO_BIG


def test_ods_that_repeats_a_line_a_million_times(tmp_path: Path) -> None:
    def repeated(name: str, content: bytes) -> bytes:
        many = b'<table:table-row x:was="" table:number-rows-repeated="1048576"'
        plain = content.replace(b' table:number-rows-repeated="', b' x:old="')
        return plain.replace(b"<table:table-row", many) if name == "content.xml" else content

    data = repacked(HERE / "register.ods", repeated)
    assert refused(written(tmp_path, data)).why is Why.TOO_BIG


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(tmp_path: Path, make_book: MakeBook, part: str, encoding: str) -> None:
    def declared(name: str, content: bytes) -> bytes:
        if name != part:
            return content
        head, _, body = content.decode().partition("?>")
        hostile = '<!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/passwd">]>'
        return (head + "?>" + hostile + body).encode(encoding)

    assert refused(written(tmp_path, repacked(make_book(ROWS), declared))).why is Why.UNSAFE


def test_workbook_with_a_part_missing_or_cut(tmp_path: Path, make_book: MakeBook) -> None:
    book = make_book(ROWS)
    gone = repacked(book, lambda name, content: None if "sheet1" in name else content)
    assert refused(written(tmp_path, gone)).why is Why.BROKEN
    cut = repacked(book, lambda name, content: content[:-40] if "sheet1" in name else content)
    assert refused(written(tmp_path, cut)).why is Why.BROKEN
    assert refused(written(tmp_path, book.read_bytes()[:-200])).why is Why.BROKEN


def test_bits_flipped_in_a_workbook_never_crash(tmp_path: Path, make_book: MakeBook) -> None:
    data = make_book(ROWS).read_bytes()
    right = read_table(written(tmp_path, data)).rows
    for at in range(0, len(data), 23):
        changed = bytearray(data)
        changed[at] ^= 0x10
        try:
            rows = read_table(written(tmp_path, bytes(changed))).rows
        except Unreadable:
            continue
        assert len(rows) == len(right)


def test_locked_zip_and_other_packages(tmp_path: Path, make_book: MakeBook) -> None:
    data = make_book(ROWS).read_bytes()
    at = data.index(b"PK\x01\x02") + 8
    locked = data[:at] + bytes([data[at] | 1]) + data[at + 1 :]
    assert refused(written(tmp_path, locked)).why is Why.ENCRYPTED
    for part, detail in (("xl/workbook.bin", "xlsb"), ("word/document.xml", "docx"), ("x.txt", "zip")):
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as other:
            other.writestr(part, "x")
        error = refused(written(tmp_path, target.getvalue()))
        assert (error.why, error.detail) == (Why.UNKNOWN_KIND, detail)


def test_locked_ods(tmp_path: Path) -> None:
    def locked(name: str, content: bytes) -> bytes:
        return content + b"<!-- encryption-data -->" if name == "META-INF/manifest.xml" else content

    assert refused(written(tmp_path, repacked(HERE / "register.ods", locked))).why is Why.ENCRYPTED


def test_too_many_members_and_rare_compression(
    tmp_path: Path, make_book: MakeBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = make_book(ROWS)
    target = io.BytesIO()
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_BZIP2) as new:
        for member in old.infolist():
            new.writestr(member.filename, old.read(member))
    assert refused(written(tmp_path, target.getvalue())).why is Why.BROKEN
    monkeypatch.setattr(package, "MAX_MEMBERS", 3)
    assert refused(book).why is Why.TOO_BIG


def test_backslashes_in_a_package(tmp_path: Path, make_book: MakeBook) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(make_book(ROWS)) as old, zipfile.ZipFile(target, "w") as new:
        for member in old.infolist():
            info = zipfile.ZipInfo("x")
            info.filename = member.filename.replace("/", "\\")
            new.writestr(info, old.read(member))
    assert read_table(written(tmp_path, target.getvalue())).rows == ROWS


def test_cells_without_places_count_on_from_the_last(tmp_path: Path, make_book: MakeBook) -> None:
    def placeless(name: str, content: bytes) -> bytes:
        return re.sub(rb' r="[A-Z]*[0-9]+"', b"", content) if "sheet1.xml" in name else content

    assert read_table(written(tmp_path, repacked(make_book(ROWS), placeless))).rows == ROWS


@pytest.mark.parametrize("cell", [b'<c r="XFD1048576"><f>1</f></c>', b'<c r="xfd1048576"><v>1</v></c>'])
def test_formula_alone_in_the_last_corner(tmp_path: Path, make_book: MakeBook, cell: bytes) -> None:
    def far(name: str, content: bytes) -> bytes:
        row = b'<row r="1048576">' + cell + b"</row></sheetData>"
        return content.replace(b"</sheetData>", row) if "sheet1.xml" in name else content

    assert refused(written(tmp_path, repacked(make_book(ROWS), far))).why is Why.TOO_BIG


def test_place_no_sheet_has(tmp_path: Path, make_book: MakeBook) -> None:
    def odd(name: str, content: bytes) -> bytes:
        return content.replace(b'r="A1"', b'r="' + b"Z" * 500_000 + b'1"') if "sheet1.xml" in name else content

    assert refused(written(tmp_path, repacked(make_book(ROWS), odd))).why is Why.BROKEN


def test_old_workbook_with_too_many_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MAX_CELLS", 20)
    assert refused(HERE / "register.xls").why is Why.TOO_BIG


def test_more_marks_than_kept(make_book: MakeBook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "MAX_MARKS", 1)
    assert len(read_table(make_book([("=1+1", "=1+2"), ("=1+3",)])).marks) == 1


@pytest.mark.skipif(not Path("/proc/self/mem").is_file(), reason="a file nobody can read is needed")
def test_disk_that_fails() -> None:
    with pytest.raises(ReadFailed):
        read_table(Path("/proc/self/mem"))


class PanicException(BaseException):
    """What the reader of workbooks raises when it gives up."""


@pytest.mark.parametrize(
    ("raised", "why"), [(PanicException(), Why.BROKEN), (python_calamine.PasswordError(), Why.ENCRYPTED)]
)
def test_reader_that_gives_up(
    make_book: MakeBook, monkeypatch: pytest.MonkeyPatch, raised: BaseException, why: Why
) -> None:
    monkeypatch.setattr(python_calamine, "CalamineWorkbook", _Failing(raised))
    assert refused(make_book(ROWS)).why is why


def test_wish_to_stop_is_no_broken_file(make_book: MakeBook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(python_calamine, "CalamineWorkbook", _Failing(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        read_table(make_book(ROWS))


class _Failing:
    def __init__(self, raised: BaseException) -> None:
        self._raised = raised

    def from_filelike(self, _file: io.BytesIO) -> None:
        raise self._raised


def test_reader_of_workbooks_is_loaded_only_when_needed() -> None:
    code = "import sys, station_app.core.imports.parse, station_app.core.imports.sheets as s; "
    code += "sys.exit('python_calamine' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
