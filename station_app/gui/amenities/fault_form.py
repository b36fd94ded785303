"""What is broken is said and shown: which one where it is not known, a few words, a photo; Enter reports it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from station_app.core.amenities.commands import report_fault
from station_app.core.amenities.model import Amenity, Fault
from station_app.core.errors import Missing, Refusal, Trouble
from station_app.gui.amenities.broken_field import Broken, BrokenField
from station_app.gui.kit.context import Context
from station_app.gui.kit.form import Form
from station_app.gui.kit.look import button
from station_app.gui.kit.photo_field import PhotoField
from station_app.gui.kit.photographs import Photographs
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.told import Told
from station_app.texts import translate
from station_app.texts.fields import field_name
from station_app.texts.refusals import explain_refusal
from station_app.texts.troubles import explain

ABOUT, WHAT, PHOTO = "fault.amenity", "fault.what", "fault.photo"


class FaultDialog(QDialog):
    """Open it with `report`, or with `ask` where it is not known what is broken. A refusal loses nothing typed."""

    reported = Signal(object)
    """Fault"""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("faultDialog")
        self._context = context
        self.form = Form()
        self.about = BrokenField(context)
        self.what = QLineEdit()
        self.what.setObjectName("faultWhat")
        self.photo = PhotoField("faultPhoto")
        self.form.add(ABOUT, "", self.about)
        self.form.add(WHAT, "", self.what)
        self.form.add(PHOTO, "", self.photo)
        self.photos = Photographs(context, self.form, PHOTO, self.photo, self)
        self.outcome = PlainLabel("", "bad", wrap=True)
        self.outcome.setObjectName("faultOutcome")
        self.cancel, self.save = button("", name="faultCancel"), button("", "accent", "faultSave")
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.outcome, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self.form)
        layout.addLayout(foot)
        self.setMinimumWidth(520)
        self.about.picked.connect(self._on_picked)
        self.what.returnPressed.connect(self._save)
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self.reject)

    def report(self, amenity: Amenity) -> None:
        """Begin the report about an amenity."""
        self._begin(translate("Amenities", "Report a fault: {name}").format(name=amenity.name))
        self.about.put(Broken(amenity.name, amenity_id=amenity.id))
        self.what.setFocus()

    def ask(self) -> None:
        """Begin a report about something that is picked first."""
        self._begin(translate("Amenities", "Report a fault"))
        self.about.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.photos.paste()
        else:
            super().keyPressEvent(event)

    def _begin(self, title: str) -> None:
        self.setWindowTitle(title)
        for name in (ABOUT, WHAT, PHOTO):
            self.form.say(name, field_name(name))
        self.about.field.setAccessibleName(field_name(ABOUT))
        self.what.setPlaceholderText(translate("Amenities", "What is wrong? Then Enter"))
        for made, words in (
            (self.cancel, translate("Amenities", "Cancel")),
            (self.save, translate("Amenities", "Report")),
        ):
            made.setText(words)
            made.setAccessibleName(words)
        self.form.calm()
        self.photo.retranslate()
        self.outcome.clear()
        self.about.begin()
        self.what.clear()
        self.photos.show(None)
        self.save.setEnabled(True)
        self.open()

    def _on_picked(self) -> None:
        self.form.calm(ABOUT)
        self.what.setFocus()

    def _save(self) -> None:
        if not self.save.isEnabled():
            return
        self.form.calm()
        self.outcome.clear()
        broken = self.about.chosen()
        if broken is None:
            self._refused(Missing(ABOUT))
            return
        try:
            photo = self.photos.keep()
        except Trouble as trouble:
            self.photos.complain(explain(trouble))
            return
        self.save.setEnabled(False)
        words = translate("Amenities", "Fault reported: {name}").format(name=broken.name)
        self._context.operations.run(
            report_fault,
            **broken.facts(),
            what=self.what.text(),
            photo=photo,
            done=self._done,
            refused=self._refused,
            troubled=self._troubled,
            about=Told(words, page="amenities"),
        )

    def _done(self, fault: Fault) -> None:
        self.save.setEnabled(True)
        self.accept()
        self.reported.emit(fault)

    def _refused(self, refusal: Refusal) -> None:
        self.save.setEnabled(True)
        words = explain_refusal(refusal)
        if not self.form.complain(str(getattr(refusal, "field", "")), words):
            self.outcome.setText(words)
        self._context.sounds.play("refused")

    def _troubled(self, trouble: Trouble) -> None:
        del trouble  # the window says what happened; what was typed stays
        self.save.setEnabled(True)
