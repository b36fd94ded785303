"""A file as a table of cells: xlsx, xls, ods or csv, told apart by content and never by name."""

import io
from collections.abc import Iterable
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from station_app.core.errors import NotFound, ReadFailed
from station_app.core.imports.delimited import read_delimited
from station_app.core.imports.model import Cell, Kind, SheetFact, Table
from station_app.core.imports.package import MAX_CELLS, Package, choose_sheet, open_package
from station_app.core.imports.refusals import OpenElsewhere, Unreadable, Why

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

MAX_FILE_BYTES = 64 * 1024 * 1024

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FOREIGN = (
    (b"%PDF", "pdf"),
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"{\\rtf", "rtf"),
    (b"SQLite format 3\x00", "sqlite"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"MZ", "exe"),
)
# A date cell that holds only a time counts from the day before Excel's first.
_NO_DAY_BEFORE = 1901


def read_table(path: Path, *, sheet: str | None = None, encoding: str | None = None) -> Table:
    """A sheet for an import: the one named, or the first visible one with anything in it. Nothing in it is run.

    Raises Unreadable for a file that is empty, locked with a password, broken, too big, hostile or of another kind,
    NotFound for a file or sheet that is not there, OpenElsewhere, ReadFailed when the disk fails.
    """
    return table_of(path, read_bytes(path), sheet=sheet, encoding=encoding)


def table_of(path: Path, data: bytes, *, sheet: str | None = None, encoding: str | None = None) -> Table:
    """As `read_table`, from the bytes of the file."""
    if not data:
        raise Unreadable(path, Why.EMPTY)
    for magic, name in _FOREIGN:
        if data.startswith(magic):
            raise Unreadable(path, Why.UNKNOWN_KIND, name)
    if data.startswith(_ZIP):
        return _from_package(path, open_package(path, data, sheet))
    if data.startswith(_OLE):
        return _from_ole(path, data, sheet)
    return read_delimited(path, data, encoding)


def is_open_elsewhere(path: Path) -> bool:
    """Whether an office program left its mark beside a file: what is not saved there is not seen here."""
    return any(path.with_name(mark).exists() for mark in (f"~${path.name}", f".~lock.{path.name}#"))


def read_bytes(path: Path) -> bytes:
    """The bytes of a file to be imported. Raises NotFound, OpenElsewhere, ReadFailed, Unreadable (too big)."""
    if path.name.startswith("~$"):
        raise OpenElsewhere(path.with_name(path.name.removeprefix("~$")))  # Excel's own mark, picked by mistake
    try:
        if not path.is_file():
            raise NotFound("file", str(path))
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except PermissionError as error:
        raise OpenElsewhere(path) from error
    except OSError as error:
        raise ReadFailed(path, type(error).__name__) from error
    if len(data) > MAX_FILE_BYTES:
        raise Unreadable(path, Why.TOO_BIG)
    return data


def _from_package(path: Path, package: Package) -> Table:
    _, sheet = _load(path, package.data, package.sheet)
    rows = _rows(path, sheet)
    return Table(path, package.kind, package.sheet, rows, package.marks, package.sheets, from_1904=package.from_1904)


def _from_ole(path: Path, data: bytes, wanted: str | None) -> Table:
    if _stream_name("EncryptedPackage") in data:
        raise Unreadable(path, Why.ENCRYPTED)
    if _stream_name("Workbook") not in data and _stream_name("Book") not in data:
        raise Unreadable(path, Why.UNKNOWN_KIND, "ole")
    book, _ = _load(path, data, None)
    found: dict[str, tuple[tuple[Cell, ...], ...]] = {}
    filled: list[SheetFact] = []
    for name, hidden in _worksheets(book):
        rows = _rows(path, _load(path, data, name)[1])
        if any(cell is not None for row in rows for cell in row):
            found[name] = rows
            filled.append(SheetFact(name, len(rows), hidden))
    name = choose_sheet(path, filled, wanted)
    return Table(path, Kind.XLS, name, found[name], {}, tuple(filled))


def _stream_name(name: str) -> bytes:
    return name.encode("utf-16-le")


def _worksheets(book: "CalamineWorkbook") -> list[tuple[str, bool]]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum  # noqa: PLC0415 - slow to load; only imports need it

    return [
        (sheet.name, sheet.visible != SheetVisibleEnum.Visible)
        for sheet in book.sheets_metadata
        if sheet.typ == SheetTypeEnum.WorkSheet
    ]


def _load(path: Path, data: bytes, name: str | None) -> tuple["CalamineWorkbook", Any]:
    from python_calamine import CalamineWorkbook, PasswordError  # noqa: PLC0415 - slow to load; only imports need it

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return book, None if name is None else book.get_sheet_by_name(name)
    except PasswordError as error:
        raise Unreadable(path, Why.ENCRYPTED) from error
    except Exception as error:
        raise Unreadable(path, Why.BROKEN) from error
    except BaseException as error:
        # The reader's own panic on a damaged file is no Exception; everything else here is a wish to stop.
        if type(error).__name__ != "PanicException":
            raise
        raise Unreadable(path, Why.BROKEN) from None


def _rows(path: Path, sheet: "CalamineSheet") -> tuple[tuple[Cell, ...], ...]:
    end = sheet.end
    if end is None:
        return ()
    if (end[0] + 1) * (end[1] + 1) > MAX_CELLS:
        raise Unreadable(path, Why.TOO_BIG)
    return tuple(tuple(_cells(row)) for row in sheet.to_python(skip_empty_area=False))


def _cells(row: Iterable[Any]) -> Iterable[Cell]:
    for value in row:
        if value == "":
            yield None
        elif isinstance(value, datetime):
            yield value.time() if value.year < _NO_DAY_BEFORE else value
        elif isinstance(value, timedelta):
            yield _of_duration(value)
        else:
            yield value


def _of_duration(value: timedelta) -> Cell:
    if timedelta(0) <= value < timedelta(days=1):
        seconds = int(value.total_seconds())
        return time(seconds // 3600, seconds // 60 % 60, seconds % 60)
    return value / timedelta(days=1)
