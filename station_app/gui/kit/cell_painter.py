"""Paints the cells of a table: words, smaller words, tags and one button, in the colours of the theme."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from station_app.gui.kit.measured_font import MeasuredFont
from station_app.gui.kit.paged_model import ALIGN_ROLE, CELL_ROLE, Align, Cell, Look, Tag
from station_app.gui.runtime.theme import Theme, Tokens

MARGIN = 12
GAP = 4
TAG_HEIGHT = 20
TAG_PADDING = 7
BUTTON_HEIGHT = 28
BUTTON_PADDING = 10
SMALL_PX = 12
BUTTON_PX = 13

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_SELECTED = QStyle.StateFlag.State_Selected
_COLORS = {"": "text", "dim": "text_2", "strong": "text", "struck": "text_3", "bad": "bad", "warn": "warn"}


class _Fonts:
    """The fonts of a table, each measured once a word and not at every repaint."""

    def __init__(self, base: QFont) -> None:
        self.base = base
        strong, struck, small, button = (QFont(base) for _ in range(4))
        strong.setWeight(QFont.Weight.DemiBold)
        struck.setStrikeOut(True)
        small.setPixelSize(SMALL_PX)
        button.setPixelSize(BUTTON_PX)
        self.plain = MeasuredFont(base)
        self.small = MeasuredFont(small)
        self.button = MeasuredFont(button)
        self._by_look = {"strong": MeasuredFont(strong), "struck": MeasuredFont(struck)}

    def of(self, look: Look) -> MeasuredFont:
        """The font of a cell's words."""
        return self._by_look.get(look, self.plain)


class CellPainter(QStyledItemDelegate):
    """Draws `Cell`s; `hovered` is the cell whose button is under the mouse."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._fonts = _Fonts(parent.font())
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
        if option.state & _SELECTED:
            painter.fillRect(rect, tokens.color("accent_soft"))
        painter.setPen(tokens.color("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if isinstance(cell, Cell):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            fonts = self._fonts_of(option.font)
            if cell.button:
                self._paint_button(painter, cell, rect, fonts, hovered=self.hovered == index)
            else:
                self._paint_words(painter, cell, rect.adjusted(MARGIN, 0, -MARGIN, -1), fonts, index.data(ALIGN_ROLE))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        cell = index.data(CELL_ROLE)
        width = _width(cell, self._fonts_of(option.font)) if isinstance(cell, Cell) else 0
        return QSize(width + 2 * MARGIN, 38)

    def width_of(self, cell: Cell, widget: QWidget) -> int:
        """How wide a cell would like to be, margins included."""
        return _width(cell, self._fonts_of(widget.font())) + 2 * MARGIN

    def button_rect(self, cell: Cell, rect: QRect, widget: QWidget) -> QRect:
        """Where a cell's button stands inside the cell."""
        return _button_rect(cell, rect, self._fonts_of(widget.font()))

    def _fonts_of(self, font: QFont) -> _Fonts:
        if font != self._fonts.base:
            self._fonts = _Fonts(QFont(font))
        return self._fonts

    def _paint_words(self, painter: QPainter, cell: Cell, rect: QRect, fonts: _Fonts, align: Align | None) -> None:
        tokens = self._theme.tokens
        x = rect.left()
        if align in ("right", "center"):
            spare = max(rect.width() - _width(cell, fonts), 0)
            x += spare if align == "right" else spare // 2
        x = _text(painter, cell.text, fonts.of(cell.look), tokens.color(_COLORS[cell.look]), x, rect)
        x = _text(painter, cell.detail, fonts.small, tokens.color("text_2"), x, rect)
        fitting = _fitting(cell.tags, fonts.small, rect.right() - x + 1)
        for tag in cell.tags[:fitting]:
            x = _tag(painter, tag.text, tag.kind, fonts.small, tokens, x, rect)
        if fitting < len(cell.tags):
            _tag(painter, _more(cell.tags, fitting), "neutral", fonts.small, tokens, x, rect)

    def _paint_button(self, painter: QPainter, cell: Cell, rect: QRect, fonts: _Fonts, *, hovered: bool) -> None:
        tokens = self._theme.tokens
        place = _button_rect(cell, rect, fonts)
        painter.setPen(QPen(tokens.color("control_border_soft"), 1))
        painter.setBrush(tokens.color("sunken" if hovered else "surface"))
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setPen(tokens.color("text"))
        painter.setFont(fonts.button.font)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, cell.button)


def _width(cell: Cell, fonts: _Fonts) -> int:
    if cell.button:
        return fonts.button.width(cell.button) + 2 * BUTTON_PADDING
    parts = [_tag_width(tag.text, fonts.small) for tag in cell.tags]
    if cell.text:
        parts.append(fonts.plain.width(cell.text))
    if cell.detail:
        parts.append(fonts.small.width(cell.detail))
    return sum(parts) + GAP * max(len(parts) - 1, 0)


def _fitting(tags: tuple[Tag, ...], font: MeasuredFont, room: int) -> int:
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


def _tag_width(text: str, font: MeasuredFont) -> int:
    return font.width(text) + 2 * TAG_PADDING


def _button_rect(cell: Cell, rect: QRect, fonts: _Fonts) -> QRect:
    width = min(_width(cell, fonts), rect.width())
    left = rect.right() - MARGIN - width + 1
    top = rect.top() + (rect.height() - BUTTON_HEIGHT) // 2
    return QRect(left, top, width, BUTTON_HEIGHT)


def _text(painter: QPainter, text: str, font: MeasuredFont, color: QColor, x: int, rect: QRect) -> int:
    room = rect.right() - x + 1
    if not text or room <= 0:
        return x
    shown = font.fitted(text, room)
    painter.setFont(font.font)
    painter.setPen(color)
    painter.drawText(QRect(x, rect.top(), room, rect.height()), _LEFT, shown)
    return x + font.width(shown) + GAP


def _tag(painter: QPainter, text: str, kind: str, font: MeasuredFont, tokens: Tokens, x: int, rect: QRect) -> int:
    width = min(_tag_width(text, font), rect.right() - x + 1)
    if width <= 2 * TAG_PADDING:
        return x
    place = QRect(x, rect.center().y() - TAG_HEIGHT // 2 + 1, width, TAG_HEIGHT)
    ground, ink = ("sunken", "text_2") if kind == "neutral" else (f"{kind}_soft", kind)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.color(ground))
    painter.drawRoundedRect(place, 4, 4)
    painter.setPen(tokens.color(ink))
    painter.setFont(font.font)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, font.fitted(text, width - 2 * TAG_PADDING))
    return x + width + GAP
