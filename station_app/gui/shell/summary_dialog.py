"""The day's picture to look at; it lies on the clipboard already."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from station_app.gui.kit.look import announce, button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.texts import translate


class SummaryDialog(QDialog):
    """Enter or Escape closes it."""

    save_asked = Signal()

    def __init__(self, parent: QWidget, title: str, picture: QImage) -> None:
        super().__init__(parent)
        self.setObjectName("summaryDialog")
        self.setWindowTitle(title)
        words = PlainLabel(
            translate("Summary", "Copied. Paste it into WeChat with Ctrl+V; there are no names in it."), wrap=True
        )
        save = button(translate("Summary", "Save as picture…"), name="summarySave")
        save.clicked.connect(self.save_asked)
        close = button(translate("Shell", "Close"), "accent", "summaryClose")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(save)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(words)
        layout.addWidget(PicturePreview(picture, 440), 0, Qt.AlignmentFlag.AlignCenter)
        layout.addLayout(row)
        close.setFocus()
        announce(self, words.text())


class PicturePreview(QLabel):
    """A picture in small, sharp on every screen, with a thin frame."""

    def __init__(self, picture: QImage, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("summaryPreview")
        self.setProperty("box", "true")
        ratio = self.devicePixelRatioF()
        small = picture.scaledToHeight(round(height * ratio), Qt.TransformationMode.SmoothTransformation)
        shown = QPixmap.fromImage(small)
        shown.setDevicePixelRatio(ratio)
        self.setPixmap(shown)
        self.setAccessibleName(translate("Summary", "The picture of the day"))
