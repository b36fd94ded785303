"""The list of pages: the navigation shows those that are not hidden, in this order."""

from collections.abc import Callable
from dataclasses import dataclass

from station_app.gui.amenities.page import AmenitiesPage
from station_app.gui.desk.page import DeskPage
from station_app.gui.imports.page import ImportPage
from station_app.gui.kit.context import Context
from station_app.gui.kit.page import Page
from station_app.gui.lending.page import LendingPage
from station_app.gui.people.page import PeoplePage
from station_app.gui.reports.page import ReportsPage
from station_app.gui.settings.page import SettingsPage
from station_app.gui.sheets.page import SheetsPage
from station_app.gui.training.page import TrainingPage
from station_app.gui.visits.page import VisitsPage
from station_app.texts import translate


@dataclass(frozen=True, slots=True)
class Entry:
    """One page: its name, its icon, how it is made. `at_bottom` puts it under the others in the navigation.

    `hidden` pages are no part of the navigation: they are asked for. `part` names what a station may do without.
    """

    name: str
    icon: str
    make: Callable[[Context], Page]
    at_bottom: bool = False
    hidden: bool = False
    part: str = ""


PAGES = (
    Entry("desk", "home", DeskPage),
    Entry("visits", "visits", VisitsPage),
    Entry("lending", "lending", LendingPage),
    Entry("training", "training", TrainingPage, part="training"),
    Entry("amenities", "amenities", AmenitiesPage, part="amenities"),
    Entry("people", "people", PeoplePage),
    Entry("reports", "reports", ReportsPage, part="reports"),
    Entry("settings", "settings", SettingsPage, at_bottom=True),
    Entry("imports", "data", ImportPage, hidden=True),
    Entry("sheets", "visits", SheetsPage, hidden=True, part="sheets"),
)


def title(name: str) -> str:
    """A page's title, as in the navigation and at the top."""
    return {
        "desk": translate("Pages", "Desk"),
        "visits": translate("Pages", "Visits"),
        "lending": translate("Pages", "Lending"),
        "training": translate("Pages", "Training"),
        "amenities": translate("Pages", "Amenities"),
        "people": translate("Pages", "People"),
        "reports": translate("Pages", "Statistics"),
        "settings": translate("Pages", "Settings"),
        "imports": translate("Pages", "Import"),
        "sheets": translate("Pages", "Paper sheets"),
    }[name]
