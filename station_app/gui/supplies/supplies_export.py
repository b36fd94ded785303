"""The ledgers of supplies as files: the list of stock, the stock cards, receipts and issues of a month."""

from PySide6.QtWidgets import QWidget

from station_app.core.reports import house_ledgers
from station_app.gui.kit.context import Context
from station_app.gui.kit.export_dialog import ExportDialog
from station_app.gui.kit.ledger_export import MonthlyExport
from station_app.texts.house_sheets import house_words


class SupplyLedgers(MonthlyExport):
    """Only the receipts and issues say a phone number: that of whoever was handed something."""

    ledgers = house_ledgers.SUPPLIES
    without_phones = frozenset({"supplies", "stock_card"})


class ExportSupplies(ExportDialog):
    """Opened by the button over the list of supplies."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, SupplyLedgers(context, "suppliesExport", house_words), "exportSupplies", parent)
