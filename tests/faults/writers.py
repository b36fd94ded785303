"""Every writer the program has, as a small program of its own: commands on the station's file, and files of all kinds.

One folder serves the failing disk, the power cut and the kill (`left.prepare`): `desk` holds the station and what is
replaced, `stick` is the second folder of its backups.
"""

from dataclasses import dataclass

from tests.faults.commands import programs

_BEGIN = """
import sys
from datetime import UTC, date, datetime, timedelta
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
    """What it does, the file it replaces or makes (in `desk`), and what that file is worth."""

    does: str
    target: str | None = None
    passing: bool = False
    """The target is passing work: it is deleted at the next start, so that it need not survive anything."""
    acts: bool = False
    """It is a command: done, there is one act more in the station."""

    @property
    def program(self) -> str:
        """The whole program; `argv[1]` is the folder, "done" or a Trouble's name its last word."""
        return f"{_BEGIN}try:\n{self.does}{_END}"


COMMANDS = {name: Writer(does, acts=True) for name, does in programs()}
FILES = {
    "an import taken back": Writer("""
    from station_app.core.imports.commands import undo_import_job
    db = open_database(station)
    op = db.value("SELECT id FROM act WHERE what = 'imports.visits'")
    db.close()
    print("begun", flush=True)
    undo_import_job(station=station, op=op, now=NOW, by=None)
""", acts=True),
    "preview of an import": Writer("""
    from station_app.core.imports.preview import preview_job
    from station_app.core.imports.source import Source
    print("begun", flush=True)
    preview_job(station=station, source=Source(desk / "visits.csv"), kind="visits", into=desk / "preview.sqlite",
                now=NOW)
""", "preview.sqlite", passing=True),
    "report of an import, csv": Writer(_REPORT.format("csv"), "report.csv"),
    "report of an import, xlsx": Writer(_REPORT.format("xlsx"), "report.xlsx"),
    "rows left out": Writer("""
    from station_app.core.reports.csv_file import write_rows
    print("begun", flush=True)
    write_rows(desk / "left.csv", [["行", "原因", "内容"]] * 200)
""", "left.csv"),
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
    "the first run": Writer("""
    from station_app.beginning import begin
    print("begun", flush=True)
    begin(desk / "first.sqlite", values={"station.name": "东风站", "visits.auto_minutes": 120}, now=NOW, key="form")
"""),
    "schema 1 brought up": Writer("""
    print("begun", flush=True)
    db = open_database(desk / "old.sqlite")
"""),
}  # fmt: skip
WRITERS = {**COMMANDS, **FILES}
REPLACED = [writer.target for writer in WRITERS.values() if writer.target is not None and not writer.passing]
