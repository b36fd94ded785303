"""What every section of the settings is, and the two shapes they come in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from station_app.gui.kit.card import Card
from station_app.gui.kit.context import Context
from station_app.gui.kit.plain_label import PlainLabel

_WIDEST = 720


class Section(QWidget):
    """A part of the settings page. Subclasses fill `title`, `refresh` and `retranslate`."""

    said = Signal(str)
    """A sentence for the status line."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context

    def title(self) -> str:
        """Its name in the list of sections."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Read what it shows."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Say every word in the language in force."""
        raise NotImplementedError


class ScrollingSection(Section):
    """A section of cards one under the other, which scrolls when the window is low."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        content = QWidget()
        content.setMaximumWidth(_WIDEST)
        self.cards = QVBoxLayout(content)
        self.cards.setContentsMargins(0, 0, 4, 0)
        self.cards.setSpacing(16)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def add_card(self) -> Card:
        """One more card; its title comes with `retranslate`."""
        card = Card(" ")
        self.cards.addWidget(card)
        return card

    def end_cards(self) -> None:
        """Call after the last card: what is left over of the height stays empty."""
        self.cards.addStretch(1)


def caption() -> PlainLabel:
    """A quiet line of explanation that wraps."""
    return PlainLabel("", "hint", wrap=True)
