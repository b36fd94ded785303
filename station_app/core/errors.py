"""What can go wrong, as facts: a Refusal is a rule saying no, a Trouble the machine. `texts` makes sentences."""

from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any


class _Facts(Exception):
    """An error that carries facts in dataclass fields and survives the trip out of a child process."""

    def __reduce__(self) -> tuple[Any, ...]:
        values = tuple(getattr(self, f.name) for f in fields(self)) if is_dataclass(self) else self.args
        return (type(self), values)

    def __str__(self) -> str:
        facts = ", ".join(f"{f.name}={getattr(self, f.name)!r}" for f in fields(self)) if is_dataclass(self) else ""
        return f"{type(self).__name__}({facts})"


class Refusal(_Facts):
    """A rule of the station says no. Nothing was written; what was typed is still there."""


class Trouble(_Facts):
    """The machine says no: disk, file, another program. Nothing was written; the station's file is as it was."""


class Cancelled(Exception):
    """Raised by a `Step` when the clerk cancels a long job; whatever ran cleans up and lets it pass."""


@dataclass(eq=False)
class TooLong(Refusal):
    """A text has more characters than its field takes."""

    field: str
    limit: int
    length: int


@dataclass(eq=False)
class Missing(Refusal):
    """A field that must be filled is empty (or was, once invisible characters were taken away)."""

    field: str


@dataclass(eq=False)
class NotValid(Refusal):
    """A value is not of its field's form, such as a phone with letters or a month 13."""

    field: str
    value: str


@dataclass(eq=False)
class NotFound(Refusal):
    """The record asked for is not in this station."""

    what: str
    id: int | str


@dataclass(eq=False)
class NotAllowed(Refusal):
    """The person on duty has no right to do this."""

    right: str


@dataclass(eq=False)
class KeyTaken(Refusal):
    """A form's key already belongs to another kind of act: the form was not made anew."""

    key: str


@dataclass(eq=False)
class Busy(Trouble):
    """Another program holds the file; trying again in a moment will do."""

    path: Path


@dataclass(eq=False)
class DiskFull(Trouble):
    """The disk has no room left. Nothing was written."""

    path: Path


@dataclass(eq=False)
class NotWritable(Trouble):
    """The folder or file can only be read."""

    path: Path


@dataclass(eq=False)
class InUse(Trouble):
    """The target is open in another program, such as Excel. `instead` is a free name beside it."""

    path: Path
    instead: Path


@dataclass(eq=False)
class ReadFailed(Trouble):
    """The disk failed to read or write: a bad stick, a lost network drive. Not a damaged file."""

    path: Path
    detail: str


@dataclass(eq=False)
class Damaged(Trouble):
    """The file is not what it should be: its content or its tables were changed by something else."""

    path: Path
    detail: str


@dataclass(eq=False)
class NotAStation(Trouble):
    """The file exists but is no station's file."""

    path: Path


@dataclass(eq=False)
class StationMissing(Trouble):
    """The station's file is gone or empty where one was. A new one is never begun in its place."""

    path: Path


@dataclass(eq=False)
class AlreadyThere(Trouble):
    """A new station was to be made where a file already lies."""

    path: Path


@dataclass(eq=False)
class TooNew(Trouble):
    """The file was written by a newer program. It was not touched. Both are schema numbers."""

    path: Path
    file_version: int
    program_version: int


@dataclass(eq=False)
class TooOld(Trouble):
    """The file is of an older program and was asked to be read only: opening the desk brings it up to date."""

    path: Path
    file_version: int
    program_version: int


@dataclass(eq=False)
class OldSqlite(Trouble):
    """The SQLite library in this process is older than the program can trust."""

    version: str
    needed: str


@dataclass(eq=False)
class AlreadyRunning(Trouble):
    """The station is already open in another window on this PC."""

    path: Path


@dataclass(eq=False)
class BackupFailed(Trouble):
    """A backup was made but did not read back as the station: it was thrown away."""

    path: Path
    detail: str
