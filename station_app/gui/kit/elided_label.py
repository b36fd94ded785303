"""A label that is cut with … where there is no room, so that a long name never pushes the window wider."""

from html import escape

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from station_app.gui.kit.plain_label import PlainLabel

_NARROWEST = 40


class ElidedLabel(PlainLabel):
    """One line; `text()` stays whole, and the tooltip says it whole when it is cut."""

    def __init__(self, text: str = "", look: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, look, parent=parent)

    def cut(self) -> bool:
        """Whether the words do not fit now."""
        return self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()

    def minimumSizeHint(self) -> QSize:
        whole = super().minimumSizeHint()
        return QSize(min(whole.width(), _NARROWEST), whole.height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            # A tooltip takes markup where it sees some; a name is never markup.
            QToolTip.showText(event.globalPos(), f"<qt>{escape(self.text())}</qt>" if self.cut() else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.cut():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        align = int(self.alignment())
        self.style().drawItemText(painter, room, align, self.palette(), self.isEnabled(), shown, self.foregroundRole())
        painter.end()
