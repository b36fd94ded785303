"""Running the measurements one after the other on one invented station."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from importlib.util import find_spec

from . import p1_check_in, p3_look_up, p4_export, p7_visits_page, p9_backup
from .stations import Station
from .timing import Result

P8 = f"{__package__}.p8_statistics"
NUMBERS = ("P1", "P2", "P3", "P4", "P7", *(["P8"] if find_spec(P8) else []), "P9", "P10")


@dataclass(frozen=True)
class Sizes:
    """How often things are measured, and of how many rows the logs of P4 and the register of P10 are.

    `rounds` are the check-ins of P1; Enter, look-ups, pages and statistics take a share of them.
    """

    rounds: int = 400
    log_rows: Sequence[int] = (10_000,)
    exports: int = 3
    backups: int = 3
    import_lines: int = 20_000

    @property
    def share(self) -> int:
        """Rounds of what is no check-in."""
        return max(5, self.rounds // 4)


def run(station: Station, sizes: Sizes, *, only: Sequence[str] = NUMBERS) -> Iterator[Result]:
    """The lines of the table as they are measured."""
    for number in only:
        for one in _MEASURES[number](station, sizes):
            yield replace(one, visits=station.visits)
        station.tidy()


def _exports(station: Station, sizes: Sizes) -> Iterator[Result]:
    for rows in sizes.log_rows:
        yield from p4_export.measure(station, rows=rows, rounds=sizes.exports)


def _enter(station: Station, sizes: Sizes) -> Iterator[Result]:
    from . import p2_enter  # Qt is loaded only by those who paint

    yield from p2_enter.measure(station, rounds=sizes.share)


def _window(station: Station, sizes: Sizes) -> Iterator[Result]:
    from . import p10_window

    yield from p10_window.measure(station, rows=sizes.log_rows[0], lines=sizes.import_lines)


def _statistics(station: Station, sizes: Sizes) -> Iterator[Result]:
    measure: Callable[..., Iterator[Result]] = import_module(P8).measure
    yield from measure(station, rounds=max(3, sizes.rounds // 20))


_MEASURES: dict[str, Callable[[Station, Sizes], Iterator[Result]]] = {
    "P1": lambda station, sizes: p1_check_in.measure(station, rounds=sizes.rounds),
    "P2": _enter,
    "P3": lambda station, sizes: p3_look_up.measure(station, rounds=sizes.share),
    "P4": _exports,
    "P7": lambda station, sizes: p7_visits_page.measure(station, rounds=sizes.share),
    "P8": _statistics,
    "P9": lambda station, sizes: p9_backup.measure(station, rounds=sizes.backups),
    "P10": _window,
}
