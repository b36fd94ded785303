"""Supplies on the command line: a list tried, taken over with its stock, listed, taken back."""

import csv
import json
from pathlib import Path

from station_app.core.storage.database import Database
from station_app.core.supplies import queries
from station_app.core.supplies.commands import issue
from tests.test_cli import WHEN, home, ok, refused

__all__ = ["home"]


def goods(folder: Path, *rows: tuple[object, ...], encoding: str = "gb18030") -> Path:
    path = folder / "物资.csv"
    with path.open("w", newline="", encoding=encoding) as file:
        csv.writer(file).writerows([("品名", "单位", "数量", "批号", "有效期至"), *rows])
    return path


def test_supplies_are_taken_over_and_taken_back(station: Database, tmp_path: Path) -> None:
    path = goods(
        tmp_path, ("矿泉水", "瓶", "24", "A", "2027年3月"), ("酸梅汤", "箱", "-2", "", ""), ("毛巾", "条", "", "", "")
    )
    tried = json.loads(ok("import", "supplies", path, "--dry-run", "--json", data=station))
    assert (tried["new_goods"], tried["received"], tried["not_taken"]) == (2, 1, 1)
    assert tried["skipped"] == {"negative_quantity": 1}
    assert station.value("SELECT count(*) FROM supply_item") == 0
    said = ok("import", "supplies", path, data=station)
    assert "New goods: 2" in said
    assert "Received: 1" in said
    assert "Not taken: 1" in said
    left_out = (tmp_path / "物资 - not taken.csv").read_text(encoding="utf-8-sig")
    assert "quantity less than nothing" in left_out
    assert "supplies" in ok("imports", data=station)
    assert "Known from before, nothing added: 2" in ok("import", "supplies", path, data=station)
    (water,) = queries.find(station, "kqs")
    assert water.stock == 24
    ok("undo-import", "1", data=station)
    assert queries.items(station) == []


def test_every_line_is_reported(station: Database, tmp_path: Path) -> None:
    path, report = goods(tmp_path, ("水", "瓶", "2.5", "", ""), ("茶", "盒", "2", "", "")), tmp_path / "report.csv"
    ok("import", "supplies", path, "--dry-run", "--report", report, data=station)
    with report.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))
    assert "quantity is no whole number" in lines[1][2]
    assert lines[2][1].startswith("taken")


def test_columns_are_told_and_kept(station: Database, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("甲,乙,丙\n矿泉水,3,2027-05\n", encoding="utf-8")
    refused("import", "supplies", path, data=station)
    said = ("--map", "甲=name", "--map", "乙=quantity", "--map", "C=expires")
    ok("import", "supplies", path, *said, data=station)
    (item,) = queries.items(station)
    assert [str(batch.expires_on) for batch in queries.batches(station, item.id)] == ["2027-05-31"]
    refused("import", "supplies", path, "--map", "甲=phone", data=station)


def test_what_was_handed_out_since_keeps_the_import(station: Database, tmp_path: Path) -> None:
    ok("import", "supplies", goods(tmp_path, ("水", "瓶", "2", "", "")), data=station)
    issue(station, item_id=1, **WHEN)
    refused("undo-import", "1", data=station)
    assert queries.stock(station, 1) == 1
