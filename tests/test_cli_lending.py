"""Tools on the command line: taken over, listed, lent ones exported, taken back."""

import csv
import json
from pathlib import Path

import openpyxl

from station_app.core.lending import queries
from station_app.core.lending.commands import add_tool, lend
from station_app.core.people.commands import register
from station_app.core.storage.database import Database
from tests.test_cli import WHEN, home, ok, refused, run

__all__ = ["home"]


def tools(folder: Path, *rows: tuple[object, ...]) -> Path:
    path = folder / "工具.csv"
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        csv.writer(file).writerows([("工具编号", "名称", "柜号", "数量"), *rows])
    return path


def test_tools_are_taken_over_and_taken_back(station: Database, tmp_path: Path) -> None:
    path = tools(tmp_path, ("T-1", "锤子", "A1", ""), ("", "扳手", "A2", "3"), ("T-1", "锯", "", ""))
    tried = json.loads(ok("import", "tools", path, "--dry-run", "--json", data=station))
    assert (tried["new_tools"], tried["not_taken"]) == (4, 1)
    assert station.value("SELECT count(*) FROM tool") == 0
    said = ok("import", "tools", path, data=station)
    assert "Tools: 4" in said
    assert "Not taken: 1" in said
    assert "tools" in ok("imports", data=station)
    assert queries.find(station, "t3")[0].name == "扳手 02"
    ok("undo-import", "1", data=station)
    assert station.value("SELECT count(*) FROM tool WHERE state <> 'withdrawn'") == 0


def test_columns_are_told(station: Database, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("甲,乙,丙\n锤子,A1,2\n", encoding="utf-8")
    refused("import", "tools", path, data=station)
    ok("import", "tools", path, "--map", "甲=name", "--map", "乙=cabinet", "--map", "丙=quantity", data=station)
    assert [tool.cabinet for tool in queries.tools(station, (1, 2))] == ["A1", "A1"]


def test_ledgers_go_out(station: Database, tmp_path: Path) -> None:
    rider = register(station, name="周佳宁", phone="13800002046", **WHEN).value
    tool = add_tool(station, name="锤子", **WHEN).value
    lend(station, tool_id=tool.id, person_id=rider.id, **WHEN)
    out = tmp_path / "loans.xlsx"
    assert "1 rows" in ok("export", "loans", "--month", "2026-09", "--out", out, data=station)
    sheet = openpyxl.load_workbook(out).worksheets[0]
    cells = {str(cell.value) for row in sheet.iter_rows() for cell in row}
    assert {"T-001", "锤子", "周佳宁", "138****2046"} <= cells
    for ledger in ("tools", "overdue"):  # what is now, without a month
        ok("export", ledger, "--format", "csv", "--out", tmp_path / f"{ledger}.csv", data=station)
    ok("export", "losses", "--month", "2026-09", "--format", "csv", "--out", tmp_path / "losses.csv", data=station)
    assert run("export", "loans", "--out", out, data=station).exit_code == 2
    assert station.value("SELECT count(*) FROM act WHERE what = 'reports.export'") == 4


def test_lending_in_the_figures(station: Database) -> None:
    assert "Loans" not in ok("stats", "--month", "2026-09", data=station)
    rider = register(station, name="周佳宁", **WHEN).value
    tool = add_tool(station, name="锤子", **WHEN).value
    lend(station, tool_id=tool.id, person_id=rider.id, **WHEN)
    figures = json.loads(ok("stats", "--month", "2026-09", "--json", data=station))
    assert figures["lending"]["lent_count"] == figures["lending"]["borrower_count"] == 1
    assert (figures["lending"]["by_kind"], figures["by_service"]) == ({"hand": 1}, {"tool": 1})
    assert "Loans: 1" in ok("stats", "--month", "2026-09", data=station)
    assert json.loads(ok("info", "--json", data=station))["tools"] == 1


def test_a_tool_is_looked_up(station: Database) -> None:
    rider = register(station, name="周佳宁", **WHEN).value
    tool = add_tool(station, name="锤子", cabinet="A1", slot="3", **WHEN).value
    assert ok("find", "t1", data=station) == "T-001 锤子 · A1 3 · Available\n"
    lend(station, tool_id=tool.id, person_id=rider.id, **WHEN)
    assert ok("find", tool.label or "", data=station) == "T-001 锤子 · A1 3 · On loan · 周佳宁\n"
    assert json.loads(ok("find", "T-001", "--json", data=station))[-1] == {
        **{"tool_id": 1, "code": "T-001", "name": "锤子", "kind": "hand", "cabinet": "A1", "slot": "3"},
        "state": "on_loan",
    }
    assert "Nobody found" in ok("find", "t2", data=station)
