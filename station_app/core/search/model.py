"""What a look-up finds."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from station_app.core.amenities.model import Amenity
from station_app.core.clock import to_text
from station_app.core.lending.model import Tool
from station_app.core.masks import mask_phone
from station_app.core.supplies.model import Item
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

    def as_json(self) -> dict[str, Any]:
        """One entry of `station-app find --json`; the phone is masked."""
        return {
            "person_id": self.person_id,
            "name": self.name,
            "nickname": self.nickname,
            "phone": mask_phone(self.phone) if self.phone else None,
            "category": self.category,
            "platform": self.platform,
            "last_at": to_text(self.last_at) if self.last_at else None,
            "by_card": self.by_card,
            "swapped": self.swapped,
        }


@dataclass(frozen=True, slots=True)
class Things:
    """What a look-up finds that is nobody: tools, amenities, goods."""

    tools: tuple[Tool, ...] = ()
    amenities: tuple[Amenity, ...] = ()
    items: tuple[Item, ...] = ()
