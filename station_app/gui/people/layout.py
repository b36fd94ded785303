"""Where things stand on the page of the people: the list at the left or, in a slit, above; one thing at the right."""

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

_LIST_PX, _WIDEST_LIST_PX = 248, 288
_SLIT_PX = 760
_LOW_LIST_PX, _LOWEST_PX = 300, 420


class PeopleLayout(QObject):
    """Puts the list and what stands beside it in their places; what they do is the page's."""

    def __init__(self, people: QWidget, page: QWidget) -> None:
        super().__init__(page)
        self._people = people
        self._right = QStackedWidget()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._scroll = LowScroll()
        self._slit = False
        self._build(page)

    def add(self, part: QWidget) -> None:
        """Something that may stand at the right."""
        self._right.addWidget(part)

    def now(self) -> QWidget | None:
        """What stands at the right."""
        return self._right.currentWidget()

    def show(self, part: QWidget) -> None:
        """Show something at the right."""
        self._right.setCurrentWidget(part)

    def bring_into_view(self) -> None:
        """In a slit what stands under the list is brought into view: the clerk goes on there."""
        if self._slit:
            self._scroll.verticalScrollBar().setValue(self._right.y())

    def fit(self, width: int) -> None:
        """Arrange for a page of this width."""
        self._slit = width < _SLIT_PX
        direction = QBoxLayout.Direction
        self._beside.setDirection(direction.TopToBottom if self._slit else direction.LeftToRight)
        self._people.setMaximumWidth(1 << 20 if self._slit else _WIDEST_LIST_PX)
        self._people.setMinimumHeight(_LOW_LIST_PX if self._slit else 0)
        self._people.setMaximumHeight(_LOW_LIST_PX if self._slit else 1 << 20)
        self._right.setMinimumHeight(_LOWEST_PX if self._slit else 0)

    def _build(self, page: QWidget) -> None:
        self._people.setMinimumWidth(_LIST_PX)
        content = QWidget()
        self._beside.setContentsMargins(20, 16, 20, 16)
        self._beside.setSpacing(16)
        self._beside.addWidget(self._people, 27)
        self._beside.addWidget(self._right, 73)
        content.setLayout(self._beside)
        self._scroll.setWidget(content)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)


class LowScroll(QScrollArea):
    """Scrolls downwards what does not fit, as in a window enlarged to 200 %; asks for little room itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), 160)
