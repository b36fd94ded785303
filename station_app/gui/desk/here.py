"""Somebody who is here already: L lets them leave, R counts them once more with a reason."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from station_app.gui.kit.enter_field import EnterField
from station_app.gui.kit.key_button import KeyButton
from station_app.gui.kit.look import announce
from station_app.gui.kit.plain_label import PlainLabel
from station_app.texts import translate


class HerePanel(QWidget):
    """Shows who and since when; the page acts."""

    leave_asked = Signal()
    again_asked = Signal(str)
    """With the reason."""
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("deskHere")
        self._headline = PlainLabel("", "heading", wrap=True)
        self._leave = KeyButton("L", "deskLeave")
        self._leave.clicked.connect(self.leave_asked)
        self._again = KeyButton("R", "deskAgain")
        self._again.clicked.connect(self.ask_reason)
        self._reason_label = PlainLabel("", "secondary")
        self.reason = EnterField()
        self.reason.setObjectName("deskReason")
        self.reason.entered.connect(self._reason_given)
        self.reason.escaped.connect(self.escaped)
        self._complaint = PlainLabel("", "bad", wrap=True)
        self._build()

    def begin(self, headline: str) -> None:
        """Show somebody who is here."""
        self._headline.setText(headline)
        self.reason.clear()
        self._show_reason(False)
        self.complain("")
        announce(self, headline)

    def ask_reason(self) -> None:
        """Ask why this visit counts once more."""
        self._show_reason(True)
        self.reason.setFocus()

    def complain(self, text: str) -> None:
        """Say what is missing."""
        self._complaint.setText(text)
        self._complaint.setVisible(bool(text))
        announce(self, text)

    def retranslate(self) -> None:
        """Say the words of the panel."""
        self._leave.say(translate("Desk", "Leaves"))
        self._again.say(translate("Desk", "Count once more"))
        self._reason_label.setText(translate("Desk", "Why once more?"))
        self.reason.setAccessibleName(translate("Desk", "Why once more?"))
        self.reason.setPlaceholderText(translate("Desk", "e.g. went out on a delivery and came back"))

    def _reason_given(self) -> None:
        self.again_asked.emit(self.reason.text())

    def _show_reason(self, shown: bool) -> None:
        self._reason_label.setVisible(shown)
        self.reason.setVisible(shown)

    def _build(self) -> None:
        ways = QHBoxLayout()
        ways.setSpacing(8)
        ways.addWidget(self._leave)
        ways.addWidget(self._again)
        ways.addStretch(1)
        why = QHBoxLayout()
        why.setSpacing(8)
        why.addWidget(self._reason_label)
        why.addWidget(self.reason, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setSpacing(8)
        layout.addWidget(self._headline)
        layout.addLayout(ways)
        layout.addLayout(why)
        layout.addWidget(self._complaint)
