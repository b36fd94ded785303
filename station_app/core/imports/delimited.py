"""Text files as a table: comma, semicolon, tab or bar; UTF-8, UTF-16 or GB18030; any line ends."""

import csv
import io
from pathlib import Path

from station_app.core.imports.encodings import decoded, encoding_name, readable
from station_app.core.imports.model import Cell, Kind, Table
from station_app.core.imports.package import MAX_CELLS
from station_app.core.imports.refusals import Unreadable, Why
from station_app.core.reports.csv_file import unprotect

_DELIMITERS = ",;\t|"
_SAMPLE_LINES = 30
_SAMPLE_BYTES = 4_096
_CONTROLS = frozenset(map(chr, range(32))) - frozenset("\t\r\n\x1a")
_MARKUP = (("<!doctype html", "html"), ("<html", "html"), ("<table", "html"), ("<?xml", "xml"), ("<", "html"),
           ("mime-version", "mht"))  # fmt: skip


def read_delimited(path: Path, data: bytes, encoding: str | None = None) -> Table:
    """The records of a csv, tsv or similar as a table; `encoding` is one chosen by hand.

    Raises Unreadable, with the row where one is to blame.
    """
    text, encoding = _decode(path, data, encoding)
    text = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise Unreadable(path, Why.EMPTY)
    _refuse_foreign(path, text)
    delimiter, text = _delimiter(text)
    rows: list[tuple[Cell, ...]] = []
    cells = 0
    try:
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            cells += len(record)
            if cells > MAX_CELLS:
                raise Unreadable(path, Why.TOO_BIG)
            rows.append(tuple(_cell(value) for value in record))
    except csv.Error as error:
        raise Unreadable(path, Why.BROKEN, row=len(rows) + 1) from error
    return Table(path, Kind.CSV, "", tuple(rows), encoding=encoding)


def _decode(path: Path, data: bytes, wanted: str | None) -> tuple[str, str]:
    encoding = next(iter(readable(data)), None) if wanted is None else encoding_name(wanted)
    text = None if encoding is None else decoded(data, encoding)
    if encoding is None or text is None:
        raise Unreadable(path, Why.ENCODING, wanted or "")
    return text, encoding


def _refuse_foreign(path: Path, text: str) -> None:
    beginning = text[:1_000].lstrip().lower()
    for start, name in _MARKUP:
        if beginning.startswith(start):
            raise Unreadable(path, Why.UNKNOWN_KIND, name)
    sample = text[:_SAMPLE_BYTES]
    if sum(char in _CONTROLS for char in sample) * 100 > len(sample):
        raise Unreadable(path, Why.UNKNOWN_KIND, "binary")


def _delimiter(text: str) -> tuple[str, str]:
    first, _, rest = text.partition("\n")
    # Excel's own way to name the delimiter; the line stays, empty, so that row numbers are the file's.
    if first.lower().startswith("sep=") and len(first.strip()) == len("sep=,"):
        return first.strip()[-1], "\n" + rest
    lines = text.split("\n", _SAMPLE_LINES)[:_SAMPLE_LINES]
    counts = {delimiter: _outside_quotes(lines, delimiter) for delimiter in _DELIMITERS}
    return max(_DELIMITERS, key=counts.__getitem__), text


def _outside_quotes(lines: list[str], delimiter: str) -> int:
    return sum(piece.count(delimiter) for line in lines for piece in line.split('"')[0::2])


def _cell(value: str) -> Cell:
    bare = unprotect(value)
    if bare != value:
        return bare
    # Excel users write ="138…" to keep a number a text.
    if value.startswith('="') and value.endswith('"') and len(value) > len('=""'):
        return value[2:-1]
    return value if value.strip() else None
