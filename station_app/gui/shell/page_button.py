"""A button of the navigation: an icon, a page's title, and how much waits there."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QStyleOptionButton, QWidget

from station_app.gui.kit.tag import TagLabel

_GAP = "\N{EN SPACE}"  # between the icon and its words; the style itself leaves too little
_EDGE = 10
_MOST = 99


class PageButton(QPushButton):
    """The badge stands at the right of the words; where there are no words a dot stands at the icon."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.badge = TagLabel(kind="bad", round_ends=True, parent=self)
        self.dot = QFrame(self)
        self.dot.setObjectName("navDot")
        for mark in (self.badge, self.dot):
            mark.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            mark.hide()

    def show_badge(self, count: int, *, narrow: bool) -> None:
        """So much waits; nothing is shown of 0."""
        self.badge.setText(str(count) if count <= _MOST else f"{_MOST}+")
        self.badge.setVisible(count > 0 and not narrow)
        self.dot.setVisible(count > 0 and narrow)
        self._place()

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        if option.text:
            option.text = f"{_GAP}{option.text}"

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        self.badge.adjustSize()
        self.badge.move(self.width() - self.badge.width() - _EDGE, (self.height() - self.badge.height()) // 2)
        self.dot.adjustSize()
        self.dot.move(self.width() // 2 + 5, 6)
