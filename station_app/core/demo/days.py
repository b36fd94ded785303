"""One invented day at the station, always the same for the same seed, whatever days lie around it."""

from dataclasses import dataclass, field
from datetime import date
from random import Random

from station_app.core.demo import habits, names
from station_app.core.demo.people import Guest, Town
from station_app.core.visits.model import Origin, State

_UNNAMED = 0.06
_GROUPS = (("1", 56), ("2", 20), ("3", 10), ("4", 6), ("5", 3), ("6", 5))
_UNNAMED_WORDS = ("骑手", "快递员", "过路司机", "环卫师傅")
_APART = 150 * 60
_LEAVE = 0.61
_VOID = 0.008
_BACK_DATED = 0.012
_NOTED = 0.01
_VOID_REASONS = ("登记错人了", "重复登记", "点错了", "人没进门就走了")
_VISIT_NOTES = ("给同事带了一瓶水", "手机没电来充电", "车胎没气，借了打气筒", "问了工伤认定的事", "帮忙搬了两箱水")
_TRIES = 6


@dataclass(frozen=True, slots=True)
class Arrival:
    """One visit before it has an id. `guest` is an index into the town; times are seconds after local midnight."""

    guest: int | None
    heads: int
    words: str | None
    category: str
    platform: str | None
    arrived: int
    left: int | None
    state: State
    origin: Origin
    note: str | None
    void_reason: str | None
    services: list[tuple[str, int]]


@dataclass(slots=True)
class _Day:
    date: date
    chance: Random
    town: Town
    index: int
    rainy: bool
    came: dict[int, list[int]] = field(default_factory=dict)


def arrivals(town: Town, seed: int, day: date, *, index: int, usual: int) -> list[Arrival]:
    """The visits of a day in order of arriving. `index` counts days from the demo's first, `usual` is a usual day's."""
    chance = Random(f"{seed}/{day.isoformat()}")  # noqa: S311 - a demo must be the same each time
    rainy = habits.rains(chance)
    count = habits.visits_on(chance, day, usual=usual, rainy=rainy)
    here = _Day(day, chance, town, index, rainy)
    return sorted((_arrival(here) for _ in range(count)), key=_when)


def _when(arrival: Arrival) -> int:
    return arrival.arrived


def _arrival(here: _Day) -> Arrival:
    chance = here.chance
    found = None if chance.random() < _UNNAMED else _somebody(here)
    if found is None:
        return _unnamed(here)
    number, arrived = found
    guest = here.town.guests[number]
    return _visit(here, arrived, guest.usual, guest=number, category=guest.category, platform=guest.platform)


def _somebody(here: _Day) -> tuple[int, int] | None:
    chance = here.chance
    for _ in range(_TRIES):
        (number,) = chance.choices(range(len(here.town.guests)), cum_weights=here.town.summed)
        guest = here.town.guests[number]
        if guest.since > here.index or (guest.day_off == here.date.weekday() and chance.random() < 0.8):
            continue
        arrived = _second(chance, guest)
        if all(abs(arrived - other) > _APART for other in here.came.setdefault(number, [])):
            here.came[number].append(arrived)
            return number, arrived
    return None


def _second(chance: Random, guest: Guest) -> int:
    if chance.random() < 0.6:
        minute = habits.in_hours(chance.gauss(guest.minute, 15))
    else:
        minute = habits.minute_of_arrival(chance, guest.category)
    return minute * 60 + chance.randrange(60)


def _unnamed(here: _Day) -> Arrival:
    chance = here.chance
    category = habits.category(chance) if chance.random() < 0.6 else "unknown"
    arrived = habits.minute_of_arrival(chance, category) * 60 + chance.randrange(60)
    heads = int(habits.weighted(chance, _GROUPS))
    words = None
    if heads == 1 and chance.random() < 0.15:
        words = chance.choice(_UNNAMED_WORDS) if chance.random() < 0.5 else names.form_of_address(chance)
    return _visit(here, arrived, frozenset(habits.PRESELECTED), heads=heads, words=words, category=category)


def _visit(
    here: _Day,
    arrived: int,
    usual: frozenset[str],
    *,
    guest: int | None = None,
    heads: int = 1,
    words: str | None = None,
    category: str,
    platform: str | None = None,
) -> Arrival:
    chance = here.chance
    back_dated = chance.random() < _BACK_DATED
    left = _left(chance, arrived) if chance.random() < _LEAVE else None
    state = State.OUT if left is not None else State.UNKNOWN if back_dated else State.AUTO
    void_reason = chance.choice(_VOID_REASONS) if chance.random() < _VOID else None
    return Arrival(
        guest=guest,
        heads=heads,
        words=words,
        category=category,
        platform=platform,
        arrived=arrived,
        left=left,
        state=state if void_reason is None else State.VOID,
        origin=Origin.BACK_DATED if back_dated else Origin.DEMO,
        note=chance.choice(_VISIT_NOTES) if chance.random() < _NOTED else None,
        void_reason=void_reason,
        services=habits.services_taken(chance, usual, minute=arrived // 60, month=here.date.month, rainy=here.rainy),
    )


def _left(chance: Random, arrived: int) -> int:
    minutes = min(88.0, max(4.0, chance.lognormvariate(3.2, 0.55)))
    return min(arrived + int(minutes * 60), habits.CLOSES * 60)
