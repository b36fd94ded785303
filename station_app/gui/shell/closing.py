"""While the closing backup is made: what happens, and leaving without it."""

from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from station_app.gui.kit.folders import breakable
from station_app.gui.kit.look import announce, button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.shell.summary_dialog import PicturePreview
from station_app.texts import translate

_LOOK_MS = 1_500
"""How long the day's picture stays to be looked at when the backup is quicker."""
_PREVIEW_PX = 300
_FORGETFUL = ("xcb", "wayland")
"""Where what was copied goes with the program that copied it, unless something keeps it; Windows and macOS keep it."""


class ClosingDialog(QDialog):
    """Closes by itself when the backup is done; one that failed says why and waits to be read.

    `summary` is the day's picture when it was put on the clipboard.
    """

    def __init__(self, parent: QWidget, summary: QImage | None = None) -> None:
        super().__init__(parent)
        self._seen = QElapsedTimer()
        self._seen.start()
        self._look_ms = _LOOK_MS if summary is not None else 0
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
        self._leave = button(translate("Shell", "Close without it"), name="closeNow")
        self._leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self._words)
        layout.addWidget(self._bar)
        if summary is not None:
            copied = PlainLabel(copied_words(QGuiApplication.platformName()), wrap=True)
            copied.setObjectName("closingSummary")
            layout.addWidget(copied)
            layout.addWidget(PicturePreview(summary, _PREVIEW_PX), 0, Qt.AlignmentFlag.AlignCenter)
        layout.addLayout(row)

    def finish(self) -> None:
        """The backup is made: close as soon as the picture could be looked at."""
        self._bar.hide()
        self._words.setText(translate("Shell", "Everything is saved and backed up."))
        self._leave.setText(translate("Shell", "Close"))
        self._leave.setAccessibleName(self._leave.text())
        QTimer.singleShot(max(0, self._look_ms - self._seen.elapsed()), self, self.accept)

    def fail(self, why: str) -> None:
        """There will be no backup this time."""
        words = translate("Shell", "Everything is saved, but no backup could be made: {why}").format(why=why)
        self._words.setText(breakable(words))
        self._words.set_look("bad")
        self._bar.hide()
        announce(self._words, words)


def copied_words(platform: str) -> str:
    """That the day's summary is copied, and how long it can be pasted there."""
    if platform in _FORGETFUL:
        return translate("Summary", "The day's summary is copied; it can be pasted until this window has closed.")
    return translate("Summary", "The day's summary is copied: it can be pasted into WeChat.")
