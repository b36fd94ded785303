"""What one cell means: days, times, phones, services, names."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station_app.core.gate import compare_key
from station_app.core.imports.model import Cell, NameKind
from station_app.core.imports.moments import has_year, is_ditto, parse_date, parse_time
from station_app.core.imports.names import name_kind, parse_heads, without_heads
from station_app.core.imports.values import (
    PhoneKind,
    cell_text,
    chinese_int,
    parse_phone,
    parse_services,
    service_words,
)
from tests.core.imports.lookups import SERVICES

KNOWN = {compare_key(word): code for word, code in SERVICES.items()}
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
TIMES = st.times().map(lambda moment: moment.replace(microsecond=0))
MOBILES = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)
CELLS = st.one_of(
    st.none(), st.text(), st.integers(), st.floats(), st.booleans(), st.dates(), st.times(), st.datetimes()
)
WIDE = str.maketrans("0123456789:-/.", "０１２３４５６７８９：－／．")
MORNING = datetime(2026, 9, 1, 9, 37)  # noqa: DTZ001 - a cell has no zone


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (MORNING, date(2026, 9, 1)),
        (date(2026, 9, 1), date(2026, 9, 1)),
        ("2026-09-01", date(2026, 9, 1)),
        ("2026.09.01", date(2026, 9, 1)),
        ("2026/9/10", date(2026, 9, 10)),
        ("2026年9月10日", date(2026, 9, 10)),
        ("２０２６年９月１０日", date(2026, 9, 10)),
        ("2026-09-01 12:32", date(2026, 9, 1)),
        ("20260901", date(2026, 9, 1)),
        (20260901.0, date(2026, 9, 1)),
        (46266.0, date(2026, 9, 1)),
        (46266.4, date(2026, 9, 1)),
        ("46266", date(2026, 9, 1)),
        ("9月1日", date(2026, 9, 1)),
        ("9月1号", date(2026, 9, 1)),
        ("9月1日 星期二", date(2026, 9, 1)),
        ("9/12", date(2026, 9, 12)),
        ("9.12", date(2026, 9, 12)),
        ("26-9-1", date(2026, 9, 1)),
        ("9/13/2026", date(2026, 9, 13)),
        ("13/9/2026", date(2026, 9, 13)),
        ("9/9/2026", date(2026, 9, 9)),
        ("9/10/2026", None),
        ("25-9-1", None),
        ("2月30日", None),
        ("2026-13-01", None),
        ("1999-12-31", None),
        ("9月", None),
        ("合计", None),
        ("9/1-9/3", None),
        (9.1, None),
        (12.0, None),
        (0, None),
        (float("nan"), None),
        (True, None),
        (time(9, 0), None),
        (None, None),
        ("123456", None),
    ],
)
def test_days(cell: Cell, day: date | None) -> None:
    assert parse_date(cell, 2026) == day


@given(DAYS, st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d"]), st.booleans())
def test_every_day_in_every_form(day: date, form: str, wide: bool) -> None:
    text = day.strftime(form)
    assert parse_date(text.translate(WIDE) if wide else text, 2020) == day
    assert has_year(text)


@given(DAYS)
def test_days_without_a_year_take_the_one_given(day: date) -> None:
    for text in (f"{day.month}月{day.day}日", f"{day.month}/{day.day}", f" {day.month:02}-{day.day:02} "):
        assert parse_date(text, day.year) == day
        assert not has_year(text)


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        (time(9, 37, 5, 12), time(9, 37, 5)),
        (MORNING, time(9, 37)),
        (0.5, time(12, 0)),
        (0.4006944444444445, time(9, 37)),
        (46266.5, time(12, 0)),
        (0, time(0, 0)),
        (9.0, time(9, 0)),
        (1232.0, time(12, 32)),
        (930, time(9, 30)),
        ("12:32", time(12, 32)),
        ("12：05", time(12, 5)),
        ("12点34", time(12, 34)),
        ("12点34分", time(12, 34)),
        ("12点", time(12, 0)),
        ("12点整", time(12, 0)),
        ("14点半", time(14, 30)),
        ("3点一刻", time(3, 15)),
        ("三点三刻", time(3, 45)),
        ("十二点三十", time(12, 30)),
        ("二十一点", time(21, 0)),
        ("下午3点", time(15, 0)),
        ("下午3", time(15, 0)),
        ("下午 3:20", time(15, 20)),
        ("晚8点半", time(20, 30)),
        ("中午12点", time(12, 0)),
        ("中午1点", time(13, 0)),
        ("上午9:30", time(9, 30)),
        ("上午12点", time(12, 0)),
        ("凌晨12点", time(0, 0)),
        ("下午15点", time(15, 0)),
        ("3:20 pm", time(15, 20)),
        ("12:05 AM", time(0, 5)),
        ("12:05 p.m.", time(12, 5)),
        ("14.30", time(14, 30)),
        ("14h30", time(14, 30)),
        ("1232", time(12, 32)),
        ("932", time(9, 32)),
        ("12:32:07", time(12, 32, 7)),
        ("2026-09-01 12:32", time(12, 32)),
        ("2026-09-01T12:32:00.000", time(12, 32)),
        ("晚上12点", None),
        ("一" * 5000 + "点", None),
        ("9.3", None),
        (9.3, None),
        ("24:00", None),
        ("12:75", None),
        ("12:30-13:00", None),
        ("上午", None),
        ("9", None),
        (0.9999999, None),
        (2575.0, None),
        (float("inf"), None),
        (-1, None),
        (False, None),
        (date(2026, 9, 1), None),
        (None, None),
    ],
)
def test_times(cell: Cell, moment: time | None) -> None:
    assert parse_time(cell) == moment


@given(TIMES)
def test_every_time_in_every_form(moment: time) -> None:
    minute = moment.replace(second=0)
    for text in ("{0:02}:{1:02}", "{0}点{1:02}", "{0}时{1}分", "{0}：{1:02}", "{0:02}{1:02}", "{0}.{1:02}"):
        assert parse_time(text.format(moment.hour, moment.minute)) == minute
    assert parse_time(moment.strftime("%I:%M %p")) == minute
    assert parse_time((moment.hour * 3600 + moment.minute * 60 + moment.second) / 86400) == moment


@given(CELLS)
def test_no_cell_breaks_the_readers(cell: Cell) -> None:
    day = parse_date(cell, 2026)
    assert day is None or 2000 <= day.year <= 2099
    parse_time(cell)
    phone = parse_phone(cell)
    assert phone is None or (phone.number.isascii() and phone.number.isdecimal())
    codes, unknown = parse_services(cell_text(cell), KNOWN)
    assert set(codes) <= set(SERVICES.values())
    assert all(unknown)
    name_kind(cell_text(cell))
    parse_heads(cell_text(cell))


@given(MOBILES)
def test_one_phone_in_all_its_forms(number: str) -> None:
    tidy = parse_phone(number)
    assert tidy is not None
    assert (tidy.number, tidy.kind, tidy.repaired) == (number, PhoneKind.MOBILE, False)
    forms: list[Cell] = [
        float(number), int(number), f" {number} ", f"{number[:3]} {number[3:7]} {number[7:]}",
        f"{number[:3]}-{number[3:7]}-{number[7:]}", number.translate(WIDE), f"+86 {number}", f"0086{number}",
        f"86-{number}", f"{number}.", f"{number}（微信同号）",
    ]  # fmt: skip
    for form in forms:
        phone = parse_phone(form)
        assert phone is not None
        assert (phone.number, phone.kind, phone.repaired) == (number, PhoneKind.MOBILE, True)


@pytest.mark.parametrize(
    ("cell", "number", "second"),
    [
        ("1535181765", "1535181765", None),
        ("0531-88881234", "053188881234", None),
        ("12345678901", "12345678901", None),
        ("13800001234/13900005678", "13800001234", "13900005678"),
        ("0531-88881234、13900005678", "13900005678", "053188881234"),
        ("88881234 或 88885678", "88881234", "88885678"),
    ],
)
def test_other_and_second_numbers(cell: str, number: str, second: str | None) -> None:
    phone = parse_phone(cell)
    assert phone is not None
    assert (phone.number, phone.second) == (number, second)


@pytest.mark.parametrize(
    "cell", ["", "无", "138****2046", "1381234X678", "110", "370102199001011234", None, True, MORNING, "微信"]
)
def test_no_numbers(cell: Cell) -> None:
    assert parse_phone(cell) is None


@pytest.mark.parametrize(
    ("text", "codes", "unknown"),
    [
        ("热饭、如厕", ("hot_food", "restroom"), ()),
        ("热饭，如厕", ("hot_food", "restroom"), ()),
        ("热饭/如厕/热饭", ("hot_food", "restroom"), ()),
        ("热饭 如厕\u3000充电\n饮水", ("hot_food", "restroom", "charging", "water"), ()),
        ("热饭;如厕；充电+饮水＋休息,雨具。", ("hot_food", "restroom", "charging", "water", "rest", "rain_gear"), ()),
        ("饮水和休息", ("water", "rest"), ()),
        ("借工具（雨衣、雨伞）", ("tool",), ("雨衣和雨伞",)),
        ("饮水、看报 写信", ("water",), ("看报", "写信")),
        ("、 / ，", (), ()),
        ("", (), ()),
    ],
)
def test_services(text: str, codes: tuple[str, ...], unknown: tuple[str, ...]) -> None:
    assert parse_services(text, KNOWN) == (codes, unknown)


@given(
    st.lists(st.sampled_from(sorted(SERVICES)), min_size=1, max_size=8),
    st.sampled_from(["、", "，", "/", " ", ";", "；", "+", "\u3000", ",", "、 "]),
)
def test_services_split_the_same_whatever_stands_between(words: list[str], between: str) -> None:
    text = between.join(words)
    assert parse_services(text, KNOWN) == (tuple(dict.fromkeys(SERVICES[word] for word in words)), ())
    assert service_words(text) == tuple(sorted(set(words)))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (None, NameKind.NOTHING), ("", NameKind.NOTHING), ("/", NameKind.ANYBODY), ("骑手", NameKind.ANYBODY),
        ("环卫师傅", NameKind.ANYBODY), ("匿名", NameKind.ANYBODY), ("外卖小哥", NameKind.ANYBODY),
        ("美团骑手", NameKind.ANYBODY), ("骑手6人", NameKind.ANYBODY), ("123", NameKind.ANYBODY),
        ("N/A", NameKind.ANYBODY), ("未留名", NameKind.ANYBODY),
        ("张师傅", NameKind.ADDRESS), ("欧阳师傅", NameKind.ADDRESS), ("王姐", NameKind.ADDRESS),
        ("李女士", NameKind.ADDRESS), ("小李", NameKind.ADDRESS), ("老 张", NameKind.ADDRESS),
        ("张骑手", NameKind.ADDRESS), ("张某", NameKind.ADDRESS), ("张*", NameKind.ADDRESS),
        ("张", NameKind.ADDRESS), ("Mr Wang", NameKind.ADDRESS), ("李工", NameKind.ADDRESS),
        ("李云", NameKind.NAME), ("章俊", NameKind.NAME), ("阿依古丽·买买提", NameKind.NAME),
        ("𠮷田一郎", NameKind.NAME), ("John Smith", NameKind.NAME), ("王金哥", NameKind.NAME),
        ("单晓东", NameKind.NAME), ("张伟1", NameKind.NAME),
    ],
)  # fmt: skip
def test_names(text: str | None, kind: NameKind) -> None:
    assert name_kind(text) is kind


@pytest.mark.parametrize(
    ("text", "heads", "words"),
    [
        ("骑手6人", 6, "骑手"), ("三名环卫工", 3, "环卫工"), ("12位", 12, ""), ("两个人", 2, ""), ("十五人", 15, ""),
        ("２人", 2, ""), ("骑手", None, "骑手"), ("3人或4人", None, "或"), ("0人", None, ""),
    ],
)  # fmt: skip
def test_heads(text: str, heads: int | None, words: str) -> None:
    assert parse_heads(text) == heads
    assert without_heads(text) == words


@given(st.integers(1, 99))
def test_chinese_numerals(number: int) -> None:
    tens, ones = divmod(number, 10)
    digits = "〇一二三四五六七八九"
    text = ("" if tens == 0 else "十" if tens == 1 else digits[tens] + "十") + (digits[ones] if ones else "")
    assert chinese_int(text) == chinese_int(str(number)) == number


@pytest.mark.parametrize("cell", [None, "", " \u3000", "同上", '"', "〃", "Ditto"])
def test_dittos(cell: Cell) -> None:
    assert is_ditto(cell)


def test_cells_as_text() -> None:
    cells: list[Cell] = [None, " 文 ", 13.0, 1.5, 7, True, date(2026, 9, 1), time(9, 5), MORNING]
    shown = ["", "文", "13", "1.5", "7", "True", "2026-09-01", "09:05", "2026-09-01 09:37"]
    assert [cell_text(cell) for cell in cells] == shown
