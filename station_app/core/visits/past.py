"""A visit of before as it is written: from the log's own form, or from a line of a paper sheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from station_app.core.gate import gate, gate_name
from station_app.core.people import records as people
from station_app.core.people.model import NAME_LIMIT, NOTE_LIMIT, Particulars
from station_app.core.settings.model import Dictionary
from station_app.core.settings.queries import require_code, zone
from station_app.core.storage.database import Database
from station_app.core.types import PersonId, VisitId
from station_app.core.visits import records
from station_app.core.visits.changes import served
from station_app.core.visits.model import OnePerson
from station_app.core.visits.records import Stay


@dataclass(frozen=True, slots=True)
class Past:
    """What is said of a visit that was, through the gate. `fields`, `card` and `consent` are those of somebody new."""

    stay: Stay
    person_id: int | None
    fields: people.Fields | None
    heads: int
    words: str | None
    category: str | None
    platform: str | None
    services: tuple[str, ...]
    chosen: tuple[str, ...] | None
    note: str | None
    card: str | None
    consent: str | None


@dataclass(frozen=True, slots=True)
class _Whose:
    person_id: int | None
    category: str
    platform: str | None


def gated(
    stay: Stay,
    *,
    person_id: int | None,
    newcomer: Particulars | None,
    heads: int,
    words: str | None,
    category: str | None,
    platform: str | None,
    services: Sequence[str],
    chosen: Sequence[str] | None,
    note: str | None,
    card: str | None,
    consent: str | None,
) -> Past:
    """What was typed, ready to be written. `words` stand for a name that names nobody. Raises NotValid, TooLong."""
    if person_id is not None and newcomer is not None:
        raise ValueError("somebody known or somebody new, not both")
    named = person_id is not None or newcomer is not None
    records.require_heads(heads)
    if named and heads != 1:
        raise OnePerson(heads)
    return Past(
        stay=stay,
        person_id=person_id,
        fields=None if newcomer is None else people.gated(newcomer),
        heads=heads,
        words=None if named else gate_name(words, field="visit.words", limit=NAME_LIMIT),
        category=category,
        platform=platform,
        services=tuple(services),
        chosen=None if chosen is None else tuple(chosen),
        note=gate(note, field="visit.note", limit=NOTE_LIMIT),
        card=card,
        consent=consent,
    )


def write_past(db: Database, past: Past, *, now: datetime, by: int | None) -> tuple[VisitId, PersonId | None]:
    """Add the visit, and the person when somebody new. As `visits.corrections.back_date`."""
    local = zone(db)
    records.require_past(past.stay, local, now=now)
    picked = records.taken(db, past.services, past.chosen)
    whose = _whose(db, past, now=now, by=by)
    visit = records.insert_past(
        db,
        stay=past.stay,
        person_id=whose.person_id,
        heads=past.heads,
        words=past.words,
        category=whose.category,
        platform=whose.platform,
        services=picked,
        note=past.note,
        zone=local,
        now=now,
        by=by,
    )
    return visit, None if whose.person_id is None else PersonId(whose.person_id)


def _whose(db: Database, past: Past, *, now: datetime, by: int | None) -> _Whose:
    # What the paper does not say, the person's record does.
    if past.category is not None:
        require_code(db, Dictionary.CATEGORY, past.category)
    if past.platform is not None:
        require_code(db, Dictionary.PLATFORM, past.platform)
    if past.fields is not None:
        person, fields = _register(db, past, past.fields, now=now, by=by), past.fields
        first = fields.platforms[0] if fields.platforms else None
        return _Whose(person, past.category or fields.category, past.platform or first)
    if past.person_id is None:
        return _Whose(None, past.category or "unknown", past.platform)
    known = served(db, past.person_id)
    return _Whose(known.id, past.category or known.category, past.platform or known.platform)


def _register(db: Database, past: Past, fields: people.Fields, *, now: datetime, by: int | None) -> PersonId:
    people.require_allowed(db, fields)
    person = people.insert(db, fields, now=now, by=by)
    if past.card is not None:
        people.give_card(db, person, past.card, now=now)
    if past.consent is not None:
        people.note_consent(db, person, past.consent, now=now, by=by)
    return person
