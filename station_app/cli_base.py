"""What every command of the command line shares: its station, its language, what it prints, how it fails."""

import io
import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import click
from PySide6.QtCore import QCoreApplication

from station_app.core import paths
from station_app.core.errors import NotFound, Refusal, Trouble
from station_app.core.reports import periods
from station_app.core.staff.queries import by_name
from station_app.core.storage.database import Database, open_database
from station_app.gui.runtime.i18n import Language
from station_app.texts.troubles import explain


class Command(click.Group):
    """A group that says refusals and troubles in one sentence on stderr and exits with 1."""

    def invoke(self, ctx: click.Context) -> Any:
        for stream in (sys.stdout, sys.stderr):
            # A console that knows no hanzi shows ? for them; it is no reason to stop half-way.
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="replace")
        try:
            return super().invoke(ctx)
        except (Refusal, Trouble) as known:
            click.echo(explain(known), err=True)
            ctx.exit(1)


class Place:
    """Which station and language the command line was told."""

    def __init__(self, data: Path | None, lang: str | None, staff: str | None) -> None:
        self.path = data or paths.default_station()
        self.choice = lang or ""
        self._staff = staff
        self._speaks: tuple[QCoreApplication, Language] | None = None

    def speak(self) -> str:
        """Put the language in force for the sentences that follow; "zh" or "en"."""
        if self._speaks is None:
            app = QCoreApplication.instance() or QCoreApplication(sys.argv[:1])
            self._speaks = (app, Language(app, paths.resources_dir(), self.choice))
        return self._speaks[1].code

    def fall_silent(self) -> None:
        """Take the language away again: the next command of this process may want another."""
        if self._speaks is not None:
            self._speaks[1].use("en")

    def open(self, *, create: bool = False, read_only: bool = False) -> Database:
        """Open the station, words ready for whatever goes wrong."""
        self.speak()
        return open_database(self.path, create=create, read_only=read_only)

    def is_new(self) -> bool:
        """Whether no station lies here yet, nor one ever did."""
        return not self.path.exists() and not paths.was_here_file(self.path).exists()

    @contextmanager
    def throw_away(self) -> Iterator[Database]:
        """An empty station that is gone afterwards."""
        self.speak()
        with (
            tempfile.TemporaryDirectory(prefix="station-") as folder,
            closing(open_database(Path(folder) / "station.sqlite", create=True)) as db,
        ):
            yield db

    def by(self, db: Database) -> int | None:
        """The account named with --staff. Raises NotFound."""
        if self._staff is None:
            return None
        account = by_name(db, self._staff)
        if account is None:
            raise NotFound("staff", self._staff)
        return account.id


def say_json(document: Any) -> None:
    """Print one JSON document: hanzi as they are where the console knows them, else escaped, which is the same."""
    text = json.dumps(document, ensure_ascii=False, indent=2)
    try:
        text.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(document, indent=2)
    click.echo(text)


def period_of(month: str | None, first: datetime | None, last: datetime | None) -> periods.Period:
    """The days meant by --month, or by --from and --to. Wrong usage: both, or neither."""
    if month is not None and not (first or last):
        return periods.month(month)
    if first and last and month is None:
        return periods.between(first.date(), last.date())
    raise click.UsageError("--month, or --from and --to")


def span_of(
    month: str | None, week: datetime | None, year: str | None, first: datetime | None, last: datetime | None
) -> tuple[periods.Period, periods.Span]:
    """The days meant by one of --month, --week and --year, or by --from and --to. Wrong usage: several, or none."""
    if [month, week, year, first or last].count(None) != 3:
        raise click.UsageError("--month, --week or --year, or --from and --to")
    if week is not None:
        day = periods.between(week.date(), week.date()).first
        return periods.week_of(day), periods.Span.WEEK
    if year is not None:
        return periods.year(year), periods.Span.YEAR
    return period_of(month, first, last), periods.Span.RANGE if month is None else periods.Span.MONTH


def mapping_of(pairs: tuple[str, ...]) -> dict[str, str]:
    """What --map said, column to field. Wrong usage: a pair without both."""
    mapping = {}
    for pair in pairs:
        column, sign, field = pair.partition("=")
        if not sign or not column.strip() or not field.strip():
            raise click.UsageError(f"--map wants COLUMN=FIELD, not {pair!r}")
        mapping[column.strip()] = field.strip()
    return mapping
