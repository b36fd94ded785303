"""The figures of a period's house: hours of service, what was handed out, what was broken, what was looked at."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from station_app.core.clock import to_text
from station_app.core.reports.periods import Period
from station_app.core.settings.queries import zone
from station_app.core.shifts.model import OpenDay
from station_app.core.shifts.queries import open_days
from station_app.core.storage.database import Database

STANDS = "m.kind <> 'reversed' AND m.id NOT IN (SELECT reverses FROM stock_move WHERE reverses IS NOT NULL)"
"""Moves of stock that count: those taken back, and what took them back, are in no figure."""


@dataclass(frozen=True, slots=True)
class OpeningFigures:
    """`open_days` days on which the station opened · `minutes` it was open, as far as both ends are recorded ·
    `late_days` of them later than the hour on the door · `early_days` closed before it · `missed` days on which the
    closing was not recorded."""

    open_days: int
    minutes: int
    late_days: int
    early_days: int
    missed: int

    @property
    def open_hours(self) -> float:
        """The minutes as hours."""
        return self.minutes / 60


@dataclass(frozen=True, slots=True)
class SupplyFigures:
    """How much was `received`, `issued` and `scrapped`; `counted` is what stocktakes found over (or, below 0, short).

    `issued_by_kind` divides what was issued; units of different goods are added as they are.
    """

    received: int
    issued: int
    scrapped: int
    counted: int
    issued_by_kind: dict[str, int]


@dataclass(frozen=True, slots=True)
class AmenityFigures:
    """`faults_reported` in the period · `faults_confirmed` as fixed in it · `out_minutes` amenities were out of
    service in it, one fault after the other · `checks` points looked at · `abnormal` those not in order."""

    faults_reported: int
    faults_confirmed: int
    out_minutes: int
    checks: int
    abnormal: int

    @property
    def out_hours(self) -> float:
        """The minutes as hours."""
        return self.out_minutes / 60


@dataclass(frozen=True, slots=True)
class HouseFigures:
    """All of it for one period; what was taken back is in no figure."""

    period: Period
    opening: OpeningFigures
    supplies: SupplyFigures
    amenities: AmenityFigures

    @property
    def anything(self) -> bool:
        """Whether there is anything to show."""
        opening, supplies, amenities = self.opening, self.supplies, self.amenities
        return any(
            (
                opening.open_days,
                supplies.received,
                supplies.issued,
                supplies.scrapped,
                amenities.faults_reported,
                amenities.out_minutes,
                amenities.checks,
            )
        )

    def as_json(self) -> dict[str, Any]:
        """The entries `opening`, `supplies` and `amenities` of `station-app stats --json`."""
        opening, supplies, amenities = self.opening, self.supplies, self.amenities
        return {
            "opening": {
                "open_days": opening.open_days,
                "minutes": opening.minutes,
                "late_days": opening.late_days,
                "early_days": opening.early_days,
                "missed": opening.missed,
            },
            "supplies": {
                "received": supplies.received,
                "issued": supplies.issued,
                "issued_by_kind": supplies.issued_by_kind,
                "scrapped": supplies.scrapped,
                "counted": supplies.counted,
            },
            "amenities": {
                "faults_reported": amenities.faults_reported,
                "faults_confirmed": amenities.faults_confirmed,
                "out_minutes": amenities.out_minutes,
                "checks": amenities.checks,
                "abnormal": amenities.abnormal,
            },
        }


def house(db: Database, period: Period, *, now: datetime) -> HouseFigures:
    """The house in a period as it stands now."""
    return HouseFigures(
        period=period,
        opening=opening_of(open_days(db, period.first, period.last, now=now)),
        supplies=supplies_of(db, period),
        amenities=amenities_of(db, period, now=now),
    )


def opening_of(days: Sequence[OpenDay]) -> OpeningFigures:
    """The hours of service of these days."""
    return OpeningFigures(
        open_days=len(days),
        minutes=sum(day.minutes or 0 for day in days),
        late_days=sum(day.late_minutes > 0 for day in days),
        early_days=sum(day.early_minutes > 0 for day in days),
        missed=sum(day.missed for day in days),
    )


def supplies_of(db: Database, period: Period) -> SupplyFigures:
    """What came and went in a period."""
    rows = db.rows(
        "SELECT i.kind, m.kind, sum(m.quantity) FROM stock_move m JOIN supply_item i ON i.id = m.item_id"
        f" WHERE m.day BETWEEN ? AND ? AND {STANDS} GROUP BY i.kind, m.kind",
        ends(period),
    )
    moved: Counter[str] = Counter()
    issued: Counter[str] = Counter()
    for goods, kind, quantity in rows:
        moved[kind] += quantity
        if kind == "issued":
            issued[goods] -= quantity
    return SupplyFigures(
        received=moved["received"],
        issued=-moved["issued"],
        scrapped=-moved["scrapped"],
        counted=moved["counted"],
        issued_by_kind=dict(issued.most_common()),
    )


def amenities_of(db: Database, period: Period, *, now: datetime) -> AmenityFigures:
    """What was broken and what was looked at in a period."""
    first, after = moments_of(db, period)
    row = db.row(
        "SELECT (SELECT count(*) FROM fault WHERE state <> 'void' AND day BETWEEN ?1 AND ?2),"
        " (SELECT count(*) FROM fault WHERE state = 'confirmed' AND confirmed_at >= ?3 AND confirmed_at < ?4),"
        " (SELECT coalesce(sum(max(0, unixepoch(min(coalesce(confirmed_at, ?5), ?4))"
        " - unixepoch(max(reported_at, ?3)))), 0) / 60 FROM fault"
        " WHERE state <> 'void' AND amenity_id IS NOT NULL AND reported_at < ?4"
        " AND coalesce(confirmed_at, ?5) > ?3),"
        " (SELECT count(*) FROM inspection WHERE result <> 'none' AND day BETWEEN ?1 AND ?2),"
        " (SELECT count(*) FROM inspection WHERE result = 'abnormal' AND day BETWEEN ?1 AND ?2)",
        (*ends(period), first, after, to_text(now)),
    )
    return AmenityFigures(*(row or (0, 0, 0, 0, 0)))


def ends(period: Period) -> tuple[str, str]:
    """The first and the last day, as the file writes them."""
    return period.first.isoformat(), period.last.isoformat()


def moments_of(db: Database, period: Period) -> tuple[str, str]:
    """The moments the period begins with and ends before, as the file writes them."""
    local = zone(db)
    return to_text(datetime.combine(period.first, time(), local)), to_text(
        datetime.combine(period.last + timedelta(days=1), time(), local)
    )


def days_within(period: Period, since: date, until: date) -> set[date]:
    """The days from `since` to `until` that lie in the period."""
    first, last = max(period.first, since), min(period.last, until)
    return {first + timedelta(days=n) for n in range((last - first).days + 1)}
