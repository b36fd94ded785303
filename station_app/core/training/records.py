"""Writing the rows of trainings: plain functions for the commands of this feature and of those above it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from station_app.core.audit.model import Before
from station_app.core.clock import from_text, local_day, to_text
from station_app.core.errors import Missing, NotValid
from station_app.core.gate import compare_key, gate
from station_app.core.settings.model import Dictionary
from station_app.core.settings.queries import lookup, require_code, zone
from station_app.core.storage.database import Database
from station_app.core.training.model import (
    LONGEST,
    MOST_POINTS,
    MOST_SEATS,
    NOTE_LIMIT,
    ORGANISER_LIMIT,
    PLACE_LIMIT,
    REASON_LIMIT,
    TOPIC_LIMIT,
    TRAINER_LIMIT,
    Enrolment,
    EnrolmentState,
    Session,
    SessionSaid,
    SessionState,
)
from station_app.core.types import EnrolmentId, SessionId, VisitId

_COLUMNS = (
    "course",
    "topic",
    "day",
    "starts_at",
    "ends_at",
    "place",
    "trainer",
    "organiser",
    "capacity",
    "points",
    "note",
)


@dataclass(frozen=True, slots=True)
class Fields:
    """What is written of a session, through the gate already."""

    course: str | None
    topic: str | None
    starts_at: datetime
    ends_at: datetime
    place: str | None
    trainer: str | None
    organiser: str | None
    capacity: int
    points: int
    note: str | None


def gated(db: Database, said: SessionSaid) -> Fields:
    """What was typed of a session, ready to be written. Raises Missing, TooLong, NotValid, UnknownCode.

    A topic that is the code, a label or another spelling of a course is that course.
    """
    course, topic = _called(db, said)
    starts, ends = said.get("starts_at"), said.get("ends_at")
    if starts is None or ends is None:
        raise Missing("session.starts_at" if starts is None else "session.ends_at")
    starts, ends = from_text(to_text(starts)), from_text(to_text(ends))  # where clocks go back, hours do not compare
    if not starts < ends <= starts + LONGEST:
        raise NotValid("session.ends_at", f"{ends.astimezone(zone(db)):%H:%M}")
    return Fields(
        course=course,
        topic=topic,
        starts_at=starts,
        ends_at=ends,
        place=gate(said.get("place"), field="session.place", limit=PLACE_LIMIT),
        trainer=gate(said.get("trainer"), field="session.trainer", limit=TRAINER_LIMIT),
        organiser=gate(said.get("organiser"), field="session.organiser", limit=ORGANISER_LIMIT),
        capacity=_within(said.get("capacity"), 1, MOST_SEATS, field="session.capacity"),
        points=_within(said.get("points", 0), 0, MOST_POINTS, field="session.points"),
        note=gate(said.get("note"), field="session.note", limit=NOTE_LIMIT),
    )


def _called(db: Database, said: SessionSaid) -> tuple[str | None, str | None]:
    topic = gate(said.get("topic"), field="session.topic", limit=TOPIC_LIMIT)
    course = said.get("course")
    if course is None and topic is not None:
        course = lookup(db, Dictionary.COURSE).get(compare_key(topic))
        topic = None if course is not None else topic
    if course is None and topic is None:
        raise Missing("session.topic")
    if course is not None:
        require_code(db, Dictionary.COURSE, course)
    return course, topic


def _within(value: int | None, low: int, high: int, *, field: str) -> int:
    if value is None:
        raise Missing(field)
    if isinstance(value, bool) or not low <= value <= high:
        raise NotValid(field, str(value))
    return value


def said_of(session: Session) -> SessionSaid:
    """What is said of a session now, in the form it is typed."""
    return {
        "course": session.course,
        "topic": session.topic,
        "starts_at": session.starts_at,
        "ends_at": session.ends_at,
        "place": session.place,
        "trainer": session.trainer,
        "organiser": session.organiser,
        "capacity": session.capacity,
        "points": session.points,
        "note": session.note,
    }


def _values(db: Database, fields: Fields) -> tuple[object, ...]:
    return (
        fields.course,
        fields.topic,
        local_day(fields.starts_at, zone(db)).isoformat(),
        to_text(fields.starts_at),
        to_text(fields.ends_at),
        fields.place,
        fields.trainer,
        fields.organiser,
        fields.capacity,
        fields.points,
        fields.note,
    )


def insert_session(db: Database, fields: Fields, *, now: datetime, by: int | None) -> SessionId:
    """Add a planned session."""
    marks = ", ".join("?" * len(_COLUMNS))
    return SessionId(
        db.run(
            f"INSERT INTO session ({', '.join(_COLUMNS)}, state, created_at, created_by)"
            f" VALUES ({marks}, 'planned', ?, ?)",
            (*_values(db, fields), to_text(now), by),
        )
    )


def update_session(db: Database, session_id: int, fields: Fields) -> None:
    """Write what is said of a session."""
    marks = ", ".join(f"{column} = ?" for column in _COLUMNS)
    db.run(f"UPDATE session SET {marks} WHERE id = ?", (*_values(db, fields), session_id))


def words_of(session: Session) -> Before:
    """What is written of a session now, for an undo of an edit."""
    was: dict[str, object] = {**said_of(session)}
    was.update(starts_at=to_text(session.starts_at), ends_at=to_text(session.ends_at))
    return Before("session", session.id, was)


def said_before(was: Before) -> SessionSaid:
    """What `words_of` kept, in the form it is typed."""
    said = dict(was.was)
    for moment in ("starts_at", "ends_at"):
        said[moment] = datetime.fromisoformat(str(said[moment]))
    return cast(SessionSaid, said)


def put_state(db: Database, session_id: int, state: SessionState) -> None:
    """Move a session to a state, without closing or cancelling it."""
    db.run("UPDATE session SET state = ?, cancelled_at = NULL, cancel_reason = NULL WHERE id = ?", (state, session_id))


def cancel_session(db: Database, session_id: int, reason: str | None, *, now: datetime) -> None:
    """Say that a session will not take place; the list stays as it is."""
    db.run(
        "UPDATE session SET state = 'cancelled', cancelled_at = ?, cancel_reason = ? WHERE id = ?",
        (to_text(now), reason, session_id),
    )


def close_session(db: Database, session_id: int, *, now: datetime, by: int | None) -> None:
    """Say that everybody is accounted for: the file itself marks who is absent."""
    db.run(
        "UPDATE session SET state = 'held', closed_at = ?, closed_by = ? WHERE id = ?", (to_text(now), by, session_id)
    )


def open_session(db: Database, session_id: int, state: SessionState) -> None:
    """Closed by mistake: the absent are on the list again, nobody has accounted for them."""
    db.run("UPDATE session SET closed_at = NULL, closed_by = NULL WHERE id = ?", (session_id,))
    db.run("UPDATE session SET state = ? WHERE id = ?", (state, session_id))


def put_capacity(db: Database, session_id: int, capacity: int) -> None:
    """Give a session so many seats."""
    db.run("UPDATE session SET capacity = ? WHERE id = ?", (capacity, session_id))


def insert_enrolment(
    db: Database,
    session_id: int,
    person_id: int,
    state: EnrolmentState,
    *,
    note: str | None = None,
    now: datetime,
    by: int | None,
) -> EnrolmentId:
    """Add somebody to the list of a session, last in its queue."""
    last = db.value("SELECT coalesce(max(queue), 0) FROM enrolment WHERE session_id = ?", (session_id,))
    return EnrolmentId(
        db.run(
            "INSERT INTO enrolment (session_id, person_id, state, queue, at, note, by_id) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (session_id, person_id, state, last + 1, to_text(now), note, by),
        )
    )


def insert_walk_in(
    db: Database, session_id: int, person_id: int, *, in_at: datetime, now: datetime, by: int | None
) -> EnrolmentId:
    """Add somebody who came without being on the list; they are signed in."""
    last = db.value("SELECT coalesce(max(queue), 0) FROM enrolment WHERE session_id = ?", (session_id,))
    return EnrolmentId(
        db.run(
            "INSERT INTO enrolment (session_id, person_id, state, queue, walk_in, at, in_at, by_id)"
            " VALUES (?, ?, 'attended', ?, 1, ?, ?, ?)",
            (session_id, person_id, last + 1, to_text(now), to_text(in_at), by),
        )
    )


def put_enrolment(db: Database, enrolment_id: int, state: EnrolmentState) -> None:
    """Move somebody on the list to a state other than attended."""
    db.run("UPDATE enrolment SET state = ?, in_at = NULL, out_at = NULL WHERE id = ?", (state, enrolment_id))


def mark_attended(db: Database, enrolment_id: int, *, in_at: datetime) -> None:
    """Sign somebody on the list in."""
    db.run("UPDATE enrolment SET state = 'attended', in_at = ? WHERE id = ?", (to_text(in_at), enrolment_id))


def put_out(db: Database, enrolment_ids: Sequence[int], *, out_at: datetime | None) -> None:
    """Sign out, nobody before they signed in; None: they are there still."""
    if out_at is None:
        db.run_many("UPDATE enrolment SET out_at = NULL WHERE id = ?", [(each,) for each in enrolment_ids])
    else:
        at = to_text(out_at)
        db.run_many("UPDATE enrolment SET out_at = max(?, in_at) WHERE id = ?", [(at, each) for each in enrolment_ids])


def put_visit(db: Database, enrolment_id: int, visit_id: VisitId | None, did: str | None) -> None:
    """Say to which visit attending belongs, and what it did to that."""
    db.run("UPDATE enrolment SET visit_id = ?, visit_did = ? WHERE id = ?", (visit_id, did, enrolment_id))


def as_it_is(enrolment: Enrolment) -> Before:
    """Where somebody stands in a session now, for an undo of what comes next."""
    return Before("enrolment", enrolment.id, {"state": enrolment.state})


def move_up(db: Database, session: Session) -> list[Before]:
    """Give free seats of an open session to the first who wait; how they stood before."""
    free = session.free if session.open else 0
    rows = db.rows(
        "SELECT id FROM enrolment WHERE session_id = ? AND state = 'waiting' ORDER BY queue LIMIT ?", (session.id, free)
    )
    for (number,) in rows:
        put_enrolment(db, number, EnrolmentState.ENROLLED)
    return [Before("enrolment", number, {"state": EnrolmentState.WAITING}) for (number,) in rows]


def waiting(db: Database, session_id: int) -> list[int]:
    """Who waits, in order, by enrolment."""
    rows = db.rows("SELECT id FROM enrolment WHERE session_id = ? AND state = 'waiting' ORDER BY queue", (session_id,))
    return [row[0] for row in rows]


def reason_of(text: str | None, *, field: str) -> str | None:
    """A reason through the gate. Raises TooLong."""
    return gate(text, field=field, limit=REASON_LIMIT)
