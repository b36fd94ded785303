"""The ledgers of trainings and their figures: sessions, who was on their lists, one session alone, and how fast."""

import csv
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

import openpyxl
import pytest

from station_app.core.errors import NotFound, NotValid
from station_app.core.reports import counting, house_ledgers
from station_app.core.reports.counting import compared, compared_at_once
from station_app.core.reports.export import allow, export
from station_app.core.reports.periods import Period, month
from station_app.core.reports.training_figures import Topic, training
from station_app.core.storage.database import Database
from station_app.core.training.commands import void_certificate
from tests.core.reports.house import at
from tests.core.reports.trainings import NOW, WORDS, fill, teach

SEPTEMBER, AUGUST = month("2026-09"), month("2026-08")


@pytest.fixture
def taught(station: Database) -> Database:
    return teach(station)


def rows(db: Database, name: str, path: Path, **changes: Any) -> list[list[str]]:
    facts: dict[str, Any] = {"period": SEPTEMBER, "format": "csv", "language": "zh", "words": WORDS, "made_at": NOW}
    count = export(station=db.path, ledger=name, out=path, **{**facts, **changes})
    with path.open(encoding="utf-8-sig", newline="") as file:
        read = list(csv.reader(file))
    assert len(read) == count + 1
    return read[1:]


def sheet(db: Database, name: str, path: Path, **changes: Any) -> list[list[Any]]:
    facts: dict[str, Any] = {"period": SEPTEMBER, "format": "xlsx", "language": "zh", "words": WORDS, "made_at": NOW}
    export(station=db.path, ledger=name, out=path, **{**facts, **changes})
    return [list(row) for row in openpyxl.load_workbook(path).worksheets[0].values]


# -- figures -------------------------------------------------------------------------------------------------------


def test_the_figures_of_a_month(taught: Database) -> None:
    figures = training(taught, SEPTEMBER)
    assert (figures.held, figures.cancelled) == (2, 1)
    assert (figures.attended, figures.walk_ins) == (5, 3)
    assert figures.people == 3  # 小孟 is 孟凯
    assert figures.minutes == 3 * 90 + 2 * 60
    assert figures.hours == 6.5
    assert (figures.absent, figures.expected) == (1, 3)  # session 2 is not closed: nobody is absent from it yet
    assert figures.absent_share == pytest.approx(100 / 3)
    assert list(figures.by_topic.items()) == [("heimlich", Topic(1, 3)), ("骑手座谈会", Topic(1, 2))]
    assert training(taught, AUGUST).by_topic == {"fire_safety": Topic(1, 1)}


def test_what_was_neither_held_nor_cancelled_is_in_no_figure(taught: Database) -> None:
    to_come = training(taught, Period(date(2026, 9, 4), date(2026, 9, 30)))  # 4 is planned, 5 was taken back
    assert not to_come.anything
    assert (to_come.absent_share, to_come.hours, to_come.by_topic) == (None, 0, {})
    assert to_come.as_json() == {
        "held": 0, "cancelled": 0, "attended": 0, "walk_ins": 0, "people": 0, "minutes": 0, "absent": 0, "expected": 0,
        "absent_share": None, "by_topic": {},
    }  # fmt: skip
    cancelled = training(taught, Period(date(2026, 9, 3), date(2026, 9, 3)))
    assert (cancelled.anything, cancelled.held, cancelled.cancelled, cancelled.by_topic) == (True, 0, 1, {})


def test_they_are_compared_with_the_others(taught: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    both = compared(taught, SEPTEMBER, AUGUST, now=NOW)
    assert (both.trained.held, both.trained_before.held) == (2, 1)
    assert compared_at_once(taught, SEPTEMBER, AUGUST, now=NOW) == both
    monkeypatch.setattr(counting, "LISTED_AT_ONCE", 9)
    assert compared_at_once(taught, SEPTEMBER, AUGUST, now=NOW) is None


# -- the ledger of sessions ----------------------------------------------------------------------------------------


def test_sessions_of_a_month(taught: Database, tmp_path: Path) -> None:
    first, second, third, fourth = rows(taught, "training", tmp_path / "a.csv")
    assert first == [
        "1", "2026-09-01", "15:00", "16:30", "海姆立克急救法", "大厅", "林护士", "区急救站", "4", "3", "3", "1", "1",
        "1", "4.5", "session_state.held", "5", "带教具",
    ]  # fmt: skip
    assert second[4:16] == [
        "骑手座谈会", "", "", "", "10", "0", "2", "2", "0", "0", "2", "session_state.unclosed",
    ]  # fmt: skip
    assert third[9:] == ["1", "0", "0", "0", "0", "0", "session_state.cancelled", "5", "讲师生病"]
    assert (fourth[1], fourth[9], fourth[15]) == ("2026-09-20", "1", "session_state.planned")


def test_what_has_not_ended_is_running(taught: Database, tmp_path: Path) -> None:
    found = rows(taught, "training", tmp_path / "a.csv", made_at=at(2, 10, 30), language="en")
    assert [row[15] for row in found[:2]] == ["session_state.held", "session_state.running"]
    assert found[0][4] == "Heimlich manoeuvre"


def test_a_workbook_of_sessions(taught: Database, tmp_path: Path) -> None:
    found = sheet(taught, "training", tmp_path / "a.xlsx")
    assert found[3][0] == 1
    assert (found[3][14], found[4][14]) == (4.5, 2)
    assert found[7][0] == "2 1 5 3 6.5"  # the total, under the rows
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    summary = [list(row) for row in book["sheet.summary"].values]
    figures = {row[0]: row[1] for row in summary}
    assert figures["figure.training_people"] == 3
    assert figures["figure.training_hours"] == 6.5
    assert ["海姆立克急救法", 3, 1] in [row[:3] for row in summary]
    assert book.worksheets[0]["O5"].number_format == "General"


def test_a_month_without_sessions(station: Database, tmp_path: Path) -> None:
    for name in ("training", "attendance"):
        assert rows(station, name, tmp_path / f"{name}.csv") == []
        assert sheet(station, name, tmp_path / f"{name}.xlsx")[3][0] == "ledger.empty"


# -- the ledger of attendance --------------------------------------------------------------------------------------


def test_attendance_of_a_month(taught: Database, tmp_path: Path) -> None:
    found = rows(taught, "attendance", tmp_path / "a.csv")
    assert found[0] == [
        "1", "2026-09-01", "15:00", "海姆立克急救法", "周佳宁", "138****2046", "外卖配送员", "美团",
        "enrolment_state.attended", "14:51", "16:00", "", "1.5", "2026-0001", "",
    ]  # fmt: skip
    assert [(row[4], row[8], row[11], row[12]) for row in found[1:]] == [
        ("孟凯", "enrolment_state.attended", "", "1.5"),
        ("孙晓雨", "enrolment_state.absent", "", ""),
        ("高翔", "enrolment_state.waiting", "", ""),
        ("", "enrolment_state.attended", "walk_in.yes", "1.5"),
        ("周佳宁", "enrolment_state.attended", "walk_in.yes", "1"),
        ("孟凯", "enrolment_state.attended", "walk_in.yes", "1"),
    ]
    assert (found[4][5], found[6][5]) == ("135****6612", "137****8805")  # by the record that counts


def test_the_total_of_the_attendance_and_its_heading(taught: Database, tmp_path: Path) -> None:
    found = sheet(taught, "attendance", tmp_path / "a.xlsx")
    assert found[10][0] == "5 3 1 6.5"
    assert "heading.masked" in str(found[1][0])
    assert "heading.unmasked" in str(sheet(taught, "attendance", tmp_path / "b.xlsx", unmasked=True)[1][0])
    assert "13800002046" in str(sheet(taught, "attendance", tmp_path / "b.xlsx", unmasked=True))
    assert "heading.masked" not in str(sheet(taught, "training", tmp_path / "c.xlsx")[1][0])  # nobody's number in it


def test_a_certificate_that_is_void_is_none(taught: Database, tmp_path: Path) -> None:
    void_certificate(taught, certificate_id=1, reason="名字写错", now=NOW, by=None)
    assert rows(taught, "attendance", tmp_path / "a.csv")[0][13] == ""


def test_one_session_alone_whatever_the_period(taught: Database, tmp_path: Path) -> None:
    held = rows(taught, "attendance", tmp_path / "a.csv", session=2, period=AUGUST)
    assert [row[4] for row in held] == ["周佳宁", "孟凯"]
    to_come = rows(taught, "attendance", tmp_path / "b.csv", session=4)
    assert [(row[4], row[8]) for row in to_come] == [("周佳宁", "enrolment_state.enrolled")]
    called_off = rows(taught, "attendance", tmp_path / "c.csv", session=3)
    assert [row[5] for row in called_off] == ["138****2046"]  # those who are to be told
    found = sheet(taught, "attendance", tmp_path / "d.xlsx", session=1, period=AUGUST)
    assert "2026-09-01    15:00–16:30 · 海姆立克急救法 · 大厅 · 林护士" in str(found[1][0])
    assert len(openpyxl.load_workbook(tmp_path / "d.xlsx").sheetnames) == 1  # no figures of a period with it


def test_a_session_there_is_none_of_and_a_ledger_without_sessions(taught: Database, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        rows(taught, "attendance", tmp_path / "a.csv", session=99)
    with pytest.raises(NotValid):
        rows(taught, "training", tmp_path / "a.csv", session=1)
    assert list(tmp_path.glob("*.csv")) == []
    assert allow(taught, ledger="attendance", now=NOW, by=None).op


# -- how fast ------------------------------------------------------------------------------------------------------


def test_many_sessions_are_read_by_as_many_queries_as_few(station: Database, tmp_path: Path) -> None:
    fill(station, sessions=40, each=30, days=30, last=SEPTEMBER.last)
    asked: list[str] = []
    for name, most in (("training", 20), ("attendance", 20)):
        asked.clear()
        rows_of = _queries(station, name, tmp_path / f"{name}.csv", asked)
        assert rows_of == (40 if name == "training" else 1200)
        assert len(asked) < most


def _queries(db: Database, name: str, path: Path, asked: list[str]) -> int:
    # The ledger itself over the open connection, its statements counted.
    db.conn.set_trace_callback(asked.append)
    try:
        made = house_ledgers.ledger(db, name, SEPTEMBER, language="zh", words=WORDS, made_at=NOW)
        return len(list(made.rows))
    finally:
        db.conn.set_trace_callback(None)


@pytest.mark.slow
def test_a_thousand_sessions_of_thirty(station: Database, tmp_path: Path) -> None:
    fill(station, sessions=1_000, each=30, days=30, last=SEPTEMBER.last)
    begun = perf_counter()
    figures = training(station, SEPTEMBER)
    assert perf_counter() - begun < 0.5
    assert (figures.held, figures.attended, figures.absent) == (1_000, 24_000, 6_000)
    assert figures.absent_share == 20
    for name, most in (("training", 3.0), ("attendance", 15.0)):
        begun = perf_counter()
        found = rows(station, name, tmp_path / f"{name}.csv")
        assert perf_counter() - begun < most
        assert len(found) == (1_000 if name == "training" else 30_000)
