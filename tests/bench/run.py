"""Running the measurements one after the other on one invented station."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from . import p1_check_in, p3_look_up, p4_export, p7_visits_page
from .stations import Station
from .timing import Result

NUMBERS = ("P1", "P2", "P3", "P4", "P7")


@dataclass(frozen=True)
class Sizes:
    """How often things are measured, and of how many rows the logs of P4 are."""

    rounds: int = 400
    log_rows: Sequence[int] = (10_000,)
    exports: int = 5


def run(station: Station, sizes: Sizes, *, only: Sequence[str] = NUMBERS) -> Iterator[Result]:
    """The lines of the table as they are measured."""
    if "P1" in only:
        yield from p1_check_in.measure(station, rounds=sizes.rounds)
    if "P2" in only:
        from . import p2_enter

        yield from p2_enter.measure(station, rounds=max(3, sizes.rounds // 4))
    if "P3" in only:
        yield from p3_look_up.measure(station, rounds=max(5, sizes.rounds // 4))
    if "P7" in only:
        yield from p7_visits_page.measure(station, rounds=max(5, sizes.rounds // 4))
    if "P4" in only:
        for rows in sizes.log_rows:
            yield from p4_export.measure(station, rows=rows, rounds=sizes.exports)
