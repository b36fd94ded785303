"""The ledgers of amenities: what there is and in what state, and what was broken and for how long."""

from datetime import datetime
from typing import Any

from station_app.core.amenities.queries import hall
from station_app.core.clock import from_text, local_day, to_text
from station_app.core.reports.cells import clock_of, day_cell, moment_cell
from station_app.core.reports.house_figures import amenities_of, days_within, moments_of
from station_app.core.reports.ledgers import Cell, Column, Content, Figure, How, Kind, Summary
from station_app.core.reports.periods import Period
from station_app.core.settings.model import Dictionary
from station_app.core.settings.queries import labels, zone
from station_app.core.storage.database import Database

AMENITIES = (
    Column("no", Kind.INT, 6),
    Column("amenity_code", Kind.CODE, 9),
    Column("amenity", Kind.TEXT, 18),
    Column("amenity_kind", Kind.TEXT, 14),
    Column("place", Kind.TEXT, 10),
    Column("capacity", Kind.INT, 8),
    Column("origin", Kind.WORD, 9),
    Column("donor", Kind.TEXT, 14),
    Column("since_day", Kind.DATE, 12),
    Column("amenity_state", Kind.WORD, 9),
    Column("checked_at", Kind.MOMENT, 17),
    Column("check_result", Kind.WORD, 9),
    Column("open_fault", Kind.TEXT, 24),
    Column("days_out", Kind.INT, 10),
    Column("note", Kind.TEXT, 20),
)
FAULTS = (
    Column("no", Kind.INT, 6),
    Column("reported_at", Kind.MOMENT, 17),
    Column("broken", Kind.TEXT, 18),
    Column("amenity_code", Kind.CODE, 9),
    Column("place", Kind.TEXT, 10),
    Column("what", Kind.TEXT, 24),
    Column("reported_by", Kind.TEXT, 10),
    Column("fault_state", Kind.WORD, 12),
    Column("repair_at", Kind.MOMENT, 17),
    Column("repairer", Kind.TEXT, 14),
    Column("fixed_at", Kind.MOMENT, 17),
    Column("outcome", Kind.TEXT, 20),
    Column("confirmed_at", Kind.MOMENT, 17),
    Column("confirmed_by", Kind.TEXT, 10),
    Column("hours_out", Kind.NUMBER, 10),
)
FIGURES = ("faults_reported", "faults_confirmed", "out_hours")
STATES = ("reported", "under_repair", "fixed", "confirmed")

_FAULT = (
    "SELECT f.reported_at, a.name, c.zh, c.en, a.code, a.place, f.what, r.name, f.state, f.repair_at, f.repairer,"
    " f.fixed_at, x.name, f.outcome, f.confirmed_at, y.name FROM fault f"
    " LEFT JOIN amenity a ON a.id = f.amenity_id LEFT JOIN check_item c ON c.code = f.check_item"
    " LEFT JOIN staff r ON r.id = f.reported_by LEFT JOIN staff x ON x.id = f.fixed_by"
    " LEFT JOIN staff y ON y.id = f.confirmed_by"
    " WHERE f.state <> 'void' AND f.reported_at < ? AND coalesce(f.confirmed_at, ?) >= ?"
    " ORDER BY f.reported_at, f.id"
)


def amenities(db: Database, period: Period, how: How) -> Content:
    """All amenities as they are now; how many days of the period each was out of service."""
    local, kinds = zone(db), labels(db, Dictionary.AMENITY_KIND, how.language)
    places = {int(place.id): place for place in hall(db)}
    out = _days_out(db, period, how.made_at)
    found = db.rows(
        "SELECT id, code, name, kind, place, capacity, origin, donor, since_day, state, note FROM amenity"
        " WHERE state <> 'withdrawn' ORDER BY length(code_key), code_key"
    )

    def row(number: int, of: tuple[Any, ...]) -> tuple[Cell, ...]:
        amenity, code, name, kind, place, capacity, origin, donor, since, state, note = of
        on_map = places.get(amenity)
        fault = None if on_map is None else on_map.fault_what
        now = "retired" if state == "retired" else "normal" if fault is None else "faulty"
        return (
            number,
            code,
            name,
            kinds[kind],
            place,
            capacity,
            None if origin is None else f"origin.{origin}",
            donor,
            day_cell(since),
            f"amenity_state.{now}",
            None if on_map is None or on_map.checked_at is None else clock_of(on_map.checked_at, local),
            None if on_map is None or on_map.checked is None else f"check_result.{on_map.checked}",
            fault,
            len(out.get(amenity, ())),
            note,
        )

    return Content(columns=AMENITIES, rows=(row(n, of) for n, of in enumerate(found, 1)), count=len(found))


def faults(db: Database, period: Period, how: How) -> Content:
    """Every fault that was open on a day of the period, also those reported before it."""
    first, after = moments_of(db, period)
    local = zone(db)
    found = db.rows(_FAULT, (after, to_text(how.made_at), first))

    def row(number: int, of: tuple[Any, ...]) -> tuple[Cell, ...]:
        (
            reported,
            amenity,
            zh,
            en,
            code,
            place,
            what,
            reported_by,
            state,
            repair,
            repairer,
            fixed,
            fixed_by,
            outcome,
            confirmed,
            by,
        ) = of
        until = how.made_at if confirmed is None else from_text(confirmed)
        return (
            number,
            moment_cell(reported, local),
            amenity or (zh if how.language == "zh" else en),
            code,
            place,
            what,
            reported_by,
            f"fault_state.{state}",
            moment_cell(repair, local),
            repairer or fixed_by,
            moment_cell(fixed, local),
            outcome,
            moment_cell(confirmed, local),
            by,
            round(max(0.0, (until - from_text(reported)).total_seconds()) / 3600, 1),
        )

    figures = amenities_of(db, period, now=how.made_at)
    return Content(
        columns=FAULTS,
        rows=(row(n, of) for n, of in enumerate(found, 1)),
        count=len(found),
        summary=Summary(
            figures=tuple(
                Figure(f"amenities_{key}", getattr(figures, key), f"definition.amenities_{key}") for key in FIGURES
            ),
            tables=(),
        ),
    )


def _days_out(db: Database, period: Period, now: datetime) -> dict[int, set[Any]]:
    # By amenity: the station's days of the period on which a fault was open, be it for a part of the day.
    first, after = moments_of(db, period)
    local = zone(db)
    rows = db.rows(
        "SELECT amenity_id, reported_at, coalesce(confirmed_at, ?1) FROM fault WHERE state <> 'void'"
        " AND amenity_id IS NOT NULL AND reported_at < ?3 AND coalesce(confirmed_at, ?1) >= ?2",
        (to_text(now), first, after),
    )
    out: dict[int, set[Any]] = {}
    for amenity, since, until in rows:
        days = days_within(period, local_day(from_text(since), local), local_day(from_text(until), local))
        out.setdefault(amenity, set()).update(days)
    return out
