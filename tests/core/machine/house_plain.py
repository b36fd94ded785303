"""The house in plain Python: places, what is broken and checked, who is on duty, the door, stock, tools out."""

from dataclasses import dataclass, field
from datetime import date

from station_app.core.amenities.model import OPEN_FAULTS, FaultState
from station_app.core.storage.database import Database


@dataclass(slots=True)
class Broken:
    """A fault: of which amenity or point of the check, where it stands, the check that opened it."""

    amenity: int | None
    item: str | None
    state: FaultState = FaultState.REPORTED
    opened_by: int | None = None


@dataclass(slots=True)
class Lot:
    """A batch with something left."""

    item: int
    expires: date | None
    left: int


@dataclass(slots=True)
class House:
    """Everything that is neither a person nor a visit."""

    retired: set[int] = field(default_factory=set)
    taken: dict[int, tuple[int, int, int | None]] = field(default_factory=dict)
    """Open places by their ids: which amenity, which slot, under which record."""
    faults: dict[int, Broken] = field(default_factory=dict)
    checks: dict[tuple[int, str], tuple[int, str, int | None]] = field(default_factory=dict)
    """By shift and point: the check, what was found, the fault."""
    shifts: dict[int, tuple[str, int, date, str | None]] = field(default_factory=dict)
    """State, who, day, note."""
    doors: dict[int, tuple[str, date]] = field(default_factory=dict)
    heat: dict[date, int] = field(default_factory=dict)
    lots: dict[int, Lot] = field(default_factory=dict)
    out: dict[int, int] = field(default_factory=dict)
    """The open loan of each tool that is out."""

    def slots(self, amenity: int) -> set[int]:
        """The places of an amenity that are taken."""
        return {slot for of, slot, _ in self.taken.values() if of == amenity}

    def fault(self, amenity: int | None, item: str | None = None) -> int | None:
        """The open fault of an amenity, or of a point that belongs to none; there is at most one."""
        found = [
            number
            for number, each in self.faults.items()
            if each.state in OPEN_FAULTS and each.amenity == amenity and (amenity is not None or each.item == item)
        ]
        assert len(found) <= 1
        return found[0] if found else None

    def stock(self, item: int, *, on: date = date.min) -> int:
        """What is left of some goods, and is good on a day."""
        return sum(lot.left for lot in self.lots.values() if lot.item == item and (lot.expires or date.max) >= on)

    def put(self, batch: int, item: int, expires: date | None, quantity: int) -> None:
        """So much more or less of a batch; one that is used up is forgotten."""
        lot = self.lots.setdefault(batch, Lot(item, expires, 0))
        lot.left += quantity
        assert lot.left >= 0
        if lot.left == 0:
            del self.lots[batch]


def read_house(db: Database) -> House:
    """The file's own account of it."""
    first = "SELECT min(act_id) FROM act_about WHERE record = 'fault' AND record_id = f.id"
    opened = f"SELECT i.record_id FROM act_about i WHERE i.record = 'inspection' AND i.act_id = ({first})"
    return House(
        retired={row[0] for row in db.rows("SELECT id FROM amenity WHERE state = 'retired'")},
        taken={
            row[0]: row[1:]
            for row in db.rows("SELECT id, amenity_id, slot, person_id FROM occupancy WHERE state = 'open'")
        },
        faults={
            row[0]: Broken(row[1], row[2], FaultState(row[3]), row[4])
            for row in db.rows(
                f"SELECT f.id, f.amenity_id, f.check_item, f.state, ({opened}) FROM fault f WHERE f.state <> 'void'"
            )
        },
        checks={
            (row[0], row[1]): row[2:]
            for row in db.rows(
                "SELECT shift_id, check_item, id, result, fault_id FROM inspection WHERE result <> 'none'"
            )
        },
        shifts={
            row[0]: (row[1], row[2], date.fromisoformat(row[3]), row[4])
            for row in db.rows("SELECT id, state, staff_id, day, handover FROM shift WHERE state <> 'void'")
        },
        doors={
            row[0]: (row[1], date.fromisoformat(row[2]))
            for row in db.rows("SELECT id, state, day FROM opening WHERE state <> 'void'")
        },
        heat={
            date.fromisoformat(row[0]): row[1]
            for row in db.rows("SELECT day, level FROM heat WHERE state = 'set' ORDER BY id")
        },
        lots={
            row[0]: Lot(row[1], None if row[2] is None else date.fromisoformat(row[2]), row[3])
            for row in db.rows(
                "SELECT b.id, b.item_id, b.expires_on, sum(m.quantity) FROM batch b JOIN stock_move m"
                " ON m.batch_id = b.id GROUP BY b.id HAVING sum(m.quantity) <> 0"
            )
        },
        out=dict(db.rows("SELECT tool_id, id FROM loan WHERE state = 'open'")),
    )
