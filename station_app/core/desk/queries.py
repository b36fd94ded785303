"""The desk page's reads: today's figures, what needs doing, what the clerk should know of a person now."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from station_app.core.amenities import queries as amenities
from station_app.core.audit.queries import act_by_id
from station_app.core.clock import from_text, local_day
from station_app.core.desk.model import Does, Freed, Given, Held, Known, Offered, OnList, Today, ToDo
from station_app.core.lending.queries import open_loans, out_and_overdue
from station_app.core.people.queries import by_id, root_of
from station_app.core.settings.queries import codes, zone
from station_app.core.storage.database import Database
from station_app.core.supplies.model import Level
from station_app.core.training import queries as training
from station_app.core.training.model import EnrolmentState, Session
from station_app.core.types import PersonId
from station_app.core.visits.counts import count
from station_app.core.visits.queries import here, last_seen, open_visit, visits_of

_THEIRS = "(SELECT id FROM person WHERE id = ?1 OR root_id = ?1)"
_HELD, _GIVEN, _LISTED = 0, 1, 2
_DAYS_AHEAD = timedelta(days=14)
_PART = "training"
_SOON = timedelta(hours=1)
"""So long before a session begins, who is not on its list is signed in and not enrolled any more."""
_OF_HOUSE = f"""SELECT {_HELD}, a.name, a.capacity, o.slot, o.since_at
        FROM occupancy o JOIN amenity a ON a.id = o.amenity_id WHERE o.state = 'open' AND o.person_id IN {_THEIRS}
    UNION ALL SELECT {_GIVEN}, i.name, i.unit, -sum(m.quantity), max(m.at)
        FROM stock_move m JOIN supply_item i ON i.id = m.item_id WHERE m.person_id IN {_THEIRS} AND m.day = ?2
        AND m.kind = 'issued' AND NOT EXISTS (SELECT 1 FROM stock_move r WHERE r.reverses = m.id) GROUP BY i.id
    UNION ALL SELECT {_LISTED}, NULL, NULL, s.id, s.starts_at FROM enrolment e JOIN session s ON s.id = e.session_id
        WHERE e.person_id IN {_THEIRS} AND e.state IN ('enrolled', 'waiting', 'attended') AND s.day BETWEEN ?2 AND ?3
        AND {training.OPEN}
    ORDER BY 1, 5"""


def today(db: Database, *, now: datetime) -> Today:
    """The figures of the station's present day; the statistics of the same day say the same."""
    day = local_day(now, zone(db))
    counted = count(db, day, day)
    return Today(
        visit_count=counted.visits,
        person_count=counted.people,
        on_site=here(db, now=now)[1],
        meals=counted.by_service.get("meal", 0),
        by_hour={hour: heads for (_, hour), heads in counted.by_day_and_hour.items()},
        by_category=counted.by_category,
    )


def to_do(db: Database, *, now: datetime, levels: Sequence[Level] = (), house: bool = True) -> ToDo:
    """What needs doing now. `levels` is the list of stock as it was read last; it takes longest.

    Without the `house`, a station that keeps no amenities and supplies, only what is late and trainings not closed.
    """
    late = tuple(open_loans(db, before=now))
    sessions = tuple(training.unclosed(db, now=now)) if trains(db) else ()
    if not house:
        return ToDo(late, sessions=sessions)
    expired = [each for each in levels if each.expired]
    low = [each for each in levels if each.low and not each.expired]
    expiring = [each for each in levels if each.expiring and not each.expired and not each.low]
    return ToDo(
        late=late,
        faults=tuple(reversed(amenities.faults(db))),
        expired=tuple(sorted(expired, key=_date_of)),
        low=tuple(sorted(low, key=_how_low)),
        expiring=tuple(sorted(expiring, key=_date_of)),
        sessions=sessions,
    )


def trains(db: Database) -> bool:
    """Whether the station keeps trainings."""
    return _PART not in codes(db, "station.parts_off")


def freed_by(db: Database, op: int) -> list[Freed]:
    """The places that are free since an act, such as somebody leaving."""
    ids = act_by_id(db, op).ids.get("occupancy", ())
    if not ids:
        return []
    rows = db.rows(
        "SELECT a.name, a.capacity, o.slot FROM occupancy o JOIN amenity a ON a.id = o.amenity_id"
        f" WHERE o.id IN ({','.join('?' * len(ids))}) ORDER BY a.id, o.slot",
        tuple(ids),
    )
    return [Freed(*row) for row in rows]


def known(db: Database, person_id: int, *, now: datetime, house: bool = True) -> Known:
    """What the clerk should know of a person before pressing Enter, whichever record is meant. Raises NotFound.

    `house`: their places, what they were given today and their next trainings too; left out where nobody asks, so
    that it costs nothing.
    """
    person = by_id(db, root_of(db, person_id))
    visit = open_visit(db, person.id)
    held = person.suspended
    out, overdue = out_and_overdue(db, person.id, now=now)
    day = local_day(now, zone(db))
    rows = db.rows(_OF_HOUSE, (person.id, day.isoformat(), (day + _DAYS_AHEAD).isoformat())) if house else []
    return Known(
        person_id=PersonId(person.id),
        visits=visits_of(db, person.id),
        last_at=last_seen(db, person.id),
        note=person.note,
        open_since=visit[1] if visit else None,
        open_visit=visit[0] if visit else None,
        suspended=held if held is not None and held.in_force(day) else None,
        tools_out=out,
        tools_overdue=overdue,
        places=tuple(Held(row[1], row[3], row[2], from_text(row[4])) for row in rows if row[0] == _HELD),
        given=tuple(Given(row[1], row[2], row[3]) for row in rows if row[0] == _GIVEN),
        sessions=_listed(db, person.id, {row[3] for row in rows if row[0] == _LISTED}),
    )


def offered(db: Database, person_id: int, *, now: datetime, limit: int = 9) -> list[Offered]:
    """The sessions to come, today's open ones first, as they are offered to somebody by whichever of their records."""
    today = local_day(now, zone(db))
    theirs = {session.id: enrolment.state for session, enrolment in training.coming_of(db, person_id)}
    ahead = [each for each in training.coming(db) if each.day >= today][:limit]
    return [Offered(each, theirs.get(each.id), _does(each, theirs.get(each.id), today, now)) for each in ahead]


def _does(session: Session, state: EnrolmentState | None, today: date, now: datetime) -> Does:
    if state is EnrolmentState.ATTENDED:
        return Does.NOTHING
    if session.day == today and (state is not None or now >= session.starts_at - _SOON):
        return Does.SIGN_IN
    if state is not None:
        return Does.NOTHING
    return Does.ENROL if session.free else Does.WAIT


def _date_of(each: Level) -> tuple[str, str]:
    return "" if each.expires_on is None else each.expires_on.isoformat(), each.name


def _how_low(each: Level) -> tuple[float, str]:
    # Of what is wanted, how much is there: none of it stands first.
    return each.stock / max(each.low_mark or 0, 1), each.name


def _listed(db: Database, person_id: int, ids: set[int]) -> tuple[OnList, ...]:
    if not ids or not trains(db):  # who is on no list costs nothing
        return ()
    theirs = training.coming_of(db, person_id)
    return tuple(OnList(session, enrolment.state) for session, enrolment in theirs if session.id in ids)
