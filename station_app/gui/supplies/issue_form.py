"""Handing something out: how many, to whom, for what."""

from PySide6.QtWidgets import QWidget

from station_app.core.errors import Refusal
from station_app.core.supplies import commands
from station_app.core.supplies.model import Level, Moved
from station_app.core.visits.model import NotServed
from station_app.gui.kit.context import Context
from station_app.gui.supplies.act_form import NOTE, QUANTITY, ActForm
from station_app.gui.supplies.receiver import Receiver
from station_app.texts import translate
from station_app.texts.fields import field_name

_PERSON = "person"


class IssueForm(ActForm):
    """Enter in any field hands out; the first to expire goes first, by the core."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "supplyIssue", parent)
        self._level: Level | None = None
        self.quantity = self.line("supplyIssueQuantity")
        self.who = Receiver(context, "supplyIssueWho")
        self.reason = self.line("supplyIssueReason")
        self.first.add(QUANTITY, "", self.quantity)
        self.first.add(NOTE, "", self.reason)
        self.second.add(_PERSON, "", self.who)
        self.who.entered.connect(self.submit)
        self.who.escaped.connect(self.leave)
        self.who.changed.connect(self.touch)

    def level(self) -> Level | None:
        """What is handed out."""
        return self._level

    def begin(self, level: Level) -> None:
        """Hand out of these; one, to nobody in particular, unless something else is typed."""
        self._level = level
        self.quantity.setText("1")
        self.reason.clear()
        self.who.begin()
        self.begin_anew()
        self.retranslate()
        self.quantity.setFocus()
        self.quantity.selectAll()

    def pick_card(self, code: str) -> bool:
        """A card scanned while the form is open; False for no card."""
        if not self.who.pick_by_code(code):
            return False
        self.touch()
        self.quantity.setFocus()
        return True

    def submit(self) -> None:
        """Hand it out; a name typed and not picked is asked about first."""
        level = self._level
        if level is None:
            return
        if self.who.open_question():
            self.second.complain(_PERSON, translate("Supplies", "Please pick who it is, or empty the field."))
            self.who.setFocus()
            return
        try:
            quantity = self.quantity_of(self.quantity)
        except Refusal as refusal:
            self.refuse(refusal)
            return
        words = self._told(level, quantity)
        self.run(
            commands.issue,
            words,
            self._issued,
            item_id=level.id,
            quantity=quantity,
            person_id=self.who.person_id(),
            reason=self.reason.text() or None,
        )

    def field_of(self, refusal: Refusal) -> str:
        """Somebody who is not served stands in the field of the person."""
        return _PERSON if isinstance(refusal, NotServed) else super().field_of(refusal)

    def retranslate(self) -> None:
        """Say every word anew."""
        super().retranslate()
        self.go.say(translate("Supplies", "Hand out"))
        self.first.say(QUANTITY, field_name(QUANTITY))
        self.first.say(NOTE, translate("Supplies", "What for"))
        self.second.say(_PERSON, translate("Supplies", "To whom"))
        self.who.field.setAccessibleName(translate("Supplies", "To whom"))
        self.reason.setPlaceholderText(translate("Supplies", "may be left empty"))
        self.who.retranslate()
        if self._level is not None:
            level = self._level
            self.head(translate("Supplies", "Hand out"), level.name, level.unit, level.stock)

    def _told(self, level: Level, quantity: int) -> str:
        words = translate("Supplies", "Handed out: {name} ×{quantity}").format(
            name=level.name, quantity=f"{quantity:,}"
        )
        return f"{words} → {self.who.typed()}" if self.who.person_id() is not None else words

    def _issued(self, moved: Moved) -> None:
        if self._level is not None:
            self.finish(self._told(self._level, -moved.quantity), moved)
