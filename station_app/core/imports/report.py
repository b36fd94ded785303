"""What an import did with a file, told as facts: for the preview, the report on paper and `--json`."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from station_app.core.imports.fates import Group
from station_app.core.imports.model import Choice, Columns, Decision, Reason, Skipped
from station_app.core.imports.source import Source

# Decisions by which something of the cell did not get into the station, so that somebody may want to see it.
LOSING = frozenset(
    {
        Choice.TIME_UNREADABLE,
        Choice.LEFT_UNREADABLE,
        Choice.LEFT_BEFORE_ARRIVED,
        Choice.PHONE_INCOMPLETE,
        Choice.PHONE_UNREADABLE,
        Choice.SECOND_PHONE,
        Choice.UNKNOWN_CATEGORY,
        Choice.UNKNOWN_PLATFORM,
        Choice.UNKNOWN_SERVICE,
        Choice.HEADS_UNREADABLE,
        Choice.NAME_DIFFERS,
        Choice.CATEGORY_DIFFERS,
        Choice.PLATFORM_DIFFERS,
        Choice.NOTE_DIFFERS,
        Choice.CARD_DIFFERS,
        Choice.CARD_TAKEN,
        Choice.CARD_UNREADABLE,
        Choice.HEADS_TOO_MANY,
        Choice.HEADS_BESIDE_NAME,
        Choice.CELL_ERROR,
        Choice.UNKNOWN_KIND,
        Choice.UNKNOWN_STATUS,
        Choice.QUANTITY_UNREADABLE,
        Choice.VALUE_UNREADABLE,
        Choice.CODE_UNREADABLE,
        Choice.ACCESSORIES_TOO_MANY,
        Choice.LOW_MARK_UNREADABLE,
        Choice.UNKNOWN_ORIGIN,
        Choice.BARCODE_UNREADABLE,
        Choice.BARCODE_TAKEN,
        Choice.BARCODE_DIFFERS,
        Choice.LOW_MARK_DIFFERS,
        Choice.SESSION_DIFFERS,
    }
)


class Fate(StrEnum):
    """What became of a line."""

    TAKEN = "taken"
    KNOWN = "known"  # taken by an earlier run; nothing was added
    COMPLETED = "completed"  # a known person, something missing was filled in


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line, or a part of one, that is not in the station now. `why` is a Reason or a Choice."""

    row: int
    why: Reason | Choice
    words: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Report:
    """An import told: counts of lines by fate, people made, decisions by kind, what was left out."""

    kind: str
    file: Path
    sheet: str
    other_sheets: tuple[str, ...]
    columns: Columns
    lines: int
    fates: Mapping[Fate, int]
    new_people: int
    without_person: int
    decisions: Mapping[Choice, int]
    skipped: Mapping[Reason, int]
    left_out: tuple[LeftOut, ...] = field(repr=False)
    groups: Mapping[Group, int]
    sha256: str
    source: Source
    new_tools: int = 0
    new_goods: int = 0
    received: int = 0

    def as_json(self, left_out_file: Path | None) -> dict[str, Any]:
        """The document of `station-app import --json`."""
        return {
            "kind": self.kind,
            "file": str(self.file),
            "sheet": self.sheet,
            "encoding": self.source.encoding,
            "header_row": self.columns.header_row,
            "columns": {header: name.value for name, header in self.columns.headers.items()},
            "unused_columns": list(self.columns.unused),
            "lines": self.lines,
            **{fate.value: self.fates.get(fate, 0) for fate in Fate},
            "not_taken": self.groups[Group.NOT_TAKEN],
            "with_decision": self.groups[Group.DECIDED],
            "new_people": self.new_people,
            "new_tools": self.new_tools,
            "new_goods": self.new_goods,
            "received": self.received,
            "without_person": self.without_person,
            "decisions": {choice.value: count for choice, count in self.decisions.items()},
            "skipped": {reason.value: count for reason, count in self.skipped.items()},
            "left_out": [{"row": part.row, "why": part.why.value} for part in self.left_out],
            "left_out_file": None if left_out_file is None else str(left_out_file),
        }


def left_out_of(skipped: Iterable[Skipped], decided: Iterable[tuple[int, tuple[Decision, ...]]]) -> tuple[LeftOut, ...]:
    """The lines and the parts of lines an import could not take, in the order of the file."""
    parts = [LeftOut(line.row, line.reason, line.cells) for line in skipped if line.reason.is_problem]
    parts += [
        LeftOut(row, decision.choice, (decision.value,))
        for row, decisions in decided
        for decision in decisions
        if decision.choice in LOSING
    ]
    return tuple(sorted(parts, key=_row))


def counted(decided: Iterable[tuple[Decision, ...]]) -> dict[Choice, int]:
    """How often each decision was taken, the commonest first."""
    return dict(Counter(decision.choice for decisions in decided for decision in decisions).most_common())


def counted_reasons(skipped: Iterable[Skipped]) -> dict[Reason, int]:
    """How many lines were no records, by reason."""
    return dict(Counter(line.reason for line in skipped).most_common())


def _row(part: LeftOut) -> int:
    return part.row
