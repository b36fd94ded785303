"""Putting the log right afterwards: a visit edited, one of before entered from paper."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Unpack

from station_app.core.audit.commands import record
from station_app.core.audit.model import Before
from station_app.core.audit.queries import first_done
from station_app.core.errors import Missing
from station_app.core.gate import gate
from station_app.core.people.model import Particulars
from station_app.core.staff.model import Right
from station_app.core.staff.queries import require
from station_app.core.storage.database import Database, write
from station_app.core.types import NO_ACT, Area, Done
from station_app.core.visits import changes, past, queries, records
from station_app.core.visits.changes import Changes
from station_app.core.visits.model import REASON_LIMIT, AlreadyVoid, State, Visit
from station_app.core.visits.records import Stay

TOUCHED = frozenset({Area.VISITS})


def edit(
    db: Database,
    *,
    visit_id: int,
    reason: str | None = None,
    now: datetime,
    by: int | None,
    key: str | None = None,
    **given: Unpack[Changes],
) -> Done[Visit]:
    """Put a visit right; what is not given stays, and an open visit stays open unless `left` is said.

    A visit of a past month wants a reason and the right to void. A service added counts as picked by hand.
    Refused: NotFound, AlreadyVoid, Missing, NotValid, TooLong, UnknownCode, NotServed, OnePerson, OpenElsewhere,
    DayStays.
    """
    why = gate(reason, field="visit.reason", limit=REASON_LIMIT)
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "visits.edit"):
            return Done(queries.by_id(db, first.only("visit")), TOUCHED, first.id)
        visit = queries.by_id(db, visit_id)
        if visit.state is State.VOID:
            raise AlreadyVoid(visit_id)
        row = changes.read(db, visit_id)
        after = changes.changed(db, visit, row, given, now=now)
        was, became = changes.differences(row, after)
        if not became:
            return Done(visit, frozenset(), NO_ACT)
        if changes.is_past_month(db, (row.day, after.day), now=now):
            require(db, by, Right.VOID)
            if why is None:
                raise Missing("visit.reason")
        records.restore(db, Before("visit", visit_id, became))
        owners = sorted({owner for owner in (row.person_id, after.person_id) if owner is not None})
        for owner in owners:
            records.look_up_last_seen(db, owner)
        about: dict[str, list[int]] = {"visit": [visit_id]}
        if "person_id" in became:
            about["person"] = owners
        before = Before("visit", visit_id, {**was, "became": became})
        op = record(db, what="visits.edit", ids=about, now=now, by=by, key=key, before=(before,), remark=why)
        return Done(queries.by_id(db, visit_id), TOUCHED, op)


def back_date(
    db: Database,
    *,
    day: date,
    arrived: time | None = None,
    left: time | None = None,
    person_id: int | None = None,
    newcomer: Particulars | None = None,
    heads: int = 1,
    words: str | None = None,
    category: str | None = None,
    platform: str | None = None,
    services: Sequence[str] = (),
    chosen: Sequence[str] | None = None,
    note: str | None = None,
    card: str | None = None,
    consent: str | None = None,
    now: datetime,
    by: int | None,
    key: str | None = None,
) -> Done[Visit]:
    """Enter a visit that was: of somebody known, of somebody new (registered in the same act), or without a name.

    It is marked, closed from the start and never meets the open visit. Category and platform are the person's unless
    said; `words` stand for a name that names nobody; `chosen` are the services picked by hand, None for all. Refused:
    NotValid (the future, before 2000, hours that cannot be), NotFound, NotServed, UnknownCode, OnePerson, TooLong, and
    for somebody new what `people.register` refuses.
    """
    said = past.gated(
        Stay(day, arrived, left),
        person_id=person_id,
        newcomer=newcomer,
        heads=heads,
        words=words,
        category=category,
        platform=platform,
        services=services,
        chosen=chosen,
        note=note,
        card=card,
        consent=consent,
    )
    what, touched = "visits.back_date", TOUCHED
    if newcomer is not None:
        what, touched = "visits.back_date_new", TOUCHED | {Area.PEOPLE}
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, what):
            return Done(queries.by_id(db, first.only("visit")), touched, first.id)
        visit, person = past.write_past(db, said, now=now, by=by)
        about: dict[str, list[int]] = {"visit": [visit]}
        if person is not None:
            about["person"] = [person]
        op = record(db, what=what, ids=about, now=now, by=by, key=key)
        return Done(queries.by_id(db, visit), touched, op)
