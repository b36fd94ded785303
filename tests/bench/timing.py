"""Measuring two things turn by turn, and saying how they compare."""

import gc
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median, quantiles
from time import perf_counter

Act = Callable[[], object]


@dataclass(frozen=True)
class Bar:
    """What is asked of a measurement: at most so many times the floor, or at most so many milliseconds.

    `aim_ms` is shown and judges no machine; `most_ms` judges, where a person would feel it on any machine.
    """

    median: float | None = None
    p95: float | None = None
    aim_ms: float | None = None
    most_ms: float | None = None


@dataclass(frozen=True)
class Result:
    """One line of the table; times in milliseconds. `visits`: how many the station had it was measured on."""

    number: str
    what: str
    ours: float
    floor: float
    ours_p95: float
    floor_p95: float
    bar: Bar
    visits: int = 0

    @property
    def ratio(self) -> float:
        """Ours against the floor, medians."""
        return self.ours / self.floor

    @property
    def ratio_p95(self) -> float:
        """Ours against the floor, the slowest twentieth."""
        return self.ours_p95 / self.floor_p95

    @property
    def holds(self) -> bool:
        """Whether it is within its bar."""
        bar = self.bar
        return (
            (bar.median is None or self.ratio <= bar.median)
            and (bar.p95 is None or self.ratio_p95 <= bar.p95)
            and (bar.most_ms is None or self.ours <= bar.most_ms)
        )


def turn_by_turn(number: str, what: str, ours: Act, floor: Act, *, rounds: int, bar: Bar) -> Result:
    """Measure both alternately, the first of each pair changing, so that what the PC does meanwhile meets both."""
    times: tuple[list[float], list[float]] = ([], [])
    ours()
    floor()
    for turn in range(rounds):
        order = ((0, ours), (1, floor)) if turn % 2 else ((1, floor), (0, ours))
        for which, act in order:
            times[which].append(timed(act))
    return result(number, what, *times, bar=bar)


def result(number: str, what: str, ours: list[float], floor: list[float], *, bar: Bar) -> Result:
    """A line of the table from times in milliseconds."""
    return Result(number, what, median(ours), median(floor), p95(ours), p95(floor), bar)


def timed(act: Act) -> float:
    """Milliseconds an act takes, without a garbage collection in the middle."""
    gc.disable()
    start = perf_counter()
    act()
    took = (perf_counter() - start) * 1000
    gc.enable()
    return took


def p95(times: list[float]) -> float:
    """The time that one in twenty exceeds."""
    return quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else times[0]
