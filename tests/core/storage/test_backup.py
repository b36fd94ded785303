from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from station_app.core.audit.commands import record
from station_app.core.errors import BackupFailed, NotAStation, NotWritable, StationMissing
from station_app.core.people.commands import register
from station_app.core.storage.backup import (
    backup_job,
    backups_in,
    checksum_of,
    make_backup,
    sha256_of,
    superseded,
    write_backup,
)
from station_app.core.storage.database import Database, open_database, write
from station_app.core.storage.sqlite import sqlite3

NOW = datetime(2026, 9, 1, 2, 0, tzinfo=UTC)


def test_a_backup_is_the_station_in_use(station: Database, tmp_path: Path) -> None:
    register(station, name="周佳宁", phone="13800002046", now=NOW, by=None)
    made = make_backup(station.path, tmp_path / "kept", now=NOW)
    assert made.name == "station-20260901-020000.sqlite"
    assert sorted(each.name for each in made.parent.iterdir()) == [made.name, made.name + ".sha256"]
    assert checksum_of(made).read_text(encoding="utf-8") == f"{sha256_of(made)}  {made.name}\n"
    before = made.read_bytes()
    copy = sqlite3.connect(str(made))
    assert copy.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
    assert copy.execute("SELECT name, phone FROM person").fetchall() == [("周佳宁", "13800002046")]
    copy.close()
    assert made.read_bytes() == before


def test_a_backup_opens_as_a_station(station: Database, tmp_path: Path) -> None:
    register(station, name="周佳宁", now=NOW, by=None)
    db = open_database(make_backup(station.path, tmp_path / "kept", now=NOW))
    assert db.value("SELECT count(*) FROM person") == 1
    db.close()


def test_there_is_nothing_to_back_up(tmp_path: Path) -> None:
    with pytest.raises(StationMissing):
        make_backup(tmp_path / "none.sqlite", tmp_path, now=NOW)


def test_a_file_that_is_no_station_is_not_backed_up(tmp_path: Path) -> None:
    (tmp_path / "none.sqlite").write_bytes(b"garbage" * 1000)
    with pytest.raises(NotAStation):
        make_backup(tmp_path / "none.sqlite", tmp_path / "kept", now=NOW)
    assert list((tmp_path / "kept").iterdir()) == []


def test_a_folder_that_cannot_be_made(station: Database, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotWritable):
        make_backup(station.path, tmp_path / "file" / "kept", now=NOW)


def test_a_damaged_station_makes_no_backup_and_harms_no_older_one(station: Database, tmp_path: Path) -> None:
    for n in range(300):
        register(station, name=f"周{n}", now=NOW, by=None)
    good = make_backup(station.path, tmp_path / "kept", now=NOW)
    kept = good.read_bytes()
    index = station.value("SELECT rootpage FROM sqlite_master WHERE name = 'person_name_key'")
    station.close()
    with station.path.open("r+b") as file:
        file.seek((index - 1) * 4096 + 12)
        file.write(bytes(4000))
    with pytest.raises(BackupFailed):
        make_backup(station.path, tmp_path / "kept", now=NOW + timedelta(hours=1))
    assert sorted(each.name for each in good.parent.iterdir()) == [good.name, good.name + ".sha256"]
    assert good.read_bytes() == kept


def test_a_row_without_its_parent_makes_no_backup(station: Database, tmp_path: Path) -> None:
    station.close()
    raw = sqlite3.connect(str(station.path))
    raw.execute("INSERT INTO person_role VALUES (77, 'volunteer')")
    raw.commit()
    raw.close()
    with pytest.raises(BackupFailed) as failed:
        make_backup(station.path, tmp_path / "kept", now=NOW)
    assert failed.value.detail == "foreign key in person_role"
    assert list((tmp_path / "kept").iterdir()) == []


_ADDED = (
    "INSERT INTO act (key, at, what, ids, prev, hash)"
    f" VALUES ('k', '2026-09-01T02:00:00.000000Z', 'a.b', '{{}}', 'p', '{'0' * 64}')"
)
_LOST = ("DROP TRIGGER act_no_delete", "DELETE FROM act_about", "DELETE FROM act WHERE id = (SELECT max(id) FROM act)")
_CHANGED = ("DROP TRIGGER act_no_update", "UPDATE act SET what = 'a.b' WHERE id = 1")


@pytest.mark.parametrize(
    ("changes", "detail"),
    [
        ((_ADDED,), "acts up to 3 differ"),
        (_LOST, "acts up to 1, not 2"),
        (_CHANGED, "acts up to 2 differ"),
    ],
)
def test_a_copy_whose_acts_are_not_the_stations_is_refused(
    station: Database, tmp_path: Path, changes: tuple[str, ...], detail: str
) -> None:
    class Other(sqlite3.Connection):  # type: ignore[misc] # a copy to which something was done on the way
        def backup(self, target: sqlite3.Connection) -> None:
            super().backup(target)
            for change in changes:
                target.execute(change)
            target.commit()

    for name in ("周佳宁", "孟凯"):
        register(station, name=name, now=NOW, by=None)
    with closing(sqlite3.connect(str(station.path), factory=Other)) as conn, pytest.raises(BackupFailed) as failed:
        write_backup(conn, tmp_path / "copy.sqlite")
    assert failed.value.detail == detail


def test_acts_that_follow_while_it_is_read_back_do_no_harm(station: Database, tmp_path: Path) -> None:
    with write(station):
        record(station, what="test.act", ids={}, now=NOW, by=None)
    write_backup(station.conn, tmp_path / "copy.sqlite")
    assert (tmp_path / "copy.sqlite").is_file()


def test_only_our_own_backups_are_counted_and_thinned(station: Database, tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    (folder / "station-before-move.sqlite").touch()
    (folder / "station-20260901-015900.sqlite").touch()
    (folder / "other-20260901-015900.sqlite").touch()
    made = make_backup(station.path, folder, now=NOW)
    assert next(path for _, path in backups_in(folder, "station")) == made
    assert {path.name for path in folder.glob("*.sqlite")} == {
        made.name,
        "station-before-move.sqlite",
        "station-20260901-015900.sqlite",  # another half-hour
        "other-20260901-015900.sqlite",
    }
    make_backup(station.path, folder, now=NOW + timedelta(minutes=5))
    assert not made.exists()
    assert not checksum_of(made).exists()


def test_turns_keep_hours_days_weeks_and_months() -> None:
    last = datetime(2026, 9, 30, 13, 0, tzinfo=UTC)
    made = [last - timedelta(minutes=30 * n) for n in range(48 * 400)]
    pile = [(each, Path(each.strftime("%Y%m%d-%H%M%S"))) for each in made]
    gone = set(superseded(pile, now=last))
    stays = [each for each, path in pile if path not in gone]
    assert stays[0] == last
    assert sum(last - each <= timedelta(hours=6) for each in stays) == 13
    assert {each.date() for each in stays if last - each <= timedelta(days=14)} == {
        (last - timedelta(days=n)).date() for n in range(15)
    }
    assert len({each.strftime("%Y%m") for each in stays}) == 13
    assert len(stays) <= 45
    assert superseded([(each, path) for each, path in pile if path not in gone], now=last) == []


def test_the_newest_stays_however_old_it_is() -> None:
    old = [(NOW - timedelta(days=500 + n), Path(str(n))) for n in range(3)]
    assert superseded(old, now=NOW) == [Path("1"), Path("2")]


def test_a_job_says_when_it_is_done(station: Database, tmp_path: Path) -> None:
    said: list[tuple[int, int]] = []
    made = backup_job(
        station=station.path, folder=tmp_path / "kept", now=NOW, step=lambda done, total: said.append((done, total))
    )
    assert made.is_file()
    assert said == [(1, 1)]
    assert backup_job(station=station.path, folder=tmp_path / "kept", now=NOW) == made
