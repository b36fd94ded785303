"""The form of a visit beside the log: putting one right, or entering one of before. Enter saves, Escape gives up."""

from datetime import date
from typing import Any
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from station_app.core.errors import Missing, NotFound, NotValid, Refusal, TooLong
from station_app.core.people.model import PhoneTaken
from station_app.core.people.queries import by_id as person_by_id
from station_app.core.visits import corrections
from station_app.core.visits.model import DayStays, NotServed, OnePerson, OpenElsewhere, Origin, Visit
from station_app.gui.kit.card import PADDING, Card
from station_app.gui.kit.context import Context
from station_app.gui.kit.look import announce, button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.told import Told
from station_app.gui.visits.said import Said, changes, facts, said_of
from station_app.gui.visits.visit_fields import VisitFields
from station_app.texts import labels, translate
from station_app.texts.troubles import explain

_FIELD_OF: dict[type[Refusal], str] = {
    OpenElsewhere: "visit.person",
    NotServed: "visit.person",
    NotFound: "visit.person",
    OnePerson: "visit.heads",
    DayStays: "visit.day",
    PhoneTaken: "person.phone",
}


class VisitForm(Card):
    """One visit at a time. What was typed of one entered later is kept as a draft until it is saved."""

    saved = Signal(object)
    """The Visit, after it is in the file."""
    left = Signal()
    """Escape or Cancel."""

    def __init__(self, context: Context, page: str, parent: QWidget | None = None) -> None:
        super().__init__(" ", padding=0, parent=parent)
        self.setObjectName("visitForm")
        self.header.setContentsMargins(PADDING, 12, PADDING, 0)
        self._context = context
        self._page = page
        self._visit: Visit | None = None
        self._before = Said(date.min)
        self._draft: Said | None = None
        self._key = ""
        self._saving = False
        self.fields = VisitFields(context)
        self._complaint = PlainLabel("", "bad", wrap=True)
        self._complaint.setObjectName("visitFormComplaint")
        self.cancel = button("", "", "visitFormCancel")
        self.save_button = button("", "accent", "visitFormSave")
        self._scroll = QScrollArea()
        self._build()
        self.cancel.clicked.connect(self.give_up)
        self.save_button.clicked.connect(self.save)
        self.fields.entered.connect(self.save)
        self.fields.escaped.connect(self.give_up)
        self.fields.changed.connect(self._say_reason)

    def edit(self, visit: Visit) -> None:
        """Put a visit right."""
        self._visit = visit
        self._before = said_of(visit, self.fields.zone())
        paper = visit.origin in (Origin.BACK_DATED, Origin.IMPORT)
        self.fields.begin(self._before, labels.visit_name(visit), day=paper, offers_new=False)
        self._begin(translate("Visits", "Edit: {name}").format(name=labels.visit_name(visit)))

    def back_date(self, today: date) -> None:
        """Enter one of before; what was begun is there again."""
        self._visit = None
        self._before = self._draft or Said(today)
        self.fields.begin(self._before, self._name_of(self._before), day=True, offers_new=True)
        self._begin(translate("Visits", "Enter a visit of before"))

    def visit_id(self) -> int | None:
        """Which visit is being put right."""
        return None if self._visit is None else self._visit.id

    def scanned(self, code: str) -> bool:
        """A card says whose visit it is; False when it is nobody's."""
        return self.fields.who.pick_by_code(code)

    def save(self) -> None:
        """Save what stands in the form; a refusal is said beside its field and nothing typed is lost."""
        if self._saving:
            return
        self._calm()
        if self.fields.who.undecided():
            words = translate("Visits", "Please pick somebody from the list, or empty the field.")
            self.fields.form.complain("visit.person", words)
            return
        said = self.fields.said()
        try:
            given = facts(said) if self._visit is None else changes(self._before, said)
        except Refusal as refusal:
            self._on_refused(refusal)
            return
        if self._visit is not None and not given:
            self.left.emit()
            return
        self._saving = True
        if self._visit is None:
            self._run(corrections.back_date, given, translate("Visits", "{name}: visit entered for {day}."), said)
        else:
            given.update(visit_id=self._visit.id, reason=said.reason)
            self._run(corrections.edit, given, translate("Visits", "{name}: visit changed."), said)

    def unfinished(self) -> bool:
        """Whether anything typed here is not saved, in the fields or put aside."""
        return self._draft is not None or (not self.isHidden() and self.fields.said() != self._before)

    def give_up(self) -> None:
        """Leave the form; what was typed of a visit entered later stays as a draft."""
        if self._visit is None:
            said = self.fields.said()
            self._draft = None if said == Said(self.fields.today()) else said
        self.left.emit()

    def retranslate(self) -> None:
        """Say every word anew; an open form keeps what was typed."""
        self.fields.retranslate()
        for made, words in (
            (self.cancel, translate("Visits", "Cancel")),
            (self.save_button, translate("Visits", "Save")),
        ):
            made.setText(words)
            made.setAccessibleName(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.save()
        else:
            super().keyPressEvent(event)

    # -- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(PADDING, 4, PADDING, 8)
        inside.addWidget(self.fields)
        inside.addStretch(1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(content)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save_button)
        foot = QVBoxLayout()
        foot.setContentsMargins(PADDING, 0, PADDING, 8)
        foot.addWidget(self._complaint)
        foot.addLayout(buttons)
        self.body.addWidget(self._scroll, 1)
        self.body.addLayout(foot)

    def _begin(self, title: str) -> None:
        self.set_title(title)
        self._key = str(uuid4())
        self._saving = False
        self._calm()
        self._say_reason()
        self._scroll.verticalScrollBar().setValue(0)
        self.fields.focus_first(new=self._visit is None)

    # -- saving --------------------------------------------------------------------------------------------------

    def _run(self, command: Any, given: dict[str, Any], sentence: str, said: Said) -> None:
        told = sentence.format(name=self._name_of(said), day=f"{said.day:%Y-%m-%d}")
        self._context.operations.run(
            command,
            key=self._key,
            done=self._on_saved,
            refused=self._on_refused,
            troubled=self._on_troubled,
            about=Told(told, page=self._page),
            **given,
        )

    def _name_of(self, said: Said) -> str:
        if said.new_name is not None:
            return said.new_name
        if said.person_id is not None:
            person = person_by_id(self._context.db, said.person_id)
            return labels.person_name(person.name, person.nickname, person.phone)
        return labels.person_name(None, None)

    def _on_saved(self, visit: Visit) -> None:
        self._saving = False
        if self._visit is None:
            self._draft = None
        self.saved.emit(visit)

    def _on_troubled(self, trouble: object) -> None:
        del trouble  # the window says what happened; the form is as it was
        self._saving = False

    def _on_refused(self, refusal: Refusal) -> None:
        self._saving = False
        field = refusal.field if isinstance(refusal, Missing | NotValid | TooLong) else _FIELD_OF.get(type(refusal), "")
        words = explain(refusal)
        if not self.fields.form.complain(field, words):
            self._complaint.setText(words)
            self._complaint.show()
            announce(self, words)

    def _calm(self) -> None:
        self.fields.form.calm()
        self._complaint.hide()

    def _say_reason(self) -> None:
        """A visit of a month that is over wants a reason."""
        first = self.fields.today().replace(day=1)
        over = self._visit is not None and min(self._before.day, self.fields.said().day) < first
        self.fields.ask_reason(over)
