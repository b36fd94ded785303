"""One amenity at the desk: how many places are free, who has one, and the one way on that Enter takes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from station_app.gui.kit.key_button import KeyButton
from station_app.gui.kit.look import announce
from station_app.gui.kit.plain_label import PlainLabel


class PlacePanel(QWidget):
    """Shows what it is told and says that its button was pressed; `DeskPlaces` decides."""

    enter_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("deskPlace")
        self._headline = PlainLabel("", "heading", wrap=True)
        self._headline.setObjectName("deskPlaceName")
        self._about = PlainLabel("", "secondary", wrap=True)
        self._about.setObjectName("deskPlaceAbout")
        self._onward = KeyButton("Enter", "deskPlaceEnter")
        self._onward.clicked.connect(self.enter_asked)
        self._complaint = PlainLabel("", "bad", wrap=True)
        self._complaint.setObjectName("deskPlaceComplaint")
        ways = QHBoxLayout()
        ways.addWidget(self._onward)
        ways.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setSpacing(8)
        layout.addWidget(self._headline)
        layout.addWidget(self._about)
        layout.addLayout(ways)
        layout.addWidget(self._complaint)

    def offer(self, headline: str, about: str, onward: str) -> None:
        """An amenity; `onward` is what Enter does, empty when a person has to be said first."""
        self._headline.setText(headline)
        self._about.setText(about)
        self._about.setVisible(bool(about))
        self._onward.say(onward)
        self._onward.setVisible(bool(onward))
        self.complain("")
        announce(self, f"{headline} {about}".strip())

    def complain(self, text: str) -> None:
        """Say what is missing, or what is in the way."""
        self._complaint.setText(text)
        self._complaint.setVisible(bool(text))
        announce(self, text)

    def text(self) -> str:
        """All it says, for a screen reader."""
        return " ".join(label.text() for label in (self._headline, self._about, self._complaint) if label.text())
