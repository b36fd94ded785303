"""While the closing backup is made: what happens, and leaving without it."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from station_app.gui.kit.folders import breakable
from station_app.gui.kit.look import announce, button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.texts import translate


class ClosingDialog(QDialog):
    """Closes by itself when the backup is done; one that failed says why and waits to be read."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("closingDialog")
        self.setWindowTitle(translate("Shell", "Closing"))
        self.setMinimumWidth(400)
        self._words = PlainLabel(
            translate("Shell", "Everything is saved. A backup is being made and read back …"), wrap=True
        )
        self._words.setObjectName("closingWords")
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        leave = button(translate("Shell", "Close without it"), name="closeNow")
        leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self._words)
        layout.addWidget(self._bar)
        layout.addLayout(row)

    def fail(self, why: str) -> None:
        """There will be no backup this time."""
        words = translate("Shell", "Everything is saved, but no backup could be made: {why}").format(why=why)
        self._words.setText(breakable(words))
        self._words.set_look("bad")
        self._bar.hide()
        announce(self._words, words)
