"""The ledgers of the house as files: amenities, checks and faults, opening hours, supplies and their moves."""

import csv
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from station_app.core.reports import house_ledgers
from station_app.core.reports.export import allow, export
from station_app.core.reports.house_figures import house
from station_app.core.reports.periods import Period, month
from station_app.core.shifts.commands import set_heat
from station_app.core.storage.database import Database
from station_app.core.supplies.commands import add_item, issue, receive, retire_item
from tests.core.reports.house import EVENING, WORDS, at, furnish

SEPTEMBER = month("2026-09")


@pytest.fixture
def home(station: Database) -> Database:
    """The house of three days."""
    return furnish(station)


def read(db: Database, name: str, path: Path, **changes: Any) -> list[dict[str, str]]:
    facts: dict[str, Any] = {"period": SEPTEMBER, "format": "csv", "language": "zh", "words": WORDS, "made_at": EVENING}
    count = export(station=db.path, ledger=name, out=path, **{**facts, **changes})
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == count
    return [{key.removeprefix("column."): value for key, value in row.items()} for row in rows]


def sheet(db: Database, name: str, path: Path, **changes: Any) -> list[list[Any]]:
    facts: dict[str, Any] = {"period": SEPTEMBER, "language": "zh", "words": WORDS, "made_at": EVENING}
    export(station=db.path, ledger=name, out=path, format="xlsx", **{**facts, **changes})
    return [[cell.value for cell in row] for row in openpyxl.load_workbook(path).worksheets[0].iter_rows()]


# ---- amenities and faults


def test_amenities_with_their_state_and_days_out(home: Database, tmp_path: Path) -> None:
    one, two, old, charging = read(home, "amenities", tmp_path / "a.csv")
    assert [row["amenity_code"] for row in (one, two, old, charging)] == ["S-001", "S-002", "S-003", "S-004"]
    assert (one["amenity"], one["amenity_kind"], one["place"]) == ("饮水机 1 号", "饮水机", "大厅")
    assert (one["origin"], one["donor"], one["capacity"]) == ("origin.donated", "区总工会", "")
    assert charging["capacity"] == "12"
    assert [row["amenity_state"] for row in (two, old)] == ["amenity_state.normal", "amenity_state.retired"]
    assert [row["days_out"] for row in (one, two, old, charging)] == ["0", "3", "0", "0"]
    assert two["checked_at"] == "2026-09-02 14:05"
    assert charging["checked_at"] == ""


def test_an_amenity_out_of_order_and_the_days_of_a_part_of_the_month(home: Database, tmp_path: Path) -> None:
    second = Period(at(2, 12).date(), at(2, 12).date())
    rows = read(home, "amenities", tmp_path / "a.csv", period=second, made_at=at(2, 12))
    # As the file stands now: mended; of the second only the second.
    assert rows[1]["days_out"] == "1"
    assert read(home, "amenities", tmp_path / "b.csv", period=month("2026-08"))[1]["days_out"] == "0"


def test_faults_with_their_steps(home: Database, tmp_path: Path) -> None:
    hot, sign = read(home, "faults", tmp_path / "f.csv")
    assert hot == {
        "no": "1",
        "reported_at": "2026-09-01 09:20",
        "broken": "饮水机 2 号",
        "amenity_code": "S-002",
        "place": "大厅",
        "what": "不出热水",
        "reported_by": "小沈",
        "fault_state": "fault_state.confirmed",
        "repair_at": "2026-09-02 15:00",
        "repairer": "厂家师傅",
        "fixed_at": "2026-09-03 15:00",
        "outcome": "换了加热管",
        "confirmed_at": "2026-09-03 16:00",
        "confirmed_by": "小陆",
        "hours_out": "54.7",
    }
    assert (sign["broken"], sign["what"], sign["fault_state"]) == ("门头标识", "灯箱一半不亮", "fault_state.reported")
    # Still open: until the ledger was made.
    assert sign["hours_out"] == "60.6"
    assert [row["broken"] for row in read(home, "faults", tmp_path / "o.csv", period=month("2026-10"))] == []
    later = read(home, "faults", tmp_path / "l.csv", period=month("2026-10"), made_at=at(40, 9))
    assert [row["what"] for row in later] == ["灯箱一半不亮"]


# ---- checks


def test_the_sheet_of_checks(home: Database, tmp_path: Path) -> None:
    rows = {row["point"]: row for row in read(home, "inspections", tmp_path / "i.csv")}
    assert len([key for key in rows["饮水机"] if key.isdigit()]) == 30
    assert [rows["饮水机"][day] for day in "1234"] == ["×", "×", "", ""]
    assert [rows["安全出口"][day] for day in "123"] == ["—", "√", ""]
    assert rows["门头标识"]["1"] == "×"
    assert rows["冰箱温度"]["2"] == ""
    assert [rows["check.by"][day] for day in "123"] == ["小沈", "小陆separator小沈", ""]
    assert rows["饮水机"]["not_in_order"] == (
        "2026-09-01 饮水机 饮水机 2 号: 不出热水 confirmed 2026-09-03separator"
        "2026-09-02 饮水机 饮水机 2 号: 还是没热水 confirmed 2026-09-03"
    )
    assert "防暑药品" not in rows


def test_the_sheet_on_one_page_with_what_was_wrong_below(home: Database, tmp_path: Path) -> None:
    path = tmp_path / "i.xlsx"
    rows = sheet(home, "inspections", path)
    assert rows[2][:4] == ["column.point", "1", "2", "3"]
    assert "column.not_in_order" not in rows[2]
    texts = [row[0] for row in rows]
    below = texts[texts.index("check.by") + 1 :]
    assert below[:6] == [
        "check.legend",
        "check.not_in_order",
        "2026-09-01 饮水机 饮水机 2 号: 不出热水 confirmed 2026-09-03",
        "2026-09-01 门头标识: 灯箱一半不亮 check.fate_reported",
        "2026-09-02 饮水机 饮水机 2 号: 还是没热水 confirmed 2026-09-03",
        "check.kept",
    ]
    assert str(below[-1]).startswith("signature.filled_by____")
    page = openpyxl.load_workbook(path).worksheets[0]
    assert (page.page_setup.orientation, page.auto_filter.ref) == ("landscape", None)
    assert page.page_setup.fitToHeight != 0  # one page; as many as are needed would be 0
    assert "heading.masked" not in str(rows[1][0])


def test_nothing_wrong_and_several_months(home: Database, tmp_path: Path) -> None:
    texts = [row[0] for row in sheet(home, "inspections", tmp_path / "a.xlsx", period=month("2026-08"))]
    assert "check.all_in_order" in texts
    both = Period(at(0, 12).date(), at(2, 12).date())
    rows = read(home, "inspections", tmp_path / "b.csv", period=both)
    water = [(row["month"], row["1"], row["2"], row["31"]) for row in rows if row["point"] == "饮水机"]
    assert water == [("2026-08", "", "", ""), ("2026-09", "×", "×", "")]


def test_points_of_the_heat_when_it_was_hot(home: Database, tmp_path: Path) -> None:
    set_heat(home, level=35, now=at(3, 12), by=1)
    points = {row["point"] for row in read(home, "inspections", tmp_path / "h.csv")}
    assert "防暑药品" in points
    assert "冰块冰袋" not in points
    assert "防暑药品" not in {
        row["point"] for row in read(home, "inspections", tmp_path / "a.csv", period=month("2026-08"))
    }


# ---- opening hours


def test_every_day_of_the_opening_log(home: Database, tmp_path: Path) -> None:
    first, second, third = read(home, "openings", tmp_path / "o.csv")
    assert first == {
        "day": "2026-09-01",
        "weekday": "weekday.2",
        "opened_at": "09:10",
        "closed_at": "20:50",
        "open_hours": "11.7",
        "late_minutes": "10",
        "early_minutes": "10",
        "opening_state": "opening_state.closed",
        "note": "",
        "by": "小沈",
    }
    assert (second["opening_state"], second["open_hours"], second["closed_at"]) == ("opening_state.missed", "", "")
    assert (third["opened_at"], third["closed_at"], third["late_minutes"]) == ("09:00", "21:30", "")
    later = read(home, "openings", tmp_path / "l.csv", made_at=at(5, 12))
    assert [row["opening_state"].rpartition(".")[2] for row in later] == ["closed", "missed", "closed", "none", "none"]
    assert [row[0] for row in sheet(home, "openings", tmp_path / "o.xlsx") if "24.2" in str(row[0])] == ["3 24.2 1 1"]


# ---- supplies


def test_the_list_of_supplies_adds_up(home: Database, tmp_path: Path) -> None:
    rows = {row["item"]: row for row in read(home, "supplies", tmp_path / "s.csv")}
    drink = rows["酸梅汤"]
    moved = [drink[key] for key in ("carried", "received", "issued", "scrapped", "counted", "at_end", "stock")]
    assert moved == ["240", "100", "2", "5", "-3", "330", "330"]
    assert (drink["supply_kind"], drink["unit"], drink["low_mark"]) == ("饮品", "瓶", "400")
    assert (drink["first_expiry"], drink["expiring"], drink["item_state"]) == ("2026-12-20", "", "item_state.low")
    box = rows["藿香正气水"]
    assert (box["first_expiry"], box["expiring"], box["item_state"]) == ("2026-09-20", "9", "item_state.active")
    assert rows["创可贴"]["stock"] == "0"
    august = {row["item"]: row for row in read(home, "supplies", tmp_path / "a.csv", period=month("2026-08"))}
    assert [august["酸梅汤"][key] for key in ("carried", "received", "at_end", "stock")] == ["0", "240", "240", "330"]


def test_goods_no_longer_kept_are_listed_where_something_moved(home: Database, tmp_path: Path) -> None:
    old = add_item(home, name="旧毛巾", unit="条", now=at(1, 9), by=1).value.id
    receive(home, item_id=old, quantity=2, now=at(1, 9), by=1)
    issue(home, item_id=old, quantity=2, now=at(1, 10), by=1)
    retire_item(home, item_id=old, now=at(1, 11), by=1)
    rows = {row["item"]: row for row in read(home, "supplies", tmp_path / "s.csv")}
    assert (rows["旧毛巾"]["item_state"], rows["旧毛巾"]["issued"]) == ("item_state.retired", "2")
    gone = read(home, "supplies", tmp_path / "o.csv", period=month("2026-08"))
    assert "旧毛巾" not in {row["item"] for row in gone}


def test_the_stock_card_holds_every_move(home: Database, tmp_path: Path) -> None:
    rows = [row for row in read(home, "stock_card", tmp_path / "c.csv") if row["item"] == "酸梅汤"]
    told = [(row["move_kind"].removeprefix("move_kind."), row["change"], row["balance"]) for row in rows]
    assert told == [
        ("carried", "", "240"),
        ("received", "100", "340"),
        ("issued", "-2", "338"),
        ("issued", "-6", "332"),
        ("reversed", "6", "338"),
        ("scrapped", "-5", "333"),
        ("counted", "-3", "330"),
    ]
    assert (rows[2]["recipient"], rows[2]["reason"], rows[2]["batch"], rows[2]["by"]) == (
        "周佳宁",
        "高温",
        "A1",
        "小沈",
    )
    assert {row["item"] for row in read(home, "stock_card", tmp_path / "d.csv")} == {"酸梅汤", "藿香正气水"}
    assert read(home, "stock_card", tmp_path / "e.csv", period=month("2026-07")) == []


def test_receipts_and_issues_without_what_was_taken_back(home: Database, tmp_path: Path) -> None:
    rows = read(home, "moves", tmp_path / "m.csv")
    assert [(row["item"], row["change"]) for row in rows] == [
        ("酸梅汤", "100"),
        ("藿香正气水", "10"),
        ("酸梅汤", "-2"),
        ("酸梅汤", "-5"),
        ("酸梅汤", "-3"),
        ("藿香正气水", "-1"),
    ]
    issued = rows[2]
    assert (issued["recipient"], issued["phone"], issued["reason"]) == ("周佳宁", "138****2046", "高温")
    assert read(home, "moves", tmp_path / "u.csv", unmasked=True)[2]["phone"] == "13800002046"
    (before,) = read(home, "moves", tmp_path / "a.csv", period=month("2026-08"))
    assert (before["donor"], before["batch"], before["expires_on"]) == ("区总工会", "A1", "2026-12-20")


# ---- figures


def test_the_figures_of_the_house(home: Database) -> None:
    told = house(home, SEPTEMBER, now=EVENING).as_json()
    assert told["opening"] == {"open_days": 3, "minutes": 700 + 750, "late_days": 1, "early_days": 1, "missed": 1}
    assert told["supplies"] == {
        "received": 110,
        "issued": 3,
        "issued_by_kind": {"drink": 2, "medicine": 1},
        "scrapped": 5,
        "counted": -3,
    }
    assert told["amenities"] == {
        "faults_reported": 2,
        "faults_confirmed": 1,
        "out_minutes": (2 * 24 + 6) * 60 + 40,
        "checks": 6,
        "abnormal": 3,
    }


def test_downtime_is_cut_to_the_period_and_ends_now(home: Database) -> None:
    day = Period(at(2, 12).date(), at(2, 12).date())
    assert house(home, day, now=EVENING).amenities.out_minutes == 24 * 60
    assert house(home, month("2026-10"), now=at(40, 9)).amenities.out_minutes == 0
    nothing = house(home, month("2026-07"), now=EVENING)
    assert not nothing.anything
    assert house(home, SEPTEMBER, now=EVENING).anything


# ---- all of them


@pytest.mark.parametrize("name", house_ledgers.LEDGERS)
def test_a_workbook_of_each_and_of_an_empty_station(home: Database, tmp_path: Path, name: str) -> None:
    allow(home, ledger=name, now=EVENING, by=None)
    sheet(home, name, tmp_path / "full.xlsx")
    rows = sheet(home, name, tmp_path / "none.xlsx", period=month("2020-02"))
    assert rows[0][0] == "heading.title"
