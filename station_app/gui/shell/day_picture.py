"""今日小结: a day as a picture for a phone, 1080 × 1350 pixels, light, without names."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter, QPen

from station_app.gui.kit.charts import Bar, paint_bars, paint_rows
from station_app.gui.runtime.theme import Tokens, body_font
from station_app.gui.shell.day_facts import Counted, DayFacts
from station_app.texts import moments, translate

WIDTH, HEIGHT = 432, 540
SCALE = 2.5
"""Pixels of the picture for one of the measures here: charts and small words are then readable on a phone."""
_EDGE = 20
_PADDING = 14
_MOST = 5
_LEFT_SHARE = 0.53  # labels of categories are longer than those of services
_ROW = 25
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_RIGHT = _MIDDLE | Qt.AlignmentFlag.AlignRight
_CENTRE = Qt.AlignmentFlag.AlignCenter


def paint_day(facts: DayFacts, tokens: Tokens) -> QImage:
    """The picture, ready for the clipboard or a file. `tokens` are those of the light theme."""
    picture = QImage(round(WIDTH * SCALE), round(HEIGHT * SCALE), QImage.Format.Format_RGB32)
    picture.fill(tokens.color("bg"))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(SCALE, SCALE)
    _DayPainter(painter, tokens, facts).paint()
    painter.end()
    return picture


def day_title(facts: DayFacts) -> str:
    """今日小结, or 昨日小结 after midnight."""
    return translate("Summary", "Today's summary") if facts.is_today else translate("Summary", "Yesterday's summary")


class _DayPainter:
    """Paints from top to bottom; places are in the measures of the screen."""

    def __init__(self, painter: QPainter, tokens: Tokens, facts: DayFacts) -> None:
        self._painter = painter
        self._tokens = tokens
        self._facts = facts

    def paint(self) -> None:
        inner = WIDTH - 2 * _EDGE
        self._head(QRectF(_EDGE, 20, inner, 40))
        self._figures(QRectF(_EDGE, 72, inner, 82))
        self._hours(QRectF(_EDGE, 164, inner, 152))
        kinds = QRectF(_EDGE, 326, inner, 172)
        categories = translate("Summary", "Who came")
        if self._facts.services:
            middle = kinds.left() + inner * _LEFT_SHARE
            self._rows(kinds.adjusted(0, 0, middle - 5 - kinds.right(), 0), categories, self._facts.categories)
            right = kinds.adjusted(middle + 5 - kinds.left(), 0, 0, 0)
            self._rows(right, translate("Summary", "What for"), self._facts.services)
        else:
            self._rows(kinds, categories, self._facts.categories)
        note = translate("Summary", "Visits count everybody, people those who are known, each once.")
        self._text(QRectF(_EDGE, 504, inner, 24), note, 12, "text_3", _CENTRE)

    def _head(self, area: QRectF) -> None:
        title = day_title(self._facts)
        pill_width = self._font_width(title, 13, bold=True) + 24
        pill = QRectF(area.right() - pill_width, area.top() + 6, pill_width, 28)
        self._round(pill, "accent_soft", radius=14)
        self._text(pill, title, 13, "accent", _CENTRE, bold=True)
        room = area.width() - pill_width - 12
        name = self._facts.station or translate("Shell", "Warm home")
        size = 18 if self._font_width(name, 18, bold=True) <= room else 15
        self._text(QRectF(area.left(), area.top(), room, 24), name, size, "text", _MIDDLE, bold=True)
        under = translate("Summary", "{day} · open {opens}–{closes}").format(
            day=moments.whole_day(self._facts.day), opens=self._facts.opens, closes=self._facts.closes
        )
        self._text(QRectF(area.left(), area.top() + 24, room, 18), under, 12, "text_2", _MIDDLE)

    def _figures(self, area: QRectF) -> None:
        self._card(area)
        figures = self._facts.figures
        shown = (
            (figures.visit_count, translate("Summary", "visits"), 36),
            (figures.person_count, translate("Summary", "people"), 36),
            (figures.service_count, translate("Summary", "services"), 24),
            (figures.new_count, translate("Summary", "new"), 24),
        )
        inner = area.adjusted(_PADDING, 0, -_PADDING, 0)
        shares = (0.31, 0.27, 0.22, 0.20)
        left = inner.left()
        for (count, caption, size), share in zip(shown, shares, strict=True):
            width = inner.width() * share
            self._painter.setFont(_font(size, bold=True))
            self._painter.setPen(self._tokens.color("text"))
            self._painter.drawText(QPointF(left, area.top() + 44), f"{count:,}")
            self._text(QRectF(left, area.top() + 53, width, 18), caption, 12, "text_2", _MIDDLE)
            left += width

    def _hours(self, area: QRectF) -> None:
        facts = self._facts
        busiest = ""
        if facts.busiest is not None:
            busiest = translate("Summary", "busiest {first}:00–{last}:00, visits {count}").format(
                first=facts.busiest, last=facts.busiest + 1, count=f"{facts.hours[facts.busiest]:,}"
            )
        self._card(area)
        self._title(area, translate("Summary", "When they came"), busiest)
        bars = [Bar(str(hour), count) for hour, count in facts.hours.items()]
        highlight = None if facts.busiest is None else facts.busiest - min(facts.hours)
        chart = area.adjusted(_PADDING, 28, -_PADDING, -8)
        paint_bars(self._painter, chart, bars, self._tokens, body_font(), highlight=highlight)

    def _rows(self, area: QRectF, title: str, counted: Counted) -> None:
        self._card(area)
        self._title(area, title)
        bars = [Bar(name, count) for name, count in counted[:_MOST]]
        chart = area.adjusted(_PADDING, 38, -_PADDING, -6)
        paint_rows(self._painter, chart, bars, self._tokens, body_font(), row=_ROW)

    def _title(self, area: QRectF, title: str, hint: str = "") -> None:
        line = QRectF(area.left() + _PADDING, area.top() + 10, area.width() - 2 * _PADDING, 20)
        self._text(line, title, 14, "text", _MIDDLE, bold=True)
        self._text(line, hint, 12, "text_2", _RIGHT)

    def _card(self, area: QRectF) -> None:
        self._round(area, "surface", radius=10, border="border")

    def _round(self, area: QRectF, ground: str, *, radius: float, border: str = "") -> None:
        painter = self._painter
        painter.setPen(QPen(self._tokens.color(border), 1) if border else Qt.PenStyle.NoPen)
        painter.setBrush(self._tokens.color(ground))
        painter.drawRoundedRect(area, radius, radius)

    def _text(
        self, area: QRectF, words: str, size: int, color: str, align: Qt.AlignmentFlag, *, bold: bool = False
    ) -> None:
        font = _font(size, bold=bold)
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, round(area.width()) + 1)
        self._painter.setFont(font)
        self._painter.setPen(self._tokens.color(color))
        self._painter.drawText(area, align, shown)

    def _font_width(self, words: str, size: int, *, bold: bool) -> int:
        return QFontMetrics(_font(size, bold=bold)).horizontalAdvance(words)


def _font(size: int, *, bold: bool) -> QFont:
    font = body_font()
    font.setPixelSize(size)
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font
