"""Why a rule about trainings says no. Moments in refusals are in the station's zone: they are shown as they are."""

from dataclasses import dataclass
from datetime import datetime

from station_app.core.errors import Refusal
from station_app.core.training.model import EnrolmentState, SessionState


@dataclass(frozen=True, slots=True)
class Other:
    """Another session somebody is on the list of, by its Chinese and English name. `waiting`: on its waiting list."""

    session_id: int
    zh: str
    en: str
    starts_at: datetime
    waiting: bool


@dataclass(eq=False)
class SessionFull(Refusal):
    """Every seat is held: `capacity` of them. A seat more has to be asked for."""

    session_id: int
    capacity: int


@dataclass(eq=False)
class SeatsTaken(Refusal):
    """More people hold a seat than the session would have seats for."""

    session_id: int
    taken: int


@dataclass(eq=False)
class SessionOver(Refusal):
    """The session is closed or cancelled, so this cannot be done any more; `state` says which."""

    session_id: int
    state: SessionState


@dataclass(eq=False)
class NotClosed(Refusal):
    """The session is not closed yet, so who attended has not been said for good."""

    session_id: int


@dataclass(eq=False)
class SessionBegun(Refusal):
    """People have signed in, so the session is not cancelled or taken back any more."""

    session_id: int
    attended: int


@dataclass(eq=False)
class NotYet(Refusal):
    """The session is on another day to come: nobody signs in to it, and it is not closed, before that day."""

    session_id: int
    starts_at: datetime


@dataclass(eq=False)
class AlreadyEnrolled(Refusal):
    """The person is on the roster of the session already; `state` says where they stand."""

    session_id: int
    person_id: int
    enrolment_id: int
    state: EnrolmentState


@dataclass(eq=False)
class NotOnRoster(Refusal):
    """The person is not on the roster of the session."""

    session_id: int
    person_id: int


@dataclass(eq=False)
class WrongEnrolmentState(Refusal):
    """What was asked does not go from where somebody stands in the session."""

    enrolment_id: int
    state: EnrolmentState
    asked: str


@dataclass(eq=False)
class EnrolledElsewhere(Refusal):
    """Not on this list, but on that of another session of the day: which one is meant has to be said."""

    session_id: int
    person_id: int
    others: tuple[Other, ...]


@dataclass(eq=False)
class NobodyAttended(Refusal):
    """There is nobody to give a certificate to."""

    session_id: int


@dataclass(eq=False)
class FileTooBig(Refusal):
    """A file is larger than what is kept with a session, in bytes."""

    name: str
    size: int
    limit: int
