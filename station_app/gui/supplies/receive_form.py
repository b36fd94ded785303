"""Taking a batch in: how many, which batch, best before when, from whom."""

from datetime import date

from PySide6.QtWidgets import QComboBox, QWidget

from station_app.core.clock import local_day
from station_app.core.errors import NotValid, Refusal
from station_app.core.settings.queries import zone
from station_app.core.supplies import commands
from station_app.core.supplies.model import Level, Moved
from station_app.gui.kit.context import Context
from station_app.gui.supplies.act_form import NOTE, QUANTITY, ActForm
from station_app.gui.supplies.typed_day import NotADay, typed_day
from station_app.gui.supplies.words import day_read, origins
from station_app.texts import translate
from station_app.texts.fields import field_name

_NUMBER, _EXPIRES, _ORIGIN, _DONOR = "batch.number", "batch.expires_on", "batch.origin", "batch.donor"


class ReceiveForm(ActForm):
    """A date is typed as it is printed; how it was read stands beside it at once."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "supplyReceive", parent)
        self._level: Level | None = None
        self.quantity, self.number = self.line("supplyReceiveQuantity"), self.line("supplyReceiveBatch")
        self.expires, self.donor = self.line("supplyReceiveExpires"), self.line("supplyReceiveDonor")
        self.note = self.line("supplyReceiveNote")
        self.origin = QComboBox()
        self.origin.setObjectName("supplyReceiveOrigin")
        self.first.add(QUANTITY, "", self.quantity)
        self.first.add(_EXPIRES, "", self.expires)
        self.first.add(_NUMBER, "", self.number)
        self.second.add(_ORIGIN, "", self.origin)
        self.second.add(_DONOR, "", self.donor)
        self.second.add(NOTE, "", self.note)
        self.expires.textEdited.connect(self._on_day)
        self.origin.activated.connect(self._on_origin)

    def level(self) -> Level | None:
        """What is received."""
        return self._level

    def begin(self, level: Level) -> None:
        """A batch of these; where it comes from stays as it was said last."""
        self._level = level
        for line in (self.quantity, self.number, self.expires, self.note):
            line.clear()
        self.begin_anew()
        self.retranslate()
        self.quantity.setFocus()

    def submit(self) -> None:
        """Take it in."""
        level = self._level
        if level is None:
            return
        try:
            quantity, expires_on = self.quantity_of(self.quantity), self._day()
        except Refusal as refusal:
            self.refuse(refusal)
            return
        self.run(
            commands.receive,
            self._told(level, quantity),
            self._received,
            item_id=level.id,
            quantity=quantity,
            batch=self.number.text() or None,
            expires_on=expires_on,
            origin=self.origin.currentData() or None,
            donor=self.donor.text() or None,
            note=self.note.text() or None,
        )

    def retranslate(self) -> None:
        """Say every word anew."""
        super().retranslate()
        self.go.say(translate("Supplies", "Receive"))
        self.first.say(QUANTITY, field_name(QUANTITY))
        self.first.say(_NUMBER, field_name(_NUMBER))
        self.second.say(_ORIGIN, field_name(_ORIGIN))
        self.second.say(_DONOR, field_name(_DONOR))
        self.second.say(NOTE, translate("Supplies", "Note"))
        self.expires.setPlaceholderText(translate("Supplies", "261220 or 12/2026"))
        for line in (self.number, self.donor, self.note):
            line.setPlaceholderText(translate("Supplies", "may be left empty"))
        chosen = self.origin.currentData()
        self.origin.clear()
        self.origin.addItem(translate("Supplies", "not said"), "")
        for code, words in origins():
            self.origin.addItem(words, code)
        self.origin.setCurrentIndex(max(self.origin.findData(chosen), 0))
        self._say_day()
        if self._level is not None:
            level = self._level
            self.head(translate("Supplies", "Receive"), level.name, level.unit, level.stock)

    def refuse(self, refusal: Refusal) -> None:
        """What is no date is shown how it may be written; anything else as every form says it."""
        super().refuse(refusal)
        if isinstance(refusal, NotValid) and refusal.field == _EXPIRES:
            words = translate("Supplies", "“{typed}” is no date. Please write it like 2026-12-20, 261220 or 12/2026.")
            self.first.complain(_EXPIRES, words.format(typed=refusal.value))

    def _day(self) -> date | None:
        try:
            return typed_day(self.expires.text())
        except NotADay:
            raise NotValid(_EXPIRES, self.expires.text()) from None

    def _on_day(self) -> None:
        self.first.calm(_EXPIRES)
        self._say_day()

    def _on_origin(self) -> None:
        self.touch()

    def _say_day(self) -> None:
        hint = ""
        try:
            day = typed_day(self.expires.text())
        except NotADay:
            day = None  # half typed; what is wrong is said by Enter
        if day is not None:
            hint = day_read(day, local_day(self.context.clock.now(), zone(self.context.db)))
        self.first.say(_EXPIRES, field_name(_EXPIRES), hint=hint)

    def _told(self, level: Level, quantity: int) -> str:
        return translate("Supplies", "Received: {name} ×{quantity}").format(name=level.name, quantity=f"{quantity:,}")

    def _received(self, moved: Moved) -> None:
        if self._level is not None:
            self.finish(self._told(self._level, moved.quantity), moved)
