"""The ledgers of the page of amenities as files: amenities, the sheet of checks, faults, opening hours of a month."""

from PySide6.QtWidgets import QWidget

from station_app.core.reports import house_ledgers
from station_app.gui.kit.context import Context
from station_app.gui.kit.export_dialog import ExportDialog
from station_app.gui.kit.ledger_export import MonthlyExport
from station_app.texts.house_sheets import house_words


class AmenityLedgers(MonthlyExport):
    """None of them carries a phone number."""

    ledgers = house_ledgers.AMENITIES
    without_phones = frozenset(house_ledgers.AMENITIES)


class ExportAmenities(ExportDialog):
    """Opened by the buttons of the page's tabs."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, AmenityLedgers(context, "amenitiesExport", house_words), "exportAmenities", parent)
