"""A page of cards or labels in small: which places are taken, and a click on the one to begin with."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from station_app.gui.printing.cards import PER_PAGE, place_of
from station_app.gui.printing.paper import HEIGHT, WIDTH
from station_app.gui.runtime.theme import Theme

_HEIGHT_PX = 212


class CardsPreview(QWidget):
    """Shows the first page; the keyboard has the field beside it."""

    picked = Signal(int)
    """The place that was clicked, from 0."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        per_page: int = PER_PAGE,
        place: Callable[[int], QRectF] = place_of,
    ) -> None:
        """`place` says where on the page each of its `per_page` pieces lies."""
        super().__init__(parent)
        self.setObjectName("cardsPreview")
        self._per_page, self._place_of = per_page, place
        self._theme = theme
        self._start, self._count = 0, 0
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(self.sizeHint())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def show_cards(self, start: int, count: int) -> None:
        """So many cards from this place on."""
        self._start, self._count = start, count
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(_HEIGHT_PX * WIDTH / HEIGHT), _HEIGHT_PX)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            for slot in range(self._per_page):
                if self._place(slot).contains(event.position()):
                    self.picked.emit(slot)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(tokens.color("border"))
        painter.setBrush(tokens.color("surface"))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        for slot in range(self._per_page):
            taken = self._start <= slot < self._start + self._count
            painter.setPen(QPen(tokens.color("accent" if taken else "control_border_soft"), 1))
            painter.setBrush(tokens.color("accent_soft" if taken else "sunken"))
            painter.drawRoundedRect(self._place(slot).adjusted(1, 1, -1, -1), 2, 2)
        painter.end()

    def _place(self, slot: int) -> QRectF:
        scale = self.height() / HEIGHT
        place = self._place_of(slot)
        return QRectF(place.x() * scale, place.y() * scale, place.width() * scale, place.height() * scale)
