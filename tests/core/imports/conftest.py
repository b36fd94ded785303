"""What the import tests share: makers of real files, and rows in one line."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import settings

from station_app.core.imports.model import Cell

# How long one example takes says nothing on a machine that does other work too.
settings.register_profile("no-deadline", deadline=None)
settings.load_profile("no-deadline")

Rows = Sequence[Sequence[Cell]]
MakeBook = Callable[[Rows], Path]


@pytest.fixture
def make_book(tmp_path: Path) -> MakeBook:
    """Writes a real xlsx of one sheet and says where it lies."""

    def make(rows: Rows) -> Path:
        path = tmp_path / "book.xlsx"
        book = xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd hh:mm"})
        sheet = book.add_worksheet("表")
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if value is not None:
                    sheet.write(at, column, value)
        book.close()
        return path

    return make
