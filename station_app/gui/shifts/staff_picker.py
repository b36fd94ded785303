"""Picking who is on duty: a digit each, or a new name."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from station_app.core.staff.commands import add
from station_app.core.staff.model import NAME_LIMIT, Staff
from station_app.core.staff.queries import everybody
from station_app.core.types import StaffId
from station_app.gui.kit.chips import Chips, Choice
from station_app.gui.kit.context import Context
from station_app.gui.kit.plain_label import PlainLabel
from station_app.texts import translate
from station_app.texts.refusals import explain_refusal

_KEYED = 9


class StaffPicker(QWidget):
    """`picked` says who, once `pick` was asked; a new name is added to the list first."""

    picked = Signal(object)
    """StaffId."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._offered: list[Staff] = []
        self._remembered: list[str] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.chips = Chips(translate("Shifts", "Who is on duty"), exclusive=True)
        self.chips.setObjectName("shiftStaff")
        self.chips.changed.connect(self._on_chosen)
        self.name = QLineEdit()
        self.name.setObjectName("shiftNewName")
        self.name.setMaxLength(NAME_LIMIT)
        self.name.setMaximumWidth(280)
        self.name.setPlaceholderText(translate("Shifts", "Somebody else: type a name"))
        self.name.setAccessibleName(self.name.placeholderText())
        self.name.textEdited.connect(self._on_typed)
        self._complaint = PlainLabel("", "bad", wrap=True)
        self._complaint.setObjectName("shiftStaffComplaint")
        self._complaint.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self.chips, self.name, self._complaint):
            layout.addWidget(widget)

    def offer(self, *, but: int | None = None) -> None:
        """Offer all who serve, but for one; who is alone is chosen already."""
        self._offered = [each for each in everybody(self._context.db) if each.active and each.id != but]
        self.chips.offer(
            Choice(str(each.id), each.name, str(at) if at <= _KEYED else "") for at, each in enumerate(self._offered, 1)
        )
        self.chips.setVisible(bool(self._offered))
        if len(self._offered) == 1 and but is None and not self.name.text():
            self.chips.choose([str(self._offered[0].id)])

    def go(self) -> None:
        """Put the cursor where picking begins."""
        if not self._offered:
            self.name.setFocus()
            return
        chosen = self.chips.chosen()
        if chosen:
            self.chips.chip(chosen[0]).setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.setFocus()  # a digit picks; nobody is picked for the clerk

    def press(self, event: QKeyEvent) -> bool:
        """A digit picks; False for any other key."""
        digit = event.text()
        if not (digit.isascii() and digit.isdigit()) or not 1 <= int(digit) <= min(len(self._offered), _KEYED):
            return False
        self.chips.toggle(str(self._offered[int(digit) - 1].id))
        self.go()
        return True

    def remember(self) -> None:
        """Somebody, or a scanner, begins to type."""
        self._remembered = self.chips.chosen()

    def put_back(self) -> None:
        """It was a scanner: its digits pick nobody."""
        self.chips.choose(self._remembered)

    def pick(self) -> None:
        """Say who was picked; complain beside the field when nobody was."""
        name, chosen = self.name.text().strip(), self.chips.chosen()
        if name:
            known = next((each for each in self._offered if each.name == name), None)
            if known is not None:
                self.picked.emit(known.id)
                return
            self._context.operations.run(add, name=name, done=self._on_added, refused=self._on_refused, undoable=False)
        elif chosen:
            self.picked.emit(StaffId(int(chosen[0])))
        else:
            self.complain(translate("Shifts", "Who is it? Please pick somebody, or type a name."))
            self.go()

    def complain(self, words: str) -> None:
        """Say what is wrong; nothing takes it away."""
        self._complaint.setText(words)
        self._complaint.setVisible(bool(words))

    def _on_added(self, staff: Staff) -> None:
        # Chosen before the list is read again, so that a refusal that follows leaves a name in place.
        self.name.clear()
        self.offer()
        self.chips.choose([str(staff.id)])
        self.picked.emit(staff.id)

    def _on_refused(self, refusal: object) -> None:
        self.complain(explain_refusal(refusal))  # type: ignore[arg-type]
        self.name.setFocus()

    def _on_chosen(self, chosen: list[str]) -> None:
        del chosen
        self.name.clear()
        self.complain("")

    def _on_typed(self, typed: str) -> None:
        self.complain("")
        if typed:
            self.chips.choose([])
