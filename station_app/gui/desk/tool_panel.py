"""One tool at the desk: who it goes to, or how it came back; what is missing; why a rule is set aside."""

from collections.abc import Sequence
from string import ascii_uppercase

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from station_app.core.lending.model import Condition
from station_app.gui.kit.chips import Chips, Choice
from station_app.gui.kit.enter_field import EnterField
from station_app.gui.kit.key_button import KeyButton
from station_app.gui.kit.look import announce
from station_app.gui.kit.plain_label import PlainLabel
from station_app.texts import translate


class ToolPanel(QWidget):
    """Shows what it is told and says which button was pressed; `DeskLending` decides."""

    enter_asked = Signal()
    """The way on that Enter takes."""
    condition_chosen = Signal(str)
    reason_given = Signal(str)
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("deskTool")
        self._headline = PlainLabel("", "heading", wrap=True)
        self._headline.setObjectName("deskToolName")
        self._about = PlainLabel("", "secondary", wrap=True)
        self._about.setObjectName("deskToolAbout")
        self._onward = KeyButton("Enter", "deskToolEnter")
        self._onward.clicked.connect(self.enter_asked)
        self._damaged = KeyButton("D", "deskToolDamaged")
        self._damaged.clicked.connect(self._say_damaged)
        self._missing = KeyButton("P", "deskToolMissing")
        self._missing.clicked.connect(self._say_missing)
        self.parts = Chips("", gap=4)
        self.parts.setObjectName("deskToolParts")
        self._names: tuple[str, ...] = ()
        self._reason_label = PlainLabel("", "secondary")
        self.reason = EnterField()
        self.reason.setObjectName("deskToolReason")
        self.reason.entered.connect(self._give_reason)
        self.reason.escaped.connect(self.escaped)
        self._complaint = PlainLabel("", "bad", wrap=True)
        self._complaint.setObjectName("deskToolComplaint")
        self._build()

    def offer_return(self, headline: str, about: str) -> None:
        """A tool that is out: whole, damaged, or parts missing."""
        self._begin(headline, about)
        self._onward.say(translate("Desk", "Back, whole"))
        self._show(self._onward, self._damaged, self._missing)

    def offer_loan(self, headline: str, about: str, onward: str) -> None:
        """A tool that is free; `onward` asks whether it goes to somebody at hand, empty when nobody is."""
        self._begin(headline, about)
        self._onward.say(onward)
        self._show(*([self._onward] if onward else []))

    def ask_parts(self, names: Sequence[str]) -> None:
        """Ask which accessories did not come back: a letter each."""
        self._names = tuple(names)
        self.parts.offer(Choice(name, name, key) for name, key in zip(names, ascii_uppercase, strict=False))
        self.parts.choose([])
        self._onward.say(translate("Desk", "Back without these"))
        self._show(self._onward, self.parts)
        self.complain("")

    def asks_parts(self) -> bool:
        """Whether letters tick accessories now."""
        return bool(self._names)

    def toggle_part(self, letter: str) -> bool:
        """Tick the accessory of a letter or take the tick away; False when none has it."""
        at = ascii_uppercase.index(letter)
        if at < len(self._names):
            self.parts.toggle(self._names[at])
            self.complain("")
        return at < len(self._names)

    def ask_reason(self, why: str) -> None:
        """A rule is in the way that a reason sets aside."""
        self._reason_label.show()
        self.reason.show()
        self.complain(why)
        self.reason.setFocus()

    def asks_reason(self) -> bool:
        """Whether a reason is asked for."""
        return not self.reason.isHidden()

    def complain(self, text: str) -> None:
        """Say what is missing, or what is in the way."""
        self._complaint.setText(text)
        self._complaint.setVisible(bool(text))
        announce(self, text)

    def text(self) -> str:
        """All it says, for a screen reader."""
        return " ".join(label.text() for label in (self._headline, self._about, self._complaint) if label.text())

    def retranslate(self) -> None:
        """Say the words that never change; the rest is said by whoever shows a tool."""
        self._damaged.say(translate("Desk", "Damaged"))
        self._missing.say(translate("Desk", "Parts missing"))
        self.parts.setAccessibleName(translate("Desk", "What is missing?"))
        self._reason_label.setText(translate("Desk", "Why all the same?"))
        self.reason.setAccessibleName(translate("Desk", "Why all the same?"))
        self.reason.setPlaceholderText(translate("Desk", "e.g. the manager knows, needed until noon"))

    def _begin(self, headline: str, about: str) -> None:
        self._names = ()
        self._headline.setText(headline)
        self._about.setText(about)
        self._about.setVisible(bool(about))
        self.reason.clear()
        self._reason_label.hide()
        self.reason.hide()
        self.complain("")
        announce(self, f"{headline} {about}".strip())

    def _show(self, *parts: QWidget) -> None:
        for part in (self._onward, self._damaged, self._missing, self.parts):
            part.setVisible(part in parts)

    def _say_damaged(self) -> None:
        self.condition_chosen.emit(Condition.DAMAGED.value)

    def _say_missing(self) -> None:
        self.condition_chosen.emit(Condition.PARTS_MISSING.value)

    def _give_reason(self) -> None:
        self.reason_given.emit(self.reason.text())

    def _build(self) -> None:
        ways = QHBoxLayout()
        ways.setSpacing(8)
        for way in (self._onward, self._damaged, self._missing):
            ways.addWidget(way)
        ways.addStretch(1)
        why = QHBoxLayout()
        why.setSpacing(8)
        why.addWidget(self._reason_label)
        why.addWidget(self.reason, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setSpacing(8)
        layout.addWidget(self._headline)
        layout.addWidget(self._about)
        layout.addWidget(self.parts)
        layout.addLayout(ways)
        layout.addLayout(why)
        layout.addWidget(self._complaint)
