"""Trainings on the command line: their ledgers as files, one session alone, their figures, what is refused."""

import csv
import json
from pathlib import Path

import openpyxl
import pytest

from station_app import cli
from station_app.core.clock import SetClock
from station_app.core.storage.database import Database
from tests.core.reports.trainings import NOW, teach
from tests.test_cli import home, ok, refused, run

__all__ = ["home"]

SEPTEMBER = ("--month", "2026-09")


@pytest.fixture
def taught(station: Database, monkeypatch: pytest.MonkeyPatch) -> Database:
    """The sessions of September, on the morning of the fifth."""
    monkeypatch.setattr(cli, "SystemClock", lambda: SetClock(NOW))
    return teach(station)


def lines(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_both_ledgers_go_out_in_both_formats(taught: Database, tmp_path: Path) -> None:
    for ledger, count, named in (("training", 4, "not closed yet"), ("attendance", 7, "138****2046")):
        book, plain = tmp_path / f"{ledger}.xlsx", tmp_path / f"{ledger}.csv"
        assert f"{count} rows written" in ok("export", ledger, *SEPTEMBER, "--out", book, data=taught)
        ok("export", ledger, *SEPTEMBER, "--format", "csv", "--out", plain, data=taught)
        cells = [str(cell) for row in openpyxl.load_workbook(book).worksheets[0].values for cell in row]
        assert named in cells
        assert len(lines(plain)) == count + 1
        assert any(named in row for row in lines(plain))
        assert "13800002046" not in plain.read_text(encoding="utf-8-sig")


def test_whole_numbers_want_a_reason(taught: Database, tmp_path: Path) -> None:
    out = tmp_path / "a.csv"
    said = ("export", "attendance", *SEPTEMBER, "--format", "csv", "--out", out, "--unmasked")
    refused(*said, data=taught)
    assert not out.exists()
    ok(*said, "--reason", "街道核对", data=taught)
    assert any("13800002046" in row for row in lines(out))
    assert taught.value("SELECT what FROM act ORDER BY id DESC LIMIT 1") == "reports.export_unmasked"


def test_one_session_without_days(taught: Database, tmp_path: Path) -> None:
    out = tmp_path / "a.csv"
    said = ok("export", "attendance", "--session", "1", "--format", "csv", "--out", out, data=taught)
    assert "5 rows written" in said
    assert {row[1] for row in lines(out)[1:]} == {"2026-09-01"}
    refused("export", "attendance", "--session", "99", "--out", tmp_path / "b.csv", data=taught)
    for wrong in (("training", "--session", "1"), ("attendance", "--session", "1", *SEPTEMBER), ("attendance",)):
        assert run("export", *wrong, "--out", tmp_path / "b.csv", data=taught).exit_code == 2
    assert not (tmp_path / "b.csv").exists()


def test_the_figures_as_a_document_and_in_lines(taught: Database) -> None:
    told = json.loads(ok("stats", *SEPTEMBER, "--json", data=taught))["training"]
    assert told == {
        "held": 2, "cancelled": 1, "attended": 5, "walk_ins": 3, "people": 3, "minutes": 390, "absent": 1,
        "expected": 3, "absent_share": pytest.approx(100 / 3),
        "by_topic": {"heimlich": {"sessions": 1, "attended": 3}, "骑手座谈会": {"sessions": 1, "attended": 2}},
    }  # fmt: skip
    said = ok("stats", *SEPTEMBER, data=taught)
    for line in ("Sessions held: 2", "Hours attended: 6.5", "Absent (%): 33.3", "       3  Heimlich manoeuvre"):
        assert line in said.splitlines()
    assert "Sessions held" not in ok("stats", "--month", "2026-07", data=taught)
