"""Amenities in words: where they and their faults stand, what was found, and why a rule says no."""

from collections.abc import Callable
from typing import Any

from station_app.core.amenities.model import AmenityState, FaultState, Fills, Result
from station_app.core.amenities.refusals import (
    AmenityCodeTaken,
    FaultOpen,
    Full,
    HasPlace,
    NoPlaces,
    NotInUse,
    NotTaken,
    OutOfOrder,
    SlotTaken,
    StillTaken,
    WrongStep,
)
from station_app.core.errors import Refusal
from station_app.texts import translate


def amenity_state(state: AmenityState) -> str:
    """Where an amenity stands, in a word."""
    return {
        AmenityState.IN_USE: translate("Amenities", "In use"),
        AmenityState.RETIRED: translate("Amenities", "Retired"),
        AmenityState.WITHDRAWN: translate("Amenities", "Taken back"),
    }[state]


def fault_state(state: FaultState) -> str:
    """Where a fault stands, in a word."""
    return {
        FaultState.REPORTED: translate("Amenities", "Reported"),
        FaultState.UNDER_REPAIR: translate("Amenities", "Under repair"),
        FaultState.FIXED: translate("Amenities", "Fixed"),
        FaultState.CONFIRMED: translate("Amenities", "Confirmed"),
        FaultState.VOID: translate("Amenities", "Taken back"),
    }[state]


def result_words(result: Result) -> str:
    """What a point of the check was found to be, in a word."""
    return {
        Result.NONE: translate("Amenities", "Not looked at"),
        Result.NORMAL: translate("Amenities", "Normal"),
        Result.ABNORMAL: translate("Amenities", "Abnormal"),
        Result.NOT_APPLICABLE: translate("Amenities", "Not applicable"),
    }[result]


def fills_words(fills: Fills) -> str:
    """How the places of an amenity fill."""
    return {
        Fills.HAND: translate("Amenities", "Taken at the desk"),
        Fills.HERE: translate("Amenities", "By everybody who is here"),
    }[fills]


def origin_words(origin: str | None) -> str:
    """Where an amenity or goods came from, in a word; empty when nobody said."""
    return {
        "bought": translate("Amenities", "Bought"),
        "allotted": translate("Amenities", "Allotted"),
        "donated": translate("Amenities", "Donated"),
    }.get(origin or "", "")


def _code_taken(error: AmenityCodeTaken) -> str:
    return translate(
        "Amenities", "{code} is on another amenity, a tool or somebody's card. Please choose another number."
    ).format(code=error.code)


def _full(error: Full) -> str:
    if error.wanted > 1:
        return translate(
            "Amenities", "{name} has not {wanted} places free (it has {capacity}). Free some first, or take fewer."
        ).format(name=error.name, wanted=error.wanted, capacity=error.capacity)
    return translate("Amenities", "{name} is full: all {capacity} places are taken. Free one first.").format(
        name=error.name, capacity=error.capacity
    )


def _slot_taken(error: SlotTaken) -> str:
    if error.who is None:
        return translate("Amenities", "{name}: place {slot} is taken. Please choose another.").format(
            name=error.name, slot=error.slot
        )
    return translate("Amenities", "{name}: {who} has place {slot}. Please choose another.").format(
        name=error.name, slot=error.slot, who=error.who
    )


def _out_of_order(error: OutOfOrder) -> str:
    return translate(
        "Amenities", "{name} is out of order ({what}). Confirm that it is fixed, then it is offered again."
    ).format(name=error.name, what=error.what)


def _has_place(error: HasPlace) -> str:
    return translate("Amenities", "Has place {slot} of {name} already; nothing was changed.").format(
        slot=error.slot, name=error.name
    )


def _no_places(error: NoPlaces) -> str:
    return translate("Amenities", "{name} has no places that are taken at the desk.").format(name=error.name)


def _still_taken(error: StillTaken) -> str:
    return translate("Amenities", "{name}: place {slot} is taken. Free it first, then it can be done.").format(
        name=error.name, slot=error.slot
    )


def _not_taken(error: NotTaken) -> str:  # noqa: ARG001 - the page shows which
    return translate("Amenities", "This place is free already; nothing was changed.")


def _fault_open(error: FaultOpen) -> str:
    return translate("Amenities", "This is reported already: {what}. Go on with that report.").format(what=error.what)


def _wrong_step(error: WrongStep) -> str:
    return translate(
        "Amenities", "This fault is: {state}. From there this cannot be done; nothing was changed."
    ).format(state=fault_state(error.state))


def _not_in_use(error: NotInUse) -> str:
    if error.state == AmenityState.RETIRED:
        return translate("Amenities", "{name} is retired. Take it into use again, then it can be done.").format(
            name=error.name
        )
    return translate("Amenities", "{name} was taken out of the list. Please look it up again.").format(name=error.name)


SENTENCES: dict[type[Refusal], Callable[[Any], str]] = {
    AmenityCodeTaken: _code_taken,
    Full: _full,
    SlotTaken: _slot_taken,
    OutOfOrder: _out_of_order,
    HasPlace: _has_place,
    NoPlaces: _no_places,
    StillTaken: _still_taken,
    NotTaken: _not_taken,
    FaultOpen: _fault_open,
    WrongStep: _wrong_step,
    NotInUse: _not_in_use,
}
