"""The ways back from acts about people."""

from station_app.core.audit.model import Act
from station_app.core.audit.queries import changed_since
from station_app.core.people import queries as people
from station_app.core.people import records
from station_app.core.storage.database import Database
from station_app.core.types import Area
from station_app.core.undo.kept import Ways, kept
from station_app.core.undo.model import TooLate
from station_app.core.visits import queries as visits

PEOPLE = frozenset({Area.PEOPLE})


def withdraw(db: Database, act: Act) -> None:
    """Take a registration back; a person who has come since stays."""
    person_id = act.only("person")
    if visits.visits_of(db, person_id) > 0 or people.by_id(db, person_id).state != "active":
        raise TooLate("person", person_id)
    records.withdraw(db, person_id)


def _restore(db: Database, act: Act) -> None:
    for was in kept(db, act):
        gone = people.by_id(db, was.record_id).state != "active"
        if gone or changed_since(db, act.id, was, kinds=("people.edit", "people.issue_card")):
            raise TooLate("person", was.record_id)
        records.restore(db, was)


WAYS: Ways = {
    "people.register": (withdraw, PEOPLE),
    "people.edit": (_restore, PEOPLE),
    "people.issue_card": (_restore, PEOPLE),
}
