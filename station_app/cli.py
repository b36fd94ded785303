"""The station without a window: `station-app …`, the same core for scripts and for whoever helps the clerk."""

import sys
from contextlib import closing
from datetime import datetime
from pathlib import Path

import click

from station_app import __version__, cli_imports, demo_run
from station_app.cli_base import Command, Place, period_of, say_json, span_of
from station_app.core import paths
from station_app.core.checks.model import Finding, Kind
from station_app.core.checks.queries import check as check_file
from station_app.core.checks.queries import size_of
from station_app.core.clock import SystemClock, local_day
from station_app.core.errors import Damaged
from station_app.core.lending.queries import by_scan, open_loan
from station_app.core.reports import periods
from station_app.core.reports.export import LEDGERS, OF_SESSION, allow, export
from station_app.core.reports.house_figures import house
from station_app.core.reports.lending_figures import lending
from station_app.core.reports.queries import statistics
from station_app.core.reports.training_figures import training
from station_app.core.search.queries import find as find_people
from station_app.core.settings.queries import zone
from station_app.core.storage.backup import make_backup
from station_app.core.storage.database import reading
from station_app.core.storage.migrations import SCHEMA_VERSION
from station_app.core.storage.sqlite import sqlite3
from station_app.core.training.queries import session as one_session
from station_app.texts import translate
from station_app.texts.console import (
    finding_line,
    hit_line,
    house_lines,
    lending_lines,
    statistics_lines,
    tool_line,
    training_lines,
)
from station_app.texts.house_sheets import ledger_words
from station_app.texts.sheets import visit_log_words


@click.group(cls=Command, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--data", type=click.Path(path_type=Path, dir_okay=False), help="The station's file.")
@click.option("--lang", type=click.Choice(["zh", "en"]), help="Language; otherwise that of the system.")
@click.option("--staff", help="Who is on duty, by name.")
@click.version_option(__version__)
@click.pass_context
def main(ctx: click.Context, data: Path | None, lang: str | None, staff: str | None) -> None:
    """The desk program of a warm home. Without a command it opens the desk."""
    ctx.obj = Place(data, lang, staff)
    ctx.call_on_close(ctx.obj.fall_silent)
    if ctx.invoked_subcommand is None:
        from station_app.app import run_desk  # noqa: PLC0415 - the window is loaded only when it is wanted

        ctx.exit(run_desk(ctx.obj.path, language=ctx.obj.choice))


@main.command()
@click.option("--month", default=None, help="Month of the invented station, 2026-10; the last whole one otherwise.")
@click.option("--seed", default=17, show_default=True, help="The same number makes the same station again.")
@click.option("--visits-per-day", default=60, show_default=True, type=click.IntRange(1, 5000))
@click.option("--people", default=400, show_default=True, type=click.IntRange(1, 200_000))
@click.option("--out", default=Path(), type=click.Path(path_type=Path, file_okay=False), help="Folder of the log.")
@click.option("--no-window", is_flag=True, help="Write the log and stop.")
@click.pass_obj
def demo(
    place: Place, month: str | None, seed: int, visits_per_day: int, people: int, out: Path, no_window: bool
) -> None:
    """Make an invented station with a full month, write its visit log, open the desk on it."""
    with_window = not no_window and demo_run.has_display()
    if with_window:
        from station_app.app import make_application  # noqa: PLC0415 - before any other application object

        make_application()
    language = place.speak()
    now = SystemClock().now()
    made = demo_run.make(month=month, seed=seed, visits_per_day=visits_per_day, people=people, now=now, say=click.echo)
    log = demo_run.write_log(made, folder=out, language=language, words=visit_log_words(), now=now)
    click.echo(translate("Cli", "Visit log written: {path}").format(path=log))
    if with_window:
        from station_app.app import run_desk  # noqa: PLC0415 - as above

        sys.exit(run_desk(made.path, language=place.choice, demo=True))


_OF_NOW = frozenset({"tools", "overdue"})
"""Ledgers of what is, not of what was: they need no days."""
_SO_FAR = frozenset({"amenities", "supplies"})
"""Ledgers of what is, with what came and went in some days: without days in this month so far."""


@main.command(name="export")
@click.argument("ledger", type=click.Choice(LEDGERS))
@click.option("--month", help="2026-10")
@click.option("--from", "first", type=click.DateTime(["%Y-%m-%d"]), help="First day")
@click.option("--to", "last", type=click.DateTime(["%Y-%m-%d"]), help="Last day")
@click.option("--session", type=int, help="The attendance of this session alone, by its number; needs no days.")
@click.option("--format", "form", type=click.Choice(["xlsx", "csv"]), default="xlsx", show_default=True)
@click.option("--out", required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--unmasked", is_flag=True, help="Phone numbers in full; needs --reason.")
@click.option("--reason", help="Why the numbers go out in full.")
@click.pass_obj
def export_command(
    place: Place,
    ledger: str,
    month: str | None,
    first: datetime | None,
    last: datetime | None,
    session: int | None,
    form: str,
    out: Path,
    unmasked: bool,
    reason: str | None,
) -> None:
    """Write a ledger of a month or of some days, or of one session, to a file."""
    if session is not None and (ledger != OF_SESSION or month or first or last):
        raise click.UsageError(f"--session is for {OF_SESSION}, without days")
    language = place.speak()
    now = SystemClock().now()
    db = place.open()
    try:
        today = local_day(now, zone(db))
        if session is not None:
            day = one_session(db, session).day
            period = periods.between(day, day)
        elif ledger in _OF_NOW | _SO_FAR and not (month or first or last):
            since = today if ledger in _OF_NOW else periods.month_of(today).first
            period = periods.between(since, today)
        else:
            period = period_of(month, first, last)
        allow(db, ledger=ledger, unmasked=unmasked, reason=reason, now=now, by=place.by(db))
    finally:
        db.close()
    rows = export(
        station=place.path,
        ledger=ledger,
        period=period,
        format=form,
        out=out,
        language=language,
        words=ledger_words(ledger),
        unmasked=unmasked,
        made_at=now,
        session=session,
    )
    click.echo(translate("Cli", "{count} rows written: {path}").format(count=rows, path=out))


@main.command()
@click.argument("text")
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def find(place: Place, text: str, as_json: bool) -> None:
    """Look somebody up as the desk does, or a tool by its number or label."""
    db = place.open(read_only=True)
    try:
        hits, tool = find_people(db, text), by_scan(db, text)
        if as_json:
            say_json([*(hit.as_json() for hit in hits), *(() if tool is None else (tool.as_json(),))])
        else:
            for hit in hits:
                click.echo(hit_line(db, hit, place.speak()))
            if tool is not None:
                click.echo(tool_line(tool, open_loan(db, tool.id)))
            elif not hits:
                click.echo(translate("Cli", "Nobody found."))
    finally:
        db.close()


@main.command()
@click.option("--month", help="2026-10")
@click.option("--week", type=click.DateTime(["%Y-%m-%d"]), help="The week this day lies in, Monday to Sunday")
@click.option("--year", help="2026")
@click.option("--from", "first", type=click.DateTime(["%Y-%m-%d"]), help="First day")
@click.option("--to", "last", type=click.DateTime(["%Y-%m-%d"]), help="Last day")
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def stats(
    place: Place,
    month: str | None,
    week: datetime | None,
    year: str | None,
    first: datetime | None,
    last: datetime | None,
    as_json: bool,
) -> None:
    """The figures of a month, a week, a year or some days, beside those before."""
    language = place.speak()
    period, span = span_of(month, week, year, first, last)
    with closing(place.open(read_only=True)) as db:
        with reading(db):
            now = SystemClock().now()
            today = local_day(now, zone(db))
            figures, lent = statistics(db, period), lending(db, period, now=now)
            of_house, trained = house(db, period, now=now), training(db, period)
            before = statistics(db, periods.same_days_before(period, span, today))
        if as_json:
            documents = {"lending": lent.as_json(), **of_house.as_json(), "training": trained.as_json()}
            say_json({**figures.as_json(before), **documents})
        else:
            lines = statistics_lines(db, figures, before, language)
            of_rest = (*lending_lines(lent), *house_lines(db, of_house, language))
            for line in (*lines, *of_rest, *training_lines(db, trained, language)):
                click.echo(line)


@main.command()
@click.option("--json", "as_json", is_flag=True)
@click.pass_context
def check(ctx: click.Context, as_json: bool) -> None:
    """Look the station's file over; exit 1 on any finding."""
    try:
        with closing(ctx.obj.open(read_only=True)) as db:
            findings = check_file(db)
    except Damaged as damaged:
        # So far gone that it does not open; a script gets its document all the same.
        if not as_json:
            raise
        findings = [Finding(Kind.SCHEMA if damaged.detail.startswith("schema") else Kind.PAGES, damaged.detail)]
    if as_json:
        found = [{"kind": finding.kind.value, "detail": finding.detail} for finding in findings]
        say_json({"ok": not findings, "findings": found})
    else:
        for finding in findings:
            click.echo(finding_line(finding))
        if not findings:
            click.echo(translate("Cli", "The station's file is in order."))
    ctx.exit(1 if findings else 0)


@main.command()
@click.option("--to", "folder", type=click.Path(path_type=Path, file_okay=False), help="Folder of the backup.")
@click.pass_obj
def backup(place: Place, folder: Path | None) -> None:
    """Make a backup that was read back before it counts."""
    place.speak()
    made = make_backup(place.path, folder or paths.backup_folder(place.path), now=SystemClock().now())
    click.echo(translate("Cli", "Backup made and read back: {path}").format(path=made))


@main.command()
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def info(place: Place, as_json: bool) -> None:
    """Versions, paths, sizes."""
    db = place.open(read_only=True)
    try:
        facts = {
            "program": __version__,
            "schema": SCHEMA_VERSION,
            "sqlite": sqlite3.sqlite_version,
            "python": sys.version.split()[0],
            "station": str(place.path),
            "bytes": place.path.stat().st_size,
            **size_of(db),
            "resources": str(paths.resources_dir()),
            "backups": str(paths.backup_folder(place.path)),
        }
    finally:
        db.close()
    if as_json:
        say_json(facts)
    else:
        for name, value in facts.items():
            click.echo(f"{name:10} {value}")


@main.command()
@click.pass_context
def selftest(ctx: click.Context) -> None:
    """Open the window on a throw-away station, check somebody in, export, quit: what a package runs."""
    from station_app.selftest import run  # noqa: PLC0415 - the window is loaded only when it is wanted

    ctx.exit(run(ctx.obj.choice))


for _command in cli_imports.COMMANDS:
    main.add_command(_command)
