"""Toggles in the shape of chips: services, categories, filters; they wrap into rows and can show a key each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from station_app.gui.kit.flow_layout import FlowLayout
from station_app.gui.kit.key_cap import KeyCap

_PADDING = 13
_KEYED_PADDING, _CAP_GAP, _CAP_RIGHT = 10, 5, 7
_HEIGHT = 30


@dataclass(frozen=True, slots=True)
class Choice:
    """One chip: its value (a code), its words, the key printed on it, and the whole words where they are short."""

    value: str
    text: str
    key: str = ""
    whole: str = ""


class Chip(QPushButton):
    """One toggle. Use `Chips`; a single one makes sense for a lone yes or no filter."""

    def __init__(self, choice: Choice, parent: QWidget | None = None) -> None:
        super().__init__(choice.text.replace("&", "&&"), parent)
        self.choice = choice
        self.value = choice.value
        self._words = choice.text
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAccessibleName(choice.whole or choice.text)
        self.setToolTip(choice.whole if choice.whole != choice.text else "")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the cursor where the clerk types
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._cap = KeyCap(choice.key, self) if choice.key else None
        self.setProperty("keyed", "true" if choice.key else "false")
        if self._cap is not None:
            self.toggled.connect(self._cap.set_on)

    def say(self, text: str) -> None:
        """Other words, such as another month or another language."""
        self._words = text
        self.choice = replace(self.choice, text=text)
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        # Room for the bold words of a chosen chip, so that nothing jumps when one is chosen.
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        width = QFontMetrics(bold).horizontalAdvance(self._words)
        if self._cap is None:
            return QSize(width + 2 * _PADDING, _HEIGHT)
        return QSize(_KEYED_PADDING + width + _CAP_GAP + self._cap.sizeHint().width() + _CAP_RIGHT, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._cap is not None:
            size = self._cap.sizeHint()
            x = self.width() - size.width() - _CAP_RIGHT
            self._cap.setGeometry(QRect(x, (self.height() - size.height()) // 2, size.width(), size.height()))


class Chips(QWidget):
    """A row, or several, of chips. `exclusive`: exactly one at a time; else any number."""

    changed = Signal(object)
    """list[str]: the chosen values in order, after the clerk toggled one (not after `choose`)."""

    def __init__(self, name: str, *, exclusive: bool = False, gap: int = 6, parent: QWidget | None = None) -> None:
        """`name` is what screen readers call the group."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._group.setExclusive(exclusive)
        self._group.buttonClicked.connect(self._tell)
        self._chips: list[Chip] = []
        self._offered: tuple[Choice, ...] = ()
        self._flow = FlowLayout(self, gap=gap)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def offer(self, choices: Iterable[Choice]) -> None:
        """Show these chips; what was chosen and is still offered stays chosen. The same ones at the front stay."""
        choices = tuple(choices)
        if choices == self._offered:
            return
        self._offered = choices
        before = self.chosen()
        same = sum(1 for _ in takewhile(_stays, zip(self._chips, choices, strict=False)))
        for chip in self._chips[same:]:
            self._flow.removeWidget(chip)
            self._group.removeButton(chip)
            chip.hide()
            chip.deleteLater()
        del self._chips[same:]
        for choice in choices[same:]:
            chip = Chip(choice, self)
            self._group.addButton(chip)
            self._flow.addWidget(chip)
            self._chips.append(chip)
            chip.show()
        self.choose(before)

    def chosen(self) -> list[str]:
        """The chosen values, in the order of the chips."""
        return [chip.value for chip in self._chips if chip.isChecked()]

    def choose(self, values: Sequence[str]) -> None:
        """Choose exactly these; values that are not offered are passed over."""
        exclusive = self._group.exclusive()
        self._group.setExclusive(False)
        for chip in self._chips:
            chip.setChecked(chip.value in values)
        self._group.setExclusive(exclusive)

    def toggle(self, value: str) -> bool:
        """As if the clerk had pressed the chip of this value; False when there is none."""
        for chip in self._chips:
            if chip.value == value:
                chip.click()
                return True
        return False

    def chip(self, value: str) -> Chip:
        """The chip of a value. Raises KeyError."""
        for chip in self._chips:
            if chip.value == value:
                return chip
        raise KeyError(value)

    def _tell(self) -> None:
        self.changed.emit(self.chosen())


def _stays(pair: tuple[Chip, Choice]) -> bool:
    return pair[0].choice == pair[1]
