"""Amenities, checks, hours and supplies on the command line: their ledgers as files, their figures, what is refused."""

import csv
import json
from pathlib import Path

import openpyxl
import pytest

from station_app import cli
from station_app.core.clock import SetClock
from station_app.core.reports.house_ledgers import AMENITIES, SUPPLIES
from station_app.core.storage.database import Database
from station_app.texts.house_sheets import house_words
from tests.core.reports.house import EVENING, furnish
from tests.test_cli import home, ok, refused, run

__all__ = ["home"]

SEPTEMBER = ("--month", "2026-09")
ROWS = {"amenities": 4, "inspections": 17, "faults": 2, "openings": 3, "supplies": 3, "stock_card": 10, "moves": 6}
NAMED = {
    "amenities": "饮水机 2 号",
    "inspections": "√",
    "faults": "换了加热管",
    "openings": "closing not recorded",
    "supplies": "酸梅汤",
    "stock_card": "carried over",
    "moves": "138****2046",
}
"""Something that stands in each."""


@pytest.fixture
def house(station: Database, monkeypatch: pytest.MonkeyPatch) -> Database:
    """The house of three days of September, on the evening of the third."""
    monkeypatch.setattr(cli, "SystemClock", lambda: SetClock(EVENING))
    return furnish(station)


@pytest.mark.parametrize("ledger", [*AMENITIES, *SUPPLIES])
def test_every_ledger_goes_out_in_both_formats(house: Database, tmp_path: Path, ledger: str) -> None:
    book, plain = tmp_path / "a.xlsx", tmp_path / "a.csv"
    said = ok("export", ledger, *SEPTEMBER, "--out", book, data=house)
    assert f"{ROWS[ledger]} rows written" in said
    assert said == ok("export", ledger, *SEPTEMBER, "--format", "csv", "--out", plain, data=house).replace(
        ".csv", ".xlsx"
    )
    cells = [str(cell) for row in openpyxl.load_workbook(book).worksheets[0].values for cell in row if cell is not None]
    assert any(house_words()[f"ledger.{ledger}"] in cell for cell in cells)
    assert NAMED[ledger] in cells
    with plain.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) == ROWS[ledger] + 1
    assert any(NAMED[ledger] in row for row in rows[1:])
    assert "13800002046" not in plain.read_text(encoding="utf-8-sig")
    assert house.value("SELECT count(*) FROM act WHERE what = 'reports.export'") == 2


def test_whole_numbers_want_a_reason(house: Database, tmp_path: Path) -> None:
    out = tmp_path / "moves.csv"
    as_csv = ("export", "moves", *SEPTEMBER, "--format", "csv", "--out", out, "--unmasked")
    refused(*as_csv, data=house)
    assert not out.exists()
    ok(*as_csv, "--reason", "区总工会核对", data=house)
    assert "13800002046" in out.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("ledger", ["amenities", "supplies"])
def test_what_is_now_needs_no_days(house: Database, tmp_path: Path, ledger: str) -> None:
    assert f"{ROWS[ledger]} rows" in ok("export", ledger, "--out", tmp_path / "now.xlsx", data=house)


@pytest.mark.parametrize("ledger", ["inspections", "faults", "openings", "stock_card", "moves"])
def test_what_was_needs_its_days(house: Database, tmp_path: Path, ledger: str) -> None:
    out = tmp_path / "was.xlsx"
    assert run("export", ledger, "--out", out, data=house).exit_code == 2
    assert "2026-13" in refused("export", ledger, "--month", "2026-13", "--out", out, data=house)
    assert not out.exists()
    assert house.value("SELECT count(*) FROM act WHERE what = 'reports.export'") == 0


def test_the_figures_of_the_house(house: Database) -> None:
    figures = json.loads(ok("stats", *SEPTEMBER, "--json", data=house))
    assert figures["opening"] == {"open_days": 3, "minutes": 1450, "late_days": 1, "early_days": 1, "missed": 1}
    assert figures["supplies"] == {
        **{"received": 110, "issued": 3, "scrapped": 5, "counted": -3},
        "issued_by_kind": {"drink": 2, "medicine": 1},
    }
    assert set(figures["amenities"]) == {"faults_reported", "faults_confirmed", "out_minutes", "checks", "abnormal"}
    assert (figures["amenities"]["checks"], figures["amenities"]["abnormal"]) == (6, 3)
    lines = ok("stats", *SEPTEMBER, data=house).splitlines()
    for line in (
        "Days open: 3",
        "Hours open: 24.2",
        "Days opened late: 1",
        "Closings not recorded: 1",
        "Supplies received: 110",
        "Supplies issued: 3",
        "Issued by kind",
        "Difference found by counting: -3",
        "Faults reported: 2",
        "Faults fixed and confirmed: 1",
        "Hours out of service: 54.7",
        "Points checked: 6",
        "Points not in order: 3",
    ):
        assert line in lines, line


def test_a_station_without_any_says_nothing_of_them(station: Database) -> None:
    said = ok("stats", *SEPTEMBER, data=station)
    assert "Days open" not in said
    assert "Points checked" not in said
    figures = json.loads(ok("stats", *SEPTEMBER, "--json", data=station))
    assert figures["opening"]["open_days"] == figures["amenities"]["checks"] == 0
    assert figures["supplies"]["issued_by_kind"] == {}
