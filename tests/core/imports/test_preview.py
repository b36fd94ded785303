"""The preview: every line with its fate, in a file of its own, and the report written from it."""

import csv
import pickle
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from station_app.core.errors import Cancelled, NotAStation, NotValid, TooLong, Trouble
from station_app.core.imports.commands import import_job, import_people, import_visits
from station_app.core.imports.model import Choice, Decision, Reason
from station_app.core.imports.preview import Group, PreviewFile, PreviewRow, WhoseKind, preview_job
from station_app.core.imports.report import Fate, Report
from station_app.core.imports.report_file import write_report
from station_app.core.imports.source import Corrections, FileChanged, Source, Whom
from station_app.core.people.commands import register
from station_app.core.reports.csv_file import write_rows
from station_app.core.storage.database import Database
from station_app.texts.imports import report_words
from tests.conftest import contents

WHEN: dict[str, Any] = {"now": datetime(2026, 10, 9, 2, 0, tzinfo=UTC), "by": None}
ROWS = (
    ("日期", "到站时间", "姓名", "手机", "类别", "平台", "服务内容", "离站时间", "备注"),
    ("2026-09-01", "9:00", "李云", "13800000001", "外卖", "美团", "饮水、休息", "9:30", "夜班"),
    ("", "9:10", "张师傅", "", "", "", "", "", ""),
    ("三十号", "9:20", "王明", "", "", "", "", "", ""),
    ("2026-09-02", "9:00", "李云", "13800000002", "", "", "", "", ""),
    ("2026-09-02", "9:10", "李云", "", "", "", "", "", ""),
    ("", "", "", "", "", "", "", "", ""),
    ("2026-09-02", "9:20", "周佳宁", "1390000001", "", "", "蹦极", "", ""),
    ("合计", "5人", "", "", "", "", "", "", ""),
)


@pytest.fixture
def register_file(tmp_path: Path) -> Path:
    path = tmp_path / "九月.csv"
    write_rows(path, ROWS)
    return path


def preview(station: Database, path: Path, kind: str = "visits", **facts: Any) -> tuple[Report, PreviewFile]:
    into = path.with_name("preview.sqlite")
    report = preview_job(station=station.path, source=Source(path), kind=kind, into=into, now=WHEN["now"], **facts)
    return report, PreviewFile(into)


def test_every_line_meets_one_fate(station: Database, register_file: Path) -> None:
    known = register(station, name="周佳宁", phone="13900000001", **WHEN).value
    before = contents(station)
    report, file = preview(station, register_file)
    assert contents(station) == before
    assert pickle.loads(pickle.dumps(report)) == report
    with closing(file):
        rows = file.rows(file.ids())
        assert [(row.row, row.group) for row in rows] == [
            (2, Group.DECIDED), (3, Group.DECIDED), (4, Group.NOT_TAKEN), (5, Group.DECIDED), (6, Group.DECIDED),
            (7, Group.SKIPPED), (8, Group.DECIDED), (9, Group.SKIPPED),
        ]  # fmt: skip
        assert file.counts() == report.groups == {
            Group.TAKEN: 0, Group.DECIDED: 5, Group.KNOWN: 0, Group.COMPLETED: 0, Group.NOT_TAKEN: 1, Group.SKIPPED: 2,
        }  # fmt: skip
        assert rows[0] == PreviewRow(
            row=2, group=Group.DECIDED, decisions=(Decision(Choice.PHONE_DIFFERS, "13800000002"),), reason=None,
            cells=ROWS[1], day=date(2026, 9, 1), arrived=time(9, 0), left=time(9, 30), name="李云",
            phone="13800000001", category="food_rider", services=("water", "rest"), platforms=("meituan",),
            note="夜班", whose=WhoseKind.NEW, person_label="李云", first_row=2,
        )  # fmt: skip
        assert (rows[1].words, rows[1].whose, rows[1].day) == ("张师傅", WhoseKind.NOBODY, date(2026, 9, 1))
        assert [decision.choice for decision in rows[1].decisions] == [
            Choice.DATE_FROM_ABOVE, Choice.FORM_OF_ADDRESS,
        ]  # fmt: skip
        assert (rows[2].reason, rows[2].cells) == (Reason.BAD_DATE, ROWS[3])
        assert rows[4].decisions == (Decision(Choice.SHARED_NAME, "李云"),)
        assert (rows[6].whose, rows[6].person_id, rows[6].person_label) == (WhoseKind.KNOWN, known.id, "周佳宁")
        assert rows[6].other_number == "1390000001"


def test_pages_filters_and_counts(station: Database, register_file: Path) -> None:
    _, file = preview(station, register_file)
    with closing(file):
        assert list(file.ids(Group.NOT_TAKEN)) == [4]
        assert list(file.ids(text="李云")) == [2, 5, 6]
        assert list(file.ids(text=" 李 云 ")) == [2, 5, 6]
        assert list(file.ids(text="9:10", group=Group.DECIDED)) == [3, 6]
        assert list(file.ids(text="%")) == []
        assert list(file.ids(choice=Choice.PHONE_DIFFERS)) == [2, 5]
        assert list(file.ids(reason=Reason.TOTAL)) == [9]
        assert list(file.ids(group=Group.DECIDED, choice=Choice.UNKNOWN_SERVICE, text="周")) == [8]
        assert file.choices()[Choice.PHONE_DIFFERS] == 2
        assert file.reasons() == {Reason.BAD_DATE: 1, Reason.BLANK: 1, Reason.TOTAL: 1}
        assert [row.row for row in file.rows([8, 2, 99])] == [8, 2]
        assert [row.row for row in file.each()] == list(range(2, 10))


def test_what_is_previewed_is_what_is_done(station: Database, register_file: Path) -> None:
    corrections = Corrections(cells={(4, 0): "2026-09-30"}, whose={3: Whom.NEW}, left_out=frozenset({8}))
    report, file = preview(station, register_file, corrections=corrections)
    with closing(file):
        changed = [row for row in file.each() if row.corrected]
        assert [(row.row, row.group) for row in changed] == [
            (3, Group.DECIDED), (4, Group.TAKEN), (8, Group.SKIPPED),
        ]  # fmt: skip
        assert changed[1].cells == ROWS[3]  # as in the file
        assert changed[1].day == date(2026, 9, 30)
    done = import_job(
        station=station.path, source=report.source, kind="visits", corrections=corrections, sha256=report.sha256, **WHEN
    )
    assert done.value == replace(report, source=done.value.source)
    assert station.value("SELECT count(*) FROM visit") == report.fates[Fate.TAKEN] == 5
    again, file = preview(station, register_file, corrections=corrections)
    with closing(file):
        assert again.groups[Group.KNOWN] == 5
        assert {row.whose for row in file.rows(file.ids(Group.KNOWN))} == {WhoseKind.KNOWN, WhoseKind.NOBODY}


def test_a_file_saved_anew_since_is_refused(station: Database, register_file: Path) -> None:
    report, file = preview(station, register_file)
    file.close()
    write_rows(register_file, ROWS[:3])
    before = contents(station)
    with pytest.raises(FileChanged):
        import_job(station=station.path, source=report.source, kind="visits", sha256=report.sha256, **WHEN)
    assert contents(station) == before


def test_people_in_the_preview(station: Database, tmp_path: Path) -> None:
    person = register(station, phone="13800000001", **WHEN).value
    path = tmp_path / "名单.csv"
    write_rows(path, [("姓名", "手机", "类别"), ("李云", "13800000001", "外卖"), ("李云", "13800000001", ""),
                      ("何小草", "", ""), ("", "", "快递"), ("王" * 61, "", "")])  # fmt: skip
    report, file = preview(station, path, "people")
    with closing(file):
        rows = file.rows(file.ids())
        assert [(row.group, row.whose, row.person_id) for row in rows] == [
            (Group.COMPLETED, WhoseKind.KNOWN, person.id), (Group.KNOWN, WhoseKind.KNOWN, person.id),
            (Group.TAKEN, WhoseKind.NEW, None), (Group.SKIPPED, WhoseKind.NOBODY, None),
            (Group.NOT_TAKEN, WhoseKind.NOBODY, None),
        ]  # fmt: skip
        assert file.counts() == report.groups
    assert import_people(station, path=path, **WHEN).value.groups == report.groups


@pytest.mark.parametrize("when", [0, 5, 9])
def test_cancelled_nothing_is_left(station: Database, register_file: Path, when: int) -> None:
    def step(done: int, total: int) -> None:
        if total == len(ROWS) and done >= when:
            raise Cancelled

    with pytest.raises(Cancelled):
        preview(station, register_file, step=step)
    assert not register_file.with_name("preview.sqlite").exists()


def test_what_is_refused(station: Database, register_file: Path, tmp_path: Path) -> None:
    with pytest.raises(NotValid):
        preview(station, register_file, "loans")
    with pytest.raises(NotAStation):
        preview_job(
            station=register_file, source=Source(register_file), kind="visits", into=tmp_path / "p", now=WHEN["now"]
        )
    with pytest.raises(Trouble):
        PreviewFile(tmp_path / "gone.sqlite").counts()


def test_an_older_preview_is_replaced(station: Database, register_file: Path) -> None:
    preview(station, register_file)[1].close()
    write_rows(register_file, ROWS[:2])
    _, file = preview(station, register_file)
    with closing(file):
        assert list(file.ids()) == [2]


# ---- the report as a file


def test_the_report_as_a_workbook(station: Database, register_file: Path, tmp_path: Path) -> None:
    report, file = preview(station, register_file)
    out = tmp_path / "report.xlsx"
    told: list[tuple[int, int]] = []

    def step(done: int, total: int) -> None:
        told.append((done, total))

    with closing(file):
        write_report(report, file, out, "xlsx", report_words(), step)
    lines, summary = openpyxl.load_workbook(out).worksheets
    rows = list(lines.iter_rows(values_only=True))
    assert rows[0] == ("Row", "What became of it", "Why, and what was decided", "Person", *"ABCDEFGHI")
    assert [row[:3] for row in rows[3:5]] == [
        (4, "not taken", "date not readable"), (5, "taken, with a decision", rows[4][2]),
    ]  # fmt: skip
    assert "another phone under this name (13800000001)" in rows[4][2]
    assert rows[1][4:] == ROWS[1]
    told_there = {row[0]: row[1] for row in summary.iter_rows(values_only=True)}
    assert (told_there["File"], told_there["not taken"], told_there["date not readable"]) == ("九月.csv", 1, 1)
    assert told[-1] == (8, 8)


def test_the_report_as_a_csv_runs_nothing(station: Database, tmp_path: Path) -> None:
    path = tmp_path / "九月.csv"
    write_rows(path, [("日期", "姓名", "备注"), ("2026-09-01", "李云", "=1+1")])
    report, file = preview(station, path)
    out = tmp_path / "report.csv"
    with closing(file):
        write_report(report, file, out, "csv", report_words())
    with out.open(encoding="utf-8-sig", newline="") as written:
        rows = list(csv.reader(written))
    assert rows[1] == ["2", "taken, with a decision", "no time of arrival", "李云", "2026-09-01", "李云", "'=1+1"]


def test_without_a_preview_what_was_not_taken(station: Database, register_file: Path, tmp_path: Path) -> None:
    report = import_visits(station, path=register_file, **WHEN).value
    out = tmp_path / "report.csv"
    write_report(report, None, out, "csv", report_words())
    with out.open(encoding="utf-8-sig", newline="") as written:
        assert [row[:3] for row in csv.reader(written)][1:] == [
            ["4", "not taken", "date not readable"],
            ["8", "taken, with a decision", "phone of the wrong length: kept as other number where there is a person"],
            ["8", "taken, with a decision", "service not in the list"],
        ]


def test_reports_that_are_refused(station: Database, register_file: Path, tmp_path: Path) -> None:
    report, file = preview(station, register_file)
    with closing(file):
        with pytest.raises(NotValid):
            write_report(report, file, tmp_path / "x.pdf", "pdf", report_words())
        with pytest.raises(TooLong):
            write_report(replace(report, lines=2_000_000), file, tmp_path / "x.xlsx", "xlsx", report_words())

        def step(_done: int, _total: int) -> None:
            raise Cancelled

        for form in ("xlsx", "csv"):
            out = tmp_path / f"old.{form}"
            out.write_text("old", encoding="utf-8")
            with pytest.raises(Cancelled):
                write_report(report, file, out, form, report_words(), step)
            assert out.read_text("utf-8") == "old"
    assert sorted(path.name for path in tmp_path.glob("*.tmp")) == []
