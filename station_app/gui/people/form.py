"""Adding somebody and changing what is known of them: Enter saves, Escape puts the form aside as a draft."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from station_app.core.errors import Missing, NotValid, Refusal, TooLong, Trouble
from station_app.core.gate import ascii_digits
from station_app.core.masks import mask_number
from station_app.core.people import commands
from station_app.core.people.model import CardTaken, Lack, Person, PhoneTaken, read_card
from station_app.core.people.queries import by_card
from station_app.core.settings.model import Dictionary
from station_app.core.settings.queries import entries
from station_app.gui.kit.card import PADDING, Card
from station_app.gui.kit.context import Context
from station_app.gui.kit.key_cap import KeyCap
from station_app.gui.kit.look import announce, button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.told import Told
from station_app.gui.people.drafts import Draft, Said, draft_of, facts_of
from station_app.gui.people.fields import PersonFields
from station_app.gui.people.layout import LowScroll
from station_app.texts import labels, translate
from station_app.texts.people import lacking
from station_app.texts.troubles import explain

_WIDEST = 620
_PHONE_DIGITS = 7


class PersonForm(Card):
    """One form at a time; what was begun for other people waits as drafts."""

    saved = Signal(int)
    """The person's id, after it is in the file."""
    put_aside = Signal()
    """Escape or Cancel; the draft is kept."""
    passed_over = Signal()
    """While one after the other is completed: Enter on somebody of whom nothing more is known today."""
    person_asked = Signal(int)
    """Open somebody who has the number or the card already."""
    merge_asked = Signal(int, int)
    """(this person, the one who has the number or the card already): are they one?"""

    def __init__(self, context: Context, page: str, parent: QWidget | None = None) -> None:
        super().__init__(" ", padding=0, elides=True, parent=parent)
        self.setObjectName("personForm")
        self.header.setContentsMargins(PADDING, 12, PADDING, 0)
        self._context = context
        self._page = page
        self._drafts: dict[int | None, Draft] = {}
        self._draft = Draft()
        self._name = ""
        self._owner: int | None = None
        self._sent: Draft | None = None
        self._held: QWidget | None = None
        self.fields = PersonFields()
        self._lacks: tuple[Lack, ...] = ()
        self._resumed = PlainLabel("", "info")
        self._lacking = PlainLabel("", "warn")
        self._lacking.setObjectName("personLacking")
        self._complaint = PlainLabel("", "bad", wrap=True)
        self._complaint.setObjectName("personComplaint")
        self.again = button("", "small", "personAgain")
        self.open_owner = button("", "small", "personOpenOwner")
        self.merge_owner = button("", "small", "personMergeOwner")
        self.cancel = button("", "", "personCancel")
        self.save_button = button("", "accent", "personSave")
        self._build()
        self.again.clicked.connect(self._start_again)
        self.open_owner.clicked.connect(self._on_open_owner)
        self.merge_owner.clicked.connect(self._on_merge_owner)
        self.cancel.clicked.connect(self.leave)
        self.save_button.clicked.connect(self.save)
        self.fields.number_asked.connect(self._reveal)

    def open_new(self, looked_up: str = "") -> None:
        """A form for somebody new, or the one begun before; `looked_up` is what was searched in vain."""
        self.keep()
        self._lacks = ()
        draft = self._drafts.get(None)
        if draft is None:
            number = looked_up and len(ascii_digits(looked_up)) >= _PHONE_DIGITS
            draft = Draft()
            draft.now = Said(phone=looked_up) if number else Said(name=looked_up)
        self._open(draft, "", resumed=None in self._drafts)

    def open_person(self, person: Person, number: str | None, lacks: Sequence[Lack] = ()) -> None:
        """A form about somebody known, or the one begun before; `number` is their whole number if it was revealed.

        `lacks`: one after the other is completed, and this is what is still to be asked of this one.
        """
        self.keep()
        self._lacks = tuple(lacks)
        name = labels.person_name(person.name, person.nickname, person.phone)
        draft = self._drafts.get(person.id)
        if draft is None:
            draft = draft_of(person, hidden="" if number else hidden_number(person))
        self._open(draft, name, resumed=person.id in self._drafts)

    def begin(self) -> None:
        """Put the cursor where the clerk begins: the first field that is still to be filled, or the name."""
        field = self.fields.of_lack(self._lacks[0] if self._lacks else Lack.NAME)
        field.setFocus()
        self._scroll.ensureWidgetVisible(field)

    def has_draft(self, person_id: int | None = None) -> bool:
        """Whether a form begun for somebody waits."""
        return person_id in self._drafts

    def unfinished(self) -> bool:
        """Whether anything typed here is not saved, in the fields or put aside."""
        return bool(self._drafts) or (not self.isHidden() and self.fields.said() != self._draft.before)

    def keep(self) -> None:
        """Keep what was typed as a draft, if anything was."""
        # Hidden, the fields hold what `_draft` holds already.
        if not self.isHidden():
            self._draft.now = self.fields.said()
        if self._draft.changed:
            self._drafts[self._draft.person_id] = self._draft
        else:
            self._drafts.pop(self._draft.person_id, None)

    def leave(self) -> None:
        """Close; what was typed is kept."""
        self.keep()
        self.put_aside.emit()

    def save(self) -> None:
        """Write the person. A refusal is said beside its field and nothing typed is lost."""
        if self._sent is not None:
            return
        self._calm()
        draft = self._draft
        draft.now = self.fields.said()
        if not draft.now.category:
            self._on_refused(Missing("person.category"))
            return
        if draft.person_id is not None and not draft.changed:
            if self._lacks:
                self.passed_over.emit()
            else:
                self.leave()
            return
        self._show_sent(draft)
        name = labels.person_name(draft.now.name.strip(), draft.now.nickname.strip(), None)
        facts = facts_of(draft)
        if draft.person_id is None:
            command: Any = commands.register
            sentence = translate("People", "{name} was added.").format(name=name)
        else:
            command = commands.edit
            facts["person_id"] = draft.person_id
            sentence = translate("People", "{name}: changes saved.").format(name=name)
        self._context.operations.run(
            command,
            key=draft.key,
            done=partial(self._on_saved, draft),
            refused=partial(self._on_not_saved, draft),
            troubled=self._on_trouble,
            about=Told(sentence, page=self._page),
            **facts,
        )
        self._hold()

    def scanned(self, code: str) -> None:
        """A card was scanned while the form is open: it goes into the card field."""
        if self._sent is not None:
            return
        try:
            card = read_card(code)
        except (NotValid, TooLong) as refusal:
            self._on_refused(refusal)
            return
        self.fields.card.setText(card)
        self.fields.card.setFocus()
        owner = by_card(self._context.db, card)
        if owner is not None and owner.id != self._draft.person_id:
            self._on_refused(CardTaken(owner.id, card))

    def retranslate(self) -> None:
        """Say every word anew; what is typed stays."""
        self.fields.retranslate()
        db, language = self._context.db, self._context.language.code
        self.fields.offer(entries(db, Dictionary.CATEGORY), entries(db, Dictionary.PLATFORM), language)
        self._resumed.setText(translate("People", "Begun earlier, not saved yet."))
        for made, words in (
            (self.again, translate("People", "Start afresh")),
            (self.cancel, translate("People", "Put aside")),
            (self.open_owner, translate("People", "Open that person")),
            (self.merge_owner, translate("People", "Merge with that person…")),
        ):
            made.setText(words)
            made.setAccessibleName(words)
        self._say_title()
        self._say_lacks()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, QPushButton) and focused.hasFocus():
                focused.click()
            else:
                self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    # -- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        inside = QWidget()
        inside.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 4, 16, 8)
        column.addWidget(self.fields)
        column.addWidget(self._complaint)
        column.addStretch(1)
        scroll = LowScroll()
        scroll.setWidget(inside)
        self._scroll = scroll
        self.header.addWidget(self._lacking)
        self.header.addWidget(self._resumed)
        self.header.addWidget(self.again)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 8)
        foot.setSpacing(8)
        foot.addWidget(self.open_owner)
        foot.addWidget(self.merge_owner)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(KeyCap("Esc"))
        foot.addSpacing(8)
        foot.addWidget(self.save_button)
        foot.addWidget(KeyCap("Enter"))
        self.body.addWidget(scroll, 1)
        self.body.addLayout(foot)

    def _say_title(self) -> None:
        if self._draft.person_id is None:
            self.set_title(translate("People", "Add a person"))
        else:
            self.set_title(translate("People", "Edit {name}").format(name=self._name))

    def _say_lacks(self) -> None:
        self._lacking.setText(lacking(self._lacks) if self._lacks else "")
        self._lacking.setVisible(bool(self._lacks))
        words = translate("People", "Save and next") if self._lacks else translate("People", "Save")
        self.save_button.setText(words)
        self.save_button.setAccessibleName(words)

    # -- drafts --------------------------------------------------------------------------------------------------

    def _open(self, draft: Draft, name: str, *, resumed: bool) -> None:
        self._draft, self._name = draft, name
        self._hold()
        self._say_title()
        self._resumed.setVisible(resumed)
        self.again.setVisible(resumed)
        self._calm()
        known = draft.person_id is not None and draft.before.consent
        self.fields.show_said(draft.now, hidden=draft.hidden, agreed=known)
        self._say_lacks()
        self._scroll.verticalScrollBar().setValue(0)
        self.begin()

    def _start_again(self) -> None:
        draft = self._draft
        self._drafts.pop(draft.person_id, None)
        self._open(Draft(draft.person_id, draft.before, draft.before, draft.hidden), self._name, resumed=False)

    # -- answers -------------------------------------------------------------------------------------------------

    def _reveal(self) -> None:
        if self._draft.person_id is not None:
            self._context.operations.run(
                commands.reveal,
                person_id=self._draft.person_id,
                undoable=False,
                done=self._on_revealed,
                refused=self._on_refused,
            )

    def _on_revealed(self, number: str) -> None:
        self._draft.show_number(number)
        self.fields.phone.show_number(number, hidden="")
        self.fields.phone.line.setFocus()

    def _on_saved(self, draft: Draft, person: Person) -> None:
        self._show_sent(None)
        self._drafts.pop(draft.person_id, None)
        if draft is not self._draft:
            return  # the file was busy, and the clerk is at somebody else's form meanwhile
        self._draft = Draft()
        self.fields.show_said(self._draft.now, hidden="", agreed=False)
        if not self.isHidden():
            self.saved.emit(person.id)

    def _on_trouble(self, trouble: Trouble) -> None:  # noqa: ARG002 - the window tells it
        self._show_sent(None)

    def _on_not_saved(self, draft: Draft, refusal: Refusal) -> None:
        self._show_sent(None)
        if draft is self._draft and not self.isHidden():
            self._on_refused(refusal)
        else:
            self._drafts[draft.person_id] = draft
            self._context.operations.refused.emit(refusal)

    def _on_refused(self, refusal: Refusal) -> None:
        words = explain(refusal)
        self._owner = refusal.person_id if isinstance(refusal, PhoneTaken | CardTaken) else None
        self.open_owner.setVisible(self._owner is not None)
        self.merge_owner.setVisible(self._owner is not None and self._draft.person_id is not None)
        if not self.fields.refuse(refusal, words):
            self._complaint.setText(words)
            self._complaint.show()
            announce(self, words)

    def _on_open_owner(self) -> None:
        if self._owner is not None:
            self.keep()
            self.person_asked.emit(self._owner)

    def _on_merge_owner(self) -> None:
        if self._owner is not None and self._draft.person_id is not None:
            self.keep()
            self.merge_asked.emit(self._draft.person_id, self._owner)

    def _calm(self) -> None:
        self._owner = None
        self.merge_owner.hide()
        self.open_owner.hide()
        self._complaint.hide()
        self.fields.calm()

    def _show_sent(self, draft: Draft | None) -> None:
        self._sent = draft
        self.save_button.setEnabled(draft is None)
        if draft is None:
            self._hold()

    def _hold(self) -> None:
        # While a form waits for the file nothing is typed into it: that would be neither saved nor kept.
        waits = self._sent is not None and self._sent is self._draft
        if waits == self.fields.isEnabled():
            self._held = self.focusWidget() if waits else self._held
            self.fields.setEnabled(not waits)
            if not waits and self._held is not None:
                self._held.setFocus()


def hidden_number(person: Person) -> str:
    """Somebody's number as it is shown until it is asked for; nothing for somebody without one."""
    if person.phone:
        return labels.masked_phone(person.phone)
    return mask_number(person.other_number) if person.other_number else ""
