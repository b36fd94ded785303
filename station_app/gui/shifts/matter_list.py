"""The lists of what stands open, as cards beside each other; a kind sentence where there is nothing."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from station_app.gui.kit.card import Card
from station_app.gui.kit.elided_label import ElidedLabel
from station_app.gui.kit.look import button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.shifts.matters import Matter
from station_app.texts import translate

_COLUMNS = 2
_ROOM = 520
"""As wide as two columns need to be, in pixels."""
_HEAD = 3
"""How many lines the title and the edges of a card are worth."""


class MatterList(QWidget):
    """Shows; a list that can be seen to has a button."""

    asked = Signal(object)
    """The Request of the button pressed."""

    def __init__(self, nothing: str, parent: QWidget | None = None) -> None:
        """`nothing` is the sentence where nothing stands open."""
        super().__init__(parent)
        self._cards: list[Card] = []
        self._shown: tuple[Matter, ...] | None = None
        self._nothing = PlainLabel(nothing, "ok", wrap=True)
        self._nothing.setObjectName("mattersNothing")
        self._used = _COLUMNS
        columns = self._beside = QHBoxLayout()
        columns.setSpacing(8)
        self._columns = [QVBoxLayout() for _ in range(_COLUMNS)]
        for column in self._columns:
            column.setSpacing(8)
            column.setAlignment(Qt.AlignmentFlag.AlignTop)
            columns.addLayout(column, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._nothing)
        layout.addLayout(columns)

    def show_matters(self, matters: Sequence[Matter]) -> None:
        """Show these lists."""
        if tuple(matters) == self._shown:
            return
        self._shown = tuple(matters)
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards = [self._made(matter) for matter in matters]
        self._share_out()
        self._nothing.setVisible(not matters)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._used != self._fitting():
            self._share_out()

    def _fitting(self) -> int:
        return _COLUMNS if self.width() >= _ROOM else 1

    def _share_out(self) -> None:
        # On a magnified screen one column: two would be cut at the right.
        self._used = self._fitting()
        filled = [0] * self._used
        for matter, card in zip(self._shown or (), self._cards, strict=True):
            shortest = filled.index(min(filled))
            filled[shortest] += _HEAD + len(matter.lines) + bool(matter.more) + bool(matter.hint)
            self._columns[shortest].addWidget(card)
        for at in range(_COLUMNS):
            self._beside.setStretch(at, int(at < self._used))

    def _made(self, matter: Matter) -> Card:
        card = _card(matter)
        if matter.request is not None:
            way = button(matter.way, "small", f"matterWay.{matter.name}")
            way.setAutoDefault(True)  # Enter presses it, not the button at the foot
            way.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            way.clicked.connect(self._ask)
            card.header.addWidget(way)
        return card

    def _ask(self) -> None:
        pressed = self.sender()
        for matter in self._shown or ():
            if matter.request is not None and pressed.objectName() == f"matterWay.{matter.name}":
                self.asked.emit(matter.request)
                return


def _card(matter: Matter) -> Card:
    card = Card(matter.title)
    card.setObjectName(f"matter.{matter.name}")
    card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    card.set_count(matter.count, matter.kind)
    card.body.setSpacing(2)
    for line in matter.lines:
        label = ElidedLabel(line)
        card.body.addWidget(label)
    if matter.more:
        card.body.addWidget(PlainLabel(translate("Shifts", "and {count} more").format(count=matter.more), "secondary"))
    if matter.hint:
        card.body.addWidget(PlainLabel(matter.hint, "hint", wrap=True))
    return card
