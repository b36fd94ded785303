"""One line at the right of the desk: a tag, what it is about, and the way to it."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from station_app.gui.kit.elided_label import ElidedLabel
from station_app.gui.kit.look import button
from station_app.gui.kit.requests import Request
from station_app.gui.kit.tag import Kind, TagLabel


class WayRow(QWidget):
    """Shows what it is told; `request` is what its button asks for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.request: Request | None = None
        self.tag = TagLabel(kind="bad")
        self.words = ElidedLabel()
        self.way: QPushButton = button("", "small")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.tag)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.way)

    def show_way(self, tag: tuple[str, Kind], words: str, way: tuple[str, str], request: Request) -> None:
        """Say what it is and the way to it; `tag` with its kind, `way` with its whole name."""
        self.request = request
        self.tag.show_tag(*tag)
        self.words.setText(words)
        self.way.setText(way[0])
        self.way.setAccessibleName(way[1])

    def text(self) -> str:
        """All it says."""
        return f"{self.tag.text()} {self.words.text()}"


def request_of(rows: list[WayRow], pressed: object) -> Request | None:
    """What the button that was pressed asks for."""
    return next((row.request for row in rows if row.way is pressed), None)
