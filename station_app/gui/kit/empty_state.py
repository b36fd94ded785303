"""What a page says when it has nothing yet: what it is for, and the first step."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from station_app.gui.kit.look import button
from station_app.gui.kit.plain_label import PlainLabel

_WIDEST = 460
_SLACK = 48
_MARGIN = 24


class EmptyState(QWidget):
    """A sentence in the middle and up to a few buttons under it."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = PlainLabel(text, "secondary", wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(16)
        layout.addStretch(2)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._text, 100)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addLayout(self._buttons)
        layout.addStretch(3)
        self.say(text)

    def say(self, text: str) -> None:
        """Another sentence."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self._balance()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._balance()

    def _balance(self) -> None:
        # Lines of one length, so that no lone word is left over for the last one.
        widest = max(min(_WIDEST, self.width() - 2 * _MARGIN), _SLACK)
        whole = self._text.fontMetrics().horizontalAdvance(self._text.text())
        lines = max(-(-whole // widest), 1)
        self._text.setMaximumWidth(min(whole // lines + _SLACK, widest))

    def offer(self, text: str, name: str = "") -> QPushButton:
        """Add a button for the first step; connect its `clicked`."""
        made = button(text, name=name)
        self._buttons.addWidget(made)
        return made
