"""Whom and what a typed text may mean: name and tail large, what the clerk must know beside, none chosen by us."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from station_app.gui.kit.look import announce
from station_app.gui.runtime.theme import Theme, Tokens

ROW = 44
_PADDING = 14
_NAME_PX = 18
_GAP = 16


@dataclass(frozen=True, slots=True)
class Candidate:
    """One line: who, the masked number's head and its tail, what is known, and a short notice (on site, a note).

    A tool, an amenity and goods have an id of their own and are nobody: their `person_id` is 0. `doubtful` is who was
    found with two digits swapped: never taken unless marked. `enrolled`: on the list of a training to come.
    """

    person_id: int
    name: str
    number: str
    tail: str
    about: str
    notice: str = ""
    tool_id: int | None = None
    amenity_id: int | None = None
    item_id: int | None = None
    doubtful: bool = False
    enrolled: bool = False

    def words(self) -> str:
        """All of it, for a screen reader."""
        return " ".join(part for part in (self.name, self.number + self.tail, self.about, self.notice) if part)


class CandidateList(QWidget):
    """Painted rows; the field keeps the focus. The marked row is the one Enter takes."""

    picked = Signal(object)
    """Candidate: the row that was clicked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, row: int = ROW) -> None:
        """`row` is how high a line is."""
        super().__init__(parent)
        self.setObjectName("deskCandidates")
        self._row = row
        self._theme = theme
        self._rows: tuple[Candidate, ...] = ()
        self._marked = -1
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_rows(self, rows: Sequence[Candidate]) -> None:
        """Show these; nothing is marked."""
        self._rows = tuple(rows)
        self._marked = -1
        self.setAccessibleDescription("; ".join(row.words() for row in self._rows))
        self.updateGeometry()
        self.update()

    def rows(self) -> tuple[Candidate, ...]:
        """What is shown."""
        return self._rows

    def step(self, step: int) -> None:
        """Mark the next row or the one before; stops at the ends."""
        if self._rows:
            self.mark(max(0, min(self._marked + step, len(self._rows) - 1)))

    def mark(self, at: int) -> None:
        """Mark one of the rows."""
        self._marked = at
        announce(self, self._rows[at].words())
        self.update()

    def marked(self) -> Candidate | None:
        """The row the clerk marked."""
        return self._rows[self._marked] if self._marked >= 0 else None

    def sizeHint(self) -> QSize:
        return QSize(320, self._row * len(self._rows))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self._row * len(self._rows))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            row = int(event.position().y() // self._row)
            if 0 <= row < len(self._rows):
                self.picked.emit(self._rows[row])
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, row in enumerate(self._rows):
            self._paint_row(painter, QRect(0, at * self._row, self.width(), self._row), row, marked=at == self._marked)
        painter.end()

    def _paint_row(self, painter: QPainter, rect: QRect, row: Candidate, *, marked: bool) -> None:
        tokens = self._theme.tokens
        if marked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color("accent_soft"))
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 6, 6)
        if rect.top() > 0:
            painter.setPen(tokens.color("border"))
            painter.drawLine(rect.left() + 1, rect.top(), rect.right() - 1, rect.top())
        inner = rect.adjusted(_PADDING, 0, -_PADDING, 0)
        large, small = _font(self.font(), _NAME_PX), _font(self.font(), 13)
        bold = QFont(large)
        bold.setWeight(QFont.Weight.DemiBold)
        columns = _Columns(inner, painter)
        named = max(110, inner.width() // 5)
        if row.number or row.tail:
            columns.text(row.name, bold, "text", tokens, width=named)
            columns.number(row.number, row.tail, large, bold, tokens)
        else:
            columns.text(row.name, bold, "text", tokens, width=named + _GAP + _number_width(bold))
        columns.about(row.about, row.notice, small, tokens)


class _Columns:
    """Walks along one row from left to right."""

    def __init__(self, rect: QRect, painter: QPainter) -> None:
        self._rect = rect
        self._painter = painter
        self._x = rect.left()

    def text(self, text: str, font: QFont, color: str, tokens: Tokens, *, width: int) -> None:
        """One text in a column of a width, elided when it is longer."""
        metrics = QFontMetrics(font)
        width = min(max(width, 0), self._rect.right() - self._x)
        self._painter.setFont(font)
        self._painter.setPen(tokens.color(color))
        place = QRect(self._x, self._rect.top(), width, self._rect.height())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        self._painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
        self._x += width + _GAP

    def number(self, head: str, tail: str, plain: QFont, bold: QFont, tokens: Tokens) -> None:
        """The number with its tail in bold, in a column as wide as a whole number."""
        start = self._x
        self.text(head, plain, "text_2", tokens, width=QFontMetrics(plain).horizontalAdvance(head))
        self._x -= _GAP
        self.text(tail, bold, "text", tokens, width=QFontMetrics(bold).horizontalAdvance(tail) + 2)
        self._x = start + _number_width(bold) + _GAP

    def about(self, about: str, notice: str, font: QFont, tokens: Tokens) -> None:
        """What is known, and at the right end the notice on a soft ground."""
        metrics = QFontMetrics(font)
        room = self._rect.right() - self._x
        beside = room - metrics.horizontalAdvance(about) - _GAP
        noticed = min(metrics.horizontalAdvance(notice) + 16, max(room // 2, beside)) if notice else 0
        if notice:
            place = QRect(self._rect.right() - noticed, self._rect.center().y() - 11, noticed, 22)
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(tokens.color("warn_soft"))
            self._painter.drawRoundedRect(place, 4, 4)
            self._painter.setPen(tokens.color("warn"))
            self._painter.setFont(font)
            shown = metrics.elidedText(notice, Qt.TextElideMode.ElideRight, noticed - 12)
            self._painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown)
        self.text(about, font, "text_2", tokens, width=room - noticed - (_GAP if notice else 0))


def _number_width(font: QFont) -> int:
    return QFontMetrics(font).horizontalAdvance("138****0000")


def _font(font: QFont, pixels: int) -> QFont:
    made = QFont(font)
    made.setPixelSize(pixels)
    return made
