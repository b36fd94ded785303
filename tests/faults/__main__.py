"""`python -m tests.faults`: kills, power cuts, failing disks, races; prints one table, ends with 1 when any is lost."""

import argparse
import os
import platform
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from station_app.core.storage.sqlite import sqlite3
from tests.faults.packs import BUILDS, Row, Sizes, broken_build, packs, tried
from tests.faults.writers import WRITERS

_HEADS = ("pack", "tries", "acknowledged", "lost", "half-done", "seconds", "")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what is asked for; 0 when nothing was lost or half-done and every broken build was seen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    said = _read(arguments)
    known = packs(Sizes(said.kills, said.images, said.races, tuple(said.writers)))
    rows = list(_until_stopped(tried(name, known[name]) for name in said.only))
    broken = list(_until_stopped(broken_build(*both) for both in BUILDS)) if said.broken else []
    text = [_about(), *_table(rows, seen=False), *_table(broken, seen=True)]
    print(*text, sep="\n")
    if said.markdown:
        said.markdown.write_text("\n".join([*text, ""]), encoding="utf-8")
    return 0 if all(row.holds for row in rows) and not any(row.holds for row in broken) else 1


def _read(arguments: Sequence[str] | None) -> argparse.Namespace:
    plain, names = Sizes(), list(packs(Sizes()))
    reader = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    reader.add_argument("--kills", type=int, default=plain.kills, help="of the window, as many of the desk without one")
    reader.add_argument("--images", type=int, default=plain.images, help="of power cuts, in each of the three packs")
    reader.add_argument("--races", type=int, default=plain.races)
    reader.add_argument("--only", nargs="*", choices=names, default=names, metavar="PACK", help=", ".join(names))
    reader.add_argument("--writers", nargs="*", choices=WRITERS, default=list(WRITERS), metavar="WRITER")
    reader.add_argument("--broken", action="store_true", help="run the broken builds, too: each must be seen")
    reader.add_argument("--markdown", type=Path, metavar="FILE", help="write the table there, too")
    return reader.parse_args(arguments)


def _until_stopped(rows: Iterable[Row]) -> Iterator[Row]:
    for row in rows:
        _tell(row)
        yield row
        if row.stopped:
            return


def _tell(row: Row) -> None:
    print(f"{row.pack}: {row.tries} tries, {row.lost} lost, {row.half} half-done", file=sys.stderr, flush=True)
    for each in row.told:
        print(f"    {each[:400]}", file=sys.stderr, flush=True)


def _about() -> str:
    return (
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {platform.system()} {platform.machine()}"
    )


def _table(rows: Sequence[Row], *, seen: bool) -> list[str]:
    if not rows:
        return []
    cells = [_HEADS, *(_cells(row, seen=seen) for row in rows)]
    widths = [max(len(row[at]) for row in cells) for at in range(len(_HEADS))]
    lines = [
        "| "
        + " | ".join(
            cell.rjust(width) if at else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        + " |"
        for row in cells
    ]
    rule = (
        "| "
        + " | ".join("-" * width if not at else "-" * (max(width, 2) - 1) + ":" for at, width in enumerate(widths))
        + " |"
    )
    return ["", lines[0], rule, *lines[1:]]


def _cells(row: Row, *, seen: bool) -> tuple[str, ...]:
    verdict = ("MISSED" if row.holds else "seen") if seen else ("holds" if row.holds else "LOST")
    figures = (row.tries, row.acknowledged, row.lost, row.half)
    return (row.pack, *(f"{figure:,}" for figure in figures), f"{row.seconds:.0f}", verdict)


if __name__ == "__main__":
    sys.exit(main())
