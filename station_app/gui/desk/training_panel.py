"""The sessions to come at the desk: one line each with its digit, and the one way on that Enter takes."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from station_app.gui.desk.candidates import Candidate, CandidateList
from station_app.gui.kit.key_button import KeyButton
from station_app.gui.kit.look import announce
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.runtime.theme import Theme
from station_app.texts import translate

_ROW = 34


class TrainingPanel(QWidget):
    """Shows what it is told and says what was pressed; `DeskTrainings` decides."""

    enter_asked = Signal()
    picked = Signal(int)
    """The line that was clicked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("deskTraining")
        self._headline = PlainLabel("", "heading", wrap=True)
        self._headline.setObjectName("deskTrainingName")
        self.rows = CandidateList(theme, row=_ROW)
        self.rows.setObjectName("deskTrainingRows")
        self.rows.picked.connect(self._on_picked)
        self._onward = KeyButton("Enter", "deskTrainingEnter")
        self._onward.clicked.connect(self.enter_asked)
        self._keys = PlainLabel("", "hint")
        self._complaint = PlainLabel("", "bad", wrap=True)
        self._complaint.setObjectName("deskTrainingComplaint")
        ways = QHBoxLayout()
        ways.setContentsMargins(14, 0, 14, 0)
        ways.setSpacing(10)
        ways.addWidget(self._onward)
        ways.addWidget(self._keys, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 10)
        layout.setSpacing(6)
        for label in (self._headline, self._complaint):
            label.setContentsMargins(14, 0, 14, 0)
        layout.addWidget(self._headline)
        layout.addWidget(self.rows)
        layout.addLayout(ways)
        layout.addWidget(self._complaint)

    def offer(self, headline: str, rows: Sequence[Candidate], marked: int) -> None:
        """Lines to choose from, one of them marked."""
        self._headline.setText(headline)
        self.rows.setAccessibleName(headline)
        self.rows.show_rows(rows)
        self.complain("")
        announce(self, headline)
        self.rows.mark(marked)

    def say_onward(self, words: str) -> None:
        """What Enter does with the line that is marked; empty when there is nothing to do with it."""
        self._onward.say(words)
        self._onward.setVisible(bool(words))
        self._keys.setText(translate("Desk", "↓ or a digit: another one · Esc: none"))

    def marked(self) -> int:
        """The place of the line that is marked."""
        row = self.rows.marked()
        return -1 if row is None else self.rows.rows().index(row)

    def complain(self, text: str) -> None:
        """Say what is in the way."""
        self._complaint.setText(text)
        self._complaint.setVisible(bool(text))
        announce(self, text)

    def text(self) -> str:
        """All it says, for a screen reader."""
        return " ".join(label.text() for label in (self._headline, self._complaint) if label.text())

    def _on_picked(self, row: Candidate) -> None:
        self.picked.emit(self.rows.rows().index(row))
