"""What befell one visit, as facts: the acts about it, and what each of them changed."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from station_app.core.audit.model import Act
from station_app.core.audit.queries import act_by_id, acts_about, before
from station_app.core.clock import from_text
from station_app.core.staff.queries import everybody
from station_app.core.storage.database import Database
from station_app.core.types import ActId, StaffId


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed. `field` is day, arrived, left, person, heads, category, platform, services or note.

    Values: a date, an aware datetime, a person's id, a number, a code, a tuple of codes, a text; None for nothing.
    """

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Event:
    """One act about a visit. `undid` names the kind of act it took back; `changes` is empty once that is forgotten."""

    act: ActId
    what: str
    at: datetime
    by_name: str | None
    undid: str | None
    reason: str | None
    changes: tuple[Change, ...]


def history(db: Database, visit_id: int) -> list[Event]:
    """The acts about a visit, newest first."""
    names = {staff.id: staff.name for staff in everybody(db)}
    return [_event(db, act, visit_id, names) for act in acts_about(db, "visit", visit_id)]


def _event(db: Database, act: Act, visit_id: int, names: dict[StaffId, str]) -> Event:
    undid = None if act.undoes is None else act_by_id(db, act.undoes).what
    reason = db.value("SELECT text FROM remark WHERE act_id = ?", (act.id,))
    by_name = None if act.by is None else names.get(act.by)
    return Event(act.id, act.what, from_text(act.at), by_name, undid, reason, _changes(db, act, visit_id))


def _changes(db: Database, act: Act, visit_id: int) -> tuple[Change, ...]:
    for row in before(db, act.id):
        became = row.was.get("became")
        if row.record == "visit" and row.record_id == visit_id and isinstance(became, dict):
            return tuple(_all_changes(row.was, became))
    return ()


def _all_changes(was: dict[str, Any], became: dict[str, Any]) -> list[Change]:
    found = [
        Change(field, read(was[column]), read(became[column]))
        for column, (field, read) in _FIELDS.items()
        if column in became and was[column] != became[column]
    ]
    if "hour" in became:
        came, comes = _arrived(was), _arrived(became)
        if (came and came.time()) != (comes and comes.time()):  # another day alone is said as the day
            found.append(Change("arrived", came, comes))
    return found


def _arrived(side: dict[str, Any]) -> datetime | None:
    return None if side["hour"] is None else from_text(side["arrived_at"])


def _plain(value: Any) -> Any:
    return value


def _moment(value: str | None) -> datetime | None:
    return None if value is None else from_text(value)


def _codes(value: list[list[Any]]) -> tuple[str, ...]:
    return tuple(code for code, _by_hand in value)


_FIELDS: dict[str, tuple[str, Any]] = {
    "person_id": ("person", _plain),
    "heads": ("heads", _plain),
    "services": ("services", _codes),
    "category": ("category", _plain),
    "platform": ("platform", _plain),
    "note": ("note", _plain),
    "day": ("day", date.fromisoformat),
    "left_at": ("left", _moment),
}
