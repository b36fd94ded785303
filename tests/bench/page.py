"""The figures in docs/performance.md: put between two marks, the words around them stay."""

import os
import platform
from collections.abc import Sequence
from pathlib import Path

from station_app.core.storage.sqlite import sqlite3

from .growth import FLAT, by_measurement, growth_lines, growths
from .table import lines
from .timing import Result

DOCS = Path(__file__).parents[2] / "docs"
BEGIN, END = "<!-- measured: python -m tests.bench --growth -->", "<!-- end -->"
PICTURE = "pictures/growth.png"


def about(people: int) -> str:
    """On what it was measured."""
    return (
        f"{people:,} people; Python {platform.python_version()}, SQLite {sqlite3.sqlite_version},"
        f" {platform.system()} {platform.machine()}, {os.cpu_count()} processors"
    )


def report(results: Sequence[Result], *, people: int, markdown: bool) -> str:
    """All tables, and how many bars hold."""
    found = growths(results)
    parts = [about(people), "", *lines(by_measurement(results), markdown=markdown)]
    if found:
        said = f"Growth: flat is at most {FLAT:g}x, or {FLAT:g}x as much as the bare query grows."
        parts += ["", said, "", *growth_lines(found, markdown=markdown)]
        if markdown:
            parts += ["", f"![The same acts at growing stations]({PICTURE})"]
    held = sum(one.holds for one in results), sum(one.holds for one in found)
    parts += ["", f"Bars that hold: {held[0]} of {len(results)}; flat: {held[1]} of {len(found)}."]
    return "\n".join(parts)


def put_into(page: Path, text: str) -> None:
    """Replace what stands between the marks. Raises ValueError when the page has none."""
    words = page.read_text(encoding="utf-8")
    before, begin, rest = words.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(page)
    page.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{after}", encoding="utf-8")
