"""The check of a shift, point by point; what is found wanting becomes a fault."""

from dataclasses import dataclass
from datetime import datetime

from station_app.core.amenities import queries, records, rules
from station_app.core.amenities.model import (
    OPEN_FAULTS,
    WHAT_LIMIT,
    Amenity,
    CheckItem,
    Fault,
    FaultState,
    Inspection,
    Result,
)
from station_app.core.audit.commands import record
from station_app.core.audit.model import Before
from station_app.core.audit.queries import first_done
from station_app.core.clock import local_day, to_text
from station_app.core.errors import Missing, NotValid
from station_app.core.gate import gate, required
from station_app.core.settings.model import Dictionary, UnknownCode
from station_app.core.settings.queries import zone
from station_app.core.shifts.rules import running
from station_app.core.staff.model import Right
from station_app.core.staff.queries import require
from station_app.core.storage.database import Database, write
from station_app.core.types import NO_ACT, Area, Done

TOUCHED = frozenset({Area.AMENITIES})


@dataclass(frozen=True, slots=True)
class _Found:
    result: Result
    note: str | None
    photo: str | None
    about: Amenity | None


def inspect(
    db: Database,
    *,
    result: str,
    check_item: str | None = None,
    amenity_id: int | None = None,
    note: str | None = None,
    photo: str | None = None,
    now: datetime,
    by: int | None,
    key: str | None = None,
) -> Done[Inspection]:
    """A point of the running shift's check is normal, abnormal or not applicable; said again, it is changed.

    Abnormal wants a note and opens a fault, of the amenity where one is named, else of the point; or joins the one
    that is open. Changed to something else, the fault it opened is void while nobody went on with it. Without a
    `check_item` it is the one about the amenity's kind. Refused: NoShift, Missing, UnknownCode, NotFound, NotInUse,
    NotValid (a result that is none, an amenity the point is not about), TooLong.
    """
    if result not in tuple(Result) or result == Result.NONE:
        raise NotValid("inspection.result", result)
    said = gate(note, field="inspection.note", limit=WHAT_LIMIT)
    if result == Result.ABNORMAL:
        said = required(said, field="inspection.note")
    picture = records.photo_of(photo, field="inspection.photo")
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "amenities.inspect"):
            return Done(queries.inspection(db, first.only("inspection")), TOUCHED, first.id)
        shift = running(db, now=now)
        about = None if amenity_id is None else rules.in_use(db, amenity_id)
        item = _item(db, check_item, about)
        found = _Found(Result(result), said, picture, about)
        old = queries.inspection_of(db, shift.id, item.code)
        if old is not None and _same(db, old, found):
            return Done(old, frozenset(), NO_ACT)
        before, faults = _settle(db, item, old, found, now=now, by=by)
        number = _write(db, shift.id, item, old, found, faults[0] if found.result is Result.ABNORMAL else None,
                        now=now, by=by)  # fmt: skip
        was = records.inspection_as_it_is(db, queries.inspection(db, number)) if old is None else None
        if was is not None:
            before.append(Before("inspection", number, {**was.was, **_NOTHING}))
        ids: dict[str, list[int]] = {"inspection": [number]}
        if faults:
            ids["fault"] = faults
        if about is not None:
            ids["amenity"] = [about.id]
        op = record(db, what="amenities.inspect", ids=ids, now=now, by=by, key=key, before=before)
        return Done(queries.inspection(db, number), TOUCHED, op)


_NOTHING: dict[str, object] = {
    "result": Result.NONE.value, "amenity_id": None, "fault_id": None, "note": None, "photo": None,
}  # fmt: skip


def _item(db: Database, code: str | None, about: Amenity | None) -> CheckItem:
    if code is None and about is not None:
        code = queries.check_item_of_kind(db, about.kind)
    if code is None:
        raise Missing("inspection.check_item")
    item = queries.check_item(db, code)
    if item is None:
        raise UnknownCode(Dictionary.CHECK_ITEM.value, code)
    if about is not None and item.amenity_kind not in (None, about.kind):
        raise NotValid("inspection.amenity", about.name)
    return item


def _same(db: Database, old: Inspection, found: _Found) -> bool:
    about = None if found.about is None else found.about.id
    if old.fault_id is not None and queries.fault(db, old.fault_id).state not in OPEN_FAULTS:
        return False  # it was mended meanwhile, and is wanting anew
    return (old.result, old.amenity_id, old.note, old.photo) == (found.result, about, found.note, found.photo)


def _settle(
    db: Database, item: CheckItem, old: Inspection | None, found: _Found, *, now: datetime, by: int | None
) -> tuple[list[Before], list[int]]:
    """Bring the faults in line with what was found; what was before, and the faults concerned, the one it has first."""
    before = [] if old is None else [records.inspection_as_it_is(db, old)]
    faults: list[int] = []
    standing = None
    if found.result is Result.ABNORMAL:
        standing = _standing(db, item, found.about)
        faults.append(_fault(db, item, found, now=now, by=by) if standing is None else standing.id)
    if old is None or old.fault_id is None:
        return before, faults
    mine = queries.fault(db, old.fault_id)
    if mine.state is not FaultState.REPORTED or not queries.opened_by(db, mine.id, old.id):
        return before, faults
    if standing is not None and standing.id == mine.id:
        # What is wrong is said in other words.
        before.append(records.fault_as_it_is(db, mine.id))
        records.step_fault(db, mine, what=found.note, photo=found.photo)
        return before, faults
    before.append(records.fault_as_it_is(db, mine.id))
    records.void_fault(db, mine.id)
    return before, [*faults, mine.id]


def _standing(db: Database, item: CheckItem, about: Amenity | None) -> Fault | None:
    return queries.open_fault_of_item(db, item.code) if about is None else queries.open_fault(db, about.id)


def _fault(db: Database, item: CheckItem, found: _Found, *, now: datetime, by: int | None) -> int:
    return records.insert_fault(
        db,
        what=required(found.note, field="inspection.note"),
        amenity_id=None if found.about is None else found.about.id,
        check_item=item.code,
        photo=found.photo,
        now=now,
        by=by,
    )


def _write(
    db: Database,
    shift_id: int,
    item: CheckItem,
    old: Inspection | None,
    found: _Found,
    fault: int | None,
    *,
    now: datetime,
    by: int | None,
) -> int:
    columns: dict[str, object] = {
        "result": found.result.value,
        "amenity_id": None if found.about is None else found.about.id,
        "fault_id": fault,
        "note": found.note,
        "photo": found.photo,
        "day": local_day(now, zone(db)).isoformat(),
        "at": to_text(now),
        "by_id": by,
    }
    if old is None:
        columns |= {"shift_id": shift_id, "check_item": item.code}
        return db.run(
            f"INSERT INTO inspection ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
            tuple(columns.values()),
        )
    assignments = ", ".join(f"{column} = ?" for column in columns)
    db.run(f"UPDATE inspection SET {assignments} WHERE id = ?", (*columns.values(), old.id))
    return old.id
