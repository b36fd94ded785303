"""A month of checks as the inspectors' sheet: points down, days across, √ × —; arrows go, Enter opens a day."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from station_app.core.amenities.model import Result
from station_app.gui.kit.charts.painting import sized
from station_app.gui.kit.look import announce
from station_app.gui.runtime.theme import Theme

HEAD, ROW = 24, 26
_LABELS, _PAD = 130, 8
_LEAST, _ROOMY = 14, 19
"""A day is never narrower, then the sheet is moved sideways; from `_ROOMY` on every day has its number."""
_SIGNS = {Result.NORMAL: ("√", "ok"), Result.ABNORMAL: ("×", "bad"), Result.NOT_APPLICABLE: ("—", "text_3")}
_STEPS = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Sheet:
    """`points` down; `marks` and `words` by (row, column), columns count days from 0."""

    points: tuple[str, ...]
    days: int
    marks: dict[tuple[int, int], Result]
    words: dict[tuple[int, int], str]


class MonthGrid(QAbstractScrollArea):
    """One widget paints all."""

    opened = Signal(int)
    """Enter or a click: the column of the day."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._theme = theme
        self._sheet = Sheet((), 0, {}, {})
        self._at = (0, 0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCornerWidget(QWidget())  # where the bars meet it is as light as the card
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self.viewport().update)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a month; the cell looked at stays."""
        self._sheet = sheet
        self._at = (
            max(0, min(self._at[0], len(sheet.points) - 1)),
            max(0, min(self._at[1], sheet.days - 1)),
        )
        self._set_bar()
        self.viewport().update()

    def begin_at(self, column: int) -> None:
        """Where the keys begin: the newest day is what is looked for."""
        self._at = (0, column)

    def at(self) -> tuple[int, int]:
        """Row and column of the cell looked at."""
        return self._at

    def look_at(self, row: int, column: int) -> None:
        """Look at a cell and bring it into view."""
        self._at = (row, column)
        bar, seen = self.verticalScrollBar(), self.viewport().height() - HEAD
        bar.setValue(max(min(bar.value(), row * ROW), (row + 1) * ROW - seen))
        self._show_column()
        announce(self, self.words(self._at))
        self.viewport().update()

    def words(self, at: tuple[int, int]) -> str:
        """What is said of a cell."""
        return self._sheet.words.get(at, "")

    def sizeHint(self) -> QSize:
        return QSize(600, HEAD + ROW * max(len(self._sheet.points), 6))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if not self._sheet.points:
            super().keyPressEvent(event)
        elif key in _STEPS:
            row, column = self._at[0] + _STEPS[key][0], self._at[1] + _STEPS[key][1]
            self.look_at(max(0, min(row, len(self._sheet.points) - 1)), max(0, min(column, self._sheet.days - 1)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self._at[1])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._cell(event.position())
        if at is not None:
            self.look_at(*at)
            self.opened.emit(at[1])

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self._cell(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), "" if at is None else self.words(at), self.viewport())
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_bar()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter, tokens, sheet = QPainter(self.viewport()), self._theme.tokens, self._sheet
        font, wide, top = sized(self.font(), 13), self._column(), self.verticalScrollBar().value()
        left, across = _LABELS - self.horizontalScrollBar().value(), self.viewport().width()
        painter.setFont(font)
        metrics = QFontMetrics(font)
        for row, point in enumerate(sheet.points):
            y = HEAD + row * ROW - top
            for column in range(sheet.days):
                mark = sheet.marks.get((row, column))
                if mark is not None:
                    sign, colour = _SIGNS[mark]
                    box = QRectF(left + column * wide, y, wide, ROW)
                    if mark is Result.ABNORMAL:
                        painter.fillRect(box.adjusted(0, 1, 0, 0), tokens.color("bad_soft"))
                    painter.setPen(tokens.color(colour))
                    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, sign)
            painter.fillRect(QRectF(0, y + 1, _LABELS, ROW - 1), tokens.color("surface"))
            painter.setPen(tokens.color("text"))
            name = metrics.elidedText(point, Qt.TextElideMode.ElideRight, _LABELS - _PAD)
            painter.drawText(QRectF(0, y, _LABELS, ROW), _LEFT, name)
            painter.setPen(tokens.color("border"))
            painter.drawLine(QPointF(0, y + ROW), QPointF(across, y + ROW))
        if self.hasFocus() and sheet.points:
            painter.setPen(QPen(tokens.color("accent"), 2))
            box = QRectF(left + self._at[1] * wide, HEAD + self._at[0] * ROW - top, wide, ROW)
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.fillRect(QRectF(0, 0, across, HEAD), tokens.color("surface"))
        painter.setClipRect(QRectF(_LABELS, 0, across, HEAD))
        painter.setFont(sized(self.font(), 12))
        every = 1 if wide >= _ROOMY else 2
        for column in range(0, sheet.days, every):
            painter.setPen(tokens.color("text" if column == self._at[1] else "text_2"))
            box = QRectF(left + (column - 0.5) * wide, 0, 2 * wide, HEAD)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(column + 1))
        painter.end()

    def _column(self) -> float:
        return max((self.viewport().width() - _LABELS) / max(self._sheet.days, 1), _LEAST)

    def _cell(self, point: QPointF) -> tuple[int, int] | None:
        row = int((point.y() - HEAD + self.verticalScrollBar().value()) // ROW)
        x = point.x() - _LABELS + self.horizontalScrollBar().value()
        column = int(x // self._column()) if self._sheet.days and point.x() >= _LABELS else -1
        inside = point.y() >= HEAD and 0 <= row < len(self._sheet.points) and 0 <= column < self._sheet.days
        return (row, column) if inside else None

    def _show_column(self) -> None:
        bar, wide, seen = self.horizontalScrollBar(), self._column(), self.viewport().width() - _LABELS
        first = int(self._at[1] * wide)
        bar.setValue(max(min(bar.value(), first), int(first + wide) + 1 - seen))

    def _set_bar(self) -> None:
        seen = max(self.viewport().height() - HEAD, ROW)
        self.verticalScrollBar().setPageStep(seen)
        self.verticalScrollBar().setRange(0, max(0, len(self._sheet.points) * ROW - seen))
        across = max(self.viewport().width() - _LABELS, 1)
        self.horizontalScrollBar().setPageStep(across)
        self.horizontalScrollBar().setRange(0, max(0, round(self._column() * self._sheet.days) - across))
        self._show_column()
