"""A whole list of goods decided upon: what is new, what came, what came with an earlier import. Writes nothing."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from station_app.core.gate import clean, compare_key
from station_app.core.imports.amounts import same_unit
from station_app.core.imports.fates import Group, PreviewRow
from station_app.core.imports.model import Choice, Decision, Reason
from station_app.core.imports.parse_supplies import SuppliesFile, SupplyRow
from station_app.core.imports.source import Corrections
from station_app.core.imports.stocked import Earlier, Known, codes_taken, earlier_receipts, known_goods
from station_app.core.storage.database import Database
from station_app.core.supplies.model import name_key

DEFAULT_UNIT = "件"
_OF_THE_GOODS = frozenset({Choice.KIND_GUESSED, Choice.UNKNOWN_KIND})
"""Decisions over what is said of the goods themselves: of known ones nothing is written."""

_Stock = tuple[int, str, date | None, int]


@dataclass(frozen=True, slots=True)
class Goods:
    """Goods to be made."""

    name: str
    kind: str
    unit: str
    low_mark: int | None
    barcode: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Receipt:
    """Some that came: of known goods by id, or of new ones by their place in the list of those."""

    item_id: int | None
    new_n: int | None
    row: SupplyRow


@dataclass(frozen=True, slots=True)
class SupplyLine:
    """A line and its fate; `unit` is what its goods are counted in."""

    row: SupplyRow
    group: Group
    decisions: tuple[Decision, ...] = field(repr=False)
    reason: Reason | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class SuppliesPlan:
    """What an import of a list of goods will do."""

    file: SuppliesFile
    lines: tuple[SupplyLine, ...]
    goods: tuple[Goods, ...]
    receipts: tuple[Receipt, ...]

    completed = 0
    new_people_count = 0
    without_person = 0

    @property
    def taken(self) -> int:
        """How many lines will be taken."""
        return sum(line.group in {Group.TAKEN, Group.DECIDED} for line in self.lines)

    def rows(self) -> Iterator[PreviewRow]:
        """The lines as the preview shows them, without their cells."""
        return (
            PreviewRow(
                row=line.row.row,
                group=line.group,
                decisions=line.decisions,
                reason=line.reason,
                cells=(),
                day=line.row.expires_on,
                name=line.row.name,
                card=line.row.batch,
                category=line.row.kind,
                heads=line.row.quantity,
                note=line.row.donor,
                unit=line.unit,
            )
            for line in self.lines
        )


def plan_supplies(db: Database, file: SuppliesFile, *, sha256: str, corrections: Corrections) -> SuppliesPlan:
    """Decide upon a list of goods, reading only."""
    planner = _Planner(db, file, sha256, corrections)
    lines = tuple(map(planner.take, file.rows))
    return SuppliesPlan(file, lines, tuple(planner.goods), tuple(planner.receipts))


@dataclass(frozen=True, slots=True)
class _There:
    """Goods a line may be about: known, or made by a line above. `kind` and `barcode` as they will be."""

    item_id: int | None
    new_n: int | None
    known: Known


class _Planner:
    """Goes down the list: a name is one kind of goods, a line with a quantity is something that came."""

    def __init__(self, db: Database, file: SuppliesFile, sha256: str, corrections: Corrections) -> None:
        self.goods: list[Goods] = []
        self.receipts: list[Receipt] = []
        self._there = {key: _There(known.id, None, known) for key, known in known_goods(db).items()}
        self._codes = codes_taken(db)
        self._again = corrections.again
        self._earlier: defaultdict[_Stock, list[Earlier]] = defaultdict(list)
        # Of equals those of this very file are met first.
        for receipt in sorted(earlier_receipts(db, sha256, clean(file.name)), key=_other_bytes):
            self._earlier[receipt.item_id, receipt.batch_key, receipt.expires_on, receipt.quantity].append(receipt)

    def take(self, row: SupplyRow) -> SupplyLine:
        """A line's fate; what it makes and what came by it are put on their lists."""
        key = name_key(row.name)
        there = self._there.get(key)
        if there is None:
            return self._new(row, key)
        known = there.known
        decisions = [each for each in row.decisions if each.choice not in _OF_THE_GOODS]
        reason = _against(row, known)
        if reason is not None:
            return SupplyLine(row, Group.NOT_TAKEN, tuple(decisions), reason, row.unit)
        line = SupplyLine(replace(row, kind=known.kind), Group.KNOWN, tuple(decisions), None, known.unit)
        before = self._came_before(row, there)
        if before is not None and not before.same_bytes:
            decisions.append(Decision(Choice.SAME_STOCK))
        if before is None and row.quantity:
            decisions += _differing(row, known)
            self.receipts.append(Receipt(there.item_id, there.new_n, row))
            line = replace(line, group=_group(decisions))
        return replace(line, decisions=tuple(decisions))

    def _new(self, row: SupplyRow, key: str) -> SupplyLine:
        decisions = list(row.decisions)
        if row.unit is None:
            decisions.append(Decision(Choice.UNIT_MISSING, DEFAULT_UNIT))
        barcode = row.barcode
        if barcode is not None and barcode in self._codes:
            decisions.append(Decision(Choice.BARCODE_TAKEN, barcode))
            barcode = None
        if barcode is not None:
            self._codes.add(barcode)
        unit, place = row.unit or DEFAULT_UNIT, len(self.goods)
        note = None if row.quantity else row.note
        self.goods.append(Goods(row.name, row.kind, unit, row.low_mark, barcode, note))
        known = Known(0, row.kind, unit, row.low_mark, barcode, retired=False)
        self._there[key] = _There(None, place, known)
        if row.quantity:
            self.receipts.append(Receipt(None, place, row))
        return SupplyLine(row, _group(decisions), tuple(decisions), None, unit)

    def _came_before(self, row: SupplyRow, there: _There) -> Earlier | None:
        """The same that came with an earlier import; each of those stands for one line."""
        if not row.quantity or there.item_id is None or row.row in self._again:
            return None
        batch = compare_key(row.batch or "")
        some = self._earlier[there.item_id, batch, row.expires_on, row.quantity]
        named = bool(batch or row.expires_on)
        found = next((each for each in some if each.may_be(row.origin, row.donor, named=named)), None)
        if found is not None:
            some.remove(found)
        return found


def _against(row: SupplyRow, known: Known) -> Reason | None:
    if row.unit is not None and not same_unit(row.unit, known.unit):
        return Reason.UNIT_DIFFERS
    return Reason.GOODS_RETIRED if known.retired and row.quantity else None


def _differing(row: SupplyRow, known: Known) -> Iterator[Decision]:
    if row.low_mark is not None and row.low_mark != known.low_mark:
        yield Decision(Choice.LOW_MARK_DIFFERS, str(row.low_mark))
    if row.barcode is not None and row.barcode != known.barcode:
        yield Decision(Choice.BARCODE_DIFFERS, row.barcode)


def _group(decisions: list[Decision]) -> Group:
    return Group.DECIDED if decisions else Group.TAKEN


def _other_bytes(receipt: Earlier) -> bool:
    return not receipt.same_bytes
