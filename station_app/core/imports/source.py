"""What somebody says about a file before it is read: which sheet and encoding, where the header is, what is mended."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from station_app.core.errors import Refusal


@dataclass(frozen=True, slots=True)
class Source:
    """A file and how to read it. `header_row`: None finds it, 0 says there is none, n is row n of the file.

    `session_id`: of a list of enrolments, the session all of it is for.
    """

    path: Path
    sheet: str | None = None
    encoding: str | None = None
    header_row: int | None = None
    session_id: int | None = None


class Whom(StrEnum):
    """Whose a line is, said by hand, where it is no known person."""

    NEW = "new"  # a person of their own: "these are two"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class SameAs:
    """This line is about the same person as that row of the file."""

    row: int


Said = int | Whom | SameAs
"""A known person by id, a person of their own, nobody, or whoever another row is about."""


@dataclass(frozen=True, slots=True)
class Corrections:
    """What somebody mended while looking: rows are those of the file, columns count from 0.

    `cells`: the text typed instead. `whose`: whom a line is about. `left_out`: lines not to be taken. `again`: lines
    that look like one taken before and are another one all the same.
    """

    cells: Mapping[tuple[int, int], str] = field(default_factory=dict, repr=False)
    whose: Mapping[int, Said] = field(default_factory=dict)
    left_out: frozenset[int] = frozenset()
    again: frozenset[int] = frozenset()

    def touched_rows(self) -> frozenset[int]:
        """Every row something was said about."""
        return frozenset(row for row, _ in self.cells) | frozenset(self.whose) | self.left_out | self.again


NO_CORRECTIONS = Corrections()


@dataclass(eq=False)
class WrongCorrection(Refusal):
    """A correction fits no line: the file has no such row or column below its header, or the rows go in a circle."""

    row: int
    column: int | None = None


@dataclass(eq=False)
class FileChanged(Refusal):
    """The file is not the one that was looked at: it was saved anew since."""

    path: Path
