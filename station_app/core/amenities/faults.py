"""What is broken: reported, under repair, fixed, confirmed; what is not fixed after all goes back a step."""

from collections.abc import Callable
from datetime import datetime

from station_app.core.amenities import queries, records, rules
from station_app.core.amenities.model import OPEN_FAULTS, REPAIRER_LIMIT, WHAT_LIMIT, Fault, FaultState
from station_app.core.amenities.refusals import FaultOpen, WrongStep
from station_app.core.audit.commands import record
from station_app.core.audit.queries import first_done
from station_app.core.clock import to_text
from station_app.core.errors import Missing
from station_app.core.gate import gate, required
from station_app.core.settings.model import Dictionary
from station_app.core.settings.queries import require_code
from station_app.core.staff.model import Right
from station_app.core.staff.queries import require
from station_app.core.storage.database import Database, write
from station_app.core.types import Area, Done

TOUCHED = frozenset({Area.AMENITIES})

OUTCOME_LIMIT = WHAT_LIMIT


def report_fault(
    db: Database,
    *,
    what: str,
    amenity_id: int | None = None,
    check_item: str | None = None,
    photo: str | None = None,
    now: datetime,
    by: int | None,
    key: str | None = None,
) -> Done[Fault]:
    """Something is broken, an amenity or a point of the check; until it is confirmed as fixed it is not offered.

    Whoever sits there keeps the place. Refused: Missing (what, or of what), NotFound, NotInUse, UnknownCode,
    FaultOpen (one is open already: it is gone on with), TooLong, NotValid.
    """
    said = required(gate(what, field="fault.what", limit=WHAT_LIMIT), field="fault.what")
    picture = records.photo_of(photo, field="fault.photo")
    if amenity_id is None and check_item is None:
        raise Missing("fault.amenity")
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "amenities.report_fault"):
            return Done(queries.fault(db, first.only("fault")), TOUCHED, first.id)
        if check_item is not None:
            require_code(db, Dictionary.CHECK_ITEM, check_item)
        about = None if amenity_id is None else rules.in_use(db, amenity_id).id
        standing = queries.open_fault(db, about) if about is not None else _of_item(db, check_item)
        if standing is not None:
            raise FaultOpen(standing.id, standing.what)
        fault = records.insert_fault(
            db, what=said, amenity_id=about, check_item=check_item, photo=picture, now=now, by=by
        )
        ids: dict[str, list[int]] = {"fault": [fault], **({} if about is None else {"amenity": [about]})}
        op = record(db, what="amenities.report_fault", ids=ids, now=now, by=by, key=key)
        return Done(queries.fault(db, fault), TOUCHED, op)


def repair(
    db: Database,
    *,
    fault_id: int,
    repairer: str | None = None,
    now: datetime,
    by: int | None,
    key: str | None = None,
) -> Done[Fault]:
    """Somebody sees to a reported fault; `repairer` says who. Refused: NotFound, WrongStep, TooLong."""
    who = gate(repairer, field="fault.repairer", limit=REPAIRER_LIMIT)

    def columns(fault: Fault) -> dict[str, object]:
        at = to_text(max(now, fault.reported_at))
        return {"state": FaultState.UNDER_REPAIR, "repair_at": at, "repair_by": by, "repairer": who}

    return _step(db, "repair", fault_id, (FaultState.REPORTED,), columns, now=now, by=by, key=key)


def mark_fixed(
    db: Database,
    *,
    fault_id: int,
    outcome: str | None = None,
    now: datetime,
    by: int | None,
    key: str | None = None,
) -> Done[Fault]:
    """What was broken is said to be whole; `outcome` says what was done. It is offered once that is confirmed.

    Refused: NotFound, WrongStep, TooLong.
    """
    said = gate(outcome, field="fault.outcome", limit=OUTCOME_LIMIT)

    def columns(fault: Fault) -> dict[str, object]:
        return {"state": FaultState.FIXED, "fixed_at": _after(fault, now), "fixed_by": by, "outcome": said}

    from_here = (FaultState.REPORTED, FaultState.UNDER_REPAIR)
    return _step(db, "mark_fixed", fault_id, from_here, columns, now=now, by=by, key=key)


def not_fixed(
    db: Database, *, fault_id: int, why: str, now: datetime, by: int | None, key: str | None = None
) -> Done[Fault]:
    """What was said to be whole is not: it is under repair again. Refused: NotFound, Missing, WrongStep, TooLong."""
    said = required(gate(why, field="fault.why", limit=OUTCOME_LIMIT), field="fault.why")

    def columns(fault: Fault) -> dict[str, object]:
        begun = to_text(fault.repair_at or max(now, fault.reported_at))
        return {
            "state": FaultState.UNDER_REPAIR,
            "repair_at": begun,
            "fixed_at": None,
            "fixed_by": None,
            "outcome": said,
        }

    return _step(db, "not_fixed", fault_id, (FaultState.FIXED,), columns, now=now, by=by, key=key, remark=said)


def confirm_fixed(db: Database, *, fault_id: int, now: datetime, by: int | None, key: str | None = None) -> Done[Fault]:
    """Somebody looked: it works, and is offered again. From every open state. Refused: NotFound, WrongStep."""

    def columns(fault: Fault) -> dict[str, object]:
        fixed = _after(fault, now) if fault.fixed_at is None else to_text(fault.fixed_at)
        at = max(to_text(now), fixed)
        columns: dict[str, object] = {"state": FaultState.CONFIRMED, "confirmed_at": at, "confirmed_by": by}
        return columns | ({"fixed_at": fixed, "fixed_by": by} if fault.fixed_at is None else {})

    return _step(db, "confirm_fixed", fault_id, OPEN_FAULTS, columns, now=now, by=by, key=key)


def _step(
    db: Database,
    asked: str,
    fault_id: int,
    leaves: tuple[FaultState, ...],
    columns: Callable[[Fault], dict[str, object]],
    *,
    now: datetime,
    by: int | None,
    key: str | None,
    remark: str | None = None,
) -> Done[Fault]:
    what = f"amenities.{asked}"
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, what):
            return Done(queries.fault(db, first.only("fault")), TOUCHED, first.id)
        fault = queries.fault(db, fault_id)
        if fault.state not in leaves:
            raise WrongStep(fault.id, fault.state, asked)
        before = records.fault_as_it_is(db, fault.id)
        records.step_fault(db, fault, **columns(fault))
        ids: dict[str, list[int]] = {"fault": [fault.id]}
        if fault.amenity_id is not None:
            ids["amenity"] = [fault.amenity_id]
        op = record(db, what=what, ids=ids, now=now, by=by, key=key, before=(before,), remark=remark)
        return Done(queries.fault(db, fault.id), TOUCHED, op)


def _after(fault: Fault, now: datetime) -> str:
    # A clock set back must not stand in the door: nothing is whole before it was broken.
    return to_text(max(now, fault.repair_at or fault.reported_at))


def _of_item(db: Database, check_item: str | None) -> Fault | None:
    return None if check_item is None else queries.open_fault_of_item(db, check_item)
