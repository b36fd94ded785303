"""QR codes of digits, painted as squares, so that they are sharp at any size."""

import segno
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from station_app.gui.printing.paper import INK

QUIET = 4
"""The blank modules a scanner wants around a code."""


def matrix(payload: str) -> tuple[tuple[bool, ...], ...]:
    """The dark modules of a code, without its quiet zone. Worn print is still read: a quarter of it may be gone."""
    code = segno.make_qr(payload, error="q", boost_error=False)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


def paint(painter: QPainter, payload: str, place: QRectF) -> None:
    """Paint a code with its quiet zone into a square."""
    modules = matrix(payload)
    side = place.width() / (len(modules) + 2 * QUIET)
    path = QPainterPath()
    for row, line in enumerate(modules):
        start = None
        for column, dark in enumerate((*line, False)):  # one rectangle a run: no hairlines between neighbours
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                path.addRect(
                    place.left() + (start + QUIET) * side,
                    place.top() + (row + QUIET) * side,
                    (column - start) * side,
                    side,
                )
                start = None
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(INK))
    painter.drawPath(path)
    painter.restore()
