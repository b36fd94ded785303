"""Amenities in the words of the page: what stands on a card of the map, how long something lasts, what befell it."""

from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from station_app.core.amenities.model import Event, Fault, FaultState, Fills, Place, Result
from station_app.core.clock import local_day
from station_app.core.desk.hall import HallCard
from station_app.core.supplies.model import Level
from station_app.gui.kit.tag import Kind
from station_app.texts import moments, translate
from station_app.texts.amenities import fault_state, result_words

_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class CardWords:
    """What stands on a card: name, state as a tag, one line, and how much of it is taken (None: it has no places)."""

    name: str
    state: str
    kind: Kind
    line: str
    taken: float | None = None

    def words(self) -> str:
        """All of it, for a screen reader."""
        return " ".join(part for part in (self.name, self.state, self.line) if part)


def card_words(card: HallCard, now: datetime, zone: tzinfo) -> CardWords:
    """What the map says of an amenity at a moment."""
    place = card.place
    state, kind = _state(card)
    taken = None if place.capacity is None else place.taken / place.capacity
    return CardWords(place.name, state, kind, _line(card, now, zone), taken)


def span_words(minutes: int) -> str:
    """How long something lasts: minutes, hours, then days."""
    if minutes < 60:
        return translate("Amenities", "{count} min").format(count=minutes)
    if minutes < 2 * _DAY:
        return translate("Amenities", "{count} h").format(count=minutes // 60)
    return translate("Amenities", "{count} days").format(count=minutes // _DAY)


def minutes_since(moment: datetime, now: datetime) -> int:
    """Whole minutes since a moment; a clock set back counts none."""
    return max(0, int((now - moment).total_seconds()) // 60)


def moment_words(moment: datetime, now: datetime, zone: tzinfo) -> str:
    """Today 08:35, yesterday 19:00, or the day and the hour."""
    day = moments.relative_day(local_day(moment, zone), local_day(now, zone))
    return f"{day} {moments.clock(moment, zone)}"


def taken_words(place: Place) -> str:
    """How many places are taken."""
    return translate("Amenities", "taken {taken} / {capacity}").format(taken=place.taken, capacity=place.capacity)


def slot_words(slot: int) -> str:
    """The number of a place."""
    return translate("Amenities", "no. {slot}").format(slot=slot)


def event_words(event: Event) -> str:
    """What befell an amenity, in a few words."""
    said = {
        "added": translate("Amenities", "Added"),
        "taken": translate("Amenities", "Place {slot} taken"),
        "ended": translate("Amenities", "Place {slot} freed"),
        "reported": translate("Amenities", "Fault reported"),
        "under_repair": translate("Amenities", "Under repair"),
        "fixed": translate("Amenities", "Fixed"),
        "confirmed": translate("Amenities", "Confirmed as fixed"),
    }.get(event.what)
    if said is None:
        return translate("Amenities", "Checked: {result}").format(result=result_words(Result(event.what)))
    return said.format(slot=event.text or "")


def _state(card: HallCard) -> tuple[str, Kind]:
    place = card.place
    if place.fault_id is not None:
        return translate("Amenities", "Faulty"), "bad"
    if any(level.expired for level in card.kept):
        return translate("Amenities", "Expired"), "bad"
    if any(level.expiring for level in card.kept):
        return translate("Amenities", "Expiring"), "warn"
    if place.capacity is not None and place.taken >= place.capacity:
        return (translate("Amenities", "Occupied") if place.capacity == 1 else translate("Amenities", "Full")), "info"
    return translate("Amenities", "Normal"), "ok"


def _line(card: HallCard, now: datetime, zone: tzinfo) -> str:
    place = card.place
    if place.fault_id is not None:
        return _fault_line(place, now)
    if any(level.expiring for level in card.kept):
        return _kept_line(card.kept[0], local_day(now, zone))
    if place.capacity is not None:
        return _places_line(place, now, zone)
    if card.kept and card.kept[0].expires_on is not None:
        return translate("Amenities", "{name} until {month}").format(
            name=card.kept[0].name, month=f"{card.kept[0].expires_on:%Y-%m}"
        )
    return _checked_line(place, now, zone)


def _fault_line(place: Place, now: datetime) -> str:
    since = place.fault_since or now
    span = span_words(minutes_since(since, now))
    said = {
        FaultState.UNDER_REPAIR: translate("Amenities", "under repair, {span}"),
        FaultState.FIXED: translate("Amenities", "fixed, not confirmed"),
    }.get(place.fault_state or FaultState.REPORTED, translate("Amenities", "reported {span} ago"))
    return f"{place.fault_what} · {said.format(span=span)}"


def _kept_line(level: Level, today: date) -> str:
    days = 0 if level.expires_on is None else (level.expires_on - today).days
    what = f"{level.name} {level.expiring} {level.unit}"
    if days < 0:
        return translate("Amenities", "{what} expired").format(what=what)
    return translate("Amenities", "{what}, {days} days left").format(what=what, days=days)


def _places_line(place: Place, now: datetime, zone: tzinfo) -> str:
    if place.fills is Fills.HERE or not place.taken:
        return taken_words(place)
    if place.capacity == 1:
        return " · ".join(part for part in (place.who, _until(place, now, zone)) if part)
    who = " ".join(part for part in ("" if place.who_slot is None else slot_words(place.who_slot), place.who) if part)
    return f"{taken_words(place)} · {who} {_until(place, now, zone)}"


def _until(place: Place, now: datetime, zone: tzinfo) -> str:
    if place.capacity == 1 and place.until_at is not None:
        return translate("Amenities", "until {clock}").format(clock=moments.clock(place.until_at, zone))
    return "" if place.since_at is None else moments.minutes(now - place.since_at)


def _checked_line(place: Place, now: datetime, zone: tzinfo) -> str:
    if place.checked_at is None or place.checked is Result.NOT_APPLICABLE:
        return translate("Amenities", "Not checked yet")
    when = moment_words(place.checked_at, now, zone)
    if place.check_note and place.checked is Result.NORMAL:
        return f"{place.check_note} · {when}"
    return translate("Amenities", "checked {when}").format(when=when)


def fault_words(state: FaultState, minutes: int) -> str:
    """Where a fault stands and how long it has been out of service."""
    return f"{fault_state(state)} · {span_words(minutes)}"


def point_story(fault: Fault) -> list[tuple[datetime, str, str]]:
    """What befell something that belongs to no amenity, the latest first: when, what, and by whom."""
    steps = (
        (fault.confirmed_at, translate("Amenities", "Confirmed as fixed"), None, fault.confirmed_by),
        (fault.fixed_at, translate("Amenities", "Fixed"), fault.outcome, fault.fixed_by),
        (fault.repair_at, translate("Amenities", "Under repair"), fault.repairer, fault.repair_by),
        (fault.reported_at, translate("Amenities", "Fault reported"), fault.what, fault.reported_by),
    )
    return [
        (at, words, " · ".join(part for part in (said, who) if part))
        for at, words, said, who in steps
        if at is not None
    ]
