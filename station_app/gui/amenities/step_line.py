"""What goes with a step of a fault: who repairs it, what was done, what is still wrong; Enter takes the step."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from station_app.gui.kit.enter_field import EnterField
from station_app.gui.kit.look import button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.texts import translate

SAID = {"repair": "repairer", "mark_fixed": "outcome", "not_fixed": "why"}
"""Steps that are asked for words → the fact those are."""


class StepLine(QWidget):
    """A line inside the card. Escape leaves it; what was typed for a step is there when it is begun again."""

    entered = Signal()
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about: tuple[int, str] | None = None
        self.caption = PlainLabel("", "secondary")
        self.field = EnterField()
        self.field.setObjectName("faultStep")
        self.take = button("", "small", "faultStepTake")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.caption)
        layout.addWidget(self.field, 1)
        layout.addWidget(self.take)
        self.field.entered.connect(self.entered)
        self.field.escaped.connect(self.escaped)
        self.take.clicked.connect(self.entered)

    def begin(self, fault_id: int, act: str) -> None:
        """Ask for the words of a step; those of another step or fault are gone."""
        if self._about != (fault_id, act):
            self._about = (fault_id, act)
            self.field.clear()
        self.retranslate()
        self.show()
        self.field.setFocus()

    def end(self) -> None:
        """The step is taken."""
        self._about = None
        self.field.clear()
        self.hide()

    def fault_id(self) -> int | None:
        """Whose step it is."""
        return None if self._about is None else self._about[0]

    def act(self) -> str:
        """The step, or nothing."""
        return "" if self._about is None else self._about[1]

    def facts(self) -> dict[str, str]:
        """What the command is told."""
        return {SAID[self.act()]: self.field.text()} if self._about is not None else {}

    def unfinished(self) -> bool:
        """Whether something is half typed."""
        return not self.isHidden() and bool(self.field.text().strip())

    def retranslate(self) -> None:
        """Say every word anew."""
        asked, hint = {
            "repair": (translate("Amenities", "Who repairs it"), translate("Amenities", "may be left empty")),
            "mark_fixed": (translate("Amenities", "What was done"), translate("Amenities", "may be left empty")),
            "not_fixed": (translate("Amenities", "What is still wrong"), ""),
        }.get(self.act(), ("", ""))
        self.caption.setText(asked)
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(asked)
        words = translate("Amenities", "Go on")
        self.take.setText(words)
        self.take.setAccessibleName(words)
