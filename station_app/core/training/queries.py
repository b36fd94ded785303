"""Reading trainings: sessions, their rosters, what somebody learned, certificates and files."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from station_app.core.clock import from_text, local_day
from station_app.core.errors import NotFound
from station_app.core.settings.queries import zone
from station_app.core.storage.database import Database
from station_app.core.training.kept_queries import certificate, certificates, file, files
from station_app.core.training.model import (
    Attended,
    Enrolment,
    EnrolmentState,
    Learned,
    Session,
    SessionState,
)
from station_app.core.types import EnrolmentId, PersonId, SessionId, VisitId

__all__ = [
    "act_of_sign_in",
    "certificate",
    "certificates",
    "clashes",
    "coming",
    "coming_of",
    "elsewhere",
    "ended",
    "enrolment",
    "enrolment_of",
    "enrolments",
    "file",
    "files",
    "had",
    "learned",
    "of_days",
    "of_person",
    "of_today",
    "roster",
    "rosters",
    "said_before",
    "session",
    "sessions",
    "story_of",
    "unclosed",
]

LIVE = "('enrolled', 'waiting', 'attended', 'absent')"
OPEN = "s.state IN ('planned', 'held') AND s.closed_at IS NULL"

_SESSION = """SELECT s.id, s.course, s.topic, s.day, s.starts_at, s.ends_at, s.place, s.trainer, s.organiser,
    s.capacity, s.points, s.note, s.state, s.closed_at, s.cancel_reason,
    (SELECT count(*) FROM enrolment WHERE session_id = s.id AND state = 'enrolled'),
    (SELECT count(*) FROM enrolment WHERE session_id = s.id AND state = 'waiting'),
    (SELECT count(*) FROM enrolment WHERE session_id = s.id AND state = 'attended'),
    (SELECT count(*) FROM enrolment WHERE session_id = s.id AND state = 'absent'),
    c.zh, c.en FROM session s LEFT JOIN course c ON c.code = s.course"""

_ENROLMENT = """SELECT e.id, e.session_id, p.id, p.name, p.nickname, p.phone, p.category,
    (SELECT platform FROM person_platform WHERE person_id = p.id ORDER BY place LIMIT 1),
    e.state, e.queue, e.walk_in, e.at, e.in_at, e.out_at, e.visit_id, e.note,
    (SELECT number FROM certificate WHERE enrolment_id = e.id AND state = 'issued')
    FROM enrolment e JOIN person w ON w.id = e.person_id JOIN person p ON p.id = coalesce(w.root_id, w.id)"""

_ORDER = """CASE e.state WHEN 'enrolled' THEN 0 WHEN 'waiting' THEN 2 WHEN 'absent' THEN 3 ELSE 1 END,
    CASE e.state WHEN 'attended' THEN e.in_at END DESC, e.queue, e.id"""
"""Of a roster: who is missing first, then who came, the latest first, then who waits, then who stayed away."""

_THEIRS = """(SELECT g.id FROM person o JOIN person g ON g.id = coalesce(o.root_id, o.id)
    OR g.root_id = coalesce(o.root_id, o.id) WHERE o.id = ?)"""


def session(db: Database, session_id: int) -> Session:
    """One session. Raises NotFound."""
    row = db.row(f"{_SESSION} WHERE s.id = ?", (session_id,))
    if row is None:
        raise NotFound("session", session_id)
    return _session(row)


def sessions(db: Database, ids: Sequence[int]) -> tuple[Session, ...]:
    """Several sessions in the order of the ids."""
    marks = ",".join("?" * len(ids))
    found = {row[0]: _session(row) for row in db.rows(f"{_SESSION} WHERE s.id IN ({marks})", tuple(ids))}
    return tuple(found[number] for number in ids if number in found)


def coming(db: Database) -> list[Session]:
    """Every session people can be enrolled in or that waits to be closed, the earliest first."""
    return [_session(row) for row in db.rows(f"{_SESSION} WHERE {OPEN} ORDER BY s.starts_at, s.id")]


def ended(db: Database, *, limit: int = 200) -> list[Session]:
    """The latest sessions that are closed or cancelled, the last one first."""
    rows = db.rows(
        f"{_SESSION} WHERE s.closed_at IS NOT NULL OR s.state = 'cancelled' ORDER BY s.starts_at DESC, s.id DESC"
        " LIMIT ?",
        (limit,),
    )
    return [_session(row) for row in rows]


def of_days(db: Database, first: date, last: date) -> list[Session]:
    """The sessions of the station's days from `first` to `last`, cancelled ones included, in order."""
    rows = db.rows(
        f"{_SESSION} WHERE s.day BETWEEN ? AND ? AND s.state <> 'void' ORDER BY s.starts_at, s.id",
        (first.isoformat(), last.isoformat()),
    )
    return [_session(row) for row in rows]


def of_today(db: Database, *, now: datetime) -> list[Session]:
    """Today's sessions that are not cancelled, in order; closed ones included."""
    today = local_day(now, zone(db))
    return [each for each in of_days(db, today, today) if each.state is not SessionState.CANCELLED]


def unclosed(db: Database, *, now: datetime) -> list[Session]:
    """Sessions whose end has passed and that nobody has closed: who came has not been said for good."""
    return [each for each in coming(db) if each.ends_at <= now]


def roster(db: Database, session_id: int) -> list[Enrolment]:
    """Everybody on the list of a session: who is missing first, who waits last."""
    rows = db.rows(f"{_ENROLMENT} WHERE e.session_id = ? AND e.state IN {LIVE} ORDER BY {_ORDER}", (session_id,))
    return [_enrolment(row) for row in rows]


def rosters(db: Database, first: date, last: date) -> list[tuple[Session, Enrolment]]:
    """Everybody on the lists of the sessions of these days, cancelled ones left out; by session, then by the queue."""
    rows = db.rows(
        f"{_ENROLMENT} JOIN session s ON s.id = e.session_id WHERE s.day BETWEEN ? AND ? AND s.state = 'held'"
        f" AND e.state IN {LIVE} ORDER BY s.starts_at, s.id, e.queue",
        (first.isoformat(), last.isoformat()),
    )
    known = {each.id: each for each in of_days(db, first, last)}
    return [(known[row[1]], _enrolment(row)) for row in rows]


def enrolment(db: Database, enrolment_id: int) -> Enrolment:
    """One enrolment. Raises NotFound."""
    row = db.row(f"{_ENROLMENT} WHERE e.id = ?", (enrolment_id,))
    if row is None:
        raise NotFound("enrolment", enrolment_id)
    return _enrolment(row)


def enrolments(db: Database, ids: Sequence[int]) -> tuple[Enrolment, ...]:
    """Several enrolments in the order of the ids."""
    marks = ",".join("?" * len(ids))
    found = {row[0]: _enrolment(row) for row in db.rows(f"{_ENROLMENT} WHERE e.id IN ({marks})", tuple(ids))}
    return tuple(found[number] for number in ids if number in found)


def enrolment_of(db: Database, session_id: int, person_id: int) -> Enrolment | None:
    """Where somebody stands in a session, under any of their records; None for somebody not on its list."""
    row = db.row(
        f"{_ENROLMENT} WHERE e.person_id IN {_THEIRS} AND e.session_id = ?2 AND e.state IN {LIVE}",
        (person_id, session_id),
    )
    return None if row is None else _enrolment(row)


def elsewhere(db: Database, session_id: int, person_id: int) -> list[tuple[Session, Enrolment]]:
    """The other open sessions of the same day somebody is on the list of, in order."""
    day = _day(db, session_id)
    return [pair for pair in coming_of(db, person_id) if pair[0].id != session_id and pair[0].day == day]


def coming_of(db: Database, person_id: int) -> list[tuple[Session, Enrolment]]:
    """The open sessions somebody is on the list of, the earliest first."""
    rows = db.rows(
        f"{_ENROLMENT} JOIN session s ON s.id = e.session_id WHERE e.person_id IN {_THEIRS}"
        f" AND e.state IN ('enrolled', 'waiting', 'attended') AND {OPEN} ORDER BY s.starts_at, s.id",
        (person_id,),
    )
    known = {each.id: each for each in sessions(db, [row[1] for row in rows])}
    return [(known[row[1]], _enrolment(row)) for row in rows]


def story_of(db: Database, person_id: int) -> list[Attended]:
    """Every session somebody is or was on the list of, the latest first; those cancelled are left out."""
    rows = db.rows(
        f"{_ENROLMENT} JOIN session s ON s.id = e.session_id WHERE e.person_id IN {_THEIRS}"
        f" AND e.state IN {LIVE} AND s.state IN ('planned', 'held') ORDER BY s.starts_at DESC, e.id DESC",
        (person_id,),
    )
    known = {each.id: each for each in sessions(db, [row[1] for row in rows])}
    each = [_enrolment(row) for row in rows]
    return [Attended(known[one.session_id], one.state, one.in_at, one.out_at, one.certificate) for one in each]


def learned(db: Database, person_id: int) -> Learned:
    """How many sessions somebody attended, for how long in all, and of which courses."""
    came = [each.session for each in story_of(db, person_id) if each.state is EnrolmentState.ATTENDED]
    courses = frozenset(each.course for each in came if each.course)
    return Learned(len(came), sum(each.minutes for each in came), courses)


def had(db: Database, person_id: int, course: str) -> bool:
    """Whether somebody attended a session of a course, under any of their records."""
    found = db.value(
        f"SELECT 1 FROM enrolment e JOIN session s ON s.id = e.session_id WHERE e.person_id IN {_THEIRS}"
        " AND e.state = 'attended' AND s.course = ?2 LIMIT 1",
        (person_id, course),
    )
    return found is not None


def of_person(db: Database, person_id: int) -> tuple[str, int] | None:
    """An enrolment that stands on a record of a person, as record and id: then the record stays."""
    found = db.value("SELECT id FROM enrolment WHERE person_id = ? AND state <> 'void' LIMIT 1", (person_id,))
    return None if found is None else ("enrolment", int(found))


def said_before(db: Database, column: str, *, limit: int = 30) -> list[str]:
    """What was said of earlier sessions in `place`, `trainer` or `organiser`, the latest first, to be offered."""
    if column not in {"place", "trainer", "organiser", "topic"}:
        raise ValueError(column)
    rows = db.rows(
        f"SELECT {column} FROM session WHERE {column} IS NOT NULL AND state <> 'void' GROUP BY {column}"
        " ORDER BY max(id) DESC LIMIT ?",
        (limit,),
    )
    return [row[0] for row in rows]


def clashes(db: Database, starts_at: str, ends_at: str, place: str | None, *, but: int | None = None) -> list[Session]:
    """Open sessions in these hours (UTC text) at the same place, or at any place where none is said."""
    rows = db.rows(
        f"{_SESSION} WHERE {OPEN} AND s.starts_at < ? AND s.ends_at > ? AND (s.place IS ?3 OR ?3 IS NULL)"
        " AND s.id IS NOT ?4 ORDER BY s.starts_at",
        (ends_at, starts_at, place, but),
    )
    return [_session(row) for row in rows]


def act_of_sign_in(db: Database, enrolment_id: int) -> int | None:
    """The act by which somebody signed in, while it stands: what takes it back by name is its undo."""
    found = db.value(
        "SELECT a.id FROM act a JOIN act_about o ON o.act_id = a.id WHERE o.record = 'enrolment' AND o.record_id = ?"
        " AND a.what = 'training.sign_in' AND NOT EXISTS (SELECT 1 FROM act u WHERE u.undoes = a.id)"
        " ORDER BY a.id DESC LIMIT 1",
        (enrolment_id,),
    )
    return None if found is None else int(found)


def _day(db: Database, session_id: int) -> date | None:
    day = db.value("SELECT day FROM session WHERE id = ?", (session_id,))
    return None if day is None else date.fromisoformat(day)


def _session(row: tuple[Any, ...]) -> Session:
    number, course, topic, day, starts, ends, place, trainer, organiser, capacity, points, note, *rest = row
    state, closed, why, enrolled, waiting, attended, absent, zh, en = rest
    return Session(
        id=SessionId(number),
        course=course,
        topic=topic,
        day=date.fromisoformat(day),
        starts_at=from_text(starts),
        ends_at=from_text(ends),
        place=place,
        trainer=trainer,
        organiser=organiser,
        capacity=capacity,
        points=points,
        note=note,
        state=SessionState(state),
        closed_at=_moment(closed),
        cancel_reason=why,
        enrolled=enrolled,
        waiting=waiting,
        attended=attended,
        absent=absent,
        zh=zh,
        en=en,
    )


def _enrolment(row: tuple[Any, ...]) -> Enrolment:
    number, session_id, person, name, nickname, phone, category, platform, *rest = row
    state, queue, walk_in, at, in_at, out_at, visit, note, certificate_number = rest
    return Enrolment(
        id=EnrolmentId(number),
        session_id=SessionId(session_id),
        person_id=PersonId(person),
        name=name,
        nickname=nickname,
        phone=phone,
        category=category,
        platform=platform,
        state=EnrolmentState(state),
        queue=queue,
        walk_in=bool(walk_in),
        enrolled_at=from_text(at),
        in_at=_moment(in_at),
        out_at=_moment(out_at),
        visit_id=None if visit is None else VisitId(visit),
        note=note,
        certificate=certificate_number,
    )


def _moment(text: str | None) -> datetime | None:
    return None if text is None else from_text(text)
