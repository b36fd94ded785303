"""Lists of people taken over: nobody twice, gaps filled in, nothing replaced."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from station_app.core.errors import Cancelled, KeyTaken, NotAllowed
from station_app.core.imports.commands import import_people
from station_app.core.imports.model import Choice, Reason
from station_app.core.imports.refusals import MissingColumn
from station_app.core.imports.report import Fate, Report
from station_app.core.people import queries as people
from station_app.core.people.commands import edit, register
from station_app.core.search.queries import find
from station_app.core.storage.database import Database, write
from station_app.core.types import Done
from tests.conftest import MORNING, contents
from tests.core.imports.conftest import MakeBook

DATA = Path(__file__).parents[4] / "shared" / "data"
RIDERS = DATA / "骑手花名册-GBK.csv"
HEADER = ("姓名", "称呼", "手机", "类别", "平台", "卡号", "备注")
WHEN: dict[str, Any] = {"now": MORNING, "by": None}

given_files = pytest.mark.skipif(not RIDERS.is_file(), reason="the list lies beside the project, not in it")


def take(db: Database, path: Path, **facts: Any) -> Report:
    return import_people(db, path=path, **{**WHEN, **facts}).value


def took(report: Report) -> tuple[int, int, int]:
    """People made, completed, and lines that added nothing."""
    return report.fates[Fate.TAKEN], report.fates[Fate.COMPLETED], report.fates[Fate.KNOWN]


def everybody(db: Database) -> list[Any]:
    return db.rows("SELECT name, nickname, phone, other_number, category FROM person ORDER BY id")


@pytest.fixture
def book(make_book: MakeBook) -> Callable[..., Path]:
    """Writes a list of these lines."""

    def made(*lines: tuple[Any, ...]) -> Path:
        return make_book([HEADER, *lines])

    return made


@given_files
def test_the_list_arrives_whole_and_once(station: Database, truth_of_touched: Callable[..., Done[Report]]) -> None:
    report = truth_of_touched(import_people, path=RIDERS).value
    assert (took(report), report.lines, report.new_people) == ((299, 0, 0), 299, 299)
    assert station.row("SELECT kind, taken, not_taken FROM import_batch") == ("people", 299, 0)
    assert station.value("SELECT count(*) FROM import_person") == 299
    before = everybody(station)
    assert took(take(station, RIDERS)) == (0, 0, 299)
    assert everybody(station) == before
    assert "胡健" in [hit.name for hit in find(station, "9938")]


@given_files
def test_a_dry_run_says_the_same_and_writes_nothing(station: Database) -> None:
    before = contents(station)
    dry = import_people(station, path=RIDERS, dry_run=True, **WHEN)
    assert contents(station) == before
    assert (dry.touched, dry.op) == (frozenset(), 0)
    assert take(station, RIDERS) == dry.value


@given_files
@pytest.mark.parametrize("when", [0, 100, 200, 300])
def test_cancelled_anywhere_the_station_is_as_it_was(station: Database, when: int) -> None:
    before = contents(station)

    def step(done: int, total: int) -> None:
        if total == 300 and done >= when:
            raise Cancelled

    with pytest.raises(Cancelled):
        take(station, RIDERS, step=step)
    assert contents(station) == before


def test_gaps_are_filled_and_nothing_is_replaced(station: Database, book: Callable[..., Path]) -> None:
    register(station, phone="13900000001", **WHEN)
    register(station, name="周佳宁", nickname="小周", phone="13900000002", category="courier", platforms=["sf"],
             note="旧", card="100001", **WHEN)  # fmt: skip
    path = book(
        ("李云", "李师傅", "13900000001", "外卖", "美团/顺丰", "100002", "新"),
        ("周嘉宁", "老周", "13900000002", "环卫", "圆通", "100003", "新"),
    )
    assert took(take(station, path)) == (0, 1, 1)
    first, second = people.by_id(station, 1), people.by_id(station, 2)
    assert (first.name, first.nickname, first.category, first.platforms, first.card, first.note) == (
        "李云", "李师傅", "food_rider", ("meituan", "sf"), "100002", "新")  # fmt: skip
    assert (second.name, second.nickname, second.category, second.platforms, second.card, second.note) == (
        "周佳宁", "小周", "courier", ("sf",), "100001", "旧")  # fmt: skip
    assert took(take(station, path)) == (0, 0, 2)


def test_lines_of_one_person_are_put_together(station: Database, book: Callable[..., Path]) -> None:
    register(station, phone="13900000001", **WHEN)
    path = book(
        ("李云", None, "13900000001"),
        (None, None, "13900000001", "外卖"),
        (None, None, "13900000002", "快递"),
        ("何小草", None, "13900000002", "环卫", "顺丰"),
    )
    assert took(take(station, path)) == (1, 1, 2)
    assert everybody(station) == [
        ("李云", None, "13900000001", None, "food_rider"), ("何小草", None, "13900000002", None, "courier"),
    ]  # fmt: skip
    assert took(take(station, path)) == (0, 0, 4)


def test_people_without_a_phone_are_known_by_name_and_number(station: Database, book: Callable[..., Path]) -> None:
    register(station, name="王明", **WHEN)
    path = book(
        ("王明", None, "0531-88881234"),
        ("王明", None, None),
        ("王明", None, None),
        ("李云", None, "12345678901"),
        ("何小草", None, "12345678901"),
        (None, "张师傅", None),
        ("张师傅", None, None),
    )
    assert took(take(station, path)) == (6, 0, 1)
    assert took(take(station, path)) == (0, 0, 7)
    assert everybody(station)[1:] == [
        ("王明", None, None, "053188881234", "unknown"), ("王明", None, None, None, "unknown"),
        ("李云", None, None, "12345678901", "unknown"), ("何小草", None, None, "12345678901", "unknown"),
        (None, "张师傅", None, None, "unknown"), (None, "张师傅", None, None, "unknown"),
    ]  # fmt: skip


def test_a_number_that_is_no_mobile_stays_one_when_gaps_are_filled(
    station: Database, book: Callable[..., Path]
) -> None:
    take(station, book(("李云", None, "12345678901")))
    assert took(take(station, book(("李云", None, "12345678901", "快递", None, "100002")))) == (0, 1, 0)
    assert everybody(station) == [("李云", None, None, "12345678901", "courier")]
    assert people.by_id(station, 1).card == "100002"


def test_a_card_finds_its_holder(station: Database, book: Callable[..., Path]) -> None:
    path = book(("李云", None, None, None, None, "100002"), (None, None, None, None, None, "ab-0003"))
    assert took(take(station, path)) == (2, 0, 0)
    assert took(take(station, path)) == (0, 0, 2)
    more = book((None, None, None, "快递", None, "100002"), ("何小草", None, None, None, None, "AB-0003"))
    report = take(station, more)
    assert took(report) == (1, 1, 0)  # whoever 何小草 is, that card is somebody's without a name
    assert report.decisions == {Choice.CARD_TAKEN: 1}
    assert everybody(station)[0] == ("李云", None, None, None, "courier")


def test_a_card_of_somebody_else_is_told_and_not_given(station: Database, book: Callable[..., Path]) -> None:
    holder = register(station, name="周佳宁", phone="13900000001", card="100001", **WHEN).value
    register(station, name="季三", phone="13900000004", **WHEN)
    report = take(
        station,
        book(
            ("李云", None, "13900000002", None, None, "100009"),
            ("何小草", None, "13900000003", None, None, "100001"),
            ("王明", None, None, None, None, "100009"),
            ("季三", None, "13900000004", None, None, "100001"),
            ("周佳宁", None, "13900000001", None, None, "100055"),
        ),
    )
    assert took(report) == (3, 0, 2)
    assert [(part.row, part.why, part.words) for part in report.left_out] == [
        (3, Choice.CARD_TAKEN, ("100001",)), (4, Choice.CARD_TAKEN, ("100009",)),
        (5, Choice.CARD_TAKEN, ("100001",)), (6, Choice.CARD_DIFFERS, ("100055",)),
    ]  # fmt: skip
    assert station.rows("SELECT code, name FROM scan_code JOIN person p ON p.id = person_id ORDER BY code") == [
        ("100001", "周佳宁"), ("100009", "李云"),
    ]  # fmt: skip
    assert people.by_id(station, holder.id).card == "100001"


def test_a_lost_card_is_not_given_again(station: Database, book: Callable[..., Path]) -> None:
    holder = register(station, name="周佳宁", phone="13900000001", card="100001", **WHEN).value
    edit(station, person_id=holder.id, card="100002", **WHEN)
    report = take(station, book(("李云", None, None, None, None, "100001"), (None, None, None, "外卖", None, "100001")))
    assert took(report) == (1, 0, 0)
    assert report.decisions == {Choice.CARD_TAKEN: 2}
    assert report.skipped == {Reason.EMPTY: 1}
    assert station.rows("SELECT code, active FROM scan_code ORDER BY code") == [("100001", 0), ("100002", 1)]


def test_what_differs_from_the_station_is_told(station: Database, book: Callable[..., Path]) -> None:
    register(station, name="周佳宁", nickname="小周", phone="13900000001", category="courier", platforms=["sf"],
             note="夜班", **WHEN)  # fmt: skip
    before = everybody(station)
    report = take(
        station,
        book(
            ("周加宁", "老周", "13900000001", "外卖", "美团", None, "白班"),
            ("小周", "周佳宁", "13900000001", "快递", "顺丰", None, "夜班"),
            ("李云", None, "13900000002", "外卖"),
            ("李芸", None, "13900000002", "快递"),
        ),
    )
    assert took(report) == (1, 0, 3)
    assert report.decisions == {
        Choice.NAME_DIFFERS: 3, Choice.CATEGORY_DIFFERS: 2, Choice.REPEATED_PERSON: 2, Choice.PLATFORM_DIFFERS: 1,
        Choice.NOTE_DIFFERS: 1, Choice.FORM_OF_ADDRESS: 1,
    }  # fmt: skip
    told = [(part.row, part.words[0]) for part in report.left_out]
    assert told == [(2, "周加宁"), (2, "老周"), (2, "外卖"), (2, "美团"), (2, "白班"), (5, "李芸"), (5, "快递")]
    assert everybody(station)[:1] == before


def test_a_card_that_is_none_is_told_and_its_owner_taken(station: Database, book: Callable[..., Path]) -> None:
    report = take(
        station, book(("李云", None, None, None, None, "12"), ("何小草", None, None, None, None, "十二号卡片"))
    )
    assert took(report) == (2, 0, 0)
    assert [(part.row, part.why, part.words) for part in report.left_out] == [
        (2, Choice.CARD_UNREADABLE, ("12",)), (3, Choice.CARD_UNREADABLE, ("十二号卡片",)),
    ]  # fmt: skip


def test_an_empty_record_is_nobody_in_particular(station: Database, book: Callable[..., Path]) -> None:
    register(station, category="courier", **WHEN)
    assert took(take(station, book((None, None, None, "外卖", None, "100002")))) == (1, 0, 0)


def test_a_merged_person_is_found_under_their_other_record(station: Database, book: Callable[..., Path]) -> None:
    for name, phone in (("周佳宁", "13900000001"), ("佳宁", "13900000002")):
        register(station, name=name, phone=phone, **WHEN)
    with write(station):
        station.run("UPDATE person SET root_id = 1 WHERE id = 2")
    assert took(take(station, book(("佳宁", None, "13900000002", "快递")))) == (0, 1, 0)
    assert everybody(station)[0][4] == "courier"


def test_somebody_renamed_at_the_desk_is_still_known_by_phone(station: Database, book: Callable[..., Path]) -> None:
    path = book(("李云", None, "13900000001"))
    take(station, path)
    edit(station, person_id=1, name="李芸", **WHEN)
    assert took(take(station, path)) == (0, 0, 1)


def test_many_platforms_are_cut_at_ten(station: Database, book: Callable[..., Path]) -> None:
    many = "美团、淘宝闪购、京东秒送、达达、闪送、顺丰同城、UU跑腿、叮咚买菜、顺丰、圆通、中通"
    take(station, book(("李云", None, "13900000001", "外卖", many), ("何小草", None, None, "外卖", many)))
    assert station.rows("SELECT count(*) FROM person_platform GROUP BY person_id") == [(10,), (10,)]
    assert took(take(station, book(("李云", None, "13900000001", "外卖", many)))) == (0, 0, 1)


def test_what_is_refused(station: Database, book: Callable[..., Path], make_book: MakeBook) -> None:
    path = book(("李云",))
    take(station, path, key="form-1")
    before = contents(station)
    with pytest.raises(KeyTaken):
        take(station, path, key="form-1")
    with pytest.raises(NotAllowed):
        take(station, path, by=99)
    with pytest.raises(MissingColumn):
        take(station, make_book([("类别", "平台"), ("外卖", "美团")]))
    assert contents(station) == before
