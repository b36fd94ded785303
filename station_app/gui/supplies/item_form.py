"""Goods are added or put right: name, kind, unit, from when on they are low, where they are kept, key and barcode."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from station_app.core.amenities import queries as amenities
from station_app.core.errors import NotValid, Refusal
from station_app.core.gate import compare_key
from station_app.core.settings.model import Dictionary, UnknownCode
from station_app.core.settings.queries import entries, lookup
from station_app.core.supplies import commands, queries
from station_app.core.supplies.model import (
    DESK_KEYS,
    BarcodeTaken,
    Item,
    ItemSaid,
    ItemState,
    ItemTaken,
    KeyInUse,
    StillInStock,
)
from station_app.gui.kit.context import Context
from station_app.gui.kit.look import button
from station_app.gui.supplies.act_form import ActForm
from station_app.gui.supplies.words import titled, whole_number
from station_app.texts import translate
from station_app.texts.fields import field_name

NAME, UNIT, KIND, LOW = "supply.name", "supply.unit", "supply_kind", "supply.low_mark"
KEPT, KEY, BARCODE, NOTE = "amenity", "supply.desk_key", "supply.barcode", "supply.note"
_USUAL = "drink"


class ItemForm(ActForm):
    """Open it with `add` or `edit`; a barcode scanned meanwhile goes into its field."""

    saved = Signal(int)
    """The goods that were added or changed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "supplyItem", parent)
        self._item: Item | None = None
        self._kind_by_hand = False
        self.name, self.unit, self.low = (
            self.line("supplyItemName"),
            self.line("supplyItemUnit"),
            self.line("supplyItemLow"),
        )
        self.barcode, self.note = self.line("supplyItemBarcode"), self.line("supplyItemNote")
        self.kind, self.kept, self.desk_key = QComboBox(), QComboBox(), QComboBox()
        self.keep = button("", "quiet", "supplyItemKeep")
        for box, name in ((self.kind, "Kind"), (self.kept, "Kept"), (self.desk_key, "Key")):
            box.setObjectName(f"supplyItem{name}")
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMaxVisibleItems(12)
        for name, field in ((NAME, self.name), (KIND, self.kind), (KEPT, self.kept), (NOTE, self.note)):
            self.first.add(name, "", field)
        for name, field in ((UNIT, self.unit), (LOW, self.low), (KEY, self.desk_key), (BARCODE, self.barcode)):
            self.second.add(name, "", field)
        self.foot.insertWidget(0, self.keep)
        self.name.textEdited.connect(self._guess_kind)
        self.kind.activated.connect(self._on_kind)
        self.kept.activated.connect(self._on_choice)
        self.desk_key.activated.connect(self._on_choice)
        self.keep.clicked.connect(self._keep_or_not)

    def add(self) -> None:
        """New goods; kind and unit stay as they were said last."""
        kind, unit = self.kind.currentData() or _USUAL, self.unit.text()
        self._item, self._kind_by_hand = None, False
        for line in (self.name, self.low, self.barcode, self.note):
            line.clear()
        self.unit.setText(unit or translate("Supplies", "bottle"))
        self._offer(kind, None, None)
        self.begin_anew()
        self.retranslate()
        self.name.setFocus()

    def edit(self, item_id: int) -> None:
        """Put right what is said of goods."""
        item = queries.item(self.context.db, item_id)
        self._item, self._kind_by_hand = item, True
        self.name.setText(item.name)
        self.unit.setText(item.unit)
        self.low.setText("" if item.low_mark is None else str(item.low_mark))
        self.barcode.setText(item.barcode or "")
        self.note.setText(item.note or "")
        self._offer(item.kind, item.kept_in, item.desk_key)
        self.begin_anew()
        self.retranslate()
        self.name.setFocus()
        self.name.selectAll()

    def put_barcode(self, code: str) -> None:
        """A barcode scanned while the form is open."""
        self.barcode.setText(code)
        self.touch()
        self.second.calm(BARCODE)
        self.barcode.setFocus()

    def submit(self) -> None:
        """Save."""
        try:
            said = self._said()
        except Refusal as refusal:
            self.refuse(refusal)
            return
        name = said["name"].strip()
        if self._item is None:
            told = translate("Supplies", "Added: {name}").format(name=name)
            self.run(commands.add_item, told, self._saved, **said)
        else:
            told = translate("Supplies", "Changed: {name}").format(name=name)
            self.run(commands.edit_item, told, self._saved, item_id=self._item.id, **said)

    def field_of(self, refusal: Refusal) -> str:
        """Beside which field a refusal stands."""
        fields: Mapping[type[Refusal], str] = {
            ItemTaken: NAME,
            BarcodeTaken: BARCODE,
            KeyInUse: KEY,
            UnknownCode: KIND,
        }
        if isinstance(refusal, StillInStock):
            return ""
        return fields.get(type(refusal)) or str(getattr(refusal, "field", getattr(refusal, "what", "")))

    def retranslate(self) -> None:
        """Say every word anew."""
        super().retranslate()
        item = self._item
        self.go.say(translate("Supplies", "Save"))
        for form, names in ((self.first, (NAME, KIND, NOTE)), (self.second, (UNIT, LOW, KEY, BARCODE))):
            for name in names:
                form.say(name, field_name(name))
        self.first.say(KEPT, translate("Supplies", "Kept in"))
        self.low.setPlaceholderText(translate("Supplies", "empty: never said to be low"))
        self.barcode.setPlaceholderText(translate("Supplies", "scan a packet"))
        if item is None:
            self.set_title(translate("Supplies", "New goods"))
        else:
            self.set_title(translate("Supplies", "Change {name}").format(name=titled(item.name, item.unit)))
        self.keep.setVisible(item is not None)
        if item is not None:
            kept = item.state is ItemState.ACTIVE
            words = translate("Supplies", "Not kept any more") if kept else translate("Supplies", "Take into use again")
            self.keep.setText(words)
            self.keep.setAccessibleName(words)
        if self.kind.count():
            self._offer(self.kind.currentData(), self.kept.currentData(), self.desk_key.currentData())

    def _said(self) -> ItemSaid:
        low = whole_number(self.low.text()) if self.low.text().strip() else None
        if low is None and self.low.text().strip():
            raise NotValid(LOW, self.low.text())
        return ItemSaid(
            name=self.name.text(),
            kind=self.kind.currentData() or "other",
            unit=self.unit.text(),
            low_mark=low,
            kept_in=self.kept.currentData(),
            desk_key=self.desk_key.currentData(),
            note=self.note.text() or None,
            barcode=self.barcode.text().strip() or None,
        )

    def _offer(self, kind: Any, kept_in: Any, desk_key: Any) -> None:
        db, language = self.context.db, self.context.language.code
        self.kind.clear()
        for entry in entries(db, Dictionary.SUPPLY_KIND):
            if entry.active or entry.code == kind:
                self.kind.addItem(entry.label(language), entry.code)
        self.kind.setCurrentIndex(max(self.kind.findData(kind), 0))
        self.kept.clear()
        self.kept.addItem(translate("Supplies", "not said"), None)
        for amenity in amenities.amenities(db):
            place = f"{amenity.name} · {amenity.place}" if amenity.place else amenity.name
            self.kept.addItem(place, int(amenity.id))
        self.kept.setCurrentIndex(max(self.kept.findData(kept_in), 0))
        self.desk_key.clear()
        self.desk_key.addItem(translate("Supplies", "none"), None)
        owners = {item.desk_key: item.name for item in queries.desk_items(db)}
        for key in DESK_KEYS:
            owner = owners.get(key)
            own = self._item is not None and owner == self._item.name
            self.desk_key.addItem(f"F{key}" if owner is None or own else f"F{key} · {owner}", key)
        self.desk_key.setCurrentIndex(max(self.desk_key.findData(desk_key), 0))

    def _guess_kind(self, text: str) -> None:
        # Until somebody chose a kind, words in the name say it: 矿泉水 is a drink.
        if self._kind_by_hand:
            return
        name = compare_key(text)
        words = lookup(self.context.db, Dictionary.SUPPLY_KIND)
        meant = [word for word in words if word and word in name]
        if meant:
            self.kind.setCurrentIndex(max(self.kind.findData(words[max(meant, key=len)]), 0))

    def _on_kind(self) -> None:
        self._kind_by_hand = True
        self.touch()

    def _on_choice(self) -> None:
        self.touch()

    def _saved(self, item: Item) -> None:
        words = translate("Supplies", "Added: {name}") if self._item is None else translate("Supplies", "Saved: {name}")
        self._end(words.format(name=titled(item.name, item.unit)), item)

    def _keep_or_not(self) -> None:
        item = self._item
        if item is None:
            return
        if item.state is ItemState.ACTIVE:
            told = translate("Supplies", "Not kept any more: {name}").format(name=item.name)
            self.run(commands.retire_item, told, self._kept_or_not, item_id=item.id)
        else:
            told = translate("Supplies", "In use again: {name}").format(name=item.name)
            self.run(commands.bring_back_item, told, self._kept_or_not, item_id=item.id)

    def _kept_or_not(self, item: Item) -> None:
        kept = item.state is ItemState.ACTIVE
        words = (
            translate("Supplies", "In use again: {name}")
            if kept
            else translate("Supplies", "Not kept any more: {name}")
        )
        self._end(words.format(name=item.name), item)

    def _end(self, headline: str, item: Item) -> None:
        self.hide()
        self.saved.emit(int(item.id))
        self.finished.emit(headline, "", True)
