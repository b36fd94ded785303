"""What was noted on a day of checks, and the photos of it; Enter or a click on one enlarges it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from station_app.core.errors import NotFound
from station_app.core.storage.photos import photo
from station_app.gui.amenities.photo_view import PhotoView
from station_app.gui.kit.context import Context
from station_app.gui.kit.flow_layout import FlowLayout
from station_app.gui.kit.look import announce
from station_app.gui.kit.plain_label import PlainLabel
from station_app.texts import translate

_HIGHEST = 172
"""More than this is scrolled: the sheet above stays in sight."""
_THUMB = QSize(72, 54)


@dataclass(frozen=True, slots=True)
class Noted:
    """One line: what is said, whether it tells of something wanting, and its photo's name."""

    words: str
    wrong: bool = False
    photo: str | None = None


class DayNotes(QScrollArea):
    """As high as what it says, up to a third of the tab."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("checksDay")
        self._context = context
        self.title = PlainLabel("", "strong")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(3)
        self._thumbs = QWidget()
        self._flow = FlowLayout(self._thumbs)
        self._inner = QWidget()
        layout = QVBoxLayout(self._inner)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.title)
        layout.addLayout(self._lines)
        layout.addWidget(self._thumbs)
        layout.addStretch(1)
        self.setWidget(self._inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_day(self, day: str, noted: Sequence[Noted]) -> None:
        """Say what was noted; photos stand below in the same order."""
        self.title.setText(day)
        self._empty()
        for line in noted:
            self._lines.addWidget(PlainLabel(line.words, "bad" if line.wrong else "secondary", wrap=True))
        pictured = [line for line in noted if line.photo is not None]
        for line in pictured:
            self._flow.addWidget(Thumb(self._context, line.photo or "", line.words, self._thumbs))
        self._thumbs.setVisible(bool(pictured))
        self.setAccessibleName("\n".join((day, *(line.words for line in noted))))
        self.show()
        self._fit()

    def say_aloud(self) -> None:
        """For whoever listens instead of looking."""
        announce(self, self.accessibleName())

    def thumbs(self) -> list["Thumb"]:
        """The photos shown, in their order."""
        items = [self._flow.itemAt(at) for at in range(self._flow.count())]
        return [made for item in items if item is not None and isinstance(made := item.widget(), Thumb)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def _fit(self) -> None:
        layout = self._inner.layout()
        if layout is not None:
            high = layout.totalHeightForWidth(self.viewport().width()) if layout.hasHeightForWidth() else 0
            self.setFixedHeight(min(max(high, self._inner.sizeHint().height() if high <= 0 else high), _HIGHEST))

    def _empty(self) -> None:
        for place in (self._lines, self._flow):
            while (item := place.takeAt(0)) is not None:
                gone = item.widget()
                if gone is not None:
                    gone.hide()
                    gone.deleteLater()


class Thumb(QPushButton):
    """A photo, small. A photo whose file is gone says so when it is opened."""

    def __init__(self, context: Context, name: str, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._name, self._words = context, name, words
        self.setObjectName("checksPhoto")
        self.setProperty("kind", "small")
        self.setAutoDefault(False)
        self.setIconSize(_THUMB)
        pixmap = QPixmap()
        try:
            pixmap.loadFromData(photo(context.db.path, name))
        except (NotFound, OSError):
            pixmap = QPixmap()
        if pixmap.isNull():
            self.setText(translate("Amenities", "Photo"))
        else:
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self.setIcon(QIcon(pixmap.scaled(_THUMB * self.devicePixelRatioF(), keep, smooth)))
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.clicked.connect(self._enlarge)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def _enlarge(self) -> None:
        PhotoView(self._context, self._name, self._words, self).open()
