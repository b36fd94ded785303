"""A font that remembers how wide its words are: a table says the same few words at every repaint."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics

_MOST = 4_000


class MeasuredFont:
    """A font and its measures. Forgets them all when there are very many; words are measured again then."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._metrics = QFontMetrics(font)
        self._widths: dict[str, int] = {}

    def width(self, text: str) -> int:
        """How wide a text is, in pixels."""
        width = self._widths.get(text)
        if width is None:
            if len(self._widths) >= _MOST:
                self._widths.clear()
            width = self._widths[text] = self._metrics.horizontalAdvance(text)
        return width

    def fitted(self, text: str, room: int) -> str:
        """A text that fits into so many pixels: whole, or cut with … at its end."""
        # Cutting measures in fractions of a pixel and would cut what just fits.
        return text if self.width(text) <= room else self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
