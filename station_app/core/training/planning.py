"""Planning sessions, one or many, changing and cancelling them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Unpack

from station_app.core.audit.commands import record
from station_app.core.audit.queries import first_done
from station_app.core.errors import NotValid
from station_app.core.settings.queries import number
from station_app.core.staff.model import Right
from station_app.core.staff.queries import require
from station_app.core.storage.database import Database, write
from station_app.core.training import queries, records, rules
from station_app.core.training.model import MOST_WEEKS, Session, SessionSaid, SessionState
from station_app.core.training.refusals import SessionBegun, SessionOver
from station_app.core.types import NO_ACT, Area, Done

TOUCHED = frozenset({Area.TRAINING})
NOTHING: frozenset[Area] = frozenset()
_TIMES = frozenset({"starts_at", "ends_at", "capacity"})


def plan(
    db: Database, *, now: datetime, by: int | None, key: str | None = None, **said: Unpack[SessionSaid]
) -> Done[Session]:
    """A session is planned. Without `points` it earns the usual ones.

    Refused: Missing (topic, begin, end, capacity), NotValid (an end before the beginning, no seats), TooLong,
    UnknownCode.
    """
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "training.plan"):
            return Done(queries.session(db, first.only("session")), TOUCHED, first.id)
        made = records.insert_session(db, _fields(db, said), now=now, by=by)
        op = record(db, what="training.plan", ids={"session": [made]}, now=now, by=by, key=key)
        return Done(queries.session(db, made), TOUCHED, op)


def plan_many(
    db: Database,
    *,
    times: Sequence[tuple[datetime, datetime]],
    now: datetime,
    by: int | None,
    key: str | None = None,
    **said: Unpack[SessionSaid],
) -> Done[tuple[Session, ...]]:
    """The same session at several times, begin and end of each, in one act: all of them or none.

    Refused: NotValid (no time, or more than 52), and as `plan`.
    """
    if not 1 <= len(times) <= MOST_WEEKS:
        raise NotValid("session.weeks", str(len(times)))
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "training.plan_many"):
            return Done(queries.sessions(db, first.ids["session"]), TOUCHED, first.id)
        begins, ends = times[0]
        fields = _fields(db, {**said, "starts_at": begins, "ends_at": ends})
        made = []
        for starts_at, ends_at in times:
            records.gated(db, {**said, "points": 0, "starts_at": starts_at, "ends_at": ends_at})
            each = replace(fields, starts_at=starts_at, ends_at=ends_at)
            made.append(records.insert_session(db, each, now=now, by=by))
        op = record(db, what="training.plan_many", ids={"session": made}, now=now, by=by, key=key)
        return Done(queries.sessions(db, made), TOUCHED, op)


def edit(
    db: Database,
    *,
    session_id: int,
    now: datetime,
    by: int | None,
    key: str | None = None,
    **said: Unpack[SessionSaid],
) -> Done[Session]:
    """Change what is said of a session; what is left out stays. More seats go to the first who wait.

    Once it is closed its hours and seats stay. Refused: NotFound, SessionOver, SeatsTaken (fewer seats than are
    held), SessionBegun (people signed in, and it would be on a day to come), and as `plan`.
    """
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "training.edit"):
            return Done(queries.session(db, first.only("session")), TOUCHED, first.id)
        found = queries.session(db, session_id)
        _require_changeable(found, said)
        if "topic" in said and "course" not in said:
            said = {**said, "course": None}
        before = records.gated(db, records.said_of(found))
        fields = records.gated(db, {**records.said_of(found), **said})
        if fields == before:
            return Done(found, NOTHING, NO_ACT)
        rules.require_room(found, capacity=fields.capacity)
        rules.require_begun(db, found, fields.starts_at, now=now)
        records.update_session(db, found.id, fields)
        moved = records.move_up(db, queries.session(db, found.id))
        ids: dict[str, list[int]] = {"session": [found.id], "enrolment": [was.record_id for was in moved]}
        op = record(
            db,
            what="training.edit",
            ids={name: numbers for name, numbers in ids.items() if numbers},
            now=now,
            by=by,
            key=key,
            before=(records.words_of(found), *moved),
        )
        return Done(queries.session(db, found.id), TOUCHED, op)


def cancel(
    db: Database,
    *,
    session_id: int,
    reason: str | None = None,
    now: datetime,
    by: int | None,
    key: str | None = None,
) -> Done[Session]:
    """A session will not take place; its list stays, so that everybody on it can be told.

    Cancelled twice changes nothing. Refused: NotFound, SessionOver (closed), SessionBegun (people signed in), TooLong.
    """
    why = records.reason_of(reason, field="session.cancel_reason")
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "training.cancel"):
            return Done(queries.session(db, first.only("session")), TOUCHED, first.id)
        found = queries.session(db, session_id)
        if found.state is SessionState.CANCELLED:
            return Done(found, NOTHING, NO_ACT)
        rules.require_open(found)
        if found.attended:
            raise SessionBegun(found.id, found.attended)
        records.cancel_session(db, found.id, why, now=now)
        op = record(db, what="training.cancel", ids={"session": [found.id]}, now=now, by=by, key=key)
        return Done(queries.session(db, found.id), TOUCHED, op)


def _fields(db: Database, said: SessionSaid) -> records.Fields:
    return records.gated(db, {"points": number(db, "training.points"), **said})


def _require_changeable(session: Session, said: SessionSaid) -> None:
    gone = session.state in {SessionState.CANCELLED, SessionState.VOID}
    moved = [name for name in _TIMES & set(said) if said.get(name) != records.said_of(session).get(name)]
    if gone or (session.closed and moved):
        raise SessionOver(session.id, session.state)
