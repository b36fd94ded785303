"""The disk is full or fails at the n-th write, for every n and every writer: a clear Trouble, the old file whole."""

import shutil
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from station_app.core.people.commands import register
from station_app.core.storage.backup import checksum_of, sha256_of
from station_app.core.storage.database import Database, open_database
from station_app.core.visits.commands import check_in
from tests.faults.recorder import needs_recorder, run_recorded

pytestmark = [needs_recorder, pytest.mark.slow]

NOW = datetime(2026, 9, 1, 2, 0, tzinfo=UTC)
NO_SPACE, BROKEN = 28, 5

BEGIN = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from station_app.core.errors import Refusal, Trouble
from station_app.core.storage.database import open_database
NOW = datetime(2026, 9, 1, 3, 0, tzinfo=UTC)
folder = Path(sys.argv[1])
station = folder / "station.sqlite"
try:
"""
END = """
except Trouble as trouble:
    print(type(trouble).__name__, flush=True)
else:
    print("done", flush=True)
"""
WRITERS = {
    "check-in": """
    from station_app.core.visits.commands import check_in
    db = open_database(station)
    check_in(db, person_id=2, now=NOW, by=None)
""",
    "backup": """
    from station_app.core.storage.backup import make_backup
    make_backup(station, folder / "backups", now=NOW)
""",
    "workbook": """
    from station_app.core.reports.export import export
    from station_app.core.reports.periods import month
    from station_app.texts.sheets import visit_log_words
    export(station=station, ledger="visits", period=month("2026-09"), format="xlsx", out=folder / "log.xlsx",
           language="en", words=visit_log_words(), unmasked=False, made_at=NOW)
""",
    "csv": """
    from station_app.core.reports.export import export
    from station_app.core.reports.periods import month
    from station_app.texts.sheets import visit_log_words
    export(station=station, ledger="visits", period=month("2026-09"), format="csv", out=folder / "log.csv",
           language="en", words=visit_log_words(), unmasked=False, made_at=NOW)
""",
    "people taken over": """
    from station_app.core.imports.commands import import_people
    db = open_database(station)
    import_people(db, path=folder / "people.csv", now=NOW, by=None)
""",
    "visits taken over": """
    from station_app.core.imports.commands import import_visits
    db = open_database(station)
    import_visits(db, path=folder / "visits.csv", now=NOW, by=None)
""",
    "a new station": """
    db = open_database(folder / "other.sqlite", create=True)
""",
}
OLD = b"what was written before"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A station with two people and a visit, and files a writer would replace."""
    made = tmp_path / "disk"
    made.mkdir()
    with closing(open_database(made / "station.sqlite", create=True)) as db:
        for name in ("周佳宁", "孟凯"):
            register(db, name=name, now=NOW, by=None)
        check_in(db, person_id=1, services=["water"], now=NOW, by=None)
    (made / "people.csv").write_text("姓名,手机号\n李伟,13900001111\n王敏,13900002222\n", encoding="utf-8")
    (made / "visits.csv").write_text(
        "日期,到站时间,姓名\n2026-08-03,09:10,李伟\n2026-08-03,09:20,王敏\n", encoding="utf-8"
    )
    for name in ("log.xlsx", "log.csv"):
        (made / name).write_bytes(OLD)
    return made


def counts(db: Database) -> tuple[int, ...]:
    return tuple(int(db.value(f"SELECT count(*) FROM {table}")) for table in ("person", "visit", "act", "import_row"))


def look_at(folder: Path, before: tuple[int, ...], said: str) -> None:
    with closing(open_database(folder / "station.sqlite")) as db:
        assert db.value("PRAGMA integrity_check") == "ok"
        assert db.rows("PRAGMA foreign_key_check") == []
        after = counts(db)
    if said != "done" and after != before:
        # The commit was on the disk before the error: the act is whole. It is told as failed, and is there once.
        assert after[2] == before[2] + 1
    for log in (folder / "log.xlsx", folder / "log.csv"):
        assert log.read_bytes() == OLD or log.stat().st_size > 100
    for made in (folder / "backups").glob("*.sqlite") if (folder / "backups").is_dir() else ():
        if checksum_of(made).exists():
            assert checksum_of(made).read_text().split()[0] == sha256_of(made)
    if (folder / "other.sqlite").exists():
        open_database(folder / "other.sqlite").close()


@pytest.mark.parametrize("error", [NO_SPACE, BROKEN], ids=["full", "failing"])
@pytest.mark.parametrize("writer", WRITERS)
def test_every_write_may_fail(folder: Path, tmp_path: Path, writer: str, error: int) -> None:
    with closing(open_database(folder / "station.sqlite")) as db:
        before = counts(db)
    program, verdicts = BEGIN + WRITERS[writer] + END, []
    for n in range(1, 400):
        fresh = Path(shutil.copytree(folder, tmp_path / "run" / "disk"))
        run = run_recorded([sys.executable, "-c", program, str(fresh)], folder=fresh, fail_at=n, fail_as=error)
        said = run.stdout.strip()
        assert run.returncode == 0, f"write {n}: {run.stderr[-800:]}"
        look_at(fresh, before, said)
        shutil.rmtree(tmp_path / "run")
        verdicts.append(said)
        if said == "done":
            break
    assert verdicts[-1] == "done"
    assert len(verdicts) > 3  # it did fail before
    # A sync or the shared memory that meets a full disk is an input/output error to SQLite.
    full = {"DiskFull"} if error == NO_SPACE else {"NotWritable"}
    assert set(verdicts[:-1]) <= full | {"ReadFailed", "BackupFailed"}, sorted(set(verdicts))
