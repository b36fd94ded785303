"""Why a file, or what was said of its columns, is refused."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from station_app.core.errors import Refusal


class Why(StrEnum):
    """Why a file cannot be imported at all."""

    EMPTY = "empty"
    ENCRYPTED = "encrypted"
    BROKEN = "broken"
    TOO_BIG = "too_big"
    UNSAFE = "unsafe"
    ENCODING = "encoding"
    UNKNOWN_KIND = "unknown_kind"
    NO_HEADER = "no_header"
    NO_SUCH_ROW = "no_such_row"


@dataclass(eq=False)
class Unreadable(Refusal):
    """The file cannot be imported. `detail` is what it really is (html, pdf), `row` where reading stopped, if known."""

    path: Path
    why: Why
    detail: str = ""
    row: int | None = None


@dataclass(eq=False)
class MissingColumn(Refusal):
    """No column holds a field every row needs. `headers` are the columns there are; any of `fields` would do."""

    path: Path
    fields: tuple[str, ...]
    header_row: int
    headers: tuple[str, ...]


@dataclass(eq=False)
class UnknownColumn(Refusal):
    """A mapping names a column the file does not have."""

    column: str
    headers: tuple[str, ...]


@dataclass(eq=False)
class UnknownField(Refusal):
    """A mapping names a field this import does not have."""

    field: str
    fields: tuple[str, ...]


@dataclass(eq=False)
class TwoColumns(Refusal):
    """A mapping gives one field to two columns."""

    field: str
    columns: tuple[str, ...]


@dataclass(eq=False)
class OpenElsewhere(Refusal):
    """The file could not be opened: another program, such as Excel, holds it, or this account may not read it."""

    path: Path
