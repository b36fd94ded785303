"""Adding amenities, one or many at a time, putting right what is said of them, taking them out of use and back."""

from collections.abc import Sequence
from datetime import datetime
from typing import Unpack

from station_app.core.amenities import queries, records, rules
from station_app.core.amenities.model import CODE_LIMIT, MOST_AT_ONCE, Amenity, AmenitySaid, AmenityState
from station_app.core.audit.commands import record
from station_app.core.audit.model import Before
from station_app.core.audit.queries import first_done
from station_app.core.errors import NotValid
from station_app.core.people.keys import read_code
from station_app.core.staff.model import Right
from station_app.core.staff.queries import require
from station_app.core.storage.database import Database, write
from station_app.core.types import NO_ACT, Area, Done

TOUCHED = frozenset({Area.AMENITIES, Area.PEOPLE})
"""A label's code lies in one table with the cards of people."""
WORDS_TOUCHED = frozenset({Area.AMENITIES})
NOTHING: frozenset[Area] = frozenset()


def add(
    db: Database,
    *,
    code: str | None = None,
    label: str | None = None,
    now: datetime,
    by: int | None,
    key: str | None = None,
    **said: Unpack[AmenitySaid],
) -> Done[Amenity]:
    """A new amenity. Without a `code` it gets the next one; `label` is a code it carries already, else one is made.

    Refused: Missing (a name; places for one that fills by itself), AmenityCodeTaken, UnknownCode, NotValid, TooLong.
    """
    fields = records.gated(said)
    wanted = None if code is None else _read(code)
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "amenities.add"):
            return Done(queries.amenity(db, first.only("amenity")), TOUCHED, first.id)
        records.require_allowed(db, fields)
        (free,) = queries.next_codes(db, 1) if wanted is None else (wanted,)
        made = records.insert_amenity(db, free, fields, label=label, now=now, by=by)
        op = record(db, what="amenities.add", ids={"amenity": [made]}, now=now, by=by, key=key)
        return Done(queries.amenity(db, made), TOUCHED, op)


def add_many(
    db: Database, *, said: Sequence[AmenitySaid], now: datetime, by: int | None, key: str | None = None
) -> Done[tuple[Amenity, ...]]:
    """Several amenities in one act, with the next codes; all of them or none.

    Refused: NotValid (none, or more than 100), and as `add`.
    """
    if not 1 <= len(said) <= MOST_AT_ONCE:
        raise NotValid("amenity.count", str(len(said)))
    each = [records.gated(one) for one in said]
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "amenities.add_many"):
            return Done(queries.by_ids(db, first.ids["amenity"]), TOUCHED, first.id)
        for fields in each:
            records.require_allowed(db, fields)
        made = [
            records.insert_amenity(db, code, fields, label=None, now=now, by=by)
            for code, fields in zip(queries.next_codes(db, len(each)), each, strict=True)
        ]
        op = record(db, what="amenities.add_many", ids={"amenity": made}, now=now, by=by, key=key)
        return Done(queries.by_ids(db, made), TOUCHED, op)


def edit(
    db: Database,
    *,
    amenity_id: int,
    code: str | None = None,
    now: datetime,
    by: int | None,
    key: str | None = None,
    **said: Unpack[AmenitySaid],
) -> Done[Amenity]:
    """Put right what is said of an amenity; what is left out stays, None empties a field. Its label stays good.

    Refused: NotFound, NotInUse, StillTaken (smaller than the places taken), and as `add`.
    """
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "amenities.edit"):
            return Done(queries.amenity(db, first.only("amenity")), WORDS_TOUCHED, first.id)
        found = rules.known(db, amenity_id)
        fields = records.gated({**records.said_of(found), **said})
        wanted = found.code if code is None else _read(code)
        if wanted == found.code and fields == records.gated(records.said_of(found)):
            return Done(found, NOTHING, NO_ACT)
        records.require_allowed(db, fields)
        records.require_code_free(db, wanted, but=found.id)
        rules.require_room(db, found, fields)
        records.update_amenity(db, found.id, wanted, fields)
        op = record(
            db,
            what="amenities.edit",
            ids={"amenity": [found.id]},
            now=now,
            by=by,
            key=key,
            before=(records.words_of(found),),
        )
        return Done(queries.amenity(db, found.id), WORDS_TOUCHED, op)


def retire(db: Database, *, amenity_id: int, now: datetime, by: int | None, key: str | None = None) -> Done[Amenity]:
    """Take an amenity out of use; its code stays its own, its open fault stays in the list.

    Refused: NotFound, NotInUse, StillTaken. One that is retired already: nothing is written.
    """
    return _move(db, "amenities.retire", amenity_id, AmenityState.RETIRED, now=now, by=by, key=key)


def bring_back(
    db: Database, *, amenity_id: int, now: datetime, by: int | None, key: str | None = None
) -> Done[Amenity]:
    """Take a retired amenity into use again. Refused: NotFound, NotInUse. One in use: nothing is written."""
    return _move(db, "amenities.bring_back", amenity_id, AmenityState.IN_USE, now=now, by=by, key=key)


def issue_label(
    db: Database, *, amenity_id: int, label: str | None = None, now: datetime, by: int | None, key: str | None = None
) -> Done[Amenity]:
    """Give an amenity a new label, or the code of one it carries; the old label stops working.

    Refused: NotFound, NotInUse, AmenityCodeTaken, NotValid.
    """
    touched = frozenset({Area.PEOPLE})
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "amenities.issue_label"):
            return Done(queries.amenity(db, first.only("amenity")), touched, first.id)
        found = rules.known(db, amenity_id)
        records.give_label(db, found.id, label, now=now)
        after = queries.amenity(db, found.id)
        if after.label == found.label:
            return Done(found, NOTHING, NO_ACT)
        op = record(
            db,
            what="amenities.issue_label",
            ids={"amenity": [found.id]},
            now=now,
            by=by,
            key=key,
            before=(Before("amenity", found.id, {"label": found.label}),),
        )
        return Done(after, touched, op)


def _move(
    db: Database,
    what: str,
    amenity_id: int,
    state: AmenityState,
    *,
    now: datetime,
    by: int | None,
    key: str | None,
) -> Done[Amenity]:
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, what):
            return Done(queries.amenity(db, first.only("amenity")), WORDS_TOUCHED, first.id)
        found = rules.known(db, amenity_id)
        if found.state is state:
            return Done(found, NOTHING, NO_ACT)
        rules.require_empty(db, found)
        records.put_state(db, found.id, state)
        op = record(
            db,
            what=what,
            ids={"amenity": [found.id]},
            now=now,
            by=by,
            key=key,
            before=(Before("amenity", found.id, {"state": found.state}),),
        )
        return Done(queries.amenity(db, found.id), WORDS_TOUCHED, op)


def _read(code: str) -> str:
    return read_code(code, field="amenity.code", limit=CODE_LIMIT)
