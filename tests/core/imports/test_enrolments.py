"""A list of enrolments taken over: whose each line is, which session it names, and never more people than seats."""

import csv
import json
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from station_app.core.errors import Cancelled, NotFound
from station_app.core.imports.commands import import_enrolments
from station_app.core.imports.fates import Group, PreviewRow
from station_app.core.imports.look import look
from station_app.core.imports.model import Choice, Reason
from station_app.core.imports.preview import PreviewFile, preview_job
from station_app.core.imports.queries import batches
from station_app.core.imports.report import Fate
from station_app.core.imports.source import NO_CORRECTIONS, Corrections, SameAs, Source, Whom
from station_app.core.people.commands import register
from station_app.core.people.queries import by_id
from station_app.core.storage.database import Database, open_database
from station_app.core.training import queries
from station_app.core.training.commands import cancel, close, enrol, plan, sign_in, withdraw
from station_app.core.training.model import EnrolmentState, Session
from station_app.core.undo.commands import undo
from station_app.core.undo.model import TooLate
from tests.conftest import MORNING, Truth, contents

WHEN: dict[str, Any] = {"now": MORNING, "by": None}
SHARED = Path("/work/shared/data")
HEAD = ("序号", "姓名", "手机", "备注")


def written(folder: Path, *rows: tuple[object, ...], name: str = "报名.csv", encoding: str = "utf-8-sig") -> Path:
    path = folder / name
    with path.open("w", newline="", encoding=encoding) as file:
        csv.writer(file).writerows(rows)
    return path


def session_at(db: Database, day: int, hour: int, topic: str = "消防安全", capacity: int = 20) -> Session:
    """A session of an hour in November, by the station's clock."""
    starts = datetime(2026, 11, day, hour, tzinfo=UTC) - timedelta(hours=8)
    said: dict[str, Any] = {"starts_at": starts, "ends_at": starts + timedelta(hours=1), "capacity": capacity}
    return plan(db, topic=topic, **said, **WHEN).value


def roster(db: Database, session: Session) -> dict[str, str]:
    return {each.name or each.phone or "": str(each.state) for each in queries.roster(db, session.id)}


def preview(db: Database, source: Source, corrections: Corrections = NO_CORRECTIONS) -> dict[int, PreviewRow]:
    into = db.path.with_name("preview.sqlite")
    preview_job(station=db.path, source=source, kind="enrolments", corrections=corrections, into=into, now=MORNING)
    file = PreviewFile(into)
    try:
        return {row.row: row for row in file.each()}
    finally:
        file.close()


def fates(db: Database, source: Source, corrections: Corrections = NO_CORRECTIONS) -> dict[int, Group | Reason]:
    """Row → its reason where it has one, else its group."""
    return {row: line.reason or line.group for row, line in preview(db, source, corrections).items()}


@pytest.fixture
def session(station: Database) -> Session:
    """A session of three seats on 27 November at three in the afternoon."""
    return session_at(station, 27, 15, capacity=3)


def test_names_and_phones_are_enrolled_and_who_finds_no_seat_waits(
    station: Database, session: Session, truth_of_touched: Truth, tmp_path: Path
) -> None:
    known = register(station, name="周佳宁", phone="13800002046", **WHEN).value
    by_name = register(station, name="孙晓雨", **WHEN).value
    source = Source(
        written(
            tmp_path,
            HEAD,
            (1, "周佳宁", "138 0000 2046", "第一排"),
            (2, "孙晓雨", "", ""),
            (3, "胡健", "18731199938", ""),
            (4, "李师傅", "15618259030", ""),
            (5, "周佳宁", "", ""),
            ("", "合计：5人", "", ""),
        ),
        session_id=session.id,
    )
    assert fates(station, source) == {
        2: Group.DECIDED, 3: Group.TAKEN, 4: Group.TAKEN, 5: Group.DECIDED, 6: Group.KNOWN, 7: Reason.TOTAL,
    }  # fmt: skip
    done = truth_of_touched(import_enrolments, source=source)
    report = done.value
    assert (report.fates[Fate.TAKEN], report.new_people, report.decisions[Choice.WAITING_LIST]) == (4, 2, 1)
    assert roster(station, session) == {
        "周佳宁": "enrolled", "孙晓雨": "enrolled", "胡健": "enrolled", "15618259030": "waiting",
    }  # fmt: skip
    first, second, *_ = queries.roster(station, session.id)
    assert (first.person_id, first.note, second.person_id) == (known.id, "第一排", by_name.id)
    waiting = queries.roster(station, session.id)[-1]
    assert (waiting.nickname, waiting.queue) == ("李师傅", 4)
    assert (queries.session(station, session.id).taken, batches(station)[0].taken) == (3, 4)


def test_the_same_list_again_adds_nothing_in_whatever_format(
    station: Database, session: Session, tmp_path: Path
) -> None:
    rows = (HEAD, (1, "周佳宁", "13800002046", ""), (2, "胡健", "18731199938", ""))
    import_enrolments(station, source=Source(written(tmp_path, *rows), session_id=session.id), **WHEN)
    before = contents(station)
    again = Source(written(tmp_path, *reversed(rows[1:]), name="b.csv", encoding="gb18030"), session_id=session.id)
    mapping = {"B": "name", "C": "phone"}
    done = import_enrolments(station, source=again, mapping=mapping, **WHEN)
    assert (contents(station), done.value.fates[Fate.KNOWN]) == (before, 2)


def test_who_withdrew_is_not_put_back_by_the_same_list_unless_the_clerk_says_so(
    station: Database, session: Session, tmp_path: Path
) -> None:
    source = Source(written(tmp_path, HEAD, (1, "周佳宁", "13800002046", "")), session_id=session.id)
    import_enrolments(station, source=source, **WHEN)
    withdraw(station, enrolment_id=queries.roster(station, session.id)[0].id, **WHEN)
    line = preview(station, source)[2]
    assert (line.group, [each.choice for each in line.decisions]) == (Group.KNOWN, [Choice.WITHDREW])
    import_enrolments(station, source=source, **WHEN)
    assert roster(station, session) == {}
    import_enrolments(station, source=source, corrections=Corrections(again=frozenset({2})), **WHEN)
    assert roster(station, session) == {"周佳宁": "enrolled"}


def test_a_line_that_names_nobody_for_certain_waits_for_the_clerk(
    station: Database, session: Session, tmp_path: Path
) -> None:
    one = register(station, name="张伟", phone="13011357849", **WHEN).value
    two = register(station, name="张伟", phone="18896099003", **WHEN).value
    path = written(
        tmp_path,
        HEAD,
        (1, "张伟", "", ""),
        (2, "李师傅", "", ""),
        (3, "骑手", "", ""),
        (4, "单小满", "", ""),
        (5, "单小满", "1380000204", ""),
        (6, "张伟", "18896099003", ""),
        (7, "", "15002016033", ""),
    )
    source = Source(path, session_id=session.id)
    lines = preview(station, source)
    assert {row: line.reason for row, line in lines.items()} == {
        2: Reason.SHARED_NAME, 3: Reason.FORM_ALONE, 4: Reason.FORM_ALONE, 5: Reason.UNKNOWN_NAME,
        6: Reason.UNKNOWN_NAME, 7: None, 8: None,
    }  # fmt: skip
    assert lines[2].alike == (one.id, two.id)
    report = import_enrolments(station, source=source, dry_run=True, **WHEN).value
    assert {part.row for part in report.left_out if isinstance(part.why, Reason)} == {2, 3, 4, 5, 6}
    assert next(part.words for part in report.left_out if part.row == 5) == ("4", "单小满")
    said = Corrections(whose={2: one.id, 5: Whom.NEW, 6: SameAs(5), 3: two.id}, left_out=frozenset({4}))
    import_enrolments(station, source=source, corrections=said, **WHEN)
    assert roster(station, session) == {"张伟": "enrolled", "单小满": "enrolled", "15002016033": "waiting"}
    listed = [each.person_id for each in queries.roster(station, session.id)]
    assert listed[:2] == [one.id, two.id]
    assert by_id(station, listed[2]).phone is None


def test_columns_say_which_session_and_what_they_leave_open_is_said_not_guessed(
    station: Database, tmp_path: Path
) -> None:
    fire = session_at(station, 27, 15)
    aid = [session_at(station, 27, hour, "急救") for hour in (10, 16)]
    shut, off = session_at(station, 20, 9, "防诈骗"), session_at(station, 28, 9, "交通安全")
    cancel(station, session_id=off.id, **WHEN)
    close(station, session_id=shut.id, now=datetime(2026, 11, 20, 4, tzinfo=UTC), by=None)
    path = written(
        tmp_path,
        ("姓名", "电话", "培训主题", "日期", "时间"),
        ("甲一", "13800000001", "消防安全", "", ""),
        ("甲二", "13800000002", "", "", ""),
        ("甲三", "13800000003", "急救", "11月27日", "下午4点"),
        ("甲四", "13800000004", "急救", "2026/11/27", ""),
        ("甲五", "13800000005", "瑜伽", "", ""),
        ("甲六", "13800000006", "防诈骗", "11.20", ""),
        ("甲七", "13800000007", "交通安全", "", ""),
        ("甲八", "13800000008", "", "11月27日", "10:00-11:00"),
        ("甲九", "13800000009", "急救", "下周五", ""),
        ("甲十", "13800000010", "11月27日15:00–16:00 消防安全", "", ""),
        ("乙一", "13800000011", "消防安全", "11月27日", "茶歇后"),
    )
    lines = preview(station, Source(path))
    assert {row: line.reason for row, line in lines.items()} == {
        2: None, 3: None, 4: None, 5: Reason.TWO_SESSIONS, 6: Reason.NO_SESSION, 7: Reason.SESSION_CLOSED,
        8: Reason.SESSION_CANCELLED, 9: None, 10: Reason.BAD_DATE, 11: None, 12: Reason.BAD_TIME,
    }  # fmt: skip
    assert {row: line.session_id for row, line in lines.items() if line.reason is None} == {
        2: fire.id, 3: fire.id, 4: aid[1].id, 9: aid[0].id, 11: fire.id,
    }  # fmt: skip
    assert [each.choice for each in lines[3].decisions] == [Choice.SESSION_FROM_ABOVE]
    unsaid = written(tmp_path, ("姓名", "电话"), ("甲一", "13800000001"), name="c.csv")
    assert fates(station, Source(unsaid)) == {2: Reason.SESSION_UNSAID}


def test_the_session_chosen_counts_but_not_over_a_line_that_names_another(
    station: Database, session: Session, tmp_path: Path
) -> None:
    session_at(station, 28, 9, "急救")
    path = written(
        tmp_path,
        ("姓名", "电话", "课程", "日期"),
        ("甲一", "13800000001", "消防安全培训", ""),
        ("甲二", "13800000002", "急救", ""),
        ("甲三", "13800000003", "消防安全", ""),
        ("甲四", "13800000004", "", ""),
        ("甲五", "13800000005", "", "下周五"),
    )
    lines = preview(station, Source(path, session_id=session.id))
    assert (lines[3].reason, lines[4].group, lines[5].decisions) == (
        Reason.OTHER_SESSION, Group.TAKEN, lines[4].decisions,
    )  # fmt: skip
    assert [each.choice for each in lines[6].decisions] == [Choice.WAITING_LIST, Choice.SESSION_DIFFERS]
    assert [each.choice for each in lines[2].decisions] == [Choice.SESSION_DIFFERS]
    with pytest.raises(NotFound):
        preview(station, Source(path, session_id=99))
    cancel(station, session_id=session.id, **WHEN)
    assert set(fates(station, Source(path, session_id=session.id)).values()) == {
        Reason.SESSION_CANCELLED, Reason.OTHER_SESSION,
    }  # fmt: skip


def test_a_day_without_a_year_is_the_nearest_one(station: Database, tmp_path: Path) -> None:
    starts = datetime(2027, 1, 5, 1, tzinfo=UTC)
    made = plan(station, topic="急救", starts_at=starts, ends_at=starts + timedelta(hours=1), capacity=5, **WHEN).value
    path = written(tmp_path, ("姓名", "电话", "场次"), ("甲一", "13800000001", "1月5日"))
    line = preview(station, Source(path))[2]
    assert (line.session_id, line.day) == (made.id, date(2027, 1, 5))


def test_the_whole_import_goes_back_and_the_seats_go_to_who_waits(
    station: Database, session: Session, truth_of_touched: Truth, tmp_path: Path
) -> None:
    rows = [(n, f"甲{n}", f"1380000000{n}", "") for n in range(4)]
    source = Source(written(tmp_path, HEAD, *rows), session_id=session.id)
    done = import_enrolments(station, source=source, **WHEN)
    late = register(station, name="后来", **WHEN).value
    enrol(station, session_id=session.id, person_id=late.id, **WHEN)
    assert roster(station, session)["后来"] == "waiting"
    truth_of_touched(undo, op=done.op)
    assert roster(station, session) == {"后来": "enrolled"}
    assert (batches(station)[0].people, batches(station)[0].stayed) == (4, 0)
    assert import_enrolments(station, source=source, **WHEN).value.fates[Fate.TAKEN] == 4


def test_once_somebody_signed_in_the_import_stays(station: Database, session: Session, tmp_path: Path) -> None:
    source = Source(written(tmp_path, HEAD, (1, "甲一", "13800000001", ""), (2, "甲二", "13800000002", "")))
    source = Source(source.path, session_id=session.id)
    done = import_enrolments(station, source=source, **WHEN)
    there = queries.roster(station, session.id)[0]
    signed = sign_in(station, enrolment_id=there.id, now=session.starts_at, by=None)
    before = contents(station)
    with pytest.raises(TooLate):
        undo(station, op=done.op, now=session.starts_at, by=None)
    assert contents(station) == before
    undo(station, op=signed.op, now=session.starts_at, by=None)
    cancelled = cancel(station, session_id=session.id, **WHEN)
    with pytest.raises(TooLate):
        undo(station, op=done.op, **WHEN)
    undo(station, op=cancelled.op, **WHEN)
    withdraw(station, enrolment_id=there.id, **WHEN)
    undo(station, op=done.op, **WHEN)
    assert roster(station, session) == {}
    assert batches(station)[0].stayed == 1  # of whom it was said since that they withdrew


def test_a_dry_run_and_a_cancelled_import_write_nothing(station: Database, session: Session, tmp_path: Path) -> None:
    rows = [(n, f"甲{n}", f"138{n:08d}", "") for n in range(1200)]
    source = Source(written(tmp_path, HEAD, *rows), session_id=session.id)
    before = contents(station)

    def stop(done: int, total: int) -> None:
        if done * 2 > total:
            raise Cancelled

    assert import_enrolments(station, source=source, dry_run=True, **WHEN).value.fates[Fate.TAKEN] == 1200
    with pytest.raises(Cancelled):
        import_enrolments(station, source=source, step=stop, **WHEN)
    assert contents(station) == before


def test_seats_given_away_while_the_list_is_read_are_not_given_twice(
    station: Database, session: Session, tmp_path: Path
) -> None:
    late = register(station, name="后来", **WHEN).value
    rows = [(n, f"甲{n}", f"1380000000{n}", "") for n in range(3)]
    source = Source(written(tmp_path, HEAD, *rows), session_id=session.id)
    met: list[int] = []

    def meanwhile(done: int, total: int) -> None:
        if not met and done * 10 > total * 7:
            met.append(done)
            with closing(open_database(station.path)) as other:
                enrol(other, session_id=session.id, person_id=late.id, **WHEN)

    report = import_enrolments(station, source=source, step=meanwhile, **WHEN).value
    assert met
    assert report.decisions[Choice.WAITING_LIST] == 1
    assert queries.session(station, session.id).taken == session.capacity


def test_a_real_roster_in_gbk_is_enrolled_once(station: Database, tmp_path: Path) -> None:
    session = session_at(station, 27, 15, capacity=120)
    source = Source(SHARED / "骑手花名册-GBK.csv", session_id=session.id)
    report = import_enrolments(station, source=source, **WHEN).value
    stands = queries.session(station, session.id)
    assert (stands.taken, stands.waiting) == (120, report.fates[Fate.TAKEN] - 120)
    assert report.lines == sum(report.groups.values())
    assert report.fates[Fate.TAKEN] > 250
    with_topic = written(
        tmp_path,
        ("骑手培训报名表", "", ""),
        ("姓名/称呼", "联系电话", "报名场次"),
        *((row[0], row[1], "消防安全") for row in _roster()),
        encoding="gb18030",
    )
    again = import_enrolments(station, source=Source(with_topic), **WHEN).value
    assert (again.fates[Fate.TAKEN], again.fates[Fate.KNOWN]) == (
        0,
        report.fates[Fate.KNOWN] + stands.taken + stands.waiting,
    )


def _roster() -> list[list[str]]:
    with (SHARED / "骑手花名册-GBK.csv").open(encoding="gb18030", newline="") as file:
        return list(csv.reader(file))[1:]


def test_hostile_words_are_text_and_nothing_else(station: Database, session: Session, tmp_path: Path) -> None:
    strings = json.loads((SHARED / "naughty-strings.json").read_text("utf-8"))
    words = [str(each.get("value", each) if isinstance(each, dict) else each) for each in _flat(strings)]
    rows = [(n, text, f"139{n:08d}", text[:150]) for n, text in enumerate(words)]
    topics = [("姓名", "手机", "主题"), *(("甲", f"137{n:08d}", text) for n, text in enumerate(words))]
    book = tmp_path / "n.xlsx"
    with xlsxwriter.Workbook(book, {"strings_to_formulas": False, "strings_to_urls": False}) as made:
        sheet = made.add_worksheet()
        for at, row in enumerate((HEAD, *rows)):
            for column, value in enumerate(row):
                sheet.write_string(at, column, str(value))
    report = import_enrolments(station, source=Source(book, session_id=session.id), **WHEN).value
    stands = queries.session(station, session.id)
    assert (stands.taken, stands.taken + stands.waiting) == (3, report.fates[Fate.TAKEN])
    with xlsxwriter.Workbook(book, {"strings_to_formulas": False, "strings_to_urls": False}) as made:
        sheet = made.add_worksheet()
        for at, topic in enumerate(topics):
            for column, value in enumerate(topic):
                sheet.write_string(at, column, value)
    found = fates(station, Source(book))
    assert set(found.values()) <= {*Reason, Group.SKIPPED, Group.NOT_TAKEN}


def _flat(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [each for part in value.values() for each in _flat(part)]
    if isinstance(value, list):
        return [each for part in value for each in _flat(part)]
    return [value]


def test_a_list_is_known_by_its_titles(station: Database, tmp_path: Path) -> None:
    for rows, kind in (
        ([("姓名", "电话", "报名场次"), ("甲一", "13800000001", "消防")], "enrolments"),
        ([("消防安全培训报名表", "", ""), ("姓名", "电话", "备注"), ("甲一", "13800000001", "")], "enrolments"),
        ([("姓名", "电话", "备注"), ("甲一", "13800000001", ""), ("乙二", "13800000002", "")], "people"),
        ([("日期", "姓名", "服务内容", "主题"), ("9月1日", "甲一", "饮水", "")], "visits"),
    ):
        facts = look(station, source=Source(written(tmp_path, *rows)), kind="visits")
        assert facts.guessed_kind == kind, rows
    path = written(
        tmp_path, ("姓名", "电话", "提交时间", "活动", "日期"), ("甲一", "13800000001", "9:00", "消防", "9月2日")
    )
    fields = [column.field for column in look(station, source=Source(path), kind="enrolments").columns]
    assert [field and str(field) for field in fields] == ["name", "phone", None, "topic", "held"]


def test_states_of_an_enrolment_are_told_in_the_preview(station: Database, session: Session, tmp_path: Path) -> None:
    rows = [(n, f"甲{n}", f"1380000000{n}", "") for n in range(4)]
    lines = preview(station, Source(written(tmp_path, HEAD, *rows), session_id=session.id))
    assert [line.unit for line in lines.values()] == [EnrolmentState.ENROLLED] * 3 + [EnrolmentState.WAITING]
