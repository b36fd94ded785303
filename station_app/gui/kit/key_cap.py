"""A key as it is printed on the keyboard, beside what it does."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from station_app.gui.kit.look import set_look
from station_app.gui.kit.plain_label import PlainLabel

_NARROWEST = 18  # here and not in the style sheet: a layout would squeeze every cap to that


class KeyCap(PlainLabel):
    """Shows "F2", "Ctrl Z" …; it is a hint and cannot be pressed."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(keys, parent=parent)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        whole = super().sizeHint()
        return QSize(max(whole.width(), _NARROWEST), whole.height())

    def set_on(self, on: bool) -> None:
        """In the colour of what is chosen, or not."""
        set_look(self, on=on)
