"""The invented house: amenities, shifts, checks and faults, and shelves whose moves add up and follow from visits."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from station_app.core.checks.queries import check
from station_app.core.demo import build, build_large
from station_app.core.storage.database import Database, open_database

NOW = datetime(2026, 11, 20, 7, 20, tzinfo=UTC)
"""15:20 at the station: the second shift has begun."""


def autumn_in(folder: Path) -> Database:
    db = open_database(folder / "a.sqlite", create=True)
    build(db, month=date(2026, 10, 1), seed=5, visits_per_day=60, people=300, now=NOW, live_until=NOW)
    return db


@pytest.fixture(scope="module")
def autumn(tmp_path_factory: pytest.TempPathFactory) -> Database:
    return autumn_in(tmp_path_factory.mktemp("house"))


def test_the_file_is_as_it_must_be(autumn: Database) -> None:
    assert check(autumn) == []
    assert autumn.rows("PRAGMA foreign_key_check") == []


def test_the_same_seed_makes_the_same_house(autumn: Database, tmp_path: Path) -> None:
    again = autumn_in(tmp_path)
    for table in (
        "amenity",
        "shift",
        "opening",
        "fault",
        "inspection",
        "supply_item",
        "batch",
        "stock_move",
        "session",
        "enrolment",
        "certificate",
    ):
        rows = autumn.rows(f"SELECT * FROM {table}")
        assert rows
        assert again.rows(f"SELECT * FROM {table}") == rows
    again.close()


def test_every_day_is_opened_and_every_shift_checked(autumn: Database) -> None:
    days = {row[0] for row in autumn.rows("SELECT day FROM opening")}
    assert len(days) == 51
    assert autumn.rows("SELECT state, count(*) FROM shift GROUP BY state ORDER BY state") == [
        ("ended", 101),
        ("open", 1),
    ]
    assert autumn.value("SELECT count(*) FROM shift s WHERE s.state = 'ended' AND"
                        " (SELECT count(*) FROM inspection WHERE shift_id = s.id) <> 16") == 0  # fmt: skip
    assert autumn.value("SELECT count(*) FROM inspection WHERE at > '2026-11-20T07:20'") == 0


def test_something_is_broken_now_and_what_was_abnormal_has_its_fault(autumn: Database) -> None:
    assert autumn.rows("SELECT a.name, f.state FROM fault f JOIN amenity a ON a.id = f.amenity_id"
                       " WHERE f.state <> 'confirmed'") == [("饮水机 2 号", "under_repair")]  # fmt: skip
    assert autumn.value("SELECT count(*) FROM inspection WHERE result = 'abnormal'") > 2
    assert autumn.value("SELECT count(*) FROM inspection WHERE (result = 'abnormal') <> (fault_id IS NOT NULL)") == 0
    early = "SELECT count(*) FROM inspection i JOIN fault f ON f.id = i.fault_id WHERE i.at < f.reported_at"
    assert autumn.value(early) == 0


def test_whoever_charges_now_has_a_place(autumn: Database) -> None:
    charging = autumn.value("SELECT count(*) FROM visit v JOIN visit_service s ON s.visit_id = v.id"
                            " WHERE v.state = 'in' AND s.service = 'charging' AND v.person_id IS NOT NULL")  # fmt: skip
    taken = autumn.rows("SELECT a.name, count(*) FROM occupancy o JOIN amenity a ON a.id = o.amenity_id"
                        " WHERE o.state = 'open' AND a.kind = 'charging' GROUP BY a.id")  # fmt: skip
    assert taken == ([("充电位", charging)] if charging else [])


def test_what_went_out_went_with_a_visit(autumn: Database) -> None:
    kinds = dict(autumn.rows("SELECT kind, count(*) FROM stock_move GROUP BY kind"))
    assert set(kinds) == {"received", "issued", "counted", "scrapped"}
    assert kinds["issued"] > 300
    strange = (
        "SELECT count(*) FROM stock_move m JOIN visit v ON v.id = m.visit_id"
        " WHERE v.person_id IS NOT m.person_id OR v.day <> m.day OR v.state = 'void' OR m.at < v.arrived_at"
    )
    assert autumn.value(strange) == 0
    late = "SELECT count(*) FROM stock_move m JOIN batch b ON b.id = m.batch_id WHERE m.kind = 'issued'"
    assert autumn.value(f"{late} AND b.expires_on < m.day") == 0


def test_a_station_made_for_measuring_has_no_house(tmp_path: Path) -> None:
    db = open_database(tmp_path / "a.sqlite", create=True)
    build_large(db, people=50, visits=500, seed=3, now=NOW)
    assert db.value("SELECT (SELECT count(*) FROM amenity) + (SELECT count(*) FROM stock_move)") == 0
    db.close()
