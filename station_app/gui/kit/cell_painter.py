"""Paints the cells of a table: words, smaller words, tags and one button, in the colours of the theme."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from station_app.gui.kit.paged_model import CELL_ROLE, Cell, Tag
from station_app.gui.runtime.theme import Theme, Tokens

MARGIN = 12
GAP = 4
TAG_HEIGHT = 20
TAG_PADDING = 7
BUTTON_HEIGHT = 28
BUTTON_PADDING = 10
SMALL_PX = 12

_COLORS = {"": "text", "dim": "text_2", "strong": "text", "struck": "text_3", "bad": "bad", "warn": "warn"}


class CellPainter(QStyledItemDelegate):
    """Draws `Cell`s; `hovered` is the cell whose button is under the mouse."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.hovered = QPersistentModelIndex()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        cell = index.data(CELL_ROLE)
        tokens = self._theme.tokens
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, tokens.color("accent_soft"))
        painter.setPen(tokens.color("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if isinstance(cell, Cell):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if cell.button:
                self._paint_button(painter, cell, rect, option.font, hovered=self.hovered == index)
            else:
                align = index.data(Qt.ItemDataRole.TextAlignmentRole)
                self._paint_words(painter, cell, rect.adjusted(MARGIN, 0, -MARGIN, -1), option.font, align)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        cell = index.data(CELL_ROLE)
        width = _width(cell, option.font) if isinstance(cell, Cell) else 0
        return QSize(width + 2 * MARGIN, 38)

    def width_of(self, cell: Cell, widget: QWidget) -> int:
        """How wide a cell would like to be, margins included."""
        return _width(cell, widget.font()) + 2 * MARGIN

    def button_rect(self, cell: Cell, rect: QRect, widget: QWidget) -> QRect:
        """Where a cell's button stands inside the cell."""
        return _button_rect(cell, rect, widget.font())

    def _paint_words(self, painter: QPainter, cell: Cell, rect: QRect, font: QFont, align: Qt.AlignmentFlag) -> None:
        tokens = self._theme.tokens
        small = _small(font)
        main = QFont(font)
        main.setStrikeOut(cell.look == "struck")
        if cell.look == "strong":
            main.setWeight(QFont.Weight.DemiBold)
        x = rect.left()
        spare = rect.width() - _width(cell, font)
        if spare > 0 and align & Qt.AlignmentFlag.AlignRight:
            x += spare
        elif spare > 0 and align & Qt.AlignmentFlag.AlignHCenter:
            x += spare // 2
        x = _text(painter, cell.text, main, tokens.color(_COLORS[cell.look]), x, rect)
        x = _text(painter, cell.detail, small, tokens.color("text_2"), x, rect)
        fitting = _fitting(cell.tags, small, rect.right() - x + 1)
        for tag in cell.tags[:fitting]:
            x = _tag(painter, tag.text, tag.kind, small, tokens, x, rect)
        if fitting < len(cell.tags):
            _tag(painter, _more(cell.tags, fitting), "neutral", small, tokens, x, rect)

    def _paint_button(self, painter: QPainter, cell: Cell, rect: QRect, font: QFont, *, hovered: bool) -> None:
        tokens = self._theme.tokens
        place = _button_rect(cell, rect, font)
        painter.setPen(QPen(tokens.color("control_border_soft"), 1))
        painter.setBrush(tokens.color("sunken" if hovered else "surface"))
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setPen(tokens.color("text"))
        painter.setFont(_button_font(font))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, cell.button)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(SMALL_PX)
    return small


def _button_font(font: QFont) -> QFont:
    made = QFont(font)
    made.setPixelSize(13)
    return made


def _width(cell: Cell, font: QFont) -> int:
    if cell.button:
        return QFontMetrics(_button_font(font)).horizontalAdvance(cell.button) + 2 * BUTTON_PADDING
    small = QFontMetrics(_small(font))
    parts = [small.horizontalAdvance(tag.text) + 2 * TAG_PADDING for tag in cell.tags]
    if cell.text:
        parts.append(QFontMetrics(font).horizontalAdvance(cell.text))
    if cell.detail:
        parts.append(small.horizontalAdvance(cell.detail))
    return sum(parts) + GAP * max(len(parts) - 1, 0)


def _fitting(tags: tuple[Tag, ...], font: QFont, room: int) -> int:
    # Tags that would be cut are counted instead: "+2". A lone one is cut, its tooltip says it whole.
    widths = [_tag_width(tag.text, font) + GAP for tag in tags]
    if sum(widths) - GAP <= room or len(tags) == 1:
        return len(tags)
    for fitting in range(len(tags) - 1, 0, -1):
        if sum(widths[:fitting]) + _tag_width(_more(tags, fitting), font) <= room:
            return fitting
    return 0


def _more(tags: tuple[Tag, ...], shown: int) -> str:
    return f"+{len(tags) - shown}"


def _tag_width(text: str, font: QFont) -> int:
    return QFontMetrics(font).horizontalAdvance(text) + 2 * TAG_PADDING


def _button_rect(cell: Cell, rect: QRect, font: QFont) -> QRect:
    width = min(_width(cell, font), rect.width())
    left = rect.right() - MARGIN - width + 1
    top = rect.top() + (rect.height() - BUTTON_HEIGHT) // 2
    return QRect(left, top, width, BUTTON_HEIGHT)


def _text(painter: QPainter, text: str, font: QFont, color: QColor, x: int, rect: QRect) -> int:
    room = rect.right() - x + 1
    if not text or room <= 0:
        return x
    metrics = QFontMetrics(font)
    # Cutting measures in fractions of a pixel and would cut what just fits.
    fits = metrics.horizontalAdvance(text) <= room
    shown = text if fits else metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.setFont(font)
    painter.setPen(color)
    place = QRect(x, rect.top(), room, rect.height())
    painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
    return x + metrics.horizontalAdvance(shown) + GAP


def _tag(painter: QPainter, text: str, kind: str, font: QFont, tokens: Tokens, x: int, rect: QRect) -> int:
    metrics = QFontMetrics(font)
    width = min(metrics.horizontalAdvance(text) + 2 * TAG_PADDING, rect.right() - x + 1)
    if width <= 2 * TAG_PADDING:
        return x
    place = QRect(x, rect.center().y() - TAG_HEIGHT // 2 + 1, width, TAG_HEIGHT)
    ground, ink = ("sunken", "text_2") if kind == "neutral" else (f"{kind}_soft", kind)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.color(ground))
    painter.drawRoundedRect(place, 4, 4)
    painter.setPen(tokens.color(ink))
    painter.setFont(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width - 2 * TAG_PADDING + 2)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown)
    return x + width + GAP
