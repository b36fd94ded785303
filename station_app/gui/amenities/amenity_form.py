"""An amenity is added or put right, or the usual ones are added in one go."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from station_app.core.amenities import queries
from station_app.core.amenities.commands import add, add_many, edit
from station_app.core.amenities.model import MOST_AT_ONCE, MOST_PLACES, ORIGINS, Amenity, AmenitySaid, Fills
from station_app.core.amenities.refusals import AmenityCodeTaken
from station_app.core.errors import NotValid, Refusal, Trouble
from station_app.core.settings.model import Dictionary, UnknownCode
from station_app.core.settings.queries import entries
from station_app.gui.kit.context import Context
from station_app.gui.kit.form import Form
from station_app.gui.kit.look import button
from station_app.gui.kit.photo_field import PhotoField
from station_app.gui.kit.photographs import Photographs
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.told import Told
from station_app.texts import translate
from station_app.texts.amenities import fills_words, origin_words
from station_app.texts.fields import field_name
from station_app.texts.refusals import explain_refusal
from station_app.texts.troubles import explain

_WIDE, _TALL, _FRAME = 580, 740, 48
COUNT, PHOTO, SINCE = "amenity.count", "amenity.photo", "amenity.since_day"


class AmenityDialog(QDialog):
    """Open it with `add` or `edit`. Enter in a line saves; a refusal loses nothing typed."""

    saved = Signal(object)
    """tuple[Amenity, ...]"""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("amenityDialog")
        self._context = context
        self._amenity: Amenity | None = None
        self.form = Form()
        self.name, self.code, self.place = _line("amenityName"), _line("amenityCode"), _line("amenityPlace")
        self.donor, self.since, self.note = _line("amenityDonor"), _line("amenitySince"), _line("amenityNote")
        self.kind, self.fills, self.origin = _box("amenityKind"), _box("amenityFills"), _box("amenityOrigin")
        self.capacity, self.count = _spin("amenityCapacity", 0, MOST_PLACES), _spin("amenityCount", 1, MOST_AT_ONCE)
        self.photo = PhotoField("amenityPhoto")
        self._rows: dict[str, QWidget] = {
            "amenity.name": self.name,
            "amenity_kind": self.kind,
            COUNT: self.count,
            "amenity.place": self.place,
            "amenity.capacity": self.capacity,
            "amenity.fills": self.fills,
            "amenity.origin": self.origin,
            "amenity.donor": self.donor,
            SINCE: self.since,
            "amenity.code": self.code,
            "amenity.note": self.note,
            PHOTO: self.photo,
        }
        for row, widget in self._rows.items():
            self.form.add(row, "", widget)
        self.photos = Photographs(context, self.form, PHOTO, self.photo, self)
        self.outcome = PlainLabel("", "bad", wrap=True)
        self.outcome.setObjectName("amenityOutcome")
        self.cancel, self.save = button("", name="amenityCancel"), button("", "accent", "amenitySave")
        self._build()

    def add(self) -> None:
        """Begin a new amenity."""
        self._amenity = None
        self._begin("charging")
        for line in (self.name, self.code, self.donor, self.since, self.note):
            line.clear()
        self.capacity.setValue(0)
        self.count.setValue(1)
        self.fills.setCurrentIndex(0)
        self.origin.setCurrentIndex(0)
        self.photos.show(None)
        self._open(translate("Amenities", "Add an amenity"))

    def edit(self, amenity: Amenity) -> None:
        """Show an amenity to be put right."""
        self._amenity = amenity
        self._begin(amenity.kind)
        self.name.setText(amenity.name)
        self.code.setText(amenity.code)
        self.place.setText(amenity.place or "")
        self.capacity.setValue(amenity.capacity or 0)
        self.fills.setCurrentIndex(self.fills.findData(amenity.fills.value))
        self.origin.setCurrentIndex(max(self.origin.findData(amenity.origin or ""), 0))
        self.donor.setText(amenity.donor or "")
        self.since.setText("" if amenity.since_day is None else amenity.since_day.isoformat())
        self.note.setText(amenity.note or "")
        self.photos.show(amenity.photo)
        self._open(translate("Amenities", "Change {code} {name}").format(code=amenity.code, name=amenity.name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.photos.paste()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(_WIDE, min(_TALL, self.screen().availableGeometry().height() - _FRAME))

    # -- saving ------------------------------------------------------------------------------------------------------

    def _save(self) -> None:
        if not self.save.isEnabled():
            return
        self.form.calm()
        self.outcome.clear()
        try:
            said = self._said()
            said["photo"] = self.photos.keep()
        except NotValid as refusal:
            self._refused(refusal)
            return
        except Trouble as trouble:
            self.photos.complain(explain(trouble))
            return
        self.save.setEnabled(False)
        name, count = said["name"].strip(), self.count.value()
        if self._amenity is not None:
            words = translate("Amenities", "Amenity changed: {name}").format(name=name)
            self._run(edit, words, self._done_one, amenity_id=self._amenity.id, code=self.code.text(), **said)
        elif count == 1:
            words = translate("Amenities", "Amenity added: {name}").format(name=name)
            self._run(add, words, self._done_one, code=self.code.text().strip() or None, **said)
        else:
            words = translate("Amenities", "Amenities added: {name} × {count}").format(name=name, count=count)
            several = [AmenitySaid(**{**said, "name": f"{name} {number}"}) for number in range(1, count + 1)]
            self._run(add_many, words, self._done, said=several)

    def _run(self, command: Any, words: str, done: Callable[[Any], None], **facts: Any) -> None:
        self._context.operations.run(
            command,
            done=done,
            refused=self._refused,
            troubled=self._troubled,
            about=Told(words, page="amenities"),
            **facts,
        )

    def _said(self) -> AmenitySaid:
        return AmenitySaid(
            name=self.name.text(),
            kind=self.kind.currentData() or "",
            place=self.place.text() or None,
            capacity=self.capacity.value() or None,
            fills=self.fills.currentData(),
            origin=self.origin.currentData() or None,
            donor=self.donor.text() or None,
            since_day=_day(self.since.text()),
            note=self.note.text() or None,
        )

    def _done_one(self, amenity: Amenity) -> None:
        self._done((amenity,))

    def _done(self, amenities: tuple[Amenity, ...]) -> None:
        self.save.setEnabled(True)
        self.accept()
        self.saved.emit(amenities)

    def _refused(self, refusal: Refusal) -> None:
        self.save.setEnabled(True)
        words = explain_refusal(refusal)
        field = str(getattr(refusal, "field", ""))
        if isinstance(refusal, AmenityCodeTaken):
            field = "amenity.code"
        elif isinstance(refusal, UnknownCode):
            field = "amenity_kind"
        if not self.form.complain(field, words):
            self.outcome.setText(words)
        self._scroll.ensureWidgetVisible(self.form.focusWidget() or self.name)
        self._context.sounds.play("refused")

    def _troubled(self, trouble: Trouble) -> None:
        del trouble  # the window says what happened; what was typed stays
        self.save.setEnabled(True)

    # -- showing -----------------------------------------------------------------------------------------------------

    def _begin(self, kind: str) -> None:
        db, language = self._context.db, self._context.language.code
        for box in (self.kind, self.fills, self.origin):
            box.clear()
        for entry in entries(db, Dictionary.AMENITY_KIND):
            if entry.active or entry.code == kind:
                self.kind.addItem(entry.label(language), entry.code)
        self.kind.setCurrentIndex(max(self.kind.findData(kind), 0))
        for fills in Fills:
            self.fills.addItem(fills_words(fills), fills.value)
        self.origin.addItem(translate("Amenities", "Not said"), "")
        for origin in ORIGINS:
            self.origin.addItem(origin_words(origin), origin)
        self.place.setCompleter(QCompleter(queries.place_names(db), self.place))
        for row in self._rows:
            self.form.say(row, field_name(row))
        self.form.say(
            "amenity.capacity",
            field_name("amenity.capacity"),
            hint=translate("Amenities", "0: it has no places to be taken"),
        )
        self.form.say(SINCE, field_name(SINCE), hint=translate("Amenities", "As 2026-09-01; may be left out"))
        self.count.setEnabled(self._amenity is None)
        self.code.setPlaceholderText(translate("Amenities", "Empty: the next number"))
        self.photo.retranslate()

    def _open(self, title: str) -> None:
        self.setWindowTitle(title)
        for made, words in (
            (self.cancel, translate("Amenities", "Cancel")),
            (self.save, translate("Amenities", "Save")),
        ):
            made.setText(words)
            made.setAccessibleName(words)
        self.form.calm()
        self.outcome.clear()
        self.save.setEnabled(True)
        self.open()
        self.name.setFocus()
        self.name.selectAll()

    def _build(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.outcome, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 12, 0)
        column.addWidget(self.form)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        self._scroll = scroll
        layout.addWidget(scroll, 1)
        layout.addLayout(foot)
        for line in (self.name, self.code, self.place, self.donor, self.since, self.note):
            line.returnPressed.connect(self._save)
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self.reject)


def usual_ones() -> list[AmenitySaid]:
    """What nearly every station has; the names are those of the language in force."""
    hall = translate("Amenities", "Hall")
    return [
        AmenitySaid(name=translate("Amenities", "Charging places"), kind="charging", place=hall, capacity=12),
        AmenitySaid(name=translate("Amenities", "Seats"), kind="seating", place=hall, capacity=40, fills="here"),
        AmenitySaid(name=translate("Amenities", "Water dispenser"), kind="water", place=hall),
        AmenitySaid(name=translate("Amenities", "Fridge"), kind="fridge", place=hall),
        AmenitySaid(name=translate("Amenities", "Microwave"), kind="microwave", place=hall, capacity=2),
        AmenitySaid(name=translate("Amenities", "Air conditioner"), kind="air", place=hall),
        AmenitySaid(name=translate("Amenities", "First-aid box"), kind="medicine_box", place=hall),
        AmenitySaid(name=translate("Amenities", "AED"), kind="aed", place=hall),
        AmenitySaid(name=translate("Amenities", "Fire extinguisher"), kind="fire", place=hall),
        AmenitySaid(name=translate("Amenities", "Tool cabinet"), kind="tools", place=hall),
        AmenitySaid(name=translate("Amenities", "Network"), kind="network", place=hall),
    ]


def _day(text: str) -> date | None:
    typed = text.strip()
    if not typed:
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise NotValid(SINCE, text) from None


def _line(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    return made


def _box(name: str) -> QComboBox:
    made = QComboBox()
    made.setObjectName(name)
    made.setMaxVisibleItems(16)
    return made


def _spin(name: str, low: int, high: int) -> QSpinBox:
    made = QSpinBox()
    made.setObjectName(name)
    made.setRange(low, high)
    made.setFixedWidth(96)
    made.lineEdit().setTextMargins(8, 0, 0, 0)
    return made
