"""Registering people and editing what is known of them."""

from datetime import datetime
from typing import Unpack

from station_app.core.audit.commands import record
from station_app.core.audit.queries import first_done
from station_app.core.errors import NotFound
from station_app.core.gate import required
from station_app.core.people import queries, records
from station_app.core.people.model import Particulars, Person, new_card_code
from station_app.core.staff.model import Right
from station_app.core.staff.queries import require
from station_app.core.storage.database import Database, write
from station_app.core.types import Area, Done

TOUCHED = frozenset({Area.PEOPLE})
NOTHING: frozenset[Area] = frozenset()


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
        fields = records.gated({**records.said_of(person), **said})
        records.require_allowed(db, fields, but=person_id)
        before = records.snapshot(db, person)
        records.update(db, person_id, fields)
        _card_and_consent(db, person_id, card, consent, now=now, by=by)
        op = record(db, what="people.edit", ids={"person": [person_id]}, now=now, by=by, key=key, before=(before,))
        return Done(queries.by_id(db, person_id), TOUCHED, op)


def issue_card(db: Database, *, person_id: int, now: datetime, by: int | None, key: str | None = None) -> Done[Person]:
    """Give a person a new card with a random code; the card they had stops working. Refused: NotFound."""
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "people.issue_card"):
            return Done(queries.by_id(db, first.only("person")), TOUCHED, first.id)
        before = records.snapshot(db, _active(db, person_id))
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
            before=(before,),
        )
        return Done(queries.by_id(db, person_id), TOUCHED, op)


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


def _card_and_consent(
    db: Database, person_id: int, card: str | None, consent: str | None, *, now: datetime, by: int | None
) -> None:
    if card is not None:
        records.give_card(db, person_id, card, now=now)
    if consent is not None:
        records.note_consent(db, person_id, consent, now=now, by=by)
