"""Somebody new at the desk: the form for a number, a card or neither, what is half filled in, and Enter registers."""

from PySide6.QtCore import QObject

from station_app.core.desk.model import Phone, read_entry
from station_app.gui.desk.acts import DeskActs
from station_app.gui.desk.drafts import Drafts
from station_app.gui.desk.entry import EntryCard
from station_app.gui.desk.newcomer import Draft
from station_app.gui.desk.unnamed import no_such_letter
from station_app.gui.kit.context import Context
from station_app.texts import translate


class DeskRegistering(QObject):
    """Keeps what the clerk began while they are called away, and the code nobody has for whoever is new next."""

    def __init__(self, context: Context, entry: EntryCard, acts: DeskActs) -> None:
        super().__init__(entry)
        self._context = context
        self._entry = entry
        self._acts = acts
        self._drafts = Drafts()
        self.unknown_code: str | None = None
        entry.newcomer.entered.connect(self.register)

    def begin(self, draft: Draft) -> None:
        """Show the form, with what was filled in for the same number or card before."""
        self._entry.newcomer.begin(self._drafts.of(draft))
        self._entry.show_newcomer()

    def begin_without_phone(self) -> None:
        """Ctrl+N: also with the number or the card that stands there."""
        entry = read_entry(self._entry.field.text())
        phone = entry.number if isinstance(entry, Phone) else None
        self.keep_draft()
        self.begin(Draft(phone=phone, card=self.unknown_code))
        self._entry.newcomer.nickname.setFocus()

    def register(self) -> None:
        """Enter: check them in, once it is said who they are."""
        draft = self._entry.newcomer.draft()
        if draft.category is None:
            letters = " ".join(self._entry.lettered())
            self._entry.newcomer.complain(
                translate("Desk", "Please press a letter for the category: {letters}").format(letters=letters)
            )
            self._context.sounds.play("look")
            self._entry.field.setFocus()
            return
        self._drafts.registered(draft)
        self._acts.check_in_new(draft, draft.category, self._entry.field.text())

    def letter(self, letter: str) -> None:
        """A letter chooses the category."""
        category = self._entry.lettered().get(letter)
        if category:
            self._entry.newcomer.categories.choose([category])
            self._entry.newcomer.complain("")
        else:
            self._entry.newcomer.complain(no_such_letter(self._entry, letter))
            self._context.sounds.play("look")

    def keep_draft(self) -> None:
        """Something else comes: what is half filled in waits."""
        if self._entry.showing() is self._entry.newcomer:
            self._drafts.keep(self._entry.newcomer.draft())

    def taken_back(self, typed: str) -> None:
        """An act was undone whose text was this: a registration's form is half filled in again."""
        if isinstance(entry := read_entry(typed), Phone):
            self._drafts.taken_back(entry.number)
