"""Charts by painter: bars by hour or day, and bars by category. They also paint on a printer's page."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from station_app.gui.kit.look import announce
from station_app.gui.runtime.theme import Theme, Tokens

_STEPS = (1, 2, 5, 10, 20, 50, 100)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: the word under or beside it, its value, and what is said when it is looked at ("14:00, 23 visits")."""

    label: str
    value: int
    title: str = ""

    def words(self) -> str:
        """What is said of the bar: its title, or label and value."""
        return self.title or f"{self.label}: {self.value:,}"


class _Chart(QWidget):
    """What both charts share: bars, one of them looked at by mouse or arrow keys, words for screen readers."""

    chosen = Signal(int)
    """The number of the bar that was clicked, or Enter pressed on."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._bars: tuple[Bar, ...] = ()
        self._highlight: int | None = None
        self._marked: int | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(name)
        theme.changed.connect(self.update)

    def show_bars(self, bars: Sequence[Bar], *, highlight: int | None = None) -> None:
        """Show these bars; `highlight` is the present hour or day."""
        self._bars = tuple(bars)
        self._highlight = highlight
        self._marked = None
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

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._mark(None)
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._mark(None)
        super().focusOutEvent(event)

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
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if self._bars and key in step:
            start = -1 if self._marked is None and step[key] > 0 else self._marked or 0
            self._mark(max(0, min(start + step[key], len(self._bars) - 1)))
            if self._marked is not None:
                announce(self, self._bars[self._marked].words())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._marked is not None:
            self.chosen.emit(self._marked)
        else:
            super().keyPressEvent(event)

    def _mark(self, at: int | None) -> None:
        if at != self._marked:
            self._marked = at
            self.update()


class BarChart(_Chart):
    """Upright bars, one an hour or a day."""

    def sizeHint(self) -> QSize:
        return QSize(280, 120)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 80)

    def bar_at(self, x: float, y: float) -> int | None:
        if not self._bars or not 0 <= y <= self.height():
            return None
        at = int(x // (self.width() / len(self._bars)))
        return at if 0 <= at < len(self._bars) else None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        paint_bars(
            painter,
            QRectF(self.rect()),
            self._bars,
            self._theme.tokens,
            self.font(),
            highlight=self._highlight,
            marked=self._marked,
        )
        if self.hasFocus():
            _paint_focus(painter, self.rect(), self._theme.tokens)
        painter.end()


class RowChart(_Chart):
    """Lying bars with a track and their value, one a category, the largest first as given."""

    ROW = 28

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(280, max(len(self._bars), 1) * self.ROW)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def bar_at(self, x: float, y: float) -> int | None:
        at = int(y // self.ROW)
        return at if 0 <= x <= self.width() and 0 <= at < len(self._bars) else None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        paint_rows(
            painter,
            QRectF(self.rect()),
            self._bars,
            self._theme.tokens,
            self.font(),
            row=self.ROW,
            marked=self._marked,
        )
        if self.hasFocus():
            _paint_focus(painter, self.rect(), self._theme.tokens)
        painter.end()


def paint_bars(
    painter: QPainter,
    area: QRectF,
    bars: Sequence[Bar],
    tokens: Tokens,
    font: QFont,
    *,
    highlight: int | None = None,
    marked: int | None = None,
) -> None:
    """Paint upright bars with their labels under them; the marked one also has its value above it."""
    if not bars:
        return
    small = _sized(font, 12)
    metrics = QFontMetrics(small)
    line = metrics.height()
    stripe = area.width() / len(bars)
    gap = min(5.0, stripe * 0.2)
    floor = area.bottom() - line - 2
    room = floor - area.top() - line
    most = max(*(bar.value for bar in bars), 1)
    step = _label_step(max(metrics.horizontalAdvance(bar.label) for bar in bars) + 8, stripe)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(small)
    for at, bar in enumerate(bars):
        left = area.left() + at * stripe
        height = room * bar.value / most
        if bar.value:
            strong = at in (highlight, marked)
            place = QRectF(left + gap / 2, floor - max(height, 2), stripe - gap, max(height, 2))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color("accent" if strong else "chart_soft"))
            painter.drawRoundedRect(place, 2, 2)
        if at == marked:
            painter.setPen(tokens.color("text"))
            above = QRectF(left - 40, floor - height - line, stripe + 80, line)
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, f"{bar.value:,}")
        if (at + 1) % step == 0 or (at == 0 and step > 2):
            painter.setPen(tokens.color("text_2"))
            under = QRectF(left - 40, floor + 2, stripe + 80, line)
            painter.drawText(under, Qt.AlignmentFlag.AlignCenter, bar.label)
    painter.restore()


def paint_rows(
    painter: QPainter,
    area: QRectF,
    bars: Sequence[Bar],
    tokens: Tokens,
    font: QFont,
    *,
    row: float = 28,
    marked: int | None = None,
) -> None:
    """Paint lying bars: label, bar on its track, value; labels take less than half of the width."""
    if not bars:
        return
    small = _sized(font, 13)
    metrics = QFontMetrics(small)
    most = max(*(bar.value for bar in bars), 1)
    labels = min(max(metrics.horizontalAdvance(bar.label) for bar in bars) + 12, area.width() * 0.46)
    values = max(metrics.horizontalAdvance(f"{bar.value:,}") for bar in bars) + 14
    track = max(area.width() - labels - values, 1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(small)
    for at, bar in enumerate(bars):
        top = area.top() + at * row
        middle = Qt.AlignmentFlag.AlignVCenter
        label = metrics.elidedText(bar.label, Qt.TextElideMode.ElideRight, int(labels) - 8)
        painter.setPen(tokens.color("text" if at == marked else "text_2"))
        painter.drawText(QRectF(area.left(), top, labels, row), middle, label)
        painter.setPen(tokens.color("text"))
        value = QRectF(area.right() - values, top, values, row)
        painter.drawText(value, middle | Qt.AlignmentFlag.AlignRight, f"{bar.value:,}")
        painter.setPen(Qt.PenStyle.NoPen)
        place = QRectF(area.left() + labels, top + row / 2 - 6, track, 12)
        painter.setBrush(tokens.color("sunken"))
        painter.drawRoundedRect(place, 3, 3)
        if bar.value:
            place.setWidth(max(track * bar.value / most, 3))
            painter.setBrush(tokens.color("accent" if at == marked else "chart"))
            painter.drawRoundedRect(place, 3, 3)
    painter.restore()


def _sized(font: QFont, pixels: int) -> QFont:
    made = QFont(font)
    made.setPixelSize(pixels)
    return made


def _label_step(widest: float, stripe: float) -> int:
    return next((step for step in _STEPS if step * stripe >= widest), _STEPS[-1])


def _paint_focus(painter: QPainter, rect: QRect, tokens: Tokens) -> None:
    painter.setPen(tokens.color("accent"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
