"""The export of a page's ledgers in a window of its own, opened by its buttons."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from station_app.core.shifts.queries import today
from station_app.gui.kit.context import Context
from station_app.gui.kit.ledger_export import LedgerExport, MonthlyExport
from station_app.gui.kit.look import button
from station_app.texts import translate

_LEAST = 440
_MARGIN = 16


class FormDialog(QDialog):
    """Closing it while a file is being written lets the writing go on; what came of it is `said` all the same."""

    said = Signal(str)
    """A sentence for the status line."""

    def __init__(self, context: Context, form: LedgerExport, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._context = context
        self._form = form
        self._close = button("", name=f"{name}Close")
        form.start.setDefault(True)
        form.said.connect(self.said)
        self._close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.addWidget(form)
        layout.addLayout(foot)
        layout.addStretch(1)
        self.setMinimumWidth(_LEAST)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A key held down, or the Enter that opened the dialog, does not start the export.
        if event.isAutoRepeat() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return
        super().keyPressEvent(event)

    def _open_titled(self, title: str) -> None:
        self.setWindowTitle(title)
        self._close.setText(translate("Kit", "Close"))
        self._close.setAccessibleName(self._close.text())
        self.open()
        self._form.start.setFocus()


class ExportDialog(FormDialog):
    """The ledgers of a page, month by month."""

    def __init__(self, context: Context, form: MonthlyExport, name: str, parent: QWidget | None = None) -> None:
        super().__init__(context, form, name, parent)
        self.form = form

    def show_for(self, ledger: str, month: date | None = None) -> None:
        """Open with a ledger of the month of a day, of the present one where none is given."""
        now = today(self._context.db, self._context.clock.now())
        if not self.form.job.running():
            self.form.months.begin(now)
            self.form.months.show_month(month or now)
            self.form.retranslate()
            self.form.show_ledger(ledger)
        self._open_titled(translate("Kit", "Export ledgers"))
