"""Certificates: numbered and dated, for who attended a session that is closed. A number is used once."""

from collections.abc import Sequence
from datetime import datetime

from station_app.core.audit.commands import record
from station_app.core.audit.queries import first_done
from station_app.core.clock import local_day, to_text
from station_app.core.gate import gate, required
from station_app.core.settings.queries import zone
from station_app.core.staff.model import Right
from station_app.core.staff.queries import require
from station_app.core.storage.database import Database, write
from station_app.core.storage.numbers import next_numbers
from station_app.core.training import queries
from station_app.core.training.model import (
    CERTIFICATE,
    REASON_LIMIT,
    Certificate,
    Enrolment,
    EnrolmentState,
    SessionState,
)
from station_app.core.training.refusals import NobodyAttended, NotClosed, SessionOver, WrongEnrolmentState
from station_app.core.types import NO_ACT, Area, Done

TOUCHED = frozenset({Area.TRAINING})
NOTHING: frozenset[Area] = frozenset()
_REASON = "certificate.void_reason"


def certify(
    db: Database,
    *,
    session_id: int,
    enrolment_ids: Sequence[int] | None = None,
    now: datetime,
    by: int | None,
    key: str | None = None,
) -> Done[tuple[Certificate, ...]]:
    """Give everybody who attended a closed session a certificate, or those named; who has one keeps its number.

    The value is every certificate asked for, old and new. Refused: NotFound, NotClosed, SessionOver
    (cancelled), NobodyAttended, WrongEnrolmentState (did not attend).
    """
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "training.certify"):
            return Done(_of(db, session_id, first.ids["enrolment"]), TOUCHED, first.id)
        session = queries.session(db, session_id)
        if session.state in {SessionState.CANCELLED, SessionState.VOID}:
            raise SessionOver(session.id, session.state)
        if not session.closed:
            raise NotClosed(session.id)
        earned = _earned(db, session.id, enrolment_ids)
        fresh = [each for each in earned if each.certificate is None]
        wanted = [each.id for each in earned]
        if not fresh:
            return Done(_of(db, session.id, wanted), NOTHING, NO_ACT)
        made = _number(db, fresh, now=now, by=by)
        ids: dict[str, Sequence[int]] = {"certificate": made, "session": [session.id], "enrolment": wanted}
        op = record(db, what="training.certify", ids=ids, now=now, by=by, key=key)
        return Done(_of(db, session.id, wanted), TOUCHED, op)


def void_certificate(
    db: Database, *, certificate_id: int, reason: str, now: datetime, by: int | None, key: str | None = None
) -> Done[Certificate]:
    """A certificate counts no more; its number is never used again. Twice changes nothing.

    Refused: NotFound, Missing (a reason), TooLong.
    """
    why = required(gate(reason, field=_REASON, limit=REASON_LIMIT), field=_REASON)
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "training.void_certificate"):
            return Done(queries.certificate(db, first.only("certificate")), TOUCHED, first.id)
        found = queries.certificate(db, certificate_id)
        if found.void:
            return Done(found, NOTHING, NO_ACT)
        db.run("UPDATE certificate SET state = 'void' WHERE id = ?", (found.id,))
        op = record(
            db,
            what="training.void_certificate",
            ids={"certificate": [found.id], "session": [found.session_id], "enrolment": [found.enrolment_id]},
            now=now,
            by=by,
            key=key,
            remark=why,
        )
        return Done(queries.certificate(db, found.id), TOUCHED, op)


def _earned(db: Database, session_id: int, wanted: Sequence[int] | None) -> list[Enrolment]:
    came = sorted(
        (each for each in queries.roster(db, session_id) if each.state is EnrolmentState.ATTENDED),
        key=lambda each: each.queue,
    )
    if wanted is None:
        if not came:
            raise NobodyAttended(session_id)
        return came
    known = {each.id: each for each in came}
    for number in wanted:
        if number not in known:
            raise WrongEnrolmentState(number, queries.enrolment(db, number).state, "certify")
    return [known[queries.enrolment(db, number).id] for number in dict.fromkeys(wanted)]


def _number(db: Database, fresh: Sequence[Enrolment], *, now: datetime, by: int | None) -> list[int]:
    today = local_day(now, zone(db))
    numbers = next_numbers(db, CERTIFICATE, year=today.year, count=len(fresh))
    return [
        db.run(
            "INSERT INTO certificate (number, enrolment_id, day, at, by_id) VALUES (?, ?, ?, ?, ?)",
            (f"{today.year}-{number:04d}", each.id, today.isoformat(), to_text(now), by),
        )
        for number, each in zip(numbers, fresh, strict=True)
    ]


def _of(db: Database, session_id: int, enrolment_ids: Sequence[int]) -> tuple[Certificate, ...]:
    wanted = set(enrolment_ids)
    return tuple(each for each in queries.certificates(db, session_id) if each.enrolment_id in wanted)
