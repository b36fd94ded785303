"""Registers taken over: every line once, all or nothing, each with the person it is about."""

import csv
import json
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from station_app.core.clock import SetClock
from station_app.core.errors import Cancelled, KeyTaken, NotAllowed, NotFound, TooLong
from station_app.core.gate import gate, gate_name
from station_app.core.imports.commands import import_people, import_visits
from station_app.core.imports.model import Choice, NameKind, Reason
from station_app.core.imports.names import name_kind
from station_app.core.imports.refusals import Unreadable
from station_app.core.imports.report import Fate, Report
from station_app.core.imports.sheets import read_table
from station_app.core.imports.values import cell_text
from station_app.core.people.commands import edit, register
from station_app.core.reports.csv_file import write_rows
from station_app.core.reports.queries import monthly
from station_app.core.settings.commands import set as set_setting
from station_app.core.storage.database import Database, open_database, write
from station_app.core.storage.sqlite import sqlite3
from station_app.core.types import NO_ACT, Done
from station_app.core.visits.commands import check_in
from station_app.core.visits.queries import in_station
from tests.conftest import MORNING, contents
from tests.core.imports.conftest import MakeBook

DATA = Path(__file__).parents[4] / "shared" / "data"
REGISTER = DATA / "服务登记表-2026-09.xlsx"
RIDERS = DATA / "骑手花名册-GBK.csv"
NAUGHTY = DATA / "naughty-strings.json"
HEADER = ("日期", "到站时间", "姓名", "手机", "类别", "平台", "服务内容", "离站时间", "人数", "备注")

given_files = pytest.mark.skipif(not REGISTER.is_file(), reason="the register lies beside the project, not in it")
given_strings = pytest.mark.skipif(not NAUGHTY.is_file(), reason="the list lies beside the project, not in it")
LATER = datetime(2028, 3, 1, 2, 0, tzinfo=UTC)
"""After every visit told of here."""
WHEN: dict[str, Any] = {"now": LATER, "by": None}


def take(db: Database, path: Path, **facts: Any) -> Report:
    return import_visits(db, path=path, **{**WHEN, **facts}).value


def took(report: Report) -> tuple[int, int, int]:
    """Lines taken, lines known, people made."""
    return report.fates[Fate.TAKEN], report.fates[Fate.KNOWN], report.new_people


def line(*cells: Any) -> tuple[Any, ...]:
    return ("2026-09-01", *cells)


def visits(db: Database, columns: str = "p.name, v.words, v.heads") -> list[Any]:
    return db.rows(f"SELECT {columns} FROM visit v LEFT JOIN person p ON p.id = v.person_id ORDER BY v.id")


@pytest.fixture
def book(make_book: MakeBook) -> Callable[..., Path]:
    """Writes a register of these lines, each time under the same name."""

    def made(*lines: tuple[Any, ...]) -> Path:
        return make_book([HEADER, *lines])

    return made


# ---- the register a station really has


@given_files
def test_the_register_arrives_whole_and_once(station: Database, truth_of_touched: Callable[..., Done[Report]]) -> None:
    done = truth_of_touched(import_visits, path=REGISTER, now=LATER)
    report = done.value
    assert took(report)[:2] == (1585, 0)
    assert report.lines == 1585 + sum(report.skipped.values()) == 1595
    figures = monthly(station, "2026-09")
    assert figures.visit_count == sum(row[0] for row in station.rows("SELECT heads FROM visit")) >= 1585
    assert figures.person_count == report.new_people == station.value("SELECT count(*) FROM person")
    assert figures.anonymous_count == station.value("SELECT sum(heads) FROM visit WHERE person_id IS NULL")
    assert report.without_person == station.value("SELECT count(*) FROM visit WHERE person_id IS NULL")
    assert all(figures.by_day.values())
    assert station.value("SELECT count(*) FROM visit_service") == 3042
    assert station.row("SELECT kind, taken, not_taken, length(sha256) FROM import_batch") == ("visits", 1585, 0, 64)
    assert station.value("SELECT count(*) FROM import_row") == 1585
    assert in_station(station) == []
    before = contents(station)
    again = import_visits(station, path=REGISTER, **WHEN)
    assert took(again.value) == (0, 1585, 0)
    assert (again.touched, again.op) == (frozenset(), NO_ACT)
    assert contents(station) == before


@given_files
def test_saved_again_in_gb18030_it_adds_nothing(station: Database, tmp_path: Path) -> None:
    take(station, REGISTER)
    figures = monthly(station, "2026-09")
    copy = tmp_path / "再存.csv"
    with copy.open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows([cell_text(cell) for cell in row] for row in read_table(REGISTER).rows)
    assert took(take(station, copy)) == (0, 1585, 0)
    assert monthly(station, "2026-09") == figures


@given_files
@pytest.mark.parametrize("people_first", [True, False])
def test_with_the_list_of_people_before_or_after(station: Database, people_first: bool) -> None:
    if people_first:
        import_people(station, path=RIDERS, **WHEN)
    assert took(take(station, REGISTER))[:2] == (1585, 0)
    people = station.value("SELECT count(*) FROM person")
    if not people_first:
        import_people(station, path=RIDERS, **WHEN)
    phones = station.rows("SELECT phone FROM person WHERE phone IS NOT NULL")
    assert len(phones) == len(set(phones))
    figures = monthly(station, "2026-09")
    assert took(take(station, REGISTER)) == (0, 1585, 0)
    assert monthly(station, "2026-09") == figures
    assert station.value("SELECT count(*) FROM person") >= people
    assert station.value("SELECT count(*) FROM visit") == 1585


@given_files
def test_a_dry_run_says_the_same_and_writes_nothing(station: Database) -> None:
    before = contents(station)
    dry = import_visits(station, path=REGISTER, dry_run=True, **WHEN)
    assert contents(station) == before
    assert (dry.touched, dry.op) == (frozenset(), 0)
    wet = take(station, REGISTER)
    assert wet == dry.value
    assert took(take(station, REGISTER, dry_run=True)) == (0, 1585, 0)


@given_files
@pytest.mark.parametrize("when", [0, 500, 1000, 1358, 1598])
def test_cancelled_anywhere_the_station_is_as_it_was(station: Database, when: int) -> None:
    register(station, name="周佳宁", **WHEN)
    before = contents(station)
    told = []

    def step(done: int, total: int) -> None:
        told.append((done, total))
        if done >= when:
            raise Cancelled

    with pytest.raises(Cancelled):
        take(station, REGISTER, step=step)
    assert contents(station) == before
    assert station.rows("SELECT name FROM temp.sqlite_master WHERE name GLOB 'staged*'") == []
    assert when <= told[-1][0] < when + 700
    assert took(take(station, REGISTER))[0] == 1585


@given_files
def test_a_constraint_that_strikes_half_way_leaves_nothing(station: Database) -> None:
    before = contents(station)
    station.conn.execute(
        "CREATE TEMP TRIGGER strike BEFORE INSERT ON main.visit WHEN new.id = 1200"
        " BEGIN SELECT raise(ABORT, 'struck'); END"
    )
    with pytest.raises(sqlite3.IntegrityError, match="struck"):
        take(station, REGISTER)
    assert contents(station) == before


# ---- whose a line is


def test_a_name_only_one_person_has_finds_them(station: Database, book: Callable[..., Path]) -> None:
    known = register(station, name="周佳宁", phone="13900000001", **WHEN).value
    report = take(
        station,
        book(
            line("09:00", "周佳宁"),
            line("09:10", "周 佳宁"),
            line("09:20", "李云", "13800000002"),
            line("09:30", "李云"),
            line("09:40", "何小草"),
            line("09:50", "何小草"),
        ),
    )
    assert took(report) == (6, 0, 2)
    assert station.value("SELECT count(*) FROM visit WHERE person_id = ?", (known.id,)) == 2
    assert visits(station, "p.name") == [("周佳宁",)] * 2 + [("李云",)] * 2 + [("何小草",)] * 2
    assert station.value("SELECT count(*) FROM person") == 3


def test_a_name_of_two_people_finds_nobody(station: Database, book: Callable[..., Path]) -> None:
    for phone in ("13900000001", "13900000002"):
        register(station, name="张伟", phone=phone, **WHEN)
    report = take(
        station,
        book(
            line("09:00", "张伟"),
            line("09:10", "张伟", "13900000002"),
            line("09:20", "李云", "13800000002"),
            line("09:30", "李云", "13800000003"),
            line("09:40", "李云"),
            line("09:50", "张伟", "13900000009"),
        ),
    )
    assert took(report) == (6, 0, 3)
    assert visits(station, "v.person_id IS NULL, v.words, p.phone") == [
        (1, "张伟", None), (0, None, "13900000002"), (0, None, "13800000002"), (0, None, "13800000003"),
        (1, "李云", None), (0, None, "13900000009"),
    ]  # fmt: skip


def test_a_known_name_with_another_phone_is_somebody_new(station: Database, book: Callable[..., Path]) -> None:
    register(station, name="周佳宁", phone="13900000001", **WHEN)
    report = take(station, book(line("09:00", "周佳宁", "13900000002"), line("09:10", "周佳宁")))
    assert took(report) == (2, 0, 1)
    assert visits(station, "v.words, p.phone") == [(None, "13900000002"), ("周佳宁", None)]


def test_words_that_name_nobody_are_kept(station: Database, book: Callable[..., Path]) -> None:
    report = take(
        station,
        book(
            line("09:00", "张师傅"),
            line("09:10", "骑手"),
            line("09:20", "匿名"),
            line("09:30", "张师傅", "13900000001"),
            line("09:40", "王师傅", "13900000001"),
            line("09:50", "张师傅", "13900000001"),
        ),
    )
    assert took(report) == (6, 0, 1)
    assert visits(station)[:3] == [(None, "张师傅", 1), (None, "骑手", 1), (None, "匿名", 1)]
    assert station.rows("SELECT name, nickname, phone FROM person") == [(None, "张师傅", "13900000001")]
    assert report.decisions == {Choice.FORM_OF_ADDRESS: 4, Choice.PLACEHOLDER_NAME: 2}


def test_groups_are_heads_and_heads_beside_a_name_are_told(station: Database, book: Callable[..., Path]) -> None:
    report = take(
        station,
        book(
            line("09:00", "骑手6人"),
            line("09:10", "骑手", None, None, None, None, None, 12),
            line("09:20", "骑手150人"),
            line("09:30", "环卫", None, None, None, None, None, 120),
            line("09:40", "周佳宁", "13900000001", None, None, None, None, 3),
            line("09:50", "骑手", None, None, None, None, None, "很多"),
        ),
    )
    assert visits(station)[:4] == [(None, "骑手", 6), (None, "骑手", 12), (None, "骑手", 99), (None, "环卫", 99)]
    assert visits(station)[4:] == [("周佳宁", None, 1), (None, "骑手", 1)]
    assert [(part.row, part.why, part.words) for part in report.left_out] == [
        (4, Choice.HEADS_TOO_MANY, ("骑手150人",)), (5, Choice.HEADS_TOO_MANY, ("120",)),
        (6, Choice.HEADS_BESIDE_NAME, ("3",)), (7, Choice.HEADS_UNREADABLE, ("很多",)),
    ]  # fmt: skip


def test_words_that_grow_when_made_plain_are_told(station: Database, book: Callable[..., Path]) -> None:
    report = take(station, book(line("09:00", "\ufdfa" * 8 + "6人"), line("09:10", "骑手6人")))
    assert took(report)[0] == 1
    assert report.skipped == {Reason.TOO_LONG: 1}


def test_what_a_line_leaves_out_the_person_says(station: Database, book: Callable[..., Path]) -> None:
    register(station, name="周佳宁", category="courier", platforms=["sf", "yto"], **WHEN)
    take(
        station, book(line("09:00", "周佳宁"), line("09:10", "周佳宁", None, "环卫", "环卫公司"), line("09:20", "骑手"))
    )
    assert visits(station, "v.category, v.platform") == [
        ("courier", "sf"), ("sanitation", "sanitation_company"), ("unknown", None),
    ]  # fmt: skip


def test_a_new_person_is_what_their_lines_say_most(station: Database, book: Callable[..., Path]) -> None:
    take(
        station,
        book(
            line("09:00", "周佳宁", "13900000001", "快递", "顺丰"),
            line("09:10", "周加宁", "13900000001", "外卖", "美团"),
            line("09:20", "周佳宁", "13900000001", "外卖", "美团"),
            line("09:30", "何小草", "0531-88881234"),
            line("09:40", "季三", "12345678901"),
            line("09:50", "季四", "12345678901"),
        ),
    )
    assert station.rows("SELECT name, category, phone, other_number FROM person") == [
        ("周佳宁", "food_rider", "13900000001", None), ("何小草", "unknown", None, "053188881234"),
        ("季三", "unknown", None, "12345678901"), ("季四", "unknown", None, "12345678901"),
    ]  # fmt: skip
    assert station.rows("SELECT platform FROM person_platform ORDER BY place") == [("meituan",), ("sf",)]


def test_a_merged_person_is_found_under_their_other_record(station: Database, book: Callable[..., Path]) -> None:
    path = book(line("09:00", "周佳宁", "13900000001"), line("09:10", "何小草"))
    take(station, path)
    with write(station):
        keep = station.run(
            "INSERT INTO person (name, category, created_at) SELECT '李云', 'other', created_at FROM person"
        )
        station.run("UPDATE person SET root_id = ? WHERE id <> ?", (keep, keep))
    more = book(line("09:00", "周佳宁", "13900000001"), line("09:10", "何小草"), line("09:20", "何小草"))
    assert took(take(station, more)) == (1, 2, 0)
    assert visits(station, "v.person_id")[-1] == (keep,)


# ---- the same line again


def test_names_filled_in_later_add_nothing(station: Database, book: Callable[..., Path]) -> None:
    take(station, book(line("09:00", None, None, None, None, "饮水"), line("09:00", "骑手", None, None, None, "饮水")))
    filled = book(
        line("09:00", "周佳宁", "13900000001", "快递", "顺丰", "饮水", "09:20", None, "借伞"),
        line("09:00", "李云", None, None, None, "饮水"),
        line("09:00", "何小草", None, None, None, "饮水"),
    )
    assert took(take(station, filled)) == (1, 2, 1)
    assert visits(station) == [(None, None, 1), (None, "骑手", 1), ("何小草", None, 1)]


def test_a_line_of_another_register_is_another_visit(station: Database, book: Callable[..., Path]) -> None:
    first = [line("09:00", "周佳宁", "13900000001", None, None, "饮水")]
    second = [
        line("09:00", "李云", "13900000002", None, None, "饮水"),
        line("09:00", "何小草", "13900000003", None, None, "饮水"),
    ]
    assert took(take(station, book(*first))) == (1, 0, 1)
    assert took(take(station, book(*second))) == (2, 0, 2)
    assert took(take(station, book(*second))) == (0, 2, 0)
    assert took(take(station, book(*first))) == (0, 1, 0)
    # Saved anew with one line more, each of them still knows its own.
    assert took(take(station, book(*second, line("10:00", "李云", "13900000002")))) == (1, 2, 0)
    more = [*first, line("09:00", "季三", "13900000004", None, None, "饮水")]
    assert took(take(station, book(*more))) == (1, 1, 1)
    assert took(take(station, book(*more))) == (0, 2, 0)
    assert visits(station, "p.name") == [("周佳宁",), ("李云",), ("何小草",), ("李云",), ("季三",)]


def test_a_phone_mended_at_the_desk_brings_nothing_again(station: Database, book: Callable[..., Path]) -> None:
    path = book(line("09:00", "周佳宁", "13900000001"), line("09:10", "何小草"))
    take(station, path)
    edit(station, person_id=1, phone="13900000009", **WHEN)
    edit(station, person_id=2, name="何晓草", **WHEN)
    assert took(take(station, path)) == (0, 2, 0)
    assert station.value("SELECT count(*) FROM person") == 2


def test_a_register_does_not_touch_who_is_here(station: Database, book: Callable[..., Path]) -> None:
    morning: dict[str, Any] = {"now": MORNING, "by": None}
    person = register(station, name="周佳宁", phone="13900000001", **morning).value
    there = check_in(station, person_id=person.id, **morning).value
    take(
        station,
        book(line("10:00", "周佳宁", "13900000001"), line("10:00", "周佳宁", "13900000001", None, None, "饮水")),
    )
    assert [visit.id for visit in in_station(station)] == [there.id]
    assert station.value("SELECT last_at FROM person_seen") == "2026-09-01T02:00:00.000000Z"
    take(station, book(("2026-10-01", "10:00", "周佳宁")))
    assert station.value("SELECT last_at FROM person_seen") == "2026-10-01T02:00:00.000000Z"


# ---- times


def test_times_are_the_stations(station: Database, book: Callable[..., Path]) -> None:
    report = take(
        station,
        book(
            ("2026-09-30", "23:50", "骑手", None, None, None, None, "00:20"),
            ("2026-09-30", None, "骑手"),
            ("2026-10-01", "00:00", "骑手"),
            ("2026-10-01", "12:00", "骑手", None, None, None, None, "11:00"),
            ("2028-02-29", "09:00", "骑手", None, None, None, None, "09:00"),
        ),
    )
    assert visits(station, "v.day, v.hour, v.arrived_at, v.left_at, v.state") == [
        ("2026-09-30", 23, "2026-09-30T15:50:00.000000Z", "2026-09-30T16:20:00.000000Z", "out"),
        ("2026-09-30", None, "2026-09-29T16:00:00.000000Z", None, "unknown"),
        ("2026-10-01", 0, "2026-09-30T16:00:00.000000Z", None, "unknown"),
        ("2026-10-01", 12, "2026-10-01T04:00:00.000000Z", None, "unknown"),
        ("2028-02-29", 9, "2028-02-29T01:00:00.000000Z", "2028-02-29T01:00:00.000000Z", "out"),
    ]
    assert report.decisions == {Choice.PLACEHOLDER_NAME: 5, Choice.OVERNIGHT: 1, Choice.TIME_MISSING: 1,
                                Choice.LEFT_BEFORE_ARRIVED: 1}  # fmt: skip
    assert [monthly(station, month).visit_count for month in ("2026-09", "2026-10", "2028-02")] == [2, 2, 1]


def test_an_hour_that_never_was(station: Database, book: Callable[..., Path]) -> None:
    set_setting(station, key="station.timezone", value="Europe/Berlin", **WHEN)
    take(station, book(("2026-03-29", "02:30", "骑手", None, None, None, None, "03:05")))
    assert visits(station, "v.state, v.left_at") == [("unknown", None)]


# ---- refusals


def test_what_is_refused(station: Database, book: Callable[..., Path], tmp_path: Path) -> None:
    path = book(line("09:00", "周佳宁"))
    take(station, path, key="form-1")
    before = contents(station)
    with pytest.raises(KeyTaken):
        take(station, path, key="form-1")
    with pytest.raises(NotAllowed):
        take(station, path, by=99)
    with pytest.raises(NotFound):
        take(station, tmp_path / "gone.xlsx")
    with pytest.raises(NotFound):
        take(station, path, sheet="十月")
    with pytest.raises(Unreadable):
        take(station, station.path)
    assert contents(station) == before


def test_lines_without_a_date_are_told(station: Database, book: Callable[..., Path]) -> None:
    report = take(station, book((None, "09:00", "骑手"), ("三十号", "09:00", "李云"), ("2026-09-01", "09:00", "骑手")))
    assert took(report)[0] == 1
    assert [(part.row, part.why) for part in report.left_out] == [(2, Reason.NO_DATE), (3, Reason.BAD_DATE)]
    document = report.as_json(Path("out.csv"))
    assert document["left_out"] == [{"row": 2, "why": "no_date"}, {"row": 3, "why": "bad_date"}]
    assert (document["taken"], document["known"], document["completed"]) == (1, 0, 0)
    assert report.as_json(None)["left_out_file"] is None


def test_a_mapping_goes_before_known_words(station: Database, make_book: MakeBook) -> None:
    path = make_book([("何时", "谁", "备注"), ("2026-09-01", "周佳宁", "借伞")])
    take(station, path, mapping={"何时": "day", "谁": "name"})
    assert visits(station, "v.day, p.name, v.note") == [("2026-09-01", "周佳宁", "借伞")]


def test_two_thousand_lines_are_told_in_steps(station: Database, tmp_path: Path) -> None:
    start = datetime(2026, 1, 1, 9, 0)  # noqa: DTZ001 - a register knows no zone
    rows = [("日期", "到站时间", "姓名", "手机")]
    for n in range(2_000):
        moment = start + timedelta(minutes=7 * n)
        rows.append((moment.strftime("%Y-%m-%d"), moment.strftime("%H:%M"), f"季{n}", f"139{n:08d}"))
    path = tmp_path / "long.csv"
    write_rows(path, rows)
    told: list[tuple[int, int]] = []

    def step(done: int, total: int) -> None:
        told.append((done, total))

    assert took(take(station, path, step=step)) == (2_000, 0, 2_000)
    done = [done for done, total in told if total == 2_001]
    assert done == sorted(done)
    assert (done[-1], len(done) >= 10) == (2_001, True)
    assert took(take(station, path)) == (0, 2_000, 0)


# ---- strings that break programs


def _strings() -> list[str]:
    return [text for text in json.loads(NAUGHTY.read_text(encoding="utf-8")) if text.strip()]


@given_strings
@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_every_string_as_a_note(station: Database, tmp_path: Path, form: str) -> None:
    strings = [text for text in _strings() if text == text.encode("utf-8", "ignore").decode() and _writable(text, form)]
    rows = [("日期", "到站时间", "姓名", "备注")]
    for n, text in enumerate(strings):
        day = date(2026, 9, 1) + timedelta(days=n // 60)
        rows.append((day.isoformat(), f"09:{n % 60:02d}", "骑手", text))
    path = tmp_path / f"register.{form}"
    _book_of(path, rows) if form == "xlsx" else write_rows(path, rows)
    report = take(station, path)
    assert set(report.skipped) <= {Reason.TOO_LONG}
    missing = {part.row for part in report.left_out}
    notes = iter(visits(station, "v.note"))
    for number, text in enumerate(strings, start=2):
        if number in missing:
            with pytest.raises(TooLong):
                gate(text, field="note", limit=500)
            continue
        assert next(notes)[0] == gate(_as_read(text, form), field="note", limit=500), (number, ascii(text))
    assert next(notes, None) is None
    assert station.value("PRAGMA integrity_check") == "ok"


def _writable(text: str, form: str) -> bool:
    # XML has no place for these: a workbook's own writer leaves a word for them, or takes mark-up for its own.
    return "\0" not in text and (form == "csv" or not (set(text) & {"\ufffe", "\uffff"} or text.startswith("<r>")))


def _as_read(text: str, form: str) -> str:
    # A number in a remark's text cell stays a text; a line end in a csv is a line end.
    return text.replace("\r\n", "\n").replace("\r", "\n") if form == "csv" else text


def _book_of(path: Path, rows: Sequence[Sequence[str]]) -> None:
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("表")
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            sheet.write_string(at, column, text)
    book.close()


@given_strings
def test_every_string_as_a_name(station: Database, tmp_path: Path) -> None:
    strings = _strings()
    path = tmp_path / "ours.csv"
    rows = [("日期", "到站时间", "姓名", "手机")]
    for n, text in enumerate(strings):
        day = (date(2026, 9, 1) + timedelta(days=n // 60)).isoformat()
        rows.append((day, f"09:{n % 60:02d}", text.replace("\0", ""), f"139{n:08d}"))
    write_rows(path, [tuple(cell.encode("utf-8", "ignore").decode() for cell in row) for row in rows])
    report = take(station, path)
    told = {part.row for part in report.left_out}
    kept = dict(station.rows("SELECT phone, coalesce(name, nickname) FROM person"))
    for n, (_, _, text, phone) in enumerate(rows[1:], start=2):
        cleaned = text.encode("utf-8", "ignore").decode()
        try:
            expected = gate_name(cleaned, field="name", limit=60)
        except TooLong:
            assert n in told, (n, ascii(text))
            continue
        if name_kind(expected) is NameKind.ANYBODY:
            expected = None
        assert kept[phone] == expected, (n, ascii(text))


def test_a_clock_is_all_it_takes(station: Database, clock: SetClock, book: Callable[..., Path]) -> None:
    take(station, book(("9月1日", "09:00", "骑手")), now=clock.now())
    assert visits(station, "v.day, v.created_at") == [("2026-09-01", "2026-09-01T02:00:00.000000Z")]


def test_another_station_knows_nothing_of_it(tmp_path: Path, station: Database, book: Callable[..., Path]) -> None:
    path = book(line("09:00", "周佳宁"))
    take(station, path)
    other = open_database(tmp_path / "other.sqlite", create=True)
    assert took(take(other, path)) == (1, 0, 1)
    other.close()
