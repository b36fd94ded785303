"""Why a rule about amenities says no."""

from dataclasses import dataclass

from station_app.core.amenities.model import FaultState
from station_app.core.errors import Refusal


@dataclass(eq=False)
class AmenityCodeTaken(Refusal):
    """Another amenity, a tool or a card has this code already."""

    code: str


@dataclass(eq=False)
class Full(Refusal):
    """Every place is taken; `capacity` is how many there are, `wanted` how many were asked for."""

    amenity_id: int
    name: str
    capacity: int
    wanted: int


@dataclass(eq=False)
class SlotTaken(Refusal):
    """This very place is taken; `who` has it, where known."""

    amenity_id: int
    name: str
    slot: int
    who: str | None


@dataclass(eq=False)
class OutOfOrder(Refusal):
    """A fault is open, so the amenity is not offered."""

    amenity_id: int
    name: str
    fault_id: int
    what: str


@dataclass(eq=False)
class HasPlace(Refusal):
    """The person has a place here already."""

    amenity_id: int
    name: str
    slot: int


@dataclass(eq=False)
class NoPlaces(Refusal):
    """The amenity has no places to be taken, or fills by itself with everybody who is here."""

    amenity_id: int
    name: str


@dataclass(eq=False)
class StillTaken(Refusal):
    """Places are taken, so the amenity is not retired, nor made smaller than them; `slot` is the highest."""

    amenity_id: int
    name: str
    slot: int


@dataclass(eq=False)
class NotTaken(Refusal):
    """The place was freed already."""

    occupancy_id: int


@dataclass(eq=False)
class FaultOpen(Refusal):
    """A fault of this is open already: it is gone on with, not reported twice."""

    fault_id: int
    what: str


@dataclass(eq=False)
class WrongStep(Refusal):
    """The fault does not stand where this step begins; `state` says where it stands."""

    fault_id: int
    state: FaultState
    asked: str


@dataclass(eq=False)
class NotInUse(Refusal):
    """The amenity is retired, or its adding was taken back: it is taken into use first."""

    amenity_id: int
    name: str
    state: str
