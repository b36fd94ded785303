"""The figures of a period in words: what each is called, counts, was before, and by how much it has changed."""

from dataclasses import dataclass

from station_app.core.reports.model import Statistics
from station_app.gui.reports.words import days_words
from station_app.texts import translate
from station_app.texts.sheets import visit_log_words

NONE = "–"
KEYS = (
    "visit_count",
    "person_count",
    "service_count",
    "new_count",
    "anonymous_count",
    "stay_minutes",
    "visits_a_person",
    "visits_a_day",
)
_MORE_IS_GOOD = frozenset(KEYS) - {"anonymous_count", "stay_minutes"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure: its caption, its number in words, what it counts, the change since before, how that looks."""

    caption: str
    value: str
    definition: str
    change: str
    look: str = "small"


def facts_of(now: Statistics, before: Statistics) -> dict[str, Fact]:
    """The figures of a period by key, in the language in force; `before` is what it is held against."""
    captions, definitions = _captions(), _definitions()
    values, earlier = _values(now), _values(before)
    found = {}
    for key in KEYS:
        change = change_of(values[key], earlier[key], any_before=before.visit_count > 0)
        against = _against(before, earlier[key], change)
        good = key in _MORE_IS_GOOD and change.startswith("▲")
        found[key] = Fact(
            captions[key], written(values[key]), f"{definitions[key]}\n\n{against}", change, "ok" if good else "small"
        )
    return found


def _captions() -> dict[str, str]:
    return {
        "visit_count": translate("Reports", "Visits"),
        "person_count": translate("Reports", "People"),
        "service_count": translate("Reports", "Services used"),
        "new_count": translate("Reports", "New people"),
        "anonymous_count": translate("Reports", "No name"),
        "stay_minutes": translate("Reports", "Average stay (min)"),
        "visits_a_person": translate("Reports", "Visits a person"),
        "visits_a_day": translate("Reports", "Visits a day"),
    }


def _definitions() -> dict[str, str]:
    words = visit_log_words()
    sheets = {key: words[f"definition.{key}"] for key in KEYS if f"definition.{key}" in words}
    return sheets | {
        "visits_a_person": translate(
            "Reports", "Visits of people who are known, divided by the people; visits without a name are left out."
        ),
        "visits_a_day": translate("Reports", "Visits divided by the days on which somebody came."),
    }


def _values(of: Statistics) -> dict[str, float | None]:
    days = sum(1 for count in of.by_day.values() if count)
    return {
        "visit_count": of.visit_count,
        "person_count": of.person_count,
        "service_count": of.service_count,
        "new_count": of.new_count,
        "anonymous_count": of.anonymous_count,
        "stay_minutes": None if of.stay_minutes is None else round(of.stay_minutes),
        "visits_a_person": of.visits_per_person,
        "visits_a_day": of.visit_count / days if days else None,
    }


def written(value: float | None) -> str:
    """A figure as it is read; a dash where there is none."""
    if value is None:
        return NONE
    return f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"


def _against(before: Statistics, value: float | None, change: str) -> str:
    days = days_words(before.period.first, before.period.last)
    if not before.visit_count:
        return translate("Reports", "Nothing to hold it against: nobody came on {days}.").format(days=days)
    return held_against(days, value, change)


def held_against(days: str, value: float | None, change: str) -> str:
    """What a figure was in the days it is held against, and by how much it has changed."""
    words = translate("Reports", "Held against {days}: {count} ({change})")
    if not change.startswith(("▲", "▼", "±")):
        words = translate("Reports", "Held against {days}: {count}")
    return words.format(days=days, count=written(value), change=change)


def change_of(now: float | None, before: float | None, *, any_before: bool) -> str:
    """By how much a figure has changed, in words short enough to stand under it."""
    if not any_before:
        return translate("Reports", "none before")
    if not before or now is None:
        return translate("Reports", "was {count}").format(count=written(before))
    percent = round(100 * (now - before) / before)
    if percent == 0:
        return "±0%"
    return f"{'▲' if percent > 0 else '▼'}{abs(percent):,}%"
