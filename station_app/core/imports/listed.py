"""Which session a line of a list of enrolments is about, and who is on the lists of those already. Reads only."""

from collections.abc import Iterable
from datetime import date
from zoneinfo import ZoneInfo

from station_app.core.gate import compare_key
from station_app.core.imports.model import Reason
from station_app.core.imports.parse_enrolments import Asked
from station_app.core.settings.model import Dictionary
from station_app.core.settings.queries import lookup, zone
from station_app.core.storage.database import Database
from station_app.core.training import queries
from station_app.core.training.model import EnrolmentState, Session, SessionState
from station_app.core.types import PersonId

On = dict[tuple[int, int], EnrolmentState]
"""Session and person → where they stand there."""


class Calendar:
    """The sessions a list may be about. Never guesses: a line names one session, or why not is said."""

    def __init__(self, db: Database, days: Iterable[date], session_id: int | None) -> None:
        """Raises NotFound for a session that is not there."""
        self.chosen = None if session_id is None else queries.session(db, session_id)
        self._zone: ZoneInfo = zone(db)
        self._courses = {compare_key(word): code for word, code in lookup(db, Dictionary.COURSE).items()}
        met = [*queries.coming(db), *queries.ended(db)]
        for day in sorted(set(days)):
            met += queries.of_days(db, day, day)
        self._all = list({session.id: session for session in met}.values())

    def of(self, asked: Asked, why: Reason | None = None) -> Session | Reason:
        """The session a line is about, open, or the reason why it is about none; `why`: it could not be read."""
        found = why or self._named(asked)
        if self.chosen is None:
            return found if isinstance(found, Reason) else _open(found)
        other = isinstance(found, Session) and found.id != self.chosen.id
        if (other or found is Reason.TWO_SESSIONS) and not self._fits(self.chosen, asked):
            return Reason.OTHER_SESSION
        return _open(self.chosen)

    def differs(self, asked: Asked, why: Reason | None) -> bool:
        """Whether a line says something else of its session than the one the whole list is for, or nothing readable."""
        if self.chosen is None:
            return False
        return why not in {None, Reason.SESSION_UNSAID} or (bool(asked) and not self._fits(self.chosen, asked))

    def _named(self, asked: Asked) -> Session | Reason:
        if not asked:
            return Reason.SESSION_UNSAID
        met = [session for session in self._all if self._fits(session, asked)]
        standing = [session for session in met if session.open]
        if len(standing) > 1:
            return Reason.TWO_SESSIONS
        if standing:
            return standing[0]
        return max(met, key=_begin) if met else Reason.NO_SESSION

    def _fits(self, session: Session, asked: Asked) -> bool:
        if asked.day is not None and session.day != asked.day:
            return False
        begins = session.starts_at.astimezone(self._zone).time()
        if asked.begins is not None and begins != asked.begins:
            return False
        return asked.topic is None or self._called(session, compare_key(asked.topic))

    def _called(self, session: Session, key: str) -> bool:
        course = self._courses.get(key)
        if course is not None and course == session.course:
            return True
        return key in {compare_key(name) for name in (session.topic, session.zh, session.en) if name}


def standing_in(db: Database, session_ids: Iterable[int]) -> On:
    """Who is on the lists of these sessions, or withdrew from them, by the record of theirs that counts."""
    found: On = {}
    for session_id in sorted(set(session_ids)):
        rows = db.rows(
            "SELECT coalesce(p.root_id, p.id), e.state FROM enrolment e JOIN person p ON p.id = e.person_id"
            " WHERE e.session_id = ? AND e.state <> 'void' ORDER BY e.state <> 'withdrawn', e.id",
            (session_id,),
        )
        found.update(((session_id, PersonId(person)), EnrolmentState(state)) for person, state in rows)
    return found


def _open(session: Session) -> Session | Reason:
    if session.state is SessionState.CANCELLED:
        return Reason.SESSION_CANCELLED
    return session if session.open else Reason.SESSION_CLOSED


def _begin(session: Session) -> tuple[str, int]:
    return session.starts_at.isoformat(), session.id
