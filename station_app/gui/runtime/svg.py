"""Line drawings as pixmaps: an svg drawn in currentColor, painted in any colour, sharp at any scale."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer


def paint_svg(path: Path, color: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The drawing at `path` in `color` (#RRGGBB), `size` pixels square at a screen ratio of `ratio`."""
    drawing = path.read_text("utf-8").replace("currentColor", color)
    pixels = round(size * ratio)
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
