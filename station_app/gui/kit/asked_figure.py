"""A figure that can be asked: Space or a click opens what it means over the page, Enter goes to its rows."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from station_app.gui.kit.card import Card
from station_app.gui.kit.figure import Figure
from station_app.gui.kit.look import announce, button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.runtime.theme import Theme
from station_app.texts import translate

_WIDTH = 300
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AskedFigure(Figure):
    """Knows what it means; the page opens the `DefinitionCard` and the rows."""

    asked = Signal()
    """What does it mean?"""
    rows_asked = Signal()

    def __init__(self, theme: Theme, name: str, *, beside: bool = False, parent: QWidget | None = None) -> None:
        """`name` is for drivers."""
        super().__init__("", beside=beside, parent=parent)
        self._theme = theme
        self._definition = ""
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the cursor where the clerk types
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def explain(self, caption: str, definition: str) -> None:
        """The words under the number and what it counts, in the language in force."""
        self._definition = definition
        self.set_caption(caption)
        self.setToolTip(definition)
        self.setAccessibleDescription(translate("Kit", "Space: how it is counted · Enter: its rows"))

    def definition(self) -> str:
        """What it counts and what is left out."""
        return self._definition

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.asked.emit()
        elif event.key() in _ENTER:
            self.rows_asked.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.asked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(self._theme.color("accent"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
            painter.end()


class DefinitionCard(Card):
    """What one figure means, over the page; Enter goes to its rows, Escape or a click elsewhere closes it."""

    def __init__(self, page: QWidget | None, name: str) -> None:
        super().__init__(parent=page)
        self.setObjectName(name)
        self.setFixedWidth(_WIDTH)
        self._figure: AskedFigure | None = None
        self._text = PlainLabel(wrap=True)
        self._rows = button("", "small", f"{name}Rows")
        self._rows.clicked.connect(self._ask_rows)
        self._rows.installEventFilter(self)
        row = QHBoxLayout()
        row.addWidget(self._rows)
        row.addStretch(1)
        self.body.addWidget(self._text)
        self.body.addLayout(row)
        self.hide()

    def open_at(self, figure: AskedFigure, rows: str = "") -> None:
        """Open under a figure, over whatever lies there; `rows` are the words of the button, none of a figure without
        rows to go to: there the card itself has the focus."""
        self._figure = figure
        self.set_title(f"{figure.caption()}  {figure.value()}")
        self._text.setText(figure.definition())
        self._rows.setText(rows.replace("&", "&&"))
        self._rows.setAccessibleName(rows)
        self._rows.setVisible(bool(rows))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if rows else Qt.FocusPolicy.ClickFocus)
        over = self.parentWidget()
        if over is not None:
            below = figure.mapTo(over, QPoint(0, figure.height() + 4))
            self.move(max(0, min(below.x(), over.width() - self.width())), below.y())
        self.show()
        layout = self.layout()
        if layout is not None:  # adjusting the size alone cuts lines that wrap
            layout.activate()
            self.setFixedHeight(layout.totalHeightForWidth(_WIDTH))
        self.raise_()
        (self._rows if rows else self).setFocus()
        announce(self, self.text())

    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._figure is not None:
            self._figure.setFocus()
        elif event.key() in _ENTER and not self._rows.isHidden():
            self._ask_rows()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._rows.isHidden():
            self.hide()

    def _ask_rows(self) -> None:
        self.hide()
        if self._figure is not None:
            self._figure.rows_asked.emit()
