"""What a visit becomes when some of it is put right, before anything is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, time
from typing import Any, TypedDict
from zoneinfo import ZoneInfo

from station_app.core.clock import from_text, local_day, to_text
from station_app.core.errors import Missing, NotFound
from station_app.core.gate import gate
from station_app.core.people import queries as people
from station_app.core.people.model import NOTE_LIMIT, Person
from station_app.core.settings.model import Dictionary
from station_app.core.settings.queries import require_code, zone
from station_app.core.storage.database import Database
from station_app.core.visits import queries, records
from station_app.core.visits.model import DayStays, NotServed, OnePerson, OpenElsewhere, Origin, State, Visit
from station_app.core.visits.records import Stay


class Changes(TypedDict, total=False):
    """What may be put right in a visit; what is left out stays. Times are those of the station's clock."""

    services: Sequence[str]
    category: str
    platform: str | None
    note: str | None
    heads: int
    day: date
    arrived: time | None
    left: time | None
    person_id: int | None


@dataclass(frozen=True, slots=True)
class Row:
    """All of a visit that can be put right, as it is written. `services` are codes with: was it picked by hand."""

    person_id: int | None
    heads: int
    words: str | None
    category: str
    platform: str | None
    arrived_at: str
    day: str
    hour: int | None
    left_at: str | None
    state: str
    note: str | None
    services: tuple[tuple[str, bool], ...]


_COLUMNS = tuple(field.name for field in fields(Row))[:-1]
_WHEN = frozenset({"arrived_at", "day", "hour"})


def read(db: Database, visit_id: int) -> Row:
    """What is written of a visit now."""
    values = db.row(f"SELECT {', '.join(_COLUMNS)} FROM visit WHERE id = ?", (visit_id,))
    if values is None:
        raise NotFound("visit", visit_id)
    services = tuple(records.services_of(db, visit_id).items())
    return Row(**dict(zip(_COLUMNS, values, strict=True)), services=services)


def differences(before: Row, after: Row) -> tuple[dict[str, Any], dict[str, Any]]:
    """What of a visit changes: as it was, and as it becomes. When it was is one thing: all of it or nothing."""
    names = {field.name for field in fields(Row) if getattr(before, field.name) != getattr(after, field.name)}
    if names & _WHEN:
        names |= _WHEN
    return {name: getattr(before, name) for name in names}, {name: getattr(after, name) for name in names}


def changed(db: Database, visit: Visit, row: Row, given: Changes, *, now: datetime) -> Row:
    """The row as it is to be. Raises what `corrections.edit` refuses."""
    row = _owned(db, row, given)
    row = _said(db, row, given)
    return _timed(visit, row, given, zone(db), now=now)


def served(db: Database, person_id: int) -> Person:
    """The person a visit is given to; of a merged record the one that counts. Raises NotFound, NotServed."""
    person = people.by_id(db, people.root_of(db, person_id))
    if person.state != "active":
        raise NotServed(person_id)
    return person


def _owned(db: Database, row: Row, given: Changes) -> Row:
    heads = given.get("heads", row.heads)
    records.require_heads(heads)
    wanted = given.get("person_id", row.person_id)
    if wanted is not None and heads != 1:
        raise OnePerson(heads)
    owner = None if wanted is None else _owner(db, row, wanted)
    return replace(row, person_id=owner, heads=heads, words=row.words if owner is None else None)


def _owner(db: Database, row: Row, wanted: int) -> int:
    if wanted == row.person_id:
        return wanted
    person = served(db, wanted)
    if row.person_id is not None and people.root_of(db, row.person_id) == person.id:
        return row.person_id  # theirs already, under another of their records
    there = queries.open_visit(db, person.id)
    if row.state == State.IN and there is not None:
        raise OpenElsewhere(person.id, there[0])
    return person.id


def _said(db: Database, row: Row, given: Changes) -> Row:
    category, platform = given.get("category", row.category), given.get("platform", row.platform)
    require_code(db, Dictionary.CATEGORY, category)
    if platform is not None:
        require_code(db, Dictionary.PLATFORM, platform)
    note = gate(given["note"], field="visit.note", limit=NOTE_LIMIT) if "note" in given else row.note
    services = _services(db, row, given["services"]) if "services" in given else row.services
    return replace(row, category=category, platform=platform, note=note, services=services)


def _services(db: Database, row: Row, wanted: Sequence[str]) -> tuple[tuple[str, bool], ...]:
    # One that stays keeps how it was picked; one that is added now was picked by hand.
    before: Mapping[str, bool] = dict(row.services)
    for service in wanted:
        if service not in before:
            require_code(db, Dictionary.SERVICE, service)
    return tuple((service, before.get(service, True)) for service in sorted(set(wanted)))


def _timed(visit: Visit, row: Row, given: Changes, local: ZoneInfo, *, now: datetime) -> Row:
    stay = _stay(visit, row, local)
    arrived = _as_it_was(stay.arrived, given.get("arrived", stay.arrived))
    wanted = Stay(given.get("day", stay.day), arrived, _as_it_was(stay.left, given.get("left", stay.left)))
    if wanted == stay:
        return row
    if wanted.day != stay.day and visit.origin not in (Origin.BACK_DATED, Origin.IMPORT):
        raise DayStays(visit.id)
    if wanted.arrived is None and row.state == State.IN:
        raise Missing("visit.arrived")
    if (wanted.day, wanted.arrived) == (stay.day, stay.arrived):
        return _left(visit, row, wanted, local, now=now)
    records.require_past(wanted, local, now=now)
    came, went = records.moments(wanted, local)
    at = _with_seconds(visit.arrived_at, came)
    return replace(
        _gone(visit, row, at, went),
        arrived_at=to_text(at),
        day=wanted.day.isoformat(),
        hour=None if wanted.arrived is None else wanted.arrived.hour,
    )


def _left(visit: Visit, row: Row, wanted: Stay, local: ZoneInfo, *, now: datetime) -> Row:
    # The arrival keeps its moment, day and hour, also where the station's zone is another by now: then the clock shows
    # that moment on another day, and from there the leaving is reckoned.
    day = wanted.day if row.hour is None else local_day(visit.arrived_at, local)
    wanted = replace(wanted, day=day)
    records.require_past(wanted, local, now=now)
    return _gone(visit, row, visit.arrived_at, records.moments(wanted, local)[1])


def _gone(visit: Visit, row: Row, arrived: datetime, went: datetime | None) -> Row:
    # Within one minute nobody leaves before they came.
    left = None if went is None else max(_with_seconds(visit.left_at, went), arrived)
    return replace(row, left_at=None if left is None else to_text(left), state=_state(row.state, left))


def _as_it_was(was: time | None, said: time | None) -> time | None:
    # Where clocks are put back an hour is there twice: what was not changed stays the one it was.
    return was if said == was else said


def _with_seconds(was: datetime | None, said: datetime) -> datetime:
    # What nobody touched keeps its seconds, which the form does not show.
    return was if was is not None and was.replace(second=0, microsecond=0) == said.astimezone(UTC) else said


def _state(state: str, left: datetime | None) -> str:
    if left is not None:
        return State.OUT.value
    return State.UNKNOWN.value if state == State.OUT else state


def _stay(visit: Visit, row: Row, local: ZoneInfo) -> Stay:
    # To the minute, as it stands in the form.
    arrived = None if row.hour is None else _minute(visit.arrived_at, local)
    left = None if row.left_at is None else _minute(from_text(row.left_at), local)
    return Stay(visit.day, arrived, left)


def _minute(moment: datetime, local: ZoneInfo) -> time:
    return moment.astimezone(local).time().replace(second=0, microsecond=0)


def is_past_month(db: Database, days: Sequence[str], *, now: datetime) -> bool:
    """Whether one of these days lies in a month before the present one: its figures may have been handed in."""
    month = local_day(now, zone(db)).replace(day=1).isoformat()
    return any(day < month for day in days)
