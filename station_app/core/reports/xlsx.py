"""A ledger as a workbook: the log on the first sheet, the summary on the second. Memory does not grow with the rows."""

import traceback
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC
from io import BufferedWriter
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from station_app.core.errors import TooLong
from station_app.core.reports import log_sheet, summary
from station_app.core.reports.ledgers import Ledger, Words
from station_app.core.reports.looks import Looks
from station_app.core.storage.files import NotAsWritten, replacing, working_folder
from station_app.core.types import Step

_SHEET_ROWS = 1_048_576
_CHUNK = 64 * 1024
_AROUND = 10  # rows above and below the log's own


def write(ledger: Ledger, path: Path, words: Words, step: Step | None = None) -> None:
    """Write the workbook. Raises TooLong when the rows are more than a sheet takes or a text more than a cell."""
    if ledger.count > _SHEET_ROWS - _AROUND:
        raise TooLong("rows", _SHEET_ROWS - _AROUND, ledger.count)
    sheets = 1 if ledger.summary is None else 2

    def check(written: Path) -> None:
        _check(written, sheets)

    with (
        replacing(path, check=check) as temporary,
        working_folder(path) as folder,
        open_book(temporary, folder) as book,
    ):
        looks = Looks(book)
        _set_properties(book, ledger, words)
        log_sheet.write(book, looks, ledger, words, step)
        if ledger.summary is not None:
            summary.write(book, looks, ledger, ledger.summary, words)


@contextmanager
def open_book(file: Path, folder: Path) -> Iterator[Any]:
    """An XlsxWriter workbook going to `file`, closed at the end; on any failure all it held open is let go."""
    with file.open("wb") as raw:
        sink = _Sink(raw)
        book = xlsxwriter.Workbook(
            sink,
            {
                "constant_memory": True,
                "tmpdir": str(folder),
                "strings_to_formulas": False,
                "strings_to_numbers": False,
                "strings_to_urls": False,
            },
        )
        try:
            yield book
            book.close()
        except FileCreateError as error:
            cause = error.args[0]
            sink.dead = True
            traceback.clear_frames(cause.__traceback__)  # XlsxWriter's half-written zip and parts are held in there
            raise cause from None
        finally:
            sink.dead = True
            _let_go(book)


class _Sink:
    """The file the zip goes to. Once dead it swallows what comes: a dropped zip still writes its end."""

    def __init__(self, file: BufferedWriter) -> None:
        self._file = file
        self.dead = False

    def write(self, data: bytes) -> int:
        return len(data) if self.dead else self._file.write(data)

    def tell(self) -> int:
        return 0 if self.dead else self._file.tell()

    def seek(self, offset: int, whence: int = 0) -> int:
        return 0 if self.dead else self._file.seek(offset, whence)

    def flush(self) -> None:
        if not self.dead:
            self._file.flush()


def _let_go(book: Any) -> None:
    # Windows removes no file that is open, and the working folder goes next.
    sheets = book.worksheets()
    for part in (book, *sheets, *book.charts, *(sheet.drawing for sheet in sheets)):
        for handle in (getattr(part, "row_data_fh", None), getattr(part, "fh", None)):
            if handle is not None:
                with suppress(OSError):
                    handle.close()


def _set_properties(book: Any, ledger: Ledger, words: Words) -> None:
    heading = ledger.heading
    book.set_properties(
        {
            "title": words[f"ledger.{ledger.name}"],
            "subject": f"{heading.first.isoformat()} / {heading.last.isoformat()}",
            "author": heading.station,
            "company": heading.station,
            "created": heading.made_at.astimezone(UTC).replace(tzinfo=None),
        }
    )


def _check(path: Path, sheets: int) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            for name in names:
                with archive.open(name) as part:
                    while part.read(_CHUNK):  # to its end, where the checksum is compared
                        pass
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise NotAsWritten(str(error)) from error
    found = sum(name.startswith("xl/worksheets/sheet") for name in names)
    if found != sheets:
        raise NotAsWritten(f"{found} sheets where {sheets} were to be")
