"""Undo: one act of the day's work taken back, once."""

from collections.abc import Callable
from datetime import datetime

from station_app.core.audit.commands import record
from station_app.core.audit.model import Act, Before
from station_app.core.audit.queries import act_by_id, before, changed_since, first_done, undone_by
from station_app.core.people import queries as people
from station_app.core.people import records as person_records
from station_app.core.staff.model import Right
from station_app.core.staff.queries import require
from station_app.core.storage.database import Database, write
from station_app.core.types import Area, Done
from station_app.core.undo.model import AlreadyUndone, NotUndoable, TooLate
from station_app.core.visits import queries as visits
from station_app.core.visits import records as visit_records
from station_app.core.visits.model import State

VISITS = frozenset({Area.VISITS})
PEOPLE = frozenset({Area.PEOPLE})


def undo(db: Database, *, op: int, now: datetime, by: int | None, key: str | None = None) -> Done[Act]:
    """Take an act back; the value is that act. Refused: NotFound, NotUndoable, AlreadyUndone, TooLate, PhoneTaken."""
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "undo.undo"):
            act = act_by_id(db, first.undoes or 0)
            return Done(act, _WAYS[act.what][1], first.id)
        act = act_by_id(db, op)
        if act.what not in _WAYS:
            raise NotUndoable(act.what)
        if undone_by(db, op) is not None:
            raise AlreadyUndone(op)
        way, touched = _WAYS[act.what]
        way(db, act)
        done = record(db, what="undo.undo", ids=act.ids, now=now, by=by, key=key, undoes=op)
        return Done(act, touched, done)


def _void_visit(db: Database, act: Act) -> None:
    visit = visits.by_id(db, act.only("visit"))
    if visit.state is State.VOID:  # voided by hand since: that is taken back first
        raise TooLate("visit", visit.id)
    visit_records.make_void(db, visit)
    for was in before(db, act.id):  # the visit this arrival ended goes on, unless something befell it since
        ended = visits.by_id(db, was.record_id)
        if ended.state is State.AUTO and not _is_here(db, ended.person_id):
            visit_records.restore(db, was)


def _void_and_withdraw(db: Database, act: Act) -> None:
    _void_visit(db, act)
    _withdraw(db, act)


def _withdraw(db: Database, act: Act) -> None:
    person_id = act.only("person")
    if visits.visits_of(db, person_id) > 0 or people.by_id(db, person_id).state != "active":
        raise TooLate("person", person_id)
    person_records.withdraw(db, person_id)


def _restore_person(db: Database, act: Act) -> None:
    for was in _kept(db, act):
        gone = people.by_id(db, was.record_id).state != "active"
        if gone or changed_since(db, act.id, was, kinds=("people.edit", "people.issue_card")):
            raise TooLate("person", was.record_id)
        person_records.restore(db, was)


def _restore_category(db: Database, act: Act) -> None:
    for was in _kept(db, act):
        if changed_since(db, act.id, was, kinds=("visits.set_category",)):
            raise TooLate("visit", was.record_id)
        db.run("UPDATE visit SET category = ? WHERE id = ?", (was.was["category"], was.record_id))


def _restore_visits(db: Database, act: Act) -> None:
    for was in _kept(db, act):
        visit = visits.by_id(db, was.record_id)
        if visit.state is not _LEFT_AS.get(act.what, State.AUTO):
            raise TooLate("visit", visit.id)
        if was.was["state"] == State.IN and _is_here(db, visit.person_id):
            raise TooLate("visit", visit.id)
        if visit.person_id is not None and people.by_id(db, visit.person_id).state == "withdrawn":
            raise TooLate("person", visit.person_id)
        visit_records.restore(db, was)
        if visit.person_id is not None:
            visit_records.look_up_last_seen(db, visit.person_id)


def _is_here(db: Database, person_id: int | None) -> bool:
    return person_id is not None and visits.open_visit(db, person_id) is not None


def _kept(db: Database, act: Act) -> list[Before]:
    kept = before(db, act.id)
    if not kept:  # deleted after 30 days
        raise TooLate("act", act.id)
    return kept


_LEFT_AS = {"visits.check_out": State.OUT, "visits.void": State.VOID}
"""What these acts make of a visit; the others end it as automatic."""

_WAYS: dict[str, tuple[Callable[[Database, Act], None], frozenset[Area]]] = {
    "visits.check_in": (_void_visit, VISITS),
    "visits.check_in_anonymous": (_void_visit, VISITS),
    "visits.check_in_new": (_void_and_withdraw, VISITS | PEOPLE),
    "visits.set_category": (_restore_category, VISITS),
    "visits.check_out": (_restore_visits, VISITS),
    "visits.end_run_out": (_restore_visits, VISITS),
    "visits.close_day": (_restore_visits, VISITS),
    "visits.close_past_days": (_restore_visits, VISITS),
    "visits.void": (_restore_visits, VISITS),
    "people.register": (_withdraw, PEOPLE),
    "people.edit": (_restore_person, PEOPLE),
    "people.issue_card": (_restore_person, PEOPLE),
}
