"""The map of the hall: a section for each place, a card for each amenity."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from station_app.core.desk.hall import HallCard
from station_app.gui.amenities.card_painter import paint_amenity
from station_app.gui.amenities.words import CardWords, card_words
from station_app.gui.kit.card_grid import CardSizes
from station_app.gui.kit.card_look import CardLook
from station_app.gui.kit.card_wall import CardWall
from station_app.gui.runtime.theme import Theme, Tokens
from station_app.texts import translate

_SIZES = CardSizes(card=62, gap=6, head=26, head_font=12)


class AmenityMap(CardWall):
    """Shows cards. Arrow keys choose one; Enter or a click opens it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("amenityMap", theme, _SIZES, parent)
        self._cards: Sequence[HallCard] = ()
        self._words: list[CardWords] = []

    def show_cards(self, cards: Sequence[HallCard], now: datetime, zone: tzinfo) -> None:
        """Show these; the card that was chosen stays so."""
        self._cards = tuple(cards)
        self._words = [card_words(card, now, zone) for card in cards]
        self.lay([card.place.id for card in cards], [card.place.place for card in cards])

    def amenity_id(self) -> int | None:
        """The amenity of the chosen card."""
        return self.chosen_id()

    def shown(self) -> Sequence[HallCard]:
        """What is shown, in order."""
        return self._cards

    def words(self) -> Sequence[CardWords]:
        """What stands on the cards, in order."""
        return self._words

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            # A key with Ctrl, Shift or Alt means nothing to the cards.
            QAbstractScrollArea.keyPressEvent(self, event)
        else:
            super().keyPressEvent(event)

    def head_words(self, first: int) -> str:
        return self._cards[first].place.place or translate("Amenities", "Without a place")

    def spoken(self, at: int) -> str:
        return self._words[at].words()

    def paint_inside(self, painter: QPainter, look: CardLook, rect: QRect, at: int, tokens: Tokens) -> None:
        paint_amenity(painter, look, rect, self._words[at], tokens)
