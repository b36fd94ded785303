"""`python -m tests.bench`: measures, prints one table, and ends with 1 when a bar is missed."""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from station_app.core.storage.sqlite import sqlite3

from .run import NUMBERS, Sizes, run
from .stations import Station, build, station_of
from .table import lines
from .timing import Result


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what is asked for; 0 when every bar holds."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # P2 paints, and needs no screen
    said = _read(arguments)
    sizes = Sizes(said.rounds, tuple(said.log_rows), said.exports)
    results: list[Result] = []
    with tempfile.TemporaryDirectory(prefix="station-bench-", dir=said.folder) as folder:
        file = said.station or Path(folder) / "bench.sqlite"
        if not file.exists():
            build(file, people=said.people, visits=said.visits)
        station = station_of(file, Path(folder))
        for one in run(station, sizes, only=said.only):
            results.append(one)
            print(f"{one.number} {one.what}: {one.ratio:.2f}x", file=sys.stderr, flush=True)
    print(_about(station))
    print(*lines(results, markdown=False), sep="\n")
    if said.markdown:
        text = "\n".join([_about(station), "", *lines(results, markdown=True), ""])
        said.markdown.write_text(text, encoding="utf-8")
    return 0 if all(one.holds for one in results) else 1


def _read(arguments: Sequence[str] | None) -> argparse.Namespace:
    plain = Sizes()
    reader = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    reader.add_argument("--people", type=int, default=10_000)
    reader.add_argument("--visits", type=int, default=100_000)
    reader.add_argument("--station", type=Path, metavar="FILE", help="measure on this one; made if it is not there")
    reader.add_argument("--rounds", type=int, default=plain.rounds, help="check-ins of P1; the others take a share")
    reader.add_argument("--log-rows", type=int, nargs="+", default=list(plain.log_rows), help="rows of P4's logs")
    reader.add_argument("--exports", type=int, default=plain.exports, help="how often P4 writes each log")
    reader.add_argument("--only", nargs="+", choices=NUMBERS, default=list(NUMBERS))
    reader.add_argument("--folder", type=Path, help="where the station is made; a real disk, for P1 waits for it")
    reader.add_argument("--markdown", type=Path, metavar="FILE", help="write the table there, too")
    return reader.parse_args(arguments)


def _about(station: Station) -> str:
    return (
        f"{station.people:,} people, {station.visits:,} visits; Python {platform.python_version()},"
        f" SQLite {sqlite3.sqlite_version}, {platform.system()} {platform.machine()}"
    )


if __name__ == "__main__":
    sys.exit(main())
