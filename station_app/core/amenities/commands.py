"""Everything that changes amenities; what does it lies beside and is called from here."""

from station_app.core.amenities.checks import inspect
from station_app.core.amenities.faults import confirm_fixed, mark_fixed, not_fixed, repair, report_fault
from station_app.core.amenities.items import add, add_many, bring_back, edit, issue_label, retire
from station_app.core.amenities.places import free, free_all, occupy
from station_app.core.shifts.commands import close_station, open_station

__all__ = [
    "add",
    "add_many",
    "bring_back",
    "close_station",
    "confirm_fixed",
    "edit",
    "free",
    "free_all",
    "inspect",
    "issue_label",
    "mark_fixed",
    "not_fixed",
    "occupy",
    "open_station",
    "repair",
    "report_fault",
    "retire",
]
