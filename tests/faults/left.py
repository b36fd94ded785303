"""The folder the writers work in, and the look at what one of them left there."""

import shutil
import zipfile
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from station_app.core.amenities import commands as amenities
from station_app.core.amenities.model import AmenitySaid
from station_app.core.closing.commands import close
from station_app.core.errors import NotFound, Trouble
from station_app.core.imports.commands import import_enrolments, import_supplies, import_visits
from station_app.core.lending.commands import add_many, add_tool, lend, report_lost, reserve, retire, send_to_repair
from station_app.core.people.commands import merge, register, suspend
from station_app.core.settings.commands import add_alias
from station_app.core.settings.model import Dictionary
from station_app.core.sheets.commands import enter_line, make_sheets, strike_lines
from station_app.core.shifts import commands as shifts
from station_app.core.staff.commands import add
from station_app.core.storage.backup import checksum_of, make_backup, sha256_of
from station_app.core.storage.database import Database, open_database
from station_app.core.storage.files import remove_leftovers
from station_app.core.storage.migrations import SCHEMA_VERSION
from station_app.core.storage.photos import photo
from station_app.core.storage.sqlite import sqlite3
from station_app.core.supplies import commands as supplies
from station_app.core.training import commands as trainings
from station_app.core.training.model import SessionSaid
from station_app.core.visits.commands import check_in, check_in_anonymous, void
from station_app.core.visits.corrections import back_date
from tests.conftest import contents
from tests.faults.verdict import Verdict, unsound
from tests.faults.writers import REPLACED, WRITERS

NOW = datetime(2026, 9, 1, 2, 0, tzinfo=UTC)
OLD = b"what was written before"
OLD_INI = b"[General]\nlanguage=zh\n"
PICTURE = b"\xff\xd8\xff" + bytes(5_000)
SCHEMA_1 = Path(__file__).parents[1] / "core" / "storage" / "data" / "schema_1.sqlite"
Facts = dict[str, list[Any]]


def prepare(folder: Path) -> Path:
    """A station with something of everything; old files where a writer replaces one."""
    desk = folder / "desk"
    desk.mkdir(parents=True)
    (folder / "stick").mkdir()
    (desk / "people.csv").write_text("姓名,手机号\n李伟,13900001111\n王敏,13900002222\n", encoding="utf-8")
    visits = "日期,到站时间,姓名\n2026-0{0}-03,09:10,{1}\n2026-0{0}-03,09:20,{2}\n"
    (desk / "visits.csv").write_text(visits.format(8, "李伟", "王敏"), encoding="utf-8")
    (desk / "before.csv").write_text(visits.format(7, "赵立", "钱好"), encoding="utf-8")
    (desk / "tools.csv").write_text("名称,数量\n锤子,3\n雨伞,2\n", encoding="utf-8")
    goods = "品名,单位,数量,批号,有效期\n{0},瓶,24,B1,2027-01-01\n纱布,卷,{1},,\n"
    (desk / "supplies.csv").write_text(goods.format("绿豆汤", 6), encoding="utf-8")
    (desk / "goods.csv").write_text(goods.format("酸梅汤", 9), encoding="utf-8")
    listed = "日期,主题,姓名,手机号\n2026-09-02,消防,{0},{1}\n2026-09-02,消防,{2},\n"
    (desk / "enrolments.csv").write_text(listed.format("郑一", "13900003333", "冯二"), encoding="utf-8")
    (desk / "list.csv").write_text(listed.format("卫三", "13900004444", "蒋四"), encoding="utf-8")
    with closing(open_database(desk / "station.sqlite", create=True)) as db:
        _fill(db, desk)
    make_backup(desk / "station.sqlite", desk / "backups", now=NOW)
    shutil.copy(SCHEMA_1, desk / "old.sqlite")
    for name in REPLACED:
        (desk / name).write_bytes(OLD_INI if name == "desk.ini" else OLD)
    return folder


def facts(folder: Path) -> Facts:
    """All rows of the station. Raises AssertionError, and what opening raises."""
    with closing(open_database(folder / "desk" / "station.sqlite")) as db:
        assert unsound(db) == []
        return contents(db)


def look_at(folder: Path, before: Facts, name: str, said: str) -> Verdict:
    """What a writer left: nothing by half; with "done" said it is there."""
    done = said.split()[-1:] == ["done"]
    looks = (_look_at_station, _look_at_files, _look_at_backups, _look_at_made)
    lost, half = list[str](), list[str]()
    for look in looks:
        try:
            look(folder, before, name, done)
        except _Lost as wrong:
            lost.append(f"{name}: {wrong}")
        except (AssertionError, Trouble, OSError, zipfile.BadZipFile, UnicodeDecodeError, sqlite3.Error) as wrong:
            half.append(f"{name}: {wrong!r}")
    return Verdict(int(done), tuple(lost), tuple(half))


def sweep(folder: Path, name: str) -> list[str]:
    """What the program sweeps away after a killed writer, and the names of what is left all the same."""
    desk = folder / "desk"
    if target := WRITERS[name].target:
        remove_leftovers(desk / target)
        if WRITERS[name].passing:
            (desk / target).unlink(missing_ok=True)  # as `Previews.sweep` does
    for place in (desk / "backups", *(folder / "stick").glob("*")):
        for backup in ("station-20260901-030000.sqlite", "station-20260901-030000.sqlite.sha256"):
            remove_leftovers(place / backup)
    return leftovers(folder)


def leftovers(folder: Path) -> list[str]:
    """Temporary files that lie about."""
    return sorted(path.name for path in folder.rglob("*") if path.name.endswith(".tmp") or ".new-" in path.name)


class _Lost(Exception):
    """What was said to be done is not there."""


def _fill(db: Database, desk: Path) -> None:
    for name in ("王芳", "陈静"):
        add(db, name=name, now=NOW, by=None)
    for name in ("周佳宁", "孟凯", "周佳宁", "吴雨", "赵欣", "赵欣"):
        register(db, name=name, phone="13800002041" if name == "周佳宁" else None, phone_own=False, now=NOW, by=None)
    _house(db)
    check_in(db, person_id=5, now=NOW - timedelta(days=1), by=None)  # stayed over night: ends by itself
    suspend(db, person_id=4, reason="没还伞", until=None, now=NOW, by=None)
    add_alias(db, dictionary=Dictionary.SERVICE, code="water", word="凉水", now=NOW, by=None)
    import_visits(db, path=desk / "before.csv", now=NOW, by=None)
    import_supplies(db, path=desk / "goods.csv", now=NOW, by=None)
    make_sheets(db, count=2, lines=10, now=NOW, by=None)
    strike_lines(db, sheet_id=1, lines=[2], now=NOW, by=None)
    enter_line(db, sheet_id=1, line=5, day=date(2026, 8, 31), newcomer={"name": "孙一"}, services=[], now=NOW, by=None)
    merge(db, keep=5, drop=6, now=NOW, by=None)
    back_date(db, day=date(2026, 8, 29), person_id=2, services=["water"], now=NOW, by=None)
    wrong = check_in(db, person_id=4, now=NOW, by=None).value
    void(db, visit_id=wrong.id, reason="登错了", now=NOW, by=None)
    check_in(db, person_id=1, services=["water"], now=NOW, by=None)
    check_in_anonymous(db, heads=6, now=NOW, by=None)
    add_tool(db, name="打气筒", accessories=["气针"], now=NOW, by=None)
    add_many(db, name="扳手", count=4, now=NOW, by=None)
    send_to_repair(db, tool_id=3, now=NOW, by=None)
    report_lost(db, tool_id=4, now=NOW, by=None)
    retire(db, tool_id=5, now=NOW, by=None)
    reserve(db, tool_id=2, person_id=1, starts_at=NOW + timedelta(days=1), ends_at=NOW + timedelta(days=1, hours=1),
            now=NOW, by=None)  # fmt: skip
    lend(db, tool_id=1, person_id=1, now=NOW, by=None)
    _day_in_the_house(db)
    _trainings(db, desk)


def _house(db: Database) -> None:
    """Amenities, goods, a day with its shift, and a closing that ended a visit and freed a place."""
    said: list[AmenitySaid] = [
        {"name": "充电位", "kind": "charging", "capacity": 4},
        {"name": "饮水机", "kind": "water"},
        {"name": "座位", "kind": "seating", "capacity": 6},
        {"name": "旧风扇"},
        {"name": "微波炉", "kind": "microwave"},
        {"name": "冰箱", "kind": "fridge"},
    ]
    amenities.add_many(db, said=said, now=NOW, by=None)
    amenities.retire(db, amenity_id=4, now=NOW, by=None)
    supplies.add_item(db, name="水", unit="瓶", kind="drink", barcode="6901234567878", desk_key=5, now=NOW, by=None)
    for name in ("创可贴", "人丹"):
        supplies.add_item(db, name=name, unit="盒", kind="medicine", now=NOW, by=None)
    supplies.retire_item(db, item_id=3, now=NOW, by=None)
    for quantity, expires in ((3, date(2026, 9, 10)), (4, date(2026, 9, 20)), (20, None)):
        supplies.receive(db, item_id=1, quantity=quantity, expires_on=expires, now=NOW, by=None)
    shifts.begin(db, staff_id=1, now=NOW - timedelta(days=1), by=None)
    for end in (shifts.end, shifts.close_station):
        end(db, now=NOW - timedelta(days=1) + timedelta(hours=4), by=None)
    check_in_anonymous(db, heads=2, now=NOW, by=None)
    amenities.occupy(db, amenity_id=3, person_id=2, now=NOW, by=None)
    close(db, now=NOW, by=None)


def _day_in_the_house(db: Database) -> None:
    """Who is on duty, what was found wanting, who sits where, what was handed out of two batches."""
    shifts.begin(db, staff_id=1, now=NOW, by=None)
    shifts.set_heat(db, level=35, now=NOW, by=None)
    amenities.report_fault(db, amenity_id=5, what="不热", now=NOW, by=None)
    amenities.report_fault(db, amenity_id=6, what="不冷", now=NOW, by=None)
    amenities.mark_fixed(db, fault_id=2, now=NOW, by=None)
    amenities.inspect(db, result="normal", check_item="water", now=NOW, by=None)
    amenities.inspect(db, result="abnormal", amenity_id=2, note="漏水", now=NOW, by=None)
    shifts.hand_over(db, staff_id=2, handover="看着点饮水机。", now=NOW, by=None)
    for person in (1, 5):
        amenities.occupy(db, amenity_id=1, person_id=person, now=NOW, by=None)
    amenities.occupy(db, amenity_id=1, places=2, now=NOW, by=None)
    supplies.issue(db, item_id=1, quantity=5, person_id=1, now=NOW, by=None)


def _trainings(db: Database, desk: Path) -> None:
    """One that runs and is full, one to come, one to be certified, one that is; somebody came, somebody withdrew."""
    for days, seats in ((0, 2), (1, 9), (-1, 9), (-2, 9)):
        starts = NOW + timedelta(days=days)
        said: SessionSaid = {
            "topic": "消防",
            "starts_at": starts,
            "ends_at": starts + timedelta(hours=2),
            "capacity": seats,
        }
        trainings.plan(db, **said, now=NOW - timedelta(days=3), by=None)
    for session, people in ((1, [1, 2, 3]), (2, [1, 2]), (3, [1, 2, 3]), (4, [2])):
        trainings.enrol_many(db, session_id=session, person_ids=people, now=NOW - timedelta(days=2), by=None)
    for session, person in ((3, 1), (3, 2), (4, 2), (1, 1)):
        trainings.sign_in(db, session_id=session, person_id=person, now=NOW, by=None)
    trainings.attach(db, session_id=1, name="现场.jpg", content=PICTURE, now=NOW, by=None)
    trainings.close(db, session_id=4, now=NOW, by=None)
    trainings.certify(db, session_id=4, now=NOW, by=None)
    trainings.close(db, session_id=3, now=NOW, by=None)
    trainings.enrol(db, session_id=2, person_id=4, now=NOW, by=None)
    trainings.withdraw(db, session_id=2, person_id=4, now=NOW, by=None)
    import_enrolments(db, path=desk / "list.csv", now=NOW, by=None)


def _look_at_station(folder: Path, before: Facts, name: str, done: bool) -> None:
    after = facts(folder)
    if after != before:
        # The commit may be on the disk without having been said: the act is whole, and there once.
        assert len(after["act"]) == len(before["act"]) + 1
        assert after["act"][: len(before["act"])] == before["act"]
    elif done and WRITERS[name].acts:
        raise _Lost("the act is not there")
    for _, _, called, digest, *_ in after["session_file"]:
        try:
            photo(folder / "desk" / "station.sqlite", digest)
        except NotFound:
            raise _Lost(f"{called} is not there") from None


def _look_at_files(folder: Path, before: Facts, name: str, done: bool) -> None:
    for target in REPLACED:
        path = folder / "desk" / target
        content = path.read_bytes()
        if content == OLD or (path.suffix == ".ini" and b"language=zh" in content):
            if done and target == WRITERS[name].target:
                raise _Lost(f"{target} is the old one")
        else:
            _look_at_new_file(path, content)


def _look_at_new_file(path: Path, content: bytes) -> None:
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as book:
            assert book.testzip() is None
    elif path.suffix == ".csv":
        assert content.startswith(b"\xef\xbb\xbf")
        assert content.endswith(b"\r\n")
        assert len({line.count(b",") for line in content.split(b"\r\n")[:-1]}) == 1, "a line is cut off"
    elif path.suffix == ".pdf":
        assert content == b"%PDF-1.7\n" + bytes(300_000) + b"%%EOF\n"
    else:
        assert content.decode().split() == ["[General]", "language=en", "sound=false"]


def _look_at_backups(folder: Path, before: Facts, name: str, done: bool) -> None:
    backups = [*(folder / "desk" / "backups").glob("*.sqlite"), *(folder / "stick").glob("*/*.sqlite")]
    for backup in backups:
        if checksum_of(backup).exists():
            assert checksum_of(backup).read_text().split()[:1] == [sha256_of(backup)], f"{backup.name} is torn"
        with closing(sqlite3.connect(f"{backup.as_uri()}?mode=ro", uri=True)) as conn:
            assert conn.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            assert conn.execute("SELECT count(*) FROM act").fetchone()[0] == len(before["act"])
    there = {"backup": 2, "second folder": 3}.get(name, 1)
    if done and not (len(backups) == there and all(checksum_of(backup).exists() for backup in backups)):
        raise _Lost("the backup is not there")


def _look_at_made(folder: Path, before: Facts, name: str, done: bool) -> None:
    if made := _MAKERS.get(name):
        path = folder / "desk" / made
        if done and not path.exists():
            raise _Lost("the new station is not there")
        _look_at_new_station(path, begun=done and made == "first.sqlite")
    old = folder / "desk" / "old.sqlite"
    if name == "schema 1 brought up":
        _look_at_old_station(old, new=done)
    else:
        assert old.read_bytes() == SCHEMA_1.read_bytes()


_MAKERS = {"a new station": "other.sqlite", "the first run": "first.sqlite"}


def _look_at_old_station(old: Path, *, new: bool) -> None:
    with closing(sqlite3.connect(str(old))) as conn:
        version = conn.execute("PRAGMA user_version").fetchone()[0]
        assert version in {1, SCHEMA_VERSION}
        assert conn.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert conn.execute("SELECT count(*) FROM visit").fetchone()[0] == 5
    if new and version != SCHEMA_VERSION:
        raise _Lost("it is schema 1 still")
    open_database(old).close()  # comes up at the next start, now that there is room


def _look_at_new_station(path: Path, *, begun: bool) -> None:
    if not path.exists() or path.stat().st_size == 0:
        open_database(path, create=True).close()  # begun anew as if nothing had been
    with closing(open_database(path)) as db:
        assert unsound(db) == []
        assert db.value("SELECT count(*) FROM category") > 20
        acts = [row[0] for row in db.rows("SELECT what FROM act")]
        assert acts in ([], ["settings.set_up"])
        # All the settings or none: an untouched station begins anew at the next start.
        assert db.value("SELECT count(*) FROM setting WHERE value IN ('\"东风站\"', '120')") == 2 * len(acts)
        if begun and not acts:
            raise _Lost("the station was not begun")
