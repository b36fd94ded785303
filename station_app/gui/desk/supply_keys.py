"""F5 to F8: what one key hands out, as buttons under the services."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from station_app.core.supplies.model import DESK_KEYS, Item
from station_app.gui.kit.flow_layout import FlowLayout
from station_app.gui.kit.key_button import KeyButton
from station_app.gui.kit.plain_label import PlainLabel
from station_app.texts import translate

_LONGEST = 12


class SupplyKeys(QWidget):
    """Shows what it is given; hidden when no key hands out anything."""

    pressed = Signal(int)
    """The number of the key: 5 to 8."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("deskSupplies")
        self._words = PlainLabel("", "hint")
        self._buttons = {key: KeyButton(f"F{key}", f"deskSupply.{key}") for key in DESK_KEYS}
        layout = self._flow = FlowLayout(self, gap=6)
        layout.addWidget(self._words)
        for button in self._buttons.values():
            button.clicked.connect(self._tell)
            layout.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def offer(self, items: Sequence[Item]) -> None:
        """Show these; their keys say which button."""
        shown = {each.desk_key: each for each in items}
        for key, button in self._buttons.items():
            item = shown.get(key)
            button.setVisible(item is not None)
            if item is not None:
                button.say(short(item.name))
                words = translate("Desk", "Hand out {item}; in stock: {stock} {unit}").format(
                    item=item.name, stock=item.stock, unit=item.unit
                )
                button.setAccessibleName(words)
                button.setToolTip(words)
        self.setVisible(bool(shown))

    def retranslate(self) -> None:
        """Say the words before the keys; the goods are offered anew by whoever offered them."""
        self._words.setText(translate("Desk", "Hand out"))
        self._words.setFixedHeight(next(iter(self._buttons.values())).sizeHint().height())
        self._flow.invalidate()
        self._flow.activate()  # the room is the same in both languages, so nothing else would share it out anew
        self.setAccessibleName(translate("Desk", "Goods handed out by a key"))

    def _tell(self) -> None:
        for key, button in self._buttons.items():
            if button is self.sender():
                self.pressed.emit(key)


def short(name: str) -> str:
    """A name as long as a button bears."""
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
