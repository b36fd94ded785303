"""Every writer the program has, as a small program of its own, and the look at what one left behind.

One folder serves the failing disk, the power cut and the kill: `desk` holds the station and what is replaced, `stick`
is the second folder of its backups.
"""

import shutil
import zipfile
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from station_app.core.audit.queries import broken_link
from station_app.core.errors import Trouble
from station_app.core.imports.commands import import_visits
from station_app.core.lending.commands import add_tool, lend
from station_app.core.people.commands import register
from station_app.core.sheets.commands import make_sheets
from station_app.core.storage.backup import checksum_of, make_backup, sha256_of
from station_app.core.storage.database import open_database
from station_app.core.storage.files import remove_leftovers
from station_app.core.storage.migrations import SCHEMA_VERSION
from station_app.core.storage.sqlite import sqlite3
from station_app.core.visits.commands import check_in, check_in_anonymous
from tests.conftest import contents

NOW = datetime(2026, 9, 1, 2, 0, tzinfo=UTC)
OLD = b"what was written before"
SCHEMA_1 = Path(__file__).parents[1] / "core" / "storage" / "data" / "schema_1.sqlite"

_BEGIN = """
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from station_app.core.errors import Refusal, Trouble
from station_app.core.storage.database import open_database
NOW = datetime(2026, 9, 1, 3, 0, tzinfo=UTC)
folder = Path(sys.argv[1])
desk, stick = folder / "desk", folder / "stick"
station = desk / "station.sqlite"
said = "done"
"""
_END = """
except Trouble as trouble:
    print(type(trouble).__name__, flush=True)
else:
    print(said, flush=True)
"""
_EXPORT = """
    from station_app.core.reports.export import export
    from station_app.core.reports.periods import month
    from station_app.texts.sheets import visit_log_words
    print("begun", flush=True)
    export(station=station, ledger="visits", period=month("2026-09"), format="{0}", out=desk / "log.{0}",
           language="en", words=visit_log_words(), unmasked=False, made_at=NOW)
"""
_SHOWN = """
    from station_app.core.reports.shown import export_shown_job
    from station_app.core.visits.filters import Filters, Order
    from station_app.texts.shown_log import shown_log_words
    print("begun", flush=True)
    export_shown_job(station=station, filters=Filters(), order=Order(), columns=["day", "name", "services", "note"],
                     narrowed="", format="{0}", out=desk / "shown.{0}", language="en", words=shown_log_words(),
                     made_at=NOW)
"""
_REPORT = """
    from station_app.core.imports.commands import import_visits
    from station_app.core.imports.report_file import write_report
    from station_app.texts.imports import report_words
    db = open_database(station, read_only=True)
    report = import_visits(db, path=desk / "visits.csv", dry_run=True, now=NOW, by=None).value
    print("begun", flush=True)
    write_report(report, None, desk / "report.{0}", "{0}", report_words())
"""


@dataclass(frozen=True, slots=True)
class Writer:
    """What it does, the file it replaces or makes (in `desk`), and whether that file holds the station's facts."""

    does: str
    target: str | None = None
    passing: bool = False
    """The target is passing work: it is deleted at the next start, so that it need not survive anything."""

    @property
    def program(self) -> str:
        """The whole program; `argv[1]` is the folder, "done" or a Trouble's name its last word."""
        return f"{_BEGIN}try:\n{self.does}{_END}"


WRITERS = {
    "check-in": Writer("""
    from station_app.core.visits.commands import check_in
    db = open_database(station)
    print("begun", flush=True)
    check_in(db, person_id=2, now=NOW, by=None)
"""),
    "undo": Writer("""
    from station_app.core.audit.queries import newest
    from station_app.core.undo.commands import undo
    db = open_database(station)
    print("begun", flush=True)
    undo(db, op=newest(db), now=NOW, by=None)
"""),
    "undo of an import": Writer("""
    from station_app.core.imports.commands import undo_import_job
    db = open_database(station)
    op = db.value("SELECT id FROM act WHERE what = 'imports.visits'")
    db.close()
    print("begun", flush=True)
    undo_import_job(station=station, op=op, now=NOW, by=None)
"""),
    "merge": Writer("""
    from station_app.core.people.commands import merge
    db = open_database(station)
    print("begun", flush=True)
    merge(db, keep=1, drop=3, now=NOW, by=None)
"""),
    "paper line": Writer("""
    from station_app.core.sheets.commands import enter_line
    db = open_database(station)
    print("begun", flush=True)
    enter_line(db, sheet_id=1, line=1, day=date(2026, 8, 31), newcomer={"nickname": "张师傅"}, services=["water"],
               now=NOW, by=None)
"""),
    "lending": Writer("""
    from station_app.core.lending.commands import lend
    db = open_database(station)
    print("begun", flush=True)
    lend(db, tool_id=2, person_id=2, now=NOW, by=None)
"""),
    "return": Writer("""
    from station_app.core.lending.commands import give_back
    db = open_database(station)
    print("begun", flush=True)
    give_back(db, loan_id=1, condition="damaged", missing=["气针"], now=NOW, by=None)
"""),
    "import of tools": Writer("""
    from station_app.core.imports.commands import import_tools
    db = open_database(station)
    print("begun", flush=True)
    import_tools(db, path=desk / "tools.csv", now=NOW, by=None)
"""),
    "settings": Writer("""
    from station_app.core.settings.commands import set
    db = open_database(station)
    print("begun", flush=True)
    set(db, key="visits.auto_minutes", value=120, now=NOW, by=None)
"""),
    "people taken over": Writer("""
    from station_app.core.imports.commands import import_people
    db = open_database(station)
    print("begun", flush=True)
    import_people(db, path=desk / "people.csv", now=NOW, by=None)
"""),
    "visits taken over": Writer("""
    from station_app.core.imports.commands import import_visits
    db = open_database(station)
    print("begun", flush=True)
    import_visits(db, path=desk / "visits.csv", now=NOW, by=None)
"""),
    "preview of an import": Writer("""
    from station_app.core.imports.preview import preview_job
    from station_app.core.imports.source import Source
    print("begun", flush=True)
    preview_job(station=station, source=Source(desk / "visits.csv"), kind="visits", into=desk / "preview.sqlite",
                now=NOW)
""", "preview.sqlite", passing=True),
    "report of an import, csv": Writer(_REPORT.format("csv"), "report.csv"),
    "report of an import, xlsx": Writer(_REPORT.format("xlsx"), "report.xlsx"),
    "backup": Writer("""
    from station_app.core.storage.backup import make_backup
    print("begun", flush=True)
    make_backup(station, desk / "backups", now=NOW)
"""),
    "second folder": Writer("""
    from station_app.core.storage.second_folder import keep_job
    print("begun", flush=True)
    kept = keep_job(station=station, uuid="0123456789abcdef", folder=desk / "backups", second=stick, fresh=True,
                    now=NOW)
    if kept.failure is not None:
        said = type(kept.failure).__name__
"""),
    "workbook": Writer(_EXPORT.format("xlsx"), "log.xlsx"),
    "csv": Writer(_EXPORT.format("csv"), "log.csv"),
    "what is shown, xlsx": Writer(_SHOWN.format("xlsx"), "shown.xlsx"),
    "what is shown, csv": Writer(_SHOWN.format("csv"), "shown.csv"),
    "pdf": Writer("""
    from station_app.gui.printing.pdf_file import save_pdf
    print("begun", flush=True)
    save_pdf(path=desk / "sheet.pdf", content=b"%PDF-1.7\\n" + bytes(300_000) + b"%%EOF\\n")
""", "sheet.pdf"),
    "preferences": Writer("""
    from PySide6.QtCore import QSettings
    from station_app.gui.runtime.prefs import Prefs
    prefs = Prefs(desk / "desk.ini")
    prefs.language, prefs.sound = "en", False
    print("begun", flush=True)
    prefs.save()
    said = "done" if prefs._settings.status() is QSettings.Status.NoError else prefs._settings.status().name
""", "desk.ini"),
    "a new station": Writer("""
    print("begun", flush=True)
    db = open_database(desk / "other.sqlite", create=True)
"""),
    "schema 1 brought up": Writer("""
    print("begun", flush=True)
    db = open_database(desk / "old.sqlite")
"""),
}  # fmt: skip
REPLACED = [writer.target for writer in WRITERS.values() if writer.target is not None and not writer.passing]


def prepare(folder: Path) -> Path:
    """A station with people, visits, an import and a sheet; old files where a writer replaces one."""
    desk = folder / "desk"
    desk.mkdir(parents=True)
    (folder / "stick").mkdir()
    (desk / "people.csv").write_text("姓名,手机号\n李伟,13900001111\n王敏,13900002222\n", encoding="utf-8")
    (desk / "visits.csv").write_text(
        "日期,到站时间,姓名\n2026-08-03,09:10,李伟\n2026-08-03,09:20,王敏\n", encoding="utf-8"
    )
    (desk / "before.csv").write_text(
        "日期,到站时间,姓名\n2026-07-03,09:10,赵立\n2026-07-03,09:20,钱好\n", encoding="utf-8"
    )
    (desk / "tools.csv").write_text("名称,数量\n锤子,3\n雨伞,2\n", encoding="utf-8")
    with closing(open_database(desk / "station.sqlite", create=True)) as db:
        for name in ("周佳宁", "孟凯", "周佳宁"):
            register(db, name=name, now=NOW, by=None)
        import_visits(db, path=desk / "before.csv", now=NOW, by=None)
        make_sheets(db, count=1, lines=10, now=NOW, by=None)
        add_tool(db, name="打气筒", accessories=["气针"], now=NOW, by=None)
        add_tool(db, name="扳手", now=NOW, by=None)
        lend(db, tool_id=1, person_id=1, arrive=False, now=NOW, by=None)
        check_in(db, person_id=1, services=["water"], now=NOW, by=None)
        check_in_anonymous(db, heads=6, now=NOW, by=None)
    make_backup(desk / "station.sqlite", desk / "backups", now=NOW)
    shutil.copy(SCHEMA_1, desk / "old.sqlite")
    for name in REPLACED:
        (desk / name).write_bytes(b"[General]\nlanguage=zh\n" if name == "desk.ini" else OLD)
    return folder


def facts(folder: Path) -> dict[str, list[Any]]:
    """All rows of the station; raises what opening raises."""
    with closing(open_database(folder / "desk" / "station.sqlite")) as db:
        assert db.value("PRAGMA integrity_check") == "ok"
        assert db.rows("PRAGMA foreign_key_check") == []
        assert broken_link(db) is None
        return contents(db)


def look_at(folder: Path, before: dict[str, list[Any]], name: str, said: str) -> None:
    """Nothing is there by half; with "done" said it is there. Raises AssertionError, or the Trouble of opening."""
    desk, done = folder / "desk", said.split()[-1:] == ["done"]
    after = facts(folder)
    if after != before:
        # The commit may be on the disk without having been said: the act is whole, and there once.
        assert len(after["act"]) == len(before["act"]) + 1
        assert after["act"][: len(before["act"])] == before["act"]
    elif done:
        assert name not in _ACTS, "what was said to be done is not there"
    for target in REPLACED:
        _look_at_file(desk / target, new=done and target == WRITERS[name].target)
    backups = list((desk / "backups").glob("*.sqlite")) + list((folder / "stick").glob("*/*.sqlite"))
    for backup in backups:
        _look_at_backup(backup)
    if done and name in ("backup", "second folder"):
        assert len(backups) == (3 if name == "second folder" else 2)
        assert all(checksum_of(backup).exists() for backup in backups)
    _look_at_new(desk / "other.sqlite", there=done and name == "a new station")
    _look_at_old(desk / "old.sqlite", new=done and name == "schema 1 brought up")


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


_ACTS = frozenset({"check-in", "undo", "undo of an import", "merge", "paper line", "settings", "people taken over",
                   "visits taken over", "lending", "return", "import of tools"})  # fmt: skip


def _look_at_file(path: Path, *, new: bool) -> None:
    content = path.read_bytes()
    old = content == OLD or (path.suffix == ".ini" and b"language=zh" in content)
    assert not (old and new), f"{path.name} is the old one"
    if old:
        return
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as book:
            assert book.testzip() is None
    elif path.suffix == ".csv":
        assert content.startswith(b"\xef\xbb\xbf")
        assert content.endswith(b"\n")
        assert content.count(b",") >= 2
    elif path.suffix == ".pdf":
        assert content == b"%PDF-1.7\n" + bytes(300_000) + b"%%EOF\n"
    else:
        assert content.decode().split() == ["[General]", "language=en", "sound=false"]


def _look_at_backup(backup: Path) -> None:
    if checksum_of(backup).exists():
        assert checksum_of(backup).read_text().split()[:1] == [sha256_of(backup)], f"{backup.name} is torn"
    with closing(sqlite3.connect(f"{backup.as_uri()}?mode=ro", uri=True)) as conn:
        assert conn.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert conn.execute("SELECT count(*) FROM act").fetchone()[0] > 0


def _look_at_new(path: Path, *, there: bool) -> None:
    assert path.exists() or not there, "the new station is not there"
    if not path.exists() or path.stat().st_size == 0:
        open_database(path, create=True).close()  # begun anew as if nothing had been
    with closing(open_database(path)) as db:
        assert db.value("PRAGMA integrity_check") == "ok"
        assert db.value("SELECT count(*) FROM category") > 20


def _look_at_old(path: Path, *, new: bool) -> None:
    with closing(sqlite3.connect(str(path))) as conn:
        version = conn.execute("PRAGMA user_version").fetchone()[0]
        assert version == SCHEMA_VERSION if new else version in {1, SCHEMA_VERSION}
        assert conn.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert conn.execute("SELECT count(*) FROM visit").fetchone()[0] == 5
    open_database(path).close()  # comes up at the next start, now that there is room


def wrongs(folder: Path, before: dict[str, list[Any]], name: str, said: str) -> str | None:
    """`look_at` as a sentence, None when all is well."""
    try:
        look_at(folder, before, name, said)
    except (AssertionError, Trouble, OSError, zipfile.BadZipFile, UnicodeDecodeError, sqlite3.Error) as wrong:
        return f"{name}: {wrong!r}"
    return None
