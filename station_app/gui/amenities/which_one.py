"""Which amenity of a kind it is: chips with a digit each, one of them chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from station_app.gui.amenities.checklist_keys import LoneDigits
from station_app.gui.kit.chips import Chips, Choice
from station_app.texts import translate

SEVERAL = ""
_SEVERAL_KEY = "0"
_MOST_KEYS = 9


class WhichOne(Chips):
    """Where a kind has one amenity or none there is nothing to choose. Digits and arrows choose."""

    decided = Signal()
    """A digit chose one, or Enter was pressed on the chosen one."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", exclusive=True, parent=parent)
        self.setObjectName(name)
        self._amenities: tuple[tuple[int, str], ...] = ()
        self._digits = LoneDigits(self)
        self._digits.pressed.connect(self._on_digit)

    def begin(self, amenities: Sequence[tuple[int, str]]) -> None:
        """Offer these by id and name; none is chosen."""
        self._amenities = tuple(amenities)
        self.offer(())
        self.retranslate()

    def asks(self) -> bool:
        """Whether there is more than one."""
        return len(self._amenities) > 1

    def said(self) -> bool:
        """Whether it is known which one, or that it is several."""
        return not self.asks() or bool(self.chosen())

    def amenity_id(self) -> int | None:
        """The one it is; None for several, and where the kind has none."""
        if not self.asks():
            return self._amenities[0][0] if self._amenities else None
        chosen = (self.chosen() or [SEVERAL])[0]
        return int(chosen) if chosen else None

    def choose_id(self, amenity_id: int | None) -> None:
        """Choose one; None for several."""
        self.choose([SEVERAL if amenity_id is None else str(amenity_id)])

    def focus(self) -> None:
        """The cursor to the chosen one, or to the first."""
        if self._amenities:
            value = (self.chosen() or [str(self._amenities[0][0])])[0]
            self.chip(value).setFocus(Qt.FocusReason.OtherFocusReason)

    def has_focus(self) -> bool:
        """Whether its digits are heard."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def retranslate(self) -> None:
        """Say every word anew."""
        several = translate("Amenities", "Several, or unclear")
        self.offer(
            (
                *(Choice(str(number), name, _key(at)) for at, (number, name) in enumerate(self._amenities)),
                Choice(SEVERAL, several, _SEVERAL_KEY),
            )
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen():
            if not event.isAutoRepeat():
                self.decided.emit()
        elif not self._digits.takes(event):
            super().keyPressEvent(event)

    def _on_digit(self, digit: str) -> None:
        if not self.has_focus():
            return
        keys = {_key(at): str(number) for at, (number, _) in enumerate(self._amenities)}
        value = SEVERAL if digit == _SEVERAL_KEY else keys.get(digit)
        if value is not None and self.toggle(value):
            self.decided.emit()


def _key(at: int) -> str:
    return str(at + 1) if at < _MOST_KEYS else ""
