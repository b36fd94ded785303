"""The base of every chart: painted by `draw`, also as a picture; pale while newer figures are counted."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from station_app.gui.kit.charts.painting import paint_focus
from station_app.gui.runtime.theme import Theme, Tokens

_PALE = 0.5


class Chart(QWidget):
    """Looked at by mouse or arrow keys, chosen by a click or Enter; words for screen readers."""

    looked = Signal(str)
    """What is said of the part that is looked at; nothing when none is any more."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pale = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(name)
        theme.changed.connect(self.update)

    def draw(self, painter: QPainter, area: QRectF, tokens: Tokens, *, live: bool) -> None:
        """Paint it; `live` with what is looked at, else as it is seen by others."""
        raise NotImplementedError

    def picture_height(self) -> int:
        """How high it is in a picture."""
        return self.sizeHint().height()

    def is_pale(self) -> bool:
        """Whether what it shows is of before."""
        return self._pale

    def set_pale(self, pale: bool) -> None:
        """Whether what it shows is of before: newer figures are being counted."""
        self._pale = pale
        self.update()

    def look_away(self) -> None:
        """No part is looked at any more."""
        raise NotImplementedError

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave and not self.hasFocus():
            self.look_away()
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.look_away()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setOpacity(_PALE if self._pale else 1)
        self.draw(painter, QRectF(self.rect()), self._theme.tokens, live=True)
        painter.setOpacity(1)
        if self.hasFocus():
            paint_focus(painter, self.rect(), self._theme.tokens)
        painter.end()
