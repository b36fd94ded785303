"""What stands in the form of a visit, and what of it is new against the visit it was opened for."""

from dataclasses import dataclass
from datetime import date, time, tzinfo
from typing import Any

from station_app.core.errors import NotValid
from station_app.core.visits.model import Visit
from station_app.gui.kit.typed_clock import clock_time


@dataclass(frozen=True, slots=True)
class Said:
    """The fields of the form, times as typed. `phone` is that of somebody new, `reason` for a past month."""

    day: date
    arrived: str = ""
    left: str = ""
    person_id: int | None = None
    new_name: str | None = None
    phone: str = ""
    heads: int = 1
    category: str = "unknown"
    platform: str | None = None
    services: frozenset[str] = frozenset()
    note: str = ""
    reason: str = ""


def said_of(visit: Visit, zone: tzinfo) -> Said:
    """A visit as the form shows it."""
    return Said(
        day=visit.day,
        arrived="" if visit.hour is None else f"{visit.arrived_at.astimezone(zone):%H:%M}",
        left="" if visit.left_at is None else f"{visit.left_at.astimezone(zone):%H:%M}",
        person_id=visit.person_id,
        heads=visit.heads,
        category=visit.category,
        platform=visit.platform,
        services=frozenset(visit.services),
        note=visit.note or "",
    )


def changes(before: Said, after: Said) -> dict[str, Any]:
    """What `corrections.edit` is told: only what is new. Raises NotValid for a time that is none."""
    given: dict[str, Any] = {
        name: getattr(after, name)
        for name in ("day", "person_id", "heads", "category", "platform", "note")
        if getattr(before, name) != getattr(after, name)
    }
    if before.services != after.services:
        given["services"] = sorted(after.services)
    for name in ("arrived", "left"):
        if getattr(before, name) != getattr(after, name):
            given[name] = read_time(getattr(after, name), f"visit.{name}")
    return given


def facts(said: Said) -> dict[str, Any]:
    """What `corrections.back_date` is told. Raises NotValid for a time that is none."""
    told: dict[str, Any] = {
        "day": said.day,
        "arrived": read_time(said.arrived, "visit.arrived"),
        "left": read_time(said.left, "visit.left"),
        "person_id": said.person_id,
        "heads": said.heads,
        "category": said.category,
        "platform": said.platform,
        "services": sorted(said.services),
        "note": said.note,
    }
    if said.new_name is not None:
        platforms = [] if said.platform is None else [said.platform]
        told["newcomer"] = {
            "name": said.new_name,
            "phone": said.phone,
            "category": said.category,
            "platforms": platforms,
        }
    return told


def read_time(text: str, field: str) -> time | None:
    """14:05, 1405 or 14：05; None for nothing. Raises NotValid."""
    plain = clock_time(text)
    if not plain:
        return None
    try:
        made = time.fromisoformat(plain)
    except ValueError as error:
        raise NotValid(field, text.strip()) from error
    return made.replace(second=0, microsecond=0, tzinfo=None)
