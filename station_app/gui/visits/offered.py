"""What the lists of the filters offer: the station's own words, and who has registered."""

from dataclasses import dataclass

from station_app.core.settings.model import Dictionary, Entry
from station_app.core.settings.queries import entries
from station_app.core.staff.model import Staff
from station_app.core.staff.queries import everybody
from station_app.core.storage.database import Database


@dataclass(frozen=True, slots=True)
class Offered:
    """What the lists offer."""

    categories: list[Entry]
    services: list[Entry]
    platforms: list[Entry]
    staff: list[Staff]


def offered(db: Database) -> Offered:
    """What they offer now."""
    return Offered(
        categories=entries(db, Dictionary.CATEGORY),
        services=entries(db, Dictionary.SERVICE),
        platforms=entries(db, Dictionary.PLATFORM),
        staff=everybody(db),
    )
