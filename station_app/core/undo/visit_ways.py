"""The ways back from acts about visits."""

from station_app.core.audit.model import Act
from station_app.core.audit.queries import before, changed_since
from station_app.core.people import queries as people
from station_app.core.storage.database import Database
from station_app.core.types import Area
from station_app.core.undo.kept import Ways, kept
from station_app.core.undo.model import TooLate
from station_app.core.undo.people_ways import withdraw
from station_app.core.visits import queries as visits
from station_app.core.visits import records
from station_app.core.visits.model import State

VISITS = frozenset({Area.VISITS})


def _void(db: Database, act: Act) -> None:
    visit = visits.by_id(db, act.only("visit"))
    if visit.state is State.VOID:  # voided by hand since: that is taken back first
        raise TooLate("visit", visit.id)
    records.make_void(db, visit)
    for was in before(db, act.id):  # the visit this arrival ended goes on, unless something befell it since
        ended = visits.by_id(db, was.record_id)
        if ended.state is State.AUTO and not _is_here(db, ended.person_id):
            records.restore(db, was)


def _void_and_withdraw(db: Database, act: Act) -> None:
    _void(db, act)
    withdraw(db, act)


def _restore_category(db: Database, act: Act) -> None:
    for was in kept(db, act):
        if changed_since(db, act.id, was, kinds=("visits.set_category",)):
            raise TooLate("visit", was.record_id)
        db.run("UPDATE visit SET category = ? WHERE id = ?", (was.was["category"], was.record_id))


def _restore(db: Database, act: Act) -> None:
    for was in kept(db, act):
        visit = visits.by_id(db, was.record_id)
        if visit.state is not _LEFT_AS.get(act.what, State.AUTO):
            raise TooLate("visit", visit.id)
        if was.was["state"] == State.IN and _is_here(db, visit.person_id):
            raise TooLate("visit", visit.id)
        if visit.person_id is not None and people.by_id(db, visit.person_id).state == "withdrawn":
            raise TooLate("person", visit.person_id)
        records.restore(db, was)
        if visit.person_id is not None:
            records.look_up_last_seen(db, visit.person_id)


def _is_here(db: Database, person_id: int | None) -> bool:
    return person_id is not None and visits.open_visit(db, person_id) is not None


_LEFT_AS = {"visits.check_out": State.OUT, "visits.void": State.VOID}
"""What these acts make of a visit; the others end it as automatic."""

WAYS: Ways = {
    "visits.check_in": (_void, VISITS),
    "visits.check_in_anonymous": (_void, VISITS),
    "visits.check_in_new": (_void_and_withdraw, VISITS | {Area.PEOPLE}),
    "visits.set_category": (_restore_category, VISITS),
    "visits.check_out": (_restore, VISITS),
    "visits.end_run_out": (_restore, VISITS),
    "visits.close_day": (_restore, VISITS),
    "visits.close_past_days": (_restore, VISITS),
    "visits.void": (_restore, VISITS),
}
