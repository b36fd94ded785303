"""A tool that comes back: who has it and until when, how it is, and which accessories are not there."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from station_app.core.lending.model import Condition, Loan
from station_app.core.settings.queries import zone
from station_app.gui.kit.chips import Chips, Choice
from station_app.gui.kit.context import Context
from station_app.gui.kit.elided_label import ElidedLabel
from station_app.gui.kit.enter_field import EnterField
from station_app.gui.kit.look import button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.lending.words import borrower_of, due_words
from station_app.texts import labels, translate
from station_app.texts.lending import condition_words

KEYS = {Condition.GOOD: "G", Condition.DAMAGED: "D", Condition.PARTS_MISSING: "P"}


class BackPanel(QWidget):
    """G, D and P say how it is; with P the digits tick what is missing."""

    entered = Signal()
    escaped = Signal()
    left_note = Signal()
    """Nothing is wrong after all: the cursor goes on to the button."""
    number_asked = Signal()
    """The borrower's whole number is wanted."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._loan: Loan | None = None
        self._number: str | None = None
        self.who = ElidedLabel("", "strong")
        self.who.setObjectName("lendingWho")
        self.number = button("", "quiet", "lendingNumber")
        self.when = PlainLabel("", "secondary", wrap=True)
        self.when.setObjectName("lendingWhen")
        self.conditions = Chips("", exclusive=True)
        self.conditions.setObjectName("lendingConditions")
        self.parts = Chips("")
        self.parts.setObjectName("lendingParts")
        self.note = EnterField()
        self.note.setObjectName("lendingBackNote")
        self._missing = PlainLabel("", "hint")
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.who, 1)
        top.addWidget(self.number)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(top)
        for part in (self.when, self.conditions, self._missing, self.parts, self.note):
            layout.addWidget(part)
        self.conditions.changed.connect(self._on_condition)
        self.note.entered.connect(self.entered)
        self.note.escaped.connect(self.escaped)
        self.number.clicked.connect(self.number_asked)

    def begin(self, loan: Loan) -> None:
        """A loan that is to end; the same one again keeps what was said of it."""
        again = self._loan is not None and self._loan.id == loan.id
        self._loan = loan
        if not again:
            self._number = None
            self.note.clear()
        self.retranslate()
        if not again:
            self.conditions.choose([Condition.GOOD])
            self.parts.choose([])
        self._on_condition([])

    def loan(self) -> Loan | None:
        """The loan that is to end."""
        return self._loan

    def forget(self) -> None:
        """Nothing comes back now."""
        self._loan = self._number = None

    def show_number(self, number: str | None) -> None:
        """The whole number, until another loan or page."""
        self._number = number
        self._say()

    def say_condition(self, condition: Condition) -> None:
        """As if its key had been pressed."""
        self.conditions.choose([condition])
        self._on_condition([])
        if condition is Condition.DAMAGED:
            self.note.setFocus()
        elif self.note.hasFocus():
            self.left_note.emit()

    def tick(self, number: int) -> None:
        """Tick an accessory, 1 for the first, or take the tick away."""
        names = self._parts()
        if self.parts.isVisible() and 0 < number <= len(names):
            self.parts.toggle(names[number - 1])

    def condition(self) -> Condition:
        """How it is."""
        chosen = self.conditions.chosen()
        return Condition(chosen[0]) if chosen else Condition.GOOD

    def missing(self) -> list[str]:
        """The accessories that are not there."""
        return self.parts.chosen() if self.condition() is Condition.PARTS_MISSING else []

    def said(self) -> str | None:
        """What is wrong with it."""
        return self.note.text().strip() or None if self.note.isVisible() else None

    def retranslate(self) -> None:
        """Say every word anew."""
        chosen = self.conditions.chosen() or [Condition.GOOD]
        self.conditions.setAccessibleName(translate("Lending", "How it came back"))
        self.conditions.offer([Choice(each, condition_words(each), KEYS[each]) for each in Condition])
        self.conditions.choose(chosen)
        names = self._parts()
        self.parts.setAccessibleName(translate("Lending", "What is missing"))
        self.parts.offer([Choice(name, name, str(at) if at < 10 else "") for at, name in enumerate(names, 1)])
        self._missing.setText(translate("Lending", "What is missing?"))
        words = translate("Lending", "Show number")
        self.number.setText(words)
        self.number.setAccessibleName(words)
        self.note.setPlaceholderText(translate("Lending", "What is wrong with it? May be left empty."))
        self.note.setAccessibleName(translate("Lending", "What is wrong with it"))
        self._say()

    def _say(self) -> None:
        loan = self._loan
        if loan is None:
            return
        number = self._number or labels.masked_phone(loan.phone)
        self.who.setText(f"{borrower_of(loan)} {number}".strip())
        self.number.setVisible(loan.phone is not None and self._number is None)
        here, now = zone(self._context.db), self._context.clock.now()
        words = translate("Lending", "out since {since} · due: {due}")
        since = loan.out_at.astimezone(here)
        self.when.setText(words.format(since=f"{since:%m-%d %H:%M}", due=due_words(loan.due_at, now, here)))
        self.when.set_look("bad" if loan.due_at < now else "secondary")

    def _parts(self) -> list[str]:
        return [part.name for part in self._loan.parts] if self._loan is not None else []

    def _on_condition(self, chosen: list[str]) -> None:  # noqa: ARG002 - read from the chips
        condition = self.condition()
        several = condition is Condition.PARTS_MISSING and bool(self._parts())
        self._missing.setVisible(several)
        self.parts.setVisible(several)
        self.note.setVisible(condition is Condition.DAMAGED)
