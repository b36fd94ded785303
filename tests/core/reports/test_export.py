"""A ledger going out: logged before, whole or not at all, and never over a station."""

import multiprocessing
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from station_app.core.errors import (
    AlreadyThere,
    Cancelled,
    Damaged,
    DiskFull,
    KeyTaken,
    Missing,
    NotAllowed,
    NotValid,
    NotWritable,
    StationMissing,
    TooLong,
)
from station_app.core.reports.export import allow, export
from station_app.core.reports.periods import Period, month
from station_app.core.storage.database import Database
from station_app.core.storage.sqlite import sqlite3
from station_app.core.types import Done
from tests.conftest import MORNING, contents
from tests.core.reports.test_log_ledger import WORDS
from tests.core.reports.visits import Made, at, put

OCTOBER = month("2026-10")


@pytest.fixture
def full(station: Database) -> Database:
    """Six hundred visits in October."""
    put(station, [Made(n % 6 + 1, at(f"2026-10-{n % 31 + 1:02d} 09:{n % 60:02d}")) for n in range(600)])
    return station


def out(db: Database, path: Path, **changes: Any) -> int:
    facts: dict[str, Any] = {"station": db.path, "ledger": "visits", "period": OCTOBER, "format": "xlsx", "out": path,
                             "language": "zh", "words": WORDS, "made_at": MORNING}  # fmt: skip
    return export(**{**facts, **changes})


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@contextmanager
def nobody() -> Iterator[None]:
    """Root may write anywhere: be somebody else for a moment."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_real_child_process_writes_it(full: Database, tmp_path: Path) -> None:
    target = tmp_path / "exports" / "台账.xlsx"
    target.parent.mkdir()
    facts = {"station": full.path, "ledger": "visits", "period": OCTOBER, "format": "xlsx", "out": target,
             "language": "zh", "words": WORDS, "made_at": MORNING}  # fmt: skip
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply(export, kwds=facts) == 600
        # A trouble makes the way home whole.
        with pytest.raises(AlreadyThere) as refused:
            pool.apply(export, kwds={**facts, "out": full.path})
    assert refused.value.path == full.path
    assert names(target.parent) == ["台账.xlsx"]
    sheet = openpyxl.load_workbook(target).worksheets[0]
    assert sum(isinstance(row[0], int) for row in sheet.iter_rows(values_only=True)) == 600


def test_masked_or_not(full: Database, tmp_path: Path) -> None:
    out(full, tmp_path / "masked.csv", format="csv")
    out(full, tmp_path / "whole.csv", format="csv", unmasked=True)
    masked, whole = ((tmp_path / name).read_text("utf-8-sig") for name in ("masked.csv", "whole.csv"))
    assert ("139****0001" in masked, "13900000001" in masked) == (True, False)
    assert ("139****0001" in whole, "13900000001" in whole) == (False, True)


def test_a_period_without_visits_is_a_file_too(full: Database, tmp_path: Path) -> None:
    day = date(2027, 1, 1)
    assert out(full, tmp_path / "empty.xlsx", period=Period(day, day)) == 0
    assert openpyxl.load_workbook(tmp_path / "empty.xlsx").worksheets[0]["A4"].value == "ledger.empty"


def test_the_log_stands_before_the_file(station: Database, truth_of_touched: Callable[..., Done[Any]]) -> None:
    done = truth_of_touched(allow, ledger="visits", unmasked=True, reason="　街道\u200b要核对 ", key="form-1")
    row = station.row(
        "SELECT a.what, a.ids, r.text FROM act a LEFT JOIN remark r ON r.act_id = a.id WHERE a.id = ?", (done.op,)
    )
    assert row == ("reports.export_unmasked", "{}", "街道要核对")
    plain = truth_of_touched(allow, ledger="visits")
    assert station.value("SELECT what FROM act WHERE id = ?", (plain.op,)) == "reports.export"
    assert station.value("SELECT count(*) FROM remark") == 1


@pytest.mark.parametrize("reason", [None, "", "  ", "\u200b\u2060", "\u3000"])
def test_full_numbers_need_a_reason(station: Database, reason: str | None) -> None:
    before = contents(station)
    with pytest.raises(Missing) as refused:
        allow(station, ledger="visits", unmasked=True, reason=reason, now=MORNING, by=None)
    assert refused.value.field == "export.reason"
    assert contents(station) == before


def test_what_else_is_refused(station: Database, tmp_path: Path) -> None:
    before = contents(station)
    cases: list[tuple[dict[str, Any], type[Exception]]] = [
        ({"ledger": "boats"}, NotValid),
        ({"ledger": "visits", "reason": "字" * 201}, TooLong),
        ({"ledger": "visits", "by": 99}, NotAllowed),
        ({"ledger": "visits", "unmasked": True, "reason": "核对", "by": 99}, NotAllowed),
    ]
    for facts, refusal in cases:
        with pytest.raises(refusal):
            allow(station, **{"now": MORNING, "by": None, **facts})
    assert contents(station) == before
    with pytest.raises(NotValid):
        out(station, tmp_path / "x.xlsx", ledger="boats")
    with pytest.raises(NotValid):
        out(station, tmp_path / "x.pdf", format="pdf")
    with pytest.raises(StationMissing):
        out(station, tmp_path / "x.xlsx", station=tmp_path / "gone.sqlite")
    assert not [name for name in names(tmp_path) if name.startswith("x.")]


def test_the_same_form_is_logged_once(station: Database) -> None:
    first = allow(station, ledger="visits", now=MORNING, by=None, key="form-1")
    assert allow(station, ledger="visits", now=MORNING, by=None, key="form-1") == first
    assert station.value("SELECT count(*) FROM act") == 1
    with pytest.raises(KeyTaken):
        allow(station, ledger="visits", unmasked=True, reason="核对", now=MORNING, by=None, key="form-1")


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_never_over_a_station_or_a_backup(full: Database, tmp_path: Path, form: str) -> None:
    before = contents(full)
    backup = tmp_path / "old.xlsx"
    with sqlite3.connect(str(backup)) as copy:
        full.conn.backup(copy)
    copy.close()
    targets = [full.path, full.path.with_name(full.path.name + "-wal"), backup, tmp_path / "." / full.path.name,
               full.path.with_name(full.path.name + ".was-here")]  # fmt: skip
    if sys.platform == "win32":  # links need a right there; capitals are no other name
        targets += [full.path.with_name(full.path.name.upper() + end) for end in ("", "-WAL", ".was-here")]
    else:
        targets.append(tmp_path / "log.xlsx")
        targets[-1].symlink_to(full.path)
    for target in targets:
        with pytest.raises(AlreadyThere):
            out(full, target, format=form)
    assert contents(full) == before
    assert out(full, tmp_path / "station.csv", format="csv") == 600


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_a_folder_that_is_only_read(full: Database, form: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        folder = Path(name) / "exports"
        folder.mkdir()
        folder.chmod(0o555)
        copy = Path(name) / "station.sqlite"
        with sqlite3.connect(str(copy)) as target:
            full.conn.backup(target)
        target.close()
        os.chown(copy, 65534, 65534) if os.geteuid() == 0 else None
        Path(name).chmod(0o777)
        with nobody(), pytest.raises(NotWritable) as trouble:
            out(full, folder / f"log.{form}", station=copy, format=form)
        assert trouble.value.path == folder
        assert names(folder) == []


@pytest.mark.skipif(sys.platform != "linux", reason="mounts a small disk")
@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_a_full_disk(full: Database, tmp_path: Path, form: str) -> None:
    disk = tmp_path / "stick"
    disk.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(disk)]
    if subprocess.run(mounting, capture_output=True, check=False).returncode:
        pytest.skip("no right to mount a small disk here")
    try:
        old = disk / f"log.{form}"
        old.write_text("old", encoding="utf-8")
        with pytest.raises(DiskFull) as trouble:
            out(full, old, format=form)
        assert trouble.value.path == old
        assert (names(disk), old.read_text(encoding="utf-8")) == ([old.name], "old")
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_cancelled_half_way(full: Database, tmp_path: Path, form: str) -> None:
    told: list[tuple[int, int]] = []

    def step(done: int, total: int) -> None:
        told.append((done, total))
        if done == 400:
            raise Cancelled

    folder = tmp_path / "exports"
    folder.mkdir()
    old = folder / f"log.{form}"
    old.write_text("old", encoding="utf-8")
    with pytest.raises(Cancelled):
        out(full, old, format=form, step=step)
    assert told == [(0, 600), (200, 600), (400, 600)]
    assert (names(folder), old.read_text(encoding="utf-8")) == ([old.name], "old")


def test_a_damaged_file_is_a_trouble_and_no_crash(full: Database, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    with sqlite3.connect(str(copy)) as target:
        full.conn.backup(target)
    target.close()
    data = bytearray(copy.read_bytes())
    for place in range(4096, len(data), 4096):
        if data[place] == 0x0D and b"import2026-" in data[place : place + 4096]:  # a leaf of the table of visits
            data[place : place + 4096] = b"\xff" * 4096
            break
    copy.write_bytes(data)
    with pytest.raises(Damaged) as trouble:
        out(full, tmp_path / "log.xlsx", station=copy)
    assert trouble.value.path == copy
    assert not (tmp_path / "log.xlsx").exists()


def test_others_may_write_while_it_is_written(full: Database, tmp_path: Path) -> None:
    def step(done: int, total: int) -> None:
        if done == 200:
            put(full, [Made(1, at("2026-10-31 20:00"))])

    assert out(full, tmp_path / "log.csv", format="csv", step=step) == 600
    assert len((tmp_path / "log.csv").read_text("utf-8-sig").splitlines()) == 601
    assert out(full, tmp_path / "log.csv", format="csv") == 601
