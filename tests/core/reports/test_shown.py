"""What the page of the log shows, as a file: filters, order, columns, masks, formulas."""

import csv
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from station_app.core.errors import AlreadyThere, Cancelled, NotValid
from station_app.core.people.commands import register
from station_app.core.reports import shown
from station_app.core.reports.ledgers import WORD_KEYS as FRAME_KEYS
from station_app.core.reports.log_ledger import WORD_KEYS
from station_app.core.reports.periods import month
from station_app.core.reports.queries import log_rows
from station_app.core.storage.database import Database, write
from station_app.core.visits import queries
from station_app.core.visits.commands import check_in, check_in_anonymous, check_out, void
from station_app.core.visits.corrections import back_date
from station_app.core.visits.queries import Filters, Order, Sort
from station_app.texts.shown_log import shown_log_words
from tests.conftest import MORNING

WHEN: dict[str, Any] = {"now": MORNING, "by": None}
WORDS = {key: key for key in (*FRAME_KEYS, *WORD_KEYS, *shown.WORD_KEYS)} | {
    "separator": "、",
    "heading.range": "{first}–{last}",
    "heading.month": "{year}-{month}",
    "heading.count": "{count} rows",
    "heading.made_at": "{at}",
    "heading.title": "{station}",
}
ALL = tuple(shown.COLUMNS)


@pytest.fixture
def log(station: Database) -> Database:
    """A rider who left, a group, one void, one back-dated; the rider under two records."""
    rider = register(station, name="=周佳宁", phone="13812342046", category="food_rider", platforms=["meituan"], **WHEN)
    visit = check_in(station, person_id=rider.value.id, services=["water", "rest"], **WHEN).value
    check_out(station, visit_id=visit.id, now=MORNING + timedelta(minutes=40), by=None)
    check_in_anonymous(station, heads=6, category="sanitation", now=MORNING + timedelta(minutes=50), by=None)
    wrong = check_in_anonymous(station, heads=9, now=MORNING + timedelta(minutes=55), by=None).value
    void(station, visit_id=wrong.id, reason="数错了", **WHEN)
    old = register(station, nickname="张师傅", phone="05318888", category="courier", **WHEN).value.id
    back_date(station, day=date(2026, 8, 30), person_id=old, note="纸上补的", **WHEN)
    return station


def export(db: Database, out: Path, **given: Any) -> int:
    facts: dict[str, Any] = {
        "filters": Filters(),
        "order": Order(),
        "columns": ALL,
        "narrowed": "",
        "format": out.suffix[1:],
        "language": "zh",
        "words": WORDS,
        "made_at": MORNING,
        **given,
    }
    return shown.export_shown_job(station=db.path, out=out, **facts)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [{key.removeprefix("column."): value for key, value in row.items()} for row in csv.DictReader(file)]


def test_every_column_of_what_is_shown(log: Database, tmp_path: Path) -> None:
    assert export(log, tmp_path / "a.csv", filters=Filters(with_void=True)) == 4
    wrong, six, rider, old = rows(tmp_path / "a.csv")
    assert rider == {
        "day": "2026-09-01",
        "arrived": "10:00",
        "name": "'=周佳宁",
        "heads": "1",
        "phone": "138****2046",
        "category": "外卖配送员",
        "platform": "美团",
        "services": "饮水、休息",
        "left": "10:40",
        "state": "state.out",
        "stay": "40",
        "origin": "origin.desk",
        "note": "",
        "void_reason": "",
        "by": "",
        "entered": "2026-09-01 10:00",
    }
    assert (six["name"], six["heads"], six["state"]) == ("anonymous", "6", "state.in")
    assert (wrong["state"], wrong["void_reason"]) == ("state.void", "数错了")
    assert (old["name"], old["phone"], old["arrived"], old["origin"], old["note"]) == (
        "张师傅",
        "****8888",
        "",
        "origin.back_dated",
        "纸上补的",
    )


def test_filters_order_and_columns_are_those_of_the_page(log: Database, tmp_path: Path) -> None:
    order = Order(Sort.NAME, descending=False)
    export(log, tmp_path / "a.csv", order=order, columns=("name", "by"), filters=Filters(last_day=date(2026, 9, 1)))
    found = rows(tmp_path / "a.csv")
    assert [row["name"] for row in found] == ["'=周佳宁", "张师傅", "anonymous"]
    assert set(found[0]) == {"name", "by"}
    export(log, tmp_path / "b.csv", filters=Filters(origin="back_dated"))
    assert [row["name"] for row in rows(tmp_path / "b.csv")] == ["张师傅"]


def test_numbers_go_out_whole_when_asked(log: Database, tmp_path: Path) -> None:
    export(log, tmp_path / "a.csv", unmasked=True)
    assert {row["phone"] for row in rows(tmp_path / "a.csv")} == {"", "13812342046", "05318888"}


def test_the_workbook_says_which_filters_were_on(log: Database, tmp_path: Path) -> None:
    export(log, tmp_path / "a.xlsx", narrowed="人员类别：快递员 · 含作废", filters=Filters(with_void=True))
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    sheet, summary = book.worksheets
    line = str(sheet["A2"].value)
    assert "2026-08-30–2026-09-01" in line
    assert "人员类别：快递员 · 含作废" in line
    assert "4 rows" in line
    assert [cell.value for cell in sheet[3]] == [f"column.{key}" for key in ALL]
    assert sheet["A4"].value == datetime(2026, 9, 1)  # noqa: DTZ001 - what a spreadsheet keeps
    assert sheet["B6"].value == time(10, 0)
    assert sheet["C6"].value == "=周佳宁"
    assert sheet["C6"].data_type == "s"
    figures = {row[0].value: row[1].value for row in summary.iter_rows(min_row=4)}
    assert (figures["figure.visit_count"], figures["figure.person_count"]) == (8, 2)
    book.close()


def test_nothing_shown_is_a_file_without_rows(log: Database, tmp_path: Path) -> None:
    assert export(log, tmp_path / "a.xlsx", filters=Filters(category="streamer")) == 0
    assert export(log, tmp_path / "a.csv", filters=Filters(category="streamer")) == 0


def test_a_station_is_never_written_over(log: Database, tmp_path: Path) -> None:
    with pytest.raises(AlreadyThere):
        export(log, log.path, format="csv")
    with pytest.raises(NotValid):
        export(log, tmp_path / "a.csv", columns=("name", "secrets"))


def test_it_is_cancelled_without_a_trace(log: Database, tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        export(log, tmp_path / "a.csv", step=stop)
    assert not list(tmp_path.glob("*.csv"))


def test_every_label_has_words() -> None:
    words = shown_log_words()
    assert set(shown.WORD_KEYS) | set(WORD_KEYS) | set(FRAME_KEYS) <= set(words)


def test_a_merged_person_is_named_once_in_ledgers(log: Database) -> None:
    with write(log):
        log.run("DELETE FROM person_key WHERE person_id = 2")
        log.run("UPDATE person SET root_id = 1 WHERE id = 2")
    august = list(log_rows(log, month("2026-08")))
    assert [(row.name, row.phone, row.category) for row in august] == [("=周佳宁", "13812342046", "courier")]
    assert [visit.name for visit in queries.by_ids(log, queries.ids(log, Filters(person_id=2)))] == ["=周佳宁"] * 2
