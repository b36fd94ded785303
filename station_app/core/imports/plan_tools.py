"""A whole list of tools decided upon: which pieces are made, which are there already. Writes nothing."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from station_app.core.errors import TooLong
from station_app.core.gate import compare_key
from station_app.core.imports.fates import Group, PreviewRow
from station_app.core.imports.model import Decision, Reason
from station_app.core.imports.parse_tools import ToolRow, ToolsFile
from station_app.core.lending.model import CODE_LIMIT
from station_app.core.lending.queries import next_codes
from station_app.core.lending.tools import numbered
from station_app.core.people.keys import code_key
from station_app.core.storage.database import Database

_Place = tuple[str, str, str]
"""Name, cabinet, slot: by these a piece without a code is known again."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One tool to be made."""

    code: str
    name: str
    row: ToolRow


@dataclass(frozen=True, slots=True)
class ToolLine:
    """A line and its fate."""

    row: ToolRow
    group: Group
    decisions: tuple[Decision, ...] = field(repr=False)
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class ToolsPlan:
    """What an import of a list of tools will do."""

    file: ToolsFile
    lines: tuple[ToolLine, ...]
    pieces: tuple[Piece, ...]

    completed = 0
    new_people_count = 0
    without_person = 0

    @property
    def taken(self) -> int:
        """How many tools will be made."""
        return len(self.pieces)

    def rows(self) -> Iterator[PreviewRow]:
        """The lines as the preview shows them, without their cells."""
        return (
            PreviewRow(
                row=line.row.row,
                group=line.group,
                decisions=line.decisions,
                reason=line.reason,
                cells=(),
                name=line.row.name,
                card=line.row.code,
                category=line.row.kind,
                heads=line.row.pieces,
                note=line.row.note,
            )
            for line in self.lines
        )


def plan_tools(db: Database, file: ToolsFile) -> ToolsPlan:
    """Decide upon a list of tools, reading only."""
    planner = _Planner(db)
    lines: list[ToolLine] = []
    for row in file.rows:
        reason = None
        try:
            group = planner.take(row)
        except TooLong:
            group, reason = Group.NOT_TAKEN, Reason.TOO_LONG
        if group is Group.NOT_TAKEN and reason is None:
            reason = Reason.CODE_TAKEN
        if group is Group.TAKEN and row.decisions:
            group = Group.DECIDED
        lines.append(ToolLine(row, group, row.decisions, reason))
    return ToolsPlan(file, tuple(lines), planner.finish())


class _Planner:
    """Gives every piece its code, against what the station has and what came above it in the list."""

    def __init__(self, db: Database) -> None:
        self._db = db
        rows = db.rows("SELECT code_key, name, cabinet, slot FROM tool WHERE state <> 'withdrawn'")
        self._names = {key: compare_key(name) for key, name, _, _ in rows}
        self._places = Counter(_place(name, cabinet, slot) for _, name, cabinet, slot in rows)
        self._cards = {row[0] for row in db.rows("SELECT code FROM scan_code")}
        self._pieces: list[Piece | tuple[str, ToolRow]] = []

    def take(self, row: ToolRow) -> Group:
        """A line's fate; its pieces are put on the list. Raises TooLong."""
        names = [row.name] if row.pieces == 1 else [numbered(row.name, f"{n:02d}") for n in range(1, row.pieces + 1)]
        if row.code is None:
            return self._without_code(row, names)
        codes = [row.code] if row.pieces == 1 else [f"{row.code}-{n}" for n in range(1, row.pieces + 1)]
        if len(codes[-1]) > CODE_LIMIT:
            raise TooLong("tool.code", CODE_LIMIT, len(codes[-1]))
        keys = [code_key(code) for code in codes]
        if all(self._names.get(key) == compare_key(name) for key, name in zip(keys, names, strict=True)):
            return Group.KNOWN
        if any(key in self._names for key in keys) or not self._cards.isdisjoint(codes):
            return Group.NOT_TAKEN
        self._names.update(zip(keys, map(compare_key, names), strict=True))
        self._pieces += [Piece(code, name, row) for code, name in zip(codes, names, strict=True)]
        return Group.TAKEN

    def finish(self) -> tuple[Piece, ...]:
        """All pieces; those without a code get the next ones, after the highest of the station and of the list."""
        waiting = sum(not isinstance(piece, Piece) for piece in self._pieces)
        highest = max((_number(key) for key in self._names), default=0)
        first = int(next_codes(self._db, 1)[0].removeprefix("T-"))
        free = iter(f"T-{n:03d}" for n in range(max(first, highest + 1), max(first, highest + 1) + waiting))
        return tuple(
            piece if isinstance(piece, Piece) else Piece(next(free), piece[0], piece[1]) for piece in self._pieces
        )

    def _without_code(self, row: ToolRow, names: list[str]) -> Group:
        places = [_place(name, row.cabinet, row.slot) for name in names]
        if all(self._places[place] > 0 for place in places):
            self._places.subtract(places)
            return Group.KNOWN
        self._pieces += [(name, row) for name in names]
        return Group.TAKEN


def _place(name: str, cabinet: str | None, slot: str | None) -> _Place:
    return compare_key(name), cabinet or "", slot or ""


def _number(key: str) -> int:
    digits = key.removeprefix("T").split(".")[0]
    return int(digits) if key.startswith("T") and digits.isdecimal() else 0
