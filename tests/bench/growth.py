"""How the times grow with the station: the same measurements at several sizes, side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from .run import NUMBERS, Sizes, run
from .stations import Station, build, station_of
from .table import count_text, laid_out
from .timing import Result

PEOPLE = 100_000
VISITS = (10_000, 100_000, 1_000_000)
GROWS = ("P1", "P2", "P3", "P7")
AT_EVERY_SIZE = tuple(number for number in NUMBERS if number not in ("P4", "P10"))
FLAT = 1.5
"""A hundred times the visits may cost at most so much more, the same that a check-in may cost beside its floor (P1).

An act that looked through all visits would cost fifty to a hundred times as much; a deeper tree and colder pages cost
some tenths. Where the bare query itself must grow, as for the ids of all visits, ours may grow so much more than it.
"""


@dataclass(frozen=True)
class Growth:
    """One measurement at all sizes, the smallest station first."""

    number: str
    what: str
    results: tuple[Result, ...]

    @property
    def ours(self) -> float:
        """How many times the smallest station's time the largest one's is, medians."""
        return self.results[-1].ours / self.results[0].ours

    @property
    def floor(self) -> float:
        """The same of the floor."""
        return self.results[-1].floor / self.results[0].floor

    @property
    def holds(self) -> bool:
        """Whether it is flat, or no steeper than what it stands on."""
        return self.ours <= FLAT * max(1.0, self.floor)


def at_all_sizes(stations: Sequence[Station], sizes: Sizes, *, only: Sequence[str]) -> Iterator[Result]:
    """Every measurement on the largest station; on the smaller ones those that may depend on the size."""
    for station in stations:
        asked = [number for number in only if station is stations[-1] or number in AT_EVERY_SIZE]
        yield from run(station, sizes, only=asked)


def made(folder: Path, scratch: Path, *, people: int, visits: Sequence[int]) -> list[Station]:
    """The stations of these sizes, made in `folder` where they are not there yet; copies go to `scratch`."""
    stations = []
    for count in visits:
        file = folder / f"{people}-people-{count}-visits.sqlite"
        if not file.exists():
            fresh = file.with_suffix(".making")
            build(fresh, people=people, visits=count)
            fresh.rename(file)
        stations.append(station_of(file, scratch))
    return stations


def growths(results: Sequence[Result]) -> list[Growth]:
    """The measurements that should be flat and were made at more than one size."""
    found: dict[tuple[str, str], list[Result]] = {}
    for one in results:
        if one.number in GROWS:
            found.setdefault((one.number, one.what), []).append(one)
    return [
        Growth(*key, tuple(sorted(many, key=lambda one: one.visits))) for key, many in found.items() if len(many) > 1
    ]


def by_measurement(results: Sequence[Result]) -> list[Result]:
    """The lines of the table with the sizes of one measurement below each other."""
    order = list(dict.fromkeys((NUMBERS.index(one.number), one.what) for one in results))
    order.sort(key=lambda key: key[0])
    return sorted(results, key=lambda one: (order.index((NUMBERS.index(one.number), one.what)), one.visits))


def growth_lines(found: Sequence[Growth], *, markdown: bool) -> list[str]:
    """The table of the curves."""
    if not found:
        return []
    sizes = [f"{count_text(one.visits)} ms" for one in found[0].results]
    heads = ("", "what", *sizes, "growth", "floor's", "")
    rows = [
        (
            one.number,
            one.what,
            *(f"{result.ours:.3f}" for result in one.results),
            f"{one.ours:.2f}x",
            f"{one.floor:.2f}x",
            "holds" if one.holds else "MISSED",
        )
        for one in found
    ]
    return laid_out([heads, *rows], markdown=markdown)
