"""A look at a file: what it is, its sheets and columns, what is proposed and why, what is remembered."""

import json
import pickle
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from station_app.core.errors import NotValid, ReadFailed
from station_app.core.imports.commands import import_job, import_people, import_visits
from station_app.core.imports.look import FileFacts, SheetFact, fields_of, look, look_job
from station_app.core.imports.model import Field, Kind
from station_app.core.imports.refusals import OpenElsewhere, TwoColumns, UnknownColumn
from station_app.core.imports.source import Source
from station_app.core.storage.database import Database
from tests.conftest import contents
from tests.core.imports.conftest import MakeBook

DATA = Path(__file__).parents[4] / "shared" / "data"
given_files = pytest.mark.skipif(not DATA.is_dir(), reason="the files lie beside the project, not in it")
WHEN: dict[str, Any] = {"now": datetime(2026, 10, 9, 2, 0, tzinfo=UTC), "by": None}


def csv(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "表.csv"
    path.write_bytes(text.encode(encoding))
    return path


def proposed(facts: FileFacts) -> dict[str, tuple[str | None, str]]:
    return {column.letter: (column.field, column.why) for column in facts.columns}


@given_files
def test_the_register_a_station_has(station: Database) -> None:
    facts = look_job(station=station.path, source=Source(DATA / "服务登记表-2026-09.xlsx"), kind="visits")
    assert pickle.loads(pickle.dumps(facts)) == facts
    assert (facts.file_kind, facts.source.sheet, facts.source.header_row) == (Kind.XLSX, "9月", 3)
    assert (facts.sheets, facts.rows, facts.missing) == ((SheetFact("9月", 1598),), 1595, ())
    assert [column.field for column in facts.columns] == [
        Field.NUMBER, Field.DAY, Field.ARRIVED, Field.NAME, Field.PHONE, Field.CATEGORY, Field.PLATFORM,
        Field.SERVICES, Field.LEFT, Field.NOTE,
    ]  # fmt: skip
    assert {column.why for column in facts.columns} == {"word"}
    assert all(1 <= len(column.samples) <= 3 for column in facts.columns)
    assert len(facts.top) == 12
    assert (facts.guessed_kind, facts.open_elsewhere) == ("visits", False)


@given_files
def test_the_list_a_station_has(station: Database) -> None:
    facts = look(station, source=Source(DATA / "骑手花名册-GBK.csv"), kind="visits")
    assert (facts.guessed_kind, facts.encodings, facts.source.encoding) == ("people", ("gb18030",), "gb18030")
    assert facts.missing == (Field.DAY,)


@pytest.mark.parametrize(("titles", "kind"), [
    ("工具名称,数量,柜子", "tools"),
    ("name,quantity,status", "tools"),
    ("姓名,备注,状态", "people"),
    ("姓名,电话,品牌,型号", "people"),
    ("姓名,类别,卡号", "people"),
    ("日期,姓名,数量,状态", "visits"),
    ("品名,数量,有效期至", "supplies"),
    ("名称,单位,库存,备注", "supplies"),
    ("name,unit,quantity,batch", "supplies"),
    ("物资名称,下限", "supplies"),
    ("名称,单位,数量,柜号,状态", "tools"),
    ("工具名称,单位,数量,备注", "tools"),
    ("姓名,单位,健康证有效期,电话", "people"),
    ("姓名,卡号,有效期", "people"),
    ("日期,品名,单位,数量", "supplies"),
    ("date,name,unit,quantity", "visits"),
    ("日期,姓名,单位,人数", "visits"),
])  # fmt: skip
def test_titles_tell_lists_of_things(station: Database, tmp_path: Path, titles: str, kind: str) -> None:
    path = csv(tmp_path, f"{titles}\n{','.join('甲' * len(titles.split(',')))}\n")
    assert look(station, source=Source(path), kind="visits").guessed_kind == kind


def test_no_header_the_cells_say_what_they_are(station: Database, tmp_path: Path) -> None:
    path = csv(
        tmp_path,
        "1,2026-09-01,9:00,李云,13800000001,外卖,美团,饮水、休息,9:30,夜班\n"
        "2,2026-09-01,9:10,何小草,13800000002,快递,顺丰,充电,9:40,\n"
        "3,2026-09-02,8:10,欧阳宁,13800000003,快递,顺丰,热饭,,常来\n",
    )
    facts = look(station, source=Source(path), kind="visits")
    assert (facts.source.header_row, facts.rows, facts.missing) == (0, 3, ())
    assert proposed(facts) == {
        "A": (None, ""), "B": ("day", "content"), "C": ("arrived", "content"), "D": ("name", "content"),
        "E": ("phone", "content"), "F": ("category", "content"), "G": ("platform", "content"),
        "H": ("services", "content"), "I": ("left", "content"), "J": (None, ""),
    }  # fmt: skip
    mapping = {column.letter: column.field or "" for column in facts.columns}
    report = import_visits(station, source=facts.source, mapping=mapping, **WHEN).value
    assert (report.lines, report.new_people) == (3, 3)
    assert station.value("SELECT count(*) FROM import_mapping") == 1
    assert "李云" not in str(station.rows("SELECT * FROM import_mapping"))


def test_an_unknown_word_over_cells_that_say_what_they_are(station: Database, tmp_path: Path) -> None:
    path = csv(tmp_path, "谁,联络,哪天\n李云,13800000001,2026-09-01\n何小草,13800000002,2026-09-02\n")
    facts = look(station, source=Source(path, header_row=1), kind="visits")
    assert proposed(facts) == {"A": ("name", "content"), "B": ("phone", "content"), "C": ("day", "content")}
    assert look(station, source=Source(path), kind="visits").source.header_row == 0  # no word is known


def test_a_column_that_is_missing_is_said_and_not_refused(station: Database, tmp_path: Path) -> None:
    facts = look(station, source=Source(csv(tmp_path, "姓名,手机\n李云,13800000001\n")), kind="visits")
    assert facts.missing == (Field.DAY,)
    assert look(station, source=Source(csv(tmp_path, "类别\n外卖\n")), kind="people").missing == (
        Field.NAME, Field.PHONE,
    )  # fmt: skip
    given = look(station, source=Source(csv(tmp_path, "类别\n外卖\n")), kind="people", mapping={"A": "name"})
    assert (given.missing, proposed(given)) == ((), {"A": ("name", "given")})


def test_what_is_refused(station: Database, tmp_path: Path) -> None:
    path = csv(tmp_path, "日期,姓名\n2026-09-01,李云\n")
    with pytest.raises(UnknownColumn):
        look(station, source=Source(path), kind="visits", mapping={"D": "name"})
    with pytest.raises(TwoColumns):
        look(station, source=Source(path), kind="visits", mapping={"A": "name", "B": "name"})
    with pytest.raises(NotValid):
        look(station, source=Source(path), kind="loans")
    with pytest.raises(NotValid):
        fields_of("loans")
    assert Field.CARD in fields_of("people")
    assert Field.DAY not in fields_of("people")


def test_several_sheets_one_hidden(station: Database, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    book = xlsxwriter.Workbook(path)
    for name, rows in (("说明", 0), ("旧", 3), ("8月", 2), ("9月", 5)):
        sheet = book.add_worksheet(name)
        for row in range(rows):
            sheet.write_row(row, 0, ("日期", "姓名") if row == 0 else (f"2026-09-0{row}", "李云"))
        if name == "旧":
            sheet.hide()
    book.close()
    facts = look(station, source=Source(path), kind="visits")
    assert facts.source.sheet == "8月"
    assert facts.sheets == (SheetFact("旧", 3, hidden=True), SheetFact("8月", 2), SheetFact("9月", 5))
    chosen = look(station, source=Source(path, sheet="旧"), kind="visits")
    assert (chosen.source.sheet, chosen.rows) == ("旧", 2)


def test_a_wide_sheet_is_cut_for_the_eye(station: Database, make_book: MakeBook) -> None:
    words = [f"列{n}" for n in range(5_000)]
    words[4_000] = "日期"
    facts = look(station, source=Source(make_book([words, ["x"] * 5_000])), kind="visits")
    assert len(facts.columns) == 101
    assert [column.letter for column in facts.columns if column.field] == ["EWW"]
    assert {len(row) for row in facts.top} == {40}


def test_an_encoding_chosen_by_hand(station: Database, tmp_path: Path) -> None:
    path = csv(tmp_path, "name,phone\nLi Yun,13800000001\n")
    facts = look(station, source=Source(path, encoding="GBK"), kind="people")
    assert (facts.source.encoding, facts.encodings) == ("gb18030", ("utf-8", "gb18030"))


# ---- remembered


def test_what_was_said_is_remembered_for_the_same_header(station: Database, tmp_path: Path) -> None:
    path = csv(tmp_path, "谁,联络,姓名\n李云,13800000001,x\n")
    mapping = {"A": "name", "B": "phone", "C": ""}
    source = Source(path, header_row=1)
    done = import_job(station=station.path, source=source, kind="people", mapping=mapping, **WHEN)
    assert done.value.new_people == 1
    (row,) = station.rows("SELECT kind, length(headers), mapping FROM import_mapping")
    assert (row[0], row[1], json.loads(row[2])) == ("people", 64, mapping)
    path.write_text("骑手名单\n谁,联络,姓名\n何小草,13800000002,x\n", encoding="utf-8")
    facts = look(station, source=Source(path), kind="people")
    assert facts.source.header_row == 2
    assert proposed(facts) == {"A": ("name", "remembered"), "B": ("phone", "remembered"), "C": (None, "")}
    assert import_people(station, path=path, **WHEN).value.new_people == 1
    assert station.rows("SELECT name FROM person ORDER BY id") == [("李云",), ("何小草",)]
    other = look(station, source=Source(csv(tmp_path, "谁,电话,姓名\n李云,13800000001,x\n")), kind="people")
    assert {column.why for column in other.columns} == {"word", ""}
    assert look(station, source=Source(path), kind="visits").columns[0].why != "remembered"


def test_the_newest_word_counts_and_a_dry_run_remembers_nothing(station: Database, tmp_path: Path) -> None:
    path = csv(tmp_path, "姓名,别名,手机\n李云,小李,13800000001\n")
    before = contents(station)
    import_people(station, path=path, mapping={"B": "nickname"}, dry_run=True, **WHEN)
    assert contents(station) == before
    import_people(station, path=path, mapping={"别名": "nickname"}, **WHEN)
    assert json.loads(station.value("SELECT mapping FROM import_mapping")) == {"B": "nickname"}
    path.write_text("姓名,别名,手机\n何小草,小何,13800000002\n", encoding="utf-8")
    import_people(station, path=path, mapping={"B": "note"}, **WHEN)
    assert json.loads(station.value("SELECT mapping FROM import_mapping")) == {"B": "note"}
    assert station.rows("SELECT name, nickname, note FROM person ORDER BY id") == [
        ("李云", "小李", None), ("何小草", None, "小何"),
    ]  # fmt: skip


# ---- open in another program


def test_a_mark_of_excel_beside_the_file_is_told(station: Database, make_book: MakeBook) -> None:
    path = make_book([("日期", "姓名"), ("2026-09-01", "李云")])
    mark = path.with_name(f"~${path.name}")
    mark.write_bytes(b"\x07clerk" + b" " * 160)
    assert look(station, source=Source(path), kind="visits").open_elsewhere
    with pytest.raises(OpenElsewhere) as refused:
        look(station, source=Source(mark), kind="visits")
    assert refused.value.path == path


def test_a_file_another_program_holds(station: Database, make_book: MakeBook, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_book([("日期", "姓名"), ("2026-09-01", "李云")])

    def shut(_path: Path, *_facts: object) -> None:
        raise PermissionError(13, "The process cannot access the file", str(path), 32)

    monkeypatch.setattr(Path, "open", shut)
    with pytest.raises(OpenElsewhere):
        look(station, source=Source(path), kind="visits")

    def broken(_path: Path, *_facts: object) -> None:
        raise OSError(5, "i/o")

    monkeypatch.setattr(Path, "open", broken)
    with pytest.raises(ReadFailed):
        look(station, source=Source(path), kind="visits")
