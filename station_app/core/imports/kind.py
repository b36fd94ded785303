"""What a kind of import must offer; see `visits.Visits` and `people.People`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from station_app.core.audit.model import Before
from station_app.core.imports.fates import PreviewRow
from station_app.core.imports.model import Field, Lookups, Table
from station_app.core.imports.source import Corrections
from station_app.core.storage.database import Database
from station_app.core.types import Area, Step


@dataclass(frozen=True, slots=True)
class Reading:
    """How the lines of a table are read: the station's words, its day, columns, header, what was mended.

    `session_id`: the session a whole list of enrolments is for, where somebody said so.
    """

    lookups: Lookups
    now: datetime
    mapping: Mapping[str, str]
    header_row: int | None
    corrections: Corrections
    session_id: int | None = None
    step: Step | None = field(default=None, compare=False)


class Plan(Protocol):
    """A file decided upon."""

    @property
    def file(self) -> Any: ...
    @property
    def lines(self) -> Sequence[Any]: ...
    @property
    def taken(self) -> int: ...
    @property
    def completed(self) -> int: ...
    @property
    def new_people_count(self) -> int: ...
    @property
    def without_person(self) -> int: ...
    def rows(self) -> Iterator[PreviewRow]: ...


class Kind(Protocol):
    """What one kind of import does its own way; everything else is done here, alike for all."""

    @property
    def name(self) -> str: ...
    @property
    def fields(self) -> tuple[Field, ...]: ...
    @property
    def needed(self) -> tuple[Field, ...]: ...
    def parse(self, table: Table, how: Reading) -> Any: ...
    def plan(self, db: Database, file: Any, *, sha256: str, corrections: Corrections) -> Any: ...
    def stage(self, db: Database, plan: Any, step: Step | None) -> tuple[Before, ...]: ...
    def write(self, db: Database, plan: Any, batch: int, *, now: datetime, by: int | None) -> frozenset[Area]: ...
