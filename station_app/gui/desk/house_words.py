"""Amenities and goods in the desk's words: what they are called here, who has a place for how long, what is left."""

from datetime import datetime, timedelta

from station_app.core.amenities.model import Amenity, Occupancy
from station_app.core.desk.model import Freed, Given, Held
from station_app.core.supplies.model import Item, Moved
from station_app.texts import moments, translate
from station_app.texts.labels import person_name


def amenity_name(amenity: Amenity) -> str:
    """S-001 充电位."""
    return f"{amenity.code} {amenity.name}"


def place_name(amenity: str, slot: int, capacity: int | None = None) -> str:
    """充电位 3号; of an amenity with one place just its name."""
    return amenity if capacity == 1 else translate("Desk", "{amenity} no. {slot}").format(amenity=amenity, slot=slot)


def held(places: tuple[Held, ...], now: datetime) -> str:
    """充电位 3号 27 分: the places somebody has; empty when there is none."""
    return " · ".join(
        f"{place_name(each.amenity, each.slot, each.capacity)} {since(each.since_at, now)}" for each in places
    )


def freed(places: list[Freed]) -> str:
    """free again: 充电位 3号; empty when nothing was freed."""
    if not places:
        return ""
    listed = translate("Desk", ", ").join(place_name(each.amenity, each.slot, each.capacity) for each in places)
    return translate("Desk", "free again: {places}").format(places=listed)


def given(goods: tuple[Given, ...]) -> str:
    """What somebody was given today; empty when there is nothing."""
    if not goods:
        return ""
    listed = translate("Desk", ", ").join(f"{each.item} {each.quantity} {each.unit}" for each in goods)
    return translate("Desk", "today: {goods}").format(goods=listed)


def occupant(taken: Occupancy, now: datetime) -> str:
    """3号 周佳宁 27 分: who has a place, and for how long."""
    who = person_name(taken.name, taken.nickname) if taken.person_id is not None else translate("Desk", "somebody")
    return translate("Desk", "no. {slot} {name} {stay}").format(
        slot=taken.slot, name=who, stay=since(taken.since_at, now)
    )


def since(moment: datetime, now: datetime) -> str:
    """27 分: how long ago; a clock set back makes it no less than nothing."""
    return moments.minutes(max(now - moment, timedelta()))


def amount(item: Item, quantity: int) -> str:
    """酸梅汤 1 瓶."""
    return translate("Desk", "{item} {quantity} {unit}").format(item=item.name, quantity=quantity, unit=item.unit)


def left(item: Item, moved: Moved) -> str:
    """余 5 瓶，不足 20: what is left after it, and whether that is little."""
    words = translate("Desk", "{stock} {unit} left").format(stock=f"{moved.stock:,}", unit=moved.unit)
    if item.low_mark is None or moved.stock > item.low_mark:
        return words
    if moved.stock == item.low_mark:
        return translate("Desk", "{left}, as few as there should be").format(left=words)
    return translate("Desk", "{left}, fewer than {mark}").format(left=words, mark=f"{item.low_mark:,}")


def in_stock(item: Item) -> str:
    """What stands beside goods that were found: how many there are, and their key."""
    words = translate("Desk", "in stock: {stock} {unit}").format(stock=f"{item.stock:,}", unit=item.unit)
    return words if item.desk_key is None else f"{words} · F{item.desk_key}"
