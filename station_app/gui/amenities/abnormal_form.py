"""Under a line of the checklist: what is wrong and with which one, a photo; or only a note. Enter saves."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from station_app.core.amenities import queries
from station_app.core.amenities.model import Fault, Line, Result
from station_app.core.errors import Refusal
from station_app.gui.amenities.which_one import WhichOne
from station_app.gui.kit.context import Context
from station_app.gui.kit.form import Form
from station_app.gui.kit.key_button import KeyButton
from station_app.gui.kit.look import announce, set_look
from station_app.gui.kit.photo_field import PhotoField
from station_app.gui.kit.photographs import Photographs
from station_app.gui.kit.picture_line import PictureLine
from station_app.gui.kit.plain_label import PlainLabel
from station_app.texts import translate
from station_app.texts.amenities_checks import joins
from station_app.texts.fields import field_name
from station_app.texts.refusals import explain_refusal

WHICH, NOTE, PHOTO = "inspection.amenity", "inspection.note", "inspection.photo"
_SIDE = 14


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed and not saved: it stands there again when the line is opened again."""

    which: tuple[str, ...]
    note: str
    photo: bytes | None


class AbnormalForm(QFrame):
    """One form for all lines; it stands under the one it is about. A refusal keeps every word."""

    saved = Signal()
    """Enter: see `facts`."""
    left = Signal()
    """Escape."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("checkForm")
        self._context = context
        self._line: Line | None = None
        self._result = Result.ABNORMAL
        self._offered = ""
        self._begun: Draft | None = None
        self.form = _Rows()
        self.which = WhichOne("checkWhich")
        self.note = PictureLine()
        self.note.setObjectName("checkNote")
        self.photo = PhotoField("checkPhoto", compact=True)
        self.joined = PlainLabel("", "warn", wrap=True)
        self.joined.setObjectName("checkJoined")
        self.outcome = PlainLabel("", "bad", wrap=True)
        self.outcome.setObjectName("checkOutcome")
        self.cancel, self.save = KeyButton("Esc", "checkCancel"), KeyButton("Enter", "checkSave")
        self._build()
        self.photos = Photographs(context, self.form, PHOTO, self.photo, self)
        self.which.changed.connect(self._on_which)
        self.which.decided.connect(self._on_decided)
        self.save.clicked.connect(self.saved)
        self.cancel.clicked.connect(self.left)
        self.retranslate()

    # -- what it is about --------------------------------------------------------------------------------------------

    def begin(self, line: Line, result: Result, draft: Draft | None) -> None:
        """Ask about a line what a result wants to be said of it; a draft stands there as it was left."""
        self._line, self._result, self._offered = line, result, ""
        self.calm()
        self.which.begin(line.amenities)
        found = line.found
        kept = found if found is not None and found.result is result else None
        self.note.setText("" if kept is None else kept.note or "")
        self.photos.show(None if kept is None else kept.photo)
        if kept is not None:
            self.which.choose_id(kept.amenity_id)
        elif line.fault is not None and line.fault.amenity_id is not None:
            self.which.choose_id(line.fault.amenity_id)
        self._say_joined()
        self._begun = self.draft()
        if draft is not None:
            self.which.choose(draft.which)
            self.note.setText(draft.note)
            self.photo.show_photo(draft.photo)
            self._say_joined()
        set_look(self, foundForm="true" if result is Result.ABNORMAL else "note")
        self.retranslate()

    def line(self) -> Line | None:
        """The line it is about, while it is open."""
        return self._line

    def end(self) -> None:
        """It is about nothing any more."""
        self._line = self._begun = None
        self.hide()

    def draft(self) -> Draft:
        """What stands in it now."""
        return Draft(tuple(self.which.chosen()), self.note.text(), self.photo.content)

    def unfinished(self) -> bool:
        """Whether something stands in it that is not saved."""
        if self._line is None or self._begun is None:
            return False
        typed = self.note.text().strip() not in (self._begun.note, self._offered, "")
        return typed or self.photo.content != self._begun.photo

    def facts(self, line: Line) -> dict[str, Any] | None:
        """What is to be saved of a line, a photo kept by now; None when it is not said which one. Raises Trouble."""
        said: dict[str, Any] = {
            "check_item": line.item.code, "result": self._result.value, "note": self.note.text(),
        }  # fmt: skip
        if self._result is not Result.ABNORMAL:
            found = line.found
            return said if found is None else {**said, "photo": found.photo, "amenity_id": found.amenity_id}
        if not self.which.said():
            self.form.complain(WHICH, translate("Amenities", "Which one is it? Press its digit."), go_there=False)
            self.which.focus()
            return None
        return {**said, "amenity_id": self.which.amenity_id(), "photo": self.photos.keep()}

    def refuse(self, refusal: Refusal) -> None:
        """Say beside the field what is wrong; what was typed stays."""
        words = explain_refusal(refusal)
        if not self.form.complain(str(getattr(refusal, "field", "")), words):
            self.say_wrong(words)

    def say_wrong(self, words: str) -> None:
        """Say below the fields what stands in the way."""
        self.outcome.setText(words)
        self.outcome.setVisible(bool(words))
        announce(self, words)

    def calm(self) -> None:
        """Nothing is wrong any more."""
        self.form.calm()
        self.say_wrong("")

    def focus(self) -> None:
        """Where the clerk goes on: which one, where that is asked and not said; else what is wrong."""
        if self._result is Result.ABNORMAL and not self.which.said():
            self.which.focus()
        else:
            self._on_decided()

    def retranslate(self) -> None:
        """Say every word anew."""
        abnormal = self._result is Result.ABNORMAL
        note = translate("Amenities", "Wrong") if abnormal else translate("Amenities", "Note")
        self.form.say(WHICH, translate("Amenities", "Which"))
        self.form.say(NOTE, note)
        self.form.say(PHOTO, field_name(PHOTO))
        self.note.setPlaceholderText(
            translate("Amenities", "What is wrong, in a few words")
            if abnormal
            else translate("Amenities", "Such as 4 °C; nothing takes it away")
        )
        self.form.show_row(WHICH, abnormal and self.which.asks())
        self.form.show_row(PHOTO, abnormal)
        self.which.retranslate()
        self.photo.retranslate()
        self.save.say(translate("Amenities", "Save"))
        self.cancel.say(translate("Amenities", "Cancel"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            if self._result is Result.ABNORMAL:
                self.photos.paste()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.saved.emit()
        else:
            event.accept()  # the list around it has keys of its own

    # -- inside ------------------------------------------------------------------------------------------------------

    def _on_decided(self) -> None:
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)
        self.note.selectAll()

    def _on_which(self, chosen: object) -> None:
        del chosen
        self.form.calm(WHICH)
        self._say_joined()

    def _say_joined(self) -> None:
        fault = self._standing()
        self.joined.setText("" if fault is None else joins(fault))
        self.joined.setVisible(fault is not None)
        # Enter alone adds this check to a report that is open; whoever knows more types over it.
        if self._result is Result.ABNORMAL and self.note.text() in ("", self._offered):
            self._offered = "" if fault is None else fault.what
            self.note.setText(self._offered)

    def _standing(self) -> Fault | None:
        """The open fault this would be added to; none when it is this very check's own."""
        line = self._line
        if line is None or self._result is not Result.ABNORMAL or not self.which.said():
            return None
        about, db = self.which.amenity_id(), self._context.db
        of_point = about is None
        fault = queries.open_fault_of_item(db, line.item.code) if of_point else queries.open_fault(db, about or 0)
        own = fault is not None and line.found is not None and line.found.fault_id == fault.id
        return None if own else fault

    def _build(self) -> None:
        for name, field in ((WHICH, self.which), (NOTE, self.note), (PHOTO, self.photo)):
            self.form.add(name, "", field)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.outcome, 1)
        foot.addStretch(1)
        for made in (self.cancel, self.save):
            foot.addWidget(made)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_SIDE, 8, _SIDE, 8)
        layout.setSpacing(6)
        layout.addWidget(self.joined)
        layout.addWidget(self.form)
        layout.addLayout(foot)
        for hidden in (self.joined, self.outcome):
            hidden.hide()


class _Rows(Form):
    """Rows that can be left out."""

    def show_row(self, name: str, shown: bool) -> None:
        """Show a row with its label, or not."""
        self._labels[name].setVisible(shown)
        self._fields[name].setVisible(shown)
        if not shown:
            self._messages[name].hide()
