"""A look through the XML of a workbook without building it: how far its cells reach, which are formulas or errors.

Nothing is fetched and no entity is ever expanded: documents that declare any are refused before they come here.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers import expat

from station_app.core.imports.model import Mark

# More marks than this in one sheet mean a calculated sheet, not a register; the rest is read as plain values.
MAX_MARKS = 1_000_000

_MOST_LETTERS = 3


@dataclass(slots=True)
class SheetScan:
    """How many cells of a sheet hold something, the last row and column (from 1) that do, and their marks."""

    cells: int = 0
    last_row: int = 0
    last_column: int = 0
    visible: bool = True
    marks: dict[tuple[int, int], Mark] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """A sheet as the workbook lists it."""

    name: str
    rel: str
    visible: bool


def read_sheets(xml: bytes) -> list[SheetEntry]:
    """The sheets a workbook lists, in order."""
    found: list[SheetEntry] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if _local(tag) == "sheet":
            rel = next((value for key, value in attributes.items() if _local(key) == "id"), "")
            shown = attributes.get("state", "visible") == "visible"
            found.append(SheetEntry(attributes.get("name", ""), rel, shown))

    _parse(xml, start)
    return found


def counts_from_1904(xml: bytes) -> bool:
    """Whether a workbook counts its days from 1904, as those from a Mac once did."""
    found: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if _local(tag) == "workbookPr":
            found.append(attributes.get("date1904", "0"))

    _parse(xml, start)
    return any(said in {"1", "true"} for said in found)


def read_rels(xml: bytes) -> dict[str, str]:
    """Which part each relation id of a workbook points to; outside targets are left out."""
    found: dict[str, str] = {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        if _local(tag) == "Relationship" and attributes.get("TargetMode") != "External":
            found[attributes.get("Id", "")] = attributes.get("Target", "")

    _parse(xml, start)
    return found


def scan_xlsx(xml: bytes) -> SheetScan:
    """The reach and marks of one worksheet part."""
    seen = _Worksheet()
    _parse(xml, seen.start)
    return seen.scan


def scan_ods(xml: bytes) -> list[tuple[str, SheetScan]]:
    """The reach and marks of every table of an ods file, by name, in order."""
    seen = _Tables()
    _parse(xml, seen.start)
    return seen.tables


class _Worksheet:
    def __init__(self) -> None:
        self.scan = SheetScan()
        self._row = 0
        self._column = 0
        self._mark: Mark | None = None
        self._letters: dict[str, int] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag if ":" not in tag else _local(tag)
        if name == "c":
            self._cell(attributes)
        elif name in ("v", "is"):
            self._value()
        elif name == "f":
            self._value()
            if self._mark is None:
                self._note(Mark.FORMULA)
        elif name == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column = 0

    def _cell(self, attributes: dict[str, str]) -> None:
        place = attributes.get("r")
        if place is None:
            self._column += 1
        else:
            letters = place.rstrip("0123456789")
            if letters not in self._letters:
                self._letters[letters] = _column_number(letters)
            self._column = self._letters[letters]
            self._row = int(place[len(letters) :])
        self._mark = None
        if attributes.get("t") == "e":
            self._note(Mark.ERROR)

    def _value(self) -> None:
        scan = self.scan
        scan.cells += 1
        scan.last_row = max(scan.last_row, self._row)
        scan.last_column = max(scan.last_column, self._column)

    def _note(self, mark: Mark) -> None:
        self._mark = mark
        if len(self.scan.marks) < MAX_MARKS:
            self.scan.marks[self._row, self._column - 1] = mark


class _Tables:
    def __init__(self) -> None:
        self.tables: list[tuple[str, SheetScan]] = []
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._row = self._rows = self._column = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "style:style":
            self._style = attributes.get("style:name", "")
        elif tag == "style:table-properties" and attributes.get("table:display") == "false":
            self._hidden_styles.add(self._style)
        elif tag == "table:table":
            shown = attributes.get("table:style-name", "") not in self._hidden_styles
            self.tables.append((attributes.get("table:name", ""), SheetScan(visible=shown)))
            self._row = self._rows = 0
        elif tag == "table:table-row":
            self._row += self._rows
            self._rows = int(attributes.get("table:number-rows-repeated", "1"))
            self._column = 0
        elif tag in ("table:table-cell", "table:covered-table-cell") and self.tables:
            self._cell(attributes)

    def _cell(self, attributes: dict[str, str]) -> None:
        repeated = int(attributes.get("table:number-columns-repeated", "1"))
        scan = self.tables[-1][1]
        if "office:value-type" in attributes:
            scan.cells += repeated * self._rows
            scan.last_row = max(scan.last_row, self._row + self._rows)
            scan.last_column = max(scan.last_column, self._column + repeated)
            if "table:formula" in attributes and repeated == self._rows == 1 and len(scan.marks) < MAX_MARKS:
                wrong = attributes.get("calcext:value-type") == "error"
                scan.marks[self._row + 1, self._column] = Mark.ERROR if wrong else Mark.FORMULA
        self._column += repeated


def _parse(xml: bytes, start: Callable[[str, dict[str, str]], None]) -> None:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.Parse(xml, True)


def _local(tag: str) -> str:
    return tag.rpartition(":")[2]


def _column_number(letters: str) -> int:
    if len(letters) > _MOST_LETTERS:
        raise ValueError("no column of any sheet")
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter.upper()) - ord("A") + 1
    return number
