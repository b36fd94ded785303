"""The growth as a picture: small multiples, painted by the program's own charts."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPainter

from station_app.app import make_application
from station_app.core.paths import resources_dir
from station_app.gui.kit.charts import Bar, paint_bars
from station_app.gui.runtime.theme import FONTS, Tokens, read_tokens

from .growth import FLAT, Growth
from .table import count_text

SHOWN = (
    ("P1", "check-in, committed"),
    ("P2", "Enter until painted"),
    ("P3", "look-up: card"),
    ("P3", "look-up: one letter"),
    ("P3", "look-up: two initials"),
    ("P3", "look-up: two hanzi"),
    ("P3", "look-up: two digits"),
    ("P3", "look-up: phone tail"),
    ("P7", "visits: first rows"),
    ("P7", "visits: next page"),
    ("P7", "visits: last page"),
    ("P7", "visits: a month"),
)
_SCALE, _COLUMNS = 2, 3
_MARGIN, _GAP, _TOP = 28, 16, 92
_WIDE, _HIGH, _PAD = 384, 176, 16
_STEPS = 10_000
"""Bars have whole numbers for values; milliseconds do not."""


def paint(found: Sequence[Growth], path: Path, *, people: int) -> None:
    """Write the picture, at twice its size. Nothing is written without a growth to show."""
    shown = [one for key in SHOWN for one in found if (one.number, one.what) == key]
    if not shown:
        return
    make_application()
    tokens = read_tokens(resources_dir() / "theme" / "tokens.toml")["light"]
    lines = -(-len(shown) // _COLUMNS)
    wide = 2 * _MARGIN + _COLUMNS * _WIDE + (_COLUMNS - 1) * _GAP
    high = _TOP + lines * _HIGH + (lines - 1) * _GAP + _MARGIN
    image = QImage(wide * _SCALE, high * _SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SCALE)
    image.fill(tokens.color("bg"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _caption(painter, QRectF(_MARGIN, 22, wide - 2 * _MARGIN, 60), shown[0], people, tokens)
    for at, one in enumerate(shown):
        left = _MARGIN + at % _COLUMNS * (_WIDE + _GAP)
        _panel(painter, QRectF(left, _TOP + at // _COLUMNS * (_HIGH + _GAP), _WIDE, _HIGH), one, tokens)
    painter.end()
    if not image.save(str(path)):
        raise OSError(path)


def _caption(painter: QPainter, area: QRectF, one: Growth, people: int, tokens: Tokens) -> None:
    *most, last = (f"{result.visits:,}" for result in one.results)
    sizes = f"{', '.join(most)} and {last}"
    painter.setFont(_font(20, QFont.Weight.DemiBold))
    painter.setPen(tokens.color("text"))
    painter.drawText(area, Qt.AlignmentFlag.AlignTop, f"The same act at {sizes} visits, {people:,} people")
    painter.setFont(_font(13))
    painter.setPen(tokens.color("text_2"))
    painter.drawText(
        area.adjusted(0, 32, 0, 0),
        Qt.AlignmentFlag.AlignTop,
        "Medians in milliseconds, each panel on its own scale from zero. At the right: the largest station against the"
        f" smallest; up to ×{FLAT:g} counts as flat.",
    )


def _panel(painter: QPainter, place: QRectF, one: Growth, tokens: Tokens) -> None:
    painter.setPen(tokens.color("border"))
    painter.setBrush(tokens.color("surface"))
    painter.drawRoundedRect(place, 8, 8)
    head = QRectF(place.left() + _PAD, place.top() + 12, place.width() - 2 * _PAD, 20)
    painter.setFont(_font(14, QFont.Weight.DemiBold))
    painter.setPen(tokens.color("text"))
    painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, f"{one.number}  {one.what}")
    painter.setPen(tokens.color("ok" if one.holds else "bad"))
    painter.drawText(head, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, f"×{one.ours:.2f}")
    most = max(result.ours for result in one.results)
    bars = [
        Bar(f"{count_text(result.visits)} · {_ms(result.ours)} ms", round(result.ours / most * _STEPS))
        for result in one.results
    ]
    chart = QRectF(
        place.left() + _PAD, head.bottom() + 2, place.width() - 2 * _PAD, place.bottom() - head.bottom() - 12
    )
    paint_bars(painter, chart, bars, tokens, _font(12), highlight=len(bars) - 1)


def _ms(time: float) -> str:
    return f"{time:.2f}" if time < 10 else f"{time:.1f}"


def _font(pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = QFont()
    font.setFamilies(FONTS)
    font.setPixelSize(pixels)
    font.setWeight(weight)
    return font
