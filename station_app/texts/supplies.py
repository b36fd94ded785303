"""Supplies in words: kinds of moves, where a batch came from, and why a rule says no."""

from collections.abc import Callable
from typing import Any

from station_app.core.errors import Refusal
from station_app.core.supplies.model import (
    BarcodeTaken,
    ItemState,
    ItemTaken,
    KeyInUse,
    MoveKind,
    NotEnough,
    OnlyExpired,
    Retired,
    StillInStock,
)
from station_app.texts import translate


def move_kind(kind: MoveKind) -> str:
    """What a move of stock is, in a word."""
    return {
        MoveKind.RECEIVED: translate("Supplies", "Received"),
        MoveKind.ISSUED: translate("Supplies", "Handed out"),
        MoveKind.COUNTED: translate("Supplies", "Counted"),
        MoveKind.SCRAPPED: translate("Supplies", "Scrapped"),
        MoveKind.REVERSED: translate("Supplies", "Taken back"),
    }[kind]


def item_state(state: ItemState) -> str:
    """Whether goods are kept, in a word."""
    return {
        ItemState.ACTIVE: translate("Supplies", "Kept"),
        ItemState.RETIRED: translate("Supplies", "Not kept any more"),
        ItemState.WITHDRAWN: translate("Supplies", "Never was"),
    }[state]


def origin_words(origin: str) -> str:
    """Where a batch or an amenity came from, in a word; a code nobody knows as it is."""
    return {
        "bought": translate("Supplies", "Bought"),
        "allotted": translate("Supplies", "Allotted"),
        "donated": translate("Supplies", "Donated"),
    }.get(origin, origin)


def signed(quantity: int) -> str:
    """+240, −6, 0: how many came or went."""
    return f"{quantity:+,}".replace("-", "\u2212") if quantity else "0"


def _not_enough(error: NotEnough) -> str:
    if error.stock == 0:
        return translate("Supplies", "No {name} is left. Receive some first, or count it if there is some.").format(
            name=error.name
        )
    return translate(
        "Supplies", "Only {stock} {unit} of {name} are left, not {wanted}. Take fewer, or count it if there is more."
    ).format(stock=f"{error.stock:,}", unit=error.unit, name=error.name, wanted=f"{error.wanted:,}")


def _item_taken(error: ItemTaken) -> str:
    return translate("Supplies", "{name} is in the list already. Please choose another name.").format(name=error.name)


def _barcode_taken(error: BarcodeTaken) -> str:
    return translate(
        "Supplies", "{barcode} means something else already: other goods, a card or a label. Please scan another one."
    ).format(barcode=error.barcode)


def _key_in_use(error: KeyInUse) -> str:
    return translate("Supplies", "F{key} hands out {name} at the desk. Please choose another key.").format(
        key=error.desk_key, name=error.name
    )


def _still_in_stock(error: StillInStock) -> str:
    return translate(
        "Supplies", "{stock} of {name} are still in stock. Hand them out, scrap them or count them first."
    ).format(stock=f"{error.stock:,}", name=error.name)


def _retired(error: Retired) -> str:
    return translate("Supplies", "{name} is not kept any more. Take it into use again first.").format(name=error.name)


def _only_expired(error: OnlyExpired) -> str:
    if error.good == 0:
        return translate(
            "Supplies", "All {name} that is left is past its date. Please scrap it; it is not handed out."
        ).format(name=error.name)
    return translate(
        "Supplies",
        "Only {good} {unit} of {name} are not past their date, not {wanted}. Take fewer, and scrap what is expired.",
    ).format(good=f"{error.good:,}", unit=error.unit, name=error.name, wanted=f"{error.wanted:,}")


SENTENCES: dict[type[Refusal], Callable[[Any], str]] = {
    NotEnough: _not_enough,
    ItemTaken: _item_taken,
    BarcodeTaken: _barcode_taken,
    KeyInUse: _key_in_use,
    StillInStock: _still_in_stock,
    Retired: _retired,
    OnlyExpired: _only_expired,
}
