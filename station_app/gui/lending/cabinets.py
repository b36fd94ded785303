"""The cabinets: a section for each, a card for each tool, painted as they come into view, walked by arrow keys."""

from collections.abc import Sequence
from datetime import datetime, tzinfo
from itertools import takewhile

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from station_app.core.clock import from_text, to_text
from station_app.core.lending.model import ToolState
from station_app.core.lending.queries import Place
from station_app.gui.kit.look import announce
from station_app.gui.lending.card_painter import CardPainter, CardWords
from station_app.gui.lending.shelf import CARD_HEIGHT, GAP, HEAD_HEIGHT, Row, Shelf
from station_app.gui.lending.words import STATE_KINDS, due_words
from station_app.gui.runtime.theme import Theme
from station_app.texts import translate
from station_app.texts.lending import tool_state

_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Cabinets(QAbstractScrollArea):
    """Shows places. Enter, a click or a double click picks the tool."""

    picked = Signal(int)
    """The tool of the card."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lendingCabinets")
        self._theme = theme
        self._shelf = Shelf((), 1)
        self._kinds: dict[str, str] = {}
        self._now = ""
        self._clock: tuple[datetime, tzinfo] | None = None
        self._current = -1
        self._painter = CardPainter(self.font())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(CARD_HEIGHT // 2)
        self.viewport().setAutoFillBackground(False)
        theme.changed.connect(self.viewport().update)

    def show_places(self, places: Sequence[Place], kinds: dict[str, str], now: datetime, zone: tzinfo) -> None:
        """Show these; the card that was chosen stays so. `kinds` says the kinds in words."""
        kept, self._kinds = self.tool_id(), kinds
        self._now, self._clock = to_text(now), (now, zone)
        self._shelf = Shelf(tuple(places), self._room())
        self._current = self._place_of(kept)
        self._fit()

    def tool_id(self) -> int | None:
        """The tool of the chosen card."""
        places = self._shelf.places
        return places[self._current].id if 0 <= self._current < len(places) else None

    def mark(self, tool_id: int | None) -> None:
        """Choose the card of a tool and bring it into view; none when it is not shown."""
        self._current = self._place_of(tool_id)
        self._into_view()
        self.viewport().update()

    def shown(self) -> Sequence[Place]:
        """What is shown, in order."""
        return self._shelf.places

    def across(self) -> int:
        """How many cards stand side by side."""
        return self._shelf.across

    def words_of(self, place: Place) -> CardWords:
        """What stands on a card."""
        state = ToolState(place.state)
        where = " · ".join(part for part in (place.code, place.slot) if part)
        if place.due_at is None or self._clock is None:
            return CardWords(place.name, where, tool_state(state), STATE_KINDS.get(state, "neutral"))
        late = place.due_at < self._now
        due = due_words(from_text(place.due_at), *self._clock, short=True)
        said = translate("Lending", "Overdue") if late else tool_state(state)
        return CardWords(place.name, where, said, "bad" if late else "info", place.borrower or "", due, late)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._go(self._shelf.step(self._current, *_STEPS[key]))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._shelf.places:
            self._go(0 if key == Qt.Key.Key_Home else len(self._shelf.places) - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick(event)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        spot = event.position().toPoint()
        at = self._shelf.at(spot.x(), spot.y() + self.verticalScrollBar().value())
        if at >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._go(at)
            self.picked.emit(self._shelf.places[at].id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self._current < 0 and self._shelf.places:
            self._go(0)
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shelf = Shelf(self._shelf.places, self._room())
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
        for row in self._shelf.between(stripe.top(), stripe.bottom()):
            self._paint_row(painter, row)
        painter.end()

    def _paint_row(self, painter: QPainter, row: Row) -> None:
        tokens = self._theme.tokens
        if not row.count:
            self._painter.head(painter, self._shelf.head(row), self._head_of(row.first), tokens)
            return
        for at in range(row.first, row.first + row.count):
            self._painter.card(
                painter,
                self._shelf.card(at),
                self.words_of(self._shelf.places[at]),
                tokens,
                chosen=at == self._current,
                focused=self.hasFocus(),
            )

    def _head_of(self, first: int) -> str:
        place = self._shelf.places[first]
        if place.cabinet is None:
            return translate("Lending", "Without a place")
        words = translate("Lending", "Cabinet {cabinet}").format(cabinet=place.cabinet)
        there = takewhile(lambda each: each.cabinet == place.cabinet, self._shelf.places[first:])
        alike = all(each.kind == place.kind for each in there)
        return " · ".join(part for part in (words, self._kinds.get(place.kind, "") if alike else "") if part)

    def _pick(self, event: QKeyEvent) -> None:
        tool = self.tool_id()
        if tool is not None and not event.isAutoRepeat():
            self.picked.emit(tool)

    def _go(self, at: int) -> None:
        self._current = at
        self._into_view()
        self.viewport().update()
        if 0 <= at < len(self._shelf.places):
            announce(self, self.words_of(self._shelf.places[at]).words())

    def _into_view(self) -> None:
        if self._current < 0:
            return
        card, bar = self._shelf.card(self._current), self.verticalScrollBar()
        if card.top() - HEAD_HEIGHT < bar.value():
            bar.setValue(card.top() - HEAD_HEIGHT)
        elif card.bottom() > bar.value() + self.viewport().height():
            bar.setValue(card.bottom() + GAP - self.viewport().height())

    def _place_of(self, tool_id: int | None) -> int:
        if tool_id is None:
            return -1
        return next((at for at, place in enumerate(self._shelf.places) if place.id == tool_id), -1)

    def _room(self) -> int:
        return max(self.viewport().width() - 2, 1)

    def _fit(self) -> None:
        bar = self.verticalScrollBar()
        bar.setRange(0, max(self._shelf.height - self.viewport().height(), 0))
        bar.setPageStep(self.viewport().height())
        self.viewport().update()
