"""What somebody mends in the preview: cells, whose a line is, what is left out; the keys of the lines hold."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from station_app.core.errors import NotFound
from station_app.core.imports.commands import import_people, import_visits
from station_app.core.imports.model import Choice, Reason
from station_app.core.imports.report import Fate, Report
from station_app.core.imports.source import Corrections, SameAs, Whom, WrongCorrection
from station_app.core.people.commands import edit, merge, register
from station_app.core.reports.csv_file import write_rows
from station_app.core.storage.database import Database
from tests.conftest import contents

WHEN: dict[str, Any] = {"now": datetime(2026, 10, 9, 2, 0, tzinfo=UTC), "by": None}
HEADER = ("日期", "到站时间", "姓名", "手机", "服务内容", "类别")
DAY, ARRIVED, NAME, PHONE, SERVICES = range(5)

Book = Callable[..., Path]


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Writes a register of these lines, always to the same file."""

    def made(*lines: tuple[str, ...], header: tuple[str, ...] = HEADER) -> Path:
        path = tmp_path / "登记.csv"
        write_rows(path, [header, *lines])
        return path

    return made


def take(db: Database, path: Path, corrections: Corrections | None = None, **facts: Any) -> Report:
    return import_visits(db, path=path, corrections=corrections, **{**WHEN, **facts}).value


def took(report: Report) -> tuple[int, int]:
    return report.fates[Fate.TAKEN], report.fates[Fate.KNOWN]


def visits(db: Database) -> list[Any]:
    return db.rows(
        "SELECT v.day, v.hour, p.id, coalesce(p.name, v.words) FROM visit v LEFT JOIN person p ON p.id = v.person_id"
        " ORDER BY v.id"
    )


# ---- cells


def test_cells_typed_anew(station: Database, book: Book) -> None:
    path = book(
        ("三十号", "9:00", "李云", "1380000001", "饮水"),
        ("", "9;30", "何\ufffd草", "", "蹦极"),
        ("", "", "王明", "", ""),
    )
    report = take(
        station,
        path,
        Corrections(
            cells={
                (2, DAY): "2026-09-30", (2, PHONE): " 138 0000 0001 ", (3, NAME): "何小草", (3, ARRIVED): "9:30",
                (3, SERVICES): "", (4, PHONE): "13800000003",
            }
        ),
    )  # fmt: skip
    assert took(report) == (3, 0)
    assert visits(station) == [
        ("2026-09-30", 9, 1, "李云"), ("2026-09-30", 9, 2, "何小草"), ("2026-09-30", None, 3, "王明"),
    ]  # fmt: skip
    assert station.rows("SELECT phone FROM person ORDER BY id") == [("13800000001",), (None,), ("13800000003",)]
    assert report.decisions == {Choice.PHONE_REPAIRED: 1, Choice.DATE_FROM_ABOVE: 2, Choice.TIME_MISSING: 1}


def test_a_mended_file_and_its_like_bring_nothing_twice(station: Database, book: Book) -> None:
    lines = [
        ("2026-09-03", "9:00", "李云", "13800000001", "饮水"),
        ("", "9:10", "何小草", "", "饮水"),
        ("", "9:20", "骑手", "", "饮水"),
        ("三十号", "9:00", "王明", "", ""),
    ]
    mended = Corrections(
        cells={(2, DAY): "2026-09-30", (3, NAME): "何晓草", (3, PHONE): "13800000002", (4, SERVICES): "充电",
               (5, DAY): "2026-09-30"}
    )  # fmt: skip
    assert took(take(station, book(*lines), mended)) == (4, 0)
    assert [day for day, *_ in visits(station)] == ["2026-09-30"] * 4
    before = contents(station)
    assert took(take(station, book(*lines), mended)) == (0, 4)
    again = take(station, book(*lines))
    assert took(again) == (0, 3)  # as in the file the last line cannot be read
    assert again.skipped == {Reason.BAD_DATE: 1}
    assert contents(station) == before
    more = book(*lines, ("2026-09-30", "11:00", "季三", "13800000009", ""))
    assert took(take(station, more)) == (1, 3)
    assert took(take(station, more, mended)) == (0, 5)


def test_a_correction_that_fits_no_line_is_refused(station: Database, book: Book) -> None:
    path = book(("2026-09-01", "9:00", "李云", "", ""), ("", "", "", "", ""))
    before = contents(station)
    for wrong, row in (
        (Corrections(cells={(1, NAME): "x"}), 1),
        (Corrections(cells={(4, NAME): "x"}), 4),
        (Corrections(cells={(2, 6): "x"}), 2),
        (Corrections(cells={(2, -1): "x"}), 2),
        (Corrections(whose={4: Whom.NEW}), 4),
        (Corrections(whose={3: Whom.NEW}), 3),
        (Corrections(whose={2: SameAs(9)}), 9),
        (Corrections(whose={2: SameAs(3)}), 3),
        (Corrections(left_out=frozenset({0})), 0),
        (Corrections(again=frozenset({7})), 7),
    ):
        with pytest.raises(WrongCorrection) as refused:
            take(station, path, wrong)
        assert refused.value.row == row
    with pytest.raises(NotFound):
        take(station, path, Corrections(whose={2: 77}))
    assert contents(station) == before


def test_the_text_typed_goes_through_the_gate(station: Database, book: Book) -> None:
    path = book(("2026-09-01", "9:00", "李云", "", ""))
    take(station, path, Corrections(cells={(2, NAME): "李\u200b\ud800云\0 "}))
    assert station.value("SELECT name FROM person") == "李云"


# ---- whose


def test_this_is_that_person(station: Database, book: Book) -> None:
    known = register(station, name="李云", phone="13900000001", **WHEN).value
    path = book(("2026-09-01", "9:00", "李芸", "13800000001", ""), ("", "9:10", "张师傅", "", ""))
    report = take(station, path, Corrections(whose={2: known.id, 3: known.id}))
    assert (took(report), report.new_people, report.without_person) == ((2, 0), 0, 0)
    assert [person for _, _, person, _ in visits(station)] == [known.id, known.id]
    assert took(take(station, path)) == (0, 2)


def test_a_person_merged_since_leads_to_the_root(station: Database, book: Book) -> None:
    one = register(station, name="李云", phone="13900000001", **WHEN).value
    other = register(station, name="李芸", phone="13900000002", **WHEN).value
    merge(station, keep=one.id, drop=other.id, **WHEN)
    take(station, book(("2026-09-01", "9:00", "云姐", "", "")), Corrections(whose={2: other.id}))
    assert visits(station)[0][2] == one.id


def test_these_are_two(station: Database, book: Book) -> None:
    path = book(
        ("2026-09-01", "9:00", "李云", "13800000001", ""),
        ("", "9:10", "王明", "13800000001", ""),
        ("", "9:20", "王明", "13800000001", ""),
    )
    plain = take(station, path, dry_run=True)
    assert (plain.new_people, plain.decisions[Choice.NAME_DIFFERS]) == (1, 1)
    report = take(station, path, Corrections(whose={3: Whom.NEW, 4: SameAs(3)}))
    assert (report.new_people, report.decisions[Choice.PHONE_SHARED]) == (2, 2)
    assert [name for *_, name in visits(station)] == ["李云", "王明", "王明"]
    assert station.rows("SELECT name, phone, phone_own FROM person ORDER BY id") == [
        ("李云", "13800000001", 1), ("王明", "13800000001", 0),
    ]  # fmt: skip
    assert took(take(station, path)) == (0, 3)
    more = book(
        ("2026-09-01", "9:00", "李云", "13800000001", ""),
        ("", "9:10", "王明", "13800000001", ""),
        ("", "9:20", "王明", "13800000001", ""),
        ("", "9:30", "李云", "13800000001", ""),
    )
    assert took(take(station, more)) == (1, 3)


def test_one_of_two_with_the_phone_of_somebody_known(station: Database, book: Book) -> None:
    register(station, name="李云", phone="13800000001", **WHEN)
    take(station, book(("2026-09-01", "9:00", "王明", "13800000001", "")), Corrections(whose={2: Whom.NEW}))
    assert station.rows("SELECT name, phone_own FROM person ORDER BY id") == [("李云", 1), ("王明", 0)]


def test_this_is_the_same_person_as_in_that_line(station: Database, book: Book) -> None:
    path = book(
        ("2026-09-01", "9:00", "张师傅", "", "", "快递"),
        ("", "9:10", "张伟", "13800000001", ""),
        ("", "9:20", "张伟", "13800000002", ""),
        ("", "9:30", "张伟", "", ""),
    )
    plain = take(station, path, dry_run=True)
    assert (plain.new_people, plain.without_person) == (2, 2)
    assert (plain.decisions[Choice.PHONE_DIFFERS], plain.decisions[Choice.SHARED_NAME]) == (2, 1)
    for whose in (
        {2: SameAs(3), 4: SameAs(3)},
        {2: SameAs(4), 3: SameAs(2)},
        {3: SameAs(2), 2: SameAs(4), 4: SameAs(3)},
    ):
        report = take(station, path, Corrections(whose=whose), dry_run=True)
        assert (report.new_people, report.without_person) == (1, 0), whose
    take(station, path, Corrections(whose={2: SameAs(3), 4: SameAs(3)}))
    assert station.rows("SELECT name, nickname, phone, category FROM person") == [
        ("张伟", None, "13800000001", "courier"),
    ]  # fmt: skip


def test_about_nobody(station: Database, book: Book) -> None:
    path = book(("2026-09-01", "9:00", "李云", "13800000001", ""), ("", "9:10", "李云", "", ""))
    report = take(station, path, Corrections(whose={2: Whom.NOBODY, 3: SameAs(2)}))
    assert (report.new_people, report.without_person) == (0, 2)
    assert visits(station) == [("2026-09-01", 9, None, "李云")] * 2


# ---- left out, once more


def test_left_out_by_hand_and_taken_later(station: Database, book: Book) -> None:
    lines = [("2026-09-01", "9:00", "骑手", "", "")] * 3
    report = take(station, book(*lines), Corrections(left_out=frozenset({3})))
    assert (took(report), report.skipped) == ((2, 0), {Reason.LEFT_OUT: 1})
    assert report.left_out == ()
    assert took(take(station, book(*lines))) == (1, 2)


def test_the_line_below_one_left_out_keeps_its_day(station: Database, book: Book) -> None:
    path = book(("2026-09-03", "9:00", "李云", "", ""), ("", "9:10", "何小草", "", ""))
    take(station, path, Corrections(left_out=frozenset({2})))
    assert visits(station) == [("2026-09-03", 9, 1, "何小草")]


def test_another_one_of_the_same_minute(station: Database, book: Book) -> None:
    first = [("2026-09-01", f"{hour}:00", "骑手", "", "饮水") for hour in range(8, 18)]
    take(station, book(*first))
    second = [("2026-09-01", "8:00", "匿名", "", "饮水"), ("2026-09-01", "8:01", "匿名", "", "饮水")]
    report = take(station, book(*second))
    assert (took(report), report.decisions[Choice.SAME_MOMENT]) == ((1, 1), 1)
    report = take(station, book(*second), Corrections(again=frozenset({2})))
    assert took(report) == (1, 1)
    assert station.value("SELECT count(*) FROM visit") == 12
    assert took(take(station, book(*first, ("2026-09-02", "8:00", "骑手", "", "")))) == (1, 10)


# ---- what was mended at the desk since


def test_a_phone_mended_at_the_desk_and_a_register_grown(station: Database, book: Book) -> None:
    lines = [("2026-09-01", "9:00", "李云", "13800000001", ""), ("", "9:10", "何小草", "13800000002", "")]
    take(station, book(*lines))
    edit(station, person_id=1, phone="13800000009", **WHEN)
    assert took(take(station, book(*lines, ("", "9:20", "骑手", "", "")))) == (1, 2)
    assert station.value("SELECT count(*) FROM person") == 2


def test_a_name_and_a_phone_mended_and_a_long_register_grown(station: Database, book: Book) -> None:
    lines = [("2026-09-01", f"{9 + n // 60}:{n % 60:02}", f"季{n}", f"138{n:08}", "") for n in range(60)]
    take(station, book(*lines))
    edit(station, person_id=7, name="纪六", phone="13900000009", **WHEN)
    report = take(station, book(*lines, ("2026-09-02", "9:00", "骑手", "", "")))
    assert (took(report), report.new_people) == ((1, 60), 0)


def test_another_register_of_the_same_days_is_another(station: Database, book: Book) -> None:
    one = [("2026-09-01", f"9:{n:02}", f"季{n}", f"138{n:08}", "") for n in range(30)]
    other = [("2026-09-01", f"9:{n:02}", f"何{n}", f"139{n:08}", "") for n in range(30)]
    take(station, book(*one))
    assert took(take(station, book(*other))) == (30, 0)
    assert took(take(station, book(*other))) == (0, 30)
    assert took(take(station, book(*one, *other))) == (0, 60)


# ---- people


LIST = ("姓名", "手机", "类别", "备注")


def test_people_told_apart_and_put_together(station: Database, book: Book) -> None:
    known = register(station, name="周佳宁", **WHEN).value
    path = book(
        ("李云", "13800000001", "外卖", ""),
        ("王明", "13800000001", "快递", ""),
        ("佳宁", "13800000003", "", "夜班"),
        ("何小草", "", "", ""),
        ("何晓草", "13800000004", "", ""),
        ("合并", "", "", ""),
        ("季三", "", "", ""),
        header=LIST,
    )
    report = import_people(
        station,
        path=path,
        corrections=Corrections(
            whose={3: Whom.NEW, 4: known.id, 5: SameAs(6), 7: Whom.NOBODY},
            left_out=frozenset({8}),
            cells={(2, 3): "早班"},
        ),
        **WHEN,
    ).value
    assert report.fates == {Fate.TAKEN: 3, Fate.COMPLETED: 1, Fate.KNOWN: 1}
    assert report.skipped == {Reason.LEFT_OUT: 2}
    assert station.rows("SELECT name, phone, phone_own, note FROM person ORDER BY id") == [
        ("周佳宁", "13800000003", 1, "夜班"), ("李云", "13800000001", 1, "早班"), ("王明", "13800000001", 0, None),
        ("何小草", "13800000004", 1, None),
    ]  # fmt: skip


@pytest.mark.parametrize("order", [(2, 3), (3, 2)])
def test_of_two_with_one_phone_the_one_found_by_it_owns_it(
    station: Database, book: Book, order: tuple[int, int]
) -> None:
    path = book(("李云", "13800000001", "", ""), ("王明", "13800000001", "", ""), header=LIST)
    import_people(station, path=path, corrections=Corrections(whose={order[0]: Whom.NEW}), **WHEN)
    names = ("李云", "王明")
    owner = station.value("SELECT name FROM person WHERE phone_own = 1")
    assert owner == names[order[1] - 2]
    assert station.value("SELECT count(*) FROM person") == 2


def test_people_corrections_that_fit_nothing(station: Database, book: Book) -> None:
    path = book(("李云", "13800000001", "", ""), ("", "", "", ""), header=LIST)
    for wrong in (
        Corrections(whose={3: Whom.NEW}),
        Corrections(whose={2: SameAs(3)}),
        Corrections(cells={(2, 9): "x"}),
    ):
        with pytest.raises(WrongCorrection):
            import_people(station, path=path, corrections=wrong, **WHEN)
    with pytest.raises(NotFound):
        import_people(station, path=path, corrections=Corrections(whose={2: 5}), **WHEN)
