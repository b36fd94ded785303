"""What must add up in the house; whoever changed that behind the program's back is found."""

from contextlib import closing

from station_app.core.checks.model import Finding, Kind
from station_app.core.checks.queries import check
from station_app.core.storage.database import Database, open_database, write
from station_app.core.storage.sqlite import sqlite3
from station_app.core.supplies.commands import add_item, issue, receive
from tests.conftest import MORNING

AT = "2026-09-01T02:00:00.000000Z"


def behind_its_back(db: Database, statement: str, *guards: str) -> list[Finding]:
    """Change the file past some guards, which are put back, and look it over."""
    db.close()
    with closing(sqlite3.connect(str(db.path))) as conn:
        texts = [
            conn.execute("SELECT sql FROM sqlite_master WHERE name = ?", (guard,)).fetchone()[0] for guard in guards
        ]
        kinds = [
            conn.execute("SELECT type FROM sqlite_master WHERE name = ?", (guard,)).fetchone()[0] for guard in guards
        ]
        for guard, kind in zip(guards, kinds, strict=True):
            conn.execute(f"DROP {kind} {guard}")
        conn.execute(statement)
        for text, kind in zip(texts, kinds, strict=True):
            if kind == "trigger":
                conn.execute(text)
        conn.commit()
    with closing(open_database(db.path)) as again:
        assert check(again, whole=False) == check(again)
        return check(again)


def stocked(db: Database) -> None:
    """Two kinds of goods: five came and two went of the first, three came of the second."""
    for name, quantity in (("水", 5), ("茶", 3)):
        item = add_item(db, name=name, unit="瓶", now=MORNING, by=None).value
        receive(db, item_id=item.id, quantity=quantity, now=MORNING, by=None)
    issue(db, item_id=1, quantity=2, now=MORNING, by=None)


def test_all_is_well(station: Database) -> None:
    stocked(station)
    assert check(station) == []


def test_stock_that_is_not_the_sum_of_its_moves(station: Database) -> None:
    stocked(station)
    found = behind_its_back(
        station, "UPDATE stock_move SET item_after = 4 WHERE kind = 'issued'", "stock_move_no_update"
    )
    assert found == [Finding(Kind.STOCK, "item 1")]


def test_a_batch_that_is_not_the_sum_of_its_moves(station: Database) -> None:
    stocked(station)
    found = behind_its_back(station, "UPDATE stock_move SET batch_after = 9 WHERE id = 1", "stock_move_no_update")
    assert found == [Finding(Kind.STOCK, "batch 1")]


def test_a_move_of_other_goods_batch(station: Database) -> None:
    stocked(station)
    found = behind_its_back(station, "UPDATE batch SET item_id = 1 WHERE id = 2", "batch_stays")
    assert found == [Finding(Kind.STOCK, "batch 2")]


def test_a_move_that_reverses_something_else(station: Database) -> None:
    stocked(station)
    found = behind_its_back(
        station,
        "INSERT INTO stock_move (item_id, batch_id, kind, quantity, batch_after, item_after, day, at, reverses)"
        f" VALUES (1, 1, 'reversed', 1, 4, 4, '2026-09-01', '{AT}', 3)",
        "stock_move_reverses",
    )
    assert found == [Finding(Kind.STOCK, "move 4")]


def test_a_place_that_is_not_there(station: Database) -> None:
    with write(station):
        station.run(
            "INSERT INTO amenity (code, code_key, name, kind, capacity, created_at)"
            f" VALUES ('S-001', 's.1', '充电位', 'charging', 2, '{AT}')"
        )
        station.run(f"INSERT INTO occupancy (amenity_id, slot, since_at, state) VALUES (1, 2, '{AT}', 'open')")
    found = behind_its_back(station, "UPDATE amenity SET capacity = 1", "amenity_holds")
    assert found == [Finding(Kind.PLACES, "amenity 1")]
