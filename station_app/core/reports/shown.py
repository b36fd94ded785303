"""What the page of the log shows, as a ledger: its filters, its order, its columns."""

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta, tzinfo
from pathlib import Path

from station_app.core.clock import from_text, local_day
from station_app.core.errors import NotValid
from station_app.core.masks import mask_number, mask_phone
from station_app.core.reports.export import refuse_station
from station_app.core.reports.ledgers import Cell, Column, Figure, Heading, Kind, Ledger, Summary, Words
from station_app.core.reports.writers import write as write_ledger
from station_app.core.settings.model import Dictionary
from station_app.core.settings.queries import labels, text, zone
from station_app.core.storage.database import Database, open_database, reading
from station_app.core.types import Step
from station_app.core.visits import queries
from station_app.core.visits.model import UNDONE, State, Visit
from station_app.core.visits.queries import Filters, Order

_PAGE = 200

COLUMNS: dict[str, Column] = {
    column.key: column
    for column in (
        Column("day", Kind.DATE, 12),
        Column("arrived", Kind.TIME, 9),
        Column("name", Kind.TEXT, 16),
        Column("heads", Kind.INT, 6),
        Column("phone", Kind.PHONE, 14),
        Column("category", Kind.TEXT, 14),
        Column("platform", Kind.TEXT, 12),
        Column("services", Kind.TEXT, 34),
        Column("left", Kind.TIME, 9),
        Column("state", Kind.WORD, 10),
        Column("stay", Kind.INT, 10),
        Column("origin", Kind.WORD, 10),
        Column("note", Kind.TEXT, 26),
        Column("void_reason", Kind.TEXT, 20),
        Column("by", Kind.TEXT, 10),
        Column("entered", Kind.MOMENT, 17),
    )
}
"""Every column an export of what is shown may have, in their usual order."""

WORD_KEYS = (
    *(f"column.{key}" for key in COLUMNS),
    *(f"state.{state.value}" for state in State),
    "origin.desk",
    "origin.back_dated",
    "origin.import",
    "origin.demo",
    "undone",
)
"""Every label these rows need besides those of the visit log and of the writers."""


def export_shown_job(
    *,
    station: Path,
    filters: Filters,
    order: Order,
    columns: Sequence[str],
    narrowed: str,
    format: str,  # noqa: A002 - what it is
    out: Path,
    language: str,
    words: Words,
    unmasked: bool = False,
    made_at: datetime,
    step: Step | None = None,
) -> int:
    """Write what the page shows to a file, over a connection of its own; how many rows it has.

    `columns` are keys of `COLUMNS` in the order shown, `narrowed` says the filters in words. Leave is asked before, by
    `export.allow`. Raises what the writers raise, NotValid for a column that is none, AlreadyThere as `export`.
    """
    for key in columns:
        if key not in COLUMNS:
            raise NotValid("ledger", key)
    refuse_station(station, out)
    db = open_database(station, read_only=True)
    try:
        with reading(db):
            ids = queries.ids(db, filters, order)
            heading = Heading(
                station=text(db, "station.name"),
                address=text(db, "station.address") or None,
                first=filters.first_day or _edge(db, filters, Order(descending=False), made_at),
                last=filters.last_day or _edge(db, filters, Order(), made_at),
                made_at=made_at.astimezone(zone(db)),
                masked=not unmasked,
                narrowed=narrowed,
            )
            ledger = Ledger(
                name="visits",
                columns=tuple(COLUMNS[key] for key in columns),
                rows=_rows(db, ids, columns, language, words, masked=not unmasked),
                count=len(ids),
                heading=heading,
                summary=_summary(queries.counts(db, filters)),
            )
            write_ledger(ledger, out, format, words, step)
            return len(ids)
    finally:
        db.close()


def _edge(db: Database, filters: Filters, order: Order, made_at: datetime) -> date:
    found = queries.by_ids(db, queries.ids(db, filters, order, limit=1))
    return found[0].day if found else local_day(made_at, zone(db))


def _summary(counts: queries.LogCounts) -> Summary:
    figures = {"visit_count": counts.visits, "person_count": counts.people, "anonymous_count": counts.anonymous}
    return Summary(tuple(Figure(key, value, f"definition.{key}") for key, value in figures.items()), ())


def _rows(
    db: Database, ids: "array[int]", columns: Sequence[str], language: str, words: Words, *, masked: bool
) -> Iterator[tuple[Cell, ...]]:
    cells = _Cells(db, language, words, masked=masked)
    makers = [cells.maker(key) for key in columns]
    for at in range(0, len(ids), _PAGE):
        for visit in queries.by_ids(db, ids[at : at + _PAGE]):
            yield tuple(make(visit) for make in makers)


class _Cells:
    """Makes the cells of a row, by the column's key."""

    def __init__(self, db: Database, language: str, words: Words, *, masked: bool) -> None:
        self._zone = zone(db)
        self._named: Mapping[Dictionary, Mapping[str, str]] = {
            dictionary: labels(db, dictionary, language) for dictionary in Dictionary
        }
        self._words = words
        self._masked = masked

    def maker(self, key: str) -> Callable[[Visit], Cell]:
        """The method for a column."""
        made: Callable[[Visit], Cell] = getattr(self, key)
        return made

    def day(self, visit: Visit) -> Cell:
        return visit.day

    def arrived(self, visit: Visit) -> Cell:
        return None if visit.hour is None else _clock(visit.arrived_at, self._zone)

    def name(self, visit: Visit) -> Cell:
        return visit.name or visit.nickname or visit.words or self._words["anonymous"]

    def heads(self, visit: Visit) -> Cell:
        return visit.heads

    def phone(self, visit: Visit) -> Cell:
        if visit.phone is not None:
            return mask_phone(visit.phone) if self._masked else visit.phone
        if visit.other_number is not None:
            return mask_number(visit.other_number) if self._masked else visit.other_number
        return None

    def category(self, visit: Visit) -> Cell:
        return self._named[Dictionary.CATEGORY].get(visit.category, visit.category)

    def platform(self, visit: Visit) -> Cell:
        return None if visit.platform is None else self._named[Dictionary.PLATFORM].get(visit.platform, visit.platform)

    def services(self, visit: Visit) -> Cell:
        known = self._named[Dictionary.SERVICE]
        return self._words["separator"].join(known.get(code, code) for code in visit.services) or None

    def left(self, visit: Visit) -> Cell:
        return None if visit.left_at is None else _clock(visit.left_at, self._zone)

    def state(self, visit: Visit) -> Cell:
        return f"state.{visit.state.value}"

    def stay(self, visit: Visit) -> Cell:
        if visit.left_at is None or visit.hour is None:
            return None
        return (visit.left_at - visit.arrived_at) // timedelta(minutes=1)

    def origin(self, visit: Visit) -> Cell:
        return f"origin.{visit.origin.value}"

    def note(self, visit: Visit) -> Cell:
        return visit.note

    def void_reason(self, visit: Visit) -> Cell:
        return self._words["undone"] if visit.void_reason == UNDONE else visit.void_reason

    def by(self, visit: Visit) -> Cell:
        return visit.by_name

    def entered(self, visit: Visit) -> Cell:
        return from_text(visit.created_at).astimezone(self._zone).replace(tzinfo=None)


def _clock(moment: datetime, local: tzinfo) -> time:
    return moment.astimezone(local).time().replace(second=0, microsecond=0)
