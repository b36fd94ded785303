"""The ways back from acts about visits."""

import json
from collections.abc import Sequence

from station_app.core.audit.model import Act, Before
from station_app.core.audit.queries import before
from station_app.core.people import queries as people
from station_app.core.storage.database import Database
from station_app.core.supplies import queries as supplies
from station_app.core.types import Area
from station_app.core.undo.amenity_ways import places_back
from station_app.core.undo.import_ways import went_with_import
from station_app.core.undo.kept import Ways, kept
from station_app.core.undo.model import TooLate
from station_app.core.undo.people_ways import withdraw
from station_app.core.visits import queries as visits
from station_app.core.visits import records
from station_app.core.visits.model import State, Visit

VISITS = frozenset({Area.VISITS})


def _void(db: Database, act: Act) -> None:
    visit = visits.by_id(db, act.only("visit"))
    if visit.state is State.VOID:  # voided by hand since: that is taken back first
        raise TooLate("visit", visit.id)
    records.make_void(db, visit)
    go_on(db, before(db, act.id))


def go_on(db: Database, rows: Sequence[Before]) -> None:
    """The visit that an arrival ended goes on, unless something befell it since."""
    for was in rows:
        if was.record != "visit":
            continue
        ended = visits.by_id(db, was.record_id)
        if ended.state is State.AUTO and not _is_here(db, ended.person_id) and not _moved_on(db, ended):
            records.restore(db, was)


def _void_and_withdraw(db: Database, act: Act) -> None:
    _void(db, act)
    withdraw(db, act)


def _restore_category(db: Database, act: Act) -> None:
    for was in kept(db, act):
        _require_untouched(db, act, was)
        records.restore(db, was)


def _put_back(db: Database, act: Act) -> None:
    """Take an edit back: what it changed stands as before, what it did not touch stays as it is now."""
    for was in kept(db, act):
        _require_untouched(db, act, was)
        visit = visits.by_id(db, was.record_id)
        if visit.state is State.VOID:
            raise TooLate("visit", visit.id)
        _require_owner(db, visit, was)
        now_owner = db.value("SELECT person_id FROM visit WHERE id = ?", (visit.id,))
        records.restore(db, was)
        _drop_services_undone(db, act, visit.id)
        for owner in {now_owner, was.was.get("person_id", now_owner)} - {None}:
            records.look_up_last_seen(db, owner)


def _drop_services_undone(db: Database, act: Act, visit_id: int) -> None:
    """A visit does not get a service back by which something was handed out, when that was taken back meanwhile."""
    services = records.services_of(db, visit_id)
    undone = db.rows(
        "SELECT DISTINCT k.service FROM act u JOIN act i ON i.id = u.undoes AND i.what = 'supplies.issue'"
        " JOIN act_about b ON b.act_id = i.id AND b.record = 'stock_move'"
        " JOIN stock_move m ON m.id = b.record_id AND m.visit_id = ? AND m.added_service = 1"
        " JOIN supply_item g ON g.id = m.item_id JOIN supply_kind k ON k.code = g.kind WHERE u.id > ?",
        (visit_id, act.id),
    )
    gone = {row[0] for row in undone if row[0] in services and supplies.service_by_issue(db, visit_id, row[0])}
    if gone:
        kept_ones = {code: by_hand for code, by_hand in services.items() if code not in gone}
        records.put_services(db, visit_id, kept_ones)


def _require_owner(db: Database, visit: Visit, was: Before) -> None:
    # Whoever the visit goes back to must still be known, and not be in the station under another one.
    owner = was.was.get("person_id", visit.person_id)
    if not isinstance(owner, int):
        return
    state = people.by_id(db, owner).state
    opens = was.was.get("state", visit.state) == State.IN
    if state == "withdrawn" or (opens and state != "active"):
        raise TooLate("person", owner)
    there = visits.open_visit(db, owner) if opens else None
    if there is not None and there[0] != visit.id:
        raise TooLate("visit", visit.id)


def _require_untouched(db: Database, act: Act, was: Before) -> None:
    """Raise TooLate when a later act that still stands changed some of what this one changed."""
    ours = set(was.was)
    later = db.rows(
        "SELECT b.was FROM act_before b JOIN act a ON a.id = b.act_id WHERE b.act_id > ? AND b.record = ?"
        " AND b.record_id = ? AND NOT EXISTS (SELECT 1 FROM act u WHERE u.undoes = a.id)",
        (act.id, was.record, was.record_id),
    )
    if any((ours & set(json.loads(row[0]))) - {"became"} for row in later):
        raise TooLate(was.record, was.record_id)


def _restore(db: Database, act: Act) -> frozenset[Area]:
    """Visits go on as before; the places they left are theirs again, where these are still free and offered."""
    rows = kept(db, act)
    for was in rows:
        if was.record != "visit":
            continue
        visit = visits.by_id(db, was.record_id)
        if visit.state is not _LEFT_AS.get(act.what, State.AUTO):
            raise TooLate("visit", visit.id)
        _require_untouched(db, act, was)
        if visit.state is State.VOID and went_with_import(db, visit.id):
            raise TooLate("visit", visit.id)
        if was.was["state"] == State.IN and _is_here(db, visit.person_id):
            raise TooLate("visit", visit.id)
        if visit.person_id is not None and people.by_id(db, visit.person_id).state == "withdrawn":
            raise TooLate("person", visit.person_id)
        if was.was["state"] == State.IN and _moved_on(db, visit):
            raise TooLate("visit", visit.id)
        records.restore(db, was)
        if visit.person_id is not None:
            records.look_up_last_seen(db, visit.person_id)
    return VISITS | {Area.AMENITIES} if places_back(db, rows) else VISITS


def _moved_on(db: Database, visit: Visit) -> bool:
    # Written under a record that was merged into another since: such a one cannot be here.
    return bool(db.value("SELECT person_id FROM visit WHERE id = ?", (visit.id,)) != visit.person_id)


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
    "visits.edit": (_put_back, VISITS),
    "visits.back_date": (_void, VISITS),
    "visits.back_date_new": (_void_and_withdraw, VISITS | {Area.PEOPLE}),
}
