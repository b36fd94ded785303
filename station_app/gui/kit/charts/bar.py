"""What upright and lying bars share: one of them looked at by mouse or arrow keys."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from station_app.gui.kit.charts.chart import Chart
from station_app.gui.kit.look import announce
from station_app.gui.runtime.theme import Theme

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: the word under or beside it, its value, and what is said when it is looked at ("14:00, 23 visits")."""

    label: str
    value: int
    title: str = ""

    def words(self) -> str:
        """What is said of the bar: its title, or label and value."""
        return self.title or f"{self.label}: {self.value:,}"


class BarsChart(Chart):
    """Bars in a row; subclasses know where each lies."""

    chosen = Signal(int)
    """The number of the bar that was clicked, or Enter pressed on."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self._bars: tuple[Bar, ...] = ()
        self._highlight: int | None = None
        self._marked: int | None = None

    def show_bars(self, bars: Sequence[Bar], *, highlight: int | None = None) -> None:
        """Show these bars; `highlight` is the present hour or day."""
        self._bars = tuple(bars)
        self._highlight = highlight
        self.look_away()
        self.setAccessibleDescription("; ".join(bar.words() for bar in self._bars if bar.value))
        self.updateGeometry()
        self.update()

    def bars(self) -> tuple[Bar, ...]:
        """What is shown."""
        return self._bars

    def marked(self) -> int | None:
        """The bar being looked at."""
        return self._marked

    def bar_at(self, x: float, y: float) -> int | None:
        """The number of the bar whose stripe holds a point, or None."""
        raise NotImplementedError

    def look_away(self) -> None:
        self._mark(None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self.bar_at(event.position().x(), event.position().y())
        self._mark(at)
        if at is not None:
            QToolTip.showText(event.globalPosition().toPoint(), self._bars[at].words(), self)
        else:
            QToolTip.hideText()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self.bar_at(event.position().x(), event.position().y())
        if at is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, last = Qt.Key(event.key()), len(self._bars) - 1
        if self._bars and key in _STEPS:
            start = -1 if self._marked is None and _STEPS[key] > 0 else self._marked or 0
            self._look_at(max(0, min(start + _STEPS[key], last)))
        elif self._bars and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._look_at(0 if key == Qt.Key.Key_Home else last)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._marked is not None:
            self.chosen.emit(self._marked)
        else:
            super().keyPressEvent(event)

    def _look_at(self, at: int) -> None:
        self._mark(at)
        announce(self, self._bars[at].words())

    def _mark(self, at: int | None) -> None:
        if at != self._marked:
            self._marked = at
            self.looked.emit("" if at is None else self._bars[at].words())
            self.update()
