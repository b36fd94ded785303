"""While the closing backup is made: what happens, and leaving without it."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from station_app.gui.kit.look import button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.texts import translate


class ClosingDialog(QDialog):
    """Closes by itself when the backup is done."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("closingDialog")
        self.setWindowTitle(translate("Shell", "Closing"))
        self.setMinimumWidth(400)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        leave = button(translate("Shell", "Close without it"), name="closeNow")
        leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(
            PlainLabel(translate("Shell", "Everything is saved. A backup is being made and read back …"), wrap=True)
        )
        layout.addWidget(bar)
        layout.addLayout(row)
