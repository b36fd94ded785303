"""Lines as visits and people: blank dates, titles, groups, nights, totals, and keys that hold."""

import pickle
from datetime import date, time
from pathlib import Path

import pytest

from station_app.core.imports.model import (
    Cell,
    Choice,
    Kind,
    Mark,
    NameKind,
    PeopleFile,
    Reason,
    Table,
    VisitRow,
    VisitsFile,
)
from station_app.core.imports.parse import parse_people, parse_visits, phones_of_names
from station_app.core.imports.refusals import Unreadable, Why
from station_app.core.imports.register import row_key
from station_app.core.imports.sheets import read_table
from tests.core.imports.lookups import LOOKUPS

HERE = Path(__file__).parent / "data"
HEADER: tuple[Cell, ...] = ("日期", "到站时间", "姓名", "手机", "类别", "平台", "服务内容", "离站时间", "备注")
Line = tuple[Cell, ...]


def register(*lines: Line, title: Line = (), marks: dict[tuple[int, int], Mark] | None = None) -> VisitsFile:
    return parse_visits(_table((title, HEADER, *lines), marks or {}), lookups=LOOKUPS, default_year=2026)


def _table(rows: tuple[Line, ...], marks: dict[tuple[int, int], Mark]) -> Table:
    return Table(Path("表.xlsx"), Kind.XLSX, "表", rows, marks)


def one(*cells: Cell, marks: dict[tuple[int, int], Mark] | None = None) -> VisitRow:
    file = register(cells, marks=marks)
    assert file.skipped == ()
    return file.rows[0]


def people(*lines: Line, header: Line = ("姓名", "手机", "类别", "平台", "备注", "卡号")) -> PeopleFile:
    return parse_people(_table((header, *lines), {}), lookups=LOOKUPS)


def choices(row: VisitRow) -> list[Choice]:
    return [decision.choice for decision in row.decisions]


def reasons(file: VisitsFile | PeopleFile) -> list[Reason]:
    return [line.reason for line in file.skipped]


def test_blank_date_is_the_line_above_also_past_blank_lines() -> None:
    file = register(("9月1日", "9:00"), (None, "9:10"), (), ("同上", "9:20"), ("9月2日",), (None, "9:30"))
    assert [(row.row, row.day.day) for row in file.rows] == [(3, 1), (4, 1), (6, 1), (8, 2)]
    assert [(line.row, line.reason) for line in file.skipped] == [(5, Reason.BLANK), (7, Reason.EMPTY)]


def test_blank_date_without_any_above() -> None:
    file = register((None, "9:00"), ("9月1日", "9:10"))
    assert (reasons(file), [row.row for row in file.rows]) == ([Reason.NO_DATE], [4])
    assert file.skipped[0].reason.is_problem
    assert file.skipped[0].cells == ("9:00",)


def test_unreadable_date_and_the_blank_ones_below_it_are_problems() -> None:
    file = register(("9月1日", "9:00"), ("9月31日", "9:10"), (None, "9:20"), ("9月2日", "9:30"), (None, "9:40"))
    assert [(line.row, line.reason) for line in file.skipped] == [(4, Reason.BAD_DATE), (5, Reason.NO_DATE)]
    assert [row.day.day for row in file.rows] == [1, 2, 2]


def test_day_of_the_title_counts_for_lines_without_one() -> None:
    file = register((None, "9:00"), title=("日期：2026年9月5日",))
    assert file.rows[0].day == date(2026, 9, 5)
    assert choices(file.rows[0]) == [Choice.DATE_FROM_TITLE]
    assert reasons(register((None, "9:00"), title=("填表日期：2026-10-08",))) == [Reason.NO_DATE]


@pytest.mark.parametrize(
    ("title", "first", "year"),
    [("登记表（2024年9月）", "9月1日", 2024), ("登记表", "2023-09-01", 2023), ("登记表", "9月1日", 2026)],
)
def test_year_comes_from_title_then_dates_then_the_one_given(title: str, first: str, year: int) -> None:
    file = register((first, "9:00"), ("9月2日", "9:00"), title=(title,))
    assert [row.day.year for row in file.rows] == [year, year]
    assert choices(file.rows[1]) == [Choice.YEAR_ADDED]


def test_new_year_in_a_register() -> None:
    file = register(("2026-12-31", "9:00"), ("1月1日", "9:00"), ("12月31日", "9:10"))
    assert [row.day for row in file.rows] == [date(2026, 12, 31), date(2027, 1, 1), date(2026, 12, 31)]
    assert register(("2027-12-31", "9:00"), ("2月29日", "9:00")).rows[1].day == date(2028, 2, 29)
    assert register(("2025-12-31", "9:00"), ("2月29日", "9:00")).skipped[0].reason is Reason.BAD_DATE
    leap = register(("2028-10-01", "9:00"), ("2月29日", "9:00"), title=("2028年",))
    assert leap.rows[1].day == date(2028, 2, 29)


def test_missing_and_unreadable_times_keep_the_visit() -> None:
    assert choices(one("9月1日", None, "李云"))[-1] is Choice.TIME_MISSING
    row = one("9月1日", "午前", "李云")
    assert row.arrived is None
    assert [(d.choice, d.value) for d in row.decisions][-1] == (Choice.TIME_UNREADABLE, "午前")


def test_time_in_the_date_cell() -> None:
    assert one("2026-09-01 12:34", None, "李云").arrived == time(12, 34)


def test_leaving() -> None:
    assert one("9月1日", "9:00", "李云", None, None, None, None, "9:30").left == time(9, 30)
    night = one("9月1日", "23:10", "李云", None, None, None, None, "0:20")
    assert (night.left, night.overnight, Choice.OVERNIGHT in choices(night)) == (time(0, 20), True, True)
    slip = one("9月1日", "15:10", "李云", None, None, None, None, "14:20")
    assert (slip.left, slip.overnight, Choice.LEFT_BEFORE_ARRIVED in choices(slip)) == (None, False, True)
    odd = one("9月1日", "15:10", "李云", None, None, None, None, "未离")
    assert (odd.left, Choice.LEFT_UNREADABLE in choices(odd)) == (None, True)
    only = one("9月1日", None, "李云", None, None, None, None, "14:20")
    assert (only.arrived, only.left) == (None, time(14, 20))


def test_names_words_and_numbers() -> None:
    named = one("9月1日", "9:00", "章\u3000俊", 13800001234.0)
    assert (named.name, named.words, named.phone) == ("章俊", None, "13800001234")
    assert Choice.PHONE_REPAIRED in choices(named)
    addressed = one("9月1日", "9:00", " 张师傅 ", "1380000123")
    assert (addressed.name, addressed.words, addressed.name_kind) == (None, "张师傅", NameKind.ADDRESS)
    assert (addressed.phone, addressed.other_number) == (None, "1380000123")
    assert Choice.PHONE_INCOMPLETE in choices(addressed)
    masked = one("9月1日", "9:00", "李云", "138****2046")
    assert (masked.phone, masked.other_number, Choice.PHONE_UNREADABLE in choices(masked)) == (None, None, True)
    told = one("9月1日", "9:00", "李云", "不留")
    assert (told.phone, Choice.PHONE_UNREADABLE in choices(told)) == (None, False)
    two = one("9月1日", "9:00", "李云", "13800001234/13900005678")
    assert (two.phone, two.other_number, Choice.SECOND_PHONE in choices(two)) == ("13800001234", "13900005678", True)


def test_words_the_station_does_not_know_are_kept() -> None:
    row = one("9月1日", "9:00", "李云", None, "飞行员", "航空 / 美团", "饮水、看报")
    assert (row.category, row.unknown_category) == (None, "飞行员")
    assert (row.platform, row.unknown_platform) == ("meituan", "航空")
    assert (row.services, row.unknown_services) == (("water",), ("看报",))
    assert choices(row)[-3:] == [Choice.UNKNOWN_CATEGORY, Choice.UNKNOWN_SERVICE, Choice.UNKNOWN_PLATFORM]


def test_groups() -> None:
    six = one("9月1日", "9:00", "骑手6人")
    assert (six.heads, six.words, Choice.GROUP in choices(six)) == (6, "骑手", True)
    header = ("日期", "姓名", "人数")
    told: tuple[Cell, ...] = (4.0, "三人", "几个", "9" * 5000, "1")
    table = _table((header, *(("9月1日", "骑手", heads) for heads in told)), {})
    file = parse_visits(table, lookups=LOOKUPS, default_year=2026)
    assert [row.heads for row in file.rows] == [4, 3, 1, 1, 1]
    assert Choice.HEADS_UNREADABLE in choices(file.rows[2])


def test_remarks() -> None:
    at = (3, 8)
    blank: tuple[Cell, ...] = ("9月1日", "9:00", "李云", None, None, None, None, None)
    dropped = one(*blank, 2.0, marks={at: Mark.FORMULA})
    assert (dropped.note, Choice.FORMULA_DROPPED in choices(dropped)) == (None, True)
    assert one(*blank, "补录", marks={at: Mark.FORMULA}).note == "补录"
    assert one(*blank, 0.0).note is None
    assert one(*blank, 15.0).note == "15"
    wrong = one(*blank, "#DIV/0!", marks={at: Mark.ERROR})
    assert (wrong.note, Choice.CELL_ERROR in choices(wrong)) == (None, True)


def test_a_cell_with_an_error_is_blank() -> None:
    row = one("9月1日", "9:00", "#N/A", None, marks={(3, 2): Mark.ERROR})
    assert (row.name, row.name_kind) == (None, NameKind.NOTHING)


def test_lines_that_are_no_visits() -> None:
    file = register(
        ("9月1日", "9:00", "李云"),
        HEADER,
        ("合计", None, "1人次"),
        ("本月合计：", "45"),
        (None, "小计", None, None, None, None, None, None, "9"),
        ("审核人：", None, "张三"),
        (None, None, "填表人： 李四"),
        (None, None, None, None, None, None, None, None, "以上为第一页"),
        (" ", "\u3000"),
        ("9月2日", "10:00", "总计", None, None, None, "饮水"),
    )
    assert reasons(file) == [
        Reason.REPEATED_HEADER, Reason.TOTAL, Reason.TOTAL, Reason.TOTAL, Reason.SIGNATURE, Reason.SIGNATURE,
        Reason.EMPTY, Reason.BLANK,
    ]  # fmt: skip
    assert not any(line.reason.is_problem for line in file.skipped)
    assert [row.row for row in file.rows] == [3, 12]


def test_text_too_long_is_a_problem_of_its_line() -> None:
    blank: tuple[Cell, ...] = ("9月1日", "9:00", "李云", None, None, None, None, None)
    file = register(
        (*blank, "长" * 501),
        ("9月1日", "9:00", "名" * 61),
        ("9月1日", "9:00", "李云", None, "类" * 61),
        ("9月1日", "9:00", "李云", None, None, None, "饮" * 501),
        (*blank, "长" * 500),
    )
    assert reasons(file) == [Reason.TOO_LONG] * 4
    assert len(file.rows) == 1
    assert max(len(cell) for line in file.skipped for cell in line.cells) == 60


def test_file_without_a_header() -> None:
    with pytest.raises(Unreadable) as caught:
        parse_visits(_table((("李云", "13800001234"),), {}), lookups=LOOKUPS, default_year=2026)
    assert caught.value.why is Why.NO_HEADER
    assert pickle.loads(pickle.dumps(caught.value)).why is Why.NO_HEADER


def test_outcomes_travel_between_processes() -> None:
    file = register(("9月1日", "9:00", "李云"))
    assert pickle.loads(pickle.dumps(file)) == file


def test_every_kind_of_workbook_gives_the_same_keys() -> None:
    old, new = (
        parse_visits(read_table(HERE / name), lookups=LOOKUPS, default_year=2020)
        for name in ("register.xls", "register.ods")
    )
    assert [row.key for row in old.rows] == [row.key for row in new.rows]
    assert [(row.day.isoformat(), row.words or row.name) for row in new.rows] == [
        ("2026-10-01", "李云"), ("2026-10-01", "骑手"), ("2026-10-02", "张师傅"),
    ]  # fmt: skip
    assert [row.note for row in new.rows] == [None, "带孩子", None]
    assert reasons(old) == reasons(new) == [Reason.BLANK, Reason.TOTAL]


MORNING: tuple[Line, ...] = (
    ("2026-09-01", "9:00", "李云", "13800001234", None, None, "饮水、休息"),
    (None, "9:00", "骑手", None, None, None, "休息/饮水"),
    (None, "9:30", "章俊", None, None, None, "看报"),
)


def keys(*lines: Line) -> list[str]:
    return [row.key for row in register(*lines).rows]


def test_equal_lines_have_keys_of_their_own() -> None:
    first = register(*MORNING)
    assert [row.occurrence for row in first.rows] == [1, 2, 1]
    assert len(set(keys(*MORNING))) == 3


def test_keys_hold_when_lines_are_added_moved_or_filled_in() -> None:
    added: Line = ("2026/9/1", "8:50", "王明", None, None, None, "充电")
    assert set(keys(*MORNING)) < set(keys(added, *MORNING, ("9月2日", "9:00", "王明")))
    filled: tuple[Line, ...] = (
        ("9月1日", "9点", "李云", "138 0000 1234", "快递", "顺丰", "饮水，休息", "9:20", "补录"),
        ("2026.09.01", time(9, 0), "张师傅", "13900005678", None, None, "休息 饮水"),
        ("", "0930", None, None, None, None, "看报"),
    )
    assert keys(*filled) == keys(*MORNING)


def test_keys_hold_when_the_dictionary_learns_a_word() -> None:
    table = _table((HEADER, *MORNING), {})
    wiser = type(LOOKUPS)(LOOKUPS.categories, LOOKUPS.platforms, {**LOOKUPS.services, "看报": "reading"})
    before = parse_visits(table, lookups=LOOKUPS, default_year=2026)
    after = parse_visits(table, lookups=wiser, default_year=2026)
    assert before.rows[2].services != after.rows[2].services
    assert [row.key for row in before.rows] == [row.key for row in after.rows]


def test_keys_can_be_made_again_from_a_row() -> None:
    for row in register(*MORNING, ("9月1日", None, "李云")).rows:
        again = row_key(row.bare, row.occurrence)
        assert again == row.key


def test_people() -> None:
    file = people(
        ("李云", 13800001234.0, "快递", "顺丰/美团、航空", "夜班", "100234"),
        ("张师傅", "138 0000 5678"),
        ("骑手", None),
        ("王明", None),
        ("王明", "0531-88881234"),
        (None, None, "快递员", None),
        (None, None, None, None, None, "100245"),
        ("合计", "5人"),
        ("姓名", "手机"),
        ("王" * 61,),
    )
    first = file.rows[0]
    assert (first.name, first.phone, first.category, first.card) == ("李云", "13800001234", "courier", "100234")
    assert (first.platforms, first.unknown_platforms, first.note) == (("sf", "meituan"), ("航空",), "夜班")
    assert [(row.name, row.nickname, row.occurrence) for row in file.rows] == [
        ("李云", None, 0), (None, "张师傅", 0), (None, "骑手", 1), ("王明", None, 1),
        ("王明", None, 1), (None, None, 1),
    ]  # fmt: skip
    assert file.rows[4].other_number == "053188881234"
    assert file.rows[5].card == "100245"
    assert reasons(file) == [Reason.EMPTY, Reason.TOTAL, Reason.REPEATED_HEADER, Reason.TOO_LONG]


def test_people_with_a_form_of_address_beside_the_name() -> None:
    row = people(("李云", "云姐", "13800001234"), header=("姓名", "称呼", "手机")).rows[0]
    assert (row.name, row.nickname) == ("李云", "云姐")


def test_names_and_the_phones_they_stand_beside() -> None:
    cells: tuple[Line, ...] = (
        ("李云", "13800001234"), ("李 云", "138-0000-1234"), ("王明", None), ("王明", "13900005678"), ("张师傅", None),
    )  # fmt: skip
    file = people(*cells)
    assert phones_of_names(file.rows) == {"李云": {"13800001234"}, "王明": {"13900005678"}}


def test_a_total_of_a_text_file_is_no_visit_whatever_stands_under_the_services() -> None:
    file = register(
        ("2026-09-01", "09:10", "李伟", "", "", "", "饮水"),
        ("合计", "", "", "", "", "", "5"),
        ("合计", "", "", "", "", "", "1,585"),
    )
    assert [row.name for row in file.rows] == ["李伟"]
    assert reasons(file) == [Reason.TOTAL, Reason.TOTAL]
