"""The desk page's reads: today's figures, and what the clerk should know of a person now."""

from datetime import datetime

from station_app.core.clock import local_day
from station_app.core.desk.model import Known, Today
from station_app.core.lending.queries import out_and_overdue
from station_app.core.people.queries import by_id, root_of
from station_app.core.settings.queries import zone
from station_app.core.storage.database import Database
from station_app.core.types import PersonId
from station_app.core.visits.counts import count
from station_app.core.visits.queries import here, last_seen, open_visit, visits_of


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


def known(db: Database, person_id: int, *, now: datetime) -> Known:
    """What the clerk should know of a person before pressing Enter, whichever record is meant. Raises NotFound."""
    person = by_id(db, root_of(db, person_id))
    visit = open_visit(db, person.id)
    held = person.suspended
    out, overdue = out_and_overdue(db, person.id, now=now)
    return Known(
        person_id=PersonId(person.id),
        visits=visits_of(db, person.id),
        last_at=last_seen(db, person.id),
        note=person.note,
        open_since=visit[1] if visit else None,
        open_visit=visit[0] if visit else None,
        suspended=held if held is not None and held.in_force(local_day(now, zone(db))) else None,
        tools_out=out,
        tools_overdue=overdue,
    )
