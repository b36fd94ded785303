"""What a look-up finds."""

from dataclasses import dataclass
from datetime import datetime

from station_app.core.types import PersonId


@dataclass(frozen=True, slots=True)
class Hit:
    """A person found. `swapped`: only with two digits of the typed tail swapped, so it is offered and never chosen."""

    person_id: PersonId
    name: str | None
    nickname: str | None
    phone: str | None
    category: str
    platform: str | None
    note: str | None
    last_at: datetime | None
    by_card: bool = False
    swapped: bool = False
