"""The habits of an invented station: who comes, when in the day and the week, and what they come for."""

from datetime import date
from random import Random

OPENS, CLOSES = 9 * 60, 21 * 60
"""Minutes after midnight; the last arrivals come five minutes before closing."""

CATEGORIES: tuple[tuple[str, int], ...] = (
    ("food_rider", 500),
    ("courier", 250),
    ("ride_hail_driver", 45),
    ("sanitation", 45),
    ("truck_driver", 25),
    ("streamer", 25),
    ("errand_runner", 20),
    ("designated_driver", 12),
    ("taxi_driver", 12),
    ("guard", 12),
    ("traffic_police", 8),
    ("gardener", 8),
    ("resident", 15),
    ("volunteer", 8),
    ("other", 5),
    ("unknown", 10),
)

PLATFORMS: dict[str, tuple[tuple[str, int], ...]] = {
    "food_rider": (("meituan", 60), ("taobao_flash", 26), ("jd_instant", 14)),
    "courier": (("sf", 20), ("zto", 20), ("yto", 17), ("yunda", 14), ("jt", 14), ("jd", 8), ("sto", 7)),
    "ride_hail_driver": (("didi", 65), ("t3", 15), ("caocao", 12), ("amap", 8)),
    "truck_driver": (("huolala", 70), ("manbang", 30)),
    "streamer": (("douyin", 70), ("kuaishou", 30)),
    "errand_runner": (("shansong", 45), ("uu", 30), ("dada", 25)),
    "sanitation": (("sanitation_company", 100),),
    "traffic_police": (("traffic_brigade", 100),),
}

_RIDER_SECOND = ("dada", "shansong", "sf_city", "uu", "dingdong")

# Waves of arrivals: middle and spread in minutes, weight.
_Waves = tuple[tuple[int, int, int], ...]
_OTHERS: _Waves = ((630, 60, 25), (890, 55, 50), (1110, 60, 25))
_WAVES: dict[str, _Waves] = {
    "food_rider": ((600, 30, 10), (740, 30, 12), (898, 42, 58), (1170, 40, 20)),
    "courier": ((580, 25, 10), (760, 35, 26), (920, 45, 48), (1120, 45, 16)),
    "sanitation": ((590, 25, 25), (730, 30, 25), (895, 40, 45), (1050, 30, 5)),
    "streamer": ((660, 50, 20), (920, 60, 45), (1140, 50, 35)),
}

# How often a service is used: by most of those who come, by few.
_SERVICES: tuple[tuple[str, float], ...] = (
    ("water", 0.78),
    ("rest", 0.62),
    ("charging", 0.36),
    ("restroom", 0.30),
    ("hot_food", 0.14),
    ("reading", 0.05),
    ("tool", 0.04),
    ("consultation", 0.03),
    ("supplies", 0.03),
    ("medicine", 0.02),
    ("haircut", 0.01),
)
PRESELECTED = ("water", "rest")
_MEAL_HOURS = (11 * 60 + 20, 15 * 60)
_WEEKDAYS = (0.98, 0.97, 1.0, 1.03, 1.1, 1.0, 0.92)
_RAINY_DAYS = 0.22
_HOT_OR_COLD = frozenset({1, 2, 6, 7, 8, 9, 12})


def category(chance: Random) -> str:
    """A worker category, as often as a real station meets it."""
    return weighted(chance, CATEGORIES)


def platforms(chance: Random, category_code: str) -> tuple[str, ...]:
    """The platforms of somebody, the primary one first; some riders ride for two, many others for none."""
    shares = PLATFORMS.get(category_code)
    if shares is None:
        return ()
    first = weighted(chance, shares)
    if category_code == "food_rider" and chance.random() < 0.15:
        return (first, chance.choice(_RIDER_SECOND))
    return (first,)


def minute_of_arrival(chance: Random, category_code: str) -> int:
    """A minute of the day at which somebody of a category comes."""
    waves = _WAVES.get(category_code, _OTHERS)
    (wave,) = chance.choices(waves, [wave[2] for wave in waves])
    return in_hours(chance.gauss(wave[0], wave[1]))


def in_hours(minute: float) -> int:
    """A minute moved into the opening hours."""
    return min(max(int(minute), OPENS + 2), CLOSES - 5)


def usual_services(chance: Random, category_code: str) -> frozenset[str]:
    """What somebody takes on most visits."""
    usual = {service for service, share in _SERVICES if chance.random() < share}
    if category_code == "streamer":
        usual.add("live_room")
    return frozenset(usual or {"water"})


def services_taken(
    chance: Random, usual: frozenset[str], *, minute: int, month: int, rainy: bool
) -> list[tuple[str, int]]:
    """The services of one visit, each with whether it was picked by hand (1) or offered ticked (0)."""
    taken = [service for service in sorted(usual) if chance.random() < 0.85]
    taken += [s for s, share in _SERVICES if s not in usual and chance.random() < share * 0.15]
    if _MEAL_HOURS[0] <= minute <= _MEAL_HOURS[1] and chance.random() < 0.3:
        taken.append("meal")
    if (rainy or month in _HOT_OR_COLD) and chance.random() < 0.25:
        taken.append("shelter")
    if rainy and chance.random() < 0.1:
        taken.append("rain_gear")
    return [(service, int(service not in PRESELECTED)) for service in taken or ["water"]]


def rains(chance: Random) -> bool:
    """Whether a day is rainy: then more people come in."""
    return chance.random() < _RAINY_DAYS


def visits_on(chance: Random, day: date, *, usual: int, rainy: bool) -> int:
    """How many visits a day has when a usual day has `usual`."""
    weather = 1.2 if rainy else 0.945
    return max(1, round(usual * _WEEKDAYS[day.weekday()] * weather * max(0.7, chance.gauss(1, 0.06))))


def weighted(chance: Random, shares: tuple[tuple[str, int], ...]) -> str:
    """One of several codes, as often as its share says."""
    (code,) = chance.choices([code for code, _ in shares], [share for _, share in shares])
    return code
