"""Registering people, editing and merging what is known of them, and what they are told and agree to."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Unpack

from station_app.core.audit.commands import record
from station_app.core.audit.model import Before
from station_app.core.audit.queries import before, first_done
from station_app.core.clock import local_day, to_text
from station_app.core.errors import NotFound, NotValid
from station_app.core.gate import gate, required
from station_app.core.people import merging, queries, records
from station_app.core.people.model import (
    NOTICE_LIMIT,
    REASON_LIMIT,
    Notice,
    NotMergeable,
    Particulars,
    Person,
    SamePerson,
    Suspension,
    new_card_code,
)
from station_app.core.settings.queries import zone
from station_app.core.staff.model import Right
from station_app.core.staff.queries import require
from station_app.core.storage.database import Database, write
from station_app.core.types import NO_ACT, ActId, Area, Done

TOUCHED = frozenset({Area.PEOPLE})
NOTICE_TOUCHED = frozenset({Area.SETTINGS})
NOTHING: frozenset[Area] = frozenset()

_REASON = "person.suspended_reason"


def register(
    db: Database,
    *,
    card: str | None = None,
    consent: str | None = None,
    now: datetime,
    by: int | None,
    key: str | None = None,
    **said: Unpack[Particulars],
) -> Done[Person]:
    """A new person; nothing but the category is compulsory. A number that is no mobile is kept as `other_number`.

    Refused: PhoneTaken, CardTaken, UnknownCode, TooLong, NotValid.
    """
    fields = records.gated(said)
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "people.register"):
            return Done(queries.by_id(db, first.only("person")), TOUCHED, first.id)
        records.require_allowed(db, fields)
        person = records.insert(db, fields, now=now, by=by)
        _card_and_consent(db, person, card, consent, now=now, by=by)
        op = record(db, what="people.register", ids={"person": [person]}, now=now, by=by, key=key)
        return Done(queries.by_id(db, person), TOUCHED, op)


def edit(
    db: Database,
    *,
    person_id: int,
    card: str | None = None,
    consent: str | None = None,
    now: datetime,
    by: int | None,
    key: str | None = None,
    **said: Unpack[Particulars],
) -> Done[Person]:
    """Change what is said of a person; what is left out stays as it is. None empties a field, but leaves the card.

    Refused: NotFound, PhoneTaken, CardTaken, UnknownCode, TooLong, NotValid.
    """
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "people.edit"):
            return Done(queries.by_id(db, first.only("person")), TOUCHED, first.id)
        person = _active(db, person_id)
        fields = records.edited(person, said)
        records.require_allowed(db, fields, but=person_id)
        was = records.snapshot(db, person)
        records.update(db, person_id, fields)
        _card_and_consent(db, person_id, card, consent, now=now, by=by)
        op = record(db, what="people.edit", ids={"person": [person_id]}, now=now, by=by, key=key, before=(was,))
        return Done(queries.by_id(db, person_id), TOUCHED, op)


def issue_card(db: Database, *, person_id: int, now: datetime, by: int | None, key: str | None = None) -> Done[Person]:
    """Give a person a new card with a random code; the card they had stops working. Refused: NotFound."""
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "people.issue_card"):
            return Done(queries.by_id(db, first.only("person")), TOUCHED, first.id)
        was = records.snapshot(db, _active(db, person_id))
        code = new_card_code()
        while queries.card_known(db, code):
            code = new_card_code()
        records.give_card(db, person_id, code, now=now)
        op = record(
            db,
            what="people.issue_card",
            ids={"person": [person_id]},
            now=now,
            by=by,
            key=key,
            before=(was,),
        )
        return Done(queries.by_id(db, person_id), TOUCHED, op)


def merge(db: Database, *, keep: int, drop: int, now: datetime, by: int | None, key: str | None = None) -> Done[Person]:
    """Two records of one person become one: `keep` stays and gets what it lacks, history and cards of `drop` follow.

    Refused: NotFound, SamePerson, NotMergeable.
    """
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "people.merge"):
            return Done(queries.by_id(db, first.ids["person"][0]), _merged_touched(before(db, first.id)), first.id)
        stays, goes = queries.by_id(db, keep), queries.by_id(db, drop)
        if keep == drop or queries.root_of(db, drop) == keep:
            raise SamePerson(keep)
        for person in (stays, goes):
            if person.state != "active":
                raise NotMergeable(person.id, person.state)
        was = merging.merge(db, stays, goes, today=local_day(now, zone(db)))
        ids = {"person": [keep, drop]}
        op = record(db, what="people.merge", ids=ids, now=now, by=by, key=key, before=was)
        return Done(queries.by_id(db, keep), _merged_touched(was), op)


def suspend(
    db: Database,
    *,
    person_id: int,
    reason: str,
    until: date | None = None,
    now: datetime,
    by: int | None,
    key: str | None = None,
) -> Done[Person]:
    """Somebody may not borrow for now (暂停借用), `until` a day that still counts, or without an end.

    Said again it replaces what was said before. Refused: NotFound, Missing without a reason, NotValid for an end that
    has passed.
    """
    why = required(gate(reason, field=_REASON, limit=REASON_LIMIT), field=_REASON)
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "people.suspend"):
            return Done(queries.by_id(db, first.only("person")), TOUCHED, first.id)
        person = _active(db, person_id)
        today = local_day(now, zone(db))
        if until is not None and until < today:
            raise NotValid("person.suspended_until", until.isoformat())
        goes_on = person.suspended is not None and person.suspended.in_force(today)
        since = person.suspended.since if person.suspended is not None and goes_on else now
        records.suspend(db, person_id, Suspension(why, since, until))
        op = _record_suspension(db, "people.suspend", person, now=now, by=by, key=key, remark=why)
        return Done(queries.by_id(db, person_id), TOUCHED, op)


def lift(db: Database, *, person_id: int, now: datetime, by: int | None, key: str | None = None) -> Done[Person]:
    """Somebody may borrow again; nothing is done where no suspension is written. Refused: NotFound."""
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "people.lift"):
            return Done(queries.by_id(db, first.only("person")), TOUCHED, first.id)
        person = _active(db, person_id)
        if person.suspended is None:
            return Done(person, NOTHING, NO_ACT)
        records.suspend(db, person_id, None)
        op = _record_suspension(db, "people.lift", person, now=now, by=by, key=key)
        return Done(queries.by_id(db, person_id), TOUCHED, op)


def set_notice(db: Database, *, text: str, now: datetime, by: int | None, key: str | None = None) -> Done[Notice]:
    """From now on this is told to whoever is kept on file; other words are a new version. Not undoable.

    Refused: NotAllowed, Missing, TooLong.
    """
    words = required(gate(text, field="notice.text", limit=NOTICE_LIMIT), field="notice.text")
    with write(db):
        require(db, by, Right.SETTINGS)
        if first := first_done(db, key, "people.set_notice"):
            return Done(queries.notice_of(db, first.only("notice")), NOTICE_TOUCHED, first.id)
        told = queries.notice(db)
        if told.text == words:
            return Done(told, NOTHING, NO_ACT)
        version = db.run("INSERT INTO notice (text, at, by_id) VALUES (?, ?, ?)", (words, to_text(now), by))
        op = record(db, what="people.set_notice", ids={"notice": [version]}, now=now, by=by, key=key)
        return Done(queries.notice_of(db, version), NOTICE_TOUCHED, op)


def reveal(db: Database, *, person_id: int, now: datetime, by: int | None, key: str | None = None) -> Done[str]:
    """The whole number of one person, for a page that showed it masked; the log says who looked. Not undoable.

    Refused: NotFound, NotAllowed, Missing when the person left no number.
    """
    with write(db):
        require(db, by, Right.REVEAL)
        person = _active(db, person_id)
        value = required(person.phone or person.other_number, field="person.phone")
        if first := first_done(db, key, "people.reveal"):
            return Done(value, NOTHING, first.id)
        op = record(db, what="people.reveal", ids={"person": [person_id]}, now=now, by=by, key=key)
        return Done(value, NOTHING, op)


def _active(db: Database, person_id: int) -> Person:
    # A record taken back or merged is not written to: its keys would make it found again.
    person = queries.by_id(db, person_id)
    if person.state != "active":
        raise NotFound("person", person_id)
    return person


def _merged_touched(rows: Sequence[Before]) -> frozenset[Area]:
    seen = any(was.record in {"visit", "person_seen"} for was in rows)
    listed = any(was.record == "enrolment" for was in rows)
    return TOUCHED | ({Area.VISITS} if seen else NOTHING) | ({Area.TRAINING} if listed else NOTHING)


def _record_suspension(
    db: Database,
    what: str,
    person: Person,
    *,
    now: datetime,
    by: int | None,
    key: str | None,
    remark: str | None = None,
) -> ActId:
    was = Before("person", person.id, records.suspension_text(person.suspended))
    ids = {"person": [person.id]}
    return record(db, what=what, ids=ids, now=now, by=by, key=key, before=(was,), remark=remark)


def _card_and_consent(
    db: Database, person_id: int, card: str | None, consent: str | None, *, now: datetime, by: int | None
) -> None:
    if card is not None:
        records.give_card(db, person_id, card, now=now)
    if consent is not None:
        records.note_consent(db, person_id, consent, now=now, by=by)
