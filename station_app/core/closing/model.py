"""What stands open when the station is about to be closed."""

from dataclasses import dataclass
from datetime import datetime

from station_app.core.amenities.model import Fault, Occupancy
from station_app.core.lending.model import Loan
from station_app.core.shifts.model import Opening, Shift
from station_app.core.supplies.model import Level
from station_app.core.training.model import Session
from station_app.core.visits.model import Visit


@dataclass(frozen=True, slots=True)
class Closing:
    """All of the closing page, read at one moment. `checked` and `to_check` count points of the shift's check.

    `sessions`: trainings of today and before that nobody has closed.
    """

    at: datetime
    shift: Shift | None
    opening: Opening | None
    loans: tuple[Loan, ...]
    here: tuple[Visit, ...]
    taken: tuple[Occupancy, ...]
    low: tuple[Level, ...]
    expiring: tuple[Level, ...]
    faults: tuple[Fault, ...]
    checked: int
    to_check: int
    sessions: tuple[Session, ...] = ()


@dataclass(frozen=True, slots=True)
class Closed:
    """What closing did: visits ended as automatic, places freed, the shift and the opening that ended."""

    visits: tuple[int, ...]
    places: tuple[int, ...]
    shift_id: int | None
    opening_id: int | None
