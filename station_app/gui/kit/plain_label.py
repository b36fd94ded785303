"""A label that shows what it is given and never markup: a name like "<b>" stays a name."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from station_app.gui.kit.look import set_look


class PlainLabel(QLabel):
    """Words. `look`: secondary small hint strong title heading figure caption accent ok warn bad info, or nothing."""

    def __init__(self, text: str = "", look: str = "", *, wrap: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setText(text)
        if look:
            self.setProperty("look", look)

    def set_look(self, look: str) -> None:
        """Change the look, e.g. to "bad" beside a refused field."""
        set_look(self, look=look)
