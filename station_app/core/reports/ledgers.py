"""What a ledger is before it becomes a file: facts and rows, no words. Writers put the words to the keys."""

import calendar
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Literal

from station_app.core.types import Step

Words = Mapping[str, str]
"""A label for each key, in one language: `words["column.phone"]`. The heading's labels hold {fields}."""

Cell = str | int | float | date | time | datetime | None

Chart = Literal["column", "bar"]

NORMAL, ABNORMAL, NOT_APPLICABLE = "√", "×", "—"
"""How a point of the check is marked on the sheet of a month; the same in every language."""

_TELL_EVERY = 200


class Kind(StrEnum):
    """What a column holds, and so what its cells are in a file."""

    TEXT = "text"
    WORD = "word"  # a key of Words: a state, a way of leaving
    CODE = "code"  # T-013, 000123: never a number
    PHONE = "phone"  # whole or masked: never a number
    DATE = "date"  # datetime.date
    TIME = "time"  # datetime.time of the station's clock
    MOMENT = "moment"  # datetime of the station's clock
    INT = "int"
    NUMBER = "number"
    MARK = "mark"  # √ × — or who it was: a narrow cell of a grid, never a word of Words


@dataclass(frozen=True, slots=True)
class Column:
    """A column: words["column.<key>"] heads it; `width` in half-width characters, a hanzi being two; 0: the kind's.

    `head` heads it where that is no word, such as a day of the month. `flat`: for files of rows only, since a sheet
    has the same under its rows.
    """

    key: str
    kind: Kind
    width: int = 0
    head: str = ""
    flat: bool = False

    def headed(self, words: "Words") -> str:
        """What stands over it."""
        return self.head or words[f"column.{self.key}"]


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a ledger: whose it is, which days (both included), when it was made (aware, station's zone).

    `masked` whether its phone numbers are, None for a ledger without any. `narrowed` says in words what it was
    narrowed to besides the days; empty for a ledger of everything.
    """

    station: str
    address: str | None
    first: date
    last: date
    made_at: datetime
    masked: bool | None = True
    narrowed: str = ""

    @property
    def whole_month(self) -> bool:
        """Whether the days are exactly one calendar month."""
        end = calendar.monthrange(self.first.year, self.first.month)[1]
        return self.first.day == 1 and self.last == self.first.replace(day=end)


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of the summary: words["figure.<key>"] names it, words[definition_key] says how it is counted."""

    key: str
    value: int | float
    definition_key: str


@dataclass(frozen=True, slots=True)
class SummaryTable:
    """A table of the summary: words["summary.<key>"] is its title, words["column.<header key>"] head its columns.

    The first cell of a row is its label (text, day or hour), the others are numbers; a chart shows the first of them.
    """

    key: str
    header_keys: tuple[str, ...]
    rows: tuple[tuple[str | date | int, ...], ...]
    chart: Chart | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """The second sheet: figures and tables counted over the very rows of the first."""

    figures: tuple[Figure, ...]
    tables: tuple[SummaryTable, ...]


@dataclass(frozen=True, slots=True)
class Under:
    """Sentences under the rows of a sheet, each across all of it, with a title over them or none."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class How:
    """How a ledger is wanted: in which language, with which words, with numbers masked or whole, made when.

    `session`: only that session, where a ledger knows sessions.
    """

    language: str
    words: Words
    masked: bool
    made_at: datetime
    session: int | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """What a ledger holds, before it has its heading; as in `Ledger`."""

    columns: tuple[Column, ...]
    rows: Iterable[tuple[Cell, ...]]
    count: int
    summary: Summary | None = None
    under: tuple[Under, ...] = ()
    grid: bool = False
    grouped: bool = False


@dataclass(frozen=True, slots=True)
class Ledger:
    """A ledger ready to be written: words["ledger.<name>"] is its title.

    `rows` is read once and may be long; each row has a cell per column and there are `count` of them. `under` stands
    under them on a sheet. `grid`: to be seen as a whole on one page, its first column a heading too, not filtered.
    `grouped`: rows with the same first text belong together, and the first of them begins a group.
    """

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[tuple[Cell, ...]]
    count: int
    heading: Heading
    summary: Summary | None = None
    under: tuple[Under, ...] = ()
    grid: bool = False
    grouped: bool = False


def every_day(
    first: date, last: date, counts: Mapping[date, tuple[int, ...]], *, columns: int
) -> tuple[tuple[str | date | int, ...], ...]:
    """Rows for a table by day: each day from `first` to `last`, also those without counts (zeros)."""
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return tuple((day, *counts.get(day, (0,) * columns)) for day in days)


def counted(ledger: Ledger, step: Step | None) -> Iterator[tuple[Cell, ...]]:
    """The ledger's rows for a writer, telling `step` of every 200 and of the end.

    A ledger whose rows are not as many as it says is a fault of the program: ValueError, so that no such file is kept.
    """
    done = 0
    for row in ledger.rows:
        if step is not None and done % _TELL_EVERY == 0:
            step(done, ledger.count)
        yield row
        done += 1
    if done != ledger.count:
        raise ValueError(f"the ledger {ledger.name} has {done} rows and said {ledger.count}")
    if step is not None:
        step(done, ledger.count)


# Every label the writers ask for by themselves. Besides these they ask for the ledger's own: ledger.<name>,
# column.<key>, figure.<key>, each figure's definition_key, summary.<table key>, and the keys in WORD cells.
WORD_KEYS = (
    "sheet.summary",
    "heading.title",  # {station} {ledger}
    "heading.month",  # {year} {month}
    "heading.range",  # {first} {last}
    "heading.count",  # {count}
    "heading.made_at",  # {at}
    "heading.masked",
    "heading.unmasked",
    "ledger.empty",
    "signature.filled_by",  # with its colon; the line to sign on follows
    "signature.checked_by",
    "signature.seal",
    "summary.figures",
    "column.figure",
    "column.value",
    "column.definition",
)
