"""The map of the hall: a section for each place, a card for each amenity, painted as it comes into view."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from station_app.core.desk.hall import HallCard
from station_app.gui.amenities.card_painter import CardPainter
from station_app.gui.amenities.floor import CARD_HEIGHT, GAP, HEAD_HEIGHT, Floor, Row
from station_app.gui.amenities.words import CardWords, card_words
from station_app.gui.kit.look import announce
from station_app.gui.runtime.theme import Theme
from station_app.texts import translate

_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class AmenityMap(QAbstractScrollArea):
    """Shows cards. Arrow keys choose one; Enter or a click opens it."""

    picked = Signal(int)
    """The amenity of the card."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("amenityMap")
        self._theme = theme
        self._floor = Floor((), 1)
        self._words: list[CardWords] = []
        self._current = -1
        self._painter = CardPainter(self.font())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(CARD_HEIGHT // 2)
        self.viewport().setAutoFillBackground(False)
        theme.changed.connect(self.viewport().update)

    def show_cards(self, cards: Sequence[HallCard], now: datetime, zone: tzinfo) -> None:
        """Show these; the card that was chosen stays so."""
        kept = self.amenity_id()
        self._words = [card_words(card, now, zone) for card in cards]
        self._floor = Floor(tuple(cards), self._room())
        self._current = self._place_of(kept)
        self._fit()

    def amenity_id(self) -> int | None:
        """The amenity of the chosen card."""
        cards = self._floor.cards
        return cards[self._current].place.id if 0 <= self._current < len(cards) else None

    def mark(self, amenity_id: int | None) -> None:
        """Choose the card of an amenity and bring it into view; none when it is not shown."""
        self._current = self._place_of(amenity_id)
        self._into_view()
        self.viewport().update()

    def shown(self) -> Sequence[HallCard]:
        """What is shown, in order."""
        return self._floor.cards

    def words(self) -> Sequence[CardWords]:
        """What stands on the cards, in order."""
        return self._words

    def across(self) -> int:
        """How many cards stand side by side."""
        return self._floor.across

    def whole_height(self) -> int:
        """How tall all of it is."""
        return self._floor.height

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._go(self._floor.step(self._current, *_STEPS[key]))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._floor.cards:
            self._go(0 if key == Qt.Key.Key_Home else len(self._floor.cards) - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick(event)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        spot = event.position().toPoint()
        at = self._floor.at(spot.x(), spot.y() + self.verticalScrollBar().value())
        if at >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._go(at)
            self.picked.emit(self._floor.cards[at].place.id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self._current < 0 and self._floor.cards:
            self._go(0)
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._floor = Floor(self._floor.cards, self._room())
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._painter = CardPainter(self.font())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        offset = self.verticalScrollBar().value()
        painter.translate(QPoint(0, -offset))
        stripe = event.rect().translated(0, offset)
        for row in self._floor.between(stripe.top(), stripe.bottom()):
            self._paint_row(painter, row)
        painter.end()

    def _paint_row(self, painter: QPainter, row: Row) -> None:
        tokens = self._theme.tokens
        if not row.count:
            words = self._floor.cards[row.first].place.place or translate("Amenities", "Without a place")
            self._painter.head(painter, self._floor.head(row), words, tokens)
            return
        for at in range(row.first, row.first + row.count):
            self._painter.card(
                painter,
                self._floor.card(at),
                self._words[at],
                tokens,
                chosen=at == self._current,
                focused=self.hasFocus(),
            )

    def _pick(self, event: QKeyEvent) -> None:
        amenity = self.amenity_id()
        if amenity is not None and not event.isAutoRepeat():
            self.picked.emit(amenity)

    def _go(self, at: int) -> None:
        self._current = at
        self._into_view()
        self.viewport().update()
        if 0 <= at < len(self._words):
            announce(self, self._words[at].words())

    def _into_view(self) -> None:
        if self._current < 0:
            return
        card, bar = self._floor.card(self._current), self.verticalScrollBar()
        if card.top() - HEAD_HEIGHT < bar.value():
            bar.setValue(card.top() - HEAD_HEIGHT)
        elif card.bottom() > bar.value() + self.viewport().height():
            bar.setValue(card.bottom() + GAP - self.viewport().height())

    def _place_of(self, amenity_id: int | None) -> int:
        if amenity_id is None:
            return -1
        return next((at for at, card in enumerate(self._floor.cards) if card.place.id == amenity_id), -1)

    def _room(self) -> int:
        return max(self.viewport().width() - 2, 1)

    def _fit(self) -> None:
        bar = self.verticalScrollBar()
        bar.setRange(0, max(self._floor.height - self.viewport().height(), 0))
        bar.setPageStep(self.viewport().height())
        self.viewport().update()
