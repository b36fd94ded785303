"""What a way back is, and what it begins with: the rows as they were before the act."""

from collections.abc import Callable
from datetime import datetime

from station_app.core.audit.model import Act, Before
from station_app.core.audit.queries import before
from station_app.core.storage.database import Database
from station_app.core.types import Area
from station_app.core.undo.model import TooLate

Areas = frozenset[Area]
Ways = dict[str, tuple[Callable[[Database, Act], Areas | None], Areas]]
"""Kind of act → its way back and the areas that way writes; a way that writes others this time hands them back."""

TimedWays = dict[str, tuple[Callable[[Database, Act, datetime, int | None], Areas | None], Areas]]
"""As `Ways`, for ways that write rows of their own: they are told when it is done, and by whom."""


def kept(db: Database, act: Act) -> list[Before]:
    """What the rows of an act were before it. Raises TooLate once that was deleted, after 30 days."""
    rows = before(db, act.id)
    if not rows:
        raise TooLate("act", act.id)
    return rows
