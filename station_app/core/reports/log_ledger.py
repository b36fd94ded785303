"""The visit log as a ledger: columns, rows with labels in place of codes, the summary over the same rows."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from station_app.core.masks import mask_number, mask_phone
from station_app.core.reports import queries
from station_app.core.reports.ledgers import (
    Cell,
    Column,
    Figure,
    Heading,
    Kind,
    Ledger,
    Summary,
    SummaryTable,
    Words,
    every_day,
)
from station_app.core.reports.model import Statistics
from station_app.core.reports.periods import Period
from station_app.core.settings.model import Dictionary
from station_app.core.settings.queries import labels, text, zone
from station_app.core.storage.database import Database

COLUMNS = (
    Column("no", Kind.INT, 6),
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
    Column("note", Kind.TEXT, 26),
    Column("by", Kind.TEXT, 10),
)

FIGURES = ("visit_count", "person_count", "new_count", "service_count", "anonymous_count", "stay_minutes")

WORD_KEYS = (
    "ledger.visits",
    *(f"column.{column.key}" for column in COLUMNS),
    "column.people",
    "column.count",
    "column.hour",
    "column.service",
    "summary.by_day",
    "summary.by_category",
    "summary.by_platform",
    "summary.by_service",
    "summary.by_hour",
    "anonymous",
    "separator",
    "state.in",
    "state.out",
    "state.auto",
    "state.unknown",
    "note.back_dated",
    *(f"{kind}.{name}" for kind in ("figure", "definition") for name in FIGURES),
)
"""Every label the visit log needs besides those of the writers."""


def ledger(
    db: Database, period: Period, *, language: str, words: Words, masked: bool = True, made_at: datetime
) -> Ledger:
    """The visit log of a period, ready for a writer. `masked` shows phones as 138****2046.

    Read inside one transaction (`storage.database.reading`), so that the rows and the summary are of one moment.
    """
    heading = Heading(
        station=text(db, "station.name"),
        address=text(db, "station.address") or None,
        first=period.first,
        last=period.last,
        made_at=made_at.astimezone(zone(db)),
        masked=masked,
    )
    named = {dictionary: labels(db, dictionary, language) for dictionary in Dictionary}
    return Ledger(
        name="visits",
        columns=COLUMNS,
        rows=_rows(queries.log_rows(db, period), named, words, masked=masked),
        count=queries.count_log(db, period),
        heading=heading,
        summary=_summary(queries.statistics(db, period), named),
    )


def _hours(by_hour: Mapping[int, int]) -> tuple[tuple[int, int], ...]:
    # From the first hour anybody came to the last; the hours between them with their zeros.
    came = [hour for hour, count in by_hour.items() if count]
    return tuple((hour, by_hour[hour]) for hour in range(came[0], came[-1] + 1)) if came else ()


def _rows(
    rows: Iterator[queries.LogRow],
    named: Mapping[Dictionary, Mapping[str, str]],
    words: Words,
    *,
    masked: bool,
) -> Iterator[tuple[Cell, ...]]:
    services, separator = named[Dictionary.SERVICE], words["separator"]
    for number, row in enumerate(rows, 1):
        yield (
            number,
            row.day,
            None if row.arrived is None else row.arrived.time().replace(second=0, microsecond=0),
            row.name or words["anonymous"],
            row.heads,
            _number(row, masked=masked),
            named[Dictionary.CATEGORY][row.category],
            None if row.platform is None else named[Dictionary.PLATFORM][row.platform],
            separator.join(services[code] for code in row.services) or None,
            None if row.left is None else row.left.time().replace(second=0, microsecond=0),
            f"state.{row.state}",
            _note(row, words),
            row.by_name,
        )


def _number(row: queries.LogRow, *, masked: bool) -> str | None:
    if row.phone is not None:
        return mask_phone(row.phone) if masked else row.phone
    if row.other_number is not None:
        return mask_number(row.other_number) if masked else row.other_number
    return None


def _note(row: queries.LogRow, words: Words) -> str | None:
    if row.origin == "back_dated":
        return words["separator"].join(part for part in (words["note.back_dated"], row.note) if part)
    return row.note


def _summary(figures: Statistics, named: Mapping[Dictionary, Mapping[str, str]]) -> Summary:
    categories, platforms = named[Dictionary.CATEGORY], named[Dictionary.PLATFORM]
    by_day = {day: (count, figures.people_by_day[day]) for day, count in figures.by_day.items()}
    values = ((key, getattr(figures, key)) for key in FIGURES)
    return Summary(
        figures=tuple(Figure(key, round(value), f"definition.{key}") for key, value in values if value is not None),
        tables=(
            SummaryTable(
                "by_day",
                ("day", "count", "people"),
                every_day(figures.period.first, figures.period.last, by_day, columns=2),
                "column",
            ),
            SummaryTable(
                "by_category",
                ("category", "count", "people"),
                tuple(
                    (categories[code], count, figures.people_by_category[code])
                    for code, count in figures.by_category.items()
                ),
                "bar",
            ),
            SummaryTable(
                "by_service",
                ("service", "count"),
                tuple((named[Dictionary.SERVICE][code], count) for code, count in figures.by_service.items()),
                "bar",
            ),
            SummaryTable(
                "by_platform",
                ("platform", "count"),
                tuple((platforms[code], count) for code, count in figures.by_platform.items()),
                "bar",
            ),
            SummaryTable("by_hour", ("hour", "count"), _hours(figures.by_hour), "column"),
        ),
    )
