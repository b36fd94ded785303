"""Reading the closing page: everything that stands open, at one moment."""

from datetime import datetime

from station_app.core.amenities import queries as amenities
from station_app.core.amenities.model import Line, Result
from station_app.core.closing.model import Closing
from station_app.core.lending import queries as lending
from station_app.core.settings.queries import codes
from station_app.core.shifts import queries as shifts
from station_app.core.shifts.model import Shift
from station_app.core.storage.database import Database
from station_app.core.supplies import queries as supplies
from station_app.core.training import queries as training
from station_app.core.training.model import Session
from station_app.core.visits import queries as visits


def closing(db: Database, *, now: datetime) -> Closing:
    """What the closing page shows: tools out, people in, places taken, stock, faults, the check, trainings."""
    today, shift = shifts.today(db, now), shifts.current(db)
    levels = supplies.levels(db, on=today)
    lines = _lines(db, shift)
    return Closing(
        at=now,
        shift=shift,
        opening=shifts.current_opening(db),
        loans=tuple(lending.open_loans(db)),
        here=tuple(visits.in_station(db)),
        taken=tuple(amenities.occupancies(db)),
        low=tuple(each for each in levels if each.low),
        expiring=tuple(each for each in levels if each.expiring),
        faults=tuple(amenities.faults(db)),
        checked=sum(each.found is not None and each.found.result is not Result.NONE for each in lines),
        to_check=len(lines),
        sessions=tuple(each for each in _sessions(db) if each.day <= today),
    )


def _sessions(db: Database) -> list[Session]:
    return [] if "training" in codes(db, "station.parts_off") else training.coming(db)


def _lines(db: Database, shift: Shift | None) -> list[Line]:
    if shift is None:
        return []
    return amenities.checklist(db, heat=shifts.heat(db, shift.day), shift_id=shift.id)
