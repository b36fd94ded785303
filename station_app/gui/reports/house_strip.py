"""The figures of a period's house under those of its visits: hours of service, supplies, faults, checks."""

from station_app.core.reports.house_figures import HouseFigures
from station_app.gui.reports.asked_strip import AskedStrip
from station_app.gui.reports.figures import Fact, change_of, held_against, written
from station_app.gui.reports.words import days_words
from station_app.gui.runtime.theme import Theme
from station_app.texts import translate
from station_app.texts.house_sheets import house_words

TABS = {
    "open_days": "hours",
    "open_hours": "hours",
    "late_days": "hours",
    "supplies_issued": "supplies",
    "amenities_faults_reported": "faults",
    "amenities_out_hours": "faults",
    "amenities_checks": "checks",
    "amenities_abnormal": "checks",
}
"""Figure → the tab of the page of amenities where its rows are."""
_MORE_IS_GOOD = frozenset({"open_days", "open_hours", "amenities_checks"})
_COLUMNS = (8, 4, 2)


class HouseStrip(AskedStrip):
    """Each figure leads to its tab of the page of amenities; it hides where there is nothing to show."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "reportsHouse", tuple(TABS), _COLUMNS)

    def show_house(self, now: HouseFigures, before: HouseFigures, *, wanted: bool) -> None:
        """Show the figures of a period; none when there are none, or when the station does without the part."""
        self.close_definition()
        self.setVisible(wanted and now.anything)
        self.show_facts(house_facts(now, before))

    def retranslate(self) -> None:
        """The title, in the language in force."""
        self.set_title(translate("Reports", "Amenities and supplies"))


def house_facts(now: HouseFigures, before: HouseFigures) -> dict[str, Fact]:
    """The figures of a period's house by key, in the language in force; `before` is what it is held against."""
    words, found = house_words(), {}
    values, earlier = _values(now), _values(before)
    days = days_words(before.period.first, before.period.last)
    for key in TABS:
        change = change_of(values[key], earlier[key], any_before=before.anything)
        against = (
            held_against(days, earlier[key], change)
            if before.anything
            else translate("Reports", "Nothing to hold it against: nothing was recorded on {days}.").format(days=days)
        )
        good = key in _MORE_IS_GOOD and change.startswith("▲")
        found[key] = Fact(
            words[f"figure.{key}"],
            written(values[key]),
            f"{words[f'definition.{key}']}\n\n{against}",
            change,
            "ok" if good else "small",
        )
    return found


def _values(of: HouseFigures) -> dict[str, float]:
    return {
        "open_days": of.opening.open_days,
        "open_hours": of.opening.open_hours,
        "late_days": of.opening.late_days,
        "supplies_issued": of.supplies.issued,
        "amenities_faults_reported": of.amenities.faults_reported,
        "amenities_out_hours": of.amenities.out_hours,
        "amenities_checks": of.amenities.checks,
        "amenities_abnormal": of.amenities.abnormal,
    }
