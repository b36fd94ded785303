"""The two files a station really has: a month's register and a list of riders."""

import json
from collections import Counter
from datetime import date, time
from pathlib import Path

import pytest

from station_app.core.gate import gate
from station_app.core.imports.model import (
    NOTE_LIMIT,
    Cell,
    Choice,
    Kind,
    NameKind,
    PeopleFile,
    Reason,
    Table,
    VisitRow,
    VisitsFile,
)
from station_app.core.imports.parse import parse_people, parse_visits, phones_of_names
from station_app.core.imports.sheets import read_table
from station_app.core.imports.values import cell_text
from tests.core.imports.lookups import LOOKUPS

DATA = Path("/work/shared/data")
REGISTER = DATA / "服务登记表-2026-09.xlsx"
RIDERS = DATA / "骑手花名册-GBK.csv"

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the sample files are not on this machine")


@pytest.fixture(scope="module")
def table() -> Table:
    return read_table(REGISTER)


@pytest.fixture(scope="module")
def register(table: Table) -> VisitsFile:
    return parse_visits(table, lookups=LOOKUPS, default_year=2020)


@pytest.fixture(scope="module")
def riders() -> PeopleFile:
    return parse_people(read_table(RIDERS), lookups=LOOKUPS)


def by_row(register: VisitsFile) -> dict[int, VisitRow]:
    return {row.row: row for row in register.rows}


def test_all_visits_arrive_and_every_other_line_is_accounted_for(table: Table, register: VisitsFile) -> None:
    assert len(register.rows) == 1585
    assert register.columns.header_row == 3
    assert register.columns.unused == ()
    assert [(line.row, line.reason) for line in register.skipped] == [
        *((row, Reason.BLANK) for row in (155, 499, 827, 905, 1030, 1043, 1188, 1556)),
        (1597, Reason.TOTAL),
        (1598, Reason.SIGNATURE),
    ]
    seen = [row.row for row in register.rows] + [line.row for line in register.skipped]
    assert sorted(seen) == list(range(4, len(table.rows) + 1))


def test_172_have_no_name_and_74_only_a_form_of_address(register: VisitsFile) -> None:
    kinds = Counter(row.name_kind for row in register.rows)
    assert kinds[NameKind.NOTHING] + kinds[NameKind.ANYBODY] == 172
    assert kinds[NameKind.ADDRESS] == 74
    words = Counter(row.words for row in register.rows if row.name_kind is NameKind.ANYBODY)
    assert words == {"匿名": 47, "骑手": 42, "环卫师傅": 39}
    assert all(row.name is None for row in register.rows if row.name_kind is not NameKind.NAME)


def test_dates_of_all_forms_are_september_and_only_go_forward(register: VisitsFile) -> None:
    days = [row.day for row in register.rows]
    assert days == sorted(days)
    assert (days[0], days[-1], len(set(days))) == (date(2026, 9, 1), date(2026, 9, 30), 30)
    above = sum(decision.choice is Choice.DATE_FROM_ABOVE for row in register.rows for decision in row.decisions)
    assert above == 793 - 8 - 1  # blank date cells less the blank lines and the signature line


def test_every_time_is_read(register: VisitsFile) -> None:
    assert all(row.arrived is not None for row in register.rows)
    assert sum(row.left is not None for row in register.rows) == 955
    rows = by_row(register)
    assert rows[8].arrived == time(12, 32)
    assert rows[9].arrived == time(12, 34)
    assert rows[50].arrived == time(10, 17)


def test_phones_of_all_forms_are_one_phone(register: VisitsFile) -> None:
    rows = by_row(register)
    assert rows[7].phone == "13326117199"
    assert rows[22].phone == "15242173375"
    assert rows[1592].phone == "15948426603"
    phones = [row.phone for row in register.rows if row.phone]
    assert len(phones) == 1162 + 62
    assert all(len(phone) == 11 and phone.isascii() and phone.isdecimal() for phone in phones)
    assert sum(row.other_number is not None for row in register.rows) == 16


def test_blanks_in_names_go(register: VisitsFile) -> None:
    rows = by_row(register)
    assert rows[12].name == rows[15].name == "张秀云"
    assert rows[40].name == "章俊"
    assert {"阿依古丽·买买提", "𠮷田一郎"} <= {row.name for row in register.rows}


def test_every_service_category_and_platform_is_known(register: VisitsFile) -> None:
    assert not any(row.unknown_services or row.unknown_category or row.unknown_platform for row in register.rows)
    services = Counter(code for row in register.rows for code in row.services)
    assert sum(services.values()) == 3042
    assert services["charging"] == 485


def test_the_formula_is_no_remark(register: VisitsFile) -> None:
    notes = Counter(row.note for row in register.rows)
    assert notes == {None: 1397, "带孩子": 52, "补录": 51, "电动车没电了": 45, "借雨衣一件": 40}
    dropped = [row for row in register.rows if any(d.choice is Choice.FORMULA_DROPPED for d in row.decisions)]
    assert len(dropped) == 42


def test_names_and_phones_stay_out_of_reprs(register: VisitsFile) -> None:
    row = by_row(register)[7]
    assert "陈师傅" not in repr(row)
    assert "13326117199" not in repr(row)


def test_riders_in_gbk(riders: PeopleFile) -> None:
    assert len(riders.rows) == 299
    assert riders.skipped == ()
    first = riders.rows[0]
    assert (first.row, first.name, first.phone) == (2, "胡健", "18731199938")
    assert (first.category, first.platforms) == ("courier", ("sto",))
    assert all(row.phone and row.occurrence == 0 for row in riders.rows)


def test_two_riders_of_one_name_are_seen(riders: PeopleFile) -> None:
    assert phones_of_names(riders.rows)["张伟"] == {"13011357849", "18896099003"}


def test_keys_are_unique_and_hold_no_name_or_phone(register: VisitsFile) -> None:
    assert len({row.key for row in register.rows}) == 1585
    assert all(len(row.key) == 64 for row in register.rows)


def test_file_saved_again_as_csv_gives_the_same_keys(table: Table, register: VisitsFile, tmp_path: Path) -> None:
    copy = tmp_path / "再存.csv"
    lines = (",".join(f'"{cell_text(cell)}"' for cell in row) for row in table.rows)
    copy.write_text("\r\n".join(lines), encoding="gb18030", newline="")
    again = parse_visits(read_table(copy), lookups=LOOKUPS, default_year=2020)
    assert [row.key for row in again.rows] == [row.key for row in register.rows]
    assert [row.phone for row in again.rows] == [row.phone for row in register.rows]


@pytest.mark.parametrize("column", range(8))
def test_strings_that_break_programs_are_read_or_named(column: int) -> None:
    header: tuple[Cell, ...] = ("日期", "到站时间", "姓名", "手机", "类别", "平台", "服务内容", "备注")
    lines: list[tuple[Cell, ...]] = []
    for text in json.loads((DATA / "naughty-strings.json").read_text(encoding="utf-8")):
        line: list[Cell] = ["2026-09-01", "9:00", "李云", None, None, None, "饮水", None]
        line[column] = text
        lines.append(tuple(line))
    table = Table(DATA, Kind.CSV, "", (header, *lines))
    file = parse_visits(table, lookups=LOOKUPS, default_year=2026)
    assert len(file.rows) + len(file.skipped) == len(lines) > 500
    assert all(line.reason.is_problem for line in file.skipped)
    if column == 7:
        texts = [gate(str(line[7]), field="note", limit=NOTE_LIMIT) for line in lines]
        assert [row.note for row in file.rows] == texts
