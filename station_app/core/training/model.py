"""What a session, an enrolment, a certificate and an attached file are, and their states."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, TypedDict
from zoneinfo import ZoneInfo

from station_app.core.clock import to_text
from station_app.core.masks import mask_phone
from station_app.core.types import CertificateId, EnrolmentId, FileId, PersonId, SessionId, VisitId

TOPIC_LIMIT = 80
PLACE_LIMIT = 60
TRAINER_LIMIT = 60
ORGANISER_LIMIT = 80
NOTE_LIMIT = 500
REASON_LIMIT = 200
ENROL_NOTE_LIMIT = 200
FILE_NAME_LIMIT = 120
MOST_SEATS = 9999
MOST_POINTS = 1000
MOST_WEEKS = 52
"""The most sessions planned in one act: more is a slip of the finger."""
LARGEST_FILE = 50 * 1024 * 1024
LONGEST = timedelta(hours=24)
SERVICE = "training"
"""What attending counts as in a visit."""
CERTIFICATE = "certificate"
"""The kind of number a certificate takes."""


class SessionState(StrEnum):
    """Where a session stands. Held with nobody closing it yet is running; void never was."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"
    VOID = "void"


class EnrolmentState(StrEnum):
    """Where somebody stands in a session. Absent is said once, on closing; void never was."""

    ENROLLED = "enrolled"
    WAITING = "waiting"
    ATTENDED = "attended"
    ABSENT = "absent"
    WITHDRAWN = "withdrawn"
    VOID = "void"


LIVE = frozenset({EnrolmentState.ENROLLED, EnrolmentState.WAITING, EnrolmentState.ATTENDED, EnrolmentState.ABSENT})
"""States of somebody who is on the roster."""


class SessionSaid(TypedDict, total=False):
    """What may be said of a session when it is planned or changed; what is left out is not said.

    `topic`: words, or a code or label of a course, which it then is. `points` are kept until there is a ledger.
    """

    topic: str | None
    course: str | None
    starts_at: datetime
    ends_at: datetime
    place: str | None
    trainer: str | None
    organiser: str | None
    capacity: int
    points: int
    note: str | None


@dataclass(frozen=True, slots=True)
class Session:
    """One session as pages show it. It is called by `topic`, or by its course, with labels `zh` and `en`.

    `enrolled` counts who is on the list and has not signed in; `attended` and `enrolled` each hold a seat.
    """

    id: SessionId
    course: str | None
    topic: str | None
    day: date
    starts_at: datetime
    ends_at: datetime
    place: str | None
    trainer: str | None
    organiser: str | None
    capacity: int
    points: int
    note: str | None
    state: SessionState
    closed_at: datetime | None
    cancel_reason: str | None
    enrolled: int
    waiting: int
    attended: int
    absent: int
    zh: str | None = None
    en: str | None = None

    def title(self, language: str) -> str:
        """What it is called in `zh` or `en`."""
        return self.topic or (self.zh if language == "zh" else self.en) or ""

    @property
    def open(self) -> bool:
        """Whether people can still be enrolled: planned or running."""
        return self.state in {SessionState.PLANNED, SessionState.HELD} and self.closed_at is None

    @property
    def closed(self) -> bool:
        """Whether it was held and everybody is accounted for."""
        return self.closed_at is not None

    @property
    def taken(self) -> int:
        """How many seats are held."""
        return self.enrolled + self.attended

    @property
    def free(self) -> int:
        """How many seats are left."""
        return max(0, self.capacity - self.taken)

    @property
    def minutes(self) -> int:
        """How long it is, in minutes: what each who attended is credited with."""
        return int((self.ends_at - self.starts_at).total_seconds() // 60)

    def as_json(self) -> dict[str, Any]:
        """One entry of a list on the command line."""
        return {
            "session_id": self.id,
            "course": self.course,
            "topic": self.topic,
            "starts_at": to_text(self.starts_at),
            "ends_at": to_text(self.ends_at),
            "state": self.state.value,
            "closed": self.closed,
            "capacity": self.capacity,
            "enrolled": self.enrolled,
            "waiting": self.waiting,
            "attended": self.attended,
            "absent": self.absent,
        }


@dataclass(frozen=True, slots=True)
class Enrolment:
    """One person in one session. Of a merged person the record that counts is shown. `queue` orders the waiting list.

    `promoted`: who moved up by the act that hands this back; empty wherever it is only read.
    """

    id: EnrolmentId
    session_id: SessionId
    person_id: PersonId
    name: str | None
    nickname: str | None
    phone: str | None
    category: str
    platform: str | None
    state: EnrolmentState
    queue: int
    walk_in: bool
    enrolled_at: datetime
    in_at: datetime | None
    out_at: datetime | None
    visit_id: VisitId | None
    note: str | None
    certificate: str | None
    promoted: tuple[EnrolmentId, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """One entry of a list on the command line; the phone is masked."""
        return {
            "enrolment_id": self.id,
            "session_id": self.session_id,
            "person_id": self.person_id,
            "name": self.name,
            "phone": mask_phone(self.phone) if self.phone else None,
            "state": self.state.value,
            "walk_in": self.walk_in,
        }


@dataclass(frozen=True, slots=True)
class Certificate:
    """That somebody attended, numbered and dated. `number` is `2026-0001`; `day` the station's day of issue."""

    id: CertificateId
    number: str
    enrolment_id: EnrolmentId
    person_id: PersonId
    name: str | None
    session_id: SessionId
    day: date
    void: bool


@dataclass(frozen=True, slots=True)
class SessionFile:
    """A file kept with a session: slides, a photo of the event. `file` is its name beside the station's file."""

    id: FileId
    session_id: SessionId
    name: str
    file: str
    size: int
    at: datetime

    @property
    def picture(self) -> bool:
        """Whether its name says it is a picture."""
        return self.name.lower().endswith((".jpg", ".jpeg", ".png", ".webp", ".bmp"))


@dataclass(frozen=True, slots=True)
class Attended:
    """One line of what somebody learned: a session they attended, or are on the list of."""

    session: Session
    state: EnrolmentState
    in_at: datetime | None
    out_at: datetime | None
    certificate: str | None


@dataclass(frozen=True, slots=True)
class Learned:
    """What somebody learned at the station: sessions attended, minutes in all, and the courses of them."""

    sessions: int
    minutes: int
    courses: frozenset[str]


def weekly(starts_at: datetime, ends_at: datetime, weeks: int, zone: ZoneInfo) -> list[tuple[datetime, datetime]]:
    """The same hours of the station's clock for so many weeks, this one included."""
    begins, ends = starts_at.astimezone(zone), ends_at.astimezone(zone)
    return [(_weeks_on(begins, week, zone), _weeks_on(ends, week, zone)) for week in range(weeks)]


def on_days(days: Sequence[date], begins: time, ends: time, zone: ZoneInfo) -> list[tuple[datetime, datetime]]:
    """The same hours of the station's clock on each of these days."""
    return [(datetime.combine(day, begins, zone), datetime.combine(day, ends, zone)) for day in days]


def _weeks_on(moment: datetime, weeks: int, zone: ZoneInfo) -> datetime:
    return datetime.combine(moment.date() + timedelta(weeks=weeks), moment.time(), zone)
