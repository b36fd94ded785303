"""The ledgers of lending and their figures, over loans, returns, losses and what is overdue."""

import csv
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from station_app.core.lending.commands import add_tool, give_back, lend, renew, report_lost, retire
from station_app.core.people.commands import merge, register
from station_app.core.reports import ledgers, lending_ledgers
from station_app.core.reports.export import allow, export
from station_app.core.reports.lending_figures import lending, losses
from station_app.core.reports.periods import Period, month
from station_app.core.storage.database import Database
from station_app.core.undo.commands import undo
from tests.conftest import MORNING

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SEPTEMBER = month("2026-09")
WORDS = {key: key for key in (*ledgers.WORD_KEYS, *lending_ledgers.WORD_KEYS)}
NOW = MORNING + 5 * DAY


@pytest.fixture
def lent(station: Database) -> Database:
    """T-001 back late and damaged, T-002 out and overdue, T-003 lost with its borrower, T-004 lent in August, T-005
    lost from its cabinet, T-006 retired, T-007's loan taken back."""
    for name, phone in (("周佳宁", "13800002046"), ("单小满", "13800002047"), ("小单", None)):
        register(station, name=name, phone=phone, now=MORNING, by=None)
    merge(station, keep=2, drop=3, now=MORNING, by=None)
    for n in range(1, 8):
        add_tool(
            station,
            name=f"锤子{n % 2}",
            kind="hand" if n < 3 else "rain",
            cabinet="A1",
            slot=str(n),
            accessories=["布袋", "尺"],
            value_fen=1050 * n,
            now=MORNING,
            by=None,
        )

    def out(tool: int, person: int, at: Any = MORNING) -> int:
        return lend(station, tool_id=tool, person_id=person, override="x", now=at, by=None).op

    out(4, 1, MORNING - 2 * DAY)
    give_back(station, loan_id=1, now=MORNING - 2 * DAY + HOUR, by=None)
    for tool in (1, 2, 3):
        out(tool, 1 + tool // 2)
    give_back(station, loan_id=2, condition="damaged", missing=["尺"], note="裂了", now=MORNING + 2 * DAY, by=None)
    renew(station, loan_id=3, now=MORNING, by=None)
    report_lost(station, tool_id=3, reason="路上丢了", now=MORNING + 3 * DAY, by=None)
    report_lost(station, tool_id=5, now=MORNING + 4 * DAY, by=None)
    wrong = report_lost(station, tool_id=6, now=MORNING, by=None)
    undo(station, op=wrong.op, now=MORNING, by=None)
    retire(station, tool_id=6, now=MORNING, by=None)
    undo(station, op=out(7, 1, MORNING + DAY), now=MORNING + DAY, by=None)
    return station


def rows(db: Database, name: str, path: Path, **changes: Any) -> list[list[str]]:
    facts: dict[str, Any] = {"period": SEPTEMBER, "format": "csv", "language": "zh", "words": WORDS, "made_at": NOW}
    count = export(station=db.path, ledger=name, out=path, **{**facts, **changes})
    with path.open(encoding="utf-8-sig", newline="") as file:
        read = list(csv.reader(file))
    assert len(read) == count + 1
    return read[1:]


def test_the_figures_of_a_month(lent: Database) -> None:
    figures = lending(lent, SEPTEMBER, now=NOW)
    assert (figures.lent_count, figures.borrower_count, figures.back_count) == (3, 2, 1)
    assert (figures.late_count, figures.overdue_count, figures.damaged_count, figures.lost_count) == (2, 1, 1, 2)
    assert (figures.by_kind, figures.by_tool) == ({"hand": 2, "rain": 1}, {"锤子1": 2, "锤子0": 1})
    assert figures.by_day[date(2026, 9, 1)] == 3
    assert (len(figures.by_day), sum(figures.by_day.values())) == (30, 3)
    nothing = lending(lent, month("2026-07"), now=NOW)
    assert (nothing.lent_count, nothing.late_count, nothing.lost_count, nothing.by_kind) == (0, 0, 0, {})
    assert lending(lent, month("2026-08"), now=NOW).lent_count == 1
    assert lending(lent, SEPTEMBER, now=MORNING).overdue_count == 0


def test_losses_by_the_stations_days(lent: Database) -> None:
    day = Period(date(2026, 9, 4), date(2026, 9, 4))
    assert losses(lent, day) == [(3, "2026-09-04T02:00:00.000000Z")]


def test_loans_of_a_month(lent: Database, tmp_path: Path) -> None:
    back, out, lost = rows(lent, "loans", tmp_path / "loans.csv")
    assert back == [
        "1", "T-001", "锤子1", "周佳宁", "138****2046", "2026-09-01 10:00", "2026-09-01 21:00", "2026-09-03 10:00",
        "loan_state.back", "condition.damaged", "尺", "2", "裂了", "",
    ]  # fmt: skip
    assert (out[1], out[3], out[6], out[7], out[8], out[11]) == (
        "T-002", "单小满", "2026-09-02 21:00", "", "loan_state.open", "4",
    )  # fmt: skip
    assert (lost[1], lost[8], lost[11]) == ("T-003", "loan_state.lost", "3")
    (whole, *_) = rows(lent, "loans", tmp_path / "all.csv", unmasked=True)
    assert whole[4] == "13800002046"


def test_tools_with_their_state(lent: Database, tmp_path: Path) -> None:
    read = rows(lent, "tools", tmp_path / "tools.csv")
    assert [row[1] for row in read] == [f"T-00{n}" for n in range(1, 8)]
    assert read[0][2:9] == ["锤子1", "手动工具", "A1", "1", "布袋separator尺", "10.5", "tool_state.in_repair"]
    assert (read[1][8], read[1][10], read[1][11]) == ("tool_state.on_loan", "单小满", "2026-09-02 21:00")
    assert (read[2][8], read[2][12], read[5][8]) == ("tool_state.lost", "路上丢了", "tool_state.retired")


def test_what_is_overdue_and_what_was_lost(lent: Database, tmp_path: Path) -> None:
    assert rows(lent, "overdue", tmp_path / "overdue.csv") == [
        ["1", "T-002", "锤子0", "单小满", "138****2047", "2026-09-01 10:00", "2026-09-02 21:00", "4"]
    ]
    with_borrower, from_cabinet = rows(lent, "losses", tmp_path / "losses.csv")
    assert with_borrower[1:8] == [
        "T-003", "锤子1", "31.5", "2026-09-04 10:00", "tool_state.lost", "单小满", "138****2047",
    ]  # fmt: skip
    assert from_cabinet[1:8] == ["T-005", "锤子1", "52.5", "2026-09-05 10:00", "tool_state.lost", "", ""]


@pytest.mark.parametrize("name", lending_ledgers.COLUMNS)
def test_a_workbook_of_each(lent: Database, tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.xlsx"
    allow(lent, ledger=name, now=NOW, by=None)
    count = export(
        station=lent.path, ledger=name, period=SEPTEMBER, format="xlsx", out=path, language="zh", words=WORDS,
        made_at=NOW,
    )  # fmt: skip
    book = openpyxl.load_workbook(path)
    assert len(book.sheetnames) == (2 if name == "loans" else 1)
    assert count > 0


def test_a_borrower_without_a_number(station: Database, tmp_path: Path) -> None:
    person = register(station, nickname="张师傅", now=MORNING, by=None).value
    tool = add_tool(station, name="锤子", now=MORNING, by=None).value
    lend(station, tool_id=tool.id, person_id=person.id, now=MORNING, by=None)
    assert rows(station, "loans", tmp_path / "loans.csv")[0][3:5] == ["张师傅", ""]


def test_a_station_without_tools(station: Database, tmp_path: Path) -> None:
    for name in lending_ledgers.COLUMNS:
        assert rows(station, name, tmp_path / f"{name}.csv") == []
