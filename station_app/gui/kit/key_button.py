"""A small button that shows its key inside: Undo [Ctrl Z], Leaves [L]."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from station_app.gui.kit.key_cap import KeyCap

_GAP = 8
_RIGHT = 8


class KeyButton(QPushButton):
    """The key is printed on it only; whoever makes the button listens for the key."""

    def __init__(self, keys: str, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cap = KeyCap(keys, self)
        self.setProperty("kind", "small")
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the cursor where the clerk types
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if name:
            self.setObjectName(name)

    def say(self, words: str) -> None:
        """What it does."""
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        plain = super().sizeHint()
        return QSize(plain.width() + _GAP + self._cap.sizeHint().width() - 2, plain.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self._cap.sizeHint()
        x, y = self.width() - size.width() - _RIGHT, (self.height() - size.height()) // 2
        self._cap.setGeometry(QRect(x, y, size.width(), size.height()))
