"""The one door for writing a ledger to a file."""

from pathlib import Path

from station_app.core.errors import NotValid
from station_app.core.reports import csv_file, xlsx
from station_app.core.reports.ledgers import Ledger, Words
from station_app.core.types import Step


def write(ledger: Ledger, path: Path, format: str, words: Words, step: Step | None = None) -> None:  # noqa: A002
    """Write `ledger` to `path` as "xlsx" or "csv", for the desk and the command line; an old file there is replaced.

    `step` hears of every 200 rows and may raise Cancelled: then, as after any failure, the old file is as it was and
    nothing lies beside it. Raises NotValid (format), TooLong (rows or a text, for xlsx),
    DiskFull, NotWritable, InUse, ReadFailed.
    """
    if format == "xlsx":
        xlsx.write(ledger, path, words, step)
    elif format == "csv":
        csv_file.write(ledger, path, words, step)
    else:
        raise NotValid("format", format)
