"""The ways back from acts about people."""

from station_app.core.amenities import queries as amenities
from station_app.core.audit.model import Act, Before
from station_app.core.audit.queries import changed_since
from station_app.core.lending import queries as lending
from station_app.core.people import merging, records
from station_app.core.people import queries as people
from station_app.core.storage.database import Database
from station_app.core.supplies import queries as supplies
from station_app.core.training import queries as training
from station_app.core.types import Area
from station_app.core.undo.kept import Ways, kept
from station_app.core.undo.model import TooLate
from station_app.core.visits import queries as visits

PEOPLE = frozenset({Area.PEOPLE})


CHANGES = ("people.edit", "people.issue_card", "people.merge", "imports.people")
"""Acts that write what is said of a person: an older one is not taken back under them."""

_SUSPENSIONS = ("people.suspend", "people.lift", "people.merge")


def withdraw(db: Database, act: Act) -> None:
    """Take a registration back; a person who has come since, or has another record under theirs, stays."""
    person_id = act.only("person")
    # A loan or a reservation of theirs stands, something was handed out to them, they have a place or are on a list.
    asked = (lending, supplies, amenities, training)
    holds = next((held for each in asked if (held := each.of_person(db, person_id)) is not None), None)
    if holds is not None:
        raise TooLate(*holds)
    came = visits.visits_of(db, person_id) > 0
    if came or people.by_id(db, person_id).state != "active" or people.merged_into(db, person_id):
        raise TooLate("person", person_id)
    records.withdraw(db, person_id)


def _restore(db: Database, act: Act) -> None:
    for was in kept(db, act):
        _require_untouched(db, act, was, CHANGES)
        records.restore(db, was)


def _restore_suspension(db: Database, act: Act) -> None:
    for was in kept(db, act):
        _require_untouched(db, act, was, _SUSPENSIONS)
        records.restore_suspension(db, was)


def _unmerge(db: Database, act: Act) -> frozenset[Area]:
    rows = kept(db, act)
    keep, _ = merging.kept_and_dropped(rows)
    _require_untouched(db, act, keep, (*CHANGES, *_SUSPENSIONS))  # nobody writes to the other one meanwhile
    return PEOPLE | merging.take_apart(db, rows)


def _require_untouched(db: Database, act: Act, was: Before, kinds: tuple[str, ...]) -> None:
    gone = people.by_id(db, was.record_id).state != "active"
    if gone or changed_since(db, act.id, was, kinds=kinds):
        raise TooLate("person", was.record_id)


WAYS: Ways = {
    "people.register": (withdraw, PEOPLE),
    "people.edit": (_restore, PEOPLE),
    "people.issue_card": (_restore, PEOPLE),
    "people.suspend": (_restore_suspension, PEOPLE),
    "people.lift": (_restore_suspension, PEOPLE),
    "people.merge": (_unmerge, PEOPLE | {Area.VISITS, Area.TRAINING}),
}
