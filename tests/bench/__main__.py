"""`python -m tests.bench`: measures, prints one table, and ends with 1 when a bar is missed.

`--growth` measures stations of 10,000, 100,000 and 1,000,000 visits with 100,000 people, and puts the tables and the
picture into docs/. Run it on a PC with nothing else to do.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from .growth import PEOPLE, VISITS, at_all_sizes, growths, made
from .page import DOCS, PICTURE, put_into, report
from .run import NUMBERS, Sizes, run
from .stations import Station, build, station_of
from .timing import Result


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what is asked for; 0 when every bar holds."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # P2 paints, and needs no screen
    said = _read(arguments)
    with tempfile.TemporaryDirectory(prefix="station-bench-", dir=said.folder) as folder:
        scratch = Path(folder) / "copies"
        scratch.mkdir()
        if said.growth:
            people = said.people or PEOPLE
            kept = said.stations or Path(folder)
            stations = made(kept, scratch, people=people, visits=said.visits or VISITS)
            results = _told(at_all_sizes(stations, _sizes(said, (10_000, 100_000)), only=said.only))
        else:
            station = _one(said, Path(folder), scratch)
            people = station.people
            results = _told(run(station, _sizes(said, (10_000,)), only=said.only))
    print(report(results, people=people, markdown=False))
    if said.markdown:
        said.markdown.write_text(report(results, people=people, markdown=True) + "\n", encoding="utf-8")
    if said.growth:
        _keep(results, said.docs, people)
    flat = all(one.holds for one in growths(results))
    return 0 if flat and all(one.holds for one in results) else 1


def _read(arguments: Sequence[str] | None) -> argparse.Namespace:
    plain = Sizes()
    reader = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    reader.add_argument("--people", type=int, help=f"10,000; with --growth {PEOPLE:,}")
    reader.add_argument("--visits", type=int, nargs="+", help="100,000; with --growth all sizes, the smallest first")
    reader.add_argument("--station", type=Path, metavar="FILE", help="measure on this one; made if it is not there")
    reader.add_argument("--growth", action="store_true", help="measure at several sizes and write docs/")
    reader.add_argument("--stations", type=Path, metavar="FOLDER", help="where --growth keeps its stations")
    reader.add_argument("--docs", type=Path, default=DOCS, metavar="FOLDER", help="where --growth writes")
    reader.add_argument("--rounds", type=int, default=plain.rounds, help="check-ins of P1; the others take a share")
    reader.add_argument("--log-rows", type=int, nargs="+", help="rows of P4's logs")
    reader.add_argument("--exports", type=int, default=plain.exports, help="how often P4 writes each log")
    reader.add_argument("--backups", type=int, default=plain.backups, help="how often P9 backs up")
    reader.add_argument("--import-lines", type=int, default=plain.import_lines, help="lines of P10's register")
    reader.add_argument("--only", nargs="+", choices=NUMBERS, default=list(NUMBERS))
    reader.add_argument(
        "--folder", type=Path, help="where stations and copies are made; a real disk, for P1 waits for it"
    )
    reader.add_argument("--markdown", type=Path, metavar="FILE", help="write the tables there, too")
    return reader.parse_args(arguments)


def _sizes(said: argparse.Namespace, log_rows: Sequence[int]) -> Sizes:
    return Sizes(said.rounds, tuple(said.log_rows or log_rows), said.exports, said.backups, said.import_lines)


def _one(said: argparse.Namespace, folder: Path, scratch: Path) -> Station:
    file = said.station or folder / "bench.sqlite"
    if not file.exists():
        build(file, people=said.people or 10_000, visits=(said.visits or [100_000])[0])
    return station_of(file, scratch)


def _told(results: Iterator[Result]) -> list[Result]:
    found = []
    for one in results:
        found.append(one)
        print(f"{one.visits:,} visits: {one.number} {one.what}: {one.ratio:.2f}x", file=sys.stderr, flush=True)
    return found


def _keep(results: Sequence[Result], docs: Path, people: int) -> None:
    from .picture import paint  # Qt is loaded only by those who paint

    put_into(docs / "performance.md", report(results, people=people, markdown=True))
    (docs / PICTURE).parent.mkdir(exist_ok=True)
    paint(growths(results), docs / PICTURE, people=people)


if __name__ == "__main__":
    sys.exit(main())
