"""The command line's imports: taking a file over, the list of imports, taking one back."""

import tempfile
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from station_app.cli_base import Place, mapping_of, say_json
from station_app.core import paths
from station_app.core.clock import SystemClock, to_text
from station_app.core.errors import InUse, NotWritable, Trouble
from station_app.core.imports import queries
from station_app.core.imports.commands import (
    import_enrolments,
    import_people,
    import_supplies,
    import_tools,
    import_visits,
)
from station_app.core.imports.preview import PreviewFile, preview_job
from station_app.core.imports.report import Report
from station_app.core.imports.report_file import write_report
from station_app.core.imports.source import Source
from station_app.core.reports.csv_file import write_rows
from station_app.core.storage.backup import make_backup
from station_app.core.storage.database import Database
from station_app.core.undo.commands import undo
from station_app.texts import translate
from station_app.texts.console import batch_lines, import_lines, left_out_name, left_out_rows
from station_app.texts.imports import report_words


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the command line wants taken over."""

    kind: str
    source: Source
    mapping: Mapping[str, str]
    report: Path | None
    now: datetime

    def take(self, db: Database, *, by: int | None, dry_run: bool) -> Report:
        """Take it over, or only say what would be done."""
        command = {
            "visits": import_visits,
            "people": import_people,
            "tools": import_tools,
            "supplies": import_supplies,
            "enrolments": import_enrolments,
        }[self.kind]
        done = command(db, source=self.source, mapping=self.mapping, dry_run=dry_run, now=self.now, by=by)
        return done.value


@click.command(name="import")
@click.argument("kind", type=click.Choice(["people", "visits", "tools", "supplies", "enrolments"]))
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--dry-run", is_flag=True, help="Say what would be done and write nothing.")
@click.option("--map", "pairs", multiple=True, metavar="COLUMN=FIELD", help="What a column holds, by header or letter.")
@click.option("--sheet", help="Which sheet; the first with anything in it otherwise.")
@click.option("--encoding", help="Of a text file: utf-8, gb18030, utf-16; found otherwise.")
@click.option("--header-row", type=click.IntRange(0), help="Row of the header; 0: there is none. Found otherwise.")
@click.option(
    "--session", "session_id", type=click.IntRange(1), metavar="ID", help="Of enrolments: the session for all."
)
@click.option(
    "--report", type=click.Path(path_type=Path, dir_okay=False), help="Write every row's fate to .xlsx or .csv."
)
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def import_command(
    place: Place,
    kind: str,
    file: Path,
    dry_run: bool,
    pairs: tuple[str, ...],
    sheet: str | None,
    encoding: str | None,
    header_row: int | None,
    session_id: int | None,
    report: Path | None,
    as_json: bool,
) -> None:
    """Take over a register, a list of people, tools, supplies or enrolments: every row once, all or nothing."""
    if report is not None and report.suffix.lower() not in {".xlsx", ".csv"}:
        raise click.UsageError("--report: .xlsx, .csv")
    if session_id is not None and kind != "enrolments":
        raise click.UsageError("--session: enrolments")
    asked = _Asked(
        kind, Source(file, sheet, encoding, header_row, session_id), mapping_of(pairs), report, SystemClock().now()
    )
    done = _take(place, asked, dry_run=dry_run)
    left_out, trouble = None, None
    if done.left_out and not dry_run:
        try:
            left_out = _write_left_out(done, place.path)
        except Trouble as error:
            trouble = error  # the import is done: its report comes first
    if as_json:
        say_json(done.as_json(left_out))
    else:
        for line in import_lines(done, left_out, dry_run=dry_run):
            click.echo(line)
        if report is not None:
            click.echo(translate("Cli", "Report written: {path}").format(path=report))
    if trouble is not None:
        raise trouble


@click.command(name="imports")
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def imports_command(place: Place, as_json: bool) -> None:
    """The imports so far, newest first."""
    with closing(place.open(read_only=True)) as db:
        batches = queries.batches(db, limit=1_000)
    if as_json:
        say_json([_as_json(batch) for batch in batches])
        return
    for line in batch_lines(batches):
        click.echo(line)
    if not batches:
        click.echo(translate("Cli", "Nothing was imported yet."))


@click.command(name="undo-import")
@click.argument("batch", type=int, metavar="ID")
@click.pass_obj
def undo_import_command(place: Place, batch: int) -> None:
    """Take a whole import back; ID as `imports` lists it."""
    now = SystemClock().now()
    with closing(place.open()) as db:
        by = place.by(db)
        op = queries.batch_by_id(db, batch).op
        make_backup(db.path, paths.backup_folder(db.path), now=now)
        undo(db, op=op, now=now, by=by)
        undone = queries.batch_by_id(db, batch)
    for line in batch_lines([undone]):
        click.echo(line)


COMMANDS = (import_command, imports_command, undo_import_command)


def _take(place: Place, asked: _Asked, *, dry_run: bool) -> Report:
    report: Report | None = None
    if place.is_new():
        # Tried on a station that is thrown away: a file that is refused, or a dry run, begins none.
        with place.throw_away() as db:
            report = asked.take(db, by=place.by(db), dry_run=True)
            if dry_run:
                _write_report(db, asked)
    if report is not None and dry_run:
        return report
    with closing(place.open(create=True)) as db:
        by = place.by(db)
        _write_report(db, asked)  # of what will be done; afterwards every row is there already
        if not dry_run:
            make_backup(db.path, paths.backup_folder(db.path), now=asked.now)
        return asked.take(db, by=by, dry_run=dry_run)


def _write_report(db: Database, asked: _Asked) -> None:
    if asked.report is None:
        return
    with tempfile.TemporaryDirectory(prefix="preview-") as folder:
        into = Path(folder) / "preview.sqlite"
        report = preview_job(
            station=db.path, source=asked.source, kind=asked.kind, mapping=asked.mapping, into=into, now=asked.now
        )
        with closing(PreviewFile(into)) as preview:
            write_report(report, preview, asked.report, asked.report.suffix[1:].lower(), report_words())


def _write_left_out(report: Report, station: Path) -> Path:
    # Beside the register, where somebody looks for it; beside the station when that folder is closed to us.
    name = left_out_name(report.file)
    for folder in (report.file.parent, station.parent):
        try:
            write_rows(folder / name, left_out_rows(report))
        except (NotWritable, InUse):
            continue
        return folder / name
    raise NotWritable(station.parent)


def _as_json(batch: queries.Batch) -> dict[str, object]:
    return {
        "id": batch.id,
        "kind": batch.kind,
        "file": batch.file,
        "at": to_text(batch.at),
        "by": batch.by_name,
        "taken": batch.taken,
        "completed": batch.completed,
        "not_taken": batch.not_taken,
        "people": batch.people,
        "undone_at": None if batch.undone_at is None else to_text(batch.undone_at),
        "people_stayed": batch.stayed,
    }
