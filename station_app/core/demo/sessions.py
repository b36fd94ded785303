"""The sessions of a demo that is opened now: one later today with people at the door, two in the days to come."""

from datetime import datetime, time, timedelta
from random import Random

from station_app.core.demo.rows import ZONE
from station_app.core.demo.trainings import PROGRAMME
from station_app.core.storage.database import Database
from station_app.core.training.commands import enrol_many, plan, sign_in
from station_app.core.training.model import Session
from station_app.core.types import PersonId

_SOONEST = timedelta(minutes=10)
_FIRST_HOUR, _LAST_HOUR = 9, 19
_DOOR = timedelta(hours=1)
# which of the programme, days from now, begin, seats, how many enrolled
_TO_COME = ((1, 3, time(15, 0), 20, 9), (2, 9, time(10, 0), 30, 3))
_TODAY_SEATS, _TODAY_ENROLLED, _TODAY_THERE = 18, 19, 4


def plan_some(db: Database, *, seed: int, now: datetime, by: int) -> None:
    """Plan them, put people on their lists, and have a few sign in who are here already."""
    chance = Random(f"{seed}/sessions/{now.astimezone(ZONE).date().isoformat()}")  # noqa: S311 - the same each time
    here = [row[0] for row in db.rows("SELECT person_id FROM visit WHERE state = 'in' AND person_id IS NOT NULL")]
    known = [row[0] for row in db.rows("SELECT id FROM person WHERE name IS NOT NULL AND phone IS NOT NULL")]
    others = [person for person in known if person not in here]
    first = _plan(db, 0, starts_at=_next_start(now), seats=_TODAY_SEATS, now=now, by=by)
    _enrol(db, first, [*here, *chance.sample(others, min(len(others), max(0, _TODAY_ENROLLED - len(here))))],
           now=now, by=by)  # fmt: skip
    for which, days, begins, seats, enrolled in _TO_COME:
        day = now.astimezone(ZONE).date() + timedelta(days=days)
        session = _plan(db, which, starts_at=datetime.combine(day, begins, ZONE), seats=seats, now=now, by=by)
        _enrol(db, session, chance.sample(known, min(len(known), enrolled)), now=now, by=by)
    if timedelta() < first.starts_at - now <= _DOOR:
        for person in here[:_TODAY_THERE]:
            sign_in(db, session_id=first.id, person_id=person, now=now, by=by)


def _plan(db: Database, which: int, *, starts_at: datetime, seats: int, now: datetime, by: int) -> Session:
    course, place, trainer, organiser, *_ = PROGRAMME[which]
    ends_at = starts_at + timedelta(hours=1)
    return plan(db, course=course, place=place, trainer=trainer, organiser=organiser, capacity=seats,
                starts_at=starts_at, ends_at=ends_at, now=now, by=by).value  # fmt: skip


def _enrol(db: Database, session: Session, people: list[PersonId], *, now: datetime, by: int) -> None:
    enrol_many(db, session_id=session.id, person_ids=people, now=now, by=by)


def _next_start(now: datetime) -> datetime:
    """The next half hour of the station's day that is not too near; tomorrow at three when the day is over."""
    local = now.astimezone(ZONE)
    soon = local + _SOONEST
    half = timedelta(minutes=30)
    midnight = datetime.combine(local.date(), time(), ZONE)
    start = midnight + half * -(-(soon - midnight) // half)
    if _FIRST_HOUR <= start.hour <= _LAST_HOUR and start.date() == local.date():
        return start
    day = (
        local.date() if start.hour < _FIRST_HOUR and start.date() == local.date() else local.date() + timedelta(days=1)
    )
    return datetime.combine(day, time(15, 0), ZONE)
