"""The zipped workbooks (xlsx, ods), opened with care: sizes, entities and cell counts are checked before they are read.

What the reader of workbooks gets is a new, small package of only the parts it needs, made from bytes that were counted
here. A zip whose directory lies about sizes, a part that unpacks to gigabytes or a lone cell in the last corner of a
sheet (which would be laid out as seventeen thousand million cells) never reaches it.
"""

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from station_app.core.errors import NotFound
from station_app.core.imports.model import Kind, Mark, SheetFact
from station_app.core.imports.refusals import Unreadable, Why
from station_app.core.imports.scan import (
    SheetScan,
    counts_from_1904,
    read_rels,
    read_sheets,
    scan_ods,
    scan_xlsx,
)

MAX_UNPACKED_BYTES = 256 * 1024 * 1024
MAX_MEMBERS = 5_000
MAX_CELLS = 6_000_000

_ZIP_ERRORS = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, KeyError,
    NotImplementedError, RuntimeError, OverflowError, MemoryError,
)  # fmt: skip
_ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_XLSX_PARTS = ("[content_types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
               "xl/sharedstrings.xml", "xl/styles.xml", "xl/metadata.xml")  # fmt: skip
_ODS_PARTS = ("mimetype", "content.xml", "meta-inf/manifest.xml", "styles.xml", "settings.xml")
_ENCRYPTED_FLAG = 0x1


@dataclass(frozen=True, slots=True)
class Package:
    """A workbook made safe: its bytes, the sheet to read, all that hold anything, and its formula and error cells."""

    kind: Kind
    data: bytes = field(repr=False)
    sheet: str
    sheets: tuple[SheetFact, ...]
    marks: Mapping[tuple[int, int], Mark] = field(repr=False)
    from_1904: bool = False


def choose_sheet(path: Path, filled: Sequence[SheetFact], wanted: str | None) -> str:
    """The sheet asked for, else the first that is shown and may be a table: a hidden one is read only when it is named.

    Raises NotFound, Unreadable (all are empty or hidden).
    """
    if wanted is not None:
        if all(sheet.name != wanted for sheet in filled):
            raise NotFound("sheet", wanted)
        return wanted
    shown = [sheet for sheet in filled if not sheet.hidden]
    if not shown:
        raise Unreadable(path, Why.EMPTY)
    # A lone row is a title page: a table has a header and a line.
    return next((sheet.name for sheet in shown if sheet.rows > 1), shown[0].name)


def open_package(path: Path, data: bytes, wanted: str | None = None) -> Package:
    """An xlsx or ods file made safe to read. Raises Unreadable, and NotFound for a sheet that is not there."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = _Parts(path, archive)
            if parts.has("xl/workbook.xml"):
                return _xlsx(path, parts, wanted)
            if parts.has("content.xml") and parts.read("mimetype").strip().startswith(_ODS_TYPE):
                return _ods(path, parts, wanted)
            raise Unreadable(path, Why.UNKNOWN_KIND, _foreign(parts))
    except expat.ExpatError as error:
        raise Unreadable(path, Why.BROKEN) from error
    except _ZIP_ERRORS as error:
        raise Unreadable(path, Why.BROKEN) from error


class _Parts:
    """The members of a zip by lower-case name, each unpacked at most once and all together within the limit."""

    def __init__(self, path: Path, archive: zipfile.ZipFile) -> None:
        members = archive.infolist()
        if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED_BYTES:
            raise Unreadable(path, Why.TOO_BIG)
        if any(member.flag_bits & _ENCRYPTED_FLAG for member in members):
            raise Unreadable(path, Why.ENCRYPTED)
        self._path = path
        self._archive = archive
        self._members = {_plain(member.filename): member for member in members}
        self._read: dict[str, bytes] = {}

    def has(self, name: str) -> bool:
        return name.lower() in self._members

    def read(self, name: str) -> bytes:
        """The bytes of a part; refused when it declares entities, as only a hostile workbook does."""
        key = name.lower()
        if key not in self._read:
            content = self._unpacked(self._members[key])
            if _declares_entities(content):
                raise Unreadable(self._path, Why.UNSAFE)
            self._read[key] = content
        return self._read[key]

    def _unpacked(self, member: zipfile.ZipInfo) -> bytes:
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Unreadable(self._path, Why.BROKEN)
        # A read without a size unpacks whatever is there before it looks at the size the directory promised.
        with self._archive.open(member) as stream:
            return stream.read(member.file_size + 1)

    def repack(self, names: tuple[str, ...]) -> bytes:
        """A new zip of just these parts, those that are there."""
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as clean:
            for name in names:
                if self.has(name):
                    clean.writestr(_slashes(self._members[name.lower()].filename), self.read(name))
        return target.getvalue()


def _declares_entities(content: bytes) -> bool:
    # A zero byte at the start is UTF-16, which no office program writes here and which would hide the words.
    hidden = b"\0" in content[:4] or content.startswith((b"\xff\xfe", b"\xfe\xff"))
    return hidden or b"<!DOCTYPE" in content or b"<!ENTITY" in content


def _slashes(name: str) -> str:
    return name.replace("\\", "/").lstrip("/")


def _plain(name: str) -> str:
    return _slashes(name).lower()


def _foreign(parts: _Parts) -> str:
    if parts.has("xl/workbook.bin"):
        return "xlsb"
    if parts.has("word/document.xml"):
        return "docx"
    return "zip"


def _xlsx(path: Path, parts: _Parts, wanted: str | None) -> Package:
    workbook = parts.read("xl/workbook.xml")
    targets = read_rels(parts.read("xl/_rels/workbook.xml.rels"))
    filled: list[SheetFact] = []
    found: dict[str, tuple[str, SheetScan]] = {}
    for sheet in read_sheets(workbook):
        target = targets.get(sheet.rel, "")
        if "worksheets" not in target.lower():
            continue
        part = _beside_workbook(target)
        scan = scan_xlsx(parts.read(part))
        if scan.cells:
            filled.append(SheetFact(sheet.name, scan.last_row, not sheet.visible))
            found[sheet.name] = (part, scan)
    name = choose_sheet(path, filled, wanted)
    part, scan = found[name]
    _check(path, scan)
    data = parts.repack((*_XLSX_PARTS, part))
    return Package(Kind.XLSX, data, name, tuple(filled), scan.marks, counts_from_1904(workbook))


def _beside_workbook(target: str) -> str:
    return _plain(posixpath.normpath(posixpath.join("/xl", target.replace("\\", "/"))))


def _ods(path: Path, parts: _Parts, wanted: str | None) -> Package:
    if parts.has("meta-inf/manifest.xml") and b"encryption-data" in parts.read("meta-inf/manifest.xml"):
        raise Unreadable(path, Why.ENCRYPTED)
    tables = scan_ods(parts.read("content.xml"))
    for _, scan in tables:
        _check(path, scan)
    found = {name: scan for name, scan in tables if scan.cells}
    filled = tuple(SheetFact(name, scan.last_row, not scan.visible) for name, scan in found.items())
    name = choose_sheet(path, filled, wanted)
    return Package(Kind.ODS, parts.repack(_ODS_PARTS), name, filled, found[name].marks)


def _check(path: Path, scan: SheetScan) -> None:
    if scan.last_row * scan.last_column > MAX_CELLS or scan.cells > MAX_CELLS:
        raise Unreadable(path, Why.TOO_BIG)
