"""The rules of trainings, asked inside a command's own write."""

from datetime import datetime, timedelta

from station_app.core.clock import local_day
from station_app.core.errors import NotValid
from station_app.core.people import queries as people
from station_app.core.people.model import Person
from station_app.core.settings.queries import zone
from station_app.core.storage.database import Database
from station_app.core.training import queries
from station_app.core.training.model import LIVE, MOST_SEATS, Enrolment, Session, SessionState
from station_app.core.training.refusals import (
    EnrolledElsewhere,
    NotOnRoster,
    NotYet,
    Other,
    SeatsTaken,
    SessionBegun,
    SessionFull,
    SessionOver,
)
from station_app.core.types import PersonId
from station_app.core.visits.model import NotServed

_LATE = timedelta(hours=3)
"""So long after its end a session still lets people out at the present moment; later it was its end."""


def served(db: Database, person_id: int) -> Person:
    """The record that counts of somebody who is served here. Raises NotFound, NotServed."""
    person = people.by_id(db, people.root_of(db, person_id))
    if person.state != "active":
        raise NotServed(PersonId(person_id))
    return person


def require_open(session: Session) -> None:
    """Let a session pass that is planned or running. Raises SessionOver."""
    if not session.open:
        raise SessionOver(session.id, session.state)


def require_taking_place(db: Database, session: Session, *, now: datetime) -> None:
    """Let a session pass that takes place or took place. Raises SessionOver when cancelled, NotYet before its day."""
    if session.state not in {SessionState.PLANNED, SessionState.HELD}:
        raise SessionOver(session.id, session.state)
    if local_day(now, zone(db)) < session.day:
        raise NotYet(session.id, session.starts_at.astimezone(zone(db)))


def require_room(session: Session, *, capacity: int) -> None:
    """Let a number of seats pass that holds those who have one. Raises SeatsTaken."""
    if capacity < session.taken:
        raise SeatsTaken(session.id, session.taken)


def require_begun(db: Database, session: Session, starts_at: datetime, *, now: datetime) -> None:
    """Let a beginning pass that is not a day to come while people have signed in. Raises SessionBegun."""
    if session.attended and local_day(starts_at, zone(db)) > max(local_day(now, zone(db)), session.day):
        raise SessionBegun(session.id, session.attended)


def require_seat(session: Session, *, widen: bool) -> None:
    """Let somebody have a seat of their own. Raises SessionFull."""
    if not session.free and (not widen or session.capacity >= MOST_SEATS):
        raise SessionFull(session.id, session.capacity)


def require_here(db: Database, session: Session, person_id: int) -> None:
    """Let somebody pass who is on no other list of the day. Raises EnrolledElsewhere, naming those."""
    others = queries.elsewhere(db, session.id, person_id)
    local = zone(db)
    if others:
        named = tuple(
            Other(each.id, each.title("zh"), each.title("en"), each.starts_at.astimezone(local), one.state == "waiting")
            for each, one in others
        )
        raise EnrolledElsewhere(session.id, person_id, named)


def whom(
    db: Database, *, enrolment_id: int | None, session_id: int | None, person_id: int | None
) -> tuple[Session, PersonId, Enrolment | None]:
    """Of whom in which session is spoken: by the enrolment, or by session and person. Raises NotFound."""
    if enrolment_id is not None:
        found = queries.enrolment(db, enrolment_id)
        listed = found if found.state in LIVE else queries.enrolment_of(db, found.session_id, found.person_id)
        return queries.session(db, found.session_id), found.person_id, listed
    if session_id is None or person_id is None:
        raise ValueError("an enrolment, or a session and a person")
    session, root = queries.session(db, session_id), people.root_of(db, person_id)
    return session, root, queries.enrolment_of(db, session.id, root)


def on_roster(
    db: Database, *, enrolment_id: int | None, session_id: int | None, person_id: int | None
) -> tuple[Session, Enrolment]:
    """As `whom`, of somebody who is on the list. Raises NotFound, NotOnRoster."""
    session, person, found = whom(db, enrolment_id=enrolment_id, session_id=session_id, person_id=person_id)
    if found is None:
        raise NotOnRoster(session.id, person)
    return session, found


def is_live(db: Database, session: Session, *, now: datetime) -> bool:
    """Whether people come through the door of a session now, and are not written in from paper.

    On its day, and past midnight as long as it lasts.
    """
    return session.open and (local_day(now, zone(db)) == session.day or session.starts_at <= now <= session.ends_at)


def signed_in_at(db: Database, session: Session, at: datetime | None, *, now: datetime) -> datetime:
    """When somebody signed in: as said, now at the door, else when the session began. Raises NotValid."""
    if at is None:
        return now if is_live(db, session, now=now) else min(session.starts_at, now)
    its_day = local_day(at, zone(db)) == session.day or session.starts_at <= at <= session.ends_at
    if at > now or not its_day:
        raise NotValid("session.in_at", f"{at.astimezone(zone(db)):%H:%M}")
    return at


def signed_out_at(db: Database, session: Session, at: datetime | None, *, now: datetime) -> datetime:
    """When somebody left: as said, now while it goes on or has just ended, else at its end. Raises NotValid."""
    if at is None:
        going_on = is_live(db, session, now=now) and now <= session.ends_at + _LATE
        return now if going_on else min(session.ends_at, now)
    if at > now or at < session.starts_at - timedelta(days=1):
        raise NotValid("session.out_at", f"{at.astimezone(zone(db)):%H:%M}")
    return at
