"""A preview of an import: every line's fate, written to a small file of its own, and nothing to the station."""

from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import datetime
from functools import partial
from pathlib import Path

from station_app.core.imports.commands import kind_of, short
from station_app.core.imports.fates import Group, PreviewRow, WhoseKind
from station_app.core.imports.preview_file import PreviewFile, write_preview
from station_app.core.imports.reading import Share, open_source, reading_of
from station_app.core.imports.report import Report
from station_app.core.imports.source import NO_CORRECTIONS, Corrections, Source
from station_app.core.imports.take import prepare
from station_app.core.imports.telling import preview_rows, report_of
from station_app.core.storage.database import open_database
from station_app.core.types import Step

__all__ = ["Group", "PreviewFile", "PreviewRow", "WhoseKind", "preview_job"]

_TELL_EVERY = 1_000


def preview_job(
    *,
    station: Path,
    source: Source,
    kind: str,
    mapping: Mapping[str, str] | None = None,
    corrections: Corrections = NO_CORRECTIONS,
    into: Path,
    now: datetime,
    step: Step | None = None,
) -> Report:
    """What an import would do with each line, for a child process. Nothing is written but the file `into`.

    Refused as the import itself. `step` may raise Cancelled: then nothing is left of `into`.
    """
    what = kind_of(kind)
    opened = open_source(source, step)
    with closing(open_database(station, read_only=True)) as db:
        prepared = prepare(
            db,
            what,
            opened,
            partial(reading_of, db, what, opened, mapping=mapping, corrections=corrections, now=now, step=step),
        )
    plan = prepared.plan
    rows = preview_rows(opened, plan, corrections)
    write_preview(_counted(rows, Share(step, len(opened.table.rows), 0.6, 1)), into)
    return short(report_of(what, opened, plan))


def _counted(rows: Iterator[PreviewRow], step: Share) -> Iterator[PreviewRow]:
    for number, row in enumerate(rows):
        if number % _TELL_EVERY == 0:
            step.at(row.row)
        yield row
    step(1, 1)
