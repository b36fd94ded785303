"""A wall of cards under headings: scrolled, painted as they come into view, walked by arrow keys."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from station_app.gui.kit.card_grid import CardGrid, CardSizes, Row
from station_app.gui.kit.card_look import CardLook
from station_app.gui.kit.look import announce
from station_app.gui.runtime.theme import Theme, Tokens

_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class CardWall(QAbstractScrollArea):
    """Arrow keys choose a card; Enter or a click picks it. A page's own wall says what stands on the cards."""

    picked = Signal(int)
    """The id of the card."""

    def __init__(self, name: str, theme: Theme, sizes: CardSizes, parent: QWidget | None = None) -> None:
        """`name` is for drivers."""
        super().__init__(parent)
        self.setObjectName(name)
        self._theme, self._sizes = theme, sizes
        self._ids: Sequence[int] = ()
        self._grid = CardGrid((), 1, sizes)
        self._current = -1
        self._look = CardLook(self.font(), sizes.head_font)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(sizes.card // 2)
        self.viewport().setAutoFillBackground(False)
        theme.changed.connect(self.viewport().update)

    def head_words(self, first: int) -> str:
        """The heading above a card, the first of its section."""
        raise NotImplementedError

    def spoken(self, at: int) -> str:
        """All that stands on a card, for a screen reader."""
        raise NotImplementedError

    def paint_inside(self, painter: QPainter, look: CardLook, rect: QRect, at: int, tokens: Tokens) -> None:
        """What stands on a card, inside its frame."""
        raise NotImplementedError

    def lay(self, ids: Sequence[int], sections: Sequence[str | None]) -> None:
        """Lay out these cards; the one that was chosen stays so."""
        kept = self.chosen_id()
        self._ids = ids
        self._grid = CardGrid(sections, self._room(), self._sizes)
        self._current = self._place_of(kept)
        self._fit()

    def chosen_id(self) -> int | None:
        """The id of the chosen card."""
        return self._ids[self._current] if 0 <= self._current < len(self._ids) else None

    def mark(self, card_id: int | None) -> None:
        """Choose a card and bring it into view; none when it is not shown."""
        self._current = self._place_of(card_id)
        self._into_view()
        self.viewport().update()

    def across(self) -> int:
        """How many cards stand side by side."""
        return self._grid.across

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._go(self._grid.step(self._current, *_STEPS[key]))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._ids:
            self._go(0 if key == Qt.Key.Key_Home else len(self._ids) - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick(event)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        spot = event.position().toPoint()
        at = self._grid.at(spot.x(), spot.y() + self.verticalScrollBar().value())
        if at >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._go(at)
            self.picked.emit(self._ids[at])

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self._current < 0 and self._ids:
            self._go(0)
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grid = CardGrid(self._grid.sections, self._room(), self._sizes)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._look = CardLook(self.font(), self._sizes.head_font)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        offset = self.verticalScrollBar().value()
        painter.translate(QPoint(0, -offset))
        stripe = event.rect().translated(0, offset)
        for row in self._grid.between(stripe.top(), stripe.bottom()):
            self._paint_row(painter, row)
        painter.end()

    def _paint_row(self, painter: QPainter, row: Row) -> None:
        tokens, look = self._theme.tokens, self._look
        if not row.count:
            look.head(painter, self._grid.head(row), self.head_words(row.first), tokens)
            return
        for at in range(row.first, row.first + row.count):
            rect = self._grid.card(at)
            look.frame(painter, rect, tokens, chosen=at == self._current, focused=self.hasFocus())
            self.paint_inside(painter, look, rect, at, tokens)

    def _pick(self, event: QKeyEvent) -> None:
        card_id = self.chosen_id()
        if card_id is not None and not event.isAutoRepeat():
            self.picked.emit(card_id)

    def _go(self, at: int) -> None:
        self._current = at
        self._into_view()
        self.viewport().update()
        if 0 <= at < len(self._ids):
            announce(self, self.spoken(at))

    def _into_view(self) -> None:
        if self._current < 0:
            return
        card, bar, sizes = self._grid.card(self._current), self.verticalScrollBar(), self._sizes
        if card.top() - sizes.head < bar.value():
            bar.setValue(card.top() - sizes.head)
        elif card.bottom() > bar.value() + self.viewport().height():
            bar.setValue(card.bottom() + sizes.gap - self.viewport().height())

    def _place_of(self, card_id: int | None) -> int:
        return self._ids.index(card_id) if card_id in self._ids else -1

    def _room(self) -> int:
        return max(self.viewport().width() - 2, 1)

    def _fit(self) -> None:
        bar = self.verticalScrollBar()
        bar.setRange(0, max(self._grid.height - self.viewport().height(), 0))
        bar.setPageStep(self.viewport().height())
        self.viewport().update()
