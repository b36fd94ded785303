"""The ways back from acts about amenities: places, faults, checks, and what is said of an amenity."""

from collections.abc import Sequence
from typing import cast

from station_app.core.amenities import queries, records, rules
from station_app.core.amenities.model import AmenitySaid, AmenityState, Fault, FaultState, Inspection
from station_app.core.amenities.refusals import AmenityCodeTaken, StillTaken
from station_app.core.audit.model import Act, Before
from station_app.core.audit.queries import changed_since
from station_app.core.people import labels
from station_app.core.storage.database import Database
from station_app.core.types import Area
from station_app.core.undo.kept import Ways, kept
from station_app.core.undo.model import TooLate

AMENITIES = frozenset({Area.AMENITIES})
LABELS = AMENITIES | {Area.PEOPLE}

_MOVES = ("amenities.retire", "amenities.bring_back")
_FAULTS = ("amenities.repair", "amenities.mark_fixed", "amenities.not_fixed", "amenities.confirm_fixed",
           "amenities.inspect")  # fmt: skip


def places_back(db: Database, rows: Sequence[Before]) -> bool:
    """Give back the places an act freed, those that are still free and offered; tells whether any was."""
    taken = [records.take_again(db, was.record_id) for was in rows if was.record == "occupancy"]
    return any(taken)


def _withdraw(db: Database, act: Act) -> None:
    for amenity_id in act.ids["amenity"]:
        stands = queries.of_amenity(db, amenity_id)
        if stands is not None:
            raise TooLate(*stands)
        if queries.amenity(db, amenity_id).state is not AmenityState.IN_USE:
            raise TooLate("amenity", amenity_id)
        records.put_state(db, amenity_id, AmenityState.WITHDRAWN)


def _restore_words(db: Database, act: Act) -> None:
    for was in kept(db, act):
        found = _untouched(db, act, was, ("amenities.edit",))
        code = str(was.was["code"])
        fields = records.gated(cast(AmenitySaid, was.was))
        try:
            records.require_code_free(db, code, but=found)
            rules.require_room(db, queries.amenity(db, found), fields)
        except (AmenityCodeTaken, StillTaken) as error:
            raise TooLate("amenity", found) from error
        records.update_amenity(db, found, code, fields)


def _restore_label(db: Database, act: Act) -> None:
    for was in kept(db, act):
        found = _untouched(db, act, was, ("amenities.issue_label",))
        label = was.was["label"]
        labels.give_back(db, "amenity_id", found, None if label is None else str(label))


def _restore_state(db: Database, act: Act) -> None:
    for was in kept(db, act):
        found = _untouched(db, act, was, _MOVES)
        if queries.slots_taken(db, found):
            raise TooLate("amenity", found)
        records.put_state(db, found, str(was.was["state"]))


def _never_taken(db: Database, act: Act) -> None:
    for occupancy_id in act.ids["occupancy"]:
        if queries.occupancy(db, occupancy_id).state != "open":
            raise TooLate("occupancy", occupancy_id)
        records.never_taken(db, occupancy_id)


def _taken_again(db: Database, act: Act) -> None:
    for was in kept(db, act):
        if not records.take_again(db, was.record_id):
            raise TooLate("occupancy", was.record_id)


def _unreport(db: Database, act: Act) -> None:
    fault = queries.fault(db, act.only("fault"))
    joined = db.value("SELECT 1 FROM inspection WHERE fault_id = ?", (fault.id,))
    if fault.state is not FaultState.REPORTED or joined is not None:
        raise TooLate("fault", fault.id)
    records.void_fault(db, fault.id)


def _step_back(db: Database, act: Act) -> None:
    for was in kept(db, act):
        _fault_back(db, act, was)


def _fault_back(db: Database, act: Act, was: Before) -> None:
    fault = queries.fault(db, was.record_id)
    if changed_since(db, act.id, was, kinds=_FAULTS):
        raise TooLate("fault", fault.id)
    other = _open_beside(db, fault)
    if other is not None and other.id != fault.id:  # broken anew since
        raise TooLate("fault", other.id)
    records.restore_fault(db, was)


def _open_beside(db: Database, fault: Fault) -> Fault | None:
    if fault.amenity_id is not None:
        return queries.open_fault(db, fault.amenity_id)
    return None if fault.check_item is None else queries.open_fault_of_item(db, fault.check_item)


def _uninspect(db: Database, act: Act) -> None:
    """A check stands as it was before; the fault it opened is void, unless somebody went on with it."""
    rows = kept(db, act)
    was = next(row for row in rows if row.record == "inspection")
    if changed_since(db, act.id, was, kinds=("amenities.inspect",)):
        raise TooLate("inspection", was.record_id)
    now_has = queries.inspection(db, was.record_id).fault_id
    if now_has is not None and now_has != was.was["fault_id"] and _opened_here(db, act, now_has, was.record_id):
        records.restore_inspection(db, was)
        records.void_fault(db, now_has)
    else:
        records.restore_inspection(db, was)
    for row in rows:
        if row.record == "fault":
            _fault_back(db, act, row)
    _require_there(db, queries.inspection(db, was.record_id))


def _require_there(db: Database, found: Inspection) -> None:
    # What a check named may have been taken back since it was changed to name it no more.
    if found.amenity_id is not None and queries.amenity(db, found.amenity_id).state is AmenityState.WITHDRAWN:
        raise TooLate("amenity", found.amenity_id)
    if found.fault_id is not None and queries.fault(db, found.fault_id).state is FaultState.VOID:
        raise TooLate("fault", found.fault_id)


def _opened_here(db: Database, act: Act, fault_id: int, inspection_id: int) -> bool:
    first = db.value("SELECT min(act_id) FROM act_about WHERE record = 'fault' AND record_id = ?", (fault_id,))
    if first != act.id or not queries.opened_by(db, fault_id, inspection_id):
        return False
    untouched = not changed_since(db, act.id, Before("fault", fault_id, {}), kinds=_FAULTS)
    return queries.fault(db, fault_id).state is FaultState.REPORTED and untouched


def _untouched(db: Database, act: Act, was: Before, kinds: tuple[str, ...]) -> int:
    gone = queries.amenity(db, was.record_id).state is AmenityState.WITHDRAWN
    if gone or changed_since(db, act.id, was, kinds=kinds):
        raise TooLate("amenity", was.record_id)
    return was.record_id


WAYS: Ways = {
    "amenities.add": (_withdraw, LABELS),
    "amenities.add_many": (_withdraw, LABELS),
    "amenities.edit": (_restore_words, AMENITIES),
    "amenities.retire": (_restore_state, AMENITIES),
    "amenities.bring_back": (_restore_state, AMENITIES),
    "amenities.issue_label": (_restore_label, frozenset({Area.PEOPLE})),
    "amenities.occupy": (_never_taken, AMENITIES),
    "amenities.free": (_taken_again, AMENITIES),
    "amenities.free_all": (_taken_again, AMENITIES),
    "amenities.report_fault": (_unreport, AMENITIES),
    "amenities.repair": (_step_back, AMENITIES),
    "amenities.mark_fixed": (_step_back, AMENITIES),
    "amenities.not_fixed": (_step_back, AMENITIES),
    "amenities.confirm_fixed": (_step_back, AMENITIES),
    "amenities.inspect": (_uninspect, AMENITIES),
}
