"""Writing a visit's rows: plain functions for the commands of this feature and of those above it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from station_app.core.audit.model import Before
from station_app.core.clock import local_day, local_hour, to_text
from station_app.core.errors import NotValid
from station_app.core.settings.model import Dictionary
from station_app.core.settings.queries import require_code
from station_app.core.storage.database import Database
from station_app.core.types import VisitId
from station_app.core.visits.filters import RECORDS
from station_app.core.visits.model import LONGEST, MOST_HEADS, UNDONE, Origin, State, Visit


@dataclass(frozen=True, slots=True)
class Taken:
    """The services of a visit, and which of them were picked by hand."""

    services: tuple[str, ...]
    by_hand: frozenset[str]


def taken(db: Database, services: Sequence[str], chosen: Sequence[str] | None) -> Taken:
    """The services as they are written; `chosen` None means all were picked by hand. Raises UnknownCode."""
    for service in services:
        require_code(db, Dictionary.SERVICE, service)
    each = tuple(dict.fromkeys(services))
    return Taken(each, frozenset(each if chosen is None else chosen))


def require_heads(heads: int) -> None:
    """Let a head count pass. Raises NotValid."""
    if not 1 <= heads <= MOST_HEADS:
        raise NotValid("visit.heads", str(heads))


def insert(
    db: Database,
    *,
    person_id: int | None,
    heads: int,
    category: str,
    platform: str | None,
    services: Taken,
    zone: ZoneInfo,
    again_reason: str | None,
    now: datetime,
    by: int | None,
) -> VisitId:
    """Add a visit that begins now."""
    at = to_text(now)
    visit = VisitId(
        db.run(
            "INSERT INTO visit (person_id, heads, category, platform, arrived_at, day, hour, state, origin,"
            " again_reason, by_id, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                person_id,
                heads,
                category,
                platform,
                at,
                local_day(now, zone).isoformat(),
                local_hour(now, zone),
                State.IN,
                Origin.DESK,
                again_reason,
                by,
                at,
            ),
        )
    )
    _write_services(db, visit, services)
    if person_id is not None:
        _note_seen(db, person_id, at)
    return visit


@dataclass(frozen=True, slots=True)
class Stay:
    """When a past visit was, in the station's local time. `left` before `arrived` means: past midnight."""

    day: date
    arrived: time | None = None
    left: time | None = None


def moments(stay: Stay, zone: ZoneInfo) -> tuple[datetime, datetime | None]:
    """Arrival and leaving of a past visit; without an hour it counts from midnight and its `hour` is unknown."""
    arrived = datetime.combine(stay.day, stay.arrived or time(0, 0), zone)
    if stay.left is None:
        return arrived, None
    left = datetime.combine(stay.day, stay.left, zone)
    # Where clocks are put back, the second 01:10 comes after the first 01:50.
    if stay.arrived is not None and stay.left < stay.arrived and to_text(left) < to_text(arrived):
        left = datetime.combine(stay.day + timedelta(days=1), stay.left, zone)
    # Where clocks are put forward, an hour that never was comes after the one that follows it.
    return arrived, left if to_text(left) >= to_text(arrived) else None


def require_past(stay: Stay, zone: ZoneInfo, *, now: datetime) -> None:
    """Let a visit that was already pass. Raises NotValid for the future, a day before 2000, hours that cannot be."""
    arrived, left = moments(stay, zone)
    if stay.arrived is not None and left is not None and left - arrived > LONGEST:
        raise NotValid("visit.left", f"{stay.left:%H:%M}")
    if stay.day > local_day(now, zone) or stay.day.year < 2000:
        raise NotValid("visit.day", stay.day.isoformat())
    if arrived > now:
        raise NotValid("visit.arrived", f"{stay.arrived:%H:%M}")
    if left is not None and left > now:
        raise NotValid("visit.left", f"{stay.left:%H:%M}")


def insert_past(
    db: Database,
    *,
    stay: Stay,
    person_id: int | None,
    heads: int,
    words: str | None,
    category: str,
    platform: str | None,
    services: Taken,
    note: str | None,
    zone: ZoneInfo,
    now: datetime,
    by: int | None,
) -> VisitId:
    """Add a visit of before, closed from the start; it never meets the open one. Through the gate already."""
    arrived, left = moments(stay, zone)
    visit = VisitId(
        db.run(
            "INSERT INTO visit (person_id, heads, words, category, platform, arrived_at, day, hour, left_at, state,"
            " origin, note, by_id, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                person_id,
                heads,
                words,
                category,
                platform,
                to_text(arrived),
                stay.day.isoformat(),
                None if stay.arrived is None else stay.arrived.hour,
                None if left is None else to_text(left),
                State.UNKNOWN if left is None else State.OUT,
                Origin.BACK_DATED,
                note,
                by,
                to_text(now),
            ),
        )
    )
    _write_services(db, visit, services)
    if person_id is not None:
        _note_seen(db, person_id, to_text(arrived))
    return visit


def _write_services(db: Database, visit: VisitId, services: Taken) -> None:
    db.run_many(
        "INSERT INTO visit_service (visit_id, service, by_hand) VALUES (?, ?, ?)",
        [(visit, service, int(service in services.by_hand)) for service in services.services],
    )


def _note_seen(db: Database, person_id: int, at: str) -> None:
    db.run(
        "INSERT INTO person_seen (person_id, last_at) VALUES (?, ?)"
        " ON CONFLICT (person_id) DO UPDATE SET last_at = max(last_at, excluded.last_at)",
        (person_id, at),
    )


def end(db: Database, visit_id: int, state: State, *, left_at: datetime | None = None) -> None:
    """Close an open visit."""
    left = None if left_at is None else to_text(left_at)
    db.run("UPDATE visit SET state = ?, left_at = ? WHERE id = ?", (state, left, visit_id))


def make_void(db: Database, visit: Visit, reason: str = UNDONE) -> None:
    """Take a visit out of every count; the row stays."""
    db.run("UPDATE visit SET state = ?, void_reason = ? WHERE id = ?", (State.VOID, reason, visit.id))
    if visit.person_id is not None:
        look_up_last_seen(db, visit.person_id)


def look_up_last_seen(db: Database, person_id: int) -> None:
    """Find anew when a person last came under any of their records, after a visit of theirs was changed."""
    root = db.value("SELECT coalesce(root_id, id) FROM person WHERE id = ?", (person_id,))
    last = db.value(
        f"SELECT max(arrived_at) FROM visit WHERE person_id IN ({RECORDS}) AND state <> 'void'", (person_id,)
    )
    if last is None:
        db.run("DELETE FROM person_seen WHERE person_id = ?", (root,))
    else:
        db.run(
            "INSERT INTO person_seen (person_id, last_at) VALUES (?, ?)"
            " ON CONFLICT (person_id) DO UPDATE SET last_at = excluded.last_at",
            (root, last),
        )


def snapshot(visit: Visit) -> Before:
    """How a visit stands now, for an undo of what comes next."""
    left = None if visit.left_at is None else to_text(visit.left_at)
    return Before("visit", visit.id, {"state": visit.state, "left_at": left, "void_reason": visit.void_reason})


def restore(db: Database, before: Before) -> None:
    """Put a visit back to how it stood; its services too, when they were kept."""
    was = {column: value for column, value in before.was.items() if column in _CHANGING}
    if was:
        marks = ", ".join(f"{column} = ?" for column in was)
        db.run(f"UPDATE visit SET {marks} WHERE id = ?", (*was.values(), before.record_id))
    services = before.was.get("services")
    if isinstance(services, list | tuple):
        put_services(db, before.record_id, {str(code): bool(by_hand) for code, by_hand in services})


_CHANGING = frozenset(
    {"person_id", "heads", "words", "category", "platform", "arrived_at", "day", "hour", "left_at", "state",
     "void_reason", "note"}
)  # fmt: skip


def services_of(db: Database, visit_id: int) -> dict[str, bool]:
    """The services of a visit, and whether each was picked by hand."""
    rows = db.rows("SELECT service, by_hand FROM visit_service WHERE visit_id = ? ORDER BY service", (visit_id,))
    return {code: bool(by_hand) for code, by_hand in rows}


def put_services(db: Database, visit_id: int, services: Mapping[str, bool]) -> None:
    """Make exactly these the services of a visit."""
    db.run("DELETE FROM visit_service WHERE visit_id = ?", (visit_id,))
    db.run_many(
        "INSERT INTO visit_service (visit_id, service, by_hand) VALUES (?, ?, ?)",
        [(visit_id, code, int(by_hand)) for code, by_hand in services.items()],
    )
