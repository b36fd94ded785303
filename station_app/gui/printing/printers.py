"""Which printer, asked behind a protocol, so that tests answer without a screen."""

from typing import Protocol

from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget


class Printers(Protocol):
    """What may be asked about printers."""

    def any(self) -> bool:
        """Whether this PC has a printer at all."""
        ...

    def choose(self, title: str, parent: QWidget) -> QPrinter | None:
        """The printer to use; None when the clerk thought better of it."""
        ...


class WindowPrinters:
    """Asks with the system's own dialog."""

    def any(self) -> bool:
        return bool(QPrinterInfo.availablePrinterNames())

    def choose(self, title: str, parent: QWidget) -> QPrinter | None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, parent)
        dialog.setWindowTitle(title)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return printer if accepted else None
