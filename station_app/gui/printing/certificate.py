"""A certificate of attendance: one A4 page on its side, framed, with room for the station's seal."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPageLayout, QPageSize, QPainter, QPen

from station_app.gui.printing.paper import FAINT, GREY, HEIGHT, WIDTH, Ink, Page, font, width_of
from station_app.gui.printing.paper_form import put
from station_app.texts.training_prints import CertificateWords

ACROSS, DOWN = HEIGHT, WIDTH
"""The page lies on its side."""
_FRAME, _INNER = 120.0, 152.0
_LEFT, _RIGHT = 330.0, ACROSS - 330.0
_SEAL = 360.0
_ISSUED = QRectF(1880, 1352, 800, 490)
"""Where the station sets its seal, its name and the day."""
_CENTRE = Qt.AlignmentFlag.AlignHCenter
_CORNER = 64.0


@dataclass(frozen=True, slots=True)
class CertificateFace:
    """One certificate in words. `number` is empty in a preview, before it is given."""

    number: str
    name: str
    topic: str
    day: str
    hours: str
    place: str
    trainer: str
    organiser: str
    station: str
    issued: str


def certificate_pages(faces: Sequence[CertificateFace], words: CertificateWords, accent: str) -> list[Page]:
    """One page each; the frame and the rule are of the colour `accent`, dark grey where there is none."""
    return [partial(_paint, face=face, words=words, accent=accent) for face in faces]


def certificate_layout() -> QPageLayout:
    """A4 on its side, measured from the corner of the paper."""
    size = QPageSize(QPageSize.PageSizeId.A4)
    return QPageLayout(size, QPageLayout.Orientation.Landscape, QMarginsF(0, 0, 0, 0))


def _paint(painter: QPainter, face: CertificateFace, words: CertificateWords, accent: str) -> None:
    ink = Ink(painter)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _frame(ink, accent)
    _head(ink, face, words, accent)
    _body(ink, face, words)
    _known(ink, face, words)
    _seal(ink, face, words)


def _frame(ink: Ink, accent: str) -> None:
    painter = ink.painter
    painter.setBrush(Qt.BrushStyle.NoBrush)
    outer = QRectF(0, 0, ACROSS, DOWN).adjusted(_FRAME, _FRAME, -_FRAME, -_FRAME)
    painter.setPen(QPen(QColor(accent), 9, j=Qt.PenJoinStyle.MiterJoin))
    painter.drawRect(outer)
    inner = QRectF(0, 0, ACROSS, DOWN).adjusted(_INNER, _INNER, -_INNER, -_INNER)
    painter.setPen(QPen(QColor(accent), 2, j=Qt.PenJoinStyle.MiterJoin))
    painter.drawPolygon(_notched(inner))


def _notched(place: QRectF) -> list[QPointF]:
    """A frame whose corners step inwards."""
    points = []
    for x, y, across, down in (
        (place.left(), place.top(), 1, 1),
        (place.right(), place.top(), -1, 1),
        (place.right(), place.bottom(), -1, -1),
        (place.left(), place.bottom(), 1, -1),
    ):
        beside, within = QPointF(x, y + down * _CORNER), QPointF(x + across * _CORNER, y + down * _CORNER)
        step = [beside, within, QPointF(x + across * _CORNER, y)]
        points += step if across == down else step[::-1]
    return points


def _head(ink: Ink, face: CertificateFace, words: CertificateWords, accent: str) -> None:
    put(ink, face.station, _line(230, 68), 46, align=_CENTRE, color=GREY)
    put(ink, words.title, _line(304, 176), 118, bold=True, align=_CENTRE)
    ink.line(ACROSS / 2 - 150, 502, ACROSS / 2 + 150, 502, width=7, color=accent)
    if face.number:
        put(ink, words.number.format(number=face.number), _line(526, 64), 40, align=_CENTRE, color=GREY)


def _body(ink: Ink, face: CertificateFace, words: CertificateWords) -> None:
    put(ink, words.opening, _line(636, 74), 48, align=_CENTRE)
    put(ink, face.name, _line(722, 150), 96, bold=True, align=_CENTRE, least=34)
    half = min(max(width_of(face.name, font(96, bold=True)) / 2 + 90, 330), (_RIGHT - _LEFT) / 2)
    ink.line(ACROSS / 2 - half, 884, ACROSS / 2 + half, 884, width=2, color=GREY)
    put(ink, words.attended, _line(912, 74), 48, align=_CENTRE)
    put(ink, face.topic, _line(996, 190), 70, bold=True, align=_CENTRE, least=34)
    put(ink, words.held.format(day=face.day, hours=face.hours), _line(1192, 74), 48, align=_CENTRE)


def _known(ink: Ink, face: CertificateFace, words: CertificateWords) -> None:
    """Who taught where and for whom; what was not said has no line."""
    facts = (
        (words.trainer, face.trainer),
        (words.organiser, face.organiser),
        (words.place, face.place),
    )
    said = [(name, what) for name, what in facts if what]
    label = min(max((width_of(name, font(40)) for name, _ in said), default=0.0) + 40, 380)
    y = _ISSUED.bottom() - len(said) * 92
    for name, what in said:
        put(ink, name, QRectF(_LEFT, y, label - 20, 86), 40, color=GREY)
        put(ink, what, QRectF(_LEFT + label, y, _ISSUED.left() - 60 - _LEFT - label, 86), 42)
        y += 92


def _seal(ink: Ink, face: CertificateFace, words: CertificateWords) -> None:
    place = QRectF(_ISSUED.center().x() - _SEAL / 2, _ISSUED.top(), _SEAL, _SEAL)
    pen = QPen(QColor(FAINT), 2)
    pen.setDashPattern([6, 6])
    ink.painter.setPen(pen)
    ink.painter.drawEllipse(place)
    put(ink, words.seal, place.adjusted(60, 0, -60, 0), 34, align=_CENTRE, color=GREY)
    below = QRectF(_ISSUED.left(), place.bottom() + 6, _ISSUED.width(), 62)
    put(ink, face.station, below, 42, align=_CENTRE)
    put(ink, face.issued, below.translated(0, 62), 42, align=_CENTRE)


def _line(top: float, high: float) -> QRectF:
    return QRectF(_LEFT, top, _RIGHT - _LEFT, high)
