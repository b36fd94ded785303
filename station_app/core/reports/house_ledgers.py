"""The ledgers of the house by name: amenities, checks and faults, supplies, opening hours, trainings."""

from collections.abc import Callable
from datetime import datetime

from station_app.core.reports import (
    amenity_ledgers,
    inspection_sheet,
    opening_ledgers,
    supply_ledgers,
    training_ledgers,
)
from station_app.core.reports.ledgers import Column, Content, Heading, How, Kind, Ledger, Words
from station_app.core.reports.periods import Period
from station_app.core.settings.queries import text, zone
from station_app.core.storage.database import Database
from station_app.core.training.queries import session as one_session

AMENITIES = ("amenities", "inspections", "faults", "openings")
"""Those of the page of amenities."""
SUPPLIES = ("supplies", "stock_card", "moves")
"""Those of its supplies."""
TRAINING = tuple(training_ledgers.COLUMNS)
"""Those of the page of trainings."""
LEDGERS = (*AMENITIES, *SUPPLIES, *TRAINING)

_READERS: dict[str, Callable[[Database, Period, How], Content]] = {
    "amenities": amenity_ledgers.amenities,
    "inspections": inspection_sheet.inspections,
    "faults": amenity_ledgers.faults,
    "openings": opening_ledgers.openings,
    "supplies": supply_ledgers.supplies,
    "stock_card": supply_ledgers.stock_card,
    "moves": supply_ledgers.moves,
    "training": training_ledgers.sessions,
    "attendance": training_ledgers.attendance,
}
_FIXED: tuple[tuple[Column, ...], ...] = (
    amenity_ledgers.AMENITIES,
    amenity_ledgers.FAULTS,
    opening_ledgers.OPENINGS,
)

WORD_KEYS = tuple(
    dict.fromkeys(
        (
            *(f"ledger.{name}" for name in AMENITIES),
            *(f"column.{column.key}" for columns in _FIXED for column in columns),
            "separator",
            *(f"origin.{origin}" for origin in ("bought", "allotted", "donated")),
            *(f"amenity_state.{state}" for state in ("normal", "faulty", "retired")),
            *(f"check_result.{result}" for result in ("normal", "abnormal", "not_applicable")),
            *(f"fault_state.{state}" for state in amenity_ledgers.STATES),
            *(f"{kind}.amenities_{name}" for kind in ("figure", "definition") for name in amenity_ledgers.FIGURES),
            *(f"weekday.{day}" for day in range(1, 8)),
            *(f"opening_state.{state}" for state in opening_ledgers.STATES),
            "opening.total",  # {days} {hours} {late} {missed}
            *(f"{kind}.{name}" for kind in ("figure", "definition") for name in opening_ledgers.FIGURES),
            *inspection_sheet.WORD_KEYS,
            *supply_ledgers.WORD_KEYS,
            *training_ledgers.WORD_KEYS,
        )
    )
)
"""Every label the ledgers of the house need besides those of the writers."""


def ledger(
    db: Database,
    name: str,
    period: Period,
    *,
    language: str,
    words: Words,
    masked: bool = True,
    made_at: datetime,
    session: int | None = None,
) -> Ledger:
    """One of the ledgers of the house, ready for a writer; read inside one transaction.

    `session` is for the attendance: only that session, whatever the period. Raises NotFound for one there is none of.
    """
    found = None if session is None else one_session(db, session)
    if found is not None:
        period = Period(found.day, found.day)
    content = _READERS[name](db, period, How(language, words, masked, made_at, session))
    local = zone(db)
    heading = Heading(
        station=text(db, "station.name"),
        address=text(db, "station.address") or None,
        first=period.first,
        last=period.last,
        made_at=made_at.astimezone(local),
        masked=masked if any(column.kind is Kind.PHONE for column in content.columns) else None,
        narrowed="" if found is None else training_ledgers.called(found, language, local),
    )
    return Ledger(
        name=name,
        columns=content.columns,
        rows=content.rows,
        count=content.count,
        heading=heading,
        summary=content.summary,
        under=content.under,
        grid=content.grid,
        grouped=content.grouped,
    )
