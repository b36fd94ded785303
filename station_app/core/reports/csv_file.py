"""A ledger as CSV: header row first, for machines; a mark in the front, so that Excel shows hanzi."""

import csv
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time
from pathlib import Path

from station_app.core.reports.ledgers import Cell, Kind, Ledger, Words, counted
from station_app.core.storage.files import NotAsWritten, replacing
from station_app.core.types import Step

_MARK = "'"
_DANGEROUS = frozenset("=+-@'\t\r")
_TEXTS = frozenset({Kind.TEXT, Kind.WORD, Kind.CODE, Kind.PHONE, Kind.MARK})


def write(ledger: Ledger, path: Path, words: Words, step: Step | None = None) -> None:
    """Write the rows as UTF-8 with BOM and CRLF: ISO days, HH:MM, `'` before texts that look like formulas."""

    def check(written: Path) -> None:
        _check(written, ledger.count)

    with replacing(path, check=check) as temporary, temporary.open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file, lineterminator="\r\n")
        out.writerow([column.headed(words) for column in ledger.columns])
        forms = [_form(column.kind, words) for column in ledger.columns]
        for row in counted(ledger, step):
            out.writerow([form(cell) for form, cell in zip(forms, row, strict=True)])


def write_rows(path: Path, rows: Iterable[Sequence[str]]) -> None:
    """Write rows of texts the same way, such as what an import did not take. Raises DiskFull, NotWritable, InUse."""
    with replacing(path) as temporary, temporary.open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file, lineterminator="\r\n")
        out.writerows([protect(text) for text in row] for row in rows)


def protect(text: str) -> str:
    """The text with a `'` before it where a spreadsheet would take it for a formula. `unprotect` takes it off."""
    return _MARK + text if text[:1] in _DANGEROUS else text


def unprotect(text: str) -> str:
    """The text as it was before `protect`, for our own import; other texts stay as they are."""
    return text[1:] if text[:1] == _MARK and text[1:2] in _DANGEROUS else text


def _form(kind: Kind, words: Words) -> Callable[[Cell], str]:
    if kind is Kind.WORD:
        return lambda cell: "" if cell is None else protect(words[str(cell)])
    return _text if kind in _TEXTS else _value


def _text(cell: Cell) -> str:
    return "" if cell is None else protect(str(cell))


def _value(cell: Cell) -> str:
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d %H:%M")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time):
        return cell.strftime("%H:%M")
    return "" if cell is None else str(cell)


def _check(path: Path, count: int) -> None:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            marked = file.read(1) == "\ufeff"
            rows = sum(1 for _ in csv.reader(file))
    except (UnicodeDecodeError, csv.Error) as error:
        raise NotAsWritten(str(error)) from error
    if not marked or rows != count + 1:
        raise NotAsWritten(f"{rows} rows where {count + 1} were to be")
