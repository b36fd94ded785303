"""The command line: exit codes, one sentence on stderr, one document on stdout, and never the real station."""

import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from click.testing import CliRunner, Result
from PySide6.QtWidgets import QApplication

from station_app import __version__, cli
from station_app.core import paths
from station_app.core.people.commands import register
from station_app.core.staff.commands import add
from station_app.core.storage.database import Database, open_database
from station_app.core.storage.lock import StationLock
from station_app.core.storage.migrations import SCHEMA_VERSION
from station_app.core.storage.sqlite import sqlite3
from station_app.core.visits.commands import check_in, check_in_anonymous
from station_app.gui.runtime.i18n import Language
from tests.conftest import MORNING, contents

ENVIRONMENT = {"PYTHONPATH": str(Path(cli.__file__).parents[1])}
WHEN: dict[str, Any] = {"now": MORNING, "by": None}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Iterator[Path]:
    """A user's folder of this test's own, and the language as it was."""
    folder = tmp_path / "home"
    for name in ("XDG_DATA_HOME", "HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(name, str(folder))
    assert folder in paths.user_folder().parents, "the user's own station is not for tests"
    monkeypatch.chdir(tmp_path)
    yield folder
    Language(qapp, paths.resources_dir(), "zh").use("en")


@pytest.fixture
def told(station: Database) -> Database:
    """A station with somebody in it, somebody on duty and two visits of 1 September 2026."""
    add(station, name="小沈", role="desk", **WHEN)
    person = register(station, name="周佳宁", phone="13900002046", category="courier", **WHEN).value
    check_in(station, person_id=person.id, services=["water"], **WHEN)
    check_in_anonymous(station, heads=6, **WHEN)
    return station


def run(*args: str | Path, data: Database | Path | None = None, lang: str = "en") -> Result:
    before = ["--lang", lang]
    if data is not None:
        before += ["--data", str(data.path if isinstance(data, Database) else data)]
    result = CliRunner().invoke(cli.main, [*before, *map(str, args)])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def ok(*args: str | Path, **given: Any) -> str:
    result = run(*args, **given)
    assert (result.exit_code, result.stderr) == (0, ""), result.output
    return result.stdout


def refused(*args: str | Path, **given: Any) -> str:
    """The one sentence of a refusal."""
    result = run(*args, **given)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert "Traceback" not in result.stderr
    assert "{" not in result.stderr
    return result.stderr


def register_of(folder: Path, *lines: tuple[Any, ...]) -> Path:
    path = folder / "九月登记.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("九月")
    for at, line in enumerate([("日期", "到站时间", "姓名", "手机", "服务内容"), *lines]):
        sheet.write_row(at, 0, line)
    book.close()
    return path


# ---- figures, look-up, facts


def test_stats(told: Database) -> None:
    document = json.loads(ok("stats", "--month", "2026-09", "--json", data=told))
    assert (document["visit_count"], document["person_count"], document["anonymous_count"]) == (7, 1, 6)
    assert len(document["by_day"]) == 30
    assert (document["by_day"]["2026-09-01"], document["by_day"]["2026-09-30"]) == (7, 0)
    assert (document["by_hour"]["10"], document["by_category"]) == (7, {"unknown": 6, "courier": 1})
    lines = ok("stats", "--month", "2026-09", data=told)
    assert "       7  Visits\n" in lines
    assert "       1  Courier" in lines
    assert "       7  服务人次\n" in ok("stats", "--month", "2026-09", data=told, lang="zh")


def test_stats_of_a_week_a_year_and_some_days(told: Database) -> None:
    check_in_anonymous(told, heads=2, now=MORNING + timedelta(days=7), by=None)
    for days, first, last, visits, held in (
        (("--week", "2026-09-06"), "2026-08-31", "2026-09-06", 7, ("2026-08-24", "2026-08-30", 0)),
        (("--week", "2026-09-07"), "2026-09-07", "2026-09-13", 2, ("2026-08-31", "2026-09-06", 7)),
        (("--year", "2026"), "2026-01-01", "2026-12-31", 9, ("2025-01-01", None, 0)),
        (
            ("--from", "2026-09-02", "--to", "2026-09-08"),
            "2026-09-02",
            "2026-09-08",
            2,
            ("2026-08-26", "2026-09-01", 7),
        ),
    ):
        document = json.loads(ok("stats", *days, "--json", data=told))
        before = document["before"]
        assert (document["first"], document["last"], document["visit_count"]) == (first, last, visits)
        assert (before["first"], before["visit_count"]) == (held[0], held[2])
        assert held[1] in (None, before["last"])  # a year may be running
        assert len(document["by_day"]) == (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
    words = ok("stats", "--week", "2026-09-09", data=told)
    assert words.startswith("2026-09-07 – 2026-09-13\nIn brackets: 2026-08-31 – 2026-09-06\n       2  Visits (7)\n")
    assert "       0  People (each once) (1)\n       0  New people (1)\n" in words
    assert "       –  Visits a person (1.0)\n       –  Average stay (min) (–)\n" in words
    assert "brackets" not in ok("stats", "--week", "2026-09-01", data=told)


@pytest.mark.parametrize(
    ("days", "field"),
    [(("--year", "26"), "Year: "), (("--week", "9999-12-31"), "Days: "), (("--week", "0001-01-01"), "Days: "),
     (("--from", "2026-09-02", "--to", "2026-09-01"), "Days: ")],
)  # fmt: skip
def test_days_no_station_has(told: Database, days: tuple[str, ...], field: str) -> None:
    assert refused("stats", *days, data=told).startswith(field)


@pytest.mark.parametrize("month", ["2026-13", "x", "", "2026-9"])
def test_a_month_that_is_none(told: Database, month: str) -> None:
    assert refused("stats", "--month", month, data=told).startswith("Month: ")
    assert refused("stats", "--month", month, data=told, lang="zh").startswith("月份")


def test_find(told: Database) -> None:
    found = json.loads(ok("find", "2046", "--json", data=told))
    assert [hit["name"] for hit in found] == ["周佳宁"]
    line = ok("find", "zjn", data=told)
    assert "139****2046" in line
    assert "13900002046" not in line + json.dumps(found)
    assert ok("find", "9999", data=told) == "Nobody found.\n"
    assert json.loads(ok("find", "\u200b%_'\"", "--json", data=told)) == []
    assert "swapped" in ok("find", "13900002064", data=told)


def test_info_and_version(told: Database) -> None:
    facts = json.loads(ok("info", "--json", data=told))
    assert (facts["people"], facts["visits"], facts["schema"]) == (1, 2, SCHEMA_VERSION)
    assert facts["station"] == str(told.path)
    assert "visits     2\n" in ok("info", data=told)
    assert __version__ in ok("--version")


# ---- check and backup


def test_check(told: Database, tmp_path: Path) -> None:
    assert ok("check", data=told) == "The station's file is in order.\n"
    assert json.loads(ok("check", "--json", data=told)) == {"ok": True, "findings": []}
    copy = tmp_path / "copy.sqlite"
    with closing(sqlite3.connect(str(copy))) as conn:
        told.conn.backup(conn)
        conn.execute("PRAGMA foreign_keys = 0")
        conn.execute("DELETE FROM person_seen")
        conn.commit()
    result = run("check", data=copy)
    assert (result.exit_code, result.stdout) == (1, "Not in order: time of the last visit (person 1)\n")
    assert "最近到站时间" in run("check", data=copy, lang="zh").stdout
    document = run("check", "--json", data=copy)
    assert document.exit_code == 1
    assert json.loads(document.stdout) == {"ok": False, "findings": [{"kind": "seen", "detail": "person 1"}]}


def test_check_of_a_file_that_does_not_open(told: Database, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    with closing(sqlite3.connect(str(copy))) as conn:
        told.conn.backup(conn)
        conn.execute("DROP TRIGGER act_no_update")
    assert "Do not delete it." in refused("check", data=copy)
    result = run("check", "--json", data=copy)
    assert (result.exit_code, result.stderr) == (1, "")
    assert json.loads(result.stdout)["findings"][0]["kind"] == "schema"
    copy.write_bytes(copy.read_bytes()[:8192] + b"\xff" * 8192)
    assert json.loads(run("check", "--json", data=copy).stdout)["ok"] is False


def test_backup(told: Database, tmp_path: Path) -> None:
    assert ok("backup", data=told).startswith("Backup made and read back: ")
    assert len(list(paths.backup_folder(told.path).glob("*.sqlite"))) == 1
    target = tmp_path / "stick"
    ok("backup", "--to", target, data=told)
    (made,) = target.glob("*.sqlite")
    with closing(open_database(made, read_only=True)) as db:
        assert db.value("SELECT count(*) FROM visit") == 2
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert run("backup", "--to", tmp_path / "file", data=told).exit_code == 2
    refused("backup", "--to", tmp_path / "file" / "deeper", data=told)


# ---- stations that are none


@pytest.mark.parametrize(
    "command", [("stats", "--month", "2026-09"), ("find", "x"), ("check",), ("check", "--json"), ("info",), ("backup",),
                ("export", "visits", "--month", "2026-09", "--out", "x.xlsx")]
)  # fmt: skip
def test_a_station_that_is_missing(tmp_path: Path, command: tuple[str, ...]) -> None:
    path = tmp_path / "gone.sqlite"
    assert "missing or empty" in refused(*command, data=path)
    path.write_bytes(b"")
    if command != ("backup",):
        assert "missing or empty" in refused(*command, data=path)
    assert sorted(entry.name for entry in tmp_path.iterdir() if entry.name != "home") == ["gone.sqlite"]


def test_a_file_that_is_no_station_or_a_newer_one(told: Database, tmp_path: Path) -> None:
    path = tmp_path / "notes.sqlite"
    path.write_text("not a station" * 50, encoding="utf-8")
    assert "not a station's file" in refused("info", data=path)
    assert run("info", data=tmp_path).exit_code == 2
    newer = tmp_path / "newer.sqlite"
    with closing(sqlite3.connect(str(newer))) as conn:
        told.conn.backup(conn)
        conn.execute("PRAGMA journal_mode = DELETE")
        conn.execute("PRAGMA user_version = 99")
        conn.commit()
    before = newer.read_bytes()
    for command in (("info",), ("check",), ("export", "visits", "--month", "2026-09", "--out", "x.xlsx")):
        sentence = refused(*command, data=newer)
        assert f"(file 99, this program {SCHEMA_VERSION})" in sentence
    assert newer.read_bytes() == before


def test_wrong_usage(told: Database) -> None:
    for args in (
        ("stats",), ("stats", "--month", "2026-09", "--year", "2026"), ("stats", "--week", "x"),
        ("stats", "--week", "2026-09-01", "--to", "2026-09-02"), ("stats", "--from", "2026-09-01"),
        ("nothing",), ("find",), ("--lang", "fr", "info"),
        ("export", "boats", "--month", "2026-09", "--out", "x"),
        ("export", "visits", "--out", "x"), ("export", "visits", "--month", "2026-09"),
        ("export", "visits", "--month", "2026-09", "--from", "2026-09-01", "--out", "x"),
        ("export", "visits", "--from", "2026-09-01", "--out", "x"),
        ("export", "visits", "--from", "soon", "--to", "x", "--out", "x"),
        ("export", "visits", "--month", "2026-09", "--format", "pdf", "--out", "x"), ("import", "loans", "x"),
        ("import", "visits", "x", "--map", "日期"), ("import", "visits", "x", "--map", "=day"),
        ("demo", "--people", "0"), ("demo", "--visits-per-day", "-1"), ("demo", "--seed", "x"),
    ):  # fmt: skip
        result = run(*args, data=told)
        assert (result.exit_code, result.stdout) == (2, ""), args
        assert "Error: " in result.stderr


# ---- export


def test_export(told: Database, tmp_path: Path) -> None:
    target = tmp_path / "台账.xlsx"
    assert ok("export", "visits", "--month", "2026-09", "--out", target, data=told).startswith("2 rows written: ")
    sheet = openpyxl.load_workbook(target).worksheets[0]
    assert (sheet["D4"].value, sheet["F4"].value, sheet["E5"].value) == ("周佳宁", "139****2046", 6)
    csv = tmp_path / "days.csv"
    ok("export", "visits", "--from", "2026-09-01", "--to", "2026-09-01", "--format", "csv", "--out", csv,
       "--unmasked", "--reason", "街道核对", data=told, lang="zh")  # fmt: skip
    assert "13900002046" in csv.read_text("utf-8-sig")
    assert csv.read_text("utf-8-sig").startswith("序号,日期,到站时间")
    acts = told.rows("SELECT what FROM act ORDER BY id DESC LIMIT 2")
    assert acts == [("reports.export_unmasked",), ("reports.export",)]


def test_what_export_refuses(told: Database, tmp_path: Path) -> None:
    target = tmp_path / "x.xlsx"
    before = contents(told)
    assert "Reason" in refused("export", "visits", "--month", "2026-09", "--out", target, "--unmasked", data=told)
    refused("export", "visits", "--month", "2026-09", "--out", target, "--unmasked", "--reason", " ", data=told)
    refused("export", "visits", "--from", "2026-09-02", "--to", "2026-09-01", "--out", target, data=told)
    refused("export", "visits", "--from", "1800-01-01", "--to", "2026-09-01", "--out", target, data=told)
    assert contents(told) == before
    assert "not touched" in refused("export", "visits", "--month", "2026-09", "--out", told.path, data=told)
    refused("export", "visits", "--month", "2026-09", "--out", tmp_path / "no" / "x.xlsx", data=told)
    assert run("export", "visits", "--month", "2026-09", "--out", tmp_path, data=told).exit_code == 2
    assert not target.exists()
    assert told.value("SELECT count(*) FROM visit") == 2


def test_staff(told: Database, tmp_path: Path) -> None:
    for name, lang, words in (("小王", "en", "小王"), ("小王", "zh", "小王")):
        result = CliRunner().invoke(
            cli.main, ["--lang", lang, "--data", str(told.path), "--staff", name, "export", "visits", "--month",
                       "2026-09", "--out", str(tmp_path / "x.csv")],
        )  # fmt: skip
        assert (result.exit_code, words in result.stderr) == (1, True)
    ok("--staff", "小沈", "export", "visits", "--month", "2026-09", "--out", tmp_path / "x.xlsx", data=told)
    assert told.row("SELECT by_id, what FROM act ORDER BY id DESC") == (1, "reports.export")


# ---- import


def test_import_begins_a_station_where_none_is(tmp_path: Path) -> None:
    path = register_of(
        tmp_path, ("2026-09-01", "09:00", "李云", "13900000001", "饮水"), ("2026-09-01", "09:10", "骑手", "", "蹦极")
    )
    station = tmp_path / "new" / "station.sqlite"
    document = json.loads(ok("import", "visits", path, "--json", data=station))
    assert (document["taken"], document["known"], document["new_people"], document["without_person"]) == (2, 0, 1, 1)
    assert document["left_out"] == [{"row": 3, "why": "unknown_service"}]
    left_out = Path(document["left_out_file"])
    assert left_out == tmp_path / "九月登记 - not taken.csv"
    assert "蹦极" in left_out.read_text("utf-8-sig")
    with closing(open_database(station, read_only=True)) as db:
        assert db.value("SELECT count(*) FROM visit") == 2
    again = ok("import", "visits", path, data=station, lang="zh")
    assert "导入：0" in again
    assert "以前已导入，没有重复：2" in again
    assert (tmp_path / "九月登记-未导入.csv").exists()
    assert len(list(paths.backup_folder(station).glob("*.sqlite"))) >= 1


@pytest.mark.parametrize("content", [None, b"", b"%PDF-1.7", "甲,乙\n1,2\n".encode()])
def test_a_file_that_is_refused_begins_no_station(tmp_path: Path, content: bytes | None) -> None:
    path, station = tmp_path / "register.csv", tmp_path / "new" / "station.sqlite"
    if content is not None:
        path.write_bytes(content)
    assert "register.csv" in refused("import", "visits", path, data=station)
    refused("import", "people", path, data=station, lang="zh")
    assert not station.parent.exists()


def test_a_dry_run_writes_nothing(told: Database, tmp_path: Path) -> None:
    path = register_of(
        tmp_path,
        ("2026-09-01", "09:00", "李云", "13900000001", "蹦极"),
        ("2026-09-01", "09:10", "周佳宁", "13900002046", ""),
    )
    station = tmp_path / "new" / "station.sqlite"
    fresh = json.loads(ok("import", "visits", path, "--dry-run", "--json", data=station))
    assert (fresh["taken"], fresh["new_people"], fresh["left_out_file"]) == (2, 2, None)
    assert not station.parent.exists()
    before = contents(told)
    words = ok("import", "visits", path, "--dry-run", data=told)
    assert words.startswith("Dry run: nothing was written.\n")
    assert "New people: 1" in words
    assert contents(told) == before
    assert not paths.backup_folder(told.path).exists()
    assert [entry.name for entry in tmp_path.glob("*not taken*")] == []


def test_a_lost_station_is_not_begun_anew(told: Database, tmp_path: Path) -> None:
    path = register_of(tmp_path, ("2026-09-01", "09:00", "李云", "", ""))
    told.close()
    for left in tmp_path.glob("station.sqlite*"):
        if not left.name.endswith("was-here"):
            left.unlink()
    for more in ((), ("--dry-run",)):
        assert "missing or empty" in refused("import", "visits", path, *more, data=told.path)
    assert not told.path.exists()


def test_columns_named_by_hand(told: Database, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("谁,联络\n何小草,13900000007\n", encoding="utf-8")
    words = ok("import", "people", path, "--map", "谁=name", "--map", " 联络 = phone ", data=told)
    assert "  谁 → name\n" in words
    assert told.value("SELECT phone FROM person WHERE name = '何小草'") == "13900000007"
    assert "wer" in refused("import", "people", path, "--map", "wer=name", data=told)
    assert "alter" in refused("import", "people", path, "--map", "谁=alter", data=told)
    assert "column titles" in refused("import", "visits", path, data=told)
    path.write_text("姓名,手机\n何小草,13900000007\n", encoding="utf-8")
    assert "--map" in refused("import", "visits", path, data=told)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_what_was_not_taken_lies_beside_the_station_when_the_folder_is_closed(told: Database, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    path = register_of(closed, ("2026-09-01", "09:00", "李云", "", "蹦极"))
    (closed / "九月登记 - not taken.csv").mkdir()  # nothing can be written there
    document = json.loads(ok("import", "visits", path, "--json", data=told))
    assert document["left_out_file"] == str(tmp_path / "九月登记 - not taken.csv")
    (tmp_path / "九月登记 - not taken.csv").unlink()
    (tmp_path / "九月登记 - not taken.csv").mkdir()
    path = register_of(closed, ("2026-09-02", "09:00", "李云", "", "蹦极"))
    result = run("import", "visits", path, "--json", data=told)
    assert result.exit_code == 1
    assert json.loads(result.stdout)["taken"] == 1
    assert "cannot be written" in result.stderr
    assert told.value("SELECT count(*) FROM visit WHERE day = '2026-09-02'") == 1


def test_every_fate_in_a_file_and_the_rest_of_the_options(told: Database, tmp_path: Path) -> None:
    path = tmp_path / "旧表.csv"
    path.write_bytes("2026-09-01,9:00,李云\n三十号,9:10,何小草\n".encode("gb18030"))
    out = tmp_path / "report.xlsx"
    given = ("--header-row", "0", "--encoding", "GBK", "--map", "A=day", "--map", "B=arrived", "--map", "C=name")
    document = json.loads(ok("import", "visits", path, *given, "--dry-run", "--report", out, "--json", data=told))
    assert (document["taken"], document["not_taken"], document["encoding"]) == (1, 1, "gb18030")
    lines = list(openpyxl.load_workbook(out).worksheets[0].iter_rows(values_only=True))
    assert [(row[0], row[1], row[4]) for row in lines[1:]] == [(1, "taken", "2026-09-01"), (2, "not taken", "三十号")]
    words = ok("import", "visits", path, *given, "--report", tmp_path / "report.csv", data=told)
    assert "Not taken: 1\n" in words
    assert "Characters read as GB18030\n" in words
    assert "何小草" in (tmp_path / "report.csv").read_text("utf-8-sig")
    assert "not readable" in refused("import", "visits", path, "--encoding", "utf-8", data=told)
    assert "has fewer rows" in refused("import", "visits", path, "--header-row", "9", data=told)
    assert run("import", "visits", path, "--report", "x.pdf", data=told).exit_code == 2
    assert "A, B, C" in refused("import", "visits", path, *given, "--map", "D=note", data=told)
    fresh = tmp_path / "new" / "station.sqlite"
    ok("import", "visits", path, *given, "--dry-run", "--report", tmp_path / "fresh.csv", data=fresh)
    assert (tmp_path / "fresh.csv").exists()
    assert not fresh.parent.exists()


def test_a_sheet_by_its_name(told: Database, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    book = xlsxwriter.Workbook(path)
    for name in ("8月", "9月"):
        book.add_worksheet(name).write_row(0, 0, ("日期", "姓名"))
        book.get_worksheet_by_name(name).write_row(1, 0, ("2026-09-01", name))
    book.close()
    assert json.loads(ok("import", "visits", path, "--sheet", "9月", "--json", data=told))["sheet"] == "9月"
    assert "10月" in refused("import", "visits", path, "--sheet", "10月", data=told)


def test_imports_are_listed_and_taken_back(told: Database, tmp_path: Path) -> None:
    assert "Nothing was imported yet." in ok("imports", data=told)
    people = told.value("SELECT count(*) FROM person WHERE state = 'active'")
    path = register_of(tmp_path, ("2026-09-01", "09:00", "何小草", "13900000001", "饮水"))
    ok("import", "visits", path, data=told)
    (batch,) = json.loads(ok("imports", "--json", data=told))
    assert (batch["kind"], batch["file"], batch["taken"], batch["people"]) == ("visits", "九月登记.xlsx", 1, 1)
    assert batch["undone_at"] is None
    assert "taken back on" in ok("undo-import", str(batch["id"]), data=told)
    assert told.value("SELECT count(*) FROM person WHERE state = 'active'") == people
    (batch,) = json.loads(ok("imports", "--json", data=told))
    assert batch["undone_at"] is not None
    assert "九月登记.xlsx" in ok("imports", data=told)
    assert "undone already" in refused("undo-import", str(batch["id"]), data=told)
    refused("undo-import", "99", data=told)


# ---- demo


def demo(*args: str | Path, **given: Any) -> str:
    return ok("demo", "--no-window", "--visits-per-day", "8", "--people", "30", *args, **given)


def test_the_demo_is_the_same_twice_and_its_log_has_its_figures(home: Path, tmp_path: Path) -> None:
    real = paths.default_station()
    with closing(open_database(real, create=True)) as db:
        check_in_anonymous(db, heads=6, **WHEN)
        before = contents(db)
    said = demo("--month", "2026-10", "--seed", "5", "--out", tmp_path / "one")
    station = paths.demo_station()
    assert home in station.parents
    assert str(station) in said
    figures = json.loads(ok("stats", "--month", "2026-10", "--json", data=station))
    demo("--month", "2026-10", "--seed", "5", "--out", tmp_path / "two")
    assert json.loads(ok("stats", "--month", "2026-10", "--json", data=station)) == figures
    (log,) = (tmp_path / "one").iterdir()
    assert log.name == "2026-10 visit log (invented).xlsx"
    sheet, summary = openpyxl.load_workbook(log).worksheets
    rows = [row for row in sheet.iter_rows(min_row=4, values_only=True) if isinstance(row[0], int)]
    assert sum(row[4] for row in rows) == figures["visit_count"]
    said_there = {row[0]: row[1] for row in summary.iter_rows(max_row=12, values_only=True)}
    assert (said_there["Visits"], said_there["People (each once)"]) == (figures["visit_count"], figures["person_count"])
    demo("--month", "2026-10", "--seed", "6", "--out", tmp_path / "two")
    assert json.loads(ok("stats", "--month", "2026-10", "--json", data=station)) != figures
    with closing(open_database(real)) as db:
        assert contents(db) == before


def test_the_demo_without_a_month_goes_on_until_today(tmp_path: Path) -> None:
    words = demo(lang="zh")
    assert "台账已写好：" in words
    assert len(list(tmp_path.glob("*服务登记台账（演示）.xlsx"))) == 1
    with closing(open_database(paths.demo_station(), read_only=True)) as db:
        assert db.value("SELECT count(*) FROM visit WHERE state = 'in'") > 0


def test_what_the_demo_refuses(tmp_path: Path) -> None:
    demo("--month", "2026-10")
    size = paths.demo_station().stat().st_size
    for month in ("2026-13", "x"):
        refused("demo", "--no-window", "--month", month)
    lock = StationLock(paths.lock_file(paths.demo_station()))
    try:
        assert "open already" in refused("demo", "--no-window", "--month", "2026-10")
    finally:
        lock.release()
    assert paths.demo_station().stat().st_size == size
    (tmp_path / "file").write_text("x", encoding="utf-8")
    result = run(
        "demo",
        "--no-window",
        "--month",
        "2026-10",
        "--people",
        "5",
        "--visits-per-day",
        "2",
        "--out",
        tmp_path / "file" / "deeper",
    )
    assert (result.exit_code, "cannot be written" in result.stderr) == (1, True)


# ---- as a program of its own


def program(*args: str | Path, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    env = {**ENVIRONMENT, **os.environ, **environment}
    return subprocess.run(
        [sys.executable, "-m", "station_app", *map(str, args)], capture_output=True, env=env, check=False
    )


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "gbk", "utf-8"])
def test_a_console_that_knows_no_hanzi(told: Database, encoding: str) -> None:
    before = ("--lang", "zh", "--data", told.path)
    words = program(*before, "stats", "--month", "2026-09", PYTHONIOENCODING=encoding)
    assert (words.returncode, words.stderr) == (0, b"")
    # Click itself takes a console that says ascii for one that was not set up, and speaks UTF-8 to it.
    spoken = words.stdout.decode("utf-8" if encoding == "ascii" else encoding)
    assert ("????" if encoding == "cp1252" else "服务人次") in spoken
    found = program(*before, "find", "2046", "--json", PYTHONIOENCODING=encoding)
    assert json.loads(found.stdout.decode(encoding))[0]["name"] == "周佳宁"
    refusal = program(*before, "stats", "--month", "九月", PYTHONIOENCODING=encoding)
    assert (refusal.returncode, refusal.stdout) == (1, b"")
    assert b"Traceback" not in refusal.stderr


def test_exit_codes_of_the_program(told: Database, tmp_path: Path) -> None:
    assert program("--data", told.path, "check").returncode == 0
    assert program("--data", tmp_path / "gone.sqlite", "check").returncode == 1
    wrong = program("--data", told.path, "stats")
    assert (wrong.returncode, wrong.stdout) == (2, b"")
    assert b"--month" in wrong.stderr
    assert wrong.stderr.startswith(b"Usage: station-app")


@pytest.mark.skipif(sys.platform == "win32", reason="a signal of POSIX")
def test_ctrl_c_ends_it_without_a_trace(home: Path, tmp_path: Path) -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "station_app", "demo", "--no-window", "--month", "2026-10", "--visits-per-day", "5000"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**ENVIRONMENT, **os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert running.stdout is not None
    running.stdout.readline()  # it has begun
    time.sleep(0.3)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 1
    assert b"Traceback" not in said
    with closing(open_database(paths.demo_station(), read_only=True)) as db:
        assert db.value("SELECT count(*) FROM visit") == 0
    assert list(tmp_path.glob("*.xlsx")) == []


def test_without_any_console(told: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # As pythonw starts it.
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    for args, code in (
        (["stats", "--month", "2026-09"], 0), (["stats", "--month", "2026-09", "--json"], 0),
        (["export", "visits", "--month", "2026-09", "--out", str(tmp_path / "x.xlsx")], 0),
        (["stats", "--month", "x"], 1), (["stats"], 2),
    ):  # fmt: skip
        with pytest.raises(SystemExit) as ended:
            cli.main(["--data", str(told.path), *args], prog_name="station-app")
        assert ended.value.code == code
    assert (tmp_path / "x.xlsx").exists()


def test_a_stream_that_is_no_console_is_left_alone(told: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    caught = io.StringIO()
    monkeypatch.setattr(sys, "stdout", caught)
    with pytest.raises(SystemExit):
        cli.main(["--lang", "zh", "--data", str(told.path), "stats", "--month", "2026-09", "--json"])
    assert json.loads(caught.getvalue())["visit_count"] == 7
