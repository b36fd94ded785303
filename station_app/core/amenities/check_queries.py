"""Reading the check: its points, the list of a shift, what was found."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from station_app.core.amenities.fault_queries import faults
from station_app.core.amenities.model import CheckItem, Fault, Inspection, Line, Result
from station_app.core.clock import from_text
from station_app.core.errors import NotFound
from station_app.core.storage.database import Database
from station_app.core.types import AmenityId, FaultId, ShiftId

_INSPECTION = """SELECT i.id, i.shift_id, i.check_item, i.result, i.amenity_id, i.fault_id, i.note, i.photo, i.day,
    i.at, s.name FROM inspection i LEFT JOIN staff s ON s.id = i.by_id"""


def check_item(db: Database, code: str) -> CheckItem | None:
    """One point of the check."""
    row = db.row("SELECT code, zh, en, amenity_kind, heat FROM check_item WHERE code = ?", (code,))
    return None if row is None else CheckItem(*row)


def check_item_of_kind(db: Database, kind: str) -> str | None:
    """The point of the check that is about amenities of a kind, the first in the list."""
    code = db.value(
        "SELECT code FROM check_item WHERE amenity_kind = ? AND active = 1 ORDER BY sort, code LIMIT 1", (kind,)
    )
    return None if code is None else str(code)


def checklist(db: Database, *, heat: int = 0, shift_id: int | None = None) -> list[Line]:
    """The check of a shift, of the running one unless said, with the points this heat adds and what was found."""
    shift = shift_id if shift_id is not None else db.value("SELECT id FROM shift WHERE state = 'open'")
    items = [
        CheckItem(*row)
        for row in db.rows(
            "SELECT code, zh, en, amenity_kind, heat FROM check_item c WHERE (active = 1 AND heat <= ?1) OR EXISTS"
            " (SELECT 1 FROM inspection WHERE shift_id = ?2 AND check_item = c.code AND result <> 'none')"
            " ORDER BY sort, code",
            (heat, shift),
        )
    ]
    found = {
        row[2]: _inspection(row)
        for row in db.rows(f"{_INSPECTION} WHERE i.shift_id = ? AND i.result <> 'none'", (shift,))
    }
    of_kind: dict[str, list[tuple[AmenityId, str]]] = {}
    for kind, number, name in db.rows(
        "SELECT kind, id, name FROM amenity WHERE state = 'in_use' ORDER BY length(code_key), code_key"
    ):
        of_kind.setdefault(kind, []).append((AmenityId(number), name))
    broken = faults(db)
    return [
        Line(
            item,
            found.get(item.code),
            tuple(of_kind.get(item.amenity_kind or "", ())),
            _fault_of(item, found.get(item.code), of_kind.get(item.amenity_kind or "", ()), broken),
        )
        for item in items
    ]


def inspection(db: Database, inspection_id: int) -> Inspection:
    """What a point of the check was found to be. Raises NotFound."""
    row = db.row(f"{_INSPECTION} WHERE i.id = ?", (inspection_id,))
    if row is None:
        raise NotFound("inspection", inspection_id)
    return _inspection(row)


def inspection_of(db: Database, shift_id: int, check_item: str) -> Inspection | None:
    """What a point was found to be in a shift; a result taken back is `none`."""
    row = db.row(f"{_INSPECTION} WHERE i.shift_id = ? AND i.check_item = ?", (shift_id, check_item))
    return None if row is None else _inspection(row)


def inspections(db: Database, first: date, last: date) -> list[Inspection]:
    """What was checked between two days, day by day in the order it was looked at."""
    rows = db.rows(
        f"{_INSPECTION} WHERE i.day BETWEEN ? AND ? AND i.result <> 'none' ORDER BY i.day, i.at, i.id",
        (first.isoformat(), last.isoformat()),
    )
    return [_inspection(row) for row in rows]


def opened_by(db: Database, fault_id: int, inspection_id: int) -> bool:
    """Whether a fault was opened by this very check, and no other one has joined it."""
    found = db.value(
        "SELECT 1 FROM act_about i WHERE i.record = 'inspection' AND i.record_id = ?1 AND i.act_id ="
        " (SELECT min(act_id) FROM act_about WHERE record = 'fault' AND record_id = ?2)"
        " AND NOT EXISTS (SELECT 1 FROM inspection WHERE fault_id = ?2 AND id <> ?1)",
        (inspection_id, fault_id),
    )
    return found is not None


def _fault_of(
    item: CheckItem, found: Inspection | None, about: Iterable[tuple[AmenityId, str]], broken: Sequence[Fault]
) -> Fault | None:
    if found is not None and found.fault_id is not None:
        return next((each for each in broken if each.id == found.fault_id), None)
    ids = {number for number, _ in about}
    of_item = [each for each in broken if each.amenity_id is None and each.check_item == item.code]
    return next(iter([*of_item, *(each for each in broken if each.amenity_id in ids)]), None)


def _inspection(row: tuple[Any, ...]) -> Inspection:
    number, shift, item, result, amenity_id, fault_id, note, photo, day, at, by_name = row
    return Inspection(
        id=number,
        shift_id=ShiftId(shift),
        check_item=item,
        result=Result(result),
        amenity_id=None if amenity_id is None else AmenityId(amenity_id),
        fault_id=None if fault_id is None else FaultId(fault_id),
        note=note,
        photo=photo,
        day=date.fromisoformat(day),
        at=from_text(at),
        by_name=by_name,
    )
