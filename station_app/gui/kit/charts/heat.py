"""What a heat map shows: counts in rows and columns, and the classes its colours stand for."""

from collections.abc import Sequence
from dataclasses import dataclass

CLASSES = 5


@dataclass(frozen=True, slots=True)
class Heat:
    """Counts by row and column, the words at both, and what is said of each cell ("Monday 14:00–15:00, visits 23")."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: tuple[tuple[int, ...], ...]
    titles: tuple[tuple[str, ...], ...]
    unit: str = ""
    """What is counted, beside the legend."""

    def most(self) -> int:
        """The largest count; 0 without any."""
        return max((value for row in self.values for value in row), default=0)


NO_HEAT = Heat((), (), (), ())


def classes_of(most: int) -> tuple[tuple[int, int], ...]:
    """Up to five classes of equal width from 1 to the largest count, each its first and last count; none for 0."""
    step = -(-most // CLASSES)
    return tuple((first, min(first + step - 1, most)) for first in range(1, most + 1, step)) if step else ()


def class_of(value: int, classes: Sequence[tuple[int, int]]) -> int | None:
    """The number of the class a count lies in; None for 0."""
    return next((at for at, (first, last) in enumerate(classes) if first <= value <= last), None)


def shade_of(at: int, count: int) -> int:
    """Which of the five shades a class has: the last class the strongest, the others spread over the rest."""
    return round((at + 1) * CLASSES / count) - 1
