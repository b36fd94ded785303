"""Buttons of the page that show their key: the two ways, cancel, and the one that Enter presses."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from station_app.gui.kit.key_button import KeyButton
from station_app.gui.kit.look import set_look
from station_app.texts import translate

_RIGHT = 8


class WayButton(KeyButton):
    """One of the two ways, as wide as its half. The way taken is the accent."""

    def __init__(self, keys: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(keys, name, parent)
        set_look(self, kind="")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_taken(self, taken: bool) -> None:
        """Show whether this is the way taken."""
        set_look(self, kind="accent" if taken else "")
        set_look(self._cap, on="plain" if taken else "false")
        size = self._cap.sizeHint()  # its words are bold on the accent
        x = self.width() - size.width() - _RIGHT
        self._cap.setGeometry(x, (self.height() - size.height()) // 2, size.width(), size.height())
        self.setAccessibleDescription(translate("Lending", "chosen") if taken else "")


class ConfirmButton(KeyButton):
    """Enter presses it while it has the focus; a key held down presses it once."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__("Enter", name, parent)
        set_look(self, kind="accent")
        set_look(self._cap, on="plain")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)
