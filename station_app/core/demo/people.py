"""The invented people of a demo station, with their habits."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from station_app.core.demo import habits, names
from station_app.core.people.model import check_digit

_KNOWN_BEFORE = 0.7
_CARD_HOLDERS = 0.5
_UNCALLED = 0.08
_NOTES = ("周三休息", "常借打气筒", "愿意帮忙分拣物资", "介绍过几位同事来", "车停在后院", "会修电动车，可以请教")
_EMPLOYERS = ("青禾配送站", "南塘揽投部", "西圃网点", "合泰车队")


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who comes: `since` which day of the demo (0 the first), best at `minute` of the day."""

    name: str | None
    nickname: str | None
    phone: str | None
    category: str
    platforms: tuple[str, ...]
    employer: str | None
    note: str | None
    role: str | None
    card: str | None
    consent: str | None
    since: int
    known_days: int
    minute: int
    day_off: int
    usual: frozenset[str]

    @property
    def platform(self) -> str | None:
        """The primary platform."""
        return self.platforms[0] if self.platforms else None


@dataclass(frozen=True, slots=True)
class Town:
    """All who may come, and how often: a few nearly every day, most now and then."""

    guests: list[Guest]
    summed: Sequence[float]


def invent(seed: int, count: int, *, days: int) -> Town:
    """So many people for a demo of so many days; the same for the same seed and count."""
    chance = Random(f"{seed}/people/{count}")  # noqa: S311 - a demo must be the same each time
    phones: set[str] = set()
    cards: set[str] = set()
    guests = [_guest(chance, phones, cards, days) for _ in range(count)]
    places = list(range(count))
    chance.shuffle(places)
    return Town(guests, list(accumulate((place + 12) ** -0.75 for place in places)))


def _guest(chance: Random, phones: set[str], cards: set[str], days: int) -> Guest:
    category = habits.category(chance)
    called = chance.random() < _UNCALLED
    phone = names.phone(chance, phones) if chance.random() < (0.5 if called else 0.95) else None
    name = None if called else names.full_name(chance)
    return Guest(
        name=name,
        nickname=names.form_of_address(chance, name) if called or chance.random() < 0.03 else None,
        phone=phone,
        category=category,
        platforms=habits.platforms(chance, category),
        employer=chance.choice(_EMPLOYERS) if category == "courier" and chance.random() < 0.2 else None,
        note=chance.choice(_NOTES) if chance.random() < 0.02 else None,
        role=_role(chance),
        card=_card(chance, cards) if chance.random() < _CARD_HOLDERS else None,
        consent=("oral" if chance.random() < 0.7 else "written") if phone else None,
        since=0 if chance.random() < _KNOWN_BEFORE else chance.randrange(days),
        known_days=1 + int(chance.random() ** 2 * 300),
        minute=habits.minute_of_arrival(chance, category),
        day_off=chance.randrange(7),
        usual=habits.usual_services(chance, category),
    )


def _role(chance: Random) -> str | None:
    kind = chance.random()
    if kind < 0.04:
        return "volunteer"
    return "grid_worker" if kind < 0.055 else None


def _card(chance: Random, cards: set[str]) -> str:
    while True:
        body = f"9{chance.randrange(10**10):010d}"
        code = body + check_digit(body)
        if code not in cards:
            cards.add(code)
            return code
