"""A file opened, and how its lines are to be read: words, day, columns, what was mended, how far we are."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from station_app.core.imports import queries
from station_app.core.imports.headers import Header, given_header, headers_of
from station_app.core.imports.kind import Kind, Reading
from station_app.core.imports.model import Table
from station_app.core.imports.sheets import read_bytes, table_of
from station_app.core.imports.source import Corrections, Source
from station_app.core.settings.queries import zone
from station_app.core.storage.database import Database
from station_app.core.types import Step


@dataclass(frozen=True, slots=True)
class Opened:
    """A file as it was read: its table and the SHA-256 of its bytes."""

    source: Source
    table: Table
    sha256: str


class Share:
    """A part of the whole work: what it tells of its own steps is told as a share of the file's rows."""

    def __init__(self, step: Step | None, rows: int, start: float, end: float) -> None:
        self._step = step
        self._rows = rows
        self._start = start
        self._end = end

    def at(self, row: int) -> None:
        """Tell that a row of the file is reached."""
        self(row, self._rows)

    def __call__(self, done: int, total: int) -> None:
        if self._step is not None:
            share = self._start + (self._end - self._start) * (done / total if total else 1)
            self._step(int(share * self._rows), self._rows)


def open_source(source: Source, step: Step | None = None) -> Opened:
    """Read a file. Refused: NotFound, OpenElsewhere, Unreadable."""
    if step is not None:
        step(0, 100)
    data = read_bytes(source.path)
    table = table_of(source.path, data, sheet=source.sheet, encoding=source.encoding)
    return Opened(source, table, hashlib.sha256(data).hexdigest())


def reading_of(
    db: Database,
    kind: Kind,
    opened: Opened,
    *,
    mapping: Mapping[str, str] | None,
    corrections: Corrections,
    now: datetime,
    step: Step | None,
) -> Reading:
    """How the lines of a file are to be read now; without a mapping, as last time under the same header."""
    header_row = opened.source.header_row
    if not mapping:
        header, mapping = remembered(db, kind, opened.table, header_row)
        if header is not None and mapping:
            header_row = header.row
    return Reading(
        lookups=queries.lookups(db),
        now=now.astimezone(zone(db)),
        mapping=mapping or {},
        header_row=header_row,
        corrections=corrections,
        session_id=opened.source.session_id,
        step=None if step is None else Share(step, len(opened.table.rows), 0.2, 0.55),
    )


def remembered(db: Database, kind: Kind, table: Table, header_row: int | None) -> tuple[Header | None, dict[str, str]]:
    """The header something was said under before, and what; nothing when there is none."""
    known = queries.mappings(db, kind.name)
    if not known:
        return None, {}
    each = headers_of(table) if header_row is None else iter((given_header(table, header_row, kind.fields),))
    for header in each:
        mapping = known.get(header.digest())
        if mapping is not None and all(not name or name in kind.fields for name in mapping.values()):
            return header, mapping
    return None, {}
