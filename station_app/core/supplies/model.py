"""What goods, a batch and a move of stock are."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypedDict

from station_app.core.errors import NotValid, Refusal
from station_app.core.gate import ascii_digits, compare_key, gate
from station_app.core.types import BatchId, ItemId, MoveId, PersonId, VisitId

NAME_LIMIT = 60
UNIT_LIMIT = 10
NUMBER_LIMIT = 40
DONOR_LIMIT = 80
NOTE_LIMIT = 500
REASON_LIMIT = 200
MOST = 1_000_000
_KEY_LIMIT = 120
DESK_KEYS = (5, 6, 7, 8)
"""The function keys of the desk that hand out one of something: F5 to F8."""


class ItemState(StrEnum):
    """Where goods stand; withdrawn never were."""

    ACTIVE = "active"
    RETIRED = "retired"
    WITHDRAWN = "withdrawn"


class MoveKind(StrEnum):
    """What a move of stock is; a mistake is reversed by a move of its own."""

    RECEIVED = "received"
    ISSUED = "issued"
    COUNTED = "counted"
    SCRAPPED = "scrapped"
    REVERSED = "reversed"


class ItemSaid(TypedDict, total=False):
    """What may be said of goods when they are added or edited; what is left out is not said."""

    name: str
    kind: str
    unit: str
    low_mark: int | None
    kept_in: int | None
    desk_key: int | None
    note: str | None
    barcode: str | None


def read_barcode(text: str) -> str:
    """What a packet carries, as scanned or typed: 8 to 14 digits. Raises NotValid, TooLong."""
    typed = (gate(text, field="supply.barcode", limit=60) or "").replace(" ", "")
    code = ascii_digits(typed)
    if len(code) != len(typed) or not 8 <= len(code) <= 14:
        raise NotValid("supply.barcode", text)
    return code


def name_key(name: str) -> str:
    """What two spellings of one kind of goods share."""
    return (compare_key(name) or name.casefold())[:_KEY_LIMIT]


@dataclass(frozen=True, slots=True)
class Item:
    """Goods as forms show them; `stock` is the sum of their moves, `barcode` what a packet carries."""

    id: ItemId
    name: str
    kind: str
    unit: str
    low_mark: int | None
    kept_in: int | None
    desk_key: int | None
    note: str | None
    barcode: str | None
    state: ItemState
    stock: int


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch and what is left of it. `day` is when it came; without an expiry it goes last."""

    id: BatchId
    item_id: ItemId
    number: str | None
    expires_on: date | None
    origin: str | None
    donor: str | None
    day: date
    left: int


@dataclass(frozen=True, slots=True)
class Move:
    """One change of stock, as the stock card shows it. `reversed` says it was taken back since."""

    id: MoveId
    item_id: ItemId
    item: str
    unit: str
    batch_id: BatchId
    batch_number: str | None
    expires_on: date | None
    donor: str | None
    kind: MoveKind
    quantity: int
    item_after: int
    day: date
    at: datetime
    person_id: PersonId | None
    name: str | None
    nickname: str | None
    visit_id: VisitId | None
    note: str | None
    by_name: str | None
    reverses: MoveId | None
    reversed: bool


@dataclass(frozen=True, slots=True)
class Level:
    """A line of the list of stock. `expires_on` is the first to come of what is left; `expiring` is left of batches
    that expire within the station's days, expired ones included; `expired` of those past their date."""

    id: ItemId
    name: str
    kind: str
    unit: str
    stock: int
    low_mark: int | None
    expires_on: date | None
    expiring: int
    expired: int
    desk_key: int | None
    kept_in: int | None
    barcode: str | None

    @property
    def low(self) -> bool:
        """At or below its mark."""
        return self.low_mark is not None and self.stock <= self.low_mark

    def as_json(self) -> dict[str, Any]:
        """One entry of what the command line lists."""
        return {
            "item_id": self.id,
            "name": self.name,
            "kind": self.kind,
            "unit": self.unit,
            "stock": self.stock,
            "low_mark": self.low_mark,
            "expires_on": None if self.expires_on is None else self.expires_on.isoformat(),
            "expiring": self.expiring,
            "expired": self.expired,
        }


@dataclass(frozen=True, slots=True)
class Moved:
    """What a command moved: one or more moves (an issue may take of several batches), and what is left."""

    id: MoveId
    item_id: ItemId
    item: str
    unit: str
    quantity: int
    stock: int
    moves: tuple[MoveId, ...]


@dataclass(eq=False)
class NotEnough(Refusal):
    """There is less in stock than asked for."""

    item_id: int
    name: str
    unit: str
    stock: int
    wanted: int


@dataclass(eq=False)
class ItemTaken(Refusal):
    """Goods of this name are in the list already."""

    item_id: int
    name: str


@dataclass(eq=False)
class BarcodeTaken(Refusal):
    """The barcode means something else already."""

    barcode: str


@dataclass(eq=False)
class KeyInUse(Refusal):
    """The key of the desk hands out something else; `name` says what."""

    desk_key: int
    name: str


@dataclass(eq=False)
class StillInStock(Refusal):
    """Some are in stock, so the goods are not retired."""

    item_id: int
    name: str
    stock: int


@dataclass(eq=False)
class Retired(Refusal):
    """The goods are not kept any more: they are taken into use again first."""

    item_id: int
    name: str


@dataclass(eq=False)
class OnlyExpired(Refusal):
    """All that is left is past its date, or too little is not: it is scrapped, not handed out."""

    item_id: int
    name: str
    unit: str
    good: int
    wanted: int
