"""Throwing something away: how many, of which batch, why."""

from PySide6.QtWidgets import QComboBox, QWidget

from station_app.core.errors import Refusal
from station_app.core.supplies import commands, queries
from station_app.core.supplies.model import Level, Moved
from station_app.gui.kit.context import Context
from station_app.gui.supplies.act_form import NOTE, QUANTITY, ActForm
from station_app.gui.supplies.words import batch_words
from station_app.texts import translate
from station_app.texts.fields import field_name

_BATCH = "batch"


class ScrapForm(ActForm):
    """What is expired is filled in already; of another batch where one is chosen."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "supplyScrap", parent)
        self._level: Level | None = None
        self.quantity, self.reason = self.line("supplyScrapQuantity"), self.line("supplyScrapReason")
        self.batch = QComboBox()
        self.batch.setObjectName("supplyScrapBatch")
        self.batch.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.first.add(QUANTITY, "", self.quantity)
        self.first.add(_BATCH, "", self.batch)
        self.second.add(NOTE, "", self.reason)
        self.batch.activated.connect(self._on_batch)

    def level(self) -> Level | None:
        """What is thrown away."""
        return self._level

    def begin(self, level: Level) -> None:
        """Throw some of these away."""
        self._level = level
        self.quantity.setText(str(level.expired) if level.expired else "")
        self.reason.setText(translate("Supplies", "past its date") if level.expired else "")
        self.begin_anew()
        self.batch.clear()
        self.retranslate()
        self.quantity.setFocus()
        self.quantity.selectAll()

    def submit(self) -> None:
        """Throw it away."""
        level = self._level
        if level is None:
            return
        try:
            quantity = self.quantity_of(self.quantity)
        except Refusal as refusal:
            self.refuse(refusal)
            return
        self.run(
            commands.scrap,
            self._told(level, quantity),
            self._scrapped,
            item_id=level.id,
            quantity=quantity,
            reason=self.reason.text(),
            batch_id=self.batch.currentData() or None,
        )

    def retranslate(self) -> None:
        """Say every word anew."""
        super().retranslate()
        self.go.say(translate("Supplies", "Scrap"))
        self.first.say(QUANTITY, field_name(QUANTITY))
        self.first.say(_BATCH, field_name(_BATCH))
        self.second.say(NOTE, translate("Supplies", "Why"))
        self.reason.setPlaceholderText(translate("Supplies", "past its date, broken, leaking …"))
        level = self._level
        if level is None:
            return
        chosen = self.batch.currentData()
        self.batch.clear()
        self.batch.addItem(translate("Supplies", "the first to expire"), 0)
        for batch in queries.batches(self.context.db, level.id):
            self.batch.addItem(batch_words(batch, level.unit), int(batch.id))
        self.batch.setCurrentIndex(max(self.batch.findData(chosen), 0))
        self.head(translate("Supplies", "Scrap"), level.name, level.unit, level.stock)

    def _on_batch(self) -> None:
        self.touch()
        batch_id = self.batch.currentData()
        if batch_id and not self.quantity.text():
            self.quantity.setText(str(queries.batch(self.context.db, batch_id).left))

    def _told(self, level: Level, quantity: int) -> str:
        return translate("Supplies", "Scrapped: {name} ×{quantity}").format(name=level.name, quantity=f"{quantity:,}")

    def _scrapped(self, moved: Moved) -> None:
        if self._level is not None:
            self.finish(self._told(self._level, -moved.quantity), moved)
