"""Paints one person in the list: a circle with the first character, the name, number and platform, the last day."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from station_app.gui.runtime.theme import Theme

LINE_ROLE = Qt.ItemDataRole.UserRole + 1
ROW_PX = 58
_MARGIN = 12
_CIRCLE = 30
_GAP = 10
_SMALL_PX = 12


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person as the list shows them. `when` is the day they last came, in words."""

    person_id: int
    name: str
    detail: str
    when: str
    initial: str
    warn: bool = False
    """The detail is something the clerk must know; it says what in words."""

    def words(self) -> str:
        """All of it, for screen readers."""
        return " ".join(part for part in (self.name, self.detail, self.when) if part)


class PersonPainter(QStyledItemDelegate):
    """Draws `PersonLine`s in the colours of the theme."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        return QSize(160, ROW_PX)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        line = index.data(LINE_ROLE)
        if not isinstance(line, PersonLine):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, option.rect, selected=selected, focused=_focused(option))
        self._paint_circle(painter, line, option.rect, option.font, selected=selected)
        self._paint_words(painter, line, option.rect, option.font)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, *, selected: bool, focused: bool) -> None:
        tokens = self._theme.tokens
        if selected:
            painter.fillRect(rect, tokens.color("accent_soft"))
        if selected and focused:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), tokens.color("accent"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), tokens.color("border"))

    def _paint_circle(self, painter: QPainter, line: PersonLine, rect: QRect, font: QFont, *, selected: bool) -> None:
        tokens = self._theme.tokens
        circle = QRect(rect.left() + _MARGIN, rect.center().y() - _CIRCLE // 2, _CIRCLE, _CIRCLE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.color("surface" if selected else "sunken"))
        painter.drawEllipse(circle)
        bold = QFont(font)
        bold.setPixelSize(13)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(tokens.color("text_2"))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, line.initial)

    def _paint_words(self, painter: QPainter, line: PersonLine, rect: QRect, font: QFont) -> None:
        tokens = self._theme.tokens
        small = QFont(font)
        small.setPixelSize(_SMALL_PX)
        left = rect.left() + _MARGIN + _CIRCLE + _GAP
        right = rect.right() - _MARGIN
        when = QFontMetrics(small).horizontalAdvance(line.when)
        top = rect.top() + (9 if line.detail else (ROW_PX - 20) // 2)
        painter.setFont(small)
        painter.setPen(tokens.color("text_2"))
        painter.drawText(QRect(right - when, top, when + 1, 20), _AT_LEFT, line.when)
        room = right - when - _GAP - left
        painter.setPen(tokens.color("warn" if line.warn else "text_2"))
        detail = QFontMetrics(small).elidedText(line.detail, Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(QRect(left, rect.top() + 30, right - left, 18), _AT_LEFT, detail)
        painter.setFont(font)
        painter.setPen(tokens.color("text"))
        name = QFontMetrics(font).elidedText(line.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, top, room, 20), _AT_LEFT, name)


_AT_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def _focused(option: QStyleOptionViewItem) -> bool:
    widget = option.widget
    return isinstance(widget, QWidget) and widget.hasFocus()
